package partners

import (
	"bilateral/components/catalogue"
	"bilateral/data"
)

// givenIndex says where the index of two places in an edition stands, or that the
// edition has none of them.
func (p *builder) givenIndex(in *newest, s *data.Series, x, y data.PlaceID, m data.Moment) *data.Given {
	if s == nil {
		s = &data.Series{Indicator: p.index.ID, Subject: data.PairOf(x, y), Source: in.source}
		m.Year = int16(in.year)
	}
	return p.c.Given(s, m)
}

// givenShare is what the part of a place's international works that joint works are is
// calculated from.
func (p *builder) givenShare(joint *data.Indicator, s *data.Series, place data.PlaceID, year int) *data.Given {
	if !p.c.Taking {
		return nil
	}
	partner := s.Subject.Place
	if partner == place {
		partner = s.Subject.Partner
	}
	c := s.PartOf(p.c.Dataset.Line(joint.Whole, data.Of(place), s.Source), year)
	return &data.Given{Calculated: &c, Subject: data.RankingOf(place, partner), Name: p.c.Say(catalogue.SharesName)}
}

// givenRow is what one source has of a pair in one year, and what follows from it.
func (p *builder) givenRow(joint *data.Indicator, s *data.Series, m data.Moment) []*data.Given {
	if !p.c.Taking {
		return nil
	}
	year := int(m.Year)
	list := []*data.Given{p.c.Given(s, m)}
	for _, place := range [...]data.PlaceID{s.Subject.Place, s.Subject.Partner} {
		if p.c.Dataset.Indicator(joint.Whole) != nil {
			list = append(list, p.givenShare(joint, s, place, year))
		}
	}
	if p.index != nil {
		if line := p.c.Dataset.Line(p.index.ID, s.Subject, s.Source); line != nil {
			if m, ok := line.At(year); ok {
				list = append(list, p.c.Given(line, m))
			}
		}
	}
	if cosine := p.c.Dataset.Cosine(s, year); cosine.Cause != data.NoSuchTotal {
		list = append(list, &data.Given{Calculated: &cosine, Subject: s.Subject, Name: p.c.Say(catalogue.BriefCosine)})
	}
	return list
}

// givenColumns are the values of the table of the pairs: of each how many in both years,
// how that changed, what it is to each place, and the index.
func (p *builder) givenColumns(b *basis, columns []column) []*data.Given {
	if !p.c.Taking {
		return nil
	}
	var list []*data.Given
	for _, c := range columns {
		if c.series == nil {
			none := &data.Series{Indicator: b.joint.ID, Subject: c.pair.subject, Source: b.source}
			list = append(list, p.c.Given(none, data.Moment{Year: int16(b.end), Missing: data.NotAvailable}))
			continue
		}
		if b.start < b.end {
			list = append(list, p.c.Given(c.series, c.first))
			if _, ok := b.change(c.series); ok {
				multiple := c.series.Multiple(b.start, b.end)
				list = append(list, &data.Given{Calculated: &multiple, Subject: c.pair.subject, Name: p.c.Say(catalogue.MultipleRow, "start", p.c.Year(b.start))})
			}
		}
		list = append(list, p.givenRow(b.joint, c.series, c.last)...)
		list = append(list, p.givenRanks(b, c.pair)...)
		if in := p.newest(); in != nil && in.source != b.source {
			s, m := in.of(c.pair.subject.Place, c.pair.subject.Partner)
			list = append(list, p.givenIndex(in, s, c.pair.subject.Place, c.pair.subject.Partner, m))
		}
	}
	return list
}

// givenRanks are where each place of a pair stands among the partners of the other, by
// the source's own order of them.
func (p *builder) givenRanks(b *basis, pair *drawnPair) []*data.Given {
	var list []*data.Given
	for _, ind := range p.c.Dataset.OpenOf(data.OfRanking) {
		if ind.Meaning != data.Rank {
			continue
		}
		x, y := pair.subject.Place, pair.subject.Partner
		for _, of := range [...]data.Subject{data.RankingOf(x, y), data.RankingOf(y, x)} {
			if s := p.c.Dataset.Line(ind.ID, of, b.source); s != nil {
				if m, ok := s.At(b.end); ok {
					list = append(list, p.c.Given(s, m))
				}
			}
		}
	}
	return list
}
