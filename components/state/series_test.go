package state

import (
	"slices"
	"testing"

	"bilateral/data"
)

// lines is a gallery with one example of three series.
func lines(example string) []string {
	if example == "lines" {
		return []string{"GBR-JPN", "DEU-JPN", "FRA-JPN"}
	}
	return nil
}

func TestParseGallery(t *testing.T) {
	for _, test := range []struct {
		name, target, printed string
		notices               []Notice
	}{
		{"the list of examples", "/gallery/", "/gallery/", nil},
		{"the root is the list", "/ja/?theme=dark", "/ja/gallery/?theme=dark", nil},
		{"an example", "/gallery/lines", "/gallery/lines/", nil},
		{"an example in Japanese", "/ja/gallery/lines/", "/ja/gallery/lines/", nil},
		{"series are picked out in the order chosen", "/gallery/lines/?focus=FRA-JPN~GBR-JPN", "/gallery/lines/?focus=FRA-JPN~GBR-JPN", nil},
		{"an escaped tilde is one", "/gallery/lines/?focus=FRA-JPN%7EGBR-JPN", "/gallery/lines/?focus=FRA-JPN~GBR-JPN", nil},
		{"repeated names are joined", "/gallery/lines/?focus=FRA-JPN&focus=&focus=GBR-JPN~FRA-JPN", "/gallery/lines/?focus=FRA-JPN~GBR-JPN", nil},
		{"an unknown series is passed over with a notice", "/gallery/lines/?focus=GBR-JPN~XXX", "/gallery/lines/?focus=GBR-JPN", []Notice{{FocusParameter, "XXX"}}},
		{"a range of years", "/gallery/lines/?time=2016..2020", "/gallery/lines/?time=2016..2020", nil},
		{"a range from two boxes of a form", "/gallery/lines/?time=2016&time=2020", "/gallery/lines/?time=2016..2020", nil},
		{"one year", "/gallery/lines/?time=2016", "/gallery/lines/?time=2016", nil},
		{"one year as a range", "/gallery/lines/?time=2016..2016", "/gallery/lines/?time=2016", nil},
		{"the latest year", "/gallery/lines/?time=latest", "/gallery/lines/?time=latest", nil},
		{"an open start", "/gallery/lines/?time=..2010", "/gallery/lines/?time=earliest..2010", nil},
		{"an open end", "/gallery/lines/?time=2010..", "/gallery/lines/?time=2010..latest", nil},
		{"all years are left out", "/gallery/lines/?time=earliest..latest", "/gallery/lines/", nil},
		{"years the wrong way round are turned with a notice", "/gallery/lines/?time=2020..2016", "/gallery/lines/?time=2016..2020", []Notice{{TimeParameter, "2020..2016"}}},
		{"what is no year is all years with a notice", "/gallery/lines/?time=soon", "/gallery/lines/", []Notice{{TimeParameter, "soon"}}},
		{"a year has four digits", "/gallery/lines/?time=16..20", "/gallery/lines/", []Notice{{TimeParameter, "16..20"}}},
		{"log and indexed", "/gallery/lines/?yScale=log&scale=indexed", "/gallery/lines/?yScale=log&scale=indexed", nil},
		{"defaults are left out", "/gallery/lines/?yScale=linear&scale=absolute&theme=auto", "/gallery/lines/", nil},
		{"a theme", "/gallery/lines/?theme=dark", "/gallery/lines/?theme=dark", nil},
		{"bad switches fall back with notices", "/gallery/lines/?yScale=cube&scale=&theme=pink", "/gallery/lines/", []Notice{{YScaleParameter, "cube"}, {ThemeParameter, "pink"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := ParseGallery(lines, test.target)
			if got.Route != Gallery || got.Address() != test.printed || !slices.Equal(got.Notices, test.notices) {
				t.Errorf("%q with notices %v, want %q with %v", got.Address(), got.Notices, test.printed, test.notices)
			}
		})
	}
	for _, target := range []string{"/gallery/nope/", "/nope", "/gallery/lines/more/", "/galleries/"} {
		if got := ParseGallery(lines, target); got.Route != NotFound {
			t.Errorf("%s is found", target)
		}
	}
}

func TestTheGalleryIsNoPageOfTheExplorer(t *testing.T) {
	if got := Parse(small(), "/gallery/"); got.Route != NotFound || got.Language != data.English {
		t.Errorf("route %d", got.Route)
	}
}

func TestPickingOutTwiceLetsGo(t *testing.T) {
	s := ParseGallery(lines, "/gallery/lines/?focus=GBR-JPN")
	s = Update(s, ToggleFocus{"DEU-JPN"})
	if s.Address() != "/gallery/lines/?focus=GBR-JPN~DEU-JPN" {
		t.Fatal(s.Address())
	}
	before := s
	s = Update(s, ToggleFocus{"GBR-JPN"})
	if s.Address() != "/gallery/lines/?focus=DEU-JPN" || before.Address() != "/gallery/lines/?focus=GBR-JPN~DEU-JPN" {
		t.Errorf("%s, and before %s", s.Address(), before.Address())
	}
}

func TestTheYearsShownAreThoseOfTheData(t *testing.T) {
	for _, test := range []struct {
		time       Time
		start, end int
	}{
		{Time{}, 1990, 2023}, {Time{2000, 2010}, 2000, 2010}, {Time{Earliest, 2010}, 1990, 2010},
		{Time{2010, Latest}, 2010, 2023}, {Time{Latest, Latest}, 2023, 2023}, {Time{Earliest, Earliest}, 1990, 1990},
		{Time{1980, 2000}, 1990, 2000}, {Time{2020, 2030}, 2020, 2023}, {Time{1980, 2030}, 1990, 2023},
		{Time{1950, 1960}, 1990, 2023}, {Time{2050, 2060}, 1990, 2023}, {Time{Earliest, 1980}, 1990, 2023}, {Time{2050, Latest}, 1990, 2023},
	} {
		if start, end := test.time.Within(1990, 2023); start != test.start || end != test.end {
			t.Errorf("%v: %d to %d, want %d to %d", test.time, start, end, test.start, test.end)
		}
	}
}

func TestATimeFitsWhereEveryYearItNamesIs(t *testing.T) {
	for _, test := range []struct {
		time Time
		fits bool
	}{
		{Time{}, true}, {Time{1990, 2023}, true}, {Time{2000, 2000}, true}, {Time{Earliest, 2010}, true}, {Time{2010, Latest}, true},
		{Time{Latest, Latest}, true}, {Time{Earliest, Earliest}, true},
		{Time{1989, 2023}, false}, {Time{1990, 2024}, false}, {Time{1800, 1810}, false}, {Time{2050, 2060}, false},
		{Time{Earliest, 1980}, false}, {Time{2050, Latest}, false}, {Time{1800, 2050}, false},
	} {
		if got := test.time.Fits(1990, 2023); got != test.fits {
			t.Errorf("%v: %v, want %v", test.time, got, test.fits)
		}
	}
}

func FuzzParseGallery(f *testing.F) {
	for _, seed := range []string{"/gallery/lines/?focus=GBR-JPN~~&time=..", "/ja/gallery/?theme=dark", "/gallery/lines/?time=2020..2016..2012&yScale=%6Cog"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, target string) {
		s := ParseGallery(lines, target)
		if s.Route == NotFound {
			return
		}
		again := ParseGallery(lines, s.Address())
		if len(again.Notices) > 0 || again.Address() != s.Address() || !slices.Equal(again.Series.Focus, s.Series.Focus) || again.Series.Time != s.Series.Time {
			t.Fatalf("%q prints as %q, which prints as %q with notices %v", target, s.Address(), again.Address(), again.Notices)
		}
	})
}

