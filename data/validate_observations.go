package data

import (
	"math"
	"slices"
	"strconv"
	"unicode/utf8"
)

func (c *checker) observations() {
	type key struct {
		indicator IndicatorID
		subject   Subject
		period    Period
	}
	indicators := make(map[IndicatorID]*Indicator, len(c.d.Indicators))
	for i := range c.d.Indicators {
		indicators[c.d.Indicators[i].ID] = &c.d.Indicators[i]
	}
	seen := make(map[key]int, len(c.d.Observations))
	for i := range c.d.Observations {
		o := &c.d.Observations[i]
		c.at(observationsTable, i+1)
		ind := indicators[o.Indicator]
		if ind == nil {
			c.unknown("indicator", string(o.Indicator), indicatorsTable, "the id of an indicator")
		} else if ind.Collection != "" {
			c.fault("indicator", string(o.Indicator), "an indicator of the deck: those of the open sources have series")
		}
		c.subject(o.Subject)
		c.period(o.Period)
		if c.d.Source(o.Source) == nil {
			c.unknown("source", string(o.Source), sourcesTable, "the id of a source")
		}
		c.value(ind, o)
		c.utf8("label", o.Label)
		c.marks(o)
		k := key{o.Indicator, o.Subject, o.Period}
		if k.subject.Kind == OfPair && k.subject.Partner < k.subject.Place {
			k.subject.Place, k.subject.Partner = k.subject.Partner, k.subject.Place
		}
		if row, dup := seen[k]; dup {
			c.fault("indicator, kind, place, partner, start, end", "", "one observation of the same indicator, subject and period; "+c.other(observationsTable, row)+" is another")
			continue
		}
		seen[k] = i + 1
	}
}

func (c *checker) subject(s Subject) {
	if s.Kind < OfPlace || s.Kind > OfFlow {
		c.fault("kind", "", "whose value it is: of a place, a pair, a ranking or a flow")
	}
	if c.d.Place(s.Place) == nil {
		c.unknown("place", string(s.Place), placesTable, "the id of a place")
	}
	switch {
	case s.Kind < OfPlace || s.Kind > OfFlow:
	case s.Kind == OfPlace:
		if s.Partner != "" {
			c.fault("partner", string(s.Partner), "no partner, because the value is of a single place")
		}
	case c.d.Place(s.Partner) == nil:
		c.unknown("partner", string(s.Partner), placesTable, "the id of a place")
	case s.Partner == s.Place:
		c.fault("partner", string(s.Partner), "another place than in the field \"place\"")
	}
}

func (c *checker) period(p Period) {
	const first, last = 1000, 9999
	if p.Start < first || p.Start > last {
		c.fault("start", strconv.Itoa(p.Start), "a year of four digits")
	}
	if p.End < first || p.End > last {
		c.fault("end", strconv.Itoa(p.End), "a year of four digits")
	}
	if p.Start > p.End {
		c.fault("end", strconv.Itoa(p.End), "a year that is not before the start, "+strconv.Itoa(p.Start))
	}
}

// value checks a value against what its indicator means and whose it is.
func (c *checker) value(ind *Indicator, o *Observation) {
	v := o.Value
	number := formatNumber(v.Number)
	if v.Missing > Low {
		c.fault("value", "", "a number or the reason why there is none")
		return
	}
	if !v.Present() {
		if v.Number != 0 {
			c.fault("value", number, "no number, because the value is missing")
		}
		if v.Reason.IsZero() {
			c.fault("reason", "", "the reason why there is no value")
		}
		c.utf8("reason", v.Reason)
		return
	}
	if !v.Reason.IsZero() {
		c.fault("reason", v.Reason.EN, "no reason, because there is a value; or a missing-value code such as [z] for the value")
	}
	if !isFinite(v.Number) {
		c.fault("value", number, "a finite number")
		return
	}
	if ind == nil {
		return
	}
	c.kind(ind, o)
	c.number(ind, v.Number, slices.Contains(o.Flags, Estimated))
}

// number checks a number against what its indicator means.
func (c *checker) number(ind *Indicator, v float64, estimated bool) {
	whole := v == math.Trunc(v)
	if most, ok := printable(v, ind.Decimals); !ok {
		c.fault("value", formatNumber(v), most)
		return
	}
	switch ind.Meaning {
	case Count, Flow:
		estimated = estimated && ind.Meaning == Flow
		if v < 0 || !whole && !estimated {
			c.fault("value", formatNumber(v), "a whole number, zero or more, because it counts "+ind.Unit.EN)
		}
	case Rank:
		if v < 1 || !whole {
			c.fault("value", formatNumber(v), "a whole number, 1 or more, because it is a rank")
		}
	case RatioToWorld:
		if v < 0 {
			c.fault("value", formatNumber(v), "a number, zero or more, because it is a ratio")
		}
	case Share, Amount:
		if v < 0 {
			c.fault("value", formatNumber(v), "a number, zero or more, because it is a share or an amount")
		}
	case Growth:
		if v < -100 {
			c.fault("value", formatNumber(v), "a number, -100 or more, because it is a change in per cent")
		}
	}
}

