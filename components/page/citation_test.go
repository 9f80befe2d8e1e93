//go:build !js

package page_test

import (
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/citation"
	"bilateral/components/page"
	"bilateral/components/page/pagetest"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/testdata/htmlcheck"
)

// cited is how a view is cited, and its page.
func cited(t *testing.T, ds *data.Dataset, address, figure string) (*citation.View, *page.Document) {
	t.Helper()
	st := state.Parse(ds, address)
	doc := pagetest.Build(ds, address)
	return page.Cite(ds, st, catalogue.Of(ds, st.Language), doc, figure), doc
}

func TestAViewIsCitedByItsFigureOrItsPage(t *testing.T) {
	deck, second := pagetest.Deck(t), pagetest.Second(t)
	for _, c := range []struct {
		name            string
		ds              *data.Dataset
		address, figure string
		title, at       string
		sources         int
	}{
		{"an indicator of the deck by its name and period", deck, "/indicators/fwci/?tab=table&theme=dark", "", "Field-weighted citation impact (2020)", "/indicators/fwci/?tab=table", 1},
		{"an open indicator by the years shown", deck, "/indicators/international-works/?time=2000..2010", "", "Works with authors in two or more countries or territories (2000–2010)", "/indicators/international-works/?time=2000..2010", 1},
		{"a figure by fields by its year", deck, "/ja/indicators/specialisation/", "", "分野別の特化係数（2022年）", "/ja/indicators/specialisation/", 1},
		{"partners by the lead", deck, "/partners/", "", "Joint works of two countries or territories (1990–2023)", "/partners/", 1},
		{"the same when its figure is named", deck, "/partners/", "joint-works", "Joint works of two countries or territories (1990–2023)", "/partners/", 1},
		{"the page without a lead by its name and all its sources", deck, "/evidence/", "", "figures and statements agree", "/evidence/", 0},
		{"a page that names no source by the deck's", deck, "/about/", "", "About", "/about/", 1},
		{"a frame by the full page", deck, "/embed/indicators/fwci/?childId=a", "figure", "Field-weighted citation impact (2020)", "/indicators/fwci/#figure", 1},
		{"another dataset", second, "/mobility/", "", "Movers (invented) (2018–2021)", "/mobility/", 1},
	} {
		v, doc := cited(t, c.ds, c.address, c.figure)
		if v == nil {
			t.Errorf("%s: not cited; figures %v", c.name, ids(doc))
			continue
		}
		words := citation.Whole(v.Long())
		if !strings.Contains(words, c.title) || !strings.HasSuffix(words, c.at) || len(v.Sources) == 0 || c.sources > 0 && len(v.Sources) != c.sources {
			t.Errorf("%s: %d sources: %s", c.name, len(v.Sources), words)
		}
	}
}

func ids(doc *page.Document) []string {
	var list []string
	for _, f := range doc.Figures {
		list = append(list, f.View.ID)
	}
	return list
}

func TestEveryFigureIsCitedByItsSources(t *testing.T) {
	for name, ds := range map[string]*data.Dataset{"built in": pagetest.Deck(t), "second": pagetest.Second(t)} {
		figures := 0
		for _, address := range pagetest.All() {
			doc := pagetest.Build(ds, address)
			seen := map[string]bool{}
			for _, id := range ids(doc) {
				if v, _ := cited(t, ds, address, id); v == nil || v.Name == "" || len(v.Sources) == 0 {
					t.Errorf("%s: %s: figure %q is cited as %+v", name, address, id, v)
				}
				if seen[id] {
					t.Errorf("%s: %s has two figures %q", name, address, id)
				}
				seen[id] = true
				figures++
			}
		}
		if figures < 20 {
			t.Errorf("%s: only %d figures", name, figures)
		}
	}
	if v, _ := cited(t, pagetest.Deck(t), "/partners/", "nope"); v != nil {
		t.Errorf("a figure that there is not is cited as %+v", v)
	}
}

func TestThePageSaysWhatItsFilesSay(t *testing.T) {
	for _, address := range []string{"/indicators/fwci/", "/ja/indicators/fwci/", "/partners/?country=DEU~JPN", "/ja/mobility/?time=2005..2016"} {
		v, doc := cited(t, pagetest.Deck(t), address, "")
		body := htmlcheck.Parse(pagetest.HTML(t, doc))
		texts := body.Texts("#cite blockquote p")
		if len(texts) != 2 || texts[0] != citation.Whole(v.Long()) || texts[1] != v.Short() {
			t.Errorf("%s: says %q, want %q and %q", address, texts, citation.Whole(v.Long()), v.Short())
		}
		path, query, chosen := strings.Cut(address, "?")
		if chosen {
			query = "?" + query
		}
		var want []string
		for _, f := range citation.Files {
			want = append(want, path+f.Name+query)
		}
		if got := body.Attributes("#cite a[download]", "href"); strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%s: leads to %q, want %q", address, got, want)
		}
	}
}
