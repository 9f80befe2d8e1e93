package data

import (
	"strings"
	"unicode"
)

// Alike writes a name so that two names that a reader cannot tell apart become
// the same: without the space around it and what is not seen in it, in small
// letters of one width, with one kind of hyphen.
func Alike(name string) string {
	var b strings.Builder
	for word := range strings.FieldsSeq(Narrow(name)) {
		word = strings.Map(func(r rune) rune {
			switch {
			case unicode.Is(unicode.Cf, r):
				return -1
			case unicode.Is(unicode.Pd, r) || r == '−':
				return '-'
			}
			return unicode.ToLower(unicode.ToUpper(r))
		}, word)
		if b.Len() > 0 && word != "" {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	return b.String()
}

// halfKana are the half-width katakana from U+FF65 on in their full width.
const halfKana = "・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"

// Narrow writes full-width letters, digits and marks as ASCII and half-width
// katakana in full width.
func Narrow(s string) string {
	full := []rune(halfKana)
	var out []rune
	for _, r := range s {
		switch {
		case '！' <= r && r <= '～':
			r -= '！' - '!'
		case r == '　':
			r = ' '
		case '･' <= r && r <= 'ﾝ':
			r = full[r-'･']
		case (r == 'ﾞ' || r == 'ﾟ') && len(out) > 0:
			// The voiced katakana follow the voiceless ones, and half voiced
			// ones follow these.
			last := &out[len(out)-1]
			switch {
			case r == 'ﾞ' && *last == 'ウ':
				*last = 'ヴ'
				continue
			case 'ハ' <= *last && *last <= 'ホ' && (*last-'ハ')%3 == 0:
				*last += r - 'ﾞ' + 1
				continue
			case r == 'ﾞ' && strings.ContainsRune("カキクケコサシスセソタチツテト", *last):
				*last++
				continue
			}
		}
		out = append(out, r)
	}
	return string(out)
}

// isKana reports whether a text is of kana alone, of their marks of length and
// repetition, and of the spaces and dots between words: all that an order of
// readings knows, in full or half width.
func isKana(s string) bool {
	for _, r := range Narrow(s) {
		if !('ぁ' <= r && r <= 'ゖ' || 'ァ' <= r && r <= 'ヶ' || strings.ContainsRune("ーゝゞヽヾ・ ", r)) {
			return false
		}
	}
	return s != ""
}
