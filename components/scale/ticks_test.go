package scale

import (
	"math"
	"slices"
	"testing"
)

func TestTicks(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, test := range []struct {
		name       string
		start, end float64
		count      int
		want       []float64
	}{
		{"a round domain has both its ends", 0, 10, 5, []float64{0, 2, 4, 6, 8, 10}},
		{"the ticks lie inside", 0, 21760, 5, []float64{0, 5000, 10000, 15000, 20000}},
		{"tenths are exact", 0, 0.3, 3, []float64{0, 0.1, 0.2, 0.3}},
		{"zero is among them when the domain crosses it", -4, 6, 5, []float64{-4, -2, 0, 2, 4, 6}},
		{"an empty domain has its one value", 7, 7, 5, []float64{7}},
		{"a domain that runs backwards has none", 2, 1, 5, nil},
		{"what is no number has none", nan, 1, 5, nil},
		{"infinity has none", 0, inf, 5, nil},
		{"no count is one", 0, 10, 0, []float64{0, 10}},
		{"a domain too narrow for its magnitude has its ends", 1e15, 1e15 + 1, 5, []float64{1e15, 1e15 + 1}},
		{"huge numbers are divided too", 0, 4e15, 4, []float64{0, 1e15, 2e15, 3e15, 4e15}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := Ticks(test.start, test.end, test.count); !slices.Equal(got, test.want) {
				t.Errorf("%v, want %v", got, test.want)
			}
		})
	}
}

func TestNiceEnclosesTheDomain(t *testing.T) {
	for _, test := range []struct {
		name               string
		start, end         float64
		wantStart, wantEnd float64
		decimals           int
	}{
		{"upwards", 0, 21760, 0, 25000, 0},
		{"downwards", -7, 3, -8, 4, 0},
		{"a fraction", 0.46, 1.96, 0.4, 2, 1},
		{"round already", 0, 10, 0, 10, 0},
		{"an empty domain stays", 3, 3, 3, 3, 0},
		{"what is no number stays", 1, math.Inf(1), 1, math.Inf(1), 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			start, end := Nice(test.start, test.end, 5)
			if start != test.wantStart || end != test.wantEnd {
				t.Errorf("%v to %v, want %v to %v", start, end, test.wantStart, test.wantEnd)
			}
			if got := Decimals(test.start, test.end, 5); got != test.decimals {
				t.Errorf("%d decimals, want %d", got, test.decimals)
			}
		})
	}
}

func TestLog(t *testing.T) {
	l, ok := NewLog(1, 10000, 0, 4)
	if !ok {
		t.Fatal("1 to 10,000 is no domain")
	}
	for _, test := range []struct {
		name    string
		v, want float64
	}{
		{"each power of ten is as far as the last", 100, 2},
		{"the start is the start", 1, 0},
		{"the end is the end", 10000, 4},
		{"zero has no place and is put at the start", 0, 0},
		{"a negative number too", -5, 0},
		{"what is no number too", math.NaN(), 0},
		{"infinity too", math.Inf(1), 0},
		{"twice is log 2", 2, math.Log10(2)},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := l.At(test.v); math.Abs(got-test.want) > 1e-12 {
				t.Errorf("At(%v) = %v, want %v", test.v, got, test.want)
			}
		})
	}
	for _, domain := range [][2]float64{{0, 10}, {-1, 10}, {1, math.NaN()}, {1, math.Inf(1)}} {
		if l, ok := NewLog(domain[0], domain[1], 3, 9); ok || l.At(5) != 3 {
			t.Errorf("%v is taken for a domain, or 5 stands at %v", domain, l.At(5))
		}
	}
}

func TestTheWrittenOutLogarithmIsTheLibrarys(t *testing.T) {
	for _, v := range []float64{1e-300, 1e-9, 0.1, 0.5, 0.7, 0.71, 1, math.Sqrt2, 2, math.E, 10, 21760, 1e15, 1e300} {
		if got, want := logarithm(v), math.Log(v); math.Abs(got-want) > 1e-13*math.Max(1, math.Abs(want)) {
			t.Errorf("logarithm(%v) = %v, want %v", v, got, want)
		}
	}
}

func TestLogTicks(t *testing.T) {
	for _, test := range []struct {
		name       string
		start, end float64
		count      int
		want       []float64
	}{
		{"few round values are all shown", 100, 1000, 6, []float64{100, 200, 500, 1000}},
		{"many give way to powers of ten", 1, 100000, 7, []float64{1, 10, 100, 1000, 10000, 100000}},
		{"many powers are thinned", 1, 1e8, 5, []float64{1, 100, 1e4, 1e6, 1e8}},
		{"fractions", 0.1, 1, 6, []float64{0.1, 0.2, 0.5, 1}},
		{"a single value that is round", 5, 5, 6, []float64{5}},
		{"zero has none", 0, 10, 6, nil},
		{"negative numbers have none", -10, 10, 6, nil},
		{"a domain that runs backwards has none", 10, 1, 6, nil},
		{"what is no number has none", math.NaN(), 1, 6, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := LogTicks(test.start, test.end, test.count); !slices.Equal(got, test.want) {
				t.Errorf("%v, want %v", got, test.want)
			}
		})
	}
}

