//go:build !js

package page_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/data/datapackage"
	"bilateral/data/wire"
)

// The page of partners goes through the tests of every page.
func init() {
	views["partners.en"] = "/partners/"
	views["partners.ja"] = "/ja/partners/"
	views["partners-compared-table.en"] = "/partners/?country=DEU~JPN&pairs=GBR-JPN~FRA-JPN&tab=table&time=2005..2023"
	views["partners-indexed-frame.ja"] = "/ja/embed/partners/?country=KOR~GBR&pairs=GBR-JPN&scale=indexed&hideControls=1"
	views["partners-nothing.en"] = "/partners/?country=NOR~GRC"
}

// plainText is a page's text, its elements one space apart.
func plainText(page string) string {
	page = regexp.MustCompile(`<option.*?</option>`).ReplaceAllString(page, "")
	page = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(page, " ")
	page = strings.NewReplacer("&#39;", "’", "&amp;", "&").Replace(page)
	return strings.Join(strings.Fields(page), " ")
}

// part is the element of an id up to the next element of its kind.
func part(t *testing.T, page, id string) string {
	t.Helper()
	_, rest, found := strings.Cut(page, ` aria-labelledby="`+id+`-title"`)
	if !found {
		t.Fatalf("there is no figure %s", id)
	}
	rest, _, _ = strings.Cut(rest, "</figure>")
	return rest
}

// rows are the cells of a figure's table, row by row, the head first.
func rows(figure string) (table [][]string) {
	for _, row := range regexp.MustCompile(`(?s)<tr.*?</tr>`).FindAllString(figure, -1) {
		var cells []string
		for _, cell := range regexp.MustCompile(`(?s)<t[hd].*?</t[hd]>`).FindAllString(row, -1) {
			cells = append(cells, plainText(cell))
		}
		table = append(table, cells)
	}
	return table
}

func TestTheEditionsSayWhatTheSourceSaysOfThePair(t *testing.T) {
	figure := part(t, html(t, build(theDeck(t), "/partners/")), "joint-articles-editions")
	want := []string{
		"1996 1,067 8.8% 2nd of 41 4.6% 9th of 41 0.46 0.0119", "2018 4,085 11.3% 4th of 41 4.1% 13th of 41 0.65 0.0293",
		"1996 1,068 8.8% 2nd of 44 4.6% 9th of 44 0.46 0.0118", "2020 4,791 11.6% 4th of 44 4.1% 14th of 44 0.68 0.0316",
		"2003 1,738 8.2% 4th of 45 4.8% 9th of 45 0.46 0.0165", "2022 5,013 12.2% 4th of 45 3.9% 15th of 45 0.72 0.0318",
	}
	table := rows(figure)
	if len(table) != len(want)+1 {
		t.Fatalf("%d rows: %q", len(table), table)
	}
	for i, row := range table[1:] {
		if got := strings.Join(row[:len(row)-1], " "); got != want[i] {
			t.Errorf("row %d: %s, want %s", i, got, want[i])
		}
	}
	for _, id := range []string{"ncses-2020", "ncses-2022", "ncses-2024"} {
		if n := strings.Count(figure, `href="#source-`+id+`"`); n != 3 {
			t.Errorf("%d links to the source %s, want one in each of its two rows and one below", n, id)
		}
	}
}

