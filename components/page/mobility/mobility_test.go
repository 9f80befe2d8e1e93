//go:build !js

package mobility_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/page/pagetest"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/testdata/htmlcheck"
)

func TestNoLineOfMobilityJoinsSourcesOrSegments(t *testing.T) {
	ds := pagetest.Deck(t)
	spec := pagetest.Figures(pagetest.Build(ds, "/mobility/"))["figure"]
	if spec == nil {
		t.Fatal("there is no figure of both directions")
	}
	type where struct {
		key  string
		year int
	}
	segments := map[where]int{}
	open := map[where]bool{}
	for _, s := range spec.Series {
		for _, p := range s.Points {
			segments[where{s.Key, p.X}], open[where{s.Key, p.X}] = p.Segment, p.Open
		}
	}
	found := 0
	for _, s := range ds.All("students") {
		key := string(s.Subject.Partner) + "-" + string(s.Source)
		for _, m := range s.Points {
			at := where{key, int(m.Year)}
			if _, ok := segments[at]; !ok {
				t.Errorf("%s has no value of %d", key, m.Year)
			}
			found++
			for _, other := range ds.All("students") {
				if other.Source != s.Source || other.Subject != s.Subject || other.Segment == s.Segment {
					continue
				}
				for _, o := range other.Points {
					if !open[at] && segments[at] == segments[where{key, int(o.Year)}] {
						t.Errorf("%s: %d and %d are joined, of segments %d and %d", key, m.Year, o.Year, s.Segment, other.Segment)
					}
				}
			}
		}
	}
	deck := 0
	for _, s := range spec.Series {
		for _, p := range s.Points {
			if s.Shape == chart.Deck {
				deck++
				if !p.Open {
					t.Errorf("the deck’s %s is on a line", p.Text)
				}
			}
		}
	}
	if drawn := len(segments); drawn != found+2 || deck != 2 {
		t.Errorf("%d values are drawn and %d of the deck; the dataset has %d and 2", drawn, deck, found)
	}
}

func TestAnotherReleaseStandsOpenOutsideTheLine(t *testing.T) {
	for _, s := range pagetest.Figures(pagetest.Build(pagetest.Deck(t), "/mobility/"))["figure"].Series {
		apart := strings.Contains(s.Key, "uis-stat") || s.Shape == chart.Deck
		for _, p := range s.Points {
			if p.Open != apart || p.OtherSource != apart {
				t.Errorf("%s, %s: open %v, apart %v, want both %v", s.Name, p.XText, p.Open, p.OtherSource, apart)
			}
		}
	}
}

func TestARatioIsOfOneYearAndNamesWhoseItIs(t *testing.T) {
	spec := pagetest.Figures(pagetest.Build(pagetest.Deck(t), "/mobility/"))["ratio"]
	want := map[string]map[int]string{
		"own":              {1998: "20.7", 2000: "19.3", 2011: "6.6"},
		"two":              {1999: "21.1", 2013: "7.5", 2016: "7.5"},
		"student-mobility": {2019: "3.8"},
	}
	for _, s := range spec.Series {
		for _, p := range s.Points {
			if text := want[s.Key][p.X]; text != "" && text != p.Text {
				t.Errorf("%s, %d: %s, want %s", s.Key, p.X, p.Text, text)
			}
			if own := s.Key == "own"; own == p.Open {
				t.Errorf("%s, %d: open %v", s.Key, p.X, p.Open)
			}
			delete(want[s.Key], p.X)
		}
	}
	for key, years := range want {
		for year := range years {
			t.Errorf("%s has no ratio of %d", key, year)
		}
	}
}

func TestTheDecksRatioNeverStandsWithoutTheSourcesOwn(t *testing.T) {
	for _, address := range []string{"/mobility/", "/?indicator=student-mobility", "/indicators/student-mobility/"} {
		page := pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), address))
		_, block, _ := strings.Cut(page, `<div class="derived"`)
		block, _, _ = strings.Cut(block, "</dl>")
		for _, formula := range []string{"= 2,795 ÷ 730", "= 3,206 ÷ 487", "= 2,944 ÷ 391", "differ between collectors"} {
			if !strings.Contains(block, formula) {
				t.Errorf("%s: the block of the deck’s ratio lacks %q", address, formula)
			}
		}
		if strings.Contains(block, "7,206") {
			t.Errorf("%s: the ratio of researchers stands beside that of students", address)
		}
	}
	for _, address := range []string{"/?indicator=researchers", "/indicators/researchers/"} {
		page := pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), address))
		_, block, _ := strings.Cut(page, `<div class="derived"`)
		if !strings.Contains(block, "No open source has both directions") {
			t.Errorf("%s does not say that there is no other ratio", address)
		}
	}
}

