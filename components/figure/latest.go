package figure

import (
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/page"
	"bilateral/data"
)

// LatestValue is the latest value of a measure with whose it is.
type LatestValue struct {
	Name   string
	Role   chart.Role
	Moment data.Moment
}

// led are the largest lines of the sides that take, where one place leads them all; none
// where the finding is another.
func (o *Open) led(sides []*side) []*data.Series {
	if o.leaders(sides...) == "" {
		return nil
	}
	var lines []*data.Series
	for _, s := range sides {
		if s.incoming && o.shown(s.lines[0], true).Year > 0 {
			lines = append(lines, s.lines[0])
		}
	}
	return lines
}

// Latest are the latest values of what the measure's finding is of: those of the largest
// line of each side that takes, where one place leads them all, or else those of the two
// places or of what is between them. What both sides count the same is told once, of
// the pair.
func (o *Open) Latest(sides []*side) []LatestValue {
	var list []LatestValue
	add := func(s *data.Series, m data.Moment, name string) {
		_, role := o.Level(s.Subject)
		list = append(list, LatestValue{name, role, m})
	}
	if led := o.led(sides); len(led) > 0 {
		for _, s := range led {
			add(s, o.shown(s, true), o.Who(s.Subject, true))
		}
		return list
	}
	for _, s := range o.Own() {
		name := o.Who(s.Subject, true)
		if s.Subject.Kind == data.OfRanking {
			name = o.c.Say(catalogue.AsPartner, "partner", o.c.ShortName(s.Subject.Partner), "place", o.c.InProse(s.Subject.Place))
		}
		add(s, page.Latest(s), name)
	}
	if len(list) == 2 && o.ind.Subject == data.OfRanking && o.ind.Meaning != data.Rank && list[0].Moment.Year == list[1].Moment.Year && list[0].Moment.Number == list[1].Moment.Number {
		a, b := o.c.Dataset.Roles.A, o.c.Dataset.Roles.B
		return []LatestValue{{o.c.PairNamed(a, b), chart.Pair, list[0].Moment}}
	}
	return list
}
