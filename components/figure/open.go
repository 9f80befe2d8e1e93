package figure

import (
	"slices"

	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/data"
)

// Open is an indicator of the open sources as pages show it over time.
type Open struct {
	c   *page.Context
	ind *data.Indicator
	// lines are its series over time: those of no field of science, or of all
	// fields together.
	lines []*data.Series
	// start and end are the years of the view within those of the lines.
	start, end int
	// per is how many are printed as one: a thousand million where there are so
	// many that nobody reads the digits.
	per float64
	// tick prints a value on the axis, nil as Tick does: from a million on as in a
	// sentence, "120 million", where the figures themselves keep every digit.
	tick func(float64) string
	// adds says that the measure adds up: several places together have more
	// than any of them, and are nothing to compare a place with.
	adds bool
	// Drawn are the series that the page's figures show.
	Drawn []*data.Series
	// found is the finding, once the figures are made; "" before, and where the fields say it.
	found string
	// Spoken is what can be said of the page beside its titles and switches.
	Spoken []string
}

// billion is printed as one where numbers reach a thousand of them; Japanese has
// no word for it and counts in oku, of which there are ten in one.
const (
	million = 1e6 // from where on an axis is written in words
	billion = 1e9
	oku     = 1e8
)

// NewOpen makes the lines of an indicator ready.
func NewOpen(c *page.Context, ind *data.Indicator, lines []*data.Series) *Open {
	o := &Open{c: c, ind: ind, per: 1}
	most, together := 0.0, 0.0
	for _, s := range lines {
		if f := c.Dataset.Field(s.Field); f != nil && !f.All {
			continue
		}
		last := page.Latest(s)
		if last.Year == 0 {
			continue
		}
		o.lines = append(o.lines, s)
		if c.Dataset.Place(s.Subject.Place).Kind == data.Aggregate {
			together = max(together, last.Number)
		} else {
			most = max(most, last.Number)
		}
	}
	o.start, o.end = c.State.Series.Time.Within(page.Years(o.lines))
	o.adds = together > most
	if amount := ind.Meaning == data.Count || ind.Meaning == data.Flow || ind.Meaning == data.Amount; amount && most >= million {
		o.tick = func(v float64) string {
			return caption.Rounded(c.Catalogue, &caption.Measure{}, v, format.Number(v, 0))
		}
	}
	if most >= 1000*billion {
		o.tick = nil
		if o.per = billion; c.State.Language == data.Japanese {
			o.per = oku
		}
	}
	return o
}

// Measure is what the indicator's figures measure, without findings: what draws a
// figure that has a finding names its rules.
func (o *Open) Measure() caption.Measure {
	m := measureOf(o.c, o.ind, nil)
	if o.per > 1 {
		m.Per = o.per
		m.Unit = o.c.Say(catalogue.InBillions, "unit", m.Unit)
	}
	return m
}

// Who names the subject of a series, in full or briefly.
func (o *Open) Who(of data.Subject, briefly bool) string {
	key, first, second := catalogue.FlowFromTo, "origin", "destination"
	switch {
	case of.Kind == data.OfPair:
		return o.c.PairNamed(of.Place, of.Partner)
	case of.Kind == data.OfFlow && briefly:
		return o.c.Say(catalogue.FromTo, "a", o.c.ShortName(of.Place), "b", o.c.ShortName(of.Partner))
	case briefly:
		return o.c.ShortName(drawnFor(of))
	case of.Kind == data.OfPlace:
		return o.c.Text(o.c.Dataset.Place(of.Place).Name)
	case of.Kind == data.OfRanking:
		key, first, second = catalogue.RankOf, "place", "partner"
		if o.ind.Meaning != data.Rank {
			key = catalogue.AsPartner
		}
	}
	return o.c.Say(key, first, o.c.InProse(of.Place), second, o.c.InProse(of.Partner))
}

// drawnFor is the place that gives a series its colour: of a ranking the one
// that is ranked, of a flow its origin.
func drawnFor(of data.Subject) data.PlaceID {
	if of.Kind == data.OfRanking {
		return of.Partner
	}
	return of.Place
}

// What is drawn after the two places and those chosen: places together, then
// the other places.
const (
	togetherLevel = 2 + state.MostBeside
	othersLevel   = togetherLevel + 1
)

// Level is where a series stands among the others of a figure, the first being
// 0, and how it is drawn; what is not drawn is below 0.
func (o *Open) Level(of data.Subject) (level int, role chart.Role) {
	if of.Kind == data.OfPair {
		if o.c.IsOwnPair(of.Place, of.Partner) {
			return 0, chart.Pair
		}
		return othersLevel, chart.Other
	}
	place := drawnFor(of)
	switch role = o.c.RoleOf(place); role {
	case chart.A:
		return 0, role
	case chart.B:
		return 1, role
	}
	if i := slices.Index(o.c.State.Series.Places, place); i >= 0 {
		return 2 + i, page.ChosenRoles[i]
	}
	switch kind := o.c.Dataset.Place(place).Kind; {
	case kind == data.Country:
		return othersLevel, role
	case kind == data.Aggregate && !o.adds && !o.ind.HasBenchmark:
		return togetherLevel, role
	}
	return -1, role
}
