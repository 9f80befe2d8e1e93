//go:build browser

package browser

import (
	"fmt"
	"strings"
	"testing"

	"bilateral/web/browser/driver"
)

// openViews are pages of open indicators as readers leave them: over time, by
// field, in moments, of pairs and flows, and with a place that the page knows
// nothing of, though other pages do.
func (s *site) openViews() []string {
	if s.file != "" {
		return []string{"/indicators/works-together/?scale=indexed&country=DEU", "/ja/indicators/movers/?tab=table&time=2019..2021&country=DEU"}
	}
	return []string{
		"/indicators/rd-spending/?country=DEU~FRA", "/ja/indicators/specialisation/?sort=-JPN&tab=table", "/indicators/top-cited-share/?country=NOR~KOR&focus=NOR&sort=GBR-JPN",
		"/ja/indicators/edition-articles/?country=KOR", "/indicators/joint-articles/?tab=table&country=NPL", "/ja/embed/indicators/students/?hideControls=1",
	}
}

func TestAnOpenIndicatorIsHydratedAndFits(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		v := open(t, s.Origin(loopback))
		v.must(v.BypassWorker())
		v.must(v.Before(watchHydration))
		for _, address := range s.openViews() {
			for _, width := range []int64{360, 1280} {
				t.Run(fmt.Sprintf("%s at %d px", address, width), func(t *testing.T) {
					v := v.within(t)
					v.must(v.Size(width, 900))
					v.start(s.Origin(loopback) + address)
					for _, change := range get[[]string](v, `() => window.hydration.changes()`) {
						t.Errorf("hydration changed the page: %s", change)
					}
					v.sameAsServed()
					if over := get[int](v, `() => document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
						t.Errorf("the page is %d px wider than the window", over)
					}
				})
			}
		}
	})
}

// A reader puts places beside the two by the list and takes them away by their
// chips. Each time the page is the one that the server would send, and what is
// shown is said.
func TestAReaderPutsPlacesBesideTheTwo(t *testing.T) {
	t.Parallel()
	const base, list = "/indicators/rd-spending/", `select[name=country]`
	v := visitOverview(t, small(), base)
	v.listen()
	entries := get[int](v, `() => history.length`)
	for i, step := range []struct {
		do            func()
		address, said string
		focus         string
	}{
		{func() { v.pick(list, "DEU") }, "?country=DEU", "Shown: Japan, United Kingdom, Germany.", list},
		{func() { v.pick(list, "FRA") }, "?country=DEU~FRA", "Shown: Japan, United Kingdom, Germany, France.", list},
		{func() { v.click(`.chips a[data-key="DEU"]`) }, "?country=FRA", "Shown: Japan, United Kingdom, France.", `.chips, .chips *`},
		{func() { v.press(`.chips a[data-key="FRA"]`) }, "", "Shown: Japan, United Kingdom.", `.chips, .chips *`},
		{func() { v.pick(list, "USA") }, "?country=USA", "Shown: Japan, United Kingdom, United States.", list},
	} {
		step.do()
		v.reaches(base + step.address)
		v.inPlace()
		v.hearsOf(step.said)
		if !get[bool](v, `s => document.activeElement.matches(s)`, step.focus) {
			t.Errorf("%s: the focus is on %s", step.address, get[string](v, `() => document.activeElement.outerHTML.slice(0, 120)`))
		}
		// What has the focus in the place of a chip that is gone.
		get[bool](v, `() => { document.querySelectorAll(".chips[tabindex]").forEach(e => e.removeAttribute("tabindex")); return true; }`)
		v.sameAsServed()
		same(t, "entries of the history", get[int](v, `() => history.length`), entries+i+1)
	}
	same(t, "documents loaded", v.Documents(), 1)
	v.follow(func() error { v.click("a.lang"); return nil })
	same(t, "the view in the other language", v.address(), "/ja"+base+"?country=USA")
}

// press focuses a link and presses Enter on it.
func (v *visit) press(selector string) {
	v.t.Helper()
	get[bool](v, `s => { (`+driver.Visible+`)(s).focus(); return true; }`, selector)
	v.must(v.Press("Enter"))
}

// The links to orders are followed by keyboard: the rows move, the column says
// its order, and the way back is the way that was come.
func TestFieldsAreSortedInPlaceByKeyboard(t *testing.T) {
	t.Parallel()
	const base, order = "/indicators/specialisation/?", `#specialisation-fields .seg:last-child a:nth-child(%d)`
	const rows = `() => [...document.querySelectorAll("#specialisation-fields tbody th")].map(e => e.innerText).join("; ")`
	v := visitOverview(t, small(), base+"tab=table")
	v.listen()
	seen := []string{get[string](v, rows)}
	addresses := []string{base + "tab=table"}
	for _, step := range []struct {
		link                  int
		address, said, sorted string
	}{
		{2, "sort=-JPN&tab=table", "Sorted by Japan, descending.", "Japan descending"},
		{2, "sort=JPN&tab=table", "Sorted by Japan, ascending.", "Japan ascending"},
		{4, "sort=-GBR-JPN&tab=table", "Sorted by Difference, descending.", "Difference descending"},
		{1, "sort=indicator&tab=table", "Sorted by Field, ascending.", "Field ascending"},
	} {
		v.press(fmt.Sprintf(order, step.link))
		v.reaches(base + step.address)
		v.inPlace()
		v.hearsOf(step.said)
		v.sameAsServed()
		same(t, "aria-sort", get[string](v, `() => [...document.querySelectorAll("#specialisation-fields [aria-sort]")].map(e => e.innerText + " " + e.ariaSort).join()`), step.sorted)
		same(t, "the focus stays on the link", get[bool](v, `s => document.activeElement.matches(s)`, fmt.Sprintf(order, step.link)), true)
		seen, addresses = append(seen, get[string](v, rows)), append(addresses, base+step.address)
		if n := len(seen); seen[n-1] == seen[n-2] {
			t.Errorf("%s has the rows in the order before", step.address)
		}
	}
	for i := len(seen) - 2; i >= 0; i-- {
		get[bool](v, `() => { history.back(); return true; }`)
		v.reaches(addresses[i])
		v.sameAsServed()
		same(t, "the rows back at "+addresses[i], get[string](v, rows), seen[i])
	}
	same(t, "documents loaded", v.Documents(), 1)
}

// Years, table and scale of an open indicator change in place.
func TestTheYearsAndTheTableOfAnOpenIndicatorChangeInPlace(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		base, figure := "/ja/indicators/rd-spending/", "#rd-spending "
		if s.file != "" {
			base, figure = "/ja/indicators/movers/", "#movers "
		}
		v := visitOverview(t, s, base)
		v.click(figure + `.seg a[href*="tab=table"]`)
		v.reaches(base + "?tab=table")
		v.sameAsServed()
		all := get[int](v, `s => document.querySelectorAll(s).length`, figure+"tbody tr")
		first := get[string](v, `s => document.querySelector(s).options[1].value`, figure+"select[name=time]")
		v.pick(figure+"select[name=time]", first)
		v.wait(`() => location.search.includes("time=` + first + `..")`)
		v.reaches(v.address())
		v.inPlace()
		v.sameAsServed()
		same(t, "rows without the first year", get[int](v, `s => document.querySelectorAll(s).length`, figure+"tbody tr"), all-1)
		v.click(figure + `.seg a[href*="yScale=log"]`)
		v.wait(`() => location.search.includes("yScale=log")`)
		v.reaches(v.address())
		v.sameAsServed()
		get[bool](v, `() => { history.go(-2); return true; }`)
		v.reaches(base + "?tab=table")
		v.sameAsServed()
		same(t, "rows back at all years", get[int](v, `s => document.querySelectorAll(s).length`, figure+"tbody tr"), all)
		same(t, "documents loaded", v.Documents(), 1)
	})
}

// Without the program a place is added by the form's button, taken away by its
// chip, and the fields are sorted by their links; a button pressed with nothing
// chosen changes nothing and is not scolded.
func TestAnOpenIndicatorWorksWithoutTheProgram(t *testing.T) {
	t.Parallel()
	v := open(t, small().Origin(loopback))
	v.must(v.ScriptsOff(true))
	v.load(small().Origin(loopback) + "/indicators/top-cited-share/?country=KOR&theme=dark")
	send := func(value string) {
		v.must(v.ScriptsOff(false))
		get[bool](v, `value => { const list = document.querySelector(".chips select[name=country]"); if (value) list.value = value; return true; }`, value)
		v.must(v.ScriptsOff(true))
		v.follow(func() error { v.click(`.chips button[type=submit]`); return nil })
	}
	shows := func(what, chips string) {
		t.Helper()
		v.must(v.ScriptsOff(false))
		same(t, what, get[string](v, `() => [...document.querySelectorAll(".chips a")].map(e => e.dataset.key).join("~")`), chips)
		same(t, what+": notices", get[int](v, `() => document.querySelectorAll(".notice").length`), 0)
		same(t, what+": the colours are kept", strings.Contains(get[string](v, `() => location.search`), "theme=dark"), true)
		v.must(v.ScriptsOff(true))
	}
	send("")
	shows("nothing chosen", "KOR")
	send("DEU")
	shows("a place chosen", "KOR~DEU")
	v.follow(func() error { v.click(`.chips a[data-key="KOR"]`); return nil })
	shows("a place taken away", "DEU")
	v.follow(func() error { v.click(`#top-cited-share-fields .seg:last-child a:nth-child(3)`); return nil })
	shows("sorted", "DEU")
	v.must(v.ScriptsOff(false))
	same(t, "the order", strings.Contains(get[string](v, `() => location.search`), "sort=-GBR"), true)
	v.follow(func() error { v.click(`.chips a[data-key="DEU"]`); return nil })
	same(t, "the last place taken away", get[int](v, `() => document.querySelectorAll(".chips a").length`), 0)
}
