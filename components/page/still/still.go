// Package still draws what the server draws of pages and no program changes: a
// reader pays for the picture, and not for the code that draws it.
package still

import (
	"slices"

	"bilateral/components/catalogue"
	"bilateral/components/figure"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/data"
)

// Draw is a dataset with its pictures, and what is said of them, in the language
// of a whole catalogue. The dataset has all its series, and stays as it is.
func Draw(ds *data.Dataset, cat *catalogue.Catalogue) *data.Dataset {
	drawn := *ds
	st := &state.State{Language: cat.Language}
	c := &page.Context{Dataset: ds, State: state.Parse(ds, st.Path()), Catalogue: cat}
	drawn.Features = slices.Clone(ds.Features)
	for i := range drawn.Features {
		f := &drawn.Features[i]
		if len(f.Series) == 0 {
			continue
		}
		if f.Moments() {
			f.Drawn = figure.DrawMoments(c, f.Series)
		} else {
			f.Drawn = figure.DrawSeries(c, f.Series)
		}
	}
	drawn.Nearest = slices.Clone(ds.Nearest)
	for i := range drawn.Nearest {
		if n := &drawn.Nearest[i]; len(n.Series) > 0 {
			n.Drawn = figure.DrawSeries(c, n.Series)
		}
	}
	drawn.Indicators = slices.Clone(ds.Indicators)
	for _, ind := range ds.Tabled() {
		drawn.Indicator(ind.ID).Sparkline = figure.DrawSparkline(c, ind)
	}
	return &drawn
}

// Add puts the pictures of a dataset that Draw gave into one that was read from
// what a program is sent of it.
func Add(drawn, read *data.Dataset) {
	for i := range read.Features {
		read.Features[i].Drawn.Markup = drawn.Features[i].Drawn.Markup
	}
	for i := range read.Nearest {
		read.Nearest[i].Drawn.Markup = drawn.Nearest[i].Drawn.Markup
	}
	for i := range read.Indicators {
		ind := &read.Indicators[i]
		ind.Sparkline = drawn.Indicator(ind.ID).Sparkline
	}
}
