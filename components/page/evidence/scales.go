package evidence

import (
	"math"

	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/components/scale"
	"bilateral/data"
)

// claimScales are the scales of a claim's figures, one for each meaning: what
// is of one kind is measured alike.
type claimScales [data.Amount + 1]struct {
	least, greatest, benchmark float64
	low, high                  float64 // the rule's band, equal for none
	decimals                   int
	n                          int // what stands on it
}

// scales takes in the deck's figure, those that are judged, and the band of the
// rule, which is of the kind of the deck's figure, or of the first that decides.
func (e *entry) scales(c *page.Context) *claimScales {
	s := &claimScales{}
	banded := data.Meaning(0)
	if f := e.deckFigure(c); f != nil {
		banded = f.Meaning
		s.see(f)
	}
	for i := range e.claim.Checks {
		check := &e.claim.Checks[i]
		if check.Role == data.Context {
			continue
		}
		for j := range check.Figures {
			s.see(&check.Figures[j])
			if banded == 0 {
				banded = check.Figures[j].Meaning
			}
		}
	}
	if band := e.claim.Band; band.Low != band.High {
		on := &s[banded]
		on.low, on.high = band.Low, band.High
		on.n++
		for _, end := range [...]float64{band.Low, band.High} {
			if math.Abs(end) != data.NoEnd {
				on.least, on.greatest = min(on.least, end), max(on.greatest, end)
			}
		}
	}
	return s
}

// telling are the figures that say most in brief: those of one kind that has a
// benchmark or a band, where there is one.
func (s *claimScales) telling(figures []*data.Figure) []*data.Figure {
	for _, f := range figures {
		if on := &s[f.Meaning]; on.benchmark == 0 && on.low == on.high {
			continue
		}
		var list []*data.Figure
		for _, other := range figures {
			if other.Meaning == f.Meaning {
				list = append(list, other)
			}
		}
		return list
	}
	return figures
}

// see takes a figure in.
func (s *claimScales) see(f *data.Figure) {
	if !f.Value.Present() {
		return
	}
	on := &s[f.Meaning]
	on.least, on.greatest = min(on.least, f.Value.Number), max(on.greatest, f.Value.Number, f.Benchmark)
	on.decimals = max(on.decimals, f.Decimals)
	on.n++
	if f.Benchmark != 0 {
		on.benchmark = f.Benchmark
		on.n++
	}
}

// steps are about how many round steps a scale has: it ends at one.
const steps = 4

// strip is where figures of a meaning are drawn: amounts from zero, ranks from
// the first place, to a round value beyond the last. It has no length for a
// single figure: a place says something only beside another.
func (s *claimScales) strip(meaning data.Meaning) *chart.Strip {
	strip := &chart.Strip{}
	on := &s[meaning]
	if on.n < 2 {
		return strip
	}
	strip.Benchmark, strip.Low, strip.High = on.benchmark, on.low, on.high
	if meaning == data.Rank {
		_, end := scale.Nice(0, on.greatest+1, steps)
		strip.Start, strip.Origin, strip.End = 1, 1, end
		return strip
	}
	strip.Start, strip.End = scale.Nice(on.least*1.05, on.greatest*1.05, steps)
	return strip
}

// ends are the two ends of the scale of a meaning, as they are printed.
func (s *claimScales) ends(c *page.Context, meaning data.Meaning) (start, end string) {
	strip := s.strip(meaning)
	decimals := min(s[meaning].decimals, scale.Decimals(strip.Start, strip.End, steps))
	write := func(v float64) string {
		if meaning == data.Growth && v == 0 {
			return format.Percent(0, 0, false)
		}
		return format.Quantity(c.Catalogue, meaning, v, decimals)
	}
	return write(strip.Start), write(strip.End)
}
