package chart

import (
	"math"

	"bilateral/components/scale"
)

// Sizes of a row in pixels: its label stands above its bar.
const (
	rowStep           = 56
	barHeight         = 22
	labelDrop         = 17 // from a row's top to its label's base line
	barDrop           = 24 // from a row's top to its bar
	valueDrop         = barDrop + 16
	benchmarkHeadroom = 18
	footroom          = 4
	labelIndent       = 6
	valueGap          = 8
	dotRadius         = 6
)

// Bars compares series that have one point each: a row a series, as a length
// from zero. On a logarithmic scale, where no length is due, they are Dots.
type Bars struct{}

// Dimension implements Form.
func (Bars) Dimension() Dimension { return Single }

// Logarithmic implements the capability.
func (Bars) Logarithmic() {}

// Layout implements Form.
func (Bars) Layout(s *Spec) *Scene { return layoutRows(s, !s.IsLog()) }

// Dots compares series that have one point each: a row a series, as a place on a
// line, where no length is due. For ranks the line starts at 1.
type Dots struct{}

// Dimension implements Form.
func (Dots) Dimension() Dimension { return Single }

// Logarithmic implements the capability.
func (Dots) Logarithmic() {}

// Layout implements Form.
func (Dots) Layout(s *Spec) *Scene { return layoutRows(s, false) }

// layoutRows draws a row a series, as lengths or as places on a line.
func layoutRows(s *Spec, lengths bool) *Scene {
	scene := &Scene{}
	top := 0.0
	if s.Benchmark != nil {
		top = benchmarkHeadroom
	}
	rows := scale.Band{Start: top, Step: rowStep}
	tops, more := s.below(rows, s.barName)
	bottom := rows.At(len(s.Series)) + more
	x := s.barScale(lengths)
	scene.benchmarkAcross(s, x, top, bottom)
	if lengths {
		zero := x.At(0)
		scene.Marks = append(scene.Marks, Rule{X1: zero, X2: zero, Y1: top, Y2: bottom, Ink: inkAxis})
	}
	widest := 0
	for i, series := range s.Series {
		scene.barRow(s, i, x, tops[i], lengths)
		for _, p := range series.Points {
			if !p.Missing {
				widest = max(widest, textWidth(p.Text, 15))
			}
		}
	}
	scene.PlotTop = top
	scene.PlotBottom = bottom
	scene.Right = steps(widest + valueGap + 2*dotRadius)
	scene.NarrowRight = scene.Right
	scene.Height = int(bottom) + footroom
	return scene
}

// benchmarkAcross draws the benchmark upright through rows, its name on top.
func (scene *Scene) benchmarkAcross(s *Spec, x valued, top, bottom float64) {
	if s.Benchmark == nil {
		return
	}
	at := x.At(s.Benchmark.Value)
	scene.Marks = append(scene.Marks,
		Rule{X1: at, X2: at, Y1: top, Y2: bottom, Ink: inkDotted},
		Text{X: at, Y: top - 6, Anchor: anchorAt(at), Ink: inkPlain, Text: s.Benchmark.Label})
}

// barName is what stands over a row.
func (s *Spec) barName(i int) *Text {
	return &Text{X: 0, DX: labelIndent, Y: labelDrop, Ink: inkLabel, Text: s.Series[i].Name}
}

// barRow draws one row: its label, its bar or dot, and its value in figures.
func (scene *Scene) barRow(s *Spec, i int, x valued, top float64, lengths bool) {
	series := s.Series[i]
	name := s.barName(i)
	name.Y += top
	scene.stack(name)
	for j, p := range series.Points {
		if p.Missing {
			scene.Marks = append(scene.Marks, Text{X: 0, DX: labelIndent, Y: top + valueDrop, Ink: inkHalo, Text: p.written()})
			scene.Hits = append(scene.Hits, Hit{Series: i, Point: j, X: 0, Y: top + barDrop + barHeight/2})
			continue
		}
		at := x.At(p.Value)
		value := Text{X: s.besideBenchmark(x, at, p.Text), DX: valueGap, Y: top + valueDrop, Ink: inkValue, Text: p.Text}
		middle := top + barDrop + barHeight/2
		scene.Hits = append(scene.Hits, Hit{Series: i, Point: j, X: at, Y: middle})
		if !lengths {
			value.DX += dotRadius
			scene.Marks = append(scene.Marks,
				Rule{X1: 0, X2: 1, Y1: middle, Y2: middle, Ink: inkGrid},
				Dot{X: at, Y: middle, Role: series.Role}, value)
			continue
		}
		zero := x.At(0)
		// A bar below zero has its value on the free side of the base line.
		value.X = math.Max(value.X, zero)
		scene.Marks = append(scene.Marks, Bar{X1: math.Min(at, zero), X2: math.Max(at, zero), Y: top + barDrop, Height: barHeight, Role: series.Role, Series: i}, value)
	}
}

// Plots are as narrow and as wide as this, in pixels, where labels are placed
// for every width at once; a value may stand this far from its mark.
const (
	leastPlot = 200
	mostPlot  = 720
	farValue  = 36
)

// besideBenchmark is where a value starts that belongs at a mark: at the reference line
// where that would run through it on some width of the plot, and the way there
// is short on all of them.
func (s *Spec) besideBenchmark(x valued, at float64, value string) float64 {
	if s.Benchmark == nil {
		return at
	}
	benchmark := x.At(s.Benchmark.Value)
	way := benchmark - at
	through := way > 0 && way*leastPlot < float64(valueGap+textWidth(value, 15))
	if through && way*mostPlot <= farValue {
		return benchmark
	}
	return at
}

// barScale runs from zero, or from the first rank where dots stand for whole
// numbers from one up; on a logarithmic scale between round values.
func (s *Spec) barScale(lengths bool) valued {
	values := s.values()
	if s.IsLog() {
		x, _, _ := s.axis(0, 1, 4, true)
		return x
	}
	if !lengths && s.Benchmark == nil && s.Domain == nil && ranks(values) {
		last := 2.0
		for _, v := range values {
			last = math.Max(last, v)
		}
		return scale.NewLinear(1, last, 0, 1)
	}
	if s.Benchmark != nil {
		values = append(values, s.Benchmark.Value)
	}
	if s.Domain != nil {
		values = append(values, s.Domain.Start, s.Domain.End)
	}
	start, end := scale.Zero(values...)
	return scale.NewLinear(start, end, 0, 1)
}

// ranks reports whether all values can be places in an order.
func ranks(values []float64) bool {
	for _, v := range values {
		if v < 1 || v != math.Floor(v) {
			return false
		}
	}
	return true
}

func anchorAt(x float64) Anchor {
	switch {
	case x < 0.3:
		return Start
	case x > 0.7:
		return End
	}
	return Middle
}
