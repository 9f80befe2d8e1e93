//go:build !js

package caption

import (
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/data"
)

func TestUnderAGivenTitleAnOldEndIsNoNews(t *testing.T) {
	for _, c := range []struct {
		years int
		told  bool
		why   string
	}{
		{5, true, "the other line ends as it does"},
		{10, true, "the other line goes on for five years"},
		{11, false, "the other line goes on for more"},
	} {
		longer := ofUK(make([]float64, c.years)...)
		longer.role, longer.phrase = chart.Other, ""
		for i := range longer.values {
			longer.values[i] = float64(100 + i)
		}
		of := articles
		m, spec := of.drawnAs(chart.Lines{}, []line{ofJapan(100, 120, 150, 170, 190), longer})
		m.Title = "Given"
		summary := For(catalogue.For(data.English), &m, &spec).Summary
		if told := strings.Contains(summary, "Japan’s articles"); told != c.told {
			t.Errorf("%s: %q", c.why, summary)
		}
	}
}
