//go:build !js

package data_test

import (
	"math"
	"slices"
	"testing"

	"bilateral/data"
)

func round(x float64, decimals int) float64 {
	unit := math.Pow(10, float64(decimals))
	return math.Round(x*unit) / unit
}

// Every published index of collaboration follows from the articles and totals
// of its own edition, to its last digit.
func TestEveryPublishedIndexFollowsFromItsOwnEdition(t *testing.T) {
	ds := deck(t)
	cells, off := 0, 0
	measure := ds.Indicator("joint-articles").Whole
	for _, joint := range ds.All("joint-articles") {
		index := ds.Line("collaboration-index", joint.Subject, joint.Source)
		if index == nil {
			t.Fatalf("%+v has no index in %s", joint.Subject, joint.Source)
		}
		for _, m := range index.Points {
			// What two places have together, as a part of the one's
			// international works, beside the other's part of the world's.
			year := int(m.Year)
			whole := func(place data.PlaceID) float64 {
				return number(t, ds.Line(measure, data.Of(place), joint.Source), year)
			}
			one, other := whole(joint.Subject.Place), whole(joint.Subject.Partner)
			expected := number(t, joint, year) / one / (other / whole(ds.Roles.World))
			cells++
			if math.Abs(expected-m.Number) > 0.005+1e-9 {
				off++
				t.Errorf("%+v %d in %s: %v, published %v", joint.Subject, m.Year, joint.Source, expected, m.Number)
			}
		}
	}
	if cells != 3762 || off > 0 {
		t.Errorf("%d cells, %d of them off", cells, off)
	}
}

func TestSharesOfInternationalOutputAreAsymmetric(t *testing.T) {
	ds := deck(t)
	for _, c := range []struct {
		indicator data.IndicatorID
		source    data.SourceID
		year      int
		uk, japan float64 // of each one's international output, in per cent
	}{
		{"joint-articles", "ncses-2020", 1996, 4.6, 8.8}, {"joint-articles", "ncses-2020", 2018, 4.1, 11.3},
		{"joint-articles", "ncses-2022", 2020, 4.1, 11.6}, {"joint-articles", "ncses-2024", 2022, 3.9, 12.2},
		{"joint-works", "openalex-2024-08", 2010, 4.1, 10.0}, {"joint-works", "openalex-2024-08", 2020, 3.7, 12.4},
	} {
		joint := ds.Line(c.indicator, data.PairOf("JPN", "GBR"), c.source)
		whole := ds.Indicator(c.indicator).Whole
		uk := joint.PartOf(ds.Line(whole, data.Of("GBR"), c.source), c.year)
		japan := joint.PartOf(ds.Line(whole, data.Of("JPN"), c.source), c.year)
		if round(uk.Value.Number, 1) != c.uk || round(japan.Value.Number, 1) != c.japan || uk.Unit != data.Percent || len(uk.Inputs) != 2 {
			t.Errorf("%s %d: %.2f and %.2f, want %.1f and %.1f", c.source, c.year, uk.Value.Number, japan.Value.Number, c.uk, c.japan)
		}
	}
}

func TestSaltonsCosineNeedsTheTotalsOfTheSameEdition(t *testing.T) {
	ds := deck(t)
	joint := ds.Line("joint-articles", data.PairOf("JPN", "GBR"), "ncses-2022")
	c := ds.Cosine(joint, 2020)
	japan := number(t, ds.Line("edition-articles", data.Of("JPN"), "ncses-2022"), 2020)
	uk := number(t, ds.Line("edition-articles", data.Of("GBR"), "ncses-2022"), 2020)
	if want := 4791 / math.Sqrt(japan*uk); c.Value.Number != want || c.Cause != data.Calculable || len(c.Inputs) != 3 {
		t.Errorf("%+v, want %v", c, want)
	}
	if c := ds.Cosine(joint, 2016); c.Cause != data.NoValue || c.Value.Missing != data.NotAvailable || c.Value.Number != 0 {
		t.Errorf("a year that there is not: %+v", c)
	}
	works := ds.Line("joint-works", data.PairOf("JPN", "GBR"), "openalex-2024-08")
	if c := ds.Cosine(works, 2020); c.Cause != data.NoSuchTotal || c.Value.Missing != data.NotApplicable {
		t.Errorf("OpenAlex has no totals: %+v", c)
	}
}

