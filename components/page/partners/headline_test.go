//go:build !js

package partners_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"bilateral/components/page/pagetest"
	"bilateral/data"
	"bilateral/testdata/htmlcheck"
)

// said are the title of a page and its lede.
func said(t *testing.T, ds *data.Dataset, address string) (title, lede string) {
	head := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, address))).One(t, ".head")
	return head.One(t, "h1").Text(), strings.TrimSpace(head.One(t, ".lede").Text())
}

func TestThePageBeginsWithWhatThePairIs(t *testing.T) {
	flagged := pagetest.Deck(t)
	for _, c := range []struct{ sentence, address, title, lede string }{
		{"growth, and the rank among all pairs", "/partners/", "UK–Japan joint works grew twelvefold from 1990 to 2022, ranking 52nd of 171 pairs",
			"Joint works: 7,370 in 2022, 12.2 times the 604 in 1990. Growth averaged +8.1% a year, 117th of 121 pairs with at least 20 in 1990. UK–Japan joint work was 13.1% of Japan’s international output in 2022, and 3.8% of the UK’s."},
		{"in the order that was chosen", "/partners/?country=JPN~GBR", "Japan–UK joint works grew twelvefold from 1990 to 2022, ranking 52nd of 171 pairs", ""},
		{"the first of all", "/partners/?country=USA~CHN", "US–China joint works grew 88-fold from 1990 to 2022, ranking 1st of 171 pairs", ""},
		{"no multiple of a small number", "/partners/?country=HKG~JPN", "Hong Kong–Japan joint works numbered 4 in 1990 and 745 in 2022, ranking 154th of 171 pairs",
			"Joint works: 4 in 1990, 745 in 2022. Hong Kong–Japan joint work was 3.0% of Hong Kong’s international output in 2022, and 1.3% of Japan’s."},
		{"where that is too long, what is now", "/partners/?country=HKG~KOR", "Hong Kong–South Korea joint works numbered 759 in 2022, ranking 153rd of 171 pairs", ""},
		{"the years of the view", "/partners/?time=2000..2016", "UK–Japan joint works more than tripled from 2000 to 2015, ranking 45th of 170 pairs", ""},
		{"less than twice", "/partners/?time=2015..2022", "UK–Japan joint works grew 47% from 2015 to 2022, ranking 52nd of 171 pairs", ""},
		{"a fall", "/partners/?time=2021..2022", "UK–Japan joint works fell 6% from 2021 to 2022, ranking 52nd of 171 pairs", ""},
		{"a single year", "/partners/?time=2022", "UK–Japan joint works numbered 7,370 in 2022, ranking 52nd of 171 pairs", ""},
		{"a year that is flagged is none", "/partners/?time=2016", "UK–Japan joint works grew twelvefold from 1990 to 2022, ranking 52nd of 171 pairs", ""},
		{"from the editions where the yearly source has not the pair", "/partners/?country=NOR~JPN", "Norway–Japan joint work was 4.3% of Norway’s international output in 2022, and 1.8% of Japan’s", "Joint articles: 753 in 2022, 7.5 times the 100 in 2003."},
		{"nothing is no figure", "/partners/?country=NOR~GRC", "Norway–Greece", "Norway–Greece: no figures available"},
		{"the end of the years too, where that is long", "/partners/?country=DEU~KOR&time=1995..2000", "Germany–South Korea joint works more than doubled in 1995–2000, ranking 101st of 171 pairs", ""},
		{"and where it is longer still, no growth", "/partners/?country=CHE~NLD&time=1990..2005", "Switzerland–Netherlands joint works numbered 777 in 2005, ranking 70th equal of 171 pairs", ""},
		{"both years in Japanese", "/ja/partners/?country=CHE~NLD&time=1990..2005", "スイス・オランダの共著文献数は2005年に1990年の約4.5倍、171組中同率70位", ""},
		{"in Japanese", "/ja/partners/", "日英の共著文献数は1990年の約12倍に増加、2022年は171組中52位", ""},
	} {
		title, lede := said(t, flagged, c.address)
		if title != c.title {
			t.Errorf("%s: %q, want %q", c.sentence, title, c.title)
		}
		if c.lede != "" && lede != c.lede {
			t.Errorf("%s: the lede is %q, want %q", c.sentence, lede, c.lede)
		}
	}
}

// Any pair that the source counts has a title that a reader can take in, whichever of the
// two comes first.
func TestAnyPairHasASentence(t *testing.T) {
	ds := pagetest.Deck(t)
	pairs := 0
	for _, s := range ds.All("joint-works") {
		pairs++
		for _, c := range []struct {
			path, rank string
			most       int
		}{{"/partners/", " of 171 pairs", 90}, {"/ja/partners/", "171組中", 45}} {
			for _, country := range []string{string(s.Subject.Place + "~" + s.Subject.Partner), string(s.Subject.Partner + "~" + s.Subject.Place)} {
				if pairs%5 > 0 && c.path == "/partners/" && country[0] > country[4] {
					continue // one in five both ways is enough of what differs by the order alone
				}
				title, _ := said(t, ds, c.path+"?tab=table&country="+country)
				if n := utf8.RuneCountInString(title); n > c.most || !strings.Contains(title, c.rank) || strings.ContainsAny(title, "{}；;") {
					t.Errorf("%s%s: %q has %d characters, at most %d, or no rank", c.path, country, title, n, c.most)
				}
			}
		}
	}
	if pairs != 171 {
		t.Errorf("%d pairs, want 171", pairs)
	}
}
