//go:build !js

package page_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/page"
	"bilateral/components/page/pagetest"
	"bilateral/components/site"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/data/datapackage"
	"bilateral/testdata/htmlcheck"
)

func TestEveryNumberOfTheDeckIsOnTheOverviewInBothLanguages(t *testing.T) {
	numbers := []string{"678,778", "1,096,865", "22,984", "0.94", "1.55", "3.51", "+4.0%", "+6.0%", "+20.4%", "730", "2,795", "1,906", "7,206"}
	ranks := map[string][]string{"/": {"4th", "13th", "n/a"}, "/ja/": {"4位", "13位", "－"}}
	for address, own := range ranks {
		table := pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), address))
		table = table[strings.Index(table, "<tbody"):strings.Index(table, "</tbody>")]
		for _, number := range append(own, numbers...) {
			if !strings.Contains(table, ">"+number+"<") {
				t.Errorf("%s: the table does not show %s", address, number)
			}
		}
		if n := strings.Count(table, `class="na"`); n != 3 {
			t.Errorf("%s: %d cells not applicable, want 3", address, n)
		}
		if !strings.Contains(table, ">40</a>") {
			t.Errorf("%s: note mark 40 is not there", address)
		}
	}
}

func TestFiguresStayWithTheirNamesAndUnitsWithTheirFigures(t *testing.T) {
	for _, c := range []struct{ sentence, address, words string }{
		{"a headline is said with its figure and its years", "/", "<p>UK–Japan joint output grew 20.4% from 2016 to 2020.</p>"},
		{"what changes its meaning stands beside it", "/", "the world’s international articles grew 31.9%.</small>"},
		{"so it does in Japanese", "/ja/", "世界の国際共著論文は31.9%増えた。</small>"},
		{"an equation stays whole", "/", "<span> 2020 (world\u00a0=\u00a01.00)</span>"},
		{"a rule's label stays whole", "/", ">World average\u00a0=\u00a01.00</text>"},
		{"an ideograph that counts a headline figure stands apart, to be smaller", "/ja/", "<b><span>4</span><i>位</i></b>"},
		{"an ordinal is one word", "/", "<b><span>4th</span></b>"},
	} {
		if !strings.Contains(pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), c.address)), c.words) {
			t.Errorf("%s: %s does not say %q", c.sentence, c.address, c.words)
		}
	}
}

func TestEveryWordOfTheDeckIsOnTheOverview(t *testing.T) {
	ds := pagetest.Deck(t)
	for address, language := range map[string]data.Language{"/": data.English, "/ja/": data.Japanese} {
		page := pagetest.HTML(t, pagetest.Build(ds, address))
		has := func(text data.Text) {
			s, _ := text.In(language)
			s = strings.NewReplacer("&", "&amp;", "'", "&#39;").Replace(s)
			if !strings.Contains(page, s) {
				t.Errorf("%s does not say %q", address, s)
			}
		}
		for _, p := range ds.Parts {
			has(p.Heading)
			if p.Kind != data.TablePart {
				has(p.Title)
			}
		}
		for _, m := range ds.Messages {
			has(m.Heading)
			has(m.Text)
		}
		for _, c := range ds.Contacts {
			has(data.Text{EN: c.Label, JA: c.Label})
			has(c.Note)
		}
	}
}

func TestAPageCarriesOnlyItsOwnLanguagesWords(t *testing.T) {
	kana := regexp.MustCompile(`[\p{Hiragana}\p{Katakana}\p{Han}]+`)
	for name, address := range pagetest.All() {
		if !strings.HasSuffix(name, ".en") {
			continue
		}
		page := pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), address))
		page = strings.Replace(page, ">日本語<", "><", 1) // the link to the other language
		if found := kana.FindString(page); found != "" {
			t.Errorf("%s holds %q", address, found)
		}
	}
}

func TestEveryControlLeadsToAPageOfOursByItsPrintedAddress(t *testing.T) {
	ds := pagetest.Deck(t)
	for _, address := range pagetest.All() {
		for _, target := range htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, address))).Attributes("[href]:not([download])", "href") {
			if target == "" || strings.HasPrefix(target, "#") || strings.Contains(target, ":") || strings.HasSuffix(target, ".txt") || strings.HasSuffix(target, ".csv") {
				continue // the page itself, a place on it, another site, a file
			}
			st := state.Parse(ds, target)
			if st.Route == state.NotFound || len(st.Notices) > 0 {
				t.Errorf("%s links to %s, which is no good view", address, target)
			}
			printed, _, _ := strings.Cut(target, "#")
			// To go back to the system's colours must be said: a device may keep another choice.
			printed = strings.TrimSuffix(strings.TrimSuffix(printed, "?theme=auto"), "&theme=auto")
			if st.Address() != printed {
				t.Errorf("%s links to %s, whose printed form is %s", address, target, st.Address())
			}
		}
	}
}

