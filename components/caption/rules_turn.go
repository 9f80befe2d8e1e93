package caption

import (
	"math"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/data"
)

// Bounds of what is a turn.
const (
	// turn is by which part of its own value an extreme must lie beyond the first
	// value, and apart how many years from each end.
	turn  = 0.02
	apart = 3
	// smooth is how many times as long as the straight way to an extreme and from
	// it a path may be for the extreme to be told.
	smooth = 2
	// clearly is by which part of the greater one the last value must be away from an
	// extreme that only one value comes after.
	clearly = 0.1
)

// extreme adds the turn of each run at its greatest or its least value: it must
// lie beyond both ends, apart from them, be reached and left without many
// detours, be left for good, and be the only one in all years of the series.
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
			if beyond < turn*level || beyond == 0 || top.X-first.X < years || len(run) < fewYears ||
				way > smooth*straight || !left(run, at) || w.rivalled(top, sign) {
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
	Peak   = &Rule{Kind: data.FindPeak, Forms: []catalogue.Key{catalogue.CaptionPeak, catalogue.CaptionPeakBrief, catalogue.CaptionPeakOnly}, find: extreme(1, 55)}
	Trough = &Rule{Kind: data.FindTrough, Forms: []catalogue.Key{catalogue.CaptionTrough, catalogue.CaptionTroughBrief}, find: extreme(-1, 45)}
)

// left reports whether what comes after the extreme at that place of a run is more than
// no change: the last value is away from it by more than little, and more than one value
// comes after it or the distance is clear; or the values go one way for years.
func left(run entries, at int) bool {
	top, last, after := run[at], run[len(run)-1], len(run)-1-at
	away := changed(top, last)
	if away > little && (after > 1 || away >= clearly) {
		return true
	}
	if after < fewYears || away < turn {
		return false
	}
	up := last.Value > top.Value
	for i := at + 1; i < len(run); i++ {
		if run[i].Value > run[i-1].Value != up || run[i].Value == run[i-1].Value {
			return false
		}
	}
	return true
}

// rivalled reports whether any other value of the series of an entry, in the years shown
// or not and in any of its parts, is at or beyond it: sign is 1 for above it, -1 for below.
// A provisional value is one, a flagged one is not.
func (w *writer) rivalled(top entry, sign float64) bool {
	own := &w.spec.Series[top.series]
	for i := range w.spec.Series {
		s := &w.spec.Series[i]
		if i != top.series && (s.Key == "" || s.Key != own.Key || s.Source != own.Source) {
			continue
		}
		points := s.Whole
		if points == nil {
			points = s.Points
		}
		for j := range points {
			p := &points[j]
			if !p.Present() || p.Open || i == top.series && p.X == top.X {
				continue
			}
			if sign*p.Value >= sign*top.Value || p.Text == top.Text && p.Text != "" {
				return true
			}
		}
	}
	return false
}

// longRun is how many values a run has at the least of which the last can be a
// record.
const longRun = 10

// Record is a last value that is the greatest of many, in all years of the series.
var Record = &Rule{Kind: data.FindRecord, Forms: []catalogue.Key{catalogue.CaptionRecord},
	also: func(w *writer, _ *finding) []string {
		return []string{"most", w.word(catalogue.CaptionMostWords, second(!w.counted()))}
	},
	find: func(w *writer, r *Rule) {
		for _, run := range w.lines {
			if last := run[len(run)-1]; len(run) >= longRun && !w.rivalled(last, 1) {
				w.add(r.one(run, 34))
			}
		}
	}}

// Turned is the year in which a chart of one series over time peaked, or that of its last
// value which is a record, and which of the two; 0 where it is neither.
func Turned(cat *catalogue.Catalogue, m *Measure, spec *chart.Spec) (year int, kind data.FindingKind) {
	own := *m
	own.Rules = NewRules(Peak, Record)
	w := newWriter(cat, &own, spec)
	if w.findings(); len(w.found) == 0 {
		return 0, 0
	}
	f := w.found[0]
	if kind = f.rule.Kind; kind == data.FindPeak {
		return f.turn.X, kind
	}
	return f.last.X, kind
}
