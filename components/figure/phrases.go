package figure

import (
	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/page"
	"bilateral/data"
)

// MeasureOf is what a chart of an open indicator measures, with every finding
// that its meaning allows.
func MeasureOf(c *page.Context, ind *data.Indicator) caption.Measure {
	return measureOf(c, ind, caption.All)
}

// measureOf is MeasureOf with some rules of findings only: a program has those
// alone that its pages name.
func measureOf(c *page.Context, ind *data.Indicator, rules *caption.Rules) caption.Measure {
	p := &ind.Phrases
	m := caption.Measure{Meaning: ind.Meaning, Name: c.Text(ind.Name), Unit: c.Text(ind.Unit), Rules: rules, Without: ind.Without,
		Noun: given(c, p.Noun), One: given(c, p.One), Value: given(c, p.Value), Verb: given(c, p.Verb), Benchmark: given(c, p.Benchmark)}
	m.Pair = given(c, c.Dataset.Roles.PairLabel)
	return m
}

// given is a text in the page's language, "" where it is in the other one only:
// no sentence is put together of two.
func given(c *page.Context, t data.Text) string {
	if text, language := t.In(c.State.Language); language == c.State.Language {
		return text
	}
	return ""
}

// Tell gives a line what sentences call it: whose it is, what of theirs it
// counts, and of what order a rank is.
func Tell(c *page.Context, line *chart.Series, ind *data.Indicator, of data.Subject) {
	line.Prose = c.InProse(drawnFor(of))
	pair := ""
	if of.Kind != data.OfPlace {
		pair = c.PairNamed(of.Place, of.Partner)
	}
	switch of.Kind {
	case data.OfPair:
		line.Prose = pair
	case data.OfFlow:
		line.Prose = lowered(c, c.Say(catalogue.FlowFromTo, "origin", c.InProse(of.Place), "destination", c.InProse(of.Partner)))
	}
	noun, subject := given(c, ind.Phrases.Noun), given(c, ind.Phrases.Subject)
	if ind.Meaning == data.Rank {
		line.Among = c.Say(catalogue.RankAmong, "place", c.InProse(of.Place))
		line.Phrase = c.Say(catalogue.RankedAs, "place", c.InProse(of.Place), "partner", c.InProse(of.Partner))
		return
	}
	if subject == "" && noun != "" {
		subject = c.Say(subjectKeys[of.Kind], "noun", noun)
	}
	place, partner := c.InProse(of.Place), ""
	if of.Partner != "" {
		partner = c.InProse(of.Partner)
	}
	line.Phrase = catalogue.Fill(subject, "place", place, "partner", partner, "origin", place, "destination", partner, "pair", pair)
}

// subjectKeys are how any noun is said to be somebody's.
var subjectKeys = [...]catalogue.Key{
	data.OfPlace: catalogue.NounOfPlace, data.OfPair: catalogue.NounOfPair, data.OfRanking: catalogue.NounOfPartner, data.OfFlow: catalogue.NounOfFlow,
}
