//go:build !js

package search_test

import (
	"slices"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/page"
	"bilateral/components/page/pagetest"
	"bilateral/components/page/search"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/testdata/htmlcheck"
)

func TestThePageIsTheGolden(t *testing.T) { pagetest.Goldens(t, "search") }

// context is what a search of a dataset in a language is built from.
func context(ds *data.Dataset, l data.Language) *page.Context {
	path := "/search/"
	if l == data.Japanese {
		path = "/ja/search/"
	}
	return &page.Context{Dataset: ds, State: state.Parse(ds, path), Catalogue: catalogue.For(l)}
}

// finds is the first result of each group that some words find, as "address name".
func finds(c *page.Context, words string) []string {
	var list []string
	for _, g := range search.Find(c, search.Entries(c), words) {
		list = append(list, g.Entries[0].Address+" "+g.Entries[0].Name.Text)
	}
	return list
}

func TestWordsFindWhatIsMeant(t *testing.T) {
	const korea, germany = "/partners/?country=KOR~GBR South Korea", "/partners/?country=KOR~DEU South Korea–Germany"
	for _, c := range []struct {
		sentence, words, first string
		language               data.Language
	}{
		{"a part of a place's name finds the place", "Korea", korea, data.English},
		{"case does not count", "kOREA", korea, data.English},
		{"nor does full width", "ＫＯＲＥＡ", korea, data.English},
		{"nor do accents, where the name has them", "turkiye", "/partners/?country=TUR~GBR Türkiye", data.English},
		{"nor where the reader types them", "Köreà", korea, data.English},
		{"a name that is typed with separate accents is the same", "Tu\u0308rkiye", "/partners/?country=TUR~GBR Türkiye", data.English},
		{"what else a place is called finds it", "Holland", "/partners/?country=NLD~GBR Netherlands", data.English},
		{"so does the reading of its name", "かんこく", "/ja/partners/?country=KOR~GBR 韓国", data.Japanese},
		{"and what else it is called in Japanese", "大韓民国とアメリカ", "/ja/partners/?country=KOR~USA 米韓", data.Japanese},
		{"a Japanese name finds a place on an English page", "韓国", korea, data.English},
		{"and on a Japanese one", "韓国", "/ja/partners/?country=KOR~GBR 韓国", data.Japanese},
		{"so does an English name there", "korea", "/ja/partners/?country=KOR~GBR 韓国", data.Japanese},
		{"half-width kana are kana", "ﾄﾞｲﾂ", "/ja/partners/?country=DEU~GBR ドイツ", data.Japanese},
		{"hiragana are katakana", "どいつ", "/ja/partners/?country=DEU~GBR ドイツ", data.Japanese},
		{"a code finds its place", "kor", korea, data.English},
		{"a short name finds its place", "UAE", "/partners/?country=ARE~GBR United Arab Emirates", data.English},
		{"place B is shown with place A", "United Kingdom", "/partners/ United Kingdom", data.English},
		{"so is place A with place B", "Japan", "/partners/ Japan", data.English},
		{"two places are a pair", "Korea Germany", germany, data.English},
		{"however they are joined", "korea–germany", germany, data.English},
		{"by a word too", "Korea and Germany", germany, data.English},
		{"by a Japanese one", "韓国とドイツ", "/ja/partners/?country=KOR~DEU 独韓", data.Japanese},
		{"or by nothing, where words have no spaces", "韓国ドイツ", "/ja/partners/?country=KOR~DEU 独韓", data.Japanese},
		{"a name that is a part of another is not a place of its own", "インドネシア 日本", "/ja/partners/?country=IDN~JPN インドネシア・日本", data.Japanese},
		{"two initials are a pair", "日米", "/ja/partners/?country=JPN~USA 日米", data.Japanese},
		{"in either order", "米日", "/ja/partners/?country=USA~JPN 日米", data.Japanese},
		{"with a sign or a space between them", "仏・独", "/ja/partners/?country=FRA~DEU 独仏", data.Japanese},
		{"on an English page too", "日米", "/partners/?country=JPN~USA Japan–US", data.English},
		{"those of the dataset's own lead to its page", "日英", "/ja/partners/ 日英", data.Japanese},
		{"two codes are a pair", "GBR JPN", "/partners/ UK–Japan", data.English},
		{"short names with a dash between them too", "Japan–UK", "/partners/ Japan–UK", data.English},
		{"the dataset's own pair stands as its page is at first", "uk japan", "/partners/ UK–Japan", data.English},
		{"an abbreviation with a sign finds its indicator", "R&D", "/indicators/rd-spending/ Spending on research and development", data.English},
		{"with spaces around the sign too", "R & D spending", "/indicators/rd-spending/ Spending on research and development", data.English},
		{"a source is found by what it is called", "OpenAlex", "/sources/#openalex-2024-08 OpenAlex", data.English},
		{"more than one is looked for as one", "researcher", "/indicators/researchers/ Researchers from each country in the other", data.English},
		{"the words of a name in another order are the place", "korea, south", korea, data.English},
		{"without a comma too", "korea south", korea, data.English},
		{"spaces are passed over where nothing is found with them", "hongkong", "/partners/?country=HKG~GBR Hong Kong", data.English},
		{"so are signs", "open-alex", "/sources/#openalex-2024-08 OpenAlex", data.English},
		{"two codes in one are a pair", "JPNGBR", "/partners/ Japan–UK", data.English},
		{"of other places too", "kordeu", germany, data.English},
		{"the brief form of a ministry's name finds it", "文科省", "/ja/sources/#", data.Japanese},
		{"one as more", "populations", "/indicators/population/ Population", data.English},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			got := finds(context(pagetest.Deck(t), c.language), c.words)
			if len(got) == 0 || !strings.HasPrefix(got[0], c.first) {
				t.Errorf("%q finds %q first, want %q", c.words, got, c.first)
			}
		})
	}
}

