package evidence

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"bilateral/data"
)

// result is an open figure and what a rule may have to know of it.
type result struct {
	data.Figure
	place data.PlaceID
	field data.FieldID
}

// method is a way in which an open figure is calculated.
type method struct {
	name    string
	compute func(e *evaluator, r *Computation) []result
}

var methods = []method{
	{"value", (*evaluator).value},
	{"years", (*evaluator).years},
	{"sum", (*evaluator).sum},
	{"change", (*evaluator).change},
	{"change-nearest", (*evaluator).changeNearest},
	{"multiple", (*evaluator).multiple},
	{"share", (*evaluator).share},
	{"flow-share", (*evaluator).flowShare},
	{"flow-ratio", (*evaluator).flowRatio},
	{"rank-of-partner", (*evaluator).partnerRank},
	{"first-partners", (*evaluator).firstPartners},
	{"place-rank", (*evaluator).placeRank},
	{"opposite-fields", (*evaluator).oppositeFields},
	{"fact", (*evaluator).fact},
}

// compute calculates an open figure, or several. A computation that leads to no
// figure at all is at fault: it names something that is not there.
func (e *evaluator) compute(at string, r *Computation) []result {
	i := slices.IndexFunc(methods, func(m method) bool { return m.name == r.Compute })
	if i < 0 {
		var names []string
		for _, m := range methods {
			names = append(names, m.name)
		}
		e.fault(at+".compute", r.Compute, "one of "+strings.Join(names, ", "))
		return nil
	}
	if r.Measure == "" && e.ds.Indicator(r.Indicator) == nil {
		e.fault(at+".indicator", string(r.Indicator), "the id of an indicator")
		return nil
	}
	if r.Measure == "" && e.ds.Source(r.Source) == nil {
		e.fault(at+".source", string(r.Source), "the id of a source")
		return nil
	}
	results := methods[i].compute(e, r)
	if len(results) == 0 {
		e.fault(at, r.Compute, "an indicator or measure, a subject, a source and years of which there are figures")
	}
	for _, result := range results {
		if result.Label.IsZero() && e.resource == "" {
			e.fault(at+".label", "", "a text in at least one language")
		}
	}
	return results
}

// line is the series that a computation is about, or nil. Of several segments it
// is the one that has the last of the years.
func (e *evaluator) line(r *Computation) *data.Series {
	for _, s := range e.ds.FieldLines(r.Indicator, r.Of, r.Field) {
		if s.Source != r.Source {
			continue
		}
		if _, ok := s.At(r.last()); ok {
			return s
		}
	}
	return nil
}

// last is the last of the years.
func (r *Computation) last() int { return cmp.Or(r.End, r.Start) }

// as makes a figure in the unit of its indicator.
func (e *evaluator) as(r *Computation, s *data.Series, m data.Moment) result {
	ind := e.ds.Indicator(r.Indicator)
	f := data.Figure{Label: r.Label, Source: r.Source, Period: data.Period{Start: int(m.Year), End: int(m.Year)}, Value: e.ds.Value(m),
		Meaning: ind.Meaning, Unit: ind.Unit, Decimals: ind.Decimals, Flags: m.Flags,
		Origin: e.ds.Origin(s, int(m.Year))}
	if ind.HasBenchmark {
		f.Benchmark = ind.Benchmark
	}
	return result{Figure: f}
}

// reasons why a figure could not be calculated.
var causes = map[data.Cause]data.Text{
	data.NoValue:        {EN: "The source has no value for it.", JA: "出典に必要な値がない。"},
	data.FlaggedValue:   {EN: "A year that it needs is flagged: far above or below its neighbours.", JA: "必要な年の値が前後の年から外れている。"},
	data.AcrossBreak:    {EN: "There is a break between the years.", JA: "対象の年の間に系列の断絶がある。"},
	data.DivisionByZero: {EN: "It would be a division by zero.", JA: "ゼロで割ることになる。"},
	data.NoSuchTotal:    {EN: "The source has no total of the same kind.", JA: "出典に同じ種類の総数がない。"},
}

