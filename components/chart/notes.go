package chart

import (
	"slices"

	"bilateral/components/scale"
)

// Sizes of what is said at single points, in pixels.
const (
	noteWidth    = 150
	noteLines    = 3
	noteLeading  = 16
	noteDistance = 14
	noteTries    = 8   // places that are tried, in turn above and below, each pair farther away
	notedPlot    = 360 // about as wide as the plots are that have room for notes
	noteAside    = 9   // from the marks of the last year, which stand close to each other
)

// notes writes what is to be said at single points, where it is brief and hides no
// line: on wide plots, of chosen series, each thing once. The page says the rest in words,
// and that the last values are provisional, as their place is the labels'.
func (scene *Scene) notes(s *Spec, years scale.Year, y valued) {
	var written []noteBox
	said := map[string]bool{}
	picked := slices.ContainsFunc(s.Series, func(series Series) bool { role, _ := series.look(); return role != Other })
	for _, i := range s.backToFront() {
		series := s.Series[i]
		if role, _ := series.look(); series.Dimmed || role == Other && (picked || !series.Labelled) {
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
			wide := 0
			for _, line := range text {
				wide = max(wide, textWidth(line, 14))
			}
			b := noteBox{left: x, right: x + float64(wide)/notedPlot}
			if noteAnchor(x) == End {
				b.left, b.right = x-float64(wide)/notedPlot, x
			}
			height := float64(len(text) * noteLeading)
			clear := false
			for try := 0; try < noteTries && !clear; try++ {
				distance := float64(noteDistance + try/2*noteLeading)
				b.bottom = at - distance
				if try%2 > 0 {
					b.bottom = at + distance + height
				}
				b.top = b.bottom - height
				clear = b.top >= scene.PlotTop && b.bottom <= scene.PlotBottom && !b.meets(written) && !b.hides(s, years, y, p.X)
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
				scene.Marks = append(scene.Marks, Text{X: x, DX: dx, Y: b.bottom - float64((len(text)-1-l)*noteLeading), Anchor: noteAnchor(x), Ink: inkHalo, Show: WhenWide, Text: line})
			}
		}
	}
}

// noteBox is what a note takes of a plot: left and right in parts of its width, top and
// bottom in pixels.
type noteBox struct{ left, right, top, bottom float64 }

// meets reports whether the box lies over one of others.
func (b noteBox) meets(others []noteBox) bool {
	for _, other := range others {
		if b.right >= other.left && b.left <= other.right && b.bottom >= other.top && b.top <= other.bottom {
			return true
		}
	}
	return false
}

// noteAir is what lies between a note and the lines, at the least, in pixels.
const noteAir = 3

// hides reports whether the box lies over a line: over a value of another year than that
// which it is of, or over a step between two.
func (b noteBox) hides(s *Spec, years scale.Year, y valued, of int) bool {
	for _, series := range s.Series {
		for i, p := range series.Points {
			x := years.At(p.X)
			if p.Missing || x < b.left || x > b.right || p.X == of {
				continue
			}
			low, high := y.At(p.Value), y.At(p.Value)
			if i > 0 && !series.Points[i-1].Missing && !p.Open && !series.Points[i-1].Open {
				low, high = min(low, y.At(series.Points[i-1].Value)), max(high, y.At(series.Points[i-1].Value))
			}
			if high >= b.top-noteAir && low <= b.bottom+noteAir {
				return true
			}
		}
	}
	return false
}

// noteAnchor turns a note to the side where there is more room.
func noteAnchor(x float64) Anchor {
	if x > 0.5 {
		return End
	}
	return Start
}
