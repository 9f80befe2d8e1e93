//go:build browser

package browser

import (
	"fmt"
	"math"
	"testing"
)

// leave moves the pointer off the chart, to the corner of the page.
func (v *visit) leave() {
	v.t.Helper()
	v.must(v.Move(1, 1))
	v.frames()
}

// The box follows the nearest point: the nearest year, and in it the nearest
// line, whatever lies under the pointer.
func TestTheBoxFollowsTheNearestPoint(t *testing.T) {
	t.Parallel()
	scene := example(t, pair)
	forGalleries(t, func(t *testing.T, server *Server) {
		v := visitExample(t, server, "/gallery/"+pair+"/")
		for _, c := range []struct {
			name, key, series string
			year              int
			dx, dy            float64
		}{
			{"on a point", "GBR", "United Kingdom", 2020, 0, 0},
			{"beside one", "GBR", "United Kingdom", 1995, 5, -3},
			{"below one", "DEU", "Germany", 2022, 0, 60},
			{"left of one", "GBR", "United Kingdom", 2016, -6, 2},
			{"the first year", "GBR", "United Kingdom", 1990, 4, -40},
		} {
			h := hitOf(t, scene, c.key, c.year)
			other := hitOf(t, scene, map[string]string{"GBR": "DEU", "DEU": "GBR"}[c.key], c.year)
			// The case holds only where the pointer is nearer to the one meant.
			if d := math.Abs(h.Y + c.dy - other.Y); d < math.Abs(c.dy) {
				t.Fatalf("%s: the other line is nearer", c.name)
			}
			x, y := v.placeOf(h)
			// Not by way of the box of the case before.
			v.leave()
			v.must(v.Move(x+c.dx, y+c.dy))
			year := scene.Spec().Series[h.Series].Points[h.Point].XText
			v.reads(c.name, year, c.series, printed(t, scene, c.key, c.year))
			same(t, c.name+": rows", len(v.read().Rows), 2)
			ring := get[[]float64](v, `() => { const b = document.querySelector(".ring.me").getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; }`)
			if math.Abs(ring[0]-x) > 1 || math.Abs(ring[1]-y) > 1 {
				t.Errorf("%s: the ring is round %.1f, %.1f; the point is at %.1f, %.1f", c.name, ring[0], ring[1], x, y)
			}
			box := get[[]float64](v, boxOf)
			if box[0] <= x && x <= box[1] && box[2] <= y && y <= box[3] {
				t.Errorf("%s: the box covers its own point", c.name)
			}
		}
		v.inPlace()
	})
}

// What appears on hover can be reached, dismissed, and stays (WCAG 1.4.13).
func TestTheBoxCanBeReachedAndDismissed(t *testing.T) {
	t.Parallel()
	scene := example(t, pair)
	server := galleries["tinygo"]
	v := visitExample(t, server, "/gallery/"+pair+"/")
	h := hitOf(t, scene, "GBR", 2000)
	want := printed(t, scene, "GBR", 2000)
	x, y := v.placeOf(h)
	v.must(v.Move(x, y))
	v.reads("on the point", "2000", "United Kingdom", want)

	at := get[[]float64](v, boxOf)
	v.must(v.Move((at[0]+at[1])/2, (at[2]+at[3])/2))
	v.reads("on the box", "2000", "United Kingdom", want)
	v.must(v.Move(at[0]+4, at[3]-4))
	v.reads("on the box's corner", "2000", "United Kingdom", want)

	v.must(v.Move(x, y))
	v.reads("on the point again", "2000", "United Kingdom", want)
	// The box does not go by itself.
	get[bool](v, `() => new Promise(keep => setTimeout(() => keep(true), 1500))`)
	v.reads("after a while", "2000", "United Kingdom", want)
	v.must(v.Press("Escape"))
	v.readsNothing("after Escape, the pointer still there")
	v.must(v.Move(x+1, y))
	v.reads("when the pointer moves again", "2000", "United Kingdom", want)

	v.leave()
	v.readsNothing("when the pointer has left the chart")
}

