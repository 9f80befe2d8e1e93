package examples

import "bilateral/components/chart"

// sparkline are a line the size of a word.
func sparkline() []Example {
	return []Example{
		{Name: "sparkline", What: "a line the size of a word",
			Spec:   chart.Spec{Form: chart.Sparkline{}, Series: pick(jointWorks("en", 1990), "GBR")},
			Labels: chart.Labels{Description: "Joint works, rising"}},
		{Name: "sparkline-one-point", What: "one value",
			Spec: chart.Spec{Form: chart.Sparkline{},
				Series: between(pick(jointWorks("en", 1990), "GBR"), 2020, 2020)},
			Labels: chart.Labels{Description: "One year"}},
		{Name: "sparkline-empty", What: "no value",
			Spec: chart.Spec{Form: chart.Sparkline{}}},
	}
}
