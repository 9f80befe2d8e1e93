package text

import (
	"github.com/vugu/vugu"

	"bilateral/components/catalogue"
	"bilateral/components/node"
	"bilateral/components/page"
	"bilateral/components/ui"
	"bilateral/data"
)

// Sites is the page above the explorers of several datasets.
type Sites struct {
	Title, Introduction, Heading string
	Sites                        []Site
}

// Site is one of them.
type Site struct {
	Link               ui.Link
	Introduction, Deck ui.Phrase
	Version            string
}

// Above is a page that stands above the explorers of several datasets, in a language.
type Above struct {
	Title, Description string
	Root               *vugu.VGNode // <div id="explorer">
}

// Addressed is a dataset and the path of its explorer, "/name/", without a language.
type Addressed struct {
	Path    string
	Dataset *data.Dataset
}

// BuildSites returns the page that leads to the explorers of several datasets.
func BuildSites(cat *catalogue.Catalogue, of []Addressed) Above {
	view := &Sites{Title: cat.Say(catalogue.SitesTitle), Introduction: cat.Say(catalogue.SitesText), Heading: cat.Say(catalogue.SitesHeading)}
	prefix := aboveAll(cat.Language)
	for _, a := range of {
		view.Sites = append(view.Sites, Site{
			Link:         ui.Link{Phrase: phrase(cat, a.Dataset.Product), Address: a.Path + prefix[1:]},
			Introduction: phrase(cat, a.Dataset.Introduction),
			Deck:         phrase(cat, a.Dataset.Deck),
			Version:      cat.Say(catalogue.SitesVersion, "version", a.Dataset.Version),
		})
	}
	return above(cat, view.Title, view.Introduction, view.Build, true)
}

// BuildNoSite returns the page for an address above the explorers where nothing is.
func BuildNoSite(cat *catalogue.Catalogue) Above {
	view := &NotFoundPage{Title: cat.Say(catalogue.NotFoundTitle), Text: cat.Say(catalogue.SitesMissing), Ways: []ui.Link{
		{Phrase: ui.Phrase{Text: cat.Say(catalogue.SitesBack)}, Address: aboveAll(cat.Language)},
	}}
	return above(cat, view.Title, view.Text, view.Build, false)
}

// above puts a page into the frame that all pages have.
func above(cat *catalogue.Catalogue, title, description string, main node.Part, isIndex bool) Above {
	other := data.English
	if cat.Language == data.English {
		other = data.Japanese
	}
	home := ui.Link{Phrase: ui.Phrase{Text: cat.Say(catalogue.SitesHeading)}, Address: aboveAll(cat.Language)}
	list := ui.Link{Phrase: ui.Phrase{Text: cat.Say(catalogue.SitesTitle)}, Address: home.Address, Current: isIndex}
	view := &ui.Explorer{
		SkipLink: cat.Say(catalogue.SkipLink),
		Masthead: &ui.Masthead{
			Home: home, Label: cat.Say(catalogue.PagesLabel), Pages: []ui.Link{list},
			OtherLanguage: ui.Link{Phrase: ui.Phrase{Text: cat.Say(catalogue.OtherLanguage), Language: string(other)}, Address: aboveAll(other)},
		},
		Main:   main,
		Footer: &ui.Footer{StaticNote: cat.Say(catalogue.StaticNote)},
	}
	root := node.Build(view.Build)[0]
	if cat.Language == data.Japanese {
		page.SetRuns(root)
	}
	return Above{Title: title, Description: description, Root: root}
}

// aboveAll is the address of the page above all, in a language.
func aboveAll(l data.Language) string {
	if l == data.English {
		return "/"
	}
	return "/" + string(l) + "/"
}

// phrase is a text of a dataset in the catalogue's language, or in the one that it has.
func phrase(cat *catalogue.Catalogue, t data.Text) ui.Phrase {
	text, language := t.In(cat.Language)
	if language == cat.Language {
		return ui.Phrase{Text: text}
	}
	return ui.Phrase{Text: text, Language: string(language)}
}
