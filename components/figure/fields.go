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

// difference is how far the two values are from each other.
func (r *fieldRow) difference() float64 {
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
					m = data.Moment{Year: int16(year), Missing: data.NotAvailable}
				}
				r.values[j] = m
				r.both = r.both && m.Present()
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
			r.sortBy = -r.difference()
			if r.group == ungrouped {
				r.sortBy = 0
			}
		case columns[0].ID, columns[1].ID:
			i := 0
			if by.Column == columns[1].ID {
				i = 1
			}
			r.sortBy, r.last = r.values[i].Number, !r.values[i].Present()
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
func (o *Open) fieldsFinding(rows []*fieldRow, year int) string {
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
	m := o.Measure()
	key := catalogue.FieldsOpposite
	if !o.ind.HasBenchmark {
		if key, n = catalogue.FieldsAhead, ahead; 2*ahead > total {
			// What is the rarer is the news.
			a, b, n = b, a, total-ahead
		}
		if m.Noun == "" {
			m.Noun = o.c.Say(catalogue.FieldsValue)
		}
		if m.Verb == "" {
			m.Verb = o.c.Say(catalogue.CaptionHad)
		}
	}
	return format.Capitalised(o.c.Say(key, "a", a, "b", b, "n", strconv.Itoa(n), "total", strconv.Itoa(total), "benchmark", o.benchmark(),
		"noun", m.Noun, "verb", m.Verb, "pair", m.Pair, "year", o.c.Year(year)))
}

// benchmark is what the values are compared with, in a sentence.
func (o *Open) benchmark() string {
	if phrase := given(o.c, o.ind.Phrases.Benchmark); phrase != "" {
		return phrase
	}
	return o.c.Text(o.ind.BenchmarkLabel)
}

// byField is the figure of both places by field.
func (o *Open) byField(rows []*fieldRow, year int, first bool) *ui.Figure {
	m := &Model{ID: string(o.ind.ID) + "-fields", Measure: o.Measure(), Plain: true}
	if !o.byFieldFirst(rows) {
		m.Measure.Title = o.fieldsFinding(rows, year)
	} else if m.Measure.Title = o.fieldsApart(rows); m.Measure.Title == "" { // the page's own title says the finding
		m.Measure.Title = m.Measure.Name
	}
	m.Measure.Period = o.c.Year(year)
	m.Spec = o.fieldsSpec(rows)
	for _, r := range rows {
		o.Drawn = append(o.Drawn, r.lines[:]...)
	}
	m.Sources = o.c.SourcesOf(rows[0].lines[0])
	order, heads := o.fieldOrder("#" + m.ID)
	m.Table = func(w *TableWriter, shown *chart.Spec) *ui.FigureTable { return o.fieldTable(w, shown, rows, heads) }
	view := Draw(o.c, m)
	if o.c.State.HideControls {
		return view
	}
	if first {
		view.Switches = m.tabs(o.c).list
	}
	view.Switches = append(view.Switches, order)
	return view
}

// groupHeads are what the groups of fields are called.
func (o *Open) groupHeads() [ungrouped + 1]string {
	a, b := o.c.ShortName(o.c.Dataset.Roles.A), o.c.ShortName(o.c.Dataset.Roles.B)
	return [...]string{
		aOverB: o.c.Say(catalogue.FieldsApart, "a", a, "b", b), bOverA: o.c.Say(catalogue.FieldsApart, "a", b, "b", a),
		bothOver: o.c.Say(catalogue.FieldsOver), bothUnder: o.c.Say(catalogue.FieldsUnder), ungrouped: o.c.Say(catalogue.FieldsNeither),
	}
}

// fieldsSpec has a line for each field, between the two places.
func (o *Open) fieldsSpec(rows []*fieldRow) chart.Spec {
	names := [2]string{o.c.ShortName(o.c.Dataset.Roles.A), o.c.ShortName(o.c.Dataset.Roles.B)}
	heads := o.groupHeads()
	spec := chart.Spec{Form: chart.Dumbbell{Roles: []chart.Role{chart.A, chart.B}}, Tick: Tick(o.c, o.ind)}
	if o.ind.HasBenchmark {
		spec.Benchmark = &chart.Benchmark{Value: o.ind.Benchmark, Label: o.c.Benchmark(o.ind)}
	}
	group := -1
	for _, r := range rows {
		line := spec.Add(string(r.field.ID), o.c.Text(r.field.Name), 0)
		for i, m := range r.values {
			p := PointOf(o.c, o.ind, m)
			p.X, p.XText, p.Of = i, names[i], o.c.Given(r.lines[i], m)
			line.Points = append(line.Points, p)
		}
		if o.ind.HasBenchmark && o.c.State.Sort.Column == "" && r.group != group {
			group = r.group
			line.Head = heads[group]
		}
	}
	return spec
}

// mostApart is how many fields a title names.
const mostApart = 3

// fieldsApart names the fields in which place A alone is above the benchmark, or
// where there are none place B, those with the larger difference first; "" where
// there are none of either.
func (o *Open) fieldsApart(rows []*fieldRow) string {
	apart := slices.Clone(rows)
	data.Order(apart, func(x, y *fieldRow) bool { return x.difference() > y.difference() })
	for group, place := range [...]data.PlaceID{aOverB: o.c.Dataset.Roles.A, bOverA: o.c.Dataset.Roles.B} {
		var names []string
		for _, r := range apart {
			if name := o.c.Text(r.field.Name); r.group == group && len(names) < mostApart {
				names = append(names, lowered(o.c, name))
			}
		}
		if len(names) > 0 {
			last := len(names) - 1
			list := names[last]
			if last > 0 {
				list = o.c.Join(names[:last]...) + o.c.Say(catalogue.CaptionAnd) + list
			}
			return format.Capitalised(o.c.Say(catalogue.FieldsAlone, "place", o.c.InProse(place), "benchmark", o.benchmark(), "fields", list))
		}
	}
	return ""
}

// lowered is a name inside an English sentence.
func lowered(c *page.Context, name string) string {
	if c.State.Language == data.English && name != "" && 'A' <= name[0] && name[0] <= 'Z' {
		return string(name[0]-'A'+'a') + name[1:]
	}
	return name
}

// fieldOrder is the choice of an order, and the heads of a table that is in
// it; what the order is can be said.
func (o *Open) fieldOrder(fragment string) (*ui.Switch, []ui.TableHead) {
	columns := o.c.Dataset.Columns()
	order := &ui.Switch{Label: o.c.Say(catalogue.OrderChoice), Silent: true}
	var heads []ui.TableHead
	sorted := o.c.Say(catalogue.SortedNot)
	if o.ind.HasBenchmark {
		sorted = o.c.Say(catalogue.FieldsGrouped)
	}
	for i, label := range [...]string{o.c.Say(catalogue.FieldColumn), o.c.ShortName(o.c.Dataset.Roles.A), o.c.ShortName(o.c.Dataset.Roles.B), o.c.Say(catalogue.DifferenceColumn)} {
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
		order.Add(label+head.Arrow, o.c.LinkTo(state.SortBy{Column: column}, fragment).Address, head.Order != "")
		heads = append(heads, ui.TableHead{Text: label, Order: head.Order})
	}
	o.Spoken = append(o.Spoken, sorted)
	return order, heads
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
				difference = w.missing(p.Text, p.Reason)
			}
		}
		table.AddCell(difference)
	}
	return table
}
