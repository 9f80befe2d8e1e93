package chart

import (
	"math"

	"bilateral/components/format"
	"bilateral/components/scale"
)

// Sizes of a rank strip in pixels.
const (
	stripStep  = 70
	stripDrop  = 38 // from a row's top to its strip
	stripTick  = 5
	stripWords = 20 // from the strip to the base line of its ends' numbers
	mostTicks  = 60 // ranks that get a tick each; beyond, one of ten does
)

// RankStrip draws a row a series: a tick for each place from the first to the
// last, and a mark at its own.
type RankStrip struct {
	Total int // how many places there are; 0 when not known
}

// Dimension implements Form.
func (RankStrip) Dimension() Dimension { return Single }

// RankTotal implements Ranking.
func (r RankStrip) RankTotal() int { return r.Total }

// Partial implements the capability.
func (RankStrip) Partial() {}

// Layout implements Form.
func (r RankStrip) Layout(s *Spec) *Scene {
	scene := &Scene{Left: 1, Right: 2, NarrowLeft: 1, NarrowRight: 2}
	last := r.Total
	for _, v := range s.values() {
		last = max(last, int(math.Min(v, 1e6)))
	}
	end := format.Number(float64(last), 0)
	if r.Total == 0 {
		// Nobody says how many there are: the strip goes on, so that no place
		// looks like the last.
		last, end = last+2, "…"
	}
	last = max(last, 2)
	x := scale.NewLinear(1, float64(last), 0, 1)
	rows := scale.Band{Step: stripStep}
	tops, more := s.below(rows, s.stripName)
	every := 1
	for last/every > mostTicks {
		every *= 10
	}
	for i, series := range s.Series {
		role, _ := series.look()
		top := tops[i]
		middle := top + stripDrop
		scene.Marks = append(scene.Marks, Rule{X1: 0, X2: 1, Y1: middle, Y2: middle, Ink: inkGrid})
		for rank := 1; rank <= last; rank++ {
			if rank == 1 || rank == last || rank%every == 0 {
				at := x.At(float64(rank))
				scene.Marks = append(scene.Marks, Rule{X1: at, X2: at, Y1: middle - stripTick, Y2: middle + stripTick, Ink: inkLeader})
			}
		}
		for j, p := range series.Points {
			hit := Hit{Series: i, Point: j, Y: middle}
			if !p.Missing {
				hit.X = x.At(p.Value)
				scene.Marks = append(scene.Marks, Dot{X: hit.X, Y: middle, Role: role, Open: p.Open})
			}
			scene.Hits = append(scene.Hits, hit)
		}
		name := s.stripName(i)
		name.Y += top
		scene.stack(name)
		scene.Marks = append(scene.Marks,
			Text{X: 0, Y: middle + stripWords, Anchor: Middle, Ink: inkPlain, Text: "1"},
			Text{X: 1, Y: middle + stripWords, Anchor: Middle, Ink: inkPlain, Text: end})
	}
	scene.Height = int(rows.At(len(s.Series))+more) + footroom
	return scene
}

// stripName is what stands over a strip: the name, and the place in figures.
func (s *Spec) stripName(i int) *Text {
	series := &s.Series[i]
	name := &Text{X: 0, DX: -4, Y: labelDrop, Ink: inkLabel, Text: series.Name, Short: series.short()}
	for _, p := range series.Points {
		name.Strong = p.written()
	}
	return name
}
