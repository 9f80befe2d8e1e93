//go:build browser

package browser

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"bilateral/web/browser/driver"
)

const (
	firstHandle = `.range input:first-of-type`
	lastHandle  = `.range input:last-of-type`
	yearsShown  = `() => [...document.querySelectorAll(".range input, figure .years select")].map(e => e.value).join(" ")`
)

// handleAt is the middle of a handle's thumb, as its field's value has it.
const handleAt = `s => {
	const field = document.querySelector(s), box = field.getBoundingClientRect(), thumb = 28;
	const part = (field.value - field.min) / (field.max - field.min);
	return {X: box.x + thumb / 2 + part * (box.width - thumb), Y: box.y + box.height / 2};
}`

// A reader moves a handle by keys: the view follows, and the handle at rest is
// one entry of the history. One handle stops at the other, and both can be moved
// away again.
func TestAHandleChoosesYearsByKeyboard(t *testing.T) {
	t.Parallel()
	forOne(t, func(t *testing.T, s *site) {
		for _, language := range []string{"", "/ja"} {
			path := language + "/mobility/"
			v := open(t, s.Origin(loopback))
			v.start(s.Origin(loopback) + path)
			get[bool](v, `() => window.mark = true`)
			entries := get[int](v, `() => history.length`)
			first, last := get[string](v, `s => document.querySelector(s).min`, firstHandle), get[string](v, `s => document.querySelector(s).max`, firstHandle)
			same(t, "the years at first", get[string](v, yearsShown), strings.Join([]string{first, last, first, last}, " "))
			get[bool](v, `s => { document.querySelector(s).focus(); return true; }`, firstHandle)
			for range 2 {
				v.must(v.Press("ArrowRight"))
			}
			third := get[string](v, `s => "" + (+document.querySelector(s).min + 2)`, firstHandle)
			v.reaches(path + "?time=" + third + ".." + last)
			v.wait(`() => history.length === ` + strconv.Itoa(entries+1))
			v.sameAsServed()
			v.listsAsServed("a handle moved by keys")
			same(t, "the focus", get[bool](v, `s => document.activeElement === document.querySelector(s)`, firstHandle), true)
			v.must(v.Press("End"))
			v.reaches(path + "?time=" + last)
			get[bool](v, `s => { document.querySelector(s).focus(); return true; }`, lastHandle)
			v.must(v.Press("Home"))
			v.frames()
			same(t, "one handle stops at the other", get[string](v, yearsShown), strings.Join([]string{last, last, last, last}, " "))
			v.inPlace()
			v.sameAsServed()
			get[bool](v, `() => { history.go(-2); return true; }`)
			v.reaches(path)
			same(t, "the years on the way back", get[string](v, yearsShown), strings.Join([]string{first, last, first, last}, " "))
			same(t, "documents loaded", v.Documents(), 1)
		}
	})
}

