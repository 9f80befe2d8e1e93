package data

// Field is a field of science.
type Field struct {
	ID   FieldID
	Name Text
	All  bool // it stands for all fields together
}

// Remark is a word of care that several values share: why a year is missing,
// or what a flag at it means.
type Remark struct {
	ID   RemarkID
	Text Text
	// Source is where the remark is from, "" when the values' own source, or
	// the explorer, makes it.
	Source SourceID
}

// Flags are the flags of one value, as a set.
type Flags uint8

// Has reports whether a flag is in the set.
func (f Flags) Has(flag Flag) bool { return flag > 0 && f&(1<<(flag-1)) != 0 }

// With returns the set with a flag in it.
func (f Flags) With(flag Flag) Flags { return f | 1<<(flag-1) }

// Comparable reports whether a number with the flags may be compared with
// others: it is neither unreliable nor provisional.
func (f Flags) Comparable() bool { return !f.Has(Unreliable) && !f.Has(Provisional) }

// AllFlags is the set of every flag there is.
const AllFlags Flags = 1<<Tied - 1

// Moment is the value of one year. It has no pointer in it and takes 16 bytes:
// there are many.
type Moment struct {
	Number float64 // only when Missing is Present
	Year   int16
	// Remark is the number of a remark in Dataset.Remarks, from 1; 0 is none.
	// A missing value has one: it says why.
	Remark  uint16
	Missing Missing
	Flags   Flags
}

// Value returns the number or the reason why there is none.
func (d *Dataset) Value(m Moment) Value {
	if !m.Present() {
		return Value{Missing: m.Missing, Reason: d.Remark(m)}
	}
	return Value{Number: m.Number}
}

// Remark returns the word of care at a value; zero when there is none.
func (d *Dataset) Remark(m Moment) Text {
	if m.Remark == 0 || int(m.Remark) > len(d.Remarks) {
		return Text{}
	}
	return d.Remarks[m.Remark-1].Text
}

// Series is one measure of one subject by one source, in one of its editions
// or segments, in order of the years. Values of two series never stand on one
// line: what must not be mixed cannot be.
type Series struct {
	Indicator IndicatorID
	Subject   Subject // of a pair, the place first in the alphabet is Place
	Field     FieldID // "" where the measure is of no field
	Source    SourceID
	// Segment tells the parts of a source's figures apart that must not be
	// joined, from 1; 0 where there is only one.
	Segment int
	Points  []Moment
}

// SameKey reports whether two series are of the same measure, subject, field,
// source and segment: whatever their values, they are one series.
func (s *Series) SameKey(t *Series) bool {
	return s.Indicator == t.Indicator && s.Subject == t.Subject && s.Field == t.Field && s.Source == t.Source && s.Segment == t.Segment
}

// Collection is the series that a view needs together. It is loaded when a
// view asks for it; until then Series is nil.
type Collection struct {
	ID     CollectionID
	Series []Series
	// byPlace are the series that a place has a part in, in their order; nil
	// until Index.
	byPlace map[PlaceID][]*Series
}

// Index makes the series of a place quick to find. It is called when all series
// are there, before the first question.
func (c *Collection) Index() {
	c.byPlace = map[PlaceID][]*Series{}
	for i := range c.Series {
		s := &c.Series[i]
		c.byPlace[s.Subject.Place] = append(c.byPlace[s.Subject.Place], s)
		if other := s.Subject.Partner; other != "" && other != s.Subject.Place {
			c.byPlace[other] = append(c.byPlace[other], s)
		}
	}
}

// Nearest is the open measure that comes nearest to an indicator of the deck,
// over time: for the overview's second chart.
type Nearest struct {
	Indicator IndicatorID // of the deck
	Series    []Series
	Drawn     Drawn
}

// Feature is a figure over time with which the overview leads, or that stands
// second there: its first series is what the figure is about, or the first two
// are, the others stand back.
type Feature struct {
	Indicator IndicatorID
	Series    []Series
	Drawn     Drawn
}

// Drawn is a figure as the server has drawn it, in one language, so that a program
// that cannot draw it says the same around it. It is made from the dataset, and
// never written in one.
type Drawn struct {
	Class, Title, Subtitle, Summary string
	// SourceID is the first source's, Source what that is called.
	SourceID SourceID
	Source   string
	// Markup is the picture. It is not sent with the data: a program keeps that
	// which it finds on the page.
	Markup string
}

