//go:build !js

package page_test

import (
	"fmt"
	"strings"
	"testing"

	"bilateral/components/chart"
	"bilateral/components/page/pagetest"
	"bilateral/testdata/htmlcheck"
)

// Where the first year is 100, a year at either end that no change can be
// counted to is no part of the view: chart, words, lists and table end in the
// same year.
func TestAnIndexEndsWithItsLastValue(t *testing.T) {
	ds := pagetest.Deck(t)
	for _, c := range []struct {
		address, id string
		first, last int
		offered     string // the last year that the lists have
	}{
		{"/partners/?scale=indexed", "joint-works", 1990, 2022, "2022"},
		{"/partners/?scale=indexed&pairs=DEU-JPN", "joint-works", 1990, 2022, "2022"},
		{"/ja/partners/?scale=indexed&time=2000..2023", "joint-works", 2000, 2022, "2022"},
		{"/partners/?scale=indexed&time=2000..2010", "joint-works", 2000, 2010, "2022"},
		{"/partners/", "joint-works", 1990, 2023, "2023"},
	} {
		doc := pagetest.Build(ds, c.address)
		first, last := doc.Charts[0].Scene.Spec().Span()
		if first != c.first || last != c.last {
			t.Errorf("%s: the chart runs from %d to %d, want %d to %d", c.address, first, last, c.first, c.last)
		}
		lists := htmlcheck.Parse(pagetest.Part(t, pagetest.HTML(t, doc), c.id)).One(t, "form.years")
		shown := lists.Attributes("option[selected]", "value")
		if got, want := strings.Join(shown, " "), fmt.Sprint(c.first, " ", c.last); got != want {
			t.Errorf("%s: the lists show %q, want %q", c.address, got, want)
		}
		all := lists.Attributes("option", "value")
		if got := all[len(all)-1]; got != c.offered {
			t.Errorf("%s: the lists end in %s, want %s", c.address, got, c.offered)
		}
		handles := htmlcheck.Parse(pagetest.Part(t, pagetest.HTML(t, doc), c.id)).One(t, ".range")
		if got, want := strings.Join(handles.Attributes("input", "value"), " "), fmt.Sprint(c.first, " ", c.last); got != want {
			t.Errorf("%s: the handles are at %q, want %q", c.address, got, want)
		}
		if got, want := strings.Join(append(handles.Attributes("input", "min"), handles.Attributes("input", "max")...), " "), fmt.Sprint(all[0], " ", all[0], " ", c.offered, " ", c.offered); got != want {
			t.Errorf("%s: the handles move between %q, want %q", c.address, got, want)
		}
		table := pagetest.Part(t, pagetest.HTML(t, pagetest.Build(ds, strings.Replace(c.address+"&tab=table", "/&", "/?", 1))), c.id)
		if htmlcheck.Parse(table).Has(".range") {
			t.Errorf("%s: there are handles where no chart is", c.address)
		}
		if rows := strings.Count(table, `<th scope="row"`); rows != c.last-c.first+1 {
			t.Errorf("%s: the table has %d years", c.address, rows)
		}
	}
}

// Japan is on the left of every chart of two directions, and what leaves it
// leaves from there.
func TestFlowsHaveOneOrientation(t *testing.T) {
	ds := pagetest.Deck(t)
	drawn := 0
	for _, address := range []string{"/?indicator=student-mobility", "/ja/?indicator=researchers", "/indicators/student-mobility/", "/indicators/researchers/", "/embed/indicators/researchers/", "/mobility/", "/ja/mobility/?yScale=log"} {
		for _, c := range pagetest.Build(ds, address).Charts {
			spec := c.Scene.Spec()
			if _, flow := spec.Form.(chart.Flow); !flow {
				continue
			}
			drawn++
			if len(spec.Series) != 2 || spec.Series[0].Role != chart.A || spec.Series[1].Role != chart.B {
				t.Errorf("%s: %s draws %d series, the first in the colour of role %v", address, c.ID, len(spec.Series), spec.Series[0].Role)
			}
		}
	}
	if drawn < 9 {
		t.Errorf("%d charts of flows", drawn)
	}
}

// What is to be minded of a measure between any two places names no others.
func TestCareOnPartnersIsOfThePairShown(t *testing.T) {
	ds := pagetest.Deck(t)
	for address, names := range map[string][]string{
		"/partners/?country=DEU~KOR":    {"Japan", "UK", "United Kingdom"},
		"/ja/partners/?country=DEU~KOR": {"日本", "日英", "英国"},
	} {
		found := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, address))).Texts("div.care")
		if len(found) == 0 {
			t.Errorf("%s says nothing to be minded", address)
		}
		for _, text := range found {
			for _, name := range names {
				if strings.Contains(text, name) {
					t.Errorf("%s tells of %s: %s", address, name, text)
				}
			}
		}
	}
}

// No two lines that have a name beside them have the same one, wide or narrow:
// those of one pair say their edition in full, and their years beside the plot.
func TestLinesOfOnePairSayTheirEdition(t *testing.T) {
	ds := pagetest.Deck(t)
	for _, c := range []struct{ address, first, last string }{
		{"/indicators/output-growth/", "1996–2018", "2003–2022"},
		{"/ja/indicators/output-growth/", "1996～2018年", "2003～2022年"},
		{"/indicators/collaboration-index/", "1996–2018", "2003–2022"},
		{"/indicators/joint-articles/", "1996–2018", "2003–2022"},
	} {
		charts := pagetest.Build(ds, c.address).Charts
		spec := charts[min(1, len(charts)-1)].Scene.Spec()
		names := map[string]bool{}
		var shown []string
		for _, s := range spec.Series {
			if !s.Labelled {
				continue
			}
			if strings.TrimSpace(s.Short) == "" || names[s.Name] || names["narrow: "+s.Short] {
				t.Errorf("%s: %q, %q on a phone, is not told from another", c.address, s.Name, s.Short)
			}
			if !strings.Contains(s.Name, "NSF S&E Indicators 20") {
				t.Errorf("%s: %q does not say its edition", c.address, s.Name)
			}
			names[s.Name], names["narrow: "+s.Short] = true, true
			shown = append(shown, s.Short)
		}
		if len(shown) != 3 || shown[0] != c.first || shown[2] != c.last {
			t.Errorf("%s: the lines are %q", c.address, shown)
		}
	}
}

// Years of which no change can be counted are in the lists all the same when the
// address asks for them.
func TestTheListsOfAnIndexHaveTheYearsOfTheAddress(t *testing.T) {
	page := pagetest.Part(t, pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), "/partners/?scale=indexed&time=2023..2023")), "joint-works")
	if got := strings.Count(page, `selected="selected" value="2023"`); got != 2 {
		t.Errorf("2023 is chosen in %d of the two lists", got)
	}
}
