package data

import (
	"math"
	"strconv"
	"strings"
)

func (c *checker) remarks() {
	seen := ids{}
	for i, r := range c.d.Remarks {
		c.at(remarksTable, i+1)
		c.id("id", string(r.ID), seen)
		c.text("text", r.Text)
		if r.Source != "" && c.d.Source(r.Source) == nil {
			c.unknown("source", string(r.Source), sourcesTable, "the id of a source")
		}
	}
	if len(c.d.Remarks) > math.MaxUint16 {
		c.at(remarksTable, 0)
		c.fault("", strconv.Itoa(len(c.d.Remarks)), "at most "+strconv.Itoa(math.MaxUint16)+" remarks")
	}
}

// known are the things that series refer to, found by id: there are many.
type known struct {
	indicators map[IndicatorID]*Indicator
	places     map[PlaceID]*Place
	sources    map[SourceID]bool
	fields     map[FieldID]bool
}

func (d *Dataset) known() *known {
	k := &known{indicators: map[IndicatorID]*Indicator{}, places: map[PlaceID]*Place{}, sources: map[SourceID]bool{}, fields: map[FieldID]bool{}}
	for i := range d.Indicators {
		k.indicators[d.Indicators[i].ID] = &d.Indicators[i]
	}
	for i := range d.Places {
		k.places[d.Places[i].ID] = &d.Places[i]
	}
	for i := range d.Sources {
		k.sources[d.Sources[i].ID] = true
	}
	for i := range d.Fields {
		k.fields[d.Fields[i].ID] = true
	}
	return k
}

// sameRow is the cause of rows that stand twice, as when a file is appended to
// itself.
const sameRow = "the same row"

// line is a measure of a subject: what several series may be of, each of its
// own source or segment.
type line struct {
	indicator IndicatorID
	subject   Subject
	field     FieldID
	source    SourceID
	segment   int
}

// collection checks a table of series. Its rows are the values of its series,
// one after the other.
func (c *checker) collection(list *Collection) {
	resource := string(list.ID)
	c.at(resource, 0)
	if !isIdentifier(resource) {
		c.fault("name", resource, "lower-case words of letters and digits joined by hyphens")
	}
	if c.k == nil {
		c.k = c.d.known()
	}
	first := map[line]int{}
	sources := map[shown]*sourcesOf{}
	row := 1
	for i := range list.Series {
		s := &list.Series[i]
		c.at(resource, row)
		ind := c.series(list.ID, s)
		c.source(s, sources)
		l := line{s.Indicator, s.Subject, s.Field, s.Source, s.Segment}
		if earlier, dup := first[l]; dup {
			c.fault("indicator, kind, place, partner, field, source, segment", "",
				"the rows of one series together; others of this series begin in "+c.other(resource, earlier))
		} else {
			first[l] = row
		}
		c.points(resource, row, ind, s)
		row += len(s.Points)
	}
	c.segments(resource, list)
}

// shown is what the series of one chart are of: a source each.
type shown struct {
	indicator IndicatorID
	subject   Subject
	field     FieldID
}

// sourcesOf are the sources of what one chart shows: the first, and the names of all where
// there are more, which most have not.
type sourcesOf struct {
	first SourceID
	at    spot
	names ids
}

// source checks that a series can be told from those of other sources by the
// name that stands beside its figures. Segments of one source are told apart
// by their years.
func (c *checker) source(s *Series, seen map[shown]*sourcesOf) {
	source := c.d.Source(s.Source)
	if source == nil {
		return
	}
	of := shown{s.Indicator, s.Subject, s.Field}
	x, here := seen[of], spot{c.resource, c.row}
	if x == nil {
		seen[of] = &sourcesOf{first: s.Source, at: here}
		return
	}
	if x.names == nil {
		if x.first == s.Source {
			return
		}
		x.names = ids{string(x.first): x.at}
		c.resource, c.row = x.at.resource, x.at.row
		c.distinct("source", c.d.Source(x.first).DisplayName(), "this source", x.names)
		c.resource, c.row = here.resource, here.row
	}
	if at, known := x.names[string(s.Source)]; known && at.row > 0 {
		return
	}
	x.names[string(s.Source)] = here
	if !c.distinct("source", source.DisplayName(), "this source", x.names) {
		f := &c.faults[len(c.faults)-1]
		f.Value = string(s.Source)
		f.Want = strings.Replace(f.Want, " from that in ", " from the other of this subject, in ", 1) + "; give one of them a shortName"
		f.Cause = "shortName"
	}
}

