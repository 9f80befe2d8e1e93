//go:build !js

package partners_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/components/page/pagetest"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/testdata/htmlcheck"
)

// Every pair of the matrix is a link to its own page, and what it prints is
// the value of the source.
func TestAsATableTheMatrixIsThePicker(t *testing.T) {
	ds := pagetest.Deck(t)
	for _, at := range []string{"/partners/?tab=table", "/ja/partners/?country=SWE~SGP&pairs=DEU-JPN&time=2000..2020&tab=table"} {
		html := pagetest.HTML(t, pagetest.Build(ds, at))
		found := htmlcheck.Parse(pagetest.Part(t, html, "collaboration-index-matrix")).All("table.pm td:haschild(a)")
		if len(found) != 45 {
			t.Errorf("%s: %d cells, want those of ten places", at, len(found))
		}
		picked := 0
		for _, c := range found {
			link := c.One(t, "a")
			address, label, printed := link.Attribute("href"), strings.ReplaceAll(link.Attribute("aria-label"), "：", ": "), link.Text()
			ground, chosen, _ := strings.Cut(c.Attribute("class"), " ")
			st := state.Parse(ds, address)
			first, second := st.Pair()
			s := ds.Line("collaboration-index", data.PairOf(first, second), "ncses-2024")
			m, _ := s.At(2022)
			if want := format.Number(m.Number, 2); len(st.Notices) > 0 || printed != want || !strings.HasSuffix(label, ": "+want) {
				t.Errorf("%s: %s prints %s, the source has %s; notices %v", at, address, printed, want, st.Notices)
			}
			if ground != "h"+strconv.Itoa(chart.Level(m.Number, 1)) {
				t.Errorf("%s: the ground of %s is %s", address, printed, ground)
			}
			if chosen == "us" {
				picked++
				if a, b := state.Parse(ds, at).Pair(); data.PairOf(a, b) != data.PairOf(first, second) {
					t.Errorf("%s: %s is marked as the pair chosen", at, address)
				}
			}
		}
		if picked != 1 {
			t.Errorf("%s: %d cells are marked as chosen", at, picked)
		}
	}
}

// As a chart it is a picture of the same numbers, with the pair picked out.
func TestTheMatrixIsAPictureOfTheIndex(t *testing.T) {
	ds := pagetest.Deck(t)
	at := slices.IndexFunc(pagetest.Build(ds, "/partners/").Charts, func(c *page.Chart) bool { return c.ID == "collaboration-index-matrix-readout" })
	if at < 0 {
		t.Fatal("the page has no picture of the matrix")
	}
	spec := pagetest.Build(ds, "/partners/").Charts[at].Scene.Spec()
	heads := spec.Form.(chart.Matrix).Columns
	cells, picked := 0, ""
	for _, row := range spec.Series {
		for _, p := range row.Points {
			cells++
			if p.XText != heads[p.X] {
				t.Errorf("%s: a value of %s stands under %s", row.Name, p.XText, heads[p.X])
			}
			if p.Picked {
				picked += row.Name + " " + p.XText + " " + p.Text
			}
		}
	}
	if cells != 45 || picked != "Japan UK 0.72" {
		t.Errorf("%d cells, picked out %q", cells, picked)
	}
}

// Each of the two stands with the largest places in a list whose numbers choose.
func TestTheRowAndTheColumnOfThePairStandBesideEachOther(t *testing.T) {
	ds := pagetest.Deck(t)
	lists := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, "/partners/"))).All("#collaboration-index-lists section")
	if len(lists) != 2 {
		t.Fatalf("%d lists, want two", len(lists))
	}
	for i, with := range []data.PlaceID{"JPN", "GBR"} {
		links := lists[i].Attributes("a", "href")
		if len(links) != 9 {
			t.Errorf("%s has %d numbers, want 9", with, len(links))
		}
		for _, address := range links {
			if a, b := state.Parse(ds, address).Pair(); a != with && b != with {
				t.Errorf("a number of %s leads to %s and %s", with, a, b)
			}
		}
	}
}

// A pair without an index is told so: the page says nothing of other pairs in its place,
// and names no list that is not there.
func TestAPairWithoutAnIndexIsToldSo(t *testing.T) {
	for _, c := range []struct{ sentence, address, matrix, lists string }{
		{"one of the two is not in the source", "/partners/?country=DEU~HKG", "Germany–Hong Kong: no index of collaboration for 2022", "Germany with its largest partners"},
		{"neither was asked for all of its partners", "/partners/?country=SAU~ARE", "Saudi Arabia–UAE: no index of collaboration for 2022", "The UAE and Saudi Arabia with their largest partners"},
		{"in Japanese", "/ja/partners/?country=HKG~ITA", "香港・イタリアの国際共著指数：データなし（2022年）", "イタリアと主な共著相手国・地域"},
	} {
		page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), c.address)))
		if got := page.One(t, "#collaboration-index-matrix-title").Text(); got != c.matrix {
			t.Errorf("%s: the matrix is headed %q, want %q", c.sentence, got, c.matrix)
		}
		if got := page.One(t, "#collaboration-index-lists-title").Text(); got != c.lists {
			t.Errorf("%s: the lists are headed %q, want %q", c.sentence, got, c.lists)
		}
	}
}
