package scale

// Year maps years to a range.
type Year struct {
	First, Last int
	linear      Linear
}

// NewYear makes a scale of years; it puts the ends in order.
func NewYear(first, last int, rangeStart, rangeEnd float64) Year {
	if last < first {
		first, last = last, first
	}
	return Year{first, last, NewLinear(float64(first), float64(last), rangeStart, rangeEnd)}
}

// At is the place of a year. A single year stands in the middle.
func (y Year) At(year int) float64 {
	if y.First == y.Last {
		return y.linear.rangeStart + float64((y.linear.rangeEnd-y.linear.rangeStart)/2)
	}
	return y.linear.At(float64(year))
}

// Ticks are the first year, the last, and round ones between, no more than
// count (at least the two ends) and no two nearer to each other than the
// length of the scale divided by count.
func (y Year) Ticks(count int) []int {
	if y.First == y.Last {
		return []int{y.First}
	}
	count = max(count, 2)
	apart := float64(y.Last-y.First) / float64(count)
	// A step that is too small is tried, thinned out, only where none else has
	// a round year between the ends.
	for _, least := range [...]float64{apart, apart / 2} {
		for _, step := range [...]int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000} {
			if float64(step) < least {
				continue
			}
			if ticks := y.every(step, count, apart); len(ticks) > 2 {
				return ticks
			}
		}
	}
	return []int{y.First, y.Last}
}

// every is the ends and the multiples of step between them that keep apart.
func (y Year) every(step, count int, apart float64) []int {
	ticks := []int{y.First}
	for year := y.First - mod(y.First, step) + step; year < y.Last && len(ticks) < count-1; year += step {
		if float64(year-ticks[len(ticks)-1]) >= apart && float64(y.Last-year) >= apart {
			ticks = append(ticks, year)
		}
	}
	return append(ticks, y.Last)
}

// mod is the remainder from below, also of years before the first.
func mod(year, step int) int { return ((year % step) + step) % step }