func TestTheInternationalShareOfJapan(t *testing.T) {
	ds := deck(t)
	s, all := ds.Line("international-articles", data.Of("JPN"), "ncses-2024"), ds.Line("articles", data.Of("JPN"), "ncses-2024")
	before := 0.0
	for year := 2003; year <= 2020; year++ {
		c := s.PartOf(all, year)
		if c.Value.Number <= before {
			t.Errorf("%d: %.2f after %.2f", year, c.Value.Number, before)
		}
		before = c.Value.Number
	}
	if round(before, 1) != 32.6 || round(s.PartOf(all, 2022).Value.Number, 1) != 31.8 {
		t.Errorf("2020: %v", before)
	}
	if c := all.PartOf(nil, 2020); c.Cause != data.NoSuchTotal {
		t.Errorf("all articles are a part of nothing: %+v", c)
	}
}

func TestRanksAreAmongTheListedPartners(t *testing.T) {
	ds := deck(t)
	for _, c := range []struct {
		source         data.SourceID
		year           int
		place, partner data.PlaceID
		rank, among    int
	}{
		{"ncses-2022", 2020, "JPN", "GBR", 4, 44}, {"ncses-2022", 2020, "GBR", "JPN", 14, 44},
		{"ncses-2020", 2018, "GBR", "JPN", 13, 41}, {"ncses-2024", 2022, "GBR", "JPN", 15, 45},
	} {
		list := ds.PartnerRanks("joint-articles", c.place, c.source, c.year)
		i := slices.IndexFunc(list, func(r data.Ranked) bool { return r.Place == c.partner })
		if i < 0 || list[i].Rank != c.rank || len(list) != c.among || list[i].Tied {
			t.Errorf("%s %d: %d of %d, want %d of %d", c.source, c.year, list[max(i, 0)].Rank, len(list), c.rank, c.among)
		}
	}
	if list := ds.PartnerRanks("joint-articles", "JPN", "ncses-2022", 2018); len(list) != 0 {
		t.Errorf("an edition has a year of another: %d partners", len(list))
	}
	places := ds.PlaceRanks("articles", "", "ncses-2024", 2020)
	if len(places) != 18 || places[2].Place != "GBR" || places[5].Place != "JPN" {
		t.Errorf("%d places: %+v", len(places), places)
	}
}

// equalWorks is a dataset whose partners have equal numbers.
func equalWorks() *data.Dataset {
	ds := pairOfPlaces()
	ds.Places = append(ds.Places, data.Place{ID: "DDD"}, data.Place{ID: "EEE"}, data.Place{ID: "WWW", Kind: data.Aggregate})
	ds.Indicators = append(ds.Indicators, data.Indicator{ID: "together", Collection: "together"})
	line := func(a, b data.PlaceID, n float64) data.Series {
		return data.Series{Indicator: "together", Subject: data.PairOf(a, b), Source: "book", Points: []data.Moment{{Year: 2020, Number: n}}}
	}
	ds.Collections = []data.Collection{{ID: "together", Series: []data.Series{line("AAA", "BBB", 5), line("AAA", "CCC", 9), line("AAA", "DDD", 5), line("AAA", "EEE", 1), line("AAA", "WWW", 99)}}}
	return ds
}

func TestATieHasNoOrder(t *testing.T) {
	list := equalWorks().PartnerRanks("together", "AAA", "book", 2020)
	want := []data.Ranked{{Place: "CCC", Rank: 1, Number: 9}, {Place: "BBB", Rank: 2, Tied: true, Number: 5}, {Place: "DDD", Rank: 2, Tied: true, Number: 5}, {Place: "EEE", Rank: 4, Number: 1}}
	if len(list) != len(want) {
		t.Fatalf("%+v", list)
	}
	for i, w := range want {
		w.Input = list[i].Input
		if list[i] != w {
			t.Errorf("%d: %+v, want %+v", i+1, list[i], w)
		}
	}
}