// printable reports whether a number with so many digits after the point can be
// printed to the last of them, and else says what can: a number in the last
// digit's unit is one of those that a float64 tells apart.
func printable(v float64, decimals int) (want string, ok bool) {
	scale := 1.0
	for range min(max(decimals, 0), maxDecimals) {
		scale *= 10
	}
	if math.Abs(v)*scale <= maxWhole {
		return "", true
	}
	most := strconv.FormatInt(maxWhole, 10) // an int may have 32 bits
	if decimals <= 0 {
		return "a number of at most " + most, false
	}
	point := len(most) - decimals
	return "a number of at most " + most[:point] + "." + most[point:] + ", because " + strconv.Itoa(decimals) + " digits after the point are shown", false
}

// kind checks that a number is of a subject that can have one: a rank is of a
// ranking and a flow of a flow; the other quantities are of a place or a pair.
func (c *checker) kind(ind *Indicator, o *Observation) {
	kind := o.Subject.Kind
	if kind < OfPlace || kind > OfFlow || ind.Meaning < Count || ind.Meaning > Amount {
		return
	}
	number := formatNumber(o.Value.Number)
	switch {
	case (ind.Meaning == Rank || ind.Meaning == Flow) && kind == OfPair:
		c.fault("value", number, "[z], not applicable, with a reason: a rank or a flow has no value for a pair")
	case ind.Meaning == Rank && kind != OfRanking:
		c.fault("kind", "", "a ranking, because the indicator is a rank")
	case ind.Meaning == Flow && kind != OfFlow:
		c.fault("kind", "", "a flow, because the indicator is one")
	case ind.Meaning != Rank && ind.Meaning != Flow && kind != OfPlace && kind != OfPair:
		c.fault("kind", "", "a place or a pair, because the indicator is neither a rank nor a flow")
	}
}

// marks checks flags and notes.
func (c *checker) marks(o *Observation) {
	for i, f := range o.Flags {
		at := "flags[" + strconv.Itoa(i) + "]"
		if f < Break || f > Tied {
			c.fault(at, "", "a flag")
		} else if slices.Contains(o.Flags[:i], f) {
			c.fault(at, "", "each flag once")
		}
	}
	for i, n := range o.Notes {
		at := "notes[" + strconv.Itoa(i) + "]"
		if n.Mark == "" || !utf8.ValidString(n.Mark) {
			c.fault(at+".mark", n.Mark, "the mark that the source sets")
		}
		c.statement(at+".text", n.Text)
	}
}

func (c *checker) words() {
	parts := ids{}
	for i, p := range c.d.Parts {
		c.at(partsTable, i+1)
		c.id("id", string(p.ID), parts)
		if p.Kind < ReasonsPart || p.Kind > StepsPart {
			c.fault("kind", "", "what the part holds")
		}
		c.text("title", p.Title)
		c.utf8("heading", p.Heading)
	}
	seen := ids{}
	for i, m := range c.d.Messages {
		c.at(messagesTable, i+1)
		c.id("id", m.ID, seen)
		if _, ok := parts[string(m.Part)]; !ok {
			c.unknown("part", string(m.Part), partsTable, "the id of a part")
		}
		c.utf8("heading", m.Heading)
		c.text("text", m.Text)
		for j, id := range m.Evidence {
			at := "evidence[" + strconv.Itoa(j) + "]"
			c.indicator(at, id)
			if slices.Contains(m.Evidence[:j], id) {
				c.fault(at, string(id), "each indicator once")
			}
		}
		if m.Chart != "" {
			c.indicator("chart", m.Chart)
		}
	}
	for i, o := range c.d.Contacts {
		c.at(contactsTable, i+1)
		if o.Label == "" || !utf8.ValidString(o.Label) {
			c.fault("label", o.Label, "a text")
		}
		switch o.Kind {
		case Email:
			c.address("address", o.Address, "mailto:")
		case Website, SocialAccount:
			c.address("address", o.Address, "https://", "http://")
		default:
			c.fault("kind", "", "the kind of the contact")
		}
		c.utf8("note", o.Note)
	}
}