// calculated makes a figure of a calculated one, with the formula's own unit.
func (e *evaluator) calculated(r *Computation, c data.Calculated, meaning data.Meaning, unit data.Text, decimals int) result {
	f := data.Figure{Label: r.Label, Source: r.Source, Period: c.Period, Value: c.Value, Meaning: meaning, Unit: unit, Decimals: decimals,
		Flags: c.Flags, Formula: c.Formula, Origin: e.ds.OriginOf(&c)}
	if c.Formula == data.Specialisation {
		f.Benchmark = 1 // as much as the world
	}
	if c.Cause != data.Calculable {
		f.Value.Reason = causes[c.Cause]
	}
	return result{Figure: f}
}

var (
	percent = data.Text{EN: "per cent", JA: "%"}
	times   = data.Text{EN: "times", JA: "倍"}
	rank    = data.Text{EN: "rank", JA: "順位"}
)

func (e *evaluator) value(r *Computation) []result {
	s := e.line(r)
	if s == nil {
		return nil
	}
	m, _ := s.At(r.last())
	return []result{e.as(r, s, m)}
}

// years are all values from one year to another.
func (e *evaluator) years(r *Computation) []result {
	s := e.line(r)
	if s == nil {
		return nil
	}
	var list []result
	for _, m := range s.Points {
		if int(m.Year) >= r.Start && int(m.Year) <= r.End {
			list = append(list, e.as(r, s, m))
		}
	}
	return list
}

func (e *evaluator) sum(r *Computation) []result {
	s := e.line(r)
	if s == nil {
		return nil
	}
	ind := e.ds.Indicator(r.Indicator)
	return []result{e.calculated(r, s.Sum(r.Start, r.End), ind.Meaning, ind.Unit, ind.Decimals)}
}

func (e *evaluator) change(r *Computation) []result {
	s := e.line(r)
	if s == nil {
		return nil
	}
	return []result{e.calculated(r, s.Change(r.Start, r.End), data.Growth, percent, 1)}
}

// changeNearest is the change between the first and the last of the years that
// are not flagged.
func (e *evaluator) changeNearest(r *Computation) []result {
	s := e.line(r)
	if s == nil {
		return nil
	}
	first, last, ok := s.ComparableYears(r.Start, r.End)
	if !ok {
		first, last = r.Start, r.End
	}
	return []result{e.calculated(r, s.Change(first, last), data.Growth, percent, 1)}
}

func (e *evaluator) multiple(r *Computation) []result {
	s := e.line(r)
	if s == nil {
		return nil
	}
	return []result{e.calculated(r, s.Multiple(r.Start, r.End), data.Amount, times, 1)}
}

// share is the part of a place's whole. The place of a joint measure whose
// whole is meant stands first in Of.
func (e *evaluator) share(r *Computation) []result {
	s := e.line(r)
	whole := e.ds.Line(r.Whole, data.Of(r.Of.Place), r.Source)
	if r.Of.Kind == data.OfPlace && r.Whole == r.Indicator {
		whole = e.ds.Line(r.Whole, data.Of(e.ds.Roles.World), r.Source)
	}
	if s == nil || whole == nil {
		return nil
	}
	return []result{e.calculated(r, s.PartOf(whole, r.last()), data.Share, percent, 2)}
}

func (e *evaluator) flowShare(r *Computation) []result {
	s := e.line(r)
	if s == nil {
		return nil
	}
	return []result{e.calculated(r, e.ds.FlowShare(s, r.Whole, r.last()), data.Share, percent, 2)}
}

func (e *evaluator) flowRatio(r *Computation) []result {
	for _, c := range e.ds.Opposite(r.Indicator, r.Of.Place, r.Of.Partner) {
		if c.Period.End == r.last() {
			return []result{e.calculated(r, c, data.Amount, times, 1)}
		}
	}
	return nil
}

