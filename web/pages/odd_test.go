package pages

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bilateral/data"
	"bilateral/data/datapackage"
)

// odd are texts that a dataset may have and that a table of text must not lose, or must
// not hand on as they are.
var odd = []string{`=SUM(A1:A9)`, `+44 "quoted", and more`, `-1`, `@here`, "two\r\nlines", `a, b; "c"`, ` space before and behind `, "\tfrom a tab", `日本、"英国"`, `'apostrophe`}

// oddDataset is the second dataset with odd texts wherever a row has a text of it.
func oddDataset(t *testing.T) *data.Dataset {
	t.Helper()
	ds, err := datapackage.DecodeFile(filepath.Join("..", "..", "testdata", "second.json"))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	next := func(to *data.Text) {
		to.EN, to.JA = odd[n%len(odd)], odd[(n+1)%len(odd)]
		n++
	}
	for i := range ds.Indicators {
		next(&ds.Indicators[i].Name)
		next(&ds.Indicators[i].Unit)
		next(&ds.Indicators[i].Counting.Stated)
	}
	for i := range ds.Sources {
		next(&ds.Sources[i].Publisher)
		next(&ds.Sources[i].Licence.Stated)
		next(&ds.Sources[i].Database.Stated)
	}
	for i := range ds.Observations {
		next(&ds.Observations[i].Label)
		if o := &ds.Observations[i]; !o.Value.Present() {
			next(&o.Value.Reason)
		}
	}
	for i := range ds.Remarks {
		next(&ds.Remarks[i].Text)
	}
	for i := range ds.Places {
		next(&ds.Places[i].Name)
	}
	return ds
}

func TestOddTextsComeBackAndAreNoFormula(t *testing.T) {
	e := New(oddDataset(t))
	seen := map[string]bool{}
	for _, path := range []string{"/", "/ja/", "/indicators/exchange-students/", "/ja/indicators/joint-articles/", "/partners/", "/ja/mobility/", "/evidence/", "/indicators/works-together/"} {
		for _, query := range []string{"", "?rows=all"} {
			text, _ := fileOf(t, e, path+"data.csv"+query)
			lines, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff")))).ReadAll()
			if err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			var got jsonFile
			text, _ = fileOf(t, e, path+"data.json"+query)
			if err := json.Unmarshal(text, &got); err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			english := []string{"indicator_name", "place_name", "partner_name", "unit", "note", "source_name", "database", "counting_method", "licence"}
			columns := oddColumns(t, path, english, lines[0])
			for i, row := range got.Rows {
				for j, key := range english {
					text, _ := row[key].(string)
					cell := lines[i+1][columns[j]]
					seen[text] = true
					// A reader of CSV takes the end of a line in a cell for a line feed.
					want := strings.ReplaceAll(text, "\r\n", "\n")
					if text != "" && strings.ContainsAny(text[:1], "=+-@\t\r") {
						want = "'" + want
					}
					if cell != want {
						t.Errorf("%s: %s is %q in CSV, %q in JSON", path, key, cell, text)
					}
				}
			}
		}
	}
	for _, text := range odd {
		if !seen[text] {
			t.Errorf("%q is in no row", text)
		}
	}
}

// oddColumns are where the columns of some English names stand under heads of either
// language.
func oddColumns(t *testing.T, path string, english, heads []string) []int {
	t.Helper()
	japanese := map[string]string{"indicator_name": "指標", "place_name": "国・地域", "partner_name": "相手", "unit": "単位", "note": "備考",
		"source_name": "出典", "database": "データベース", "counting_method": "計数方法", "licence": "ライセンス"}
	columns := make([]int, len(english))
	for i, name := range english {
		head := name
		if strings.HasPrefix(path, "/ja/") {
			head = japanese[name]
		}
		if columns[i] = slices.Index(heads, head); columns[i] < 0 {
			t.Fatalf("%s has no column %s", path, head)
		}
	}
	return columns
}