// boxOf is where the box lies: left, right, top, bottom.
const boxOf = `() => { const b = document.querySelector(".tip").getBoundingClientRect(); return [b.left, b.right, b.top, b.bottom]; }`

// A reader with little control of the pointer moves slowly; the box must not
// run away from them, however close the points lie.
func TestTheBoxDoesNotRunAway(t *testing.T) {
	t.Parallel()
	scene := example(t, pair)
	for _, width := range []int64{640, 768, 1280} {
		t.Run(fmt.Sprintf("%d px", width), func(t *testing.T) {
			v := open(t, galleries["tinygo"].Origin(loopback))
			v.must(v.Size(width, 900))
			v.start(galleries["tinygo"].Origin(loopback) + "/gallery/" + pair + "/")
			x, y := v.placeOf(hitOf(t, scene, "GBR", 2000))
			v.must(v.Move(x, y))
			want := printed(t, scene, "GBR", 2000)
			v.reads("on the point", "2000", "United Kingdom", want)
			// The box is above or below the point: its near edge, and a bit in.
			at := get[[]float64](v, boxOf)
			goal, step := at[3]-10, -2.0
			if at[2] > y {
				goal, step = at[2]+10, 2
			}
			for to := y; (goal-to)*step > 0; to += step {
				v.must(v.Move(x, to))
				v.frames()
			}
			v.must(v.Move(x, goal))
			v.frames()
			if got := v.read().Head; got != "2000" {
				t.Errorf("on the way to the box the year became %s", got)
			}
			if !get[bool](v, `(x, y) => document.elementFromPoint(x, y).closest(".tip") !== null`, x, goal) {
				t.Error("the box moved away from the pointer that was on its way to it")
			}
		})
	}
}

// A click pins the point: that is no view, so it has no address.
func TestAClickPinsAPoint(t *testing.T) {
	t.Parallel()
	scene := example(t, pair)
	forGalleries(t, func(t *testing.T, server *Server) {
		v := visitExample(t, server, "/gallery/"+pair+"/")
		entries := get[int](v, `() => history.length`)
		x, y := v.placeOf(hitOf(t, scene, "DEU", 2005))
		want := printed(t, scene, "DEU", 2005)
		v.must(v.ClickAt(x, y))
		v.reads("after a click", "2005", "Germany", want)
		same(t, "pinned", v.read().Pinned, true)
		far, high := v.placeOf(hitOf(t, scene, "GBR", 2015))
		v.must(v.Move(far, high))
		v.reads("when the pointer goes elsewhere", "2005", "Germany", want)
		v.leave()
		v.reads("when the pointer leaves the chart", "2005", "Germany", want)
		same(t, "the address", v.address(), "/gallery/"+pair+"/")
		same(t, "entries of the history", get[int](v, `() => history.length`), entries)

		v.must(v.ClickAt(x, y))
		v.frames()
		same(t, "pinned after a second click", v.read().Pinned, false)
		v.must(v.Move(far, high))
		v.reads("the box follows again", "2015", "United Kingdom", printed(t, scene, "GBR", 2015))
		v.inPlace()
	})
}

func TestATouchShowsThePoint(t *testing.T) {
	t.Parallel()
	scene := example(t, pair)
	forGalleries(t, func(t *testing.T, server *Server) {
		v := open(t, server.Origin(loopback))
		v.must(v.TouchScreen())
		v.must(v.Size(768, 1024))
		v.start(server.Origin(loopback) + "/gallery/" + pair + "/")
		x, y := v.placeOf(hitOf(t, scene, "GBR", 2010))
		v.must(v.Touch(x, y))
		v.reads("while the finger is down", "2010", "United Kingdom", printed(t, scene, "GBR", 2010))
		to, _ := v.placeOf(hitOf(t, scene, "GBR", 2014))
		for at := x; at < to; at += 8 {
			v.must(v.Drag(at, y))
		}
		v.must(v.Drag(to, y))
		v.frames()
		same(t, "the year under a finger that moves across", v.read().Head, "2014")
		v.must(v.Lift())

		x, y = v.placeOf(hitOf(t, scene, "DEU", 2003))
		v.must(v.Tap(x, y))
		get[bool](v, `() => new Promise(keep => setTimeout(() => keep(true), 400))`)
		v.reads("after a tap", "2003", "Germany", printed(t, scene, "DEU", 2003))
	})
}

