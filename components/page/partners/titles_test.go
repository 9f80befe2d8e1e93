//go:build !js

package partners_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"bilateral/components/page/pagetest"
	"bilateral/testdata/htmlcheck"
)

// Whatever the pair, the years and what it is compared with, each title of the page is a
// sentence that can be taken in at once.
func TestEveryTitleOfAnyPairIsShort(t *testing.T) {
	ds := pagetest.Deck(t)
	longest := map[string]int{"/partners/": 90, "/ja/partners/": 45}
	views := []string{"", "&time=1995..2000", "&pairs=CHE-KOR~HKG-NLD"}
	read := 0
	for i, s := range ds.All("joint-works") {
		country := string(s.Subject.Place + "~" + s.Subject.Partner)
		if i%2 > 0 {
			country = string(s.Subject.Partner + "~" + s.Subject.Place)
		}
		for path, most := range longest {
			for j, view := range views {
				if j > 0 && i%3 > 0 {
					continue // every third pair has the longest names too
				}
				address := path + "?tab=table&country=" + country + view
				for _, title := range htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, address))).All("main h1, main h2, main h3") {
					read++
					text := strings.TrimSpace(title.Text())
					if n := utf8.RuneCountInString(text); n > most || n == 0 || strings.ContainsAny(text, "{};；") {
						t.Errorf("%s: %q has %d characters, at most %d", address, text, n, most)
					}
				}
			}
		}
	}
	if read < 5000 {
		t.Errorf("only %d titles were read", read)
	}
}
