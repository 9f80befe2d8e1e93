package chart_test

import (
	"math"
	"testing"

	"bilateral/components/chart"
	"bilateral/components/chart/examples"
)

func TestAtPicksTheNearest(t *testing.T) {
	const width = 600
	for _, e := range examples.Examples {
		scene := chart.Layout(&e.Spec)
		if len(scene.Hits) == 0 {
			if at := scene.At(10, 10, width); at != -1 {
				t.Errorf("%s: %d, of nothing", e.Name, at)
			}
			continue
		}
		for i, h := range scene.Hits {
			at := scene.Hits[scene.At(h.X*width, h.Y, width)]
			if at.X != h.X || at.Y != h.Y {
				t.Errorf("%s: at the very place of hit %d is %+v", e.Name, i, at)
			}
		}
		for x := -20.0; x <= width+20; x += 37 {
			for y := 0.0; y <= float64(scene.Height); y += 23 {
				got := scene.Hits[scene.At(x, y, width)]
				for _, h := range scene.Hits {
					first, best := math.Abs(h.Y-y), math.Abs(got.Y-y)
					if e.Spec.Columned() {
						first, best = math.Abs(h.X*width-x), math.Abs(got.X*width-x)
					}
					if first < best-1e-9 {
						t.Fatalf("%s at %v,%v: %+v is nearer than %+v", e.Name, x, y, h, got)
					}
				}
			}
		}
	}
}

func TestEveryPointIsReachedByKeysAndNothingWraps(t *testing.T) {
	for _, e := range examples.Examples {
		scene := chart.Layout(&e.Spec)
		if len(scene.Hits) == 0 {
			if scene.Step(-1, chart.Next) != -1 {
				t.Errorf("%s: a step leads somewhere in nothing", e.Name)
			}
			continue
		}
		first := scene.Step(-1, chart.Next)
		if last, want := scene.Step(-1, chart.Last), scene.Step(first, chart.Last); first != 0 || last != want {
			t.Errorf("%s: the first key leads to %d, End as the first to %d, want 0 and %d", e.Name, first, last, want)
		}
		starts := []int{0, len(scene.Hits) / 2, len(scene.Hits) - 1}
		for _, start := range starts {
			reached := map[int]bool{start: true}
			for queue := []int{start}; len(queue) > 0; queue = queue[1:] {
				for d := chart.Previous; d <= chart.Last; d++ {
					if next := scene.Step(queue[0], d); !reached[next] {
						reached[next] = true
						queue = append(queue, next)
					}
				}
			}
			if len(reached) != len(scene.Hits) {
				t.Errorf("%s: %d of %d points are reached from %d", e.Name, len(reached), len(scene.Hits), start)
			}
		}
		for i := range scene.Hits {
			for _, d := range []chart.Direction{chart.Previous, chart.Next, chart.Above, chart.Below} {
				at := i
				for step := 0; ; step++ {
					next := scene.Step(at, d)
					if next == at {
						break
					}
					if at = next; step > 2*len(scene.Hits) {
						t.Fatalf("%s: direction %d never ends from %d", e.Name, d, i)
					}
				}
			}
		}
	}
}
