package figure

import (
	"slices"
	"strconv"

	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// Open is an indicator of the open sources as pages show it over time.
type Open struct {
	c   *page.Context
	ind *data.Indicator
	// lines are its series over time: those of no field of science, or of all
	// fields together.
	lines []*data.Series
	// start and end are the years of the view within those of the lines.
	start, end int
	// per is how many are printed as one: a thousand million where there are so
	// many that nobody reads the digits.
	per float64
	// adds says that the measure adds up: several places together have more
	// than any of them, and are nothing to compare a place with.
	adds bool
	// Drawn are the series that the page's figures show.
	Drawn []*data.Series
	// Spoken is what can be said of the page beside its titles and switches.
	Spoken []string
}

// billion is printed as one where numbers reach a thousand of them.
const billion = 1e9

// NewOpen makes the lines of an indicator ready.
func NewOpen(c *page.Context, ind *data.Indicator, lines []*data.Series) *Open {
	o := &Open{c: c, ind: ind, per: 1}
	most, together := 0.0, 0.0
	for _, s := range lines {
		if f := c.Dataset.Field(s.Field); f != nil && !f.All {
			continue
		}
		last := page.Latest(s)
		if last.Year == 0 {
			continue
		}
		o.lines = append(o.lines, s)
		if c.Dataset.Place(s.Subject.Place).Kind == data.Aggregate {
			together = max(together, last.Number)
		} else {
			most = max(most, last.Number)
		}
	}
	o.start, o.end = c.State.Series.Time.Within(page.Years(o.lines))
	o.adds = together > most
	if most >= 1000*billion {
		o.per = billion
	}
	return o
}

// Measure is what the indicator's figures measure.
func (o *Open) Measure() caption.Measure {
	m := MeasureOf(o.c, o.ind)
	if o.per > 1 {
		m.Unit = o.c.Say(catalogue.InBillions, "unit", m.Unit)
	}
	return m
}

// Who names the subject of a series, in full or briefly.
func (o *Open) Who(of data.Subject, briefly bool) string {
	key, first, second := catalogue.FlowFromTo, "origin", "destination"
	switch {
	case of.Kind == data.OfPair:
		return o.c.PairName(o.c.Dataset.Roles.A, o.c.Dataset.Roles.B)
	case of.Kind == data.OfFlow && briefly:
		return o.c.ShortName(of.Place) + " → " + o.c.ShortName(of.Partner)
	case briefly:
		return o.c.ShortName(drawnFor(of))
	case of.Kind == data.OfPlace:
		return o.c.Text(o.c.Dataset.Place(of.Place).Name)
	case of.Kind == data.OfRanking:
		key, first, second = catalogue.RankOf, "place", "partner"
		if o.ind.Meaning != data.Rank {
			key = catalogue.AsPartner
		}
	}
	return o.c.Say(key, first, o.c.InProse(of.Place), second, o.c.InProse(of.Partner))
}

// drawnFor is the place that gives a series its colour: of a ranking the one
// that is ranked, of a flow its origin.
func drawnFor(of data.Subject) data.PlaceID {
	if of.Kind == data.OfRanking {
		return of.Partner
	}
	return of.Place
}

// What is drawn after the two places and those chosen: places together, then
// the other places.
const (
	togetherLevel = 2 + state.MostBeside
	othersLevel   = togetherLevel + 1
)

// Level is where a series stands among the others of a figure, the first being
// 0, and how it is drawn; what is not drawn is below 0.
func (o *Open) Level(of data.Subject) (level int, role chart.Role) {
	if of.Kind == data.OfPair {
		return 0, chart.Pair
	}
	place := drawnFor(of)
	switch role = o.c.RoleOf(place); role {
	case chart.A:
		return 0, role
	case chart.B:
		return 1, role
	}
	if i := slices.Index(o.c.State.Series.Places, place); i >= 0 {
		return 2 + i, page.ChosenRoles[i]
	}
	switch kind := o.c.Dataset.Place(place).Kind; {
	case kind == data.Country:
		return othersLevel, role
	case kind == data.Aggregate && !o.adds && !o.ind.HasBenchmark:
		return togetherLevel, role
	}
	return -1, role
}

// fewPoints is how many values a series has at the most of which the years
// between are not missing: its source gives moments.
const fewPoints = 2

// draw puts a group of series into a figure, down to a level: the two places
// or what is between them, then places chosen, then the others, faintly. What
// a source gives in several parts, or several sources give, is never one line.
func (o *Open) draw(group []*data.Series, f *Model, last int) {
	f.ID, f.Measure = string(o.ind.ID), o.Measure()
	spec := &f.Spec
	spec.Tick = Tick(o.c, o.ind)
	if o.ind.HasBenchmark {
		spec.Benchmark = &chart.Benchmark{Value: o.ind.Benchmark, Label: o.c.Benchmark(o.ind)}
	}
	if spec.Form = (chart.Lines{}); o.ind.Meaning == data.Rank {
		spec.Form = chart.Bump{}
	}
	from := len(o.Drawn)
	for at := 0; at <= last; at++ {
		for _, s := range group {
			level, role := o.Level(s.Subject)
			if level != at {
				continue
			}
			o.Drawn = append(o.Drawn, s)
			spec.Series = append(spec.Series, Line(o.c, s, string(drawnFor(s.Subject)), o.Who(s.Subject, false), role))
			line := &spec.Series[len(spec.Series)-1]
			line.Short = o.Who(s.Subject, true)
			line.Labelled, line.Benchmark = at < othersLevel, at == togetherLevel
			if role == chart.Pair {
				line.Key = string(data.PairColumn(s.Subject.Place, s.Subject.Partner))
			}
			aside := o.c.DisplayName(s.Source)
			for _, other := range group {
				if other == s || other.Subject != s.Subject {
					continue
				}
				// Several of one subject: its source tells them apart, or its years
				// where one source has several. The last part of a flow alone has its
				// name beside it; of a pair all have what tells them apart.
				if other.Source == s.Source {
					first, last := s.Span()
					aside = o.c.Join(o.c.DisplayName(s.Source), format.Period(data.Period{Start: first, End: last}, o.c.State.Language))
				}
				line.Name = o.c.Say(catalogue.CaptionAside, "text", o.Who(s.Subject, false), "aside", aside)
				if line.Short = aside; role != chart.Pair {
					line.Short = o.Who(s.Subject, true)
					line.Labelled = page.Latest(other).Year <= page.Latest(s).Year && line.Labelled
				}
			}
			o.fill(line)
			if at < 2 && !slices.Contains(f.About, line.Key) {
				f.About = append(f.About, line.Key)
			}
		}
	}
	f.Sources = o.c.SourcesOf(o.Drawn[from:]...)
	f.Source = sourceTexts(f.Sources)
}

// fill gives a line the years that its source leaves out, as missing: nothing
// is drawn across them. It prints its values in the figure's unit.
func (o *Open) fill(line *chart.Series) {
	var points []chart.Point
	year := 0
	for i := range line.Points {
		p := &line.Points[i]
		for ; year > 0 && year < p.X && len(line.Points) > fewPoints; year++ {
			missing := PointOf(o.c, o.ind, data.Moment{Year: int16(year), Missing: data.NotAvailable})
			missing.Segment = line.Points[i-1].Segment
			points = append(points, missing)
		}
		if o.per > 1 && !p.Missing {
			p.Value /= o.per
			p.Text = format.Number(p.Value, 1)
		}
		points = append(points, *p)
		year = p.X + 1
	}
	line.Points = points
}

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
	f := &Model{ID: string(o.ind.ID) + "-fields", Measure: o.Measure(), Bare: true, Title: o.fieldsFinding(rows)}
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
	view := Draw(o.c, f)
	// The values stand beside the marks: no room is kept to read them in.
	if view.Class = "fig"; view.Plot != nil {
		view.Plot.Hint = ""
	}
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
	table := &ui.FigureTable{}
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
		table.Heads = append(table.Heads, ui.TableHead{Text: label, Order: head.Order})
	}
	o.Spoken = append(o.Spoken, sorted)
	if !o.c.State.HideControls {
		if first {
			view.Switches = append(view.Switches, &ui.Switch{Label: o.c.Say(catalogue.FigureViews), Links: []ui.Link{
				link(o.c.Say(catalogue.ChartTab), o.c.State.Tab == state.ChartTab, state.Show{}),
				link(o.c.Say(catalogue.TableTab), o.c.State.Tab == state.TableTab, state.Show{Tab: state.TableTab}),
			}})
		}
		view.Switches = append(view.Switches, order)
	}
	if view.Table == nil {
		return view
	}
	for i, r := range rows {
		row := ui.FigureRow{Key: string(r.field.ID), Head: o.c.Text(r.field.Name)}
		for j := range r.values {
			row.Cells = append(row.Cells, f.pointCell(&f.Spec.Series[i].Points[j], o.c.Catalogue))
		}
		// Where a value is missing, so is the difference, and for its reason.
		difference := &ui.Cell{Value: format.Signed(r.values[0].Number-r.values[1].Number, o.ind.Decimals)}
		for j := range r.values {
			if p := &f.Spec.Series[i].Points[j]; p.Missing {
				difference = &ui.Cell{Value: p.Text, Meaning: p.Reason, Class: "na"}
			}
		}
		row.Cells = append(row.Cells, difference)
		table.Rows = append(table.Rows, row)
	}
	table.Caption = view.Table.Caption
	view.Table = table
	return view
}

