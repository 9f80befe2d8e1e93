package chart

import "bilateral/components/scale"

// Sizes of a chart of two moments, in pixels.
const (
	slopeStep     = 28
	legendRoom    = 26
	benchmarkRoom = 20
	ticksRoom     = 24
	rowGap        = 14 // between the plot and the words beside it
	mostOfNames   = 20 // steps of the left gutter
)

// Slope draws two moments of each series as a row: the earlier open, the later
// filled, and its value beside it. Series keep the spec's order.
type Slope struct{}

// Dimension implements Form.
func (Slope) Dimension() Dimension { return ByMoment }

// Layout implements Form.
func (Slope) Layout(s *Spec) *Scene {
	scene := &Scene{}
	if len(s.Series) == 0 {
		return scene
	}
	top := scene.momentsLegend(s)
	if s.Benchmark != nil {
		top += benchmarkRoom
	}
	rows := scale.Band{Start: top, Step: slopeStep}
	x := scene.valuesAcross(s, top, rows.At(len(s.Series)))
	scene.namesBeside(s, rows)
	widest := 0
	for i, series := range s.Series {
		widest = max(widest, scene.slopeRow(series, i, x, rows.Middle(i)))
	}
	scene.Right = steps(widest + rowGap)
	scene.NarrowRight = scene.Right
	return scene
}

// momentsLegend says which mark is of which moment, and how much room that
// takes.
func (scene *Scene) momentsLegend(s *Spec) float64 {
	earlier, later := s.moments()
	if earlier == "" {
		return 0
	}
	second := 18 + textWidth(earlier, 14) + 22
	scene.Marks = append(scene.Marks,
		Dot{X: 0, DX: 6, Y: 10, Role: Other, Open: true}, Text{X: 0, DX: 18, Y: 15, Ink: inkPlain, Text: earlier},
		Dot{X: 0, DX: float64(second), Y: 10, Role: Other}, Text{X: 0, DX: float64(second + 10), Y: 15, Ink: inkPlain, Text: later})
	return legendRoom
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
		scene.Marks = append(scene.Marks, Rule{X1: places[0], X2: places[len(places)-1], Y1: middle, Y2: middle, Ink: inkLeader})
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

// valuesAcross gives rows between two heights their axis: upright rules at the
// values, which stand below, and the benchmark's.
func (scene *Scene) valuesAcross(s *Spec, top, bottom float64) valued {
	scene.PlotTop, scene.PlotBottom = top, bottom
	scene.Height = int(bottom) + ticksRoom
	x, grid, axis := s.acrossRows(false)
	grid.Start, grid.End, axis.Y = top, bottom, bottom+17
	scene.Marks = append(scene.Marks, grid, axis)
	scene.benchmarkAcross(s, x, top, bottom)
	return x
}

// acrossRows is the axis of values across rows, from zero if withZero: its upright
// rules and its ticks, both without the heights where they stand.
func (s *Spec) acrossRows(withZero bool) (x valued, grid Grid, axis Axis) {
	x, ticks, print := s.axis(0, 1, 4, withZero)
	grid, axis = Grid{Upright: true, Zero: -1}, Axis{Across: true}
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
	return x, grid, axis
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
