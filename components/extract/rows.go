package extract

import (
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/download"
	"bilateral/components/figure"
	"bilateral/components/page"
	"bilateral/data"
)

// text is a text of the page as one of the dataset, in the page's language.
func (f *Figure) text(s string) data.Text { return own(f.c, s) }

func own(c *page.Context, s string) data.Text {
	if c.State.Language == data.Japanese {
		return data.Text{JA: s}
	}
	return data.Text{EN: s}
}

// walk goes through values a step at a time, stretch by stretch.
type walk struct {
	row       download.Row
	stretches []func() bool // each fills the row with its next value; false at its end
}

// add adds a stretch of places, of which fill fills the row with what stands at one; false
// where nothing does.
func (w *walk) add(places int, fill func(place int) bool) {
	place := 0
	w.stretches = append(w.stretches, func() bool {
		for place < places {
			if place++; fill(place - 1) {
				return true
			}
		}
		return false
	})
}

// next is the next row, nil at the end.
func (w *walk) next() *download.Row {
	for len(w.stretches) > 0 {
		if w.stretches[0]() {
			return &w.row
		}
		w.stretches = w.stretches[1:]
	}
	return nil
}

// shown is the values that the figure shows.
func (f *Figure) shown() *walk {
	w := &walk{}
	if f.taken.Drawn == nil {
		w.add(len(f.taken.Values), func(i int) bool {
			fill(f.c, &w.row, f.taken.Values[i])
			return true
		})
		return w
	}
	for i := range f.taken.Drawn.Series {
		points := f.taken.Drawn.Series[i].Points
		w.add(len(points), func(i int) bool {
			p := &points[i]
			if p.Of == nil {
				return false
			}
			if fill(f.c, &w.row, p.Of); f.taken.Indexed != "" {
				f.index(&w.row, p)
			}
			return true
		})
	}
	return w
}

// index puts the change from the first year into a row in the place of the value. What is
// missing itself stays so, with its own reason.
func (f *Figure) index(row *download.Row, p *chart.Point) {
	row.Measure += ".indexed"
	row.Unit = f.text(f.taken.Indexed)
	row.Formula = f.text(f.c.Say(catalogue.IndexedFormula))
	switch {
	case !p.Missing:
		row.Value = rounded(data.Value{Number: p.Value})
	case row.Value.Present():
		row.Value = data.Value{Missing: data.NotAvailable, Reason: f.text(p.Reason)}
	}
}

// rounded is a calculated value without the digits that its calculation made.
func rounded(v data.Value) data.Value {
	v.Number = data.Significant(v.Number)
	return v
}

// fill makes a row of what stands in the dataset, or is calculated from it.
func fill(c *page.Context, row *download.Row, g *data.Given) {
	*row = download.Row{}
	switch {
	case g.Series != nil:
		if fillMoment(c, row, g.Series, g.Moment); !row.Value.Present() && row.Value.Reason.IsZero() {
			row.Value.Reason = g.Reason
		}
	case g.Observation != nil:
		fillObservation(c, row, g.Observation)
	case g.Fact != nil:
		fillFact(c, row, g.Fact)
	case g.Figure != nil:
		fillFigure(c, row, g)
	case g.Derived != nil:
		fillDerived(c, row, g.Derived)
	case g.Calculated != nil:
		fillCalculated(c, row, g)
	}
}

func fillMoment(c *page.Context, row *download.Row, s *data.Series, m data.Moment) {
	*row = download.Row{Measure: string(s.Indicator), Subject: s.Subject, Field: s.Field, Segment: s.Segment,
		Period: data.Period{Start: int(m.Year), End: int(m.Year)}, Value: c.Dataset.Value(m), Flags: m.Flags, Note: c.Dataset.Remark(m), Source: s.Source,
		Origin: c.Dataset.Origin(s, int(m.Year))}
	if ind := c.Dataset.Indicator(s.Indicator); ind != nil {
		describe(c, row, ind)
	}
	if row.Formula != (data.Text{}) {
		row.Value = rounded(row.Value)
	}
}

// describe says of a row what its indicator is.
func describe(c *page.Context, row *download.Row, ind *data.Indicator) {
	row.Name, row.Unit, row.Counting = ind.Name, ind.Unit, ind.Counting
	if ind.Of != "" {
		row.Formula = ind.Formula.Stated
	}
}

func fillObservation(c *page.Context, row *download.Row, o *data.Observation) {
	*row = download.Row{Measure: string(o.Indicator), Subject: o.Subject, Period: o.Period, Value: o.Value, Source: o.Source,
		Origin: c.Dataset.ObservationOrigin(o)}
	for _, flag := range o.Flags {
		row.Flags = row.Flags.With(flag)
	}
	notes := []string{c.Text(o.Label)}
	for _, n := range o.Notes {
		text := c.Say(catalogue.NoteNotStated, "mark", n.Mark)
		if n.Text.IsStated() {
			text = c.Say(catalogue.NoteText, "mark", n.Mark, "text", c.Text(n.Text.Stated))
		}
		notes = append(notes, text)
	}
	row.Note = own(c, c.Join(notes...))
	describe(c, row, c.Dataset.Indicator(o.Indicator))
}

