package spreadsheet

import (
	"strings"
	"unicode/utf8"
)

// mostText is how long the text of a cell can be, in UTF-16 code units.
const mostText = 32767

// ellipsis ends what was shortened.
const ellipsis = "…"

// clean is a text as a workbook can have it: what XML does not allow, and bytes that are
// not UTF-8, become U+FFFD, and lines end with a line feed.
func clean(text string) string {
	bad := func(r rune) bool {
		return r < ' ' && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF
	}
	if utf8.ValidString(text) && strings.IndexFunc(text, bad) < 0 {
		return text
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	return strings.Map(func(r rune) rune {
		if bad(r) {
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
}

// shorten is a text of at most most UTF-16 code units, and reports whether it had to be
// cut.
func shorten(text string, most int) (string, bool) {
	if len(text) <= most {
		return text, false
	}
	units, cut := 0, 0
	for i, r := range text {
		if units <= most-1 {
			cut = i
		}
		if r > 0xFFFF {
			units++
		}
		units++
	}
	if units <= most {
		return text, false
	}
	return text[:cut] + ellipsis, true
}

// width is how many columns of a narrow letter a text takes in its longest line.
func width(text string) int {
	longest, n := 0, 0
	for _, r := range text {
		switch {
		case r == '\n':
			longest, n = max(longest, n), 0
		case r >= 0x1100 && (r <= 0x115F || r >= 0x2E80 && r <= 0xA4CF || r >= 0xAC00 && r <= 0xD7A3 ||
			r >= 0xF900 && r <= 0xFAFF || r >= 0xFE30 && r <= 0xFE6F || r >= 0xFF00 && r <= 0xFF60 || r >= 0x20000):
			n += 2
		default:
			n++
		}
	}
	return max(longest, n)
}

// linesIn is how many lines a text takes in a cell of a width, which breaks it.
func linesIn(text string, wide int) int {
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n += max(1, (width(line)+wide-2)/(wide-1))
	}
	return n
}

// escaped reports whether a text begins with what programs take for the code of a
// character, such as "_x000A_".
func escaped(text string) bool {
	if len(text) < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_' {
		return false
	}
	for i := 2; i < 6; i++ {
		c := text[i] | 0x20
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

// appendText appends a text as the content of an element, clean already.
func appendText(to []byte, text string) []byte {
	for i := range len(text) {
		switch c := text[i]; c {
		case '&':
			to = append(to, "&amp;"...)
		case '<':
			to = append(to, "&lt;"...)
		case '>':
			to = append(to, "&gt;"...)
		case '_':
			if escaped(text[i:]) {
				to = append(to, "_x005F"...)
			}
			to = append(to, '_')
		default:
			to = append(to, c)
		}
	}
	return to
}
