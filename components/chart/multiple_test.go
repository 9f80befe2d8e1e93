package chart_test

import (
	"testing"

	"bilateral/components/chart"
)

func TestPanelsAreOneChartOnOneScale(t *testing.T) {
	series := func(key string, values ...float64) chart.Series {
		s := chart.Series{Key: key, Name: key, Role: chart.A, Labelled: true}
		for i, v := range values {
			s.Add(2000+i, "", v, "v")
		}
		return s
	}
	spec := &chart.Spec{
		Form: chart.Multiple{Panels: []chart.Panel{
			{Head: "one", Form: chart.Lines{}, Series: 1}, {Head: "none", Form: chart.Lines{}, Series: 0}, {Head: "rest", Form: chart.Lines{}}}},
		Series: []chart.Series{series("a", 100, 200), series("b", 50, 100, 25), series("c", 10)},
	}
	scene := chart.Layout(spec)
	if len(scene.Hits) != 6 {
		t.Fatalf("%d points can be reached, want 6", len(scene.Hits))
	}
	y := map[string]float64{}
	x := map[string]float64{}
	for _, h := range scene.Hits {
		p := spec.Series[h.Series].Points[h.Point]
		key := spec.Series[h.Series].Key + string(rune('0'+p.X-2000))
		y[key], x[key] = h.Y, h.X
	}
	if x["a1"] != x["b1"] || x["a1"] == 1 {
		t.Errorf("2001 stands at %v and %v, and 2002 is the last year of both panels", x["a1"], x["b1"])
	}
	if drop := y["b1"] - y["a0"]; drop <= 0 || y["b0"]-y["b1"] != (y["a0"]-y["a1"])/2 {
		t.Errorf("100 stands %v px lower in the second panel; 50 is %v px there, 100 in the first %v", drop, y["b0"]-y["b1"], y["a0"]-y["a1"])
	}
	for series, want := range []string{"one", "rest", "rest"} {
		if head := spec.Form.(chart.Multiple).HeadOf(series); head != want {
			t.Errorf("series %d is in the panel %q, want %q", series, head, want)
		}
	}
	// A key leads from the first panel into the second, in the same year.
	from := 0
	for i, h := range scene.Hits {
		if h.Series == 0 && h.Point == 1 {
			from = i
		}
	}
	if to := scene.Hits[scene.Step(from, chart.Below)]; to.Series != 1 || to.X != scene.Hits[from].X {
		t.Errorf("below the first panel is series %d at %v", to.Series, to.X)
	}
}