func fillFact(c *page.Context, row *download.Row, f *data.Fact) {
	*row = download.Row{Measure: string(f.Measure), Subject: f.Subject, Period: f.Period, Kind: f.PeriodKind, Day: f.Day,
		Value: data.Value{Number: f.Number}, Flags: f.Flags, Note: c.Dataset.FactRemark(f), Source: f.Source, Formula: own(c, f.Arithmetic), Origin: c.Dataset.FactOrigin(f)}
	if m := c.Dataset.Measure(f.Measure); m != nil {
		row.Name, row.Unit, row.Counting = m.Label, m.Unit, data.Statement{Stated: m.Definition}
	}
}

// fillFigure makes a row of what a check found: it is of the deck's value.
func fillFigure(c *page.Context, row *download.Row, g *data.Given) {
	f := g.Figure
	*row = download.Row{Measure: g.ID, Name: f.Label, Subject: g.Subject, Period: f.Period, Kind: f.PeriodKind, Day: f.Day,
		Value: f.Value, Unit: f.Unit, Flags: f.Flags, Source: f.Source, Origin: f.Origin}
	if f.Formula != 0 {
		row.Measure += "." + f.Formula.Name()
		row.Value, row.Formula = rounded(f.Value), own(c, inWords(c, f.Formula))
	}
}

func fillDerived(c *page.Context, row *download.Row, d *data.Derived) {
	first, ind := d.Inputs[0], c.Dataset.Indicator(d.Indicator)
	*row = download.Row{Measure: string(d.Indicator) + "." + d.Formula.Name(), Name: own(c, figure.DerivedName(c, *d)), Subject: subjectOf(c, d),
		Period: first.Period, Value: rounded(d.Value), Unit: unit(c, d.Unit, ind), Counting: ind.Counting, Source: first.Source,
		Origin: c.Dataset.DerivedOrigin(d)}
	if d.Value.Present() {
		row.Formula = own(c, formula(figure.DerivedFormula(c, ind, *d)))
	}
}

// subjectOf is whose figure a derived one is: a place's, or that of both together.
func subjectOf(c *page.Context, d *data.Derived) data.Subject {
	if place := data.PlaceID(d.Column); place == c.Dataset.Roles.A || place == c.Dataset.Roles.B {
		return data.Of(place)
	}
	return data.PairOf(c.Dataset.Roles.A, c.Dataset.Roles.B)
}

func fillCalculated(c *page.Context, row *download.Row, g *data.Given) {
	d := g.Calculated
	*row = download.Row{Name: own(c, g.Name), Subject: g.Subject, Period: d.Period, Value: rounded(d.Value), Flags: d.Flags, Origin: c.Dataset.OriginOf(d)}
	var numbers []string
	for _, in := range d.Inputs {
		if in.Series == nil {
			continue
		}
		if row.Source == "" {
			ind := c.Dataset.Indicator(in.Series.Indicator)
			row.Source, row.Measure = in.Series.Source, string(in.Series.Indicator)+"."+d.Formula.Name()
			row.Unit, row.Counting = unit(c, d.Unit, ind), ind.Counting
		} else if in.Series.Source != row.Source {
			row.Second = in.Series.Source
		}
		if in.Moment.Present() {
			numbers = append(numbers, download.Digits(in.Moment.Number))
		}
	}
	if len(numbers) != len(d.Inputs) {
		numbers = nil
	}
	if d.Value.Present() {
		row.Formula = own(c, formula(calculation(c, d.Formula, numbers)))
	}
}

// calculation writes a formula with its numbers put in, or in words where it has none of
// them or goes through many.
func calculation(c *page.Context, f data.Formula, numbers []string) string {
	switch {
	case f == data.PartOfWhole && len(numbers) == 2:
		return c.Say(catalogue.FormulaShare, "x", numbers[0], "y", numbers[1])
	case f == data.SaltonCosine && len(numbers) == 3:
		return c.Say(catalogue.FormulaCosine, "x", numbers[0], "y", numbers[1], "z", numbers[2])
	case f == data.FlowRatio && len(numbers) == 2:
		return c.Say(catalogue.FormulaRatio, "x", numbers[0], "y", numbers[1])
	case f == data.Multiple && len(numbers) == 2:
		return c.Say(catalogue.FormulaRatio, "x", numbers[1], "y", numbers[0])
	}
	return inWords(c, f)
}

// inWords says how a formula goes; "" for one whose name says it.
func inWords(c *page.Context, f data.Formula) string {
	if int(f) < len(formulaWords) && formulaWords[f] != 0 {
		return c.Say(formulaWords[f])
	}
	return ""
}

// formula is a calculation without the sign that stands before it on the page.
func formula(text string) string {
	return strings.TrimPrefix(strings.TrimPrefix(text, "= "), "＝")
}

// unit is what a calculated value is measured in: that of its input where it has no
// other.
func unit(c *page.Context, q data.Quantity, of *data.Indicator) data.Text {
	switch q {
	case data.Percent:
		return own(c, c.Say(catalogue.UnitPercent))
	case data.Times:
		return own(c, c.Say(catalogue.UnitTimes))
	case data.Index:
		return own(c, c.Say(catalogue.UnitIndex))
	case data.Position:
		return own(c, c.Say(catalogue.UnitRank))
	}
	if of == nil {
		return data.Text{}
	}
	return of.Unit
}
