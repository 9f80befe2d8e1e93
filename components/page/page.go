// Package page composes a route: from the dataset, the reader's view and the
// catalogue it builds one tree of nodes. The server writes the tree as HTML
// and the program in the browser hydrates and patches the same tree.
package page

import (
	"slices"
	"strings"

	"github.com/vugu/vugu"

	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/components/node"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// Document is a built route: the tree and what its surroundings need to know.
type Document struct {
	Status      int           // as in HTTP: 200, or 404 for a path that is no page
	Language    data.Language // of the page
	Title       string        // of the document
	Description string        // for search engines and previews
	Address     string        // path and query of the view it was built for
	Canonical   string        // path of the page whatever its view, in a frame of the full page; ends in "/"
	Alternates  []Alternate   // the same page in every language, its own included
	Frame       bool          // for a frame on another site: no chrome, not to be indexed
	Theme       string        // that the view asks for, "" for the default: light in a frame, else the system's
	Static      bool          // nothing on it needs the program
	Unlisted    bool          // it is for readers who come by another address
	Series      bool          // it is of series: the small program does not know it
	Root        *vugu.VGNode  // <div id="explorer">, without components and templates
	Charts      []*Chart      // what a reader can read point by point
	// Spoken is what can be said of the view, a part each: what is drawn first,
	// then how, what is left of the table, its order, the colours.
	Spoken []string
}

// News is what the program says when it has shown the view: the parts that
// were not to be said of the view before. What is drawn says all of itself.
func (d *Document) News(cat *catalogue.Catalogue, before []string) string {
	words := ""
	for i, part := range d.Spoken {
		if part == "" || slices.Contains(before, part) {
			continue
		}
		words += cat.Say(catalogue.CaptionSentence, "text", part)
		if i == 0 {
			break
		}
	}
	return strings.TrimSpace(words)
}

// Alternate is a page in one of the languages.
type Alternate struct {
	Language data.Language
	Path     string
}

// The statuses a document can have.
const (
	found    = 200
	notFound = 404
)

// Context is what every part of a page is built from.
type Context struct {
	Dataset   *data.Dataset
	State     *state.State
	Catalogue *catalogue.Catalogue
	Live      bool
	charts    []*Chart
	// linked are the sources that the page has named, in their order: those
	// that it must list.
	linked []*data.Source
	// notices say which of the years asked for the page has: that of its first
	// figure over years, and those of others that stand with them.
	notices []string
}

// still builds a page that is only read. Such pages are the server's: the
// program never shows them and does without.
var still = func(*Context, *Document) vugu.Builder { return nil }

// ofSeries builds a page of series. The program of the overview knows none of
// them and stays small: the build tag "series" brings them in.
var ofSeries = func(*Context, *Document) vugu.Builder { return nil }

// IsOfSeries says whether a view's page is one of series.
func IsOfSeries(ds *data.Dataset, st *state.State) bool {
	switch st.Route {
	case state.Partners, state.Mobility, state.Evidence:
		return true
	case state.Indicator:
		return !ds.InTable(st.Indicator)
	}
	return false
}

// IsStill says whether a route's page is only read.
func IsStill(route state.Route) bool {
	return route == state.NotFound || route == state.Indicators || route == state.About || route == state.Unkept
}

// Build makes the document of a view. The catalogue is in the view's
// language; live says that the program has taken the page over.
func Build(ds *data.Dataset, st *state.State, cat *catalogue.Catalogue, live bool) *Document {
	b := &Context{Dataset: ds, State: st, Catalogue: cat, Live: live}
	doc := &Document{
		Status:    found,
		Language:  st.Language,
		Address:   st.Address(),
		Canonical: b.canonical(st.Language),
		Frame:     st.Frame,
		Theme:     st.Theme,
	}
	for _, l := range data.Languages {
		doc.Alternates = append(doc.Alternates, Alternate{l, b.canonical(l)})
	}
	view := &ui.Explorer{Footer: b.footer()}
	switch {
	case IsStill(st.Route):
		doc.Static = true
		view.Main = still(b, doc)
	case IsOfSeries(ds, st):
		doc.Series = true
		view.Main = ofSeries(b, doc)
	case st.IsChosen():
		view.Main = b.chosenFigure(doc)
	case st.Route == state.Indicator && st.Frame:
		view.Main = b.framedFigure(doc)
	case st.Route == state.Indicator:
		view.Main = b.indicatorPage(doc)
	case st.Route == state.Table:
		view.Main = b.framedTable(doc)
	default:
		view.Main = b.overview(doc)
	}
	for _, n := range st.Notices {
		view.Notices = append(view.Notices, ui.Phrase{Text: b.notice(n)})
	}
	if len(b.notices) > 0 {
		view.Notices = append(view.Notices, ui.Phrase{Text: b.notices[0]})
	}
	doc.Title = b.Say(catalogue.PageTitle, "title", doc.Title, "product", b.Text(ds.Product))
	if st.Frame {
		full := state.Update(st, state.Leave{})
		view.Credit = &ui.Link{Phrase: ui.Phrase{Text: b.Say(catalogue.FullView, "product", b.Text(ds.Product))}, Address: full.Address()}
	} else {
		view.SkipLink = b.Say(catalogue.SkipLink)
		view.Masthead = b.masthead()
	}
	for _, t := range view.Footer.Themes {
		if t.Current {
			doc.Spoken = append(doc.Spoken, b.Say(catalogue.AltValue, "what", view.Footer.ThemeLabel, "value", t.Text))
		}
	}
	doc.Root = node.Build(view)[0]
	doc.Charts = b.charts
	return doc
}

// canonical is the path of the page in a language, without its view.
func (c *Context) canonical(l data.Language) string {
	st := state.Update(c.State, state.Speak{Language: l})
	if st.Frame {
		st = state.Update(st, state.Leave{})
	}
	return st.Path()
}

func (c *Context) Say(k catalogue.Key, pairs ...string) string { return c.Catalogue.Say(k, pairs...) }

// Phrase is a text of the dataset, marked with its language where it is not
// given in the page's.
func (c *Context) Phrase(t data.Text) ui.Phrase {
	text, language := t.In(c.State.Language)
	if language == c.State.Language {
		return ui.Phrase{Text: text}
	}
	return ui.Phrase{Text: text, Language: string(language)}
}

// NBSP is a space at which no line may end: a figure stays with its name.
const NBSP = "\u00a0"

// Unit is what an indicator is measured in, on one line where it is an
// equation.
func (c *Context) Unit(ind *data.Indicator) string {
	return strings.ReplaceAll(c.Text(ind.Unit), " = ", NBSP+"="+NBSP)
}

// Text is a text of the dataset as it comes, for where no mark can stand.
func (c *Context) Text(t data.Text) string { return c.Phrase(t).Text }

// LinkTo is a control that leads to the view after an action; the fragment is
// where a page loaded anew should stand.
func (c *Context) LinkTo(a state.Action, fragment string) ui.Link {
	return ui.Link{Address: state.Update(c.State, a).Address() + fragment}
}

// Fragments of the places that controls lead to.
const (
	FigureFragment     = "#figure"
	indicatorsFragment = "#indicators"
	DerivedFragment    = "#derived"
)

func (c *Context) notice(n state.Notice) string {
	switch n.Parameter {
	case state.IndicatorParameter:
		if c.State.Indicator == "" {
			break // the table of all of them
		}
		return c.Say(catalogue.NoticeIndicator, "value", n.Value, "shown", c.Text(c.Dataset.Indicator(c.State.Indicator).Label))
	case state.SortParameter:
		return c.Say(catalogue.NoticeSort, "value", n.Value)
	case state.TabParameter:
		return c.Say(catalogue.NoticeTab, "value", n.Value)
	case state.SearchParameter:
		return c.Say(catalogue.NoticeSearch)
	}
	return c.Say(catalogue.NoticeOther, "parameter", string(n.Parameter), "value", n.Value)
}

// NoticeYears says of figures that run from first to last which of the years
// asked for they have, where that is not all of them: of the page's first with
// a notice, of others, where they have none of them, as what to mind.
func (c *Context) NoticeYears(first, last int) []ui.Phrase {
	time := c.State.Series.Time
	if first == 0 || time.Fits(first, last) {
		return nil
	}
	period := func(start, end int) string {
		return format.Period(data.Period{Start: start, End: end}, c.State.Language)
	}
	start, end := time.Within(first, last)
	words := c.Say(catalogue.NoticeYears, "years", period(first, last), "value", time.String(), "shown", period(start, end))
	if slices.Contains(c.notices, words) {
		return nil
	}
	c.notices = append(c.notices, words)
	if len(c.notices) == 1 || start != first || end != last {
		return nil
	}
	return []ui.Phrase{{Text: words}}
}

// pages are those that the masthead names, in its order.
var pages = [...]struct {
	route state.Route
	name  catalogue.Key
}{
	{state.Overview, catalogue.OverviewPage},
	{state.Indicators, catalogue.IndicatorsPage},
	{state.Partners, catalogue.PartnersPage},
	{state.Mobility, catalogue.MobilityPage},
	{state.Evidence, catalogue.EvidencePage},
	{state.About, catalogue.AboutPage},
}

func (c *Context) masthead() *ui.Masthead {
	other := data.English
	if c.State.Language == data.English {
		other = data.Japanese
	}
	view := &ui.Masthead{
		Home:  ui.Link{Phrase: c.Phrase(c.Dataset.Product), Address: c.State.Page(state.Overview).Address()},
		Label: c.Say(catalogue.PagesLabel),
		OtherLanguage: ui.Link{
			Phrase:  ui.Phrase{Text: c.Say(catalogue.OtherLanguage), Language: string(other)},
			Address: state.Update(c.State, state.Speak{Language: other}).Address(),
		},
	}
	for _, p := range pages {
		if !c.Exists(p.route) {
			continue
		}
		link := ui.Link{Phrase: ui.Phrase{Text: c.Say(p.name)}, Address: c.State.Page(p.route).Address(), Current: c.State.Route == p.route}
		// An indicator stands among all indicators.
		link.Current = link.Current || c.State.Route == state.Indicator && p.route == state.Indicators
		view.Pages = append(view.Pages, link)
	}
	return view
}

// Exists says whether the dataset has what a page shows.
func (c *Context) Exists(route state.Route) bool {
	switch route {
	case state.Partners:
		return c.Dataset.HasPartners()
	case state.Mobility:
		return c.Dataset.HasMobility()
	case state.Evidence:
		return c.Dataset.HasEvidence()
	}
	return true
}

// footer ends the page. Of a page that does not exist, or stands in for
// another, there are no other colours.
func (c *Context) footer() *ui.Footer {
	view := &ui.Footer{StaticNote: c.Say(catalogue.StaticNote)}
	if c.State.Frame {
		return view
	}
	view.Text = c.Phrase(c.Dataset.Imprint)
	if c.State.Route == state.NotFound || c.State.Route == state.Unkept {
		return view
	}
	view.ThemeLabel = c.Say(catalogue.GalleryTheme)
	for _, t := range [...]struct {
		theme string
		name  catalogue.Key
	}{{state.AutoTheme, catalogue.ThemeAuto}, {state.LightTheme, catalogue.ThemeLight}, {state.DarkTheme, catalogue.ThemeDark}} {
		link := ui.ThemeLink{Link: c.LinkTo(state.Colour{Theme: t.theme}, ""), Theme: t.theme}
		link.Text = c.Say(t.name)
		link.Current = c.State.Theme == t.theme || c.State.Theme == "" && t.theme == state.AutoTheme
		if t.theme == state.AutoTheme {
			// It must say so: without it, a choice that the device keeps would stand.
			link.Address = withParameter(link.Address, state.ThemeParameter, state.AutoTheme)
		}
		view.Themes = append(view.Themes, link)
	}
	return view
}

// withParameter adds a parameter to an address, though it be the default.
func withParameter(address string, name state.Parameter, value string) string {
	mark := "?"
	if strings.Contains(address, mark) {
		mark = "&"
	}
	return address + mark + string(name) + "=" + value
}

// Join writes the texts that are not empty as one list in the page's language.
func (c *Context) Join(texts ...string) string {
	kept := texts[:0:0]
	for _, t := range texts {
		if t != "" {
			kept = append(kept, t)
		}
	}
	return strings.Join(kept, c.Say(catalogue.ListComma))
}
