//go:build !js

package download

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"bilateral/data"
)

// testPackage is a package of tables in both languages.
func testPackage(tables ...*Table) *Package {
	return &Package{Name: "joint-works-AAA-BBB-2003-2020", Title: data.Text{EN: "Works rose", JA: "文献は増えた"}, Day: "2026-11-24",
		Address: "https://example.org/partners?figure=joint-works", Files: []File{{"CITATION.txt", "Press, Ltd.\n"}},
		Editions: []Edition{{testWriter(data.English), tables}, {testWriter(data.Japanese), tables}}}
}

// unpacked is what another reader of ZIP finds in a package.
func unpacked(t testing.TB, b []byte) map[string][]byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range r.File {
		file, err := f.Open()
		if err != nil {
			t.Fatal(f.Name, err)
		}
		content, err := io.ReadAll(file)
		if err != nil {
			t.Fatal(f.Name, err)
		}
		if files[f.Name] != nil {
			t.Fatal("two files are called", f.Name)
		}
		if !f.FileInfo().IsDir() {
			files[f.Name] = content
		}
	}
	return files
}

func TestAPackageHoldsTheTablesInBothLanguagesAndWhatIsToBeKnown(t *testing.T) {
	missing := year(2004, 0)
	missing.Value = data.Value{Missing: data.Low, Reason: data.Text{EN: "below half"}}
	table := tableOf(year(2003, 1.5), missing)
	table.Subject = data.Text{EN: "Works, 2003–2004", JA: "文献数、2003年～2004年。"}
	files := unpacked(t, whole(testPackage(table).ZIP()))
	want := []string{"CITATION.txt", "LICENCES.md", "README.ja.md", "README.md", "data/joint-works.en.csv", "data/joint-works.ja.csv", "datapackage.json", "sources.csv"}
	if got := slices.Sorted(maps.Keys(files)); !slices.Equal(got, want) {
		t.Fatalf("%q", got)
	}
	w := testWriter(data.English)
	if got := whole(w.CSV(tableOf(year(2003, 1.5), missing), false)); !bytes.Equal(files["data/joint-works.en.csv"], got) {
		t.Errorf("the English table is %q, want %q", files["data/joint-works.en.csv"], got)
	}
	if text := string(files["data/joint-works.ja.csv"]); !strings.HasPrefix(text, "指標ID,") || strings.Count(text, "\r\n") != 3 {
		t.Errorf("the Japanese table is %q", text)
	}
	if got, want := string(files["sources.csv"]), "id,title,title_ja,publisher,publisher_ja,address,read,database,database_ja,counting_method,counting_method_ja,licence,licence_ja,licence_address\r\n"+
		"book,The Book,The Book,\"Press, Ltd\",\"Press, Ltd\",,,the Base (our reading),the Base (our reading),,,CC BY 4.0,CC BY 4.0,\r\n"; got != want {
		t.Errorf("the sources are %q, want %q", got, want)
	}
	for _, c := range []struct{ file, text string }{
		{"README.md", "# Works rose\n\nWorks, 2003–2004. From pair, data version 2.1 (2026-11-24).\n"},
		{"README.md", "<https://example.org/partners?figure=joint-works>"},
		{"README.md", "- `data/joint-works.ja.csv`: A finding, the same rows"},
		{"README.md", "| `flag` | `記号` | Codes of"},
		{"README.md", "- `[low]` missing 4\n"},
		{"README.md", "- `[t]` flag 6\n"},
		{"README.md", "apostrophe"},
		{"README.md", "- Press, Ltd, The Book: CC BY 4.0\n"},
		{"README.md", "- `CITATION.txt`: "},
		{"README.ja.md", "# 文献は増えた\n\n文献数、2003年～2004年。pair、データ版 2.1（2026-11-24）。\n"},
		{"README.ja.md", "| `記号` | `flag` |"},
		{"LICENCES.md", "- Press, Ltd, The Book: CC BY 4.0\n"},
		{"LICENCES.md", "# ライセンス\n"},
	} {
		if !strings.Contains(string(files[c.file]), c.text) {
			t.Errorf("%s has no %q:\n%s", c.file, c.text, files[c.file])
		}
	}
}

