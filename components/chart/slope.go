package chart

import (
	"bilateral/components/scale"
	"bilateral/data"
)

// Sizes of a chart of two moments, in pixels.
const (
	slopeStep     = 28
	legendRoom    = 26
	benchmarkRoom = 20
	ticksRoom     = 24
	rowGap        = 14 // between the plot and the words beside it
	mostOfNames   = 20 // steps of the left gutter
	placesStep    = 40 // a row that compares places, with room for its name
	mostOfHead    = 64 // the head of a place's column of values
	headRoom      = 26 // over a row with which a group begins
)

// slope draws two moments of each series as a row: the earlier open, the later
// filled, and its value beside it. Series keep the spec's order. Where the
// points of a row are of several places each has its place's mark and a column
// of values, and the names stand above the rows.
func slope(s *Spec) *Scene {
	scene := &Scene{}
	if len(s.Series) == 0 {
		return scene
	}
	top := 0.0
	if len(s.Roles) == 0 {
		top = scene.momentsLegend(s)
	}
	if s.Benchmark != nil {
		top += benchmarkRoom
	}
	step, heads := float64(slopeStep), 0.0
	if len(s.Roles) > 0 {
		step = placesStep
		if s.Benchmark == nil {
			top = benchmarkRoom
		}
	}
	rows := scale.Band{Start: top, Step: step}
	middles := make([]float64, len(s.Series))
	for i := range s.Series {
		if s.Series[i].Head != "" {
			heads += headRoom
		}
		if len(s.Roles) > 0 {
			heads += s.placesName(i).above()
		}
		middles[i] = rows.Middle(i) + heads
	}
	scene.PlotTop, scene.PlotBottom = top, rows.At(len(s.Series))+heads
	scene.Height = int(scene.PlotBottom) + ticksRoom
	x, ticks, print := s.axis(0, 1, 4, false)
	scene.valuesAcross(x, ticks, print)
	if s.Benchmark != nil {
		at := x.At(s.Benchmark.Value)
		scene.Marks = append(scene.Marks,
			Rule{X1: at, X2: at, Y1: top, Y2: scene.PlotBottom, Ink: inkDotted},
			Text{X: at, Y: top - 6, Anchor: anchorAt(at), Ink: inkPlain, Text: s.Benchmark.Label})
	}
	if len(s.Roles) > 0 {
		scene.places(s, x, middles)
		return scene
	}
	scene.namesBeside(s, rows)
	widest := 0
	for i, series := range s.Series {
		widest = max(widest, scene.slopeRow(series, i, x, middles[i]))
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

// places draws rows that compare places: their marks on a line, their values
// in a column each, whose head is the place's name.
func (scene *Scene) places(s *Spec, x valued, middles []float64) {
	right := rowGap
	for j, role := range s.Roles {
		width := 0
		for i := range s.Series {
			if series := &s.Series[i]; j < len(series.Points) {
				p := &series.Points[j]
				width = max(width, textWidth(p.written(), 15), textWidth(placeHead(p), 14)+8)
			}
		}
		right += width
		for i := range s.Series {
			series := &s.Series[i]
			if j >= len(series.Points) {
				continue
			}
			p := &series.Points[j]
			hit := Hit{Series: i, Point: j, Y: middles[i]}
			if !p.Missing {
				hit.X = x.At(p.Value)
				if j == 1 && !series.Points[0].Missing {
					scene.Marks = append(scene.Marks, Rule{X1: x.At(series.Points[0].Value), X2: hit.X, Y1: middles[i], Y2: middles[i], Ink: inkLeader})
				}
			}
			scene.Hits = append(scene.Hits, hit)
			scene.Marks = append(scene.Marks, Text{X: 1, DX: float64(right), Y: middles[i] + 5, Anchor: End, Ink: inkFigure, Colour: role, Coloured: !p.Missing, Text: p.written()})
			if i == 0 {
				scene.Marks = append(scene.Marks, Text{X: 1, DX: float64(right), Y: scene.PlotTop - 6, Anchor: End, Ink: inkFigure, Colour: role, Coloured: true, Text: placeHead(p)})
			}
		}
		right += rowGap
	}
	for _, h := range scene.Hits {
		if !s.Series[h.Series].Points[h.Point].Missing {
			scene.Marks = append(scene.Marks, Dot{X: h.X, Y: h.Y, Role: s.Roles[h.Point]})
		}
	}
	// Hits stand row by row.
	data.Order(scene.Hits, func(a, b Hit) bool { return a.Series < b.Series })
	for i := range s.Series {
		name := s.placesName(i)
		name.Y += middles[i]
		scene.stack(name)
		if head := s.Series[i].Head; head != "" {
			scene.Marks = append(scene.Marks, Text{X: 0, DX: labelIndent, Y: middles[i] - name.above() - placesStep/2 - 9, Ink: inkHead, Text: fit(head, 15, narrowRow)})
		}
	}
	scene.Left, scene.NarrowLeft = 1, 1
	scene.Right, scene.NarrowRight = steps(right), steps(right)
}

// placeHead is the head of a place's column of values.
func placeHead(p *Point) string { return fit(p.XText, 14, mostOfHead) }

// placesName is what stands over a row that compares places.
func (s *Spec) placesName(i int) *Text {
	return &Text{X: 0, DX: labelIndent, Y: -10, Ink: inkHalo, Text: s.Series[i].Name}
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
