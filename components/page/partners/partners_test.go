//go:build !js

package partners_test

import (
	"slices"
	"strings"
	"testing"

	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/page/pagetest"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/data/wire"
	"bilateral/testdata/htmlcheck"
)

// editionTables are the words of the folded tables of a page, a row a line.
func editionTables(t *testing.T, address string) (lines []string, text string) {
	fold := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), address))).One(t, "details:has(#joint-articles-editions)")
	for _, row := range fold.All("tbody tr") {
		var cells []string
		for _, cell := range row.All("th,td") {
			cells = append(cells, cell.Text())
		}
		lines = append(lines, strings.Join(cells, " "))
	}
	return lines, pagetest.Words(fold)
}

func TestTheEditionsSayWhatTheSourceSaysOfThePair(t *testing.T) {
	got, text := editionTables(t, "/partners/")
	want := []string{
		"1996 1,067 8.8% 2nd of 41 4.6% 9th of 41 0.46 0.0119", "2018 4,085 11.3% 4th of 41 4.1% 13th of 41 0.65 0.0293",
		"1996 1,068 8.8% 2nd of 44 4.6% 9th of 44 0.46 0.0118", "2020 4,791 11.6% 4th of 44 4.1% 14th of 44 0.68 0.0316",
		"2003 1,738 8.2% 4th of 45 4.8% 9th of 45 0.46 0.0165", "2022 5,013 12.2% 4th of 45 3.9% 15th of 45 0.72 0.0318",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the editions say\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if !strings.Contains(text, "never compared") {
		t.Errorf("nothing says that two editions are not compared: %s", text)
	}
}

// The editions are small pictures on one scale, none with a value of another.
func TestTheEditionsAreSmallMultiples(t *testing.T) {
	var scales []chart.Domain
	for _, c := range pagetest.Build(pagetest.Deck(t), "/partners/").Charts {
		if spec := c.Scene.Spec(); strings.HasPrefix(c.ID, "joint-articles-ncses-") {
			scales = append(scales, *spec.Domain)
			if len(spec.Series) != 1 || len(spec.Series[0].Points) != 2 {
				t.Errorf("%s draws %d series", c.ID, len(spec.Series))
			}
		}
	}
	if len(scales) != 3 || scales[0] != scales[1] || scales[1] != scales[2] {
		t.Errorf("the scales of the editions are %v, want three equal ones", scales)
	}
}

// Each rank that the table prints is the one that the order of all partners
// gives, and the order says among how many and who is tied.
func TestRanksAreThoseOfTheOrder(t *testing.T) {
	ds := pagetest.Deck(t)
	tied := 0
	for _, source := range []data.SourceID{"ncses-2020", "ncses-2024"} {
		for _, year := range []int{1996, 2022} {
			for _, place := range ds.Places {
				list := ds.PartnerRanks("joint-articles", place.ID, source, year)
				for _, r := range list {
					rank, total, shared := ds.PartnerRank("joint-articles", place.ID, r.Place, source, year)
					if rank != r.Rank || total != len(list) || shared != r.Tied {
						t.Fatalf("%s among %s's partners, %s %d: %d of %d, tied %v; the order says %d of %d, %v", r.Place, place.ID, source, year, rank, total, shared, r.Rank, len(list), r.Tied)
					}
					if shared {
						tied++
					}
				}
			}
		}
	}
	if tied == 0 {
		t.Error("no rank is tied: the test proves nothing of them")
	}
	if rank, _, _ := ds.PartnerRank("joint-articles", "NOR", "GRC", "ncses-2024", 2022); rank != 0 {
		t.Errorf("a partner that is not listed is %dth", rank)
	}
	place, partner := aTie(t, ds)
	if _, text := editionTables(t, "/partners/?country="+string(partner)+"~"+string(place)); !strings.Contains(text, "(tied)") {
		t.Errorf("%s and %s: no rank says that it is tied", place, partner)
	}
}

// aTie is a place of the newest edition and one of two partners that share a
// rank.
func aTie(t *testing.T, ds *data.Dataset) (place, partner data.PlaceID) {
	for _, p := range ds.Places {
		for _, r := range ds.PartnerRanks("joint-articles", p.ID, "ncses-2024", 2022) {
			if r.Tied {
				return p.ID, r.Place
			}
		}
	}
	t.Fatal("no two partners share a rank")
	return "", ""
}

func TestWhatASourceHasNotIsSaidAndNeverZero(t *testing.T) {
	for _, c := range []struct{ sentence, address, figure, says string }{
		{"a place that only the editions have", "/partners/?country=NOR~JPN", "joint-works", "no figure for Norway–Japan, as Norway is not among the places read from it."},
		{"a place that only the yearly source has", "/partners/?country=HKG~JPN", "collaboration-index", "no figure for Hong Kong–Japan, as Hong Kong is not among the places read from it."},
		{"in its table too", "/partners/?country=HKG~JPN", "joint-articles-editions", "Joint articles: no figures available"},
		{"a pair of two places that are listed as partners only", "/partners/?country=NOR~GRC", "joint-articles-editions", "no figure for Norway–Greece, as only the partners of other places were read from it."},
		{"ranks that the source does not give", "/partners/?country=DEU~FRA", "partner-works-rank-FRA", "only the partners of other places were read."},
		{"of one of the two only", "/partners/?country=DEU~JPN", "partner-works-rank-DEU", "Rank of Japan among all of Germany’s partners: no figures available"},
		{"Salton’s cosine of the yearly source", "/partners/", "joint-works-shares", "No Salton’s cosine: it needs all works of both, and of those this source gives only the international works."},
		{"a pair that is compared", "/partners/?pairs=NOR-JPN", "joint-works", "no figure for Japan–Norway, as Norway is not among the places read from it."},
		{"a year out of line, in an index", "/partners/?scale=indexed&tab=table&time=2015..2018", "joint-works", "2016 [x]"},
		{"a last year that may still grow, in an index", "/partners/?scale=indexed&tab=table", "joint-works", "1990–2022 (First year = 100)"},
		{"a first year out of line, in an index", "/partners/?scale=indexed&tab=table&time=2016..2018", "joint-works", "2016 is doubtful and left out."},
		{"why the last year is not in an index", "/partners/?scale=indexed&tab=table", "joint-works", "2023 is provisional."},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			if got := pagetest.Text(pagetest.Part(t, pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), c.address)), c.figure)); !strings.Contains(got, c.says) {
				t.Errorf("%s does not say %q: %s", c.figure, c.says, got)
			}
		})
	}
}

