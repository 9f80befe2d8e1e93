package main

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"

	"bilateral/data"
)

// beside are the works of the year before and of the year after, and which of
// them there are.
func beside(works map[pairYear]int, k pairYear) (before, after int, hasBefore, hasAfter bool) {
	year, _ := strconv.Atoi(k.year)
	at := func(year int) (int, bool) {
		n, ok := works[pairYear{k.place, k.partner, strconv.Itoa(year)}]
		return n, ok
	}
	before, hasBefore = at(year - 1)
	after, hasAfter = at(year + 1)
	return before, after, hasBefore, hasAfter
}

// median is how much the works of an end of the years differ from those of the
// year beside it, for the pair in the middle of all.
func (c *converter) median(year string) float64 {
	var changes []float64
	for k, n := range c.works {
		if before, after, _, _ := beside(c.works, k); k.year == year && before+after > 0 {
			changes = append(changes, float64(n)/float64(before+after)-1)
		}
	}
	slices.Sort(changes)
	return data.Median(changes)
}

// judge returns the remark on a year that is out of line, "" for none: one
// that leaves both years beside it, or, where there is only one as the years
// end there, leaves that by more than the median pair does. A year beside
// which one is not known is not judged.
func (c *converter) judge(works map[pairYear]int, k pairYear) string {
	n := float64(works[k])
	before, after, hasBefore, hasAfter := beside(works, k)
	least, most := float64(min(before, after)), float64(max(before, after))
	median, isEnd := c.medians[k.year]
	switch {
	case most < fewWorks:
	case isEnd && math.Abs(n/most-1-median) > outOfLine:
		return endSpike
	case !isEnd && hasBefore && hasAfter && (n > (1+outOfLine)*most || n < (1-outOfLine)*least):
		return spike
	}
	return ""
}

// jointWorks are the works of each pair and the international works of each
// place. Every pair must have every year, in one file or the other.
func (c *converter) jointWorks() []point {
	c.works, c.spikes, c.medians = map[pairYear]int{}, map[pairYear]string{}, map[string]float64{}
	var points []point
	seen := map[pairYear]bool{}
	pairs, years := map[[2]string]bool{}, map[string]bool{}
	t := c.open("openalex_pairs.csv", []string{"place", "partner", "year"}, "place", "partner", "year", "works", "flag")
	c.uses(t, openalex)
	add := func(r row) (point, pairYear) {
		k := pairYear{r.place("place", country), r.place("partner", country), r.year("year")}
		if k.place >= k.partner {
			r.fault("partner", "a place after \""+k.place+"\" in the alphabet")
			k.place, k.partner = k.partner, k.place
		}
		seen[k], pairs[[2]string{k.place, k.partner}], years[k.year] = true, true, true
		p := point{indicator: "joint-works", kind: ofPair, place: k.place, partner: k.partner, source: openalex, year: k.year, origin: r.origin()}
		p.value = r.number("works", wholeNumber)
		c.works[k], _ = strconv.Atoi(p.value)
		return p, k
	}
	for _, r := range t.rows {
		p, k := add(r)
		if p.value == "0" {
			r.fault("works", "a number above zero: pairs without works stand in openalex_pairs_zero.csv")
		}
		c.spikes[k] = r.oneOf("flag", "", spike)
		points = append(points, provisional(p))
	}
	zero := c.open("openalex_pairs_zero.csv", []string{"place", "partner", "year"}, "place", "partner", "year", "works")
	for _, r := range zero.rows {
		k := pairYear{r.get("place"), r.get("partner"), r.get("year")}
		if seen[k] {
			r.fault("year", "a pair and year that openalex_pairs.csv does not have")
		}
		p, _ := add(r)
		if p.value != "0" {
			r.fault("works", "0")
		}
		points = append(points, p)
	}
	inOrder := slices.Sorted(maps.Keys(years))
	// Without the whole key, a row of any pair and year may be among those that
	// could not be read.
	if key := []string{"place", "partner", "year"}; t.whole(key...) && zero.whole(key...) {
		c.expectPairs(t, slices.SortedFunc(maps.Keys(pairs), func(x, y [2]string) int { return slices.Compare(x[:], y[:]) }), inOrder, seen)
	}
	if len(inOrder) > 0 {
		for _, end := range []string{inOrder[0], inOrder[len(inOrder)-1]} {
			c.medians[end] = c.median(end)
		}
	}
	for i := range points {
		p := &points[i]
		k := pairYear{p.place, p.partner, p.year}
		if _, isEnd := c.medians[p.year]; isEnd && c.spikes[k] == "" {
			c.spikes[k] = c.judge(c.works, k)
		}
		p.outOfLine(c.spikes[k])
	}
	works := c.open("openalex_international_works.csv", []string{"place", "year"}, "place", "year", "works")
	for _, r := range works.rows {
		points = append(points, provisional(point{indicator: "international-works", kind: ofPlace, place: r.place("place", country),
			source: openalex, year: r.year("year"), value: r.number("works", wholeNumber), origin: r.origin()}))
	}
	// The zeros come after the rest in the files and among it in the table.
	slices.SortStableFunc(points, func(x, y point) int {
		return cmp.Or(-cmp.Compare(x.indicator, y.indicator), cmp.Compare(x.place, y.place), cmp.Compare(x.partner, y.partner))
	})
	return points
}

