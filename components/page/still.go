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
	still = func(b *Context, doc *Document) vugu.Builder {
		switch b.State.Route {
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
func (c *Context) missingPage(doc *Document) vugu.Builder {
	doc.Status = notFound
	doc.Title, doc.Description = c.Say(catalogue.NotFoundTitle), c.Say(catalogue.NotFoundText)
	way := func(k catalogue.Key, route state.Route) ui.Link {
		return ui.Link{Phrase: ui.Phrase{Text: c.Say(k)}, Address: c.State.Page(route).Address()}
	}
	return &ui.NotFoundPage{Title: doc.Title, Text: doc.Description, Ways: []ui.Link{
		way(catalogue.NotFoundBack, state.Overview), way(catalogue.NotFoundList, state.Indicators),
	}}
}

// unkeptPage stands in for a page that is not on the device of a reader without
// a network. Its list is every page of its kind: the service worker takes out
// those that are not kept either.
func (c *Context) unkeptPage(doc *Document) vugu.Builder {
	doc.Unlisted = true
	doc.Title, doc.Description = c.Say(catalogue.UnkeptTitle), c.Say(catalogue.UnkeptText)
	view := &ui.UnkeptPage{Title: doc.Title, Text: doc.Description, Again: c.Say(catalogue.UnkeptAgain), Heading: c.Say(catalogue.UnkeptList)}
	add := func(st *state.State, words ui.Phrase) {
		st.Frame = c.State.Frame
		view.Pages = append(view.Pages, ui.Link{Phrase: words, Address: st.Path()})
	}
	if c.State.Frame {
		add(c.State.Page(state.Table), ui.Phrase{Text: c.Say(catalogue.ListTitle)})
	}
	for _, p := range pages {
		// Of the pages that tell of no figure there is none in a frame.
		if c.Exists(p.route) && !(c.State.Frame && (p.route == state.Overview || IsStill(p.route))) {
			add(c.State.Page(p.route), ui.Phrase{Text: c.Say(p.name)})
		}
	}
	for i := range c.Dataset.Indicators {
		ind := &c.Dataset.Indicators[i]
		add(state.Update(c.State, state.Read{Indicator: ind.ID}), c.Phrase(ind.Name))
	}
	return view
}

// indicatorList is all indicators, each with what it found and its latest
// figures: the deck's, then the open ones by topic.
func (c *Context) indicatorList(doc *Document) vugu.Builder {
	doc.Title, doc.Description = c.Say(catalogue.ListTitle), c.Say(catalogue.ListIntroduction)
	view := &ui.IndicatorList{Title: doc.Title, Introduction: doc.Description}
	deck := ui.ListTopic{ID: "deck", Heading: ui.Phrase{Text: c.Say(catalogue.ListDeck)}}
	for _, ind := range c.Dataset.Tabled() {
		deck.Items = append(deck.Items, c.listItem(ind))
	}
	view.Topics = append(view.Topics, deck)
	for _, t := range c.Dataset.Topics {
		topic := ui.ListTopic{ID: TopicFragment(t.ID)[1:], Heading: ui.Phrase{Text: c.Say(catalogue.ListOpen, "topic", c.Text(t.Label))}}
		for _, ind := range c.Dataset.Open() {
			if ind.Topic == t.ID {
				topic.Items = append(topic.Items, c.openItem(ind))
			}
		}
		if len(topic.Items) > 0 {
			view.Topics = append(view.Topics, topic)
		}
	}
	return view
}

func (c *Context) listItem(ind *data.Indicator) ui.ListItem {
	item := ui.ListItem{
		Link:    c.LinkTo(state.Read{Indicator: ind.ID}, ""),
		Finding: c.title(ind),
		Detail:  c.Join(c.Period(ind), c.Unit(ind)),
	}
	item.Link.Phrase = c.Phrase(ind.Name)
	for _, p := range c.series(ind) {
		if p.observation.Value.Missing != data.Present {
			continue
		}
		item.Values = append(item.Values, ui.ListValue{Name: p.what, Mark: RoleMark(p.role), Value: format.Value(c.Catalogue, ind, p.observation.Value)})
	}
	return item
}

// openItem is an open indicator in the list, with its latest values of the two
// places or of what is between them.
func (c *Context) openItem(ind *data.Indicator) ui.ListItem {
	lines := c.Dataset.All(ind.ID)
	o := c.open(ind, lines)
	item := ui.ListItem{Link: c.LinkTo(state.Read{Indicator: ind.ID}, ""), Finding: ui.Phrase{Text: o.finding(o.sides())}}
	item.Link.Phrase = c.Phrase(ind.Name)
	for _, s := range o.own() {
		_, role := o.level(s.Subject)
		item.Values = append(item.Values, ui.ListValue{Name: o.inYear(o.who(s.Subject, true), int(Latest(s).Year)), Mark: chart.MarkClass(role), Value: o.print(Latest(s))})
	}
	texts := []string{o.measure().Unit}
	if first, last := Years(lines); first > 0 {
		texts = append(texts, format.Period(data.Period{Start: first, End: last}, c.State.Language))
	}
	for _, source := range c.Dataset.SourcesOf(lines...) {
		texts = append(texts, c.DisplayName(source.ID))
	}
	item.Detail = c.Join(texts...)
	return item
}

// sourceSections are the sources of the whole dataset, each once: those of the
// deck, of the series, and of single figures, events and checks.
func (c *Context) sourceSections() []ui.ProseSection {
	listed := c.Dataset.DeckSources()
	deck := c.sourceSection("sources", catalogue.SourcesHeading, catalogue.SourcesIntroduction, listed)
	var series, others []*data.Source
	for i := range c.Dataset.Collections {
		for j := range c.Dataset.Collections[i].Series {
			source := c.Dataset.Source(c.Dataset.Collections[i].Series[j].Source)
			if !slices.Contains(listed, source) {
				series, listed = append(series, source), append(listed, source)
			}
		}
	}
	for i := range c.Dataset.Sources {
		if source := &c.Dataset.Sources[i]; !slices.Contains(listed, source) {
			others = append(others, source)
		}
	}
	sections := []ui.ProseSection{deck}
	if len(series) > 0 {
		sections = append(sections, c.sourceSection("series-sources", catalogue.SeriesSources, catalogue.SeriesSourcesText, series))
	}
	if len(others) > 0 {
		sections = append(sections, c.sourceSection("further-sources", catalogue.FurtherSources, catalogue.FurtherSourcesText, others))
	}
	return sections
}

func (c *Context) sourceSection(id string, heading, text catalogue.Key, list []*data.Source) ui.ProseSection {
	section := ui.ProseSection{ID: id, Heading: c.Say(heading), Paragraphs: []ui.Phrase{{Text: c.Say(text)}}, Sources: c.Sources(list)}
	section.Sources.ID, section.Sources.Heading, section.Sources.Preamble = id+"-list", "", ""
	for i, source := range list {
		if source.LicenceAddress != "" {
			details := section.Sources.Items[i].Details
			details.Items = append(details.Items, ui.Detail{Term: c.Say(catalogue.LicenceText), Text: ui.Phrase{Text: source.LicenceAddress}})
		}
	}
	return section
}

// unknown is what nobody could find out: the claims that cannot be checked,
// and why, and the sources that state no licence.
func (c *Context) unknown() *ui.ProseSection {
	section := &ui.ProseSection{ID: "not-known", Heading: c.Say(catalogue.UnknownHeading), Paragraphs: []ui.Phrase{{Text: c.Say(catalogue.UnknownText)}}}
	for i := range c.Dataset.Claims {
		if claim := &c.Dataset.Claims[i]; claim.Verdict == data.CannotBeChecked {
			section.Items = append(section.Items, ui.Phrase{Text: c.Say(catalogue.AltValue, "what", c.Text(claim.Statement), "value", c.Text(claim.Reason))})
		}
	}
	var unlicensed []string
	for i := range c.Dataset.Sources {
		if source := &c.Dataset.Sources[i]; !source.Licence.IsStated() {
			unlicensed = append(unlicensed, c.Text(source.Called()))
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

// about says where the figures come from, how they are kept, and what the
// site does.
func (c *Context) about(doc *Document) vugu.Builder {
	doc.Title, doc.Description = c.Say(catalogue.AboutTitle), c.Say(catalogue.AboutIntroduction)
	product := c.Text(c.Dataset.Product)
	phrase := func(k catalogue.Key, pairs ...string) ui.Phrase {
		return ui.Phrase{Text: c.Say(k, pairs...)}
	}
	section := func(id string, heading catalogue.Key, paragraphs ...ui.Phrase) ui.ProseSection {
		return ui.ProseSection{ID: id, Heading: c.Say(heading), Paragraphs: paragraphs}
	}
	what := section("what", catalogue.WhatHeading, phrase(catalogue.WhatText, "product", product, "deck", c.DeckTitle()))
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
	keyboard := section("keyboard", catalogue.KeyboardHeading, phrase(catalogue.KeyboardText))
	for _, k := range [...][2]catalogue.Key{
		{catalogue.KeyTab, catalogue.KeyTabDoes}, {catalogue.KeyEnter, catalogue.KeyEnterDoes}, {catalogue.KeyArrows, catalogue.KeyArrowsDoes},
		{catalogue.KeyEnds, catalogue.KeyEndsDoes}, {catalogue.KeyPin, catalogue.KeyPinDoes}, {catalogue.KeyEscape, catalogue.KeyEscapeDoes},
	} {
		keyboard.Keys = append(keyboard.Keys, ui.KeyHelp{Key: c.Say(k[0]), Does: c.Say(k[1])})
	}
	contact := section("contact", catalogue.ContactHeading)
	contact.Contact = c.Contact()
	contact.Contact.ID, contact.Contact.Heading = "contacts", ""
	table, indicator := c.State.Page(state.Table), c.State.Page(state.Indicator)
	table.Frame, indicator.Frame, indicator.Indicator = true, true, c.Dataset.DefaultIndicator
	sections := append([]ui.ProseSection{what, figures}, c.sourceSections()...)
	if unknown := c.unknown(); unknown != nil {
		sections = append(sections, *unknown)
	}
	return &ui.Prose{
		Title: doc.Title, Introduction: doc.Description, ContentsLabel: c.Say(catalogue.ContentsLabel),
		Sections: append(sections,
			section("cite", catalogue.CiteHeading, phrase(catalogue.CiteText, "product", product, "version", c.Dataset.Version)),
			section("privacy", catalogue.PrivacyHeading, phrase(catalogue.PrivacyText), phrase(catalogue.PrivacyStored), phrase(catalogue.PrivacyLog)),
			section("accessibility", catalogue.AccessHeading, phrase(catalogue.AccessText), phrase(catalogue.AccessMeans), phrase(catalogue.AccessLimits)),
			keyboard,
			section("offline", catalogue.OfflineHeading, phrase(catalogue.OfflineText), phrase(catalogue.OfflineInstall), phrase(catalogue.OfflineApple)),
			section("embed", catalogue.EmbedHeading, phrase(catalogue.EmbedText, "table", table.Path(), "indicator", indicator.Path()), phrase(catalogue.EmbedSandbox)),
			contact,
		),
	}
}
