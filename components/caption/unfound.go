package caption

import (
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/data"
)

// unfound is what is said where nothing was found because those that the chart is about
// have no value that may be used: the last values of the first two where they are
// provisional, which years are doubtful, or that there is nothing. It is "" where a chart
// is of others.
func (w *writer) unfound() string {
	var who, doubtful texts
	var last entries
	for i := range w.spec.Series {
		s := &w.spec.Series[i]
		if s.Role == chart.Other || s.Role == chart.Deck || s.Dimmed || s.Benchmark {
			continue
		}
		who.first(w.prose(i))
		var newest entry
		for p := range s.Points {
			switch e := w.find(i, p); {
			case !e.Present() || e.OtherSource:
			case e.Open:
				doubtful.first(w.when(e.Point))
			case !e.Provisional:
				return "" // it may be used, and the measure does not want it told
			default:
				newest = e
			}
		}
		if newest.Point != nil {
			last.add(newest)
		}
	}
	years := w.years()
	switch {
	case len(last) > 0:
		return w.aside(w.heading(w.uncertain(last, len(who))), w.say(catalogue.CaptionUncertain))
	case len(doubtful) > 0:
		text := w.ofYears(catalogue.CaptionOutOfLine, doubtful)
		return w.fitting(w.of(w.m.Name, text), text)
	case len(who) == 0 || years == "":
		return ""
	}
	return w.fitting(w.say(catalogue.CaptionNothingOf, "name", w.m.Name, "list", w.list(who), "years", years),
		w.say(catalogue.NothingInYears, "names", w.list(who), "years", years))
}

// fitting is a text where it is short enough for a title, or else a shorter one.
func (w *writer) fitting(text, brief string) string {
	if Fits(w.cat, text) {
		return text
	}
	return strings.TrimRight(brief, ".。")
}

// uncertain is a finding of the last values of so many series: of two of one year side
// by side, or else of the first.
func (w *writer) uncertain(last entries, of int) *finding {
	if len(last) != 2 || of != 2 || !allowed[w.m.Meaning].Has(data.FindAgainst) || last[0].X != last[1].X || w.same(last[0], last[1]) {
		return Level.one(last[:1], 0)
	}
	rule := Against
	if w.plural() {
		rule = AgainstMany
	}
	return rule.pairOf(last[:1], last[1:], 0)
}