// Any two initials lead to the pair of their places, one alone and one twice to
// none; another dataset has none.
func TestTwoInitialsFindTheirPair(t *testing.T) {
	for _, l := range data.Languages {
		c := context(pagetest.Deck(t), l)
		entries := search.Entries(c)
		pairs := func(words string) (found []*search.Entry) {
			for _, g := range search.Find(c, entries, words) {
				if g.Kind == search.Pairs {
					found = g.Entries
				}
			}
			return found
		}
		for _, x := range c.Dataset.Roles.Initials {
			for _, y := range c.Dataset.Roles.Initials {
				found, words := pairs(x.Character+y.Character), x.Character+y.Character
				if x == y {
					if len(found) > 0 {
						t.Errorf("%s finds %s", words, found[0].Name.Text)
					}
					continue
				}
				if len(found) != 1 || found[0].Name.Text != c.PairName(x.Place, y.Place) {
					t.Errorf("%s finds %v, want %s", words, found, c.PairName(x.Place, y.Place))
				}
			}
		}
		if len(c.Dataset.Roles.Initials) < 10 {
			t.Error("hardly an initial is there")
		}
	}
	second := context(pagetest.Second(t), data.Japanese)
	if found := search.Find(second, search.Entries(second), "日米"); len(found) > 0 {
		t.Errorf("without initials %q is found", found[0].Entries[0].Name.Text)
	}
}

func TestWhatFitsIsInGroupsWithTheBestFirst(t *testing.T) {
	c := context(pagetest.Deck(t), data.English)
	for _, test := range []struct {
		sentence, words string
		kinds           []search.Kind
	}{
		{"a place comes before what it has with place A", "korea", []search.Kind{search.Places, search.Pairs}},
		{"nothing comes of no words", " ", nil},
		{"nothing comes of a sign alone that nobody has", "☂", nil},
		{"a word that nobody has finds nothing", "zebra", nil},
		{"every word must be there", "korea zebra", nil},
		{"a word inside another does not count", "orea", nil},
		{"the words of one place are no pair of others", "korea, south", []search.Kind{search.Places, search.Pairs}},
		{"a place that is ranked alone, and that the page of pairs does not offer, is none", "south sudan", nil},
		{"nor is its code", "SSD", nil},
		{"a comma alone is nothing", ",", nil},
		{"a word that is a code too is no place of a pair", "in japan", []search.Kind{search.Claims}},
	} {
		t.Run(test.sentence, func(t *testing.T) {
			var kinds []search.Kind
			for _, g := range search.Find(c, search.Entries(c), test.words) {
				kinds = append(kinds, g.Kind)
			}
			if len(kinds) > len(test.kinds) && len(test.kinds) > 0 {
				kinds = kinds[:len(test.kinds)]
			}
			if !slices.Equal(kinds, test.kinds) {
				t.Errorf("%q finds kinds %v, want %v", test.words, kinds, test.kinds)
			}
		})
	}
}

