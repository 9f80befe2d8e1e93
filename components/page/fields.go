//go:build series || !js

package page

import (
	"slices"
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
	lines  [2]*data.Series
	values [2]data.Moment
	both   bool // are there
	group  int
	sortBy float64
	last   bool // it has nothing to sort by
}

// apart is how far the two values are from each other.
func (r *fieldRow) apart() float64 {
	difference := r.values[0].Number - r.values[1].Number
	return max(difference, -difference)
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
	var rows []*fieldRow
	first, last := 0, 0
	for _, f := range o.ds.FieldsOf(o.ind.ID) {
		r := &fieldRow{field: f}
		for _, s := range o.ds.FieldLines(o.ind.ID, data.Of(o.ds.Roles.A), f.ID) {
			r.lines = [2]*data.Series{s, o.ds.FieldLine(o.ind.ID, data.Of(o.ds.Roles.B), f.ID, s.Source)}
		}
		if r.lines[1] != nil {
			rows = append(rows, r)
			first, last = years(append(r.lines[:], &data.Series{Points: []data.Moment{{Year: int16(first)}, {Year: int16(last)}}}))
		}
	}
	o.noticeYears(first, last)
	start, year := o.st.Series.Time.Within(first, last)
	for ; year >= start && len(rows) > 0; year-- {
		there := false
		for _, r := range rows {
			r.both = true
			for j, s := range r.lines {
				m, _ := s.At(year)
				if m.Year == 0 {
					m.Missing = data.NotAvailable
				}
				r.values[j] = m
				r.both = r.both && m.Missing == data.Present
			}
			there = there || r.both
		}
		if there {
			o.sortFields(rows)
			return rows, year
		}
	}
	return nil, 0
}

// groupOf compares both values with the benchmark as they are printed: one
// that is printed as the benchmark is on neither side.
func (o *open) groupOf(r *fieldRow) int {
	group := bothUnder
	for i, m := range r.values {
		switch {
		case !o.ind.HasBenchmark || !r.both || o.print(m) == o.print(data.Moment{Number: o.ind.Benchmark}):
			return ungrouped
		case m.Number < o.ind.Benchmark:
		case i == 0:
			group = aOverB
		case group == aOverB:
			group = bothOver
		default:
			group = bOverA
		}
	}
	return group
}

// sortFields puts the fields in order: missing values come last both ways.
func (o *open) sortFields(rows []*fieldRow) {
	columns := o.ds.Columns()
	by := o.st.Sort
	for _, r := range rows {
		r.group = o.groupOf(r)
		r.sortBy = r.values[0].Number - r.values[1].Number
		r.last = !r.both
		switch by.Column {
		case "":
			r.sortBy = -r.apart()
			if r.group == ungrouped {
				r.sortBy = 0
			}
		case columns[0].ID, columns[1].ID:
			i := 0
			if by.Column == columns[1].ID {
				i = 1
			}
			r.sortBy, r.last = r.values[i].Number, r.values[i].Missing != data.Present
		}
		if by.Descending {
			r.sortBy = -r.sortBy
		}
	}
	data.Order(rows, func(x, y *fieldRow) bool {
		switch {
		case by.Column == "" && x.group != y.group:
			return x.group < y.group
		case by.Column == state.ByIndicator:
			return o.text(x.field.Name) < o.text(y.field.Name) != by.Descending
		case x.last != y.last:
			return y.last
		}
		return x.sortBy < y.sortBy
	})
}

// fieldsFinding says in how many fields the two stand on opposite sides of the
// benchmark, or which of them is ahead, of those in which both have a value.
func (o *open) fieldsFinding(rows []*fieldRow) string {
	a, b := o.inProse(o.ds.Roles.A), o.inProse(o.ds.Roles.B)
	n, ahead, total := 0, 0, 0
	for _, r := range rows {
		if r.both {
			total++
		}
		if r.group <= bOverA {
			n++
		}
		if r.both && r.values[0].Number > r.values[1].Number {
			ahead++
		}
	}
	key := catalogue.FieldsOpposite
	if !o.ind.HasBenchmark {
		key, n = catalogue.FieldsAhead, ahead
	}
	return opening(o.say(key, "a", a, "b", b, "n", strconv.Itoa(n), "total", strconv.Itoa(total), "benchmark", o.benchmark(o.ind)))
}

