//go:build js

// Package program is the explorer in the browser: it holds what a document is
// about, builds the view that an address asks for and has app/dom change the
// page; it also follows the reader's pointer and keys over charts. All it
// exchanges with the page is bytes: the page puts a message into the inbox
// and calls receive, and the program hands its operations to apply.
package program

import (
	"strconv"
	"strings"
	"unsafe"

	"bilateral/app/dom"
	"bilateral/app/memory"
	"bilateral/components"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
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
	pointMessage              // chart, x, y, width of the plot: the pointer is there
	pressMessage              // chart, x, y, width of the plot, 1 for a finger: pin, or let go
	keyMessage                // chart, key
	leaveMessage              // nothing: the pointer or the focus is elsewhere
	actionMessage             // chart, space, name of the action
	collectMessage            // a further part of the data, as the page names it
	restMessage               // nothing: the reader rests
)

// The keys of keyMessage: first those of chart.Direction.
const (
	escapeKey = int(chart.Last) + 1 + iota
	enterKey
)

// Site is what a program is about: how it reads an address and builds a view.
// live is true once the program has taken the page over.
type Site interface {
	Parse(address string) *state.State
	Build(st *state.State, live bool) *page.Document
}

// New makes the site of a dataset in the catalogue's language.
var New func(ds *data.Dataset, cat *catalogue.Catalogue) Site

// Collect takes a further part of the data in; false when it cannot be read.
// The content is there during the call only.
var Collect func(ds *data.Dataset, content []byte) bool

// reading is where the reader is on the charts.
type reading struct {
	chart, hit int // hit is -1 when nobody reads
	pinned     bool
	low        bool // the box is below the point
	touched    bool // it was a finger that pinned it
}

var nowhere = reading{hit: -1}

type program struct {
	inbox     []byte
	ds        *data.Dataset
	cat       *catalogue.Catalogue
	words     []byte
	site      Site
	shown     *state.State // what the page shows
	wanted    *state.State // what the next frame is to show
	doc       *page.Document
	page      dom.Page
	inHistory string // the address of the present entry
	reading   reading
}

var running = program{reading: nowhere}

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
	memory.Enter()
	answer := int32(0)
	if running.receive(int(message), running.inbox[:length]) {
		answer = 1
	}
	memory.Leave()
	if message == restMessage {
		memory.Rest()
	}
	return answer
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
	case collectMessage:
		return Collect != nil && p.ds != nil && Collect(p.ds, content)
	case hydrateMessage:
		document, reader, _ := strings.Cut(string(content), "\n")
		return p.hydrate(document, reader)
	case pushMessage, replaceMessage, returnMessage:
		return p.visit(string(content), message)
	case frameMessage:
		p.frame()
		return true
	case restMessage:
		return true
	}
	return p.read(message, string(content))
}

// hydrate takes over the page that was rendered for the document's address
// and moves it to the reader's, which differs where a static host or the
// offline cache answered.
func (p *program) hydrate(document, reader string) bool {
	if !p.open(document) {
		return false
	}
	p.page.Hydrate(p.site.Build(p.shown, false).Root)
	p.flush()
	p.inHistory = reader
	p.wanted = p.site.Parse(reader)
	if p.wanted.Path() != p.shown.Path() {
		// The document of another page answered: it stays what it is.
		p.wanted = p.shown
	}
	p.change()
	p.page.Ready()
	return p.flush()
}

// open makes the site ready and reads the document's address.
func (p *program) open(document string) bool {
	cat, err := catalogue.Decode(state.LanguageOf(document), p.words)
	if err != nil {
		return false
	}
	p.cat, p.words = cat, nil
	p.site = New(p.ds, p.cat)
	p.shown = p.site.Parse(document)
	return true
}

