//go:build !js

package download

import (
	"bytes"
	"encoding/csv"
	"testing"

	"bilateral/data"
)

// Another form has what CSV has.
func TestColumnsAreThoseOfCSV(t *testing.T) {
	missing := year(2004, 0)
	missing.Value = data.Value{Missing: data.Low}
	for _, language := range data.Languages {
		w := testWriter(language)
		lines, err := csv.NewReader(bytes.NewReader(whole(w.CSV(tableOf(year(2003, -2.5), missing), false)))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		list := w.Columns(tableOf())
		if len(list) != len(lines[0]) {
			t.Fatalf("%s: %d columns, want %d", language, len(list), len(lines[0]))
		}
		for i, c := range list {
			if c.Head != lines[0][i] || c.Name != columns[i].head.EN || c.Text(year(2003, -2.5)) != lines[1][i] || c.Text(missing) != lines[2][i] {
				t.Errorf("%s: column %d is %s with %q and %q, want %s with %q and %q", language, i, c.Head, c.Text(year(2003, -2.5)), c.Text(missing), lines[0][i], lines[1][i], lines[2][i])
			}
			if c.Number != (c.Name == "segment" || c.Name == "value") {
				t.Errorf("%s: that column %s has numbers is %v", language, c.Name, c.Number)
			}
		}
	}
}

func TestEachCodeIsGivenOnce(t *testing.T) {
	r := year(2004, 0)
	r.Value = data.Value{Missing: data.Confidential}
	r.Flags = data.Flags(0).With(data.Revised).With(data.Break)
	got := ""
	testWriter(data.English).EachCode(r, func(code, meaning string) { got += code + "=" + meaning + ";" })
	if want := "c=missing 3;b=flag 1;r=flag 4;"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestASourceIsToldOf(t *testing.T) {
	w := testWriter(data.English)
	if got, want := w.Source("book"), (Source{ID: "book", Title: "The Book", Publisher: "Press, Ltd", Database: "the Base (our reading)", Licence: "CC BY 4.0"}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if got := w.Source("gone"); got != (Source{ID: "gone"}) {
		t.Errorf("a source that there is not: %+v", got)
	}
}
