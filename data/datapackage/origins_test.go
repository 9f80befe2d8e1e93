//go:build !js

package datapackage

import (
	"strings"
	"testing"

	"bilateral/data"
)

func TestADatasetMaySayWhereItsValuesStand(t *testing.T) {
	with := func(origin string) []byte {
		text := string(second(t))
		at := strings.Index(text, `"name": "works-together",`)
		text = text[:at] + strings.Replace(text[at:], `{"name": "remark", "type": "string", "title": "Remark"}`,
			`{"name": "remark", "type": "string", "title": "Remark"}, {"name": "origin", "type": "string"}`, 1)
		return []byte(text[:at] + strings.Replace(text[at:], `"value": 100`, `"value": 100, "origin": "`+origin+`"`, 1))
	}
	ds, err := Decode(with("Works_2.csv#row=17"))
	if err != nil {
		t.Fatal(err)
	}
	line := ds.Line("works-together", data.PairOf("FRA", "BRA"), "invented-again")
	if at := ds.Origin(line, 2016); at != "Works_2.csv#row=17" {
		t.Errorf("2016 is from %q", at)
	}
	if at := ds.Origin(line, 2017); at != "" {
		t.Errorf("2017, of which nothing is said, is from %q", at)
	}
	for _, c := range []struct{ sentence, origin string }{
		{"a row without a file", "#row=2"}, {"a file without a row", "works.csv"}, {"no row at all", "works.csv#row=0"},
		{"more rows than a file has", "works.csv#row=9999999999"}, {"another folder", "../works.csv#row=2"}, {"a column", "works.csv#col=2"},
	} {
		if _, err := Decode(with(c.origin)); err == nil || !strings.Contains(err.Error(), `works-together, row 1, field "origin": "`+c.origin+`": expected the name of a CSV file`) {
			t.Errorf("%s: %v", c.sentence, err)
		}
	}
	whole, err := Decode(second(t))
	if err != nil {
		t.Fatal(err)
	}
	if whole.Origins != nil {
		t.Error("a dataset that says nothing of it has origins")
	}
}