func TestSpecialisationIsAgainstTheWorld(t *testing.T) {
	ds := deck(t)
	for _, c := range []struct {
		field     data.FieldID
		japan, uk float64
	}{
		{"physics", 1.41, 0.78}, {"chemistry", 1.25, 0.63}, {"psychology", 0.54, 1.83}, {"social-sciences", 0.35, 1.58}, {"geosciences", 0.93, 1.29},
		{"astronomy", 2.15, 3.52}, {"health", 1.18, 1.28}, {"biology", 1.09, 1.13}, {"materials", 1.00, 0.51}, {"engineering", 0.86, 0.72},
		{"computing", 0.82, 0.78}, {"mathematics", 0.76, 0.82}, {"natural-resources", 0.62, 0.73}, {"agriculture", 0.53, 0.42},
	} {
		japan := ds.Specialisation("field-articles", "JPN", c.field, "ncses-2024", 2020)
		uk := ds.Specialisation("field-articles", "GBR", c.field, "ncses-2024", 2020)
		if round(japan.Value.Number, 2) != c.japan || round(uk.Value.Number, 2) != c.uk || len(uk.Inputs) != 4 {
			t.Errorf("%s: %.3f / %.3f, want %.2f / %.2f", c.field, japan.Value.Number, uk.Value.Number, c.japan, c.uk)
		}
	}
	if c := ds.Specialisation("field-articles", "JPN", "physics", "ncses-2024", 1999); c.Cause != data.NoValue {
		t.Errorf("a year that there is not: %+v", c)
	}
}

// What is calculated is the same, year by year, as the figure calculated for
// that year alone, of one source, and never more than the source allows.
func TestACalculatedMeasureIsOfOneSourceAndYear(t *testing.T) {
	ds := deck(t)
	shares := ds.All("international-share")
	if len(shares) != 19 {
		t.Errorf("%d series of the international share, want 18 places and the world", len(shares))
	}
	for _, s := range shares {
		base, all := ds.Line("international-articles", s.Subject, s.Source), ds.Line("articles", s.Subject, s.Source)
		for _, m := range s.Points {
			if c := base.PartOf(all, int(m.Year)); c.Value.Missing != m.Missing || math.Abs(c.Value.Number-m.Number) > 1e-9 {
				t.Fatalf("%s %d: %v, want %v", s.Subject.Place, m.Year, m.Number, c.Value.Number)
			}
		}
	}
	twice := *ds
	twice.Collections = slices.Clone(ds.Collections)
	for i := range twice.Collections {
		list := slices.Clone(twice.Collections[i].Series)
		for _, s := range list {
			s.Source = "another"
			list = append(list, s)
		}
		twice.Collections[i].Series = list
	}
	if n := len(twice.FieldsOf("specialisation")); n != 14 {
		t.Errorf("%d fields where two sources have each of 14", n)
	}
	fields := ds.FieldsOf("specialisation")
	if len(fields) != 14 || len(ds.All("specialisation")) != 14*18 {
		t.Errorf("%d fields, %d series of specialisation", len(fields), len(ds.All("specialisation")))
	}
	for _, f := range fields {
		s := ds.FieldLine("specialisation", data.Of("JPN"), f.ID, "ncses-2024")
		c := ds.Specialisation("field-articles", "JPN", f.ID, "ncses-2024", 2020)
		if m, ok := s.At(2020); !ok || math.Abs(m.Number-c.Value.Number) > 1e-9 {
			t.Errorf("%s: %v, want %v", f.ID, m.Number, c.Value.Number)
		}
	}
	if ds.Line("specialisation", data.Of("JPN"), "ncses-2024") != nil || ds.Line("international-share", data.Of("HKG"), "ncses-2024") != nil {
		t.Error("there is a series where there is nothing to calculate it from")
	}
}

func TestOppositeFlowsAreOfOneMeasureAndYear(t *testing.T) {
	ds := deck(t)
	list := ds.Opposite("students", "GBR", "JPN")
	if len(list) != 19 || list[0].Period.Start != 1998 || list[18].Period.Start != 2016 {
		t.Fatalf("%d ratios", len(list))
	}
	last := list[18]
	if round(last.Value.Number, 1) != 7.5 || last.Inputs[0].Series.Subject.Place != "JPN" || last.Inputs[0].Series.Source != "uis-opri-2022" ||
		last.Inputs[1].Series.Source != "uis-stat-2019" || last.Inputs[1].Series.Segment != 5 {
		t.Errorf("%+v", last)
	}
	for _, c := range list {
		for _, in := range c.Inputs {
			if in.Series.Indicator != "students" || int(in.Moment.Year) != c.Period.Start {
				t.Errorf("%+v", c)
			}
		}
	}
}

