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

// builder is what every part of a page is built from.
type builder struct {
	ds     *data.Dataset
	st     *state.State
	cat    *catalogue.Catalogue
	live   bool
	charts []*Chart
	// linked are the sources that the page has named, in their order: those
	// that it must list.
	linked []*data.Source
	// notices say which of the years asked for the page has: that of its first
	// figure over years, and those of others that stand with them.
	notices []string
}

// still builds a page that is only read. Such pages are the server's: the
// program never shows them and does without.
var still = func(*builder, *Document) vugu.Builder { return nil }

// ofSeries builds a page of series. The program of the overview knows none of
// them and stays small: the build tag "series" brings them in.
var ofSeries = func(*builder, *Document) vugu.Builder { return nil }

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
	b := &builder{ds: ds, st: st, cat: cat, live: live}
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
	doc.Title = b.say(catalogue.PageTitle, "title", doc.Title, "product", b.text(ds.Product))
	if st.Frame {
		full := state.Update(st, state.Leave{})
		view.Credit = &ui.Link{Phrase: ui.Phrase{Text: b.say(catalogue.FullView, "product", b.text(ds.Product))}, Address: full.Address()}
	} else {
		view.SkipLink = b.say(catalogue.SkipLink)
		view.Masthead = b.masthead()
	}
	for _, t := range view.Footer.Themes {
		if t.Current {
			doc.Spoken = append(doc.Spoken, b.say(catalogue.AltValue, "what", view.Footer.ThemeLabel, "value", t.Text))
		}
	}
	doc.Root = node.Build(view)[0]
	doc.Charts = b.charts
	return doc
}

// canonical is the path of the page in a language, without its view.
func (b *builder) canonical(l data.Language) string {
	st := state.Update(b.st, state.Speak{Language: l})
	if st.Frame {
		st = state.Update(st, state.Leave{})
	}
	return st.Path()
}

func (b *builder) say(k catalogue.Key, pairs ...string) string { return b.cat.Say(k, pairs...) }

// phrase is a text of the dataset, marked with its language where it is not
// given in the page's.
func (b *builder) phrase(t data.Text) ui.Phrase {
	text, language := t.In(b.st.Language)
	if language == b.st.Language {
		return ui.Phrase{Text: text}
	}
	return ui.Phrase{Text: text, Language: string(language)}
}

// hold is a space at which no line may end: a figure stays with its name.
const hold = "\u00a0"

// unit is what an indicator is measured in, on one line where it is an
// equation.
func (b *builder) unit(ind *data.Indicator) string {
	return strings.ReplaceAll(b.text(ind.Unit), " = ", hold+"="+hold)
}

// text is a text of the dataset as it comes, for where no mark can stand.
func (b *builder) text(t data.Text) string { return b.phrase(t).Text }

// linkTo is a control that leads to the view after an action; the fragment is
// where a page loaded anew should stand.
func (b *builder) linkTo(a state.Action, fragment string) ui.Link {
	return ui.Link{Address: state.Update(b.st, a).Address() + fragment}
}

// Fragments of the places that controls lead to.
const (
	figureFragment     = "#figure"
	indicatorsFragment = "#indicators"
	derivedFragment    = "#derived"
)

func (b *builder) notice(n state.Notice) string {
	switch n.Parameter {
	case state.IndicatorParameter:
		if b.st.Indicator == "" {
			break // the table of all of them
		}
		return b.say(catalogue.NoticeIndicator, "value", n.Value, "shown", b.text(b.ds.Indicator(b.st.Indicator).Label))
	case state.SortParameter:
		return b.say(catalogue.NoticeSort, "value", n.Value)
	case state.TabParameter:
		return b.say(catalogue.NoticeTab, "value", n.Value)
	case state.SearchParameter:
		return b.say(catalogue.NoticeSearch)
	}
	return b.say(catalogue.NoticeOther, "parameter", string(n.Parameter), "value", n.Value)
}

// noticeYears says of figures that run from first to last which of the years
// asked for they have, where that is not all of them: of the page's first with
// a notice, of others, where they have none of them, as what to mind.
func (b *builder) noticeYears(first, last int) []ui.Phrase {
	time := b.st.Series.Time
	if first == 0 || time.Fits(first, last) {
		return nil
	}
	period := func(start, end int) string {
		return format.Period(data.Period{Start: start, End: end}, b.st.Language)
	}
	start, end := time.Within(first, last)
	words := b.say(catalogue.NoticeYears, "years", period(first, last), "value", time.String(), "shown", period(start, end))
	if slices.Contains(b.notices, words) {
		return nil
	}
	b.notices = append(b.notices, words)
	if len(b.notices) == 1 || start != first || end != last {
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

func (b *builder) masthead() *ui.Masthead {
	other := data.English
	if b.st.Language == data.English {
		other = data.Japanese
	}
	view := &ui.Masthead{
		Home:  ui.Link{Phrase: b.phrase(b.ds.Product), Address: b.st.Page(state.Overview).Address()},
		Label: b.say(catalogue.PagesLabel),
		OtherLanguage: ui.Link{
			Phrase:  ui.Phrase{Text: b.say(catalogue.OtherLanguage), Language: string(other)},
			Address: state.Update(b.st, state.Speak{Language: other}).Address(),
		},
	}
	for _, p := range pages {
		if !b.exists(p.route) {
			continue
		}
		link := ui.Link{Phrase: ui.Phrase{Text: b.say(p.name)}, Address: b.st.Page(p.route).Address(), Current: b.st.Route == p.route}
		// An indicator stands among all indicators.
		link.Current = link.Current || b.st.Route == state.Indicator && p.route == state.Indicators
		view.Pages = append(view.Pages, link)
	}
	return view
}

// exists says whether the dataset has what a page shows.
func (b *builder) exists(route state.Route) bool {
	switch route {
	case state.Partners:
		return b.ds.HasPartners()
	case state.Mobility:
		return b.ds.HasMobility()
	case state.Evidence:
		return b.ds.HasEvidence()
	}
	return true
}

// footer ends the page. Of a page that does not exist, or stands in for
// another, there are no other colours.
func (b *builder) footer() *ui.Footer {
	view := &ui.Footer{StaticNote: b.say(catalogue.StaticNote)}
	if b.st.Frame {
		return view
	}
	view.Text = b.phrase(b.ds.Imprint)
	if b.st.Route == state.NotFound || b.st.Route == state.Unkept {
		return view
	}
	view.ThemeLabel = b.say(catalogue.GalleryTheme)
	for _, t := range [...]struct {
		theme string
		name  catalogue.Key
	}{{state.AutoTheme, catalogue.ThemeAuto}, {state.LightTheme, catalogue.ThemeLight}, {state.DarkTheme, catalogue.ThemeDark}} {
		link := ui.ThemeLink{Link: b.linkTo(state.Colour{Theme: t.theme}, ""), Theme: t.theme}
		link.Text = b.say(t.name)
		link.Current = b.st.Theme == t.theme || b.st.Theme == "" && t.theme == state.AutoTheme
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

// join writes the texts that are not empty as one list in the page's language.
func (b *builder) join(texts ...string) string {
	kept := texts[:0:0]
	for _, t := range texts {
		if t != "" {
			kept = append(kept, t)
		}
	}
	return strings.Join(kept, b.say(catalogue.ListComma))
}
