package chart

import "bilateral/components/scale"

// Sizes of a chart of two moments, in pixels.
const (
	slopeStep   = 28
	legendRoom  = 26
	ruleRoom    = 20
	ticksRoom   = 24
	rowGap      = 14 // between the plot and the words beside it
	mostOfNames = 20 // steps of the left gutter
)

// slope draws two moments of each series as a row: the earlier open, the later
// filled, and its value beside it. Series keep the spec's order.
func slope(s *Spec) *Scene {
	scene := &Scene{}
	if len(s.Series) == 0 {
		return scene
	}
	top := 0.0
	earlier, later := s.moments()
	if earlier != "" {
		top = legendRoom
		second := 18 + textWidth(earlier, 14) + 22
		scene.Marks = append(scene.Marks,
			Dot{X: 0, DX: 6, Y: 10, Role: Other, Open: true}, Text{X: 0, DX: 18, Y: 15, Ink: inkPlain, Text: earlier},
			Dot{X: 0, DX: float64(second), Y: 10, Role: Other}, Text{X: 0, DX: float64(second + 10), Y: 15, Ink: inkPlain, Text: later})
	}
	if s.Rule != nil {
		top += ruleRoom
	}
	rows := scale.Band{Start: top, Step: slopeStep}
	scene.PlotTop, scene.PlotBottom = top, rows.At(len(s.Series))
	scene.Height = int(scene.PlotBottom) + ticksRoom
	x, ticks, print := s.axis(0, 1, 4, false)
	scene.valuesAcross(x, ticks, print)
	if s.Rule != nil {
		at := x.At(s.Rule.Value)
		scene.Marks = append(scene.Marks,
			Straight{X1: at, X2: at, Y1: top, Y2: scene.PlotBottom, Ink: inkDotted},
			Text{X: at, Y: top - 6, Anchor: anchorAt(at), Ink: inkPlain, Text: s.Rule.Label})
	}
	scene.namesBeside(s, rows)
	widest := 0
	for i, series := range s.Series {
		widest = max(widest, scene.slopeRow(series, i, x, rows.Middle(i)))
	}
	scene.Right = steps(widest + rowGap)
	scene.NarrowRight = scene.Right
	return scene
}

// slopeRow draws one row and says how wide its value is.
func (scene *Scene) slopeRow(series Series, i int, x valued, middle float64) int {
	role, _ := series.look()
	var places []float64
	var dots []Mark
	value, reason := "", ""
	for j, p := range series.Points {
		hit := Hit{Series: i, Point: j, Y: middle}
		if p.Missing {
			reason = p.written()
		} else {
			hit.X = x.At(p.Value)
			places = append(places, hit.X)
			isLater := j > 0 && j == len(series.Points)-1 || len(series.Points) == 1
			dots = append(dots, Dot{X: hit.X, Y: middle, Role: role, Open: p.Open || !isLater})
			if isLater {
				value, reason = p.written(), ""
			}
		}
		scene.Hits = append(scene.Hits, hit)
	}
	if len(places) > 1 {
		scene.Marks = append(scene.Marks, Straight{X1: places[0], X2: places[len(places)-1], Y1: middle, Y2: middle, Ink: inkLeader})
	}
	scene.Marks = append(scene.Marks, dots...)
	if value == "" && reason != "" {
		scene.Marks = append(scene.Marks, Text{X: 1, DX: rowGap, Y: middle + 5, Ink: inkPlain, Text: fit(reason, 14, 90)})
		return min(textWidth(reason, 14), 90)
	}
	scene.Marks = append(scene.Marks, Text{X: 1, DX: rowGap, Y: middle + 5, Ink: inkFigure, Colour: role, Coloured: role != Other && role != Ink, Text: value})
	return textWidth(value, 15)
}

// moments are how the two moments are printed.
func (s *Spec) moments() (earlier, later string) {
	for _, series := range s.Series {
		if n := len(series.Points); n > 1 && earlier == "" {
			earlier, later = series.Points[0].XText, series.Points[n-1].XText
		}
	}
	return earlier, later
}

// valuesAcross draws upright rules at the values and writes them below.
func (scene *Scene) valuesAcross(x valued, ticks []float64, print func(float64) string) {
	grid, axis := Grid{Upright: true, Start: scene.PlotTop, End: scene.PlotBottom, Zero: -1}, Axis{Across: true, Y: scene.PlotBottom + 17}
	for i, v := range ticks {
		tick := Tick{At: x.At(v), Text: print(v)}
		if i > 0 && i < len(ticks)-1 {
			tick.Show = WhenWide
		}
		grid.At = append(grid.At, tick.At)
		axis.Ticks = append(axis.Ticks, tick)
		if v == 0 {
			grid.Zero = i
		}
	}
	scene.Marks = append(scene.Marks, grid, axis)
}

// namesBeside writes each row's name left of the plot.
func (scene *Scene) namesBeside(s *Spec, rows scale.Band) {
	wide, narrow := 0, 0
	for i, series := range s.Series {
		name, short := fit(series.Name, 14, mostOfNames*8-rowGap), fit(series.short(), 14, 12*8-rowGap)
		role, _ := series.look()
		look := inkName
		if role != Other && role != Ink {
			look = inkFigure
		}
		wide, narrow = max(wide, textWidth(name, 15)), max(narrow, textWidth(short, 15))
		scene.Marks = append(scene.Marks, Text{X: 0, DX: -rowGap, Y: rows.Middle(i) + 5, Anchor: End, Ink: look, Colour: role, Coloured: look.bold, Text: name, Short: short})
	}
	scene.Left, scene.NarrowLeft = steps(wide+rowGap), steps(narrow+rowGap)
}
