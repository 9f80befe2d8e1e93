package pages

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"bilateral/components/extract"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/data/datapackage"
	"bilateral/testdata/golden"
	"bilateral/web/host"
)

// explorers are the pages of the built-in dataset and of that of other places.
var explorers = sync.OnceValues(func() (map[string]*Explorer, error) {
	deck, err := datapackage.Default()
	if err != nil {
		return nil, err
	}
	second, err := datapackage.DecodeFile(filepath.Join("..", "..", "testdata", "second.json"))
	if err != nil {
		return nil, err
	}
	return map[string]*Explorer{"deck": New(deck), "second": New(second)}, nil
})

func explorerOf(t testing.TB, name string) *Explorer {
	t.Helper()
	all, err := explorers()
	if err != nil {
		t.Fatal(err)
	}
	return all[name]
}

// fileOf is the file of an address, whole.
func fileOf(t testing.TB, e *Explorer, target string) ([]byte, *host.Download) {
	t.Helper()
	d := e.Download(target)
	if d == nil || d.Refused != "" {
		t.Fatalf("%s is no file: %+v", target, d)
	}
	pieces, err := d.Make()
	if err != nil {
		t.Fatalf("%s: %v", target, err)
	}
	var b bytes.Buffer
	for piece := range pieces {
		b.Write(piece)
	}
	return b.Bytes(), d
}

func TestFilesAreAsTheyWere(t *testing.T) {
	for name, address := range map[string]string{
		"deck overview-table.en.csv":       "/data.csv?figure=indicators&derived=1&bom=0",
		"deck overview-derived.ja.csv":     "/ja/data.csv?figure=figure-derived&indicator=total-outputs",
		"deck comparison.en.csv":           "/partners/data.csv?country=DEU~JPN&pairs=GBR-JPN&time=2010..2020&bom=0",
		"deck comparison.ja.json":          "/ja/partners/data.json?country=TWN~KOR",
		"deck gaps.en.csv":                 "/indicators/rd-spending/data.csv?time=2022..2024&bom=0",
		"deck indexed.ja.json":             "/ja/indicators/joint-works/data.json?scale=indexed&time=2019..latest",
		"deck ratio.en.json":               "/mobility/data.json?figure=ratio&time=2015..2019",
		"deck ranges.en.csv":               "/evidence/data.csv?verdict=differs&bom=0",
		"second partners.ja.csv":           "/ja/partners/data.csv?figure=works-together",
		"second joint-articles.en.json":    "/indicators/joint-articles/data.json",
		"second movers-all.en.csv":         "/mobility/data.csv?rows=all&bom=0",
		"second exchange-students.en.json": "/embed/indicators/exchange-students/data.json?rows=all",
	} {
		set, file, _ := strings.Cut(name, " ")
		t.Run(file, func(t *testing.T) {
			b, _ := fileOf(t, explorerOf(t, set), address)
			golden.Compare(t, set+"-"+file, b)
		})
	}
}

// A file is made from what a program would read of the dataset: it is the same as one
// that is made from all of it.
func TestAFileHasTheSameBytesAsFromTheWholeDataset(t *testing.T) {
	for set, addresses := range map[string][]string{
		"deck":   {"/", "/?derived=1&indicator=student-mobility", "/indicators/fwci/", "/indicators/student-mobility/", "/indicators/international-share/", "/indicators/specialisation/", "/partners/", "/mobility/", "/evidence/", "/embed/partners/?country=DEU~JPN&pairs=GBR-JPN"},
		"second": {"/", "/indicators/exchange-students/", "/partners/", "/mobility/", "/evidence/"},
	} {
		e := explorerOf(t, set)
		for _, address := range addresses {
			for prefix, language := range map[string]data.Language{"": data.English, "/ja": data.Japanese} {
				st := state.Parse(e.datasets.whole, prefix+address)
				p, cat := e.figures.Find(e.datasets.whole, st), e.catalogues[st.Language]
				part, err := e.datasets.taken(language, extract.Needs(p, e.datasets.whole, st))
				if err != nil {
					t.Fatal(err)
				}
				whole := extract.Of(p, e.datasets.drawn[language], st, cat)
				view := extract.Of(p, part, state.Parse(part, prefix+address), cat)
				if view.IDs() != whole.IDs() {
					t.Errorf("%s: %s, of the whole dataset %s", prefix+address, view.IDs(), whole.IDs())
					continue
				}
				for i, f := range view.Figures {
					for _, all := range []bool{false, true} {
						a := written(extract.Writer(part, cat).JSON(f.Table(all)))
						b := written(extract.Writer(e.datasets.drawn[language], cat).JSON(whole.Figures[i].Table(all)))
						if at := different(a, b); at >= 0 {
							t.Errorf("%s: %s (all: %v) is not the same from the whole dataset: %.300q, %.300q", prefix+address, f.ID, all, a[max(0, at-60):], b[max(0, at-60):])
						}
					}
				}
			}
		}
	}
}

