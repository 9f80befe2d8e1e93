//go:build !js

package evidence_test

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/page/pagetest"
	"bilateral/data"
	"bilateral/testdata/htmlcheck"
)

// pageOf is the page at an address, as a tree.
func pageOf(t *testing.T, ds *data.Dataset, address string) htmlcheck.Element {
	t.Helper()
	return htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, address)))
}

func TestTheHeadSaysWhatRestsOnTheDecksOwnDatabase(t *testing.T) {
	for name, ds := range withClaims(t) {
		agree, checked, same := 0, 0, 0
		for i := range ds.Claims {
			c := &ds.Claims[i]
			if c.Verdict == data.Agrees {
				agree++
			}
			if c.Verdict != data.CannotBeChecked {
				checked++
			}
			if c.Basis() == data.SameDatabase {
				same++
			}
		}
		page := pageOf(t, ds, "/evidence/")
		if got, want := page.One(t, "h1").Text(), strconv.Itoa(agree)+" of the deck’s "+strconv.Itoa(len(ds.Claims))+" figures and statements agree with open data"; got != want {
			t.Errorf("%s: the title is %q, want %q", name, got, want)
		}
		lede := page.One(t, ".lede").Text()
		if !strings.HasPrefix(lede, strconv.Itoa(checked)+" could be checked") || strings.Contains(lede, strconv.Itoa(same)+" of them only against the database") != (same > 0) {
			t.Errorf("%s: %d could be checked, %d against the deck's own database: %q", name, checked, same, lede)
		}
	}
}

func TestTheBarHasASquareForEveryClaim(t *testing.T) {
	for name, ds := range withClaims(t) {
		for _, c := range []struct {
			query string
			topic data.TopicID
		}{{"", ""}, {"?topic=" + string(ds.Topics[1].ID), ds.Topics[1].ID}, {"?verdict=differs", ""}} {
			links := pageOf(t, ds, "/evidence/"+c.query).All("#verdicts a")
			for v, link := range links {
				all, same := 0, 0
				for i := range ds.Claims {
					claim := &ds.Claims[i]
					if c.topic != "" && claim.Topic != c.topic || v > 0 && claim.Verdict != data.Verdict(v) {
						continue
					}
					all++
					if claim.Basis() == data.SameDatabase {
						same++
					}
				}
				if link.One(t, "b").Text() != strconv.Itoa(all) {
					t.Errorf("%s %s: link %d counts %s, want %d", name, c.query, v, link.One(t, "b").Text(), all)
				}
				if v == 0 {
					all, same = 0, 0
				}
				if squares, striped := link.Count(".sqs i"), link.Count(".sqs i.sm"); squares != all || striped != same {
					t.Errorf("%s %s: link %d has %d squares, %d of them striped, want %d and %d", name, c.query, v, squares, striped, all, same)
				}
			}
			if len(links) != 5 {
				t.Errorf("%s %s: %d links", name, c.query, len(links))
			}
		}
	}
}

// A row is told in a few characters: the deck's figure, the open one, how far
// they are apart, and what it was checked against.
func TestARowSaysInBriefWhatItOpensTo(t *testing.T) {
	rows := map[string][]string{}
	for _, row := range pageOf(t, pagetest.Deck(t), "/evidence/").All("tbody.claim") {
		var cells []string
		for _, cell := range row.All("tr > td:not([colspan])") {
			cells = append(cells, cell.Words(".vh, [aria-hidden]"))
		}
		rows[row.Attribute("data-key")] = append(cells, row.One(t, "summary").Text())
	}
	for id, want := range map[string][]string{
		"outputs-uk":           {"1,096,865", "", "850,173 covers part", "Differs same database", "NSF S&E Indicators 2024", "Counts science and engineering in selected journals only"},
		"growth-uk":            {"+6.0%", "", "+13.4% +7.4 points", "Agrees in direction same database", "NSF S&E Indicators 2024", "Both grew, but not the same works are counted"},
		"rank-uk":              {"4th", "", "4th as in the deck", "Agrees same database", "NSF S&E Indicators 2022", "Same rank on the same database, one higher on another"},
		"rank-japan":           {"13th", "", "14th ranked lower by 1", "Differs same database", "NSF S&E Indicators 2022", "Denmark is just ahead of Japan"},
		"outputs-pair":         {"22,984", "", "31,784", "Cannot be checked", "OpenAlex", "A year is flagged in the only source that has them all"},
		"students-uk":          {"730", "", "391–930", "Cannot be checked", "British Council (2018) + 2", "No open figure for the deck’s year"},
		"fwci-uk":              {"1.55", "", "no open figure", "Cannot be checked", "", "No open source gives this citation measure"},
		"leaders":              {"no figure", "", "no open figure", "Cannot be checked", "", "A judgement that no measure settles"},
		"quality-at-scale":     {"no figure", "", "2.25% · 0.97%", "Differs same database", "NSF S&E Indicators 2024", "True of the UK; Japan’s most-cited share is just short"},
		"collaboration-grown":  {"no figure", "", "2.2 · 2.9 times", "Agrees", "OpenAlex + 1", "More than doubled in both databases"},
		"output-growing":       {"no figure", "", "3,273 → 7,304", "Agrees", "OpenAlex", "Rose in every usable year; a later year is lower"},
		"complementary-fields": {"no figure", "", "0.35–1.83 times", "Agrees same database", "NSF S&E Indicators 2024", "Opposite in some fields, alike over all of them"},
	} {
		if got := rows[id]; !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", id, got, want)
		}
	}
}

