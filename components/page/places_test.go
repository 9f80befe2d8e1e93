//go:build !js

package page_test

import (
	"slices"
	"strings"
	"testing"

	"bilateral/components/page/pagetest"
	"bilateral/testdata/htmlcheck"
)

// Lists of places are in the order that a reader of the language looks them up
// in: by the letters of the name, or by its reading.
func TestPlacesAreInTheOrderOfTheLanguage(t *testing.T) {
	ds := pagetest.Deck(t)
	for _, test := range []struct {
		sentence, address, element string
		want                       []string // in order, with others between
	}{
		{"the picker in English", "/partners/", "select", []string{"Australia", "Austria", "Germany", "Netherlands", "Sweden", "United Kingdom", "United States"}},
		{"the picker in Japanese", "/ja/partners/", "select", []string{"イタリア", "英国", "オーストラリア", "オーストリア", "オランダ", "韓国", "スイス", "中国", "ドイツ", "フランス", "米国", "ベトナム", "ポーランド", "ポルトガル", "香港", "マレーシア", "南アフリカ"}},
		{"a table's columns in Japanese, behind the two", "/ja/indicators/articles/?tab=table", "thead", []string{"日本", "英国", "イタリア", "オーストラリア", "オランダ", "韓国", "スイス", "中国", "ドイツ", "米国"}},
		{"a table's columns in English", "/indicators/articles/?tab=table", "thead", []string{"Japan", "United Kingdom", "Australia", "Brazil", "Canada", "China", "United States"}},
	} {
		page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, test.address)))
		found := page.All(test.element)
		if len(found) == 0 {
			t.Fatalf("%s: no %s", test.address, test.element)
		}
		words := found[0].Text()
		var at []int
		for _, name := range test.want {
			at = append(at, strings.Index(words, name))
		}
		if slices.Contains(at, -1) || !slices.IsSorted(at) {
			t.Errorf("%s: %q stand at %v in %q", test.sentence, test.want, at, words)
		}
	}
}