func TestFragmentsAndLabelsPointToWhatIsThereOnce(t *testing.T) {
	ds := pagetest.Deck(t)
	for _, address := range pagetest.All() {
		page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, address)))
		seen := map[string]int{}
		for _, id := range page.Attributes("[id]", "id") {
			seen[id]++
		}
		for id, n := range seen {
			if n != 1 {
				t.Errorf("%s: id %q stands %d times", address, id, n)
			}
		}
		ids := page.Attributes("[aria-labelledby]", "aria-labelledby")
		for _, link := range page.Attributes(`[href^="#"]`, "href") {
			ids = append(ids, link[1:])
		}
		for _, id := range ids {
			if seen[id] == 0 {
				t.Errorf("%s: nothing has the id %q", address, id)
			}
		}
	}
}

func TestSortingOrdersTheRowsByTheNumberPrintedAndMissingComesLast(t *testing.T) {
	for address, want := range map[string]string{
		"/":                     "total-outputs fwci output-growth partner-rank student-mobility researchers",
		"/?sort=-JPN":           "total-outputs researchers student-mobility output-growth partner-rank fwci",
		"/?sort=JPN":            "fwci output-growth partner-rank student-mobility researchers total-outputs",
		"/?sort=GBR-JPN":        "fwci output-growth total-outputs partner-rank student-mobility researchers",
		"/?sort=-GBR-JPN":       "total-outputs output-growth fwci partner-rank student-mobility researchers",
		"/?sort=indicator":      "fwci output-growth partner-rank researchers student-mobility total-outputs",
		"/ja/?sort=-GBR-JPN":    "total-outputs output-growth fwci partner-rank student-mobility researchers",
		"/?sort=-JPN&tab=table": "total-outputs researchers student-mobility output-growth partner-rank fwci",
	} {
		got := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), address))).Attributes("table.ind tr[data-key]:not([hidden])", "data-key")
		if strings.Join(got, " ") != want {
			t.Errorf("%s: rows %v, want %s", address, got, want)
		}
	}
}

func TestTheChartTheTableAndTheWordsSayTheSame(t *testing.T) {
	ds := pagetest.Deck(t)
	for _, ind := range ds.Tabled() {
		for _, form := range []string{state.BarsForm, state.DotsForm, state.FlowForm, state.StripForm} {
			address := "/?indicator=" + string(ind.ID) + "&form=" + form
			page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, address)))
			drawn := page.All("#figure .drawing")[0].Texts("text, tspan")
			words := pagetest.Summary(page.All("figure#figure")[0])
			table := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, address+"&tab=table"))).All("#figure table.own")[0]
			values := table.Texts("th + td:not(:has(*)), th + td > span")
			if len(values) < 2 {
				t.Errorf("%s: the table has %d values", address, len(values))
			}
			for _, value := range values {
				if !slices.ContainsFunc(drawn, func(text string) bool { return strings.HasSuffix(text, value) }) {
					t.Errorf("%s: the table says %s, the chart does not", address, value)
				}
				if !strings.Contains(words, value) {
					t.Errorf("%s: the table says %s, the description does not: %s", address, value, words)
				}
			}
		}
	}
}

func TestTheTableShowsTheRowsThatTheViewKeeps(t *testing.T) {
	for address, want := range map[string]string{
		"/?topic=mobility":                    "student-mobility researchers",
		"/?topic=mobility&sort=-JPN":          "researchers student-mobility",
		"/?q=citation":                        "fwci",
		"/?q=CITATION+world":                  "fwci",
		"/?q=2016-2020":                       "total-outputs output-growth",
		"/?q=22%2C984":                        "total-outputs",
		"/?q=students":                        "student-mobility",
		"/?q=students&topic=output":           "",
		"/ja/?q=%E5%AD%A6%E7%94%9F":           "student-mobility",
		"/?topic=output&derived=1":            "total-outputs total-outputs-derived output-growth",
		"/embed/table/?topic=impact":          "fwci",
		"/?q=student&indicator=fwci":          "student-mobility",
		"/ja/?q=%EF%BC%A6%EF%BC%B7%EF%BC%A3I": "fwci",
	} {
		page := pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), address))
		got := htmlcheck.Parse(page).Attributes("table.ind tr[data-key]:not([hidden])", "data-key")
		if strings.Join(got, " ") != want {
			t.Errorf("%s: rows %v, want %s", address, got, want)
		}
		if empty := strings.Contains(page, `class="empty"`); empty != (want == "") {
			t.Errorf("%s: says that nothing is left: %v", address, empty)
		}
	}
}

