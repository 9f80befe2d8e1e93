//go:build !js

package indicator_test

import (
	"slices"
	"strings"
	"testing"

	"bilateral/components/chart"
	"bilateral/components/page/pagetest"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/testdata/htmlcheck"
)

// besideView is what a page shows of the places beside the dataset's two.
type besideView struct {
	chips   []string // their keys
	links   []string // that take each of them away
	options []string // values of the list that adds one
	notices []string
	drawn   []string // keys of the lines of the two and those beside them
}

func besideOf(t *testing.T, ds *data.Dataset, address string) besideView {
	t.Helper()
	doc := pagetest.Build(ds, address)
	page := htmlcheck.Parse(pagetest.HTML(t, doc))
	beside := page.One(t, `[data-key="beside"]`)
	view := besideView{
		chips:   beside.Attributes("a.btn", "data-key"),
		links:   beside.Attributes("a.btn", "href"),
		options: beside.Attributes(`select[name="country"] option`, "value"),
		notices: page.Texts("p.notice"),
	}
	for _, s := range doc.Charts[0].Scene.Spec().Series {
		if s.Role != chart.Other {
			view.drawn = append(view.drawn, s.Key)
		}
	}
	return view
}

func TestPlacesAreShownBesideTheTwo(t *testing.T) {
	for _, c := range []struct {
		sentence, query string
		shown           []string
		notices         []string // the values that they name
	}{
		{"none at first", "", nil, nil},
		{"one", "?country=DEU", []string{"DEU"}, nil},
		{"four, in the order chosen", "?country=KOR~DEU~USA~FRA", []string{"KOR", "DEU", "USA", "FRA"}, nil},
		{"a fifth is refused and the first four stay", "?country=DEU~FRA~KOR~USA~CHN", []string{"DEU", "FRA", "KOR", "USA"}, []string{"CHN"}},
		{"a fifth and a sixth too", "?country=DEU~FRA~KOR~USA~CHN~ITA", []string{"DEU", "FRA", "KOR", "USA"}, []string{"CHN", "ITA"}},
		{"one that there is not is said, and takes nobody’s place", "?country=XXX~DEU~FRA~KOR~USA", []string{"DEU", "FRA", "KOR", "USA"}, []string{"XXX"}},
		{"so is one that the source does not cover", "?country=NPL~DEU", []string{"DEU"}, []string{"NPL"}},
		{"the world is no country", "?country=WLD~DEU", []string{"DEU"}, []string{"WLD"}},
		{"the two are there anyway", "?country=JPN~DEU~GBR", []string{"DEU"}, nil},
		{"and take nobody’s place", "?country=GBR~DEU~FRA~JPN~KOR~USA", []string{"DEU", "FRA", "KOR", "USA"}, nil},
		{"twice the same is once", "?country=DEU~FRA~DEU", []string{"DEU", "FRA"}, nil},
		{"twice the same leaves room for others", "?country=DEU~DEU~DEU~FRA~KOR~USA", []string{"DEU", "FRA", "KOR", "USA"}, nil},
		{"from a list of a form, nothing chosen", "?country=DEU~FRA~", []string{"DEU", "FRA"}, nil},
		{"from two lists of a form", "?country=DEU&country=FRA", []string{"DEU", "FRA"}, nil},
		{"nothing at all", "?country=~~", nil, nil},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			ds := pagetest.Deck(t)
			for _, path := range []string{"/indicators/articles/", "/ja/indicators/edition-articles/"} {
				view := besideOf(t, ds, path+c.query)
				if !slices.Equal(view.chips, c.shown) {
					t.Errorf("%s: chips %q, want %q", path, view.chips, c.shown)
				}
				if want := append([]string{"JPN", "GBR"}, c.shown...); !slices.Equal(view.drawn, want) {
					t.Errorf("%s: lines of %q, want %q", path, view.drawn, want)
				}
				if len(view.notices) != len(c.notices) {
					t.Fatalf("%s: notices %q, want of %q", path, view.notices, c.notices)
				}
				for i, value := range c.notices {
					if !strings.Contains(view.notices[i], value) {
						t.Errorf("%s: the notice %q does not name %s", path, view.notices[i], value)
					}
				}
			}
		})
	}
}

