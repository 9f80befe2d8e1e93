// Package program is the explorer in the browser: it holds what a document is
// about, builds the view that an address asks for and has app/dom change the
// page; it also follows the reader's pointer and keys over charts. All it
// exchanges with the page is bytes, as package protocol lists them: the page puts
// a message into the inbox and calls receive, and the program hands its
// operations to apply.
package program

import (
	"strings"

	"bilateral/app/dom"
	"bilateral/app/protocol"
	"bilateral/components/catalogue"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/data/wire"
)

// Site is what a program is about: how it reads an address and builds a view in the
// catalogue's language. live is true once the program has taken the page over.
//
// It is no interface: a value in one brings the descriptions of all types that
// it holds into the program, of the whole dataset's here.
type Site struct {
	Parse func(ds *data.Dataset, address string) *state.State
	Build func(ds *data.Dataset, st *state.State, cat *catalogue.Catalogue, live bool) *page.Document
}

// Exporter draws a chart as a picture that stands by itself, as SVG, for what the reader
// does with it.
type Exporter func(c *page.Chart, language data.Language, action string) string

// Collector takes a further part of the data in; false when it cannot be read.
// The content is there during the call only.
type Collector func(ds *data.Dataset, content []byte) bool

// Options are what a program does beside showing its pages, each nil where it does not.
type Options struct {
	Collect Collector
	Export  Exporter
	Files   Receiver
	Later   Deferrer
	Lacks   Drafter
}

// Receiver takes the messages about files, from Begin on, as package app/file does. It
// answers as the program does, and hands its operations to apply.
type Receiver func(message protocol.Message, content []byte, apply func([]byte) bool) bool

// Deferrer takes the messages Sight, Lacking and Draw, as Later does.
type Deferrer func(p *program, message protocol.Message, content string) bool

// Drafter builds a view, nil for the one that is built, and reports whether the data did not
// have all that it is made from, as Lacks does.
type Drafter func(p *program, next *state.State) bool

type program struct {
	Options
	apply     func(operations []byte) bool // on the page; reports whether all of it could be seen
	ds        *data.Dataset
	cat       *catalogue.Catalogue
	phrases   []byte
	site      Site
	shown     *state.State // what the page shows
	wanted    *state.State // what it is to show
	doc       *page.Document
	page      dom.Page
	later     func() *page.Document // gives the next view where it is not simply built; nil where it is
	lacking   bool                  // the data did not have what a view is made from
	inHistory string                // the address of the present entry
	reading   reading
}

// receive takes a message and reports whether the program could make use of it.
// The content is there during the call only.
func (p *program) receive(message protocol.Message, content []byte) bool {
	switch message {
	case protocol.LoadDataset:
		ds, err := wire.Decode(content)
		p.ds = ds
		return err == nil
	case protocol.LoadPhrases:
		p.phrases = append([]byte(nil), content...)
		return true
	case protocol.LoadCollection:
		return p.Collect != nil && p.ds != nil && p.Collect(p.ds, content)
	case protocol.TakeOver:
		document, reader, _ := strings.Cut(string(content), "\n")
		return p.takeOver(document, reader)
	case protocol.Push, protocol.Replace, protocol.Return:
		address, waits := strings.CutSuffix(string(content), protocol.Wait)
		return p.visit(address, message, waits)
	case protocol.Frame:
		p.show()
		return true
	case protocol.Export:
		return p.export(string(content))
	case protocol.Idle:
		return true
	case protocol.Sight, protocol.Lacking, protocol.Draw:
		return p.Later != nil && p.Later(p, message, string(content))
	}
	if message >= protocol.Begin {
		return p.Files != nil && p.Files(message, content, p.apply)
	}
	return p.read(message, string(content))
}

// takeOver hydrates the page that was rendered for the document's address and
// moves it to the reader's, which differs where a static host or the offline
// cache answered.
func (p *program) takeOver(document, reader string) bool {
	if !p.open(document) {
		return false
	}
	p.doc = p.build(p.shown, false)
	p.page.Hydrate(p.doc.Root)
	p.flush()
	p.inHistory = reader
	p.wanted = p.parse(reader)
	if document == reader || p.wanted.Path() != p.shown.Path() {
		// Where the document of another page answered, it stays what it is.
		p.wanted = p.shown
		p.doc.TakeOver(p.cat)
	} else {
		p.doc = p.build(p.wanted, true)
	}
	if p.Lacks != nil && p.Lacks(p, nil) {
		return false
	}
	p.change()
	p.page.Ready()
	return p.flush()
}

// open makes the phrases ready and reads the document's address.
func (p *program) open(document string) bool {
	cat, err := catalogue.Decode(state.LanguageOf(document), p.phrases)
	if err != nil {
		return false
	}
	p.cat, p.phrases = cat, nil
	p.shown = p.parse(document)
	return true
}

func (p *program) parse(address string) *state.State { return p.site.Parse(p.ds, address) }

func (p *program) build(st *state.State, live bool) *page.Document {
	return p.site.Build(p.ds, st, p.cat, live)
}

// visit goes to an address, if it is one that this document can show: it sets
// the history and shows the view, with one buffer of operations. A view that
// waits is shown with the next Frame. Of a view that the data lack something for
// nothing is shown.
func (p *program) visit(address string, message protocol.Message, waits bool) bool {
	next := p.parse(address)
	if next.Path() != p.shown.Path() || next.Route == state.NotFound {
		return false
	}
	if p.Lacks != nil && p.Lacks(p, next) {
		return false
	}
	p.wanted = next
	if message == protocol.Return {
		p.inHistory, p.later = address, nil
	} else {
		printed := next.Address()
		p.page.Address(printed, message == protocol.Push && printed != p.inHistory)
		p.inHistory = printed
	}
	if waits {
		return p.flush()
	}
	p.show()
	return true
}

// show changes the page to the wanted view and says what is new on it.
func (p *program) show() {
	before := p.doc.Spoken
	if build := p.later; build != nil {
		p.doc, p.later = build(), nil
	} else {
		p.doc = p.build(p.wanted, true)
	}
	p.change()
	if words := p.doc.News(p.cat, before); words != "" {
		p.page.Announce(words)
	}
	p.flush()
}

// change asks for what makes the page the document of the wanted view. Nobody
// reads a chart that has just changed.
func (p *program) change() {
	p.reading = nowhere
	p.page.Update(p.doc.Root)
	p.page.Title(p.doc.Title)
	p.shown = p.wanted
}

// flush has the page apply what was asked. Where others have changed the page
// so that not all of it can be seen, the page is mended. It reports whether the
// page is as the program takes it to be.
func (p *program) flush() bool {
	if p.send() {
		return true
	}
	p.page.Mend()
	return p.send()
}

func (p *program) send() bool {
	operations := p.page.Operations()
	if len(operations) == 0 {
		return true
	}
	applied := p.apply(operations)
	p.page.Reuse(operations)
	return applied
}
