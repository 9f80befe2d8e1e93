package examples

import (
	"bilateral/components/chart"
	"bilateral/data"
)

// bars are bars and dots: places compared at one moment.
func bars() []Example {
	return []Example{
		{Name: "ratios-with-benchmark", What: "bars from zero beside the world average", Meaning: data.RatioToWorld,
			Spec: chart.Spec{Form: chart.Bars{},
				Benchmark: &chart.Benchmark{Value: 1, Label: "World average = 1.00"},
				Series:    []chart.Series{one(jpn, 0.94, "0.94"), one(gbr, 1.55, "1.55"), one(both, 3.51, "3.51")}},
			Labels: chart.Labels{Title: "UK–Japan papers are cited 3.5 times the world average for their field",
				Subtitle: "Field-weighted citation impact, 2016–2020", Source: theDeck,
				Description: "Impact; Japan: 0.94; United Kingdom: 1.55; together: 3.51"}},
		{Name: "ratios-japanese", What: "bars and benchmark in Japanese", Meaning: data.RatioToWorld,
			Spec: chart.Spec{Form: chart.Bars{},
				Benchmark: &chart.Benchmark{Value: 1, Label: "世界平均＝1.00"},
				Series:    []chart.Series{one(named(jpn, "日本"), 0.94, "0.94"), one(named(gbr, "英国"), 1.55, "1.55"), one(named(both, "日英の共著"), 3.51, "3.51")}},
			Labels: chart.Labels{Title: "日英の共著論文は分野の世界平均の3.5倍引用されている",
				Subtitle: "分野補正引用インパクト、2016～2020年", Source: "出典：UUKi",
				Description: "インパクト"}},
		{Name: "flows-with-a-missing-value", What: "a missing value keeps its row and says why",
			Spec: chart.Spec{Form: chart.Bars{},
				Series: []chart.Series{one(named(gbr, "From the UK to Japan"), 730, "730"), one(named(jpn, "From Japan to the UK"), 2795, "2,795"), missing(both, "not applicable")}}},
		{Name: "growth-below-zero", What: "a bar below zero has its value on the free side", Meaning: data.Growth,
			Spec: chart.Spec{Form: chart.Bars{},
				Series: []chart.Series{one(jpn, -4, "−4.0%"), one(gbr, 6, "+6.0%")}}},
		{Name: "ranks", What: "dots on a line that starts at first place", Meaning: data.Rank,
			Spec: chart.Spec{Form: chart.Dots{},
				Series: []chart.Series{one(named(gbr, "UK"), 4, "4th"), one(jpn, 13, "13th")}}},
		{Name: "bars-log", What: "on a logarithmic scale bars turn into dots",
			Spec: chart.Spec{Form: chart.Bars{}, Scale: chart.Log,
				Series: []chart.Series{one(jpn, 678778, "678,778"), one(gbr, 1096865, "1,096,865"), one(both, 22984, "22,984")}}},
		{Name: "all-missing", What: "no value at all",
			Spec: chart.Spec{Form: chart.Bars{},
				Series: []chart.Series{missing(jpn, "not available")}}},
		{Name: "all-zero", What: "zero is a value",
			Spec: chart.Spec{Form: chart.Bars{},
				Series: []chart.Series{one(jpn, 0, "0")}}},
		{Name: "one-first", What: "a single first place", Meaning: data.Rank,
			Spec: chart.Spec{Form: chart.Dots{},
				Series: []chart.Series{one(both, 1, "1st")}}},
		{Name: "empty", What: "nothing to draw",
			Spec: chart.Spec{Form: chart.Bars{}}},
		{Name: "markup-in-labels", What: "names are text, whatever they hold",
			Spec: chart.Spec{Form: chart.Bars{},
				Series: []chart.Series{one(named(jpn, `<b>"A" & B</b>`), 1, "<1>")}},
			Labels: chart.Labels{Title: `A "title" & <more>`, Description: `"quoted" & <marked>`}},
	}
}