func TestOppositeFlowsNearestToTheDecksAreThoseOfTheMeasure(t *testing.T) {
	ds := deck(t)
	list, all := ds.OppositeNearest("student-mobility"), ds.Opposite("students", "JPN", "GBR")
	if len(list) != len(all) {
		t.Fatalf("%d ratios, want %d", len(list), len(all))
	}
	for i, c := range list {
		if c.Value != all[i].Value || c.Period != all[i].Period || !c.Inputs[0].Series.SameKey(all[i].Inputs[0].Series) || !c.Inputs[1].Series.SameKey(all[i].Inputs[1].Series) {
			t.Errorf("%+v, want %+v", c, all[i])
		}
	}
	for _, without := range []data.IndicatorID{"researchers", "total-outputs", "nope"} {
		if list := ds.OppositeNearest(without); len(list) > 0 {
			t.Errorf("%s has %d ratios, want none", without, len(list))
		}
	}
}

func TestAChangeAcrossAFlagOrABreakIsMissingWithItsCause(t *testing.T) {
	ds := deck(t)
	works := ds.Line("joint-works", data.PairOf("JPN", "GBR"), "openalex-2024-08")
	spending := ds.Line("rd-spending", data.Of("GBR"), "wdi-2026-07")
	for _, c := range []struct {
		name  string
		c     data.Calculated
		cause data.Cause
		want  float64
	}{
		{"from a flagged year", works.Change(2016, 2020), data.FlaggedValue, 0},
		{"to the provisional year", works.Change(2015, 2023), data.FlaggedValue, 0},
		{"between two sound years", works.Change(2017, 2020), data.Calculable, 33.4},
		{"to a year that there is not", works.Change(2017, 2024), data.NoValue, 0},
		{"across a break", spending.Change(2013, 2015), data.AcrossBreak, 0},
		{"how many times across a break", spending.Multiple(2013, 2015), data.AcrossBreak, 0},
		{"how many times", works.Multiple(2010, 2020), data.Calculable, 2.2},
	} {
		if c.c.Cause != c.cause || c.c.Value.Present() != (c.cause == data.Calculable) || round(c.c.Value.Number, 1) != c.want {
			t.Errorf("%s: %+v", c.name, c.c)
		}
	}
	zero := data.Series{Points: []data.Moment{{Year: 2000}, {Year: 2001, Number: 5}}}
	if c := zero.Change(2000, 2001); c.Cause != data.DivisionByZero || c.Value.Missing != data.NotApplicable {
		t.Errorf("from zero: %+v", c)
	}
	if first, last, ok := works.ComparableYears(2016, 2020); !ok || first != 2017 || last != 2020 {
		t.Errorf("%d to %d, %v", first, last, ok)
	}
	if sum := works.Sum(2016, 2020); sum.Value.Number != 31784 || !sum.Flags.Has(data.Unreliable) || len(sum.Inputs) != 5 {
		t.Errorf("a sum keeps the flags of its years: %+v", sum)
	}
}

func TestAnIndexStartsFromAValueThatIsSound(t *testing.T) {
	flags := data.Flags(0)
	s := data.Series{Points: []data.Moment{
		{Year: 2000, Number: 9, Flags: flags.With(data.Unreliable)}, {Year: 2001, Number: 0}, {Year: 2002, Number: 50}, {Year: 2003, Missing: data.NotAvailable, Remark: 1},
		{Year: 2004, Number: 75}, {Year: 2005, Number: 80, Flags: flags.With(data.Break)}, {Year: 2006, Number: 90},
	}}
	want := []float64{0, 0, 100, 0, 150, 0, 0}
	for i, m := range s.Indexed() {
		if m.Number != want[i] || m.Present() != (want[i] > 0) {
			t.Errorf("%d: %+v, want %v", m.Year, m, want[i])
		}
	}
	if s.Points[2].Number != 50 {
		t.Error("the series itself has changed")
	}
}

func TestTheShareOfAFlowIsOfAllThatCome(t *testing.T) {
	ds := deck(t)
	in := ds.Lines("students", data.FlowOf("JPN", "GBR"))[0]
	if c := ds.FlowShare(in, "students-by-origin", 2019); round(c.Value.Number, 2) != 0.55 || c.Cause != data.Calculable {
		t.Errorf("%+v", c.Value)
	}
	if c := ds.FlowShare(in, "students-by-origin", 2030); c.Cause == data.Calculable {
		t.Errorf("%+v", c)
	}
}
