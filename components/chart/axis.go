package chart

import (
	"math"
	"slices"

	"bilateral/components/format"
	"bilateral/components/scale"
)

// finite is the spec without what is no finite number: such a value is taken
// for missing, such a benchmark or domain is left out.
func (s *Spec) finite() *Spec {
	s = s.copied()
	if s.Benchmark != nil && !isFinite(s.Benchmark.Value) {
		s.Benchmark = nil
	}
	if s.Domain != nil && !(isFinite(s.Domain.Start) && isFinite(s.Domain.End)) {
		s.Domain = nil
	}
	for i := range s.Series {
		for j := range s.Series[i].Points {
			if p := &s.Series[i].Points[j]; !p.Missing && !p.Present() {
				s.Series[i].Points = slices.Clone(s.Series[i].Points) // it is rare
				s.Series[i].Points[j].Missing = true
			}
		}
	}
	return s
}

// isFinite reports whether a value is a number that can be drawn: the difference
// of any other to itself is none.
func isFinite(v float64) bool { return v-v == 0 }

// IsLog reports whether the chart is drawn on a logarithmic scale: where it is
// asked for, the form can, and all values are positive.
func (s *Spec) IsLog() bool {
	if _, can := s.Form.(Logarithmic); !can || s.Scale != Log {
		return false
	}
	values := s.values()
	if s.Benchmark != nil {
		values = append(values, s.Benchmark.Value)
	}
	if s.Domain != nil {
		values = append(values, s.Domain.Start, s.Domain.End)
	}
	return len(values) > 0 && scale.Positive(values...)
}

// values are all that are not missing.
func (s *Spec) values() []float64 {
	var values []float64
	for _, series := range s.Series {
		for _, p := range series.Points {
			if !p.Missing {
				values = append(values, p.Value)
			}
		}
	}
	return values
}

// valued is what linear and logarithmic scales have in common.
type valued interface{ At(v float64) float64 }

// axis is the scale of the values and its ticks. The domain is widened to
// round values where nice, and holds zero unless the values are all far from
// it: then a line would be flat, and no length is read.
func (s *Spec) axis(rangeStart, rangeEnd float64, count int, withZero bool) (valued, []float64, func(float64) string) {
	values := s.values()
	if s.Benchmark != nil {
		values = append(values, s.Benchmark.Value)
	}
	if s.Domain != nil {
		values = append(values, s.Domain.Start, s.Domain.End)
	}
	least, greatest, ok := scale.Extent(values...)
	if !ok {
		least, greatest = 0, 1
	}
	if s.IsLog() {
		start, end := scale.LogNice(least, greatest)
		if l, ok := scale.NewLog(start, end, rangeStart, rangeEnd); ok {
			ticks := scale.LogTicks(start, end, count+2)
			decimals := 0
			for _, t := range ticks {
				for float64(t*float64(pow10(decimals))) < 1 && decimals < 6 {
					decimals++
				}
			}
			return l, ticks, s.tick(decimals)
		}
	}
	if withZero || least >= 0 && greatest-least > greatest/3 || greatest <= 0 && greatest-least > -least/3 {
		least, greatest = math.Min(least, 0), math.Max(greatest, 0)
	}
	if least == greatest {
		// A single value gets room on both sides; zero alone, above.
		if least == 0 {
			greatest = 1
		} else {
			room := math.Abs(least) / 10
			least, greatest = least-room, greatest+room
		}
	}
	start, end := scale.Nice(least, greatest, count)
	return scale.NewLinear(start, end, rangeStart, rangeEnd), scale.Ticks(start, end, count), s.tick(scale.Decimals(start, end, count))
}

func pow10(n int) int {
	v := 1
	for range n {
		v *= 10
	}
	return v
}

// tick prints a value of the axis, by the spec's own print or with so many
// digits after the point.
func (s *Spec) tick(decimals int) func(float64) string {
	if s.Tick != nil {
		return s.Tick
	}
	return func(v float64) string { return format.Number(v, decimals) }
}