// lines are the rows of a CSV file.
func lines(t testing.TB, b []byte) [][]string {
	t.Helper()
	all, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatalf("%v in %q", err, b)
	}
	return all
}

func TestAPackageIsSoundWhateverIsInIt(t *testing.T) {
	other := year(2005, 1)
	other.Source = "-gone"
	unknown := year(2005, 1)
	unknown.Source = ""
	hostile := testPackage(tableOf(year(2003, 1), other))
	hostile.Title, hostile.Name, hostile.Day = data.Text{EN: "=A1\r\n# *b* <i> | `c`", JA: "“"}, "../../etc/Passwd\x00", "yesterday"
	hostile.Address = "javascript:alert(1)>\n"
	hostile.Files = []File{{"../x", "1"}, {"README.md", "2"}, {"readme.MD", "3"}, {"", "4"}, {"…", ""}, {"datapackage.json", "6"}, {"aux.txt", "7"}, {"DATA", "8"}}
	hostile.Editions[0].Tables[0].ID = "CON"
	several := testPackage(tableOf(year(2003, 1)), tableOf(unknown), tableOf())
	several.Editions[0].Tables[2].ID = "joint.works"
	for _, c := range []struct {
		name  string
		p     *Package
		files []string
	}{
		{"no row at all", testPackage(tableOf()), []string{"data/joint-works.en.csv"}},
		{"a row without a source", testPackage(tableOf(unknown)), nil},
		{"no table", testPackage(), []string{"sources.csv"}},
		{"several tables of one name", several, []string{"data/joint-works.en.csv", "data/joint-works-2.ja.csv"}},
		{"names that are none, and texts that are marks", hostile, []string{"data/file-con.en.csv", "x", "README-2.md", "readme-3.MD", "file", "file-2", "datapackage-2.json", "file-aux.txt", "DATA-2"}},
		{"no edition", &Package{Name: "x"}, []string{"datapackage.json"}},
	} {
		files := unpacked(t, whole(c.p.ZIP()))
		for _, name := range c.files {
			if _, ok := files[name]; !ok {
				t.Errorf("%s: no %s in %q", c.name, name, slices.Sorted(maps.Keys(files)))
			}
		}
		var d struct {
			Resources []struct {
				Name, Path string
				Bytes      int
			}
		}
		if err := json.Unmarshal(files["datapackage.json"], &d); err != nil {
			t.Fatalf("%s: %v in %s", c.name, err, files["datapackage.json"])
		}
		known := map[string]bool{}
		for _, r := range d.Resources {
			if content, ok := files[r.Path]; !ok || len(content) != r.Bytes || known[r.Name] {
				t.Errorf("%s: %+v has %d bytes (there: %v)", c.name, r, len(content), ok)
			}
			known[r.Name] = true
			lines(t, files[r.Path])
		}
	}
}