// series checks what a series is of and returns its indicator, or nil.
func (c *checker) series(id CollectionID, s *Series) *Indicator {
	ind := c.k.indicators[s.Indicator]
	switch {
	case ind == nil:
		c.unknown("indicator", string(s.Indicator), indicatorsTable, "the id of an indicator")
	case ind.Collection != id:
		if ind.Collection == "" || c.d.Collection(ind.Collection) != nil { // else that is its fault
			c.fault("indicator", string(s.Indicator), "an indicator of this collection")
		}
		ind = nil
	}
	if s.Subject.Kind < OfPlace || s.Subject.Kind > OfFlow {
		c.fault("kind", "", "whose value it is: of a place, a pair, a ranking or a flow")
	}
	place, partner := c.k.places[s.Subject.Place], c.k.places[s.Subject.Partner]
	if place == nil {
		c.unknown("place", string(s.Subject.Place), placesTable, "the id of a place")
	}
	switch {
	case s.Subject.Kind < OfPlace || s.Subject.Kind > OfFlow:
	case s.Subject.Kind == OfPlace:
		if s.Subject.Partner != "" {
			c.fault("partner", string(s.Subject.Partner), "no partner, because the value is of a single place")
		}
	case partner == nil:
		c.unknown("partner", string(s.Subject.Partner), placesTable, "the id of a place")
	case partner == place:
		c.fault("partner", string(s.Subject.Partner), "another place than in the field \"place\"")
	case s.Subject.Kind == OfPair && s.Subject.Partner < s.Subject.Place && place != nil:
		c.fault("partner", string(s.Subject.Partner), "the place of the pair that is later in the alphabet")
	case s.Subject.Kind != OfFlow && partner.Kind != Country:
		c.fault("partner", string(s.Subject.Partner), "a country or territory: others have no rank and are nobody's partner")
	}
	if s.Subject.Kind != OfPlace && s.Subject.Kind != OfFlow && place != nil && place.Kind != Country {
		c.fault("place", string(s.Subject.Place), "a country or territory: others have no partners")
	}
	if s.Field != "" && !c.k.fields[s.Field] {
		c.unknown("field", string(s.Field), fieldsTable, "the id of a field of science")
	}
	if !c.k.sources[s.Source] {
		c.unknown("source", string(s.Source), sourcesTable, "the id of a source")
	}
	if s.Segment < 0 {
		c.fault("segment", strconv.Itoa(s.Segment), "a number from 1, or nothing")
	}
	if ind != nil {
		c.suits(ind, s)
	}
	return ind
}

// suits checks that a measure has values of such a subject.
func (c *checker) suits(ind *Indicator, s *Series) {
	kind := s.Subject.Kind
	switch {
	case kind < OfPlace || kind > OfFlow:
	case ind.Meaning == Rank && kind != OfRanking:
		c.fault("kind", "", "a ranking, because the indicator is a rank")
	case ind.Meaning == Flow && kind != OfFlow:
		c.fault("kind", "", "a flow, because the indicator is one")
	case ind.Meaning != Flow && kind == OfFlow:
		c.fault("kind", "", "no flow, because the indicator is none")
	case ind.Meaning != Rank && ind.Meaning != Count && kind == OfRanking:
		c.fault("kind", "", "no ranking, because the indicator neither ranks nor counts")
	}
}

// points checks the values of a series.
func (c *checker) points(resource string, row int, ind *Indicator, s *Series) {
	const first, last = 1000, 9999
	for i, m := range s.Points {
		c.at(resource, row+i)
		if m.Year < first || m.Year > last {
			c.fault("year", strconv.Itoa(int(m.Year)), "a year of four digits")
		}
		if i > 0 && m.Year == s.Points[i-1].Year {
			c.fault("year", strconv.Itoa(int(m.Year)), "each year once in a series; "+c.other(resource, row+i-1)+" has it")
			if m == s.Points[i-1] {
				c.faults[len(c.faults)-1].Cause = sameRow
			}
		} else if i > 0 && m.Year < s.Points[i-1].Year {
			c.fault("year", strconv.Itoa(int(m.Year)), "a year after that of the row before, "+strconv.Itoa(int(s.Points[i-1].Year)))
		}
		if int(m.Remark) > len(c.d.Remarks) {
			c.fault("remark", strconv.Itoa(int(m.Remark)), "the id of a remark")
		}
		if m.Flags&^AllFlags != 0 {
			c.fault("flags", "", "flags")
		}
		switch {
		case m.Missing > Low:
			c.fault("value", "", "a number or the reason why there is none")
		case !m.Present() && m.Number != 0:
			c.fault("value", formatNumber(m.Number), "no number, because the value is missing")
		case !m.Present() && m.Remark == 0:
			c.fault("remark", "", "the reason why there is no value")
		case !m.Present():
		case !isFinite(m.Number):
			c.fault("value", formatNumber(m.Number), "a finite number")
		case ind != nil:
			c.number(ind, m.Number, m.Flags.Has(Estimated))
		}
	}
}

// segments checks that no year of a measure and subject stands in two segments
// of one source: then one of them would have to be the right one.
func (c *checker) segments(resource string, list *Collection) {
	type year struct {
		line
		year int16
	}
	seen := map[year]int{}
	row := 1
	for i := range list.Series {
		s := &list.Series[i]
		l := line{s.Indicator, s.Subject, s.Field, s.Source, 0}
		for j, m := range s.Points {
			if s.Segment == 0 {
				continue
			}
			y := year{l, m.Year}
			if j > 0 && m.Year == s.Points[j-1].Year {
				continue // a fault of the series itself
			}
			if earlier, dup := seen[y]; dup {
				c.at(resource, row+j)
				c.fault("year", strconv.Itoa(int(m.Year)), "each year in one segment of a source; "+c.other(resource, earlier)+" has it")
				continue
			}
			seen[y] = row + j
		}
		row += len(s.Points)
	}
}

func (c *checker) nearest() {
	for i, n := range c.d.Nearest {
		c.at(PackageResource, 0)
		at := "explorer.nearest[" + strconv.Itoa(i) + "]"
		if ind := c.d.Indicator(n.Indicator); ind == nil || ind.Collection != "" {
			c.unknown(at+".indicator", string(n.Indicator), indicatorsTable, "the id of an indicator of the deck")
		}
	}
}