// subjects are what the dataset is about in this measure.
func (o *Open) subjects() [2]data.Subject {
	a, b := o.c.Dataset.Roles.A, o.c.Dataset.Roles.B
	switch o.ind.Subject {
	case data.OfPair:
		return [2]data.Subject{data.PairOf(a, b)}
	case data.OfRanking:
		return [2]data.Subject{data.RankingOf(a, b), data.RankingOf(b, a)}
	case data.OfFlow:
		return [2]data.Subject{data.FlowOf(a, b), data.FlowOf(b, a)}
	}
	return [2]data.Subject{data.Of(a), data.Of(b)}
}

// Own is the series of each of the subjects that goes on longest within the
// years of the view.
func (o *Open) Own() []*data.Series {
	var own []*data.Series
	for _, of := range o.subjects() {
		var newest *data.Series
		for _, s := range o.lines {
			if s.Subject == of && (newest == nil || o.shown(s, true).Year > o.shown(newest, true).Year) {
				newest = s
			}
		}
		if newest != nil {
			own = append(own, newest)
		}
	}
	return own
}

// Print writes a value.
func (o *Open) Print(m data.Moment) string {
	if o.per > 1 {
		return format.Number(m.Number/o.per, 1)
	}
	return format.Value(o.c.Catalogue, o.ind, o.c.Dataset.Value(m))
}

