package figure

import (
	"slices"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/data"
)

// Ranges is the figure of claims of the deck's table: a row a claim, the deck's
// figure beside those of the open sources that it is checked against, of the
// same meaning, each row on a scale of its own as their units differ. Claims
// that no open source has a figure for have no row, nor has a rank, which is no
// length from zero. It returns nil where there is no row. It is never a table: its
// page is one of the same claims.
func Ranges(c *page.Context, id string, claims []*data.Claim) *Model {
	deck := c.Say(catalogue.TheDeck)
	sources := []string{deck}
	m := &Model{ID: id, Plain: true, Snapshot: true}
	for _, claim := range claims {
		o := c.Dataset.Cell(claim.Indicator, claim.Column)
		if claim.Message != "" || o == nil || !o.Value.Present() {
			continue
		}
		ind := c.Dataset.Indicator(claim.Indicator)
		if ind.Meaning == data.Rank {
			continue
		}
		row := chart.Series{Key: string(claim.ID), Name: c.Text(claim.Statement), Role: chart.Ink, Labelled: true}
		row.Add(0, deck, o.Value.Number, format.Value(c.Catalogue, ind, o.Value)).Of = c.GivenAs(data.Given{Observation: o})
		for i := range claim.Checks {
			f := checkedAgainst(&claim.Checks[i], ind.Meaning)
			if f == nil {
				continue
			}
			name := c.DisplayName(f.Source)
			at := slices.Index(sources, name)
			if at < 0 {
				at = len(sources)
				sources = append(sources, name)
			}
			row.Add(at, c.Join(name, c.When(f.Period, f.PeriodKind, f.Day)), f.Value.Number, format.Quantity(c.Catalogue, f.Meaning, f.Value.Number, f.Decimals)).
				Of = c.GivenAs(data.Given{Figure: f, Subject: o.Subject, ID: string(claim.ID)})
			m.Sources = c.Cite(m.Sources, f.Source)
		}
		if len(row.Points) > 1 {
			m.Spec.Series = append(m.Spec.Series, row)
			m.Sources = c.Cite(m.Sources, o.Source)
		}
	}
	if len(m.Spec.Series) == 0 {
		return nil
	}
	m.Spec.Form = chart.Ranges{Sources: sources, OwnScales: true}
	m.Measure.Meaning, m.Measure.Name = data.Amount, c.Say(catalogue.RangesText)
	m.Measure.Title = c.Say(catalogue.RangesTitle)
	return m
}

// checkedAgainst is the newest figure of a check that a verdict may rest on, of
// the deck's meaning; nil where there is none, and of what is context alone.
func checkedAgainst(check *data.Check, meaning data.Meaning) *data.Figure {
	var newest *data.Figure
	for i := range check.Figures {
		f := &check.Figures[i]
		if check.Role != data.Context && f.Meaning == meaning && f.Comparable() && (newest == nil || f.Period.End >= newest.Period.End) {
			newest = f
		}
	}
	return newest
}
