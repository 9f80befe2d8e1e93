package partners

import (
	"slices"
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/components/page"
	"bilateral/components/ui"
	"bilateral/data"
)

// takeTable keeps the values of a table of the pairs.
func (p *builder) takeTable(view *ui.Figure, values []*data.Given) {
	p.c.Take(&page.Taken{ID: view.ID, FileName: view.ID + "-" + p.fileOf(), View: view, Values: values})
}

// givenIndex says where the index of a pair in a source's edition stands, or that it has
// none; the moment has its year in any case.
func (p *builder) givenIndex(source data.SourceID, s *data.Series, pair data.Subject, m data.Moment) *data.Given {
	if s == nil {
		s = &data.Series{Indicator: p.index.ID, Subject: pair, Source: source}
	}
	return p.c.Given(s, m)
}

// givenShare is what the part of a place's international works that joint works are is
// calculated from.
func (p *builder) givenShare(joint *data.Indicator, s *data.Series, place data.PlaceID, year int) *data.Given {
	if !p.c.Takes() {
		return nil
	}
	partner := s.Subject.Place
	if partner == place {
		partner = s.Subject.Partner
	}
	c := s.PartOf(p.c.Dataset.Line(joint.Whole, data.Of(place), s.Source), year)
	return &data.Given{Calculated: &c, Subject: data.RankingOf(place, partner), Name: p.c.Say(catalogue.SharesName)}
}

// givenRow is what the table of an edition has of a pair in one year.
func (p *builder) givenRow(joint *data.Indicator, s *data.Series, m data.Moment) []*data.Given {
	if !p.c.Takes() {
		return nil
	}
	year := int(m.Year)
	list := []*data.Given{p.c.Given(s, m)}
	for _, place := range p.both() {
		list = append(list, p.givenShare(joint, s, place, year), p.givenRank(joint, s, place, p.other(place), year, false))
	}
	if p.index != nil {
		line := p.c.Dataset.Line(p.index.ID, s.Subject, s.Source)
		at := p.indexAt(s.Subject, s.Source, year)
		at.Year = m.Year
		list = append(list, p.givenIndex(s.Source, line, s.Subject, at))
	}
	cosine := p.c.Dataset.Cosine(s, year)
	cosine.Period = data.Period{Start: year, End: year} // where the source has no totals, too
	return append(list, &data.Given{Calculated: &cosine, Subject: s.Subject, Name: p.c.Say(catalogue.BriefCosine)})
}

// givenRank is where a partner stands among those of a place that a source counts; of
// several it is where the table has no rank of a partner that is alone.
func (p *builder) givenRank(joint *data.Indicator, s *data.Series, place, partner data.PlaceID, year int, ofSeveral bool) *data.Given {
	rank, total, tied := p.c.Dataset.PartnerRank(joint.ID, place, partner, s.Source, year)
	c := p.calculated(data.RankByNumber, s, year, year)
	switch {
	case rank == 0:
		c.Value.Missing = data.NotAvailable
	case ofSeveral && total == 1:
		c.Value = data.Value{Missing: data.NotApplicable, Reason: p.own(p.c.Say(catalogue.OnlyPartner))}
	case tied:
		c.Flags = c.Flags.With(data.Tied)
		fallthrough
	default:
		c.Value.Number = float64(rank)
	}
	return &data.Given{Calculated: c, Subject: data.RankingOf(place, partner),
		Name: p.of(p.c.Say(catalogue.PartnerRankRow), p.c.Say(catalogue.AmongCompared, "place", p.c.InProse(place), "n", strconv.Itoa(total)))}
}

// calculated is what is to be calculated from a series' values of two years, or of one.
func (p *builder) calculated(f data.Formula, s *data.Series, start, end int) *data.Calculated {
	c := &data.Calculated{Formula: f, Unit: data.Times, Period: data.Period{Start: start, End: end}}
	switch f {
	case data.AnnualGrowth:
		c.Unit = data.Percent
	case data.RankByNumber:
		c.Unit = data.Position
	case data.MedianOf:
		c.Unit = data.InputUnit
	}
	for _, year := range [...]int{start, end} {
		if m, _ := s.At(year); len(c.Inputs) == 0 || start < end {
			c.Inputs = append(c.Inputs, data.Input{Series: s, Moment: m})
			c.Flags |= m.Flags
		}
	}
	return c
}

// givenColumns are the values of the table of the pairs, pair by pair and then of the
// middle of all.
func (p *builder) givenColumns(b *basis, columns []column) []*data.Given {
	if !p.c.Takes() {
		return nil
	}
	var list []*data.Given
	ranking := p.rankingOf(b, columns)
	for i := range columns {
		c := &columns[i]
		list = append(list, p.givenAmounts(b, c)...)
		if c.series != nil {
			a, z := p.sides(c.pair)
			for _, side := range [...][2]data.PlaceID{{a, z}, {z, a}} {
				if p.c.Dataset.Indicator(b.joint.Whole) != nil {
					list = append(list, p.givenShare(b.joint, c.series, side[0], b.end))
				}
				if ranking == nil {
					list = append(list, p.givenRank(b.joint, c.series, side[0], side[1], b.end, true))
					continue
				}
				s := p.c.Dataset.Line(ranking.ID, data.RankingOf(side[0], side[1]), b.source)
				m, _ := s.At(b.end)
				list = append(list, p.c.Given(s, m))
			}
		}
		if in := p.newest(); in != nil && p.someIndex(in, columns) {
			s, m := in.of(c.pair.subject.Place, c.pair.subject.Partner)
			m.Year = int16(in.year)
			of := p.givenIndex(in.source, s, c.pair.subject, m)
			if !m.Present() {
				of.Reason = p.own(p.c.Say(catalogue.NotCounted, "source", p.c.DisplayName(in.source)))
			}
			list = append(list, of)
		}
	}
	return append(list, p.givenMiddle(b, columns)...)
}

