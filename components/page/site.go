package page

import (
	"slices"
	"strconv"

	"github.com/vugu/vugu"

	"bilateral/components/catalogue"
	"bilateral/components/node"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// Page is a kind of page, as a value: every folder below this one has one or
// two. What a program contains follows from the pages that its site names.
type Page struct {
	Route state.Route
	// Shows reports whether a view of the route is this page's, where pages
	// share a route; nil for every view.
	Shows func(*data.Dataset, *state.State) bool
	// Needs are the collections of the dataset that a view's page is built
	// from, beside the dataset's core, in the dataset's order; nil for none.
	Needs func(*data.Dataset, *state.State) []data.CollectionID
	// Excerpts says that a view of the page is made from few of the series that it Needs,
	// so that an excerpt of them will do where they are many: see data.Excerpt.
	Excerpts bool
	// Build makes what stands between masthead and footer, and completes the
	// document's title, description and what is said of it.
	Build func(*Context, *Document) node.Part
	// Contents is the function of that name for a long page, nil for others.
	Contents func(*Context, *vugu.VGNode)
	// Framed is OneFigure for a page with several figures, nil for others.
	Framed func(*Context, *Document, node.Part) node.Part
}

// Site is the pages that a server or a program has.
type Site []*Page

// Find gives the page of a view; nil when the site does not have it.
func (s Site) Find(ds *data.Dataset, st *state.State) *Page {
	for _, p := range s {
		if p.Route == st.Route && (p.Shows == nil || p.Shows(ds, st)) {
			return p
		}
	}
	return nil
}

// Collections are those of the dataset that a view's page is built from, beside
// its core; none where the page needs none.
func (p *Page) Collections(ds *data.Dataset, st *state.State) []data.CollectionID {
	if p.Needs == nil {
		return nil
	}
	return p.Needs(ds, st)
}

// Collections lists the collections of some indicators, each once, in their
// order; those of the dataset's core have none.
func Collections(indicators ...*data.Indicator) []data.CollectionID {
	var list []data.CollectionID
	for _, ind := range indicators {
		if ind.Collection != "" && !slices.Contains(list, ind.Collection) {
			list = append(list, ind.Collection)
		}
	}
	return list
}

// Document makes the document of a view. The catalogue is in the view's
// language; live says that the program has taken the page over.
func (p *Page) Document(ds *data.Dataset, st *state.State, cat *catalogue.Catalogue, live bool) *Document {
	return p.document(&Context{Dataset: ds, State: st, Catalogue: cat, HasContents: p.Contents != nil && !st.Frame}, live)
}

// Redraw makes the document of another view for a program that has the page, in which
// the charts of some figures wait, by their ids.
func (p *Page) Redraw(ds *data.Dataset, st *state.State, cat *catalogue.Catalogue, waits func(id string) bool) *Document {
	return p.document(&Context{Dataset: ds, State: st, Catalogue: cat, HasContents: p.Contents != nil && !st.Frame, Waits: waits}, true)
}

// Take makes the document of a view to be taken away, and its context: what its figures
// and tables show stands in Taken, in their order on the page.
func (p *Page) Take(ds *data.Dataset, st *state.State, cat *catalogue.Catalogue) (*Document, *Context) {
	c := &Context{Dataset: ds, State: st, Catalogue: cat, Taking: true}
	doc := p.document(c, false)
	c.inOrder(doc.Root)
	return doc, c
}

// document makes the document of a context's view.
func (p *Page) document(c *Context, live bool) *Document {
	ds, st, cat := c.Dataset, c.State, c.Catalogue
	doc := &Document{
		Status:    Found,
		Language:  st.Language,
		Address:   st.Address(),
		Canonical: c.canonical(st.Language),
		Frame:     st.Frame,
		Theme:     st.Theme,
	}
	for _, l := range data.Languages {
		doc.Alternates = append(doc.Alternates, Alternate{l, c.canonical(l)})
	}
	view := &ui.Explorer{Footer: c.footer(), Main: p.Build(c, doc)}
	if p.Framed != nil && st.Frame {
		view.Main = p.Framed(c, doc, view.Main)
	}
	view.Notices = c.Notices()
	if doc.Shared == "" {
		doc.Shared = doc.Title // the site is named beside it
	}
	doc.Name = doc.Title
	doc.Title = c.Say(catalogue.PageTitle, "title", doc.Title, "product", c.Text(ds.Product))
	if st.Frame {
		full := state.Update(st, state.LeaveFrame{})
		fragment := ""
		if st.Figure != "" {
			fragment = "#" + st.Figure
		}
		view.Credit = &ui.Link{Phrase: ui.Phrase{Text: c.Say(catalogue.FullView, "product", c.Text(ds.Product))}, Address: full.Address() + fragment}
	} else {
		view.SkipLink = c.Say(catalogue.SkipLink)
		view.Masthead = c.masthead()
	}
	for _, t := range view.Footer.Themes {
		if t.Current {
			doc.Spoken = append(doc.Spoken, c.Say(catalogue.AltValue, "what", view.Footer.ThemeLabel, "value", t.Text))
		}
	}
	if own := st.CountSlides(); own > 0 {
		doc.Spoken = append(doc.Spoken, c.Say(catalogue.SlidesCount, "n", strconv.Itoa(own)))
	}
	doc.Root = node.Build(view.Build)[0]
	if c.HasContents {
		p.Contents(c, doc.Root)
	}
	if st.Language == data.Japanese {
		SetRuns(doc.Root)
	}
	doc.Charts = c.Charts
	if live {
		doc.TakeOver(cat)
	}
	return doc
}
