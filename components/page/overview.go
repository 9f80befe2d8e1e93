package page

import (
	"slices"
	"strconv"
	"strings"

	"bilateral/components"
	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/data"
)

// overview is the start page: headline figures, the table, the chosen
// indicator's figure, the deck's words and the sources.
func (b *builder) overview() *components.Overview {
	view := &components.Overview{
		Title:           b.title(b.ds.Indicator(b.ds.DefaultIndicator)),
		Deck:            b.phrase(b.ds.Deck),
		Introduction:    b.phrase(b.ds.Introduction),
		HeadlineFigures: b.say(catalogue.HeadlineFigures),
		Table:           b.table(),
		Figure:          b.figure(),
		Contact:         b.contact(),
		Sources:         b.sources(),
	}
	if subtitle := b.phrase(b.ds.DeckSubtitle); subtitle.Text != "" {
		view.Deck.Text = b.say(catalogue.DeckTitle, "title", view.Deck.Text, "subtitle", subtitle.Text)
	}
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
	return view
}

func (b *builder) tile(h data.Headline) components.Tile {
	ind := b.ds.Indicator(h.Indicator)
	tile := components.Tile{
		Key:    string(h.Indicator) + " " + string(h.Column),
		Value:  b.say(catalogue.NotApplicable),
		Label:  b.phrase(h.Label),
		Detail: b.period(ind),
		Link:   b.linkTo(state.Choose{Indicator: h.Indicator}, figureFragment),
	}
	if o := b.ds.Cell(h.Indicator, h.Column); o != nil {
		tile.Value = format.Value(b.cat, ind, o.Value)
	}
	var others []string
	for _, column := range b.ds.Columns() {
		o := b.ds.Cell(h.Indicator, column.ID)
		if column.ID == h.Column || o == nil || o.Value.Missing != data.Present || o.Subject.Kind != data.OfPlace {
			continue
		}
		others = append(others, b.text(column.Label)+" "+format.Value(b.cat, ind, o.Value))
	}
	tile.Detail = b.join(append([]string{tile.Detail}, others...)...)
	return tile
}

func (b *builder) table() *components.IndicatorTable {
	view := &components.IndicatorTable{
		Heading:      b.say(catalogue.IndicatorsHeading),
		Introduction: b.say(catalogue.IndicatorsIntroduction),
		Caption:      components.Phrase{Text: b.say(catalogue.TableCaption, "a", b.shortName(b.ds.Roles.A), "b", b.shortName(b.ds.Roles.B))},
	}
	for _, part := range b.ds.Parts {
		if part.Kind == data.TablePart {
			view.Caption = b.phrase(part.Heading)
		}
	}
	view.Columns = append(view.Columns, b.columnHead(state.ByIndicator, components.Phrase{Text: b.say(catalogue.IndicatorColumn)}, ""))
	columns := b.ds.Columns()
	for _, c := range columns {
		view.Columns = append(view.Columns, b.columnHead(c.ID, b.phrase(c.Label), roleMark(c.Role)))
	}
	var source *data.Source
	for _, ind := range b.sorted() {
		row := components.IndicatorRow{
			Key:    string(ind.ID),
			Link:   b.linkTo(state.Choose{Indicator: ind.ID}, figureFragment),
			Detail: b.join(b.period(ind), b.text(ind.Unit)),
		}
		row.Link.Phrase = b.phrase(ind.Label)
		row.Link.Current = ind.ID == b.st.Indicator
		for _, c := range columns {
			o := b.ds.Cell(ind.ID, c.ID)
			if o == nil {
				row.Cells = append(row.Cells, components.Cell{Class: "na", Value: format.Missing(b.cat, data.NotAvailable), Meaning: b.say(catalogue.NotAvailableInWords)})
				continue
			}
			cell := b.cell(ind, o)
			if c.Role == data.RolePair && cell.Class == "" {
				cell.Class = "pair"
			}
			row.Cells = append(row.Cells, cell)
			view.Notes = append(view.Notes, b.notes("note-", o)...)
			if source == nil {
				source = b.ds.Source(o.Source)
			}
			if o.Value.Missing == data.Present {
				continue
			}
			if line := b.missingLine(o.Value); !slices.Contains(view.Missing, line) {
				view.Missing = append(view.Missing, line)
			}
		}
		view.Rows = append(view.Rows, row)
	}
	if source != nil {
		view.Source = b.sourceLine(source)
	}
	return view
}

// missingLine says what the mark of a missing value means and why it stands
// there.
func (b *builder) missingLine(v data.Value) string {
	return b.say(catalogue.MissingMark,
		"mark", format.Missing(b.cat, v.Missing), "meaning", format.MissingInWords(b.cat, v.Missing), "reason", b.text(v.Reason))
}

