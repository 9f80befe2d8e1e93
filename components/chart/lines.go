package chart

import (
	"strconv"

	"bilateral/components/scale"
)

// Sizes of a chart over years, in pixels.
const (
	linesHeight  = 380
	linesTop     = 12
	yearsRoom    = 26 // below the plot, for the years
	yearDrop     = 20 // from the plot's lower edge to the years' base line
	wideYears    = 6
	narrowYears  = 3
	yearRoom     = 40  // that a year takes up
	wordGap      = 5   // between a year and what is said of it
	smallest     = 280 // how wide a chart is at the least, unless it is tiny
	tiny         = 233 // how wide it is in a page of 280 pixels
	yearGap      = 6   // between two years
	noteWidth    = 150
	noteLines    = 3
	noteLeading  = 16
	noteDistance = 14
	noteAside    = 9 // from the marks of the last year, which stand close to each other
)

// Lines draws values over years: one line a series, broken where a value is
// missing or the source breaks, with open marks for what stands outside it.
type Lines struct{}

// Dimension implements Form.
func (Lines) Dimension() Dimension { return ByYear }

// Logarithmic implements the capability.
func (Lines) Logarithmic() {}

// Indexable implements the capability.
func (Lines) Indexable() {}

// Zoomable implements the capability.
func (Lines) Zoomable() {}

