// Package chart draws series: a Spec (what to draw) becomes a Scene (marks on
// a plot, x as a fraction of its width, y in pixels), and a Scene becomes SVG.
// It stands between the series that page.Build takes from the dataset and the
// markup of a figure; it knows no browser and no page.
package chart

import (
	"math"

	"bilateral/components/scale"
	"bilateral/data"
)

// Form is how values are drawn.
type Form uint8

// The forms. Bars start at zero. Dots stand on a line, as ranks do, with 1 at
// the left.
const (
	Bars Form = iota
	Dots
)

// Row is one value to compare with the others.
type Row struct {
	Label string
	Role  data.Role // whose colour and shape it takes
	Value float64   // finite; not read where Missing
	Text  string    // the value as printed, or why it is missing
	// Missing says that there is no number: the row keeps its place and says
	// why, and nothing is drawn to scale.
	Missing bool
}

// Rule is a benchmark to compare with.
type Rule struct {
	Value float64
	Label string
}

// Spec says what to draw.
type Spec struct {
	Form        Form
	Rows        []Row
	Rule        *Rule  // nil for none
	Description string // the whole chart in words, for who cannot see it
}

// Sizes of the plot in pixels, as in the sketches: a row holds its label
// above its bar.
const (
	rowStep      = 56
	barHeight    = 22
	labelDrop    = 17 // from a row's top to its label's base line
	barDrop      = 24 // from a row's top to its bar
	valueDrop    = barDrop + 16
	ruleHeadroom = 18
	footroom     = 4
	labelIndent  = 6
	valueGap     = 8
	dotRadius    = 6
)

// Scene is a laid-out chart.
type Scene struct {
	Height      int // pixels
	Gutter      int // room for values right of the plot, in half rem, 1 to 12
	Description string
	Marks       []Mark
}

// Layout places a chart's marks. The height depends on the data only, never
// on the width, so that a page does not move when it learns its width.
func Layout(s Spec) Scene {
	scene := Scene{Description: s.Description, Gutter: gutter(s.Rows)}
	top := 0.0
	if s.Rule != nil {
		top = ruleHeadroom
	}
	rows := scale.Band{Start: top, Step: rowStep}
	bottom := rows.At(len(s.Rows))
	x := s.xScale()
	if s.Rule != nil {
		at := x.At(s.Rule.Value)
		scene.Marks = append(scene.Marks,
			Line{X1: at, X2: at, Y1: top, Y2: bottom, Class: "dot"},
			Text{X: at, Y: top - 6, Anchor: anchorAt(at), Text: s.Rule.Label})
	}
	if s.Form == Bars {
		zero := x.At(0)
		scene.Marks = append(scene.Marks, Line{X1: zero, X2: zero, Y1: top, Y2: bottom, Class: "ax"})
	}
	for i, row := range s.Rows {
		scene.Marks = append(scene.Marks, s.row(row, x, rows.At(i))...)
	}
	scene.Height = int(bottom) + footroom
	return scene
}

func (s Spec) xScale() scale.Linear {
	values := make([]float64, 0, len(s.Rows)+1)
	for _, row := range s.Rows {
		if !row.Missing {
			values = append(values, row.Value)
		}
	}
	if s.Form == Dots {
		last := 2.0
		for _, v := range values {
			last = math.Max(last, v)
		}
		return scale.NewLinear(1, last, 0, 1)
	}
	if s.Rule != nil {
		values = append(values, s.Rule.Value)
	}
	start, end := scale.Zero(values...)
	return scale.NewLinear(start, end, 0, 1)
}

// row draws one row: its label, its bar or dot, and its value in figures.
func (s Spec) row(row Row, x scale.Linear, top float64) []Mark {
	marks := []Mark{Text{X: 0, DX: labelIndent, Y: top + labelDrop, Class: "i t15 halo", Text: row.Label}}
	if row.Missing {
		return append(marks, Text{X: 0, DX: labelIndent, Y: top + valueDrop, Class: "halo", Text: row.Text})
	}
	at := x.At(row.Value)
	value := Text{X: at, DX: valueGap, Y: top + valueDrop, Class: "b t15 halo", Text: row.Text}
	if s.Form == Dots {
		middle := top + barDrop + barHeight/2
		value.DX += dotRadius
		return append(marks,
			Line{X1: 0, X2: 1, Y1: middle, Y2: middle, Class: "g"},
			Dot{X: at, Y: middle, Role: row.Role}, value)
	}
	zero := x.At(0)
	// A bar below zero has its value on the free side of the base line.
	value.X = math.Max(at, zero)
	return append(marks, Bar{X1: math.Min(at, zero), X2: math.Max(at, zero), Y: top + barDrop, Height: barHeight, Role: row.Role}, value)
}

// gutter is the room that the widest value needs right of the plot. The
// figures of system fonts are at most 0.62 em wide; 15 px type, 8 px a step.
func gutter(rows []Row) int {
	widest := 0
	for _, row := range rows {
		if !row.Missing {
			widest = max(widest, textWidth(row.Text))
		}
	}
	steps := (widest + valueGap + 2*dotRadius + 7) / 8
	return min(max(steps, 1), 12)
}

// textWidth is about how wide a text is in 15 px type, in pixels, on the
// safe side.
func textWidth(s string) int {
	width := 0
	for _, r := range s {
		if r >= 0x2E80 {
			width += 15
			continue
		}
		width += 10
	}
	return width
}

func anchorAt(x float64) Anchor {
	switch {
	case x < 0.2:
		return Start
	case x > 0.8:
		return End
	}
	return Middle
}
