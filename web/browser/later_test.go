//go:build browser

package browser

import (
	"testing"

	"bilateral/app/protocol"
)

// drawn waits until no chart waits to be drawn.
func (v *visit) drawn() {
	v.t.Helper()
	v.wait(`() => !document.querySelector(".later")`)
}

// neverIdle keeps charts waiting: the browser says of no moment that nothing else is to be done.
const neverIdle = `window.requestIdleCallback = () => 0;`

// otherPair chooses another pair of places, and lists at once, in the next frame and later, until
// no chart waits, which figures have a new title over an old picture, which waiting one is seen,
// and which took another height when it was drawn.
const otherPair = `async () => {
	const charts = () => new Map([...document.querySelectorAll("main figure:has(.drawing)")].map(figure => {
		const drawing = figure.querySelector(".drawing"), { height, top, bottom } = drawing.getBoundingClientRect();
		return [figure.id, { words: figure.querySelector("figcaption").textContent, picture: drawing.innerHTML, height, seen: bottom > 0 && top < innerHeight }];
	}));
	const waits = chart => chart.picture.startsWith('<svg class="ch later"');
	const before = charts(), faults = [], changed = new Set();
	const look = when => {
		const now = charts();
		for (const [id, { words, picture }] of now) {
			const old = before.get(id);
			if (!old || old.words === words) continue;
			changed.add(id);
			if (old.picture === picture) faults.push(id + " has the old picture under its new title, " + when);
		}
		return now;
	};
	const list = document.querySelector(".picker select");
	list.value = "DEU";
	list.form.querySelector("button").click();
	const first = look("at once"), waited = [...first.values()].filter(waits).length;
	const frame = () => new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)));
	for (let i = 0; i < 3; i++) {
		await frame();
		for (const [id, chart] of look("after frame " + i)) if (chart.seen && waits(chart)) faults.push(id + " is seen and not drawn after frame " + i);
	}
	const start = performance.now();
	while (document.querySelector(".later") && performance.now() - start < 1000) await frame();
	for (const [id, chart] of look("in the end")) {
		if (waits(chart)) faults.push(id + " waits after a second");
		const { height } = first.get(id) || chart;
		if (height !== chart.height) faults.push(id + " is " + chart.height + " px high, and was " + height + " while it waited");
	}
	return { Faults: faults, Waited: waited, Changed: changed.size };
}`

// While other places are chosen no picture stands under a title that is not its own; those out
// of sight wait, and are there soon, as high as their places.
func TestNoOldPictureStandsUnderANewTitle(t *testing.T) {
	t.Parallel()
	for _, language := range []string{"", "/ja"} {
		for _, width := range []int64{360, 1280} {
			v := open(t, small().Origin(loopback))
			v.must(v.Size(width, 900))
			v.start(small().Origin(loopback) + language + "/partners/")
			v.wait(`() => window.explorer && document.querySelector(".picker place-picker")?.shadowRoot`)
			found := get[struct {
				Faults          []string
				Waited, Changed int
			}](v, otherPair)
			for _, fault := range found.Faults {
				t.Errorf("%s at %d px: %s", language, width, fault)
			}
			if found.Waited < 3 || found.Changed < 2 {
				t.Errorf("%s at %d px: %d charts waited and %d titles changed, want 3 and 2 at the least", language, width, found.Waited, found.Changed)
			}
			v.sameAsServed()
		}
	}
}

// whereChartsWait opens a page that never rests and chooses another pair there.
func whereChartsWait(t *testing.T) *visit {
	t.Helper()
	v := open(t, small().Origin(loopback))
	v.must(v.Before(neverIdle))
	v.start(small().Origin(loopback) + "/partners/")
	v.wait(`() => document.querySelector(".picker place-picker")?.shadowRoot`)
	v.pick(`.picker select`, "DEU")
	v.must(v.Drawn(2))
	return v
}

// A chart that waits is drawn when it comes near, when it is pointed at or focused, and before the
// page is printed, though the browser never rests.
func TestAChartThatWaitsIsDrawnWhenItIsWanted(t *testing.T) {
	t.Parallel()
	const last = `[...document.querySelectorAll("[data-chart]")].at(-1)`
	for _, c := range []struct {
		sentence string
		do       func(v *visit)
		all      bool
	}{
		{"the page is printed", func(v *visit) { _, err := v.Paper(inches["A4"].width, inches["A4"].height); v.must(err) }, true},
		{"it has the focus", func(v *visit) { get[bool](v, `() => { `+last+`.focus({preventScroll: true}); return true; }`) }, false},
		{"it is pointed at", func(v *visit) {
			get[bool](v, `() => `+last+`.dispatchEvent(new PointerEvent("pointerover", {bubbles: true}))`)
		}, false},
		{"it comes near", func(v *visit) {
			get[bool](v, `() => new Promise(keep => { scrollTo(0, document.documentElement.scrollHeight); requestAnimationFrame(() => keep(true)); })`)
		}, false},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			v := whereChartsWait(t)
			if !get[bool](v, `() => `+last+`.querySelector(".later") !== null`) {
				t.Fatal("the last chart does not wait")
			}
			c.do(v)
			if get[bool](v, `() => `+last+`.querySelector(".later") !== null`) {
				t.Error("it is not drawn")
			}
			if waiting := get[int](v, `() => document.querySelectorAll(".later").length`); c.all && waiting > 0 {
				t.Errorf("%d charts are not drawn", waiting)
			}
		})
	}
}

// Nothing waits where the reader goes back to, nor in a frame.
func TestNoChartWaitsOnTheWayBackNorInAFrame(t *testing.T) {
	t.Parallel()
	v := whereChartsWait(t)
	v.must(v.Back())
	v.reaches("/partners/")
	same(t, "charts that wait on the way back", get[int](v, `() => document.querySelectorAll(".later").length`), 0)
	v.sameAsServed()
	v.start(small().Origin(loopback) + "/embed/partners/")
	get[bool](v, `(sight, replace) => {
		explorer.offer(sight, "");
		return explorer.visit(new URL("?scale=indexed", location.href), replace);
	}`, protocol.Sight, protocol.Replace)
	same(t, "charts that wait in a frame", get[int](v, `() => document.querySelectorAll(".later").length`), 0)
}
