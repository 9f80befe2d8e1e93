// Package extract makes tables of values out of what a page's view shows, and out of all
// that its measures have: the same values that the page draws and prints, with their
// flags and sources. It stands above the pages and before package download, which writes
// the tables.
package extract

import (
	"iter"
	"slices"
	"strconv"
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
	names [2]string // of the files, of what is shown and of all; "" until they are asked for
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
			t.Chart.Labels = f.labels
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

// AllCollections are what a page needs that is made of the views of any others.
func AllCollections(ds *data.Dataset) []data.CollectionID {
	var list []data.CollectionID
	for i := range ds.Collections {
		list = append(list, ds.Collections[i].ID)
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

// Drawn gives the first figure with a chart, or else the first.
func (v *View) Drawn() *Figure {
	for _, f := range v.Figures {
		if f.Chart != nil {
			return f
		}
	}
	return v.Find("")
}

// IDs are those of the view's figures, with commas between.
func (v *View) IDs() string {
	var ids []string
	for _, f := range v.Figures {
		ids = append(ids, f.ID)
	}
	return strings.Join(ids, ", ")
}

// FileName says what is in a file: of which page's figure, of which places and years,
// whether it is all that the measures have or changes from a first year, and of which
// version the data are; without an ending.
func (f *Figure) FileName(all bool) string {
	if f.table != nil {
		return f.table(all).Name
	}
	kind := 0
	if all {
		kind = 1
	}
	if f.names[kind] == "" {
		f.names[kind] = f.fileName(all)
	}
	return f.names[kind]
}

// figureID is that of the one figure of a page, which says nothing of it.
const figureID = "figure"

func (f *Figure) fileName(all bool) string {
	name := f.taken.FileName
	if all || name == "" {
		name = f.ID
	}
	switch route := f.c.State.Route; {
	case route == state.Mobility && name == figureID:
		name = "mobility"
	case route == state.Mobility:
		name = "mobility-" + name
	case route == state.Evidence:
		name = "evidence-" + name
	case name == figureID || strings.HasPrefix(name, figureID+"-"):
		name = string(f.c.State.Indicator) + strings.TrimPrefix(name, figureID)
	}
	if places := f.c.State.Series.Places; !all && f.c.State.Route != state.Partners {
		for _, id := range places {
			name += "-" + string(id)
		}
	}
	switch {
	case all:
		name += "-all"
	case f.taken.Indexed != "":
		name += "-indexed"
	}
	if first, last := f.period(all); first > 0 {
		years := "-" + strconv.Itoa(first)
		if last > first {
			years += "-" + strconv.Itoa(last)
		}
		name = strings.TrimSuffix(name, years) + years
	}
	return f.c.Dataset.Name + "-" + name + "-v" + f.c.Dataset.Version
}

// rows are the values that the figure shows, or all that its measures have.
func (f *Figure) rows(all bool) iter.Seq[*download.Row] {
	if f.table != nil {
		return f.table(all).Rows
	}
	return download.Each(f.begin(all))
}

// begin gives them one at a time.
func (f *Figure) begin(all bool) func() func() *download.Row {
	return func() func() *download.Row {
		if all {
			return f.everything().next
		}
		return f.shown().next
	}
}

// period is the first and the last year of the rows; 0 for none.
func (f *Figure) period(all bool) (first, last int) {
	for row := range f.rows(all) {
		if row.Period.Start > 0 && (first == 0 || row.Period.Start < first) {
			first = row.Period.Start
		}
		last = max(last, row.Period.End)
	}
	return first, last
}

// Table is the values that the figure shows, or all that its measures have.
func (f *Figure) Table(all bool) *download.Table {
	if f.table != nil {
		return f.table(all)
	}
	t := &download.Table{ID: f.ID, Name: f.FileName(all), Title: f.text(f.Title), Subject: f.text(f.Subtitle), Begin: f.begin(all)}
	t.Rows = download.Each(t.Begin)
	return t
}

// Years are the first and the last that the figure can show, of a table or a figure
// without years those of all figures of its page; 0 where there is no choice.
func (f *Figure) Years() (first, last int) {
	if f.taken.First > 0 {
		return f.taken.First, f.taken.Last
	}
	return f.c.First, f.c.Last
}

// InYears reports whether the figure can show any of the years that its view asks for: there
// is no file of it otherwise.
func (f *Figure) InYears() bool {
	first, last := f.Years()
	return first == 0 || f.c.State.Series.Time.Meets(first, last)
}

// Years are those of all figures of the view that have years to choose from; 0 for none.
func (v *View) Years() (first, last int) { return v.c.First, v.c.Last }

// Keys are those of the series of the view's charts, each once, in the page's order.
func (v *View) Keys() []string {
	var keys []string
	for _, f := range v.Figures {
		if f.taken.Drawn == nil {
			continue
		}
		for i := range f.taken.Drawn.Series {
			if key := f.taken.Drawn.Series[i].Key; !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	return keys
}

// Notices say what of the view's address could not be shown as it was asked for.
func (v *View) Notices() []ui.Phrase { return v.c.Notices() }

// State is the view, as its address gives it.
func (v *View) State() *state.State { return v.c.State }
