package data

import (
	"math"
	"strings"
)

// maxDigits is how many digits a number has that fits into every int.
const maxDigits = 9

// ParseInt reads a whole number of at most maxDigits decimal digits, with a
// minus before one below zero, and reports whether the text is one. It does
// without the errors of strconv, which are compared by reflection: that would be
// a twentieth of the browser program.
func ParseInt(text string) (n int, ok bool) {
	digits, negative := strings.CutPrefix(text, "-")
	if digits == "" || len(digits) > maxDigits {
		return 0, false
	}
	for _, digit := range []byte(digits) {
		if digit < '0' || digit > '9' {
			return 0, false
		}
		n = 10*n + int(digit-'0')
	}
	if negative {
		n = -n
	}
	return n, true
}

// Significant is a calculated number with twelve significant digits: those behind are the
// rounding of the calculation, as in −6.000000000000005. What a source gives keeps all. A
// whole number keeps its digits, and so does one below a thousand-millionth.
func Significant(x float64) float64 {
	size := math.Abs(x)
	if size < 1e-9 || size >= 1<<53 {
		return x
	}
	scale := 1.0 // a power of ten is exact up to 1e22
	for size*scale < 1e11 {
		scale *= 10
	}
	return math.Round(x*scale) / scale
}
