package text

import (
	"slices"
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// uses is what rests on a source: indicators, single figures, events, remarks, and
// the claims that it was compared with, each in the dataset's order.
type uses struct {
	indicators      []*data.Indicator
	measures        []string
	events, remarks []ui.Phrase
	claims          []*data.Claim
}

// usesOf is what rests on each source of the dataset; a source that nothing rests
// on is not in it.
func usesOf(c *page.Context) map[data.SourceID]*uses {
	all := map[data.SourceID]*uses{}
	of := func(id data.SourceID) *uses {
		if all[id] == nil {
			all[id] = &uses{}
		}
		return all[id]
	}
	for i := range c.Dataset.Indicators {
		ind := &c.Dataset.Indicators[i]
		use := func(id data.SourceID) {
			if u := of(id); !slices.Contains(u.indicators, ind) {
				u.indicators = append(u.indicators, ind)
			}
		}
		for _, line := range c.Dataset.All(ind.ID) {
			use(line.Source)
		}
		for j := range c.Dataset.Observations {
			if o := &c.Dataset.Observations[j]; o.Indicator == ind.ID {
				use(o.Source)
			}
		}
	}
	for i := range c.Dataset.Measures {
		m := &c.Dataset.Measures[i]
		var told []data.SourceID
		for j := range c.Dataset.Facts {
			if f := &c.Dataset.Facts[j]; f.Measure == m.ID && !slices.Contains(told, f.Source) {
				told = append(told, f.Source)
				of(f.Source).measures = append(of(f.Source).measures, c.Text(m.Label))
			}
		}
	}
	for i := range c.Dataset.Events {
		e := &c.Dataset.Events[i]
		of(e.Source).events = append(of(e.Source).events, c.Phrase(e.Text))
	}
	for i := range c.Dataset.Remarks {
		r := &c.Dataset.Remarks[i]
		of(r.Source).remarks = append(of(r.Source).remarks, c.Phrase(r.Text))
	}
	for i := range c.Dataset.Claims {
		claim := &c.Dataset.Claims[i]
		for _, source := range c.Dataset.SourcesOfClaim(claim) {
			of(source.ID).claims = append(of(source.ID).claims, claim)
		}
	}
	return all
}

// tell says in an entry what rests on its source.
func (u *uses) tell(c *page.Context, entry *SourceEntry) {
	entry.IndicatorsLabel = c.Say(catalogue.UsedByIndicators)
	for _, ind := range u.indicators {
		link := c.LinkTo(state.OpenIndicator{Indicator: ind.ID}, "")
		link.Phrase = c.Phrase(ind.Label)
		entry.Indicators = append(entry.Indicators, link)
	}
	if len(u.measures) > 0 {
		entry.add(ui.Detail{Term: c.Say(catalogue.UsedByFigures), Text: ui.Phrase{Text: c.Join(u.measures...)}})
	}
	for _, text := range u.events {
		entry.add(ui.Detail{Term: c.Say(catalogue.UsedByEvents), Text: text})
	}
	for _, text := range u.remarks {
		entry.add(ui.Detail{Term: c.Say(catalogue.UsedByRemarks), Text: text})
	}
	evidence := c.State.Page(state.Evidence).Address()
	for _, claim := range u.claims {
		entry.Claims = append(entry.Claims, ui.Link{Phrase: c.Phrase(claim.Statement), Address: evidence + page.ClaimFragment(claim.ID)})
	}
	entry.ClaimsLabel = c.Say(catalogue.UsedByClaims, "n", strconv.Itoa(len(entry.Claims)))
}