func TestEveryNameFindsItsEntry(t *testing.T) {
	for name, ds := range map[string]*data.Dataset{"the deck's": pagetest.Deck(t), "the second": pagetest.Second(t)} {
		for _, l := range data.Languages {
			c := context(ds, l)
			entries := search.Entries(c)
			if len(entries) < 5 {
				t.Fatalf("%s dataset has %d entries in %s", name, len(entries), l)
			}
			for _, e := range entries {
				found := false
				for _, g := range search.Find(c, entries, e.Name.Text) {
					for _, other := range g.Entries {
						found = found || other == e
					}
				}
				if !found {
					t.Errorf("in %s dataset %q is not found by its name", name, e.Name.Text)
				}
				if e.Name.Text == "" || !strings.HasPrefix(e.Address, map[data.Language]string{data.English: "/", data.Japanese: "/ja/"}[l]) {
					t.Errorf("in %s dataset an entry is called %q and leads to %q", name, e.Name.Text, e.Address)
				}
				if st := state.Parse(ds, e.Address); st.Route == state.NotFound || len(st.Notices) > 0 {
					t.Errorf("in %s dataset %q leads to %q, which is no view: %v", name, e.Name.Text, e.Address, st.Notices)
				}
			}
		}
	}
}

func TestAPageOfResultsSaysWhatItLookedFor(t *testing.T) {
	for _, c := range []struct{ sentence, address, title, words string }{
		{"without words it is a form", "/search/", "Search", `autofocus="autofocus"`},
		{"blanks are no words", "/search/?q=%20", "Search", `autofocus="autofocus"`},
		{"what was looked for stands in the field again", "/search/?q=%22a%3Cb", "Nothing found for", `value="&#34;a&lt;b"`},
		{"nothing found leads on", "/search/?q=zebra", "Nothing found for “zebra”", `<a class="to" href="/indicators/">`},
		{"the other language keeps the words", "/search/?q=korea", "results for “korea”", `href="/ja/search/?q=korea"`},
		{"the colours are kept", "/search/?q=korea&theme=dark", "results for “korea”", `name="theme" value="dark"`},
		{"too long a search is cut, and says so", "/search/?q=" + strings.Repeat("a", 101), "Nothing found for", "longer than 100 characters"},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			doc := pagetest.Build(pagetest.Deck(t), c.address)
			html := pagetest.HTML(t, doc)
			if !strings.Contains(doc.Title, c.title) || !strings.Contains(html, c.words) {
				t.Errorf("the title is %q, and the page has %q: %v", doc.Title, c.words, strings.Contains(html, c.words))
			}
			if !doc.Unlisted {
				t.Error("search engines may list it")
			}
		})
	}
}

func TestTheScriptsListHasEveryEntry(t *testing.T) {
	for name, ds := range map[string]*data.Dataset{"the deck's": pagetest.Deck(t), "the second": pagetest.Second(t)} {
		c := context(ds, data.English)
		x, n := search.NewIndex(c), 0
		for _, g := range x.Groups {
			n += len(g.Entries)
		}
		if n != len(search.Entries(c)) || len(x.Places) != len(x.Short) || len(x.Places) != len(x.Groups[search.Places].Entries) {
			t.Errorf("of %s dataset the list has %d of %d entries and %d places", name, n, len(search.Entries(c)), len(x.Places))
		}
	}
}

// A place that is found can be chosen on the page that it leads to.
func TestPlacesAreThoseThatThePageOfPairsOffers(t *testing.T) {
	for name, ds := range map[string]*data.Dataset{"the deck's": pagetest.Deck(t), "the second": pagetest.Second(t)} {
		offered := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, "/partners/"))).Attributes(".picker select[name=country] option", "value")
		for _, g := range search.NewIndex(context(ds, data.English)).Places {
			if !slices.Contains(offered, g) {
				t.Errorf("of %s dataset %s is found, and its page does not offer it", name, g)
			}
		}
	}
}

// The brief form of a name in Chinese characters finds all that the full one does.
func TestABriefNameFindsWhatTheFullOneDoes(t *testing.T) {
	for _, l := range data.Languages {
		c := context(pagetest.Deck(t), l)
		brief, full := finds(c, "文科省"), finds(c, "文部科学省")
		if len(full) == 0 || !slices.Equal(brief, full) {
			t.Errorf("in %s 文科省 finds %q, 文部科学省 %q", l, brief, full)
		}
		if found := finds(c, "文英省"); len(found) > 0 {
			t.Errorf("in %s what is no brief form finds %q", l, found)
		}
	}
}
