//go:build js

// Command app is the program in the browser. It holds the dataset and the
// words of one language, builds the view that an address asks for and has
// app/dom change the page. All it exchanges with the page is bytes: the page
// puts a message into the inbox and calls receive, and the program hands its
// operations to apply.
package main

import (
	"strings"
	"unsafe"

	"bilateral/app/dom"
	"bilateral/components/catalogue"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/data/wire"
)

// The messages, as in web/static/explorer.js.
const (
	datasetMessage = 1 + iota // the dataset, as wire.Encode gives it
	wordsMessage              // the phrases, as Catalogue.Encode gives them
	hydrateMessage            // the document's address, line feed, the reader's
	pushMessage               // an address to show as a new entry of the history
	replaceMessage            // an address to show in place of the present one
	returnMessage             // an address that the history came back to
	frameMessage              // nothing: change the page now
)

// program is the running explorer.
type program struct {
	inbox     []byte
	ds        *data.Dataset
	cat       *catalogue.Catalogue
	words     []byte
	shown     state.State // what the page shows
	wanted    state.State // what the next frame is to show
	page      dom.Page
	inHistory string // the address of the present entry
}

var running program

//go:wasmimport explorer apply
func apply(operations unsafe.Pointer, length uint32) int32

//go:wasmexport inbox
func inbox(length int32) unsafe.Pointer {
	if int(length) > len(running.inbox) {
		running.inbox = make([]byte, length)
	}
	return unsafe.Pointer(unsafe.SliceData(running.inbox))
}

//go:wasmexport receive
func receive(message, length int32) int32 {
	if running.receive(int(message), running.inbox[:length]) {
		return 1
	}
	return 0
}

// receive takes a message and says whether the program could make use of it.
func (p *program) receive(message int, content []byte) bool {
	switch message {
	case datasetMessage:
		ds, err := wire.Decode(content)
		p.ds = ds
		return err == nil
	case wordsMessage:
		p.words = append([]byte(nil), content...)
		return true
	case hydrateMessage:
		document, reader, _ := strings.Cut(string(content), "\n")
		return p.hydrate(document, reader)
	case pushMessage, replaceMessage, returnMessage:
		return p.visit(string(content), message)
	case frameMessage:
		p.frame()
		return true
	}
	return false
}

// hydrate takes over the page that was rendered for the document's address
// and moves it to the reader's, which differs where a static host or the
// offline cache answered.
func (p *program) hydrate(document, reader string) bool {
	p.shown = state.Parse(p.ds, document)
	cat, err := catalogue.Decode(p.shown.Language, p.words)
	if err != nil {
		return false
	}
	p.cat, p.words = cat, nil
	p.page.Hydrate(page.Build(p.ds, p.shown, p.cat).Root)
	if !p.flush() {
		p.page.Rebuild()
		p.flush()
	}
	p.inHistory = reader
	p.wanted = state.Parse(p.ds, reader)
	p.wanted.Language = p.shown.Language
	p.change()
	p.page.Ready()
	return p.flush()
}

// visit prepares to show an address, if it is one that this document can
// show, and sets the history at once.
func (p *program) visit(address string, message int) bool {
	next := state.Parse(p.ds, address)
	if next.Language != p.shown.Language || next.Route != p.shown.Route || next.Route == state.NotFound {
		return false
	}
	p.wanted = next
	if message != returnMessage {
		printed := next.Address()
		p.page.Address(printed, message == pushMessage && printed != p.inHistory)
		p.inHistory = printed
		return p.flush()
	}
	p.inHistory = address
	return true
}

// frame changes the page to the wanted view.
func (p *program) frame() {
	p.change()
	p.flush()
}

// change asks for what makes the page show the wanted view.
func (p *program) change() {
	doc := page.Build(p.ds, p.wanted, p.cat)
	p.page.Update(doc.Root)
	p.page.Title(doc.Title)
	p.shown = p.wanted
}

// flush has the page apply what was asked; false when the page was not as
// the program took it to be.
func (p *program) flush() bool {
	operations := p.page.Operations()
	if len(operations) == 0 {
		return true
	}
	return apply(unsafe.Pointer(unsafe.SliceData(operations)), uint32(len(operations))) == 1
}
