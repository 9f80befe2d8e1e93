package data

import (
	"math"
	"slices"
)

// Cause says why a figure could not be calculated.
type Cause uint8

// The causes; the zero value means that it was.
const (
	Calculable     Cause = iota
	NoValue              // a value that it needs is not there
	FlaggedValue         // a value that it needs is unreliable or provisional
	AcrossBreak          // the values stand on two sides of a break
	DivisionByZero       // the formula would divide by zero
	NoSuchTotal          // the source has no total of the same kind
)

// Input is a value that a figure was calculated from.
type Input struct {
	Series *Series
	Moment Moment
}

// Calculated is a figure calculated from series. It is never stored in a
// dataset and always shown as derived, with its formula. Its inputs say which
// sources it rests on.
type Calculated struct {
	Formula Formula
	Unit    Quantity
	Period  Period
	// Value has the number in the unit, or is missing without a reason of its
	// own: Cause says why.
	Value Value
	Cause Cause
	// Flags are those of the inputs, all together.
	Flags  Flags
	Inputs []Input
}

// calculate makes a figure from values. A missing one makes it missing.
func calculate(f Formula, unit Quantity, formula func(v []float64) float64, inputs ...Input) Calculated {
	c := Calculated{Formula: f, Unit: unit, Inputs: inputs}
	numbers := make([]float64, len(inputs))
	for i, in := range inputs {
		year := int(in.Moment.Year)
		if i == 0 {
			c.Period = Period{Start: year, End: year}
		}
		c.Period.Start, c.Period.End = min(c.Period.Start, year), max(c.Period.End, year)
		c.Flags |= in.Moment.Flags
		numbers[i] = in.Moment.Number
		if in.Series == nil || !in.Moment.Present() {
			return c.without(NoValue)
		}
	}
	if c.Value.Number = formula(numbers); !isFinite(c.Value.Number) {
		return c.without(DivisionByZero)
	}
	return c
}

// without returns the figure without a value.
func (c Calculated) without(cause Cause) Calculated {
	c.Cause = cause
	c.Value = Value{Missing: NotAvailable}
	if cause == DivisionByZero || cause == NoSuchTotal {
		c.Value.Missing = NotApplicable
	}
	return c
}

// in returns the value of a year as an input; missing when it is not there.
func (s *Series) in(year int) Input {
	if s != nil {
		if m, ok := s.At(year); ok {
			return Input{s, m}
		}
	}
	return Input{s, Moment{Year: int16(year), Missing: NotAvailable}}
}

// Change is the growth of a series between two of its years, in per cent. It
// is missing when the two are not Comparable.
func (s *Series) Change(from, to int) Calculated {
	return s.compare(Change, Percent, from, to, func(v []float64) float64 { return 100 * (v[1] - v[0]) / v[0] })
}

// Multiple is how many times a year's value another's is. It is missing when
// the two are not Comparable.
func (s *Series) Multiple(from, to int) Calculated {
	return s.compare(Multiple, Times, from, to, func(v []float64) float64 { return v[1] / v[0] })
}

func (s *Series) compare(f Formula, unit Quantity, from, to int, formula func([]float64) float64) Calculated {
	first, last := s.in(from), s.in(to)
	c := calculate(f, unit, formula, first, last)
	switch {
	case c.Cause == NoValue || s.Comparable(first.Moment, last.Moment):
		return c
	case !first.Moment.Comparable() || !last.Moment.Comparable():
		return c.without(FlaggedValue)
	}
	return c.without(AcrossBreak)
}

// ComparableYears returns the first and the last year from start to end that a change may
// be taken between; ok is false when there are no two.
func (s *Series) ComparableYears(start, end int) (first, last int, ok bool) {
	for _, m := range s.Points {
		year := int(m.Year)
		if year < start || year > end || !m.Comparable() {
			continue
		}
		if first == 0 {
			first = year
		}
		last = year
	}
	return first, last, first != last
}

// Indexed returns the series in per cent of its Base: 100·v/v₁. Years before
// the base, and those that are not comparable with it, are missing without a
// remark.
func (s *Series) Indexed() []Moment {
	base, ok := s.Base()
	points := make([]Moment, len(s.Points))
	for i, m := range s.Points {
		points[i] = m
		if !ok || m.Year < base.Year || !s.Comparable(base, m) {
			points[i].Number, points[i].Missing, points[i].Remark = 0, NotAvailable, 0
			continue
		}
		points[i].Number = 100 * m.Number / base.Number
	}
	return points
}

// Sum is all values from one year to another together. It is missing when one
// of them is; a flag of one is a flag of the sum.
func (s *Series) Sum(start, end int) Calculated {
	var inputs []Input
	for year := start; year <= end; year++ {
		inputs = append(inputs, s.in(year))
	}
	return calculate(Sum, InputUnit, func(v []float64) float64 {
		sum := 0.0
		for _, x := range v {
			sum += x
		}
		return sum
	}, inputs...)
}

// PartOf is the part of a whole that a place's value of a year is, in per
// cent: of its joint works in its international works, or of those in all its
// works, as Indicator.Whole says. whole may be another series of the measure
// that it is a part of, of the same source.
func (s *Series) PartOf(whole *Series, year int) Calculated {
	c := calculate(PartOfWhole, Percent, func(v []float64) float64 { return 100 * v[0] / v[1] }, s.in(year), whole.in(year))
	if whole == nil || whole.Source != s.Source {
		return c.without(NoSuchTotal)
	}
	return c
}

