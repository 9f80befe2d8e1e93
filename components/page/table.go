package page

import (
	"slices"
	"strconv"
	"strings"

	"github.com/vugu/vugu"

	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// framedTable is the indicator table alone, in a frame.
func (b *builder) framedTable(doc *Document) vugu.Builder {
	view := b.table()
	view.Main = true
	view.Heading = view.Caption
	doc.Title, doc.Description = view.Heading.Text, view.Introduction
	doc.Spoken = b.spokenTable(view)
	return view
}

// table is the indicators that the view keeps, in its order.
func (b *builder) table() *ui.IndicatorTable {
	view := &ui.IndicatorTable{
		TitleID:      "indicators-title",
		Heading:      ui.Phrase{Text: b.say(catalogue.IndicatorsHeading)},
		Introduction: b.say(catalogue.IndicatorsIntroduction),
		Caption:      ui.Phrase{Text: b.say(catalogue.TableCaption, "a", b.shortName(b.ds.Roles.A), "b", b.shortName(b.ds.Roles.B))},
	}
	for _, part := range b.ds.Parts {
		if part.Kind == data.TablePart {
			view.Caption = b.phrase(part.Heading)
		}
	}
	if !b.st.HideControls {
		b.filters(view)
	}
	view.Columns = append(view.Columns, b.columnHead(state.ByIndicator, ui.Phrase{Text: b.say(catalogue.IndicatorColumn)}, ""))
	for _, c := range b.ds.Columns() {
		view.Columns = append(view.Columns, b.columnHead(c.ID, b.phrase(c.Label), roleMark(c.Role)))
	}
	missing := func(v data.Value, reason string) {
		if line := b.missingLine(v, reason); !slices.Contains(view.Missing, line) {
			view.Missing = append(view.Missing, line)
		}
	}
	var source *data.Source
	for _, ind := range b.rows() {
		row := b.row(ind)
		for _, c := range b.ds.Columns() {
			o := b.ds.Cell(ind.ID, c.ID)
			if o == nil {
				row.Cells = append(row.Cells, &ui.Cell{Class: "na", Value: format.Missing(b.cat, data.NotAvailable), Meaning: b.say(catalogue.NotAvailableInWords)})
				missing(data.Value{Missing: data.NotAvailable}, b.say(catalogue.NoFigureReason))
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
			if o.Value.Missing != data.Present {
				missing(o.Value, b.text(o.Value.Reason))
			}
		}
		view.Rows = append(view.Rows, row)
		if derived := b.derivedRows(ind); b.st.Derived && len(derived) > 0 {
			view.Rows = append(view.Rows, derived...)
			// What follows from figures stands in one block with what to mind.
			view.CaveatsHeading = b.say(catalogue.CaveatsHeading)
			for _, caveat := range b.caveats(ind) {
				if !slices.Contains(view.Caveats, caveat) {
					view.Caveats = append(view.Caveats, caveat)
				}
			}
		}
	}
	if source != nil {
		view.Sources = []ui.SourceLink{b.sourceLink(source)}
	}
	if len(view.Rows) == 0 {
		view.Empty = b.nothing()
	}
	return view
}

// spokenTable is what can be said of the table: how much of it is left, its
// order, and whether derived figures are among it.
func (b *builder) spokenTable(view *ui.IndicatorTable) []string {
	left := b.say(catalogue.Matching, "n", strconv.Itoa(len(b.rows())), "total", strconv.Itoa(len(b.ds.Tabled())))
	if topic := b.ds.Topic(b.st.Topic); topic != nil {
		left = b.say(catalogue.AltValue, "what", b.text(topic.Label), "value", left)
	}
	order, derived := b.say(catalogue.SortedNot), catalogue.DerivedHidden
	for _, c := range view.Columns {
		if c.Order == "ascending" {
			order = b.say(catalogue.SortedUp, "column", c.Text)
		} else if c.Order != "" {
			order = b.say(catalogue.SortedDown, "column", c.Text)
		}
	}
	if b.st.Derived {
		derived = catalogue.DerivedShown
	}
	return []string{left, order, b.say(derived)}
}

// nothing says why no row is left, and the ways on.
func (b *builder) nothing() *ui.Empty {
	way := func(k catalogue.Key, st *state.State) ui.Link {
		return ui.Link{Phrase: ui.Phrase{Text: b.say(k)}, Address: st.Address() + indicatorsFragment}
	}
	wider := state.Update(b.st, state.Keep{})
	words, topic := strings.TrimSpace(b.st.Search), b.ds.Topic(b.st.Topic)
	view := &ui.Empty{Text: b.say(catalogue.NothingFound, "words", words)}
	switch {
	case topic != nil && words == "":
		view.Text = b.say(catalogue.NothingOn, "topic", b.text(topic.Label))
	case topic != nil:
		view.Text = b.say(catalogue.NothingFoundIn, "words", words, "topic", b.text(topic.Label))
		view.Ways = append(view.Ways, way(catalogue.SearchAllTopics, wider))
	}
	view.Ways = append(view.Ways, way(catalogue.ShowAll, state.Update(wider, state.Search{})))
	return view
}

// row is an indicator's, without its cells. Where the table stands alone the
// figure comes in its place, under the way back: the reader stays at the top.
func (b *builder) row(ind *data.Indicator) ui.IndicatorRow {
	row := ui.IndicatorRow{
		Key:    string(ind.ID),
		Link:   b.linkTo(state.Choose{Indicator: ind.ID}, figureFragment),
		Detail: b.join(b.period(ind), b.unit(ind)),
	}
	if b.st.Route == state.Table {
		row.Link = b.linkTo(state.Choose{Indicator: ind.ID}, "")
	}
	row.Link.Current = ind.ID == b.st.Indicator
	row.Link.Phrase = b.phrase(ind.Label)
	return row
}

// derivedRows is a row of what follows from an indicator's figures, each
// under the place it belongs to, or none where nothing follows.
func (b *builder) derivedRows(ind *data.Indicator) []ui.IndicatorRow {
	derived := b.ds.Derived(ind.ID)
	if len(derived) == 0 {
		return nil
	}
	row := ui.IndicatorRow{Class: "drv", Key: string(ind.ID) + "-derived", Link: b.linkTo(state.Read{Indicator: ind.ID}, derivedFragment)}
	if b.st.Route == state.Table {
		row.Link = b.row(ind).Link
	}
	row.Link.Text = b.say(catalogue.DerivedRow)
	row.Label = b.say(catalogue.AltValue, "what", row.Link.Text, "value", b.text(ind.Label))
	for _, c := range b.ds.Columns() {
		cell := &ui.Cell{}
		for _, d := range derived {
			if d.Column == c.ID {
				cell.More = append(cell.More, ui.CellLine{Value: b.derivedValue(d), Label: b.say(derivedNames[d.Formula].brief, "place", b.columnInProse(d.Column))})
			}
		}
		row.Cells = append(row.Cells, cell)
	}
	return []ui.IndicatorRow{row}
}

// filters are the controls over the table: topic, search, derived figures.
func (b *builder) filters(view *ui.IndicatorTable) {
	link := func(label ui.Phrase, current bool, a state.Action) ui.Link {
		l := b.linkTo(a, indicatorsFragment)
		l.Phrase, l.Current = label, current
		return l
	}
	say := func(k catalogue.Key) ui.Phrase { return ui.Phrase{Text: b.say(k)} }
	view.Topics = &ui.Switch{Label: b.say(catalogue.TopicChoice), Links: []ui.Link{link(say(catalogue.AllTopics), b.st.Topic == "", state.Keep{})}}
	for _, t := range b.ds.TabledTopics() {
		view.Topics.Links = append(view.Topics.Links, link(b.phrase(t.Label), b.st.Topic == t.ID, state.Keep{Topic: t.ID}))
	}
	view.Search = &ui.SearchForm{
		Action: b.st.Path(), Hidden: hidden(b.st, state.SearchParameter),
		Label: b.say(catalogue.SearchLabel), Value: b.st.Search, Show: b.say(catalogue.SearchShow),
	}
	view.Derive = link(say(catalogue.DerivedToggle), b.st.Derived, state.Derive{On: !b.st.Derived})
}

// hidden carries the rest of a view through the form of one parameter; all of
// it, by "", through one that adds to what the parameter has.
func hidden(st *state.State, without state.Parameter) *ui.HiddenFields {
	view := &ui.HiddenFields{}
	for _, p := range st.Rest(without) {
		view.Fields = append(view.Fields, ui.HiddenField{Name: p.Name, Value: p.Value})
	}
	return view
}

// missingLine says what the mark of a missing value means and why it stands
// there.
func (b *builder) missingLine(v data.Value, reason string) string {
	return b.say(catalogue.MissingMark,
		"mark", format.Missing(b.cat, v.Missing), "meaning", format.MissingInWords(b.cat, v.Missing), "reason", reason)
}

// rows are the indicators that the view keeps, in its order.
func (b *builder) rows() []*data.Indicator {
	return slices.DeleteFunc(b.sorted(), func(ind *data.Indicator) bool {
		return b.st.Topic != "" && ind.Topic != b.st.Topic || b.st.Search != "" && !data.Matches(b.st.Search, b.say(catalogue.SearchSynonyms), b.wordsOf(ind)...)
	})
}

// wordsOf is all that the table shows or means of an indicator.
func (b *builder) wordsOf(ind *data.Indicator) []string {
	texts := []string{b.text(ind.Label), b.text(ind.Name), b.text(ind.Definition), b.text(ind.Unit), b.period(ind)}
	if topic := b.ds.Topic(ind.Topic); topic != nil {
		texts = append(texts, b.text(topic.Label))
	}
	for _, c := range b.ds.Columns() {
		if o := b.ds.Cell(ind.ID, c.ID); o != nil {
			texts = append(texts, format.Value(b.cat, ind, o.Value), b.text(o.Label))
		}
	}
	return texts
}

// sorted is the indicators in the order of the view.
func (b *builder) sorted() []*data.Indicator {
	if b.st.Sort.Column != state.ByIndicator {
		return b.ds.Sorted(b.st.Sort.Column, b.st.Sort.Descending)
	}
	rows := b.ds.Sorted("", false)
	data.Order(rows, func(x, y *data.Indicator) bool {
		if b.st.Sort.Descending {
			x, y = y, x
		}
		return strings.ToLower(b.text(x.Label)) < strings.ToLower(b.text(y.Label))
	})
	return rows
}

func (b *builder) columnHead(id data.ColumnID, label ui.Phrase, mark string) ui.ColumnHead {
	h := ui.ColumnHead{
		Link:     b.linkTo(state.SortBy{Column: id}, indicatorsFragment),
		Key:      string(id),
		RoleMark: mark,
		Hint:     b.say(catalogue.SortHint, "column", label.Text),
	}
	if b.st.HideControls {
		h.Address = ""
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
func (b *builder) cell(ind *data.Indicator, o *data.Observation) *ui.Cell {
	cell := &ui.Cell{Value: format.Value(b.cat, ind, o.Value), Label: b.phrase(o.Label)}
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
func (b *builder) notes(prefix string, o *data.Observation) []ui.NoteView {
	var notes []ui.NoteView
	for _, n := range o.Notes {
		text := b.say(catalogue.NoteNotStated, "mark", n.Mark)
		if n.Text.IsStated() {
			text = b.say(catalogue.NoteText, "mark", n.Mark, "text", b.text(n.Text.Stated))
		}
		notes = append(notes, ui.NoteView{ID: prefix + n.Mark, Text: text})
	}
	return notes
}
