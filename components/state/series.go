package state

import (
	"slices"
	"strconv"
	"strings"

	"bilateral/data"
)

// Time is the years that are shown, both included. The zero value is all of
// them.
type Time struct {
	Start, End int
}

// The open ends of a Time. Latest..Latest is the latest year alone.
const (
	Earliest = 1
	Latest   = 9999
)

// Within gives the years to show of data that runs from first to last: all of
// them where it has none of the time.
func (t Time) Within(first, last int) (start, end int) {
	start, end = t.Start, t.End
	switch {
	case t == (Time{}):
		return first, last
	case start >= Latest:
		start = last
	case end <= Earliest:
		end = first
	}
	if start, end = max(start, first), min(end, last); start > end {
		return first, last
	}
	return start, end
}

// Fits says whether data that runs from first to last has every year that the
// time names.
func (t Time) Fits(first, last int) bool {
	for _, year := range [...]int{t.Start, t.End} {
		if year > Earliest && year < Latest && (year < first || year > last) {
			return false
		}
	}
	return true
}

// Meets says whether data that runs from first to last has a year of the time.
func (t Time) Meets(first, last int) bool {
	return t == (Time{}) || t.Start >= Latest || t.End <= Earliest || t.Start <= last && t.End >= first
}

// Series is what a reader chose of a chart of series over time.
type Series struct {
	Focus   []string // keys of the series that are picked out, as chosen
	Time    Time
	Log     bool // yScale=log
	Indexed bool // scale=indexed: the first year shown is 100
	// Places are those shown, none for all; Pairs are compared with them.
	Places []data.PlaceID
	Pairs  []data.ColumnID
}

// MostPairs is how many pairs are on one chart at the most, with the one that
// is chosen.
const MostPairs = 5

// Pair is the two places of the page of partners in the order chosen; place B
// and place A where nothing was.
func (s *State) Pair() (first, second data.PlaceID) {
	if places := s.Series.Places; len(places) == 2 {
		return places[0], places[1]
	}
	return s.pair[0], s.pair[1]
}

// parsePair makes two different countries or territories of the places that
// were read, with a notice where they were not.
func (r *reading) parsePair() {
	var pair []data.PlaceID
	for _, id := range r.Series.Places {
		if place := r.ds.Place(id); place.Kind == data.Country && len(pair) < 2 {
			pair = append(pair, id)
		} else {
			r.notice(CountryParameter, string(id))
		}
	}
	for _, other := range r.pair {
		if len(pair) == 1 && pair[0] != other {
			pair = append(pair, other)
			// A place that is none was told of already.
			if len(r.Notices) == 0 || r.Notices[len(r.Notices)-1].Parameter != CountryParameter {
				r.notice(CountryParameter, string(pair[0]))
			}
		}
	}
	r.setPair(pair)
	// The pair chosen is not compared with itself.
	r.drop(data.PairColumn(r.Pair()))
}

// setPair chooses two places, by no places those of the dataset.
func (s *State) setPair(pair []data.PlaceID) {
	if slices.Equal(pair, s.pair[:]) {
		pair = nil
	}
	s.Series.Places = pair
}

// MostBeside is how many places a reader can have beside those of the dataset
// on the page of an open indicator: each has a colour and a shape.
const MostBeside = 4

// parseBeside keeps, of the places that were read, those that the page of an
// open indicator shows beside the dataset's own two, which are always there.
func (r *reading) parseBeside() {
	var beside []data.PlaceID
	ofPlaces := r.ds.Indicator(r.Indicator).Subject == data.OfPlace
	for _, id := range r.Series.Places {
		switch {
		case !ofPlaces || id == r.pair[0] || id == r.pair[1]:
		case r.ds.Place(id).Kind != data.Country || len(beside) == MostBeside:
			r.notice(CountryParameter, string(id))
		default:
			beside = append(beside, id)
		}
	}
	r.Series.Places, r.Series.Pairs = beside, nil
}

// ToggleBeside puts a place beside the dataset's own two, or takes it away again.
type ToggleBeside struct{ Place data.PlaceID }

func (a ToggleBeside) apply(s *State) {
	places := slices.Clone(s.Series.Places)
	if i := slices.Index(places, a.Place); i >= 0 {
		places = slices.Delete(places, i, i+1)
	} else if len(places) < MostBeside {
		places = append(places, a.Place)
	}
	s.Series.Places = places
}

// ChoosePair chooses two places; a pair that was compared with is compared no more
// once it is the one chosen.
type ChoosePair struct{ First, Second data.PlaceID }

// ToggleCompared puts a pair beside the one chosen, or takes it away again.
type ToggleCompared struct{ Pair data.ColumnID }

func (a ChoosePair) apply(s *State) {
	s.setPair([]data.PlaceID{a.First, a.Second})
	s.Series.Focus = nil
	s.drop(data.PairColumn(a.First, a.Second))
}

func (a ToggleCompared) apply(s *State) {
	if !s.drop(a.Pair) && len(s.Series.Pairs) < MostPairs-1 {
		s.Series.Pairs = append(s.Series.Pairs, a.Pair)
	}
}

// drop takes a pair away from those compared, and says whether it was there.
func (s *State) drop(pair data.ColumnID) bool {
	i := slices.Index(s.Series.Pairs, pair)
	s.Series.Pairs = slices.Clone(s.Series.Pairs)
	if i >= 0 {
		s.Series.Pairs = slices.Delete(s.Series.Pairs, i, i+1)
	}
	return i >= 0
}

