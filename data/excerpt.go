package data

import (
	"math"
	"slices"
	"strconv"
)

// Answer is what a question about many series of a collection is answered with. An excerpt
// has it in the place of the series.
type Answer struct {
	Question string
	Names    []string
	Numbers  []float64
}

// excerpt is how a dataset answers whose collections are too large to be sent: it has the
// series and answers that a view is made from, or is whole and notes them.
//
// These are functions in a value, so that a program without such collections has none of
// them.
type excerpt struct {
	ask    func(question string, calculate func() Answer) Answer
	lines  func(id IndicatorID, of Subject, field FieldID)
	all    func(id IndicatorID)
	covers func(id IndicatorID, place PlaceID) bool
	order  func(id IndicatorID, source SourceID, start, end int, base float64) *PairOrder
	rank   func(id IndicatorID, place, partner PlaceID, source SourceID, year int) (rank, total int, tied bool)

	notes   bool // the dataset is whole, and what is read of it is noted
	lacks   bool // something was asked for that is not there
	answers map[string]Answer
	read    map[*Series]bool
}

// Lacks reports whether something was asked for, since it was called last, that the
// dataset's excerpt does not have. What was made of the answers is then wrong.
func (d *Dataset) Lacks() bool {
	x := d.excerpt
	if x == nil {
		return false
	}
	lacks := x.lacks
	x.lacks = false
	return lacks
}

// IsExcerpt reports whether the dataset has only parts of its collections: see Lacks.
func (d *Dataset) IsExcerpt() bool { return d.excerpt != nil && !d.excerpt.noting() }

// Ask answers a question about many series, which says everything that its answer depends
// on. It is calculated from the series; where the dataset is an excerpt, it is the answer
// that was noted with it, the zero Answer where none was.
func (d *Dataset) Ask(question string, calculate func() Answer) Answer {
	if d.excerpt == nil {
		return calculate()
	}
	return d.excerpt.ask(question, calculate)
}

// excerpted has a dataset answer from what an excerpt has, or note it.
func (d *Dataset) excerpted(x *excerpt) {
	x.answers = map[string]Answer{}
	x.ask = func(question string, calculate func() Answer) Answer {
		if a, known := x.answers[question]; known {
			return a
		}
		if !x.noting() {
			x.lacks = true
			return Answer{}
		}
		// What is read for an answer is not part of the excerpt.
		d.excerpt = nil
		a := calculate()
		d.excerpt = x
		a.Question = question
		x.answers[question] = a
		return a
	}
	x.lines = func(id IndicatorID, of Subject, field FieldID) {
		some := false
		_, list := d.of(id, of.Place)
		for _, s := range list {
			if s.Subject == of && s.Field == field && s.Indicator == id {
				some = true
				x.note(s)
			}
		}
		if !some {
			x.ask("none "+string(id)+" "+strconv.Itoa(int(of.Kind))+" "+string(of.Place)+" "+string(of.Partner)+" "+string(field), noAnswer)
		}
	}
	x.all = func(id IndicatorID) {
		x.ask("all "+string(id), noAnswer)
		if canNote {
			series := d.series(id)
			for i := range series {
				x.note(&series[i])
			}
		}
	}
	x.covers = func(id IndicatorID, place PlaceID) bool {
		calculate := noAnswer
		if canNote {
			calculate = func() (a Answer) {
				for i := range d.Places {
					if place := d.Places[i].ID; d.Covers(id, place) {
						a.Names = append(a.Names, string(place))
					}
				}
				return a
			}
		}
		return slices.Contains(x.ask("covered "+string(id), calculate).Names, string(place))
	}
	x.order = func(id IndicatorID, source SourceID, start, end int, base float64) *PairOrder {
		var whole *PairOrder
		calculate := noAnswer
		if x.noting() {
			d.excerpt = nil
			whole = d.PairOrder(id, source, start, end, base)
			d.excerpt = x
			calculate = func() (a Answer) {
				if whole != nil {
					amount, multiple := whole.Middle()
					a.Numbers = []float64{amount, multiple}
				}
				return a
			}
		}
		question := "order " + string(id) + " " + string(source) + " " + strconv.Itoa(start) + " " + strconv.Itoa(end) + " " + strconv.Itoa(int(base))
		middles := x.ask(question, calculate).Numbers
		if len(middles) < 2 {
			return nil
		}
		o := &PairOrder{Start: start, End: end, asked: func(list string, v float64) Standing {
			calculate := noAnswer
			if x.noting() {
				calculate = func() Answer {
					values := whole.amounts
					if list == multiples {
						values = whole.multiples
					}
					return standing(values, v).answer()
				}
			}
			return standingOf(x.ask(question+" "+list+" "+strconv.FormatUint(math.Float64bits(v), 10), calculate))
		}}
		// The middle of a list of one.
		o.amounts, o.multiples = middles[:1], middles[1:2]
		return o
	}
	x.rank = func(id IndicatorID, place, partner PlaceID, source SourceID, year int) (rank, total int, tied bool) {
		calculate := noAnswer
		if canNote {
			calculate = func() Answer {
				rank, total, tied := d.PartnerRank(id, place, partner, source, year)
				return Standing{rank, total, tied}.answer()
			}
		}
		s := standingOf(x.ask("rank "+string(id)+" "+string(place)+" "+string(partner)+" "+string(source)+" "+strconv.Itoa(year), calculate))
		return s.Rank, s.Of, s.Tied
	}
	d.excerpt = x
}

func noAnswer() Answer { return Answer{} }

// answer is a standing as an answer, and standingOf what it stands for.
func (s Standing) answer() Answer {
	a := Answer{Numbers: []float64{float64(s.Rank), float64(s.Of), 0}}
	if s.Tied {
		a.Numbers[2] = 1
	}
	return a
}

func standingOf(a Answer) (s Standing) {
	if n := a.Numbers; len(n) == 3 {
		s = Standing{Rank: int(n[0]), Of: int(n[1]), Tied: n[2] > 0}
	}
	return s
}

// noting reports whether the dataset is whole, and what is read of it is noted: never in
// a browser.
func (x *excerpt) noting() bool { return canNote && x.notes }

// note notes that a series was read.
func (x *excerpt) note(s *Series) {
	if x.noting() {
		x.read[s] = true
	}
}

// AddExcerpt adds an excerpt of the same dataset's collections to what is there of them. It
// reports whether it is sound; if not, nothing changes.
func (d *Dataset) AddExcerpt(more *Dataset, answers []Answer) bool {
	before := slices.Clone(d.Collections)
	if !d.Add(more) {
		return false
	}
	for i := range before {
		own, old := &d.Collections[i], &before[i]
		if more.Collection(own.ID) == nil || old.Series == nil {
			continue
		}
		added := own.Series
		own.Series = old.Series
		for j := range added {
			if !slices.ContainsFunc(old.byPlace[added[j].Subject.Place], added[j].SameKey) {
				own.Series = append(own.Series, added[j])
			}
		}
		own.Index()
	}
	if d.excerpt == nil {
		d.excerpted(&excerpt{})
	}
	for _, a := range answers {
		d.excerpt.answers[a.Question] = a
	}
	return true
}
