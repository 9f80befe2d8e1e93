// Package page composes a route: from the dataset, the reader's view and the
// catalogue it builds one tree of nodes. The server writes the tree as HTML
// and the program in the browser hydrates and patches the same tree.
package page

import (
	"strings"

	"github.com/vugu/vugu"

	"bilateral/components"
	"bilateral/components/catalogue"
	"bilateral/components/state"
	"bilateral/data"
)

// Document is a built route: the tree and what its surroundings need to know.
type Document struct {
	Status      int           // as in HTTP: 200, or 404 for a path that is no page
	Language    data.Language // of the page
	Title       string        // of the document
	Description string        // for search engines and previews
	Address     string        // path and query of the view it was built for
	Canonical   string        // path of the page whatever its view; ends in "/"
	Alternates  []Alternate   // the same page in every language, its own included
	Frame       bool          // for a frame on another site: no chrome, not to be indexed
	Root        *vugu.VGNode  // <div id="explorer">, without components and templates
	Charts      []*Chart      // what a reader can read point by point
	// Announcement is what the program says when it has shown the view.
	Announcement string
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
	st     state.State
	cat    *catalogue.Catalogue
	live   bool
	charts []*Chart
}

// Build makes the document of a view. The catalogue is in the view's
// language; live says that the program has taken the page over.
func Build(ds *data.Dataset, st state.State, cat *catalogue.Catalogue, live bool) Document {
	b := &builder{ds: ds, st: st, cat: cat, live: live}
	doc := Document{
		Status:    found,
		Language:  st.Language,
		Address:   st.Address(),
		Canonical: b.canonical(st.Language),
		Frame:     st.Route == state.EmbedIndicator,
	}
	for _, l := range data.Languages {
		doc.Alternates = append(doc.Alternates, Alternate{l, b.canonical(l)})
	}
	product := b.text(ds.Product)
	view := &components.Explorer{StaticNote: cat.Say(catalogue.StaticNote)}
	for _, n := range st.Notices {
		view.Notices = append(view.Notices, components.Phrase{Text: b.notice(n)})
	}
	switch st.Route {
	case state.NotFound:
		doc.Status = notFound
		doc.Title = b.say(catalogue.PageTitle, "title", b.say(catalogue.NotFoundTitle), "product", product)
		doc.Description = b.say(catalogue.NotFoundText)
		view.NotFound = &components.NotFoundPage{
			Title: b.say(catalogue.NotFoundTitle),
			Text:  b.say(catalogue.NotFoundText),
			Back:  components.Link{Phrase: components.Phrase{Text: b.say(catalogue.NotFoundBack)}, Address: st.Address()},
		}
	case state.EmbedIndicator:
		view.Figure = b.figure()
		view.Figure.Main = true
		doc.Announcement = b.say(catalogue.Chosen, "title", view.Figure.Title.Text)
		doc.Title = b.say(catalogue.PageTitle, "title", view.Figure.Title.Text, "product", product)
		doc.Description = view.Figure.Subtitle.Text
		full := state.Update(st, state.Open{Route: state.Overview})
		view.Credit = &components.Link{Phrase: components.Phrase{Text: b.say(catalogue.FullView, "product", product)}, Address: full.Address()}
	default:
		view.Overview = b.overview()
		doc.Announcement = b.say(catalogue.Chosen, "title", view.Overview.Figure.Title.Text)
		doc.Title = b.say(catalogue.PageTitle, "title", view.Overview.Figure.Title.Text, "product", product)
		doc.Description = b.say(catalogue.PageDescription, "title", view.Overview.Title.Text, "introduction", b.text(ds.Introduction))
	}
	if !doc.Frame {
		view.SkipLink = b.say(catalogue.SkipLink)
		view.Masthead = b.masthead()
		view.Footer = product
	}
	doc.Root = components.Nodes(view)[0]
	doc.Charts = b.charts
	return doc
}

// canonical is the path of the page in a language, without its view.
func (b *builder) canonical(l data.Language) string {
	return state.Update(b.st, state.Speak{Language: l}).Path()
}

func (b *builder) say(k catalogue.Key, pairs ...string) string { return b.cat.Say(k, pairs...) }

// phrase is a text of the dataset, marked with its language where it is not
// given in the page's.
func (b *builder) phrase(t data.Text) components.Phrase {
	text, language := t.In(b.st.Language)
	if language == b.st.Language {
		return components.Phrase{Text: text}
	}
	return components.Phrase{Text: text, Language: string(language)}
}

// text is a text of the dataset as it comes, for where no mark can stand.
func (b *builder) text(t data.Text) string { return b.phrase(t).Text }

// linkTo is a control that leads to the view after an action; the fragment is
// where a page loaded anew should stand.
func (b *builder) linkTo(a state.Action, fragment string) components.Link {
	return components.Link{Address: state.Update(b.st, a).Address() + fragment}
}

// Fragments of the places that controls lead to.
const (
	figureFragment     = "#figure"
	indicatorsFragment = "#indicators"
)

func (b *builder) notice(n state.Notice) string {
	switch n.Parameter {
	case state.IndicatorParameter:
		return b.say(catalogue.NoticeIndicator, "value", n.Value, "shown", b.text(b.ds.Indicator(b.st.Indicator).Label))
	case state.SortParameter:
		return b.say(catalogue.NoticeSort, "value", n.Value)
	case state.TabParameter:
		return b.say(catalogue.NoticeTab, "value", n.Value)
	}
	return b.say(catalogue.NoticeOther, "parameter", string(n.Parameter), "value", n.Value)
}

func (b *builder) masthead() *components.Masthead {
	home := state.State{Language: b.st.Language}
	other := data.English
	if b.st.Language == data.English {
		other = data.Japanese
	}
	return &components.Masthead{
		Home: components.Link{Phrase: b.phrase(b.ds.Product), Address: home.Path()},
		OtherLanguage: components.Link{
			Phrase:  components.Phrase{Text: b.say(catalogue.OtherLanguage), Language: string(other)},
			Address: state.Update(b.st, state.Speak{Language: other}).Address(),
		},
	}
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
