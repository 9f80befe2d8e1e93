//go:build !js

// Package pagetest builds pages for tests: every page of the explorer with its
// data, and the views whose pages are golden files, those of each page in its
// own folder.
package pagetest

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/vugu/vugu"
	"github.com/vugu/vugu/staticrender"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/page"
	"bilateral/components/page/still"
	"bilateral/components/site/whole"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/data/datapackage"
	"bilateral/testdata/golden"
	"bilateral/testdata/htmlcheck"
)

// Views are the addresses whose pages are golden files, by page and by name.
var Views = map[string]map[string]string{
	"evidence": {
		"evidence.en":         "/evidence/",
		"evidence.ja":         "/ja/evidence/",
		"evidence-differs.ja": "/ja/evidence/?verdict=differs&theme=dark",
		"frame-evidence.en":   "/embed/evidence/?verdict=agrees&hideControls=1",
	},
	"indicator": {
		"frame-fwci.en":         "/embed/indicators/fwci/",
		"frame-compact.en":      "/embed/indicators/fwci/?compact=1",
		"frame-open-compact.ja": "/ja/embed/indicators/joint-works/?compact=1",
		"frame-growth-table.ja": "/ja/embed/indicators/output-growth/?tab=table",
		"indicator-fwci.en":     "/indicators/fwci/",
		"indicator-flow.ja":     "/ja/indicators/student-mobility/?tab=table",
		"open-beside.en":        "/indicators/rd-spending/?country=DEU~FRA",
		"open-fields.ja":        "/ja/indicators/specialisation/",
		"open-fields-table.en":  "/indicators/top-cited-share/?sort=-JPN&tab=table",
		"open-table.en":         "/indicators/researchers-per-million/?tab=table&time=2010..latest",
		"open-log.ja":           "/ja/indicators/international-works/?time=2000..2020&yScale=log",
		"open-indexed.en":       "/indicators/partner-works/?scale=indexed",
		"frame-open.en":         "/embed/indicators/edition-articles/?country=KOR&hideControls=1",
	},
	"mobility": {
		"mobility.en":       "/mobility/",
		"mobility.ja":       "/ja/mobility/",
		"mobility-log.en":   "/mobility/?time=2005..2016&yScale=log",
		"mobility-table.ja": "/ja/mobility/?time=2010..2019&tab=table",
		"mobility-frame.en": "/embed/mobility/?hideControls=1",
		"mobility-ratio.ja": "/ja/embed/mobility/?figure=ratio",
	},
	"overview": {
		"overview.en":          "/",
		"overview.ja":          "/ja/",
		"flow-table-sorted.en": "/?indicator=researchers&sort=-JPN&tab=table",
		"rank-by-label.ja":     "/ja/?indicator=partner-rank&sort=indicator",
		"bad-values.en":        "/?indicator=nope&sort=nope&tab=nope",
		"searched-derived.en":  "/?q=citation&derived=1",
		"topic-derived.ja":     "/ja/?topic=output&derived=1",
		"nothing-found.en":     "/?q=zebra&topic=mobility",
		"frame-table.en":       "/embed/table/?hideControls=1",
		"frame-chosen.ja":      "/ja/embed/table/?indicator=fwci&sort=-JPN&childId=a&hideControls=1",
	},
	"partners": {
		"partners.en":                "/partners/",
		"partners.ja":                "/ja/partners/",
		"partners-compared-table.en": "/partners/?country=DEU~JPN&pairs=GBR-JPN~FRA-JPN&tab=table&time=2005..2023",
		"partners-indexed-frame.ja":  "/ja/embed/partners/?country=KOR~GBR&pairs=GBR-JPN&scale=indexed&hideControls=1",
		"partners-nothing.en":        "/partners/?country=NOR~GRC",
	},
	"search": {
		"search.en":         "/search/",
		"search-korea.en":   "/search/?q=Korea",
		"search-pair.ja":    "/ja/search/?q=韓国とドイツ&theme=dark",
		"search-nothing.ja": "/ja/search/?q=zebra",
	},
	"slides": {
		"frame-slides.en": "/embed/slides/?slide=2",
		"slides.en":       "/slides/",
		"presented.ja":    "/ja/slides/?slide=7",
		"title.en":        "/slides/?slide=1&theme=dark",
		"slides-own.ja":   "/ja/slides/?slides=%2Findicators%2Ffwci%2F%23figure,%2F%23indicators,%2Findicators%2Fnope%2F,%2Fmobility%2F%23nobody",
		"carried.en":      "/indicators/fwci/?slides=%2Findicators%2Ffwci%2F%23figure",
		"beyond-last.en":  "/slides/?slides=%2Findicators%2Ffwci%2F%23figure&slide=9",
	},
	"text": {
		"not-found.en":     "/nope",
		"not-found.ja":     "/ja/nope",
		"unkept.en":        "/offline/",
		"unkept-frame.ja":  "/ja/embed/offline/",
		"indicators.en":    "/indicators/",
		"indicators.ja":    "/ja/indicators/",
		"filtered.en":      "/indicators/?topic=partnership&source=openalex-2024-08&q=rank",
		"unfiltered.ja":    "/ja/indicators/?topic=mobility&source=nope&q=zebra",
		"sources.en":       "/sources/",
		"sources.ja":       "/ja/sources/",
		"about.en":         "/about/",
		"about.ja":         "/ja/about/",
		"accessibility.en": "/about/accessibility/",
		"accessibility.ja": "/ja/about/accessibility/",
		"glossary.en":      "/about/glossary/",
		"glossary.ja":      "/ja/about/glossary/",
		"changelog.en":     "/data/changelog/",
		"changelog.ja":     "/ja/data/changelog/",
	},
}

