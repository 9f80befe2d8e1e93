// Package file makes the files that a reader takes away, in the browser: from the
// address of a file and the parts of the data that it asks for, piece by piece, each
// time that it is asked, so that memory is collected between two. It stands beside
// package program, in whose messages it is spoken to, and above package extract, with
// which the server makes the same bytes.
package file

import (
	"encoding/binary"
	"slices"

	"bilateral/app/protocol"
	"bilateral/components/catalogue"
	"bilateral/components/download"
	"bilateral/components/extract"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/data/wire"
)

// Maker makes one file after the other. Its messages come in the order of package
// protocol: Begin, and for each edition OpenEdition, EditionWords, Need, EditionPart and
// Make, then More.
type Maker struct {
	pages    page.Site
	address  string
	editions []edition
	file     *extract.File
	making   *download.Making // once a piece was asked for
	buffer   []byte           // of the operations
}

// edition is what a file is made from in one language.
type edition struct {
	ds     *data.Dataset
	cat    *catalogue.Catalogue
	wanted *extract.Wanted
}

// New makes files of the figures of some pages.
func New(pages page.Site) *Maker { return &Maker{pages: pages} }

// Receive takes a message and reports whether it could make use of it; for More,
// whether there is more. A file that is refused has been asked for well. The content is
// there during the call only.
func (m *Maker) Receive(message protocol.Message, content []byte, apply func([]byte) bool) bool {
	if message == protocol.Begin {
		m.address, m.editions, m.file, m.making = string(content), nil, nil, nil
		_, _, ok := extract.ParseChoice(m.address)
		return ok
	}
	if message == protocol.OpenEdition {
		ds, err := wire.Decode(content)
		m.editions = append(m.editions, edition{ds: ds})
		return err == nil && len(m.editions) <= len(data.Languages)
	}
	if len(m.editions) == 0 || m.editions[len(m.editions)-1].ds == nil {
		return false
	}
	e := &m.editions[len(m.editions)-1]
	switch message {
	case protocol.EditionWords:
		cat, err := catalogue.Decode(m.language(), slices.Clone(content))
		e.cat = cat
		return err == nil
	case protocol.Need:
		return m.need(e, apply)
	case protocol.EditionPart:
		return m.read(e, content)
	case protocol.Make:
		return m.find(e, apply)
	case protocol.More:
		return m.more(apply)
	}
	return false
}

// language is that of the edition that was opened last: the address's, then the others.
func (m *Maker) language() data.Language {
	own := state.LanguageOf(m.address)
	if len(m.editions) == 1 {
		return own
	}
	n := 1
	for _, l := range data.Languages {
		if l == own {
			continue
		}
		if n++; n == len(m.editions) {
			return l
		}
	}
	return own
}

// need says which collections the file is made from.
func (m *Maker) need(e *edition, apply func([]byte) bool) bool {
	address := m.address
	if m.file != nil { // that of the first edition
		address = m.file.In(m.language())
	}
	if e.wanted = extract.Want(m.pages, e.ds, address); e.wanted == nil {
		return false
	}
	names := ""
	for i, id := range e.wanted.Needs {
		if i > 0 {
			names += " "
		}
		names += string(id)
	}
	return m.tell(apply, protocol.Needed, names)
}

// read takes a collection in, or the records: where values were read is the same in all
// languages, and is kept once.
func (m *Maker) read(e *edition, content []byte) bool {
	if wire.DecodeCollection(content, e.ds) == nil {
		return true
	}
	if wire.DecodeRecords(content, e.ds) != nil {
		return false
	}
	if first := m.editions[0].ds; first.Origins != nil {
		e.ds.Origins = first.Origins
	}
	return true
}

// find finds the figure in an edition. Of the first it says what the file is called, of
// any why there is none. The page that was built for it is not kept.
func (m *Maker) find(e *edition, apply func([]byte) bool) bool {
	if e.wanted == nil || e.cat == nil {
		return false
	}
	file, refused := e.wanted.File(e.ds, e.cat)
	if refused != nil {
		return m.tell(apply, protocol.Refused, refused.In(m.editions[0].cat))
	}
	file.View = nil
	if m.file != nil {
		m.file.Others = append(m.file.Others, file)
		return true
	}
	form := extract.FormOf(file.Name)
	if form == nil {
		return false
	}
	m.file = file
	return m.tell(apply, protocol.Made, file.FileName(form.Ending), form.MediaType)
}

// more hands on a piece, if there is one yet, and reports whether there may be more.
func (m *Maker) more(apply func([]byte) bool) bool {
	if m.file == nil {
		return false
	}
	if m.making == nil {
		m.making = m.file.Make()
	}
	piece, more := m.making.Some()
	if !more {
		m.file, m.making, m.editions = nil, nil, nil
		return false
	}
	if len(piece) == 0 {
		return true
	}
	m.operation(protocol.Piece)
	m.buffer = binary.AppendUvarint(m.buffer, uint64(len(piece)))
	m.buffer = append(m.buffer, piece...)
	return apply(m.buffer)
}

// tell asks for an operation with some strings.
func (m *Maker) tell(apply func([]byte) bool, o protocol.Operation, words ...string) bool {
	m.operation(o)
	for _, w := range words {
		m.buffer = binary.AppendUvarint(m.buffer, uint64(len(w)))
		m.buffer = append(m.buffer, w...)
	}
	return apply(m.buffer)
}

func (m *Maker) operation(o protocol.Operation) { m.buffer = append(m.buffer[:0], byte(o)) }
