package datapackage

import (
	"strings"

	"bilateral/data"
)

// want is what a column of one of our tables must hold.
type want uint8

const (
	wantString want = iota
	wantText        // a text in several languages
	wantNumber
	wantList
	wantObject
	wantTruth
)

// column is a column that the explorer reads; an optional one may be absent
// from the schema.
type column struct {
	name     string
	want     want
	optional bool
}

// The columns of tables that a package may have twice: those of the deck and,
// under a name that starts with open, those of the open evidence beside it.
var (
	placeColumns = []column{{"id", wantString, false}, {"name", wantText, false}, {"shortName", wantText, false}, {"proseName", wantText, true},
		{"kind", wantString, true}, {"reading", wantString, true}, {"otherNames", wantString, true}}
	sourceColumns = []column{{"id", wantString, false}, {"title", wantText, false}, {"publisher", wantText, false},
		{"address", wantString, true}, {"read", wantString, false}, {"readBefore", wantTruth, true}, {"database", wantObject, false},
		{"date", wantObject, false}, {"countingMethod", wantObject, false}, {"licence", wantObject, false}, {"licenceAddress", wantString, true},
		{"terms", wantText, true}, {"readFrom", wantText, true}, {"conversion", wantText, true}, {"checks", wantText, true}, {"tables", wantString, true},
		{"singleFigures", wantTruth, true}}
	indicatorColumns = []column{{"id", wantString, false}, {"topic", wantString, false}, {"collection", wantString, true},
		{"whole", wantString, true}, {"total", wantString, true}, {"of", wantString, true},
		{"label", wantText, false}, {"name", wantText, false}, {"meaning", wantString, false}, {"unit", wantText, false},
		{"decimals", wantNumber, false}, {"benchmark", wantNumber, true}, {"benchmarkLabel", wantText, true}, {"definition", wantText, false},
		{"finding", wantText, true}, {"caveats", wantList, true}, {"formula", wantObject, false}, {"counting", wantObject, false}}
)

// seriesColumns are those of the tables that the property collections of the
// package names: one value of one year a row.
var seriesColumns = []column{{"indicator", wantString, false}, {"kind", wantString, false}, {"place", wantString, false},
	{"partner", wantString, true}, {"field", wantString, true}, {"source", wantString, false}, {"segment", wantNumber, true},
	{"year", wantNumber, false}, {"value", wantNumber, false}, {"flags", wantString, true}, {"remark", wantString, true},
	{"origin", wantString, true}}

// tableColumns are a table that the explorer reads and its columns.
type tableColumns struct {
	table    string
	columns  []column
	optional bool // the package may do without the table
}

// columns are the tables that the explorer reads and their columns, besides
// those of series. Other tables may stand in the package: they are checked
// against their own schema and otherwise left alone.
var columns = []tableColumns{
	{table: "places", columns: placeColumns},
	{table: "open-places", columns: placeColumns, optional: true},
	{table: "fields", columns: []column{{"id", wantString, false}, {"name", wantText, false}, {"all", wantTruth, true}}, optional: true},
	{table: "topics", columns: []column{{"id", wantString, false}, {"label", wantText, false}}},
	{table: "sources", columns: sourceColumns},
	{table: "open-sources", columns: sourceColumns, optional: true},
	{table: "remarks", columns: []column{{"id", wantString, false}, {"text", wantText, false}, {"source", wantString, true}}, optional: true},
	{table: "indicators", columns: indicatorColumns},
	{table: "open-indicators", columns: indicatorColumns, optional: true},
	{table: "changelog", columns: []column{{"version", wantString, false}, {"date", wantString, false}, {"change", wantText, false}}, optional: true},
	{table: "phrases", columns: []column{{"indicator", wantString, false}, {"noun", wantText, true}, {"one", wantText, true}, {"subject", wantText, true},
		{"value", wantText, true}, {"verb", wantText, true}, {"benchmark", wantText, true}, {"without", wantString, true}}, optional: true},
	{table: "observations", columns: []column{{"indicator", wantString, false}, {"kind", wantString, false}, {"place", wantString, false},
		{"partner", wantString, true}, {"start", wantNumber, false}, {"end", wantNumber, false}, {"value", wantNumber, false},
		{"reason", wantText, true}, {"source", wantString, false}, {"label", wantText, true}, {"flags", wantList, true}, {"notes", wantList, true}}},
	{table: "parts", columns: []column{{"id", wantString, false}, {"kind", wantString, false}, {"title", wantText, false}, {"heading", wantText, true}}},
	{table: "messages", columns: []column{{"id", wantString, false}, {"part", wantString, false}, {"heading", wantText, true}, {"text", wantText, false},
		{"evidence", wantList, true}, {"chart", wantString, true}}},
	{table: "measures", columns: []column{{"id", wantString, false}, {"label", wantText, false}, {"unit", wantText, false},
		{"meaning", wantString, false}, {"decimals", wantNumber, false}, {"basis", wantString, false}, {"definition", wantText, false}}, optional: true},
	{table: "facts", columns: []column{{"measure", wantString, false}, {"kind", wantString, false}, {"place", wantString, false},
		{"partner", wantString, true}, {"start", wantNumber, false}, {"end", wantNumber, false}, {"period", wantString, false},
		{"day", wantString, true}, {"value", wantNumber, false}, {"source", wantString, false}, {"flags", wantString, true},
		{"remark", wantString, true}, {"arithmetic", wantString, true}, {"origin", wantString, true}}, optional: true},
	{table: "events", columns: []column{{"date", wantString, false}, {"text", wantText, false}, {"source", wantString, false}}, optional: true},
	{table: "claims", columns: []column{{"id", wantString, false}, {"statement", wantText, true}, {"indicator", wantString, true},
		{"column", wantString, true}, {"message", wantString, true}, {"rule", wantObject, false}, {"checks", wantList, false},
		{"reasons", wantObject, false}, {"clauses", wantObject, true}, {"topic", wantString, true}}, optional: true},
	{table: "contacts", columns: []column{{"kind", wantString, false}, {"label", wantString, false}, {"address", wantString, true}, {"note", wantText, true}}},
}