// sorted is the indicators in the order of the view.
func (b *builder) sorted() []*data.Indicator {
	if b.st.Sort.Column != state.ByIndicator {
		return b.ds.Sorted(b.st.Sort.Column, b.st.Sort.Descending)
	}
	rows := b.ds.Sorted("", false)
	slices.SortStableFunc(rows, func(x, y *data.Indicator) int {
		order := strings.Compare(strings.ToLower(b.text(x.Label)), strings.ToLower(b.text(y.Label)))
		if b.st.Sort.Descending {
			return -order
		}
		return order
	})
	return rows
}

func (b *builder) columnHead(id data.ColumnID, label components.Phrase, mark string) components.ColumnHead {
	h := components.ColumnHead{
		Link:     b.linkTo(state.SortBy{Column: id}, indicatorsFragment),
		Key:      string(id),
		RoleMark: mark,
		Hint:     b.say(catalogue.SortHint, "column", label.Text),
	}
	h.Phrase = label
	if b.st.Sort.Column == id {
		h.Order, h.Arrow = "ascending", "↑"
		if b.st.Sort.Descending {
			h.Order, h.Arrow = "descending", "↓"
		}
	}
	return h
}

func roleMark(r data.Role) string {
	switch r {
	case data.RoleA:
		return "k a"
	case data.RoleB:
		return "k b"
	}
	return "k p"
}

// cell is an observation as it stands in a table.
func (b *builder) cell(ind *data.Indicator, o *data.Observation) components.Cell {
	cell := components.Cell{Value: format.Value(b.cat, ind, o.Value), Label: b.phrase(o.Label)}
	if o.Value.Missing != data.Present {
		cell.Class = "na"
		cell.Meaning = b.missing(o.Value)
		return cell
	}
	for _, n := range o.Notes {
		cell.NoteMark = n.Mark
		cell.NoteLink = b.st.Address() + "#note-" + n.Mark
		cell.NoteLabel = b.say(catalogue.NoteMark, "mark", n.Mark)
	}
	return cell
}

// notes are the notes that an observation's marks point to.
func (b *builder) notes(prefix string, o *data.Observation) []components.NoteView {
	var notes []components.NoteView
	for _, n := range o.Notes {
		text := b.say(catalogue.NoteNotStated, "mark", n.Mark)
		if n.Text.IsStated() {
			text = b.say(catalogue.NoteText, "mark", n.Mark, "text", b.text(n.Text.Stated))
		}
		notes = append(notes, components.NoteView{ID: prefix + n.Mark, Text: text})
	}
	return notes
}

func (b *builder) part(p data.Part) *components.Words {
	view := &components.Words{ID: string(p.ID), Kicker: b.phrase(p.Title), Heading: b.phrase(p.Heading)}
	for i, m := range b.ds.Messages {
		if m.Part != p.ID {
			continue
		}
		item := components.Item{Key: strconv.Itoa(i), Heading: b.phrase(m.Heading), Text: b.phrase(m.Text), EvidenceLabel: b.say(catalogue.Evidence)}
		for _, id := range m.Evidence {
			link := b.linkTo(state.Choose{Indicator: id}, figureFragment)
			link.Phrase = b.phrase(b.ds.Indicator(id).Label)
			item.Evidence = append(item.Evidence, link)
		}
		view.Items = append(view.Items, item)
	}
	return view
}

func (b *builder) contact() *components.Contact {
	view := &components.Contact{Heading: b.say(catalogue.ContactHeading)}
	for _, c := range b.ds.Contacts {
		view.Items = append(view.Items, components.ContactItem{Label: c.Label, Address: c.Address, Note: b.phrase(c.Note)})
	}
	return view
}

func (b *builder) sources() *components.Sources {
	view := &components.Sources{Heading: b.say(catalogue.SourcesHeading), Preamble: b.say(catalogue.SourcesIntroduction)}
	for _, s := range b.ds.DeckSources() {
		item := components.SourceItem{ID: "source-" + string(s.ID), Title: b.phrase(s.Title), Address: s.Address}
		item.Details = append(item.Details,
			components.Detail{Term: b.say(catalogue.PublisherTerm), Text: b.phrase(s.Publisher)},
			b.statement(catalogue.DateTerm, s.Date),
			components.Detail{Term: b.say(catalogue.ReadTerm), Text: components.Phrase{Text: format.Date(s.Read, b.st.Language)}},
			b.statement(catalogue.DatabaseTerm, s.Database),
			b.statement(catalogue.CountingTerm, s.CountingMethod),
			b.statement(catalogue.LicenceTerm, s.Licence))
		if !s.Terms.IsZero() {
			item.Details = append(item.Details, components.Detail{Term: b.say(catalogue.TermsTerm), Text: b.phrase(s.Terms)})
		}
		view.Items = append(view.Items, item)
	}
	return view
}
