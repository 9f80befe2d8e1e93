package datapackage

import (
	"slices"
	"strconv"
	"strings"

	"bilateral/data"
)

// names reads a list of texts among the explorer's own properties.
func (d *decoder) names(descriptor *object, key string) []string {
	o, _ := descriptor.get("explorer").(*object)
	v := o.get(key)
	if v == nil {
		return nil
	}
	list, ok := v.([]any)
	if !ok {
		d.fault(data.PackageResource, 0, "explorer."+key, v, "a list of texts")
	}
	var names []string
	for i, item := range list {
		s, ok := item.(string)
		if !ok || slices.Contains(names, s) {
			d.fault(data.PackageResource, 0, "explorer."+key+"["+strconv.Itoa(i)+"]", item, "the name of a resource, each once")
			continue
		}
		names = append(names, s)
	}
	return names
}

// collections reads the tables of series. The rows of one series stand
// together; that their years are in order is a rule of the dataset.
func (d *decoder) collections(ds *data.Dataset) {
	remarks := remarkNumbers(ds)
	for _, name := range d.collectionNames {
		c := data.Collection{ID: data.CollectionID(name)}
		d.eachRow(name, func(r *reader) {
			s := data.Series{Indicator: data.IndicatorID(r.str("indicator")), Field: data.FieldID(r.str("field")),
				Source: data.SourceID(r.str("source")), Segment: r.whole("segment"),
				Subject: data.Subject{Kind: named(r, "kind", subjectKinds), Place: data.PlaceID(r.str("place")), Partner: data.PlaceID(r.str("partner"))}}
			n := len(c.Series)
			if n == 0 || !c.Series[n-1].Same(&s) {
				c.Series = append(c.Series, s)
				n++
			}
			last := &c.Series[n-1]
			last.Points = append(last.Points, r.moment(remarks))
		})
		for i := range c.Series {
			if ind := ds.Indicator(c.Series[i].Indicator); ind != nil {
				ind.Subject = c.Series[i].Subject.Kind
			}
		}
		c.Index()
		ds.Collections = append(ds.Collections, c)
	}
	for i := range ds.Indicators {
		if of := ds.Indicator(ds.Indicators[i].Of); of != nil {
			ds.Indicators[i].Subject = of.Subject
		}
	}
}

// eachRow is each with one reader for all rows: there are many.
func (d *decoder) eachRow(name string, read func(*reader)) {
	t := d.table(name)
	if t == nil {
		return
	}
	r := &reader{d: d, resource: name, table: t}
	for _, row := range t.rows {
		r.row, r.cells = row.number, row.cells
		read(r)
	}
}

// moment reads the value of one year.
func (r *reader) moment(remarks map[string]uint16) data.Moment {
	m := data.Moment{Year: int16(min(max(r.whole("year"), -9999), 9999))}
	if c := r.cell("value"); c.value != nil {
		m.Number, _ = r.number("value")
	} else if missing, ok := missingCodes.find(c.code); ok {
		m.Missing = missing
	} else if !c.broken {
		r.fault("value", c.code, "a number or a missing-value code such as "+missingCodes[0].word+", named in the schema's missingValues")
	}
	m.Flags = r.flags("flags")
	m.Remark = r.remark(remarks)
	return m
}

// remarkNumbers are the numbers of the remarks by their ids.
func remarkNumbers(ds *data.Dataset) map[string]uint16 {
	numbers := make(map[string]uint16, len(ds.Remarks))
	for i, r := range ds.Remarks {
		numbers[string(r.ID)] = uint16(i + 1)
	}
	return numbers
}

// remark reads the id of a remark as its number, 0 for none.
func (r *reader) remark(numbers map[string]uint16) uint16 {
	id := r.str("remark")
	number, known := numbers[id]
	if id != "" && !known {
		r.fault("remark", id, "the id of a remark")
	}
	return number
}

// flags reads codes of care that are joined by commas.
func (r *reader) flags(name string) data.Flags {
	var flags data.Flags
	for code := range strings.SplitSeq(r.str(name), ",") {
		if code == "" {
			continue
		}
		flag, ok := flagCodes.find(code)
		if !ok || flags.Has(flag) {
			r.fault(name, code, flagCodes.String()+", each once")
			continue
		}
		flags = flags.With(flag)
	}
	return flags
}

const nearestForm = `{"indicator": …, "series": [{"indicator": …, "kind": …, "place": …, "partner": …, "field": …}, …]}`

// nearest finds the series that the overview draws beside an indicator.
func (d *decoder) nearest(ds *data.Dataset, descriptor *object) {
	o, _ := descriptor.get("explorer").(*object)
	list, ok := o.get("nearest").([]any)
	if !ok {
		if v := o.get("nearest"); v != nil {
			d.fault(data.PackageResource, 0, "explorer.nearest", v, "a list of "+nearestForm)
		}
		return
	}
	for i, item := range list {
		at := "explorer.nearest[" + strconv.Itoa(i) + "]"
		o, _ := item.(*object)
		id, _ := o.get("indicator").(string)
		series, ok := o.get("series").([]any)
		if !ok || len(o.keys) != 2 {
			d.fault(data.PackageResource, 0, at, item, nearestForm)
			continue
		}
		n := data.Nearest{Indicator: data.IndicatorID(id)}
		for j, v := range series {
			at := at + ".series[" + strconv.Itoa(j) + "]"
			o, _ := v.(*object)
			word := func(key string) string {
				s, _ := o.get(key).(string)
				return s
			}
			kind, known := subjectKinds.find(word("kind"))
			if !known {
				d.fault(data.PackageResource, 0, at, v, nearestForm)
				continue
			}
			lines := ds.FieldLines(data.IndicatorID(word("indicator")),
				data.Subject{Kind: kind, Place: data.PlaceID(word("place")), Partner: data.PlaceID(word("partner"))}, data.FieldID(word("field")))
			if len(lines) == 0 {
				d.fault(data.PackageResource, 0, at, v, "an indicator and a subject of which there is a series")
			}
			for _, s := range lines {
				n.Series = append(n.Series, *s)
			}
		}
		ds.Nearest = append(ds.Nearest, n)
	}
}
