// Package extract makes tables of values out of what a page's view shows, and out of all
// that its measures have: the same values that the page draws and prints, with their
// flags and sources. It stands above the pages and before package download, which writes
// the tables.
package extract

import (
	"slices"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/download"
	"bilateral/components/figure"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// View is a view of a page with its figures and tables, in the page's order.
type View struct {
	Document *page.Document
	Figures  []*Figure
	c        *page.Context
}

// Figure is a figure or a table of a page to be taken away.
type Figure struct {
	ID       string
	Title    string // what it finds
	Subtitle string // what it measures
	// Chart is the figure drawn; nil for a table.
	Chart *page.Chart
	taken *page.Taken
	c     *page.Context
	// table is that of a figure whose rows are of another kind; nil for any other.
	table func(all bool) *download.Table
}

// Of makes the view of a page. The dataset has what the page needs, and Needs.
func Of(p *page.Page, ds *data.Dataset, st *state.State, cat *catalogue.Catalogue) *View {
	doc, c := p.Take(ds, st, cat)
	v := &View{Document: doc, c: c}
	if st.Route == state.Evidence {
		v.Figures = append(v.Figures, claimed(c))
	}
	for _, t := range c.Taken {
		if t.Traced != nil || t.Chart == nil && t.Values == nil {
			t = redrawn(c, t)
		}
		if t == nil || t.Chart == nil && len(t.Values) == 0 {
			continue
		}
		f := &Figure{ID: t.ID, Title: t.View.Title.Text, Subtitle: t.View.Subtitle.Text, Chart: t.Chart, taken: t, c: c}
		if t.Chart != nil { // the page may say the finding elsewhere
			f.Title, f.Subtitle = t.Chart.Caption.Title, t.Chart.Caption.Subtitle
		}
		v.Figures = append(v.Figures, f)
		if derived := derivedOf(c, t.View); derived != nil {
			v.Figures = append(v.Figures, derived)
		}
	}
	return v
}

// derivedOf is what follows from the figures of the deck that a figure shows, folded in
// it; nil where nothing does.
func derivedOf(c *page.Context, view *ui.Figure) *Figure {
	ind := c.Dataset.Indicator(c.State.Indicator)
	if view.Derived == nil || ind == nil {
		return nil
	}
	values := figure.DerivedValues(c, ind)
	if len(values) == 0 {
		return nil
	}
	id := view.FoldID(ui.DerivedPart)
	return &Figure{ID: id, Title: view.Derived.Heading, Subtitle: c.Text(ind.Name), c: c,
		taken: &page.Taken{ID: id, FileName: string(ind.ID) + string(ui.DerivedPart), View: view, Values: values}}
}

// Needs are the collections that a view's tables are made from: those of its page, and
// those of the figures that it has drawn already.
func Needs(p *page.Page, ds *data.Dataset, st *state.State) []data.CollectionID {
	list := slices.Clone(p.Collections(ds, st))
	add := func(id data.IndicatorID) {
		if ind := ds.Indicator(id); ind != nil && ind.Collection != "" && !slices.Contains(list, ind.Collection) {
			list = append(list, ind.Collection)
		}
	}
	switch st.Route {
	case state.Overview:
		for i := range ds.Features {
			add(ds.Features[i].Indicator)
		}
	case state.Indicator:
		if n := ds.NearestOf(st.Indicator); n != nil {
			add(n.Series[0].Indicator)
		}
	}
	return list
}

// redrawn is a figure that the page traces from a picture, drawn from its series; nil
// where the dataset has none of them.
func redrawn(c *page.Context, t *page.Taken) *page.Taken {
	if len(t.Traced) == 0 {
		return nil
	}
	st := *c.State
	st.Series = state.Series{}
	st.Tab = state.ChartTab
	own := &page.Context{Dataset: c.Dataset, State: &st, Catalogue: c.Catalogue, Taking: true}
	figure.RedrawSeries(own, t.Traced)
	if len(own.Taken) == 0 {
		return nil
	}
	drawn := own.Taken[0]
	drawn.ID, drawn.View = t.ID, t.View
	return drawn
}

// Find gives the figure of an id, or the first without one; nil where there is none.
func (v *View) Find(id string) *Figure {
	for _, f := range v.Figures {
		if id == "" || f.ID == id {
			return f
		}
	}
	return nil
}

// IDs are those of the view's figures, with commas between.
func (v *View) IDs() string {
	var ids []string
	for _, f := range v.Figures {
		ids = append(ids, f.ID)
	}
	return strings.Join(ids, ", ")
}

// FileName says what is in a file, of which places and years, whether it is all that the
// measure has, and of which version the data are; without an ending.
func (f *Figure) FileName(all bool) string {
	if f.table != nil {
		return f.table(all).Name
	}
	name := f.taken.FileName
	if name == "" || name == "figure" {
		name = f.ID
	}
	if all {
		name = f.ID + "-all"
	}
	return f.c.Dataset.Name + "-" + name + "-v" + f.c.Dataset.Version
}

// Table is the values that the figure shows, or all that its measures have.
func (f *Figure) Table(all bool) *download.Table {
	if f.table != nil {
		return f.table(all)
	}
	t := &download.Table{ID: f.ID, Name: f.FileName(all), Title: f.text(f.Title), Subject: f.text(f.Subtitle)}
	t.Begin = func() func() *download.Row {
		if all {
			return f.everything().next
		}
		return f.shown().next
	}
	t.Rows = download.Each(t.Begin)
	return t
}

// Years are the first and the last that the figure can show of those that it has; 0 where
// there is no choice.
func (f *Figure) Years() (first, last int) { return f.taken.First, f.taken.Last }

// State is the view, as its address gives it.
func (v *View) State() *state.State { return v.c.State }
