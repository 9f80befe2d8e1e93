//go:build !js

package page_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"bilateral/components/page/pagetest"
	"bilateral/data"
	"bilateral/testdata/htmlcheck"
)

// Whoever cannot hover, and whoever prints the page, reads what a mark means
// and why it stands there.
func TestAMarkIsExplainedOnThePageItself(t *testing.T) {
	for _, set := range []struct {
		name string
		ds   *data.Dataset
		mark string // that some page must show
	}{
		{"one indicator, whose cells are not in the dataset", pagetest.From(t, "testdata/one-indicator.json"), "[x]"},
		{"every reason there is", pagetest.From(t, "../../testdata/second.json"), "[c]"},
		{"the deck", pagetest.Deck(t), "[x]"},
	} {
		t.Run(set.name, func(t *testing.T) {
			addresses := []string{"/", "/indicators/", "/mobility/", "/mobility/?tab=table", "/partners/", "/partners/?tab=table", "/evidence/", "/embed/table/"}
			for _, ind := range slices.Concat(set.ds.Tabled(), set.ds.Open()) {
				addresses = append(addresses, "/indicators/"+string(ind.ID)+"/?tab=table", "/?tab=table&indicator="+string(ind.ID))
			}
			shown := false
			for _, address := range addresses {
				for _, at := range []string{address, "/ja" + address} {
					japanese := strings.HasPrefix(at, "/ja")
					page := pagetest.HTML(t, pagetest.Build(set.ds, at))
					text := pagetest.Text(page)
					for _, found := range htmlcheck.Parse(page).All("abbr[title]") {
						meaning, mark := strings.ReplaceAll(found.Attribute("title"), "'", "’"), found.Text()
						shown = shown || mark == set.mark
						if strings.HasPrefix(meaning, mark) {
							continue // a word, which says itself
						}
						if japanese && !slices.Contains([]string{"…", "－", "X", "単位未満"}, mark) {
							t.Errorf("%s: %q is no sign of Japan's statistics", at, mark)
						}
						if spoken := found.Attribute("aria-label"); spoken == "" || !strings.HasPrefix(meaning, spoken) {
							t.Errorf("%s: %s is spoken as %q, and means %q", at, mark, spoken, meaning)
						}
						if !regexp.MustCompile(regexp.QuoteMeta(mark)+`( = | \(|：| )`).MatchString(text) && !strings.Contains(text, meaning) {
							t.Errorf("%s: %s is explained by hovering only, as %q", at, mark, meaning)
						}
						if _, reason, has := strings.Cut(strings.Replace(meaning, "：", ": ", 1), ": "); has && !strings.Contains(text, reason) {
							t.Errorf("%s: why %s stands there is told by hovering only: %q", at, mark, reason)
						}
					}
				}
			}
			if !shown {
				t.Errorf("no page shows %s", set.mark)
			}
		})
	}
	for at, want := range map[string]string{
		"/":    "[x] (not available): The dataset has no figure for this.",
		"/ja/": "… データなし：データセットにこの数値はない。",
	} {
		if text := pagetest.Text(pagetest.HTML(t, pagetest.Build(pagetest.From(t, "testdata/one-indicator.json"), at))); strings.Count(text, want) != 1 {
			t.Errorf("%s says %d times %q, want once", at, strings.Count(text, want), want)
		}
	}
}

// Zero, a negative number and one that rounds to zero are three things, the
// same in the table, at the marks, in the title, and in what is spoken.
func TestANumberThatRoundsToZeroIsNotZero(t *testing.T) {
	ds := pagetest.From(t, "testdata/zero-negative.json")
	for _, root := range []string{"/", "/ja/"} {
		for _, address := range []string{"?indicator=growth", "?indicator=growth&tab=table", "?indicator=growth&form=dots", "indicators/growth/", "indicators/", "embed/indicators/growth/", "embed/table/"} {
			page := pagetest.HTML(t, pagetest.Build(ds, root+address))
			for _, figure := range []string{"−3.2%", "0.0%", "−0.04%"} {
				if !strings.Contains(page, figure) {
					t.Errorf("%s does not show %s", root+address, figure)
				}
			}
			if strings.Contains(page, "−0.0%") || strings.Contains(page, "+0.0%") {
				t.Errorf("%s shows a zero with a sign", root+address)
			}
		}
		// A smaller one still is said to be so, and the page stays well-formed.
		small := *ds
		small.Observations = slices.Clone(ds.Observations)
		for i := range small.Observations {
			switch o := &small.Observations[i]; o.Value.Number {
			case -0.04:
				o.Value.Number = -0.0004
			case -3.2:
				o.Value.Number = 0.0004
			}
		}
		for _, address := range []string{"?indicator=growth", "?indicator=growth&tab=table", "indicators/growth/"} {
			page := pagetest.HTML(t, pagetest.Build(&small, root+address))
			for _, figure := range []string{"&gt;−0.001%", "&lt;+0.001%", "0.0%"} {
				if !strings.Contains(page, figure) {
					t.Errorf("%s does not show %s", root+address, figure)
				}
			}
			if strings.Contains(page, "<+0.001") {
				t.Errorf("%s: a sign is not escaped", root+address)
			}
		}
	}
}