func TestWhereThereIsNothingToDrawTwoWaysLeadOn(t *testing.T) {
	ds := pagetest.Deck(t)
	sources := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, "/sources/")))
	for _, address := range []string{"/partners/?country=NOR~GRC", "/ja/partners/?country=HKG~JPN", "/partners/?country=DEU~FRA"} {
		gaps := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, address))).All("figure.gap")
		for _, gap := range gaps {
			ways := gap.Attributes("a.to", "href")
			if len(ways) != 2 {
				t.Fatalf("%s: %d ways lead on, want 2: %s", address, len(ways), pagetest.Words(gap))
			}
			if htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, ways[0]))).Has("figure.gap") {
				t.Errorf("%s: %s has gaps too", address, ways[0])
			}
			if _, fragment, _ := strings.Cut(ways[1], "#"); !sources.Has(`[id="` + fragment + `"]`) {
				t.Errorf("%s: %s is nowhere", address, ways[1])
			}
		}
		if len(gaps) == 0 {
			t.Errorf("%s has no gap", address)
		}
	}
}

func TestAYearWithoutWorksIsZeroAndHasNoLogarithm(t *testing.T) {
	page := pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), "/partners/?country=HKG~KOR&tab=table&yScale=log"))
	figure := pagetest.Part(t, page, "joint-works")
	zeros := 0
	for _, row := range pagetest.Rows(figure) {
		if len(row) == 2 && row[1] == "0" {
			zeros++
		}
	}
	if zeros == 0 || strings.Contains(figure, "Logarithmic") {
		t.Errorf("%d zeros; a log scale is offered: %v", zeros, strings.Contains(figure, "Logarithmic"))
	}
}

// Every line that is drawn is one series of the dataset, of one source.
func TestALineIsOneSeriesOfOneSource(t *testing.T) {
	ds := pagetest.Deck(t)
	doc := pagetest.Build(ds, "/partners/?pairs=DEU-JPN~FRA-GBR")
	checked := 0
	for _, c := range doc.Charts {
		spec := c.Scene.Spec()
		for _, line := range spec.Series {
			if line.Key == "deck" || strings.HasPrefix(c.ID, "joint-works-shares") || strings.HasSuffix(c.ID, "-matrix-readout") {
				continue
			}
			a, b, _ := strings.Cut(line.Key, "-")
			var candidates []*data.Series
			switch {
			case strings.HasPrefix(c.ID, "joint-articles"):
				candidates = ds.Lines("joint-articles", data.PairOf(data.PlaceID(a), data.PlaceID(b)))
			case strings.HasPrefix(c.ID, "joint-works"):
				candidates = ds.Lines("joint-works", data.PairOf(data.PlaceID(a), data.PlaceID(b)))
			case strings.HasPrefix(c.ID, "partner-works-rank-"):
				place := data.PlaceID(strings.TrimSuffix(strings.TrimPrefix(c.ID, "partner-works-rank-"), "-readout"))
				candidates = ds.Lines("partner-works-rank", data.RankingOf(place, data.PlaceID(a)))
			default:
				candidates = ds.Lines("collaboration-index", data.PairOf("JPN", data.PlaceID(a)))
			}
			if !slices.ContainsFunc(candidates, func(s *data.Series) bool { return isDrawn(s, &line) }) {
				t.Errorf("%s: the line %s is no series of the dataset", c.ID, line.Key)
			}
			checked++
		}
	}
	if checked < 40 {
		t.Errorf("only %d lines were checked", checked)
	}
}

