//go:build !js

package partners_test

import (
	"strings"
	"testing"

	"bilateral/components/page/pagetest"
	"bilateral/data"
	"bilateral/testdata/htmlcheck"
)

// The table of pairs has ranks of one kind, each with what it is among, and each mark of a
// missing value has its own reason beside it.
func TestTheTableOfPairsHasOneKindOfRankAndAReasonAtEachMark(t *testing.T) {
	deck, second := pagetest.Deck(t), pagetest.Second(t)
	for _, c := range []struct {
		sentence string
		ds       *data.Dataset
		address  string
		row      string
		cells    []string
	}{
		{"among all, where all of both were read", deck, "/partners/", "ranks", []string{"3rd of Japan’s partners 14th of the UK’s partners", "n/a each pair has two values"}},
		{"among those compared, where not all of one were", deck, "/partners/?country=JPN~KOR", "ranks",
			[]string{"5th of South Korea’s 18 compared 9th of Japan’s 18 compared", "n/a each pair has two values"}},
		{"or of neither", deck, "/ja/partners/?country=DEU~KOR", "ranks",
			[]string{"6位 韓国の比較対象18か国・地域中 15位 ドイツの比較対象18か国・地域中", "－ 組ごとに二つの値がある"}},
		{"a pair that was not read, and one with too few", deck, "/partners/?country=HKG~JPN&pairs=JPN-NOR", "growth",
			[]string{"n/a fewer than 20 in 1990, too few for growth", "[x] not among the figures read from OpenAlex", "+11.8% of 121 pairs"}},
		{"a fall to none is no growth", second, "/partners/", "growth", []string{"n/a fell to none"}},
		{"one partner alone has no rank", second, "/partners/", "ranks", []string{"n/a the only partner counted 2nd of Brazil’s 2 compared"}},
	} {
		var cells []string
		page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(c.ds, c.address)))
		for _, cell := range page.One(t, `#comparison tr[data-key="`+c.row+`"]`).All("td") {
			cells = append(cells, pagetest.Words(cell))
		}
		if got, want := strings.Join(cells, " | "), strings.Join(c.cells, " | "); got != want {
			t.Errorf("%s: %q, want %q", c.sentence, got, want)
		}
	}
}

// Where nothing says what works are to others, the page begins with how they went.
func TestAFallToNoneIsSaid(t *testing.T) {
	for address, want := range map[string]string{
		"/partners/":                 "Brazil–France works together (invented) fell from 100 in 2016 to none in 2020",
		"/ja/partners/":              "仏・ブラジルの共著（架空）は2016年の100件から2020年はゼロに減少",
		"/partners/?country=DEU~BRA": "ドイツ–Brazil works together (invented) rose from 80 in 2016 to 108 in 2022",
	} {
		if title, _ := said(t, pagetest.Second(t), address); title != want {
			t.Errorf("%s begins with %q, want %q", address, title, want)
		}
	}
}
