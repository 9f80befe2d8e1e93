//go:build !js

package text_test

import (
	"slices"
	"strings"
	"testing"

	"bilateral/components/page/pagetest"
	"bilateral/data"
	"bilateral/testdata/htmlcheck"
)

func TestASourceLeadsToItsTablesAndToItsRows(t *testing.T) {
	second := pagetest.Second(t)
	elsewhere := *pagetest.Deck(t)
	elsewhere.Origins = &data.Origins{Files: []string{"a.csv"}}
	for name, c := range map[string]struct {
		ds    *data.Dataset
		files bool
	}{"the dataset built in": {pagetest.Deck(t), true}, "one whose files are elsewhere": {&elsewhere, false}, "one without origins": {second, false}} {
		page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(c.ds, "/ja/sources/")))
		for i := range c.ds.Sources {
			s := &c.ds.Sources[i]
			entry := page.One(t, `[id="`+string(s.ID)+`"]`)
			var addresses []string
			for _, a := range entry.All("a") {
				addresses = append(addresses, a.Attribute("href"))
			}
			for _, table := range s.Tables {
				if !slices.Contains(addresses, table) {
					t.Errorf("%s: %s does not lead to %s", name, s.ID, table)
				}
			}
			led := slices.IndexFunc(addresses, func(a string) bool { return strings.HasPrefix(a, data.SourcesFolder) }) >= 0
			if want := c.files && len(c.ds.Origins.FilesOf(c.ds, s.ID)) > 0; led != want {
				t.Errorf("%s: %s leads to its rows: %v, want %v", name, s.ID, led, want)
			}
		}
	}
}
