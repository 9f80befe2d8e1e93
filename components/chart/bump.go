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
	apartRoom = 22 // over the ranks, for what is said of a mark apart from the lines
	fewRanks  = 10
	mostRanks = 25
)

// Bump draws ranks over years, the first at the top. It shows the ranks down
// to one below the chosen series; lines that sink deeper leave at the lower
// edge. The others stand back, and no word over the lines: what is said of a mark
// of another source stands above them, at the end of a thread.
type Bump struct{}

// Dimension implements Form.
func (Bump) Dimension() Dimension { return ByYear }

// Zoomable implements the capability.
func (Bump) Zoomable() {}

// Layout implements Form.
func (Bump) Layout(s *Spec) *Scene {
	ranks := s.ranksShown()
	top := bumpTop + s.apartRoom()
	scene := bumpFrame(ranks, top)
	scene.faint = true
	years, ok := s.years()
	if !ok {
		return &Scene{}
	}
	y := scale.Rank{Start: top, Step: rankStep}
	axis := Axis{Gap: 14}
	for rank := 1; rank <= ranks; rank++ {
		axis.Ticks = append(axis.Ticks, Tick{At: y.At(float64(rank)), Text: format.Number(float64(rank), 0)})
	}
	scene.Marks = append(scene.Marks, axis)
	scene.Left = steps(textWidth("00", 14) + 16)
	scene.NarrowLeft = scene.Left
	scene.apart(s, years, y)
	scene.strokes(s, years, y, scene.PlotTop, scene.PlotBottom)
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

// apartRoom is the room over the ranks, 0 where nothing is said there.
func (s *Spec) apartRoom() float64 {
	for _, series := range s.Series {
		for _, p := range series.Points {
			if p.OtherSource && p.Note != "" && !p.Missing {
				return apartRoom
			}
		}
	}
	return 0
}

// apart writes what is said of the marks of another source over the ranks, with a thread
// to each that the plot shows.
func (scene *Scene) apart(s *Spec, years scale.Year, y scale.Rank) {
	for _, series := range s.Series {
		for _, p := range series.Points {
			at := y.At(p.Value)
			if !p.OtherSource || p.Note == "" || p.Missing || at > scene.PlotBottom {
				continue
			}
			x := years.At(p.X)
			words := Text{X: x, Y: apartRoom - bumpTop - 6, Anchor: noteAnchor(x), Ink: inkPlain, Text: p.Note}
			if textWidth(p.Note, 14) > tiny/2 {
				words.Show = UnlessTiny // the readout says it
			}
			scene.Marks = append(scene.Marks, Rule{X1: x, X2: x, Y1: apartRoom - bumpTop, Y2: at, Ink: inkLeader}, words)
		}
	}
}

// bumpFrame is a scene of the height of such a chart, without marks.
func bumpFrame(ranks int, top float64) *Scene {
	scene := &Scene{PlotTop: top, PlotBottom: top + float64(ranks*rankStep)}
	scene.Height = int(scene.PlotBottom) + yearsRoom
	return scene
}

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
