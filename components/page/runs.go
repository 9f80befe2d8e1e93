package page

import (
	"strings"

	"github.com/vugu/vugu"

	"bilateral/components/node"
	"bilateral/components/ui"
	"bilateral/data"
)

// SetRuns puts runs of the Japanese texts below an element into elements of their own: English, for
// its voice, and a range, so that no line begins with its mark.
//
// English is what a foreign language says: two or more words side by side, one with small letters. One
// word by itself, an abbreviation or a name such as OpenAlex, stands in Japanese as Japanese writes it, and
// code is in no language (WCAG 2.2, 3.1.2, asks for no mark of either). A name of two words is marked with the rest: it
// is spoken better so, and needs no list of names.
//
// A range is kept in one line by its element alone: every engine ends a line before its mark, which Japanese does
// not (JIS X 4051), and a character that forbids it would be in what readers copy and look for.
func SetRuns(of *vugu.VGNode) {
	named := false
	for _, a := range of.Attr {
		if a.Key == "lang" || a.Key == "class" && a.Val == "code" {
			return
		}
		named = named || a.Key == "aria-label" || a.Key == "title" // which are in its language too
	}
	if of.Data == "code" || of.Data == "kbd" {
		return
	}
	for child := of.FirstChild; child != nil; {
		text := child
		child = child.NextSibling
		if text.Type != vugu.TextNode {
			SetRuns(text)
			continue
		}
		for {
			from, to, isEnglish := nextRun(text.Data)
			if to == 0 || of.Data == "option" && to-from < len(text.Data) { // which has no elements
				break
			}
			if isEnglish && to-from == len(text.Data) && text == of.FirstChild && child == nil && !named {
				node.SetAttribute(of, "lang", "en")
				return
			}
			set := node.Element("span")
			if isEnglish {
				node.SetAttribute(set, "lang", "en")
			} else {
				node.SetAttribute(set, "class", "unbroken")
			}
			set.AppendChild(node.Text(text.Data[from:to]))
			if from > 0 {
				of.InsertBefore(node.Text(text.Data[:from]), text)
			}
			of.InsertBefore(set, text)
			text.Data = text.Data[to:]
		}
		if text.Data == "" {
			of.RemoveChild(text)
		}
	}
}

// IsEnglish reports whether all of a text on a Japanese page is English.
func IsEnglish(text string) bool {
	from, to, isEnglish := nextRun(text)
	return isEnglish && to-from == len(text)
}

// Spoken are the parts of a text on a Japanese page, English with its language.
func Spoken(text string) (parts []ui.Phrase) {
	start := 0
	for at := 0; ; {
		from, to, isEnglish := nextRun(text[at:])
		if to == 0 {
			break
		}
		if isEnglish {
			if start < at+from {
				parts = append(parts, ui.Phrase{Text: text[start : at+from]})
			}
			parts = append(parts, ui.Phrase{Text: text[at+from : at+to], Language: string(data.English)})
			start = at + to
		}
		at += to
	}
	if start < len(text) {
		parts = append(parts, ui.Phrase{Text: text[start:]})
	}
	return parts
}

// east is the first byte of UTF-8 with which characters of Japanese begin, its marks too.
const east = 0xE3

// nextRun is where the first run of a text stands, and whether it is English or a range; to is 0 for none.
func nextRun(s string) (from, to int, isEnglish bool) {
	words := false // of English since from
	for i := range len(s) {
		switch {
		case s[i] == ' ':
			words = words || besideWords(s, i)
		case s[i] < east:
		case words:
			from, to = trimWords(s, from, i)
			return from, to, true
		case strings.HasPrefix(s[i:], "～"):
			from, to = rangeAt(s, i)
			return from, to, false
		default:
			from = i + 1
		}
	}
	if words && from > 0 {
		from, to = trimWords(s, from, len(s))
	} else if words {
		to = len(s)
	}
	return from, to, words
}

// besideWords reports whether the space at i parts two words of which one has small letters.
func besideWords(s string, i int) bool {
	before := i - 1
	if before > 0 && (s[before] == ',' || s[before] == ':' || s[before] == ';') {
		before--
	}
	return before >= 0 && i+1 < len(s) && isLetter(s[before]) && isLetter(s[i+1]) &&
		(s[before] >= 'a' || i+2 < len(s) && s[i+2] >= 'a' && isLetter(s[i+2]))
}

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// trimWords leaves out of what stands in a text from one place to another what is before its first word, and
// behind its last: a year belongs to the Japanese that follows.
func trimWords(s string, from, to int) (int, int) {
	for !isLetter(s[from]) {
		from++
	}
	for i := to; !isLetter(s[i-1]); i-- {
		if s[i-1] == ' ' || s[i-1] == ',' || s[i-1] == '(' {
			to = i - 1
		}
	}
	return from, to
}

// rangeAt is where the range stands whose mark is at i: with the figures on both sides, and the character
// that each of them is counted by.
func rangeAt(s string, i int) (from, to int) {
	for from = i; from > 0 && s[from-1] >= 0x80; {
		if from--; s[from] >= 0xC0 {
			break
		}
	}
	for from > 0 && isSeen(s[from-1]) {
		from--
	}
	for to = i + len("～"); to < len(s) && isSeen(s[to]); to++ {
	}
	if to < len(s) && s[to:] >= "ぁ" && s[to] < 0xEF { // no mark
		to += len("ぁ")
	}
	return from, to
}

// isSeen reports whether a byte is a character of ASCII other than a space.
func isSeen(b byte) bool { return b > ' ' && b < 0x80 }
