package data

import (
	"math"
	"testing"
)

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

func TestACalculatedNumberHasTwelveDigits(t *testing.T) {
	for _, c := range []struct {
		sentence string
		x, want  float64
	}{
		{"what a calculation adds goes", -6.000000000000005, -6},
		{"twelve digits stay", 33.382030679327976, 33.3820306793},
		{"a number just below a whole one is that", 250.99999999999997, 251},
		{"nothing is nothing", 0, 0},
		{"a whole number keeps all of its digits", 1234567890123456, 1234567890123456},
		{"a tenth is a tenth", 0.1, 0.1},
		{"a power of ten is one", 1000, 1000},
		{"one in a million keeps its digits", 1.2345678901249e-6, 1.23456789012e-6},
		{"what is hardly anything stays as it is", 1.23456789012345e-30, 1.23456789012345e-30},
	} {
		if got := Significant(c.x); got != c.want {
			t.Errorf("%s: %v, want %v", c.sentence, got, c.want)
		}
	}
	if x := Significant(math.Inf(1)); !math.IsInf(x, 1) {
		t.Errorf("without an end: %v", x)
	}
	if x := Significant(math.NaN()); !math.IsNaN(x) {
		t.Errorf("no number: %v", x)
	}
}
