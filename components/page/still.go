//go:build !js

package page

import (
	"slices"

	"github.com/vugu/vugu"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/components/ui"
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
		case state.Unkept:
			return b.unkeptPage(doc)
		}
		return nil
	}
}

// missingPage says that there is no page at an address.
func (b *builder) missingPage(doc *Document) vugu.Builder {
	doc.Status = notFound
	doc.Title, doc.Description = b.say(catalogue.NotFoundTitle), b.say(catalogue.NotFoundText)
	way := func(k catalogue.Key, route state.Route) ui.Link {
		return ui.Link{Phrase: ui.Phrase{Text: b.say(k)}, Address: b.st.Page(route).Address()}
	}
	return &ui.NotFoundPage{Title: doc.Title, Text: doc.Description, Ways: []ui.Link{
		way(catalogue.NotFoundBack, state.Overview), way(catalogue.NotFoundList, state.Indicators),
	}}
}

// unkeptPage stands in for a page that is not on the device of a reader without
// a network. Its list is every page of its kind: the service worker takes out
// those that are not kept either.
func (b *builder) unkeptPage(doc *Document) vugu.Builder {
	doc.Unlisted = true
	doc.Title, doc.Description = b.say(catalogue.UnkeptTitle), b.say(catalogue.UnkeptText)
	view := &ui.UnkeptPage{Title: doc.Title, Text: doc.Description, Again: b.say(catalogue.UnkeptAgain), Heading: b.say(catalogue.UnkeptList)}
	add := func(st *state.State, words ui.Phrase) {
		st.Frame = b.st.Frame
		view.Pages = append(view.Pages, ui.Link{Phrase: words, Address: st.Path()})
	}
	if b.st.Frame {
		add(b.st.Page(state.Table), ui.Phrase{Text: b.say(catalogue.ListTitle)})
	}
	for _, p := range pages {
		// Of the pages that tell of no figure there is none in a frame.
		if b.exists(p.route) && !(b.st.Frame && (p.route == state.Overview || IsStill(p.route))) {
			add(b.st.Page(p.route), ui.Phrase{Text: b.say(p.name)})
		}
	}
	for i := range b.ds.Indicators {
		ind := &b.ds.Indicators[i]
		add(state.Update(b.st, state.Read{Indicator: ind.ID}), b.phrase(ind.Name))
	}
	return view
}

// indicatorList is all indicators, each with what it found and its latest
// figures: the deck's, then the open ones by topic.
func (b *builder) indicatorList(doc *Document) vugu.Builder {
	doc.Title, doc.Description = b.say(catalogue.ListTitle), b.say(catalogue.ListIntroduction)
	view := &ui.IndicatorList{Title: doc.Title, Introduction: doc.Description}
	deck := ui.ListTopic{ID: "deck", Heading: ui.Phrase{Text: b.say(catalogue.ListDeck)}}
	for _, ind := range b.ds.Tabled() {
		deck.Items = append(deck.Items, b.listItem(ind))
	}
	view.Topics = append(view.Topics, deck)
	for _, t := range b.ds.Topics {
		topic := ui.ListTopic{ID: topicFragment(t.ID)[1:], Heading: ui.Phrase{Text: b.say(catalogue.ListOpen, "topic", b.text(t.Label))}}
		for _, ind := range b.ds.Open() {
			if ind.Topic == t.ID {
				topic.Items = append(topic.Items, b.openItem(ind))
			}
		}
		if len(topic.Items) > 0 {
			view.Topics = append(view.Topics, topic)
		}
	}
	return view
}

func (b *builder) listItem(ind *data.Indicator) ui.ListItem {
	item := ui.ListItem{
		Link:    b.linkTo(state.Read{Indicator: ind.ID}, ""),
		Finding: b.title(ind),
		Detail:  b.join(b.period(ind), b.unit(ind)),
	}
	item.Link.Phrase = b.phrase(ind.Name)
	for _, p := range b.series(ind) {
		if p.observation.Value.Missing != data.Present {
			continue
		}
		item.Values = append(item.Values, ui.ListValue{Name: p.what, Mark: roleMark(p.role), Value: format.Value(b.cat, ind, p.observation.Value)})
	}
	return item
}

