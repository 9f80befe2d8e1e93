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
	if width == 0 || math.IsNaN(width) || math.IsInf(width, 0) || math.IsNaN(v) || math.IsInf(v, 0) {
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
		if math.IsNaN(v) || math.IsInf(v, 0) {
			continue
		}
		start, end = math.Min(start, v), math.Max(end, v)
	}
	if start == end {
		return 0, 1
	}
	return start, end
}

// Band divides a height in pixels into equal rows.
type Band struct {
	Start, Step float64
}

// At is the top of row i, in pixels.
func (b Band) At(i int) float64 { return b.Start + float64(i)*b.Step }
