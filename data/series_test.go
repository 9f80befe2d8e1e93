//go:build !js

package data_test

import (
	"slices"
	"strings"
	"testing"

	"bilateral/data"
)

// The traps of the open figures, each of which would make a wrong chart.

func TestEverySeriesIsOfOneSourceAndItsYearsAreInOrder(t *testing.T) {
	ds := deck(t)
	values := 0
	for _, c := range ds.Collections {
		if len(c.Series) == 0 && c.ID != data.FactsCollection && c.ID != data.EvidenceCollection {
			t.Errorf("%s is empty", c.ID)
		}
		for i := range c.Series {
			s := &c.Series[i]
			source := ds.Source(s.Source)
			if source == nil || source.Licence.Stated.IsZero() && source.Terms.IsZero() || source.Read == "" ||
				source.Database.IsStated() == source.Database.Stated.IsZero() || !source.CountingMethod.IsStated() {
				t.Errorf("%s, %+v: the source %q does not say its licence, database, counting method and date", c.ID, s.Subject, s.Source)
			}
			if ind := ds.Indicator(s.Indicator); ind == nil || ind.Collection != c.ID {
				t.Errorf("%s has a series of %s", c.ID, s.Indicator)
			}
			values += len(s.Points)
			for j := 1; j < len(s.Points); j++ {
				if s.Points[j].Year <= s.Points[j-1].Year {
					t.Errorf("%s, %+v: %d after %d", c.ID, s.Subject, s.Points[j].Year, s.Points[j-1].Year)
				}
			}
		}
	}
	if values < 37000 {
		t.Errorf("only %d values", values)
	}
}

func number(t *testing.T, s *data.Series, year int) float64 {
	t.Helper()
	if s == nil {
		t.Fatalf("no series for %d", year)
	}
	m, ok := s.At(year)
	if !ok || !m.Present() {
		t.Fatalf("%s %+v has no number for %d", s.Indicator, s.Subject, year)
	}
	return m.Number
}

func TestTheLineOfThePairIsThere(t *testing.T) {
	ds := deck(t)
	lines := ds.Lines("joint-works", data.Subject{Kind: data.OfPair, Place: "JPN", Partner: "GBR"})
	if len(lines) != 1 || lines[0].Source != "openalex-2024-08" {
		t.Fatalf("%d lines", len(lines))
	}
	if first, last := lines[0].Span(); first != 1990 || last != 2023 {
		t.Errorf("from %d to %d", first, last)
	}
	if got := number(t, lines[0], 2010); got != 3273 {
		t.Errorf("2010: %v", got)
	}
	if got := number(t, lines[0], 2020); got != 7304 {
		t.Errorf("2020: %v", got)
	}
}

func TestEditionsAreNeverOneLine(t *testing.T) {
	ds := deck(t)
	lines := ds.Lines("joint-articles", data.PairOf("GBR", "JPN"))
	want := []struct {
		source data.SourceID
		years  [2]int
		values [2]float64
	}{{"ncses-2020", [2]int{1996, 2018}, [2]float64{1067, 4085}}, {"ncses-2022", [2]int{1996, 2020}, [2]float64{1068, 4791}}, {"ncses-2024", [2]int{2003, 2022}, [2]float64{1738, 5013}}}
	if len(lines) != len(want) {
		t.Fatalf("%d lines", len(lines))
	}
	for i, w := range want {
		if lines[i].Source != w.source || len(lines[i].Points) != 2 {
			t.Errorf("%s with %d values, want %s with 2", lines[i].Source, len(lines[i].Points), w.source)
		}
		for j, year := range w.years {
			if got := number(t, lines[i], year); got != w.values[j] {
				t.Errorf("%s %d: %v", w.source, year, got)
			}
		}
	}
	if _, ok := lines[2].At(2016); ok {
		t.Error("there is no value of 2016")
	}
}

func TestStudentsStayInTheirSegmentsAndEndWhereTheyEnd(t *testing.T) {
	ds := deck(t)
	out := ds.Lines("students", data.FlowOf("GBR", "JPN"))
	if len(out) != 5 {
		t.Fatalf("%d segments from the UK to Japan, want 5", len(out))
	}
	spans := [][2]int{{1998, 1998}, {1999, 1999}, {2000, 2011}, {2012, 2013}, {2014, 2016}}
	for i, s := range out {
		if first, last := s.Span(); s.Segment != i+1 || first != spans[i][0] || last != spans[i][1] {
			t.Errorf("segment %d from %d to %d", s.Segment, first, last)
		}
	}
	in := ds.Lines("students", data.FlowOf("JPN", "GBR"))
	if len(in) != 1 {
		t.Fatalf("%d segments from Japan to the UK, want 1", len(in))
	}
	if first, last := in[0].Span(); first != 1998 || last != 2019 {
		t.Errorf("from %d to %d", first, last)
	}
}