func TestEveryCountSaysWhomItCountsAndLeadsToItsSource(t *testing.T) {
	for address, words := range map[string][]string{
		"/mobility/": {"Not stated in the source.", "a stock of a year", "a stock on a day", "a flow over a year", "703", "1 May 2018, source", "930",
			"2017/18, estimate, source", "3,425", "fiscal 2022, source", "this count is of the other direction only"},
		"/ja/mobility/": {"出典に記載なし。", "ある時点の人数", "1年間の人数", "703", "2018年5月1日、出典", "930", "推計値、出典", "3,425", "2022年度、出典", "逆方向のみの集計"},
	} {
		page := pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), address))
		_, table, _ := strings.Cut(page, `id="counted"`)
		table, _, _ = strings.Cut(table, "</table>")
		for _, w := range words {
			if !strings.Contains(table, w) {
				t.Errorf("%s: the table of counts lacks %q", address, w)
			}
		}
		if rows := strings.Count(table, "<tr") - 1; rows != 8 {
			t.Errorf("%s: %d counts, want 8", address, rows)
		}
	}
}

// A cell is copied as what is written in it.
func TestTheFiguresOfACountAreApartWhereTheyAreCopied(t *testing.T) {
	several := 0
	for _, cell := range htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), "/mobility/"))).All(".counts td:not(.l)") {
		var figures []string
		for _, figure := range cell.All("td > span") {
			figures = append(figures, strings.Join(strings.Fields(figure.Text()), " "))
		}
		if len(figures) > 1 {
			several++
		}
		if want, got := strings.Join(figures, " "), strings.Join(strings.Fields(cell.Text()), " "); !strings.Contains(got, want) {
			t.Errorf("%q does not hold %q", got, want)
		}
	}
	if several == 0 {
		t.Error("no cell has several figures")
	}
}

func TestMissingYearsOfSingleFiguresAreSaid(t *testing.T) {
	page := pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), "/mobility/"))
	if !strings.Contains(page, "No usable figure: 2014, 2017–2019.") {
		t.Error("the years without a figure are not said")
	}
	if !strings.Contains(page, "No usable figure: fiscal 2014.") {
		t.Error("the year that one count lacks is not said in its row")
	}
}

// What the deck or one collector counted once stands in the table, with its
// period, its sum and its source.
func TestNoSingleFigureBetweenThePlacesIsLost(t *testing.T) {
	for name, ds := range map[string]*data.Dataset{"built in": pagetest.Deck(t), "second": pagetest.Second(t)} {
		for _, address := range []string{"/mobility/", "/mobility/?tab=table"} {
			doc := pagetest.Build(ds, address)
			page := pagetest.HTML(t, doc)
			_, table, _ := strings.Cut(page, `<table aria-labelledby="counted-title"`)
			table, _, _ = strings.Cut(table, "</table>")
			found := 0
			for _, f := range ds.Facts {
				if f.Subject != data.FlowOf(ds.Roles.A, ds.Roles.B) && f.Subject != data.FlowOf(ds.Roles.B, ds.Roles.A) {
					continue
				}
				found++
				for _, w := range []string{format.Number(f.Number, 0), strconv.Itoa(f.Period.Start), f.Arithmetic, "/sources/#" + string(f.Source)} {
					if !strings.Contains(table, w) {
						t.Errorf("%s%s: the table of counts lacks %q of %s", name, address, w, f.Measure)
					}
				}
			}
			if found == 0 {
				t.Errorf("%s has no single figure", name)
			}
			if open := strings.Contains(page, `<details open="`); open != strings.Contains(address, "table") {
				t.Errorf("%s%s: the table of counts is open: %v", name, address, open)
			}
		}
	}
}

func TestWhoCountsWhatSetsStocksAndFlowsApart(t *testing.T) {
	ds := pagetest.Deck(t)
	spec := pagetest.Figures(pagetest.Build(ds, "/mobility/"))["counts"]
	if spec == nil {
		t.Fatal("who counts what is not drawn")
	}
	head, basis := "", map[string]data.Basis{}
	for _, s := range spec.Series {
		if s.Head != "" {
			head = s.Head
		}
		newest := map[int]int{}
		for _, p := range s.Points {
			if !p.Open {
				newest[p.X]++
			}
		}
		for way, n := range newest {
			if n != 1 {
				t.Errorf("%s: %d figures of direction %d are the newest, want 1", s.Name, n, way)
			}
		}
		if measure := ds.Measure(data.MeasureID(s.Key)); measure != nil {
			if before := basis[head]; before != 0 && before != measure.Basis {
				t.Errorf("%s stands below %q with another kind of number", s.Name, head)
			}
			basis[head] = measure.Basis
			if ds.Indicator("students").Unit != measure.Unit {
				t.Errorf("%s counts in another unit than the row above it", s.Name)
			}
		}
	}
	if len(basis) != 3 || len(spec.Series) != 7 {
		t.Errorf("%d counts in %d groups of single figures, want 7 in 3", len(spec.Series), len(basis))
	}
}

