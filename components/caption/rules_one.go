package caption

import (
	"math"

	"bilateral/components/catalogue"
	"bilateral/data"
)

// Bounds of what is found in one series.
const (
	// little is the part of a value below which a change is little, and within
	// which a whole path is steady.
	little = 0.05
	// smallestBase is the smallest number of which a multiple is told.
	smallestBase = 20
	// Doubled is from where a multiple is told: what rounds to two.
	Doubled = 1.95
)

// Multiple is how many times as much there was at last as at first.
var Multiple = &Rule{Kind: data.FindMultiple, Forms: []catalogue.Key{catalogue.CaptionMultiple, catalogue.CaptionMultipleBrief},
	also: func(w *writer, f *finding) []string { return []string{"times", w.multiple(f.x)} },
	find: func(w *writer, r *Rule) {
		for _, run := range w.lines {
			first, last := run[0].Value, run[len(run)-1].Value
			most := last
			for _, e := range run {
				most = math.Max(most, e.Value)
			}
			x := last / first
			if first*math.Max(w.m.Per, 1) < smallestBase || x < Doubled || most > last*1.25 {
				continue
			}
			f := r.one(run, 60+25*(1-Doubled/x))
			f.x, f.up = x, true
			w.add(f)
		}
	}}

// Change is from the first value to the last.
var Change = &Rule{Kind: data.FindChange, Forms: []catalogue.Key{catalogue.CaptionChange, catalogue.CaptionChangeBrief},
	find: func(w *writer, r *Rule) {
		for _, run := range w.lines {
			first, last := run[0], run[len(run)-1]
			size := changed(first, last)
			if len(run) < 2 || w.same(first, last) || near(first, last) {
				continue
			}
			f := r.one(run, 40+25*size)
			f.up = last.Value > first.Value
			w.add(f)
		}
	}}

// changed is by which part of the larger of them two values differ.
func changed(first, last entry) float64 {
	return math.Abs(last.Value-first.Value) / math.Max(math.Abs(first.Value), math.Abs(last.Value))
}

// Steady is a whole path of some length that stays near its first value, Return one of
// fewer values; Ranging is a path that does not, though its last value is near the first.
var (
	Steady = &Rule{Kind: data.FindSteady, Forms: []catalogue.Key{catalogue.CaptionSteady, catalogue.CaptionSteadyBrief}, find: func(w *writer, r *Rule) {
		for _, run := range w.lines {
			f := r.one(run, 45)
			if f.low, f.high = extent(run); len(run) >= fewYears && steady(run) && !w.same(f.low, f.high) {
				w.add(f)
			}
		}
	}}
	Return = &Rule{Kind: data.FindReturn, Forms: []catalogue.Key{catalogue.CaptionReturn, catalogue.CaptionReturnBrief}, find: func(w *writer, r *Rule) {
		for _, run := range w.lines {
			if f := r.one(run, 30); len(run) < fewYears && steady(run) && !w.same(f.first, f.last) {
				w.add(f)
			}
		}
	}}
	Ranging = &Rule{Kind: data.FindReturn, Forms: []catalogue.Key{catalogue.CaptionRanging, catalogue.CaptionRangingBrief}, find: func(w *writer, r *Rule) {
		for _, run := range w.lines {
			f := r.one(run, 30)
			if f.low, f.high = extent(run); near(f.first, f.last) && !w.same(f.first, f.last) && !steady(run) {
				w.add(f)
			}
		}
	}}
	// Same is a Return to the very value.
	Same = &Rule{Kind: data.FindReturn, Forms: []catalogue.Key{catalogue.CaptionSame}, find: func(w *writer, r *Rule) {
		for _, run := range w.lines {
			if last := run[len(run)-1]; len(run) > 1 && w.same(run[0], last) {
				w.add(r.one(run, 32))
			}
		}
	}}
)

// near reports whether a value is within little of one that came before it.
func near(first, e entry) bool {
	return math.Abs(e.Value-first.Value) <= little*math.Abs(first.Value)
}

// steady reports whether all values of a run stay near its first.
func steady(run entries) bool {
	for _, e := range run {
		if !near(run[0], e) {
			return false
		}
	}
	return true
}

// Level is the last value that may be told of.
var Level = &Rule{Kind: data.FindLevel, Forms: []catalogue.Key{catalogue.CaptionLevel},
	find: func(w *writer, r *Rule) {
		for _, run := range w.lines {
			w.add(r.one(run[len(run)-1:], 10))
		}
	}}

// Move is from the first rank to the last.
var Move = &Rule{Kind: data.FindMove, Forms: []catalogue.Key{catalogue.CaptionMove},
	find: func(w *writer, r *Rule) {
		for _, run := range w.lines {
			first, last := run[0], run[len(run)-1]
			if !w.same(first, last) {
				f := r.one(run, 50+3*math.Min(10, math.Abs(last.Value-first.Value)))
				f.up = last.Value < first.Value
				w.add(f)
			}
		}
	}}

// Crossing is a benchmark that a series passes once, to stay beyond it.
var Crossing = &Rule{Kind: data.FindCrossing, Forms: []catalogue.Key{catalogue.CaptionCrossing},
	also: func(w *writer, f *finding) []string {
		return []string{"passed", w.word(catalogue.CaptionPassed, second(f.up))}
	},
	find: func(w *writer, r *Rule) {
		if w.spec.Benchmark == nil {
			return
		}
		for _, run := range w.lines {
			if at, up := crossed(run, w.beyond(run)); at > 0 {
				f := r.one(run, 86)
				f.turn, f.up = run[at], up
				w.add(f)
			}
		}
	}}

// beyond is how far each value lies beyond the benchmark.
func (w *writer) beyond(run entries) []float64 {
	distance := make([]float64, len(run))
	for i, e := range run {
		distance[i] = e.Value - w.spec.Benchmark.Value
	}
	return distance
}

// crossed is where the distances of a run change their sign once and for all, and
// whether they go up there. It is 0 where they do not, do more than once or only
// at last, or do so in years that have no value.
func crossed(run entries, distance []float64) (at int, up bool) {
	for i := 1; i < len(run); i++ {
		before, here := distance[i-1], distance[i]
		if before > 0 == (here > 0) && before < 0 == (here < 0) {
			continue
		}
		if at > 0 || before == 0 || here == 0 || run[i].X > run[i-1].X+1 || i == len(run)-1 {
			return 0, false
		}
		at, up = i, here > 0
	}
	return at, up
}

// Standing is how a series goes, and on which side of a benchmark it stands.
var Standing = &Rule{Kind: data.FindStanding, Forms: []catalogue.Key{catalogue.CaptionStanding, catalogue.CaptionStandingTo, catalogue.CaptionStandingNow},
	also: func(w *writer, f *finding) []string {
		above := second(f.x > 0)
		return []string{"side", w.word(catalogue.CaptionSides, 2*above+second(f.up != (f.x > 0))), "than", w.word(catalogue.CaptionThan, above)}
	},
	find: func(w *writer, r *Rule) {
		if w.spec.Benchmark == nil {
			return
		}
		for _, run := range w.lines {
			first, last := run[0], run[len(run)-1]
			f := r.one(run, 62)
			f.x = last.Value - w.spec.Benchmark.Value
			f.up = last.Value > first.Value
			if at, _ := crossed(run, w.beyond(run)); f.x != 0 && at == 0 && len(run) > 1 && !near(first, last) {
				w.add(f)
			}
		}
	}}
