// Package caption puts a chart into words: the title that says the finding,
// the line under it, the text alternative, the summary that stands beside the
// chart, and what is said of one point. It stands between the chart.Spec that
// figures make and the strings of a figure.
//
// Every sentence follows from the points alone and claims no cause. Nothing is
// compared across a break, with a flagged or a provisional point, between a pair
// and its own members, or between sources. What may be found is a list of rules
// that a measure names; the most salient finding is the title, the next ones make
// the summary.
package caption

import (
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/data"
)

// Measure is what the series of a chart measure, in the catalogue's language.
type Measure struct {
	Meaning data.Meaning
	Name    string // "Joint publications"
	Unit    string // "publications"; follows counts and flows
	One     string // the unit of exactly one, "publication"; "" when not known
	Period  string // as printed; "" for the years of the points
	Source  string // who publishes the figures; "" where it stands elsewhere
	// Title stands in the place of the finding; "" for none.
	Title string
	// Rules are the findings that are looked for, Without those that must not be
	// told though the meaning allows them.
	Rules   *Rules // nil for none: values over time are only listed
	Without data.FindingKinds
	// How the measure is spoken of, in the catalogue's language, as far as the
	// dataset says: see data.Phrases. Pair is the short name of the two places.
	Noun, Value, Verb, Benchmark, Pair string
	// Per is how many are printed as one, 0 for one.
	Per float64
	// Level says that an amount is a level, as a ratio is: Japanese has other verbs
	// for what grows in number.
	Level bool
}

// Caption is a chart in words.
type Caption struct {
	Title       string // the finding, without a full stop
	Subtitle    string // name, period, unit and source
	Summary     string // what else there is to say, in two sentences at the most
	Alternative string // the whole chart in one line, for who cannot see it
	// Kind is what the title found; 0 where nothing was.
	Kind data.FindingKind
}

// How much is said before the rest is only counted.
const (
	valuesListed = 6
	trendsListed = 3
	summarySays  = 2
	placesListed = 3
	namesListed  = 3
)

// Labels are the words that a file of the chart holds, with its sources.
func (c *Caption) Labels(source string) chart.Labels {
	return chart.Labels{Title: c.Title, Subtitle: c.Subtitle, Source: source, Description: c.Alternative}
}

// writer writes about one chart.
type writer struct {
	cat   *catalogue.Catalogue
	m     *Measure
	spec  *chart.Spec
	along chart.Dimension // of the spec
	// lines are the series that findings are about, once they are looked for.
	lines []entries
	found []*finding
	// finer is how many digits more than usual values are given; see sharpen.
	finer int
}

func newWriter(cat *catalogue.Catalogue, m *Measure, spec *chart.Spec) *writer {
	return &writer{cat: cat, m: m, spec: spec, along: spec.Dimension()}
}

// entry is a point and the series it belongs to.
type entry struct {
	series int
	*chart.Point
}

// texts and entries grow by a method, which is smaller in the program than
// growing in place.
type texts []string

func (t *texts) add(s string) {
	if s != "" {
		*t = append(*t, s)
	}
}

type entries []entry

func (l *entries) add(e entry) { *l = append(*l, e) }

// For writes the caption of a chart.
func For(cat *catalogue.Catalogue, m *Measure, spec *chart.Spec) Caption {
	w := newWriter(cat, m, spec)
	return w.caption(w)
}

// Changes writes the caption of a chart of changes from a first year. What was
// found is told of the amounts, which are what anybody asks for; the line under
// the title, the range and what is missing are those of the changes as drawn.
func Changes(cat *catalogue.Catalogue, m *Measure, spec *chart.Spec, amounts *Measure, given *chart.Spec) Caption {
	return newWriter(cat, m, spec).caption(newWriter(cat, amounts, given))
}

