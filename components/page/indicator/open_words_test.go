//go:build !js

package indicator_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/page/pagetest"
	"bilateral/data"
	"bilateral/testdata/htmlcheck"
)

// saidValue is a value with its year, as an English title says it.
var (
	saidValue  = regexp.MustCompile(`(\S+) in (\d{4})`)
	saidLeader = regexp.MustCompile(`^Highest in (\d{4}): .*, (\S+)$`)
)

// Each clause of a title compares values of one series, none of them flagged,
// with no break between them.
func TestATitleComparesOnlyWhatCanBeCompared(t *testing.T) {
	clauses := 0
	for _, p := range openPages(t) {
		if p.cat.Language != data.English {
			continue
		}
		for _, query := range []string{"", "?time=2010..2017", "?time=2016..latest"} {
			doc := pagetest.Build(p.ds, p.path+query)
			for id := range overTime(doc) {
				for clause := range strings.SplitSeq(pagetest.Titled(doc, id), "; ") {
					said := saidValue.FindAllStringSubmatch(clause, -1)
					if leader := saidLeader.FindStringSubmatch(clause); leader != nil {
						said = [][]string{{"", leader[2], leader[1]}}
					}
					if !slices.ContainsFunc(p.all, func(s *data.Series) bool { return p.compares(s, said) }) {
						t.Errorf("%s, %s: no series can be compared so: %s", p.path+query, id, clause)
					}
					clauses += min(1, len(said))
				}
			}
		}
	}
	if clauses < 100 {
		t.Errorf("only %d clauses were read", clauses)
	}
}

// compares says whether a series has all of the values in the years, and they
// can be compared.
func (p openPage) compares(s *data.Series, said [][]string) bool {
	var before data.Moment
	for i, found := range said {
		year, _ := strconv.Atoi(found[2])
		m, _ := s.At(year)
		if !isOverTime(p.ds, s) || !isComparable(m) || p.printed(m) != strings.TrimRight(found[1], ",") || i > 0 && !s.Comparable(before, m) {
			return false
		}
		before = m
	}
	return true
}

// What is said of all that is drawn is true of all that is drawn, named or not.
func TestWordsSpeakOfAllOnlyWhatIsTrueOfAll(t *testing.T) {
	most := regexp.MustCompile(`(?:had the most in|Highest in) (\d{4}): (?:[^.]*?, )?(\d\S*)`)
	checked := 0
	for _, p := range openPages(t) {
		if p.cat.Language != data.English || p.ind.Meaning == data.Rank {
			continue
		}
		for id, spec := range overTime(pagetest.Build(p.ds, p.path)) {
			page := pagetest.HTML(t, pagetest.Build(p.ds, p.path))
			words := pagetest.Summary(htmlcheck.Parse(pagetest.Part(t, page, id)))
			highest := func(year int) (most float64) {
				for _, s := range spec.Series {
					for _, point := range s.Points {
						if point.X == year && !point.Missing && !point.Open && !point.Provisional {
							most = max(most, point.Value)
						}
					}
				}
				return most
			}
			for _, found := range most.FindAllStringSubmatch(words, -1) {
				year, _ := strconv.Atoi(found[1])
				value, _ := strconv.ParseFloat(strings.NewReplacer(",", "", "%", "").Replace(strings.TrimRight(found[2], ".")), 64)
				if value < highest(year)*0.99 {
					t.Errorf("%s: %q, but %g is drawn", p.path, found[0], highest(year))
				}
				checked++
			}
			if _, rest, is := strings.Cut(words, "Also drawn: "); is {
				rest, _, _ = strings.Cut(rest, " ")
				if n, _ := strconv.Atoi(rest); n != len(spec.Series)-3 && n != len(spec.Series)-2 {
					t.Errorf("%s, %s: “Also drawn: %d”, of %d series", p.path, id, n, len(spec.Series))
				}
				checked++
			}
			if strings.Contains(words, "Values ran") && slices.ContainsFunc(spec.Series, func(s chart.Series) bool { return !s.Labelled }) {
				t.Errorf("%s, %s: the range is of named series only: %s", p.path, id, words)
			}
		}
	}
	if checked < 10 {
		t.Errorf("only %d sentences were read", checked)
	}
}

// Only a measure of ranks is called one.
func TestOnlyARankIsCalledOne(t *testing.T) {
	for path, want := range map[string]bool{
		"/indicators/partner-works/": false, "/ja/indicators/partner-works/": false,
		"/indicators/partner-works-rank/": true, "/ja/indicators/partner-works-rank/": true,
	} {
		title := pagetest.Titled(pagetest.Build(pagetest.Deck(t), path), strings.Split(path, "/")[len(strings.Split(path, "/"))-2])
		if got := strings.Contains(strings.ToLower(title), "rank") || strings.Contains(title, "順位"); got != want {
			t.Errorf("%s calls its values ranks: %v, in %q", path, got, title)
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

// What a page finds first is of the years that it shows.
func TestTheFindingOfAnOpenIndicatorIsOfTheYearsOfTheView(t *testing.T) {
	inBrackets, leader := regexp.MustCompile(`[(（](\d{4})年?[)）]`), regexp.MustCompile(`^(?:Highest in )?(\d{4})[:年]`)
	years := 0
	for _, p := range openPages(t) {
		if p.ds.Roles.A != "JPN" {
			continue // that has no such years
		}
		title := heading(pagetest.HTML(t, pagetest.Build(p.ds, p.path+"?time=2005..2012")))
		for _, found := range append(inBrackets.FindAllStringSubmatch(title, -1), leader.FindAllStringSubmatch(title, -1)...) {
			years++
			if found[1] < "2005" || found[1] > "2012" {
				t.Errorf("%s: %s is not of 2005 to 2012", p.path, title)
			}
		}
	}
	if years < 40 {
		t.Errorf("only %d years were read", years)
	}
}
