package chart

import (
	"slices"
	"testing"
)

func years(values ...float64) Spec {
	var points []Point
	for i, v := range values {
		points = append(points, Point{X: 2016 + i, Value: v, Missing: v < 0, Open: v == 7})
	}
	return Spec{Form: Lines{}, Series: []Series{{Key: "one", Points: points}, {Key: "two", Points: []Point{{X: 2010, Value: 3}}}}}
}

func texts(s Spec) (texts []string) {
	for _, p := range s.Series[0].Points {
		texts = append(texts, p.Text)
	}
	return texts
}

func TestAnIndexStartsAtTheFirstValueThatCanBearIt(t *testing.T) {
	for _, test := range []struct {
		name   string
		values []float64
		want   []string
	}{
		{"the first year is 100", []float64{50, 100, 25}, []string{"100", "200", "50"}},
		{"a missing first year bears nothing", []float64{-1, 50, 100}, []string{"", "100", "200"}},
		{"a flagged first year bears nothing", []float64{7, 50, 100}, []string{"[x]", "100", "200"}},
		{"zero bears nothing", []float64{0, 50}, []string{"[x]", "100"}},
		{"a flagged year has no index", []float64{70, 7, 140}, []string{"100", "[x]", "200"}},
		{"without any base all is missing", []float64{0, 7}, []string{"[x]", "[x]"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			before := years(test.values...)
			after := before.Indexed("[x]", "no base")
			if got := texts(*after); !slices.Equal(got, test.want) {
				t.Errorf("%q, want %q", got, test.want)
			}
			if before.Series[0].Points[0].Text != "" {
				t.Error("the spec it was made from has changed")
			}
		})
	}
}

func TestBetweenKeepsTheYearsAndFocusedDimsTheOthers(t *testing.T) {
	s := years(1, 2, 3)
	if first, last := s.Span(); first != 2010 || last != 2018 {
		t.Errorf("years %d to %d", first, last)
	}
	cut := s.Between(2017, 2018)
	if len(cut.Series[0].Points) != 2 || len(cut.Series[1].Points) != 0 || len(s.Series[0].Points) != 3 {
		t.Errorf("%d and %d points", len(cut.Series[0].Points), len(cut.Series[1].Points))
	}
	picked := s.Focused([]string{"two"})
	if !picked.Series[0].Dimmed || picked.Series[1].Dimmed || s.Series[0].Dimmed {
		t.Error("the wrong series is dimmed")
	}
	for _, keys := range [][]string{nil, {"of another chart"}} {
		if got := s.Focused(keys); got.Series[0].Dimmed || got.Series[1].Dimmed {
			t.Errorf("a series is dimmed by %q", keys)
		}
	}
}

func TestALogScaleNeedsValuesAboveZero(t *testing.T) {
	if s := years(1, -1, 2); !s.AllPositive() {
		t.Error("a missing value counts")
	}
	if s := years(1, 0); s.AllPositive() {
		t.Error("zero has no logarithm")
	}
}
