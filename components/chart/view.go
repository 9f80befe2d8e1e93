package chart

import (
	"slices"

	"bilateral/components/format"
)

// Span is the first and the last year of the spec's points.
func (s *Spec) Span() (first, last int) {
	for _, series := range s.Series {
		for _, p := range series.Points {
			if first == 0 || p.X < first {
				first = p.X
			}
			last = max(last, p.X)
		}
	}
	return first, last
}

// Between is the spec with the points of some years only, both included.
func (s Spec) Between(first, last int) Spec {
	s.Series = slices.Clone(s.Series)
	for i := range s.Series {
		var points []Point
		for _, p := range s.Series[i].Points {
			if first <= p.X && p.X <= last {
				points = append(points, p)
			}
		}
		s.Series[i].Points = points
	}
	return s
}

// PickedOut is the spec with some series picked out, by key, and the others
// dimmed. With no key it is as it was.
func (s Spec) PickedOut(keys []string) Spec {
	if len(keys) == 0 {
		return s
	}
	s.Series = slices.Clone(s.Series)
	for i := range s.Series {
		picked := slices.Contains(keys, s.Series[i].Key)
		s.Series[i].Dimmed = !picked
		s.Series[i].Labelled = picked
	}
	return s
}

// indexBase is what the first year of an indexed series is.
const indexBase = 100

// Indexed is the spec with each series as an index, its first year = 100. The
// base is the first point that is there, above zero and not flagged; what
// stands before it, is flagged or lies behind a break, or is in a series
// without a base, is missing, with the reason.
func (s Spec) Indexed(noBase string) Spec {
	s.Series = slices.Clone(s.Series)
	s.Rule = nil
	s.Tick = nil
	for i := range s.Series {
		points := slices.Clone(s.Series[i].Points)
		base, segment := 0.0, 0
		for j := range points {
			p := &points[j]
			if p.Missing {
				continue
			}
			if base == 0 && p.Value > 0 && !p.Open {
				base, segment = p.Value, p.Segment
			}
			if base == 0 || p.Open || p.Segment != segment {
				p.Missing, p.Text, p.Reason = true, "[x]", noBase
				continue
			}
			p.Value = p.Value / base * indexBase
			p.Text = format.Number(p.Value, 0)
		}
		s.Series[i].Points = points
	}
	return s
}

// AllPositive says whether every value is above zero, as a log scale needs.
func (s *Spec) AllPositive() bool {
	for _, series := range s.Series {
		for _, p := range series.Points {
			if !p.Missing && p.Value <= 0 {
				return false
			}
		}
	}
	return true
}
