package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// point is a row of a table of series: one value of one year.
type point struct {
	indicator, kind, place, partner, field, source, segment string
	year, value, flags, remark                              string
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

// header of a table of series.
var header = []string{"indicator", "kind", "place", "partner", "field", "source", "segment", "year", "value", "flags", "remark"}

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
		rows = append(rows, []string{p.indicator, p.kind, p.place, p.partner, p.field, p.source, p.segment, p.year, p.value, p.flags, p.remark})
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
	if len(changes) == 0 {
		return 0
	}
	return (changes[(len(changes)-1)/2] + changes[len(changes)/2]) / 2
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
		p := point{indicator: "joint-works", kind: ofPair, place: k.place, partner: k.partner, source: openalex, year: k.year}
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
	if key := []string{"place", "partner", "year"}; !t.whole(key...) || !zero.whole(key...) {
		pairs = nil // a row of any pair and year may be among those that could not be read
	}
	var missing []string
	for _, pair := range slices.SortedFunc(maps.Keys(pairs), func(x, y [2]string) int { return slices.Compare(x[:], y[:]) }) {
		for _, year := range slices.Sorted(maps.Keys(years)) {
			if !seen[pairYear{pair[0], pair[1], year}] {
				missing = append(missing, pair[0]+", "+pair[1]+", "+year)
			}
		}
	}
	for _, row := range missing {
		c.fault(t, 0, "year", row, "a row for this pair and year here or in openalex_pairs_zero.csv")
		c.faults[len(c.faults)-1].Cause = oneCause(len(missing), "rows are missing")
	}
	if len(years) > 0 {
		inOrder := slices.Sorted(maps.Keys(years))
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
			source: openalex, year: r.year("year"), value: r.number("works", wholeNumber)}))
	}
	// The zeros come after the rest in the files and among it in the table.
	slices.SortStableFunc(points, func(x, y point) int {
		return cmp.Or(-cmp.Compare(x.indicator, y.indicator), cmp.Compare(x.place, y.place), cmp.Compare(x.partner, y.partner))
	})
	return points
}

// southSudan is the fault of the source that the steward's note is about.
const southSudan = "SSD"

// partnerRanks are the first partners of a place and their works. A rank of a
// year whose works are out of line is so too. Of partners whose pairs have no
// file of their own the works here are judged.
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
		p := point{kind: ofRanking, place: place, partner: partner, source: openalex, year: year}
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

// editions are the sources of the editions of NCSES.
var editions = map[string]string{"2020": "ncses-2020", "2022": "ncses-2022", "2024": "ncses-2024"}

// edition returns the source of a row, which must be that of its edition.
func (r row) edition() string {
	source := r.source("source")
	if want, known := editions[r.get("edition")]; !known {
		r.oneOf("edition", "2020", "2022", "2024")
	} else if want != source {
		r.fault("source", want+", the source of this edition")
	}
	return source
}

// jointArticles are the joint articles and the index of collaboration of each
// pair, and the totals of the same edition. A pair stands in the file once for
// each of its places that has a table there; both must say the same.
func (c *converter) jointArticles() []point {
	var articles, indexes, totals []point
	t := c.open("ncses_pairs.csv", []string{"edition", "place", "partner", "year"},
		"edition", "place", "partner", "year", "articles", "index_of_collaboration", "source")
	type pair struct{ edition, place, partner, year string }
	seen := map[pair]row{}
	for _, r := range t.rows {
		k := pair{r.get("edition"), r.place("place", country), r.place("partner", country), r.year("year")}
		if k.place == k.partner {
			r.fault("partner", "another place than in the column place")
		}
		if k.partner < k.place {
			k.place, k.partner = k.partner, k.place
		}
		p := point{kind: ofPair, place: k.place, partner: k.partner, source: r.edition(), year: k.year}
		number, index := p, p
		number.indicator, number.value = "joint-articles", r.number("articles", wholeNumber)
		index.indicator, index.value = "collaboration-index", r.number("index_of_collaboration", anyNumber)
		if other, twice := seen[k]; twice {
			for _, column := range []string{"articles", "index_of_collaboration"} {
				if r.get(column) != other.get(column) {
					r.fault(column, other.get(column)+", as in row "+strconv.Itoa(other.at)+", which is of the same pair")
				}
			}
			continue
		}
		seen[k] = r
		articles, indexes = append(articles, number), append(indexes, index)
	}
	t = c.open("ncses_pair_totals.csv", []string{"edition", "place", "year"},
		"edition", "place", "year", "total_articles", "international_articles", "source")
	c.totals = map[string]string{}
	for _, r := range t.rows {
		p := point{kind: ofPlace, place: r.place("place", country, aggregate), source: r.edition(), year: r.year("year")}
		total, international := p, p
		total.indicator, total.value = "edition-articles", r.number("total_articles", wholeNumber)
		international.indicator, international.value = "edition-international-articles", r.number("international_articles", wholeNumber)
		r.atMost("international_articles", "total_articles")
		c.totals[p.source+" "+p.place+" "+p.year+" total"] = total.value
		c.totals[p.source+" "+p.place+" "+p.year+" international"] = international.value
		totals = append(totals, total, international)
	}
	slices.SortStableFunc(totals, func(x, y point) int { return cmp.Compare(x.indicator, y.indicator) })
	return slices.Concat(articles, indexes, totals)
}

// atMost checks that a part is not greater than its whole.
func (r row) atMost(part, whole string) {
	x, errX := strconv.ParseFloat(r.get(part), 64)
	y, errY := strconv.ParseFloat(r.get(whole), 64)
	if errX == nil && errY == nil && x > y {
		r.fault(part, "no more than in the column "+whole+", "+r.get(whole))
	}
}

