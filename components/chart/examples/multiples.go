package examples

import (
	"strconv"

	"bilateral/components/chart"
	"bilateral/data"
)

// multiples are panels on one scale that are one chart.
func multiples() []Example {
	ends := []string{"Japan", "United Kingdom"}
	researchers := flows(7206, 1906, "Japanese researchers", "UK researchers")
	for i := range researchers {
		researchers[i].Key += "-researchers"
	}
	edition := func(key string, from, to int, joint, other [2]float64) []chart.Series {
		row := func(s chart.Series, values [2]float64) chart.Series {
			s.Key += key
			s.Points = []chart.Point{{X: from, XText: strconv.Itoa(from), Value: values[0], Text: count(values[0])}, {X: to, XText: strconv.Itoa(to), Value: values[1], Text: count(values[1])}}
			return s
		}
		return []chart.Series{row(chart.Series{Key: "GBR-JPN", Name: "Japan–UK", Role: chart.Pair, Labelled: true}, joint),
			row(chart.Series{Key: "DEU-JPN", Name: "Germany–Japan", Labelled: true}, other)}
	}
	return []Example{
		{Name: "students-and-researchers", What: "two flows at one scale", Meaning: data.Flow, Unit: "people",
			Spec: chart.Spec{Form: chart.Multiple{Panels: []chart.Panel{{Head: "Students", Form: chart.Flow{Ends: ends}, Series: 2}, {Head: "Researchers", Form: chart.Flow{Ends: ends}}}},
				Series: append(flows(2795, 730, "Japanese students", "UK students"), researchers...)},
			Labels: chart.Labels{Title: "Students and researchers at one scale", Source: theDeck, Description: "2,795 and 730 students, 7,206 and 1,906 researchers"}},
		{Name: "partners", What: "three partners on one scale", Meaning: data.Count, Unit: "works",
			Spec: chart.Spec{Form: chart.Multiple{Panels: []chart.Panel{{Head: "United Kingdom", Form: chart.Lines{}, Series: 1}, {Head: "Germany", Form: chart.Lines{}, Series: 1}, {Head: "China", Form: chart.Lines{}, Series: 1}}},
				Series: append(append(pick(jointWorks("en", 1990), "GBR"), pick(jointWorks("en", 1990), "DEU")...), pick(jointWorks("en", 2000), "CHN")...)},
			Labels: chart.Labels{Title: "Works of Japan with three partners", Source: openAlex, Description: "Works with the UK, Germany and China"}},
		{Name: "editions", What: "editions that are never joined, each with two years of its own", Meaning: data.Count, Unit: "articles",
			Spec: chart.Spec{Form: chart.Multiple{Panels: []chart.Panel{{Head: "2020 edition", Form: chart.Slope{}, Series: 2}, {Head: "2022 edition", Form: chart.Slope{}, Series: 2}, {Head: "2024 edition", Form: chart.Slope{}}}},
				Series: append(append(edition("-2020", 1996, 2018, [2]float64{1067, 4085}, [2]float64{1053, 4288}), edition("-2022", 1996, 2020, [2]float64{1068, 4791}, [2]float64{1052, 5072})...),
					edition("-2024", 2003, 2022, [2]float64{1738, 5013}, [2]float64{1980, 5254})...)},
			Labels: chart.Labels{Title: "Joint articles, edition by edition", Source: ncses, Description: "Joint articles of Japan with the UK and Germany in three editions"}},
		{Name: "panels-empty", What: "panels without series", Meaning: data.Count, Unit: "works",
			Spec: chart.Spec{Form: chart.Multiple{Panels: []chart.Panel{{Head: "None", Form: chart.Lines{}, Series: 1}, {Head: "None either", Form: chart.Lines{}}}}}},
	}
}
