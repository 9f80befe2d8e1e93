package datapackage

import (
	"strings"

	"bilateral/data"
)

// phrases gives an indicator what a row says of how it is spoken of.
func (r *reader) phrases(ds *data.Dataset) {
	ind := ds.Indicator(data.IndicatorID(r.str("indicator")))
	if ind == nil {
		// Without a table of them, or a name that could be read, that is the fault.
		if r.str("indicator") != "" && r.d.table("open-indicators") != nil {
			r.unknown("indicator", r.str("indicator"), "open-indicators", "the id of an indicator")
		}
		return
	}
	if !ind.Phrases.IsZero() || ind.Without != 0 {
		r.fault("indicator", r.str("indicator"), "each indicator once")
	}
	ind.Phrases = data.Phrases{Noun: r.text("noun"), One: r.text("one"), Subject: r.text("subject"), Value: r.text("value"),
		Verb: r.text("verb"), Benchmark: r.text("benchmark")}
	for _, word := range strings.Fields(r.str("without")) {
		kind, ok := findingKinds.find(word)
		if !ok {
			r.fault("without", word, findingKinds.String())
			continue
		}
		ind.Without = ind.Without.With(kind)
	}
}
