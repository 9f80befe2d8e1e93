package export

import (
	"slices"
	"strings"
	"testing"
)

func TestAFileOfAViewHasItsParametersInItsName(t *testing.T) {
	for _, c := range []struct{ sentence, target, want string }{
		{"a figure of a page", "/partners/data.csv?figure=joint-works", "/partners/data.joint-works.csv"},
		{"the first figure, of which no other view may get the data", "/ja/partners/data.csv", "/ja/partners/data.default.csv"},
		{"more than a figure", "/data.csv?figure=joint-works&rows=all", "/data.joint-works.rows-all.csv"},
		{"a picture", "/chart.png?figure=a&size=social", "/chart.a.size-social.png"},
		{"an ending in two parts", "/citation.csl.json?figure=a", "/citation.a.csl.json"},
		{"what has no view stays", "/evidence.csv", "/evidence.csv"},
		{"a card too", "/ja/about/card.png", "/ja/about/card.png"},
	} {
		if got := fileName(c.target); got != c.want {
			t.Errorf("%s: %s is %s, want %s", c.sentence, c.target, got, c.want)
		}
	}
	odd := fileName("/partners/data.csv?country=GBR~JPN&time=2010..2020")
	if strings.ContainsAny(odd, "~=&?") || !strings.HasPrefix(odd, "/partners/data.") || !strings.HasSuffix(odd, ".csv") {
		t.Errorf("a view with other signs is %s", odd)
	}
	if odd == fileName("/partners/data.csv?country=GBR~JPN&time=2010..2021") {
		t.Errorf("two views are both %s", odd)
	}
}

// Hosts take a hundred rules: one for each page would be too many.
func TestManyPagesOfAFolderAreOneRule(t *testing.T) {
	paths := []string{"/", "/about/", "/data/changelog/", "/indicators/", "/ja/", "/ja/about/", "/ja/indicators/"}
	for _, id := range strings.Split("abcdefgh", "") {
		paths = append(paths, "/indicators/"+id+"/", "/ja/indicators/"+id+"/", "/ja/"+id+"/", "/"+id+"/")
	}
	slices.Sort(paths)
	got := patterns(paths)
	for _, c := range []struct {
		sentence, path string
		want           bool
	}{
		{"the pages of a folder", "/indicators/:page/", true},
		{"in a language too", "/ja/indicators/:page/", true},
		{"no one of them", "/indicators/a/", false},
		{"the folder itself", "/indicators/", true},
		{"a pattern for all of a language would have its frames", "/ja/:page/", false},
		{"nor is there one for all", "/:page/", false},
		{"a page without a folder of its own", "/ja/about/", true},
	} {
		if slices.Contains(got, c.path) != c.want {
			t.Errorf("%s: %s is in %v: %v, want %v", c.sentence, c.path, got, !c.want, c.want)
		}
	}
}
