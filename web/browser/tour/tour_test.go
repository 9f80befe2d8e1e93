//go:build browser

package tour

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"bilateral/web/browser/driver"
)

// engines are the browsers of the tour.
var engines = []struct {
	name  string
	start func(dir string) (driver.Browser, error)
}{
	{"Chromium", func(dir string) (driver.Browser, error) { return driver.StartChromium(dir) }},
	{"Firefox", func(dir string) (driver.Browser, error) { return driver.StartFirefox(dir) }},
	{"WebKit", func(dir string) (driver.Browser, error) { return driver.StartWebKit(dir) }},
}

// steps are the tour's, in order: each begins where the one before it ended.
var steps = []struct {
	name string
	take func(*reader)
}{
	{"open the overview", openOverview},
	{"sort its table", sortTable},
	{"choose another indicator", choose},
	{"read the chart by keyboard", readChart},
	{"go back to what was sorted", goBack},
	{"choose another pair of places", choosePair},
	{"choose years by a handle", chooseYears},
	{"find a place by its name", findPlace},
	{"go back to the document before", goBackADocument},
	{"use a frame on another site", useFrame},
}

// The explorer works in every engine, and none has anything to complain of.
func TestAReaderTakesTheTourInEveryEngine(t *testing.T) {
	t.Parallel()
	for _, engine := range engines {
		t.Run(engine.name, func(t *testing.T) {
			t.Parallel()
			witness, dismiss, err := callWitness(server, "")
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(dismiss)
			page := open(t, engine.start)
			for _, step := range steps {
				if !t.Run(step.name, func(t *testing.T) { step.take(&reader{Page: page, t: t, origin: witness.URL}) }) {
					break
				}
			}
			if r := (&reader{Page: page, t: t, origin: witness.URL}); t.Failed() {
				r.keepPicture()
			} else {
				r.start("/")
				r.complain()
				eventually(t, "the witness to hear what was planted", func() bool { return heard(witness.testimony(), planted) })
			}
			for _, complaint := range append(page.Complaints(), witness.testimony()...) {
				if !strings.Contains(complaint, "planted") {
					t.Errorf("the page complained: %s", complaint)
				}
			}
			for _, words := range page.Dialogs() {
				t.Errorf("the page opened a dialog: %s", words)
			}
		})
	}
}

// order is the rows of the overview's table from top to bottom.
const order = `() => [...document.querySelectorAll("table.ind tbody tr:not([hidden])")].map(row => row.dataset.key).join(" ")`

func openOverview(r *reader) {
	r.start("/")
	r.mark()
	r.sees("#figure h2", "UK–Japan papers were cited 3.5 times the world average for their field in 2020")
	has(r, "the rows", "total-outputs fwci output-growth partner-rank student-mobility researchers", order)
	has(r, "bars of the chart", true, `() => document.querySelectorAll("#figure svg path, #figure svg rect").length >= 3`)
}

func sortTable(r *reader) {
	const head = `table.ind thead th[data-key="GBR"]`
	r.click(head + " a")
	r.reaches("/?sort=-GBR")
	has(r, "the rows", "total-outputs researchers student-mobility partner-rank output-growth fwci", order)
	has(r, "the order that is told", "descending", `s => document.querySelector(s).ariaSort`, head)
	r.focused(head + " a")
	r.inPlace()
}

func choose(r *reader) {
	const row = `table.ind tbody tr[data-key="student-mobility"]`
	r.click(row + " th a")
	r.reaches("/?indicator=student-mobility&sort=-GBR")
	r.sees("#figure h2", "2,795 students from Japan were counted in the UK in 2019, 730 from the UK in Japan")
	has(r, "the row that is chosen", "student-mobility", `() => document.querySelector("table.ind tbody tr[aria-current]").dataset.key`)
	has(r, "the document's title begins with the figure's", true, `() => document.title.startsWith("2,795 students from Japan")`)
	r.inPlace()
}

func readChart(r *reader) {
	const chart = "#figure [data-chart]"
	r.tabTo(chart)
	r.must(r.Wait(`() => document.querySelector("#figure .tip") === null`))
	const toUK, toJapan = "From Japan to the UK 2,795", "From the UK to Japan 730"
	for _, c := range []struct{ key, shown, said string }{
		{"ArrowRight", toUK, "From Japan to the UK: 2,795 students"},
		{"ArrowRight", toJapan, "From the UK to Japan: 730 students"},
		{"ArrowLeft", toUK, "From Japan to the UK: 2,795 students"},
		{"End", toJapan, "From the UK to Japan: 730 students"},
		{"Home", toUK, "From Japan to the UK: 2,795 students"},
		{"Enter", toUK + " Pinned: arrow keys move, Escape lets go", "From Japan to the UK: 2,795 students; Pinned: arrow keys move, Escape lets go"},
	} {
		r.press(c.key)
		r.sees("#figure .tip", c.shown)
		r.says(c.said)
		r.focused(chart)
	}
	r.press("Escape")
	r.must(r.Wait(`() => document.querySelector("#figure .tip") === null`))
	r.focused(chart)
}

// isSorted checks that the overview is as it was when it had been sorted.
func isSorted(r *reader) {
	r.t.Helper()
	r.reaches("/?sort=-GBR")
	r.sees("#figure h2", "UK–Japan papers were cited 3.5 times the world average for their field in 2020")
	r.must(r.Wait(fmt.Sprintf(`() => (%s)() === "total-outputs researchers student-mobility partner-rank output-growth fwci"`, order)))
}

