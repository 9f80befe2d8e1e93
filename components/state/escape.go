package state

import "strings"

const hexDigits = "0123456789ABCDEF"

// unescape decodes a name or value of a query: "+" is a space and "%7E" is
// "~". What is no valid escape stays as it is, and what is no valid UTF-8
// or a control character, which no page may hold, becomes the replacement
// character, so nothing is ever refused.
func unescape(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '+':
			b = append(b, ' ')
		case s[i] < ' ' || s[i] == 0x7F:
			b = append(b, "\uFFFD"...)
		case s[i] == '%' && i+2 < len(s) && digit(s[i+1]) >= 0 && digit(s[i+2]) >= 0:
			if c := byte(digit(s[i+1])<<4 | digit(s[i+2])); c < ' ' || c == 0x7F {
				b = append(b, "\uFFFD"...)
			} else {
				b = append(b, c)
			}
			i += 2
		default:
			b = append(b, s[i])
		}
	}
	return strings.ToValidUTF8(string(b), "\uFFFD")
}

func digit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// escape writes a value so that it can stand in a path or a query: letters,
// digits and "-._~" as they are, every other byte as "%XX" (RFC 3986, 2.3).
func escape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0 {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hexDigits[c>>4])
		b.WriteByte(hexDigits[c&15])
	}
	return b.String()
}