// Moments reports whether a feature has two years at most of each subject. The
// overview's data have no series of it then: its values are written at its marks.
func (f *Feature) Moments() bool {
	for i := range f.Series {
		if len(f.Series[i].Points) > 2 {
			return false
		}
	}
	return true
}

// PairOf is two places together, in the order of the alphabet.
func PairOf(a, b PlaceID) Subject {
	if b < a {
		a, b = b, a
	}
	return Subject{Kind: OfPair, Place: a, Partner: b}
}

// Of is a place by itself.
func Of(place PlaceID) Subject { return Subject{Kind: OfPlace, Place: place} }

// RankingOf is where partner stands among the partners of place.
func RankingOf(place, partner PlaceID) Subject {
	return Subject{Kind: OfRanking, Place: place, Partner: partner}
}

// FlowOf is who goes from origin to destination.
func FlowOf(origin, destination PlaceID) Subject {
	return Subject{Kind: OfFlow, Place: origin, Partner: destination}
}

// At returns the value of a year and whether the series has that year. A year
// that it has may still be missing.
func (s *Series) At(year int) (Moment, bool) {
	for _, m := range s.Points {
		if int(m.Year) == year {
			return m, true
		}
	}
	return Moment{}, false
}

// Span returns the first and the last year with a number; 0 and 0 when there
// is none.
func (s *Series) Span() (first, last int) {
	for _, m := range s.Points {
		if !m.Present() {
			continue
		}
		if first == 0 {
			first = int(m.Year)
		}
		last = int(m.Year)
	}
	return first, last
}

// Last returns the last value that is a number, and whether there is one.
func (s *Series) Last() (Moment, bool) {
	for i := len(s.Points) - 1; i >= 0; i-- {
		if s.Points[i].Present() {
			return s.Points[i], true
		}
	}
	return Moment{}, false
}

// Comparable reports whether a change from one value to the other means
// anything: both are numbers, neither is unreliable or provisional, and no
// break lies between them. from and to are of this series, in either order.
func (s *Series) Comparable(from, to Moment) bool {
	if from.Year > to.Year {
		from, to = to, from
	}
	if !from.Comparable() || !to.Comparable() {
		return false
	}
	for _, m := range s.Points {
		if m.Year > from.Year && m.Year <= to.Year && m.Flags.Has(Break) {
			return false
		}
	}
	return true
}

// Present reports whether there is a number.
func (m Moment) Present() bool { return m.Missing == Present }

// Comparable reports whether a value may stand at either end of a comparison:
// there is a number and no flag that forbids it.
func (m Moment) Comparable() bool { return m.Present() && m.Flags.Comparable() }

// Base returns the first value that others may be compared with, and whether
// there is one: an indexed line starts there. Values before it, and those that
// are not Comparable with it, have no index.
func (s *Series) Base() (Moment, bool) {
	for _, m := range s.Points {
		if m.Comparable() && m.Number > 0 {
			return m, true
		}
	}
	return Moment{}, false
}

// Collection returns the collection of that id, or nil.
func (d *Dataset) Collection(id CollectionID) *Collection {
	for i := range d.Collections {
		if d.Collections[i].ID == id {
			return &d.Collections[i]
		}
	}
	return nil
}

// series returns the series of the collection that an indicator is in.
func (d *Dataset) series(id IndicatorID) []Series {
	ind := d.Indicator(id)
	if ind == nil || ind.Collection == "" {
		return nil
	}
	c := d.Collection(ind.Collection)
	if c == nil {
		return nil
	}
	return c.Series
}

// Lines returns every series of a measure and a subject: one for each source,
// edition and segment, in the dataset's order. They are to be shown side by
// side, each named, and never joined. The two places of a pair may stand in
// either order. Nothing is returned until the indicator's collection is loaded.
func (d *Dataset) Lines(id IndicatorID, of Subject) []*Series {
	return d.FieldLines(id, of, "")
}

// FieldLines is Lines for a measure by field of science.
func (d *Dataset) FieldLines(id IndicatorID, of Subject, field FieldID) []*Series {
	if of.Kind == OfPair {
		of = PairOf(of.Place, of.Partner)
	}
	var lines []*Series
	base, list := d.of(id, of.Place)
	if d.excerpt != nil {
		d.excerpt.lines(base, of, field)
	}
	for _, s := range list {
		if s.Subject == of && s.Field == field && s.Indicator == base {
			lines = d.given(lines, s, id)
		}
	}
	return lines
}

