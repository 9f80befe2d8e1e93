// Package still draws what the server draws of pages and no program changes: a
// reader pays for the picture, and not for the code that draws it.
package still

import (
	"slices"
	"strings"

	"github.com/vugu/vugu"
	"github.com/vugu/vugu/staticrender"

	"bilateral/components/catalogue"
	"bilateral/components/figure"
	"bilateral/components/node"
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
		drawn.Indicator(ind.ID).Citation = citation(c, ind)
	}
	return &drawn
}

// citation is how to cite the page of an indicator of the deck, as HTML: the same in
// every view of it, as its figures are. It is "" for one without a source.
func citation(c *page.Context, ind *data.Indicator) string {
	alone := &page.Context{Dataset: c.Dataset, State: state.Update(c.State, state.OpenIndicator{Indicator: ind.ID}), Catalogue: c.Catalogue}
	block := alone.Citation(figure.Deck(alone))
	if block == nil {
		return ""
	}
	var b strings.Builder
	if err := staticrender.New(&b).Render(&vugu.BuildResults{Out: &vugu.BuildOut{Out: node.Build(block.Build)}}); err != nil {
		panic(err) // a strings.Builder takes all that is written
	}
	return b.String()
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
		ind.Sparkline, ind.Citation = drawn.Indicator(ind.ID).Sparkline, drawn.Indicator(ind.ID).Citation
	}
}
