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

// Bounds of what is called a change.
const (
	// little is the part of the larger value below which a change is little.
	little = 0.05
	// swing is the part of the largest value that the whole range must reach
	// for a peak or a dip to be told.
	swing = 0.2
	// turn is the part of the whole range by which an extreme must lie beyond
	// both ends to be called a peak or a dip.
	turn = 0.25
	// percentFrom is the smallest count whose change is given in per cent.
	percentFrom = 20
)

// run is the part of a series that is compared: the points of one segment that
// have a value and no flag. It is the latest segment with at least three, or
// else two, or else one.
func (w *writer) run(series int) entries {
	var best, current entries
	points := w.spec.Series[series].Points
	for p := range points {
		if len(current) > 0 && points[p].Segment != current[0].Segment {
			current = nil
		}
		if !points[p].Comparable() {
			continue
		}
		current.add(entry{series, &points[p]})
		if len(current) >= min(len(best), 3) {
			best = current
		}
	}
	return best
}

// trend says how a series went, "" when it has nothing to compare, and by how
// many per cent it changed, "" where that would say more than is known.
func (w *writer) trend(series int) (clause, change string) {
	run := w.run(series)
	if len(run) == 0 {
		return "", ""
	}
	first, last := run[0], run[len(run)-1]
	who := w.who(series)
	if len(run) == 1 {
		return w.pointText(first), ""
	}
	high, low, most := first, first, 0.0
	for _, e := range run {
		if w.score(e) > w.score(high) {
			high = e
		}
		if w.score(e) < w.score(low) {
			low = e
		}
		most = math.Max(most, math.Abs(e.Value))
	}
	top, bottom, start, end := w.score(high), w.score(low), w.score(first), w.score(last)
	whole := top - bottom
	far := whole * turn
	peak, dip := top-math.Max(start, end) >= far, math.Min(start, end)-bottom >= far
	ranked := w.m.Meaning == data.Rank
	if !ranked && whole < swing*most || w.same(high, low) {
		peak, dip = false, false
	}
	turning := high
	if dip {
		turning = low
	}
	key := catalogue.CaptionLittle
	switch {
	case peak && dip || (peak || dip) && len(w.equalTo(turning, run)) > 1:
		key = catalogue.CaptionVaried
	case peak:
		key = catalogue.CaptionPeak
	case dip:
		key = catalogue.CaptionTrough
	case w.same(first, last):
		key = catalogue.CaptionSame
	case !ranked && math.Abs(end-start) < little*math.Max(math.Abs(start), math.Abs(end)):
		// little, as set
	default:
		change = w.change(first, last)
		rose, fell := catalogue.CaptionRose, catalogue.CaptionFell
		if !w.counted() {
			// Japanese has other words for levels than for counts.
			rose, fell = catalogue.CaptionRoseLevel, catalogue.CaptionFellLevel
		}
		if key = rose; end < start {
			key = fell
		}
	}
	return w.say(key, "who", who, "first", w.value(first), "start", w.when(first.Point),
		"last", w.value(last), "end", w.when(last.Point), "turn", w.value(turning), "mid", w.when(turning.Point),
		"low", w.value(low), "high", w.value(high)), change
}

// Trends says how some series went, by their keys and in that order: of
// several parts of a series the last that can be compared. It is "" when none
// can.
func Trends(cat *catalogue.Catalogue, m *Measure, spec *chart.Spec, keys []string) string {
	w := newWriter(cat, m, spec)
	var clauses texts
	for _, key := range keys {
		told, last := "", 0
		for i := range spec.Series {
			run := w.run(i)
			if spec.Series[i].Key != key || len(run) == 0 || run[len(run)-1].X <= last {
				continue
			}
			last = run[len(run)-1].X
			told, _ = w.trend(i)
		}
		clauses.add(told)
	}
	return strings.Join(clauses, w.say(catalogue.Semicolon))
}

// change is the change between two counts in per cent, to three significant
// digits at most; "" for what is no count or too small a one.
func (w *writer) change(first, last entry) string {
	a, b := first.Value, last.Value
	if !w.counted() || a < percentFrom || a != math.Trunc(a) || b != math.Trunc(b) {
		return ""
	}
	percent, unit := 100*(b-a)/a, 1.0
	if math.Abs(percent) < 10 {
		return format.Percent(percent, 1, true)
	}
	for math.Abs(percent)/unit >= 1000 {
		unit *= 10
	}
	return format.Percent(math.Round(percent/unit)*unit, 0, true)
}

// pool are the series that are talked about: those picked out, else all.
func (w *writer) pool() []int {
	var picked, all []int
	for i := range w.spec.Series {
		if len(w.run(i)) == 0 {
			continue
		}
		all = append(all, i)
		if !w.spec.Series[i].Dimmed {
			picked = append(picked, i)
		}
	}
	if len(picked) > 0 {
		return picked
	}
	return all
}