// Finding says the latest values of the subjects within the years of the view,
// each with its year.
func (o *Open) Finding(sides []*side) string {
	if leaders := o.leaders(sides...); leaders != "" {
		return leaders
	}
	text, pending := "", 0
	for _, s := range o.Own() {
		m := o.shown(s, true)
		if m.Year == 0 {
			continue
		}
		item := o.c.Say(catalogue.WhoValue, "who", o.Who(s.Subject, true), "value", o.Print(m))
		switch {
		case text == "":
		case pending == int(m.Year):
			item = text + o.c.Say(catalogue.ListComma) + item
		default:
			item = o.InYear(text, pending) + o.c.Say(catalogue.Semicolon) + item
		}
		text, pending = item, int(m.Year)
	}
	if text != "" {
		label := o.c.Text(o.ind.Label)
		if o.per > 1 {
			label = o.c.Say(catalogue.CaptionAside, "text", label, "aside", o.Measure().Unit)
		}
		return o.c.Say(catalogue.AltValue, "what", label, "value", o.InYear(text, pending))
	}
	if rows, _ := o.fieldRows(); len(rows) > 0 {
		return o.fieldsFinding(rows)
	}
	return o.c.Say(catalogue.CaptionNoValue, "name", o.c.Text(o.ind.Name))
}

func (o *Open) InYear(text string, year int) string {
	return o.c.Say(catalogue.CaptionAside, "text", text, "aside", o.c.Year(year))
}

// Worked is the formula of a calculated measure with its figures put in, for
// each subject or, by field of science, for both places in the first field.
func (o *Open) Worked() *ui.DerivedFigures {
	list := o.Own()
	rows, year := o.fieldRows()
	if len(rows) > 0 {
		list = rows[0].lines[:]
	}
	view := &ui.DerivedFigures{Heading: o.c.Say(catalogue.DerivedHeading), Preamble: o.c.Say(catalogue.DerivedIntroduction)}
	for _, s := range list {
		m := o.shown(s, true)
		if len(rows) > 0 {
			m, _ = s.At(year)
		}
		values := o.c.Dataset.Worked(s, int(m.Year))
		if len(values) == 0 || m.Missing != data.Present {
			continue
		}
		base, names := o.c.Dataset.Indicator(o.ind.Of), [...]string{"x", "y", "z", "w"}
		var pairs []string
		for i := range values {
			pairs = append(pairs, names[i], format.Value(o.c.Catalogue, base, o.c.Dataset.Value(values[i])))
		}
		key, field := catalogue.FormulaShare, ""
		if len(values) == len(names) {
			key, field = catalogue.FormulaOfRatios, o.c.Text(o.c.Dataset.Field(s.Field).Name)
		}
		view.Items = append(view.Items, ui.Derived{Label: o.c.Join(o.Who(s.Subject, false), field, o.c.Year(int(m.Year))), Value: o.Print(m), Formula: o.c.Say(key, pairs...)})
	}
	if len(view.Items) == 0 {
		return nil
	}
	return view
}

