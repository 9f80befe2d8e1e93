package pages

import (
	"net/url"
	"strings"
	"testing"
)

// refusedOf is why an address has no file, "" for one that has.
func refusedOf(t *testing.T, e *Explorer, target string) string {
	t.Helper()
	d := e.Download(target)
	if d == nil {
		t.Fatalf("%s is no file", target)
	}
	return d.Refused
}

func TestAValueThatCannotBeUsedIsRefusedInWords(t *testing.T) {
	for _, c := range []struct {
		sentence, target, want string // "" for a file
	}{
		{"a figure that is not there", "/mobility/data.csv?figure=nope",
			"The parameter “figure” has the value “nope”, which cannot be used here. Expected: figure, student-mobility, researchers, counted, counts, ratio, derived, alone-researchers, totals"},
		{"in Japanese", "/ja/evidence/data.json?figure=nope", "パラメーター「figure」の値「nope」はここでは使えません。使える値：claims, ranges"},
		{"rows of another name", "/data.csv?rows=some", "The parameter “rows” has the value “some”, which cannot be used here. Expected: shown, all"},
		{"a mark that is none", "/ja/data.csv?bom=yes", "パラメーター「bom」の値「yes」はここでは使えません。使える値：0, 1"},
		{"a size", "/data.csv?size=3x", "The parameter “size” has the value “3x”, which cannot be used here. Expected: 1x, 2x, social"},
		{"the last of two, where the first is good", "/data.csv?rows=all&rows=most", "The parameter “rows” has the value “most”, which cannot be used here. Expected: shown, all"},
		{"years that are none", "/partners/data.csv?time=soon",
			"The parameter “time” has the value “soon”, which cannot be used here. Expected: years from 1990 to 2023, the earlier one first, as 1990..2023, 2023, earliest or latest.."},
		{"years the wrong way round", "/ja/indicators/rd-spending/data.csv?time=2020..2010",
			"パラメーター「time」の値「2020..2010」はここでは使えません。使える値：1996年から2024年まで、先の年を前に（例：1996..2024、2024、earliest、latest..）"},
		{"years that a chart has not", "/indicators/rd-spending/data.csv?time=1900..1910",
			"The parameter “time” has the value “1900..1910”, which cannot be used here. Expected: years from 1996 to 2024, the earlier one first, as 1996..2024, 2024, earliest or latest.."},
		{"years that a table's page has not", "/partners/data.csv?figure=comparison&time=1900..1910",
			"The parameter “time” has the value “1900..1910”, which cannot be used here. Expected: years from 1990 to 2023, the earlier one first, as 1990..2023, 2023, earliest or latest.."},
		{"years that the fields have not", "/indicators/specialisation/data.csv?time=1800..1810",
			"The parameter “time” has the value “1800..1810”, which cannot be used here. Expected: years from 2003 to 2022, the earlier one first, as 2003..2022, 2022, earliest or latest.."},
		{"an open end before all years", "/mobility/data.csv?time=..1980",
			"The parameter “time” has the value “earliest..1980”, which cannot be used here. Expected: years from 1998 to 2019, the earlier one first, as 1998..2019, 2019, earliest or latest.."},
		{"years of which some are there", "/partners/data.csv?time=1980..2000", ""},
		{"the latest", "/partners/data.csv?time=latest", ""},
		{"the earliest", "/ja/mobility/data.csv?time=earliest..1999", ""},
		{"years where a source gives two only, which are shown as on the page", "/indicators/edition-international-articles/data.csv?time=2004..2005", ""},
		{"one place where two are asked for", "/embed/partners/data.csv?country=GBR",
			"The parameter “country” has the value “GBR”, which cannot be used here. Expected: two of "},
		{"an order", "/evidence/data.csv?sort=nope", "The parameter “sort” has the value “nope”, which cannot be used here. Expected: verdict, deviation, basis, or one of these behind “-” for the other way round"},
		{"a topic", "/data.csv?topic=nope", "The parameter “topic” has the value “nope”, which cannot be used here. Expected: output, impact, partnership, mobility"},
		{"an indicator", "/embed/table/data.csv?indicator=gdp", "The parameter “indicator” has the value “gdp”, which cannot be used here. Expected: "},
		{"a line that the page has not", "/mobility/data.csv?yScale=root", "The parameter “yScale” has the value “root”, which cannot be used here. Expected: linear, log"},
		{"a search of many characters", "/data.csv?q=" + strings.Repeat("a", 101),
			"The parameter “q” has the value “" + strings.Repeat("a", 40) + "…”, which cannot be used here. Expected: 100 characters at the most"},
		{"what is long is not repeated whole", "/data.csv?figure=" + strings.Repeat("a", 5000), "The parameter “figure” has the value “" + strings.Repeat("a", 40) + "…”, which"},
		{"what is no UTF-8", "/data.csv?figure=%ff%fe", "The parameter “figure” has the value “\ufffd”, which cannot be used here."},
		{"a name that no page knows is passed over", "/data.csv?utm_source=x&constructor=1", ""},
		{"a name of another page, too", "/evidence/data.csv?country=GBR&time=soon", ""},
		{"no figure is the first", "/data.csv?figure=", ""},
	} {
		got := refusedOf(t, explorerOf(t, "deck"), c.target)
		if !strings.HasPrefix(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s: %s: %q, want %q", c.sentence, c.target, got, c.want)
		}
	}
}

