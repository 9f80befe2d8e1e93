//go:build !js

package overview_test

import (
	"net/url"
	"strings"
	"testing"

	"bilateral/components/page/pagetest"
	"bilateral/testdata/htmlcheck"
)

// The table is searched as a reader would: for a figure in digits alone, in
// half-width kana, for words in quotes, and by the page's other words.
func TestSearchFindsWhatAReaderTypes(t *testing.T) {
	for _, c := range []struct{ root, words, found string }{
		{"/", "678,778", "total-outputs"},
		{"/", "678778", "total-outputs"},
		{"/ja/", "６７８７７８", "total-outputs"},
		{"/", "papers", "total-outputs fwci output-growth"},
		{"/", "publications", "total-outputs fwci output-growth"},
		{"/", `"growth in outputs"`, "output-growth"},
		{"/", `"outputs in growth"`, ""},
		{"/ja/", "ｲﾝﾊﾟｸﾄ", "fwci"},
		{"/ja/", "「被引用」", "fwci"},
	} {
		page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), c.root+"?q="+url.QueryEscape(c.words))))
		keys := page.Attributes(".ind-box tr[data-key]:not([hidden])", "data-key")
		if got := strings.Join(keys, " "); got != c.found {
			t.Errorf("%s: %s finds %q, want %q", c.root, c.words, got, c.found)
		}
	}
}