// someIndex reports whether one of the pairs has the index.
func (p *builder) someIndex(in *newest, columns []column) bool {
	return slices.ContainsFunc(columns, func(c column) bool {
		_, m := in.of(c.pair.subject.Place, c.pair.subject.Partner)
		return m.Present()
	})
}

// givenAmounts are how many joint works a pair has in the last year, how many times
// those of the first, and the growth a year.
func (p *builder) givenAmounts(b *basis, c *column) []*data.Given {
	s, last := c.series, c.last
	if s == nil {
		s = &data.Series{Indicator: b.joint.ID, Subject: c.pair.subject, Source: b.source}
	}
	last.Year = int16(b.end)
	amount := p.c.Given(s, last)
	if !last.Present() {
		amount.Reason = p.own(p.whyNone(b, c.series))
	}
	list := []*data.Given{amount}
	if b.start == b.end {
		return list
	}
	multiple, ok := b.change(c.series)
	growth := b.yearly(multiple)
	for _, v := range [...]struct {
		formula data.Formula
		number  float64
	}{{data.Multiple, multiple}, {data.AnnualGrowth, growth}} {
		of := p.calculated(v.formula, s, b.start, b.end)
		if of.Value.Number = v.number; !ok {
			of.Value = p.noChange(b, c)
		}
		list = append(list, &data.Given{Calculated: of, Subject: c.pair.subject, Name: p.changeName(b, v.formula)})
	}
	return list
}

// noChange says why the table has no change of a pair.
func (p *builder) noChange(b *basis, c *column) data.Value {
	switch {
	case !c.last.Present():
		return data.Value{Missing: data.NotAvailable, Reason: p.own(p.whyNone(b, c.series))}
	case c.last.Number == 0 && c.first.Number > 0:
		return data.Value{Missing: data.NotApplicable, Reason: p.own(p.c.Say(catalogue.FellToNone))}
	case c.first.Number >= smallestBase:
		return data.Value{Missing: data.NotAvailable, Reason: p.own(p.c.Say(catalogue.NoBase))}
	}
	base := p.counted(b.joint, data.Moment{Number: smallestBase})
	return data.Value{Missing: data.NotApplicable, Reason: p.own(p.c.Say(catalogue.TooFewToMultiply, "base", base, "start", p.c.Year(b.start)))}
}

// own is a text of the page as one of the dataset.
func (p *builder) own(text string) data.Text {
	if p.c.State.Language == data.Japanese {
		return data.Text{JA: text}
	}
	return data.Text{EN: text}
}

// changeName is what a change of joint works is called.
func (p *builder) changeName(b *basis, f data.Formula) string {
	if f == data.AnnualGrowth {
		return p.of(p.label(b.joint), p.c.Say(catalogue.YearlyGrowthRow))
	}
	return p.of(p.label(b.joint), p.c.Say(catalogue.MultipleRow, "start", p.c.Year(b.start)))
}

// givenMiddle are the medians of all pairs of the source: of amounts and changes, and of
// the index.
func (p *builder) givenMiddle(b *basis, columns []column) []*data.Given {
	if b.order == nil {
		return nil
	}
	var list []*data.Given
	add := func(of *data.Calculated, number float64, what string, pairs int) {
		if of.Value.Number = number; pairs == 0 {
			of.Value = data.Value{Missing: data.NotAvailable}
		}
		of.Flags = 0
		for i := range of.Inputs {
			of.Inputs[i].Moment = data.Moment{Missing: data.NotAvailable} // its numbers are of one pair
		}
		list = append(list, &data.Given{Calculated: of, Subject: data.Subject{Kind: data.OfPair}, Name: p.of(what, p.c.Say(catalogue.MiddleOfPairs, "n", howMany(pairs)))})
	}
	amount, multiple := b.order.Middle()
	amounts, multiples := b.order.Amount(0).Of, b.order.Multiple(0).Of
	add(p.calculated(data.MedianOf, b.own, b.end, b.end), amount, p.label(b.joint), amounts)
	if b.start < b.end {
		add(p.calculated(data.Multiple, b.own, b.start, b.end), multiple, p.changeName(b, data.Multiple), multiples)
		add(p.calculated(data.AnnualGrowth, b.own, b.start, b.end), b.yearly(multiple), p.changeName(b, data.AnnualGrowth), multiples)
	}
	if in := p.newest(); in != nil && p.someIndex(in, columns) {
		median, pairs := in.middle()
		of := p.calculated(data.MedianOf, &data.Series{Indicator: p.index.ID, Source: in.source}, in.year, in.year)
		add(of, median, p.label(p.index), pairs)
	}
	return list
}
