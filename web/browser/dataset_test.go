//go:build browser

package browser

import (
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/input"
)

// datasets are what the explorer is served with: the one built in, and
// another that tells of other places.
var datasets = []struct {
	name      string
	arguments func() []string
}{
	{"built in", func() []string { return nil }},
	{"second", func() []string { return []string{"-data", filepath.Join(root, "testdata", "second.json")} }},
}

// Whatever the dataset: every choice of every control leads, in place, to the
// page the server would send, and every page is accessible and within its
// bytes. Nothing here knows a name or a number of either dataset.
func TestEveryControlWorksForAnyDataset(t *testing.T) {
	for _, d := range datasets {
		t.Run(d.name, func(t *testing.T) {
			server, err := StartServer(explorer, bundleOf("tinygo"), d.arguments()...)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if err := server.Stop(); err != nil {
					t.Error(err)
				}
			})
			for _, language := range []string{"/", "/ja/"} {
				t.Run(language, func(t *testing.T) {
					v := open(t, server.Origin(loopback))
					v.must(v.Before(watchHydration))
					load, err := v.ColdLoad(server.Origin(loopback) + language)
					v.must(err)
					if load.Bytes() > coldBudget {
						t.Errorf("%.0f bytes before the page is interactive; the budget is %d", load.Bytes(), coldBudget)
					}
					for _, change := range get[[]string](v, `() => window.hydration.changes()`) {
						t.Errorf("hydration changed the page: %s", change)
					}
					get[bool](v, `() => window.mark = true`)
					tried := 0
					for _, control := range []string{"indicator", "sort", "tab", "indicator"} {
						for i := range get[int](v, `name => (`+Control+`)(name).length`, control) + 1 {
							const nth = `(name, i) => { const links = (` + Control + `)(name); return links[i % links.length]; }`
							address := get[string](v, `(name, i) => { const a = (`+nth+`)(name, i); return a.pathname + a.search; }`, control, i)
							v.must(v.ClickFound(input.MouseButtonLeft, Plain, nth, control, i))
							v.reaches(address)
							v.inPlace()
							v.sameAsServed()
							tried++
						}
					}
					if tried < 8 {
						t.Errorf("only %d choices were found on the page", tried)
					}
					for _, scheme := range []string{"light", "dark"} {
						v.must(v.Colours(scheme))
						v.accessible()
					}
					same(t, "documents loaded", v.Documents(), 1)
				})
			}
		})
	}
}

// The titles and heads are the dataset's own, not those of the first.
func TestTheSecondDatasetSpeaksOfItsOwnPlaces(t *testing.T) {
	var heads, titles [2]string
	for i, d := range datasets {
		server, err := StartServer(explorer, bundleOf("tinygo"), d.arguments()...)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = server.Stop() })
		v := open(t, server.Origin(loopback))
		v.start(server.Origin(loopback) + "/")
		heads[i] = get[string](v, `() => [...document.querySelectorAll("table.ind thead th")].slice(1).map(h => h.innerText.trim()).join()`)
		titles[i] = get[string](v, `() => document.title`)
	}
	for what, pair := range map[string][2]string{"heads": heads, "titles": titles} {
		if pair[0] == pair[1] || pair[1] == "" {
			t.Errorf("%s: %q for both datasets", what, pair[1])
		}
	}
}
