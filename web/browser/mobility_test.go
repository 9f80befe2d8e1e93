//go:build browser

package browser

import (
	"fmt"
	"strings"
	"testing"
)

// mobilityPaths are the page of mobility in both languages, plain and as a
// reader left it.
var mobilityPaths = []string{"/mobility/", "/ja/mobility/?tab=table", "/mobility/?yScale=log", "/ja/embed/mobility/"}

// What the server sends of the page of mobility stays as it is when the
// program takes over, and holds at any width.
func TestMobilityIsHydratedAndFits(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		v := open(t, s.Origin(loopback))
		v.must(v.BypassWorker())
		v.must(v.Before(watchHydration))
		for _, path := range mobilityPaths {
			for _, width := range []int64{360, 1280} {
				t.Run(fmt.Sprintf("%.60s at %d px", path, width), func(t *testing.T) {
					v := v.within(t)
					v.must(v.Size(width, 900))
					v.start(s.Origin(loopback) + path)
					for _, change := range get[[]string](v, `() => window.hydration.changes()`) {
						t.Errorf("hydration changed the page: %s", change)
					}
					v.sameAsServed()
					if over := get[int](v, `() => document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
						t.Errorf("the page is %d px wider than the window: %q", over, get[[]string](v, `() => [...document.querySelectorAll("#explorer *")].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth && !e.closest(".scroll, svg")).map(e => e.outerHTML.slice(0, 100)).slice(0, 5)`))
					}
				})
			}
		}
	})
}

// Each control of the page of mobility leads, in place, to the page that the
// server would send.
func TestTheControlsOfMobilityWorkInPlace(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		for _, language := range []string{"", "/ja"} {
			v := open(t, s.Origin(loopback))
			v.start(s.Origin(loopback) + language + "/mobility/")
			get[bool](v, `() => window.mark = true`)
			for _, step := range []struct{ control, address string }{
				{`#figure .seg a[href*="tab=table"]`, "?tab=table"},
				{`#figure .seg a[href*="yScale=log"]`, "?tab=table&yScale=log"},
				{`#figure .seg a:not([href*="tab=table"])`, "?yScale=log"},
			} {
				v.click(step.control)
				v.reaches(language + "/mobility/" + step.address)
				v.inPlace()
				v.sameAsServed()
			}
			first := get[string](v, `() => { const [from, to] = document.querySelectorAll('#figure select[name="time"]'); from.value = from.options[1].value; from.dispatchEvent(new Event("change", {bubbles: true})); return from.value + ".." + to.value; }`)
			v.reaches(language + "/mobility/?time=" + first + "&yScale=log")
			v.inPlace()
			v.sameAsServed()
			same(t, "documents loaded", v.Documents(), 1)
		}
	})
}

// Every chart of the page of mobility is one stop for the keyboard, and its
// points are said.
func TestTheChartsOfMobilityAreReadByKeyboard(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		v := open(t, s.Origin(loopback))
		v.start(s.Origin(loopback) + "/mobility/")
		charts := get[int](v, `() => document.querySelectorAll('[data-chart]').length`)
		if charts < 3 {
			t.Fatalf("%d charts can be read", charts)
		}
		const words = `() => document.activeElement.ariaValueText`
		for i := range charts {
			get[bool](v, `i => { document.querySelectorAll("[data-chart]")[i].focus(); return true; }`, i)
			v.must(v.Press("ArrowRight"))
			v.wait(`() => document.querySelectorAll(".readout .tip").length === 1`)
			said, want := get[string](v, words), get[string](v, `() => document.querySelector(".tip .me td").textContent`)
			if !strings.Contains(said, want) {
				t.Errorf("of the first point of chart %d is said %q, and shown %q", i, said, want)
			}
			v.must(v.Press("Escape"))
			v.wait(`() => document.querySelector(".readout .tip") === null`)
			if found := get[string](v, words); found == "" || strings.Contains(found, said) {
				t.Errorf("chart %d, where no point is read, says %q", i, found)
			}
		}
	})
}

// A link to a view of mobility works with the server gone, once the site was
// visited.
func TestADeepLinkToMobilityWorksOffline(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		front := startFront(t, s.Server)
		origin := front.URL
		const address = "/ja/mobility/?tab=table&yScale=log"
		other := open(t, origin)
		other.must(other.BypassWorker())
		other.start(origin + address)
		want := get[string](other, shown)
		v := openWithWorker(t, origin)
		v.start(origin + "/")
		v.installed()
		front.Turn(nil)
		v.allow("ERR_", "Failed to load resource")
		v.start(origin + address)
		expectSame(t, address+" without a server", get[string](v, shown), want)
	})
}

// The sources that a figure names are one step away.
func TestAFigureOfMobilityLeadsToItsSource(t *testing.T) {
	t.Parallel()
	v := open(t, small().Origin(loopback))
	v.start(small().Origin(loopback) + "/mobility/")
	v.follow(func() error { return v.ClickFound(`() => document.querySelector('#figure .src a')`) })
	v.wait(`() => { const e = document.querySelector(":target"); return e !== null && e.classList.contains("source") && e.getBoundingClientRect().top < innerHeight; }`)
}
