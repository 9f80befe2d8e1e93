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

// clone is the spec with series of its own, whose points are still shared.
func (s *Spec) clone() *Spec {
	other := *s
	other.Series = slices.Clone(s.Series)
	return &other
}

// Between is the spec with the points of some years only, both included.
func (s *Spec) Between(first, last int) *Spec {
	s = s.clone()
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
// dimmed. With no key that one of them has it is as it was: the keys may be
// those of another chart.
func (s *Spec) PickedOut(keys []string) *Spec {
	if !slices.ContainsFunc(s.Series, func(series Series) bool { return slices.Contains(keys, series.Key) }) {
		return s
	}
	s = s.clone()
	for i := range s.Series {
		picked := slices.Contains(keys, s.Series[i].Key)
		s.Series[i].Dimmed = !picked
		s.Series[i].Labelled = picked
	}
	return s
}

// OnlyLabelled is the spec without the series that have no name on the plot.
func (s *Spec) OnlyLabelled() *Spec {
	labelled := *s
	labelled.Series = nil
	for i := range s.Series {
		if s.Series[i].Labelled {
			labelled.Series = append(labelled.Series, s.Series[i])
		}
	}
	return &labelled
}

// indexBase is what the first year of an indexed series is.
const indexBase = 100

// Indexed is the spec with each series as an index, its first year = 100. The
// base is the first point that is there, above zero and not flagged; what
// stands before it, or in a series without one, is missing, with the reason,
// and so is a flagged point and one behind a break.
func (s *Spec) Indexed(noBase string) *Spec {
	s = s.clone()
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
			flagged := p.Open || p.Provisional
			if base == 0 && p.Value > 0 && !flagged {
				base, segment = p.Value, p.Segment
			}
			if base == 0 || flagged || p.Segment != segment {
				p.Missing, p.Text, p.Reason = true, "[x]", noBase
				if flagged && p.Note != "" {
					p.Reason = p.Note
				}
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