func TestLogNice(t *testing.T) {
	for _, test := range []struct {
		name               string
		start, end         float64
		wantStart, wantEnd float64
	}{
		{"it encloses", 17, 21760, 10, 50000},
		{"round ends stay", 10, 1000, 10, 1000},
		{"a single round value gets a width", 10, 10, 10, 20},
		{"a single value gets a width", 7, 7, 5, 10},
		{"zero stays", 0, 10, 0, 10},
		{"beyond all measure stays", 1, 1e30, 1, 1e30},
	} {
		t.Run(test.name, func(t *testing.T) {
			if start, end := LogNice(test.start, test.end); start != test.wantStart || end != test.wantEnd {
				t.Errorf("%v to %v, want %v to %v", start, end, test.wantStart, test.wantEnd)
			}
		})
	}
}

func TestYears(t *testing.T) {
	for _, test := range []struct {
		name        string
		first, last int
		count       int
		want        []int
	}{
		{"the ends and round years between", 1990, 2023, 6, []int{1990, 2000, 2010, 2023}},
		{"a round year too near an end is left out", 1998, 2019, 6, []int{1998, 2005, 2010, 2015, 2019}},
		{"few", 1990, 2023, 3, []int{1990, 2010, 2023}},
		{"two years", 2003, 2022, 2, []int{2003, 2022}},
		{"neighbours", 2019, 2020, 6, []int{2019, 2020}},
		{"a single year", 2020, 2020, 6, []int{2020}},
		{"ends in the wrong order", 2020, 2018, 6, []int{2018, 2019, 2020}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := NewYear(test.first, test.last, 0, 1).Ticks(test.count); !slices.Equal(got, test.want) {
				t.Errorf("%v, want %v", got, test.want)
			}
		})
	}
	if at := NewYear(2020, 2020, 0, 1).At(2020); at != 0.5 {
		t.Errorf("a single year stands at %v, want the middle", at)
	}
	if at := NewYear(1990, 2000, 0, 1).At(1995); at != 0.5 {
		t.Errorf("1995 stands at %v between 1990 and 2000, want the middle", at)
	}
}

func TestPointBandAndRank(t *testing.T) {
	for _, test := range []struct {
		name      string
		got, want float64
	}{
		{"the first of several points is at the start", Point{3, 10, 20}.At(0), 10},
		{"the last is at the end", Point{3, 10, 20}.At(2), 20},
		{"a single point is in the middle", Point{1, 10, 20}.At(0), 15},
		{"no point is in the middle too", Point{0, 10, 20}.At(0), 15},
		{"a row's top", Band{10, 5}.At(2), 20},
		{"a row's middle", Band{10, 5}.Middle(2), 22.5},
		{"the first rank is in the middle of the first row", Rank{10, 26}.At(1), 23},
		{"the second stands below it", Rank{10, 26}.At(2), 49},
		{"no rank is at the upper edge", Rank{10, 26}.At(math.NaN()), 10},
	} {
		if test.got != test.want {
			t.Errorf("%s: %v, want %v", test.name, test.got, test.want)
		}
	}
}

func TestExtent(t *testing.T) {
	if least, greatest, ok := Extent(3, math.NaN(), -1, math.Inf(1)); !ok || least != -1 || greatest != 3 {
		t.Errorf("%v to %v, %v: want -1 to 3", least, greatest, ok)
	}
	if _, _, ok := Extent(math.NaN()); ok {
		t.Error("what is no number has an extent")
	}
	if _, _, ok := Extent(); ok {
		t.Error("nothing has an extent")
	}
}

func FuzzTicksAreFiniteOrderedAndFew(f *testing.F) {
	f.Add(0.0, 1.0, 5)
	f.Add(-1e300, 1e300, 3)
	f.Add(1e-300, 2e-300, 9)
	f.Fuzz(func(t *testing.T, start, end float64, count int) {
		count = min(max(count, -1), 20)
		for _, ticks := range [][]float64{Ticks(start, end, count), LogTicks(start, end, count)} {
			if len(ticks) > 3*max(count, 2)+2 {
				t.Fatalf("%d ticks where %d were asked for", len(ticks), count)
			}
			for i, v := range ticks {
				if math.IsNaN(v) || math.IsInf(v, 0) || i > 0 && v <= ticks[i-1] {
					t.Fatalf("%v of %v to %v", ticks, start, end)
				}
			}
		}
		niceStart, niceEnd := Nice(start, end, count)
		if slack := 1e-6 * (end - start); start < end && (niceStart > start+slack || niceEnd < end-slack) {
			t.Fatalf("%v to %v does not enclose %v to %v", niceStart, niceEnd, start, end)
		}
	})
}
