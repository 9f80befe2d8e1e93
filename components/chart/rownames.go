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

// betweenEnds is what keeps two names on a line apart, in pixels.
const betweenEnds = 56

// shared reports whether the names that share a line have half of it each, as they
// do not fit beside each other as they are.
func shared(names []string) bool {
	together := betweenEnds / 2
	for _, name := range names {
		together += textWidth(name, 15)
	}
	return together > narrowRow
}

// split is a text in lines, narrow or wide; what stands in bold behind the last
// has a line of its own where it does not fit there.
func (m *Text) split(narrow bool) []string {
	words, width := m.Text, wideRow
	if narrow {
		width = narrowRow
		if m.Short != "" {
			words = m.Short
		}
	}
	if m.Half {
		width = (width - betweenEnds) / 2
	}
	lines := wrap(words, 15, width)
	if len(lines) > mostLines {
		lines = append(lines[:mostLines-1], fit(strings.Join(lines[mostLines-1:], " "), 15, width))
	}
	if n := len(lines); n > 0 && m.Strong != "" && textWidth(lines[n-1], 15)+valueWidth(m.Strong) > width {
		lines = append(lines, "")
	}
	return lines
}

// above is how far the lines of a text rise above the one at its place, in the
// class that needs more.
func (m *Text) above() float64 {
	return float64(lineHeight * (max(len(m.split(true)), len(m.split(false)), 1) - 1))
}

// below are the upper edges of rows, each below the lines that its name takes
// beyond one, and how much these take in all.
func (s *Spec) below(rows scale.Band, name func(i int) *Text) (tops []float64, more float64) {
	for i := range s.Series {
		more += name(i).above()
		tops = append(tops, rows.At(i)+more)
	}
	return tops, more
}

// stack draws a text in as many lines as it needs, the last at its place.
func (scene *Scene) stack(m *Text) {
	if m.above() == 0 {
		scene.Marks = append(scene.Marks, *m)
		return
	}
	for _, show := range [...]Show{WhenNarrow, WhenWide} {
		lines := m.split(show == WhenNarrow)
		for i, words := range lines {
			line := *m
			line.Show, line.Text, line.Short = show, words, ""
			if left := len(lines) - 1 - i; left > 0 {
				line.Y -= float64(left * lineHeight)
				line.Strong = ""
			}
			scene.Marks = append(scene.Marks, line)
		}
	}
}
