package data

import "testing"

func TestParseIntReadsWholeNumbersOnly(t *testing.T) {
	for _, c := range []struct {
		sentence, text string
		n              int
		ok             bool
	}{
		{"a year", "2026", 2026, true},
		{"a month has a zero before it", "08", 8, true},
		{"zero", "0", 0, true},
		{"a point left of the chart", "-12", -12, true},
		{"the greatest", "999999999", 999999999, true},
		{"a number that may not fit", "1000000000", 0, false},
		{"nothing", "", 0, false},
		{"a sign alone", "-", 0, false},
		{"two signs", "--1", 0, false},
		{"a plus", "+202", 0, false},
		{"a fraction", "1.5", 0, false},
		{"space", " 1", 0, false},
		{"a letter at the end", "202x", 0, false},
		{"digits of full width", "２０２６", 0, false},
	} {
		if n, ok := ParseInt(c.text); n != c.n || ok != c.ok {
			t.Errorf("%s: ParseInt(%q) is %d, %v, want %d, %v", c.sentence, c.text, n, ok, c.n, c.ok)
		}
	}
}
