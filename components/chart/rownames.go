package chart

import (
	"strings"

	"bilateral/components/scale"
)

// A name over a row, or at an end of a flow, takes as many lines as its width
// class needs, so that none leaves its chart: in the narrowest chart of the
// class it has so many pixels. No name is so long that it needs more lines than
// mostLines; one that does is shortened.
const (
	narrowRow = 216
	wideRow   = 460
	mostLines = 5
)

// room is how many pixels a text has in a narrow and in a wide chart.
type room struct{ narrow, wide int }

// ofRow is the room of a name over a row.
var ofRow = room{narrowRow, wideRow}

// betweenEnds is what keeps two names on a line apart, in pixels.
const betweenEnds = 56

// roomOf is the room of each of the names that share a line: half of it, unless
// they fit beside each other as they are.
func roomOf(names []string) room {
	together := betweenEnds / 2
	for _, name := range names {
		together += textWidth(name, 15)
	}
	if together <= narrowRow {
		return ofRow
	}
	return room{(narrowRow - betweenEnds) / 2, (wideRow - betweenEnds) / 2}
}

// split is a text in lines of no more than a width; what stands in bold behind
// the last has a line of its own where it does not fit there.
func (m Text) split(words string, width int) []string {
	lines := wrap(words, 15, width)
	if len(lines) > mostLines {
		lines = append(lines[:mostLines-1], fit(strings.Join(lines[mostLines-1:], " "), 15, width))
	}
	if n := len(lines); n > 0 && m.Strong != "" && textWidth(lines[n-1], 15)+valueWidth(m.Strong) > width {
		lines = append(lines, "")
	}
	return lines
}

// lines is how many lines a text takes in the class that needs more.
func (m Text) lines(r room) int {
	short := m.Short
	if short == "" {
		short = m.Text
	}
	return max(len(m.split(m.Text, r.wide)), len(m.split(short, r.narrow)), 1)
}

// above is how far the lines of a text rise above the one at its place.
func (m Text) above(r room) float64 { return float64(lineHeight * (m.lines(r) - 1)) }

// below are the upper edges of rows, each below the lines that its name takes
// beyond one, and how much these take in all.
func (s *Spec) below(rows scale.Band, name func(i int) Text) (tops []float64, more float64) {
	for i := range s.Series {
		more += name(i).above(ofRow)
		tops = append(tops, rows.At(i)+more)
	}
	return tops, more
}

// stack draws a text in as many lines as it needs, the last at its place.
func (scene *Scene) stack(m Text, r room) {
	if m.lines(r) == 1 {
		scene.Marks = append(scene.Marks, m)
		return
	}
	short := m.Short
	if short == "" {
		short = m.Text
	}
	m.Short = ""
	for _, class := range [...]struct {
		show  Show
		lines []string
	}{{WhenNarrow, m.split(short, r.narrow)}, {WhenWide, m.split(m.Text, r.wide)}} {
		for i, words := range class.lines {
			line := m
			line.Show, line.Text = class.show, words
			if left := len(class.lines) - 1 - i; left > 0 {
				line.Y -= float64(left * lineHeight)
				line.Strong = ""
			}
			scene.Marks = append(scene.Marks, line)
		}
	}
}