func TestTheUKsResearchersEndIn2017(t *testing.T) {
	ds := deck(t)
	s := ds.Line("researchers-per-million", data.Of("GBR"), "wdi-2026-07")
	if _, last := s.Span(); last != 2017 {
		t.Errorf("the last year is %d", last)
	}
	if japan := ds.Line("researchers-per-million", data.Of("JPN"), "wdi-2026-07"); number(t, japan, 2022) == 0 {
		t.Error("Japan has none of 2022")
	}
}

func TestBreaksAreKeptAndNoChangeGoesAcrossThem(t *testing.T) {
	ds := deck(t)
	s := ds.Line("rd-spending", data.Of("GBR"), "wdi-2026-07")
	at := func(year int) data.Moment {
		m, ok := s.At(year)
		if !ok {
			t.Fatalf("no %d", year)
		}
		return m
	}
	for year, words := range map[int]string{2014: "not growth", 2018: "smaller firms"} {
		if m := at(year); !m.Flags.Has(data.Break) || !strings.Contains(ds.Remark(m).EN, words) || ds.Remark(m).JA == "" {
			t.Errorf("%d: %+v %v", year, m, ds.Remark(m))
		}
	}
	for _, c := range []struct {
		from, to int
		ok       bool
	}{{2013, 2014, false}, {2014, 2017, true}, {2017, 2018, false}, {2018, 2021, true}, {2021, 2018, true}, {2000, 2013, true}, {2000, 2023, false}} {
		if got := s.Comparable(at(c.from), at(c.to)); got != c.ok {
			t.Errorf("%d to %d: %v", c.from, c.to, got)
		}
	}
}

func TestWhatIsFlaggedIsNeverABase(t *testing.T) {
	ds := deck(t)
	s := ds.Line("joint-works", data.PairOf("GBR", "JPN"), "openalex-2024-08")
	flagged, _ := s.At(2016)
	before, _ := s.At(2015)
	after, _ := s.At(2017)
	last, _ := s.At(2023)
	if !flagged.Flags.Has(data.Unreliable) || ds.Remark(flagged).IsZero() || !last.Flags.Has(data.Provisional) || ds.Remark(last).IsZero() {
		t.Fatalf("%+v, %+v", flagged, last)
	}
	if s.Comparable(before, flagged) || s.Comparable(flagged, after) || s.Comparable(after, last) || !s.Comparable(before, after) {
		t.Error("a flagged year is compared with another")
	}
	spiked := data.Series{Points: []data.Moment{{Year: 2000, Number: 5, Flags: data.Flags(0).With(data.Unreliable)}, {Year: 2001}, {Year: 2002, Missing: data.NotAvailable}, {Year: 2003, Number: 7}}}
	if base, ok := spiked.Base(); !ok || base.Year != 2003 {
		t.Errorf("base %+v", base)
	}
	if _, ok := (&data.Series{Points: spiked.Points[:3]}).Base(); ok {
		t.Error("zero, a flagged and a missing value are no base")
	}
	spikes := 0
	for _, line := range ds.All("joint-works") {
		for _, m := range line.Points {
			if m.Flags.Has(data.Unreliable) {
				spikes++
			}
		}
	}
	// 33 of the years between, ten of the last year and one of the first.
	if spikes != 44 {
		t.Errorf("%d spikes, want 44", spikes)
	}
}

func TestARankOfAFlaggedYearIsFlagged(t *testing.T) {
	ds := deck(t)
	s := ds.Line("partner-works-rank", data.RankingOf("JPN", "GBR"), "openalex-2024-08")
	if m, _ := s.At(2016); !m.Flags.Has(data.Unreliable) {
		t.Error("the rank of 2016 rests on a flagged number of works")
	}
	if got := number(t, s, 2020); got != 3 {
		t.Errorf("rank in 2020: %v", got)
	}
	ties := 0
	for _, line := range ds.All("partner-works-rank") {
		for _, m := range line.Points {
			if m.Flags.Has(data.Tied) {
				ties++
			}
		}
	}
	if ties != 39 {
		t.Errorf("%d tied ranks, want 39", ties)
	}
}

func TestMissingIsNeverZeroAndZeroIsNeverMissing(t *testing.T) {
	ds := deck(t)
	zeros, missing := 0, map[data.IndicatorID]int{}
	for _, c := range ds.Collections {
		for i := range c.Series {
			for _, m := range c.Series[i].Points {
				if !m.Present() {
					missing[c.Series[i].Indicator]++
					if v := ds.Value(m); v.Number != 0 || v.Reason.EN == "" || v.Reason.JA == "" {
						t.Errorf("%s, %+v, %d: %+v", c.ID, c.Series[i].Subject, m.Year, v)
					}
				} else if m.Number == 0 && c.ID == "joint-works" {
					zeros++
				}
			}
		}
	}
	if zeros != 16 {
		t.Errorf("%d pairs and years without works, want 16", zeros)
	}
	if missing["top-cited-share"] != 589 || missing["partner-works-rank"] != 1 || missing["partner-works"] != 1 || len(missing) != 3 {
		t.Errorf("missing: %v", missing)
	}
}

