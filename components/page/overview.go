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
func (c *Context) overview(doc *Document) *ui.Overview {
	view := &ui.Overview{
		Title:           c.title(c.Dataset.Indicator(c.Dataset.DefaultIndicator)),
		Deck:            c.Phrase(c.Dataset.Deck),
		Introduction:    c.Phrase(c.Dataset.Introduction),
		HeadlineFigures: c.Say(catalogue.HeadlineFigures),
		Table:           c.table(),
		Figure:          c.figure(),
		Contact:         c.Contact(),
		Sources:         c.Sources(c.Dataset.DeckSources()),
	}
	view.Deck.Text = c.DeckTitle()
	if c.State.Language != data.English {
		view.TranslationNote = c.Phrase(c.Dataset.TranslationNote)
	}
	for _, h := range c.Dataset.Headlines {
		view.Tiles = append(view.Tiles, c.tile(h))
	}
	for _, part := range c.Dataset.Parts {
		if part.Kind != data.TablePart {
			view.Parts = append(view.Parts, c.part(part))
		}
	}
	in := c.Dataset.Indicator(c.State.Indicator)
	more := c.LinkTo(state.Read{Indicator: in.ID}, "")
	more.Text = c.Say(catalogue.InFull)
	view.Figure.More = []ui.Link{more}
	view.Nearest = c.nearest(in)
	doc.Title = view.Figure.Title.Text
	doc.Spoken = append(c.spokenFigure(view.Figure), c.spokenTable(view.Table)...)
	doc.Description = c.Say(catalogue.PageDescription, "title", view.Title.Text, "introduction", c.Text(c.Dataset.Introduction))
	return view
}

func (c *Context) DeckTitle() string {
	title, subtitle := c.Text(c.Dataset.Deck), c.Text(c.Dataset.DeckSubtitle)
	if subtitle == "" {
		return title
	}
	return c.Say(catalogue.DeckTitle, "title", title, "subtitle", subtitle)
}

func (c *Context) tile(h data.Headline) ui.Tile {
	ind := c.Dataset.Indicator(h.Indicator)
	tile := ui.Tile{
		Key:    string(h.Indicator) + " " + string(h.Column),
		Value:  c.Say(catalogue.NotApplicable),
		Label:  c.Phrase(h.Label),
		Detail: c.Period(ind),
		Link:   c.LinkTo(state.Choose{Indicator: h.Indicator}, FigureFragment),
	}
	if checks := c.Checks(ind, h.Column); len(checks) > 0 {
		tile.Check = &checks[0]
	}
	if o := c.Dataset.Cell(h.Indicator, h.Column); o != nil {
		tile.Value, tile.Unit = counted(format.Value(c.Catalogue, ind, o.Value))
	}
	var others []string
	for _, column := range c.Dataset.Columns() {
		o := c.Dataset.Cell(h.Indicator, column.ID)
		if column.ID == h.Column || o == nil || o.Value.Missing != data.Present || o.Subject.Kind != data.OfPlace {
			continue
		}
		others = append(others, c.Text(column.Label)+NBSP+format.Value(c.Catalogue, ind, o.Value))
	}
	tile.Detail = c.Join(append([]string{tile.Detail}, others...)...)
	return tile
}

// Checks are what the checks of an indicator's figures came to, of one column
// or of all.
func (c *Context) Checks(ind *data.Indicator, only data.ColumnID) []ui.CheckLink {
	var list []ui.CheckLink
	if c.State.Frame || !c.Exists(state.Evidence) {
		return nil
	}
	for _, column := range c.Dataset.Columns() {
		verdict, claim := c.Dataset.Verdict(ind.ID, column.ID)
		if verdict == 0 || only != "" && only != column.ID {
			continue
		}
		check := ui.CheckLink{Name: c.Text(column.Label), Mark: VerdictMark(verdict)}
		check.Text = c.Verdict(verdict)
		check.Address = c.State.Page(state.Evidence).Address() + ClaimFragment(claim)
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

func (c *Context) part(p data.Part) *ui.Words {
	view := &ui.Words{ID: string(p.ID), Kicker: c.Phrase(p.Title), Heading: c.Phrase(p.Heading)}
	for i, m := range c.Dataset.Messages {
		if m.Part != p.ID {
			continue
		}
		item := ui.Item{Key: strconv.Itoa(i), Heading: c.Phrase(m.Heading), Text: c.Phrase(m.Text), EvidenceLabel: c.Say(catalogue.Evidence)}
		for _, id := range m.Evidence {
			link := c.LinkTo(state.Choose{Indicator: id}, FigureFragment)
			link.Phrase = c.Phrase(c.Dataset.Indicator(id).Label)
			item.Evidence = append(item.Evidence, link)
		}
		view.Items = append(view.Items, item)
	}
	return view
}

func (c *Context) Contact() *ui.Contact {
	view := &ui.Contact{ID: "contact", Heading: c.Say(catalogue.ContactHeading)}
	for _, contact := range c.Dataset.Contacts {
		view.Items = append(view.Items, ui.ContactItem{Label: contact.Label, Address: contact.Address, Note: c.Phrase(contact.Note)})
	}
	return view
}

// ReadOn is the day on which a source was read.
func (c *Context) ReadOn(s *data.Source) string {
	date := format.Date(s.Read, c.State.Language)
	if s.ReadBefore {
		return c.Say(catalogue.ReadBefore, "date", date)
	}
	return date
}

func (c *Context) Sources(list []*data.Source) *ui.Sources {
	view := &ui.Sources{ID: "sources", Heading: c.Say(catalogue.SourcesHeading), Preamble: c.Say(catalogue.SourcesIntroduction)}
	for _, s := range list {
		item := ui.SourceItem{ID: SourceFragment(s.ID)[1:], Title: c.Phrase(s.Title), Address: s.Address}
		item.Details = &ui.Details{Items: []ui.Detail{
			{Term: c.Say(catalogue.PublisherTerm), Text: c.Phrase(s.Publisher)},
			c.Statement(catalogue.DateTerm, s.Date),
			{Term: c.Say(catalogue.ReadTerm), Text: ui.Phrase{Text: c.ReadOn(s)}},
			c.Statement(catalogue.DatabaseTerm, s.Database),
			c.Statement(catalogue.CountingTerm, s.CountingMethod),
			c.Statement(catalogue.LicenceTerm, s.Licence),
		}}
		if !s.Terms.IsZero() {
			item.Details.Items = append(item.Details.Items, ui.Detail{Term: c.Say(catalogue.TermsTerm), Text: c.Phrase(s.Terms)})
		}
		view.Items = append(view.Items, item)
	}
	return view
}
