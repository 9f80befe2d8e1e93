package main

import (
	"cmp"
	"slices"
	"strconv"
)

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
		p := point{kind: ofPair, place: k.place, partner: k.partner, source: r.edition(), year: k.year, origin: r.origin()}
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
		p := point{kind: ofPlace, place: r.place("place", country, aggregate), source: r.edition(), year: r.year("year"), origin: r.origin()}
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
			byColumn[i] = append(byColumn[i], point{indicator: col.indicator, kind: ofPlace, place: place, source: latestEdition, year: year, value: value, origin: r.origin()})
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
		p := point{kind: ofPlace, place: place, source: latestEdition, year: year, origin: r.origin()}
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
