//go:build browser

package tour

import (
	"strings"
)

var chartChecks = []check{
	{"keys read a line from its first year to its last", readLine},
	{"keys read a chart in Japanese", readJapanese},
	{"the pointer reads what the keys read, and nothing once it has left", pointAtChart},
	{"a click pins a point, and a second one lets it go", pinPoint},
	{"Escape takes away what the pointer reads", dismissPoint},
	{"what is drawn fits a phone and is read there", readOnPhone},
}

const (
	drawnLine = "#joint-works [data-chart]"
	tip       = "#joint-works .tip"
)

func readLine(r *reader) {
	r.goes("/indicators/joint-works/")
	r.tabTo(drawnLine)
	for _, c := range []struct{ key, shown, said string }{
		{"Home", "1990 UK–Japan 604", "UK–Japan, 1990: 604 works"},
		{"ArrowRight", "1991 UK–Japan 665", "UK–Japan, 1991: 665 works"},
		{"End", "2023 UK–Japan 8,614", "UK–Japan, 2023: 8,614 works; Provisional. Collected in August 2024: the figure of 2023 may still grow"},
		{"ArrowLeft", "2022 UK–Japan 7,370", "UK–Japan, 2022: 7,370 works"},
	} {
		r.press(c.key)
		r.readsFirst(c.shown)
		r.says(c.said)
		r.focused(drawnLine)
	}
	r.press("Escape")
	r.readsNothing()
	r.focused(drawnLine)
	r.press("Tab")
	has(r, "the chart is one stop", false, `() => document.activeElement.closest(".canvas") !== null`)
	r.inPlace()
}

// readsFirst waits until the box at the point begins with words.
func (r *reader) readsFirst(words string) {
	r.t.Helper()
	const read = `s => document.querySelector(s)?.innerText.trim().replace(/\s+/g, " ") ?? ""`
	if err := r.Wait(`() => (` + read + `)("` + tip + `").startsWith("` + words + `")`); err != nil {
		r.t.Fatalf("it reads %q, want %q: %v", get[string](r, read, tip), words, err)
	}
}

func (r *reader) readsNothing() {
	r.t.Helper()
	r.must(r.Wait(`() => document.querySelector(".tip") === null`))
}

func readJapanese(r *reader) {
	r.goes("/ja/?indicator=student-mobility")
	r.focus("#figure [data-chart]")
	r.press("End")
	r.must(r.Wait(`() => document.querySelector("#figure .tip")?.innerText.includes("730")`))
	r.says("英国から日本へ：730人")
	r.inPlace()
}

// placeOf reads a chart at a point by keys and gives the point's place, with what is read
// there. Nothing is read any more then.
func (r *reader) placeOf(keys ...string) (x, y float64, words string) {
	r.t.Helper()
	r.focus(drawnLine)
	for _, key := range keys {
		r.press(key)
	}
	r.must(r.Wait(`() => document.querySelector(".ring.me") !== null`))
	r.frames()
	at := get[[]float64](r, `() => { const b = document.querySelector(".ring.me").getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; }`)
	words = get[string](r, `s => document.querySelector(s).innerText.trim().replace(/\s+/g, " ")`, tip)
	r.press("Escape")
	r.readsNothing()
	get[bool](r, `() => { document.activeElement.blur(); return true; }`)
	return at[0], at[1], words
}

func pointAtChart(r *reader) {
	r.goes("/indicators/joint-works/")
	get[bool](r, `s => { document.querySelector(s).scrollIntoView({block: "center", behavior: "instant"}); return true; }`, drawnLine)
	for _, keys := range [][]string{{"End"}, {"Home"}, {"End", "ArrowLeft", "ArrowLeft"}} {
		x, y, words := r.placeOf(keys...)
		r.must(r.Move(x, y))
		r.sees(tip, words)
		r.must(r.Move(1, 1))
		r.readsNothing()
	}
	has(r, "the focus is left alone", "BODY", `() => document.activeElement.nodeName`)
	r.inPlace()
}

func pinPoint(r *reader) {
	r.goes("/indicators/joint-works/")
	entries := get[int](r, `() => history.length`)
	get[bool](r, `s => { document.querySelector(s).scrollIntoView({block: "center", behavior: "instant"}); return true; }`, drawnLine)
	far, high, there := r.placeOf("Home")
	x, y, words := r.placeOf("End", "ArrowLeft")
	r.must(r.ClickAt(x, y))
	r.readsFirst(words)
	has(r, "it is said to be pinned", true, `() => document.querySelector(".tip").innerText.includes("Pinned")`)
	for _, aside := range [][]float64{{far, high}, {1, 1}} {
		r.must(r.Move(aside[0], aside[1]))
		r.frames()
		r.readsFirst(words)
	}
	r.must(r.ClickAt(x, y))
	r.frames()
	r.must(r.Move(far, high))
	r.readsFirst(there)
	r.reaches("/indicators/joint-works/")
	has(r, "entries of the history", entries, `() => history.length`)
	r.inPlace()
}

func dismissPoint(r *reader) {
	r.goes("/indicators/joint-works/")
	get[bool](r, `s => { document.querySelector(s).scrollIntoView({block: "center", behavior: "instant"}); return true; }`, drawnLine)
	x, y, words := r.placeOf("End", "ArrowLeft", "ArrowLeft", "ArrowLeft")
	r.must(r.Move(x, y))
	r.sees(tip, words)
	r.press("Escape")
	r.readsNothing()
	r.must(r.Move(x+1, y))
	r.sees(tip, words)
}

func readOnPhone(r *reader) {
	r.must(r.Size(r.narrow(), 740))
	r.goes("/ja/indicators/joint-works/")
	_, _, words := r.placeOf("End")
	if !strings.Contains(words, "8,614") {
		r.t.Errorf("it reads %q", words)
	}
	r.focus(drawnLine)
	r.press("Home")
	r.must(r.Wait(`() => document.querySelector(".tip") !== null`))
	has(r, "the box is within the window", true, `() => { const b = document.querySelector(".tip").getBoundingClientRect(); return b.left >= 0 && b.right <= innerWidth; }`)
	has(r, "pixels that the page is wider than the window", 0, `() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)`)
}
