package page_test

import (
	"fmt"
	"strings"
	"testing"

	"bilateral/components/page"
	"bilateral/components/page/pagetest"
	"bilateral/data"
	"bilateral/testdata/golden"
	"bilateral/testdata/htmlcheck"
)

// pairs are twenty pairs beside the default, with ties, gaps and flags among
// them, and some that a source does not have.
var pairs = []string{
	"DEU~JPN", "FRA~JPN", "USA~JPN", "CHN~JPN", "KOR~JPN", "JPN~AUS", "SGP~JPN", "JPN~HKG", "TWN~JPN", "GBR~USA",
	"GBR~DEU", "GBR~CHN", "GBR~NLD", "GBR~IND", "FRA~DEU", "USA~CHN", "HKG~BRA", "SGP~ESP", "KOR~ITA", "NOR~GRC",
}

// addresses are every route of a dataset, with each of its indicators and topics,
// without the language.
func addresses(ds *data.Dataset, pairs []string) []string {
	list := []string{"/"}
	for _, ind := range ds.Tabled() {
		list = append(list, "/?indicator="+string(ind.ID))
	}
	for _, topic := range ds.Topics {
		list = append(list, "/?topic="+string(topic.ID))
	}
	list = append(list, "/indicators/")
	for i := range ds.Indicators {
		list = append(list, "/indicators/"+string(ds.Indicators[i].ID)+"/")
	}
	list = append(list, "/partners/")
	for _, pair := range pairs {
		list = append(list, "/partners/?country="+pair)
	}
	return append(list, "/mobility/", "/evidence/", "/about/")
}

// summaryPart is what the golden calls a summary.
const summaryPart = "  summary"

// said are the words of a page that an editor reads: document, headings, and of
// each figure title, subtitle and summary.
func said(t *testing.T, doc *page.Document) (names, texts []string) {
	t.Helper()
	add := func(name, text string) {
		if text != "" {
			names, texts = append(names, name), append(texts, text)
		}
	}
	title, _, _ := strings.Cut(strings.ReplaceAll(doc.Title, "｜", " – "), " – ")
	add("document", title)
	root := htmlcheck.Parse(pagetest.HTML(t, doc))
	for _, h := range root.All("h1") {
		add("h1", pagetest.Words(h))
	}
	for _, f := range root.All("figure") {
		id := strings.Join(f.Attributes("h2", "id"), "")
		for _, h := range f.All("h2") {
			add(strings.TrimSuffix(id, "-title"), pagetest.Words(h))
		}
		for _, p := range f.All("figcaption p") {
			add("  subtitle", pagetest.Words(p))
		}
		for _, p := range f.All("p.summary") {
			add(summaryPart, pagetest.Words(p))
		}
	}
	return names, texts
}

func TestEveryTitleSubtitleAndSummaryIsTheGolden(t *testing.T) {
	var b strings.Builder
	seen := map[string]bool{}
	for _, set := range []struct {
		name  string
		ds    *data.Dataset
		pairs []string
	}{{"The built-in dataset", pagetest.Deck(t), pairs}, {"The second dataset", pagetest.Second(t), []string{"FRA~BRA", "DEU~FRA"}}} {
		fmt.Fprintf(&b, "# %s\n\n", set.name)
		for _, address := range addresses(set.ds, set.pairs) {
			en, ja := pagetest.Build(set.ds, address), pagetest.Build(set.ds, "/ja"+address)
			names, english := said(t, en)
			namesJA, japanese := said(t, ja)
			var part strings.Builder
			for i, j := 0, 0; i < len(names) || j < len(namesJA); {
				// A summary may be needed in one language only.
				switch {
				case j == len(namesJA) || i < len(names) && names[i] == summaryPart && namesJA[j] != summaryPart:
					fmt.Fprintf(&part, "%-24s %s\n%24s –\n", names[i], english[i], "")
					i++
				case i == len(names) || namesJA[j] == summaryPart && names[i] != summaryPart:
					fmt.Fprintf(&part, "%-24s –\n%24s %s\n", namesJA[j], "", japanese[j])
					j++
				case names[i] != namesJA[j]:
					t.Fatalf("%s has other parts in the other language: %q, %q", address, names, namesJA)
				default:
					fmt.Fprintf(&part, "%-24s %s\n%24s %s\n", names[i], english[i], "", japanese[j])
					i++
					j++
				}
			}
			// What several views have is printed once.
			if !seen[part.String()] {
				fmt.Fprintf(&b, "## %s\n%s\n", address, part.String())
			}
			seen[part.String()] = true
		}
	}
	golden.Compare(t, "findings.txt", []byte(b.String()))
}
