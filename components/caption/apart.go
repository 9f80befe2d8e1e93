package caption

import (
	"strings"

	"bilateral/components/catalogue"
)

// nameApart says in the last of some clauses, which is of years that cannot be compared
// with those before, whose years they are, where those of another series can be.
func (w *writer) nameApart(clauses texts) {
	var whose texts
	for _, run := range w.lines {
		if w.goesOnApart(run) {
			whose.first(strings.TrimSuffix(w.subject(run[0].series), ",")) // that of a bare name sets it apart
		}
	}
	if n := len(whose); n > 0 && n < len(w.lines) && len(clauses) > 0 {
		last := len(clauses) - 1
		clauses[last] = w.finish(w.say(catalogue.CaptionApartOf, "who", w.list(whose), "text", clauses[last]))
	}
}

// goesOnApart reports whether a series has values behind a run, of another segment and
// with nothing wrong.
func (w *writer) goesOnApart(run entries) bool {
	last := run[len(run)-1]
	for i := range w.spec.Series {
		if s := &w.spec.Series[i]; i != last.series && (s.Key == "" || s.Key != w.spec.Series[last.series].Key) {
			continue
		}
		for p := range w.spec.Series[i].Points {
			if e := w.find(i, p); e.Present() && !e.OtherSource && !e.Provisional && !e.Open && e.X > last.X {
				return true
			}
		}
	}
	return false
}