// partnerRank is where a partner stands, in the order of a measure of pairs.
func (e *evaluator) partnerRank(r *Computation) []result {
	return e.ranked(r, r.Of.Partner, e.ds.PartnerRanks(r.Indicator, r.Of.Place, r.Source, r.last()))
}

// ranked is the rank of a place in an order.
func (e *evaluator) ranked(r *Computation, place data.PlaceID, order []data.Ranked) []result {
	i := slices.IndexFunc(order, func(p data.Ranked) bool { return p.Place == place })
	if i < 0 {
		return nil
	}
	p := order[i]
	f := data.Figure{Label: r.Label, Source: r.Source, Period: data.Period{Start: r.last(), End: r.last()}, Value: data.Value{Number: float64(p.Rank)},
		RankTotal: len(order), Meaning: data.Rank, Unit: rank, Flags: p.Input.Moment.Flags, Formula: data.RankByNumber,
		Origin: e.ds.OriginOf(&data.Calculated{Inputs: []data.Input{p.Input}})}
	if p.Tied {
		f.Flags = f.Flags.With(data.Tied)
	}
	return []result{{Figure: f, place: p.Place}}
}

// firstPartners are the first partners of a place with the number of each.
func (e *evaluator) firstPartners(r *Computation) []result {
	var list []result
	for _, p := range e.ds.PartnerRanks(r.Indicator, r.Of.Place, r.Source, r.last()) {
		if p.Rank > r.First {
			break
		}
		named := *r
		named.Label = e.ds.Place(p.Place).ShortName
		result := e.as(&named, p.Input.Series, p.Input.Moment)
		result.place = p.Place
		list = append(list, result)
	}
	return list
}

func (e *evaluator) placeRank(r *Computation) []result {
	return e.ranked(r, r.Of.Place, e.ds.PlaceRanks(r.Indicator, r.Field, r.Source, r.last()))
}

// oppositeFields are the fields of science in which place A and place B stand
// on opposite sides of the world, with the specialisation of each.
func (e *evaluator) oppositeFields(r *Computation) []result {
	var list []result
	roles := e.ds.Roles
	for _, f := range e.ds.Fields {
		if f.All {
			continue
		}
		a := e.ds.Specialisation(r.Indicator, roles.A, f.ID, r.Source, r.last())
		b := e.ds.Specialisation(r.Indicator, roles.B, f.ID, r.Source, r.last())
		if a.Cause != data.Calculable || b.Cause != data.Calculable || (a.Value.Number-1)*(b.Value.Number-1) >= 0 {
			continue
		}
		for _, side := range []struct {
			place data.PlaceID
			c     data.Calculated
		}{{roles.A, a}, {roles.B, b}} {
			named := *r
			short := e.ds.Place(side.place).ShortName
			named.Label = data.Text{EN: f.Name.EN + ", " + short.EN, JA: f.Name.JA + "（" + short.JA + "）"}
			result := e.calculated(&named, side.c, data.Amount, times, 2)
			result.place, result.field = side.place, f.ID
			list = append(list, result)
		}
	}
	return list
}

// fact are the single figures of a measure and subject, of one year or of all.
func (e *evaluator) fact(r *Computation) []result {
	m := e.ds.Measure(r.Measure)
	if m == nil {
		return nil
	}
	var list []result
	for _, f := range e.ds.FactsOf(r.Measure, r.Of) {
		if r.Start != 0 && (f.Period.Start < r.Start || f.Period.Start > r.last()) {
			continue
		}
		figure := data.Figure{Label: r.Label, Source: f.Source, Period: f.Period, PeriodKind: f.PeriodKind, Day: f.Day, Value: data.Value{Number: f.Number}, Meaning: m.Meaning, Unit: m.Unit,
			Decimals: m.Decimals, Flags: f.Flags, Origin: e.ds.FactOrigin(f)}
		if figure.Label.IsZero() {
			figure.Label = m.Label
		}
		if f.Arithmetic != "" {
			figure.Formula = data.Sum
		}
		list = append(list, result{Figure: figure})
	}
	return list
}

// plain writes a limit without digits after the point that it does not have.
func plain(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