// ToggleFocus picks a series out, or lets it go when it is.
type ToggleFocus struct{ Key string }

// ClearFocus lets all series go that are picked out.
type ClearFocus struct{}

func (ClearFocus) apply(s *State) { s.Series.Focus = nil }

// ShowYears shows some years only.
type ShowYears struct{ Time Time }

// SetLogScale chooses how values become heights.
type SetLogScale struct{ Log bool }

// SetIndexed shows amounts, or changes from the first year.
type SetIndexed struct{ Indexed bool }

func (a ShowYears) apply(s *State)   { s.Series.Time = a.Time }
func (a SetLogScale) apply(s *State) { s.Series.Log = a.Log }
func (a SetIndexed) apply(s *State)  { s.Series.Indexed = a.Indexed }

func (a ToggleFocus) apply(s *State) {
	focus := slices.Clone(s.Series.Focus)
	if i := slices.Index(focus, a.Key); i >= 0 {
		s.Series.Focus = slices.Delete(focus, i, i+1)
		return
	}
	s.Series.Focus = append(focus, a.Key)
}

// parsePlaces reads the places.
func (r *reading) parsePlaces(value string) {
	for id := range strings.SplitSeq(value, "~") {
		switch place := data.PlaceID(id); {
		case id == "" || slices.Contains(r.Series.Places, place):
		case r.has(id):
			r.Series.Places = append(r.Series.Places, place)
		default:
			r.notice(CountryParameter, id)
		}
	}
}

// parsePairs reads the pairs of places, and makes of the places what the page
// shows.
func (r *reading) parsePairs(value string) {
	for id := range strings.SplitSeq(value, "~") {
		a, b, _ := strings.Cut(id, "-")
		pair := data.PairColumn(data.PlaceID(a), data.PlaceID(b))
		switch {
		case id == "" || slices.Contains(r.Series.Pairs, pair):
		case a == b || !r.hasCountry(a) || !r.hasCountry(b) || len(r.Series.Pairs) == MostPairs-1:
			r.notice(PairsParameter, id)
		default:
			r.Series.Pairs = append(r.Series.Pairs, pair)
		}
	}
	switch {
	case r.Route == Partners:
		r.parsePair()
	case r.Route == Indicator && !r.ds.InTable(r.Indicator):
		r.parseBeside()
	}
}

// has says whether the view's page has anything of a place. Of the places of
// other pages the program has not read: it must not know more of them here.
func (r *reading) has(id string) bool {
	place := data.PlaceID(id)
	switch {
	case r.ds.Place(place) == nil:
		return false
	case r.Route == Partners:
		for _, ind := range r.ds.OpenOf(data.OfPair, data.OfRanking) {
			if r.ds.Covers(ind.ID, place) {
				return true
			}
		}
		return false
	case r.Route == Indicator && !r.ds.InTable(r.Indicator):
		return r.ds.Covers(r.Indicator, place)
	}
	return place == r.pair[0] || place == r.pair[1]
}

// isKey reports whether a series of the page may have that key: a place, or two
// places.
func (r *reading) isKey(key string) bool {
	a, b, two := strings.Cut(key, "-")
	return r.has(a) && (!two || r.has(b) && a < b)
}

// hasCountry says whether the view's page has that country or territory.
func (r *reading) hasCountry(id string) bool {
	return r.has(id) && r.ds.Place(data.PlaceID(id)).Kind == data.Country
}

// parseFocus reads the keys of the series that are picked out.
func (r *reading) parseFocus(value string) {
	for key := range strings.SplitSeq(value, "~") {
		switch {
		case key == "" || slices.Contains(r.Series.Focus, key):
		case r.known(key):
			r.Series.Focus = append(r.Series.Focus, key)
		default:
			r.notice(FocusParameter, key)
		}
	}
}

func (r *reading) parseTime(value string) {
	if value == "" {
		return
	}
	from, to, isRange := strings.Cut(value, "..")
	if !isRange {
		to = from
	}
	start, startOK := year(from, Earliest)
	end, endOK := year(to, Latest)
	switch {
	case !startOK || !endOK:
		r.notice(TimeParameter, value)
		return
	case start > end:
		r.notice(TimeParameter, value)
		start, end = end, start
	}
	if start == Earliest && end == Latest {
		return
	}
	r.Series.Time = Time{start, end}
}

// year reads one end of a time; an empty one is open.
func year(s string, open int) (int, bool) {
	switch s {
	case "":
		return open, true
	case "earliest":
		return Earliest, true
	case "latest":
		return Latest, true
	}
	n, ok := data.ParseInt(s)
	return n, ok && len(s) == 4 && n > Earliest && n < Latest
}

// String prints a time as its parameter's value, "" for all.
func (t Time) String() string {
	if t == (Time{}) {
		return ""
	}
	start, end := yearText(t.Start), yearText(t.End)
	if start == end {
		return start
	}
	return start + ".." + end
}

func yearText(n int) string {
	switch n {
	case Earliest:
		return "earliest"
	case Latest:
		return "latest"
	}
	digits := strconv.Itoa(n)
	return "0000"[:max(4-len(digits), 0)] + digits
}
