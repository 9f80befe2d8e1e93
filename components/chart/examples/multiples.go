package examples

import "bilateral/components/chart"

// Multiples are panels on one scale, and what each panel shows.
var Multiples = []struct {
	Name, What string
	Panels     []string
	Multiple   chart.Multiple
}{
	{"students-and-researchers", "two flows at one scale", []string{"Students", "Researchers"}, chart.Multiple{Panels: []chart.Spec{
		{Form: chart.Flow{Ends: []string{"Japan", "United Kingdom"}}, Series: flows(2795, 730, "Japanese students", "UK students")},
		{Form: chart.Flow{Ends: []string{"Japan", "United Kingdom"}}, Series: flows(7206, 1906, "Japanese researchers", "UK researchers")}}}},
	{"partners", "three partners on one scale", []string{"United Kingdom", "Germany", "China"}, chart.Multiple{Panels: []chart.Spec{
		{Form: chart.Lines{}, Series: pick(jointWorks("en", 1990), "GBR")},
		{Form: chart.Lines{}, Series: pick(jointWorks("en", 1990), "DEU")},
		{Form: chart.Lines{}, Series: pick(jointWorks("en", 2000), "CHN")}}}},
}
