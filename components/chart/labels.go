package chart

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"bilateral/components/scale"
	"bilateral/data"
)

// Direct labels stand in the right gutter, at least so many pixels apart, and
// no more than so many on a chart of lines.
const (
	labelGap   = 19
	maxLabels  = 5
	labelDX    = 17 // from the plot's edge, past a mark and a leader
	leaderFrom = 7
	leaderTo   = 14
	// A label in two lines, of that height, takes so much.
	lineHeight  = 16
	twoLinesGap = labelGap + lineHeight
	// How wide the right gutter gets, in steps: for full names where there are
	// short ones, wide, and narrow.
	mostInFull   = 24
	mostOfNarrow = 14
	loneRoom     = 16 // more, in pixels, for the only value of a narrow plot with its year
)

// endLabel is a series' name and last value, to stand beside the end of its
// line.
type endLabel struct {
	name, short, value string
	bare               string // the value with its year in figures alone; "" where that is no shorter
	second             string // line of the short name
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

// mostWide is the room of the right gutter for words, in pixels.
const mostWide = MostGutter*GutterStep - labelDX

// endLabels draws the labels, with a leader to each that had to move, and
// makes room for them. A name that is too long beside the value stands in two
// lines where the plot is narrow; that of a chart's only line is left out, as
// the chart's title has it.
func (scene *Scene) endLabels(labels []endLabel, lone bool, top, bottom float64) {
	// Both gutters take no more than three quarters of the narrowest plot.
	mostNarrow := min(mostOfNarrow, tiny*3/4/GutterStep-scene.NarrowLeft)*GutterStep - labelDX
	narrowValues := fitLabels(labels, lone, mostNarrow)
	narrowWidth := func(l *endLabel) int {
		if narrowValues {
			return valueWidth(l.value)
		}
		return 0
	}
	twoTexts := false // the labels of narrow plots are texts of their own
	for i := range labels {
		l := &labels[i]
		value := narrowWidth(l)
		if lines := wrap(l.short, 15, mostNarrow-value); len(lines) > 1 && float64(len(labels)*twoLinesGap) <= bottom-top {
			twoTexts = true
			l.short, l.second = lines[0], fit(strings.Join(lines[1:], " "), 15, mostNarrow)
		}
		l.short = fit(l.short, 15, mostNarrow-value)
		twoTexts = twoTexts || l.short == "" && l.name != ""
	}
	wide, narrow := 0, 0
	places := make([]float64, len(labels))
	for i := range labels {
		l := &labels[i]
		places[i] = l.y
		wide = max(wide, textWidth(l.name, 15)+valueWidth(l.value))
		narrow = max(narrow, textWidth(l.short, 15)+narrowWidth(l), textWidth(l.second, 15))
	}
	show := Always
	if twoTexts {
		show = WhenWide
		scene.narrowLabels(labels, spread(places, twoLinesGap, top, bottom), narrowValues)
	}
	for i, y := range spread(places, labelGap, top, bottom) {
		l := labels[i]
		scene.leader(l.y, y, show)
		text := l.text(l.name, y, show)
		text.Strong, text.StrongWide = l.value, !narrowValues
		if !twoTexts {
			text.Short = l.short
		}
		scene.Marks = append(scene.Marks, text)
	}
	scene.Right, scene.NarrowRight = 2, 2
	if len(labels) > 0 {
		scene.Right, scene.NarrowRight = steps(wide+labelDX), steps(narrow+labelDX)
	}
}

// fitLabels shortens names, or leaves values out, until each label fits into the
// gutter of a wide plot. It reports whether values fit beside the names in that
// of a narrow one, which has so many pixels.
func fitLabels(labels []endLabel, lone bool, mostNarrow int) (narrowValues bool) {
	narrowRoom := mostNarrow
	narrowValues = true
	for i := range labels {
		l := &labels[i]
		value := valueWidth(l.value)
		if textWidth(l.name, 15)+value > mostInFull*GutterStep-labelDX {
			l.name = l.short
		}
		if lone && textWidth(l.name, 15)+value > mostWide {
			l.name = ""
		}
		if lone && textWidth(l.short, 15)+value > mostNarrow {
			l.short, narrowRoom = "", narrowRoom+loneRoom
		}
		if textWidth(l.short, 15)+value > narrowRoom {
			narrowValues = false
		}
		// A name is worth more than a value that the table has too.
		if width := textWidth(l.name, 15); width <= mostWide && width+value > mostWide {
			if l.value = ""; l.bare != "" && width+valueWidth(l.bare) <= mostWide {
				l.value = l.bare
			}
		}
		l.name = fit(l.name, 15, mostWide-valueWidth(l.value))
	}
	return narrowValues
}

// narrowLabels draws the labels of narrow plots at their heights, those with a
// second line on both sides of theirs.
func (scene *Scene) narrowLabels(labels []endLabel, heights []float64, values bool) {
	for i, y := range heights {
		l := labels[i]
		scene.leader(l.y, y, WhenNarrow)
		text := l.text(l.short, y, WhenNarrow)
		if l.second != "" {
			text.Y -= lineHeight / 2
			scene.Marks = append(scene.Marks, text)
			text.Text, text.Y = l.second, text.Y+lineHeight
		}
		if values {
			text.Strong = l.value
		}
		scene.Marks = append(scene.Marks, text)
	}
}

// text is what a label says, beside the end of its line.
func (l endLabel) text(words string, y float64, show Show) Text {
	return Text{X: 1, DX: labelDX, Y: y + 5, Ink: inkPlain, Colour: l.role, Coloured: l.role != Other && l.role != Ink, Show: show, Text: words}
}

// valueWidth is about how wide a value is behind a name.
func valueWidth(value string) int {
	if value == "" {
		return 0
	}
	return textWidth(" "+value, 15)
}

// leader ties a label to the end of its line, where it had to move.
func (scene *Scene) leader(from, to float64, show Show) {
	if d := to - from; d > 1 || d < -1 {
		scene.Marks = append(scene.Marks, Leader{X: 1, Y: from, DX1: leaderFrom, DX2: leaderTo, DY: d, Show: show})
	}
}

// chosenLabels are the labels at the ends of the lines: of those with a colour
// first, then of the others, each in the spec's order. A line that ends before
// the last value of a labelled one says when.
func (s *Spec) chosenLabels(years scale.Year, y valued, most int, values bool) []endLabel {
	var labels []endLabel
	last := 0
	for i := range s.Series {
		for _, p := range s.Series[i].Points {
			if s.Series[i].Labelled && !p.Missing {
				last = max(last, p.X)
			}
		}
	}
	for _, coloured := range [...]bool{true, false} {
		for _, series := range s.Series {
			role, _ := series.look()
			j, ok := series.last()
			if !series.Labelled || series.Dimmed || !ok || (role != Other) != coloured || len(labels) == most {
				continue
			}
			p := series.Points[j]
			label := endLabel{name: series.Name, short: series.short(), role: role, y: y.At(p.Value)}
			if values {
				label.value = p.Text
			}
			if p.X < last && values {
				year := s.yearText(p.X)
				label.value += inBrackets(year)
				if digits := strconv.Itoa(p.X); year != digits && inFull(year) {
					label.bare = p.Text + "（" + digits + "）"
				}
			}
			labels = append(labels, label)
		}
	}
	return labels
}

// inFull reports whether a year is written in Japanese, with its character.
func inFull(year string) bool { return year != "" && year[len(year)-1] >= utf8.RuneSelf }

// inBrackets is a year behind a value: in full-width brackets, without a space, behind
// a year that is written in Japanese.
func inBrackets(year string) string {
	if inFull(year) {
		return "（" + year + "）"
	}
	return " (" + year + ")"
}