// openItem is an open indicator in the list, with its latest values of the two
// places or of what is between them.
func (b *builder) openItem(ind *data.Indicator) ui.ListItem {
	lines := b.ds.All(ind.ID)
	o := b.open(ind, lines)
	item := ui.ListItem{Link: b.linkTo(state.Read{Indicator: ind.ID}, ""), Finding: ui.Phrase{Text: o.finding(o.sides())}}
	item.Link.Phrase = b.phrase(ind.Name)
	for _, s := range o.own() {
		_, role := o.level(s.Subject)
		item.Values = append(item.Values, ui.ListValue{Name: o.inYear(o.who(s.Subject, true), int(latest(s).Year)), Mark: chart.MarkClass(role), Value: o.print(latest(s))})
	}
	texts := []string{o.measure().Unit}
	if first, last := years(lines); first > 0 {
		texts = append(texts, format.Period(data.Period{Start: first, End: last}, b.st.Language))
	}
	for _, source := range b.ds.SourcesOf(lines...) {
		texts = append(texts, b.called(source.ID))
	}
	item.Detail = b.join(texts...)
	return item
}

// sourceSections are the sources of the whole dataset, each once: those of the
// deck, of the series, and of single figures, events and checks.
func (b *builder) sourceSections() []ui.ProseSection {
	listed := b.ds.DeckSources()
	deck := b.sourceSection("sources", catalogue.SourcesHeading, catalogue.SourcesIntroduction, listed)
	var series, others []*data.Source
	for i := range b.ds.Collections {
		for j := range b.ds.Collections[i].Series {
			source := b.ds.Source(b.ds.Collections[i].Series[j].Source)
			if !slices.Contains(listed, source) {
				series, listed = append(series, source), append(listed, source)
			}
		}
	}
	for i := range b.ds.Sources {
		if source := &b.ds.Sources[i]; !slices.Contains(listed, source) {
			others = append(others, source)
		}
	}
	sections := []ui.ProseSection{deck}
	if len(series) > 0 {
		sections = append(sections, b.sourceSection("series-sources", catalogue.SeriesSources, catalogue.SeriesSourcesText, series))
	}
	if len(others) > 0 {
		sections = append(sections, b.sourceSection("further-sources", catalogue.FurtherSources, catalogue.FurtherSourcesText, others))
	}
	return sections
}

func (b *builder) sourceSection(id string, heading, text catalogue.Key, list []*data.Source) ui.ProseSection {
	section := ui.ProseSection{ID: id, Heading: b.say(heading), Paragraphs: []ui.Phrase{{Text: b.say(text)}}, Sources: b.sources(list)}
	section.Sources.ID, section.Sources.Heading, section.Sources.Preamble = id+"-list", "", ""
	for i, source := range list {
		if source.LicenceAddress != "" {
			details := section.Sources.Items[i].Details
			details.Items = append(details.Items, ui.Detail{Term: b.say(catalogue.LicenceText), Text: ui.Phrase{Text: source.LicenceAddress}})
		}
	}
	return section
}

// unknown is what nobody could find out: the claims that cannot be checked,
// and why, and the sources that state no licence.
func (b *builder) unknown() *ui.ProseSection {
	section := &ui.ProseSection{ID: "not-known", Heading: b.say(catalogue.UnknownHeading), Paragraphs: []ui.Phrase{{Text: b.say(catalogue.UnknownText)}}}
	for i := range b.ds.Claims {
		if c := &b.ds.Claims[i]; c.Verdict == data.CannotBeChecked {
			section.Items = append(section.Items, ui.Phrase{Text: b.say(catalogue.AltValue, "what", b.text(c.Statement), "value", b.text(c.Reason))})
		}
	}
	var unlicensed []string
	for i := range b.ds.Sources {
		if source := &b.ds.Sources[i]; !source.Licence.IsStated() {
			unlicensed = append(unlicensed, b.text(source.Called()))
		}
	}
	if len(unlicensed) > 0 {
		section.Items = append(section.Items, ui.Phrase{Text: b.say(catalogue.UnknownLicences, "list", b.join(unlicensed...))})
	}
	if len(section.Items) == 0 {
		return nil
	}
	return section
}