func TestAViewWithoutAFigureSaysSo(t *testing.T) {
	e := explorerOf(t, "second")
	for target, want := range map[string]string{
		"/partners/data.csv?country=DEU~FRA":               "This view has no figure and no table with values.",
		"/ja/partners/data.csv?country=DEU~FRA&figure=any": "この表示には、値のある図も表もありません。",
	} {
		if got := refusedOf(t, e, target); got != want {
			t.Errorf("%s: %q, want %q", target, got, want)
		}
	}
}

// What is said to be expected can be used: the list is tried, value by value.
func TestWhatIsExpectedCanBeUsed(t *testing.T) {
	for set, addresses := range map[string][]string{
		"deck": {"/data.csv?rows=nope", "/data.csv?bom=nope", "/data.csv?size=nope", "/data.csv?figure=nope", "/data.csv?sort=nope", "/data.csv?topic=nope", "/data.csv?indicator=nope", "/data.csv?derived=nope",
			"/data.csv?tab=nope", "/data.csv?form=nope", "/data.csv?theme=nope", "/data.csv?hideControls=nope", "/evidence/data.csv?sort=nope", "/evidence/data.csv?verdict=nope", "/evidence/data.csv?topic=nope",
			"/partners/data.csv?focus=nope", "/partners/data.csv?country=nope", "/partners/data.csv?country=DEU~DEU", "/partners/data.csv?pairs=nope", "/partners/data.csv?scale=nope", "/partners/data.csv?yScale=nope", "/partners/data.csv?time=nope",
			"/indicators/gdp/data.csv?focus=nope", "/indicators/gdp/data.csv?country=nope", "/indicators/gdp/data.csv?country=CHN~KOR~FRA~DEU~USA", "/indicators/specialisation/data.csv?sort=nope",
			"/indicators/joint-works/data.csv?focus=nope", "/mobility/data.csv?time=nope", "/mobility/data.csv?figure=nope", "/embed/table/data.csv?indicator=fwci&form=nope&childId=a"},
		"second": {"/data.csv?figure=nope", "/data.csv?sort=nope", "/data.csv?topic=nope", "/partners/data.csv?country=nope", "/partners/data.csv?focus=nope", "/partners/data.csv?time=nope",
			"/evidence/data.csv?verdict=nope", "/indicators/works-together/data.csv?time=1900", "/indicators/works-together/data.csv?focus=nope", "/mobility/data.csv?time=2050.."},
	} {
		e := explorerOf(t, set)
		for _, address := range addresses {
			said := refusedOf(t, e, address)
			_, list, found := strings.Cut(said, "Expected: ")
			if !found {
				t.Errorf("%s: %s", address, said)
				continue
			}
			path, query, _ := strings.Cut(address, "?")
			values, err := url.ParseQuery(query)
			if err != nil {
				t.Fatal(err)
			}
			name := strings.Split(strings.TrimPrefix(said, "The parameter “"), "”")[0]
			n := 0
			for _, value := range expectedIn(name, list) {
				n++
				values.Set(name, value)
				if again := refusedOf(t, e, path+"?"+values.Encode()); strings.HasPrefix(again, "The parameter") { // a view may have no figure
					t.Errorf("%s: %s is expected, and refused: %s", address, value, again)
				}
			}
			if n == 0 {
				t.Errorf("%s: nothing is expected: %s", address, said)
			}
		}
	}
}

// expectedIn are the values that are named as expected.
func expectedIn(name, list string) []string {
	before, example, hasExample := strings.Cut(list, ", as ")
	example, _, _ = strings.Cut(strings.TrimSuffix(example, ";"), "; ")
	switch {
	case name == "time" && hasExample:
		return strings.Split(strings.Replace(example, " or ", ", ", 1), ", ")
	case name == "country" && hasExample:
		places := strings.Split(strings.TrimPrefix(strings.Split(before, ", with")[0], "two of "), ", ")
		values := []string{example}
		for i, place := range places {
			values = append(values, place+"~"+places[(i+1)%len(places)])
		}
		return values
	case name == "pairs":
		return []string{example}
	}
	before = strings.Split(before, "; several")[0]
	before = strings.Split(before, ", or one of these")[0]
	values := strings.Split(before, ", ")
	if name == "sort" {
		values = append(values, "-"+values[0])
	}
	return values
}