// All are the addresses of all the views.
func All() map[string]string {
	all := map[string]string{}
	for _, views := range Views {
		for name, address := range views {
			all[name] = address
		}
	}
	return all
}

// Goldens compares the views of a page with the golden files of its folder.
func Goldens(t *testing.T, page string) {
	for name, address := range Views[page] {
		t.Run(name, func(t *testing.T) { Golden(t, name, Build(Deck(t), address)) })
	}
}

// Golden compares a document with a golden file.
func Golden(t *testing.T, name string, doc *page.Document) {
	t.Helper()
	golden.Compare(t, name+".html", []byte(doc.Title+"\n"+doc.Description+"\n"+doc.Address+"\n"+doc.Canonical+"\n"+
		strings.ReplaceAll(HTML(t, doc), "><", ">\n<")+"\n"))
}

// deck is the built-in dataset, read once.
var deck = sync.OnceValues(datapackage.Default)

// Deck is the built-in dataset.
func Deck(t testing.TB) *data.Dataset {
	t.Helper()
	ds, err := deck()
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

// Root is the folder of the whole project.
func Root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	for err == nil {
		if _, missing := os.Stat(filepath.Join(dir, "go.mod")); missing == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			break
		}
		dir = filepath.Dir(dir)
	}
	t.Fatal("there is no go.mod above the test")
	return ""
}

// Second is the dataset of other places.
func Second(t testing.TB) *data.Dataset {
	t.Helper()
	return From(t, filepath.Join(Root(t), "testdata", "second.json"))
}

// From is the dataset of a file.
func From(t testing.TB, file string) *data.Dataset {
	t.Helper()
	ds, err := datapackage.DecodeFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

// Build makes the document of an address.
func Build(ds *data.Dataset, address string) *page.Document {
	st := state.Parse(ds, address)
	cat := catalogue.Of(ds, st.Language)
	return whole.Pages().Find(ds, st).Document(still.Draw(ds, cat), st, cat, false)
}

// Collections are those that a view's page needs.
func Collections(ds *data.Dataset, st *state.State) []data.CollectionID {
	return whole.Pages().Find(ds, st).Collections(ds, st)
}

// HTML is a document as the server writes it.
func HTML(t testing.TB, doc *page.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := staticrender.New(&b).Render(&vugu.BuildResults{Out: &vugu.BuildOut{Out: []*vugu.VGNode{doc.Root}}}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Text is a page's text, its elements one space apart.
func Text(page string) string {
	return Words(htmlcheck.Parse(page))
}

// Words are those of an element, without the options of its lists.
func Words(e htmlcheck.Element) string { return strings.ReplaceAll(e.Words("option"), "'", "’") }

// Part is the figure of an id.
func Part(t testing.TB, page, id string) string {
	t.Helper()
	return htmlcheck.Parse(page).One(t, `figure[aria-labelledby="`+id+`-title"]`).Markup()
}

// Rows are the cells of a figure's table, row by row, the head first.
func Rows(figure string) (table [][]string) {
	for _, row := range htmlcheck.Parse(figure).All("tr") {
		var cells []string
		for _, cell := range row.All("th, td") {
			cells = append(cells, Words(cell))
		}
		table = append(table, cells)
	}
	return table
}

// RowsWithReasons are rows where a mark is followed by what it means.
func RowsWithReasons(figure string) (table [][]string) {
	for _, row := range htmlcheck.Parse(figure).All("tr") {
		var cells []string
		for _, cell := range row.All("th, td") {
			cells = append(cells, strings.Join(append([]string{Words(cell)}, cell.Attributes("abbr[title]", "title")...), " "))
		}
		table = append(table, cells)
	}
	return table
}

// Titled is the title of a chart of the page, by the id of its figure.
func Titled(doc *page.Document, id string) string {
	for _, c := range doc.Charts {
		if c.ID == id+"-readout" {
			return c.Caption.Title
		}
	}
	return ""
}

// Figures are the specs of the charts of a page, by the id of their figure.
func Figures(doc *page.Document) map[string]*chart.Spec {
	specs := map[string]*chart.Spec{}
	for _, c := range doc.Charts {
		specs[strings.TrimSuffix(c.ID, "-readout")] = c.Scene.Spec()
	}
	return specs
}

// Summary is all that a figure says in words: what is folded, or the words under
// it where they are all.
func Summary(figure htmlcheck.Element) string {
	for _, selector := range []string{`[id$="-words"]`, "p.summary"} {
		if found := figure.All(selector); len(found) > 0 {
			return found[0].Text()
		}
	}
	return ""
}

// SourceLinks are the ids of the sources to which a page leads.
func SourceLinks(page htmlcheck.Element) []string {
	var ids []string
	for _, address := range page.Attributes("a[href]", "href") {
		if path, id, found := strings.Cut(address, "#"); found && strings.HasSuffix(strings.Split(path, "?")[0], "/sources/") {
			ids = append(ids, id)
		}
	}
	return ids
}
