package download

import "bilateral/data"

// origin is where a row's value stands in the files that the dataset was made from, as
// data.Dataset.Origin says it; "" where nobody knows. Nobody need hand it over with the
// row: what a row is of says it.
func (w *Writer) origin(r *Row) string {
	if r.Origin != "" {
		return r.Origin
	}
	ds := w.Dataset
	if r.Period.Start == r.Period.End {
		of := r.Subject
		if of.Kind == data.OfPair {
			of = data.PairOf(of.Place, of.Partner)
		}
		line := data.Series{Indicator: data.IndicatorID(r.Measure), Subject: of, Field: r.Field, Source: r.Source, Segment: r.Segment}
		if at := ds.Origin(&line, r.Period.End); at != "" {
			return at
		}
	}
	for i := range ds.Observations {
		o := &ds.Observations[i]
		if string(o.Indicator) == r.Measure && o.Subject == r.Subject && o.Period == r.Period && o.Source == r.Source {
			return ds.ObservationOrigin(o)
		}
	}
	for i := range ds.Facts {
		f := &ds.Facts[i]
		if string(f.Measure) == r.Measure && f.Subject == r.Subject && f.Period == r.Period && f.PeriodKind == r.Kind && f.Day == r.Day && f.Source == r.Source {
			return ds.FactOrigin(f)
		}
	}
	return ""
}