// expectPairs tells of each pair and year that is in neither file.
func (c *converter) expectPairs(t *table, pairs [][2]string, years []string, seen map[pairYear]bool) {
	var missing []string
	for _, pair := range pairs {
		for _, year := range years {
			if !seen[pairYear{pair[0], pair[1], year}] {
				missing = append(missing, pair[0]+", "+pair[1]+", "+year)
			}
		}
	}
	for _, row := range missing {
		c.fault(t, 0, "year", row, "a row for this pair and year here or in openalex_pairs_zero.csv")
		c.faults[len(c.faults)-1].Cause = oneCause(len(missing), "rows are missing")
	}
}

// southSudan is the fault of the source that the steward's note is about.
const southSudan = "SSD"

// partnerRanks are the first partners of a place and their works. A rank of a
// year whose works are out of line is so too. Of partners whose pairs have no
// file of their own the works here are judged. Its steps share what was read of
// the file: apart they would hand each other five maps.
func (c *converter) partnerRanks() []point {
	var ranks, works []point
	t := c.open("openalex_partner_rank.csv", []string{"place", "year", "rank"}, "place", "partner", "year", "rank", "works", "tied", "note")
	last, ranked := map[[2]string]row{}, map[[2]string]int{}
	partners, judged := map[pairYear]bool{}, map[pairYear]int{}
	inOrder := t.whole("place", "year", "rank") // else a rank may be missing
	for _, r := range t.rows {
		if n, err := strconv.Atoi(r.get("works")); err == nil {
			judged[pairYear{r.get("place"), r.get("partner"), r.get("year")}] = n
		}
	}
	for _, r := range t.rows {
		place, partner, year := r.place("place", country), r.place("partner", country), r.year("year")
		if k := (pairYear{place, partner, year}); partners[k] {
			r.fault("partner", "each partner once in a year")
		} else {
			partners[k] = true
		}
		p := point{kind: ofRanking, place: place, partner: partner, source: openalex, year: year, origin: r.origin()}
		rank, w := p, p
		rank.indicator, rank.value = "partner-works-rank", r.number("rank", wholeNumber)
		w.indicator, w.value = "partner-works", r.number("works", wholeNumber)
		before, known := last[[2]string{place, year}]
		at, _ := strconv.Atoi(rank.value)
		if known {
			less, _ := strconv.Atoi(before.get("works"))
			if n, err := strconv.Atoi(w.value); err == nil && n > less {
				r.fault("works", "no more than the partner before it has, "+before.get("works"))
			}
		}
		// After one that is out of order, nobody knows which the next should be.
		if want := ranked[[2]string{place, year}] + 1; want > 0 && rank.value != "" && at != want && inOrder {
			r.fault("rank", strconv.Itoa(want)+", the rank after that of the row before")
			ranked[[2]string{place, year}] = -1
		} else if want > 0 {
			ranked[[2]string{place, year}] = want
		}
		last[[2]string{place, year}] = r
		switch {
		case partner == southSudan && r.get("note") != "":
			rank.missing("south-sudan")
			w.missing("south-sudan")
			ranks, works = append(ranks, rank), append(works, w)
			continue
		case r.get("note") != "":
			r.fault("note", "no note that this program does not know")
		}
		if r.oneOf("tied", "", "yes") == "yes" {
			rank.flag("[t]", "")
		}
		pair := pairYear{place, partner, year}
		if partner < place {
			pair.place, pair.partner = partner, place
		}
		remark, known := c.spikes[pair]
		if !known {
			remark = c.judge(judged, pairYear{place, partner, year})
		}
		rank, w = provisional(rank), provisional(w)
		rank.outOfLine(remark)
		w.outOfLine(remark)
		ranks, works = append(ranks, rank), append(works, w)
	}
	return append(ranks, works...)
}
