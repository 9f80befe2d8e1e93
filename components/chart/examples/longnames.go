package examples

import (
	"bilateral/components/chart"
	"bilateral/data"
)

// Names that are longer than a narrow chart is wide, one of them a word.
const (
	longName = "United Kingdom of Great Britain and Northern Ireland"
	longWord = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
)

// longNames are names that are longer than their room.
func longNames() []Example {
	return []Example{
		{Name: "long-names", What: "names that do not fit over their rows take more lines",
			Spec: chart.Spec{Form: chart.Bars{},
				Series: []chart.Series{one(named(jpn, longName), 3, "3"), one(named(gbr, longWord), 2, "2"), missing(named(both, longName), "not available")}},
			Labels: chart.Labels{Title: "Long names", Description: "Two long names", Subtitle: "Invented"}},
		{Name: "long-names-flow", What: "and at the ends of a flow they share the line", Meaning: data.Flow, Unit: "students",
			Spec: chart.Spec{Form: chart.Flow{Ends: []string{longName, longWord}},
				Series: flows(310, 42, "From "+longName+" to "+longWord, "From "+longWord)},
			Labels: chart.Labels{Title: "Long names", Description: "Two directions"}},
		{Name: "long-names-strip", What: "and over a strip the place stands behind the last line", Meaning: data.Rank,
			Spec: chart.Spec{Form: chart.RankStrip{Total: 44},
				Series: []chart.Series{one(named(gbr, longName), 4, "4th"), one(named(jpn, longWord), 14, "14th")}},
			Labels: chart.Labels{Title: "Long names", Description: "Two places"}},
	}
}