// Layout implements Form.
func (Lines) Layout(s *Spec) *Scene {
	scene := &Scene{Height: linesHeight, PlotTop: linesTop, PlotBottom: linesHeight - yearsRoom}
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
		scene.Marks = append(scene.Marks, Layer{Height: linesHeight, Marks: []Mark{Area{Runs: runs(s.Series[0], years, y, allSteps), Base: base, Role: s.Series[0].Role}}})
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

// washed says whether the room under the line is washed with its colour, and
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

// years is the scale of the years, or not ok when there is no point.
func (s *Spec) years() (scale.Year, bool) {
	first, last, found := 0, 0, false
	for _, series := range s.Series {
		for _, p := range series.Points {
			if !found {
				first, last, found = p.X, p.X, true
			}
			first, last = min(first, p.X), max(last, p.X)
		}
	}
	if s.Years != nil && found {
		first, last = min(first, s.Years.First), max(last, s.Years.Last)
	}
	return scale.NewYear(first, last, 0, 1), found
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

// yearAxis writes the years below the plot, fewer where it is narrow. The room
// for labels is known by then.
func (scene *Scene) yearAxis(s *Spec, years scale.Year) {
	axis := Axis{Across: true, Y: scene.PlotBottom + yearDrop}
	count := narrowYears
	if smallest-8*(scene.NarrowLeft+scene.NarrowRight) < narrowYears*yearRoom {
		count = 2
	}
	// What is said of the last year stands behind it; where that would take room
	// from a narrow plot, before it, in the place of the years between.
	dx := textWidth(s.yearText(years.Last), 14)/2 + wordGap
	word := Text{X: years.At(years.Last), DX: float64(dx), Y: axis.Y, Ink: inkPlain, Text: s.provisional(years.Last)}
	room := steps(dx + textWidth(word.Text, 14))
	before := word.Text != "" && room > scene.NarrowRight && smallest-8*(scene.NarrowLeft+scene.NarrowRight) >= 8*room+dx+yearRoom/2
	switch {
	case before:
		count = 2
	case room > scene.NarrowRight && tiny-8*(scene.NarrowLeft+room) < tiny/4+1:
		word.Show = WhenWide // the line's last stretch, the notes and the readout say it
	case word.Text != "":
		scene.NarrowRight = max(scene.NarrowRight, room)
	}
	narrow := years.Ticks(count)
	wide := years.Ticks(wideYears)
	// Those before the last give way where the chart is tiny.
	show := make([]Show, len(narrow))
	apart := max(yearRoom, textWidth(s.yearText(years.Last), 14)+yearGap)
	left := tiny - 8*(scene.NarrowLeft+scene.NarrowRight)
	for i := range len(narrow) - 1 {
		if i > 0 && left < narrowYears*apart || left < apart {
			show[i] = UnlessTiny
		}
	}
	for _, year := range wide {
		tick := Tick{At: years.At(year), Text: s.yearText(year), Show: WhenWide}
		for i, n := range narrow {
			if n == year {
				tick.Show = show[i]
			}
		}
		axis.Ticks = append(axis.Ticks, tick)
	}
	for i, year := range narrow {
		missing := true
		for _, w := range wide {
			missing = missing && w != year
		}
		if missing {
			axis.Ticks = append(axis.Ticks, Tick{At: years.At(year), Text: s.yearText(year), Show: WhenNarrow + show[i]})
		}
	}
	scene.Marks = append(scene.Marks, axis)
	if word.Text != "" {
		scene.Right = max(scene.Right, room)
		if before {
			word.Show = WhenWide
			scene.Marks = append(scene.Marks, word)
			word.Show, word.DX, word.Anchor = WhenNarrow, -word.DX, End
			if left < 8*room+dx+yearRoom/2 {
				word.Show += UnlessTiny
			}
		}
		scene.Marks = append(scene.Marks, word)
	}
}

// provisional is what stands beside a year in which a series that is not
// dimmed has a provisional value; "" where none has.
func (s *Spec) provisional(year int) string {
	for _, series := range s.Series {
		for _, p := range series.Points {
			if p.X == year && p.Provisional && !p.Missing && !series.Dimmed {
				return s.Provisional
			}
		}
	}
	return ""
}

// yearText is a year as its points print it, where that is short.
func (s *Spec) yearText(year int) string {
	for _, series := range s.Series {
		for _, p := range series.Points {
			if p.X == year && p.XText != "" && textWidth(p.XText, 14) <= 48 {
				return p.XText
			}
		}
	}
	return strconv.Itoa(year)
}

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
	for _, i := range s.backToFront() {
		series := s.Series[i]
		role, weight := series.look()
		for kind := firmSteps; kind <= uncertainSteps; kind++ {
			joined := cut(runs(series, years, y, kind), top, bottom)
			if len(joined) == 0 {
				continue
			}
			drawn := Line{Runs: joined, Role: role, Weight: weight, Dashed: kind == uncertainSteps}
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
			if p.Open {
				marks = append(marks, Dot{X: at.X, Y: at.Y, Role: role, Open: true, Small: role != Other && role < Ink && series.Shape == Other, Shape: series.Shape})
			} else if (isThere && j == last || p.Provisional) && (series.Labelled || role != Other) {
				marks = append(marks, Dot{X: at.X, Y: at.Y, Role: role, Open: p.Provisional})
			}
		}
	}
	scene.Marks = append(scene.Marks, layer)
	scene.Marks = append(scene.Marks, marks...)
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

// chosenLabels are the labels at the ends of the lines: of those with a colour
// first, then of the others, each in the spec's order. A line that ends before
// the last value of a labelled one says when.
func (s *Spec) chosenLabels(years scale.Year, y valued, most int, values bool) []endLabel {
	var labels []endLabel
	last := 0
	for i := range s.Series {
		for _, p := range s.Series[i].Points {
			if s.Series[i].Labelled && !p.Missing {
				last = max(last, p.X)
			}
		}
	}
	for _, coloured := range [...]bool{true, false} {
		for _, series := range s.Series {
			role, _ := series.look()
			j, ok := series.last()
			if !series.Labelled || series.Dimmed || !ok || (role != Other) != coloured || len(labels) == most {
				continue
			}
			p := series.Points[j]
			label := endLabel{name: series.Name, short: series.short(), role: role, y: y.At(p.Value)}
			if values {
				label.value = p.Text
			}
			if p.X < last && values {
				label.value += " (" + s.yearText(p.X) + ")"
			}
			labels = append(labels, label)
		}
	}
	return labels
}

// notes writes what is to be said at single points, where it is brief: on wide
// plots, of chosen series, each thing once. The page says the rest in words,
// and that the last values are provisional, as their place is the labels'.
func (scene *Scene) notes(s *Spec, years scale.Year, y valued) {
	type box struct{ left, right, top, bottom float64 }
	var written []box
	said := map[string]bool{}
	for _, i := range s.backToFront() {
		series := s.Series[i]
		if role, _ := series.look(); series.Dimmed || !series.Labelled && role == Other {
			continue
		}
		for _, p := range series.Points {
			if p.Note == "" || p.Missing || p.Provisional && !p.Open || said[p.Note] {
				continue
			}
			said[p.Note] = true
			words := p.Note
			if p.Brief != "" {
				words = p.Brief
			}
			text := wrap(words, 14, noteWidth)
			if len(text) > noteLines {
				continue
			}
			x, at := years.At(p.X), y.At(p.Value)
			bottom := at - noteDistance
			if bottom-float64(len(text)*noteLeading) < scene.PlotTop {
				bottom = at + noteDistance + float64(len(text)*noteLeading)
			}
			// In parts of a plot that is as small as a wide one gets.
			b := box{x, x + 0.6, bottom - float64(len(text)*noteLeading), bottom}
			if noteAnchor(x) == End {
				b.left, b.right = x-0.6, x
			}
			clear := b.bottom <= scene.PlotBottom
			for _, other := range written {
				clear = clear && (b.right < other.left || b.left > other.right || b.bottom < other.top || b.top > other.bottom)
			}
			if !clear {
				continue
			}
			written = append(written, b)
			dx := 0.0
			if p.X == years.Last && p.X > years.First {
				dx = -noteAside
			}
			for l, line := range text {
				scene.Marks = append(scene.Marks, Text{X: x, DX: dx, Y: bottom - float64((len(text)-1-l)*noteLeading), Anchor: noteAnchor(x), Ink: inkHalo, Show: WhenWide, Text: line})
			}
		}
	}
}

// noteAnchor turns a note to the side where there is more room.
func noteAnchor(x float64) Anchor {
	if x > 0.5 {
		return End
	}
	return Start
}