func TestEverySentenceOfTheDeckHasItsVerdicts(t *testing.T) {
	ds := pagetest.Deck(t)
	page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, "/mobility/")))
	for _, claim := range ds.Claims {
		message := slices.IndexFunc(ds.Messages, func(m data.Message) bool { return m.ID == claim.Message })
		shown := message >= 0 && (slices.Contains(ds.Messages[message].Evidence, "student-mobility") || slices.Contains(ds.Messages[message].Evidence, "researchers"))
		if links := page.All(`#says a[href="/evidence/#claim-` + string(claim.ID) + `"]`); len(links) > 0 != shown {
			t.Errorf("%s: the verdict has %d links", claim.ID, len(links))
		}
	}
}

func TestTotalsShowTheSumTheyFollowFromAndTheirBreaks(t *testing.T) {
	page := pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), "/mobility/"))
	_, table, _ := strings.Cut(page, `id="totals"`)
	table, _, _ = strings.Cut(table, "</figure>")
	for _, w := range []string{"177,158", "158,604 + 18,554", "39,324", "34,678 + 4,646", "23,719 + 11,930, [b]", "[b]: From fiscal 2013", ">[x]<", "not residents"} {
		if !strings.Contains(table, w) {
			t.Errorf("the totals lack %q", w)
		}
	}
}

func TestTheFlowsOfTheDeckAreAtOneScale(t *testing.T) {
	specs := pagetest.Figures(pagetest.Build(pagetest.Deck(t), "/mobility/"))
	students, researchers := specs["student-mobility"], specs["researchers"]
	if students == nil || researchers == nil || students.Domain == nil || *students.Domain != *researchers.Domain || students.Domain.End != 7206 {
		t.Errorf("the deck’s flows have the domains %v and %v", students, researchers)
	}
	if students.Series[0].Role != chart.A {
		t.Error("what leaves place A does not come first")
	}
}

func TestATitleOfMobilityFollowsTheYearsShown(t *testing.T) {
	for address, want := range map[string]string{
		"/mobility/":                 "Students from Japan in the UK peaked at 6,395 in 2004 and were 2,684 in 2019",
		"/mobility/?time=2005..2019": "Students from Japan in the UK fell from 6,179 in 2005 to 2,684 in 2019",
	} {
		if page := pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), address)); !strings.Contains(page, "<h1>"+want+"</h1>") {
			t.Errorf("%s is not headed %q", address, want)
		}
	}
}

func TestMobilityWithoutSeriesOrSingleFiguresIsAPageStill(t *testing.T) {
	ds := *pagetest.Deck(t)
	ds.Nearest, ds.Facts, ds.Measures, ds.Events = nil, nil, nil, nil
	ds.Collections = nil
	page := pagetest.HTML(t, pagetest.Build(&ds, "/mobility/"))
	for _, w := range []string{"2,795", "7,206", "Students: no open series", `id="counted"`} {
		if !strings.Contains(strings.ReplaceAll(page, "Student mobility: no", "Students: no"), w) {
			t.Errorf("the page lacks %q", w)
		}
	}
	if doc := pagetest.Build(&ds, "/embed/mobility/"); len(doc.Charts) != 1 {
		t.Errorf("the frame has %d charts, want 1", len(doc.Charts))
	}
}

func TestAFrameOfMobilityIsItsMainFigure(t *testing.T) {
	doc := pagetest.Build(pagetest.Deck(t), "/embed/mobility/?tab=table")
	page := pagetest.HTML(t, doc)
	if !strings.Contains(page, `<h1 class="finding" id="figure-title"`) || strings.Contains(page, `id="counted"`) || !doc.Frame || doc.Canonical != "/mobility/" {
		t.Error("the frame is not the main figure alone")
	}
	for _, target := range htmlcheck.Parse(page).Attributes(`a[href*="/sources/#"]`, "target") {
		if target != "_blank" {
			t.Error("the frame leads to a source in its own window")
		}
	}
}

func TestEveryLinkOfMobilityIsAViewOfOurs(t *testing.T) {
	for name, ds := range map[string]*data.Dataset{"built in": pagetest.Deck(t), "second": pagetest.Second(t)} {
		for _, address := range pagetest.Views["mobility"] {
			for _, target := range htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, address))).Attributes("a[href]:not([download])", "href") {
				if strings.HasPrefix(target, "#") || strings.Contains(target, ":") {
					continue
				}
				if st := state.Parse(ds, target); st.Route == state.NotFound || len(st.Notices) > 0 {
					t.Errorf("%s%s links to %s, which is no good view", name, address, target)
				}
			}
		}
	}
}

// The table says how many counts it has, as the chart leaves some out; and the ratio of a
// year before the last is drawn with that year in either language.
func TestTheTableOfCountsAndTheRatioSayWhatTheyAre(t *testing.T) {
	for address, says := range map[string][]string{
		"/mobility/":    {"All 8 counts as a table", "6.6 (2011)"},
		"/ja/mobility/": {"8種の統計をすべて表で見る", "6.6（2011）"},
	} {
		page := pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), address))
		for _, w := range says {
			if !strings.Contains(page, w) {
				t.Errorf("%s does not say %q", address, w)
			}
		}
	}
}
