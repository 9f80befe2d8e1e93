package scale

import "math"

// Ticks are round values from start to end, about count of them: multiples
// of one, two or five times a power of ten. A domain of no width has one, its
// value; one that is not finite, or runs backwards, has none; one too narrow
// for its magnitude to be divided has its two ends.
func Ticks(start, end float64, count int) []float64 {
	if !finite(start) || !finite(end) || end < start {
		return nil
	}
	if start == end {
		return []float64{start}
	}
	step, ok := niceStep(start, end, count)
	if !ok {
		return []float64{start, end}
	}
	first, last := math.Ceil(step.of(start)-tiny), math.Floor(step.of(end)+tiny)
	ticks := make([]float64, 0, int(last-first)+1)
	for i := first; i <= last; i++ {
		ticks = append(ticks, step.times(i))
	}
	return ticks
}

// Nice widens a domain to the round values that enclose it. A domain that
// cannot be divided stays as it is.
func Nice(start, end float64, count int) (niceStart, niceEnd float64) {
	if !finite(start) || !finite(end) || end <= start {
		return start, end
	}
	step, ok := niceStep(start, end, count)
	if !ok {
		return start, end
	}
	return step.times(math.Floor(step.of(start) + tiny)), step.times(math.Ceil(step.of(end) - tiny))
}

// Decimals is how many digits after the point the ticks of such a domain need.
func Decimals(start, end float64, count int) int {
	if !finite(start) || !finite(end) || end <= start {
		return 0
	}
	step, ok := niceStep(start, end, count)
	if !ok {
		return 0
	}
	return min(step.under, 9)
}

// tiny forgives what a division leaves over at a multiple of the step.
const tiny = 1e-9

// stride is leading times ten to a power, or divided by one: held apart, so
// that a tenth times three is 0.3 and not 0.30000000000000004.
type stride struct {
	leading     float64 // 1, 2 or 5
	over, under int     // powers of ten to multiply with and to divide by
}

func (s stride) times(i float64) float64 {
	if i == 0 {
		return 0 // and never minus zero
	}
	return i * s.leading * ten(s.over) / ten(s.under)
}

func (s stride) of(v float64) float64 { return v * ten(s.under) / ten(s.over) / s.leading }

func niceStep(start, end float64, count int) (stride, bool) {
	rough := (end - start) / float64(max(count, 1))
	magnitude := math.Max(math.Abs(start), math.Abs(end))
	if !finite(rough) || rough < 1e-12 || rough > 1e21 || rough < magnitude*1e-9 {
		return stride{}, false
	}
	s := stride{leading: 1}
	for rough < 1 && s.under < 12 {
		rough *= 10
		s.under++
	}
	for rough >= 10 {
		rough /= 10
		s.over++
	}
	// The bounds are the geometric means between one, two, five and ten.
	switch {
	case rough >= 7.07:
		if s.under > 0 {
			s.under--
		} else {
			s.over++
		}
	case rough >= 3.16:
		s.leading = 5
	case rough >= 1.414:
		s.leading = 2
	}
	return s, true
}

// ten is a power of ten; exact up to 22.
func ten(power int) float64 {
	v := 1.0
	for range power {
		v *= 10
	}
	return v
}