func TestWhatIsFoundFirstIsTheAsymmetry(t *testing.T) {
	for _, c := range []struct{ sentence, address, title, lede string }{
		{"the larger part comes first", "/partners/", "Joint work was 13.1% of Japan’s international output in 2022, and 3.8% of the UK’s",
			"Joint works: 7,370 in 2022, 12.2 times the 604 of 1990. Index of collaboration: 0.72 in 2022, where 1 is as expected from their size."},
		{"whatever the order of the two", "/partners/?country=JPN~GBR", "Joint work was 13.1% of Japan’s international output in 2022, and 3.8% of the UK’s", ""},
		{"in Japanese too", "/ja/partners/", "2022年、日本の国際共著に占める両者の共著は13.1%、英国では3.8%", ""},
		{"from the editions where the yearly source has not the pair", "/partners/?country=NOR~JPN", "Joint work was 4.3% of Norway’s international output in 2022, and 1.8% of Japan’s", ""},
		{"no multiple of a small number", "/partners/?country=HKG~JPN", "", "Joint works: 4 in 1990, 745 in 2022."},
		{"the years of the view", "/partners/?time=2000..2016", "", "Joint works: 5,022 in 2015, 3.1 times the 1,621 of 2000. Index of collaboration: 0.72 in 2022, where 1 is as expected from their size."},
		{"nothing is no figure", "/partners/?country=NOR~GRC", "Norway–Greece", "Norway–Greece: no value is available"},
	} {
		page := html(t, build(theDeck(t), c.address))
		if _, got, _ := strings.Cut(page, "<h1>"); c.title != "" && !strings.HasPrefix(got, c.title+"</h1>") {
			t.Errorf("%s: %.100s", c.sentence, got)
		}
		if _, got, _ := strings.Cut(page, `<p class="lede">`); c.lede != "" {
			if got, _, _ = strings.Cut(got, "</p>"); strings.TrimSpace(got) != c.lede {
				t.Errorf("%s: %q, want %q", c.sentence, got, c.lede)
			}
		}
	}
}

// Each rank that the table prints is the one that the order of all partners
// gives, and the order says among how many and who is tied.
func TestRanksAreThoseOfTheOrder(t *testing.T) {
	ds := theDeck(t)
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
	page := plainText(part(t, html(t, build(ds, "/partners/?country="+string(partner)+"~"+string(place))), "joint-articles-editions"))
	if !strings.Contains(page, "(tied)") {
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
		{"a place that only the editions have", "/partners/?country=NOR~JPN", "joint-works", "no figure of Norway–Japan, as it does not cover Norway."},
		{"a place that only the yearly source has", "/partners/?country=HKG~JPN", "collaboration-index", "no figure of Hong Kong–Japan, as it does not cover Hong Kong."},
		{"in its table too", "/partners/?country=HKG~JPN", "joint-articles-editions", "Joint articles: no value is available"},
		{"a pair of two places that are listed as partners only", "/partners/?country=NOR~GRC", "joint-articles-editions", "no figure of Norway–Greece, as it lists the partners of other places only."},
		{"ranks that the source does not give", "/partners/?country=DEU~FRA", "partner-works-rank-FRA", "ranks the partners of other places only."},
		{"of one of the two only", "/partners/?country=DEU~JPN", "partner-works-rank-DEU", "Rank of Japan among Germany’s partners: no value is available"},
		{"Salton’s cosine of the yearly source", "/partners/", "joint-works-shares", "No Salton’s cosine here: it needs all works of both, and this source has their International works only."},
		{"a pair that is compared", "/partners/?pairs=NOR-JPN", "joint-works", "no figure of Japan–Norway, as it does not cover Norway."},
		{"a year out of line, in an index", "/partners/?scale=indexed&tab=table&time=2015..2018", "joint-works", "2016 [x]"},
		{"a last year that may still grow, in an index", "/partners/?scale=indexed&tab=table", "joint-works", "1990–2022 (First year = 100)"},
		{"a first year out of line, in an index", "/partners/?scale=indexed&tab=table&time=2016..2018", "joint-works", "No value: 2016 (Out of line"},
		{"why the last year is not in an index", "/partners/?scale=indexed&tab=table", "joint-works", "2023 (Provisional. Collected in August 2024"},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			if got := plainText(part(t, html(t, build(theDeck(t), c.address)), c.figure)); !strings.Contains(got, c.says) {
				t.Errorf("%s does not say %q: %s", c.figure, c.says, got)
			}
		})
	}
}

