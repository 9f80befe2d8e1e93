package chart

import "bilateral/data"

// Direct labels stand in the right gutter, at least so many pixels apart, and
// no more than so many on a chart of lines.
const (
	labelGap   = 19
	maxLabels  = 5
	labelDX    = 17 // from the plot's edge, past a mark and a leader
	leaderFrom = 7
	leaderTo   = 14
)

// endLabel is a series' name and last value, to stand beside the end of its
// line.
type endLabel struct {
	name, short, value string
	role               Role
	y                  float64
}

// spread moves places apart, so that no two are nearer than gap, each as
// little as may be, and all between lo and hi while there is room. The places
// keep their order.
func spread(places []float64, gap, lo, hi float64) []float64 {
	order := make([]int, len(places))
	for i := range order {
		order[i] = i
	}
	data.Order(order, func(a, b int) bool { return places[a] < places[b] })
	// With i gaps taken off, the places need only not decrease: neighbours
	// that do are pooled at their mean.
	type pool struct {
		sum   float64
		count int
	}
	var pools []pool
	for i, which := range order {
		pools = append(pools, pool{places[which] - float64(i)*gap, 1})
		for len(pools) > 1 {
			a, b := pools[len(pools)-2], pools[len(pools)-1]
			if a.sum/float64(a.count) <= b.sum/float64(b.count) {
				break
			}
			pools = append(pools[:len(pools)-2], pool{a.sum + b.sum, a.count + b.count})
		}
	}
	hi = max(lo, hi-float64(len(places)-1)*gap)
	moved := make([]float64, len(places))
	i := 0
	for _, p := range pools {
		at := min(max(p.sum/float64(p.count), lo), hi)
		for range p.count {
			moved[order[i]] = at + float64(i)*gap
			i++
		}
	}
	return moved
}

// endLabels draws the labels, with a leader to each that had to move, and
// makes room for them.
func (scene *Scene) endLabels(labels []endLabel, top, bottom float64) {
	const most = 24*8 - labelDX
	const mostNarrow = 13*8 - labelDX
	wide, narrow, narrowValues := 0, 0, true
	for i := range labels {
		l := &labels[i]
		value := 0
		if l.value != "" {
			value = textWidth(" "+l.value, 15)
		}
		if textWidth(l.name, 15)+value > most {
			l.name = fit(l.short, 15, most-value)
		}
		wide = max(wide, textWidth(l.name, 15)+value)
		if textWidth(l.short, 15)+value > mostNarrow {
			narrowValues = false
		}
	}
	for i := range labels {
		l := &labels[i]
		value := 0
		if narrowValues && l.value != "" {
			value = textWidth(" "+l.value, 15)
		}
		l.short = fit(l.short, 15, mostNarrow-value)
		narrow = max(narrow, textWidth(l.short, 15)+value)
	}
	places := make([]float64, len(labels))
	for i, l := range labels {
		places[i] = l.y
	}
	for i, y := range spread(places, labelGap, top, bottom) {
		l := labels[i]
		if d := y - l.y; d > 1 || d < -1 {
			scene.Marks = append(scene.Marks, Leader{X: 1, Y: l.y, DX1: leaderFrom, DX2: leaderTo, DY: d})
		}
		scene.Marks = append(scene.Marks, Text{X: 1, DX: labelDX, Y: y + 5, Ink: inkPlain, Colour: l.role, Coloured: l.role != Other && l.role != Ink,
			Text: l.name, Short: l.short, Strong: l.value, StrongWide: !narrowValues})
	}
	if len(labels) > 0 {
		scene.Right, scene.NarrowRight = steps(wide+labelDX), steps(narrow+labelDX)
	} else {
		scene.Right, scene.NarrowRight = 2, 2
	}
}
