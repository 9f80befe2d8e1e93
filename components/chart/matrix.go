package chart

import (
	"math"

	"bilateral/components/scale"
)

// Sizes of a matrix in pixels.
const (
	cellHeight = 36
	cellGap    = 2
	tiltedMost = 130
	narrowest  = 30 * 8 // what a wide plot has left for the cells, at the least
)

// fewColumns are as many as a matrix can have where it is narrow; a plot with
// more scrolls there, for who does not list the pairs instead.
const fewColumns = 5

// Matrix draws a number for each pair of row and column, on a ground that is
// the darker the greater it is. With a benchmark the ramp jumps there. It is
// for ten columns at the most; where it is narrow the page lists the pairs.
type Matrix struct {
	Columns []string // their names
}

// Dimension implements Form.
func (Matrix) Dimension() Dimension { return ByColumn }

// Heads implements Headed.
func (m Matrix) Heads() []string { return m.Columns }

// Layout implements Form.
func (m Matrix) Layout(s *Spec) *Scene {
	scene := &Scene{Scrolls: len(m.Columns) > fewColumns}
	columns := len(m.Columns)
	for _, series := range s.Series {
		for _, p := range series.Points {
			columns = max(columns, min(p.X, 1000)+1)
		}
	}
	if columns == 0 || len(s.Series) == 0 {
		return scene
	}
	top := scene.columnNames(m.Columns, columns)
	rows := scale.Band{Start: top, Step: cellHeight}
	scene.PlotTop, scene.PlotBottom = top, rows.At(len(s.Series))
	scene.Height = int(scene.PlotBottom) + footroom
	scene.namesBeside(s, rows)
	level := s.levels()
	width := 1 / float64(columns)
	var picked []Mark
	for i, series := range s.Series {
		for j, p := range series.Points {
			if p.X < 0 || p.X >= columns {
				continue
			}
			// A gap of a hundredth of a column, as the width in pixels is not known.
			cell := Cell{X: (float64(p.X) + 0.015) * width, Width: width * 0.97, Y: rows.At(i) + cellGap/2, Height: cellHeight - cellGap, Level: -1, Picked: p.Picked, Text: p.Text}
			if !p.Missing {
				cell.Level = level(p.Value)
			}
			if p.Picked {
				picked = append(picked, cell)
			} else {
				scene.Marks = append(scene.Marks, cell)
			}
			scene.Hits = append(scene.Hits, Hit{Series: i, Point: j, X: (float64(p.X) + 0.5) * width, Y: rows.Middle(i)})
		}
	}
	// Their outline lies over the neighbours.
	scene.Marks = append(scene.Marks, picked...)
	return scene
}

// columnNames writes the names over the columns, upright where they fit, and
// says how much room they take.
func (scene *Scene) columnNames(names []string, columns int) float64 {
	widest := 0
	for _, name := range names {
		widest = max(widest, textWidth(name, 14))
	}
	if widest == 0 {
		return 0
	}
	tilted := widest > narrowest/columns-6
	room := 24.0
	if tilted {
		widest = min(widest, tiltedMost)
		// A line that rises by 45 degrees takes up as much height as width.
		room = math.Ceil(float64(widest)*0.7072) + 14
		scene.Right = steps(int(room) - narrowest/columns/2)
		scene.NarrowRight = scene.Right
	}
	for c, name := range names {
		text := Text{X: (float64(c) + 0.5) / float64(columns), Y: room - 8, Anchor: Middle, Ink: inkName, Text: name}
		if tilted {
			text.Anchor, text.Tilted, text.Text = Start, true, fit(name, 14, tiltedMost)
		}
		scene.Marks = append(scene.Marks, text)
	}
	return room
}

// Level is a number's place on the ramp of a Matrix with a benchmark, from 0 to
// 4: the bounds are halves and quarters of the benchmark.
func Level(v, benchmark float64) int {
	level := 0
	for _, bound := range [...]float64{0.5, 0.75, 1, 1.5} {
		if v >= bound*benchmark {
			level++
		}
	}
	return level
}

// levels is the ramp: that of the benchmark, or five equal steps where there
// is none.
func (s *Spec) levels() func(float64) int {
	if s.Benchmark != nil && s.Benchmark.Value > 0 {
		return func(v float64) int { return Level(v, s.Benchmark.Value) }
	}
	least, greatest, _ := scale.Extent(s.values()...)
	if s.Domain != nil {
		least, greatest = s.Domain.Start, s.Domain.End
	}
	steps := scale.NewLinear(least, greatest, 0, float64(len(ramp)))
	return func(v float64) int { return int(math.Min(math.Max(steps.At(v), 0), float64(len(ramp)-1))) }
}