// whole returns the series of one place's measure by the source of another.
func (d *Dataset) whole(id IndicatorID, place PlaceID, source SourceID) *Series {
	if id == "" {
		return nil
	}
	return d.Line(id, Of(place), source)
}

// Cosine is Salton's cosine of a pair: x/√(p₁·p₂). It needs all works of both
// by the same source in the same edition; where the source has none it is not
// applicable.
func (d *Dataset) Cosine(joint *Series, year int) Calculated {
	none := Calculated{Formula: SaltonCosine, Unit: Index, Inputs: []Input{joint.in(year)}}
	ind := d.Indicator(joint.Indicator)
	if ind == nil || ind.Total == "" {
		return none.without(NoSuchTotal)
	}
	a, b := d.whole(ind.Total, joint.Subject.Place, joint.Source), d.whole(ind.Total, joint.Subject.Partner, joint.Source)
	if a == nil || b == nil {
		return none.without(NoSuchTotal)
	}
	return calculate(SaltonCosine, Index, func(v []float64) float64 { return v[0] / math.Sqrt(v[1]*v[2]) }, joint.in(year), a.in(year), b.in(year))
}

// Specialisation is a field's part of a place's works divided by its part of
// the world's, by one source, in one year.
func (d *Dataset) Specialisation(id IndicatorID, place PlaceID, field FieldID, source SourceID, year int) Calculated {
	all := d.AllFields()
	at := func(place PlaceID, field FieldID) Input { return d.FieldLine(id, Of(place), field, source).in(year) }
	c := calculate(Specialisation, Times, func(v []float64) float64 { return (v[0] / v[1]) / (v[2] / v[3]) },
		at(place, field), at(place, all), at(d.Roles.World, field), at(d.Roles.World, all))
	if all == "" || d.Roles.World == "" {
		return c.without(NoSuchTotal)
	}
	return c
}

// calculatedFrom is the series of a calculated measure that rests on a series
// of the measure that it is calculated from: year by year, of one source; nil
// where what it needs beside that is not there. A value keeps the flags of the
// first.
func (d *Dataset) calculatedFrom(s *Series, ind *Indicator) *Series {
	inputs := d.divisors(s, ind)
	if inputs[0] == nil || ind.Meaning != Share && (inputs[1] == nil || inputs[2] == nil) {
		return nil
	}
	out := &Series{Indicator: ind.ID, Subject: s.Subject, Field: s.Field, Source: s.Source, Segment: s.Segment, Points: make([]Moment, len(s.Points))}
	for i := range s.Points {
		m, year := &out.Points[i], int(s.Points[i].Year)
		*m = s.Points[i]
		if !m.Present() {
			continue
		}
		for j, input := range inputs {
			if input == nil {
				continue
			}
			other := input.in(year).Moment
			switch {
			case !m.Present():
			case !other.Present() || other.Number == 0 && j != 2:
				*m = Moment{Year: int16(year), Missing: NotAvailable}
			case j == 2:
				m.Number *= other.Number
			default:
				m.Number /= other.Number
			}
		}
		if ind.Meaning == Share && m.Present() {
			m.Number *= 100
		}
	}
	return out
}

// divisors are the series by which a calculated measure divides another: of a
// share its whole; of a ratio to the world all fields of the place, then the
// world's field and all its fields. Those that are not there are nil.
func (d *Dataset) divisors(s *Series, ind *Indicator) [3]*Series {
	of := d.Indicator(s.Indicator)
	if ind.Meaning == Share {
		return [3]*Series{d.whole(of.Whole, s.Subject.Place, s.Source)}
	}
	all, world := d.AllFields(), Of(d.Roles.World)
	if s.Field == all || s.Subject == world {
		return [3]*Series{}
	}
	return [3]*Series{d.FieldLine(of.ID, s.Subject, all, s.Source), d.FieldLine(of.ID, world, s.Field, s.Source), d.FieldLine(of.ID, world, all, s.Source)}
}

// FormulaInputs returns the values of a year that a calculated measure's value
// is made of, in the order of its formula: x ÷ y of a share, (x ÷ y) ÷ (z ÷ w) of a
// ratio to the world; nil where the measure is not calculated.
func (d *Dataset) FormulaInputs(line *Series, year int) []Moment {
	ind := d.Indicator(line.Indicator)
	if ind.Of == "" {
		return nil
	}
	s := d.FieldLine(ind.Of, line.Subject, line.Field, line.Source)
	values := []Moment{s.in(year).Moment}
	for _, divisor := range d.divisors(s, ind) {
		if divisor != nil {
			values = append(values, divisor.in(year).Moment)
		}
	}
	return values
}

// AllFields returns the field that stands for all together, "" when there is
// none.
func (d *Dataset) AllFields() FieldID {
	for i := range d.Fields {
		if d.Fields[i].All {
			return d.Fields[i].ID
		}
	}
	return ""
}

// FieldsOf returns the fields that a measure has series of, each once, all
// together left out, in the dataset's order; none until its collection is
// loaded.
func (d *Dataset) FieldsOf(id IndicatorID) []*Field {
	var list []*Field
	base, series := d.base(id)
	for i := range series {
		f := d.Field(series[i].Field)
		if series[i].Indicator != base || f == nil || f.All || series[i].Subject.Place != d.Roles.A || slices.Contains(list, f) {
			continue
		}
		list = append(list, f)
	}
	return list
}
