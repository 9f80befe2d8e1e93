package scale

import (
	"math"
	"slices"
)

// Log maps a domain of positive numbers to a range, equal ratios to equal
// lengths.
type Log struct {
	linear Linear
}

// NewLog makes a logarithmic scale. ok is false, and the scale maps all to
// the start of the range, when an end of the domain is zero, negative or not
// a finite number.
func NewLog(domainStart, domainEnd, rangeStart, rangeEnd float64) (l Log, ok bool) {
	if !Positive(domainStart, domainEnd) {
		return Log{NewLinear(0, 0, rangeStart, rangeEnd)}, false
	}
	return Log{NewLinear(logarithm(domainStart), logarithm(domainEnd), rangeStart, rangeEnd)}, true
}

// At is the place of a value; one that is zero, negative or not a finite
// number has no place, and is put at the start of the range.
func (l Log) At(v float64) float64 {
	if !Positive(v) {
		return l.linear.rangeStart
	}
	return l.linear.At(logarithm(v))
}

// Positive says whether all the values can stand on a logarithmic scale.
func Positive(values ...float64) bool {
	for _, v := range values {
		if !finite(v) || v <= 0 {
			return false
		}
	}
	return true
}

// LogNice widens a domain to the round values, one, two or five times a power
// of ten, that enclose it. A domain that is not positive, or runs backwards,
// stays as it is.
func LogNice(start, end float64) (niceStart, niceEnd float64) {
	if !Positive(start, end) || end < start || end > 1e21 || start < 1e-12 {
		return start, end
	}
	values := roundValues(start, end)
	if len(values) == 1 {
		// A single round value takes its next one, so that the domain has a width.
		return values[0], roundValues(values[0], values[0]*2)[1]
	}
	return values[0], values[len(values)-1]
}

// LogTicks are the round values of a domain: all of them while there are no
// more than count, else the powers of ten, else some of those.
func LogTicks(start, end float64, count int) []float64 {
	if !Positive(start, end) || end < start {
		return nil
	}
	if end > 1e21 || start < 1e-12 {
		return slices.Compact([]float64{start, end})
	}
	var inside, tens []float64
	for _, v := range roundValues(start, end) {
		if v < start*(1-tiny) || v > end*(1+tiny) {
			continue
		}
		inside = append(inside, v)
		if isPowerOfTen(v) {
			tens = append(tens, v)
		}
	}
	count = max(count, 2)
	switch {
	case len(inside) <= count:
		return inside
	case len(tens) < 2:
		return every(inside, count)
	}
	return every(tens, count)
}

// every takes each nth of the values, so that no more than count are left.
func every(values []float64, count int) []float64 {
	n := (len(values) + count - 1) / count
	var some []float64
	for i := 0; i < len(values); i += n {
		some = append(some, values[i])
	}
	return some
}

// roundValues are one, two and five times the powers of ten, from the last at
// or below start to the first at or above end.
func roundValues(start, end float64) []float64 {
	var values []float64
	for power := -13; power <= 22; power++ {
		for _, leading := range [...]float64{1, 2, 5} {
			v := leading * ten(max(power, 0)) / ten(max(-power, 0))
			if v <= start*(1+tiny) {
				values = values[:0]
			}
			values = append(values, v)
			if v >= end*(1-tiny) {
				return values
			}
		}
	}
	return values
}

func isPowerOfTen(v float64) bool {
	for power := 0; power <= 22; power++ {
		if v == ten(power) || v == 1/ten(power) {
			return true
		}
	}
	return false
}

// logarithm is the natural logarithm of a positive number. It is written out
// because the library's differs in the last digit from machine to machine;
// the series is that of the inverse hyperbolic tangent.
func logarithm(v float64) float64 {
	mantissa, exponent := math.Frexp(v)
	if mantissa < math.Sqrt2/2 {
		mantissa *= 2
		exponent--
	}
	s := (mantissa - 1) / (mantissa + 1)
	square := s * s
	sum, power := 0.0, s
	for k := 1; k <= 21; k += 2 {
		sum += float64(power / float64(k))
		power *= square
	}
	return float64(2*sum) + float64(float64(exponent)*math.Ln2)
}
