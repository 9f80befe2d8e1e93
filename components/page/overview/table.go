package overview

import (
	"slices"
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/figure"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// indicatorsID is where the table stands on the page.
const indicatorsID = "indicators"

// indicatorTable is the indicators in the order of the view. Those that it does
// not keep are hidden, and not taken out: a program could not draw them again.
func indicatorTable(c *page.Context) *IndicatorTable {
	view := &IndicatorTable{
		TitleID:      "indicators-title",
		Heading:      ui.Phrase{Text: c.Say(catalogue.IndicatorsHeading)},
		Introduction: c.Say(catalogue.IndicatorsIntroduction),
		Caption:      ui.Phrase{Text: c.Say(catalogue.TableCaption, "a", c.ShortName(c.Dataset.Roles.A), "b", c.ShortName(c.Dataset.Roles.B))},
	}
	for _, part := range c.Dataset.Parts {
		if part.Kind == data.TablePart {
			view.Caption = c.Phrase(part.Heading)
		}
	}
	if !c.State.HideControls {
		filters(c, view)
	}
	view.Columns = append(view.Columns, c.ColumnHead(state.ByIndicator, ui.Phrase{Text: c.Say(catalogue.IndicatorColumn)}, ""))
	for _, column := range c.Dataset.Columns() {
		view.Columns = append(view.Columns, c.ColumnHead(column.ID, c.Phrase(column.Label), page.RoleMark(column.Role)))
	}
	var source *data.Source
	var values []*data.Given
	if !c.State.Frame {
		view.OpenHead = c.Say(catalogue.OverTime)
	}
	for _, ind := range sorted(c) {
		row := indicatorRow(c, ind)
		// What is said below the table is of the rows that are shown.
		said := view
		if !kept(c, ind) {
			row.Hidden, said = "hidden", &IndicatorTable{}
		}
		if view.OpenHead != "" {
			row.Open = figure.Sparkline(c, ind)
		}
		if row.Checks = verdicts(c, ind); len(row.Checks) > 0 {
			view.ChecksHead = c.Say(catalogue.ChecksLabel)
		}
		for _, column := range c.Dataset.Columns() {
			o := c.Dataset.Cell(ind.ID, column.ID)
			row.Cells = append(row.Cells, indicatorCell(c, said, ind, column, o))
			if o != nil && row.Hidden == "" {
				values = append(values, c.GivenAs(data.Given{Observation: o}))
			}
			if source == nil && o != nil && row.Hidden == "" {
				source = c.Dataset.Source(o.Source)
			}
		}
		view.Rows = append(view.Rows, row)
		if row.Hidden != "" {
			continue
		}
		view.Kept++
		if derived := derivedRows(c, ind); c.State.Derived && len(derived) > 0 {
			values = append(values, c.GivenDerived(ind)...)
			view.Rows = append(view.Rows, derived...)
			// What follows from figures stands in one block with what to mind.
			view.CaveatsHeading = c.Say(catalogue.CaveatsHeading)
			for _, caveat := range c.Caveats(ind) {
				if !slices.Contains(view.Caveats, caveat) {
					view.Caveats = append(view.Caveats, caveat)
				}
			}
		}
	}
	c.TakeTable(&ui.Figure{ID: indicatorsID, Title: view.Heading, Subtitle: view.Caption}, values)
	if source != nil {
		view.SourceLabel = c.Say(catalogue.SourceLabel)
		view.Sources = []ui.SourceLink{c.SourceLink(source)}
	}
	view.Take = c.Away(indicatorsID, view.TitleID)
	if view.Kept == 0 {
		view.Take = nil
		view.Empty, view.Hidden = nothing(c), "hidden"
	}
	return view
}

// indicatorCell is an indicator's value in a column, nil for none. The table
// says once what each mark of a missing value means, and each note.
func indicatorCell(c *page.Context, view *IndicatorTable, ind *data.Indicator, column data.Column, o *data.Observation) *ui.Cell {
	missing := func(v data.Value, reason string) {
		if line := missingLine(c, v, reason); !slices.Contains(view.Missing, line) {
			view.Missing = append(view.Missing, line)
		}
	}
	if o == nil {
		missing(data.Value{Missing: data.NotAvailable}, c.Say(catalogue.NoFigureReason))
		return c.NoValue(data.Value{Missing: data.NotAvailable})
	}
	cell := c.Cell(ind, o)
	if column.Role == data.RolePair && cell.Class == "" {
		cell.Class = "pair"
	}
	view.Notes = append(view.Notes, c.Notes("note-", o)...)
	if !o.Value.Present() {
		missing(o.Value, c.Text(o.Value.Reason))
	}
	return cell
}

// verdicts are what the checks of an indicator's figures came to, each verdict
// once with the columns that it is on.
func verdicts(c *page.Context, ind *data.Indicator) []VerdictCount {
	var list []VerdictCount
	for _, column := range c.Dataset.Columns() {
		for _, check := range c.Checks(ind, column.ID) {
			at := slices.IndexFunc(list, func(v VerdictCount) bool { return v.Mark == check.Mark })
			if at < 0 {
				at = len(list)
				list = append(list, VerdictCount{CheckLink: check})
			} else {
				list[at].Name = c.Join(list[at].Name, check.Name)
			}
			list[at].Marks = append(list[at].Marks, page.RoleMark(column.Role))
		}
	}
	return list
}

// spokenTable is what can be said of the table: how much of it is left, its
// order, and whether derived figures are among it.
func spokenTable(c *page.Context, view *IndicatorTable) []string {
	left := c.Say(catalogue.Matching, "n", strconv.Itoa(view.Kept), "total", strconv.Itoa(len(c.Dataset.Tabled())))
	if topic := c.Dataset.Topic(c.State.Topic); topic != nil {
		left = c.Say(catalogue.AltValue, "what", c.Text(topic.Label), "value", left)
	}
	order, derived := c.Say(catalogue.SortedNot), catalogue.DerivedHidden
	for _, column := range view.Columns {
		if column.Order == "ascending" {
			order = c.Say(catalogue.SortedUp, "column", column.Text)
		} else if column.Order != "" {
			order = c.Say(catalogue.SortedDown, "column", column.Text)
		}
	}
	if c.State.Derived {
		derived = catalogue.DerivedShown
	}
	return []string{left, order, c.Say(derived)}
}

// nothing says why no row is left, and the ways on.
func nothing(c *page.Context) *Empty {
	way := func(k catalogue.Key, st *state.State) ui.Link {
		return ui.Link{Phrase: ui.Phrase{Text: c.Say(k)}, Address: st.Address() + page.IndicatorsFragment}
	}
	wider := state.Update(c.State, state.FilterTopic{})
	words, topic := strings.TrimSpace(c.State.Search), c.Dataset.Topic(c.State.Topic)
	view := &Empty{Text: c.Say(catalogue.NothingFound, "words", words)}
	switch {
	case topic != nil && words == "":
		view.Text = c.Say(catalogue.NothingOn, "topic", c.Text(topic.Label))
	case topic != nil:
		view.Text = c.Say(catalogue.NothingFoundIn, "words", words, "topic", c.Text(topic.Label))
		view.Ways = append(view.Ways, way(catalogue.SearchAllTopics, wider))
	}
	view.Ways = append(view.Ways, way(catalogue.ShowAll, state.Update(wider, state.Search{})))
	return view
}

// indicatorRow is an indicator's, without its cells. Where the table stands alone the
// figure comes in its place, under the way back: the reader stays at the top.
func indicatorRow(c *page.Context, ind *data.Indicator) IndicatorRow {
	row := IndicatorRow{
		Key:    string(ind.ID),
		Link:   c.LinkTo(state.ChooseIndicator{Indicator: ind.ID}, page.FigureFragment),
		Detail: c.Join(c.Period(ind), c.Unit(ind)),
	}
	if c.State.Route == state.Table {
		row.Link = c.LinkTo(state.ChooseIndicator{Indicator: ind.ID}, "")
	}
	row.Link.Current = ind.ID == c.State.Indicator
	row.Link.Phrase = c.Phrase(ind.Label)
	return row
}

// derivedRows is a row of what follows from an indicator's figures, each
// under the place it belongs to, or none where nothing follows.
func derivedRows(c *page.Context, ind *data.Indicator) []IndicatorRow {
	derived := c.Dataset.Derived(ind.ID)
	if len(derived) == 0 {
		return nil
	}
	row := IndicatorRow{Class: "drv", Key: string(ind.ID) + "-derived", Link: c.LinkTo(state.OpenIndicator{Indicator: ind.ID}, page.DerivedFragment)}
	if c.State.Route == state.Table {
		row.Link = indicatorRow(c, ind).Link
	}
	row.Link.Text = c.Say(catalogue.DerivedRow)
	row.Label = c.Say(catalogue.AltValue, "what", row.Link.Text, "value", c.Text(ind.Label))
	for _, column := range c.Dataset.Columns() {
		cell := &ui.Cell{}
		for _, d := range derived {
			if d.Column == column.ID {
				cell.More = append(cell.More, ui.CellLine{Value: figure.DerivedValue(c, d), Label: c.Say(figure.DerivedNames[d.Formula].Brief, "place", figure.ColumnInProse(c, d.Column))})
			}
		}
		row.Cells = append(row.Cells, cell)
	}
	return []IndicatorRow{row}
}

// filters are the controls over the table: topic, search, derived figures.
func filters(c *page.Context, view *IndicatorTable) {
	view.Topics = c.TopicSwitch(c.Dataset.TabledTopics(), page.IndicatorsFragment)
	view.Search = &SearchForm{
		Action: c.State.Path(), Hidden: page.HiddenFields(c.State, state.SearchParameter),
		Label: c.Say(catalogue.SearchLabel), Value: c.State.Search, Show: c.Say(catalogue.SearchShow),
	}
	view.Derive = c.LinkTo(state.ShowDerived{On: !c.State.Derived}, page.IndicatorsFragment)
	view.Derive.Text, view.Derive.Current = c.Say(catalogue.DerivedToggle), c.State.Derived
}

// missingLine says what the mark of a missing value means and why it stands
// there.
func missingLine(c *page.Context, v data.Value, reason string) string {
	mark, meaning := format.Missing(c.Catalogue, v.Missing), format.MissingInWords(c.Catalogue, v.Missing)
	if mark == meaning {
		return c.Say(catalogue.MissingReason, "missing", mark, "reason", reason)
	}
	return c.Say(catalogue.MissingMark, "mark", mark, "meaning", meaning, "reason", reason)
}

// kept reports whether the view keeps an indicator.
func kept(c *page.Context, ind *data.Indicator) bool {
	return (c.State.Topic == "" || ind.Topic == c.State.Topic) &&
		(c.State.Search == "" || data.Matches(c.State.Search, c.Say(catalogue.SearchSynonyms), wordsOf(c, ind)...))
}

// wordsOf is all that the table shows or means of an indicator.
func wordsOf(c *page.Context, ind *data.Indicator) []string {
	texts := []string{c.Text(ind.Label), c.Text(ind.Name), c.Text(ind.Definition), c.Text(ind.Unit), c.Period(ind)}
	if topic := c.Dataset.Topic(ind.Topic); topic != nil {
		texts = append(texts, c.Text(topic.Label))
	}
	for _, column := range c.Dataset.Columns() {
		if o := c.Dataset.Cell(ind.ID, column.ID); o != nil {
			texts = append(texts, format.Value(c.Catalogue, ind, o.Value), c.Text(o.Label))
		}
	}
	return texts
}

// sorted is the indicators in the order of the view.
func sorted(c *page.Context) []*data.Indicator {
	if c.State.Sort.Column != state.ByIndicator {
		return c.Dataset.Sorted(c.State.Sort.Column, c.State.Sort.Descending)
	}
	rows := c.Dataset.Sorted("", false)
	data.Order(rows, func(x, y *data.Indicator) bool {
		if c.State.Sort.Descending {
			x, y = y, x
		}
		return strings.ToLower(c.Text(x.Label)) < strings.ToLower(c.Text(y.Label))
	})
	return rows
}
