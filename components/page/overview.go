package page

import (
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// overview is the start page: headline figures, the table, the chosen
// indicator's figure, the deck's words and the sources.
func (b *builder) overview(doc *Document) *ui.Overview {
	view := &ui.Overview{
		Title:           b.title(b.ds.Indicator(b.ds.DefaultIndicator)),
		Deck:            b.phrase(b.ds.Deck),
		Introduction:    b.phrase(b.ds.Introduction),
		HeadlineFigures: b.say(catalogue.HeadlineFigures),
		Table:           b.table(),
		Figure:          b.figure(),
		Contact:         b.contact(),
		Sources:         b.sources(b.ds.DeckSources()),
	}
	view.Deck.Text = b.deckTitle()
	if b.st.Language != data.English {
		view.TranslationNote = b.phrase(b.ds.TranslationNote)
	}
	for _, h := range b.ds.Headlines {
		view.Tiles = append(view.Tiles, b.tile(h))
	}
	for _, part := range b.ds.Parts {
		if part.Kind != data.TablePart {
			view.Parts = append(view.Parts, b.part(part))
		}
	}
	in := b.ds.Indicator(b.st.Indicator)
	more := b.linkTo(state.Read{Indicator: in.ID}, "")
	more.Text = b.say(catalogue.InFull)
	view.Figure.More = []ui.Link{more}
	view.Nearest = b.nearest(in)
	doc.Title = view.Figure.Title.Text
	doc.Spoken = append(b.spokenFigure(view.Figure), b.spokenTable(view.Table)...)
	doc.Description = b.say(catalogue.PageDescription, "title", view.Title.Text, "introduction", b.text(b.ds.Introduction))
	return view
}

func (b *builder) deckTitle() string {
	title, subtitle := b.text(b.ds.Deck), b.text(b.ds.DeckSubtitle)
	if subtitle == "" {
		return title
	}
	return b.say(catalogue.DeckTitle, "title", title, "subtitle", subtitle)
}

func (b *builder) tile(h data.Headline) ui.Tile {
	ind := b.ds.Indicator(h.Indicator)
	tile := ui.Tile{
		Key:    string(h.Indicator) + " " + string(h.Column),
		Value:  b.say(catalogue.NotApplicable),
		Label:  b.phrase(h.Label),
		Detail: b.period(ind),
		Link:   b.linkTo(state.Choose{Indicator: h.Indicator}, figureFragment),
	}
	if checks := b.checks(ind, h.Column); len(checks) > 0 {
		tile.Check = &checks[0]
	}
	if o := b.ds.Cell(h.Indicator, h.Column); o != nil {
		tile.Value, tile.Unit = counted(format.Value(b.cat, ind, o.Value))
	}
	var others []string
	for _, column := range b.ds.Columns() {
		o := b.ds.Cell(h.Indicator, column.ID)
		if column.ID == h.Column || o == nil || o.Value.Missing != data.Present || o.Subject.Kind != data.OfPlace {
			continue
		}
		others = append(others, b.text(column.Label)+hold+format.Value(b.cat, ind, o.Value))
	}
	tile.Detail = b.join(append([]string{tile.Detail}, others...)...)
	return tile
}

// checks are what the checks of an indicator's figures came to, of one column
// or of all.
func (b *builder) checks(ind *data.Indicator, only data.ColumnID) []ui.CheckLink {
	var list []ui.CheckLink
	if b.st.Frame || !b.exists(state.Evidence) {
		return nil
	}
	for _, column := range b.ds.Columns() {
		verdict, claim := b.ds.Verdict(ind.ID, column.ID)
		if verdict == 0 || only != "" && only != column.ID {
			continue
		}
		check := ui.CheckLink{Name: b.text(column.Label), Mark: verdictMark(verdict)}
		check.Text = b.verdict(verdict)
		check.Address = b.st.Page(state.Evidence).Address() + claimFragment(claim)
		list = append(list, check)
	}
	return list
}

// counted parts a figure from the ideograph that counts it: beside large
// figures it would stand larger than they do.
func counted(figure string) (number, unit string) {
	for i, r := range figure {
		if r >= 0x3000 && i > 0 {
			return figure[:i], figure[i:]
		}
	}
	return figure, ""
}

func (b *builder) part(p data.Part) *ui.Words {
	view := &ui.Words{ID: string(p.ID), Kicker: b.phrase(p.Title), Heading: b.phrase(p.Heading)}
	for i, m := range b.ds.Messages {
		if m.Part != p.ID {
			continue
		}
		item := ui.Item{Key: strconv.Itoa(i), Heading: b.phrase(m.Heading), Text: b.phrase(m.Text), EvidenceLabel: b.say(catalogue.Evidence)}
		for _, id := range m.Evidence {
			link := b.linkTo(state.Choose{Indicator: id}, figureFragment)
			link.Phrase = b.phrase(b.ds.Indicator(id).Label)
			item.Evidence = append(item.Evidence, link)
		}
		view.Items = append(view.Items, item)
	}
	return view
}

func (b *builder) contact() *ui.Contact {
	view := &ui.Contact{ID: "contact", Heading: b.say(catalogue.ContactHeading)}
	for _, c := range b.ds.Contacts {
		view.Items = append(view.Items, ui.ContactItem{Label: c.Label, Address: c.Address, Note: b.phrase(c.Note)})
	}
	return view
}

// readOn is the day on which a source was read.
func (b *builder) readOn(s *data.Source) string {
	date := format.Date(s.Read, b.st.Language)
	if s.ReadBefore {
		return b.say(catalogue.ReadBefore, "date", date)
	}
	return date
}

func (b *builder) sources(list []*data.Source) *ui.Sources {
	view := &ui.Sources{ID: "sources", Heading: b.say(catalogue.SourcesHeading), Preamble: b.say(catalogue.SourcesIntroduction)}
	for _, s := range list {
		item := ui.SourceItem{ID: sourceFragment(s.ID)[1:], Title: b.phrase(s.Title), Address: s.Address}
		item.Details = &ui.Details{Items: []ui.Detail{
			{Term: b.say(catalogue.PublisherTerm), Text: b.phrase(s.Publisher)},
			b.statement(catalogue.DateTerm, s.Date),
			{Term: b.say(catalogue.ReadTerm), Text: ui.Phrase{Text: b.readOn(s)}},
			b.statement(catalogue.DatabaseTerm, s.Database),
			b.statement(catalogue.CountingTerm, s.CountingMethod),
			b.statement(catalogue.LicenceTerm, s.Licence),
		}}
		if !s.Terms.IsZero() {
			item.Details.Items = append(item.Details.Items, ui.Detail{Term: b.say(catalogue.TermsTerm), Text: b.phrase(s.Terms)})
		}
		view.Items = append(view.Items, item)
	}
	return view
}
