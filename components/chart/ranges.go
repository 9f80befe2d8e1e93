package chart

import (
	"math"
	"slices"

	"bilateral/data"
)

// Sizes of a dot plot of sources, in pixels.
const (
	claimDrop   = 17 // from a row's top to its name
	dotsDrop    = 34 // to its line
	figuresDrop = 56 // to the first line of its figures
	leading     = 19
	claimGap    = 18
	wideWords   = 470
	narrowWords = 255
	asideStep   = 10 // between marks that would hide each other
)

// Marks that are nearer than this part of the width hide each other.
const hides = 0.025

// Ranges draws one row a claim and one mark a source: the first source, the
// one that is checked, as a filled diamond, the open ones as open discs, and a
// line over the range they span. The figures stand below in the order of their
// places, each with its source. It is drawn in ink only.
type Ranges struct {
	Sources []string // their names, for points that do not say theirs
	// OwnScales gives each row a scale of its own, from zero, where their units
	// differ.
	OwnScales bool
}

// Dimension implements Form.
func (Ranges) Dimension() Dimension { return BySource }

// Heads implements Headed.
func (r Ranges) Heads() []string { return r.Sources }

// Layout implements Form.
func (r Ranges) Layout(s *Spec) *Scene {
	scene := &Scene{Left: 1, Right: 1, NarrowLeft: 1, NarrowRight: 1}
	shared, _, _ := s.axis(0, 1, 4, true)
	most := 1
	for _, series := range s.Series {
		most = max(most, len(lineUp(r.figuresOf(series), wideWords)), len(lineUp(r.figuresOf(series), narrowWords)))
	}
	names := 1
	for _, series := range s.Series {
		names = max(names, len(wrap(series.Name, 15, wideWords)), len(wrap(series.short(), 15, narrowWords)))
	}
	nameRoom := float64((names - 1) * leading)
	rowHeight := nameRoom + float64(figuresDrop+(most-1)*leading+claimGap)
	y := 0.0
	for i, series := range s.Series {
		x := shared
		if r.OwnScales {
			own := *s
			own.Series, own.Benchmark, own.Domain = s.Series[i:i+1], nil, nil
			x, _, _ = own.axis(0, 1, 4, true)
		}
		middle := y + nameRoom + dotsDrop
		scene.claim(wrap(series.Name, 15, wideWords), y+nameRoom+claimDrop, WhenWide)
		scene.claim(wrap(series.short(), 15, narrowWords), y+nameRoom+claimDrop, WhenNarrow)
		scene.Marks = append(scene.Marks, Rule{X1: 0, X2: 1, Y1: middle, Y2: middle, Ink: inkGrid})
		if s.Benchmark != nil && !r.OwnScales {
			at := x.At(s.Benchmark.Value)
			scene.Marks = append(scene.Marks, Rule{X1: at, X2: at, Y1: middle - 10, Y2: middle + 10, Ink: inkDotted})
		}
		least, greatest := math.Inf(1), math.Inf(-1)
		var dots []Mark
		for j, p := range series.Points {
			hit := Hit{Series: i, Point: j, Y: middle}
			if !p.Missing {
				hit.X = x.At(p.Value)
				hit.Y += aside(hit.X, scene.Hits[len(scene.Hits)-j:])
				least, greatest = math.Min(least, hit.X), math.Max(greatest, hit.X)
				dots = append(dots, Dot{X: hit.X, Y: hit.Y, Role: Ink, Open: p.X != 0})
			}
			scene.Hits = append(scene.Hits, hit)
		}
		if greatest > least {
			scene.Marks = append(scene.Marks, Rule{X1: least, X2: greatest, Y1: middle, Y2: middle, Ink: inkAxis})
		}
		// The one that is checked lies over the others.
		slices.Reverse(dots)
		scene.Marks = append(scene.Marks, dots...)
		scene.figures(r.figuresOf(series), y+nameRoom+figuresDrop)
		y += rowHeight
	}
	scene.Height = int(math.Max(y, 0))
	if len(s.Series) > 0 {
		scene.Height += footroom
	}
	return scene
}

// figuresOf are a claim's figures in the order of their places, missing ones
// last, each with its source.
func (r Ranges) figuresOf(series Series) []sourced {
	points := slices.Clone(series.Points)
	data.Order(points, func(a, b Point) bool {
		if a.Missing != b.Missing {
			return b.Missing
		}
		return !a.Missing && a.Value < b.Value
	})
	var figures []sourced
	for _, p := range points {
		source := p.XText
		if source == "" && p.X >= 0 && p.X < len(r.Sources) {
			source = r.Sources[p.X]
		}
		figures = append(figures, sourced{source, p.written()})
	}
	return figures
}

// sourced is a figure, as it is written, and whose it is.
type sourced struct{ source, value string }

// fit writes the figure in a width in pixels: a name that is too long is cut,
// never the figure.
func (f sourced) fit(width int) string {
	return fit(f.source, 14, width-valueWidth(f.value)) + "\u00a0" + f.value
}

// aside is how far a mark stands off the line, so that it does not hide those
// already there.
func aside(x float64, there []Hit) float64 {
	taken := 0
	for _, h := range there {
		if math.Abs(h.X-x) < hides {
			taken++
		}
	}
	switch {
	case taken == 0:
		return 0
	case taken%2 == 1:
		return -asideStep
	}
	return asideStep
}

// claim writes a row's name, its last line at y.
func (scene *Scene) claim(lines []string, y float64, show Show) {
	for i, line := range lines {
		scene.Marks = append(scene.Marks, Text{X: 0, DX: -4, Y: y - float64((len(lines)-1-i)*leading), Ink: inkLabel, Show: show, Text: line})
	}
}

// figures writes a claim's figures in as many lines as each width class needs.
func (scene *Scene) figures(figures []sourced, y float64) {
	for _, class := range [...]struct {
		show  Show
		width int
	}{{WhenWide, wideWords}, {WhenNarrow, narrowWords}} {
		for i, line := range lineUp(figures, class.width) {
			scene.Marks = append(scene.Marks, Text{X: 0, DX: -4, Y: y + float64(i*leading), Ink: inkPlain, Show: class.show, Text: line})
		}
	}
}

// lineUp sets figures in lines that are so wide, in pixels.
func lineUp(figures []sourced, width int) []string {
	var lines []string
	for _, f := range figures {
		figure := f.fit(width)
		if n := len(lines); n > 0 && textWidth(lines[n-1]+" · "+figure, 14) <= width {
			lines[n-1] += " · " + figure
		} else {
			lines = append(lines, figure)
		}
	}
	return lines
}