func TestAggregatesAndResidualsAreNobodysPartners(t *testing.T) {
	ds := deck(t)
	kinds := map[data.PlaceKind]int{}
	for _, p := range ds.Places {
		kinds[p.Kind]++
		if p.Name.JA == "" || p.ShortName.JA == "" {
			t.Errorf("%s has no Japanese name", p.ID)
		}
	}
	if kinds[data.Aggregate] != 3 || kinds[data.Residual] != 2 {
		t.Errorf("%v", kinds)
	}
	for _, c := range ds.Collections {
		for _, s := range c.Series {
			if s.Subject.Kind != data.OfPair && s.Subject.Kind != data.OfRanking {
				continue
			}
			for _, id := range []data.PlaceID{s.Subject.Place, s.Subject.Partner} {
				if ds.Place(id).Kind != data.Country {
					t.Errorf("%s is a partner in %s", id, c.ID)
				}
			}
		}
	}
}

func TestEveryOpenIndicatorSaysWhatItIsInBothLanguages(t *testing.T) {
	ds := deck(t)
	if n := len(ds.Open()); n != 28 {
		t.Errorf("%d open indicators", n)
	}
	for _, ind := range ds.Open() {
		for what, text := range map[string]data.Text{"label": ind.Label, "name": ind.Name, "unit": ind.Unit, "definition": ind.Definition,
			"formula": ind.Formula.Stated, "counting": ind.Counting.Stated} {
			if text.EN == "" || text.JA == "" {
				t.Errorf("%s: no %s in both languages", ind.ID, what)
			}
		}
		for i, caveat := range ind.Caveats {
			if caveat.EN == "" || caveat.JA == "" {
				t.Errorf("%s: caveat %d is not in both languages", ind.ID, i+1)
			}
		}
		if len(ds.All(ind.ID)) == 0 {
			t.Errorf("%s has no series", ind.ID)
		}
	}
}

func TestTheTableKeepsToTheDeck(t *testing.T) {
	ds := deck(t)
	if n := len(ds.Sorted("JPN", true)); n != 6 || len(ds.Tabled()) != 6 {
		t.Errorf("%d rows", n)
	}
	if ds.InTable("joint-works") || !ds.InTable("fwci") || ds.InTable("none") {
		t.Error("a row of the table is no row, or another is")
	}
	var topics []data.TopicID
	for _, topic := range ds.TabledTopics() {
		topics = append(topics, topic.ID)
	}
	if !slices.Equal(topics, []data.TopicID{"output", "impact", "partnership", "mobility"}) || ds.Topic("effort") == nil {
		t.Errorf("topics %v", topics)
	}
	if sources := ds.DeckSources(); len(sources) != 1 || sources[0].ID != "uuki-deck" {
		t.Errorf("%d sources of the deck", len(sources))
	}
}

func TestEverySourceIsUsedAndSaysItsLicenceInBothLanguages(t *testing.T) {
	ds := deck(t)
	used := map[data.SourceID]bool{}
	for _, o := range ds.Observations {
		used[o.Source] = true
	}
	for _, c := range ds.Collections {
		for _, s := range c.Series {
			used[s.Source] = true
		}
	}
	for _, f := range ds.Facts {
		used[f.Source] = true
	}
	for _, e := range ds.Events {
		used[e.Source] = true
	}
	for _, r := range ds.Remarks {
		used[r.Source] = true
	}
	both := func(what string, id data.SourceID, text data.Text) {
		if (text.EN == "") != (text.JA == "") {
			t.Errorf("%s: %s is in one language only: %+v", id, what, text)
		}
	}
	for _, s := range ds.Sources {
		if !used[s.ID] {
			t.Errorf("%s is used by nothing", s.ID)
		}
		// Names alone may stand in the language of the work.
		for what, text := range map[string]data.Text{"database": s.Database.Stated, "date": s.Date.Stated,
			"counting": s.CountingMethod.Stated, "licence": s.Licence.Stated, "terms": s.Terms} {
			both(what, s.ID, text)
		}
		if s.Title.EN == "" || s.Publisher.EN == "" || !s.Licence.IsStated() && s.Terms.IsZero() {
			t.Errorf("%s does not say what it is", s.ID)
		}
	}
	before := 0
	for _, s := range ds.Sources {
		if s.ReadBefore {
			before++
		}
	}
	if len(ds.Sources) != 33 || before != 3 {
		t.Errorf("%d sources, %d of them read before a day", len(ds.Sources), before)
	}
}
