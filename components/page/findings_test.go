//go:build !js

package page_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"bilateral/components/format"
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

// Model sentences are those that an editor asked for of the figures that the
// dataset has.
func TestTheModelSentencesComeOut(t *testing.T) {
	for _, test := range []struct{ address, en, ja string }{
		{"/indicators/joint-works/", "UK–Japan joint works grew twelvefold from 1990 to 2022", "日英の共著文献は1990年の604件から2022年の7,370件へ約12倍に増加"},
		{"/indicators/articles/", "The UK overtook Japan in articles in 2007 and published half as many again in 2022", "論文数は2007年に英国が日本を上回り、2022年は日本の約1.5倍"},
		{"/indicators/international-share/", "The UK–Japan gap in international share widened from 18 points in 2003 to 35 in 2022", "国際共著率の日英差は2003年の18.0ポイントから2022年の34.8ポイントへ拡大"},
		{"/indicators/students/", "Students from Japan in the UK peaked at 6,395 in 2004 and were 2,684 in 2019", "日本から英国への留学生は2004年の6,395人をピークに減少し、2019年は2,684人"},
		{"/mobility/", "Students from Japan in the UK peaked at 6,395 in 2004 and were 2,684 in 2019", "日本から英国への留学生は2004年の6,395人をピークに減少し、2019年は2,684人"},
		{"/indicators/domestic-articles/", "Japan’s domestic articles peaked at 100,000 in 2006 and were 87,000 in 2022", "日本の国内論文数は2006年の約10万件をピークに減少し、2022年は約8.7万件"},
		{"/indicators/population/", "Japan’s population peaked at 128 million in 2010 and was 123 million in 2025", "日本の人口は2010年の1億2,807万人をピークに減少し、2025年は1億2,337万人"},
		{"/indicators/rd-spending/", "The UK’s R&D spending as a share of GDP peaked at 2.94% in 2020 and was 2.68% in 2023", "英国の研究開発費の対GDP比は2020年の2.94%がピーク、2023年は2.68%"},
		{"/indicators/field-articles/", "Japan published more articles than the UK in 3 of 14 fields in 2022", "14分野中、日本の論文数が英国を上回るのは3分野（2022年）"},
		{"/indicators/specialisation/", "Japan and the UK are on opposite sides of the world average in 5 of 14 fields (2022)", "14分野中5分野で、日英の一方が世界平均を上回り、他方が下回る（2022年）"},
		{"/indicators/students-by-origin/", "China sent the most students to both Japan and the UK in 2019", "留学生の出身国は日英とも中国が最多（2019年、日本約9.2万人、英国約12.2万人）"},
		{"/indicators/collaboration-index/", "The UK–Japan index of collaboration rose to 0.72 in 2022, still below the level expected", "日英の国際共著指数は2003年の0.46から2022年の0.72に上昇したが期待値を下回る"},
		{"/indicators/partner-works/", "UK–Japan joint works grew twelvefold from 1990 to 2022", "日英の共著文献は1990年の604件から2022年の7,370件へ約12倍に増加"},
		{"/indicators/partner-works-rank/", "Japan fell from 7th among the UK’s partners in 1990 to 14th in 2022", "英国の共著相手国として日本は1990年の7位から2022年の14位に後退"},
		{"/indicators/partner-rank/", "The UK ranked 4th among Japan’s partners in 2020, Japan 13th among the UK’s", ""},
	} {
		for prefix, want := range map[string]string{"": test.en, "/ja": test.ja} {
			root := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), prefix+test.address)))
			if got := pagetest.Words(root.One(t, "h1")); want != "" && got != want {
				t.Errorf("%s is headed %q, want %q", prefix+test.address, got, want)
			}
		}
	}
}

// What is found is chosen from the figures, not from the words for it.
func TestBothLanguagesTellTheSameFinding(t *testing.T) {
	told := 0
	for _, set := range []struct {
		ds    *data.Dataset
		pairs []string
	}{{pagetest.Deck(t), pairs}, {pagetest.Second(t), []string{"FRA~BRA", "DEU~FRA"}}} {
		for _, address := range addresses(set.ds, set.pairs) {
			en, ja := pagetest.Build(set.ds, address), pagetest.Build(set.ds, "/ja"+address)
			if len(en.Charts) != len(ja.Charts) {
				t.Errorf("%s has %d charts in one language and %d in the other", address, len(en.Charts), len(ja.Charts))
				continue
			}
			for i := range en.Charts {
				if en.Charts[i].Caption.Kind != ja.Charts[i].Caption.Kind {
					t.Errorf("%s: %q is not the finding %q", address, ja.Charts[i].Caption.Title, en.Charts[i].Caption.Title)
				}
				told++
			}
		}
	}
	if told < 150 {
		t.Errorf("only %d charts were read", told)
	}
}

// A title is one sentence that fits, without a semicolon, and ends in no stop.
func TestATitleIsOneSentenceThatFits(t *testing.T) {
	longest := map[data.Language]int{data.English: 90, data.Japanese: 45}
	for _, address := range addresses(pagetest.Deck(t), pairs) {
		for _, prefix := range []string{"", "/ja"} {
			doc := pagetest.Build(pagetest.Deck(t), prefix+address)
			names, texts := said(t, doc)
			for i, title := range texts {
				if strings.HasPrefix(names[i], " ") {
					continue // a subtitle or a summary
				}
				if n := utf8.RuneCountInString(title); n > longest[doc.Language] {
					t.Errorf("%s: %d characters: %q", prefix+address, n, title)
				}
				for _, fault := range []string{";", "；", "。", "／", "stood highest", "of the year", "両国", "{", "件中"} {
					if strings.Contains(title, fault) {
						t.Errorf("%s: %q in %q", prefix+address, fault, title)
					}
				}
				if strings.HasSuffix(title, ".") || title != format.Capitalised(title) {
					t.Errorf("%s: %q is not set as a title", prefix+address, title)
				}
			}
		}
	}
}
