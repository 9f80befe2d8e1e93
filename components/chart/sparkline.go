package chart

import "bilateral/components/scale"

// Sizes of a line the size of a word, in pixels.
const (
	sparkHeight = 24
	sparkInset  = 4
)

// Sparkline draws one series without axes: its shape, and a mark at its end.
// Its values are spread over the height, so it shows direction, not size.
// Downward has the least value at the top, as a rank stands.
type Sparkline struct{ Downward bool }

// Dimension implements Form.
func (Sparkline) Dimension() Dimension { return ByYear }

// Layout implements Form.
func (form Sparkline) Layout(s *Spec) *Scene {
	scene := &Scene{Height: sparkHeight, Left: 1, Right: 1, NarrowLeft: 1, NarrowRight: 1}
	years, ok := s.years()
	if !ok {
		return &Scene{}
	}
	values := s.values()
	if s.Domain != nil {
		values = append(values, s.Domain.Start, s.Domain.End)
	}
	least, greatest, _ := scale.Extent(values...)
	if least == greatest {
		least, greatest = least-1, greatest+1
	}
	if form.Downward {
		least, greatest = greatest, least
	}
	y := scale.NewLinear(least, greatest, sparkHeight-sparkInset, sparkInset)
	scene.strokes(s, years, y, 0, sparkHeight)
	return scene
}
