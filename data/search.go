package data

import (
	"strings"
	"unicode"
)

// Matches reports whether each of the words, separated by white space, is in
// one of the texts. Case does not count, nor do full-width letters and digits
// or the two Japanese syllabaries. No words are in every text.
func Matches(words string, texts ...string) bool {
	folded := fold(strings.Join(texts, "\n"))
	for _, word := range strings.Fields(fold(words)) {
		if !strings.Contains(folded, word) {
			return false
		}
	}
	return true
}

// How far full-width forms stand from ASCII, and katakana from hiragana.
const (
	fullWidth = 0xFEE0
	katakana  = 0x60
)

// fold writes what is to be taken as the same in the same way.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case '！' <= r && r <= '～':
			r -= fullWidth
		case 'ァ' <= r && r <= 'ヶ':
			r -= katakana
		case r == '−' || r == '–' || r == '‐':
			r = '-'
		case unicode.IsSpace(r):
			return ' '
		}
		return unicode.ToLower(r)
	}, s)
}
