package data

import (
	"strings"
	"unicode"
)

// Matches reports whether each of the words, separated by white space, is in
// one of the texts; words in quotes are one, with its spaces. A word that is not
// there may have a synonym there: groups of them are separated by semicolons,
// the words of a group, each as much as they have in common, by spaces. Case
// does not count, nor do full and half width, the two Japanese syllabaries, or
// commas between digits. No words are in every text.
func Matches(words, synonyms string, texts ...string) bool {
	folded := Fold(strings.Join(texts, "\x00"))
	for i, part := range strings.Split(Fold(words), `"`) {
		list := strings.Fields(part)
		isPhrase := i%2 == 1 && len(list) > 1
		if isPhrase {
			list = []string{strings.TrimSpace(part)}
		}
		for _, word := range list {
			if !strings.Contains(folded, word) && (isPhrase || !hasSynonym(folded, word, synonyms)) {
				return false
			}
		}
	}
	return true
}

// hasSynonym reports whether a text has a word of the same group as this one.
func hasSynonym(text, word, synonyms string) bool {
	for group := range strings.SplitSeq(synonyms, ";") {
		list := strings.Fields(Fold(group))
		for _, known := range list {
			if !strings.HasPrefix(word, known) {
				continue
			}
			for _, other := range list {
				if strings.Contains(text, other) {
					return true
				}
			}
		}
	}
	return false
}

// Names are all by which readers look for a place: its names in every language,
// the other ones and its reading, each once however it is written. The browser's
// dataset has the first alone.
func (p *Place) Names() []string {
	var names []string
	known := map[string]bool{"": true}
	add := func(name string) {
		if folded := Fold(name); !known[folded] {
			known[folded] = true
			names = append(names, name)
		}
	}
	for _, t := range [...]Text{p.Name, p.ShortName} {
		add(t.EN)
		add(t.JA)
	}
	for name := range strings.SplitSeq(p.OtherNames, ";") {
		add(name)
	}
	add(p.Reading)
	return names
}

// How far full-width forms stand from ASCII, and katakana from hiragana.
const (
	fullWidth = 0xFEE0
	katakana  = 0x60
)

// halfWidth is what half-width signs and kana from U+FF61 on are in full width,
// kana as hiragana; each takes kanaBytes.
const (
	halfWidth = "。「」、・をぁぃぅぇぉゃゅょっーあいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん"
	kanaBytes = len("あ")
)

// Fold writes what is to be taken as the same in the same way.
func Fold(s string) string {
	folded := make([]rune, 0, len(s))
	for _, r := range s {
		n := len(folded)
		switch {
		case '！' <= r && r <= '～':
			r -= fullWidth
		case '｡' <= r && r <= 'ﾝ':
			at := int(r-'｡') * kanaBytes
			r = []rune(halfWidth[at : at+kanaBytes])[0]
		case 'ァ' <= r && r <= 'ヶ':
			r -= katakana
		case r == '−' || r == '–' || r == '‐':
			r = '-'
		case unicode.IsSpace(r):
			r = ' '
		}
		switch r {
		case 'ﾞ', '\u3099', 'ﾟ', '\u309A':
			// A mark of voice behind its kana is one sign with it.
			if n > 0 && 'う' <= folded[n-1] && folded[n-1] <= 'ほ' {
				switch {
				case folded[n-1] == 'う':
					folded[n-1] = 'ゔ'
				case r == 'ﾞ' || r == '\u3099':
					folded[n-1]++
				default:
					folded[n-1] += 2
				}
				continue
			}
		case '“', '”', '「', '」', '『', '』', '«', '»', '„':
			r = '"'
		case '(', ')', '[', ']', '‘', '’', '\'', ';':
			r = ' '
		}
		if n > 1 && folded[n-1] == ',' && isDigit(folded[n-2]) && isDigit(r) {
			folded[n-1] = r
			continue
		}
		folded = append(folded, unicode.ToLower(r))
	}
	return string(folded)
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }
