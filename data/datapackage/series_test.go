//go:build !js

package datapackage

import (
	"errors"
	"strings"
	"testing"

	"bilateral/data"
)

// spoilt is the second dataset with something in it replaced; its first
// occurrence after a mark, so that it can be in a table of its own.
func spoilt(t *testing.T, mark, old, new string) []byte {
	t.Helper()
	text := string(second(t))
	at := strings.Index(text, mark)
	if at < 0 || !strings.Contains(text[at:], old) {
		t.Fatalf("the dataset has no %q after %q", old, mark)
	}
	return []byte(text[:at] + strings.Replace(text[at:], old, new, 1))
}

func TestASecondDatasetHasSeriesAndClaimsOfItsOwn(t *testing.T) {
	ds, err := DecodeFile(secondFile)
	if err != nil {
		t.Fatal(err)
	}
	lines := ds.Lines("works-together", data.PairOf("FRA", "BRA"))
	if len(lines) != 2 || lines[0].Source != "invented-again" || lines[1].Source != "invented" {
		t.Fatalf("%d lines", len(lines))
	}
	if m, ok := lines[0].At(2018); !ok || !m.Flags.Has(data.Unreliable) || ds.Remark(m).JA == "" || ds.Remark(m).EN != "" {
		t.Errorf("2018: %+v, %+v", m, ds.Remark(m))
	}
	if m, _ := lines[0].At(2021); ds.Value(m).Missing != data.NotAvailable || ds.Value(m).Reason.IsZero() {
		t.Errorf("2021: %+v", m)
	}
	if m, ok := lines[0].At(2020); !ok || !m.Present() || m.Number != 0 {
		t.Errorf("zero is a number: %+v", m)
	}
	if out := ds.Lines("movers", data.FlowOf("FRA", "BRA")); len(out) != 2 || out[0].Segment != 1 || out[1].Segment != 2 {
		t.Errorf("%d segments", len(out))
	}
	if p := ds.Place("WLD"); p == nil || p.Kind != data.Aggregate {
		t.Errorf("world %+v", p)
	}
	if len(ds.NearestTo("joint-articles")) != 2 || len(ds.NearestTo("exchange-students")) != 3 || ds.NearestTo("granted-patents") != nil {
		t.Error("the nearest series are others")
	}
	verdict, id := ds.Verdict("joint-articles", "FRA")
	if claim := ds.Claim(id); verdict != data.Differs || claim == nil || claim.Reason.EN == "" || claim.Statement.EN != "Articles, France" || claim.Checks[0].Figures[0].Value.Number != 210 {
		t.Errorf("verdict %d, claim %+v", verdict, claim)
	}
	if verdict, _ := ds.Verdict("joint-articles", "BRA"); verdict != 0 {
		t.Error("a cell without a claim has a verdict")
	}
	facts := ds.FactsOf("guests", data.FlowOf("BRA", "FRA"))
	if len(facts) != 2 || facts[0].Day != "2019-05-01" || facts[0].Arithmetic != "5 + 7" || !facts[1].Flags.Has(data.Estimated) || ds.FactRemark(facts[1]).JA == "" {
		t.Errorf("%d facts", len(facts))
	}
}

