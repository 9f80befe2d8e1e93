package pptx

import (
	"strings"
	"unicode"
)

// Programs have fonts of their own and set text a little differently. What is measured
// here is on the safe side of all of them, so that no text runs out of its box.
const (
	safety       = 1.08
	lineLatin    = 1.2 // of a line, in the size of the text
	lineEastern  = 1.35
	cellEastern  = 1.46 // in tables LibreOffice has taller ones
	boldWider    = 1.08
	pointsPerEMU = 1.0 / 12700
)

// width is that of a character in the size of the text: not less than in Georgia, Arial
// and the fonts that stand in for them.
func width(r rune) float64 {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case eastern(r):
		return 1.04 / safety // they are of one width, and a line may end before some only
	case strings.ContainsRune("iljtfrI.,:;'’‘|!()[]/ ", r), r == '\u00A0':
		return 0.36
	case strings.ContainsRune("mwMW%@—…", r):
		return 0.95
	case unicode.IsUpper(r):
		return 0.72
	case unicode.IsDigit(r):
		return 0.62
	case r < 0x250:
		return 0.55
	case r >= 0x1F000:
		return 1.4
	}
	return 0.75
}

// pieces are the parts of text that stay on one line: from one space, hyphen or East
// Asian character to the next.
func pieces(s string) []string {
	var all []string
	start, before := 0, rune(0)
	for i, r := range s {
		if i > start && (before == ' ' && r != ' ' || before == '-' || eastern(before) || eastern(r)) {
			all, start = append(all, s[start:i]), i
		}
		before = r
	}
	return append(all, s[start:])
}

// long is the width of text in its size.
func long(s string, bold bool) float64 {
	sum := 0.0
	for _, r := range s {
		sum += width(r)
	}
	if bold {
		sum *= boldWider
	}
	return sum * safety
}

// piece is one of a paragraph with its width in the size of the text. A line begins after
// it where it ends one.
type piece struct {
	width, space float64 // the space at its end is not needed at the end of a line
	ends         bool
}

func (p *Paragraph) pieces(lines bool) []piece {
	var all []piece
	for i := range p.Runs {
		r := &p.Runs[i]
		for j, line := range strings.Split(spaced(r.Text, lines), "\n") {
			if j > 0 {
				all = append(all, piece{ends: true})
			}
			for _, one := range pieces(line) {
				trimmed := strings.TrimRight(one, " ")
				all = append(all, piece{width: long(trimmed, r.Bold), space: long(one[len(trimmed):], r.Bold)})
			}
		}
	}
	return all
}

// lines counts the lines of pieces in a room of a width that is in the size of the text.
func lines(all []piece, room float64) int {
	count, at := 1, 0.0
	room += 0.01 // widths are rounded to EMU on their way
	for _, p := range all {
		switch {
		case p.ends:
			count, at = count+1, 0
			continue
		case at > 0 && at+p.width > room:
			count, at = count+1, 0
		}
		for w := p.width; ; w -= room { // a long word breaks where the line ends
			if w <= room {
				at += w + p.space
				break
			}
			count++
		}
	}
	return count
}

// indent is how far the text of a list's items is moved in, in its size.
const indent = 1.2

// fitting is the largest size in points, from the most to the least, in which paragraphs
// fit a room in EMU; the least where none does. between is the space before a paragraph
// in the size of the text.
func fitting(text []Paragraph, room box, most, least int, between float64, broken bool) int {
	measured := make([][]piece, len(text))
	for i := range text {
		measured[i] = text[i].pieces(broken)
	}
	for size := most; size > least; size-- {
		across, high := float64(room.w)*pointsPerEMU/float64(size), 0.0
		for i := range text {
			space, line := across, lineLatin
			if text[i].Item {
				space -= indent
			}
			if text[i].eastern() {
				line = lineEastern
			}
			if i > 0 {
				high += between
			}
			high += line * float64(lines(measured[i], space))
		}
		if high*float64(size) <= float64(room.h)*pointsPerEMU {
			return size
		}
	}
	return least
}

// eastern reports whether a paragraph has East Asian characters.
func (p *Paragraph) eastern() bool {
	for i := range p.Runs {
		if strings.ContainsFunc(p.Runs[i].Text, eastern) {
			return true
		}
	}
	return false
}
