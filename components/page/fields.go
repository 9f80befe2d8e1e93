package page

import (
	"strconv"

	"bilateral/components"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/data"
)

// fieldRow is a field of science with the values of place A and place B, of
// one source and year.
type fieldRow struct {
	field  *data.Field
	source data.SourceID
	values [2]data.Moment
	group  int // of fieldGroups
}

// The groups of fields: where the two stand against the benchmark. Those on
// opposite sides come first.
const (
	aOverB = iota
	bOverA
	bothOver
	bothUnder
	ungrouped
)

// fieldRows are the fields of the newest of the view's years in which both
// places have values, in the order that the reader chose, or else by group and
// the larger difference first.
func (o *open) fieldRows() ([]*fieldRow, int) {
	var lines [][2]*data.Series
	var all []*data.Series
	var rows []*fieldRow
	for _, f := range o.ds.FieldsOf(o.ind.ID) {
		a := o.ds.FieldLines(o.ind.ID, data.Of(o.ds.Roles.A), f.ID)
		if len(a) == 0 {
			continue
		}
		b := o.ds.FieldLine(o.ind.ID, data.Of(o.ds.Roles.B), f.ID, a[0].Source)
		if b == nil {
			continue
		}
		rows = append(rows, &fieldRow{field: f, source: a[0].Source})
		lines = append(lines, [2]*data.Series{a[0], b})
		all = append(all, a[0], b)
	}
	first, last := years(all)
	start, year := o.st.Series.Time.Within(first, last)
	for there := false; year >= start && len(rows) > 0; year-- {
		for i, r := range rows {
			for j, s := range lines[i] {
				m, ok := s.At(year)
				if !ok {
					m = data.Moment{Year: int16(year), Missing: data.NotAvailable}
				}
				r.values[j] = m
			}
			r.group = o.groupOf(r)
			there = there || r.both()
		}
		if there {
			break
		}
	}
	if year < start {
		return nil, 0
	}
	data.Order(rows, o.before)
	return rows, year
}

func (r *fieldRow) both() bool {
	return r.values[0].Missing == data.Present && r.values[1].Missing == data.Present
}

func (r *fieldRow) difference() float64 { return r.values[0].Number - r.values[1].Number }

// groupOf compares both values with the benchmark as they are printed: one
// that is printed as the benchmark is on neither side.
func (o *open) groupOf(r *fieldRow) int {
	if !o.ind.HasBenchmark || !r.both() {
		return ungrouped
	}
	var over [2]bool
	for i, m := range r.values {
		if o.print(m) == o.print(data.Moment{Number: o.ind.Benchmark}) {
			return ungrouped
		}
		over[i] = m.Number > o.ind.Benchmark
	}
	switch {
	case over[0] && over[1]:
		return bothOver
	case over[0]:
		return aOverB
	case over[1]:
		return bOverA
	}
	return bothUnder
}

// before puts the fields in order.
func (o *open) before(x, y *fieldRow) bool {
	column, descending := o.st.Sort.Column, o.st.Sort.Descending
	if column == "" {
		if x.group != y.group || x.group == ungrouped {
			return x.group < y.group
		}
		return size(x.difference()) > size(y.difference())
	}
	p, q := x, y
	if descending {
		p, q = y, x
	}
	if column == state.ByIndicator {
		return o.text(p.field.Name) < o.text(q.field.Name)
	}
	has := func(r *fieldRow) (float64, bool) {
		switch column {
		case data.ColumnID(o.ds.Roles.A):
			return r.values[0].Number, r.values[0].Missing == data.Present
		case data.ColumnID(o.ds.Roles.B):
			return r.values[1].Number, r.values[1].Missing == data.Present
		}
		return r.difference(), r.both()
	}
	_, there := has(x)
	_, also := has(y)
	if there != also {
		return there
	}
	v, _ := has(p)
	w, _ := has(q)
	return v < w
}

func size(v float64) float64 { return max(v, -v) }

// fieldsFinding says in how many fields the two stand on opposite sides of the
// benchmark, or which of them is ahead.
func (o *open) fieldsFinding(rows []*fieldRow) string {
	a, b := o.shortName(o.ds.Roles.A), o.shortName(o.ds.Roles.B)
	n, ahead, total := 0, 0, 0
	for _, r := range rows {
		if !r.both() {
			continue
		}
		total++
		if r.group <= bOverA {
			n++
		}
		if r.difference() > 0 {
			ahead++
		}
	}
	key := catalogue.FieldsOpposite
	if !o.ind.HasBenchmark {
		key, n = catalogue.FieldsAhead, ahead
		if 2*ahead < total {
			a, b, n = b, a, total-ahead
		}
	}
	return o.say(key, "a", a, "b", b, "n", strconv.Itoa(n), "total", strconv.Itoa(total), "benchmark", o.benchmark(o.ind))
}

// head names a group of fields.
func (o *open) head(group int) string {
	a, b := o.shortName(o.ds.Roles.A), o.shortName(o.ds.Roles.B)
	switch group {
	case aOverB:
		return o.say(catalogue.FieldsApart, "a", a, "b", b)
	case bOverA:
		return o.say(catalogue.FieldsApart, "a", b, "b", a)
	case bothOver:
		return o.say(catalogue.FieldsOver)
	case bothUnder:
		return o.say(catalogue.FieldsUnder)
	}
	return o.say(catalogue.FieldsNeither)
}

