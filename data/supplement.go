package data

// Add adds what a supplement has: a collection's series and the places,
// sources, fields and remarks that they refer to, and the rest of what is
// known of its indicators. What the dataset has already stays as it is, except
// that a collection that is there is replaced. It reports whether the
// supplement is sound; if it is not, nothing changes. The order in which
// collections are added makes no difference to any answer. It is long because
// all is looked at before anything is changed.
func (d *Dataset) Add(more *Dataset) bool {
	for i := range more.Collections {
		c := &more.Collections[i]
		if d.Collection(c.ID) == nil {
			return false
		}
		for j := range c.Series {
			for _, m := range c.Series[j].Points {
				if int(m.Remark) > len(more.Remarks) {
					return false
				}
			}
		}
	}
	for i := range more.Facts {
		if int(more.Facts[i].Remark) > len(more.Remarks) {
			return false
		}
	}
	for _, p := range more.Places {
		if d.Place(p.ID) == nil {
			d.Places = append(d.Places, p)
		}
	}
	for _, s := range more.Sources {
		if d.Source(s.ID) == nil {
			d.Sources = append(d.Sources, s)
		}
	}
	for _, f := range more.Fields {
		if d.Field(f.ID) == nil {
			d.Fields = append(d.Fields, f)
		}
	}
	for i := range more.Indicators {
		if ind := d.Indicator(more.Indicators[i].ID); ind != nil {
			*ind = more.Indicators[i]
		}
	}
	numbers := d.addRemarks(more.Remarks)
	if more.Collection(FactsCollection) != nil {
		d.Measures, d.Facts, d.Events = more.Measures, more.Facts, more.Events
		for i := range d.Facts {
			if f := &d.Facts[i]; f.Remark > 0 {
				f.Remark = numbers[f.Remark-1]
			}
		}
	}
	if more.Collection(EvidenceCollection) != nil {
		d.Claims = more.Claims
	}
	for i := range more.Collections {
		c := &more.Collections[i]
		for j := range c.Series {
			for k := range c.Series[j].Points {
				m := &c.Series[j].Points[k]
				if m.Remark > 0 {
					m.Remark = numbers[m.Remark-1]
				}
			}
		}
		own := d.Collection(c.ID)
		own.Series = c.Series
		own.Index()
	}
	return true
}

// addRemarks adds remarks that are not there yet and returns the number of
// each.
func (d *Dataset) addRemarks(more []Remark) []uint16 {
	numbers := make([]uint16, len(more))
	for i, r := range more {
		for j := range d.Remarks {
			if d.Remarks[j].ID == r.ID {
				numbers[i] = uint16(j + 1)
			}
		}
		if numbers[i] == 0 {
			d.Remarks = append(d.Remarks, r)
			numbers[i] = uint16(len(d.Remarks))
		}
	}
	return numbers
}
