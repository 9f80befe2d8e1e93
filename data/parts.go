//go:build !js

package data

// references are what some part of a dataset refers to.
type references struct {
	places  map[PlaceID]bool
	sources map[SourceID]bool
	fields  map[FieldID]bool
	remarks map[uint16]bool // by number, from 1
}

func newReferences() *references {
	return &references{map[PlaceID]bool{}, map[SourceID]bool{}, map[FieldID]bool{}, map[uint16]bool{}}
}

// series notes what series refer to.
func (r *references) series(d *Dataset, list []Series) {
	for i := range list {
		s := &list[i]
		r.places[s.Subject.Place], r.places[s.Subject.Partner] = true, true
		r.sources[s.Source], r.fields[s.Field] = true, true
		for _, m := range s.Points {
			r.remark(d, m.Remark)
		}
	}
}

// remark notes a remark, by its number, and its source.
func (r *references) remark(d *Dataset, number uint16) {
	if number > 0 && int(number) <= len(d.Remarks) {
		r.remarks[number] = true
		r.sources[d.Remarks[number-1].Source] = true
	}
}

// pick returns the items of a list that are wanted, in order; nil for none.
func pick[T any](list []T, wanted func(i int, item *T) bool) []T {
	var picked []T
	for i := range list {
		if wanted(i, &list[i]) {
			picked = append(picked, list[i])
		}
	}
	return picked
}

// fill gives a dataset that is a part of this one what the part refers to. In
// the part the remarks are numbered anew.
func (r *references) fill(d, part *Dataset) {
	part.Places = pick(d.Places, func(_ int, p *Place) bool { return r.places[p.ID] })
	part.Sources = pick(d.Sources, func(_ int, s *Source) bool { return r.sources[s.ID] })
	for i := range part.Sources {
		part.Sources[i].SourceRecord = SourceRecord{}
	}
	part.Fields = pick(d.Fields, func(_ int, f *Field) bool { return r.fields[f.ID] })
	part.Remarks = pick(d.Remarks, func(i int, _ *Remark) bool { return r.remarks[uint16(i+1)] })
	numbers := make([]uint16, len(d.Remarks)+1)
	n := uint16(0)
	for i := range d.Remarks {
		if r.remarks[uint16(i+1)] {
			n++
			numbers[i+1] = n
		}
	}
	renumber := func(list []Series) []Series {
		if len(list) == 0 {
			return nil
		}
		out := append([]Series(nil), list...)
		for i := range out {
			out[i].Points = append([]Moment(nil), out[i].Points...)
			for j := range out[i].Points {
				if m := &out[i].Points[j]; int(m.Remark) < len(numbers) {
					m.Remark = numbers[m.Remark]
				}
			}
		}
		return out
	}
	for i := range part.Nearest {
		part.Nearest[i].Series = renumber(part.Nearest[i].Series)
	}
	for i := range part.Features {
		part.Features[i].Series = renumber(part.Features[i].Series)
	}
	for i := range part.Facts {
		if f := &part.Facts[i]; int(f.Remark) < len(numbers) {
			f.Remark = numbers[f.Remark]
		}
	}
	for i := range part.Collections {
		part.Collections[i].Series = renumber(part.Collections[i].Series)
	}
}

// Core returns what the overview needs of a dataset: everything of the deck,
// the series nearest to it and those featured, and of the open evidence the names of the
// collections and the heads of the indicators. The dataset stays as it is.
func (d *Dataset) Core() *Dataset {
	core := *d
	refs := newReferences()
	refs.places[d.Roles.A], refs.places[d.Roles.B] = true, true
	for i := range d.Observations {
		o := &d.Observations[i]
		refs.places[o.Subject.Place], refs.places[o.Subject.Partner] = true, true
		refs.sources[o.Source] = true
	}
	core.Nearest = append([]Nearest(nil), d.Nearest...)
	spoken := map[IndicatorID]bool{} // of, in sentences
	for i := range core.Nearest {
		refs.series(d, core.Nearest[i].Series)
		for j := range core.Nearest[i].Series {
			spoken[core.Nearest[i].Series[j].Indicator] = true
		}
	}
	core.Features = append([]Feature(nil), d.Features...)
	for i := range core.Features {
		if f := &core.Features[i]; f.Moments() {
			f.Series = nil
		}
		refs.series(d, core.Features[i].Series)
	}
	core.Indicators = append([]Indicator(nil), d.Indicators...)
	for i := range core.Indicators {
		if ind := &core.Indicators[i]; ind.Collection != "" {
			given := *ind
			*ind = Indicator{ID: ind.ID, Topic: ind.Topic, Collection: ind.Collection, Subject: ind.Subject, Label: ind.Label, Name: ind.Name, Meaning: ind.Meaning,
				Whole: ind.Whole, Total: ind.Total, Of: ind.Of, Unit: ind.Unit, Decimals: ind.Decimals, HasBenchmark: ind.HasBenchmark, Benchmark: ind.Benchmark, BenchmarkLabel: ind.BenchmarkLabel}
			if spoken[ind.ID] {
				ind.Phrases, ind.Without = given.Phrases, given.Without
			}
		}
	}
	core.Measures, core.Facts, core.Events, core.Claims = nil, nil, nil, nil
	core.Collections = nil
	for i := range d.Collections {
		core.Collections = append(core.Collections, Collection{ID: d.Collections[i].ID})
	}
	refs.fill(d, &core)
	return &core
}

// Supplement returns a collection of a dataset and all that it refers to,
// which Add puts into a dataset that has been read from Core. It is nil when
// there is no such collection. The dataset stays as it is.
func (d *Dataset) Supplement(id CollectionID) *Dataset {
	c := d.Collection(id)
	if c == nil {
		return nil
	}
	core := d.Core()
	refs := newReferences()
	refs.series(d, c.Series)
	part := &Dataset{Name: d.Name, Version: d.Version, Collections: []Collection{*c}}
	switch id {
	case FactsCollection:
		part.Measures, part.Events = d.Measures, d.Events
		part.Facts = append([]Fact(nil), d.Facts...)
		for _, f := range d.Facts {
			refs.places[f.Subject.Place], refs.places[f.Subject.Partner], refs.sources[f.Source] = true, true, true
			refs.remark(d, f.Remark)
		}
		for _, e := range d.Events {
			refs.sources[e.Source] = true
		}
	case EvidenceCollection:
		part.Claims = d.Claims
		for _, c := range d.Claims {
			for _, check := range c.Checks {
				for _, f := range check.Figures {
					refs.sources[f.Source] = true
				}
				for _, source := range check.Sources {
					refs.sources[source] = true
				}
			}
		}
	}
	for _, p := range core.Places {
		delete(refs.places, p.ID)
	}
	for _, s := range core.Sources {
		delete(refs.sources, s.ID)
	}
	part.Indicators = pick(d.Indicators, func(_ int, ind *Indicator) bool { return ind.Collection == id })
	refs.fill(d, part)
	return part
}
