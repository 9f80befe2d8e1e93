//go:build browser

package browser

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"bilateral/web/browser/driver"
)

// mouse moves the mouse to a place, presses a button there, moves to others with
// it down, and lets it go at the last; count is the click's number among those
// of a double click.
func (v *visit) mouse(button driver.Button, count int64, places ...driver.Place) {
	v.t.Helper()
	v.must(v.Move(places[0].X, places[0].Y))
	v.must(v.Mouse(button, driver.Plain, count, places...))
}

// A reader who selects words over a chart, or touches it for long, presses
// nothing: no box stays behind. A press that is not quite still is one.
func TestOnlyAPressPinsAPoint(t *testing.T) {
	t.Parallel()
	scene := example(t, pair)
	v := open(t, galleries["tinygo"].Origin(loopback))
	for _, c := range []struct {
		name   string
		pinned bool
		do     func(v *visit, x, y float64)
	}{
		{"a press", true, func(v *visit, x, y float64) { v.mouse(driver.Left, 1, driver.Place{X: x, Y: y}) }},
		{"a press with a hand that trembles", true, func(v *visit, x, y float64) {
			v.mouse(driver.Left, 1, driver.Place{X: x, Y: y}, driver.Place{X: x + 2, Y: y + 2}, driver.Place{X: x + 1, Y: y + 3})
		}},
		{"a drag to the right", false, func(v *visit, x, y float64) {
			v.mouse(driver.Left, 1, driver.Place{X: x, Y: y}, driver.Place{X: x + 20, Y: y}, driver.Place{X: x + 60, Y: y + 10})
		}},
		{"a drag upwards", false, func(v *visit, x, y float64) {
			v.mouse(driver.Left, 1, driver.Place{X: x, Y: y}, driver.Place{X: x, Y: y - 30})
		}},
		{"a double click", false, func(v *visit, x, y float64) {
			v.mouse(driver.Left, 1, driver.Place{X: x, Y: y})
			v.mouse(driver.Left, 2, driver.Place{X: x, Y: y})
		}},
		{"a double click that moves between", false, func(v *visit, x, y float64) {
			v.mouse(driver.Left, 1, driver.Place{X: x, Y: y})
			v.mouse(driver.Left, 2, driver.Place{X: x + 3, Y: y})
		}},
		{"a triple click", false, func(v *visit, x, y float64) {
			for i := int64(1); i <= 3; i++ {
				v.mouse(driver.Left, i, driver.Place{X: x, Y: y})
			}
		}},
		{"the right button", false, func(v *visit, x, y float64) { v.mouse(driver.Right, 1, driver.Place{X: x, Y: y}) }},
		{"a selection made longer", false, func(v *visit, x, y float64) {
			get[bool](v, `() => { getSelection().selectAllChildren(document.querySelector("figure.series figcaption")); return true; }`)
			v.must(v.Mouse(driver.Left, driver.Shift, 1, driver.Place{X: x, Y: y}))
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := v.within(t)
			v.visitExample("/gallery/" + pair + "/")
			x, y := v.placeOf(hitOf(t, scene, "DEU", 2005))
			c.do(v, x, y)
			v.frames()
			v.leave()
			same(t, "a box that stays", v.has(".tip"), c.pinned)
			same(t, "a box that is pinned", v.has(".tip.pinned"), c.pinned)
			v.inPlace()
		})
	}
	t.Run("a long touch", func(t *testing.T) {
		v := open(t, galleries["tinygo"].Origin(loopback))
		v.must(v.TouchScreen())
		v.start(galleries["tinygo"].Origin(loopback) + "/gallery/" + pair + "/")
		x, y := v.placeOf(hitOf(t, scene, "DEU", 2005))
		v.must(v.Touch(x, y))
		get[bool](v, `() => new Promise(keep => setTimeout(() => keep(true), 700))`)
		v.must(v.Lift())
		// Where a browser makes a click of it, it is one of a finger.
		get[bool](v, `(clientX, clientY) => document.elementFromPoint(clientX, clientY).dispatchEvent(new PointerEvent("click", {pointerType: "touch", detail: 1, clientX, clientY, bubbles: true}))`, x, y)
		v.frames()
		same(t, "a box that is pinned", v.has(".tip.pinned"), false)
	})
}

// tap touches a place shortly. The browser makes a click of it in its own time.
func (v *visit) tap(x, y float64) {
	v.t.Helper()
	get[bool](v, `() => { window.tapped = false; addEventListener("click", () => { window.tapped = true; }, {once: true}); return true; }`)
	v.must(v.Touch(x, y))
	v.must(v.Lift())
	v.wait(`() => window.tapped`)
	v.frames()
}

