package datapackage

import (
	"cmp"
	"iter"
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

// collections reads the tables of series. Their rows may stand in any order:
// series whose rows stand together keep the file's order, others come in that
// of the tables that they refer to, and years follow one another.
func (d *decoder) collections(ds *data.Dataset) {
	remarks := remarkNumbers(ds)
	plain := d.allPlain(ds, remarks)
	for _, name := range d.collectionNames {
		if t := d.table(name); t != nil && t.left != nil {
			d.addCollection(ds, name, plain[name])
			continue
		}
		g := gathering{at: map[series]int{}}
		d.eachRow(name, func(r *reader) {
			s := data.Series{Indicator: data.IndicatorID(r.str("indicator")), Field: data.FieldID(r.str("field")),
				Source: data.SourceID(r.str("source")), Segment: r.whole("segment"),
				Subject: data.Subject{Kind: named(r, "kind", subjectKinds), Place: data.PlaceID(r.str("place")), Partner: data.PlaceID(r.str("partner"))}}
			m := r.moment(remarks)
			if r.knows("indicator", "field", "source", "segment", "kind", "place", "partner", "year") {
				g.add(s, m, r)
			}
		})
		d.addCollection(ds, name, g.all(ds))
		if t := d.table(name); t != nil {
			t.order = g.rows
		}
	}
	for i := range ds.Indicators {
		if of := ds.Indicator(ds.Indicators[i].Of); of != nil {
			ds.Indicators[i].Subject = of.Subject
		}
	}
}

// addCollection adds a table of series to the dataset.
func (d *decoder) addCollection(ds *data.Dataset, name string, series []data.Series) {
	c := data.Collection{ID: data.CollectionID(name), Series: series}
	for i := range c.Series {
		if ind := ds.Indicator(c.Series[i].Indicator); ind != nil {
			ind.Subject = c.Series[i].Subject.Kind
		}
	}
	c.Index()
	ds.Collections = append(ds.Collections, c)
}

// knows reports whether the values of a row in these columns could be read.
func (r *reader) knows(names ...string) bool {
	return !slices.ContainsFunc(names, func(name string) bool {
		c := r.cell(name)
		return c.broken && c.value == nil
	})
}

// gathering puts the rows of a table of series into their series.
type gathering struct {
	series []gathered
	at     map[series]int // where a series is
	last   int            // where the series of the row before is
	mixed  bool           // the rows of some series do not stand together
	rows   []int          // see table.order
}

// series is what tells a series from others.
type series struct {
	indicator data.IndicatorID
	subject   data.Subject
	field     data.FieldID
	source    data.SourceID
	segment   int
}

// gathered is a series with the index of each of its rows.
type gathered struct {
	data.Series
	rows []int
}

func (g *gathering) add(s data.Series, m data.Moment, r *reader) {
	n := len(g.series)
	if n == 0 || !g.series[g.last].SameKey(&s) {
		k := series{s.Indicator, s.Subject, s.Field, s.Source, s.Segment}
		i, known := g.at[k]
		if !known {
			i = n
			g.at[k] = i
			alike := 0 // most have as many years as the one before
			if n > 0 {
				alike = len(g.series[n-1].Points)
			}
			s.Points = make([]data.Moment, 0, alike)
			g.series = append(g.series, gathered{Series: s, rows: make([]int, 0, alike)})
		}
		g.mixed = g.mixed || known
		g.last = i
	}
	last := &g.series[g.last]
	last.Points = append(last.Points, m)
	last.rows = append(last.rows, r.index)
}

// all returns the series with their points in order of the year.
func (g *gathering) all(ds *data.Dataset) []data.Series {
	if g.mixed {
		slices.SortStableFunc(g.series, byTables(ds))
	}
	var list []data.Series
	for i := range g.series {
		s := &g.series[i]
		if !slices.IsSortedFunc(s.Points, byYear) {
			by := make([]int, len(s.Points))
			for j := range by {
				by[j] = j
			}
			slices.SortStableFunc(by, func(x, y int) int { return byYear(s.Points[x], s.Points[y]) })
			points, rows := s.Points, s.rows
			s.Points, s.rows = make([]data.Moment, len(by)), make([]int, len(by))
			for j, k := range by {
				s.Points[j], s.rows[j] = points[k], rows[k]
			}
		}
		g.rows = append(g.rows, s.rows...)
		list = append(list, s.Series)
	}
	return list
}

func byYear(x, y data.Moment) int { return int(x.Year) - int(y.Year) }

// byTables compares series by where the tables of the dataset have what they are
// of: the indicator, the source, the places, the field; then by segment. Open
// sources come before the deck's own.
func byTables(ds *data.Dataset) func(x, y gathered) int {
	indicators, sources, places, fields := map[data.IndicatorID]int{}, map[data.SourceID]int{}, map[data.PlaceID]int{}, map[data.FieldID]int{}
	for i := range ds.Indicators {
		indicators[ds.Indicators[i].ID] = i + 1
	}
	for i := range ds.Places {
		places[ds.Places[i].ID] = i + 1
	}
	for i := range ds.Sources {
		sources[ds.Sources[i].ID] = i + 1
	}
	for i := range ds.Observations {
		sources[ds.Observations[i].Source] = len(ds.Sources) + 1
	}
	for i := range ds.Fields {
		fields[ds.Fields[i].ID] = i + 1
	}
	return func(x, y gathered) int {
		return cmp.Or(indicators[x.Indicator]-indicators[y.Indicator], sources[x.Source]-sources[y.Source],
			int(x.Subject.Kind)-int(y.Subject.Kind), places[x.Subject.Place]-places[y.Subject.Place],
			places[x.Subject.Partner]-places[y.Subject.Partner], fields[x.Field]-fields[y.Field], x.Segment-y.Segment)
	}
}

// eachRow is each with one reader for all rows: there are many.
func (d *decoder) eachRow(name string, read func(*reader)) {
	t := d.table(name)
	if t == nil {
		return
	}
	r := &reader{d: d, resource: name, table: t}
	for i, row := range t.rows {
		r.row, r.index, r.cells = row.number, i, row.cells
		read(r)
	}
}

// moment reads the value of one year.
func (r *reader) moment(remarks map[string]uint16) data.Moment {
	m := data.Moment{Year: int16(min(max(r.whole("year"), -9999), 9999))}
	if c := r.cell("value"); c.value != nil {
		m.Number, _ = r.number("value")
	} else if missing, ok := missingCodes.find(c.text); ok {
		m.Missing = missing
	} else if !c.broken {
		r.fault("value", c.text, "a number or a missing-value code such as "+missingCodes[0].word+", named in the schema's missingValues")
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
	if id != "" && !known && !r.cell("remark").broken {
		r.unknown("remark", id, "remarks", "the id of a remark")
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

// addNearest adds the faults of nearest and featured series that there are not, unless they
// may only follow from a fault in the series or their indicators.
func (d *decoder) addNearest() {
	of := append([]string{"indicators", "open-indicators"}, d.collectionNames...)
	for _, f := range d.faults {
		if slices.Contains(of, f.Resource) || f.Field == "resources" || d.unnamed {
			return
		}
	}
	d.faults = append(d.faults, d.nearestFaults...)
}

const (
	seriesForm  = `{"indicator": …, "kind": …, "place": …, "partner": …, "field": …}`
	nearestForm = `{"indicator": …, "series": [` + seriesForm + `, …]}`
	featureForm = `{"series": [` + seriesForm + `, …]}`
)

// nearest finds the series that the overview draws beside an indicator.
func (d *decoder) nearest(ds *data.Dataset, descriptor *object) {
	for at, o := range d.groups(descriptor, "nearest", nearestForm, 2) {
		id, _ := o.get("indicator").(string)
		ds.Nearest = append(ds.Nearest, data.Nearest{Indicator: data.IndicatorID(id), Series: d.namedSeries(ds, at, o, nearestForm)})
	}
}

// features finds the series of the figures that the overview begins with. A pair
// without a partner is the place with every partner that it has.
func (d *decoder) features(ds *data.Dataset, descriptor *object) {
	for at, o := range d.groups(descriptor, "features", featureForm, 1) {
		f := data.Feature{Series: newestOfPairs(d.namedSeries(ds, at, o, featureForm))}
		if len(f.Series) > 0 {
			f.Indicator = f.Series[0].Indicator
		}
		if slices.ContainsFunc(f.Series, func(s data.Series) bool { return s.Indicator != f.Indicator }) {
			d.fault(data.PackageResource, 0, at, o, "series of one indicator")
		}
		ds.Features = append(ds.Features, f)
	}
}

// newestOfPairs are some series, of pairs those of the source with the newest
// value alone.
func newestOfPairs(lines []data.Series) []data.Series {
	var source data.SourceID
	newest := 0
	for i := range lines {
		if _, last := lines[i].Span(); lines[i].Subject.Kind == data.OfPair && last > newest {
			newest, source = last, lines[i].Source
		}
	}
	return slices.DeleteFunc(lines, func(s data.Series) bool { return s.Subject.Kind == data.OfPair && s.Source != source })
}

// groups yields the objects of a list among the explorer's own properties, of so
// many keys each, and where they stand. What has another form is a fault.
func (d *decoder) groups(descriptor *object, key, form string, keys int) iter.Seq2[string, *object] {
	return func(yield func(string, *object) bool) {
		o, _ := descriptor.get("explorer").(*object)
		list, ok := o.get(key).([]any)
		if v := o.get(key); !ok && v != nil {
			d.fault(data.PackageResource, 0, "explorer."+key, v, "a list of "+form)
		}
		for i, item := range list {
			at := "explorer." + key + "[" + strconv.Itoa(i) + "]"
			o, _ := item.(*object)
			if _, ok := o.get("series").([]any); !ok || len(o.keys) != keys {
				d.fault(data.PackageResource, 0, at, item, form)
			} else if !yield(at, o) {
				return
			}
		}
	}
}

// namedSeries are the series that a group names. Of a name that no series has the
// fault waits for addNearest.
func (d *decoder) namedSeries(ds *data.Dataset, at string, group *object, form string) []data.Series {
	var found []data.Series
	series, _ := group.get("series").([]any)
	for j, v := range series {
		at := at + ".series[" + strconv.Itoa(j) + "]"
		o, _ := v.(*object)
		word := func(key string) string {
			s, _ := o.get(key).(string)
			return s
		}
		kind, known := subjectKinds.find(word("kind"))
		if !known {
			d.fault(data.PackageResource, 0, at, v, form)
			continue
		}
		of := data.Subject{Kind: kind, Place: data.PlaceID(word("place")), Partner: data.PlaceID(word("partner"))}
		lines := ds.FieldLines(data.IndicatorID(word("indicator")), of, data.FieldID(word("field")))
		if kind == data.OfPair && of.Partner == "" {
			lines = pairsOf(ds, data.IndicatorID(word("indicator")), of.Place)
		}
		if len(lines) == 0 {
			d.nearestFaults = append(d.nearestFaults, data.Fault{Resource: data.PackageResource, Field: at, Value: written(v),
				Want: "an indicator and a subject of which there is a series"})
		}
		for _, s := range lines {
			found = append(found, *s)
		}
	}
	return found
}

// pairsOf are the series of a place with each of its partners.
func pairsOf(ds *data.Dataset, id data.IndicatorID, place data.PlaceID) []*data.Series {
	return slices.DeleteFunc(ds.All(id), func(s *data.Series) bool {
		return s.Subject.Kind != data.OfPair || s.Subject.Place != place && s.Subject.Partner != place
	})
}
