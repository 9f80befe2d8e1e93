package caption

import (
	"math"
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/data"
)

// present says whether a point has a value.
func present(p *chart.Point) bool {
	return !p.Missing && !math.IsNaN(p.Value) && !math.IsInf(p.Value, 0)
}

// usable says whether a point may be compared: an open one is flagged or of
// another release. The open cell of a matrix is only the one picked out.
func (w *writer) usable(p *chart.Point) bool {
	return present(p) && (!p.Open || w.spec.Form == chart.Matrix)
}

func every(*chart.Point) bool { return true }

// entries are the points for which keep holds, series by series.
func (w *writer) entries(keep func(*chart.Point) bool) []entry {
	var list []entry
	for s := range w.spec.Series {
		for p := range w.spec.Series[s].Points {
			if e := (entry{s, p}); keep(w.at(e)) {
				list = append(list, e)
			}
		}
	}
	return list
}

// same says whether a reader sees two values as equal.
func (w *writer) same(a, b entry) bool {
	p, q := w.at(a), w.at(b)
	return p.Value == q.Value || p.Text == q.Text && p.Text != ""
}

// score orders values from low to high: the first rank is the highest.
func (w *writer) score(e entry) float64 {
	if w.m.Meaning == data.Rank {
		return -w.at(e).Value
	}
	return w.at(e).Value
}

// top are the entries that share the highest place.
func (w *writer) top(list []entry) []entry {
	best := list[0]
	for _, e := range list {
		if w.score(e) > w.score(best) {
			best = e
		}
	}
	return w.equalTo(best, list)
}

// equalTo are the entries that are seen as equal to one. The two cells of a
// pair in a matrix count once.
func (w *writer) equalTo(one entry, list []entry) []entry {
	var tied []entry
	for _, e := range list {
		if w.same(one, e) && !w.mirrored(e, tied) {
			tied = append(tied, e)
		}
	}
	return tied
}

func (w *writer) mirrored(e entry, among []entry) bool {
	if w.spec.Form != chart.Matrix {
		return false
	}
	for _, other := range among {
		if w.when(w.at(e)) == w.who(other.series) && w.when(w.at(other)) == w.who(e.series) {
			return true
		}
	}
	return false
}

// pair is the series of the two places together, or -1. mixed says that it
// stands among its own members, so that it must not be compared with them.
func (w *writer) pair() (series int, mixed bool) {
	series = -1
	for i := range w.spec.Series {
		switch w.spec.Series[i].Role {
		case chart.Pair:
			if series < 0 {
				series = i
			}
		case chart.A, chart.B:
			mixed = true
		}
	}
	return series, mixed && series >= 0
}

func (w *writer) allZero() bool {
	for _, e := range w.entries(present) {
		if w.at(e).Value != 0 {
			return false
		}
	}
	return w.m.Meaning != data.Rank
}

// title is the finding.
func (w *writer) title() string {
	switch list := w.entries(w.usable); {
	case len(w.entries(present)) == 0:
		return w.say(catalogue.CaptionNoValue, "name", w.m.Name)
	case w.allZero():
		return w.say(catalogue.CaptionAllZero, "name", w.m.Name)
	case len(list) == 0 || w.spec.Form == chart.Ranges:
		return w.m.Name
	case w.timed():
		return w.courseTitle()
	default:
		return w.momentTitle(list)
	}
}

// momentTitle is the finding of values of one moment.
func (w *writer) momentTitle(list []entry) string {
	if series, mixed := w.pair(); mixed {
		var members []entry
		for _, e := range list {
			if e.series == series {
				return w.standing(e)
			}
			members = append(members, e)
		}
		list = members
	}
	for _, e := range list {
		if w.at(e).Open {
			return w.standing(e) // the cell of a matrix that is picked out
		}
	}
	top := w.top(list)
	equal := len(top) == len(list)
	switch {
	case len(list) == 1:
		return w.standing(list[0])
	case w.m.Meaning == data.Flow && len(list) == 2 && equal:
		return w.say(catalogue.CaptionBothWays, "who", w.who(list[0].series), "value", w.amount(list[0]))
	case w.m.Meaning == data.Flow && len(list) == 2:
		other := list[0]
		if other == top[0] {
			other = list[1]
		}
		return w.say(catalogue.CaptionAgainst, "who", w.who(top[0].series), "value", w.amount(top[0]), "other", w.value(other))
	case w.m.Meaning == data.Rank && len(list) > namesListed:
		// Ranks may be of different orders: then none is the highest.
		return w.m.Name
	case w.m.Meaning == data.Rank:
		return w.values(list)
	case equal && len(list) > namesListed:
		return w.say(catalogue.CaptionEqual, "n", strconv.Itoa(len(list)), "value", w.amount(top[0]))
	case equal:
		return w.of(w.names(top, len(list)), w.amount(top[0]))
	}
	key := catalogue.CaptionHighest
	if w.m.Meaning == data.Count {
		key = catalogue.CaptionMost
	}
	return w.say(key, "who", w.names(top, len(list)), "value", w.amount(top[0]))
}