// caption is that of the chart, with what is told of another's values: its own or
// those that its values are changes of.
func (w *writer) caption(told *writer) Caption {
	c := Caption{Title: told.title(), Subtitle: w.subtitle()}
	clauses := texts{c.Subtitle}
	switch {
	case told.allZero(): // or nothing
		clauses.add(told.title())
	case !told.timed():
		told.moment(&clauses)
		c.Summary = told.sentences(clauses[1:])
	case told.m.Rules != nil:
		told.m.Rules.tell(told, w, &c, &clauses)
	}
	if told.m.Title != "" {
		c.Title = told.m.Title
	}
	if w.spec.Benchmark != nil {
		clauses.add(w.spec.Benchmark.Label)
	}
	w.caveats(&clauses)
	c.Alternative = w.sentences(clauses)
	if w.m.Source != "" {
		c.Subtitle = w.say(catalogue.CaptionSource, "text", c.Subtitle, "source", w.m.Source)
	}
	return c
}

// sentences makes a sentence of each clause.
func (w *writer) sentences(clauses texts) string {
	text := ""
	for _, clause := range clauses {
		text += w.say(catalogue.CaptionSentence, "text", strings.TrimRight(clause, ".。"))
	}
	return strings.TrimSpace(text)
}

// Rounded is a value as sentences say it; text is how tables print it.
func Rounded(cat *catalogue.Catalogue, m *Measure, value float64, text string) string {
	w := writer{cat: cat, m: m, spec: &chart.Spec{}}
	return w.rounded(entry{Point: &chart.Point{Value: value, Text: text}})
}

// Chosen is the title of a chart of which one point is picked out: a cell of a
// matrix, a year of a line. It is "" when the spec has no such point.
func Chosen(cat *catalogue.Catalogue, m *Measure, spec *chart.Spec, series, point int) string {
	w := newWriter(cat, m, spec)
	e := w.find(series, point)
	switch {
	case e.Point == nil:
		return ""
	case !e.Point.Present():
		return w.pointText(e)
	}
	return w.standing(e)
}

// Point is what is said of one point when a reader moves to it: "United
// Kingdom, 2020: 7,304 works", with its flag, its note or the reason why it is
// missing. It is "" when the spec has no such point.
func Point(cat *catalogue.Catalogue, m *Measure, spec *chart.Spec, series, point int) string {
	w := newWriter(cat, m, spec)
	e := w.find(series, point)
	if e.Point == nil {
		return ""
	}
	parts := texts{w.pointText(e)}
	if w.flagged(e.Point) {
		parts.add(w.say(catalogue.CaptionFlag))
	}
	parts.add(strings.TrimRight(e.Note, ".。"))
	return strings.Join(parts, w.say(catalogue.CaptionThen))
}

func (w *writer) pointText(e entry) string {
	p := e.Point
	value, when := w.said(e), w.when(p)
	if when == "" || w.along == chart.ByColumn {
		return w.of(w.label(e), value)
	}
	return w.say(catalogue.CaptionPoint, "who", w.who(e.series), "when", when, "value", value)
}

func (w *writer) say(k catalogue.Key, pairs ...string) string { return w.cat.Say(k, pairs...) }

func (w *writer) of(what, value string) string {
	return w.say(catalogue.AltValue, "what", what, "value", value)
}

func (w *writer) aside(text, aside string) string {
	if aside == "" {
		return text
	}
	return w.say(catalogue.CaptionAside, "text", text, "aside", aside)
}

// find is the point of that place, none where there is no such place.
func (w *writer) find(series, point int) entry {
	if series < 0 || series >= len(w.spec.Series) || point < 0 || point >= len(w.spec.Series[series].Points) {
		return entry{}
	}
	return entry{series, &w.spec.Series[series].Points[point]}
}

// timed reports whether the points of a series follow each other in time.
func (w *writer) timed() bool { return w.along == chart.ByYear || w.along == chart.ByMoment }

func (w *writer) who(series int) string {
	s := &w.spec.Series[series]
	switch {
	case s.Name != "":
		return s.Name
	case s.Short != "":
		return s.Short
	}
	return s.Key
}

// when is a point's place as the language writes it: a year or what its source
// calls it, as in fiscal 2020; a column's name; "" for a chart without such places.
func (w *writer) when(p *chart.Point) string {
	if year, ok := yearOf(p, w.timed()); ok && (p.XText == "" || p.XText == strconv.Itoa(year)) {
		return format.Period(data.Period{Start: year, End: year}, w.cat.Language)
	}
	if heads := w.columns(); p.XText == "" && p.X >= 0 && p.X < len(heads) {
		return heads[p.X]
	}
	return p.XText
}

