//go:build !js

package partners_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"bilateral/components/page/pagetest"
	"bilateral/data"
	"bilateral/testdata/htmlcheck"
)

// leadTitle heads the chart of a pair's works over time.
func leadTitle(t *testing.T, ds *data.Dataset, address string) string {
	return htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, address))).One(t, "#joint-works-title").Text()
}

// Of any pair, what is called a peak or a record has no value at or above it that is drawn
// in any year, and what is called a peak has been left by more than no change.
func TestNoPairPeaksWhereItDidNot(t *testing.T) {
	ds := pagetest.Deck(t)
	extreme := regexp.MustCompile(`(peaked at|reached a record) [0-9,]+ in ([0-9]{4})$`)
	told := map[string]int{}
	for _, s := range ds.All("joint-works") {
		title := leadTitle(t, ds, "/partners/?tab=table&country="+string(s.Subject.Place+"~"+s.Subject.Partner))
		match := extreme.FindStringSubmatch(title)
		if match == nil {
			told[""]++
			continue
		}
		told[match[1]]++
		year, _ := strconv.Atoi(match[2])
		most, _ := s.At(year)
		after, last := 0, most
		for _, m := range s.Points {
			if m.Present() && !m.Flags.Has(data.Unreliable) && m.Year != most.Year && m.Number >= most.Number {
				t.Errorf("%q, with %.0f in %d", title, m.Number, m.Year)
			}
			if m.Comparable() && m.Year > most.Year {
				after, last = after+1, m
			}
		}
		if fall := 1 - last.Number/most.Number; match[1] == "peaked at" && (fall <= 0.05 || after < 2 && fall < 0.1) {
			t.Errorf("%q, with %.0f in %d, the last of %d after it", title, last.Number, last.Year, after)
		}
	}
	if told["peaked at"] == 0 || told[""] < 100 {
		t.Errorf("told: %v", told)
	}
}

func TestTheChartOfAPairIsHeadedByWhatItsPageDoesNotSay(t *testing.T) {
	for _, test := range []struct{ sentence, address, en, ja string }{
		{"a year's fall of six per cent is no peak, and the next year is drawn above it", "/partners/", "UK–Japan joint works doubled from 2012 to 2022", "日英の共著文献数は2012年から2022年の間に約2倍に増加"},
		{"less than twice is a percentage", "/partners/?country=FRA~JPN", "France–Japan joint works grew 69% from 2012 to 2022", "日仏の共著文献数は2012年から2022年の間に69%増加"},
		{"a fall that lasts is a peak", "/partners/?country=USA~CHN", "US–China joint works peaked at 84,025 in 2020", "米中の共著文献数は2020年の84,025件が最多"},
		{"the most in some years is no peak of all", "/partners/?time=1996..2001", "UK–Japan joint works rose from 1,121 in 1996 to 1,548 in 2001", "日英の共著文献は1996年の1,121件から2001年の1,548件へ増加"},
		{"of a provisional year alone its value is told", "/partners/?time=2023", "UK–Japan joint works were 8,614 in 2023 (provisional)", "日英の共著文献は2023年に8,614件（暫定値）"},
	} {
		t.Run(test.sentence, func(t *testing.T) {
			for prefix, want := range map[string]string{"": test.en, "/ja": test.ja} {
				if got := strings.TrimSpace(leadTitle(t, pagetest.Deck(t), prefix+test.address)); got != want {
					t.Errorf("%q, want %q", got, want)
				}
			}
		})
	}
}
