//go:build !js

package program

import (
	"bytes"
	"encoding/binary"
	"strconv"
	"sync"
	"testing"

	"bilateral/app/protocol"
	"bilateral/components/catalogue"
	"bilateral/components/page"
	"bilateral/components/site"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/data/datapackage"
	"bilateral/data/wire"
)

// harness is a program with a page that takes every buffer and keeps it.
type harness struct {
	program
	builds  int // how many pages were built
	buffers [][]byte
	deaf    int // how many buffers the page answers that it could not see all of
}

// deck is the built-in dataset, read once.
var deck = sync.OnceValues(datapackage.Default)

// start gives a program its data, as the page does.
func start(t *testing.T) *harness {
	t.Helper()
	ds, err := deck()
	if err != nil {
		t.Fatal(err)
	}
	h := &harness{}
	h.program = program{reading: nowhere, apply: func(operations []byte) bool {
		h.buffers = append(h.buffers, bytes.Clone(operations))
		h.deaf--
		return h.deaf < 0
	}}
	h.site = Site{Parse: state.Parse, Build: func(ds *data.Dataset, st *state.State, cat *catalogue.Catalogue, live bool) *page.Document {
		h.builds++
		return site.Overview.Find(ds, st).Document(ds, st, cat, live)
	}}
	if !h.receive(protocol.LoadDataset, wire.Encode(ds, data.English)) || !h.receive(protocol.LoadPhrases, catalogue.For(data.English).Encode()) {
		t.Fatal("the program refuses its data")
	}
	return h
}

// takenOver is a program that has the page of the document's address, for a
// reader who is at another, or the same.
func takenOver(t *testing.T, document, reader string) *harness {
	t.Helper()
	h := start(t)
	if !h.receive(protocol.TakeOver, []byte(document+"\n"+reader)) {
		t.Fatal("the program does not take the page over")
	}
	return h
}

// asks is the buffer's bytes that ask for an operation with a string.
func asks(o protocol.Operation, words string) []byte {
	return append(binary.AppendUvarint([]byte{byte(o)}, uint64(len(words))), words...)
}

// asksFor is those that set an address.
func asksFor(address string, push bool) []byte {
	how := byte(0)
	if push {
		how = 1
	}
	return append(binary.AppendUvarint([]byte{byte(protocol.SetAddress), how}, uint64(len(address))), address...)
}

func TestThePageIsBuiltOnceWhenItIsTakenOver(t *testing.T) {
	for _, c := range []struct {
		sentence, document, reader string
		builds                     int
	}{
		{"the document is the reader's", "/", "/", 1},
		{"it shows a chosen view", "/?tab=table", "/?tab=table", 1},
		{"the reader's address says the same in other words", "/", "/?tab=chart", 2},
		{"it has a notice, which its address keeps", "/?tab=none", "/?tab=none", 1},
		{"a static host answered with the path's own view", "/", "/?tab=table", 2},
		{"the document is of another page, which stays", "/", "/about/", 1},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			h := takenOver(t, c.document, c.reader)
			if h.builds != c.builds {
				t.Errorf("%d pages are built, want %d", h.builds, c.builds)
			}
			if last := h.buffers[len(h.buffers)-1]; last[len(last)-1] != byte(protocol.Ready) {
				t.Errorf("the page is not ready after %v", last)
			}
		})
	}
}

