package indicator

import (
	"slices"

	"bilateral/components/catalogue"
	"bilateral/components/figure"
	"bilateral/components/node"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// Open is the page of an indicator of the open sources.
var Open = &page.Page{
	Route:    state.Indicator,
	Shows:    func(ds *data.Dataset, st *state.State) bool { return !ds.InTable(st.Indicator) },
	Needs:    needs,
	Build:    buildOpen,
	Contents: page.Contents,
	Framed:   page.OneFigure,
}

// buildOpen makes an indicator of the open sources with all there is of it.
func buildOpen(c *page.Context, doc *page.Document) node.Part {
	ind := c.Dataset.Indicator(c.State.Indicator)
	o := figure.NewOpen(c, ind, c.Dataset.All(ind.ID))
	sides := o.Sides()
	figures := o.Figures(sides)
	view := &View{Title: ui.Phrase{Text: o.Finding(sides)}, Lede: c.Phrase(ind.Definition)}
	doc.Title, doc.Shared = c.Text(ind.Name), view.Title.Text
	doc.Description = c.Say(catalogue.PageDescription, "title", view.Title.Text, "introduction", view.Lede.Text)
	c.HasContents = c.HasContents && len(figures) > 1
	if len(figures) > 0 {
		view.Figure, view.Figures = figures[0], figures[1:]
		c.Mind(view.Figure, c.Caveats(ind))
	}
	doc.Spoken = append(c.Spoken(view.Title.Text, view.Figure), o.Spoken...)
	if c.State.Frame {
		return view.Build
	}
	view.Crumbs, view.Others = crumbs(c, ind), others(c, ind)
	list := c.Dataset.SourcesOf(o.Drawn...)
	if len(list) == 0 {
		return view.Build
	}
	lead := view.Figure
	lead.Weight, lead.Derived = ui.Lead, o.Worked()
	c.Explain(lead, ind, nil)
	// What a remark at a value of the two rests on is a source too.
	for _, s := range o.Own() {
		for i := range s.Points {
			if n := s.Points[i].Remark; n > 0 {
				if source := c.Dataset.Source(c.Dataset.Remarks[n-1].Source); source != nil && !slices.Contains(list, source) {
					list = append(list, source)
				}
			}
		}
	}
	if len(list) > len(lead.Sources) {
		view.Sources = c.Sources(list)
	}
	return view.Build
}