// latestEdition is the source of the tables by year.
const latestEdition = "ncses-2024"

// articles are the articles of each place by who wrote them.
func (c *converter) articles() []point {
	t := c.open("ncses_articles.csv", []string{"place", "year"}, "place", "year", "total", "multiple_institutions", "domestic_only", "international")
	c.uses(t, latestEdition)
	columns := []struct{ column, indicator string }{{"total", "articles"}, {"international", "international-articles"},
		{"domestic_only", "domestic-articles"}, {"multiple_institutions", "articles-of-several-institutions"}}
	byColumn := make([][]point, len(columns))
	for _, r := range t.rows {
		place, year := r.place("place", country, aggregate), r.year("year")
		for i, col := range columns {
			value := r.number(col.column, wholeNumber)
			if want, known := c.totals[latestEdition+" "+place+" "+year+" "+col.column]; known && value != want && value != "" {
				r.fault(col.column, want+", as in ncses_pair_totals.csv")
			}
			if col.column == "total" {
				c.totals[latestEdition+" "+place+" "+year+" total"] = value
			} else {
				r.atMost(col.column, "total")
			}
			byColumn[i] = append(byColumn[i], point{indicator: col.indicator, kind: ofPlace, place: place, source: latestEdition, year: year, value: value})
		}
		if !fits(r.get("domestic_only"), r.get("international"), r.get("total")) {
			r.fault("total", "no less than domestic_only and international together")
		}
	}
	return slices.Concat(byColumn...)
}

// fits reports whether two whole numbers together are no more than a third;
// true when one of them is no number, which is a fault of its own.
func fits(a, b, whole string) bool {
	x, errX := strconv.Atoi(a)
	y, errY := strconv.Atoi(b)
	z, errZ := strconv.Atoi(whole)
	return errX != nil || errY != nil || errZ != nil || x+y <= z
}

// fieldIDs are the fields of science of NCSES.
var fieldIDs = []struct{ name, id string }{
	{"all fields", "all-fields"},
	{"agricultural sciences", "agriculture"},
	{"astronomy and astrophysics", "astronomy"},
	{"biological and biomedical sciences", "biology"},
	{"chemistry", "chemistry"},
	{"computer and information sciences", "computing"},
	{"engineering", "engineering"},
	{"geosciences, atmospheric sciences, and ocean sciences", "geosciences"},
	{"health sciences", "health"},
	{"materials science", "materials"},
	{"mathematics and statistics", "mathematics"},
	{"natural resources and conservation", "natural-resources"},
	{"physics", "physics"},
	{"psychology", "psychology"},
	{"social sciences", "social-sciences"},
}

// lastCitedYear is the last year with a share among the most cited: citations
// are counted for at least two years.
const lastCitedYear = "2020"

// fields are the articles of each field and their share among the most cited.
func (c *converter) fields() []point {
	names := make([]string, len(fieldIDs))
	for i := range fieldIDs {
		names[i] = fieldIDs[i].name
	}
	t := c.open("ncses_fields.csv", []string{"place", "field", "year"}, "place", "field", "year", "articles_whole_count", "share_in_world_top1pct_cited")
	var articles, cited []point
	for _, r := range t.rows {
		place, year := r.place("place", country, aggregate), r.year("year")
		p := point{kind: ofPlace, place: place, source: latestEdition, year: year}
		if i := slices.Index(names, r.oneOf("field", names...)); i >= 0 {
			p.field = fieldIDs[i].id
		}
		number, share := p, p
		number.indicator, number.value = "field-articles", r.number("articles_whole_count", wholeNumber)
		if want, known := c.totals[latestEdition+" "+place+" "+year+" total"]; known && p.field == "all-fields" && number.value != want && number.value != "" {
			r.fault("articles_whole_count", want+", the total in ncses_articles.csv")
		}
		share.indicator = "top-cited-share"
		value, missing := r.optionalNumber("share_in_world_top1pct_cited")
		switch share.value = value; {
		case missing && year > lastCitedYear:
			share.missing("citations-too-young")
		case missing:
			share.missing("ncses-not-published")
		}
		articles, cited = append(articles, number), append(cited, share)
	}
	return append(articles, cited...)
}

// worldBank are the indicators of the World Bank, in the order of the table.
var worldBank = []struct{ code, id, unit string }{
	{"GB.XPD.RSDV.GD.ZS", "rd-spending", "% of GDP"},
	{"SP.POP.SCIE.RD.P6", "researchers-per-million", "per million people"},
	{"IP.JRN.ARTC.SC", "fractional-articles", "articles (fractional count)"},
	{"IP.PAT.RESD", "resident-patents", "applications"},
	{"SE.TER.ENRR", "tertiary-enrolment", "% gross"},
	{"SE.XPD.TOTL.GD.ZS", "education-spending", "% of GDP"},
	{"NY.GDP.MKTP.CD", "gdp", "current US$"},
	{"NY.GDP.PCAP.PP.CD", "gdp-per-head", "current international $"},
	{"SP.POP.TOTL", "population", "people"},
}

// breaks are the jumps that are known to be breaks, with their remarks.
var breaks = map[pairYear]string{
	{"GB.XPD.RSDV.GD.ZS", "GBR", "2014"}: "rd-break-2014",
	{"GB.XPD.RSDV.GD.ZS", "GBR", "2018"}: "rd-break-2018",
}

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
		p := point{kind: ofPlace, place: r.place("place", country, aggregate), source: source, year: r.year("year"), value: r.number("value", anyNumber)}
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
			source: r.source("source"), year: r.year("year"), value: r.number("students", wholeNumber)}
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
			source: source, year: r.year("year"), value: r.number("students", anyNumber)}
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
