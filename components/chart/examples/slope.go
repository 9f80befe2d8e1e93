package examples

import "bilateral/components/chart"

// slope are two moments a row.
func slope() []Example {
	return []Example{
		{Name: "slope", What: "two moments a row: the earlier open, the later filled",
			Spec: chart.Spec{Form: chart.Slope{}, Benchmark: &chart.Benchmark{Value: 1, Label: "expected = 1"}, Series: indexRows("en")},
			Labels: chart.Labels{Title: "For their size, the UK works with Japan least of these seventeen, though more than it did",
				Subtitle: "Index of collaboration with Japan", Source: ncses,
				Description: "Index of collaboration with Japan, 2003 and 2022"}},
		{Name: "slope-japanese", What: "two moments in Japanese",
			Spec: chart.Spec{Form: chart.Slope{},
				Benchmark: &chart.Benchmark{Value: 1, Label: "期待値＝1"}, Series: indexRows("ja")},
			Labels: chart.Labels{Title: "日本との共同研究指数", Source: "出典：NCSES",
				Description: "日本との共同研究指数、2003年と2022年"}},
		{Name: "slope-missing", What: "a moment without a value",
			Spec:   chart.Spec{Form: chart.Slope{}, Series: halfMissing(indexRows("en")[:4])},
			Labels: chart.Labels{Description: "Two moments"}},
		{Name: "slope-empty", What: "no rows",
			Spec: chart.Spec{Form: chart.Slope{}}},
	}
}

func halfMissing(all []chart.Series) []chart.Series {
	return change(all, func(s *chart.Series, i int, p *chart.Point) {
		if s.Key == all[0].Key && i == 0 || s.Key == all[1].Key && i == 1 {
			*p = chart.Point{X: p.X, XText: p.XText, Missing: true, Text: "[x]", Reason: "not available"}
		}
	})
}