func TestAFileIsOfAPageThatHasFigures(t *testing.T) {
	e := explorerOf(t, "deck")
	for _, target := range []string{"/nope/data.csv", "/sources/data.csv", "/about/data.csv", "/ja/search/data.json?q=x", "/indicators/data.csv", "/indicators/nope/data.csv", "/gallery/data.csv",
		"/data.tsv", "/Data.csv", "/data.csv/", "/partners/data.csv/x", "/embed/data.csv", "data.csv", "", "?figure=data.csv", "//data.csv"} {
		if d := e.Download(target); d != nil {
			t.Errorf("%q is a file: %+v", target, d)
		}
	}
	if d := NewGallery(e.datasets.whole).Download("/data.csv"); d != nil {
		t.Errorf("the gallery has a file: %+v", d)
	}
}

func TestOneFileHasOneKey(t *testing.T) {
	e := explorerOf(t, "deck")
	for _, c := range []struct {
		sentence, one, other string
		same                 bool
	}{
		{"the first figure, by its id or without one", "/data.csv", "/data.csv?figure=joint-works", true},
		{"parameters in another order", "/partners/data.csv?time=2000..2010&country=DEU~FRA", "/partners/data.csv?country=DEU~FRA&time=2000..2010", true},
		{"what is the default", "/data.csv?rows=shown&bom=1&size=1x", "/data.csv", true},
		{"what only a screen shows", "/data.csv?theme=dark&hideControls=1&tab=table", "/data.csv", true},
		{"a name that nobody knows", "/data.csv?x=1", "/data.csv", true},
		{"a mark means nothing in JSON", "/data.json?bom=0", "/data.json", true},
		{"another language", "/ja/data.csv", "/data.csv", false},
		{"another form", "/data.json", "/data.csv", false},
		{"all rows", "/data.csv?rows=all", "/data.csv", false},
		{"without a mark", "/data.csv?bom=0", "/data.csv", false},
		{"another figure", "/data.csv?figure=students", "/data.csv", false},
		{"other years", "/partners/data.csv?time=2000..2010", "/partners/data.csv", false},
	} {
		one, other := e.Download(c.one), e.Download(c.other)
		if one.Refused+other.Refused != "" || (one.Key == other.Key) != c.same {
			t.Errorf("%s: %q and %q (%s%s)", c.sentence, one.Key, other.Key, one.Refused, other.Refused)
		}
		// The key is the file's own address.
		if again := e.Download(one.Key); again == nil || again.Key != one.Key || again.Name != one.Name {
			t.Errorf("%s: %s leads to %+v", c.sentence, one.Key, again)
		}
	}
}

func TestAFileIsCalledByWhatIsInIt(t *testing.T) {
	for _, c := range []struct{ set, target, want string }{
		{"deck", "/partners/data.csv?country=DEU~JPN&pairs=GBR-JPN&time=2010..2020&figure=joint-works", "uk-japan-joint-works-DEU-JPN-GBR-JPN-2010-2020-v{v}.csv"},
		{"deck", "/ja/partners/data.json?time=2010..2020", "uk-japan-comparison-GBR-JPN-2010-2022-v{v}-ja.json"},
		{"deck", "/data.csv?figure=figure", "uk-japan-fwci-2020-v{v}.csv"},
		{"deck", "/data.csv?figure=figure-derived&indicator=total-outputs", "uk-japan-total-outputs-derived-2016-2020-v{v}.csv"},
		{"deck", "/indicators/gdp/data.csv?rows=all", "uk-japan-gdp-all-1990-2025-v{v}.csv"},
		{"deck", "/indicators/gdp/data.csv?scale=indexed&time=2000..2010", "uk-japan-gdp-indexed-2000-2010-v{v}.csv"},
		{"deck", "/mobility/data.csv?time=2005", "uk-japan-mobility-2005-v{v}.csv"},
		{"deck", "/mobility/data.csv?figure=totals", "uk-japan-mobility-totals-2010-2019-v{v}.csv"},
		{"deck", "/evidence/data.csv?figure=ranges", "uk-japan-evidence-ranges-2016-2020-v{v}.csv"},
		{"second", "/ja/indicators/works-together/data.csv", "france-brazil-sample-works-together-2016-2022-v{v}-ja.csv"},
	} {
		e := explorerOf(t, c.set)
		want := strings.Replace(c.want, "{v}", e.datasets.whole.Version, 1)
		if d := e.Download(c.target); d.Name != want {
			t.Errorf("%s is called %s, want %s (%s)", c.target, d.Name, want, d.Refused)
		}
	}
}
