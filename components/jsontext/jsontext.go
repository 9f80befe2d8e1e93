// Package jsontext writes texts as JSON has them, for programs that do without
// encoding/json. It stands below whatever writes JSON in the browser.
package jsontext

import "unicode/utf8"

// Quote appends a text as a JSON string. What is not UTF-8 becomes U+FFFD.
func Quote(to []byte, text string) []byte {
	const hex = "0123456789abcdef"
	to = append(to, '"')
	for i := 0; i < len(text); {
		c := text[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(text[i:])
			to = utf8.AppendRune(to, r)
			i += size
			continue
		}
		switch {
		case c == '"' || c == '\\':
			to = append(to, '\\', c)
		case c == '\n':
			to = append(to, '\\', 'n')
		case c < ' ':
			to = append(to, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		default:
			to = append(to, c)
		}
		i++
	}
	return append(to, '"')
}
