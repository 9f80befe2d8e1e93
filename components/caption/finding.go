package caption

import (
	"strings"
	"unicode/utf8"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/data"
)

// Rule is one kind of finding: its condition, how salient it is and what is
// said of it. A program has those rules alone that its figures name.
type Rule struct {
	Kind data.FindingKind
	// Forms are its sentence, the longest first; Bare those that do with the
	// measure's name where it has no noun, nil where the same will do.
	Forms, Bare []catalogue.Key
	// also gives its sentence what others do without; nil for nothing.
	also func(*writer, *finding) []string
	// find adds what there is in the lines of a chart.
	find func(*writer, *Rule)
}

// Rules are those that the title of a chart over time is chosen from. They bring
// with them what says a finding: a program whose figures name no rules is without.
type Rules struct {
	list []*Rule
	tell func(w, drawn *writer, c *Caption, clauses *texts)
}

// NewRules makes a set of rules; where two findings are as salient, that of the
// earlier rule is told.
func NewRules(list ...*Rule) *Rules { return &Rules{list, (*writer).tellFindings} }

// finding is something true that a rule found, with what its sentence needs.
type finding struct {
	rule                     *Rule
	salience                 float64
	a, b                     int // series; b is below 0 where it is of one
	first, last, turn, other entry
	low, high                entry
	x, y                     float64 // a multiple; or a distance then and now
	up                       bool    // which of two verbs is said
}

// one is a finding about a run of one series.
func (r *Rule) one(run entries, salience float64) *finding {
	return &finding{rule: r, salience: salience, a: run[0].series, b: -1, first: run[0], last: run[len(run)-1]}
}

// ofOne reports whether the finding is of one series by itself.
func (f *finding) ofOne() bool {
	return f.b < 0 && f.rule.Kind != data.FindLeader && f.rule.Kind != data.FindSteps
}

// longest is the most characters of a title: English, then Japanese.
const (
	longestEnglish  = 90
	longestJapanese = 45
)

// Fits reports whether a text is short enough for a title in the catalogue's language.
func Fits(cat *catalogue.Catalogue, text string) bool {
	longest := longestEnglish
	if cat.Language == data.Japanese {
		longest = longestJapanese
	}
	return utf8.RuneCountInString(text) <= longest
}

// amounts, levels and orders are what may be found in a measure of a meaning.
const (
	ofOne = 1<<data.FindLevel | 1<<data.FindChange | 1<<data.FindPeak | 1<<data.FindTrough | 1<<data.FindRecord | 1<<data.FindSteady |
		1<<data.FindReturn | 1<<data.FindLeader | 1<<data.FindSteps | 1<<data.FindAgainst
	amounts = ofOne | 1<<data.FindMultiple | 1<<data.FindOvertaking | 1<<data.FindLead
	levels  = ofOne | 1<<data.FindOvertaking | 1<<data.FindCrossing | 1<<data.FindStanding
	orders  = 1<<data.FindLevel | 1<<data.FindMove | 1<<data.FindReturn
)

// allowed are the findings that a meaning allows: no percentage or index is
// told as a multiple, and what is in two orders is not compared.
var allowed = [...]data.FindingKinds{
	data.Count: amounts, data.Amount: amounts, data.Flow: amounts &^ (1 << data.FindOvertaking),
	data.RatioToWorld: levels, data.Share: levels | 1<<data.FindGap,
	data.Growth: ofOne, data.Rank: orders,
}

// findings are what the measure's rules find in the chart and may be told, the
// most salient first; those as salient as each other in the order of the rules.
func (w *writer) findings() {
	if int(w.m.Meaning) >= len(allowed) {
		return
	}
	w.lines = w.told()
	may := allowed[w.m.Meaning] &^ w.m.Without
	for _, rule := range w.m.Rules.list {
		if may.Has(rule.Kind) {
			rule.find(w, rule)
		}
	}
	data.Order(w.found, func(x, y *finding) bool { return x.salience > y.salience })
}

// add keeps a finding.
func (w *writer) add(f *finding) { w.found = append(w.found, f) }

