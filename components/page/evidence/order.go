package evidence

import (
	"math"

	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/data"
)

// entry is a claim with where the deck makes it.
type entry struct {
	claim *data.Claim
	part  *data.Part
	// message is the sentence that makes it, nil for a number of the table.
	message *data.Message
	deck    *data.Observation // the deck's figure, nil for none
	place   float64           // in the chosen order
	row     *Row              // once the table has it
}

// deckFigure is the deck's figure as one among those of the sources; nil for none.
func (e *entry) deckFigure(c *page.Context) *data.Figure {
	if e.deck == nil {
		return nil
	}
	ind := c.Dataset.Indicator(e.claim.Indicator)
	f := &data.Figure{Source: e.deck.Source, Period: e.deck.Period, Value: e.deck.Value, Meaning: ind.Meaning, Unit: ind.Unit, Decimals: ind.Decimals}
	if ind.HasBenchmark {
		f.Benchmark = ind.Benchmark
	}
	return f
}

// entriesOf are the claims of the chosen topic in the deck's order, part by
// part.
func entriesOf(c *page.Context) []*entry {
	var list []*entry
	for i := range c.Dataset.Parts {
		part := &c.Dataset.Parts[i]
		for j := range c.Dataset.Claims {
			e := &entry{claim: &c.Dataset.Claims[j], part: part}
			for k := range c.Dataset.Messages {
				if m := &c.Dataset.Messages[k]; m.ID == e.claim.Message {
					e.message = m
				}
			}
			of := e.message == nil && part.Kind == data.TablePart || e.message != nil && part.ID == e.message.Part
			if of && (c.State.Topic == "" || c.State.Topic == e.claim.Topic) {
				if o := c.Dataset.Cell(e.claim.Indicator, e.claim.Column); o != nil && o.Value.Present() {
					e.deck = o
				}
				list = append(list, e)
			}
		}
	}
	return list
}

// ordered are the claims of the chosen verdict in the chosen order. Those that
// have nothing to be ordered by stand last, both ways.
func ordered(c *page.Context, entries []*entry) []*entry {
	var list []*entry
	for _, e := range entries {
		if c.State.Verdict == 0 || c.State.Verdict == e.claim.Verdict {
			list = append(list, e)
		}
	}
	order := c.State.Sort
	if order.Column == "" {
		return list
	}
	for _, e := range list {
		e.rank(order)
	}
	data.Order(list, func(x, y *entry) bool { return x.place < y.place })
	return list
}

// rank gives an entry the place that it has in an order.
func (e *entry) rank(order state.Sort) {
	value, has := float64(e.claim.Verdict), true
	switch order.Column {
	case state.ByDeviation:
		value, has = e.deviation()
	case state.ByBasis:
		value = float64(e.claim.Basis())
		has = value != 0
	}
	if order.Descending {
		value = -value
	}
	if !has {
		value = math.MaxFloat64
	}
	e.place = value
}

// deviation is how far the figure of the first check that decides is from the
// deck's, as a fraction of it, whichever way. A source that counts a part of
// what the deck does has none.
func (e *entry) deviation() (float64, bool) {
	f := e.offset()
	if f == nil || f.Offset == data.OffsetPart || e.deck.Value.Number == 0 {
		return 0, false
	}
	return math.Abs(f.Value.Number/e.deck.Value.Number - 1), true
}

// offset is the first figure that was measured against the deck's by a check
// that decides, or nil where there is none or nothing could be decided.
func (e *entry) offset() *data.Figure {
	if e.deck == nil || e.claim.Verdict == data.CannotBeChecked {
		return nil
	}
	for i := range e.claim.Checks {
		check := &e.claim.Checks[i]
		for j := range check.Figures {
			if f := &check.Figures[j]; check.Role == data.Decides && f.Offset != data.NoOffset {
				return f
			}
		}
	}
	return nil
}

// Claims are the claims that a view shows, in its order, and what the page finds; all of
// them in the deck's order where all is set.
func Claims(c *page.Context, all bool) (claims []*data.Claim, finding string) {
	if all {
		st := *c.State
		st.Topic, st.Verdict, st.Sort = "", 0, state.Sort{}
		whole := *c
		whole.State = &st
		c = &whole
	}
	for _, e := range ordered(c, entriesOf(c)) {
		claims = append(claims, e.claim)
	}
	var view View
	sumUp(c, &view)
	return claims, view.Title
}
