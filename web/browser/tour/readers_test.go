//go:build browser

package tour

import (
	"fmt"
)

var readerChecks = []check{
	{"colours that are chosen change in place and are kept, and an address wins", chooseColours},
	{"what is folded opens by keyboard and stays open through a choice", unfold},
	{"what is folded opens for its fragment", unfoldForFragment},
	{"the first stop skips to the figures", skip},
	{"slides are presented by keys", present},
	{"the masthead's search leads to what was found, by keyboard", findByKeys},
	{"the page of results finds what the server finds", findOnPage},
}

// The grounds of the two themes.
const (
	lightGround = "rgb(251, 250, 247)"
	darkGround  = "rgb(20, 24, 31)"
)

// wears waits until the page has a ground.
func (r *reader) wears(ground string) {
	r.t.Helper()
	const worn = `getComputedStyle(document.body).backgroundColor`
	if err := r.Wait(fmt.Sprintf(`() => %s === %q`, worn, ground)); err != nil {
		r.t.Fatalf("the ground is %s, want %s", get[string](r, `() => `+worn), ground)
	}
}

func chooseColours(r *reader) {
	r.goes("/")
	r.enter(`.themes a[data-theme-choice="dark"]`)
	r.reaches("/?theme=dark")
	r.wears(darkGround)
	r.inPlace()
	r.start("/ja/mobility/")
	r.wears(darkGround)
	has(r, "the choice that is marked", "dark", `() => document.querySelector(".themes a[aria-current]").dataset.themeChoice`)
	r.start("/embed/indicators/fwci/")
	r.wears(lightGround)
	r.start("/about/?theme=light")
	r.wears(lightGround)
	r.goes("/?theme=dark")
	r.enter(`.themes a[data-theme-choice="auto"]`)
	r.must(r.Wait(`() => !document.documentElement.dataset.theme`))
	has(r, "what is kept on the device", 0, `() => localStorage.length`)
	r.inPlace()
}

func unfold(r *reader) {
	const summary = "#joint-works details[data-key=details] summary"
	r.goes("/partners/")
	r.enter(summary)
	r.must(r.Wait(`() => document.getElementById("joint-works-definition").checkVisibility()`))
	r.enter(`#joint-works .controls a[data-key="Logarithmic"]`)
	r.reaches("/partners/?yScale=log")
	has(r, "it is open after a choice", true, `() => document.getElementById("joint-works-definition").checkVisibility()`)
	r.focus(summary)
	r.press(" ")
	r.must(r.Wait(`() => !document.querySelector("#joint-works details[data-key=details]").open`))
	r.inPlace()
}

func unfoldForFragment(r *reader) {
	const seen = `() => {
		const part = document.getElementById(location.hash.slice(1)), box = part.getBoundingClientRect();
		return part.closest("details").open && box.height > 0 && box.top < innerHeight && box.bottom > 0;
	}`
	r.start("/mobility/#figure-care")
	r.must(r.Wait(seen))
	r.mark()
	get[bool](r, `() => { location.hash = "ratio-definition" in document.all ? "ratio-definition" : [...document.querySelectorAll("main details:not([open]) > summary + [id]")].at(-1).id; return true; }`)
	r.must(r.Wait(seen))
	r.inPlace()
}

func skip(r *reader) {
	r.goes("/partners/")
	r.press("Tab")
	r.focused("a.skip")
	has(r, "it is seen", true, `() => { const b = document.activeElement.getBoundingClientRect(); return b.top >= 0 && b.left >= 0 && b.height > 8; }`)
	r.press("Enter")
	r.must(r.Wait(`() => location.hash === "#main" && document.activeElement.id === "main"`))
	r.press("Tab")
	has(r, "the next stop is in it", true, `() => document.querySelector("main").contains(document.activeElement)`)
	r.inPlace()
}

func present(r *reader) {
	const at = "/ja/slides/"
	r.goes(at)
	last := get[int](r, `() => document.querySelectorAll(".deck-slide").length`)
	r.enter(".head .btn")
	r.reaches(at + "?slide=1")
	for _, step := range []struct {
		key   string
		slide int
	}{{"ArrowRight", 2}, {"PageDown", 3}, {"ArrowLeft", 2}, {"End", last}, {"PageUp", last - 1}, {"Home", 1}} {
		r.press(step.key)
		r.reaches(fmt.Sprintf("%s?slide=%d", at, step.slide))
		has(r, "the slide after "+step.key, fmt.Sprintf("slide-%d", step.slide), `() => [...document.querySelectorAll(".deck-slide")].map(e => e.id).join()`)
	}
	r.sameAsServed()
	r.press("Escape")
	r.reaches(at)
	has(r, "slides after Escape", last, `() => document.querySelectorAll(".deck-slide").length`)
	r.inPlace()
}

func findByKeys(r *reader) {
	const field = ".mast .ask input[type=search]"
	r.start("/ja/about/")
	r.click(field)
	r.must(r.Type("韓国"))
	r.must(r.Wait(`() => document.querySelector(".hits-panel")?.hidden === false`))
	r.press("ArrowDown")
	r.must(r.Follow(func() error { return r.Press("Enter") }))
	r.reaches("/ja/partners/?country=KOR~GBR")
}

func findOnPage(r *reader) {
	const field, found = "main input[name=q]", `document => [...document.querySelectorAll("#found h2, #found li a")].map(e => e.textContent + " " + (e.getAttribute("href") ?? "")).join("\n")`
	r.goes("/search/")
	r.click(field)
	for _, words := range []string{"students", "Türkiye", "仏・独", "zebra"} {
		get[bool](r, `() => { document.activeElement.select(); return true; }`)
		r.must(r.Type(words))
		r.frames()
		want := get[string](r, `async words => (`+found+`)(new DOMParser().parseFromString(await (await fetch("/search/?q=" + encodeURIComponent(words))).text(), "text/html"))`, words)
		if err := r.Wait(fmt.Sprintf(`() => (%s)(document) === %q`, found, want)); err != nil {
			r.t.Errorf("%s finds %q, the server %q", words, get[string](r, `() => (`+found+`)(document)`), want)
		}
	}
	r.inPlace()
}
