//go:build browser

package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bilateral/components/format"
	"bilateral/components/page/text"
	"bilateral/data"
	"bilateral/web/browser/driver"
)

// oldest starts the oldest engine that the tests hold, from where testdata/oldest/install has
// put it. It is the one that /about/ names, and has no light-dark().
func oldest(t *testing.T) *driver.Chromium {
	t.Helper()
	path := filepath.Join(root, ".cache", "npm", "oldest", "engine", "chromium")
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("the oldest engine is missing: %v; run testdata/oldest/install (make test does)", err)
	}
	engine, err := driver.StartChromiumAt(path, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(engine.Close)
	name, version, _ := strings.Cut(text.OldestEngine, " ")
	if got := engine.Name(); !strings.HasPrefix(got, name+" ") || !strings.Contains(got, "/"+version+".") {
		t.Fatalf("the oldest engine is %s; the pages say %s", got, text.OldestEngine)
	}
	return engine
}

// openIn is open in another engine than the tests have by themselves.
func openIn(t *testing.T, engine *driver.Chromium, origins ...string) *visit {
	t.Helper()
	tab, err := engine.Open()
	if err != nil {
		t.Fatal(err)
	}
	return judged(t, tab, origins...)
}

// wholeLayout are the faults of a page's layout: what stands out of the window at the side,
// words without room, a chart without lines.
const wholeLayout = `() => {
	const faults = [], page = document.documentElement;
	if (page.scrollWidth > page.clientWidth) faults.push("the page is " + (page.scrollWidth - page.clientWidth) + " px wider than the window");
	for (const e of document.querySelectorAll("h1,h2,main p,main td,main th")) {
		const box = e.getBoundingClientRect();
		if (e.checkVisibility() && e.textContent.trim() && box.width < 8) faults.push("no room for " + e.textContent.trim().slice(0, 40));
	}
	const charts = [...document.querySelectorAll(".ch")].filter(e => e.checkVisibility());
	for (const chart of charts) {
		const drawn = [...chart.querySelectorAll("path,rect,circle,line")].map(e => getComputedStyle(e));
		if (drawn.length && !drawn.some(s => s.stroke !== "none" || s.fill !== "rgb(0, 0, 0)" && s.fill !== "none")) faults.push("a chart is drawn without its colours");
	}
	return faults;
}`

// The oldest engine shows every page whole, in either language, narrow and light or wide and
// dark by the system, in both colours by choice, and the program takes it over.
func TestAnEngineOfNovember2023ShowsEveryPage(t *testing.T) {
	t.Parallel()
	engine := oldest(t)
	s := small()
	v := openIn(t, engine, s.Origin(loopback))
	v.must(v.BypassWorker())
	v.allow("404")
	same(t, "does the engine know light-dark()", get[bool](v, `() => CSS.supports("color", "light-dark(red, red)")`), false)
	kinds := map[string]bool{}
	for i, view := range s.views() {
		kind, query, _ := strings.Cut(view, "?")
		if id, is := strings.CutPrefix(kind, "/indicators/"); is && s.dataset.InTable(data.IndicatorID(strings.TrimSuffix(id, "/"))) {
			kind = "/indicators/" + s.chosen() + "/"
		}
		if kinds[kind] {
			continue
		}
		kinds[kind] = true
		address := languages[data.Languages[i%len(data.Languages)]] + strings.TrimPrefix(view, "/")
		t.Run(fmt.Sprintf("%.60s", address), func(t *testing.T) {
			v := v.within(t)
			v.start(s.Origin(loopback) + address)
			v.oldLooks([]look{narrowLight, wideDark}[len(kinds)%2], !strings.Contains(kind, "/embed/") && query == "")
		})
	}
}

