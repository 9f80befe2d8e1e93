package chart

import "bilateral/components/scale"

// Sizes of a chart over years, in pixels.
const (
	linesHeight = 380
	lowLines    = 240
	lowestLines = 200
	linesTop    = 12
)

// Lines draws values over years: one line a series, broken where a value is
// missing or the source breaks, with open marks for what stands outside it.
type Lines struct {
	Low bool // about two thirds as high, for a small figure
}

// Dimension implements Form.
func (Lines) Dimension() Dimension { return ByYear }

// Logarithmic implements the capability.
func (Lines) Logarithmic() {}

// Indexable implements the capability.
func (Lines) Indexable() {}

// Zoomable implements the capability.
func (Lines) Zoomable() {}

// Layout implements Form.
func (l Lines) Layout(s *Spec) *Scene {
	scene := linesFrame(l.Low)
	if s.high > 0 {
		scene.Height, scene.PlotBottom = s.high, float64(s.high-yearsRoom)
	}
	years, ok := s.years()
	if !ok {
		return &Scene{}
	}
	y, ticks, print := s.axis(scene.PlotBottom, scene.PlotTop, 5, false)
	if len(s.values()) > 0 {
		scene.valueAxis(y, ticks, print, s.IsLog())
	} else {
		scene.Left, scene.NarrowLeft = 2, 2
	}
	if s.Benchmark != nil {
		at := y.At(s.Benchmark.Value)
		scene.Marks = append(scene.Marks, Rule{X1: 0, X2: 1, Y1: at, Y2: at, Ink: inkDotted})
	}
	if base, ok := s.washed(y); ok {
		scene.Marks = append(scene.Marks, Layer{Height: float64(scene.Height), Marks: []Mark{Area{Runs: runs(s.Series[0], years, y, allSteps), Base: base, Role: s.Series[0].Role}}})
	}
	scene.strokes(s, years, y, scene.PlotTop, scene.PlotBottom)
	scene.notes(s, years, y)
	if s.Benchmark != nil {
		at := y.At(s.Benchmark.Value) - 6
		if at < linesTop {
			at += 2 + lineHeight // below the benchmark, not out of the chart
		}
		scene.Marks = append(scene.Marks, Text{X: 0, DX: 6, Y: at, Ink: inkHalo, Text: s.Benchmark.Label})
	}
	scene.endLabels(s.chosenLabels(years, y, maxLabels, true), len(s.Series) == 1, scene.PlotTop, scene.PlotBottom)
	scene.yearAxis(s, years)
	return scene
}

// linesFrame is a scene of the height of such a chart, without marks.
func linesFrame(low bool) *Scene {
	height := linesHeight
	if low {
		height = lowLines
	}
	return &Scene{Height: height, PlotTop: linesTop, PlotBottom: float64(height - yearsRoom)}
}

// Lower has lines over years be as high as a compact frame has room for.
func (s *Spec) Lower() { s.high = lowestLines }

// washed reports whether the room under the line is washed with its colour, and
// from where: a single series of amounts from zero.
func (s *Spec) washed(y valued) (base float64, ok bool) {
	if len(s.Series) != 1 || s.IsLog() || s.Benchmark != nil || s.Series[0].Role == Other || s.Series[0].Dimmed {
		return 0, false
	}
	least, greatest, ok := scale.Extent(s.values()...)
	if !ok || least < 0 || greatest-least <= greatest/3 {
		return 0, false
	}
	return y.At(0), true
}

// valueAxis draws the rules across the plot and the values left of it.
func (scene *Scene) valueAxis(y valued, ticks []float64, print func(float64) string, isLog bool) {
	grid, axis, widest := Grid{End: 1, Zero: -1}, Axis{Gap: 8}, 0
	for i, v := range ticks {
		if v == 0 && !isLog {
			grid.Zero = i
		}
		text := print(v)
		grid.At = append(grid.At, y.At(v))
		axis.Ticks = append(axis.Ticks, Tick{At: y.At(v), Text: text})
		widest = max(widest, textWidth(text, 14))
	}
	scene.Marks = append(scene.Marks, grid, axis)
	scene.Left = steps(widest + 10)
	scene.NarrowLeft = scene.Left
}