// types are the field types in which a column may be declared.
func (w want) types() []string {
	switch w {
	case wantString:
		return []string{"string", "date"}
	case wantText:
		return []string{"object", "string"}
	case wantNumber:
		return []string{"number", "integer", "year"}
	case wantList:
		return []string{"array", "list"}
	case wantTruth:
		return []string{"boolean"}
	}
	return []string{"object"}
}

// words gives each named constant of the domain its word in the file.
type words[T comparable] []struct {
	word  string
	value T
}

func (w words[T]) find(word string) (value T, ok bool) {
	for _, e := range w {
		if e.word == word {
			return e.value, true
		}
	}
	return value, false
}

func (w words[T]) String() string {
	all := make([]string, len(w))
	for i, e := range w {
		all[i] = e.word
	}
	return "one of " + strings.Join(all, ", ")
}

var (
	meanings = words[data.Meaning]{{"count", data.Count}, {"ratio-to-world", data.RatioToWorld}, {"growth", data.Growth},
		{"rank", data.Rank}, {"flow", data.Flow}, {"share", data.Share}, {"amount", data.Amount}}
	placeKinds   = words[data.PlaceKind]{{"country", data.Country}, {"aggregate", data.Aggregate}, {"residual", data.Residual}}
	subjectKinds = words[data.SubjectKind]{{"place", data.OfPlace}, {"pair", data.OfPair}, {"ranking", data.OfRanking}, {"flow", data.OfFlow}}
	missingCodes = words[data.Missing]{{"[z]", data.NotApplicable}, {"[x]", data.NotAvailable}, {"[c]", data.Confidential}, {"[low]", data.Low}}
	flagCodes    = words[data.Flag]{{"[b]", data.Break}, {"[e]", data.Estimated}, {"[p]", data.Provisional}, {"[r]", data.Revised},
		{"[u]", data.Unreliable}, {"[t]", data.Tied}}
	partKinds    = words[data.PartKind]{{"reasons", data.ReasonsPart}, {"messages", data.MessagesPart}, {"table", data.TablePart}, {"steps", data.StepsPart}}
	findingKinds = words[data.FindingKind]{{"level", data.FindLevel}, {"change", data.FindChange}, {"multiple", data.FindMultiple}, {"peak", data.FindPeak},
		{"trough", data.FindTrough}, {"record", data.FindRecord}, {"steady", data.FindSteady}, {"return", data.FindReturn},
		{"overtaking", data.FindOvertaking}, {"gap", data.FindGap}, {"lead", data.FindLead}, {"against", data.FindAgainst},
		{"crossing", data.FindCrossing}, {"standing", data.FindStanding}, {"move", data.FindMove}, {"leader", data.FindLeader}, {"steps", data.FindSteps}}
	contactKinds = words[data.ContactKind]{{"email", data.Email}, {"website", data.Website}, {"social", data.SocialAccount}}
)
