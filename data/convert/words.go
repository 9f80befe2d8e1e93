package main

import (
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// convertPlaces makes the table of places, each once, and learns their kinds.
// The places of the deck are in the descriptor and left out.
func (c *converter) convertPlaces() []byte {
	short := map[string]row{}
	for _, r := range c.open("short_names.csv", []string{"code"}, "code", "en", "ja", "prose_en").rows {
		short[r.get("code")] = r
	}
	others := map[string]row{}
	for _, r := range c.open("other_names.csv", []string{"code"}, "code", "names").rows {
		others[r.get("code")] = r
	}
	t := c.open("places.csv", []string{"label_as_found", "file"}, "label_as_found", "file", "code", "kind", "name_en", "name_ja", "reading_ja", "note")
	first := map[string]row{}
	kinds := map[string]string{country: "country", aggregate: "aggregate", residual: "residual"}
	var rows [][]string
	for _, r := range t.rows {
		code := r.get("code")
		if !codeForm.MatchString(code) {
			r.fault("code", "three capital letters, as in ISO 3166-1 alpha-3")
		}
		if other, known := first[code]; known {
			for _, column := range []string{"kind", "name_en", "name_ja", "reading_ja"} {
				if r.get(column) != other.get(column) {
					r.fault(column, other.get(column)+", as in row "+strconv.Itoa(other.at)+", which has the same code")
				}
			}
			continue
		}
		first[code] = r
		c.places[code] = r.oneOf("kind", country, aggregate, residual)
		for _, column := range []string{"name_en", "name_ja"} {
			if r.get(column) == "" {
				r.fault(column, "a name")
			}
		}
		if r.get("reading_ja") == "" {
			r.fault("reading_ja", "the Japanese name in kana")
		}
		if slices.Contains(deckPlaces, code) {
			continue
		}
		en, ja := r.get("name_en"), r.get("name_ja")
		shortEN, shortJA, proseEN, proseJA := en, ja, "", ""
		if s, given := short[code]; given {
			shortEN, shortJA = s.get("en"), s.get("ja")
			if proseEN = s.get("prose_en"); proseEN != "" {
				proseJA = shortJA
			}
		}
		rows = append(rows, []string{code, en, ja, shortEN, shortJA, proseEN, proseJA, kinds[r.get("kind")], r.get("reading_ja"), others[code].get1("names")})
	}
	for _, names := range []map[string]row{short, others} {
		for code, r := range names {
			if _, known := first[code]; !known {
				r.unknown("code", code, t, "code", "a code that places.csv has")
			}
		}
	}
	slices.SortFunc(rows, func(x, y []string) int { return strings.Compare(x[0], y[0]) })
	return lines(append([][]string{{"id", "name", "name@ja", "shortName", "shortName@ja", "proseName", "proseName@ja", "kind", "reading", "otherNames"}}, rows...))
}

var codeForm = regexp.MustCompile(`^[A-Z]{3}$`)

// deckPlaces are the places of the deck, which the descriptor itself has.
var deckPlaces = []string{"GBR", "JPN"}

// deckSource is the deck, which the descriptor itself has.
const deckSource = "deck"

// What the steward writes where a source says nothing.
var silence = []string{"", "none stated", "none read", "not stated", "not stated on what was read", "not recorded", "not read", "no licence read"}

// singleFigures are the terms of a source of which no licence was read.
const singleFigures = "No licence was read. Single figures are quoted as facts, with their source."

var (
	addressForm = regexp.MustCompile(`^https?://[^/]+/`)
	dayForm     = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
	beforeForm  = regexp.MustCompile(`before ([0-9]{4}-[0-9]{2}-[0-9]{2}) \(day not recorded\)$`)
)

// convertSources makes the table of the sources whose figures may be shown.
func (c *converter) convertSources() []byte {
	for _, r := range c.open(translations, []string{"en"}, "en", "ja").rows {
		if r.get("ja") == "" {
			r.fault("ja", "the text in Japanese")
		}
		c.japanese[r.get("en")] = r.get("ja")
	}
	t := c.open("sources.csv", []string{"id"}, "id", "publisher", "title", "edition_or_date", "address", "read_from", "tables", "date_read", "licence",
		"licence_address", "counting_method", "database", "coverage", "conversion_note", "publishable", "why")
	byID := map[string]row{}
	for _, r := range t.rows {
		byID[r.get("id")] = r
	}
	names := map[string]row{}
	for _, r := range c.open("source_names.csv", []string{"id"}, "id", "en", "ja").rows {
		names[r.get("id")] = r
	}
	rows := [][]string{{"id", "title", "title@ja", "publisher", "publisher@ja", "shortName", "shortName@ja", "address", "read", "readBefore", "database", "date",
		"countingMethod", "licence", "licenceAddress", "terms", "terms@ja", "readFrom", "readFrom@ja", "conversion", "conversion@ja", "checks", "checks@ja", "tables", "singleFigures"}}
	for _, r := range t.rows {
		id := r.get("id")
		shown := r.oneOf("publishable", "yes", "single figures only", "no") != "no"
		c.sources[id] = shown
		if !shown || id == deckSource {
			continue
		}
		publisher := r.get("publisher")
		if other, as := strings.CutPrefix(publisher, "as "); as {
			publisher = byID[other].get1("publisher")
			if publisher == "" {
				r.unknown("publisher", publisher, t, "id", "\"as\" and the id of a source of this file")
			}
		}
		read, before := r.get("date_read"), ""
		if m := beforeForm.FindStringSubmatch(read); m != nil {
			read, before = m[1], "true"
		} else if !dayForm.MatchString(read) {
			r.fault("date_read", "a day as YYYY-MM-DD, or \"before YYYY-MM-DD (day not recorded)\"")
		}
		licenceAddress := r.get("licence_address")
		if slices.Contains(silence, licenceAddress) {
			licenceAddress = ""
		}
		terms := ""
		if slices.Contains(silence, r.get("licence")) {
			terms = singleFigures
		}
		title, from := r.get("title"), r.get("read_from")
		conversion, checks := conversionOf(r.get("conversion_note"))
		single := ""
		if r.get("publishable") != "yes" {
			single = "true"
		}
		rows = append(rows, []string{id, title, r.nameInJapanese("title", title), publisher, r.nameInJapanese("publisher", publisher),
			names[id].get1("en"), names[id].get1("ja"), r.get("address"), read, before, r.statement("database"), r.statement("edition_or_date"),
			r.statement("counting_method"), r.statement("licence"), licenceAddress, terms, r.inJapanese("licence", terms),
			from, r.inJapanese("read_from", from), conversion, r.inJapanese("conversion_note", conversion), checks, r.inJapanese("conversion_note", checks), r.addresses("tables"), single})
	}
	for id, r := range names {
		if _, known := byID[id]; !known {
			r.unknown("id", id, t, "id", "the id of a source of sources.csv")
		}
	}
	return lines(rows)
}

// addresses returns the addresses in a column, which stand there with a space between.
func (r row) addresses(column string) string {
	for address := range strings.FieldsSeq(r.get(column)) {
		if !addressForm.MatchString(address) {
			r.fault(column, "addresses as https://…, with a space between")
		}
	}
	return r.get(column)
}

// nameInJapanese returns the Japanese title of a work, or the name of who
// published it; "" for one that has none, which translations.csv says by
// repeating it: it is cited in its own language.
func (r row) nameInJapanese(column, name string) string {
	if ja := r.inJapanese(column, name); ja != name {
		return ja
	}
	return ""
}

// conversionOf parts the steward's note on how figures came into his files from
// what was compared to see that none was changed on the way.
func conversionOf(note string) (conversion, checks string) {
	if note == "none" {
		return "", ""
	}
	if before, after, both := strings.Cut(note, ". Checks passed: "); both {
		return before, after
	}
	if strings.Contains(note, " equal ") {
		return "", note
	}
	return note, ""
}

// get1 is get for a row that may not be there.
func (r row) get1(column string) string {
	if r.t == nil {
		return ""
	}
	return r.get(column)
}

// statement writes what a source states, or that it does not.
func (r row) statement(column string) string {
	text := r.get(column)
	if slices.Contains(silence, text) {
		return `{"notStated":true}`
	}
	return `{"stated":{"":` + quoted(text) + `,"ja":` + quoted(r.inJapanese(column, text)) + `}}`
}

// quoted writes a text as JSON.
func quoted(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		panic(err) // a builder takes every string
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// measures are what single figures measure: the steward's words, the id in the
// package, the unit, and whose value it is.
var measures = []struct{ words, id, unit, kind string }{
	{"JASSO: students from UK in Japan (HE + language schools), 1 May", "jasso-students-on-1-may", "students", ofFlow},
	{"JASSO: all international students in Japan, 1 May", "jasso-students-on-1-may", "students", ofFlow},
	{"JASSO: Japanese students abroad known to Japanese universities (any length)", "jasso-students-abroad", "students, fiscal year", ofFlow},
	{"JASSO: Japanese students in UK under exchange agreements", "jasso-students-under-agreements", "students, fiscal year", ofFlow},
	{"JASSO: Japanese students in UK, own arrangements", "jasso-students-on-their-own", "students, fiscal year", ofFlow},
	{"HESA: UK-domiciled students with a period of mobility in Japan", "hesa-students-abroad", "students (estimated)", ofFlow},
	{"MEXT: overseas researchers accepted in Japan, total", "mext-researchers-accepted", "researchers, fiscal year", ofFlow},
	{"MEXT: overseas researchers accepted in Japan, short-term", "mext-researchers-accepted-short", "researchers, fiscal year", ofFlow},
	{"MEXT: overseas researchers accepted in Japan, mid/long-term", "mext-researchers-accepted-long", "researchers, fiscal year", ofFlow},
	{"MEXT: Japanese researchers dispatched abroad, total", "mext-researchers-sent", "researchers, fiscal year", ofFlow},
	{"MEXT: Japanese researchers dispatched abroad, short-term", "mext-researchers-sent-short", "researchers, fiscal year", ofFlow},
	{"MEXT: Japanese researchers dispatched abroad, mid/long-term", "mext-researchers-sent-long", "researchers, fiscal year", ofFlow},
	{"Share of publications with international collaboration (Web of Science)", "wos-international-share", "percent", ofPlace},
	{"Share of world publications with international collaboration (Web of Science)", "wos-international-share", "percent", ofPlace},
	{"Nature Index: international partnerships involving Japanese researchers", "nature-index-partnerships", "partnerships", ofPlace},
	{"Nature Index: share of Japan articles with international co-authors", "nature-index-international-share", "percent", ofPlace},
	{"UK-China co-authored papers (Web of Science)", "wos-joint-papers", "papers", ofPair},
	{"Share of UK publications with an international co-author", "dsit-international-share", `percent ("just over 60%")`, ofPlace},
	{"R&D target: total R&D spend as a share of GDP", "rd-target-share", "% of GDP", ofPlace},
	{"R&D target: government R&D investment over five years", "rd-target-government", "trillion yen", ofPlace},
	{"R&D target: government and private R&D investment over five years", "rd-target-total", "trillion yen", ofPlace},
}

// periods are the kinds of period in the steward's words.
var periods = map[string]string{
	"calendar year": "years", "span of years": "years", "on 1 May": "day", "fiscal year, April to March": "fiscal-years",
	"academic year": "academic-year", "12 months to 31 October 2018": "year-to", "target year": "target", "fiscal years, sum": "fiscal-years",
}

var (
	spanForm     = regexp.MustCompile(`^((?:19|20)[0-9]{2})(?:-((?:19|20)[0-9]{2})|/([0-9]{2}))?$`)
	additionForm = regexp.MustCompile(`([0-9][0-9,]*) ([-+]) ([0-9][0-9,]*) = ([0-9][0-9,]*)`)
)

// facts are the single figures that may be shown: a step a column.
func (c *converter) facts() []byte {
	t := c.open("facts_from_pages.csv", []string{"indicator", "origin", "host", "place", "partner", "year"}, "indicator", "origin", "host", "place",
		"partner", "year", "period", "value", "unit", "status", "source", "source_text", "url", "note", "confirmed_by", "publishable", "publishable_why")
	rows := [][]string{{"measure", "kind", "place", "partner", "start", "end", "period", "day", "value", "source", "flags", "remark", "arithmetic", originColumn}}
	words := make([]string, len(measures))
	for i := range measures {
		words[i] = measures[i].words
	}
	for _, r := range t.rows {
		if r.oneOf("publishable", "yes", "single figures only", "no") == "no" {
			continue
		}
		i := slices.Index(words, r.get("indicator"))
		if i < 0 {
			r.fault("indicator", "a measure that this program knows")
			continue
		}
		m := measures[i]
		r.oneOf("unit", m.unit)
		place, partner := "", ""
		switch m.kind {
		case ofFlow:
			place, partner = r.place("origin", country, aggregate), r.place("host", country, aggregate)
		case ofPair:
			place, partner = r.place("place", country), r.place("partner", country)
			if partner < place {
				place, partner = partner, place
			}
		case ofPlace:
			place = r.place("place", country, aggregate)
		}
		start, end := r.get("year"), r.get("year")
		if span := spanForm.FindStringSubmatch(start); span == nil {
			r.fault("year", "a year, years such as 2016-2020, or 2017/18")
		} else if start, end = span[1], span[1]; span[2] != "" {
			end = span[2]
		} else if span[3] != "" {
			end = start[:2] + span[3]
		}
		period, known := periods[r.get("period")]
		if !known {
			r.fault("period", "a kind of period that this program knows")
		}
		day := ""
		switch period {
		case "day":
			day = start + "-05-01"
		case "year-to":
			day = start + "-10-31"
		}
		value, flags, remark, arithmetic := r.number("value", anyNumber), "", "", ""
		switch {
		case strings.Contains(r.get("note"), "from FY2013"):
			flags, remark = "[b]", "mext-definition-2013"
		case strings.Contains(m.unit, "estimated"):
			flags = "[e]"
		case strings.Contains(m.unit, "just over"):
			remark = "just-over"
		}
		if r.oneOf("status", "published", "derived") == "derived" {
			arithmetic = r.arithmetic(value)
		}
		rows = append(rows, []string{m.id, m.kind, place, partner, start, end, period, day, value, r.source("source"), flags, remark, arithmetic, r.origin()})
	}
	return lines(rows)
}

// arithmetic returns the sum or difference in the note of a derived figure,
// which must give the figure.
func (r row) arithmetic(value string) string {
	m := additionForm.FindStringSubmatch(r.get("note"))
	if m == nil {
		r.fault("note", "the arithmetic of a derived figure, such as 862 - 773 = 89")
		return ""
	}
	number := func(s string) int {
		n, err := strconv.Atoi(strings.ReplaceAll(s, ",", ""))
		if err != nil {
			r.fault("note", "whole numbers in the arithmetic")
		}
		return n
	}
	x, y := number(m[1]), number(m[3])
	sign := "+"
	if m[2] == "-" {
		y, sign = -y, "−"
	}
	if got := strconv.Itoa(x + y); got != value || number(m[4]) != x+y {
		r.fault("value", got+", as the arithmetic in the note gives")
	}
	return m[1] + " " + sign + " " + m[3]
}

var dateForm = regexp.MustCompile(`^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`)

// events are what happened between the two places.
func (c *converter) events() []byte {
	t := c.open("timeline.csv", []string{"date", "event"}, "date", "event", "source", "url", "note", "confirmed_by", "publishable")
	rows := [][]string{{"date", "text", "text@ja", "source"}}
	before := ""
	for _, r := range t.rows {
		if !dateForm.MatchString(r.get("date")) {
			r.fault("date", "a day, a month or a year as YYYY-MM-DD")
		}
		if n := min(len(before), len(r.get("date"))); r.get("date")[:n] < before[:n] {
			r.fault("date", "a date that is not before that of the row above, "+before)
		}
		before = r.get("date")
		if r.oneOf("publishable", "yes", "single figures only", "no") == "no" {
			continue
		}
		event := r.get("event")
		if event == "" {
			r.fault("event", "what happened")
		}
		rows = append(rows, []string{r.get("date"), event, r.inJapanese("event", event), r.source("source")})
	}
	return lines(rows)
}
