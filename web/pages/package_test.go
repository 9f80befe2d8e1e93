package pages

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"testing"

	"bilateral/components/extract"
	"bilateral/components/page/pagetest"
	"bilateral/components/state"
	"bilateral/data"
)

// packed is the package of an address as a reader finds it.
func packed(t *testing.T, e *Explorer, target string) map[string][]byte {
	t.Helper()
	b, _ := fileOf(t, e, target)
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(target, err)
	}
	files := map[string][]byte{}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(target, f.Name, err)
		}
		if files[f.Name], err = io.ReadAll(in); err != nil {
			t.Fatal(target, f.Name, err)
		}
	}
	return files
}

// figuresOf are the ids of the figures that a page has to be taken away.
func figuresOf(t *testing.T, e *Explorer, path string) []string {
	t.Helper()
	w := extract.Want(e.figures, e.datasets.whole, path+extract.CSV)
	if w == nil {
		return nil
	}
	ds, err := e.datasets.taken(w.State.Language, w.Needs)
	if err != nil {
		t.Fatal(path, err)
	}
	var ids []string
	for _, f := range extract.Of(w.Page, ds, state.Parse(ds, path), e.catalogues[w.State.Language]).Figures {
		ids = append(ids, f.ID)
	}
	return ids
}

// valuesOf are what of the rows does not depend on the language, in order.
func valuesOf(rows [][]string, heads []string) []string {
	same := []string{"claim", "deck_value", "indicator", "place", "partner", "field", "segment", "period", "value", "flag", "source", "origin"}
	var list []string
	for _, row := range rows[1:] {
		var cells []string
		for i, head := range heads {
			if slices.Contains(same, head) {
				cells = append(cells, row[i])
			}
		}
		list = append(list, strings.Join(cells, "|"))
	}
	slices.Sort(list)
	return list
}

// Each figure has a package: its tables in both languages with the same values, each of
// its sources once, and what its descriptor says.
func TestEveryFigureHasAPackageInBothLanguages(t *testing.T) {
	for name, ds := range map[string]*data.Dataset{"the deck": pagetest.Deck(t), "the second dataset": pagetest.Second(t)} {
		e := New(ds)
		figures := 0
		for _, path := range paths(e) {
			if strings.HasPrefix(path, "/ja") {
				continue
			}
			for _, id := range figuresOf(t, e, path) {
				figures++
				at := name + ": " + path + " " + id
				files := packed(t, e, path+extract.Package+"?figure="+id)
				rows := map[string][][]string{}
				for file, content := range files {
					if strings.HasSuffix(file, ".csv") {
						list, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
						if err != nil {
							t.Fatal(at, file, err)
						}
						rows[file] = list
					}
				}
				table := "data/" + strings.ToLower(id)
				en, ja := rows[table+".en.csv"], rows[table+".ja.csv"]
				if len(en) < 2 || len(en) != len(ja) {
					t.Errorf("%s: %d rows in English, %d in Japanese", at, len(en), len(ja))
					continue
				}
				known := map[string]bool{"": true}
				for _, row := range rows["sources.csv"][1:] {
					if known[row[0]] {
						t.Errorf("%s: the source %s stands twice", at, row[0])
					}
					known[row[0]] = true
				}
				// Places stand in the order of their names, which each language has its own.
				if a, b := valuesOf(en, en[0]), valuesOf(ja, en[0]); !slices.Equal(a, b) {
					t.Errorf("%s: the values are %.300q in English, and %.300q in Japanese", at, a, b)
				}
				source := slices.Index(en[0], "source")
				for _, row := range en[1:] {
					for id := range strings.FieldsSeq(row[source]) {
						if !known[id] {
							t.Errorf("%s: the source %s is not in the table of sources", at, id)
						}
					}
				}
				for _, file := range []string{"README.md", "README.ja.md", "LICENCES.md", "CITATION.txt", "CITATION.bib", "datapackage.json"} {
					if len(files[file]) == 0 {
						t.Errorf("%s: no %s", at, file)
					}
				}
				if !json.Valid(files["datapackage.json"]) {
					t.Errorf("%s: %s", at, files["datapackage.json"])
				}
			}
		}
		if figures < 3 {
			t.Errorf("%s: %d figures", name, figures)
		}
	}
}

func TestThePackageOfEverythingHasMoreRows(t *testing.T) {
	e := New(pagetest.Deck(t))
	rows := func(query string) int {
		n := 0
		for name, content := range packed(t, e, "/partners/"+extract.Package+query) {
			if strings.HasPrefix(name, "data/") {
				n += bytes.Count(content, []byte("\r\n"))
			}
		}
		return n
	}
	if shown, all := rows(""), rows("?rows=all"); shown < 4 || all <= shown {
		t.Errorf("%d rows are shown, there are %d", shown, all)
	}
}

func TestThePackageIsTheSameUnderEachLanguage(t *testing.T) {
	e := New(pagetest.Deck(t))
	en, ja := packed(t, e, "/partners/"+extract.Package), packed(t, e, "/ja/partners/"+extract.Package)
	for name := range en {
		if !bytes.Equal(en[name], ja[name]) {
			t.Errorf("%s is another file", name)
		}
	}
}