// isDrawn says whether a line holds a series' values, each in its year, and no
// other; a flagged value stands open.
func isDrawn(s *data.Series, line *chart.Series) bool {
	if len(s.Points) != len(line.Points) {
		return false
	}
	for i, m := range s.Points {
		p := line.Points[i]
		if p.X != int(m.Year) || p.Missing != !m.Present() || !p.Missing && p.Value != m.Number || p.Open != m.Flags.Has(data.Unreliable) {
			return false
		}
	}
	return true
}

func TestNoLineOfRanksRunsThroughYearsThatAreNotThere(t *testing.T) {
	for _, c := range pagetest.Build(pagetest.Deck(t), "/partners/").Charts {
		for _, line := range c.Scene.Spec().Series {
			for i := 1; i < len(line.Points); i++ {
				before, p := line.Points[i-1], line.Points[i]
				if strings.HasPrefix(c.ID, "partner-works-rank") && p.X > before.X+1 && p.Segment == before.Segment {
					t.Errorf("%s: the line of %s joins %d to %d", c.ID, line.Name, before.X, p.X)
				}
			}
		}
	}
}

func TestTheDecksRankStandsOutsideTheLineAndIsNoFault(t *testing.T) {
	for _, test := range []struct {
		address, place, mark, said string
	}{
		{"/partners/", "JPN", "deck: 4th (2020)", "The deck, 2020: 4th; deck: 4th (2020)"},
		{"/partners/", "GBR", "deck: 13th (2020)", "The deck, 2020: 13th; deck: 13th (2020)"},
		{"/ja/partners/", "JPN", "UUKi資料：4位（2020年）", "UUKi資料、2020年：4位。UUKi資料：4位（2020年）"},
		{"/ja/partners/", "GBR", "UUKi資料：13位（2020年）", "UUKi資料、2020年：13位。UUKi資料：13位（2020年）"},
	} {
		found := false
		doc := pagetest.Build(pagetest.Deck(t), test.address)
		for _, c := range doc.Charts {
			if c.ID != "partner-works-rank-"+test.place+"-readout" {
				continue
			}
			found = true
			spec := c.Scene.Spec()
			at := len(spec.Series) - 1
			if last := spec.Series[at]; last.Role != chart.Deck || len(last.Points) != 1 || !last.Points[0].Open || !last.Points[0].OtherSource || last.Points[0].X != 2020 {
				t.Errorf("%s: the last series is %+v", test.place, last)
			}
			cat := catalogue.Of(pagetest.Deck(t), doc.Language)
			if said := caption.Point(cat, &c.Measure, spec, at, 0); said != test.said {
				t.Errorf("%s: it is said to be %q, want %q", test.place, said, test.said)
			}
			if svg := c.Scene.SVG(""); !strings.Contains(svg, ">"+test.mark+"<") || strings.Contains(svg, "2020: "+cat.Say(catalogue.OutOfLine)) || strings.Contains(svg, "2020年："+cat.Say(catalogue.OutOfLine)) {
				t.Errorf("%s: the chart does not say %q, or calls it out of line", test.place, test.mark)
			}
		}
		if !found {
			t.Errorf("%s has no chart of the partners of %s", test.address, test.place)
		}
	}
}

func TestGoldIsTheDatasetsOwnPairAlone(t *testing.T) {
	for address, want := range map[string][]chart.Role{
		"/partners/": {chart.Pair},
		"/partners/?pairs=DEU-JPN~FRA-JPN~GBR-USA~CHN-JPN": {chart.Pair, chart.Chosen1, chart.Chosen2, chart.Chosen3, chart.Chosen4},
		"/partners/?country=DEU~JPN&pairs=FRA-JPN~GBR-JPN": {chart.Ink, chart.Chosen1, chart.Pair},
	} {
		var got []chart.Role
		for _, s := range pagetest.Build(pagetest.Deck(t), address).Charts[0].Scene.Spec().Series {
			got = append(got, s.Role)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: roles %v, want %v", address, got, want)
		}
	}
}

