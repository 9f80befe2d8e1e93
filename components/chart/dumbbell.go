package chart

import (
	"bilateral/components/scale"
	"bilateral/data"
)

// Sizes of rows that compare places, in pixels.
const (
	dumbbellStep = 40 // a row, with room for its name
	mostOfHead   = 64 // the head of a place's column of values
	headRoom     = 26 // over a row with which a group begins
)

// Dumbbell compares places in each row: a mark for each place's value, joined by
// a line, and a column of values for each place, whose head is its name. The
// names of the rows stand above them. Series keep the spec's order.
type Dumbbell struct {
	Roles []Role // of the places: whose the points of a row are, each in its place
}

// Dimension implements Form.
func (Dumbbell) Dimension() Dimension { return ByPlace }

// Layout implements Form.
func (d Dumbbell) Layout(s *Spec) *Scene {
	scene := &Scene{}
	if len(s.Series) == 0 {
		return scene
	}
	rows := scale.Band{Start: benchmarkRoom, Step: dumbbellStep}
	middles, heads := make([]float64, len(s.Series)), 0.0
	for i := range s.Series {
		if s.Series[i].Head != "" {
			heads += headRoom
		}
		heads += s.rowName(i).above()
		middles[i] = rows.Middle(i) + heads
	}
	x := scene.valuesAcross(s, benchmarkRoom, rows.At(len(s.Series))+heads)
	d.columns(scene, s, x, middles)
	for _, h := range scene.Hits {
		if !s.Series[h.Series].Points[h.Point].Missing {
			scene.Marks = append(scene.Marks, Dot{X: h.X, Y: h.Y, Role: d.Roles[h.Point]})
		}
	}
	// Hits stand row by row.
	data.Order(scene.Hits, func(a, b Hit) bool { return a.Series < b.Series })
	for i := range s.Series {
		name := s.rowName(i)
		name.Y += middles[i]
		scene.stack(name)
		if head := s.Series[i].Head; head != "" {
			scene.Marks = append(scene.Marks, Text{X: 0, DX: labelIndent, Y: middles[i] - name.above() - dumbbellStep/2 - 9, Ink: inkHead, Text: fit(head, 15, narrowRow)})
		}
	}
	scene.Left, scene.NarrowLeft = 1, 1
	return scene
}

// columns draws the marks of the rows, and a column of values for each place.
func (d Dumbbell) columns(scene *Scene, s *Spec, x valued, middles []float64) {
	right := rowGap
	for j, role := range d.Roles {
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
	scene.Right, scene.NarrowRight = steps(right), steps(right)
}

// placeHead is the head of a place's column of values.
func placeHead(p *Point) string { return fit(p.XText, 14, mostOfHead) }

// rowName is what stands over a row.
func (s *Spec) rowName(i int) *Text {
	return &Text{X: 0, DX: labelIndent, Y: -10, Ink: inkHalo, Text: s.Series[i].Name}
}