// subject is the one series that a chart over time is about, or -1: the only
// one picked out, else the one in ink, else the pair.
func (w *writer) subject(pool []int) int {
	if len(pool) == 1 {
		return pool[0]
	}
	for _, role := range [...]chart.Role{chart.Ink, chart.Pair} {
		for _, i := range pool {
			if w.spec.Series[i].Role == role {
				return i
			}
		}
	}
	return -1
}

// trendTitle is the finding of series over time.
func (w *writer) trendTitle() string {
	pool := w.pool()
	if subject := w.subject(pool); subject >= 0 {
		clause, _ := w.trend(subject)
		return clause
	}
	if w.along == chart.ByMoment {
		if text := w.steps(pool); text != "" {
			return text
		}
	}
	text, ahead := w.leader(pool)
	if len(pool) > 2 && text != "" || len(ahead) > 1 {
		return text
	}
	told := pool[0]
	if len(ahead) == 1 {
		told = ahead[0].series
	}
	clause, _ := w.trend(told)
	return clause
}

// steps says how many series rose, or fell, between the same two moments; ""
// when none can be compared or neither is so.
func (w *writer) steps(pool []int) string {
	var start, end string
	rose, fell, total := 0, 0, 0
	for _, i := range pool {
		run := w.run(i)
		first, last := run[0], run[len(run)-1]
		if first == last {
			continue
		}
		if total == 0 {
			start, end = w.when(first.Point), w.when(last.Point)
		}
		if w.when(first.Point) != start || w.when(last.Point) != end {
			continue
		}
		total++
		switch {
		case w.same(first, last):
		case w.score(last) > w.score(first):
			rose++
		default:
			fell++
		}
	}
	key, n := catalogue.CaptionSlopeRose, rose
	if fell > rose {
		key, n = catalogue.CaptionSlopeFell, fell
	}
	if n == 0 {
		return ""
	}
	return w.say(key, "n", strconv.Itoa(n), "total", strconv.Itoa(total), "start", start, "end", end)
}

// leader says who stood highest in the latest year in which every series can
// be compared; "" when there is no such year, or more is drawn than is told of.
func (w *writer) leader(pool []int) (text string, ahead entries) {
	if len(pool) < 2 || w.spec.Unnamed > 0 {
		return "", nil
	}
	points := w.spec.Series[pool[0]].Points
	for p := len(points) - 1; p >= 0; p-- {
		var list entries
		for _, i := range pool {
			for q := range w.spec.Series[i].Points {
				if other := &w.spec.Series[i].Points[q]; other.X == points[p].X && other.Comparable() {
					list.add(entry{i, other})
					break
				}
			}
		}
		if len(list) < len(pool) {
			continue
		}
		ahead = w.top(list)
		var names texts
		for _, e := range ahead {
			names.add(w.who(e.series))
		}
		who := w.list(names)
		if len(names) > namesListed {
			who = w.names(ahead, len(list))
		}
		key := catalogue.CaptionLeader
		if w.m.Meaning == data.Count {
			key = catalogue.CaptionMostIn
		}
		return w.say(key, "who", who, "end", w.when(&points[p]), "value", w.value(ahead[0])), ahead
	}
	return "", nil
}

// trends tells of series over time: the main ones each, how many others there
// are, and the range of all.
func (w *writer) trends(clauses *texts) {
	pool := w.pool()
	subject := w.subject(pool)
	if subject < 0 {
		text, _ := w.leader(pool)
		if w.along == chart.ByMoment {
			text = w.steps(pool)
		}
		clauses.add(text)
	}
	// First the subject, then the labelled, then the others.
	told := 0
	for place := range 3 {
		for _, i := range pool {
			at := 2
			if i == subject {
				at = 0
			} else if w.spec.Series[i].Labelled {
				at = 1
			}
			if at == place && told < trendsListed {
				clause, change := w.trend(i)
				clauses.add(w.aside(clause, change))
				told++
			}
		}
	}
	if others := len(w.spec.Series) + w.spec.Unnamed - told; told > 0 && others > 0 {
		clauses.add(w.say(catalogue.CaptionOthers, "n", strconv.Itoa(others)))
	}
	clauses.add(w.trendRange())
}

// trendRange is where the values over time lie. It is left out behind a break,
// as it would join segments, where a pair stands among its members, where more
// is drawn than is told of, for the ranks of several, and where the ends of the
// only series have said it.
func (w *writer) trendRange() string {
	var list entries
	for i := range w.spec.Series {
		for _, e := range w.run(i) {
			list.add(e)
		}
	}
	if _, mixed := w.pair(); mixed || w.spec.Unnamed > 0 || len(list) < 2 || len(list) < len(w.all((*chart.Point).Comparable)) {
		return ""
	}
	if len(w.spec.Series) > 1 {
		if w.m.Meaning == data.Rank {
			return ""
		}
		return w.spread(list)
	}
	first, last := list[0], list[len(list)-1]
	low, high := math.Min(first.Value, last.Value), math.Max(first.Value, last.Value)
	for _, e := range list {
		if v := e.Value; v < low || v > high {
			return w.spread(list)
		}
	}
	return ""
}
