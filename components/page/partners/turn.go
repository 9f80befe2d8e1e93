package partners

import (
	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/figure"
	"bilateral/components/format"
	"bilateral/data"
)

// decade is over how many years a pair's works are told of that neither peaked nor are at
// their most, and about is by how many years more or less where that year has no value.
const (
	decade = 10
	about  = 2
)

// turnTitle says what the page's own title, which is how the works of a pair grew in all
// the years of the view, does not: the year of their peak, a record, or how they went in
// the last decade. It is "" where none of these can be said.
func (p *builder) turnTitle(joint *data.Indicator, s *data.Series, model *figure.Model) string {
	start, end := p.c.State.Series.Time.Within(model.Spec.Span())
	at, kind := caption.Turned(p.c.Catalogue, &model.Measure, model.Spec.Between(start, end))
	if kind != data.FindPeak && kind != data.FindRecord {
		return p.decadeTitle(joint, s, start, end)
	}
	key := catalogue.MostThen
	if kind == data.FindRecord {
		key = catalogue.MostNow
	}
	most, _ := s.At(at)
	return p.c.Say(key, "what", p.worksOf(joint), "x", p.counted(joint, most), "year", p.c.Year(at))
}

// worksOf is what the chosen pair has of a measure.
func (p *builder) worksOf(joint *data.Indicator) string {
	return p.c.Say(catalogue.PairOfMeasure, "pair", p.pairs[0].name, "measure", p.inSentence(joint))
}

// decadeTitle says how a pair's works went in the last decade of some years; "" where
// they are fewer years, too few works for a percentage, or where it rounds to none.
func (p *builder) decadeTitle(joint *data.Indicator, s *data.Series, start, end int) string {
	first, end, ok := s.ComparableYears(start, end)
	last, _ := s.At(end)
	from, found := decadeBefore(s, last, first)
	if !ok || !found || from.Number < smallestBase {
		return ""
	}
	x := last.Number / from.Number
	key, change := catalogue.DecadeRose, format.Number(100*(x-1), 0)
	if x < 1 {
		key, change = catalogue.DecadeFell, format.Number(100*(1-x), 0)
	}
	times := ""
	switch {
	case change == "0":
		return ""
	case x >= caption.Doubled:
		key, times = catalogue.DecadeTimes, caption.Times(p.c.Catalogue, x)
	}
	return p.c.Say(key, "what", p.worksOf(joint), "p", change, "times", times,
		"start", p.c.Year(int(from.Year)), "end", p.c.Year(int(last.Year)))
}

// decadeBefore is the value nearest to a decade before the last that it may be compared
// with, not before a first year, and whether there is one.
func decadeBefore(s *data.Series, last data.Moment, first int) (from data.Moment, found bool) {
	for off := range about + 1 {
		for _, year := range [...]int{int(last.Year) - decade - off, int(last.Year) - decade + off} {
			if m, there := s.At(year); there && year >= first && s.Comparable(m, last) {
				return m, true
			}
		}
	}
	return from, false
}
