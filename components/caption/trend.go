package caption

import (
	"math"
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/data"
)

// run is the part of a series that is compared: the points of one segment that
// have a value and no flag. It is the last segment with at least fewYears of
// them, or else the longest, the later of two.
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
		if len(current) >= min(len(best), fewYears) {
			best = current
		}
	}
	return best
}

// tellFindings says what was found over time: the most salient as the title, what
// else there is to say as the summary, and all of it in the description, with the
// range and the breaks of what is drawn.
func (w *writer) tellFindings(drawn *writer, c *Caption, clauses *texts) {
	w.findings()
	w.sharpen()
	title := w.m.Title
	if title == "" && len(w.found) > 0 {
		title, c.Kind = w.heading(w.found[0]), w.found[0].rule.Kind
		c.Title = title
	}
	if title == "" {
		if title = w.unfound(); title != "" {
			c.Title = title
			clauses.add(title)
		}
	}
	unused := w.unused()
	w.nameApart(unused)
	c.Summary = w.summary(title, unused)
	w.trends(clauses)
	clauses.add(drawn.trendRange())
	for _, clause := range unused {
		clauses.add(clause)
	}
	drawn.breaks(clauses)
}

// summary is what there is to say beside the title, which is text: the values of a multiple, the
// next findings, of other series or of another kind, and the first reason why a
// value that is drawn is not among them.
func (w *writer) summary(text string, unused texts) string {
	var clauses texts
	room := summarySays - min(1, len(unused))
	told := 0
	if w.m.Title == "" && len(w.found) > 0 {
		f := w.found[0]
		told = 1
		if f.ofOne() && !near(f.first, f.last) && !strings.Contains(text, w.rounded(f.last)) {
			clauses.add(w.sentence(&finding{rule: Change, a: f.a, b: -1, first: f.first, last: f.last, up: w.score(f.last) > w.score(f.first)}))
		}
	}
	said := append([]*finding(nil), w.found[:told]...)
	for _, f := range w.found {
		if w.m.Title != "" && (w.spec.Series[f.a].Phrase == "" || w.endsEarly(f)) {
			continue // a name alone says no more than the title, and an old end is no news
		}
		if len(clauses) < room && w.says(f, said) && !w.saidOf(f, text) {
			clause := w.sentence(f)
			clauses.add(clause)
			said = append(said, f)
			text += clause
		}
	}
	if len(unused) > 0 {
		clauses.add(unused[0])
	}
	return w.sentences(clauses)
}

// endsEarly reports whether a finding ends years before the last value that is drawn: so
// does a place that is no longer among the largest.
func (w *writer) endsEarly(f *finding) bool {
	last := 0
	for _, series := range w.spec.Series {
		for _, p := range series.Points {
			if p.Present() {
				last = max(last, p.X)
			}
		}
	}
	return f.last.X+fewYears < last
}

// saidOf reports whether a text has the values of a finding already: both of one of
// two series, or of one series where the title was given.
func (w *writer) saidOf(f *finding, text string) bool {
	if f.b < 0 {
		return w.m.Title != "" && strings.Contains(text, w.rounded(f.first)) && strings.Contains(text, w.rounded(f.last))
	}
	return strings.Contains(text, w.rounded(f.last)) && strings.Contains(text, w.rounded(f.other))
}

// says reports whether a finding adds to those that were said: it is of one
// series of which none was said, or the first of two series together. What is
// plain to see is left to the full description.
func (w *writer) says(f *finding, said []*finding) bool {
	for _, other := range said {
		if f == other || f.ofOne() && other.ofOne() && f.a == other.a || !f.ofOne() && !other.ofOne() || f.rule.Kind == data.FindLevel {
			return false
		}
	}
	return true
}

// unused says why values that are drawn behind the last one that findings use, or
// before the first, are not among them.
func (w *writer) unused() texts {
	var provisional, flagged, apart, clauses texts
	for _, run := range w.lines {
		first, last := run[0], run[len(run)-1]
		for i := range w.spec.Series {
			s := &w.spec.Series[i]
			if s.Key != w.spec.Series[last.series].Key || i != last.series && s.Key == "" {
				continue
			}
			for p := range s.Points {
				switch e := w.find(i, p); {
				case !e.Present() || e.OtherSource || e.X >= first.X && e.X <= last.X || e.X < first.X && !e.Open:
				case e.Provisional:
					provisional.first(w.when(e.Point))
				case e.Open:
					flagged.first(w.when(e.Point))
				default:
					apart.first(w.when(e.Point))
				}
			}
		}
	}
	clauses.add(w.ofYears(catalogue.CaptionProvisional, provisional))
	clauses.add(w.ofYears(catalogue.CaptionOutOfLine, flagged))
	clauses.add(w.ofYears(catalogue.CaptionApart, apart))
	return clauses
}

// ofYears says what is so of some years, "" of none.
func (w *writer) ofYears(k catalogue.Key, years texts) string {
	n := len(years)
	if n == 0 {
		return ""
	}
	list := w.list(years)
	if n > namesListed {
		list = w.say(catalogue.CaptionSpan, "first", years[0], "last", years[n-1])
	}
	return catalogue.Fill(w.word(k, min(n, 2)-1), "list", list)
}

// trends tells of series over time: the most salient thing of two or all of them
// together and of each of the main ones, and how many others there are.
func (w *writer) trends(clauses *texts) {
	told := 0
	for _, f := range w.found {
		if !f.ofOne() {
			clauses.add(w.sentence(f))
			break
		}
	}
	for _, run := range w.lines {
		if told == trendsListed {
			break
		}
		for _, f := range w.found {
			if f.ofOne() && f.a == run[0].series {
				clauses.add(w.sentence(f))
				told++
				break
			}
		}
	}
	others := w.spec.Unnamed - told
	for i := range w.spec.Series {
		if w.spec.Series[i].HasValue() {
			others++
		}
	}
	if told > 0 && others > 0 {
		clauses.add(w.say(catalogue.CaptionOthers, "n", strconv.Itoa(others)))
	}
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
