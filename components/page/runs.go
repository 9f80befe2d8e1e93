package page

import (
	"github.com/vugu/vugu"

	"bilateral/components/node"
)

// SetRuns puts English in the Japanese texts below an element into elements of its own, for its voice.
//
// English is what a foreign language says: two or more words side by side, one with small letters. One
// word by itself, an abbreviation or a name such as OpenAlex, stands in Japanese as Japanese writes it, and
// code is in no language (WCAG 2.2, 3.1.2, asks for no mark of either). A name of two words is marked with the rest: it
// is spoken better so, and needs no list of names.
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
			from, to := nextRun(text.Data)
			if to == 0 || of.Data == "option" && to-from < len(text.Data) { // which has no elements
				break
			}
			if to-from == len(text.Data) && text == of.FirstChild && child == nil && !named {
				node.SetAttribute(of, "lang", "en")
				return
			}
			set := node.Element("span")
			node.SetAttribute(set, "lang", "en")
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
	from, to := nextRun(text)
	return to > 0 && to-from == len(text)
}

// east is the first byte of UTF-8 with which characters of Japanese begin, its marks too.
const east = 0xE3

// nextRun is where the first run of English in a text stands; to is 0 for none.
func nextRun(s string) (from, to int) {
	words := false // of English since from
	for i := range len(s) {
		switch {
		case s[i] == ' ':
			words = words || besideWords(s, i)
		case s[i] < east:
		case words:
			return trimWords(s, from, i)
		default:
			from = i + 1
		}
	}
	switch {
	case !words:
		return 0, 0
	case from > 0:
		return trimWords(s, from, len(s))
	}
	return 0, len(s)
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