func TestAChipTakesItsPlaceAwayAndNoOther(t *testing.T) {
	ds := pagetest.Deck(t)
	const address = "/ja/indicators/rd-spending/?country=KOR~DEU~USA~FRA&focus=DEU&tab=table&time=2000..2020&yScale=log&theme=dark"
	before := state.Parse(ds, address)
	view := besideOf(t, ds, strings.Replace(address, "&tab=table", "", 1))
	for i, link := range view.links {
		want := slices.Delete([]data.PlaceID{"KOR", "DEU", "USA", "FRA"}, i, i+1)
		after := state.Parse(ds, link)
		if !slices.Equal(after.Series.Places, want) {
			t.Errorf("without %s there are %v, want %v", view.chips[i], after.Series.Places, want)
		}
		if after.Series.Time != before.Series.Time || !after.Series.Log || after.Theme != "dark" || after.Language != data.Japanese || !slices.Equal(after.Series.Focus, before.Series.Focus) {
			t.Errorf("%s forgets the rest of the view", link)
		}
	}
	if len(view.links) != state.MostBeside {
		t.Errorf("%d chips", len(view.links))
	}
}

// Each option of the list is one place more, of those that the source covers
// and that are not there; the first is none, and changes nothing.
func TestTheListAddsEachPlaceThatIsNotThere(t *testing.T) {
	ds := pagetest.Deck(t)
	for _, path := range []string{"/indicators/rd-spending/", "/indicators/articles/", "/ja/indicators/edition-articles/"} {
		for _, there := range [][]string{nil, {"KOR"}, {"DEU", "FRA", "KOR"}} {
			view := besideOf(t, ds, path+"?country="+strings.Join(there, "~"))
			const nothing = ""
			want := map[string]bool{nothing: true}
			for _, s := range ds.All(state.Parse(ds, path).Indicator) {
				id := string(s.Subject.Place)
				if ds.Place(s.Subject.Place).Kind == data.Country && id != "JPN" && id != "GBR" && !slices.Contains(there, id) {
					want[id] = true
				}
			}
			for _, value := range view.options {
				if !want[value] {
					t.Errorf("%s with %q offers %q", path, there, value)
				}
				delete(want, value)
				next := state.Parse(ds, path+"?country="+strings.Join(there, "~")+"&country="+value)
				places := slices.Clone(there)
				if value != nothing {
					places = append(places, value)
				}
				if got := strings.Join(places, "~"); len(next.Notices) > 0 || next.Series.Places == nil && got != "" || next.Address() != state.Parse(ds, path+"?country="+got).Address() {
					t.Errorf("%s: %q leads to %s with notices %v", path, value, next.Address(), next.Notices)
				}
			}
			for value := range want {
				t.Errorf("%s with %q does not offer %q", path, there, value)
			}
		}
		if view := besideOf(t, ds, path+"?country=DEU~FRA~KOR~USA"); len(view.options) > 0 {
			t.Errorf("%s offers a fifth place", path)
		}
	}
}

// A measure of pairs, ranks, flows or fields has no places to add.
func TestOnlyAMeasureOfPlacesHasPlacesBeside(t *testing.T) {
	for _, p := range openPages(t) {
		_, over := p.newest(data.Of(p.ds.Roles.A))
		want := p.ind.Subject == data.OfPlace && over.Year > 0
		for _, query := range []string{"", "?hideControls=1"} {
			page := pagetest.HTML(t, pagetest.Build(p.ds, p.path+query))
			if got := strings.Contains(page, `data-key="beside"`); got != (want && query == "") {
				t.Errorf("%s: places can be added: %v", p.path+query, got)
			}
		}
	}
}
