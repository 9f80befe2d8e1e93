package examples

import (
	"bilateral/components/chart"
	"bilateral/data"
)

// flow are two directions between two ends.
func flow() []Example {
	return []Example{
		{Name: "flow", What: "two directions, widths to scale, counts written", Meaning: data.Flow, Unit: "students",
			Spec: chart.Spec{Form: chart.Flow{Ends: []string{"Japan", "United Kingdom"}}, Series: flows(2795, 730, "Japanese students", "UK students")},
			Labels: chart.Labels{Title: "2,795 and 730 students", Subtitle: "Students, 2019; what is counted is not stated",
				Source: theDeck, Description: "2,795 Japanese students; 730 UK students"}},
		{Name: "flow-researchers", What: "a greater amount", Meaning: data.Flow, Unit: "students",
			Spec: chart.Spec{Form: chart.Flow{Ends: []string{"Japan", "United Kingdom"}},
				Series: flows(7206, 1906, "Japanese researchers", "UK researchers")},
			Labels: chart.Labels{Title: "7,206 and 1,906 researchers", Source: theDeck,
				Description: "7,206 Japanese researchers; 1,906 UK researchers"}},
		{Name: "flow-japanese", What: "two directions in Japanese", Meaning: data.Flow, Unit: "students",
			Spec: chart.Spec{Form: chart.Flow{Ends: []string{"日本", "英国"}},
				Series: flows(2795, 730, "日本人学生", "英国人学生")},
			Labels: chart.Labels{Title: "留学生は2,795人と730人", Source: "出典：UUKi",
				Description: "日本人学生2,795人、英国人学生730人"}},
		{Name: "flow-zero", What: "nobody in one direction", Meaning: data.Flow, Unit: "students",
			Spec:   chart.Spec{Form: chart.Flow{Ends: []string{"Japan", "United Kingdom"}}, Series: flows(0, 730, "Japanese students", "UK students")},
			Labels: chart.Labels{Description: "One direction"}},
		{Name: "flow-missing", What: "a direction without a count", Meaning: data.Flow, Unit: "students",
			Spec: chart.Spec{Form: chart.Flow{Ends: []string{"Japan", "United Kingdom"}},
				Series: append(flows(2795, 0, "Japanese students", "UK students")[:1], missing(named(gbr, "UK students"), "not available"))},
			Labels: chart.Labels{Description: "One direction"}},
	}
}

func flows(to, from float64, names ...string) []chart.Series {
	return []chart.Series{
		{Key: "JPN-GBR", Name: names[0], Role: chart.A, Labelled: true, Points: []chart.Point{{Value: to, Text: count(to)}}},
		{Key: "GBR-JPN", Name: names[1], Role: chart.B, Labelled: true, Points: []chart.Point{{Value: from, Text: count(from)}}},
	}
}