// byField is the figure of both places by field.
func (o *open) byField(rows []*fieldRow, year int, first bool) *components.Figure {
	names := [2]string{o.shortName(o.ds.Roles.A), o.shortName(o.ds.Roles.B)}
	heads := [...]string{
		aOverB: o.say(catalogue.FieldsApart, "a", names[0], "b", names[1]), bOverA: o.say(catalogue.FieldsApart, "a", names[1], "b", names[0]),
		bothOver: o.say(catalogue.FieldsOver), bothUnder: o.say(catalogue.FieldsUnder), ungrouped: o.say(catalogue.FieldsNeither),
	}
	f := &SeriesFigure{ID: string(o.ind.ID) + "-fields", Measure: o.measure(), Bare: true, Title: o.fieldsFinding(rows)}
	if first {
		// The page says so already.
		f.Title = ""
	}
	f.Measure.Period = o.printedYear(year)
	f.Spec = chart.Spec{Form: chart.Dumbbell{Roles: []chart.Role{chart.A, chart.B}}, Tick: o.tick(o.ind)}
	if o.ind.HasBenchmark {
		f.Spec.Benchmark = &chart.Benchmark{Value: o.ind.Benchmark, Label: o.benchmark(o.ind)}
	}
	group := -1
	for _, r := range rows {
		f.Spec.Series = append(f.Spec.Series, chart.Series{Key: string(r.field.ID), Name: o.text(r.field.Name)})
		line := &f.Spec.Series[len(f.Spec.Series)-1]
		for i, m := range r.values {
			p := o.point(o.ind, m)
			p.X, p.XText = i, names[i]
			line.Points = append(line.Points, p)
		}
		if o.ind.HasBenchmark && o.st.Sort.Column == "" && r.group != group {
			group = r.group
			line.Head = heads[group]
		}
		o.drawn = append(o.drawn, r.lines[:]...)
	}
	// The title has the default order, whatever the rows have.
	apart := slices.Clone(rows)
	data.Order(apart, func(x, y *fieldRow) bool { return x.apart() > y.apart() })
	for group := aOverB; first && group <= bOverA; group++ {
		var names []string
		for _, r := range apart {
			if r.group == group {
				names = append(names, o.text(r.field.Name))
			}
		}
		if len(names) == 0 {
			continue
		}
		if f.Title != "" {
			f.Title += o.say(catalogue.Semicolon)
		}
		f.Title += o.say(catalogue.AltValue, "what", heads[group], "value", o.join(names...))
	}
	f.Sources = o.sourcesOf(rows[0].lines[0])
	view := o.seriesFigure(f)
	// The values stand beside the marks: no room is kept to read them in.
	if view.Class = "fig"; view.Plot != nil {
		view.Plot.Hint = ""
	}
	columns := o.ds.Columns()
	link := func(text string, current bool, a state.Action) components.Link {
		l := o.linkTo(a, "#"+f.ID)
		l.Text, l.Current = text, current
		return l
	}
	order := &components.Switch{Label: o.say(catalogue.OrderChoice), Silent: true}
	sorted := o.say(catalogue.SortedNot)
	if o.ind.HasBenchmark {
		sorted = o.say(catalogue.FieldsGrouped)
	}
	labels := [...]string{o.say(catalogue.FieldColumn), names[0], names[1], o.say(catalogue.DifferenceColumn)}
	table := &components.FigureTable{}
	for i, label := range labels {
		column := state.ByIndicator
		if i > 0 {
			column = columns[i-1].ID
		}
		head := o.columnHead(column, components.Phrase{Text: label}, "")
		switch head.Order {
		case "ascending":
			sorted = o.say(catalogue.SortedUp, "column", label)
		case "descending":
			sorted = o.say(catalogue.SortedDown, "column", label)
		}
		order.Links = append(order.Links, link(label+head.Arrow, head.Order != "", state.SortBy{Column: column}))
		table.Heads = append(table.Heads, components.TableHead{Text: label, Order: head.Order})
	}
	o.spoken = append(o.spoken, sorted)
	if !o.st.HideControls {
		if first {
			view.Switches = append(view.Switches, &components.Switch{Label: o.say(catalogue.FigureViews), Links: []components.Link{
				link(o.say(catalogue.ChartTab), o.st.Tab == state.ChartTab, state.Show{}),
				link(o.say(catalogue.TableTab), o.st.Tab == state.TableTab, state.Show{Tab: state.TableTab}),
			}})
		}
		view.Switches = append(view.Switches, order)
	}
	if view.Table == nil {
		return view
	}
	for i, r := range rows {
		row := components.FigureRow{Key: string(r.field.ID), Head: o.text(r.field.Name)}
		for j := range r.values {
			row.Cells = append(row.Cells, f.pointCell(&f.Spec.Series[i].Points[j], o.cat))
		}
		// Where a value is missing, so is the difference, and for its reason.
		difference := &components.Cell{Value: format.Signed(r.values[0].Number-r.values[1].Number, o.ind.Decimals)}
		for j := range r.values {
			if p := &f.Spec.Series[i].Points[j]; p.Missing {
				difference = &components.Cell{Value: p.Text, Meaning: p.Reason, Class: "na"}
			}
		}
		row.Cells = append(row.Cells, difference)
		table.Rows = append(table.Rows, row)
	}
	table.Caption = view.Table.Caption
	view.Table = table
	return view
}
