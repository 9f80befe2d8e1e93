// Package examples is every form of chart in use and in trouble: named charts
// that are documentation, golden files and browser tests at once. The figures
// are extracts of the open series of OpenAlex, UNESCO's Institute for
// Statistics and NCSES, and of the deck; only a gallery and tests import it.
package examples

import (
	"slices"
	"strings"

	"bilateral/components/chart"
	"bilateral/data"
)

// Example is a chart with a name and what it is there to show.
type Example struct {
	Name, What string
	Meaning    data.Meaning // of what its series measure
	Unit       string
	Spec       chart.Spec
	Labels     chart.Labels
}

const (
	openAlex = "Source: OpenAlex, collected 27 August 2024 (CC0). Open marks: years in which the source’s count jumps."
	unesco   = "Source: UNESCO Institute for Statistics. Open squares: other releases, not joined to the line."
	ncses    = "Source: NCSES, Science and Engineering Indicators 2024."
	theDeck  = "Source: UUKi, Building on Excellence."
)

// The series of one value.
var (
	jpn  = chart.Series{Key: "JPN", Name: "Japan", Role: chart.A, Labelled: true}
	gbr  = chart.Series{Key: "GBR", Name: "United Kingdom", Short: "UK", Role: chart.B, Labelled: true}
	both = chart.Series{Key: "GBR-JPN", Name: "Japan and the UK together", Short: "Together", Role: chart.Pair, Labelled: true}
)

// Examples are all of them, most usual first.
var Examples = every()

// every is the examples of every form. What is not said to mean something else
// is a count of works.
func every() []Example {
	all := slices.Concat(bars(), lines(), linesInTrouble(), bump(), slope(), dumbbell(), flow(), rankStrip(), longNames(), matrix(), ranges(), counts(), multiples(), sparkline())
	for i := range all {
		e := &all[i]
		if e.Meaning == 0 {
			e.Meaning, e.Unit = data.Count, "works"
		}
		e.Spec.Provisional = "provisional"
		if strings.HasSuffix(e.Name, "-japanese") {
			e.Spec.Provisional = "暫定値"
		}
	}
	return all
}
