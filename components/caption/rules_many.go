package caption

import (
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/data"
)

// First is who has most in the latest year in which every series has a value,
// where none of them is what the chart is about.
var First = &Rule{Kind: data.FindLeader, Forms: []catalogue.Key{catalogue.CaptionFirst}, Bare: []catalogue.Key{catalogue.CaptionFirstBare},
	also: func(w *writer, f *finding) []string {
		at := second(!w.counted())
		return []string{"most", w.word(catalogue.CaptionMostWords, at), "highest", w.word(catalogue.CaptionHighestWords, at)}
	},
	find: func(w *writer, r *Rule) {
		if len(w.lines) < 3 || w.spec.Unnamed > 0 || w.spec.Series[w.lines[0][0].series].Role != chart.Other {
			return
		}
		longest := w.lines[0]
		for i := len(longest) - 1; i >= 0; i-- {
			var list entries
			for _, run := range w.lines {
				for _, e := range run {
					if e.X == longest[i].X {
						list.add(e)
					}
				}
			}
			if len(list) < len(w.lines) {
				continue
			}
			if top := w.top(list); len(top) == 1 {
				w.add(r.one(top, 66))
			}
			return
		}
	}}

// Steps is how many of several series went up, or down, between the same two
// moments.
var Steps = &Rule{Kind: data.FindSteps, Forms: []catalogue.Key{catalogue.CaptionSteps},
	also: func(w *writer, f *finding) []string {
		return []string{"n", strconv.Itoa(int(f.x)), "total", strconv.Itoa(int(f.y))}
	},
	find: func(w *writer, r *Rule) {
		if w.along != chart.ByMoment || len(w.lines) < 3 {
			return
		}
		f := r.one(w.lines[0], 60)
		rose, fell, total := 0, 0, 0
		for _, run := range w.lines {
			first, last := run[0], run[len(run)-1]
			if first.X != f.first.X || last.X != f.last.X || first == last {
				continue
			}
			total++
			switch {
			case w.same(first, last):
			case last.Value > first.Value:
				rose++
			default:
				fell++
			}
		}
		f.up = rose >= fell
		if f.x, f.y = float64(max(rose, fell)), float64(total); f.x > 0 && total > 1 {
			w.add(f)
		}
	}}

// All are the rules of every chart over time.
var All = NewRules(Overtaking, Crossing, Gap, Multiple, First, Steps, Peak, Standing, Lead, Outnumbering, Change, Trough, Move, Steady, Against, AgainstMany, Record, Same,
	Return, Ranging, Level)
