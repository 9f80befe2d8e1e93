//go:build !js

package caption

import (
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/data"
)

// What is the most in some years need not be so in all: the words of a window are true
// of the whole series.
func TestAnExtremeOfSomeYearsIsOneOfAll(t *testing.T) {
	hump := []float64{10, 20, 30, 25, 20, 15, 14, 13}
	dip := []float64{30, 20, 10, 15, 20, 25, 26, 27}
	rise := []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}
	for _, test := range []struct {
		sentence    string
		rule        *Rule
		values      []float64 // from 2000 on
		first, last int       // years shown
		says        string
	}{
		{"a peak in all years is one in those shown", Peak, append(hump[:8:8], 12), 2000, 2007, "Japan’s articles peaked at 30 in 2002 and were 13 in 2007"},
		{"a greater value after them takes it away", Peak, append(hump[:8:8], 31), 2000, 2007, ""},
		{"so does one as great", Peak, append(hump[:8:8], 30), 2000, 2007, ""},
		{"so does a greater one before them", Peak, append([]float64{40}, hump...), 2001, 2008, ""},
		{"a least value in all years is one in those shown", Trough, append(dip[:8:8], 12), 2000, 2007, "Japan’s articles fell to 10 in 2002 and were 27 in 2007"},
		{"a lesser one after them takes it away", Trough, append(dip[:8:8], 9), 2000, 2007, ""},
		{"so does a lesser one before them", Trough, append([]float64{5}, dip...), 2001, 2008, ""},
		{"a record of all years is one of those shown", Record, append(rise[:10:10], 9), 2000, 2009, "Japan’s articles reached a record 10 in 2009"},
		{"a greater value after them takes it away", Record, append(rise[:10:10], 11), 2000, 2009, ""},
		{"so does one before them", Record, append([]float64{12}, rise...), 2001, 2010, ""},
	} {
		t.Run(test.sentence, func(t *testing.T) {
			m, spec := articles.drawnAs(chart.Lines{}, []line{ofJapan(test.values...)})
			m.Rules = NewRules(test.rule)
			w := newWriter(catalogue.For(data.English), &m, spec.Between(test.first, test.last))
			said := ""
			if w.findings(); len(w.found) > 0 {
				said = w.sentence(w.found[0])
			}
			if said != test.says {
				t.Errorf("%q, want %q", said, test.says)
			}
		})
	}
}
