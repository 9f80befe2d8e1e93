//go:build !js

package data_test

import (
	"slices"
	"testing"

	"bilateral/data"
	"bilateral/data/synthetic"
)

func lines() []*data.Series {
	line := func(a, b data.PlaceID, numbers ...float64) *data.Series {
		s := &data.Series{Subject: data.PairOf(a, b)}
		for i, x := range numbers {
			m := data.Moment{Year: int16(2000 + i), Number: x}
			if x < 0 {
				m = data.Moment{Year: m.Year, Missing: data.NotAvailable}
			}
			s.Points = append(s.Points, m)
		}
		return s
	}
	return []*data.Series{line("CCC", "DDD", 5, -1, 7), line("AAA", "DDD", 7, 1), line("AAA", "BBB", -1, 3)}
}

func TestRowsAreSortedAndFiltered(t *testing.T) {
	first := func(s *data.Series) string { return string(s.Subject.Place) }
	for _, c := range []struct {
		sentence string
		change   func(r *data.Rows)
		want     []data.Row
	}{
		{"in the order of the series at first", func(*data.Rows) {}, []data.Row{{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {2, 0}, {2, 1}}},
		{"by number, the missing last", func(r *data.Rows) { r.SortByNumber(false) }, []data.Row{{1, 1}, {2, 1}, {0, 0}, {0, 2}, {1, 0}, {0, 1}, {2, 0}}},
		{"by number the other way, the missing last again", func(r *data.Rows) { r.SortByNumber(true) }, []data.Row{{0, 2}, {1, 0}, {0, 0}, {2, 1}, {1, 1}, {0, 1}, {2, 0}}},
		{"by text, equal ones as they were", func(r *data.Rows) { r.SortByText(first, false) }, []data.Row{{1, 0}, {1, 1}, {2, 0}, {2, 1}, {0, 0}, {0, 1}, {0, 2}}},
		{"by text the other way, equal ones as they were", func(r *data.Rows) { r.SortByText(first, true) }, []data.Row{{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {2, 0}, {2, 1}}},
		{"by number within text", func(r *data.Rows) { r.SortByNumber(false); r.SortByText(first, false) }, []data.Row{{1, 1}, {2, 1}, {1, 0}, {2, 0}, {0, 0}, {0, 2}, {0, 1}}},
		{"those of one place", func(r *data.Rows) { r.Filter(func(s *data.Series) bool { return s.Subject.Place == "AAA" }, nil) }, []data.Row{{1, 0}, {1, 1}, {2, 0}, {2, 1}}},
		{"those with a number", func(r *data.Rows) { r.Filter(nil, func(m data.Moment) bool { return m.Present() }) }, []data.Row{{0, 0}, {0, 2}, {1, 0}, {1, 1}, {2, 1}}},
		{"none", func(r *data.Rows) {
			r.Filter(func(*data.Series) bool { return false }, nil)
			r.SortByNumber(true)
			r.SortByText(first, true)
		}, []data.Row{}},
	} {
		r := data.RowsOf(lines())
		c.change(r)
		if !slices.Equal(r.At, c.want) {
			t.Errorf("%s: %v, want %v", c.sentence, r.At, c.want)
		}
	}
	r := data.RowsOf(nil)
	r.SortByText(first, false)
	if len(r.At) != 0 {
		t.Error("rows from nowhere")
	}
}

func TestASyntheticDatasetHasTheValuesItIsAskedFor(t *testing.T) {
	for _, n := range []int{1, 33, 100, 100_000} {
		ds := synthetic.Dataset(n)
		got := 0
		for i := range ds.Collections[0].Series {
			got += len(ds.Collections[0].Series[i].Points)
		}
		if got != n {
			t.Errorf("%d values, want %d", got, n)
		}
	}
}

func benchmarkRows(b *testing.B, change func(r *data.Rows, ds *data.Dataset)) {
	ds := synthetic.Dataset(100_000)
	all := data.RowsOf(ds.All(synthetic.Indicator))
	r := &data.Rows{Lines: all.Lines}
	for b.Loop() {
		r.At = append(r.At[:0], all.At...)
		change(r, ds)
	}
}

func BenchmarkFilter100000(b *testing.B) {
	benchmarkRows(b, func(r *data.Rows, _ *data.Dataset) {
		r.Filter(func(s *data.Series) bool { return s.Subject.Place < "AAM" }, func(m data.Moment) bool { return m.Year >= 2000 })
	})
}

func BenchmarkSortByNumber100000(b *testing.B) {
	benchmarkRows(b, func(r *data.Rows, _ *data.Dataset) { r.SortByNumber(true) })
}

func BenchmarkSortByText100000(b *testing.B) {
	benchmarkRows(b, func(r *data.Rows, ds *data.Dataset) {
		r.SortByText(func(s *data.Series) string { return ds.Place(s.Subject.Place).Name.EN }, false)
	})
}