func written(pieces func(func([]byte) bool)) []byte {
	var b bytes.Buffer
	for piece := range pieces {
		b.Write(piece)
	}
	return b.Bytes()
}

// different is where two texts begin to differ, −1 where they do not.
func different(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	if len(a) != len(b) {
		return min(len(a), len(b))
	}
	return -1
}

// jsonFile is what a file of JSON has.
type jsonFile struct {
	ID, Title, Language, Version string
	Rows                         []map[string]any
	Sources                      []struct {
		ID      string
		Licence *string
	}
}

func TestCSVAndJSONHaveTheSameRows(t *testing.T) {
	for set, addresses := range map[string][]string{
		"deck": {"/%s?figure=indicators&derived=1", "/%s?rows=all", "/ja/partners/%s?figure=comparison&pairs=DEU-JPN", "/partners/%s?figure=joint-articles-editions", "/mobility/%s?figure=counted",
			"/ja/mobility/%s?figure=totals", "/indicators/education-spending/%s", "/ja/indicators/gdp/%s?scale=indexed", "/evidence/%s", "/indicators/top-cited-share/%s?figure=top-cited-share-fields&rows=all"},
		"second": {"/%s", "/ja/%s?figure=indicators", "/mobility/%s?rows=all&figure=counts", "/ja/indicators/joint-articles/%s", "/partners/%s?figure=works-together&scale=indexed"},
	} {
		for _, address := range addresses {
			e := explorerOf(t, set)
			text, _ := fileOf(t, e, fmt.Sprintf(address, "data.csv"))
			lines, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff")))).ReadAll()
			if err != nil {
				t.Fatalf("%s: %v", address, err)
			}
			text, _ = fileOf(t, e, fmt.Sprintf(address, "data.json"))
			var got jsonFile
			if err := json.Unmarshal(text, &got); err != nil {
				t.Fatalf("%s: %v", address, err)
			}
			if len(got.Rows) != len(lines)-1 || len(got.Rows) == 0 {
				t.Errorf("%s: %d rows of JSON, %d of CSV", address, len(got.Rows), len(lines)-1)
				continue
			}
			value := slices.IndexFunc(lines[0], func(head string) bool { return head == "value" || head == "値" })
			flag := slices.IndexFunc(lines[0], func(head string) bool { return head == "flag" || head == "記号" })
			for i, row := range got.Rows {
				number, present := row["value"].(float64)
				want, err := strconv.ParseFloat(lines[i+1][value], 64)
				if present != (err == nil) || present && number != want {
					t.Errorf("%s: row %d is %v in JSON, %q in CSV", address, i, row["value"], lines[i+1][value])
				}
				codes := ""
				for _, f := range row["flags"].([]any) {
					codes += " [" + f.(map[string]any)["code"].(string) + "]"
				}
				if strings.TrimSpace(codes) != lines[i+1][flag] || !present && codes == "" {
					t.Errorf("%s: row %d has the flags %q in JSON, %q in CSV", address, i, codes, lines[i+1][flag])
				}
				if row["source"] == nil && row["claim"] != nil {
					continue // a claim that no source says anything of
				}
				if !slices.ContainsFunc(got.Sources, func(s struct {
					ID      string
					Licence *string
				}) bool {
					return strings.Contains(row["source"].(string), s.ID) && s.Licence != nil
				}) {
					t.Errorf("%s: row %d is of %v, which is not among the sources with its licence or terms", address, i, row["source"])
				}
			}
		}
	}
}
