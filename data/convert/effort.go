package main

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

func (c *converter) researchEffort() []point {
	const source = "wdi-2026-07"
	codes := make([]string, len(worldBank))
	for i := range worldBank {
		codes[i] = worldBank[i].code
	}
	t := c.open("wdi.csv", []string{"code", "place", "year"}, "code", "indicator", "place", "year", "value", "unit", "flag")
	c.uses(t, source)
	var points []point
	for _, r := range t.rows {
		p := point{kind: ofPlace, place: r.place("place", country, aggregate), source: source, year: r.year("year"), value: r.number("value", anyNumber), origin: r.origin()}
		if i := slices.Index(codes, r.oneOf("code", codes...)); i >= 0 {
			p.indicator = worldBank[i].id
			r.oneOf("unit", worldBank[i].unit)
		}
		if r.oneOf("flag", "", "jump") == "jump" {
			if remark, known := breaks[pairYear{r.get("code"), p.place, p.year}]; known {
				p.flag("[b]", remark)
			} else {
				p.flag("[u]", "jump")
			}
		}
		points = append(points, p)
	}
	slices.SortStableFunc(points, func(x, y point) int {
		at := func(p point) int {
			return slices.IndexFunc(worldBank, func(w struct{ code, id, unit string }) bool { return w.id == p.indicator })
		}
		return cmp.Or(cmp.Compare(at(x), at(y)), cmp.Compare(x.place, y.place))
	})
	return points
}

// students are the flows between the two places, in segments that are not to
// be joined, and the ten largest flows into and out of each.
func (c *converter) students() []point {
	t := c.open("student_flows.csv", []string{"origin", "host", "year"}, "origin", "host", "year", "students", "segment", "source", "note")
	var points []point
	for _, r := range t.rows {
		p := point{indicator: "students", kind: ofFlow, place: r.place("origin", country), partner: r.place("host", country),
			source: r.source("source"), year: r.year("year"), value: r.number("students", wholeNumber), origin: r.origin()}
		number, source, ok := strings.Cut(r.get("segment"), ":")
		if n, err := strconv.Atoi(number); !ok || err != nil || n < 1 || source != p.source {
			r.fault("segment", "a number from 1, a colon and the row's source")
		}
		p.segment = number
		points = append(points, p)
	}
	const source = "uis-opri-2022"
	const origins, destinations = "top10_origins_by_destination", "top10_destinations_by_origin"
	t = c.open("student_flows_top10.csv", []string{"table", "origin", "host", "year"}, "table", "origin", "host", "year", "students", "qualifier")
	c.uses(t, source)
	var into, out []point
	for _, r := range t.rows {
		in := r.oneOf("table", origins, destinations) == origins
		kinds := []string{country}
		others := []string{country, residual}
		originKinds, hostKinds := kinds, others
		if in {
			originKinds, hostKinds = others, kinds
		}
		p := point{indicator: "students-by-destination", kind: ofFlow, place: r.place("origin", originKinds...), partner: r.place("host", hostKinds...),
			source: source, year: r.year("year"), value: r.number("students", anyNumber), origin: r.origin()}
		estimate := strings.Contains(p.value, ".")
		switch r.oneOf("qualifier", "", "includes other categories", "national estimate", "UIS estimate", "includes other categories; national estimate") {
		case "includes other categories":
			p.remark = "uis-other-categories"
		case "national estimate":
			estimate, p.remark = true, "uis-national-estimate"
		case "UIS estimate":
			estimate, p.remark = true, "uis-estimate"
		case "includes other categories; national estimate":
			estimate, p.remark = true, "uis-national-estimate-other"
		case "":
			if estimate {
				p.remark = "uis-decimals"
			}
		}
		if estimate {
			p.flag("[e]", "")
		}
		if in {
			p.indicator = "students-by-origin"
			into = append(into, p)
		} else {
			out = append(out, p)
		}
	}
	return slices.Concat(points, into, out)
}