// What is said of a pinned point is what the reader's hand can do.
func TestAPinnedPointTellsOfTheHandThatPinnedIt(t *testing.T) {
	t.Parallel()
	scene := example(t, pair)
	v := open(t, galleries["tinygo"].Origin(loopback))
	v.must(v.TouchScreen())
	for _, language := range []string{"", "/ja"} {
		for _, width := range []int64{360, 1280} {
			v.must(v.Size(width, 900))
			v.start(galleries["tinygo"].Origin(loopback) + language + "/gallery/" + pair + "/")
			x, y := v.placeOf(hitOf(t, scene, "DEU", 2005))
			hint := func() string {
				v.wait(`() => document.querySelector(".tip.pinned") !== null`)
				return v.text(".tip small:last-child")
			}
			v.tap(x, y)
			touched := hint()
			if strings.Contains(touched, "Esc") || !strings.Contains(touched, map[string]string{"": "touch", "/ja": "触れる"}[language]) {
				t.Errorf("%s, %d px: a finger is told %q", language, width, touched)
			}
			v.tap(x, y)
			v.wait(`() => document.querySelector(".tip.pinned") === null`)
			v.must(v.ClickAt(x, y))
			if clicked := hint(); !strings.Contains(clicked, "Esc") {
				t.Errorf("%s, %d px: a mouse is told %q", language, width, clicked)
			}
			v.must(v.Press("Escape"))
			v.wait(`() => document.querySelector(".tip") === null`)
		}
	}
}

// On a telephone the read-out of as many series as a chart can have is whole,
// beside the notes of its values, and nothing moves for it.
func TestTheReadOutIsNeverCut(t *testing.T) {
	v := open(t, small().Origin(loopback))
	v.must(v.TouchScreen())
	v.must(v.Before(countShifts))
	for _, language := range []string{"", "/ja"} {
		for _, width := range []int64{320, 390} {
			v.must(v.Size(width, 844))
			v.start(small().Origin(loopback) + language + "/partners/?pairs=DEU-JPN~FRA-JPN~JPN-USA~CHN-JPN")
			get[bool](v, `() => { document.querySelector("#joint-works .canvas").scrollIntoView({block: "start", behavior: "instant"}); window.shifts.length = 0; return true; }`)
			for _, across := range []float64{0.1, 0.5, 0.97} {
				at := get[[]float64](v, `across => { const box = document.querySelector("#joint-works .canvas").getBoundingClientRect(); return [box.left + across * box.width, box.top + 60]; }`, across)
				v.tap(at[0], at[1])
				v.wait(`() => document.querySelector("#joint-works .tip.pinned") !== null`)
				got := get[[]float64](v, `() => {
					const tip = document.querySelector("#joint-works .tip"), box = tip.getBoundingClientRect(), last = tip.lastElementChild.getBoundingClientRect();
					const seen = document.elementFromPoint(last.left + 5, last.bottom - 3);
					return [tip.querySelectorAll("tr").length, tip.scrollHeight - tip.clientHeight, last.bottom - box.bottom, tip.contains(seen) ? 1 : 0, document.documentElement.scrollWidth - innerWidth];
				}`)
				what := fmt.Sprintf("%s at %d px, %.2f across", language, width, across)
				same(t, what+": series", got[0], 5)
				if got[1] > 0 || got[2] > 0 || got[3] != 1 || got[4] > 0 {
					t.Errorf("%s: %v px of the read-out are cut, it ends %v px above its last line, seen: %v; the page is %v px too wide", what, got[1], got[2], got[3], got[4])
				}
			}
			for _, s := range get[[]shift](v, `() => window.shifts`) {
				t.Errorf("the layout shifted by %.4f: %s", s.Value, s.What)
			}
		}
	}
}

// Who copies or saves a picture sees beside the button what came of it, and
// hears it; that it failed, too. Nothing moves for it.
func TestWhatCameOfAPictureIsSeen(t *testing.T) {
	t.Parallel()
	const told = `action => { const b = document.querySelector("main [data-action=" + action + "]"); return b.dataset.told ? getComputedStyle(b, "::after").content : ""; }`
	for _, c := range []struct{ name, before, action, words string }{
		{"copied", "", "copy", "The image was copied."},
		{"saved as SVG", "", "svg", "The file was handed to your browser."},
		{"saved as PNG", "", "png", "The file was handed to your browser."},
		{"not allowed to copy", `navigator.clipboard.write = () => Promise.reject(new DOMException("Write permission denied.", "NotAllowedError"));`, "copy", "The image could not be copied. Download it as PNG instead."},
		{"no picture", `HTMLCanvasElement.prototype.toBlob = function (keep) { keep(null); };`, "png", "The picture could not be made here. The SVG has the same chart."},
	} {
		for _, width := range []int64{360, 1280} {
			t.Run(fmt.Sprintf("%s at %d px", c.name, width), func(t *testing.T) {
				v := open(t, small().Origin(loopback))
				v.must(v.Downloads(t.TempDir()))
				v.must(v.Clipboard())
				v.must(v.Size(width, 800))
				if c.before != "" {
					v.must(v.Before(c.before))
				}
				v.start(small().Origin(loopback) + "/take/?figure=figure")
				v.listen()
				sizes := `() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth, document.querySelector("#figure").offsetHeight].join(" ")`
				before := get[string](v, sizes)
				v.click(`main [data-action="` + c.action + `"]`)
				v.wait(`() => document.querySelector("[data-told]") !== null`)
				same(t, "what is seen", strings.SplitAfter(get[string](v, told, c.action), `"`)[1], c.words+`"`)
				same(t, "what is heard", v.hears(), c.words)
				same(t, "the sizes of page and figure", get[string](v, sizes), before)
				same(t, "buttons that tell", get[int](v, `() => document.querySelectorAll("[data-told]").length`), 1)
				if c.name == "copied" && width == 360 {
					time.Sleep(8 * time.Second)
					v.wait(`() => document.querySelector("[data-told]") === null`)
				}
			})
		}
	}
}
