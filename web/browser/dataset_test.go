//go:build browser

package browser

import (
	"testing"

	"bilateral/web/browser/driver"
)

// Whatever the dataset: every choice of every control leads, in place, to the
// page the server would send, and every page is accessible.
func TestEveryControlWorksForAnyDataset(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		paths := []string{"/", "/ja/indicators/" + s.flow() + "/"}
		if s == small() {
			paths = append(paths, "/ja/", "/indicators/"+s.chosen()+"/")
		}
		for _, path := range paths {
			t.Run(path, func(t *testing.T) {
				t.Parallel()
				v := open(t, s.Origin(loopback))
				v.must(v.Before(watchHydration))
				v.must(v.BypassWorker())
				v.start(s.Origin(loopback) + path)
				for _, change := range get[[]string](v, `() => window.hydration.changes()`) {
					t.Errorf("hydration changed the page: %s", change)
				}
				get[bool](v, `() => window.mark = true`)
				tried := 0
				for _, control := range []string{"indicator", "sort", "topic", "derived", "topic", "form", "yScale", "tab", "indicator", "theme", "derived"} {
					for i := range get[int](v, `name => (`+driver.Control+`)(name).length`, control) + 1 {
						const nth = `(name, i) => { const links = (` + driver.Control + `)(name); return links[i % links.length]; }`
						// The theme of the device is the default, which no address keeps.
						address := get[string](v, `(name, i) => { const a = (`+nth+`)(name, i); return a ? (a.pathname + a.search).replace(/[?&]theme=auto$/, "") : ""; }`, control, i)
						if address == "" {
							break // there is no such control here
						}
						v.must(v.ClickFound(nth, control, i))
						v.reaches(address)
						v.inPlace()
						v.sameAsServed()
						tried++
					}
				}
				if tried < 8 {
					t.Errorf("only %d choices were found on the page", tried)
				}
				v.accessible()
				same(t, "documents loaded", v.Documents(), 1)
			})
		}
	})
}

// The titles and heads are the dataset's own, not those of the first.
func TestTheSecondDatasetSpeaksOfItsOwnPlaces(t *testing.T) {
	t.Parallel()
	seen := map[string]string{}
	forDatasets(t, func(t *testing.T, s *site) {
		for _, language := range []string{"/", "/ja/"} {
			v := open(t, s.Origin(loopback))
			v.start(s.Origin(loopback) + language)
			for what, function := range map[string]string{
				"heads":  `() => [...document.querySelectorAll("table.ind thead th")].slice(1).map(h => h.innerText.trim()).join()`,
				"titles": `() => document.title`,
			} {
				words := get[string](v, function)
				if words == "" || seen[language+what] == words {
					t.Errorf("%s at %s: %q for both datasets", what, language, words)
				}
				seen[language+what] = words
			}
		}
	})
}
