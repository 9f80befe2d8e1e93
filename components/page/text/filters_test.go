//go:build !js

package text_test

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bilateral/components/page/pagetest"
	"bilateral/components/state"
	"bilateral/data"
)

// entries are the indicators that a list has, in its order.
var entries = regexp.MustCompile(`<h3><a href="(?:/ja)?/indicators/([^/]+)/`)

func listed(html string) []string {
	var ids []string
	for _, m := range entries.FindAllStringSubmatch(html, -1) {
		ids = append(ids, m[1])
	}
	return ids
}

func TestTheListKeepsWhatTheFiltersAskFor(t *testing.T) {
	deck, second := pagetest.Deck(t), pagetest.Second(t)
	for _, c := range []struct {
		sentence string
		ds       *data.Dataset
		address  string
		want     []string
	}{
		{"a topic has its numbers of the deck before its open ones", deck, "/indicators/?topic=mobility", []string{"student-mobility", "researchers", "students", "students-by-origin", "students-by-destination"}},
		{"a topic that the deck has not", deck, "/indicators/?topic=effort&q=gdp", []string{"rd-spending", "education-spending", "gdp", "gdp-per-head"}},
		{"a source has what rests on it", deck, "/indicators/?source=openalex-2024-08", []string{"joint-works", "international-works", "partner-works-rank", "partner-works"}},
		{"the deck is a source", deck, "/indicators/?source=uuki-deck", []string{"total-outputs", "fwci", "output-growth", "partner-rank", "student-mobility", "researchers"}},
		{"all filters hold at once", deck, "/ja/indicators/?topic=partnership&source=openalex-2024-08&q=rank", []string{"partner-works-rank"}},
		{"words of the other language count", deck, "/indicators/?q=特許", []string{"resident-patents"}},
		{"so do a source's name and what was found", deck, "/indicators/?q=openalex+twelvefold", []string{"joint-works", "partner-works"}},
		{"a word that nobody has keeps none", deck, "/indicators/?q=zebra", nil},
		{"a topic and a source that never meet keep none", deck, "/indicators/?topic=mobility&source=openalex-2024-08", nil},
		{"other data: a topic, with words for it", second, "/indicators/?topic=works&q=patent", []string{"granted-patents"}},
		{"other data: words of the other language", second, "/indicators/?q=共著", []string{"works-together"}},
		{"other data: a topic that only the first has keeps all", second, "/indicators/?topic=mobility&q=works", []string{"joint-articles", "granted-patents", "works-together"}},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			html := pagetest.HTML(t, pagetest.Build(c.ds, c.address))
			if got := listed(html); !slices.Equal(got, c.want) {
				t.Errorf("%s lists %q, want %q", c.address, got, c.want)
			}
		})
	}
}

func TestEveryFilterOfTheListIsCountedAndLeadsBack(t *testing.T) {
	for name, ds := range map[string]*data.Dataset{"deck": pagetest.Deck(t), "second": pagetest.Second(t)} {
		all := len(ds.Indicators)
		addresses := []string{"/indicators/", "/indicators/?q=zebra", "/ja/indicators/?q=a"}
		inTopics := 0
		for _, topic := range ds.Topics {
			address := "/indicators/?topic=" + url.QueryEscape(string(topic.ID))
			addresses = append(addresses, address)
			inTopics += len(listed(pagetest.HTML(t, pagetest.Build(ds, address))))
		}
		if inTopics != all {
			t.Errorf("%s: the topics list %d indicators, and there are %d", name, inTopics, all)
		}
		for _, source := range ds.Sources {
			addresses = append(addresses, "/ja/indicators/?source="+url.QueryEscape(string(source.ID)))
		}
		for _, address := range addresses {
			doc := pagetest.Build(ds, address)
			html := pagetest.HTML(t, doc)
			n, chosen := len(listed(html)), strings.Contains(address, "?")
			count := strconv.Itoa(n) + " of " + strconv.Itoa(all) + " indicators"
			if doc.Language == data.Japanese {
				count = strconv.Itoa(all) + "指標中" + strconv.Itoa(n) + "指標"
			}
			if !strings.Contains(html, count) {
				t.Errorf("%s %s does not say %q", name, address, count)
			}
			if back := `class="to" href="` + doc.Canonical + `#results"`; strings.Contains(html, back) != chosen {
				t.Errorf("%s %s: a way back to all: %v, want %v", name, address, !chosen, chosen)
			}
			if strings.Contains(html, `class="nothing"`) != (n == 0) {
				t.Errorf("%s %s has %d indicators, and says so wrongly", name, address, n)
			}
			if strings.Count(html, `class="spark"`) > n || n == all && strings.Count(html, `class="spark"`) < all-len(ds.Open())/4 {
				t.Errorf("%s %s has %d small lines for %d indicators", name, address, strings.Count(html, `class="spark"`), n)
			}
		}
	}
}

func TestAFilterOfTheListKeepsTheOthers(t *testing.T) {
	for _, c := range []struct{ sentence, address, words string }{
		{"a topic keeps source, words and colours", "/indicators/?source=openalex-2024-08&q=rank&theme=dark", `href="/indicators/?topic=output&amp;source=openalex-2024-08&amp;q=rank&amp;theme=dark#results"`},
		{"all topics too", "/indicators/?topic=output&q=rank", `href="/indicators/?q=rank#results"`},
		{"the form keeps the topic", "/indicators/?topic=output&q=rank", `name="topic" value="output"/>`},
		{"and has the words once", "/indicators/?topic=output&q=%22rank", `name="q" maxlength="100" autocomplete="off" enterkeyhint="search" value="&#34;rank"`},
		{"and the source chosen", "/ja/indicators/?source=openalex-2024-08", `<option selected="selected" value="openalex-2024-08">`},
		{"the other language keeps all", "/indicators/?topic=output&source=openalex-2024-08&q=a", `href="/ja/indicators/?topic=output&amp;source=openalex-2024-08&amp;q=a"`},
		{"nothing found leads on with one filter less", "/indicators/?topic=mobility&q=zebra", `class="to" href="/indicators/?q=zebra#results"`},
		{"the form leads to how many are left", "/indicators/", `action="/indicators/#results"`},
		{"which takes the focus and says it", "/indicators/?q=rank", `<p class="count" id="results" tabindex="-1"><span>`},
		{"a source that is none falls back, and is said", "/indicators/?source=nope", "“nope” cannot be shown here"},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			html := pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), c.address))
			if !strings.Contains(html, c.words) || strings.Count(html, `name="q"`) != 2 { // the masthead's own
				t.Errorf("%s does not have %s, or has not two fields of words", c.address, c.words)
			}
		})
	}
	if got := state.Parse(pagetest.Deck(t), "/indicators/?source=openalex-2024-08&q=a").Page(state.Indicators).Address(); got != "/indicators/" {
		t.Errorf("the list afresh is %q", got)
	}
}
