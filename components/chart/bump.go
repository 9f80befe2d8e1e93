package chart

import (
	"math"

	"bilateral/components/format"
	"bilateral/components/scale"
)

// Sizes of a bump chart in pixels, and how many ranks it shows.
const (
	rankStep  = 26
	bumpTop   = 4
	fewRanks  = 10
	mostRanks = 25
)

// Bump draws ranks over years, the first at the top. It shows the ranks down
// to one below the chosen series; lines that sink deeper leave at the lower
// edge.
type Bump struct{}

// Dimension implements Form.
func (Bump) Dimension() Dimension { return ByYear }

// Zoomable implements the capability.
func (Bump) Zoomable() {}

// Layout implements Form.
func (Bump) Layout(s *Spec) *Scene {
	ranks := s.ranksShown()
	scene := bumpFrame(ranks)
	years, ok := s.years()
	if !ok {
		return &Scene{}
	}
	y := bumpScale
	axis := Axis{Gap: 14}
	for rank := 1; rank <= ranks; rank++ {
		axis.Ticks = append(axis.Ticks, Tick{At: y.At(float64(rank)), Text: format.Number(float64(rank), 0)})
	}
	scene.Marks = append(scene.Marks, axis)
	scene.Left = steps(textWidth("00", 14) + 16)
	scene.NarrowLeft = scene.Left
	scene.strokes(s, years, y, scene.PlotTop, scene.PlotBottom)
	scene.notes(s, years, y)
	var shown []endLabel
	for _, label := range s.chosenLabels(years, y, len(s.Series), true) {
		if label.y <= scene.PlotBottom {
			if label.role == Other {
				label.value = ""
			}
			shown = append(shown, label)
		}
	}
	scene.endLabels(shown, false, scene.PlotTop, scene.PlotBottom)
	scene.yearAxis(s, years)
	return scene
}

// bumpFrame is a scene of the height of such a chart, without marks.
func bumpFrame(ranks int) *Scene {
	scene := &Scene{PlotTop: bumpTop, PlotBottom: bumpTop + float64(ranks*rankStep)}
	scene.Height = int(scene.PlotBottom) + yearsRoom
	return scene
}

// bumpScale is where the ranks stand.
var bumpScale = scale.Rank{Start: bumpTop, Step: rankStep}

func (s *Spec) ranksShown() int {
	if s.Domain != nil {
		return min(max(int(s.Domain.End), 1), mostRanks)
	}
	deepest, chosen := 1.0, 0.0
	for _, series := range s.Series {
		role, _ := series.look()
		for _, p := range series.Points {
			if p.Missing {
				continue
			}
			deepest = math.Max(deepest, p.Value)
			if role != Other {
				chosen = math.Max(chosen, p.Value)
			}
		}
	}
	return int(math.Min(math.Min(deepest, mostRanks), math.Max(chosen+1, fewRanks)))
}
