package chart

import (
	"math"
	"strings"
)

// steps turns a width in pixels into steps of half a rem.
func steps(pixels int) int { return min(max((pixels+GutterStep-1)/GutterStep, 0), MostGutter) }

// textWidth is about how wide a text is in type of that size, in pixels, on
// the safe side: it must hold in a wide system font.
func textWidth(s string, size int) int {
	width := 0.0
	for _, r := range s {
		width += runeWidth(r)
	}
	return int(math.Ceil(width * float64(size)))
}

// runeWidth is a character's part of textWidth, in ems.
func runeWidth(r rune) float64 {
	switch {
	case r >= 0x2E80:
		return 1
	case r == ' ' || r == '.' || r == ',' || r == 'i' || r == 'l' || r == 't' || r == 'f' || r == 'r':
		return 0.36
	case r == 'm' || r == 'w' || 'A' <= r && r <= 'Z':
		return 0.76
	}
	return 0.6
}

// fit shortens a text to a width in pixels; of nothing it leaves nothing.
func fit(s string, size, width int) string {
	if textWidth(s, size) <= max(width, 0) {
		return s
	}
	runes := []rune(s)
	for len(runes) > 1 && textWidth(string(runes)+"…", size) > width {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}

// wrap breaks a text into lines of no more than a width in pixels: at spaces,
// behind what joins two names, between phrases where the script has no spaces,
// and inside a word only where it is longer than a line. No line begins with what
// closes a bracket or a clause.
func wrap(s string, size, width int) []string {
	var lines []string
	line, lastSpace := []rune{}, -1
	ems := 0.0 // the width of the line, kept as it grows: to measure it anew takes its length each time
	for _, r := range s {
		if r == ' ' || len(line) > 0 && endsPhrase(line[len(line)-1], r) {
			lastSpace = len(line)
		}
		line = append(line, r)
		ems += runeWidth(r)
		if len(line) < 2 || int(math.Ceil(ems*float64(size))) <= width {
			if r == '–' {
				lastSpace = len(line)
			}
			continue
		}
		cut := lastSpace
		if cut <= 0 {
			cut = len(line) - 1
			for cut > 1 && strings.ContainsRune("、。：）」ー・", line[cut]) {
				cut--
			}
		}
		lines = append(lines, string(line[:cut]))
		rest := line[cut:]
		if rest[0] == ' ' {
			rest = rest[1:]
		}
		line, lastSpace, ems = append([]rune{}, rest...), -1, 0
		for _, r := range line {
			ems += runeWidth(r)
		}
	}
	if len(line) > 0 {
		lines = append(lines, string(line))
	}
	return lines
}

// endsPhrase reports whether a Japanese line may end between two characters: a
// phrase ends where hiragana, its particles, give way to another script, and
// with a mark; brackets keep what they hold, and nothing parts a long vowel or a
// small letter from its word.
func endsPhrase(before, after rune) bool {
	switch {
	case strings.ContainsRune("（「『", after):
		return true
	case before < 0x2E80, after < '0', strings.ContainsRune("、。・：）」』～", after):
		return false
	case strings.ContainsRune("、。・：）」』", before):
		return true
	}
	return isHiragana(before) && !isHiragana(after) && after != 'ー'
}

func isHiragana(r rune) bool { return 0x3041 <= r && r <= 0x309F }

// Wrap breaks a text into lines of no more than a width in pixels in type of a size, as
// charts do: by how wide it is in a wide font.
func Wrap(s string, size, width int) []string { return wrap(s, size, width) }
