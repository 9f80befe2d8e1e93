//go:build !js

package page_test

import (
	"strings"
	"testing"

	"bilateral/components/page/pagetest"
	"bilateral/data"
)

// A pair has one name on a page, in its sentences, labels and controls: the column of the
// deck's own table alone is headed as the deck heads it.
func TestAPairHasOneNameOnAPage(t *testing.T) {
	deck, second := pagetest.Deck(t), pagetest.Second(t)
	for _, c := range []struct {
		sentence      string
		ds            *data.Dataset
		address       string
		named, turned string
	}{
		{"the dataset's own pair", deck, "/partners/", "UK–Japan", "Japan–UK"},
		{"turned round by the reader", deck, "/partners/?country=JPN~GBR", "Japan–UK", "UK–Japan"},
		{"any other", deck, "/partners/?country=KOR~DEU", "South Korea–Germany", "Germany–South Korea"},
		{"one that is compared", deck, "/partners/?country=KOR~DEU&pairs=DEU-JPN", "Germany–Japan", "Japan–Germany"},
		{"the own pair where it is compared", deck, "/partners/?country=KOR~DEU&pairs=GBR-JPN", "UK–Japan", "Japan–UK"},
		{"an indicator of pairs", deck, "/indicators/joint-works/", "UK–Japan", "Japan–UK"},
		{"as a table", deck, "/indicators/joint-works/?tab=table", "UK–Japan", "Japan–UK"},
		{"the list, but for the deck's own figures", deck, "/indicators/?topic=partnership&source=openalex-2024-08", "UK–Japan", "Japan–UK"},
		{"another dataset's", second, "/partners/", "Brazil–France", "France–Brazil"},
	} {
		page := pagetest.HTML(t, pagetest.Build(c.ds, c.address))
		_, page, _ = strings.Cut(page, "<main") // its masthead has the product's name
		page, _, _ = strings.Cut(page, "</main")
		page = strings.ReplaceAll(page, c.ds.Product.EN, "") // and so has how to cite it
		if !strings.Contains(page, c.named) || strings.Contains(page, c.turned) {
			at := max(strings.Index(page, c.turned), 0)
			t.Errorf("%s: %s names no %q, or says %q: %s", c.sentence, c.address, c.named, c.turned, page[max(at-120, 0):min(at+80, len(page))])
		}
	}
}