func TestWhereThereIsNothingToDrawTwoWaysLeadOn(t *testing.T) {
	ds := theDeck(t)
	about := html(t, build(ds, "/about/"))
	for _, address := range []string{"/partners/?country=NOR~GRC", "/ja/partners/?country=HKG~JPN", "/partners/?country=DEU~FRA"} {
		page, gaps := html(t, build(ds, address)), 0
		for _, gap := range regexp.MustCompile(`(?s)class="fig gap".*?</figure>`).FindAllString(page, -1) {
			gaps++
			ways := regexp.MustCompile(`<a class="to" href="([^"]+)">`).FindAllStringSubmatch(gap, -1)
			if len(ways) != 2 {
				t.Fatalf("%s: %d ways lead on, want 2: %s", address, len(ways), plainText(gap))
			}
			if pair := html(t, build(ds, ways[0][1])); strings.Contains(pair, `class="fig gap"`) {
				t.Errorf("%s: %s has gaps too", address, ways[0][1])
			}
			if _, fragment, _ := strings.Cut(ways[1][1], "#"); !strings.Contains(about, `id="`+fragment+`"`) {
				t.Errorf("%s: %s is nowhere", address, ways[1][1])
			}
		}
		if gaps == 0 {
			t.Errorf("%s has no gap", address)
		}
	}
}

