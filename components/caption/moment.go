package caption

import (
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/data"
)

func every(*chart.Point) bool { return true }

// all are the points for which keep holds, series by series.
func (w *writer) all(keep func(*chart.Point) bool) entries {
	var list entries
	for s := range w.spec.Series {
		for p := range w.spec.Series[s].Points {
			if e := w.find(s, p); keep(e.Point) {
				list.add(e)
			}
		}
	}
	return list
}

// same reports whether a reader sees two values as equal.
func (w *writer) same(a, b entry) bool {
	p, q := a.Point, b.Point
	return p.Value == q.Value || p.Text == q.Text && p.Text != ""
}

// score orders values from low to high: the first rank is the highest.
func (w *writer) score(e entry) float64 {
	if w.m.Meaning == data.Rank {
		return -e.Value
	}
	return e.Value
}

// top are the entries that share the highest place.
func (w *writer) top(list entries) entries {
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
func (w *writer) equalTo(one entry, list entries) entries {
	var tied entries
	for _, e := range list {
		if w.same(one, e) && !w.mirrored(e, tied) {
			tied.add(e)
		}
	}
	return tied
}

func (w *writer) mirrored(e entry, among entries) bool {
	if w.along != chart.ByColumn {
		return false
	}
	for _, other := range among {
		if w.when(e.Point) == w.who(other.series) && w.when(other.Point) == w.who(e.series) {
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
	for _, e := range w.all((*chart.Point).Present) {
		if e.Value != 0 {
			return false
		}
	}
	return w.m.Meaning != data.Rank
}

// title is the finding.
func (w *writer) title() string {
	switch list := w.all((*chart.Point).Comparable); {
	case len(w.all((*chart.Point).Present)) == 0:
		return w.say(catalogue.CaptionNoValue, "name", w.m.Name)
	case w.allZero():
		return w.say(catalogue.CaptionAllZero, "name", w.m.Name)
	case len(list) == 0 || w.along == chart.BySource || w.timed():
		return w.m.Name
	default:
		return w.momentTitle(list)
	}
}

// standing says one value, against the world where it is a ratio to it.
func (w *writer) standing(e entry) string {
	p, benchmark, who := e.Point, w.spec.Benchmark, w.label(e)
	if w.m.Meaning != data.RatioToWorld || benchmark == nil || benchmark.Value <= 0 || !p.Present() {
		return w.of(who, w.amount(e))
	}
	decimals := decimalsOf(p.Text)
	key := catalogue.CaptionAbove
	switch ratio := p.Value / benchmark.Value; {
	case ratio >= 2:
		return w.say(catalogue.CaptionTimesWorld, "who", who, "benchmark", w.benchmark(), "times", format.Number(ratio, min(decimals, 1)))
	case p.Value == benchmark.Value || p.Text == format.Number(benchmark.Value, decimals):
		key = catalogue.CaptionAtWorld
	case ratio < 1:
		key = catalogue.CaptionBelow
	}
	return w.say(key, "who", who, "benchmark", w.benchmark(), "value", p.Text)
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
func (w *writer) values(list entries) string {
	var said texts
	for _, e := range list {
		label := w.label(e)
		if w.along == chart.Single {
			label = w.prose(e.series)
		}
		said.add(w.of(label, w.said(e)))
	}
	return w.finish(w.some(said, valuesListed))
}

// extent is the first of the lowest and the first of the highest of some values.
func extent(list entries) (low, high entry) {
	low, high = list[0], list[0]
	for _, e := range list {
		if e.Value < low.Value {
			low = e
		}
		if e.Value > high.Value {
			high = e
		}
	}
	return low, high
}

// spread is the lowest and the highest of many values, "" where no two differ
// over time.
func (w *writer) spread(list entries) string {
	if len(list) < 2 {
		return ""
	}
	low, high := extent(list)
	switch {
	case !w.same(low, high):
		return w.say(catalogue.CaptionRange, "low", w.end(low, list), "high", w.end(high, list))
	case w.timed():
		return ""
	}
	return w.say(catalogue.CaptionEqual, "name", w.m.Name, "n", strconv.Itoa(len(list)), "value", w.amount(low))
}

// end is an end of a range: the value, and whose it is, or how many share it.
func (w *writer) end(e entry, list entries) string {
	return w.aside(w.value(e), unbracketed(w.names(w.equalTo(e, list), len(list), catalogue.CaptionShared)))
}

// unbracketed sets what a name has in brackets off by commas: brackets are not nested.
func unbracketed(names string) string {
	for _, pair := range [...][2]string{{" (", ", "}, {")", ""}, {"（", "、"}, {"）", ""}} {
		names = strings.ReplaceAll(names, pair[0], pair[1])
	}
	return names
}

// moment tells the values of one moment: each, or where they lie when they are
// many.
func (w *writer) moment(clauses *texts) {
	list := w.all(every)
	many := len(list) > valuesListed
	if many {
		list = w.all((*chart.Point).Present)
	}
	if !many || w.along == chart.BySource || w.m.Meaning == data.Rank {
		clauses.add(w.values(list))
		return
	}
	pair, mixed := w.pair()
	var others entries
	for _, e := range w.all((*chart.Point).Comparable) {
		if mixed && e.series == pair {
			clauses.add(w.standing(e))
		} else {
			others.add(e)
		}
	}
	clauses.add(w.spread(others))
}