// pairs is a dataset with a page of partners.
func pairs() *data.Dataset {
	ds := small()
	ds.Places = append(ds.Places, data.Place{ID: "DEU"}, data.Place{ID: "FRA"}, data.Place{ID: "ITA"}, data.Place{ID: "WLD", Kind: data.Aggregate})
	ds.Indicators = append(ds.Indicators, data.Indicator{ID: "joint", Collection: "joint", Subject: data.OfPair}, data.Indicator{ID: "spending", Collection: "effort", Subject: data.OfPlace})
	ds.Collections = []data.Collection{{ID: "joint"}, {ID: "effort"}}
	for _, id := range []data.PlaceID{"DEU", "FRA", "GBR", "ITA"} {
		ds.Collections[0].Series = append(ds.Collections[0].Series, data.Series{Indicator: "joint", Subject: data.PairOf(id, "JPN")})
	}
	for _, id := range []data.PlaceID{"DEU", "GBR", "JPN", "KOR", "WLD"} {
		ds.Collections[1].Series = append(ds.Collections[1].Series, data.Series{Indicator: "spending", Subject: data.Of(id)})
	}
	ds.Places = append(ds.Places, data.Place{ID: "KOR"})
	return ds
}

// The program has read no other places than those of the page's own series:
// whoever parses the address must find the same.
func TestAViewKnowsThePlacesOfItsPageOnly(t *testing.T) {
	for _, test := range []struct {
		name, target, printed string
		notices               []Notice
	}{
		{"the overview has the two", "/?country=GBR~DEU&focus=JPN~FRA", "/?country=GBR&focus=JPN", []Notice{{CountryParameter, "DEU"}, {FocusParameter, "FRA"}}},
		{"an indicator of the deck too", "/indicators/output/?country=DEU", "/indicators/output/", []Notice{{CountryParameter, "DEU"}}},
		{"the partners have those of pairs", "/partners/?country=FRA~KOR", "/partners/?country=FRA~GBR", []Notice{{CountryParameter, "KOR"}}},
		{"and no pair of another", "/partners/?pairs=JPN-KOR~FRA-JPN", "/partners/?pairs=FRA-JPN", []Notice{{PairsParameter, "JPN-KOR"}}},
		{"an open indicator has those that it covers", "/indicators/spending/?country=KOR~FRA~DEU&focus=FRA~WLD", "/indicators/spending/?country=KOR~DEU&focus=WLD", []Notice{{CountryParameter, "FRA"}, {FocusParameter, "FRA"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := Parse(pairs(), test.target)
			if got.Address() != test.printed || !slices.Equal(got.Notices, test.notices) {
				t.Errorf("%q with notices %v, want %q with %v", got.Address(), got.Notices, test.printed, test.notices)
			}
		})
	}
}

func TestThePairsOfTheView(t *testing.T) {
	for _, test := range []struct {
		name, target, printed string
		notices               []Notice
	}{
		{"the dataset's own pair is left out", "/partners/?country=GBR~JPN", "/partners/", nil},
		{"from the two lists of a form", "/partners/?country=DEU&country=JPN", "/partners/?country=DEU~JPN", nil},
		{"turned round it is another view", "/partners/?country=JPN~GBR", "/partners/?country=JPN~GBR", nil},
		{"one place stands beside the dataset's own", "/partners/?country=DEU", "/partners/?country=DEU~GBR", []Notice{{CountryParameter, "DEU"}}},
		{"twice the same place is one", "/partners/?country=JPN~JPN", "/partners/?country=JPN~GBR", []Notice{{CountryParameter, "JPN"}}},
		{"the world is no country", "/partners/?country=WLD~JPN", "/partners/?country=JPN~GBR", []Notice{{CountryParameter, "WLD"}}},
		{"pairs are compared in the order chosen", "/partners/?pairs=FRA-JPN~DEU-JPN", "/partners/?pairs=FRA-JPN~DEU-JPN", nil},
		{"a list of a form that ends in nothing chosen", "/partners/?pairs=FRA-JPN~", "/partners/?pairs=FRA-JPN", nil},
		{"the pair chosen is not compared with itself", "/partners/?pairs=GBR-JPN~FRA-JPN", "/partners/?pairs=FRA-JPN", nil},
		{"nor when it was chosen in a form", "/partners/?country=JPN&country=FRA&pairs=FRA-JPN", "/partners/?country=JPN~FRA", nil},
		{"the world has no pairs", "/partners/?pairs=JPN-WLD", "/partners/", []Notice{{PairsParameter, "JPN-WLD"}}},
		{"nobody is a pair alone", "/partners/?pairs=JPN-JPN", "/partners/", []Notice{{PairsParameter, "JPN-JPN"}}},
		{"a sixth pair is too many", "/partners/?pairs=DEU-JPN~FRA-JPN~ITA-JPN~DEU-GBR~FRA-GBR", "/partners/?pairs=DEU-JPN~FRA-JPN~ITA-JPN~DEU-GBR", []Notice{{PairsParameter, "FRA-GBR"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := Parse(pairs(), test.target)
			if got.Route != Partners || got.Address() != test.printed || !slices.Equal(got.Notices, test.notices) {
				t.Errorf("%q with notices %v, want %q with %v", got.Address(), got.Notices, test.printed, test.notices)
			}
			if again := Parse(pairs(), got.Address()); again.Address() != got.Address() || len(again.Notices) > 0 {
				t.Errorf("%q is read as %q with notices %v", got.Address(), again.Address(), again.Notices)
			}
		})
	}
}

func TestChoosingAndComparingPairs(t *testing.T) {
	st := Parse(pairs(), "/partners/?pairs=DEU-JPN&focus=DEU-JPN&time=2000..2010")
	for _, step := range []struct {
		name, printed string
		action        Action
	}{
		{"a compared pair that is chosen is compared no more, and nothing is picked out", "/partners/?country=DEU~JPN&time=2000..2010", ChoosePair{"DEU", "JPN"}},
		{"the dataset's own is put beside it", "/partners/?country=DEU~JPN&pairs=GBR-JPN&time=2000..2010", ToggleCompared{"GBR-JPN"}},
		{"and picked out", "/partners/?country=DEU~JPN&pairs=GBR-JPN&focus=GBR-JPN&time=2000..2010", ToggleFocus{"GBR-JPN"}},
		{"and let go", "/partners/?country=DEU~JPN&pairs=GBR-JPN&time=2000..2010", ClearFocus{}},
		{"and taken away", "/partners/?country=DEU~JPN&time=2000..2010", ToggleCompared{"GBR-JPN"}},
		{"the dataset's own is the default", "/partners/?time=2000..2010", ChoosePair{"GBR", "JPN"}},
	} {
		before := st.Address()
		next := Update(st, step.action)
		if next.Address() != step.printed || st.Address() != before {
			t.Errorf("%s: %s, want %s", step.name, next.Address(), step.printed)
		}
		st = next
	}
}