// Figures are the measure over time and by field of science. Places stand in a
// figure for each source, the last first; what is between the two places in
// one, whoever counts it.
func (o *Open) Figures(sides []*side) []*ui.Figure {
	var figures []*ui.Figure
	for _, s := range sides {
		figures = append(figures, o.sideFigure(s, len(figures)))
	}
	if len(figures) > 0 {
		figures[0].More = o.more()
		return figures
	}
	sources := o.c.Dataset.SourcesOf(o.lines...)
	for i := len(sources) - 1; i >= 0; i-- {
		var group []*data.Series
		for _, s := range o.lines {
			if o.ind.Subject == data.OfPlace && s.Source == sources[i].ID || o.ind.Subject != data.OfPlace && i == 0 && o.c.IsOwnPair(s.Subject.Place, s.Subject.Partner) {
				group = append(group, s)
			}
		}
		if len(group) > 0 {
			figures = append(figures, o.overTime(group, len(figures)))
		}
	}
	if len(figures) > 0 && o.ind.Subject == data.OfPlace {
		// The titles tell of the two only.
		names := []string{o.c.Text(o.c.Dataset.Place(o.c.Dataset.Roles.A).Name), o.c.Text(o.c.Dataset.Place(o.c.Dataset.Roles.B).Name)}
		for _, id := range o.c.State.Series.Places {
			names = append(names, o.c.Text(o.c.Dataset.Place(id).Name))
		}
		o.Spoken = append(o.Spoken, o.c.Say(catalogue.Chosen, "title", o.c.Join(names...)))
	}
	if len(figures) > 0 {
		figures[0].More = o.more()
		if o.ind.Subject == data.OfPlace && !o.c.State.HideControls {
			figures[0].Beside = o.beside()
		}
	}
	if rows, year := o.fieldRows(); len(rows) > 0 {
		figures = append(figures, o.byField(rows, year, len(figures) == 0))
	}
	return figures
}

// overTime is the figure of a group of series. What a source gives for two
// years only is shown as moments, of the places that have a colour.
func (o *Open) overTime(group []*data.Series, index int) *ui.Figure {
	f := &Model{Quiet: true, Bare: index > 0}
	moments := o.ind.Subject == data.OfPlace
	for _, s := range group {
		moments = moments && len(s.Points) <= fewPoints
	}
	if moments {
		o.draw(group, f, othersLevel-1)
		f.Spec.Form = chart.Slope{}
	} else {
		o.draw(group, f, othersLevel)
	}
	if index > 0 {
		f.ID += "-" + strconv.Itoa(index+1)
	}
	if o.ind.Subject == data.OfPlace && f.overYears() {
		f.Caveats = append(NothingInYears(o.c, &f.Spec), f.Caveats...)
	}
	return Draw(o.c, f)
}

// more leads to the page that shows such measures of any places.
func (o *Open) more() []ui.Link {
	route, words := state.Partners, catalogue.MorePairs
	switch o.ind.Subject {
	case data.OfPlace:
		return nil
	case data.OfFlow:
		route, words = state.Mobility, catalogue.MoreFlows
	}
	if !route.In(o.c.Dataset) || o.c.State.Frame {
		return nil
	}
	return []ui.Link{{Phrase: ui.Phrase{Text: o.c.Say(words)}, Address: o.c.State.Page(route).Address()}}
}

// beside puts other places beside the two: a chip for each that is there, and
// a list of those that can be added.
func (o *Open) beside() *ui.Beside {
	view := &ui.Beside{Label: o.c.Say(catalogue.ComparedWith), Remove: o.c.Say(catalogue.RemovePair)}
	for i, id := range o.c.State.Series.Places {
		link := o.c.LinkTo(state.Beside{Place: id}, "#"+string(o.ind.ID))
		link.Text = o.c.Text(o.c.Dataset.Place(id).Name)
		view.Chips = append(view.Chips, ui.SeriesLink{Link: link, Key: string(id), Mark: chart.MarkClass(page.ChosenRoles[i])})
	}
	if len(view.Chips) == state.MostBeside {
		view.Limit = o.c.Say(catalogue.BesideLimit, "n", strconv.Itoa(state.MostBeside))
		return view
	}
	choice := &ui.Choice{Label: o.c.Say(catalogue.BesideLabel), Ask: o.c.Say(catalogue.BesideChoice)}
	for _, place := range o.c.Places(o.ind) {
		if level, _ := o.Level(data.Of(place.ID)); level == othersLevel {
			choice.Options = append(choice.Options, &ui.Option{Phrase: o.c.Phrase(place.Name), Value: string(place.ID)})
		}
	}
	if len(choice.Options) > 0 {
		view.Adder = &ui.Chooser{Action: o.c.State.Path(), Hidden: page.HiddenFields(o.c.State, ""), Name: string(state.CountryParameter),
			Choices: []*ui.Choice{choice}, Show: o.c.Say(catalogue.BesideShow)}
	}
	return view
}

