package pages

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/page/pagetest"
	"bilateral/components/site"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/data/datapackage"
	"bilateral/data/wire"
	"bilateral/web/bench/enlarged"
	"bilateral/web/host"
)

// manyPlaces is the pages of a dataset with more pairs than are sent.
var manyPlaces = sync.OnceValues(func() (*Explorer, error) {
	folder, err := os.MkdirTemp("", "places")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	if _, err := enlarged.Write(folder, 80); err != nil {
		return nil, err
	}
	ds, err := datapackage.DecodeFile(filepath.Join(folder, data.DefaultFile))
	if err != nil {
		return nil, err
	}
	return New(ds), nil
})

// partOf is the one part of the data that a view names.
func partOf(t *testing.T, v host.View) string {
	t.Helper()
	if len(v.Parts) != 1 || !strings.HasPrefix(v.Parts[0], "/") {
		t.Fatalf("the parts are %q, want one address", v.Parts)
	}
	return v.Parts[0]
}

// excerptViews are views that read different parts of the data: other pairs, pairs beside
// them, years, tables, places that most sources do not have, frames, and both languages.
var excerptViews = []string{
	"/partners/", "/ja/partners/", "/partners/?country=XAA~GBR", "/partners/?country=FRA~XAB&pairs=GBR-JPN~DEU-USA",
	"/partners/?time=2000..2010", "/ja/partners/?country=USA~CHN&time=1995..2023&tab=table", "/partners/?scale=indexed",
	"/partners/?country=XKX", "/partners/?time=1800", "/embed/partners/?country=JPN~DEU", "/partners/?pairs=GBR-JPN~FRA-GBR&focus=GBR-JPN",
}

// A program that has an excerpt of the data builds the very page that the server builds
// of all of it.
func TestAViewIsMadeFromItsExcerptAsFromTheWhole(t *testing.T) {
	e, err := manyPlaces()
	if err != nil {
		t.Fatal(err)
	}
	for _, target := range excerptViews {
		t.Run(target, func(t *testing.T) {
			v := e.View(target)
			doc, err := v.Build()
			if err != nil {
				t.Fatal(err)
			}
			ds, cat := browsers(t, e, doc.Language)
			part, _ := fileOf(t, e, partOf(t, v))
			if err := wire.DecodeExcerpt(part, ds); err != nil {
				t.Fatal(err)
			}
			got := site.Series.Find(ds, state.Parse(ds, doc.Address)).Document(ds, state.Parse(ds, doc.Address), cat, false)
			if ds.Lacks() {
				t.Error("the excerpt lacks something")
			}
			if is, want := pagetest.HTML(t, got), pagetest.HTML(t, doc); is != want {
				at := 0
				for at < min(len(is), len(want)) && is[at] == want[at] {
					at++
				}
				t.Errorf("the page is another from byte %d: %.200q, want %.200q", at, is[max(0, at-60):], want[max(0, at-60):])
			}
		})
	}
}

// browsers is the dataset as a program has it before the parts, and its phrases.
func browsers(t *testing.T, e *Explorer, language data.Language) (*data.Dataset, *catalogue.Catalogue) {
	t.Helper()
	ds, err := wire.Decode(e.datasets.core[language])
	if err != nil {
		t.Fatal(err)
	}
	return ds, e.catalogues[language]
}

// What an excerpt does not have is noticed, and is there when it has been added.
func TestAProgramKnowsWhatItLacks(t *testing.T) {
	e, err := manyPlaces()
	if err != nil {
		t.Fatal(err)
	}
	ds, cat := browsers(t, e, data.English)
	build := func(target string) (html string, lacks bool) {
		st := state.Parse(ds, target)
		doc := site.Series.Find(ds, st).Document(ds, st, cat, false)
		return pagetest.HTML(t, doc), ds.Lacks()
	}
	add := func(target string) {
		t.Helper()
		part, _ := fileOf(t, e, partOf(t, e.View(target)))
		if err := wire.DecodeExcerpt(part, ds); err != nil {
			t.Fatal(err)
		}
	}
	const first, other, years = "/partners/", "/partners/?country=FRA~XAB", "/partners/?time=2001..2009"
	add(first)
	before, lacks := build(first)
	if lacks {
		t.Error("the first view lacks something")
	}
	for _, next := range []string{other, years} {
		if _, lacks = build(next); !lacks {
			t.Errorf("nothing is said to lack for %s", next)
		}
		add(next)
		if _, lacks = build(next); lacks {
			t.Errorf("%s lacks something with its excerpt", next)
		}
	}
	if after, lacks := build(first); lacks || after != before {
		t.Error("the first view is another once others have been added")
	}
}

func TestAnExcerptIsFarSmallerThanTheCollections(t *testing.T) {
	e, err := manyPlaces()
	if err != nil {
		t.Fatal(err)
	}
	part, _ := fileOf(t, e, "/partners/excerpt.bin")
	whole := 0
	for _, id := range []data.CollectionID{"joint-works", "partner-ranks", "joint-articles"} {
		whole += len(e.datasets.collections[partName(id, data.English)])
	}
	if len(part) > whole/10 {
		t.Errorf("the excerpt has %d bytes, the collections %d", len(part), whole)
	}
}

func TestThereAreExcerptsOnlyWhereTheDataAreMany(t *testing.T) {
	few := New(pagetest.Deck(t))
	if d := few.Download("/partners/excerpt.bin"); d != nil {
		t.Error("there is an excerpt of few data")
	}
	if v := few.View("/partners/"); len(v.Parts) < 2 || strings.HasPrefix(v.Parts[0], "/") {
		t.Errorf("the parts of few data are %q", v.Parts)
	}
	many, err := manyPlaces()
	if err != nil {
		t.Fatal(err)
	}
	for _, address := range []string{"/excerpt.bin", "/mobility/excerpt.bin", "/about/excerpt.bin", "/nowhere/excerpt.bin"} {
		if d := many.Download(address); d != nil {
			t.Errorf("there is an excerpt at %s", address)
		}
	}
	if v := NewExported(many.datasets.whole).View("/partners/"); len(v.Parts) < 2 {
		t.Errorf("where no server answers the parts are %q", v.Parts)
	}
}

func TestADamagedExcerptChangesNothing(t *testing.T) {
	e, err := manyPlaces()
	if err != nil {
		t.Fatal(err)
	}
	part, _ := fileOf(t, e, "/partners/excerpt.bin")
	for i := 0; i < len(part); i += 1 + len(part)/400 {
		for _, damaged := range [][]byte{part[:i], append(bytes.Clone(part[:i]), append([]byte{part[i] ^ 0x55}, part[i+1:]...)...)} {
			ds, _ := browsers(t, e, data.English)
			if err := wire.DecodeExcerpt(damaged, ds); err != nil && ds.IsExcerpt() {
				t.Fatalf("byte %d: %v, and the dataset has changed", i, err)
			}
		}
	}
}

// A chart with a row for each partner has no more than can be read, and says so; how many
// there are is written as other numbers are.
func TestAChartOfManyPartnersHasTheLargest(t *testing.T) {
	e, err := manyPlaces()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := e.View("/partners/").Build()
	if err != nil {
		t.Fatal(err)
	}
	if rows := len(pagetest.Figures(doc)["collaboration-index"].Series); rows != 40 && rows != 41 {
		t.Errorf("%d rows are drawn of 79 partners", rows)
	}
	html := pagetest.HTML(t, doc)
	for _, words := range []string{"Of 79 partners, the 40 with the largest international output are drawn", "of 3,160 pairs"} {
		if !strings.Contains(html, words) {
			t.Errorf("the page does not say %q", words)
		}
	}
}