// Where all years are shown a handle stands under its year on the axis, at every
// width and in both languages; where they are narrowed, the years there are stand at
// the ends of the track, which is as wide as the axis.
func TestTheHandlesStandUnderTheirYears(t *testing.T) {
	t.Parallel()
	const drawn = `() => {
		const figure = document.querySelector("figure:has(.range)"), [a, b] = figure.querySelectorAll(".range input"), thumb = 28;
		const from = a.getBoundingClientRect(), to = b.getBoundingClientRect(), part = e => (e.value - e.min) / (e.max - e.min);
		const middle = e => { const box = e.getBoundingClientRect(); return box.x + box.width / 2; };
		const axis = [...figure.querySelectorAll(".drawing text.m")].filter(e => /^\d{4}年?$/.test(e.textContent) && e.checkVisibility());
		return {
			Handles: [from.x + thumb + part(a) * (from.width - thumb), to.x + part(b) * (to.width - thumb)],
			Axis: [middle(axis[0]), middle(axis.at(-1))], Years: [axis[0], axis.at(-1)].map(e => parseInt(e.textContent) + "").join(" "),
			Ends: [...figure.querySelectorAll(".track text")].map(middle), Said: [...figure.querySelectorAll(".track text")].map(e => e.textContent).join(" "),
			Chosen: a.value + " " + b.value,
		};
	}`
	forDatasets(t, func(t *testing.T, s *site) {
		v := open(t, s.Origin(loopback))
		paths := []string{"/indicators/joint-works/", "/ja/indicators/rd-spending/", "/mobility/", "/ja/partners/"}
		if s.file != "" {
			paths = []string{"/indicators/works-together/", "/ja/partners/"}
		}
		near := func(what string, got, want []float64) {
			t.Helper()
			for i := range want {
				if len(got) != len(want) || math.Abs(got[i]-want[i]) > 2 {
					t.Errorf("%s: they stand at %.1f, want %.1f", what, got, want)
					return
				}
			}
		}
		for _, path := range paths {
			for _, width := range []int64{360, 768, 1280} {
				what := fmt.Sprintf("%s at %d px", path, width)
				v.must(v.Size(width, 900))
				v.start(s.Origin(loopback) + path)
				type places struct {
					Handles, Axis, Ends []float64
					Years, Said, Chosen string
				}
				all := get[places](v, drawn)
				near(what, all.Handles, all.Axis)
				same(t, what+": the ends of the axis", all.Years, all.Chosen)
				same(t, what+": the ends of the track", all.Said, "")
				first, last, _ := strings.Cut(all.Chosen, " ")
				v.start(s.Origin(loopback) + path + "?time=" + first + ".." + before(last))
				fewer := get[places](v, drawn)
				near(what+", narrowed", fewer.Ends, fewer.Axis)
				same(t, what+", narrowed: the ends of the track", strings.ReplaceAll(fewer.Said, "年", ""), all.Chosen)
				if over := get[int](v, `() => document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
					t.Errorf("%s: the page is %d px wider than the window", what, over)
				}
			}
		}
	})
}

// before is the year before another.
func before(year string) string {
	n, _ := strconv.Atoi(year)
	return strconv.Itoa(n - 1)
}

// A handle is dragged by the mouse and by a finger: while it is held the address
// is replaced, and letting it go makes one entry of the history.
func TestAHandleIsDragged(t *testing.T) {
	t.Parallel()
	for _, touch := range []bool{false, true} {
		t.Run(map[bool]string{false: "mouse", true: "finger"}[touch], func(t *testing.T) {
			v := open(t, small().Origin(loopback))
			if touch {
				v.must(v.TouchScreen())
				v.must(v.Size(360, 800))
			}
			v.start(small().Origin(loopback) + "/partners/?theme=dark")
			entries := get[int](v, `() => history.length`)
			get[bool](v, `s => { document.querySelector(s).scrollIntoView({block: "center"}); return true; }`, lastHandle)
			v.frames()
			from := get[driver.Place](v, handleAt, lastHandle)
			var places []driver.Place
			for i := range 8 {
				places = append(places, driver.Place{X: from.X - float64(10*i), Y: from.Y})
			}
			if touch {
				v.must(v.Touch(from.X, from.Y))
				for _, at := range places[1:] {
					v.must(v.Drag(at.X, at.Y))
				}
				v.frames()
				same(t, "entries of the history while it is held", get[int](v, `() => history.length`), entries)
				v.must(v.Lift())
			} else {
				v.mouse(driver.Left, 1, places...)
			}
			v.wait(`() => history.length === ` + strconv.Itoa(entries+1))
			shown := get[string](v, yearsShown)
			years := strings.Fields(shown)
			if years[1] >= "2023" || years[1] != years[3] {
				t.Errorf("the years shown are %s", shown)
			}
			v.reaches("/partners/?time=1990.." + years[1] + "&theme=dark")
			v.sameAsServed()
			get[bool](v, `() => { history.back(); return true; }`)
			v.reaches("/partners/?theme=dark")
		})
	}
}

// What is dragged is chosen without dragging too, by keys and from the lists by pointer,
// and all three lead to one view.
func TestYearsDraggedKeyedOrListedAreTheSameView(t *testing.T) {
	t.Parallel()
	const path = "/mobility/"
	v := open(t, small().Origin(loopback))
	v.start(small().Origin(loopback) + path)
	last := get[string](v, `s => document.querySelector(s).max`, firstHandle)
	third := get[string](v, `s => "" + (+document.querySelector(s).min + 2)`, firstHandle)
	want := path + "?time=" + third + ".." + last
	views := map[string]string{}
	for _, way := range []string{"keys", "list", "drag"} {
		v.start(small().Origin(loopback) + path)
		get[bool](v, `s => { document.querySelector(s).scrollIntoView({block: "center"}); return true; }`, firstHandle)
		v.frames()
		switch way {
		case "keys":
			get[bool](v, `s => { document.querySelector(s).focus(); return true; }`, firstHandle)
			v.must(v.Press("ArrowRight"))
			v.must(v.Press("ArrowRight"))
		case "list":
			get[bool](v, `year => {
				const list = document.querySelector("figure .years select");
				list.value = year;
				for (const type of ["input", "change"]) list.dispatchEvent(new Event(type, {bubbles: true}));
				return true;
			}`, third)
		case "drag":
			from := get[driver.Place](v, handleAt, firstHandle)
			to := get[driver.Place](v, `(s, year) => { const e = document.querySelector(s), at = (`+handleAt+`)(s), box = e.getBoundingClientRect(); return {X: at.X + (year - e.value) / (e.max - e.min) * (box.width - 28), Y: at.Y}; }`, firstHandle, third)
			v.mouse(driver.Left, 1, from, driver.Place{X: (from.X + to.X) / 2, Y: from.Y}, to)
		}
		v.reaches(want)
		views[way] = get[string](v, shown)
	}
	same(t, "what the list leads to", views["list"], views["keys"])
	same(t, "what dragging leads to", views["drag"], views["keys"])
}

// The handles are as large as a finger needs, named, and not there without the
// program; the lists are, with their button.
func TestHandlesAreThereWithTheProgramOnly(t *testing.T) {
	t.Parallel()
	v := open(t, small().Origin(loopback))
	v.must(v.ScriptsOff(true))
	v.load(small().Origin(loopback) + "/mobility/")
	v.must(v.ScriptsOff(false))
	same(t, "handles without scripts", get[bool](v, `() => document.querySelector(".range").checkVisibility({visibilityProperty: true})`), false)
	v.start(small().Origin(loopback) + "/mobility/")
	same(t, "handles with the program", get[bool](v, `() => document.querySelector(".range").checkVisibility({visibilityProperty: true})`), true)
	same(t, "the button of the lists with the program", get[bool](v, `() => document.querySelector("figure .years button").checkVisibility()`), false)
	v.accessible()
}
