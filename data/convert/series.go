package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"slices"
	"strings"
)

// point is a row of a table of series: one value of one year.
type point struct {
	indicator, kind, place, partner, field, source, segment string
	year, value, flags, remark                              string
	origin                                                  string // the row of the file, see row.origin
}

// The kinds of subject, as in a Data Package.
const (
	ofPlace   = "place"
	ofPair    = "pair"
	ofRanking = "ranking"
	ofFlow    = "flow"
)

// notAvailable is the code of a value that there is not.
const notAvailable = "[x]"

// flag adds a code of care.
func (p *point) flag(code, remark string) {
	p.flags = strings.TrimPrefix(p.flags+","+code, ",")
	if remark != "" {
		p.remark = remark
	}
}

// outOfLine flags the point as one that nothing is compared with, where there
// is a remark that says so.
func (p *point) outOfLine(remark string) {
	if remark != "" {
		p.flag("[u]", remark)
	}
}

// missing makes the point one without a value, for a reason.
func (p *point) missing(remark string) { p.value, p.remark = notAvailable, remark }

// originColumn says from which row of which file a value was read.
const originColumn = "origin"

// header of a table of series.
var header = []string{"indicator", "kind", "place", "partner", "field", "source", "segment", "year", "value", "flags", "remark", originColumn}

// write puts the rows of each series together, in order of the year; series
// stand in the order in which they first appear.
func write(points []point) []byte {
	type key struct{ indicator, kind, place, partner, field, source, segment string }
	order := map[key]int{}
	keyOf := func(p point) key {
		return key{p.indicator, p.kind, p.place, p.partner, p.field, p.source, p.segment}
	}
	for _, p := range points {
		if _, known := order[keyOf(p)]; !known {
			order[keyOf(p)] = len(order)
		}
	}
	slices.SortStableFunc(points, func(x, y point) int {
		return cmp.Or(cmp.Compare(order[keyOf(x)], order[keyOf(y)]), cmp.Compare(x.year, y.year))
	})
	rows := [][]string{header}
	for _, p := range points {
		rows = append(rows, []string{p.indicator, p.kind, p.place, p.partner, p.field, p.source, p.segment, p.year, p.value, p.flags, p.remark, p.origin})
	}
	return lines(rows)
}

// lines writes rows as CSV.
func lines(rows [][]string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.WriteAll(rows); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

// openalex is the source of works; lastOpenAlexYear was collected while it was
// still growing.
const (
	openalex         = "openalex-2024-08"
	provisionalYear  = "2023"
	provisionalWords = "openalex-provisional"
)

func provisional(p point) point {
	if p.year == provisionalYear {
		p.flag("[p]", provisionalWords)
	}
	return p
}

// A year of a pair is out of line by so much, of 1, where the years beside it
// have as many works. The steward's flag says it of the years between the
// first and the last by the same measure.
const (
	outOfLine = 0.15
	fewWorks  = 300
	spike     = "spike"
	endSpike  = "spike-at-end"
)