func goBack(r *reader) {
	r.must(r.Back())
	isSorted(r)
	r.inPlace()
}

// choosePair types the names of places into the lists, as a reader without a mouse
// does, and takes what is found first.
func choosePair(r *reader) {
	r.must(r.Follow(func() error { return r.Click(`nav.pages a[data-key="Partners"]`) }))
	r.reaches("/partners/")
	r.mark()
	r.sees("#joint-works h2", "UK–Japan joint works doubled from 2012 to 2022")
	for _, c := range []struct{ list, name, code, address, heading string }{
		{".picker place-picker:nth-of-type(1)", "Germ", "DEU", "?country=DEU~JPN", "Germany–Japan joint works grew 84% from 2012 to 2022"},
		{".picker place-picker:nth-of-type(2)", "Fran", "FRA", "?country=DEU~FRA", "Germany–France joint works grew 72% from 2012 to 2022"},
	} {
		r.tabTo(c.list)
		r.must(r.Type(c.name))
		r.must(r.Wait(fmt.Sprintf(`() => document.querySelector(%q).shadowRoot.querySelector("[aria-selected=true]") !== null`, c.list)))
		r.press("Enter")
		r.reaches("/partners/" + c.address)
		has(r, "what the list shows", c.code, `s => document.querySelector(s + " select").value`, c.list)
		r.sees("#joint-works h2", c.heading)
		r.focused(c.list)
	}
	r.inPlace()
}

// chooseYears moves the handle of the first year by keys, and goes back from it.
func chooseYears(r *reader) {
	const handle = "figure .range input"
	at := get[string](r, `() => location.pathname + location.search`)
	years := get[string](r, `s => { const field = document.querySelector(s); return (+field.min + 2) + ".." + field.max; }`, handle)
	entries := get[int](r, `() => history.length`)
	r.tabTo(handle)
	r.press("ArrowRight")
	r.press("ArrowRight")
	r.reaches(at + "&time=" + years)
	r.focused(handle)
	r.must(r.Wait(fmt.Sprintf("() => history.length === %d", entries+1)))
	r.inPlace()
	r.must(r.Back())
	r.reaches(at)
}

// findPlace types into the masthead's field and goes through what fits by keys.
func findPlace(r *reader) {
	const field = ".mast .ask input[type=search]"
	r.click(field)
	r.must(r.Type("kore"))
	r.must(r.Wait(`() => document.querySelector(".hits-panel")?.hidden === false`))
	r.press("ArrowDown")
	has(r, "what the keys are at", true, `s => document.getElementById(document.querySelector(s).getAttribute("aria-activedescendant")).textContent.startsWith("South Korea")`, field)
	r.press("Escape")
	has(r, "the list is closed", true, `() => document.querySelector(".hits-panel").hidden`)
	r.inPlace()
}

func goBackADocument(r *reader) {
	r.must(r.Back())
	r.reaches("/partners/?country=DEU~JPN")
	has(r, "what the lists show", "DEU JPN", `() => [...document.querySelectorAll("select[name=country]")].map(list => list.value).join(" ")`)
	r.must(r.Back())
	r.reaches("/partners/")
	r.sees("#joint-works h2", "UK–Japan joint works doubled from 2012 to 2022")
	r.inPlace()
	r.must(r.Follow(r.Back))
	isSorted(r)
	r.must(r.Back())
	r.reaches("/")
	r.must(r.Wait(fmt.Sprintf(`() => (%s)() === "total-outputs fwci output-growth partner-rank student-mobility researchers"`, order)))
}

// otherSide selects the link to a figure's other side: its table or its chart.
const otherSide = "#figure .controls .seg:first-child a:not([aria-current])"

func useFrame(r *reader) {
	const address = "/embed/indicators/fwci/"
	host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!DOCTYPE html><html lang="en"><title>Another site</title><link rel="icon" href="data:,">`+
			`<h1>Another site</h1><iframe src="%s" title="A figure" width="640" height="620"></iframe>`, r.origin+address)
	}))
	r.t.Cleanup(host.Close)
	r.must(r.Go(strings.Replace(host.URL, "127.0.0.1", "localhost", 1)))
	entries := get[int](r, `() => history.length`)
	page, err := r.Frame(address)
	r.must(err)
	frame := &reader{Page: page, t: r.t, origin: r.origin}
	defer frame.Close()
	frame.must(frame.Ready())
	frame.mark()
	frame.sees("#figure :is(h1, h2)", "UK–Japan papers were cited 3.5 times the world average for their field in 2020")
	frame.click(otherSide)
	frame.reaches(address + "?tab=table")
	frame.sees("#figure table tbody tr", "Japan 0.94 2020 Universities UK International (UUKi)")
	frame.focused(".controls .seg:first-child a[aria-current]")
	frame.click(otherSide)
	frame.reaches(address)
	frame.tabTo("#figure [data-chart]")
	frame.press("End")
	frame.sees("#figure .tip", "UK–Japan joint papers 3.51")
	frame.says("UK–Japan joint papers: 3.51")
	frame.inPlace()
	has(r, "entries of the history", entries, `() => history.length`)
}
