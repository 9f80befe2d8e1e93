package chart

import "math"

// Sizes of a chart of two directions, in pixels.
const (
	bandMost   = 72 // the height of the greatest amount
	bandLeast  = 2
	flowTop    = 34
	flowLabel  = 22 // from a band's label's top to the band
	flowGap    = 16
	endsInset  = 12
	flowMargin = 6
)

// Flow draws two directions between two ends: bands with a head, as high as
// the amount, in the colour of their origin, with the count in words. The
// first series leaves from the left.
type Flow struct {
	Ends []string // names of the left end and of the right; none where the series say it
}

// Dimension implements Form.
func (Flow) Dimension() Dimension { return Single }

// Partial implements the capability.
func (Flow) Partial() {}

// Directed implements the capability.
func (Flow) Directed() {}

// Layout implements Form.
func (f Flow) Layout(s *Spec) *Scene {
	scene := &Scene{PlotTop: flowTop - 6}
	_, most, ok := s.amounts()
	if !ok && len(s.Series) == 0 {
		return scene
	}
	roles, extra := [2]Role{}, 0.0
	ends := f.Ends[:min(len(f.Ends), 2)]
	half := shared(ends)
	for _, name := range ends {
		extra = max(extra, (&Text{Text: name, Half: half}).above())
	}
	top := flowTop + extra
	scene.PlotTop += extra
	y := top
	var words []Text
	layer := Layer{}
	for i, series := range s.Series {
		backwards := i%2 == 1
		if i < 2 {
			roles[i] = series.Role
		}
		for j, p := range series.Points {
			label := Text{X: 0, DX: endsInset, Y: y + 15, Ink: inkLabel, Colour: series.Role, Coloured: series.Role != Other && series.Role != Ink, Text: series.Name, Short: series.short(), Strong: p.Text}
			if backwards {
				label.X, label.DX, label.Anchor = 1, -endsInset, End
			}
			if p.Missing {
				label.Strong = ""
				label.Text += ": " + p.written()
				label.Short = ""
			}
			above := label.above()
			label.Y += above
			words = append(words, label)
			y += flowLabel + above
			height := 0.0
			if !p.Missing && p.Value > 0 {
				height = math.Max(p.Value/most*bandMost, bandLeast)
				arrow := Arrow{X1: 0, X2: 1, Y: y, Height: height, Role: series.Role}
				if backwards {
					arrow.X1, arrow.X2 = 1, 0
				}
				layer.Marks = append(layer.Marks, arrow)
			}
			scene.Hits = append(scene.Hits, Hit{Series: i, Point: j, X: 0.5, Y: y + height/2})
			y += height + flowGap
		}
	}
	scene.PlotBottom = y
	scene.Height = int(math.Ceil(y)) + flowMargin
	layer.Height = float64(scene.Height)
	scene.Marks = append(scene.Marks, layer)
	for end, name := range ends {
		x, dx, anchor := float64(end), float64(endsInset), Start
		if end == 1 {
			dx, anchor = -endsInset, End
		}
		look := inkAxis
		scene.Marks = append(scene.Marks,
			Rule{X1: x, X2: x, Y1: top - 6, Y2: y, Ink: look},
			Dot{X: x, Y: 12 + extra, Role: roles[end]})
		scene.stack(&Text{X: x, DX: dx, Y: 17 + extra, Anchor: anchor, Ink: inkValue, Text: name, Half: half})
	}
	for i := range words {
		scene.stack(&words[i])
	}
	scene.Left, scene.Right, scene.NarrowLeft, scene.NarrowRight = 1, 1, 1, 1
	return scene
}

// amounts are the least and greatest amount that the chart, or the panels it
// stands among, has to hold.
func (s *Spec) amounts() (least, most float64, ok bool) {
	for _, v := range s.values() {
		least, most, ok = math.Min(least, v), math.Max(most, v), true
	}
	if s.Domain != nil {
		most = math.Max(most, s.Domain.End)
	}
	if most <= 0 {
		most = 1
	}
	return least, most, ok
}
