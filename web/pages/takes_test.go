package pages

import (
	"net/url"
	"testing"

	"bilateral/components/state"
	"bilateral/data"
	"bilateral/data/datapackage"
)

// Every figure and table of every page can be shown on the page that takes it away.
func TestEveryFigureHasAPageThatTakesItAway(t *testing.T) {
	second, err := datapackage.DecodeFile("../../testdata/second.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, ds := range []*data.Dataset{dataset(t), second} {
		e := New(ds)
		for _, path := range state.Paths(ds) {
			if state.Parse(ds, path).Frame {
				continue
			}
			for _, id := range figuresOf(t, e, path) {
				prefix := ""
				if state.LanguageOf(path) == data.Japanese {
					prefix = "/ja"
				}
				address := prefix + "/take/?view=" + url.QueryEscape(path) + "&figure=" + id
				if doc := build(t, e, address); doc.Status != 200 || len(bodyOf(t, doc)) < 2000 {
					t.Errorf("%s has status %d and %d bytes", address, doc.Status, len(bodyOf(t, doc)))
				}
			}
		}
	}
}
