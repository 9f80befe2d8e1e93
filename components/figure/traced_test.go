//go:build !js

package figure

import (
	"slices"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/data/datapackage"
)

// A program reads the points of a picture that the server has drawn: they are at
// the same places, in the same order.
func TestWhatIsTracedHasThePointsOfWhatIsDrawn(t *testing.T) {
	second, err := datapackage.DecodeFile("../../testdata/second.json")
	if err != nil {
		t.Fatal(err)
	}
	for name, ds := range map[string]*data.Dataset{"deck": dataset(t), "second": second} {
		lists := map[string][]data.Series{}
		for i := range ds.Features {
			if f := &ds.Features[i]; !f.Moments() {
				lists["feature "+string(f.Indicator)] = f.Series
			}
		}
		for i := range ds.Nearest {
			lists["nearest to "+string(ds.Nearest[i].Indicator)] = ds.Nearest[i].Series
		}
		drawn := 0
		for what, series := range lists {
			if len(series) == 0 {
				continue
			}
			drawn++
			for _, language := range data.Languages {
				c := &page.Context{Dataset: ds, State: &state.State{Language: language}, Catalogue: catalogue.For(language)}
				o := NewOpen(c, ds.Indicator(series[0].Indicator), pointers(series))
				f := &Model{Fixed: true}
				o.draw(pointers(series), f, othersLevel)
				ranks := o.ind.Meaning == data.Rank
				if !ranks {
					f.Spec.Form = chart.Lines{Low: true}
				}
				spec := f.Spec.Between(page.Years(o.lines))
				want := chart.Layout(spec)
				view := traced(c, o.ind, series, &data.Drawn{})
				got := c.Charts[len(c.Charts)-1].Scene
				if view == nil || len(want.Hits) == 0 || !slices.Equal(got.Hits, want.Hits) || got.Height != want.Height {
					t.Errorf("%s, %s in %s: %d points on %d px are traced, %d on %d drawn, or they are not at the same places",
						name, what, language, len(got.Hits), got.Height, len(want.Hits), want.Height)
				}
			}
		}
		if drawn == 0 {
			t.Errorf("%s dataset has no series that is traced", name)
		}
	}
}
