package data

// Opposite are the ratios of two opposite flows of one measure, the larger
// divided by the smaller, for each year that both have. The inputs name the
// source and segment of each; a stock and a flow are two measures and are
// never divided.
func (d *Dataset) Opposite(id IndicatorID, a, b PlaceID) []Calculated {
	return opposite(d.Lines(id, FlowOf(a, b)), d.Lines(id, FlowOf(b, a)))
}

// OppositeNearest is Opposite for the series that come nearest to an indicator
// of the deck, between place A and place B.
func (d *Dataset) OppositeNearest(id IndicatorID) []Calculated {
	var forth, back []*Series
	list := d.NearestTo(id)
	for i := range list {
		switch s := &list[i]; s.Subject {
		case FlowOf(d.Roles.A, d.Roles.B):
			forth = append(forth, s)
		case FlowOf(d.Roles.B, d.Roles.A):
			back = append(back, s)
		}
	}
	return opposite(forth, back)
}

func opposite(forth, back []*Series) []Calculated {
	var list []Calculated
	for _, s := range forth {
		for _, m := range s.Points {
			for _, t := range back {
				other := t.in(int(m.Year))
				if !m.Present() || !other.Moment.Present() {
					continue
				}
				larger, smaller := Input{s, m}, other
				if smaller.Moment.Number > larger.Moment.Number {
					larger, smaller = smaller, larger
				}
				list = append(list, calculate(FlowRatio, Times, func(v []float64) float64 { return v[0] / v[1] }, larger, smaller))
			}
		}
	}
	return list
}

// FlowShare is the part of a flow in all that go to the same destination, as a
// measure of origins gives them, by its source: in per cent.
func (d *Dataset) FlowShare(flow *Series, origins IndicatorID, year int) Calculated {
	inputs := []Input{flow.in(year)}
	for _, s := range d.All(origins) {
		if in := s.in(year); s.Subject.Partner == flow.Subject.Partner && in.Moment.Present() {
			inputs = append(inputs, in)
		}
	}
	c := calculate(PartOfWhole, Percent, func(v []float64) float64 {
		sum := 0.0
		for _, x := range v[1:] {
			sum += x
		}
		return 100 * v[0] / sum
	}, inputs...)
	if len(inputs) == 1 {
		return c.without(NoSuchTotal)
	}
	return c
}
