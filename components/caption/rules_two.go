package caption

import (
	"math"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/data"
)

// two are the first two series that findings are about, in the years in which
// both have a value; none where they are of two sources, one is the pair of the
// other, or they are two of many.
func (w *writer) two() (a, b entries) {
	if len(w.lines) < 2 {
		return nil, nil
	}
	x, y := w.lines[0], w.lines[1]
	s, t := &w.spec.Series[x[0].series], &w.spec.Series[y[0].series]
	if len(w.lines) > 2 && s.Role == chart.Other || s.Source != t.Source || (s.Role == chart.Pair) != (t.Role == chart.Pair) && (t.Role == chart.A || t.Role == chart.B || s.Role == chart.A || s.Role == chart.B) {
		return nil, nil
	}
	for _, e := range x {
		for _, other := range y {
			if e.X == other.X {
				a.add(e)
				b.add(other)
			}
		}
	}
	return a, b
}

// pairOf is a finding of two series, of which the one with more at last is a.
func (r *Rule) pairOf(a, b entries, salience float64) *finding {
	if a[len(a)-1].Value < b[len(b)-1].Value {
		a, b = b, a
	}
	f := r.one(a, salience)
	f.b, f.other = b[0].series, b[len(b)-1]
	return f
}

// Overtaking is one getting ahead of the other once and for all.
var Overtaking = &Rule{Kind: data.FindOvertaking,
	Forms: []catalogue.Key{catalogue.CaptionOvertaking, catalogue.CaptionOvertakingOnly},
	Bare:  []catalogue.Key{catalogue.CaptionOvertakingBare},
	also: func(w *writer, f *finding) []string {
		lead := ""
		switch {
		case w.m.Meaning == data.Share:
			lead = w.say(catalogue.CaptionPointsAhead, "x", w.points(f.x))
		case w.m.Meaning == data.RatioToWorld:
			lead = w.rounded(f.last)
		case w.plural():
			lead = w.ahead(catalogue.CaptionAgain, f.x, "verb", w.verb(), "b", w.prose(f.b))
		default:
			lead = w.ahead(catalogue.CaptionAgainMuch, f.x, "b", w.prose(f.b))
		}
		return []string{"lead", lead}
	},
	find: func(w *writer, r *Rule) {
		a, b := w.two()
		ahead := make([]float64, len(a))
		for i := range a {
			ahead[i] = a[i].Value - b[i].Value
		}
		at, _ := crossed(a, ahead)
		if at == 0 {
			return
		}
		f := r.pairOf(a, b, 88)
		f.turn = a[at]
		f.x = f.last.Value - f.other.Value
		if w.grows() {
			f.x = f.last.Value / f.other.Value
		}
		// Those that stay side by side do not leave each other behind.
		if f.last.Value < f.other.Value*(1+little) {
			f.salience = 48
		}
		w.add(f)
	}}

// Bounds of a gap that is told: how far it must have gone, in points and as a
// part of the smaller one.
const (
	gapPoints = 2
	gapTimes  = 1.2
)

// Gap is the distance of two shares, then and now.
var Gap = &Rule{Kind: data.FindGap, Forms: []catalogue.Key{catalogue.CaptionGap}, Bare: []catalogue.Key{catalogue.CaptionGapBare},
	also: func(w *writer, f *finding) []string {
		both := w.m.Pair
		if both == "" {
			both = w.say(catalogue.PairOf, "a", w.short(f.a), "b", w.short(f.b))
		}
		return []string{"x", w.points(f.x), "y", w.points(f.y), "widened", w.word(catalogue.CaptionWidened, second(f.y <= f.x)), "s", w.short(f.a), "t", w.short(f.b), "pair", both}
	},
	find: func(w *writer, r *Rule) {
		a, b := w.two()
		if len(a) < 2 {
			return
		}
		f := r.pairOf(a, b, 0)
		// As a reader would reckon them from what is printed.
		x, y := printed(a[0])-printed(b[0]), printed(a[len(a)-1])-printed(b[len(b)-1])
		f.first = a[0]
		f.x, f.y = math.Abs(x), math.Abs(y)
		small, large := math.Min(f.x, f.y), math.Max(f.x, f.y)
		if x*y <= 0 || large-small < gapPoints || large < gapTimes*small {
			return
		}
		f.salience = 65 + math.Min(20, large-small)
		w.add(f)
	}}

// printed is a value with the digits that it is printed with.
func printed(e entry) float64 {
	unit := 1.0
	for range decimalsOf(e.Text) {
		unit *= 10
	}
	return math.Round(e.Value*unit) / unit
}

// Lead is how many times as much one has as the other in the latest year that
// both have.
var Lead = &Rule{Kind: data.FindLead, Forms: []catalogue.Key{catalogue.CaptionLead}, Bare: []catalogue.Key{catalogue.CaptionAgainstBare},
	also: func(w *writer, f *finding) []string {
		k := catalogue.CaptionMore
		if !w.plural() {
			k = catalogue.CaptionMuch
		}
		return []string{"lead", w.ahead(k, f.x, "a", w.prose(f.a), "b", w.prose(f.b), "noun", w.m.Noun, "verb", w.verb(), "who", w.subject(f.a))}
	},
	find: func(w *writer, r *Rule) {
		if w.m.Meaning == data.Flow {
			return
		}
		a, b := w.two()
		if len(a) == 0 {
			return
		}
		f := r.pairOf(a, b, 0)
		if f.x = f.last.Value / f.other.Value; !(f.x >= 1.2) || math.IsInf(f.x, 0) || f.other.Value*math.Max(1, w.m.Per) < smallestBase {
			return
		}
		f.salience = 44 + 16*(1-1/f.x)
		w.add(f)
	}}

// Outnumbering is how many times as many went one way as the other.
var Outnumbering = &Rule{Kind: data.FindLead, Forms: []catalogue.Key{catalogue.CaptionOutnumbering},
	also: func(w *writer, f *finding) []string { return []string{"n", w.times(f.x)} },
	find: func(w *writer, r *Rule) {
		if w.m.Meaning != data.Flow || len(w.lines) != 2 {
			return
		}
		a, b := w.two()
		if len(a) == 0 {
			return
		}
		f := r.pairOf(a, b, 0)
		if f.x = f.last.Value / f.other.Value; f.other.Value < smallestBase || f.x < Doubled {
			return
		}
		f.salience = 42 + 12*(1-1/f.x)
		w.add(f)
	}}

// Against is the two values of the latest year that both have.
var Against = &Rule{Kind: data.FindAgainst, Forms: []catalogue.Key{catalogue.CaptionAgainst, catalogue.CaptionAgainstBrief}, Bare: []catalogue.Key{catalogue.CaptionAgainstBare},
	find: func(w *writer, r *Rule) { w.against(r, false) }}

// AgainstMany is Against of things that places have.
var AgainstMany = &Rule{Kind: data.FindAgainst, Forms: []catalogue.Key{catalogue.CaptionAgainstMany},
	find: func(w *writer, r *Rule) { w.against(r, true) }}

// against finds the last two values of two series that differ, for the sentence
// of a noun in that number.
func (w *writer) against(r *Rule, plural bool) {
	if a, b := w.two(); len(a) > 0 && w.m.Meaning != data.Flow && !w.same(a[len(a)-1], b[len(b)-1]) && w.plural() == plural {
		w.add(r.pairOf(a, b, 38))
	}
}
