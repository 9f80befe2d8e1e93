package page

import (
	"slices"

	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/citation"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// Figure is a figure of a page, for what leaves the page: what it measures, what is
// drawn, and the years that are shown, 0 where it has none to choose from.
type Figure struct {
	View        *ui.Figure
	Measure     *caption.Measure
	Spec        *chart.Spec
	First, Last int
}

// AddCitation says in a figure how to cite the view of its page, which is about it.
func (c *Context) AddCitation(view *ui.Figure) {
	if block := c.Citation(view); block != nil {
		view.CiteHeading, view.Citation = c.Say(catalogue.CiteHeading), block.Build
	}
}

// Citation is how to cite the view of a page by one of its figures; nil for a figure
// without a source.
func (c *Context) Citation(view *ui.Figure) *ui.Citation {
	for i := range c.Figures {
		if c.Figures[i].View != view {
			continue
		}
		cited := c.Cited(&c.Figures[i])
		if cited == nil {
			break
		}
		block := &ui.Citation{Long: cited.Long(), Short: cited.Short(), FilesLabel: c.Say(catalogue.CitePrograms)}
		full := state.Update(c.State, state.LeaveFrame{})
		for _, f := range citation.Files {
			block.Files = append(block.Files, ui.Link{Phrase: ui.Phrase{Text: f.Format}, Address: full.File(f.Name)})
		}
		return block
	}
	return nil
}

// Cited is a figure as it is cited: by what it measures and the years shown; nil for one
// without a source.
func (c *Context) Cited(f *Figure) *citation.View {
	v := &citation.View{Dataset: c.Dataset, Catalogue: c.Catalogue, Name: f.Measure.Name, Period: f.Measure.Period,
		Address: state.Update(c.State, state.LeaveFrame{}).Address()}
	if f.First > 0 {
		v.Period = format.Period(data.Period{Start: f.First, End: f.Last}, c.State.Language)
	}
	for i := range f.View.Sources {
		if s := c.Dataset.Source(f.View.Sources[i].ID); s != nil {
			v.Sources = append(v.Sources, s)
		}
	}
	if len(v.Sources) == 0 {
		return nil
	}
	return v
}

// Cite is how a view is cited, by the document of its page: by the figure of an id or,
// for "", as the page itself says, or else by the page's name and the sources that it
// names. It is nil for a figure that the page does not have or that has no source.
func Cite(ds *data.Dataset, st *state.State, cat *catalogue.Catalogue, doc *Document, figure string) *citation.View {
	c := &Context{Dataset: ds, State: st, Catalogue: cat}
	at := slices.IndexFunc(doc.Figures, func(f Figure) bool {
		return f.View.ID == figure || figure == "" && f.View.CiteHeading != ""
	})
	if at < 0 && figure == "" {
		v := &citation.View{Dataset: ds, Catalogue: cat, Name: doc.Name, Sources: doc.Linked,
			Address: state.Update(st, state.LeaveFrame{}).Address()}
		if len(v.Sources) == 0 {
			v.Sources = ds.DeckSources()
		}
		return v
	}
	if at < 0 {
		return nil
	}
	v := c.Cited(&doc.Figures[at])
	if v != nil && doc.Figures[at].View.CiteHeading == "" {
		v.Address += "#" + figure
	}
	return v
}