// What has changed is said, and nothing else.
func TestWhatAChoiceChangesIsSaid(t *testing.T) {
	for _, c := range []struct{ sentence, from, to, said string }{
		{"another indicator is all that is drawn", "/", "/?indicator=partner-rank", "Shown: The UK ranked 4th among Japan’s partners in 2020, Japan 13th among the UK’s."},
		{"a table in the place of a chart", "/", "/?tab=table", "Show as: Table."},
		{"another form", "/", "/?form=dots", "Drawn as: Dots."},
		{"another scale brings its form", "/", "/?yScale=log", "Drawn as: Dots. Scale: Logarithmic."},
		{"a topic", "/", "/?topic=mobility", "Mobility: 2 of 6 indicators."},
		{"a topic with as many rows", "/?topic=mobility", "/?topic=output", "Output: 2 of 6 indicators."},
		{"all topics again", "/?topic=mobility", "/", "6 of 6 indicators."},
		{"a search that finds nothing", "/ja/", "/ja/?q=zebra", "6指標中0指標。"},
		{"a letter that changes nothing", "/?q=zebr", "/?q=zebra", ""},
		{"a column", "/", "/?sort=-JPN", "Sorted by Japan, descending."},
		{"the other way round", "/ja/?sort=-JPN", "/ja/?sort=JPN", "日本の昇順で並べ替え。"},
		{"the source's order again", "/?sort=JPN", "/", "In the source’s order."},
		{"derived figures", "/", "/?derived=1", "Derived figures are shown."},
		{"no derived figures", "/ja/?derived=1", "/ja/", "算出値を非表示。"},
		{"colours", "/ja/", "/ja/?theme=dark", "配色：ダーク。"},
		{"a table alone", "/embed/table/", "/embed/table/?q=students&sort=JPN", "1 of 6 indicators."},
		{"an indicator's page", "/indicators/fwci/", "/indicators/fwci/?tab=table", "Show as: Table."},
		{"nothing", "/", "/", ""},
	} {
		from, to := pagetest.Build(pagetest.Deck(t), c.from), pagetest.Build(pagetest.Deck(t), c.to)
		if got := to.News(catalogue.For(to.Language), from.Spoken); got != c.said {
			t.Errorf("%s: %q, want %q", c.sentence, got, c.said)
		}
	}
}

func TestTheMastheadSearchesTheWholeSite(t *testing.T) {
	for _, c := range []struct{ sentence, address, action, hidden string }{
		{"on a page", "/mobility/?yScale=log", "/search/", ""},
		{"in Japanese", "/ja/", "/ja/search/", ""},
		{"in the reader's colours", "/evidence/?theme=dark&verdict=differs", "/search/", "theme=dark"},
		{"where nothing is", "/nope", "/search/", ""},
		{"not where the page has the field itself", "/search/?q=x", "", ""},
		{"not in a frame", "/embed/partners/", "", ""},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), c.address)))
			action := strings.Join(page.Attributes(".mast form[role=search]", "action"), " ")
			hidden := strings.Join(append(page.Attributes(".mast form input[type=hidden]", "name"), page.Attributes(".mast form input[type=hidden]", "value")...), "=")
			if action != c.action || hidden != c.hidden {
				t.Errorf("the form leads to %q with %q, want %q with %q", action, hidden, c.action, c.hidden)
			}
			if labels := page.Attributes(".mast form [aria-label]", "aria-label"); c.action != "" && (len(labels) != 2 || labels[0] == "") {
				t.Errorf("field and button are called %q", labels)
			}
		})
	}
}

func TestALongPageListsItsParts(t *testing.T) {
	for name, ds := range map[string]*data.Dataset{"the deck's": pagetest.Deck(t), "the second": pagetest.Second(t)} {
		for _, c := range []struct {
			sentence, address string
			listed            bool
		}{
			{"pairs", "/partners/", name == "the deck's"},
			{"pairs as tables", "/ja/partners/?tab=table", name == "the deck's"},
			{"mobility", "/mobility/", true},
			{"text", "/ja/about/", true},
			{"sources", "/sources/", name == "the deck's"},
			{"not the overview", "/", false},
			{"not a frame", "/embed/mobility/", false},
			{"nor what is short", "/nope", false},
		} {
			t.Run(name+": "+c.sentence, func(t *testing.T) {
				page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, c.address)))
				parts := page.Attributes("nav.contents li a", "href")
				if (len(parts) > 2) != c.listed || !c.listed && len(parts) > 0 {
					t.Errorf("%s lists %q", c.address, parts)
				}
				seen := map[string]bool{}
				for _, href := range parts {
					if n := len(page.All("main [id=\"" + strings.TrimPrefix(href, "#") + "\"]")); n != 1 || seen[href] {
						t.Errorf("%s lists %s, which is on it %d times", c.address, href, n)
					}
					seen[href] = true
				}
				for _, name := range page.All("nav.contents a") {
					if strings.TrimSpace(name.Text()) == "" {
						t.Errorf("%s lists a part without a name", c.address)
					}
				}
			})
		}
	}
}

