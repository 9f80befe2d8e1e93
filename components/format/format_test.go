//go:build !js

package format

import (
	"math"
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
		{"what rounds to zero has no sign", -0.04, 1, "0.0"},
		{"minus zero is zero", math.Copysign(0, -1), 0, "0"},
		{"grouping before the point only", 1234.5678, 4, "1,234.5678"},
		{"no number", math.NaN(), 1, "0.0"},
		{"beyond what a float64 holds exactly", math.Inf(1), 0, "9,007,199,254,740,992"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := Number(test.v, test.decimals); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestPercentShowsTheSignOfGrowth(t *testing.T) {
	for v, want := range map[float64]string{20.4: "+20.4%", -3.5: "−3.5%", 0: "0.0%", 0.04: "0.0%", 1234.5: "+1,234.5%"} {
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
