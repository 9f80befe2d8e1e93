// Package scale maps values of the data to places on a plot. A scale is a
// small pure value; components/chart puts the plot together with them.
package scale

import "math"

// Linear maps a domain of numbers to a range, in proportion.
type Linear struct {
	domainStart, domainEnd float64
	rangeStart, rangeEnd   float64
}

// NewLinear makes a linear scale. A domain of no width, or with an end that
// is not a finite number, maps everything to the start of the range.
func NewLinear(domainStart, domainEnd, rangeStart, rangeEnd float64) Linear {
	return Linear{domainStart, domainEnd, rangeStart, rangeEnd}
}

// At is the place of a value in the range. Values outside the domain fall
// outside the range; a value that is not a finite number is at its start.
func (l Linear) At(v float64) float64 {
	width := l.domainEnd - l.domainStart
	if width == 0 || !finite(width) || !finite(v) {
		return l.rangeStart
	}
	// The conversion forbids a fused multiply-add, so that every machine rounds alike.
	return l.rangeStart + float64((v-l.domainStart)/width*(l.rangeEnd-l.rangeStart))
}

// Zero is the domain that holds all the values and zero, as bars need it.
// Values that are not finite numbers are passed over; with none left it is
// 0 to 1.
func Zero(values ...float64) (start, end float64) {
	for _, v := range values {
		if finite(v) {
			start, end = math.Min(start, v), math.Max(end, v)
		}
	}
	if start == end {
		return 0, 1
	}
	return start, end
}

// Extent is the least and the greatest of the values. Those that are not
// finite numbers are passed over; ok is false when none is left.
func Extent(values ...float64) (least, greatest float64, ok bool) {
	for _, v := range values {
		if !finite(v) {
			continue
		}
		if !ok {
			least, greatest, ok = v, v, true
		}
		least, greatest = math.Min(least, v), math.Max(greatest, v)
	}
	return least, greatest, ok
}

// Band divides a height in pixels into equal rows.
type Band struct {
	Start, Step float64
}

// At is the top of row i, in pixels.
func (b Band) At(i int) float64 { return b.Start + float64(float64(i)*b.Step) }

// Middle is the middle of row i, in pixels.
func (b Band) Middle(i int) float64 { return b.Start + float64((float64(i)+0.5)*b.Step) }

// Point spreads a number of things evenly from one end of a range to the
// other.
type Point struct {
	Count      int
	Start, End float64
}

// At is the place of thing i. A single thing stands in the middle.
func (p Point) At(i int) float64 {
	if p.Count < 2 {
		return p.Start + float64((p.End-p.Start)/2)
	}
	return p.Start + float64(float64(i)/float64(p.Count-1)*(p.End-p.Start))
}

// Rank places ranks below each other, the first at the top, each in the
// middle of a row.
type Rank struct {
	Start, Step float64 // pixels: the upper edge of the first row, a row's height
}

// At is the place of a rank, in pixels. What is not a finite number is at the
// upper edge.
func (r Rank) At(rank float64) float64 {
	if !finite(rank) {
		return r.Start
	}
	return r.Start + float64((rank-0.5)*r.Step)
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