// told are the runs of the series that findings are about: those with a colour
// of their own, or else all; of several parts of one, that which says most. A
// pair among its own members stands alone.
func (w *writer) told() []entries {
	pair, mixed := w.pair()
	var coloured, all []entries
	for i := range w.spec.Series {
		s := &w.spec.Series[i]
		run := w.run(i)
		if len(run) == 0 || s.Dimmed || s.Benchmark || s.Role == chart.Deck || mixed && s.Role != chart.Pair {
			continue
		}
		if mixed && i != pair && s.Key != w.spec.Series[pair].Key {
			continue
		}
		all = w.put(all, run)
		if s.Role != chart.Other {
			coloured = w.put(coloured, run)
		}
	}
	if len(coloured) > 0 {
		return coloured
	}
	return all
}

// fewYears is how many values a run has at the least that is told of though
// another part of its series is longer.
const fewYears = 5

// put adds a run to others, in the place of another part of the same series
// where it says more. One that has the same values is not told twice.
func (w *writer) put(list []entries, run entries) []entries {
	for i := range list {
		if w.alike(list[i], run) {
			return list
		}
		if w.spec.Series[list[i][0].series].Key == w.spec.Series[run[0].series].Key && w.spec.Series[run[0].series].Key != "" {
			list[i] = better(list[i], run)
			return list
		}
	}
	return append(list, run)
}

// alike reports whether two runs are the same figures from two sides: as one joint
// work is of each of its places.
func (w *writer) alike(x, y entries) bool {
	s, t := &w.spec.Series[x[0].series], &w.spec.Series[y[0].series]
	if s.Phrase == "" || s.Phrase != t.Phrase || len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i].X != y[i].X || x[i].Value != y[i].Value {
			return false
		}
	}
	return true
}

// better is the run of two parts of one series that is told of: the later one,
// unless it is short and the other is longer.
func better(x, y entries) entries {
	if y[len(y)-1].X < x[len(x)-1].X {
		x, y = y, x
	}
	if len(y) < fewYears && len(y) < len(x) {
		return x
	}
	return y
}

// sentence says a finding in full.
func (w *writer) sentence(f *finding) string {
	return w.finish(w.say(w.forms(f)[0], w.words(f)...))
}

// heading says a finding in the longest form that fits a title.
func (w *writer) heading(f *finding) string {
	pairs, text := w.words(f), ""
	for _, key := range w.forms(f) {
		if text = w.finish(w.say(key, pairs...)); Fits(w.cat, text) {
			break
		}
	}
	return text
}

// forms are what a finding can be said in.
func (w *writer) forms(f *finding) []catalogue.Key {
	if w.m.Noun == "" && f.rule.Bare != nil {
		return f.rule.Bare
	}
	return f.rule.Forms
}

// finish makes a sentence of a phrase that was put together: it begins with a
// capital letter, and what was left empty leaves no space.
func (w *writer) finish(text string) string {
	return strings.ReplaceAll(format.Capitalised(text), "  ", " ")
}

// words are what the placeholders of a finding's sentence stand for.
func (w *writer) words(f *finding) []string {
	a := &w.spec.Series[f.a]
	noun := w.m.Noun
	if noun == "" {
		noun = w.m.Name
	}
	pairs := texts{"name", w.m.Name, "noun", noun, "who", w.subject(f.a), "a", w.prose(f.a), "was", w.word(catalogue.CaptionWas, w.number()),
		"verb", w.verb(), "rose", w.turned(f.up), "among", a.Among, "benchmark", w.benchmark()}
	name := func(value, when string, e entry) {
		if e.Point != nil {
			pairs = append(pairs, value, w.rounded(e), when, w.when(e.Point))
		}
	}
	name("first", "start", f.first)
	name("last", "end", f.last)
	name("turn", "mid", f.turn)
	name("low", "", f.low)
	name("high", "", f.high)
	if f.b >= 0 {
		name("other", "", f.other)
		pairs = append(pairs, "b", w.prose(f.b))
	}
	if f.rule.also != nil {
		pairs = append(pairs, f.rule.also(w, f)...)
	}
	return pairs
}