// countShifts sums up the layout shifts of a document from its beginning,
// those soon after input too.
const countShifts = `window.shifts = [];
new PerformanceObserver(list => {
	for (const e of list.getEntries()) window.shifts.push({value: e.value, at: e.startTime, what: e.sources.map(s => (s.node?.className?.baseVal ?? s.node?.className ?? s.node?.nodeName ?? "gone") + " " + Math.round(s.previousRect.y) + "→" + Math.round(s.currentRect.y)).join("; ")});
}).observe({type: "layout-shift", buffered: true});`

type shift struct {
	Value, At float64
	What      string
}

// In a narrow figure the box would cover what it is about: it stands below
// the chart, in room that is always there.
func TestTheNarrowReadOutCoversNothingAndMovesNothing(t *testing.T) {
	scene := example(t, pair)
	server := galleries["tinygo"]
	v := open(t, server.Origin(loopback))
	v.must(v.Before(countShifts))
	v.must(v.Size(320, 800))
	v.start(server.Origin(loopback) + "/gallery/" + pair + "/")
	get[bool](v, `s => { document.querySelector(s).scrollIntoView({block: "start", behavior: "instant"}); return true; }`, canvas)
	v.frames()
	measure := `() => { const f = document.querySelector("figure.series").getBoundingClientRect(); return [f.height, f.width, document.documentElement.scrollHeight, document.documentElement.scrollWidth].join(" "); }`
	before := get[string](v, measure)
	get[bool](v, `() => { window.shifts.length = 0; return true; }`)
	for _, year := range []int{1990, 2001, 2016, 2023} {
		x, y := v.placeOf(hitOf(t, scene, "GBR", year))
		v.must(v.Move(x, y))
		v.frames()
		same(t, "the value read", v.read().Value, printed(t, scene, "GBR", year))
		boxes := get[[]float64](v, `() => { const tip = document.querySelector(".tip").getBoundingClientRect(), plot = document.querySelector("figure.series .drawing svg").getBoundingClientRect(), canvas = document.querySelector("figure.series .canvas").getBoundingClientRect(); return [tip.top, plot.bottom, tip.bottom, canvas.bottom, tip.left, tip.right]; }`)
		if boxes[0] < boxes[1] {
			t.Errorf("%d: the read-out begins at %.0f, above the plot's end at %.0f", year, boxes[0], boxes[1])
		}
		if year != 2016 && boxes[2] > boxes[3]+1 { // the note of 2016 lies over what follows
			t.Errorf("%d: the read-out ends at %.0f, below the room kept for it, at %.0f", year, boxes[2], boxes[3])
		}
		if boxes[4] < 0 || boxes[5] > 320 {
			t.Errorf("%d: the read-out runs from %.0f to %.0f of a page 320 px wide", year, boxes[4], boxes[5])
		}
		same(t, "the sizes of figure and page", get[string](v, measure), before)
	}
	v.must(v.Press("Escape"))
	v.frames()
	same(t, "the sizes of figure and page", get[string](v, measure), before)
	for _, s := range get[[]shift](v, `() => window.shifts`) {
		t.Errorf("the layout shifted by %.4f: %s", s.Value, s.What)
	}
}

// When the program takes over, nothing in view moves.
func TestTheProgramMovesNothingWhenItComes(t *testing.T) {
	for _, width := range []int64{320, 1280} {
		v := open(t, small().Origin(loopback), galleries["tinygo"].Origin(loopback))
		v.must(v.Before(countShifts))
		v.must(v.Size(width, 900))
		v.start(galleries["tinygo"].Origin(loopback) + "/gallery/" + pair + "/")
		v.frames()
		get[bool](v, `() => new Promise(keep => setTimeout(() => keep(true), 200))`)
		for _, s := range get[[]shift](v, `() => window.shifts`) {
			t.Errorf("%d px: the layout shifted by %.4f at %.0f ms: %s", width, s.Value, s.At, s.What)
		}
	}
}
