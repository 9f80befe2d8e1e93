//go:build !js

package indicator_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/page/pagetest"
	"bilateral/data"
)

// saidYear is a year in a title.
var saidYear = regexp.MustCompile(`(?:^|[^\d,.])((?:19|20)\d{2})(?:[^\d,%]|$)`)

// Each year of a title is of the view, and one of a value that may be compared.
func TestATitleSaysOnlyYearsThatCanBeCompared(t *testing.T) {
	years := 0
	for _, p := range openPages(t) {
		for query, within := range map[string][2]int{"": {1900, 2100}, "?time=2005..2012": {2005, 2012}, "?time=2016..latest": {2016, 2100}} {
			if p.ds.Roles.A != "JPN" && query != "" {
				continue // it has no such years
			}
			doc := pagetest.Build(p.ds, p.path+query)
			titles := []string{heading(pagetest.HTML(t, doc))}
			for id := range overTime(doc) {
				titles = append(titles, pagetest.Titled(doc, id))
			}
			for _, title := range titles {
				for _, found := range saidYear.FindAllStringSubmatch(title, -1) {
					year, _ := strconv.Atoi(found[1])
					years++
					if !slices.ContainsFunc(p.all, func(s *data.Series) bool {
						m, _ := s.At(year)
						return isComparable(m)
					}) {
						t.Errorf("%s: no value of %d can be compared: %s", p.path+query, year, title)
					}
					// What a source gives for two years only is not cut to those of a view.
					if few := strings.Contains(p.path, "edition-") || strings.Contains(p.path, "joint-articles"); !few && (year < within[0] || year > within[1]) {
						t.Errorf("%s: %s is not of %v", p.path+query, title, within)
					}
				}
			}
		}
	}
	if years < 400 {
		t.Errorf("only %d years were read", years)
	}
}

// The list of indicators and an indicator's page say the same of it.
func TestTheListFindsWhatThePageFinds(t *testing.T) {
	for _, path := range []string{"/indicators/", "/ja/indicators/"} {
		list := pagetest.Text(pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), path)))
		for i := range pagetest.Deck(t).Indicators {
			page := heading(pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), path+string(pagetest.Deck(t).Indicators[i].ID)+"/")))
			if !strings.Contains(list, page) {
				t.Errorf("%s does not say %q", path, page)
			}
		}
	}
}

func TestWhatAChoiceChangesOnAnOpenPageIsSaid(t *testing.T) {
	const spending, fields, both = "/indicators/rd-spending/", "/indicators/specialisation/", "/ja/indicators/top-cited-share/"
	for _, c := range []struct{ sentence, from, to, said string }{
		{"a place beside the two", spending, spending + "?country=DEU", "Shown: Japan, United Kingdom, Germany."},
		{"another place", spending + "?country=DEU", spending + "?country=DEU~FRA", "Shown: Japan, United Kingdom, Germany, France."},
		{"a place taken away", spending + "?country=DEU~FRA", spending + "?country=FRA", "Shown: Japan, United Kingdom, France."},
		{"the last taken away", spending + "?country=DEU", spending, "Shown: Japan, United Kingdom."},
		{"a table", spending + "?country=DEU", spending + "?country=DEU&tab=table", "Show as: Table."},
		{"another scale", spending, spending + "?yScale=log", "Scale: Logarithmic."},
		{"fields by a column", fields, fields + "?sort=-JPN", "Sorted by Japan, descending."},
		{"the other way round", fields + "?sort=-JPN", fields + "?sort=JPN", "Sorted by Japan, ascending."},
		{"by the difference", fields, fields + "?sort=-GBR-JPN", "Sorted by Difference, descending."},
		{"as at first", fields + "?sort=JPN", fields, "In groups, the largest difference first."},
		{"fields below another figure", both, both + "?sort=indicator", "分野の昇順で並べ替え。"},
		{"fields without a benchmark", "/indicators/field-articles/?sort=JPN", "/indicators/field-articles/", "In the source’s order."},
		{"nothing", spending + "?country=DEU", spending + "?country=DEU", ""},
	} {
		from, to := pagetest.Build(pagetest.Deck(t), c.from), pagetest.Build(pagetest.Deck(t), c.to)
		if got := to.News(catalogue.For(to.Language), from.Spoken); got != c.said {
			t.Errorf("%s: %q, want %q", c.sentence, got, c.said)
		}
	}
}