// fieldsID is the figure's place on the page.
func (o *open) fieldsID() string { return string(o.ind.ID) + "-fields" }

// byField is the figure of both places by field.
func (o *open) byField(rows []*fieldRow, year, index int) *components.Figure {
	a, b := o.ds.Roles.A, o.ds.Roles.B
	f := SeriesFigure{ID: o.fieldsID(), Measure: o.measure(), Bare: true, Title: o.fieldsFinding(rows)}
	f.Measure.Period = o.printedYear(year)
	f.Spec = chart.Spec{Form: chart.Slope, Roles: []chart.Role{chart.A, chart.B}, Tick: o.tick(o.ind)}
	if o.ind.HasBenchmark {
		f.Spec.Rule = &chart.Rule{Value: o.ind.Benchmark, Label: o.benchmark(o.ind)}
	}
	group := -1
	for _, r := range rows {
		line := chart.Series{Key: string(r.field.ID), Name: o.text(r.field.Name)}
		for i, m := range r.values {
			p := o.point(o.ind, m)
			p.X, p.XText = i, o.shortName(a)
			if i == 1 {
				p.XText = o.shortName(b)
			}
			line.Points = append(line.Points, p)
		}
		if o.ind.HasBenchmark && o.st.Sort == (state.Sort{}) && r.group != group {
			group = r.group
			line.Head = o.head(group)
		}
		f.Spec.Series = append(f.Spec.Series, line)
		for _, place := range [...]data.PlaceID{a, b} {
			o.drawn = append(o.drawn, o.ds.FieldLine(o.ind.ID, data.Of(place), r.field.ID, r.source))
		}
	}
	f.Sources = o.sourcesOf(o.drawn...)
	if index == 0 {
		f.Caveats = o.caveats(o.ind)
	}
	view := o.seriesFigure(f)
	if !o.st.HideControls {
		view.Switches = o.fieldSwitches(index == 0)
	}
	if view.Table != nil {
		view.Table = o.fieldTable(rows, view.Table.Caption)
	}
	return view
}

// columns that the fields can be sorted by.
func (o *open) fieldColumns() [4]components.TableHead {
	columns := o.ds.Columns()
	heads := [4]components.TableHead{{Text: o.say(catalogue.FieldColumn)}, {Text: o.text(columns[0].Label)}, {Text: o.text(columns[1].Label)}, {Text: o.say(catalogue.DifferenceColumn)}}
	for i := range heads {
		column := state.ByIndicator
		if i > 0 {
			column = columns[i-1].ID
		}
		head := o.columnHead(column, components.Phrase{Text: heads[i].Text}, "", "#"+o.fieldsID())
		heads[i].Address, heads[i].Hint, heads[i].Order, heads[i].Arrow = head.Address, head.Hint, head.Order, head.Arrow
	}
	return heads
}

// fieldSwitches are the order of the fields, and where the figure is the
// page's first, chart or table.
func (o *open) fieldSwitches(first bool) []*components.Switch {
	var list []*components.Switch
	link := func(text string, current bool, a state.Action) components.Link {
		l := o.linkTo(a, "#"+o.fieldsID())
		l.Text, l.Current = text, current
		return l
	}
	if first {
		list = append(list, &components.Switch{Label: o.say(catalogue.FigureViews), Links: []components.Link{
			link(o.say(catalogue.ChartTab), o.st.Tab == state.ChartTab, state.Show{Tab: state.ChartTab}),
			link(o.say(catalogue.TableTab), o.st.Tab == state.TableTab, state.Show{Tab: state.TableTab}),
		}})
	}
	order := &components.Switch{Label: o.say(catalogue.OrderChoice)}
	for _, head := range o.fieldColumns() {
		order.Links = append(order.Links, components.Link{Phrase: components.Phrase{Text: head.Text + head.Arrow}, Address: head.Address, Current: head.Order != ""})
	}
	return append(list, order)
}

// fieldTable is the figure's own table, with the differences.
func (o *open) fieldTable(rows []*fieldRow, title string) *components.FigureTable {
	heads := o.fieldColumns()
	table := &components.FigureTable{Caption: title, Heads: heads[:]}
	for _, r := range rows {
		row := components.FigureRow{Key: string(r.field.ID), Head: o.text(r.field.Name)}
		for _, m := range r.values {
			row.Cells = append(row.Cells, o.momentCell(m))
		}
		difference := &components.Cell{Value: format.Signed(r.difference(), o.ind.Decimals)}
		if !r.both() {
			difference = o.momentCell(data.Moment{Missing: data.NotAvailable})
		}
		row.Cells = append(row.Cells, difference)
		table.Rows = append(table.Rows, row)
	}
	return table
}

// momentCell is a value in a table.
func (o *open) momentCell(m data.Moment) *components.Cell {
	cell := &components.Cell{Value: o.print(m)}
	if m.Missing != data.Present {
		cell.Class, cell.Meaning = "na", o.missing(o.ds.Value(m))
	}
	return cell
}