func TestAYearWithoutWorksIsZeroAndHasNoLogarithm(t *testing.T) {
	page := html(t, build(theDeck(t), "/partners/?country=HKG~KOR&tab=table&yScale=log"))
	figure := part(t, page, "joint-works")
	zeros := 0
	for _, row := range rows(figure) {
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
	ds := theDeck(t)
	doc := build(ds, "/partners/?pairs=DEU-JPN~FRA-GBR")
	checked := 0
	for _, c := range doc.Charts {
		spec := c.Scene.Spec()
		for _, line := range spec.Series {
			if line.Key == "deck" || strings.HasPrefix(c.ID, "joint-works-shares") {
				continue
			}
			a, b, _ := strings.Cut(line.Key, "-")
			var candidates []*data.Series
			switch {
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
	for _, c := range build(theDeck(t), "/partners/").Charts {
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
		{"/partners/", "JPN", "deck: 4th (2020)", "Building on Excellence, 2020: 4th; deck: 4th (2020)"},
		{"/partners/", "GBR", "deck: 13th (2020)", "Building on Excellence, 2020: 13th; deck: 13th (2020)"},
		{"/ja/partners/", "JPN", "資料：4位（2020年）", "卓越性を礎に、2020年：4位；資料：4位（2020年）"},
		{"/ja/partners/", "GBR", "資料：13位（2020年）", "卓越性を礎に、2020年：13位；資料：13位（2020年）"},
	} {
		found := false
		doc := build(theDeck(t), test.address)
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
			cat := catalogue.For(data.English)
			if strings.HasPrefix(test.address, "/ja/") {
				cat = catalogue.For(data.Japanese)
			}
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
		for _, s := range build(theDeck(t), address).Charts[0].Scene.Spec().Series {
			got = append(got, s.Role)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: roles %v, want %v", address, got, want)
		}
	}
}

func TestFivePairsAreTheMost(t *testing.T) {
	four := html(t, build(theDeck(t), "/partners/?pairs=DEU-JPN~FRA-JPN~JPN-USA"))
	five := html(t, build(theDeck(t), "/partners/?pairs=DEU-JPN~FRA-JPN~JPN-USA~CHN-JPN"))
	const says = "One chart shows 5 pairs at the most."
	if strings.Contains(four, says) || !strings.Contains(four, `<select name="pairs">`) {
		t.Error("one more pair cannot be added to four")
	}
	if !strings.Contains(five, says) || strings.Contains(five, `<select name="pairs">`) {
		t.Error("a pair can be added to five, or nothing says that it cannot")
	}
}

// Every pair of the matrix is a link to its own page, and what it prints is
// the value of the source.
func TestTheMatrixIsThePicker(t *testing.T) {
	ds := theDeck(t)
	cell := regexp.MustCompile(`<td class="(h[0-4x])( us)?"><a href="([^"]*)" aria-label="[^"]*(?:: |：)([^"]*)">([^<]*)</a></td>`)
	for _, address := range []string{"/partners/", "/ja/partners/?country=SWE~SGP&pairs=DEU-JPN&time=2000..2020"} {
		page := html(t, build(ds, address))
		found := cell.FindAllStringSubmatch(part(t, page, "collaboration-index-matrix"), -1)
		if len(found) != 45 {
			t.Errorf("%s: %d cells, want those of ten places", address, len(found))
		}
		picked := 0
		for _, c := range found {
			st := state.Parse(ds, strings.ReplaceAll(c[3], "&amp;", "&"))
			first, second := st.Pair()
			s := ds.Line("collaboration-index", data.PairOf(first, second), "ncses-2024")
			m, _ := s.At(2022)
			if want := format.Number(m.Number, 2); len(st.Notices) > 0 || c[5] != want || c[4] != want {
				t.Errorf("%s: %s prints %s, the source has %s; notices %v", address, c[3], c[5], want, st.Notices)
			}
			if c[1] != "h"+strconv.Itoa(chart.Level(m.Number, 1)) {
				t.Errorf("%s: the ground of %s is %s", address, c[5], c[1])
			}
			if c[2] != "" {
				picked++
				if a, b := state.Parse(ds, address).Pair(); data.PairOf(a, b) != data.PairOf(first, second) {
					t.Errorf("%s: %s is marked as the pair chosen", address, c[3])
				}
			}
		}
		if picked != 1 {
			t.Errorf("%s: %d cells are marked as chosen", address, picked)
		}
	}
}

func TestThePickerOffersEveryPlaceWithAFigure(t *testing.T) {
	ds := theDeck(t)
	page := html(t, build(ds, "/ja/partners/?focus=GBR-JPN&theme=dark"))
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
	whole := theDeck(t)
	for _, address := range []string{"/partners/", "/ja/partners/?country=HKG~BRA&pairs=GBR-JPN&tab=table"} {
		st := state.Parse(whole, address)
		ds, err := wire.Decode(wire.Encode(whole, st.Language))
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range collections(whole, st) {
			if err := wire.DecodeCollection(wire.EncodeCollection(whole, id, st.Language), ds); err != nil {
				t.Fatal(err)
			}
		}
		if html(t, build(ds, address)) != html(t, build(whole, address)) {
			t.Errorf("%s is another page with the page's collections alone", address)
		}
	}
}

// Another dataset, with a few series of two sources, has a page of its own.
func TestTheSecondDatasetHasItsPartners(t *testing.T) {
	ds, err := datapackage.DecodeFile("../../testdata/second.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		address string
		says    []string
		never   []string
	}{
		{"/partners/", []string{"Brazil–France fell from 100 in 2016 to 0 in 2020", "Works together (invented): 100 in 2016, 0 in 2020.", "2020 160 n/a"}, []string{"Japan", "UK", "OpenAlex"}},
		{"/partners/?country=DEU~BRA", []string{"108"}, nil},
		{"/ja/partners/?country=DEU~FRA", []string{"ドイツ・フランス：利用できる値なし"}, nil},
	} {
		doc := build(ds, c.address)
		page := plainText(html(t, doc))
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
	ds.Nearest = nil
	if st := state.Parse(ds, "/partners/"); st.Route != state.NotFound {
		t.Error("a dataset without series of pairs has the page")
	}
	overview := html(t, build(ds, "/"))
	if strings.Contains(overview, `href="/partners/"`) {
		t.Error("a masthead names a page that does not exist")
	}
}
