package chart

import (
	"slices"

	"bilateral/components/scale"
)

// kindOfStep is which steps from value to value runs holds.
type kindOfStep uint8

// The steps: those that lead from or to a provisional value are uncertain.
const (
	allSteps kindOfStep = iota
	firmSteps
	uncertainSteps
)

// runs are the stretches of a series that are joined, by steps of a kind:
// between gaps, breaks and open marks. A value that no such step leads to is a
// run of one.
func runs(series Series, years scale.Year, y valued, kind kindOfStep) [][]Place {
	var all [][]Place
	var run []Place
	segment := 0
	flush := func() {
		if len(run) > 0 {
			all = append(all, run)
		}
		run = nil
	}
	for i, p := range series.Points {
		if p.Missing || p.Open {
			flush()
			continue
		}
		if i > 0 {
			before := &series.Points[i-1]
			uncertain := p.Provisional || before.Provisional
			if p.X > before.X+1 && before.Missing || kind != allSteps && uncertain != (kind == uncertainSteps) {
				flush()
			}
		}
		if p.Segment != segment {
			flush()
		}
		segment = p.Segment
		run = append(run, Place{years.At(p.X), y.At(p.Value)})
	}
	flush()
	return all
}

// strokes draws the lines, the chosen ones over the others, and their marks:
// open ones, those of values that no line joins, and one at each line's end. A
// provisional value has an open mark at the end of a dashed stretch.
func (scene *Scene) strokes(s *Spec, years scale.Year, y valued, top, bottom float64) {
	layer := Layer{Height: float64(scene.Height)}
	var marks []Mark
	isPicked := slices.ContainsFunc(s.Series, func(other Series) bool { return other.Dimmed })
	for _, i := range s.backToFront() {
		series := s.Series[i]
		role, weight := series.look()
		faint := scene.faint && role == Other && (series.Dimmed || !isPicked)
		for kind := firmSteps; kind <= uncertainSteps; kind++ {
			joined := cut(runs(series, years, y, kind), top, bottom)
			if len(joined) == 0 {
				continue
			}
			drawn := Line{Runs: joined, Role: role, Weight: weight, Dashed: kind == uncertainSteps, Faint: faint}
			if series.Benchmark && !series.Dimmed {
				drawn.Role, drawn.Dotted = Ink, true
			}
			layer.Marks = append(layer.Marks, drawn)
		}
		for _, run := range runs(series, years, y, allSteps) {
			if len(run) == 1 && run[0].Y >= top && run[0].Y <= bottom {
				marks = append(marks, Dot{X: run[0].X, Y: run[0].Y, Role: role, Small: true})
			}
		}
		last, isThere := series.last()
		for j, p := range series.Points {
			if p.Missing {
				continue
			}
			at := Place{years.At(p.X), y.At(p.Value)}
			if at.Y < top || at.Y > bottom {
				continue
			}
			if faint && p.Open {
				continue // it would stand out of what stands back
			} else if p.Open {
				marks = append(marks, Dot{X: at.X, Y: at.Y, Role: role, Open: true, Small: role != Other && role < Ink && series.Shape == Other, Shape: series.Shape})
			} else if (isThere && j == last || p.Provisional) && (series.Labelled || role != Other) {
				marks = append(marks, Dot{X: at.X, Y: at.Y, Role: role, Open: p.Provisional})
			}
		}
	}
	scene.Marks = append(scene.Marks, layer)
	scene.Marks = append(scene.Marks, marks...)
	scene.points(s, years, y, top, bottom)
}

// points are the hits of all values, those beyond the plot at its edge.
func (scene *Scene) points(s *Spec, years scale.Year, y valued, top, bottom float64) {
	for i, series := range s.Series {
		for j, p := range series.Points {
			hit := Hit{Series: i, Point: j, X: years.At(p.X), Y: bottom}
			if !p.Missing {
				hit.Y = min(max(y.At(p.Value), top), bottom)
			}
			scene.Hits = append(scene.Hits, hit)
		}
	}
}

// backToFront is the order in which series are drawn: the others first, the
// labelled among them next, those with a colour last.
func (s *Spec) backToFront() []int {
	var order []int
	for level := range 3 {
		for i, series := range s.Series {
			role, _ := series.look()
			at := 0
			switch {
			case role != Other:
				at = 2
			case series.Labelled && !series.Dimmed:
				at = 1
			}
			if at == level {
				order = append(order, i)
			}
		}
	}
	return order
}

// look is the role a series is drawn in, and how thick: dimmed ones stand
// back among the others.
func (s Series) look() (Role, Weight) {
	switch {
	case s.Dimmed || s.Role == Other:
		return Other, Thin
	case s.Role == A || s.Role == B || s.Role == Pair:
		return s.Role, Thick
	}
	return s.Role, Medium
}

// last is the index of the last value of a series that stands on its line, or
// of the last open one where it has no line.
func (s Series) last() (int, bool) {
	for _, open := range [...]bool{false, true} {
		for j := len(s.Points) - 1; j >= 0; j-- {
			if p := s.Points[j]; !p.Missing && p.Open == open {
				return j, true
			}
		}
	}
	return 0, false
}
