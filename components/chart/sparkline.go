package chart

import "bilateral/components/scale"

// Sizes of a line the size of a word, in pixels.
const (
	sparkHeight = 24
	sparkInset  = 4
)

// Sparkline draws one series without axes: its shape, and a mark at its end.
// Its values are spread over the height, so it shows direction, not size.
type Sparkline struct{}

// Dimension implements Form.
func (Sparkline) Dimension() Dimension { return ByYear }

// Layout implements Form.
func (Sparkline) Layout(s *Spec) *Scene {
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
	y := scale.NewLinear(least, greatest, sparkHeight-sparkInset, sparkInset)
	if least == greatest {
		y = scale.NewLinear(least-1, greatest+1, sparkHeight-sparkInset, sparkInset)
	}
	scene.strokes(s, years, y, 0, sparkHeight)
	return scene
}