func TestARowOpensToWhatItsFragmentNames(t *testing.T) {
	for name, ds := range withClaims(t) {
		for _, address := range []string{"/evidence/", "/ja/evidence/", "/embed/evidence/?hideControls=1"} {
			for _, row := range pageOf(t, ds, address).All("tbody.claim") {
				id := row.Attribute("data-key")
				if inside := row.Attributes("details > .open", "id"); !slices.Equal(inside, []string{"claim-" + id}) {
					t.Errorf("%s: %s: %s opens to %q", name, address, id, inside)
				}
				if row.Has("details[open]") {
					t.Errorf("%s: %s: %s stands open", name, address, id)
				}
			}
		}
	}
}

// A figure is drawn beside the deck's where there is one, and in the band of
// the rule where that is one of figures.
func TestARowDrawsItsFiguresOnOneScale(t *testing.T) {
	ds := pagetest.Deck(t)
	rows := map[string]htmlcheck.Element{}
	for _, row := range pageOf(t, ds, "/evidence/").All("tbody.claim") {
		rows[row.Attribute("data-key")] = row.One(t, "tr:first-child > td:nth-of-type(2) > div")
	}
	for i := range ds.Claims {
		c := &ds.Claims[i]
		drawn := rows[string(c.ID)].Markup()
		numbers := 0
		for j := range c.Checks {
			for k := range c.Checks[j].Figures {
				if c.Checks[j].Role == data.Decides && c.Checks[j].Figures[k].Value.Present() {
					numbers++
				}
			}
		}
		deck := c.Indicator != "" && numbers > 0
		if is := strings.Contains(drawn, `class="fi"`); is != deck {
			t.Errorf("%s: the deck's figure is drawn: %v, want %v: %s", c.ID, is, deck, drawn)
		}
		band := c.Band.Low != c.Band.High && numbers > 0
		if is := strings.Contains(drawn, `class="bd"`); is != band {
			t.Errorf("%s: a band is drawn: %v, want %v: %s", c.ID, is, band, drawn)
		}
	}
}

func TestClaimsAreOrderedAsChosen(t *testing.T) {
	ds := pagetest.Deck(t)
	order := func(query string) []string { _, ids := claimsOf(t, ds, "/evidence/"+query); return ids }
	plain := order("")
	if len(plain) != len(ds.Claims) || plain[0] != "leaders" || plain[len(plain)-1] != "researchers-japanese" {
		t.Errorf("the deck's order is %q", plain)
	}
	// How far a figure is from the deck's, by hand.
	far := func(id string) float64 {
		c := ds.Claim(data.ClaimID(id))
		if o := ds.Cell(c.Indicator, c.Column); o != nil && c.Verdict != data.CannotBeChecked {
			for _, f := range c.Checks[0].Figures {
				if f.Offset != data.NoOffset && f.Offset != data.OffsetPart {
					return math.Abs(f.Value.Number-o.Value.Number) / math.Abs(o.Value.Number)
				}
			}
		}
		return -1
	}
	for _, query := range []string{"?sort=-deviation", "?sort=deviation"} {
		ids := order(query)
		ranked := 0
		for i, id := range ids {
			if far(id) >= 0 {
				ranked++
				if i > 0 && (far(ids[i-1]) < 0 || query == "?sort=-deviation" && far(ids[i-1]) < far(id) || query == "?sort=deviation" && far(ids[i-1]) > far(id)) {
					t.Errorf("%s: %s at %v stands behind %s at %v", query, id, far(id), ids[i-1], far(ids[i-1]))
				}
			}
		}
		if ranked < 4 || len(ids) != len(plain) {
			t.Errorf("%s: %d of %d claims have a distance", query, ranked, len(ids))
		}
	}
	for _, query := range []string{"?sort=verdict", "?sort=-verdict"} {
		ids := order(query)
		for i := 1; i < len(ids); i++ {
			a, b := ds.Claim(data.ClaimID(ids[i-1])).Verdict, ds.Claim(data.ClaimID(ids[i])).Verdict
			if a > b == (query == "?sort=verdict") && a != b {
				t.Errorf("%s: verdict %d stands before %d", query, a, b)
			}
			// What is alike stays in the deck's order.
			if a == b && slices.Index(plain, ids[i-1]) > slices.Index(plain, ids[i]) {
				t.Errorf("%s: %s stands before %s", query, ids[i-1], ids[i])
			}
		}
	}
	for _, query := range []string{"?sort=basis", "?sort=-basis"} {
		ids := order(query)
		unchecked := slices.IndexFunc(ids, func(id string) bool { return ds.Claim(data.ClaimID(id)).Basis() == 0 })
		for _, id := range ids[unchecked:] {
			if ds.Claim(data.ClaimID(id)).Basis() != 0 {
				t.Errorf("%s: %s stands behind what was not checked", query, id)
			}
		}
	}
}

