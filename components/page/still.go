//go:build !js

package page

import (
	"github.com/vugu/vugu"

	"bilateral/components"
	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/data"
)

func init() {
	still = func(b *builder, doc *Document) vugu.Builder {
		switch b.st.Route {
		case state.NotFound:
			return b.missingPage(doc)
		case state.Indicators:
			return b.indicatorList(doc)
		case state.About:
			return b.about(doc)
		}
		return nil
	}
}

// missingPage says that there is no page at an address.
func (b *builder) missingPage(doc *Document) vugu.Builder {
	doc.Status = notFound
	doc.Title, doc.Description = b.say(catalogue.NotFoundTitle), b.say(catalogue.NotFoundText)
	way := func(k catalogue.Key, route state.Route) components.Link {
		return components.Link{Phrase: components.Phrase{Text: b.say(k)}, Address: b.st.Page(route).Address()}
	}
	return &components.NotFoundPage{Title: doc.Title, Text: doc.Description, Ways: []components.Link{
		way(catalogue.NotFoundBack, state.Overview), way(catalogue.NotFoundList, state.Indicators),
	}}
}

// indicatorList is all indicators by topic, each with what it found and its
// figures.
func (b *builder) indicatorList(doc *Document) vugu.Builder {
	doc.Title, doc.Description = b.say(catalogue.ListTitle), b.say(catalogue.ListIntroduction)
	view := &components.IndicatorList{Title: doc.Title, Introduction: doc.Description}
	for _, t := range b.ds.Topics {
		topic := components.ListTopic{ID: topicFragment(t.ID)[1:], Heading: b.phrase(t.Label)}
		for _, ind := range b.ds.Tabled() {
			if ind.Topic == t.ID {
				topic.Items = append(topic.Items, b.listItem(ind))
			}
		}
		if len(topic.Items) > 0 {
			view.Topics = append(view.Topics, topic)
		}
	}
	return view
}

func (b *builder) listItem(ind *data.Indicator) components.ListItem {
	item := components.ListItem{
		Link:    b.linkTo(state.Read{Indicator: ind.ID}, ""),
		Finding: b.title(ind),
		Detail:  b.join(b.period(ind), b.unit(ind)),
	}
	item.Link.Phrase = b.phrase(ind.Name)
	for _, p := range b.series(ind) {
		if p.observation.Value.Missing != data.Present {
			continue
		}
		item.Values = append(item.Values, components.ListValue{Name: p.what, Mark: roleMark(p.role), Value: format.Value(b.cat, ind, p.observation.Value)})
	}
	return item
}

// about says where the figures come from, how they are kept, and what the
// site does.
func (b *builder) about(doc *Document) vugu.Builder {
	doc.Title, doc.Description = b.say(catalogue.AboutTitle), b.say(catalogue.AboutIntroduction)
	product := b.text(b.ds.Product)
	phrase := func(k catalogue.Key, pairs ...string) components.Phrase {
		return components.Phrase{Text: b.say(k, pairs...)}
	}
	section := func(id string, heading catalogue.Key, paragraphs ...components.Phrase) components.ProseSection {
		return components.ProseSection{ID: id, Heading: b.say(heading), Paragraphs: paragraphs}
	}
	what := section("what", catalogue.WhatHeading, phrase(catalogue.WhatText, "product", product, "deck", b.deckTitle()))
	if !b.ds.Imprint.IsZero() {
		what.Paragraphs = append(what.Paragraphs, b.phrase(b.ds.Imprint))
	}
	if b.st.Language != data.English && !b.ds.TranslationNote.IsZero() {
		what.Paragraphs = append(what.Paragraphs, b.phrase(b.ds.TranslationNote))
	}
	figures := section("figures", catalogue.FiguresHeading)
	figures.Items = []components.Phrase{
		phrase(catalogue.FiguresPrinted), phrase(catalogue.FiguresDerived), phrase(catalogue.FiguresMissing),
		phrase(catalogue.FiguresReading), phrase(catalogue.FiguresRounded), phrase(catalogue.FiguresOne),
	}
	sources := section("sources", catalogue.SourcesHeading, phrase(catalogue.SourcesIntroduction))
	sources.Sources = b.sources(b.ds.DeckSources())
	sources.Sources.ID, sources.Sources.Heading, sources.Sources.Preamble = "source-list", "", ""
	keyboard := section("keyboard", catalogue.KeyboardHeading, phrase(catalogue.KeyboardText))
	for _, k := range [...][2]catalogue.Key{
		{catalogue.KeyTab, catalogue.KeyTabDoes}, {catalogue.KeyEnter, catalogue.KeyEnterDoes}, {catalogue.KeyArrows, catalogue.KeyArrowsDoes},
		{catalogue.KeyEnds, catalogue.KeyEndsDoes}, {catalogue.KeyPin, catalogue.KeyPinDoes}, {catalogue.KeyEscape, catalogue.KeyEscapeDoes},
	} {
		keyboard.Keys = append(keyboard.Keys, components.KeyHelp{Key: b.say(k[0]), Does: b.say(k[1])})
	}
	contact := section("contact", catalogue.ContactHeading)
	contact.Contact = b.contact()
	contact.Contact.ID, contact.Contact.Heading = "contacts", ""
	table, indicator := b.st.Page(state.Table), b.st.Page(state.Indicator)
	table.Frame, indicator.Frame, indicator.Indicator = true, true, b.ds.DefaultIndicator
	return &components.Prose{
		Title: doc.Title, Introduction: doc.Description, ContentsLabel: b.say(catalogue.ContentsLabel),
		Sections: []components.ProseSection{
			what, figures, sources,
			section("cite", catalogue.CiteHeading, phrase(catalogue.CiteText, "product", product, "version", b.ds.Version)),
			section("privacy", catalogue.PrivacyHeading, phrase(catalogue.PrivacyText), phrase(catalogue.PrivacyStored), phrase(catalogue.PrivacyLog)),
			section("accessibility", catalogue.AccessHeading, phrase(catalogue.AccessText), phrase(catalogue.AccessMeans), phrase(catalogue.AccessLimits)),
			keyboard,
			section("offline", catalogue.OfflineHeading, phrase(catalogue.OfflineText), phrase(catalogue.OfflineInstall), phrase(catalogue.OfflineApple)),
			section("embed", catalogue.EmbedHeading, phrase(catalogue.EmbedText, "table", table.Path(), "indicator", indicator.Path()), phrase(catalogue.EmbedSandbox)),
			contact,
		},
	}
}
