package caption

import (
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/data"
)

// care are the clauses about what is missing, broken, flagged and noted.
func (w *writer) care() []string {
	var clauses []string
	add := func(k catalogue.Key, texts []string) {
		if len(texts) > 0 {
			clauses = append(clauses, w.say(k, "list", w.some(texts, placesListed)))
		}
	}
	missing := func(p *chart.Point) bool { return !present(p) }
	flagged := func(p *chart.Point) bool { return present(p) && p.Open && w.timed() }
	// The facts list few values each, with why one is missing.
	listed := !w.timed() && len(w.entries(every)) <= valuesListed && !w.allZero()
	if !listed {
		add(catalogue.CaptionMissing, w.stretches(missing, w.reason))
	}
	var breaks []string
	if w.timed() {
		for s := range w.spec.Series {
			breaks = append(breaks, w.breaks(s)...)
		}
	}
	add(catalogue.CaptionBreaks, breaks)
	note := func(p *chart.Point) string { return p.Note }
	add(catalogue.CaptionFlagged, w.stretches(flagged, note))
	var notes []string
	for _, e := range w.entries(func(p *chart.Point) bool { return p.Note != "" && !flagged(p) }) {
		notes = append(notes, w.of(w.label(e), w.at(e).Note))
	}
	if len(notes) > 0 {
		clauses = append(clauses, w.some(notes, placesListed))
	}
	return clauses
}

// breaks are the first points behind the breaks of a series.
func (w *writer) breaks(series int) []string {
	var labels []string
	before := -1
	for p := range w.spec.Series[series].Points {
		e := entry{series, p}
		if !present(w.at(e)) {
			continue
		}
		if before >= 0 && w.at(entry{series, before}).Segment != w.at(e).Segment {
			labels = append(labels, w.label(e))
		}
		before = p
	}
	return labels
}

// stretches names the points for which keep holds, with what is to be said of
// them; years that follow each other in a series become one stretch. A cell of
// a matrix where a place meets itself is left out.
func (w *writer) stretches(keep func(*chart.Point) bool, why func(*chart.Point) string) []string {
	var texts []string
	for s := range w.spec.Series {
		points := w.spec.Series[s].Points
		for p := 0; p < len(points); p++ {
			if !keep(&points[p]) || w.spec.Form == chart.Matrix && w.when(&points[p]) == w.who(s) {
				continue
			}
			label, reason := w.label(entry{s, p}), why(&points[p])
			start, timed := yearOf(&points[p], w.timed())
			end := start
			for timed && w.timed() && p+1 < len(points) && keep(&points[p+1]) && why(&points[p+1]) == reason {
				next, ok := yearOf(&points[p+1], true)
				if !ok {
					break
				}
				end = next
				p++
			}
			if end != start {
				label = format.Period(data.Period{Start: start, End: end}, w.cat.Language)
				if len(w.spec.Series) > 1 {
					label = w.who(s) + w.say(catalogue.ListComma) + label
				}
			}
			texts = append(texts, w.aside(label, reason))
		}
	}
	return texts
}
