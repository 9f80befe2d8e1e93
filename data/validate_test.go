//go:build !js

package data_test

import (
	"math"
	"strings"
	"testing"

	"bilateral/data"
)

func TestAValidDatasetHasNoFaults(t *testing.T) {
	for name, ds := range map[string]*data.Dataset{"the deck": deck(t), "a pair of places": pairOfPlaces()} {
		if faults := ds.Validate(); faults != nil {
			t.Errorf("%s:\n%v", name, faults)
		}
	}
}

func TestDataOfOnePlaceAloneIsValid(t *testing.T) {
	ds := pairOfPlaces()
	ds.Observations = ds.Observations[:1]
	ds.Headlines = nil
	if faults := ds.Validate(); faults != nil {
		t.Error(faults)
	}
}

func TestEachRuleReportsItsFault(t *testing.T) {
	reading := text("Perhaps.")
	for _, c := range []struct {
		name  string
		spoil func(ds *data.Dataset)
		want  string
	}{
		{"no name", func(ds *data.Dataset) { ds.Name = "" }, `package, field "name": expected a name`},
		{"no product", func(ds *data.Dataset) { ds.Product = data.Text{} }, `package, field "explorer.product": expected a text in at least one language`},
		{"one place in both roles", func(ds *data.Dataset) { ds.Roles.B = "AAA"; ds.Headlines = nil }, `package, field "explorer.roles.b": "AAA": expected another place than explorer.roles.a`},
		{"no indicators", func(ds *data.Dataset) {
			ds.Indicators, ds.Observations, ds.Headlines, ds.Messages, ds.DefaultIndicator = nil, nil, nil, nil, ""
		}, "package, field \"explorer.defaultIndicator\": expected the id of an indicator\npackage: expected at least one indicator"},
		{"a headline without an observation", func(ds *data.Dataset) {
			ds.Headlines[0] = data.Headline{Indicator: "rank", Column: "AAA-BBB", Label: text("x")}
		},
			`package, field "explorer.headlines[0].column": "AAA-BBB": expected a column in which "rank" has an observation`},
		{"a place code in small letters", func(ds *data.Dataset) { ds.Places[2].ID = "ccc" }, `places, row 3, field "id": "ccc": expected a code of three capital letters, as in ISO 3166-1 alpha-3`},
		{"a place twice", func(ds *data.Dataset) { ds.Places[2].ID = "AAA" }, `places, row 3, field "id": "AAA": expected a value that no other row has; row 1 has it`},
		{"a place without a name", func(ds *data.Dataset) { ds.Places[2].Name = data.Text{} }, `places, row 3, field "name": expected a text in at least one language`},
		{"a topic id with a space", func(ds *data.Dataset) { ds.Topics = append(ds.Topics, data.Topic{ID: "a b", Label: text("x")}) }, `topics, row 2, field "id": "a b": expected lower-case words of letters and digits joined by hyphens`},
		{"a topic id that ends in a hyphen", func(ds *data.Dataset) { ds.Topics = append(ds.Topics, data.Topic{ID: "a-", Label: text("x")}) }, `topics, row 2, field "id": "a-": expected lower-case words of letters and digits joined by hyphens`},
		{"29 February of no leap year", func(ds *data.Dataset) { ds.Sources[0].Read = "2023-02-29" }, `sources, row 1, field "read": "2023-02-29": expected a day as YYYY-MM-DD`},
		{"a date in words", func(ds *data.Dataset) { ds.Sources[0].Read = "yesterday" }, `sources, row 1, field "read": "yesterday": expected a day as YYYY-MM-DD`},
		{"a table whose address is none", func(ds *data.Dataset) { ds.Sources[0].Tables = []string{"https://example.org/a.csv", "table 3"} }, `sources, row 1, field "tables": "table 3": expected an address that starts with https:// or http:// and has no spaces`},
		{"an address that is a script", func(ds *data.Dataset) { ds.Sources[0].Address = "javascript:alert(1)" }, `sources, row 1, field "address": "javascript:alert(1)": expected an address that starts with https:// or http:// and has no spaces`},
		{"no licence and no terms", func(ds *data.Dataset) { ds.Sources[0].Licence = data.Statement{} }, `sources, row 1, field "terms": expected the terms of use, because no licence is stated`},
		{"a reading without a reason", func(ds *data.Dataset) { ds.Sources[0].Date = data.Statement{Interpretation: reading} }, `sources, row 1, field "date": expected a reading and its reason together`},
		{"a reading of what is stated", func(ds *data.Dataset) {
			ds.Sources[0].Date = data.Statement{Stated: reading, Interpretation: reading, Reason: reading}
		}, `sources, row 1, field "date": expected what the source states or our reading of its silence, not both`},
		{"a world that is no aggregate", func(ds *data.Dataset) { ds.Roles.World = "AAA" }, `package, field "explorer.roles.world": "AAA": expected the id of a place that is an aggregate`},
		{"a place of no kind", func(ds *data.Dataset) { ds.Places[2].Kind = 9 }, `places, row 3, field "kind": expected what the place is`},
		{"a field of science twice", func(ds *data.Dataset) {
			ds.Fields = []data.Field{{ID: "physics", Name: text("Physics")}, {ID: "physics", Name: text("Physics")}}
		}, `fields, row 2, field "id": "physics": expected a value that no other row has; row 1 has it`},
		{"a remark without words", func(ds *data.Dataset) { ds.Remarks = []data.Remark{{ID: "odd", Source: "none"}} },
			"remarks, row 1, field \"text\": expected a text in at least one language\nremarks, row 1, field \"source\": \"none\": expected the id of a source"},
		{"a part of nothing", func(ds *data.Dataset) { ds.Indicators[0].Whole = "none" }, `indicators, row 1, field "whole": "none": expected the id of another open indicator`},
		{"an observation of an open indicator", func(ds *data.Dataset) {
			ds.Collections = []data.Collection{{ID: "open"}}
			ds.Indicators[1].Collection = "open"
			ds.Observations = ds.Observations[:4]
		}, `observations, row 4, field "indicator": "impact": expected an indicator of the deck: those of the open sources have series`},
		{"a nearest series of no row", func(ds *data.Dataset) { ds.Nearest = []data.Nearest{{Indicator: "none"}} }, `package, field "explorer.nearest[0].indicator": "none": expected the id of an indicator of the deck`},
		{"a claim without rule, verdict and reason", func(ds *data.Dataset) {
			ds.Claims = []data.Claim{{ID: "claim", Statement: text("It is so."), Indicator: "works", Column: "AAA"}}
		}, "claims, row 1, field \"rule\": expected a rule\nclaims, row 1, field \"rule\": expected a verdict\nclaims, row 1, field \"reasons\": expected the reason of the verdict"},
		{"a check of no source", func(ds *data.Dataset) {
			ds.Claims = []data.Claim{{ID: "claim", Statement: text("It is so."), Indicator: "works", Column: "AAA", Rule: "r", RuleName: text("r"), RuleText: text("r"), Verdict: data.Agrees, Reason: text("r"),
				Checks: []data.Check{{Role: data.Decides, Relation: data.SameDatabase, Figures: []data.Figure{{Label: text("f"), Period: data.Period{Start: 2020, End: 2020}}}}}}}
		}, `claims, row 1, field "checks[0].figures[0].source": expected the id of a source`},
		{"a single figure of nothing", func(ds *data.Dataset) {
			ds.Facts = []data.Fact{{Subject: data.Of("AAA"), Period: data.Period{Start: 2020, End: 2020}, PeriodKind: data.CalendarYears, Source: "book"}}
		}, `facts, row 1, field "measure": expected the id of a measure`},
		{"an unknown topic", func(ds *data.Dataset) { ds.Indicators[0].Topic = "none" }, `indicators, row 1, field "topic": "none": expected the id of a topic`},
		{"no unit", func(ds *data.Dataset) { ds.Indicators[0].Unit = data.Text{} }, `indicators, row 1, field "unit": expected a text in at least one language`},
		{"no meaning", func(ds *data.Dataset) { ds.Indicators[2].Meaning = 0 }, `indicators, row 3, field "meaning": expected a kind of quantity`},
		{"too many decimals", func(ds *data.Dataset) { ds.Indicators[0].Decimals = 7 }, `indicators, row 1, field "decimals": "7": expected a whole number from 0 to 6`},
		{"a ratio without a benchmark", func(ds *data.Dataset) {
			ds.Indicators[1].HasBenchmark, ds.Indicators[1].BenchmarkLabel = false, data.Text{}
		}, `indicators, row 2, field "benchmark": expected the value of the world average, because the indicator is a ratio to it`},
		{"a benchmark of zero", func(ds *data.Dataset) { ds.Indicators[1].Benchmark = 0 }, `indicators, row 2, field "benchmark": "0": expected a number above zero`},
		{"a benchmark that is no number", func(ds *data.Dataset) { ds.Indicators[1].Benchmark = math.NaN() }, `indicators, row 2, field "benchmark": "NaN": expected a finite number`},
		{"a benchmark without a name", func(ds *data.Dataset) { ds.Indicators[1].BenchmarkLabel = data.Text{} }, `indicators, row 2, field "benchmarkLabel": expected a text in at least one language, because there is a benchmark`},
		{"a name for no benchmark", func(ds *data.Dataset) { ds.Indicators[0].BenchmarkLabel = text("W") }, `indicators, row 1, field "benchmarkLabel": "W": expected no text, because there is no benchmark`},
		{"a bad placeholder in Japanese", func(ds *data.Dataset) { ds.Indicators[0].Finding = data.Text{EN: "{a}", JA: "{a.value:9}"} },
			`indicators, row 1, field "finding.ja": "{a.value:9}": expected one of {a}, {b}, {pair}, {start}, {end}, {a.value}, {b.value}, {pair.value}, the last three also with decimals as in {pair.value:1} and, where it is above zero, without its sign as in {pair.size}`},
		{"an unknown indicator", func(ds *data.Dataset) { ds.Observations[6].Indicator = "none" }, `observations, row 7, field "indicator": "none": expected the id of an indicator`},
		{"an unknown source", func(ds *data.Dataset) { ds.Observations[6].Source = "none" }, `observations, row 7, field "source": "none": expected the id of a source`},
		{"a place with a partner", func(ds *data.Dataset) { ds.Observations[0].Subject.Partner = "BBB" }, `observations, row 1, field "partner": "BBB": expected no partner, because the value is of a single place`},
		{"a pair of one", func(ds *data.Dataset) { ds.Observations[2].Subject.Partner = "BBB" },
			"package, field \"explorer.headlines[0].column\": \"AAA-BBB\": expected a column in which \"works\" has an observation\nobservations, row 3, field \"partner\": \"BBB\": expected another place than in the field \"place\""},
		{"a ranking without a partner", func(ds *data.Dataset) { ds.Observations[9].Subject.Partner = "" }, `observations, row 10, field "partner": expected the id of a place`},
		{"a period that ends before it starts", func(ds *data.Dataset) { ds.Observations[0].Period.Start = 2021 }, `observations, row 1, field "end": "2020": expected a year that is not before the start, 2021`},
		{"a year of no digits", func(ds *data.Dataset) { ds.Observations[0].Period = data.Period{} },
			"observations, row 1, field \"start\": \"0\": expected a year of four digits\nobservations, row 1, field \"end\": \"0\": expected a year of four digits"},
		{"infinity", func(ds *data.Dataset) { ds.Observations[0].Value.Number = math.Inf(1) }, `observations, row 1, field "value": "+Inf": expected a finite number`},
		{"not a number", func(ds *data.Dataset) { ds.Observations[0].Value.Number = math.NaN() }, `observations, row 1, field "value": "NaN": expected a finite number`},
		{"half a work", func(ds *data.Dataset) { ds.Observations[0].Value.Number = 0.5 }, `observations, row 1, field "value": "0.5": expected a whole number, zero or more, because it counts things`},
		{"more works than a number can hold", func(ds *data.Dataset) { ds.Observations[0].Value.Number = 1e17 }, `observations, row 1, field "value": "100000000000000000": expected a number of at most 9007199254740991`},
		{"half a mover", func(ds *data.Dataset) { ds.Observations[11].Value.Number = 1.5 }, `observations, row 12, field "value": "1.5": expected a whole number, zero or more, because it counts things`},
		{"a negative ratio", func(ds *data.Dataset) { ds.Observations[3].Value.Number = -1 }, `observations, row 4, field "value": "-1": expected a number, zero or more, because it is a ratio`},
		{"a loss of more than all", func(ds *data.Dataset) { ds.Observations[6].Value.Number = -101 }, `observations, row 7, field "value": "-101": expected a number, -100 or more, because it is a change in per cent`},
		{"a rank below one", func(ds *data.Dataset) { ds.Observations[9].Value.Number = 0 }, `observations, row 10, field "value": "0": expected a whole number, 1 or more, because it is a rank`},
		{"a missing value without a reason", func(ds *data.Dataset) { ds.Observations[0].Value = data.Value{Missing: data.NotAvailable} }, `observations, row 1, field "reason": expected the reason why there is no value`},
		{"a missing value with a number", func(ds *data.Dataset) {
			ds.Observations[0].Value = data.Value{Number: 5, Missing: data.NotApplicable, Reason: reading}
		}, `observations, row 1, field "value": "5": expected no number, because the value is missing`},
		{"a value with a reason why there is none", func(ds *data.Dataset) { ds.Observations[0].Value.Reason = reading }, `observations, row 1, field "reason": "Perhaps.": expected no reason, because there is a value; or a missing-value code such as [z] for the value`},
		{"a flow of a place", func(ds *data.Dataset) { ds.Observations[11].Subject = data.Subject{Kind: data.OfPlace, Place: "AAA"} }, `observations, row 12, field "kind": expected a flow, because the indicator is one`},
		{"a rank of a flow", func(ds *data.Dataset) { ds.Observations[9].Subject.Kind = data.OfFlow }, `observations, row 10, field "kind": expected a ranking, because the indicator is a rank`},
		{"a count of a flow", func(ds *data.Dataset) { ds.Observations[0].Subject = ds.Observations[11].Subject }, `observations, row 1, field "kind": expected a place or a pair, because the indicator is neither a rank nor a flow`},
		{"a number for the rank of a pair", func(ds *data.Dataset) { ds.Observations[9].Subject.Kind = data.OfPair }, `observations, row 10, field "value": "2": expected [z], not applicable, with a reason: a rank or a flow has no value for a pair`},
		{"no kind of subject", func(ds *data.Dataset) {
			ds.Observations[6].Subject.Kind = 0
			ds.Observations[6].Subject.Partner = "BBB"
		}, `observations, row 7, field "kind": expected whose value it is: of a place, a pair, a ranking or a flow`},
		{"a pair twice, in the other order", func(ds *data.Dataset) {
			o := ds.Observations[2]
			o.Subject.Place, o.Subject.Partner = o.Subject.Partner, o.Subject.Place
			ds.Observations = append(ds.Observations, o)
		}, `observations, row 14, field "indicator, kind, place, partner, start, end": expected one observation of the same indicator, subject and period; row 3 is another`},
		{"a flag twice", func(ds *data.Dataset) { ds.Observations[0].Flags = []data.Flag{data.Break, data.Break} }, `observations, row 1, field "flags[1]": expected each flag once`},
		{"a note without a mark", func(ds *data.Dataset) { ds.Observations[0].Notes = []data.Note{{}} }, `observations, row 1, field "notes[0].mark": expected the mark that the source sets`},
		{"two places of one name", func(ds *data.Dataset) { ds.Places[2].Name = ds.Places[0].Name }, `places, row 3, field "name": "Aland": expected a name by which a reader can tell the place from that in row 1`},
		{"two places of one short name", func(ds *data.Dataset) { ds.Places[2].ShortName = ds.Places[0].ShortName }, `places, row 3, field "shortName": "Aland": expected a name by which a reader can tell the place from that in row 1`},
		{"two topics of one label", func(ds *data.Dataset) {
			ds.Topics = append(ds.Topics, data.Topic{ID: "other", Label: ds.Topics[0].Label})
		}, `topics, row 2, field "label": "All": expected a name by which a reader can tell the topic from that in row 1`},
		{"two indicators of one label", func(ds *data.Dataset) { ds.Indicators[1].Label = ds.Indicators[0].Label }, `indicators, row 2, field "label": "works": expected a name by which a reader can tell the indicator from that in row 1`},
		{"a benchmark with more digits than can be told apart", func(ds *data.Dataset) { ds.Indicators[1].Decimals, ds.Indicators[1].Benchmark = 2, 1e15 }, `indicators, row 2, field "benchmark": "1000000000000000": expected a number of at most 90071992547409.91, because 2 digits after the point are shown`},
		{"a part of no kind", func(ds *data.Dataset) { ds.Parts[0].Kind = 0 }, `parts, row 1, field "kind": expected what the part holds`},
		{"a message of no part", func(ds *data.Dataset) { ds.Messages[0].Part = "none" }, `messages, row 1, field "part": "none": expected the id of a part`},
		{"a message about no indicator", func(ds *data.Dataset) { ds.Messages[0].Evidence = []data.IndicatorID{"works", "none", "works"} },
			"messages, row 1, field \"evidence[1]\": \"none\": expected the id of an indicator\nmessages, row 1, field \"evidence[2]\": \"works\": expected each indicator once"},
		{"an email that is a website", func(ds *data.Dataset) { ds.Contacts[0].Address = "https://example.org/" }, `contacts, row 1, field "address": "https://example.org/": expected an address that starts with mailto: and has no spaces`},
		{"a contact of no kind", func(ds *data.Dataset) { ds.Contacts[0].Kind = 0 }, `contacts, row 1, field "kind": expected the kind of the contact`},
		{"a text that is not UTF-8", func(ds *data.Dataset) { ds.Messages[0].Text = text("a\xff") }, `messages, row 1, field "text": "a\xff": expected UTF-8 text`},
	} {
		t.Run(c.name, func(t *testing.T) {
			ds := pairOfPlaces()
			c.spoil(ds)
			if got := ds.Validate().Error(); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestAnEstimatedFlowMayHaveAFraction(t *testing.T) {
	ds := pairOfPlaces()
	ds.Observations[11].Value.Number = 1.5
	ds.Observations[11].Flags = []data.Flag{data.Estimated}
	if faults := ds.Validate(); faults != nil {
		t.Error(faults)
	}
}

func TestAnEmptyDatasetIsRefusedWithoutAPanic(t *testing.T) {
	if faults := new(data.Dataset).Validate(); len(faults) == 0 {
		t.Error("no faults")
	}
}

func TestFaultsAreOneLineEach(t *testing.T) {
	f := data.Fault{Resource: "observations", Row: 7, Field: "value", Value: "abc\n" + strings.Repeat("日", 100), Want: "a\nnumber"}
	got := f.Error()
	if strings.Contains(got, "\n") || !strings.HasPrefix(got, `observations, row 7, field "value": "abc\n日`) || !strings.HasSuffix(got, `…": expected a number`) {
		t.Errorf("got %s", got)
	}
	if len(got) > 200 || strings.Contains(got, "\uFFFD") {
		t.Errorf("a long value is not cut well: %s", got)
	}
}

func TestAFaultOfOneCauseIsToldOnce(t *testing.T) {
	row := func(resource string, n int, field, value, want string) data.Fault {
		return data.Fault{Resource: resource, Row: n, Field: field, Value: value, Want: want}
	}
	unknown := func(resource string, n int, field, value string) data.Fault {
		f := row(resource, n, field, value, "the id of a place")
		f.ForeignTable = "places"
		return f
	}
	mark := func(n int, value string) data.Fault {
		f := row("a", n, "value", value, "a number; digits")
		f.Cause = "digits"
		return f
	}
	var many data.Faults
	for n := range 400 {
		many = append(many, row("a", n+1, "value", "n/a", "a number"))
	}
	for _, c := range []struct {
		name   string
		faults data.Faults
		want   string
	}{
		{"none", nil, ""},
		{"one", data.Faults{row("a", 1, "value", "x", "a number")}, `a, row 1, field "value": "x": expected a number`},
		{"two that differ", data.Faults{row("a", 1, "value", "x", "a number"), row("a", 2, "value", "y", "a number")},
			"a, row 1, field \"value\": \"x\": expected a number\na, row 2, field \"value\": \"y\": expected a number"},
		{"equal ones in two rows", data.Faults{row("a", 1, "value", "x", "a number"), row("a", 4, "value", "x", "a number")}, `a, rows 1 and 4, field "value": "x": expected a number`},
		{"equal ones in one row", data.Faults{row("a", 1, "value", "x", "a number"), row("a", 1, "value", "x", "a number")}, `a, row 1, field "value": "x": expected a number`},
		{"equal ones in six rows", many[:6], `a, rows 1, 2, 3, 4, 5 and 6, field "value": "n/a": expected a number`},
		{"equal ones in many rows", many, `a, rows 1, 2, 3, 4, 5 and 395 more, field "value": "n/a": expected a number`},
		{"equal ones of two tables", data.Faults{row("a", 1, "value", "x", "a number"), row("b", 1, "value", "x", "a number")},
			"a, row 1, field \"value\": \"x\": expected a number\nb, row 1, field \"value\": \"x\": expected a number"},
		{"a value that a third table does not have", data.Faults{unknown("a", 1, "place", "XXX"), unknown("a", 3, "place", "XXX"), unknown("b", 1, "partner", "XXX"), unknown("b", 2, "place", "YYY")},
			"a, rows 1 and 3, field \"place\": \"XXX\": expected the id of a place; so in one more place\nb, row 2, field \"place\": \"YYY\": expected the id of a place"},
		{"values of one form", data.Faults{mark(1, "1,000"), mark(2, "2,000")}, `a, rows 1 and 2, field "value": "1,000": expected a number; digits`},
	} {
		if got := c.faults.Once().Error(); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestFaultsAreSortedByResourceAndRow(t *testing.T) {
	faults := data.Faults{{Resource: "b", Row: 2, Want: "1"}, {Resource: "x", Want: "2"}, {Resource: "b", Row: 1, Want: "3"},
		{Resource: data.PackageResource, Want: "4"}, {Resource: "a", Row: 9, Want: "5"}, {Resource: "b", Row: 1, Want: "6"}}
	faults.Sort([]string{"a", "b"})
	order := ""
	for _, f := range faults {
		order += f.Want
	}
	if order != "453612" {
		t.Errorf("order %s", order)
	}
}
