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
			label := series.direction(&p, backwards)
			above := label.above()
			label.Y = y + 15 + above
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
		scene.Marks = append(scene.Marks,
			Rule{X1: float64(end), X2: float64(end), Y1: top - 6, Y2: y, Ink: inkAxis},
			Dot{X: float64(end), Y: 12 + extra, Role: roles[end]})
		text := &Text{DX: endsInset, Y: 17 + extra, Ink: inkValue, Text: name, Half: half}
		if end == 1 {
			text.fromRight()
		}
		scene.stack(text)
	}
	for i := range words {
		scene.stack(&words[i])
	}
	scene.Left, scene.Right, scene.NarrowLeft, scene.NarrowRight = 1, 1, 1, 1
	return scene
}

// direction is what stands over a direction's band, at the end that it leaves
// from: its name and its count, or why there is none.
func (s *Series) direction(p *Point, backwards bool) Text {
	label := Text{X: 0, DX: endsInset, Ink: inkLabel, Colour: s.Role, Coloured: s.Role != Other && s.Role != Ink, Text: s.Name, Short: s.short(), Strong: p.Text}
	if backwards {
		label.fromRight()
	}
	if p.Missing {
		label.Strong = ""
		label.Text += ": " + p.written()
		label.Short = ""
	}
	return label
}

// fromRight sets a text at the right end, as far inside as it was at the left.
func (m *Text) fromRight() { m.X, m.DX, m.Anchor = 1, -m.DX, End }

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
