package datapackage

import (
	"slices"
	"strings"

	"bilateral/data"
)

// phrases gives an indicator what a row says of how it is spoken of.
func (r *reader) phrases(ds *data.Dataset) {
	id := r.str("indicator")
	ind := ds.Indicator(data.IndicatorID(id))
	switch {
	case ind == nil && id != "" && r.d.hasWhole("indicators") && r.d.hasWhole("open-indicators"):
		r.unknown("indicator", id, "indicators", "the id of an indicator")
		return
	case ind == nil && id == "" && !r.cell("indicator").broken && r.table.field("indicator") != nil && !r.table.field("indicator").broken:
		r.fault("indicator", nil, "the id of an indicator")
		return
	case ind == nil:
		return // it may stand in what could not be read
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

// hasWhole reports whether all ids of a table are known: it was read with them,
// or the package has none such and needs none.
func (d *decoder) hasWhole(name string) bool {
	t := d.table(name)
	if t == nil {
		return !slices.ContainsFunc(d.faults, func(f data.Fault) bool { return f.Field == "resources" })
	}
	return !t.cut && !t.brokenIn([]string{"id"})
}