// of is base with those series alone that a place has a part in.
func (d *Dataset) of(id IndicatorID, place PlaceID) (IndicatorID, []*Series) {
	base, all := d.base(id)
	if ind := d.Indicator(base); ind != nil {
		if c := d.Collection(ind.Collection); c != nil && c.byPlace != nil {
			return base, c.byPlace[place]
		}
	}
	var list []*Series
	for i := range all {
		if s := &all[i]; s.Subject.Place == place || s.Subject.Partner == place {
			list = append(list, s)
		}
	}
	return base, list
}

// base returns the indicator whose series a measure is read from, which is the
// measure itself unless it is calculated, and the series of its collection.
func (d *Dataset) base(id IndicatorID) (IndicatorID, []Series) {
	if ind := d.Indicator(id); ind != nil && ind.Of != "" {
		id = ind.Of
	}
	return id, d.series(id)
}

// given adds a series to a list: as it is, or what is calculated from it.
func (d *Dataset) given(lines []*Series, s *Series, id IndicatorID) []*Series {
	if s.Indicator != id {
		if s = d.calculatedFrom(s, d.Indicator(id)); s == nil {
			return lines
		}
	}
	return append(lines, s)
}

// Line returns the series of a measure, a subject and a source that has but
// one segment, or nil.
func (d *Dataset) Line(id IndicatorID, of Subject, source SourceID) *Series {
	return d.FieldLine(id, of, "", source)
}

// FieldLine is Line for a measure by field of science.
func (d *Dataset) FieldLine(id IndicatorID, of Subject, field FieldID, source SourceID) *Series {
	for _, s := range d.FieldLines(id, of, field) {
		if s.Source == source {
			return s
		}
	}
	return nil
}

// All returns every series of a measure, in the dataset's order.
func (d *Dataset) All(id IndicatorID) []*Series {
	var lines []*Series
	base, list := d.base(id)
	if d.excerpt != nil {
		d.excerpt.all(base)
	}
	for i := range list {
		if list[i].Indicator == base {
			lines = d.given(lines, &list[i], id)
		}
	}
	return lines
}

// With returns the series of a measure that a place has a part in, in the dataset's order.
func (d *Dataset) With(id IndicatorID, place PlaceID) []*Series {
	var lines []*Series
	base, list := d.of(id, place)
	if d.excerpt != nil {
		d.excerpt.all(base)
	}
	for _, s := range list {
		if s.Indicator == base {
			lines = d.given(lines, s, id)
		}
	}
	return lines
}

// Singly returns the series of All one at a time: how many places there are for them, and
// what stands at each, nil for nothing.
func (d *Dataset) Singly(id IndicatorID) (places int, at func(place int) *Series) {
	base, list := d.base(id)
	if d.excerpt != nil {
		d.excerpt.all(base)
	}
	return len(list), func(i int) *Series {
		if list[i].Indicator != base {
			return nil
		}
		if lines := d.given(nil, &list[i], id); len(lines) > 0 {
			return lines[0]
		}
		return nil
	}
}

// NearestTo returns the series that come nearest to an indicator of the deck,
// over time; none when no open source has one.
func (d *Dataset) NearestTo(id IndicatorID) []Series {
	if n := d.NearestOf(id); n != nil {
		return n.Series
	}
	return nil
}

// NearestOf returns what comes nearest to an indicator of the deck; nil where
// nothing does. It has one series at least.
func (d *Dataset) NearestOf(id IndicatorID) *Nearest {
	for i := range d.Nearest {
		if d.Nearest[i].Indicator == id && len(d.Nearest[i].Series) > 0 {
			return &d.Nearest[i]
		}
	}
	return nil
}

// Covers reports whether a measure has a place in it, alone or with another,
// over time and not by field of science only.
func (d *Dataset) Covers(id IndicatorID, place PlaceID) bool {
	if d.excerpt != nil {
		return d.excerpt.covers(id, place)
	}
	base, list := d.of(id, place)
	for _, s := range list {
		if s.Indicator != base {
			continue
		}
		if f := d.Field(s.Field); (f == nil || f.All) && len(d.given(nil, s, id)) > 0 {
			return true
		}
	}
	return false
}

// Field returns the field of science of that id, or nil.
func (d *Dataset) Field(id FieldID) *Field {
	for i := range d.Fields {
		if d.Fields[i].ID == id {
			return &d.Fields[i]
		}
	}
	return nil
}