// about says where the figures come from, how they are kept, and what the
// site does.
func (b *builder) about(doc *Document) vugu.Builder {
	doc.Title, doc.Description = b.say(catalogue.AboutTitle), b.say(catalogue.AboutIntroduction)
	product := b.text(b.ds.Product)
	phrase := func(k catalogue.Key, pairs ...string) ui.Phrase {
		return ui.Phrase{Text: b.say(k, pairs...)}
	}
	section := func(id string, heading catalogue.Key, paragraphs ...ui.Phrase) ui.ProseSection {
		return ui.ProseSection{ID: id, Heading: b.say(heading), Paragraphs: paragraphs}
	}
	what := section("what", catalogue.WhatHeading, phrase(catalogue.WhatText, "product", product, "deck", b.deckTitle()))
	if !b.ds.Imprint.IsZero() {
		what.Paragraphs = append(what.Paragraphs, b.phrase(b.ds.Imprint))
	}
	if b.st.Language != data.English && !b.ds.TranslationNote.IsZero() {
		what.Paragraphs = append(what.Paragraphs, b.phrase(b.ds.TranslationNote))
	}
	figures := section("figures", catalogue.FiguresHeading)
	figures.Items = []ui.Phrase{
		phrase(catalogue.FiguresPrinted), phrase(catalogue.FiguresDerived), phrase(catalogue.FiguresMissing),
		phrase(catalogue.FiguresReading), phrase(catalogue.FiguresRounded), phrase(catalogue.FiguresOne),
	}
	keyboard := section("keyboard", catalogue.KeyboardHeading, phrase(catalogue.KeyboardText))
	for _, k := range [...][2]catalogue.Key{
		{catalogue.KeyTab, catalogue.KeyTabDoes}, {catalogue.KeyEnter, catalogue.KeyEnterDoes}, {catalogue.KeyArrows, catalogue.KeyArrowsDoes},
		{catalogue.KeyEnds, catalogue.KeyEndsDoes}, {catalogue.KeyPin, catalogue.KeyPinDoes}, {catalogue.KeyEscape, catalogue.KeyEscapeDoes},
	} {
		keyboard.Keys = append(keyboard.Keys, ui.KeyHelp{Key: b.say(k[0]), Does: b.say(k[1])})
	}
	contact := section("contact", catalogue.ContactHeading)
	contact.Contact = b.contact()
	contact.Contact.ID, contact.Contact.Heading = "contacts", ""
	table, indicator := b.st.Page(state.Table), b.st.Page(state.Indicator)
	table.Frame, indicator.Frame, indicator.Indicator = true, true, b.ds.DefaultIndicator
	sections := append([]ui.ProseSection{what, figures}, b.sourceSections()...)
	if unknown := b.unknown(); unknown != nil {
		sections = append(sections, *unknown)
	}
	return &ui.Prose{
		Title: doc.Title, Introduction: doc.Description, ContentsLabel: b.say(catalogue.ContentsLabel),
		Sections: append(sections,
			section("cite", catalogue.CiteHeading, phrase(catalogue.CiteText, "product", product, "version", b.ds.Version)),
			section("privacy", catalogue.PrivacyHeading, phrase(catalogue.PrivacyText), phrase(catalogue.PrivacyStored), phrase(catalogue.PrivacyLog)),
			section("accessibility", catalogue.AccessHeading, phrase(catalogue.AccessText), phrase(catalogue.AccessMeans), phrase(catalogue.AccessLimits)),
			keyboard,
			section("offline", catalogue.OfflineHeading, phrase(catalogue.OfflineText), phrase(catalogue.OfflineInstall), phrase(catalogue.OfflineApple)),
			section("embed", catalogue.EmbedHeading, phrase(catalogue.EmbedText, "table", table.Path(), "indicator", indicator.Path()), phrase(catalogue.EmbedSandbox)),
			contact,
		),
	}
}
