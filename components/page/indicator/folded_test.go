//go:build !js

package indicator_test

import (
	"slices"
	"strings"
	"testing"

	"bilateral/components/page"
	"bilateral/components/page/pagetest"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/testdata/htmlcheck"
)

// On an indicator's page what it means, what follows from its figures and how to
// cite it open in the lead; what follows has what to mind of it in the same block.
func TestAnIndicatorFoldsWhatStandsBehindItsFinding(t *testing.T) {
	for _, ds := range []*data.Dataset{pagetest.Deck(t), pagetest.Second(t)} {
		for i := range ds.Indicators {
			ind := &ds.Indicators[i]
			for _, language := range []string{"", "/ja"} {
				path := language + "/indicators/" + string(ind.ID) + "/"
				html := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, path)))
				if n := html.Count("figure.lead"); n != 1 {
					t.Fatalf("%s has %d leads", path, n)
				}
				lead := html.One(t, "figure.lead")
				for _, c := range []struct{ sentence, part string }{
					{"its definition", "details>[id$=-definition] dl"},
				} {
					if n := lead.Count(c.part); n != 1 {
						t.Errorf("%s folds %s %d times in its lead", path, c.sentence, n)
					}
				}
				follows := len(ds.Derived(ind.ID)) > 0
				if n := lead.Count("details>" + page.DerivedFragment + " .derived"); follows && n != 1 {
					t.Errorf("%s folds what follows from its figures %d times", path, n)
				}
				minded := html.Texts(".derived>p")
				for _, caveat := range ind.Caveats {
					text, _ := caveat.Text.In(state.Parse(ds, path).Language)
					if follows && !slices.Contains(minded, text) {
						t.Errorf("%s derives figures without “%s”", path, text)
					}
					if caveat.Caution && !slices.ContainsFunc(lead.Texts(".care>p"), func(p string) bool { return strings.Contains(p, text) }) {
						t.Errorf("%s does not show “%s”", path, text)
					}
				}
			}
		}
	}
}

// Each link to a citation or to figures that follow leads to where they stand.
func TestLinksToWhatIsFoldedHaveAnEnd(t *testing.T) {
	ends := 0
	for _, ds := range []*data.Dataset{pagetest.Deck(t), pagetest.Second(t)} {
		for _, start := range []string{"/?derived=1", "/ja/?derived=1"} {
			for _, link := range htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, start))).Attributes("main a", "href") {
				path, fragment, _ := strings.Cut(link, "#")
				if fragment = "#" + fragment; fragment != page.CiteFragment && fragment != page.DerivedFragment {
					continue
				}
				ends++
				if end := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, path))); !end.Has("details>"+fragment) && !end.Has("section"+fragment) {
					t.Errorf("%s leads nowhere", link)
				}
			}
		}
	}
	if ends < 10 {
		t.Errorf("only %d links lead to what is folded", ends)
	}
}