// oldLooks looks at a page in the colours of a system, and in those that were chosen against
// it where they can be.
func (v *visit) oldLooks(l look, chosen bool) {
	v.t.Helper()
	v.must(v.Size(l.width, 900))
	v.must(v.Colours(l.scheme))
	v.axe(colourRules, fmt.Sprintf("%s at %d px: ", l.scheme, l.width))
	for _, fault := range get[[]string](v, wholeLayout) {
		v.t.Errorf("%s at %d px: %s", l.scheme, l.width, fault)
	}
	if !chosen {
		return
	}
	v.must(v.Colours("dark"))
	same(v.t, "the ground on a dark system", get[string](v, ground), darkGround)
	get[bool](v, `() => { document.documentElement.dataset.theme = "light"; return true; }`)
	same(v.t, "the ground where light was chosen", get[string](v, ground), lightGround)
	v.must(v.Colours("light"))
	get[bool](v, `() => { document.documentElement.dataset.theme = "dark"; return true; }`)
	same(v.t, "the ground where dark was chosen", get[string](v, ground), darkGround)
}

// ground is the colour that the page stands on.
const ground = `() => getComputedStyle(document.body).backgroundColor`

// In the oldest engine a reader sorts, chooses, reads a chart by keyboard, goes back, changes
// the colours, and reads on without a network.
func TestAReaderUsesAnEngineOfNovember2023(t *testing.T) {
	t.Parallel()
	engine := oldest(t)
	s := small()
	front := startFront(t, s.Server)
	v := openIn(t, engine, front.URL)
	v.must(v.Colours("light"))
	v.start(front.URL + "/")
	v.installed()
	column := s.column(0)
	v.click(headLink(column))
	v.reaches("/?sort=-" + column)
	same(t, "the order that is told", get[string](v, `s => document.querySelector(s).getAttribute("aria-sort")`, `table.ind thead th[data-key="`+column+`"]`), "descending")
	v.click(rowLink(s.other(1)))
	v.reaches("/?indicator=" + s.other(1) + "&sort=-" + column)
	v.tabTo("#figure [data-chart]")
	v.must(v.Press("ArrowRight"))
	v.wait(`() => document.querySelector("#figure .tip") !== null`)
	v.must(v.Press("Escape"))
	v.wait(`() => document.querySelector("#figure .tip") === null`)
	v.must(v.Back())
	v.reaches("/?sort=-" + column)
	v.sameAsServed()
	v.click(`[data-theme-choice=dark]`)
	v.wait(`() => document.documentElement.dataset.theme === "dark"`)
	same(t, "the ground that was chosen", get[string](v, ground), darkGround)
	same(t, "documents", v.Documents(), 1)
	front.Turn(nil)
	v.allow("ERR_", "Failed to load resource")
	for _, address := range []string{"/about/", "/ja/?indicator=" + s.other(0), "/partners/", "/evidence/"} {
		v.start(front.URL + address)
		same(t, address+": its status without a network", get[int](v, readStatus), 200)
		same(t, address+": the ground", get[string](v, ground), darkGround)
	}
}

// Without WebAssembly the oldest engine says so, and works by links.
func TestAnEngineOfNovember2023WithoutWebAssembly(t *testing.T) {
	t.Parallel()
	engine := oldest(t)
	forDatasets(t, func(t *testing.T, s *site) {
		v := openIn(t, engine, s.Origin(loopback))
		v.allow("console.")
		v.must(v.Before(`delete globalThis.WebAssembly`))
		v.load(s.Origin(loopback) + "/")
		v.noted()
		v.readable(s, s.Origin(loopback))
	})
}

// The page that says which engine is the oldest says the one that these tests have.
func TestTheOldestEngineIsNamed(t *testing.T) {
	t.Parallel()
	v := open(t, small().Origin(loopback))
	for _, language := range data.Languages {
		v.load(small().Origin(loopback) + languages[language] + "about/")
		for _, words := range []string{text.OldestEngine, format.Date(text.OldestMonth, language)} {
			if !strings.Contains(v.text("#software"), words) {
				t.Errorf("%s: the page does not say %s", language, words)
			}
		}
	}
}