// standing says one value, against the world where it is a ratio to it.
func (w *writer) standing(e entry) string {
	p, rule, who := w.at(e), w.spec.Rule, w.label(e)
	if w.m.Meaning != data.RatioToWorld || rule == nil || rule.Value <= 0 || !present(p) {
		return w.of(who, w.amount(e))
	}
	decimals := decimalsOf(p.Text)
	key := catalogue.CaptionAbove
	switch ratio := p.Value / rule.Value; {
	case ratio >= 2:
		return w.say(catalogue.CaptionTimes, "who", who, "times", format.Number(ratio, min(decimals, 1)))
	case p.Value == rule.Value || p.Text == format.Number(rule.Value, decimals):
		key = catalogue.CaptionAtWorld
	case ratio < 1:
		key = catalogue.CaptionBelow
	}
	return w.say(key, "who", who, "value", p.Text)
}

// decimalsOf is how many digits stand after the point of a printed number.
func decimalsOf(text string) int {
	_, fraction, _ := strings.Cut(text, ".")
	n := 0
	for n < len(fraction) && fraction[n] >= '0' && fraction[n] <= '9' {
		n++
	}
	return n
}

// values lists values with whose they are.
func (w *writer) values(list []entry) string {
	var texts []string
	for _, e := range list {
		texts = append(texts, w.of(w.label(e), w.said(e)))
	}
	return w.some(texts, valuesListed)
}

// spread is the lowest and the highest of many values.
func (w *writer) spread(list []entry) (string, bool) {
	if len(list) < 2 {
		return "", false
	}
	low, high := list[0], list[0]
	for _, e := range list {
		if w.at(e).Value < w.at(low).Value {
			low = e
		}
		if w.at(e).Value > w.at(high).Value {
			high = e
		}
	}
	if w.same(low, high) {
		return w.say(catalogue.CaptionEqual, "n", strconv.Itoa(len(list)), "value", w.amount(low)), !w.timed()
	}
	end := func(e entry) string { return w.aside(w.value(e), w.names(w.equalTo(e, list), len(list))) }
	return w.say(catalogue.CaptionRange, "low", end(low), "high", end(high)), true
}

// facts are the clauses that say what the chart shows, beside its subtitle.
func (w *writer) facts() []string {
	var facts []string
	switch all := w.entries(present); {
	case len(all) == 0:
		return []string{w.title()}
	case w.allZero():
		facts = append(facts, w.title())
	case w.timed():
		facts = w.courses()
	default:
		facts = w.moment(all)
	}
	if rule := w.spec.Rule; rule != nil && rule.Label != "" {
		facts = append(facts, rule.Label)
	}
	return facts
}

// moment says the values of one moment: each, or where they lie when they are
// many.
func (w *writer) moment(all []entry) []string {
	if listed := w.entries(every); len(listed) <= valuesListed {
		return []string{w.values(listed)}
	}
	if w.spec.Form == chart.Ranges || w.m.Meaning == data.Rank || len(all) <= namesListed {
		return []string{w.values(all)}
	}
	var facts []string
	list := w.entries(w.usable)
	if series, mixed := w.pair(); mixed {
		members := list[:0:0]
		for _, e := range list {
			if e.series == series {
				facts = append(facts, w.standing(e))
			} else {
				members = append(members, e)
			}
		}
		list = members
	}
	if text, ok := w.spread(list); ok {
		facts = append(facts, text)
	}
	return facts
}
