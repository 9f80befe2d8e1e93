//go:build !js

package program

import (
	"bytes"
	"slices"
	"strconv"
	"testing"

	"bilateral/app/protocol"
	"bilateral/components/chart"
	"bilateral/components/page"
	"bilateral/components/site"
)

// blank is how a picture begins that waits to be drawn.
var blank = []byte(`<svg class="ch ` + chart.LaterClass)

func TestChartsOutOfSightWaitOnceAndAreDrawnWhenAsked(t *testing.T) {
	h := takenOver(t, "/", "/")
	h.Later = Later(site.Overview)
	waits := func() bool { return bytes.Contains(bytes.Join(h.buffers, nil), blank) }
	visit := func(message protocol.Message, address string) {
		h.buffers = nil
		if !h.receive(message, []byte(address)) {
			t.Fatalf("%s is refused", address)
		}
	}
	sight := func(ids string) { h.receive(protocol.Sight, []byte(ids)) }

	visit(protocol.Push, "/?indicator=student-mobility")
	if waits() {
		t.Error("a chart waits where nothing was said of what is in sight")
	}
	sight("other figure")
	visit(protocol.Push, "/")
	if waits() {
		t.Error("the chart in sight waits")
	}
	sight("other")
	visit(protocol.Push, "/?indicator=student-mobility")
	if !waits() {
		t.Error("the chart out of sight does not wait")
	}
	at := slices.IndexFunc(h.doc.Charts, func(c *page.Chart) bool { return c.Waits })
	number := strconv.Itoa(at)
	scene := h.doc.Charts[at].Scene
	if bytes.Contains(bytes.Join(h.buffers, nil), []byte(scene.SVG(""))) {
		t.Error("the chart that waits is drawn")
	}
	h.buffers = nil
	if !h.receive(protocol.Draw, []byte(number+" 1000")) || !bytes.Contains(bytes.Join(h.buffers, nil), []byte(scene.SVG(""))) {
		t.Errorf("the chart is not drawn when asked: %q", h.buffers)
	}
	h.buffers = nil
	if h.receive(protocol.Draw, []byte(number)); len(h.buffers) > 0 {
		t.Errorf("what is drawn is drawn again: %q", h.buffers)
	}
	visit(protocol.Push, "/")
	if waits() {
		t.Error("a chart waits in a second view after what is in sight was said")
	}
	sight("other")
	visit(protocol.Return, "/?indicator=student-mobility")
	visit(protocol.Push, "/")
	if waits() {
		t.Error("a chart waits on the way back, or behind it")
	}
}

func TestNoChartOfAFrameWaits(t *testing.T) {
	const frame = "/embed/indicators/student-mobility/"
	h := takenOver(t, frame, frame)
	h.Later = Later(site.Overview)
	h.buffers = nil
	h.receive(protocol.Sight, nil)
	if !h.receive(protocol.Push, []byte(frame+"?yScale=log")) || bytes.Contains(bytes.Join(h.buffers, nil), blank) {
		t.Errorf("a chart of a frame waits: %q", h.buffers)
	}
}
