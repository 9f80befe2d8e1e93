package data

import (
	"math"
	"slices"
)

// Row is one value of many series, by where it stands.
type Row struct {
	Line  int32 // in Rows.Lines
	Point int32 // in the series' Points
}

// Rows are the values of many series in an order. They are indices only, so
// that a hundred thousand can be filtered and sorted while a reader waits.
type Rows struct {
	Lines []*Series
	At    []Row
}

// RowsOf returns every value of some series, in their order.
func RowsOf(lines []*Series) *Rows {
	n := 0
	for _, s := range lines {
		n += len(s.Points)
	}
	r := &Rows{Lines: lines, At: make([]Row, 0, n)}
	for i, s := range lines {
		for j := range s.Points {
			r.At = append(r.At, Row{int32(i), int32(j)})
		}
	}
	return r
}

// Value returns the series and the value of a row.
func (r *Rows) Value(row Row) (*Series, Moment) {
	s := r.Lines[row.Line]
	return s, s.Points[row.Point]
}

// Filter keeps the rows of the series and the values that are wanted; either
// question may be nil. Each series is asked about once.
func (r *Rows) Filter(line func(*Series) bool, value func(Moment) bool) {
	wanted := make([]bool, len(r.Lines))
	for i, s := range r.Lines {
		wanted[i] = line == nil || line(s)
	}
	kept := r.At[:0]
	for _, row := range r.At {
		if wanted[row.Line] && (value == nil || value(r.Lines[row.Line].Points[row.Point])) {
			kept = append(kept, row)
		}
	}
	r.At = kept
}

// SortByNumber puts the rows in order of their numbers. Rows without a number
// come last in both directions; they, and equal numbers, keep their order.
func (r *Rows) SortByNumber(descending bool) {
	present := make([]keyed, 0, len(r.At))
	var missing []Row
	for _, row := range r.At {
		m := &r.Lines[row.Line].Points[row.Point]
		if !m.Present() {
			missing = append(missing, row)
			continue
		}
		key := orderOf(m.Number)
		if descending {
			key = ^key
		}
		present = append(present, keyed{key, row})
	}
	for i, k := range sortKeys(present) {
		r.At[i] = k.row
	}
	copy(r.At[len(present):], missing)
}

// keyed is a row with a number whose order is that of the rows.
type keyed struct {
	key uint64
	row Row
}

// orderOf returns a whole number that is in the same order as x.
func orderOf(x float64) uint64 {
	bits := math.Float64bits(x + 0) // minus zero is zero
	if bits>>63 == 1 {
		return ^bits
	}
	return bits | 1<<63
}

// sortKeys sorts by key and keeps equal ones in order: byte by byte from the
// lowest, so that the time does not depend on the order that there was. Bytes
// that are the same in all are left out.
func sortKeys(list []keyed) []keyed {
	other := make([]keyed, len(list))
	for shift := 0; shift < 64; shift += 8 {
		var starts [257]int32
		for i := range list {
			starts[list[i].key>>shift&0xff+1]++
		}
		if len(list) > 0 && int(starts[list[0].key>>shift&0xff+1]) == len(list) {
			continue
		}
		for i := range starts[1:] {
			starts[i+1] += starts[i]
		}
		for i := range list {
			b := list[i].key >> shift & 0xff
			other[starts[b]] = list[i]
			starts[b]++
		}
		list, other = other, list
	}
	return list
}

// SortByText puts the rows in order of a text of their series, which is asked
// for once for each series. Rows of equal texts keep their order.
func (r *Rows) SortByText(text func(*Series) string, descending bool) {
	type named struct {
		text string
		line int32
	}
	order := make([]named, len(r.Lines))
	for i, s := range r.Lines {
		order[i] = named{text(s), int32(i)}
	}
	slices.SortFunc(order, func(x, y named) int {
		switch {
		case x.text < y.text:
			return -1
		case x.text > y.text:
			return 1
		}
		return int(x.line - y.line)
	})
	// Each series gets the place of its text; the rows are then counted into
	// their places.
	place := make([]int32, len(r.Lines))
	places := int32(-1)
	for i := range order {
		if i == 0 || order[i].text != order[i-1].text {
			places++
		}
		place[order[i].line] = places
	}
	if descending {
		for i := range place {
			place[i] = places - place[i]
		}
	}
	starts := make([]int32, places+2)
	for _, row := range r.At {
		starts[place[row.Line]+1]++
	}
	for i := range starts[1:] {
		starts[i+1] += starts[i]
	}
	sorted := make([]Row, len(r.At))
	for _, row := range r.At {
		p := place[row.Line]
		sorted[starts[p]] = row
		starts[p]++
	}
	r.At = sorted
}
