package chart

import "bilateral/components/scale"

// Sizes of what is said at single points, in pixels.
const (
	noteWidth    = 150
	noteLines    = 3
	noteLeading  = 16
	noteDistance = 14
	noteAside    = 9 // from the marks of the last year, which stand close to each other
)

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
