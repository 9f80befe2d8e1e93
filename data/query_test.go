//go:build !js

package data_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"bilateral/data"
	"bilateral/data/datapackage"
)

// theDeck is read once: no test changes it.
var theDeck = sync.OnceValues(datapackage.Default)

func deck(t testing.TB) *data.Dataset {
	t.Helper()
	ds, err := theDeck()
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

func text(s string) data.Text { return data.Text{EN: s} }

// pairOfPlaces is a small valid dataset of places AAA and BBB.
func pairOfPlaces() *data.Dataset {
	place := func(id data.PlaceID, name string) data.Place {
		return data.Place{ID: id, Name: text(name), ShortName: text(name)}
	}
	of := func(id data.IndicatorID, s data.Subject, year int, number float64) data.Observation {
		return data.Observation{Indicator: id, Subject: s, Period: data.Period{Start: year, End: year}, Value: data.Value{Number: number}, Source: "book"}
	}
	onA := data.Subject{Kind: data.OfPlace, Place: "AAA"}
	onB := data.Subject{Kind: data.OfPlace, Place: "BBB"}
	together := data.Subject{Kind: data.OfPair, Place: "BBB", Partner: "AAA"}
	indicator := func(id data.IndicatorID, m data.Meaning) data.Indicator {
		return data.Indicator{ID: id, Topic: "all", Label: text(string(id)), Name: text(string(id)), Meaning: m, Unit: text("things"), Definition: text("Things.")}
	}
	ds := &data.Dataset{
		Name: "pair", Version: "1", Product: text("Pair"), Introduction: text("A pair."), Deck: text("Deck"),
		Roles:            data.Roles{A: "AAA", B: "BBB", PairLabel: text("A–B"), PairName: text("A and B")},
		DefaultIndicator: "works",
		Headlines:        []data.Headline{{Indicator: "works", Column: "AAA-BBB", Label: text("Joint works")}},
		Topics:           []data.Topic{{ID: "all", Label: text("All")}},
		Places:           []data.Place{place("AAA", "Aland"), place("BBB", "Beland"), place("CCC", "Celand")},
		Sources: []data.Source{{ID: "book", Title: text("Book"), Publisher: text("Press"), Address: "https://example.org/", Read: "2024-02-29",
			Licence: data.Statement{Stated: text("CC BY 4.0")}}},
		Indicators: []data.Indicator{indicator("works", data.Count), indicator("impact", data.RatioToWorld), indicator("growth", data.Growth),
			indicator("rank", data.Rank), indicator("movers", data.Flow)},
		Observations: []data.Observation{
			of("works", onA, 2020, 100), of("works", onB, 2020, 400), of("works", together, 2020, 20),
			of("impact", onA, 2020, 0.5), of("impact", onB, 2020, 2), of("impact", together, 2020, 3),
			of("growth", onA, 2020, -3.5), of("growth", onB, 2020, 1), of("growth", together, 2020, 12),
			of("rank", data.Subject{Kind: data.OfRanking, Place: "AAA", Partner: "BBB"}, 2020, 2),
			of("rank", data.Subject{Kind: data.OfRanking, Place: "BBB", Partner: "AAA"}, 2020, 9),
			of("movers", data.Subject{Kind: data.OfFlow, Place: "AAA", Partner: "BBB"}, 2020, 60),
			of("movers", data.Subject{Kind: data.OfFlow, Place: "BBB", Partner: "AAA"}, 2020, 15),
		},
		Parts:    []data.Part{{ID: "why", Kind: data.ReasonsPart, Title: text("Why")}, {ID: "table", Kind: data.TablePart, Title: text("Table")}},
		Messages: []data.Message{{ID: "because", Part: "why", Text: text("Because."), Evidence: []data.IndicatorID{"works"}}},
		Contacts: []data.Contact{{Kind: data.Email, Label: "a@example.org", Address: "mailto:a@example.org"}},
	}
	ds.Indicators[1].HasBenchmark, ds.Indicators[1].Benchmark, ds.Indicators[1].BenchmarkLabel = true, 1, text("World")
	return ds
}

func TestColumnsFollowTheRoles(t *testing.T) {
	ds := deck(t)
	want := []data.Column{
		{ID: "JPN", Role: data.RoleA, Label: data.Text{EN: "Japan", JA: "日本"}},
		{ID: "GBR", Role: data.RoleB, Label: data.Text{EN: "UK", JA: "英国"}},
		{ID: "GBR-JPN", Role: data.RolePair, Label: data.Text{EN: "Japan–UK", JA: "日英"}},
	}
	if got := ds.Columns(); !slices.Equal(got, want) {
		t.Errorf("got %+v", got)
	}
	for _, c := range want {
		if got, ok := ds.Column(c.ID); !ok || got != c {
			t.Errorf("column %s: %+v", c.ID, got)
		}
	}
	for _, id := range []data.ColumnID{"", "JPN-GBR", "FRA"} {
		if _, ok := ds.Column(id); ok {
			t.Errorf("there is no column %q", id)
		}
	}
	exchanged := *ds
	exchanged.Roles.A, exchanged.Roles.B = ds.Roles.B, ds.Roles.A
	if got := exchanged.Columns(); got[0].ID != "GBR" || got[1].ID != "JPN" || got[2].ID != "GBR-JPN" {
		t.Errorf("with the roles exchanged: %+v", got)
	}
}

func TestACellIsFoundByWhoseValueItIs(t *testing.T) {
	ds := pairOfPlaces()
	year := data.Period{Start: 2021, End: 2021}
	ds.Observations = append(ds.Observations,
		data.Observation{Indicator: "works", Subject: data.Subject{Kind: data.OfPlace, Place: "AAA"}, Period: year, Value: data.Value{Number: 111}},
		data.Observation{Indicator: "works", Subject: data.Subject{Kind: data.OfPlace, Place: "AAA"}, Period: data.Period{Start: 2019, End: 2021}, Value: data.Value{Number: 300}},
		data.Observation{Indicator: "movers", Subject: data.Subject{Kind: data.OfFlow, Place: "CCC", Partner: "BBB"}, Period: year, Value: data.Value{Number: 7}},
		data.Observation{Indicator: "rank", Subject: data.Subject{Kind: data.OfRanking, Place: "AAA", Partner: "CCC"}, Period: year, Value: data.Value{Number: 1}},
		data.Observation{Indicator: "works", Subject: data.Subject{Kind: data.OfPair, Place: "AAA", Partner: "CCC"}, Period: year, Value: data.Value{Number: 5}})
	for _, c := range []struct {
		name      string
		indicator data.IndicatorID
		column    data.ColumnID
		want      float64
	}{
		{"the latest period of a place, and of those that end together the one that begins last", "works", "AAA", 111},
		{"the pair, in whichever order it is written", "works", "AAA-BBB", 20},
		{"a rank stands under the place whose partners are ranked", "rank", "AAA", 2},
		{"a flow stands under its destination", "movers", "BBB", 60},
		{"and the opposite flow under the other", "movers", "AAA", 15},
	} {
		if o := ds.Cell(c.indicator, c.column); o == nil || o.Value.Number != c.want {
			t.Errorf("%s: got %+v, want %v", c.name, o, c.want)
		}
	}
	for _, c := range []struct {
		indicator data.IndicatorID
		column    data.ColumnID
	}{{"rank", "AAA-BBB"}, {"nothing", "AAA"}, {"works", "CCC"}, {"works", ""}, {"works", "BBB-AAA"}} {
		if o := ds.Cell(c.indicator, c.column); o != nil {
			t.Errorf("%s %q: got %+v, want none", c.indicator, c.column, o)
		}
	}
}

func TestSortingKeepsWhatIsMissingLastBothWays(t *testing.T) {
	ds := deck(t)
	for _, c := range []struct {
		name       string
		column     data.ColumnID
		descending bool
		want       string
	}{
		{"ascending by Japan", "JPN", false, "fwci output-growth partner-rank student-mobility researchers total-outputs"},
		{"descending by Japan, where 4.0 and 4th are equal and keep the deck's order", "JPN", true, "total-outputs researchers student-mobility output-growth partner-rank fwci"},
		{"ascending by the pair, three not applicable last", "GBR-JPN", false, "fwci output-growth total-outputs partner-rank student-mobility researchers"},
		{"descending by the pair, the same three last", "GBR-JPN", true, "total-outputs output-growth fwci partner-rank student-mobility researchers"},
		{"an unknown column leaves the order", "FRA", true, "total-outputs fwci output-growth partner-rank student-mobility researchers"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var ids []string
			for _, ind := range ds.Sorted(c.column, c.descending) {
				ids = append(ids, string(ind.ID))
			}
			if got := strings.Join(ids, " "); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
	if ds.Indicators[0].ID != "total-outputs" {
		t.Error("sorting changed the dataset")
	}
}

func TestAnIndicatorHasAPeriodOnlyWhenItsCellsShareOne(t *testing.T) {
	ds := pairOfPlaces()
	if p, ok := ds.Period("works"); !ok || p != (data.Period{Start: 2020, End: 2020}) {
		t.Errorf("shared: %v %v", p, ok)
	}
	ds.Observations[1].Period = data.Period{Start: 2019, End: 2019}
	if p, ok := ds.Period("works"); ok {
		t.Errorf("different: %v", p)
	}
	if p, ok := ds.Period("nothing"); ok {
		t.Errorf("unknown: %v", p)
	}
}

func TestWhatIsNotThereIsNil(t *testing.T) {
	ds := deck(t)
	if ds.Indicator("fwci") == nil || ds.Place("GBR") == nil || ds.Source("uuki-deck") == nil || ds.Topic("impact") == nil {
		t.Error("something known was not found")
	}
	if ds.Indicator("x") != nil || ds.Place("x") != nil || ds.Source("x") != nil || ds.Topic("x") != nil {
		t.Error("something unknown was found")
	}
}

func TestFindingsAreFilledFromTheCells(t *testing.T) {
	ds := deck(t)
	print := func(ind *data.Indicator, v data.Value, decimals int) string {
		return "<" + string(ind.ID) + strings.Repeat("0", decimals) + ">"
	}
	for _, c := range []struct {
		id   data.IndicatorID
		lang data.Language
		want string
	}{
		{"fwci", data.English, "UK–Japan papers were cited <fwci0> times the world average for their field in 2020"},
		{"fwci", data.Japanese, "2020年の日英共著論文の被引用度は、分野の世界平均の<fwci0>倍"},
		{"output-growth", data.English, "UK–Japan joint output grew <output-growth0> from 2016 to 2020"},
		{"partner-rank", data.English, "The UK ranked <partner-rank> among Japan’s partners in 2020, Japan <partner-rank> among the UK’s"},
	} {
		got, ok := ds.Finding(c.id, c.lang, print)
		if got != c.want || !ok {
			t.Errorf("%s in %s: %q, %v", c.id, c.lang, got, ok)
		}
	}
}

func TestAHeadlineIsSaidWithItsValuesOnly(t *testing.T) {
	print := func(ind *data.Indicator, v data.Value, decimals int) string {
		return fmt.Sprintf("<%d %.*f>", ind.Meaning, decimals, v.Number)
	}
	ds := pairOfPlaces()
	open := []data.OpenValue{{Value: data.Value{Number: 31.94}, Meaning: data.Growth, Decimals: 1},
		{Value: data.Value{Number: -4}, Meaning: data.Growth}, {Value: data.Value{Missing: data.NotAvailable}}}
	for _, c := range []struct {
		name, template string
		want           string
		ok             bool
	}{
		{"an open figure has its sign", "the world {1}", "the world <3 31.9>", true},
		{"without its sign it is a share", "the world {1.size:0}", "the world <6 32>", true},
		{"what fell is not said without its sign", "fell {2.size}", "", false},
		{"with it, it is", "fell {2}", "fell <3 -4>", true},
		{"a missing figure has no sentence", "none {3}", "", false},
		{"a figure that the headline does not have", "none {4}", "", false},
		{"no figure is the first but one", "none {0}", "", false},
		{"the years of its indicator", "{start} to {end}", "2020 to 2020", true},
		{"a year has no value", "{end.value}", "", false},
		{"no sentence", "", "", false},
	} {
		h := data.Headline{Indicator: "works", Figures: open, Spoken: text(c.template)}
		got, language, ok := ds.Say(&h, h.Spoken, data.Japanese, print)
		if got != c.want || ok != c.ok || ok && language != data.English {
			t.Errorf("%s: %q in %s, %v", c.name, got, language, ok)
		}
	}
}

func TestAFindingIsNotMadeWithoutItsValues(t *testing.T) {
	print := func(*data.Indicator, data.Value, int) string { return "n" }
	ds := pairOfPlaces()
	works := ds.Indicator("works")
	for _, c := range []struct {
		name, finding string
		want          string
		ok            bool
	}{
		{"a value that is there", "{a} has {a.value:0}", "Aland has n", true},
		{"names only", "{a}, {b}, {pair}", "Aland, Beland, A–B", true},
		{"no placeholder", "Plain words", "Plain words", true},
		{"no finding", "", "", false},
		{"an unknown placeholder", "{c}", "", false},
		{"a bracket left open", "{a", "", false},
	} {
		works.Finding = text(c.finding)
		got, ok := ds.Finding("works", data.English, print)
		if got != c.want || ok != c.ok {
			t.Errorf("%s: %q, %v", c.name, got, ok)
		}
	}
	works.Finding = text("{pair.value}")
	ds.Observations[2].Value = data.Value{Missing: data.NotAvailable, Reason: text("Lost.")}
	if got, ok := ds.Finding("works", data.English, print); ok {
		t.Errorf("a missing value was printed: %q", got)
	}
	ds.Observations = ds.Observations[:2]
	if got, ok := ds.Finding("works", data.English, print); ok {
		t.Errorf("a value that is not there was printed: %q", got)
	}
	works.Finding = text("English only")
	if got, ok := ds.Finding("works", data.Japanese, print); ok {
		t.Errorf("a finding of the other language was given: %q", got)
	}
}

func TestJapaneseNamesPairsByACharacterEach(t *testing.T) {
	roles := data.Roles{Initials: []data.Initial{{Place: "JPN", Character: "日"}, {Place: "GBR", Character: "英"}, {Place: "USA", Character: "米"}}}
	for _, c := range []struct {
		sentence   string
		one, other data.PlaceID
		want       string
	}{
		{"in the customary order", "GBR", "USA", "英米"},
		{"whichever comes first", "USA", "GBR", "英米"},
		{"of the list, not of the alphabet", "GBR", "JPN", "日英"},
		{"none where one has no character", "JPN", "NOR", ""},
		{"none where neither has", "NOR", "SWE", ""},
		{"none of one place alone", "JPN", "JPN", ""},
	} {
		if got := roles.PairInitials(c.one, c.other); got != c.want {
			t.Errorf("%s: %q, want %q", c.sentence, got, c.want)
		}
	}
}