func TestAClickIsAnsweredWithOneBuffer(t *testing.T) {
	h := takenOver(t, "/", "/")
	h.buffers, h.builds = nil, 0
	const address = "/?indicator=student-mobility"
	if !h.receive(protocol.Push, []byte(address)) {
		t.Fatal("the view is refused")
	}
	if len(h.buffers) != 1 || h.builds != 1 {
		t.Fatalf("%d buffers and %d pages built, want one of each", len(h.buffers), h.builds)
	}
	st := state.Parse(h.ds, address)
	shown := site.Overview.Find(h.ds, st).Document(h.ds, st, h.cat, true)
	before := site.Overview.Find(h.ds, state.Parse(h.ds, "/")).Document(h.ds, state.Parse(h.ds, "/"), h.cat, true)
	for what, wanted := range map[string][]byte{
		"its address":      asksFor(address, true),
		"its title":        asks(protocol.SetTitle, shown.Title),
		"what is said":     asks(protocol.Announce, shown.News(h.cat, before.Spoken)),
		"a patched figure": []byte(shown.Charts[0].Caption.Alternative),
	} {
		if !bytes.Contains(h.buffers[0], wanted) {
			t.Errorf("the buffer has not %s, %q", what, wanted)
		}
	}
	if !bytes.HasPrefix(h.buffers[0], asksFor(address, true)) {
		t.Error("the address comes after the patch, when the page may have scrolled")
	}
}

func TestViewsThatWaitAreShownOnceWithTheFrame(t *testing.T) {
	h := takenOver(t, "/", "/")
	h.buffers, h.builds = nil, 0
	for _, words := range []string{"c", "ci", "cit"} {
		if !h.receive(protocol.Replace, []byte("/?q="+words+protocol.Wait)) {
			t.Fatal("the view is refused")
		}
	}
	if len(h.buffers) != 3 || h.builds != 0 {
		t.Errorf("%d buffers and %d pages built before the frame, want 3 and none", len(h.buffers), h.builds)
	}
	h.receive(protocol.Frame, nil)
	if h.builds != 1 || h.shown.Search != "cit" {
		t.Errorf("the frame builds %d pages and shows %q, want one and %q", h.builds, h.shown.Search, "cit")
	}
}

func TestAnAddressOfAnotherPageIsRefused(t *testing.T) {
	h := takenOver(t, "/", "/")
	h.buffers = nil
	for _, address := range []string{"/about/", "/ja/", "/nowhere/"} {
		if h.receive(protocol.Push, []byte(address)) || len(h.buffers) != 0 {
			t.Errorf("%s is taken, with %d buffers", address, len(h.buffers))
		}
	}
}

func TestAWayBackChangesNoAddress(t *testing.T) {
	h := takenOver(t, "/?tab=table", "/?tab=table")
	h.buffers = nil
	if !h.receive(protocol.Return, []byte("/")) || len(h.buffers) != 1 {
		t.Fatalf("%d buffers, want one", len(h.buffers))
	}
	if bytes.Contains(h.buffers[0], asksFor("/", false)) || bytes.Contains(h.buffers[0], asksFor("/", true)) {
		t.Error("it sets the address that the history came back to")
	}
	h.buffers = nil
	h.receive(protocol.Push, []byte("/"))
	if len(h.buffers) == 0 || !bytes.HasPrefix(h.buffers[0], asksFor("/", false)) {
		t.Error("the same address once more becomes a new entry of the history")
	}
}

func TestAPageThatOthersChangedIsMended(t *testing.T) {
	h := takenOver(t, "/", "/")
	h.buffers, h.deaf = nil, 1
	h.receive(protocol.Push, []byte("/?tab=table"))
	if len(h.buffers) != 2 || h.buffers[1][0] != byte(protocol.Mend) {
		t.Errorf("%d buffers; want the change, and the whole tree to mend the page by", len(h.buffers))
	}
}

// setTo is the end of the bytes that set an attribute.
func setTo(key, value string) []byte {
	b := append(binary.AppendUvarint(nil, uint64(len(key))), key...)
	return append(binary.AppendUvarint(b, uint64(len(value))), value...)
}