func TestHiddenControlsAreNotOnThePage(t *testing.T) {
	for _, address := range []string{"/?hideControls=1", "/embed/table/?hideControls=1", "/embed/indicators/fwci/?hideControls=1", "/indicators/fwci/?hideControls=1"} {
		page := pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), address))
		for _, control := range []string{`class="seg" data-key="Show as"`, "<form", "data-action", "aria-sort", `title="Sort by`} {
			if _, own, _ := strings.Cut(page, "<main"); strings.Contains(own, control) {
				t.Errorf("%s holds %s", address, control)
			}
		}
	}
}

func TestOnlyThePlacesOfTheViewAreDrawn(t *testing.T) {
	page := pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), "/indicators/total-outputs/?country=JPN&tab=table"))
	table := page[strings.Index(page, `class="own"`):]
	table = table[:strings.Index(table, "</table>")]
	if !strings.Contains(table, "678,778") || strings.Contains(table, "1,096,865") || strings.Contains(table, "22,984") {
		t.Errorf("the table of Japan alone is %s", table)
	}
}

// What the server draws is the same in every view: a program keeps the picture.
func TestWhatTheServerDrawsIsTheSameInEveryView(t *testing.T) {
	ds := pagetest.Deck(t)
	for plain, others := range map[string][]string{
		"/":                 {"/?time=2010..2015", "/?tab=table", "/?indicator=researchers&theme=dark", "/?focus=JPN&yScale=log"},
		"/ja/":              {"/ja/?time=2010..2015&tab=table"},
		"/indicators/fwci/": {"/indicators/fwci/?time=2010..2015"},
	} {
		drawn := func(address string) string {
			var all []string
			for _, d := range htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, address))).All("figure:not(#figure) .drawing, .spark svg") {
				all = append(all, d.Markup())
			}
			slices.Sort(all)
			return strings.Join(all, "\n")
		}
		want := drawn(plain)
		if !strings.Contains(want, "<svg") {
			t.Errorf("%s: nothing is drawn", plain)
		}
		for _, address := range others {
			if drawn(address) != want {
				t.Errorf("%s: the pictures are others than those of %s", address, plain)
			}
		}
	}
}

func TestEveryPageHasOneMainHeading(t *testing.T) {
	for name, address := range pagetest.All() {
		if n := strings.Count(pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), address)), "<h1"); n != 1 {
			t.Errorf("%s: %d main headings", name, n)
		}
	}
}

func TestPagesThatAreOnlyReadNeedNoProgram(t *testing.T) {
	for address, want := range map[string]bool{"/": false, "/indicators/fwci/": false, "/embed/table/": false, "/about/": true, "/ja/indicators/": true, "/nope": true} {
		ds := pagetest.Deck(t)
		if got := site.Static.Find(ds, state.Parse(ds, address)) != nil; got != want {
			t.Errorf("%s: static is %v", address, got)
		}
	}
}

func TestColoursOfAPage(t *testing.T) {
	for address, want := range map[string]string{
		"/": "", "/?theme=dark": "dark", "/?theme=light": "light", "/about/?theme=dark": "dark",
		"/embed/table/": "", "/embed/table/?theme=dark": "dark", "/embed/indicators/fwci/?theme=auto": "auto",
	} {
		if got := pagetest.Build(pagetest.Deck(t), address).Theme; got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}

func TestAnotherDatasetNeedsNoCode(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join(pagetest.Root(t), "testdata", "second.json"))
	if err != nil {
		t.Fatal(err)
	}
	ds, err := datapackage.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	for _, address := range []string{"/", "/ja/", "/?tab=table", "/nope"} {
		page := pagetest.HTML(t, pagetest.Build(ds, address))
		for _, word := range []string{"Japan", "United Kingdom", "UUKi", "日英", "英国"} {
			if strings.Contains(page, word) {
				t.Errorf("%s of another dataset says %q", address, word)
			}
		}
	}
	for _, ind := range ds.Tabled() {
		if doc := pagetest.Build(ds, "/embed/indicators/"+string(ind.ID)+"/"); doc.Status != page.Found || !doc.Frame {
			t.Errorf("the frame of %s has status %d", ind.ID, doc.Status)
		}
	}
}
