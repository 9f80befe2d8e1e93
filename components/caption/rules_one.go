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
	// doubled is from where a multiple is told: what rounds to two.
	doubled = 1.95
	// turn is by which part of its own value an extreme must lie beyond both ends,
	// and apart how many years from each.
	turn  = 0.02
	apart = 3
	// smooth is how many times as long as the straight way to an extreme and from
	// it a path may be for the extreme to be told.
	smooth = 2
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
			if first*math.Max(w.m.Per, 1) < smallestBase || x < doubled || most > last*1.25 {
				continue
			}
			f := r.one(run, 60+25*(1-doubled/x))
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
			if len(run) < 2 || w.same(first, last) || size < little {
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

// extreme adds the turn of each run at its greatest or its least value: it must
// lie beyond both ends, apart from them, be reached and left without many
// detours, and be the only one.
func extreme(sign, least float64) func(*writer, *Rule) {
	return func(w *writer, r *Rule) {
		for _, run := range w.lines {
			first, last, at := run[0], run[len(run)-1], 0
			way := 0.0
			for i := range run {
				if sign*run[i].Value > sign*run[at].Value {
					at = i
				}
				if i > 0 {
					way += math.Abs(run[i].Value - run[i-1].Value)
				}
			}
			top := run[at]
			end := math.Max(sign*first.Value, sign*last.Value)
			level := math.Max(math.Abs(top.Value), math.Abs(end))
			beyond := sign*top.Value - end
			years := max(1, min(apart, (last.X-first.X)/3))
			straight := math.Abs(top.Value-first.Value) + math.Abs(top.Value-last.Value)
			if beyond < turn*level || beyond == 0 || top.X-first.X < years || last.X-top.X < years || len(run) < fewYears ||
				way > smooth*straight || len(w.equalTo(top, run)) > 1 || w.rounded(top) == w.rounded(last) {
				continue
			}
			after := math.Abs(top.Value - last.Value)
			if sign < 0 {
				// A fall that hardly was one is no news.
				after = math.Min(after, math.Abs(top.Value-first.Value))
			}
			f := r.one(run, least+80*after/level)
			f.turn, f.up = top, sign < 0 && r.Kind == data.FindPeak
			w.add(f)
		}
	}
}

// Peak is the greatest value and what came after, Trough the least.
var (
	Peak   = &Rule{Kind: data.FindPeak, Forms: []catalogue.Key{catalogue.CaptionPeak, catalogue.CaptionPeakBrief}, find: extreme(1, 55)}
	Trough = &Rule{Kind: data.FindTrough, Forms: []catalogue.Key{catalogue.CaptionTrough}, find: extreme(-1, 45)}
)

// longRun is how many values a run has at the least of which the last can be a
// record.
const longRun = 10

// Record is a last value that is the greatest of many.
var Record = &Rule{Kind: data.FindRecord, Forms: []catalogue.Key{catalogue.CaptionRecord},
	also: func(w *writer, _ *finding) []string {
		return []string{"most", w.word(catalogue.CaptionMostWords, second(!w.counted()))}
	},
	find: func(w *writer, r *Rule) {
		for _, run := range w.lines {
			if top := w.top(run); len(run) >= longRun && len(top) == 1 && top[0] == run[len(run)-1] {
				w.add(r.one(run, 34))
			}
		}
	}}

// Steady is a whole path that stays near its first value, Return a last value
// near the first though the path was not.
var (
	Steady = &Rule{Kind: data.FindSteady, Forms: []catalogue.Key{catalogue.CaptionSteady}, find: func(w *writer, r *Rule) {
		for _, run := range w.lines {
			f := r.one(run, 45)
			if f.low, f.high = extent(run); steady(run) && !w.same(f.low, f.high) {
				w.add(f)
			}
		}
	}}
	Return = &Rule{Kind: data.FindReturn, Forms: []catalogue.Key{catalogue.CaptionReturn}, find: func(w *writer, r *Rule) {
		for _, run := range w.lines {
			f := r.one(run, 30)
			if changed(f.first, f.last) < little && !w.same(f.first, f.last) && !steady(run) {
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

// steady reports whether a run is long and stays near its first value.
func steady(run entries) bool {
	for _, e := range run {
		if math.Abs(e.Value-run[0].Value) > little*math.Abs(run[0].Value) {
			return false
		}
	}
	return len(run) >= fewYears
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
			if at, _ := crossed(run, w.beyond(run)); f.x != 0 && at == 0 && len(run) > 1 && changed(first, last) >= little {
				w.add(f)
			}
		}
	}}
