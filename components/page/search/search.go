// Package search finds what a reader looks for in the whole site: indicators,
// places and pairs of them, claims and sources. It stands between the dataset
// and the page of results; the list that the page's script searches without the
// server is made from the same entries.
package search

import (
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/node"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
)

// Page is the results of a search, which the server alone builds.
var Page = &page.Page{Route: state.Results, Build: build}

// build makes the page of what the view's words find.
func build(c *page.Context, doc *page.Document) node.Part {
	doc.Unlisted = true
	words := strings.TrimSpace(c.State.Search)
	doc.Title, doc.Description = c.Say(catalogue.SearchShow), c.Say(catalogue.FoundIntroduction)
	view := &View{
		Lede: doc.Description, Action: c.State.Path(), Hidden: page.HiddenFields(c.State, state.SearchParameter),
		Label: c.Say(catalogue.FoundLabel), Value: words, Show: c.Say(catalogue.SearchShow),
	}
	if words == "" {
		view.Title, view.Autofocus = doc.Title, "autofocus"
		return view.Build
	}
	groups, n := Find(c, Entries(c), words), 0
	for _, g := range groups {
		view.Groups = append(view.Groups, groupView(c, g))
		n += len(g.Entries)
	}
	view.Title = Counted(c, n, words)
	doc.Title = view.Title
	if n == 0 {
		view.Empty, view.WaysLabel = []string{c.Say(catalogue.FoundLooked), c.Say(catalogue.FoundTry)}, c.Say(catalogue.FoundWays)
		for _, p := range page.Pages {
			if p.Route.In(c.Dataset) {
				view.Ways = append(view.Ways, ui.Link{Phrase: ui.Phrase{Text: c.Say(p.Name)}, Address: c.State.Page(p.Route).Address()})
			}
		}
	}
	return view.Build
}

// Counted says how much was found for some words.
func Counted(c *page.Context, n int, words string) string {
	switch n {
	case 0:
		return c.Say(catalogue.FoundNothing, "words", words)
	case 1:
		return c.Say(catalogue.FoundOne, "words", words)
	}
	return c.Say(catalogue.FoundSeveral, "words", words, "n", strconv.Itoa(n))
}

func groupView(c *page.Context, g *Group) *GroupView {
	view := &GroupView{Heading: c.Say(groupNames[g.Kind])}
	for _, e := range g.Entries {
		view.Items = append(view.Items, &Item{Link: ui.Link{Phrase: e.Name, Address: e.Address}, Mark: e.Mark, Detail: e.Detail})
	}
	return view
}