// columns are the names of the columns, where each point is of one.
func (w *writer) columns() []string {
	if headed, ok := w.spec.Form.(chart.Headed); ok && w.along == chart.ByColumn {
		return headed.Heads()
	}
	return nil
}

// yearOf is the year of a point that is printed as one.
func yearOf(p *chart.Point, timed bool) (int, bool) {
	if p.XText == "" || timed && p.X >= 1000 {
		return p.X, timed && p.X != 0
	}
	year, ok := data.ParseInt(p.XText)
	return year, ok && len(p.XText) == len("2020")
}

// label names a point among all.
func (w *writer) label(e entry) string {
	when := w.when(e.Point)
	switch {
	case when == "":
		return w.who(e.series)
	case w.along == chart.Single:
		return w.who(e.series)
	case w.along == chart.ByColumn:
		return w.say(catalogue.CaptionPair, "a", w.who(e.series), "b", when)
	case w.along != chart.ByPlace && len(w.spec.Series) == 1:
		return when
	}
	return w.who(e.series) + w.say(catalogue.ListComma) + when
}

// list joins names: A, B and C.
func (w *writer) list(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], w.say(catalogue.ListComma)) + w.say(catalogue.CaptionAnd) + names[last]
}

// some joins texts that may hold commas, and counts those above most.
func (w *writer) some(list texts, most int) string {
	if more := len(list) - most; more > 0 {
		list = list[:most:most]
		list.add(w.say(catalogue.CaptionRest, "n", strconv.Itoa(more)))
	}
	return strings.Join(list, w.say(catalogue.CaptionItems))
}

// names lists who share a value, and counts them, as a phrase says, when they are many.
func (w *writer) names(tied entries, total int, many catalogue.Key) string {
	if len(tied) > namesListed {
		return w.say(many, "n", strconv.Itoa(len(tied)), "total", strconv.Itoa(total))
	}
	var names texts
	for _, e := range tied {
		names.add(w.label(e))
	}
	if w.along == chart.ByColumn || w.timed() && len(w.spec.Series) > 1 {
		return w.some(names, namesListed)
	}
	return w.list(names)
}

// counted reports whether the unit is what is counted, and so follows the number.
func (w *writer) counted() bool { return w.m.Meaning == data.Count || w.m.Meaning == data.Flow }

// counter is the most runes of a Japanese unit that closes up to its number.
const counter = 3

// amount is a value with its unit, a rank with the number of places.
func (w *writer) amount(e entry) string {
	text, unit := e.Text, w.m.Unit
	if total := w.rankTotal(); total > 0 && w.m.Meaning == data.Rank {
		return w.say(catalogue.CaptionAmong, "value", text, "total", strconv.Itoa(total))
	}
	if !w.counted() || unit == "" {
		return text
	}
	switch {
	case strings.ContainsAny(unit, "=0123456789"):
		return w.aside(text, unit)
	case w.cat.Language == data.Japanese:
		if len([]rune(unit)) > counter {
			return w.aside(text, unit)
		}
	case unit[0] == '%':
		return text + unit
	case text == "1" && w.m.One == "":
		return w.aside(text, unit)
	case text == "1":
		unit = w.m.One
	}
	return w.say(catalogue.CaptionUnit, "value", text, "unit", unit)
}

// rankTotal is among how many places a rank is, 0 where nobody knows.
func (w *writer) rankTotal() int {
	if ranking, ok := w.spec.Form.(chart.Ranking); ok {
		return ranking.RankTotal()
	}
	return 0
}

// said is the amount of a point, or why it is missing.
func (w *writer) said(e entry) string {
	if p := e.Point; !p.Present() {
		return w.reason(p)
	}
	return w.amount(e)
}

// value is a value inside a sentence: English leaves the unit to the line
// under the title, Japanese keeps its counter.
func (w *writer) value(e entry) string {
	if w.cat.Language == data.Japanese && len([]rune(w.m.Unit)) <= counter {
		return w.amount(e)
	}
	return e.Text
}

// reason says why a point is missing.
func (w *writer) reason(p *chart.Point) string {
	switch {
	case p.Reason != "":
		return strings.TrimRight(p.Reason, ".。")
	case p.Missing && p.Text != "":
		return p.Text
	}
	return w.say(catalogue.NotAvailableInWords)
}
