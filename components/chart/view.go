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

// Filled is the first and the last year of which a series has a value, 0 where
// none has.
func (s *Spec) Filled() (first, last int) {
	for _, series := range s.Series {
		for _, p := range series.Points {
			if p.Missing {
				continue
			}
			if first == 0 || p.X < first {
				first = p.X
			}
			last = max(last, p.X)
		}
	}
	return first, last
}

// copied is the spec with a list of series of its own.
func (s *Spec) copied() *Spec {
	c := *s
	c.Series = slices.Clone(s.Series)
	return &c
}

// Between is the spec with the points of some years only, both included.
func (s *Spec) Between(first, last int) *Spec {
	s = s.copied()
	for i := range s.Series {
		points := s.Series[i].Points
		if s.Series[i].Whole == nil {
			s.Series[i].Whole = points
		}
		for len(points) > 0 && points[0].X < first {
			points = points[1:]
		}
		for len(points) > 0 && points[len(points)-1].X > last {
			points = points[:len(points)-1]
		}
		s.Series[i].Points = points
	}
	return s
}

// Focused is the spec with some series picked out, by key, and the others
// dimmed. With no key that one of them has it is the spec as it is: the keys may
// be those of another chart.
func (s *Spec) Focused(keys []string) *Spec {
	found := false
	for i := range s.Series {
		found = found || slices.Contains(keys, s.Series[i].Key)
	}
	if !found {
		return s
	}
	s = s.copied()
	for i := range s.Series {
		series := &s.Series[i]
		series.Labelled = slices.Contains(keys, series.Key)
		series.Dimmed = !series.Labelled
	}
	return s
}

// OnlyLabelled is the spec without the series that have no name on the plot,
// and counts those that have a value. The other parts of one that has its name there stay.
func (s *Spec) OnlyLabelled() *Spec {
	labelled := *s
	labelled.Series = nil
	named := func(key string) bool {
		for i := range s.Series {
			if s.Series[i].Labelled && s.Series[i].Key == key {
				return true
			}
		}
		return false
	}
	for i := range s.Series {
		if s.Series[i].Labelled || s.Series[i].Key != "" && named(s.Series[i].Key) {
			labelled.Series = append(labelled.Series, s.Series[i])
		} else if s.Series[i].HasValue() {
			labelled.Unnamed++
		}
	}
	return &labelled
}

// indexBase is what the first year of an indexed series is.
const indexBase = 100

// Indexed is the spec with each series as an index, its first year = 100; mark
// and noBase say that there is none, and why. The
// base is the first point that is there, above zero and not flagged; what stands
// before it, or in a series without one, is missing, with the reason, and so is
// a flagged point and one behind a break.
func (s *Spec) Indexed(mark, noBase string) *Spec {
	s = s.copied()
	s.Benchmark, s.Tick = nil, nil
	for i := range s.Series {
		points := slices.Clone(s.Series[i].Points)
		s.Series[i].Points = points
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
				p.Missing, p.Text, p.Reason = true, mark, noBase
				if flagged && p.Note != "" {
					p.Reason, p.Note = p.Note, ""
				}
				continue
			}
			p.Value = p.Value / base * indexBase
			p.Text = format.Number(p.Value, 0)
		}
	}
	return s
}

// AllPositive reports whether every value is above zero, as a log scale needs.
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