// visit prepares to show an address, if it is one that this document can
// show, and sets the history at once.
func (p *program) visit(address string, message int) bool {
	next := p.site.Parse(address)
	if next.Path() != p.shown.Path() || next.Route == state.NotFound {
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

// frame changes the page to the wanted view and says what is new on it.
func (p *program) frame() {
	before := p.doc.Spoken
	p.change()
	if words := p.doc.News(p.cat, before); words != "" {
		p.page.Say(words)
	}
	p.flush()
}

// change asks for what makes the page show the wanted view. Nobody reads a
// chart that has just changed.
func (p *program) change() {
	p.doc = p.site.Build(p.wanted, true)
	p.reading = nowhere
	p.page.Update(p.doc.Root)
	p.page.Title(p.doc.Title)
	p.shown = p.wanted
}

// read follows the reader over the charts; true when the page has to keep the
// event for itself.
func (p *program) read(message int, content string) bool {
	numbers := integers(content)
	switch message {
	case actionMessage:
		return p.act(content)
	case leaveMessage:
		if p.reading.hit >= 0 && !p.reading.pinned {
			p.show(nowhere)
		}
		return true
	}
	if len(numbers) < 2 || numbers[0] < 0 || numbers[0] >= len(p.doc.Charts) {
		return false
	}
	next := p.reading
	if next.chart != numbers[0] {
		next = reading{chart: numbers[0], hit: -1}
	}
	scene := p.doc.Charts[next.chart].Scene
	switch {
	case message == keyMessage:
		return p.key(next, scene, numbers[1])
	case len(numbers) < 4:
		return false
	case message == pressMessage:
		next = next.at(scene, numbers)
		next.pinned = !(p.reading.pinned && next.hit == p.reading.hit)
		next.touched = len(numbers) > 4 && numbers[4] == 1
	case next.pinned:
		return true
	default:
		next = next.at(scene, numbers)
	}
	p.show(next)
	return true
}

// near is how close the pointer is to a point that it is at, in pixels: less
// than the gap between the point and its box.
const near = 10

// at is the reading at a place on the plot. The box stands on the far side of
// the point from the pointer, or where there is more room when the pointer is
// at the point. It changes sides with the year only, so that the way to it,
// along the hairline, moves nothing.
func (r reading) at(scene *chart.Scene, place []int) reading {
	hit := scene.At(float64(place[1]), float64(place[2]), float64(place[3]))
	if hit >= 0 && (r.hit < 0 || scene.Hits[hit].X != scene.Hits[r.hit].X) {
		point := int(scene.Hits[hit].Y)
		switch {
		case place[2] < point-near:
			r.low = true
		case place[2] > point+near:
			r.low = false
		default:
			r.low = point < scene.Height/2
		}
	}
	r.hit = hit
	return r
}

// act hands the page the file that an action asks for.
func (p *program) act(content string) bool {
	index, action, _ := strings.Cut(content, " ")
	i, err := strconv.Atoi(index)
	if err != nil || i < 0 || i >= len(p.doc.Charts) {
		return false
	}
	c := p.doc.Charts[i]
	p.page.File(action, c.FileName, c.Scene.File(page.FileWidth, p.cat.Language, c.Caption.Labels(c.Source)))
	return p.flush()
}

// key moves the reading, pins it or ends it.
func (p *program) key(next reading, scene *chart.Scene, key int) bool {
	next.touched = false
	switch key {
	case escapeKey:
		if next.hit < 0 {
			return false
		}
		next = nowhere
	case enterKey:
		if next.hit < 0 {
			next.hit = scene.Step(-1, chart.Next)
		}
		next.pinned = !next.pinned
	default:
		next.hit = scene.Step(next.hit, chart.Direction(key))
		next.low = next.hit >= 0 && int(scene.Hits[next.hit].Y) < scene.Height/2
	}
	if words := p.show(next); words != "" {
		p.page.Say(words)
		p.flush()
	}
	return true
}

// show puts the readout where the reader is and gives the words for it. It
// changes the readouts alone, never the charts.
func (p *program) show(next reading) string {
	if next == p.reading {
		return ""
	}
	if next.chart != p.reading.chart || next.hit < 0 {
		p.readout(reading{chart: p.reading.chart, hit: -1})
	}
	p.reading = next
	words := ""
	if next.hit >= 0 {
		words = p.readout(next)
	}
	p.flush()
	return words
}

func (p *program) readout(r reading) string {
	if r.chart >= len(p.doc.Charts) {
		return ""
	}
	view, words := p.doc.Charts[r.chart].Readout(p.cat, r.hit, r.pinned, r.low, r.touched)
	p.page.Part(view.ID, components.Nodes(view)[0])
	return words
}

// integers reads whole numbers separated by spaces; it stops at what is none.
func integers(s string) []int {
	var numbers []int
	for field := range strings.SplitSeq(s, " ") {
		n, err := strconv.Atoi(field)
		if err != nil {
			break
		}
		numbers = append(numbers, n)
	}
	return numbers
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
	applied := apply(unsafe.Pointer(unsafe.SliceData(operations)), uint32(len(operations))) == 1
	p.page.Reuse(operations)
	return applied
}