func TestKeysReadAChart(t *testing.T) {
	h := takenOver(t, "/", "/")
	points := make([]string, 2)
	for i := range points {
		_, points[i] = h.doc.Charts[0].Readout(h.cat, i, false, false, false)
	}
	press := func(key protocol.Key) bool {
		h.buffers = nil
		return h.receive(protocol.PressKey, []byte("0 "+strconv.Itoa(int(key))))
	}
	for _, c := range []struct {
		sentence string
		key      protocol.Key
		is       bool
		hit      int
		pinned   bool
		said     []string // the slider's number and words, as they change
	}{
		{"Escape is the browser's where nothing is read", protocol.Escape, false, -1, false, nil},
		{"an arrow begins at the first point", protocol.ArrowRight, true, 0, false, []string{"0.1000002", points[0]}},
		{"the next arrow goes on", protocol.ArrowRight, true, 1, false, []string{"0.1000004", points[1]}},
		{"Enter pins the point and says what keys do", protocol.Enter, true, 1, true, []string{"0.1000005", points[1] + "; Pinned: arrow keys move, Escape lets go"}},
		{"an arrow moves what is pinned, and says the point alone", protocol.ArrowLeft, true, 0, true, []string{"0.1000003", points[0]}},
		{"at the end nothing is new", protocol.ArrowLeft, true, 0, true, nil},
		{"Enter lets the point go, and says it", protocol.Enter, true, 0, false, []string{"0.1000002", points[0]}},
		{"Escape goes back to what the chart finds", protocol.Escape, true, -1, false, []string{"0.1000000", h.doc.Charts[0].Caption.Alternative}},
		{"a key that there is not is nobody's", protocol.Enter + 1, false, -1, false, nil},
	} {
		if got := press(c.key); got != c.is || h.reading.hit != c.hit || h.reading.pinned != c.pinned {
			t.Errorf("%s: got %v at %+v, want %v at %d, pinned %v", c.sentence, got, h.reading, c.is, c.hit, c.pinned)
		}
		asked := bytes.Join(h.buffers, nil)
		for i, value := range c.said {
			key := []string{"aria-valuenow", "aria-valuetext"}[i]
			if !bytes.Contains(asked, setTo(key, value)) {
				t.Errorf("%s: %s does not become %q", c.sentence, key, value)
			}
		}
		if n := bytes.Count(asked, []byte("aria-value")); n != len(c.said) {
			t.Errorf("%s: %d values change, want %d", c.sentence, n, len(c.said))
		}
		if bytes.Contains(asked, asks(protocol.Announce, points[0])) || bytes.Contains(asked, asks(protocol.Announce, points[1])) {
			t.Errorf("%s: the point is said a second time, by the live region", c.sentence)
		}
	}
}

// A view whose data are not all there is not shown, and shown when they are; it is built
// once to see that.
func TestAViewWaitsForTheDataThatItLacks(t *testing.T) {
	h := takenOver(t, "/", "/")
	if !h.ds.AddExcerpt(&data.Dataset{Name: h.ds.Name, Version: h.ds.Version}, nil) {
		t.Fatal("the excerpt is refused")
	}
	lacks, build := true, h.site.Build
	h.Lacks = Lacks
	h.site.Build = func(ds *data.Dataset, st *state.State, cat *catalogue.Catalogue, live bool) *page.Document {
		if lacks {
			ds.Ask("of everybody", func() data.Answer { return data.Answer{} })
		}
		return build(ds, st, cat, live)
	}
	h.buffers, h.builds = nil, 0
	before := h.doc
	const address = "/?indicator=student-mobility"
	if h.receive(protocol.Push, []byte(address)) || !h.lacking {
		t.Error("the view is taken as one whose data are there")
	}
	if len(h.buffers) > 0 || h.doc != before || h.inHistory != "/" {
		t.Errorf("%d buffers, at %s: something is shown of a view that lacks data", len(h.buffers), h.inHistory)
	}
	lacks, h.builds = false, 0
	if !h.receive(protocol.Push, []byte(address)) || h.lacking || h.builds != 1 || len(h.buffers) != 1 {
		t.Errorf("%d buffers and %d pages built once the data are there, want one of each", len(h.buffers), h.builds)
	}
	h.buffers, h.builds = nil, 0
	h.receive(protocol.Replace, []byte("/"+protocol.Wait))
	h.receive(protocol.Frame, nil)
	if h.builds != 1 {
		t.Errorf("%d pages are built for a view that waits for its frame, want one", h.builds)
	}
}
