package chart

import "bilateral/components/scale"

// Traced has the points of low Lines, or of Bump where there are Ranks, and none of
// its marks: with it a program reads a chart that the server has drawn, without what
// draws it.
type Traced struct{ Ranks bool }

// Dimension implements Form.
func (Traced) Dimension() Dimension { return ByYear }

// Layout implements Form.
func (form Traced) Layout(s *Spec) *Scene {
	years, ok := s.years()
	if !ok {
		return &Scene{}
	}
	if form.Ranks {
		scene := bumpFrame(s.ranksShown(), bumpTop+s.apartRoom())
		scene.points(s, years, scale.Rank{Start: scene.PlotTop, Step: rankStep}, scene.PlotTop, scene.PlotBottom)
		return scene
	}
	scene := linesFrame(true)
	y, _, _ := s.axis(scene.PlotBottom, scene.PlotTop, 5, false)
	scene.points(s, years, y, scene.PlotTop, scene.PlotBottom)
	return scene
}
