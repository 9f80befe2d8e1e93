package pages

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"bilateral/app/file"
	"bilateral/app/protocol"
	"bilateral/components/extract"
	"bilateral/components/page"
	"bilateral/components/site/whole"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/data/datapackage"
)

// told is what a maker of files tells.
type told struct {
	needed, name, mediaType, refused string
	content                          bytes.Buffer
	largest                          int
}

// apply reads a buffer of operations as the worker does.
func (m *told) apply(buffer []byte) bool {
	word := func() string {
		n, size := binary.Uvarint(buffer)
		text := string(buffer[size : size+int(n)])
		buffer = buffer[size+int(n):]
		return text
	}
	o := protocol.Operation(buffer[0])
	buffer = buffer[1:]
	switch o {
	case protocol.Needed:
		m.needed = word()
	case protocol.Made:
		m.name, m.mediaType = word(), word()
	case protocol.Refused:
		m.refused = word()
	case protocol.Piece:
		piece := word()
		m.largest = max(m.largest, len(piece))
		m.content.WriteString(piece)
	}
	return len(buffer) == 0
}

// made is the file that the browser's program makes of an address, with the parts of the
// data that the host sends. It is nil where the program cannot.
func made(t *testing.T, e *Explorer, maker *file.Maker, address string) *told {
	t.Helper()
	m := &told{}
	send := func(message protocol.Message, content []byte) bool {
		return maker.Receive(message, slices.Clone(content), m.apply)
	}
	if !send(protocol.Begin, []byte(address)) {
		return nil
	}
	own := state.LanguageOf(address)
	languages := []data.Language{own}
	if path, _, _ := strings.Cut(address, "?"); strings.HasSuffix(path, "/"+extract.Package) {
		for _, l := range data.Languages {
			if l != own {
				languages = append(languages, l)
			}
		}
	}
	parts := e.Parts()
	for _, l := range languages {
		if !send(protocol.OpenEdition, parts[l].Dataset) || !send(protocol.EditionWords, parts[l].Words[page.TakingProgram]) || !send(protocol.Need, nil) {
			return nil
		}
		for id := range strings.FieldsSeq(m.needed) {
			if !send(protocol.EditionPart, e.Collections()[partName(data.CollectionID(id), l)]) {
				t.Fatalf("%s: the collection %s is refused", address, id)
			}
		}
		if !send(protocol.EditionPart, parts[l].Records) {
			t.Fatalf("%s: the records are refused", address)
		}
		if !send(protocol.Make, nil) {
			return nil
		}
		if m.refused != "" {
			return m
		}
	}
	for m.refused == "" && send(protocol.More, nil) {
	}
	return m
}

// addresses are those of files of all pages in some of their views, and of some that
// cannot be made.
func addresses(t *testing.T, e *Explorer, ds *data.Dataset) []string {
	t.Helper()
	list := []string{
		"/partners/data.csv?figure=joint-works&country=DEU~JPN&time=2010..2020", "/partners/data.csv?figure=none", "/ja/partners/data.json?rows=some",
		"/partners/data.csv?time=1700..1710", "/data.csv?indicator=none", "/ja/evidence/data.zip?figure=claims", "/about/data.csv", "/data.csv?bom=0",
		"/partners/data.csv?country=NOR~GRC", "/ja/partners/data.zip?figure=joint-works&country=DEU~JPN", "/partners/data.zip?figure=joint-works&country=DEU~FRA&pairs=DEU-JPN",
		"/ja/indicators/rd-spending/data.zip?country=DEU&time=2005..2015", "/indicators/joint-works/data.json?scale=indexed", "/data.csv?bom=2", "/evidence/data.csv?verdict=none",
	}
	for _, path := range state.Paths(ds) {
		st := state.Parse(ds, path)
		if st.Frame || e.figures.Find(ds, st) == nil {
			continue
		}
		for i, id := range figuresOf(t, e, path) {
			list = append(list, path+"data.csv?figure="+id)
			if i == 0 {
				list = append(list, path+"data.json?rows=all&figure="+id, path+"data.zip?figure="+id)
			}
		}
	}
	return list
}

// The bytes that the browser's program makes, their name and what is said where there is
// no file are those of the server.
func TestTheBrowserMakesTheFilesOfTheServer(t *testing.T) {
	second, err := datapackage.DecodeFile("../../testdata/second.json")
	if err != nil {
		t.Fatal(err)
	}
	for name, ds := range map[string]*data.Dataset{"the deck": dataset(t), "the second dataset": second} {
		ds.Home = "https://explorer.example"
		e, maker, files := New(ds), file.New(whole.Figures()), 0
		for _, address := range addresses(t, e, ds) {
			want, got := e.Download(address), made(t, e, maker, address)
			switch {
			case want == nil || got == nil:
				if (want == nil) != (got == nil) {
					t.Errorf("%s: %s is a file on the server: %v, in the browser: %v", name, address, want != nil, got != nil)
				}
				continue
			case (got.refused != "") != (want.Refused != ""):
				t.Errorf("%s: %s: the browser says %q, the server %q", name, address, got.refused, want.Refused)
				continue
			case want.Refused != "":
				continue
			}
			b, _ := fileOf(t, e, address)
			files++
			if got.name != want.Name || got.mediaType != want.MediaType || !bytes.Equal(got.content.Bytes(), b) {
				t.Errorf("%s: %s: the browser makes %d bytes of %s (%s), the server %d of %s (%s)",
					name, address, got.content.Len(), got.name, got.mediaType, len(b), want.Name, want.MediaType)
			}
			if got.largest > 64<<10 {
				t.Errorf("%s: %s: a piece has %d bytes", name, address, got.largest)
			}
		}
		if files < 90 {
			t.Errorf("%s: only %d files were compared", name, files)
		}
	}
}
