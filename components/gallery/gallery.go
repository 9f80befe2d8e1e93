// Package gallery shows contributors every example of a chart in every
// variant: theme, language, width, and the hard cases; and of every block of
// the interface. It builds pages as package page does, from the examples in
// the place of a dataset, and is served in the place of the explorer when
// asked for.
package gallery

import (
	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart/examples"
	"bilateral/components/figure"
	"bilateral/components/node"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// Parse reads a view of the gallery from an address. The root is its list.
func Parse(target string) *state.State { return state.ParseGallery(keys, target) }

// Routes are the paths of every page: in each language the list, which is also
// the root, and the examples.
func Routes() []string {
	var routes []string
	for _, language := range data.Languages {
		st := state.State{Language: language, Route: state.Gallery}
		root := state.State{Language: language}
		routes = append(routes, root.Path(), st.Path())
		for _, e := range examples.Examples {
			st.Example = e.Name
			routes = append(routes, st.Path())
		}
		for _, b := range Blocks() {
			st.Example = b.Name
			routes = append(routes, st.Path())
		}
	}
	return routes
}

// keys are the series of an example, nil when there is no such example.
func keys(name string) []string {
	if _, ok := block(name); ok {
		return []string{}
	}
	e, ok := find(name)
	if !ok {
		return nil
	}
	keys := []string{}
	for _, s := range e.Spec.Series {
		keys = append(keys, s.Key)
	}
	return keys
}

func find(name string) (examples.Example, bool) {
	for _, e := range examples.Examples {
		if e.Name == name {
			return e, true
		}
	}
	return examples.Example{}, false
}

// Build makes the document of a view.
func Build(st *state.State, cat *catalogue.Catalogue, live bool) *page.Document {
	doc := &page.Document{Status: 200, Language: st.Language, Address: st.Address(), Canonical: st.Path(), Frame: true, Program: page.SeriesProgram}
	for _, l := range data.Languages {
		doc.Alternates = append(doc.Alternates, page.Alternate{Language: l, Path: state.Update(st, state.SetLanguage{Language: l}).Path()})
	}
	other := data.English
	if st.Language == data.English {
		other = data.Japanese
	}
	list := state.State{Language: st.Language, Route: state.Gallery}
	view := &View{
		Theme:      st.Theme,
		SkipLink:   cat.Say(catalogue.SkipLink),
		Home:       link(cat.Say(catalogue.GalleryTitle), &list),
		Other:      link(cat.Say(catalogue.OtherLanguage), state.Update(st, state.SetLanguage{Language: other})),
		Title:      cat.Say(catalogue.GalleryTitle),
		What:       cat.Say(catalogue.GalleryText),
		StaticNote: cat.Say(catalogue.StaticNote),
	}
	view.Other.Language = string(other)
	for _, n := range st.Notices {
		view.Notices = append(view.Notices, cat.Say(catalogue.NoticeOther, "value", n.Value))
	}
	e, ok := find(st.Example)
	b, isBlock := block(st.Example)
	switch {
	case st.Route == state.NotFound:
		doc.Status = 404
		view.Title, view.What = cat.Say(catalogue.NotFoundTitle), cat.Say(catalogue.NotFoundText)
	case ok:
		example(view, doc, e, st, cat)
	case isBlock:
		blockExamples(view, b, st, cat)
	default:
		view.Examples = contents(list)
	}
	doc.Title = view.Title
	doc.Description = view.What
	doc.Root = node.Build(view.Build)[0]
	if isBlock && b.whole() {
		doc.Root = node.Build(b.Examples[0].View.Build)[0]
		node.SetAttribute(doc.Root, "data-theme", st.Theme)
		node.SetAttribute(doc.Root, "lang", foreign(b.Examples[0].Language, st.Language))
	}
	if live {
		doc.TakeOver(cat)
	}
	return doc
}

// contents leads to every example.
func contents(list state.State) []VariantLink {
	var links []VariantLink
	offer := func(name, what string) {
		to := list
		to.Example = name
		links = append(links, VariantLink{Link: link(name, &to), What: what})
	}
	for _, e := range examples.Examples {
		offer(e.Name, e.What)
	}
	for _, b := range Blocks() {
		offer(b.Name, b.What)
	}
	return links
}

func link(text string, to *state.State) ui.Link {
	return ui.Link{Phrase: ui.Phrase{Text: text}, Address: to.Address()}
}

// widths are those at which nothing may overlap or be cut, as classes.
var widths = []string{"w320", "w360", "w640", "w1024"}

// example shows one example: with its controls, and as it looks elsewhere.
func example(view *View, doc *page.Document, e examples.Example, st *state.State, cat *catalogue.Catalogue) {
	view.Title, view.What = e.Name, e.What
	model := &figure.Model{
		Controls: figure.SeriesControls, Index: figure.FromFirstYear,
		ID: e.Name, Spec: e.Spec, Source: e.Labels.Source,
		Measure: caption.Measure{Meaning: e.Meaning, Name: e.What, Unit: e.Unit},
	}
	c := &page.Context{State: st, Catalogue: cat}
	var drawn *page.Chart
	view.Figure, drawn = model.Build(c)
	if drawn != nil {
		view.Figure.ActionsLabel, view.Figure.Actions = cat.Say(catalogue.Download), figure.Downloads(cat)
		doc.Charts = append(doc.Charts, drawn)
	}
	doc.Spoken = []string{cat.Say(catalogue.Chosen, "title", view.Figure.Title.Text)}
	view.Themes = themes(st, cat)
	if st.Tab == state.TableTab || st.Alone {
		return
	}
	view.WidthsTitle = cat.Say(catalogue.GalleryWidths)
	for _, theme := range []string{"light", "dark"} {
		for _, width := range widths {
			copied := *model
			copied.ID = e.Name + "-" + width + "-" + theme
			plain, _ := copied.Build(&page.Context{State: st, Catalogue: cat})
			plain.Plot.Readout = nil
			if plain.Plot.ScrollLabel != "" {
				plain.Plot.ScrollLabel += " (" + copied.ID + ")"
			}
			view.Variants = append(view.Variants, Variant{
				Key: width[1:] + " px, " + theme, Class: "variant " + width, Theme: theme, Plot: plain.Plot,
			})
		}
	}
}

// themes choose the colours of a page.
func themes(st *state.State, cat *catalogue.Catalogue) *ui.Switch {
	themes := &ui.Switch{Label: cat.Say(catalogue.GalleryTheme)}
	for _, theme := range []struct {
		value string
		label catalogue.Key
	}{{"", catalogue.ThemeAuto}, {"light", catalogue.ThemeLight}, {"dark", catalogue.ThemeDark}} {
		to := *st
		to.Theme = theme.value
		l := link(cat.Say(theme.label), &to)
		l.Current = st.Theme == theme.value
		themes.Links = append(themes.Links, l)
	}
	return themes
}
