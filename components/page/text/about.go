// Package text is the pages that are only read: the server alone builds them.
package text

import (
	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/components/node"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// About says where the figures come from, how they are kept, and what the site does.
var About = &page.Page{Route: state.About, Build: buildAbout, Contents: page.Contents}

// unknown is what nobody could find out: the claims that cannot be checked,
// and why, and the sources that state no licence.
func unknown(c *page.Context) *ProseSection {
	section := &ProseSection{ID: "not-known", Heading: c.Say(catalogue.UnknownHeading), Paragraphs: []ui.Phrase{{Text: c.Say(catalogue.UnknownText)}}}
	for i := range c.Dataset.Claims {
		if claim := &c.Dataset.Claims[i]; claim.Verdict == data.CannotBeChecked {
			section.Items = append(section.Items, ui.Phrase{Text: c.Say(catalogue.AltValue, "what", c.Text(claim.Statement), "value", c.Text(claim.Reason))})
		}
	}
	var unlicensed []string
	for i := range c.Dataset.Sources {
		if source := &c.Dataset.Sources[i]; !source.Licence.IsStated() {
			unlicensed = append(unlicensed, c.Text(source.DisplayName()))
		}
	}
	if len(unlicensed) > 0 {
		section.Items = append(section.Items, ui.Phrase{Text: c.Say(catalogue.UnknownLicences, "list", c.Join(unlicensed...))})
	}
	if len(section.Items) == 0 {
		return nil
	}
	return section
}

// OldestEngine is the oldest engine that the tests hold, and OldestMonth the month it is of, as
// YYYY-MM: in it every page is whole and its program runs.
const (
	OldestEngine = "Chromium 119"
	OldestMonth  = "2023-11"
)

// noticesPath is where the host serves the licences of other people's work.
const noticesPath = "/notices.txt"

// buildAbout says where the figures come from, how they are kept, and what the
// site does.
func buildAbout(c *page.Context, doc *page.Document) node.Part {
	doc.Title, doc.Description = c.Say(catalogue.AboutTitle), c.Say(catalogue.AboutIntroduction)
	product := c.Text(c.Dataset.Product)
	phrase := func(k catalogue.Key, pairs ...string) ui.Phrase {
		return ui.Phrase{Text: c.Say(k, pairs...)}
	}
	section := func(id string, heading catalogue.Key, paragraphs ...ui.Phrase) ProseSection {
		return ProseSection{ID: id, Heading: c.Say(heading), Paragraphs: paragraphs}
	}
	what := section("what", catalogue.WhatHeading)
	title := c.DeckTitle()
	if original := c.Phrase(c.Dataset.Deck); original.Language != "" {
		// In a language of its own the title stands apart, and is called by a name.
		what.Paragraphs, title = append(what.Paragraphs, ui.Phrase{Text: title, Language: original.Language}), c.Say(catalogue.TheDeck)
	}
	what.Paragraphs = append(what.Paragraphs, phrase(catalogue.WhatText, "product", product, "title", title))
	if !c.Dataset.Imprint.IsZero() {
		what.Paragraphs = append(what.Paragraphs, c.Phrase(c.Dataset.Imprint))
	}
	if c.State.Language != data.English && !c.Dataset.TranslationNote.IsZero() {
		what.Paragraphs = append(what.Paragraphs, c.Phrase(c.Dataset.TranslationNote))
	}
	figures := section("figures", catalogue.FiguresHeading)
	figures.Items = []ui.Phrase{
		phrase(catalogue.FiguresPrinted), phrase(catalogue.FiguresDerived), phrase(catalogue.FiguresMissing),
		phrase(catalogue.FiguresReading), phrase(catalogue.FiguresRounded), phrase(catalogue.FiguresOne),
	}
	figures.Links = glossaryLinks(c)
	keyboard := section("keyboard", catalogue.KeyboardHeading, phrase(catalogue.KeyboardText))
	for _, k := range [...][2]catalogue.Key{
		{catalogue.KeyTab, catalogue.KeyTabDoes}, {catalogue.KeyEnter, catalogue.KeyEnterDoes}, {catalogue.KeyArrows, catalogue.KeyArrowsDoes},
		{catalogue.KeyEnds, catalogue.KeyEndsDoes}, {catalogue.KeyPin, catalogue.KeyPinDoes}, {catalogue.KeyEscape, catalogue.KeyEscapeDoes},
		{catalogue.KeySlides, catalogue.KeySlidesDoes},
	} {
		keyboard.Keys = append(keyboard.Keys, KeyHelp{Key: c.Say(k[0]), Does: c.Say(k[1])})
	}
	contact := section("contact", catalogue.ContactHeading)
	contact.Contact = c.Contact()
	contact.Contact.ID, contact.Contact.Heading = "contacts", ""
	software := section("software", catalogue.SoftwareHeading, phrase(catalogue.SoftwareText),
		phrase(catalogue.SoftwareOldest, "engine", OldestEngine, "month", format.Date(OldestMonth, c.State.Language)))
	software.Links = []ui.Link{{Phrase: phrase(catalogue.SoftwareLink), Address: noticesPath}}
	table, indicator := c.State.Page(state.Table), c.State.Page(state.Indicator)
	table.Frame, indicator.Frame, indicator.Indicator = true, true, c.Dataset.DefaultIndicator
	sources := section("sources", catalogue.SourcesHeading, phrase(catalogue.SourcesIntroduction))
	sources.Links = []ui.Link{{Phrase: phrase(catalogue.SourcesLink), Address: c.State.Page(state.Sources).Address()}}
	cite := section("cite", catalogue.CiteHeading, phrase(catalogue.CiteText, "product", product, "version", c.Dataset.Version))
	cite.Links = changelogLinks(c)
	sections := []ProseSection{what, figures, sources}
	for _, more := range [...]*ProseSection{checkSection(c), loadSection(c)} {
		if more != nil {
			sections = append(sections, *more)
		}
	}
	if unknown := unknown(c); unknown != nil {
		sections = append(sections, *unknown)
	}
	offline := section("offline", catalogue.OfflineHeading, phrase(catalogue.OfflineText), phrase(catalogue.OfflineInstall), phrase(catalogue.OfflineApple))
	offline.KeepsNothing = c.Say(catalogue.KeepNothing)
	offline.Links = []ui.Link{{Phrase: phrase(catalogue.KeptTitle), Address: c.State.Page(state.Unkept).Address()}}
	access := section("accessibility", catalogue.AccessHeading, phrase(catalogue.AccessText), phrase(catalogue.AccessMeans))
	access.Links = statementLinks(c)
	view := &Prose{
		Title: doc.Title, Introduction: doc.Description,
		Sections: append(sections,
			cite,
			section("privacy", catalogue.PrivacyHeading, phrase(catalogue.PrivacyText), phrase(catalogue.PrivacyStored), phrase(catalogue.PrivacyLog)),
			access,
			keyboard,
			offline,
			section("embed", catalogue.EmbedHeading, phrase(catalogue.EmbedText, "table", table.Path(), "indicator", indicator.Path()), phrase(catalogue.EmbedSandbox)),
			software,
			contact,
		),
	}
	return view.Build
}