// Sides are the two places of a measure of flows that has, of each of them,
// more than the flows between the two; none of another measure.
func (o *Open) Sides() []*side {
	if o.ind.Subject != data.OfFlow {
		return nil
	}
	var sides []*side
	for _, place := range [...]data.PlaceID{o.c.Dataset.Roles.A, o.c.Dataset.Roles.B} {
		for _, incoming := range [...]bool{true, false} {
			for _, source := range o.c.Dataset.SourcesOf(o.lines...) {
				s := &side{place: place, incoming: incoming}
				for _, line := range o.lines {
					end := line.Subject.Place
					if incoming {
						end = line.Subject.Partner
					}
					if end == place && line.Source == source.ID && o.c.Dataset.Place(s.other(line)).Kind == data.Country {
						s.lines = append(s.lines, line)
					}
				}
				if s.others() > 2 {
					o.order(s)
					sides = append(sides, s)
				}
			}
		}
	}
	return sides
}

// order puts the lines of a side in order: by the last value that the view
// shows, a later year first, or, of what was sent out, by the greatest.
func (o *Open) order(s *side) {
	values := map[*data.Series]data.Moment{}
	for _, line := range s.lines {
		values[line] = o.shown(line, s.incoming)
	}
	data.Order(s.lines, func(x, y *data.Series) bool {
		a, b := values[x], values[y]
		if s.incoming && a.Year != b.Year {
			return a.Year > b.Year
		}
		return a.Number > b.Number
	})
}

// shown is the last, or the greatest, value of a line that the view shows and
// that can bear a comparison; of no year where there is none.
func (o *Open) shown(s *data.Series, last bool) data.Moment {
	var found data.Moment
	for _, m := range s.Points {
		if s.Comparable(m, m) && o.start <= int(m.Year) && int(m.Year) <= o.end && (last || m.Number > found.Number) {
			found = m
		}
	}
	return found
}

// leaders says from where most came at last, on each of some sides that take.
func (o *Open) leaders(sides ...*side) string {
	text, year := "", 0
	for _, s := range sides {
		m, who := o.shown(s.lines[0], true), o.Who(s.lines[0].Subject, false)
		if m.Year == 0 || !s.incoming {
			continue
		}
		if text != "" {
			text += o.c.Say(catalogue.Semicolon)
		}
		if int(m.Year) == year {
			text += o.c.Say(catalogue.WhoValue, "who", who, "value", o.Print(m))
			continue
		}
		year = int(m.Year)
		text += o.c.Say(catalogue.CaptionLeader, "end", o.c.Year(year), "who", who, "value", o.Print(m))
	}
	return text
}

// sideFigure is a side over time. The other of the two has its colour, the
// largest of the rest their names.
func (o *Open) sideFigure(s *side, index int) *ui.Figure {
	f := &Model{ID: string(o.ind.ID) + "-" + string(s.place), Measure: o.Measure(), Quiet: true, Unindexed: true, Bare: index > 0}
	f.Measure.Name = o.c.Say(catalogue.AltValue, "what", f.Measure.Name, "value", o.c.InProse(s.place))
	f.Spec.Form, f.Spec.Tick = chart.Lines{}, Tick(o.c, o.ind)
	named := 0
	for _, coloured := range [...]bool{true, false} {
		for _, line := range s.lines {
			other := s.other(line)
			role := o.c.RoleOf(other)
			if role == chart.Other == coloured {
				continue
			}
			if coloured {
				f.About = append(f.About, string(other))
			}
			drawn := Line(o.c, line, string(other), o.c.ShortName(other), role)
			if drawn.Labelled = coloured || named < mostNamed; drawn.Labelled {
				named++
			}
			o.fill(&drawn)
			f.Spec.Series = append(f.Spec.Series, drawn)
		}
	}
	if len(f.About) == 0 {
		f.Title = o.leaders(s)
	}
	o.Drawn = append(o.Drawn, s.lines...)
	f.Sources = o.c.SourcesOf(s.lines...)
	return Draw(o.c, f)
}
