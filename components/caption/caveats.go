package caption

import (
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/data"
)

// caveats tells what is missing and noted.
func (w *writer) caveats(clauses *texts) {
	// The facts list few values each, with why one is missing.
	if w.timed() || len(w.all(every)) > valuesListed || w.allZero() {
		w.tell(clauses, catalogue.CaptionMissing, w.stretches(func(p *chart.Point) bool { return !p.Present() }))
	}
	var notes, said texts
	for _, e := range w.all(func(p *chart.Point) bool { return p.Note != "" && !p.OtherSource && !w.flagged(p) }) {
		if said.first(e.Note) {
			notes.add(w.of(w.label(e), strings.TrimRight(e.Note, ".。")))
		}
	}
	clauses.add(w.some(notes, placesListed))
}

// breaks tells where series break, and which of their values are flagged.
func (w *writer) breaks(clauses *texts) {
	broken := 0
	for s := range w.spec.Series {
		years := w.breaksOf(s)
		if len(years) == 0 {
			continue
		}
		if broken++; broken > placesListed {
			continue
		}
		who := w.say(catalogue.CaptionTheSeries)
		if len(w.spec.Series) > 1 && w.who(s) != w.m.Name {
			who = w.say(catalogue.CaptionSeriesOf, "who", w.who(s))
		}
		clauses.add(w.say(catalogue.CaptionBreaks, "who", who, "list", w.list(years)))
	}
	if more := broken - placesListed; more > 0 {
		clauses.add(catalogue.Fill(w.word(catalogue.CaptionMoreBreaks, min(more, 2)-1), "n", strconv.Itoa(more)))
	}
	if broken > 0 {
		clauses.add(w.say(catalogue.CaptionNotAcross))
	}
	w.tell(clauses, catalogue.CaptionFlagged, w.stretches(w.flagged))
}

// tell adds a clause about some points, where there are any.
func (w *writer) tell(clauses *texts, k catalogue.Key, list texts) {
	if len(list) > 0 {
		clauses.add(w.say(k, "list", w.some(list, placesListed)))
	}
}

// flagged reports whether a point over time stands outside its line because of
// its flag.
func (w *writer) flagged(p *chart.Point) bool {
	return p.Open && !p.OtherSource && w.timed() && p.Present()
}

// breaksOf are the years of the first points behind the breaks of a series.
func (w *writer) breaksOf(series int) texts {
	var years texts
	var before *chart.Point
	for p := range w.spec.Series[series].Points {
		e := w.find(series, p)
		if !e.Point.Present() || e.OtherSource {
			continue
		}
		if before != nil && before.Segment != e.Segment {
			years.add(w.when(e.Point))
		}
		before = e.Point
	}
	return years
}

// first reports whether a text is not in the list yet, and adds it.
func (t *texts) first(s string) bool {
	for _, said := range *t {
		if said == s {
			return false
		}
	}
	t.add(s)
	return true
}

// stretches names the points for which keep holds, with the reason or the note
// at them, each said once; years that follow each other in a series become one
// stretch. A cell of a matrix where a place meets itself is left out.
func (w *writer) stretches(keep func(*chart.Point) bool) texts {
	var list, said texts
	for s := range w.spec.Series {
		points := w.spec.Series[s].Points
		for i := 0; i < len(points); i++ {
			p := &points[i]
			if !keep(p) || w.along == chart.ByColumn && w.when(p) == w.who(s) {
				continue
			}
			last := p
			for w.timed() && i+1 < len(points) && keep(&points[i+1]) && w.why(&points[i+1]) == w.why(p) {
				i++
				last = &points[i]
			}
			label := w.label(entry{s, p})
			start, ok := yearOf(p, true)
			if end, too := yearOf(last, true); last != p && ok && too {
				label = format.Period(data.Period{Start: start, End: end}, w.cat.Language)
				if len(w.spec.Series) > 1 {
					label = w.who(s) + w.say(catalogue.ListComma) + label
				}
			}
			why := strings.TrimRight(w.why(p), ".。")
			if !said.first(why) {
				why = ""
			}
			list.add(w.aside(label, why))
		}
	}
	return list
}

// why is the note of a point, or the reason why it is missing.
func (w *writer) why(p *chart.Point) string {
	if p.Present() {
		return p.Note
	}
	return w.reason(p)
}