func TestBrokenSeriesSayWhatIsWrongAndWhere(t *testing.T) {
	const table = `"name": "works-together",`
	for _, c := range []struct{ name, mark, old, new, want string }{
		{"a word for a number", table, `"value": 100`, `"value": "abc"`, `works-together, row 1, field "value": "abc": expected a number or a missing-value code such as [z]`},
		{"half a work", table, `"value": 100`, `"value": 100.5`, `works-together, row 1, field "value": "100.5": expected a whole number, zero or more, because it counts works`},
		{"a missing value without its reason", table, `"remark": "lost"`, `"flags": ""`, `works-together, row 6, field "remark": expected the reason why there is no value`},
		{"a remark that there is not", table, `"remark": "odd"`, `"remark": "even"`,
			`works-together, row 3, field "remark": "even": expected a value that stands in the field id of remarks`},
		{"a flag that is none", table, `"flags": "[u]"`, `"flags": "[q]"`, `works-together, row 3, field "flags": "[q]": expected one of [b], [e], [p], [r], [u], [t], each once`},
		{"a flag twice", table, `"flags": "[u]"`, `"flags": "[u],[u]"`, `works-together, row 3, field "flags": "[u]": expected one of [b], [e], [p], [r], [u], [t], each once`},
		{"a year twice", table, `"year": 2017`, `"year": 2016`, `works-together, row 2, field "year": "2016": expected each year once in a series; row 1 has it`},
		{"an unknown source", table, `"source": "invented-again"`, `"source": "none"`, `works-together, row 1, field "source": "none": expected the id of a source`},
		{"an indicator of another collection", table, `"indicator": "works-together",`, `"indicator": "movers",`,
			`works-together, row 1, field "indicator": "movers": expected an indicator of this collection`},
		{"an aggregate as a partner", table, `"partner": "FRA"`, `"partner": "WLD"`, `works-together, row 1, field "partner": "WLD": expected a country or territory: others have no rank and are nobody's partner`},
		{"a pair in the wrong order", table, `"place": "BRA",
          "partner": "FRA"`, `"place": "FRA",
          "partner": "BRA"`, `works-together, row 1, field "partner": "BRA": expected the place of the pair that is later in the alphabet`},
		{"a year in two segments of a source", `"name": "movers",`, `"year": 2020`, `"year": 2019`, `movers, row 3, field "year": "2019": expected each year in one segment of a source; row 2 has it`},
		{"a collection that there is not", `"collections":`, `"movers"]`, `"movers", "shakers"]`, `package, field "resources": expected a resource named "shakers"`},
		{"an indicator of no collection", `"name": "open-indicators"`, `"collection": "movers"`, `"collection": "shakers"`,
			`open-indicators, row 2, field "collection": "shakers": expected the name of a table of series, in explorer.collections`},
		{"a nearest series that there is not", `"nearest":`, `"place": "FRA", "partner": "BRA"`, `"place": "FRA", "partner": "DEU"`, `package, field "explorer.nearest[1].series[0]": "an object with the keys \"indicator, kind, place, partner\"": expected an indicator and a subject of which there is a series`},
		{"a featured series that there is not", `"features":`, `"place": "BRA"`, `"place": "DNK"`, `package, field "explorer.features[0].series[0]": "an object with the keys \"indicator, kind, place\"": expected an indicator and a subject of which there is a series`},
		{"a sentence with an open figure that its headline does not have", `"caution":`, `it had {1} works`, `it had {2} works`, `package, field "explorer.headlines[0].caution": "With Brazil it had {2} works in 2022.": expected one of {a}, {b}, {pair}, {start}, {end}, {a.value}, {b.value}, {pair.value}, the last three also with decimals as in {pair.value:1} and, where it is above zero, without its sign as in {pair.size}`},
		{"a figure of two measures", `"features":`, `{"indicator": "movers", "kind": "flow", "place": "FRA", "partner": "BRA"}`, `{"indicator": "works-together", "kind": "pair", "place": "BRA", "partner": "FRA"}`,
			`package, field "explorer.features[1]": "an object with the keys \"series\"": expected series of one indicator`},
		{"a headline's figure that cannot be calculated", `"figures": [`, `"end": 2022`, `"end": 1900`, `package, field "explorer.headlines[0].figures[0]": "value": expected an indicator or measure, a subject, a source and years of which there are figures`},
		{"a measure calculated from one of another table", `"name": "open-indicators"`, `"collection": "movers",`, `"collection": "movers", "of": "works-together",`,
			"…open-indicators, row 2, field \"of\": \"works-together\": expected an indicator of the same table of series"},
		{"a place without a name in its own table", `"name": "open-places"`, `"name": {"ja": "ドイツ"}`, `"name": {}`, `open-places, row 1, field "name": "an object with the keys \"\"": expected a text as {"": English, "ja": Japanese}, in at least one of them`},
		{"a source without licence and terms in its own table", `"id": "invented-again"`, `"terms": {"": "Nobody has stated any.", "ja": "何も示されていない。"}`, `"terms": null`,
			`open-sources, row 1, field "terms": expected the terms of use, because no licence is stated`},
		{"a claim by no rule", `"name": "claims"`, `"id": "within-percent"`, `"id": "roughly"`, `claims, row 1, field "rule.id": "roughly": expected one of the rules within-percent, `},
		{"a claim without a reason for its verdict", `"name": "claims"`, `"differs": {"": "Two invented numbers need not agree."},`, ``, `claims, row 1, field "reasons": "differs": expected a reason for this verdict, to which the figures come now`},
		{"a reason for no verdict", `"name": "claims"`, `"agrees": {`, `"agree": {`, `claims, row 1, field "reasons.agree": "an object with the keys \"\"": expected one of agrees, agrees-in-direction, differs, cannot-be-checked`},
		{"a claim without a clause for its verdict, where it has others", `"name": "claims"`, `"clauses": {"differs":`, `"clauses": {"agrees":`, `claims, row 1, field "clauses": "differs": expected the reason for this verdict in a clause, to which the figures come now`},
		{"a claim of no topic there is", `"name": "claims"`, `"topic": "people"`, `"topic": "beasts"`, `claims, row 2, field "topic": "beasts": expected the id of a topic`},
		{"a source that covers something else", `"name": "claims"`, `"role": "decides",`, `"role": "decides", "covers": "most",`, `claims, row 1, field "checks[0].covers": "most": expected one of part`},
		{"a property of a figure that there is not", `"name": "claims"`, `"start": 2016`, `"start": 2016, "begin": 1`, `claims, row 1, field "checks[0].figures[0].begin": "1": expected one of the properties compute, end, field, `},
		{"a figure of a series that there is not", `"name": "claims"`, `"partner": "BRA",`, `"partner": "WLD",`,
			`claims, row 1, field "checks[0].figures[0]": "sum": expected an indicator or measure, a subject, a source and years of which there are figures`},
		{"a way to calculate that there is not", `"name": "claims"`, `"compute": "sum"`, `"compute": "guess"`, `claims, row 1, field "checks[0].figures[0].compute": "guess": expected one of value, years, sum, `},
		{"a claim of no sentence", `"name": "claims"`, `"message": "any-pair"`, `"message": "no-pair"`, `claims, row 2, field "message": "no-pair": expected the id of a message`},
		{"a claim of a cell that there is not", `"name": "claims"`, `"column": "FRA"`, `"column": "XXX"`, `claims, row 1, field "column": "XXX": expected a column in which the indicator "joint-articles" has an observation`},
		{"a single figure on no day", `"name": "facts"`, `"day": "2019-05-01",`, ``, `facts, row 1, field "day": expected a day as YYYY-MM-DD where the kind of period has one, nothing elsewhere`},
		{"half a guest", `"name": "facts"`, `"value": 12,`, `"value": 12.5,`, `facts, row 1, field "value": "12.5": expected a whole number, zero or more, because it counts people`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Decode(spoilt(t, c.mark, c.old, c.new))
			var faults data.Faults
			if err == nil || !errors.Is(err, ErrInvalid) || !errors.As(err, &faults) {
				t.Fatalf("error %v", err)
			}
			switch got := err.Error(); {
			case strings.HasPrefix(c.want, "…"):
				if !strings.Contains(got, strings.TrimPrefix(c.want, "…")) {
					t.Errorf("got\n%s\nwant\n%s…", got, c.want)
				}
			case strings.HasSuffix(c.want, ", "):
				if !strings.HasPrefix(got, c.want) {
					t.Errorf("got\n%s\nwant\n%s…", got, c.want)
				}
			case got != c.want:
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestADatasetWithoutOpenEvidenceIsWhole(t *testing.T) {
	ds, err := Decode([]byte(deckAlone(t)))
	if err != nil {
		t.Fatal(err)
	}
	if len(ds.Collections)+len(ds.Claims)+len(ds.Facts)+len(ds.Open())+len(ds.Nearest) != 0 || len(ds.Tabled()) != 6 {
		t.Errorf("%d collections, %d claims", len(ds.Collections), len(ds.Claims))
	}
	if verdict, _ := ds.Verdict("fwci", "JPN"); verdict != 0 {
		t.Error("there is a verdict without evidence")
	}
}