func TestFivePairsAreTheMost(t *testing.T) {
	four := pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), "/partners/?pairs=DEU-JPN~FRA-JPN~JPN-USA"))
	five := pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), "/partners/?pairs=DEU-JPN~FRA-JPN~JPN-USA~CHN-JPN"))
	const says = "One chart shows at most 5 pairs."
	if strings.Contains(four, says) || !htmlcheck.Parse(four).Has("select[name=pairs]") {
		t.Error("one more pair cannot be added to four")
	}
	if !strings.Contains(five, says) || htmlcheck.Parse(five).Has("select[name=pairs]") {
		t.Error("a pair can be added to five, or nothing says that it cannot")
	}
}

func TestThePickerOffersEveryPlaceWithAFigure(t *testing.T) {
	ds := pagetest.Deck(t)
	_, page, _ := strings.Cut(pagetest.HTML(t, pagetest.Build(ds, "/ja/partners/?focus=GBR-JPN&theme=dark")), "<main")
	form, _, _ := strings.Cut(page[strings.Index(page, "<form"):], "</form>")
	for _, s := range append(ds.All("joint-works"), ds.All("joint-articles")...) {
		for _, id := range []data.PlaceID{s.Subject.Place, s.Subject.Partner} {
			if !strings.Contains(form, `value="`+string(id)+`"`) {
				t.Fatalf("%s is not offered", id)
			}
		}
	}
	for _, name := range []string{"WLD", "XOT", `name="focus"`} {
		if strings.Contains(form, name) {
			t.Errorf("the form holds %s", name)
		}
	}
	if !strings.Contains(form, `name="theme" value="dark"`) {
		t.Error("the form forgets the rest of the view")
	}
	if n := strings.Count(form, `selected="selected"`); n != 2 {
		t.Errorf("%d options are selected", n)
	}
}

// What the program builds from the parts of the data that the page has is what
// the whole dataset gives.
func TestThePageNeedsNoMoreThanItsCollections(t *testing.T) {
	whole := pagetest.Deck(t)
	for _, address := range []string{"/partners/", "/ja/partners/?country=HKG~BRA&pairs=GBR-JPN&tab=table"} {
		st := state.Parse(whole, address)
		ds, err := wire.Decode(wire.Encode(whole, st.Language))
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range pagetest.Collections(whole, st) {
			if err := wire.DecodeCollection(wire.EncodeCollection(whole, id, st.Language), ds); err != nil {
				t.Fatal(err)
			}
		}
		if pagetest.HTML(t, pagetest.Build(ds, address)) != pagetest.HTML(t, pagetest.Build(whole, address)) {
			t.Errorf("%s is another page with the page's collections alone", address)
		}
	}
}

// Another dataset, with a few series of two sources, has a page of its own.
func TestTheSecondDatasetHasItsPartners(t *testing.T) {
	ds := pagetest.Second(t)
	for _, c := range []struct {
		address string
		says    []string
		never   []string
	}{
		{"/partners/", []string{"Works together (invented), Brazil–France, fell from 100 in 2016 to 0 in 2020", "Works together (invented): 100 in 2016, 0 in 2020.", "2020 160 n/a"}, []string{"Japan", "UK", "OpenAlex"}},
		{"/partners/?country=DEU~BRA", []string{"108"}, nil},
		{"/ja/partners/?country=DEU~FRA", []string{"ドイツ・フランス：データなし"}, nil},
	} {
		doc := pagetest.Build(ds, c.address)
		page := pagetest.Text(pagetest.HTML(t, doc))
		for _, s := range c.says {
			if !strings.Contains(page, s) {
				t.Errorf("%s does not say %q: %s", c.address, s, page)
			}
		}
		for _, s := range c.never {
			if strings.Contains(page, s) {
				t.Errorf("%s says %q", c.address, s)
			}
		}
	}
	ds.Indicators = slices.DeleteFunc(ds.Indicators, func(ind data.Indicator) bool { return ind.Subject == data.OfPair })
	ds.Nearest, ds.Features = nil, nil
	if st := state.Parse(ds, "/partners/"); st.Route != state.NotFound {
		t.Error("a dataset without series of pairs has the page")
	}
	overview := pagetest.HTML(t, pagetest.Build(ds, "/"))
	if strings.Contains(overview, `href="/partners/"`) {
		t.Error("a masthead names a page that does not exist")
	}
}
