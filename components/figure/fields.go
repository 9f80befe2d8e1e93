package figure

import (
	"slices"
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
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
func (o *Open) fieldRows() ([]*fieldRow, int) {
	var rows []*fieldRow
	first, last := 0, 0
	for _, f := range o.c.Dataset.FieldsOf(o.ind.ID) {
		r := &fieldRow{field: f}
		for _, s := range o.c.Dataset.FieldLines(o.ind.ID, data.Of(o.c.Dataset.Roles.A), f.ID) {
			r.lines = [2]*data.Series{s, o.c.Dataset.FieldLine(o.ind.ID, data.Of(o.c.Dataset.Roles.B), f.ID, s.Source)}
		}
		if r.lines[1] != nil {
			rows = append(rows, r)
			first, last = page.Years(append(r.lines[:], &data.Series{Points: []data.Moment{{Year: int16(first)}, {Year: int16(last)}}}))
		}
	}
	o.c.NoticeYears(first, last)
	start, year := o.c.State.Series.Time.Within(first, last)
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
func (o *Open) groupOf(r *fieldRow) int {
	group := bothUnder
	for i, m := range r.values {
		switch {
		case !o.ind.HasBenchmark || !r.both || o.Print(m) == o.Print(data.Moment{Number: o.ind.Benchmark}):
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
func (o *Open) sortFields(rows []*fieldRow) {
	columns := o.c.Dataset.Columns()
	by := o.c.State.Sort
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
			return o.c.Text(x.field.Name) < o.c.Text(y.field.Name) != by.Descending
		case x.last != y.last:
			return y.last
		}
		return x.sortBy < y.sortBy
	})
}

// fieldsFinding says in how many fields the two stand on opposite sides of the
// benchmark, or which of them is ahead, of those in which both have a value.
func (o *Open) fieldsFinding(rows []*fieldRow) string {
	a, b := o.c.InProse(o.c.Dataset.Roles.A), o.c.InProse(o.c.Dataset.Roles.B)
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
	return page.Capitalised(o.c.Say(key, "a", a, "b", b, "n", strconv.Itoa(n), "total", strconv.Itoa(total), "benchmark", o.c.Benchmark(o.ind)))
}

// byField is the figure of both places by field.
func (o *Open) byField(rows []*fieldRow, year int, first bool) *ui.Figure {
	names := [2]string{o.c.ShortName(o.c.Dataset.Roles.A), o.c.ShortName(o.c.Dataset.Roles.B)}
	heads := [...]string{
		aOverB: o.c.Say(catalogue.FieldsApart, "a", names[0], "b", names[1]), bOverA: o.c.Say(catalogue.FieldsApart, "a", names[1], "b", names[0]),
		bothOver: o.c.Say(catalogue.FieldsOver), bothUnder: o.c.Say(catalogue.FieldsUnder), ungrouped: o.c.Say(catalogue.FieldsNeither),
	}
	f := &Model{ID: string(o.ind.ID) + "-fields", Measure: o.Measure(), Bare: true, Plain: true, Title: o.fieldsFinding(rows)}
	if first {
		// The page says so already.
		f.Title = ""
	}
	f.Measure.Period = o.c.Year(year)
	f.Spec = chart.Spec{Form: chart.Dumbbell{Roles: []chart.Role{chart.A, chart.B}}, Tick: Tick(o.c, o.ind)}
	if o.ind.HasBenchmark {
		f.Spec.Benchmark = &chart.Benchmark{Value: o.ind.Benchmark, Label: o.c.Benchmark(o.ind)}
	}
	group := -1
	for _, r := range rows {
		f.Spec.Series = append(f.Spec.Series, chart.Series{Key: string(r.field.ID), Name: o.c.Text(r.field.Name)})
		line := &f.Spec.Series[len(f.Spec.Series)-1]
		for i, m := range r.values {
			p := PointOf(o.c, o.ind, m)
			p.X, p.XText = i, names[i]
			line.Points = append(line.Points, p)
		}
		if o.ind.HasBenchmark && o.c.State.Sort.Column == "" && r.group != group {
			group = r.group
			line.Head = heads[group]
		}
		o.Drawn = append(o.Drawn, r.lines[:]...)
	}
	// The title has the default order, whatever the rows have.
	apart := slices.Clone(rows)
	data.Order(apart, func(x, y *fieldRow) bool { return x.apart() > y.apart() })
	for group := aOverB; first && group <= bOverA; group++ {
		var names []string
		for _, r := range apart {
			if r.group == group {
				names = append(names, o.c.Text(r.field.Name))
			}
		}
		if len(names) == 0 {
			continue
		}
		if f.Title != "" {
			f.Title += o.c.Say(catalogue.Semicolon)
		}
		f.Title += o.c.Say(catalogue.AltValue, "what", heads[group], "value", o.c.Join(names...))
	}
	f.Sources = o.c.SourcesOf(rows[0].lines[0])
	columns := o.c.Dataset.Columns()
	link := func(text string, current bool, a state.Action) ui.Link {
		l := o.c.LinkTo(a, "#"+f.ID)
		l.Text, l.Current = text, current
		return l
	}
	order := &ui.Switch{Label: o.c.Say(catalogue.OrderChoice), Silent: true}
	sorted := o.c.Say(catalogue.SortedNot)
	if o.ind.HasBenchmark {
		sorted = o.c.Say(catalogue.FieldsGrouped)
	}
	labels := [...]string{o.c.Say(catalogue.FieldColumn), names[0], names[1], o.c.Say(catalogue.DifferenceColumn)}
	var tableHeads []ui.TableHead
	for i, label := range labels {
		column := state.ByIndicator
		if i > 0 {
			column = columns[i-1].ID
		}
		head := o.c.ColumnHead(column, ui.Phrase{Text: label}, "")
		switch head.Order {
		case "ascending":
			sorted = o.c.Say(catalogue.SortedUp, "column", label)
		case "descending":
			sorted = o.c.Say(catalogue.SortedDown, "column", label)
		}
		order.Links = append(order.Links, link(label+head.Arrow, head.Order != "", state.SortBy{Column: column}))
		tableHeads = append(tableHeads, ui.TableHead{Text: label, Order: head.Order})
	}
	o.Spoken = append(o.Spoken, sorted)
	f.Table = func(w *TableWriter, shown *chart.Spec) *ui.FigureTable {
		return o.fieldTable(w, shown, rows, tableHeads)
	}
	view := Draw(o.c, f)
	if !o.c.State.HideControls {
		if first {
			view.Switches = append(view.Switches, &ui.Switch{Label: o.c.Say(catalogue.FigureViews), Links: []ui.Link{
				link(o.c.Say(catalogue.ChartTab), o.c.State.Tab == state.ChartTab, state.Show{}),
				link(o.c.Say(catalogue.TableTab), o.c.State.Tab == state.TableTab, state.Show{Tab: state.TableTab}),
			}})
		}
		view.Switches = append(view.Switches, order)
	}
	return view
}

// fieldTable has the fields with both values and their difference.
func (o *Open) fieldTable(w *TableWriter, spec *chart.Spec, rows []*fieldRow, heads []ui.TableHead) *ui.FigureTable {
	table := &ui.FigureTable{Heads: heads}
	for i, r := range rows {
		table.AddRow(string(r.field.ID), o.c.Text(r.field.Name))
		// Where a value is missing, so is the difference, and for its reason.
		difference := &ui.Cell{Value: format.Signed(r.values[0].Number-r.values[1].Number, o.ind.Decimals)}
		for j := range r.values {
			p := &spec.Series[i].Points[j]
			table.AddCell(w.Cell(p))
			if p.Missing {
				difference = &ui.Cell{Value: p.Text, Meaning: p.Reason, Class: "na"}
			}
		}
		table.AddCell(difference)
	}
	return table
}