func FuzzAPackageIsSound(f *testing.F) {
	f.Add("joint-works", "A finding", "book", "CITATION.txt", "=1")
	f.Add("../..", "\r\n# `|`", "", "datapackage.json", "\x00\xff")
	f.Add("日本", "\"", "-", "", "@")
	f.Fuzz(func(t *testing.T, id, title, source, file, content string) {
		row := year(2003, 1)
		row.Source, row.Name = data.SourceID(source), data.Text{EN: content, JA: title}
		p := testPackage(&Table{ID: id, Title: data.Text{EN: title}, Subject: data.Text{JA: content}, Rows: slices.Values([]*Row{row})})
		p.Name, p.Title, p.Address, p.Day = title, data.Text{JA: title}, content, content
		p.Files = []File{{file, content}, {file, title}}
		files := unpacked(t, whole(p.ZIP()))
		var d struct {
			Resources []struct {
				Name, Path string
				Schema     struct{ Fields []struct{ Name string } }
			}
		}
		if err := json.Unmarshal(files[descriptorFile], &d); err != nil || len(d.Resources) != 3 {
			t.Fatalf("%v in %s", err, files[descriptorFile])
		}
		for _, r := range d.Resources {
			rows := lines(t, files[r.Path])
			if len(rows) != 2 && !(r.Path == sourcesFile && source == "") {
				t.Errorf("%s has %d rows", r.Path, len(rows))
			}
			for i, field := range r.Schema.Fields {
				if rows[0][i] != field.Name {
					t.Errorf("%s: %q in place of %q", r.Path, rows[0][i], field.Name)
				}
			}
		}
		for name := range files {
			if !fs.ValidPath(name) || strings.Contains(name, `\`) {
				t.Errorf("a file is called %q", name)
			}
		}
		if len(files) != 9 {
			t.Errorf("%q", slices.Sorted(maps.Keys(files)))
		}
	})
}

// In the browser a dataset has the texts of one language only: each edition has its own.
func TestEachEditionSpeaksFromItsOwnDataset(t *testing.T) {
	p := testPackage()
	for i, title := range []data.Text{{EN: "Book"}, {JA: "本"}} {
		p.Editions[i].Dataset.Sources[0].Title, p.Editions[i].Dataset.Product = title, data.Text{EN: "Explorer"}
		table := tableOf(year(2003, 1))
		table.Title = title
		p.Editions[i].Tables = []*Table{table}
	}
	files := unpacked(t, whole(p.ZIP()))
	for name, text := range map[string]string{sourcesFile: "\r\nbook,Book,本,", readmeFile: "From Explorer, data version 2.1", readmeJAFile: "- Press, Ltd『本』：",
		descriptorFile: `"title":"本"`} {
		if !strings.Contains(string(files[name]), text) {
			t.Errorf("%s has no %q:\n%s", name, text, files[name])
		}
	}
}

// The profile is that of version 2 of the standard, as JSON Schema.
func TestTheDescriptorKeepsToTheProfile(t *testing.T) {
	b, err := os.ReadFile("../../testdata/datapackage/profiles/datapackage-2.0.json")
	if err != nil {
		t.Fatal(err)
	}
	unmarshal := func(b []byte) any {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(profile, unmarshal(b)); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(profile)
	if err != nil {
		t.Fatal(err)
	}
	unknown, licensed := year(2005, 1), testPackage(tableOf(year(2003, 1)))
	unknown.Source = ""
	for i := range licensed.Editions {
		s := licensed.Editions[i].Dataset.Source("book")
		s.LicenceAddress, s.Address = "https://creativecommons.org/licenses/by/4.0/", "https://example.org/book"
	}
	joined := year(2005, 1)
	joined.Second = "paper"
	bare := testPackage(tableOf(year(2003, 1)))
	bare.Day, bare.Address, bare.Title, bare.Name = "2026-13-01", "/partners", data.Text{}, ""
	for _, d := range []struct {
		name     string
		p        *Package
		has, not string
	}{
		{"what is known of everything", licensed, `"licenses":[{"path":"https://creativecommons.org/licenses/by/4.0/","title":"CC BY 4.0"}]`, ""},
		{"a source whose licence has no address", testPackage(tableOf(year(2003, 1))), `"created":"2026-11-24T00:00:00Z"`, "licenses"},
		{"nothing that may be left out", bare, `"name":"file"`, "created"},
		{"no row", testPackage(tableOf()), `"bytes":`, `"sources":[`},
		{"rows that have one source each", testPackage(tableOf(year(2003, 1))), `"foreignKeys":[{"fields":["source"],"reference":{"resource":"sources","fields":["id"]}}]`, ""},
		{"a row of two sources", testPackage(tableOf(year(2003, 1), joined)), `"sources":[{"title":"Press, Ltd, The Book"},{"title":"paper"}]`, "foreignKeys"},
		{"a row without a source", testPackage(tableOf(unknown)), `"missingValues":[{"value":"","label":"no value`, `"sources":[`},
	} {
		b := unpacked(t, whole(d.p.ZIP()))[descriptorFile]
		if err := schema.Validate(unmarshal(b)); err != nil {
			t.Errorf("%s: %v", d.name, err)
		}
		if text := string(b); !strings.Contains(text, d.has) || d.not != "" && strings.Contains(text, d.not) {
			t.Errorf("%s: there must be %s, and no %q, in\n%s", d.name, d.has, d.not, text)
		}
	}
}

// Of sources with other licences a table has none: it would be one to choose from.
func TestATableOfSeveralLicencesStatesNone(t *testing.T) {
	other := year(2004, 1)
	other.Source = "paper"
	p := testPackage(tableOf(year(2003, 1), other))
	for i := range p.Editions {
		ds := p.Editions[i].Dataset
		ds.Sources[0].LicenceAddress = "https://example.org/by"
		ds.Sources = append(ds.Sources, data.Source{ID: "paper", Title: data.Text{EN: "The Paper"}, SourceRecord: data.SourceRecord{Terms: data.Text{EN: "ask"}}})
	}
	files := unpacked(t, whole(p.ZIP()))
	if text := string(files[descriptorFile]); strings.Contains(text, "licenses") {
		t.Errorf("a licence is stated: %s", text)
	}
	if text := string(files[licencesFile]); !strings.Contains(text, "- The Paper: states no licence; terms of use: ask\n") {
		t.Errorf("the licences are %s", text)
	}
}

func TestEveryColumnIsDescribedInBothLanguages(t *testing.T) {
	for _, list := range [][]column{columns[:], claimColumns[:]} {
		for i := range list {
			if about := list[i].about(); about.EN == "" || about.JA == "" {
				t.Errorf("the column %s is not described: %+v", list[i].head.EN, about)
			}
		}
	}
	for name := range abouts {
		if _, twice := claimAbouts[name]; twice || head(name).JA == "" {
			t.Errorf("the column %s is described twice, or is none", name)
		}
	}
}

// A table of claims has columns of its own: in its head, its schema and the README.
func TestATableOfClaimsHasItsOwnColumns(t *testing.T) {
	row := year(2004, 4)
	row.Claimed = &Claimed{Claim: &data.Claim{ID: "works-AAA", Verdict: data.Agrees, Statement: data.Text{EN: "Works are many"}}, Deck: &data.Observation{Source: "deck", Period: row.Period, Value: row.Value},
		Words: &ClaimWords{Verdict: func(data.Verdict) string { return "一致" }}}
	table := tableOf(row)
	table.ID, table.Claims = "claims", true
	files := unpacked(t, whole(testPackage(table).ZIP()))
	for name, text := range map[string]string{"data/claims.en.csv": "claim,statement,", "data/claims.ja.csv": "記述ID,数値・記述,", readmeFile: "| `agrees_from` | `一致の下限` | The least",
		descriptorFile: `{"name":"deck_value","title":"Deck value","type":"number","description":"The number`, sourcesFile: "\r\ndeck,"} {
		if !strings.Contains(string(files[name]), text) {
			t.Errorf("%s has no %q:\n%.600s", name, text, files[name])
		}
	}
	for _, rows := range [][][]string{lines(t, files["data/claims.en.csv"]), lines(t, files["data/claims.ja.csv"])} {
		if len(rows) != 2 || len(rows[0]) != len(claimColumns) || len(rows[1]) != len(claimColumns) {
			t.Errorf("%q", rows)
		}
	}
	if strings.Contains(string(files[readmeFile]), "`counting_method` | `計数方法`") != strings.Contains(string(files["data/claims.en.csv"]), "counting_method") || strings.Contains(string(files[readmeFile]), "`partner`") {
		t.Errorf("the README has other columns: %s", files[readmeFile])
	}
}
