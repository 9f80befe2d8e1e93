//go:build !js

package format

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/data"
)

func TestNumber(t *testing.T) {
	for _, test := range []struct {
		name     string
		v        float64
		decimals int
		want     string
	}{
		{"thousands are grouped", 678778, 0, "678,778"},
		{"millions are grouped twice", 1096865, 0, "1,096,865"},
		{"three digits stand alone", 730, 0, "730"},
		{"digits of the source are kept", 1.5, 2, "1.50"},
		{"below one", 0.94, 2, "0.94"},
		{"rounded as decimals, not as binary fractions", 1.115, 2, "1.12"},
		{"halves go away from zero", 2.5, 0, "3"},
		{"negative halves too", -2.5, 0, "−3"},
		{"a true minus", -12.25, 1, "−12.3"},
		{"zero has no sign", 0, 1, "0.0"},
		{"what rounds to zero has a digit more", -0.04, 1, "−0.04"},
		{"or two", 0.004, 1, "0.004"},
		{"no more than it needs", 0.0496, 1, "0.05"},
		{"a half is none of these", 0.05, 1, "0.1"},
		{"what more digits round up is not below them", 0.0005, 1, "0.001"},
		{"else it is below the least that can be written", 0.0004999, 1, "<0.001"},
		{"or above it", -0.0004, 1, ">−0.001"},
		{"whole numbers have two digits more too", 0.004, 0, "<0.01"},
		{"the least number there is", math.SmallestNonzeroFloat64, 2, "<0.0001"},
		{"minus zero is zero", math.Copysign(0, -1), 0, "0"},
		{"grouping before the point only", 1234.5678, 4, "1,234.5678"},
		{"no number", math.NaN(), 1, "0.0"},
		{"a half that lies below itself as a float64", 1.005, 2, "1.01"},
		{"another", 1.015, 2, "1.02"},
		{"a half that lies above", 2.675, 2, "2.68"},
		{"and negative", -1.005, 2, "−1.01"},
		{"a half of one", 0.5, 0, "1"},
		{"a half of minus one", -0.5, 0, "−1"},
		{"the number before a half", math.Nextafter(1.005, 0), 2, "1.00"},
		{"the number before one half, whose product with 100 is one", math.Nextafter(0.285, 0), 2, "0.28"},
		{"a long decimal", 3.14159265358979, 4, "3.1416"},
		{"a ratio with no short decimal", 22984.0 / 678778 * 100, 2, "3.39"},
		{"a third", 1.0 / 3, 6, "0.333333"},
		{"a whole number beyond 32 bits", 3000000000, 0, "3,000,000,000"},
		{"a whole number with more units than 2^53", 12345678901, 6, "12,345,678,901.000000"},
		{"another number with more has the digits it can have", 98765432101.12345, 6, "98,765,432,101.1235"},
		{"the last whole number of all", 1<<53 - 1, 0, "9,007,199,254,740,991"},
		{"a greater one", 1e18, 1, "1,000,000,000,000,000,000.0"},
		{"the most there are with a fraction", 900719925474099.1, 1, "900,719,925,474,099.1"},
		{"zeros after a short text", 754725917970.68, 4, "754,725,917,970.6800"},
		{"zeros after a short text, near 2^53 units", 8600000000.12345, 6, "8,600,000,000.123450"},
		{"beyond all measure", math.Inf(1), 0, "∞"},
		{"and below", -1e300, 2, "−∞"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := Number(test.v, test.decimals); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

// FuzzFixed rounds with the library what it writes as the shortest text.
func FuzzFixed(f *testing.F) {
	for _, v := range []float64{0, 0.5, 1.005, 1.015, 2.675, -12.25, 0.285, 8.5, 1e-7, 12345678.901, 4503599627370.4965} {
		for decimals := range 7 {
			f.Add(v, uint8(decimals))
			f.Add(math.Nextafter(v, 0), uint8(decimals))
			f.Add(math.Nextafter(v, 1e9), uint8(decimals))
		}
	}
	f.Fuzz(func(t *testing.T, v float64, n uint8) {
		decimals := int(n % 7)
		shortest := strconv.FormatFloat(v, 'f', -1, 64)
		if math.IsNaN(v) || math.Abs(v) > maxUnits/math.Pow10(decimals) || len(strings.Trim(shortest, "-0.")) > 16 && math.Abs(v) > 1e14/math.Pow10(decimals) {
			return // more digits than every float64 has
		}
		text, ok := new(big.Rat).SetString(shortest)
		if !ok {
			t.Fatal(v)
		}
		want := text.FloatString(decimals)
		if strings.Trim(want, "-0.") == "" {
			want = strings.TrimPrefix(want, "-")
		}
		if got := Fixed(v, decimals); got != want {
			t.Errorf("Fixed(%v, %d) = %q, want %q", v, decimals, got, want)
		}
	})
}

func TestPercentShowsTheSignOfGrowth(t *testing.T) {
	for v, want := range map[float64]string{20.4: "+20.4%", -3.5: "−3.5%", 0: "0.0%", 0.04: "+0.04%", -0.04: "−0.04%", 0.0004: "<+0.001%", -0.0004: ">−0.001%", 1234.5: "+1,234.5%"} {
		if got := Percent(v, 1, true); got != want {
			t.Errorf("Percent(%v) = %q, want %q", v, got, want)
		}
	}
}

func TestOrdinal(t *testing.T) {
	for rank, want := range map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 13: "13th", 21: "21st", 102: "102nd", 111: "111th", 113: "113th"} {
		if got := Ordinal(rank, data.English); got != want {
			t.Errorf("Ordinal(%d) = %q, want %q", rank, got, want)
		}
	}
	if got := Ordinal(4, data.Japanese); got != "4位" {
		t.Errorf("in Japanese %q", got)
	}
}

func TestPeriodAndDate(t *testing.T) {
	years, year := data.Period{Start: 2016, End: 2020}, data.Period{Start: 2019, End: 2019}
	for _, test := range []struct{ got, want string }{
		{Period(years, data.English), "2016–2020"}, {Period(years, data.Japanese), "2016～2020年"},
		{Period(year, data.English), "2019"}, {Period(year, data.Japanese), "2019年"},
		{Date("2026-11-04", data.English), "4 November 2026"}, {Date("2026-11-04", data.Japanese), "2026年11月4日"},
		{Date("2016-10", data.English), "October 2016"}, {Date("2016-01", data.Japanese), "2016年1月"},
		{Date("2018", data.English), "2018"}, {Date("2018", data.Japanese), "2018年"}, {Date("2016-13", data.English), "2016-13"},
		{Date("2026-13-04", data.English), "2026-13-04"}, {Date("soon", data.English), "soon"},
	} {
		if test.got != test.want {
			t.Errorf("%q, want %q", test.got, test.want)
		}
	}
}

func TestAMissingValueIsNeverZeroAndNeverBlank(t *testing.T) {
	ind := &data.Indicator{Meaning: data.Count}
	for _, language := range data.Languages {
		c := catalogue.For(language)
		for _, m := range []data.Missing{data.NotApplicable, data.NotAvailable, data.Confidential, data.Low} {
			for _, got := range []string{Value(c, ind, data.Value{Missing: m}), MissingInWords(c, m)} {
				if got == "" || got == "0" {
					t.Errorf("%s, reason %d: %q", language, m, got)
				}
			}
		}
	}
}

func TestEachLanguageHasItsOwnSignsOfWhatIsMissing(t *testing.T) {
	for language, signs := range map[data.Language][4][2]string{
		data.English:  {{"n/a", "not applicable"}, {"[x]", "not available"}, {"[c]", "confidential"}, {"[low]", "too low to show, but not zero"}},
		data.Japanese: {{"－", "該当なし"}, {"…", "データなし"}, {"X", "秘匿"}, {"単位未満", "単位未満"}},
	} {
		c := catalogue.For(language)
		for i, m := range []data.Missing{data.NotApplicable, data.NotAvailable, data.Confidential, data.Low} {
			if got := [2]string{Missing(c, m), MissingInWords(c, m)}; got != signs[i] || MarkInWords(c, got[0]) != got[1] {
				t.Errorf("%s, reason %d: %q, the mark in words %q", language, m, got, MarkInWords(c, got[0]))
			}
		}
		if words := MarkInWords(c, "0"); words != "" {
			t.Errorf("%s: zero is said to be missing: %q", language, words)
		}
	}
}

func TestValueFollowsTheMeaning(t *testing.T) {
	en := catalogue.For(data.English)
	for _, test := range []struct {
		ind  data.Indicator
		v    float64
		want string
	}{
		{data.Indicator{Meaning: data.Count}, 22984, "22,984"},
		{data.Indicator{Meaning: data.RatioToWorld, Decimals: 2}, 3.51, "3.51"},
		{data.Indicator{Meaning: data.Growth, Decimals: 1}, 20.4, "+20.4%"},
		{data.Indicator{Meaning: data.Rank}, 13, "13th"},
		{data.Indicator{Meaning: data.Flow}, 2795, "2,795"},
	} {
		if got := Value(en, &test.ind, data.Value{Number: test.v}); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}