func TestAnOrderIsSaidAtItsHead(t *testing.T) {
	page := pageOf(t, pagetest.Deck(t), "/evidence/?sort=-deviation&verdict=differs")
	if heads := page.Attributes("thead th[aria-sort]", "aria-sort"); !slices.Equal(heads, []string{"descending"}) {
		t.Errorf("the heads say %q", heads)
	}
	if page.Has("tr[id^=part], tbody.part") {
		t.Error("parts of the deck head claims that are in another order")
	}
	if link := page.One(t, `thead th[aria-sort] a`).Attribute("href"); link != "/evidence/?sort=deviation&verdict=differs#claims" {
		t.Errorf("the order turns at %s", link)
	}
}

func TestClaimsAreKeptByTopic(t *testing.T) {
	for name, ds := range withClaims(t) {
		for _, topic := range ds.Topics {
			want := 0
			for i := range ds.Claims {
				if ds.Claims[i].Topic == topic.ID {
					want++
				}
			}
			address := "/evidence/?topic=" + string(topic.ID)
			page := pageOf(t, ds, address)
			if got := page.Count("tbody.claim"); got != want || page.Has(".empty") != (want == 0) {
				t.Errorf("%s: %s shows %d claims, want %d", name, address, got, want)
			}
			if got := page.Count(`#claims > .seg a[href="` + address + `#claims"]`); want > 0 && name == "the deck" && got != 1 {
				t.Errorf("%s: %d links lead to %s", name, got, address)
			}
		}
	}
}

func TestWhatDiffersStandsInBriefWhereEverythingDoes(t *testing.T) {
	ds := pagetest.Deck(t)
	for address, want := range map[string]int{"/evidence/": 5, "/ja/evidence/": 5, "/evidence/?verdict=differs": 0, "/evidence/?topic=output": 0,
		"/evidence/?sort=verdict": 0, "/embed/evidence/": 0} {
		page := pageOf(t, ds, address)
		if got := page.Count(".apart li"); got != want {
			t.Errorf("%s has %d in brief, want %d", address, got, want)
		}
		for _, link := range page.Attributes(".apart a", "href") {
			if page.Count("details "+link) != 1 {
				t.Errorf("%s: %s leads to no claim", address, link)
			}
		}
	}
}

func TestWithoutControlsNothingIsSortedByALink(t *testing.T) {
	page := pageOf(t, pagetest.Deck(t), "/embed/evidence/?hideControls=1")
	if page.Has("thead a, #claims > .seg, #verdicts") {
		t.Error("controls are there that should be hidden")
	}
	if heads := page.Texts("thead th"); len(heads) != 6 || slices.Contains(heads, "") {
		t.Errorf("the heads are %q", heads)
	}
}

// What is said after a filter of the claims is how many are left, as over the
// table of the overview.
func TestAFilterSaysHowManyClaimsAreLeft(t *testing.T) {
	for _, c := range []struct{ sentence, from, to, said string }{
		{"a topic", "/evidence/", "/evidence/?topic=mobility", "Mobility: 11 of 32."},
		{"in Japanese", "/ja/evidence/", "/ja/evidence/?topic=mobility", "留学・研究者交流：32件のうち11件。"},
		{"a verdict", "/evidence/", "/evidence/?verdict=differs", "Differs: 5 of 32."},
		{"a verdict on a topic", "/evidence/?topic=mobility", "/evidence/?topic=mobility&verdict=differs", "Mobility, Differs: 2 of 32."},
		{"all again", "/ja/evidence/?verdict=differs", "/ja/evidence/", "32件のうち32件。"},
		{"an order", "/evidence/?topic=mobility", "/evidence/?topic=mobility&sort=-deviation", "Order: Distance from the deck ↓."},
		{"nothing", "/evidence/?topic=mobility", "/evidence/?topic=mobility", ""},
	} {
		from, to := pagetest.Build(pagetest.Deck(t), c.from), pagetest.Build(pagetest.Deck(t), c.to)
		if got := to.News(catalogue.For(to.Language), from.Spoken); got != c.said {
			t.Errorf("%s: %q, want %q", c.sentence, got, c.said)
		}
	}
}
