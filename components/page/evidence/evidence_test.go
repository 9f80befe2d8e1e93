//go:build !js

package evidence_test

import (
	unescape "html"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/components/page/pagetest"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/data/datapackage"
	"bilateral/testdata/htmlcheck"
)

// withClaims are the built-in dataset and that of other places.
func withClaims(t *testing.T) map[string]*data.Dataset {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(pagetest.Root(t), "testdata", "second.json"))
	if err != nil {
		t.Fatal(err)
	}
	ds, err := datapackage.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	return map[string]*data.Dataset{"the deck": pagetest.Deck(t), "the second": ds}
}

// claimsOf are the claims on a page, by id, as text with their markup, and
// their ids in order.
func claimsOf(t *testing.T, ds *data.Dataset, address string) (claims map[string]string, order []string) {
	t.Helper()
	claims = map[string]string{}
	for _, found := range htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, address))).All("tbody.claim") {
		id := found.Attribute("data-key")
		if claims[id] != "" {
			t.Errorf("%s: the claim %s is there twice", address, id)
		}
		claims[id] = unescape.UnescapeString(found.Markup())
		order = append(order, id)
	}
	return claims, order
}

// verdictWords are the verdicts as a reader has them; those of 0 are of all.
var verdictWords = map[data.Language]map[data.Verdict]string{
	data.English:  {0: "All", data.Agrees: "Agrees", data.AgreesInDirection: "Agrees in direction", data.Differs: "Differs", data.CannotBeChecked: "Cannot be checked"},
	data.Japanese: {0: "すべて", data.Agrees: "一致", data.AgreesInDirection: "方向のみ一致", data.Differs: "相違", data.CannotBeChecked: "検証不可"},
}

// verdictMarks are the marks beside those words.
var verdictMarks = map[data.Verdict]string{
	data.Agrees: "i.v.v1", data.AgreesInDirection: "i.v.v2", data.Differs: "i.v.v3", data.CannotBeChecked: "i.v.v4",
}

func TestEveryClaimIsThereWithItsVerdictAndReasonInBothLanguages(t *testing.T) {
	for name, ds := range withClaims(t) {
		if name == "the deck" && len(ds.Claims) != 32 {
			t.Errorf("%d claims, want 32", len(ds.Claims))
		}
		for address, language := range map[string]data.Language{"/evidence/": data.English, "/ja/evidence/": data.Japanese} {
			claims, order := claimsOf(t, ds, address)
			if len(order) != len(ds.Claims) {
				t.Errorf("%s: %s shows %d of %d claims", name, address, len(order), len(ds.Claims))
			}
			for i := range ds.Claims {
				c := &ds.Claims[i]
				shown := claims[string(c.ID)]
				for what, text := range map[string]data.Text{"statement": c.Statement, "clause": c.Clause, "reason": c.Reason, "rule": c.RuleText} {
					if words, _ := text.In(language); words == "" || !strings.Contains(shown, ">"+words+"<") {
						t.Errorf("%s: %s does not show the %s of %s: %q", name, address, what, c.ID, words)
					}
				}
				rule, _ := c.RuleName.In(language)
				if !strings.Contains(shown, rule) {
					t.Errorf("%s: %s does not show %q at %s", name, address, rule, c.ID)
				}
				verdict := htmlcheck.Parse(shown).One(t, "p.verd")
				if words := verdictWords[language][c.Verdict]; verdict.One(t, "b").Text() != words || !verdict.Has(verdictMarks[c.Verdict]) {
					t.Errorf("%s: %s says %s at %s, want %q", name, address, verdict.Markup(), c.ID, words)
				}
			}
		}
	}
}

func TestTheClaimsOfAVerdictAreAsManyAsItsControlSays(t *testing.T) {
	for name, ds := range withClaims(t) {
		counts := map[data.Verdict]int{}
		for i := range ds.Claims {
			counts[ds.Claims[i].Verdict]++
			counts[0]++
		}
		sum := 0
		for verdict, value := range []string{"", "agrees", "direction", "differs", "unchecked"} {
			address := "/evidence/"
			if value != "" {
				address += "?verdict=" + value
			}
			_, order := claimsOf(t, ds, address)
			n := counts[data.Verdict(verdict)]
			if len(order) != n {
				t.Errorf("%s: %s shows %d claims, want %d", name, address, len(order), n)
			}
			if verdict != 0 {
				sum += n
			}
			page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, address)))
			words := verdictWords[data.English][data.Verdict(verdict)]
			control := page.One(t, `#verdicts a[aria-current="true"]`)
			if control.Attribute("href") != address+"#verdicts" || control.Words("") != words+" "+strconv.Itoa(n) {
				t.Errorf("%s: %s has the control %s, want %s and %d", name, address, control.Markup(), words, n)
			}
			if empty := page.Has(".empty"); empty != (n == 0) {
				t.Errorf("%s: %s says that no claim is left: %v", name, address, empty)
			}
			want := strconv.Itoa(n) + " of " + strconv.Itoa(counts[0])
			if verdict != 0 {
				want = words + ": " + want
			}
			if got := pagetest.Build(ds, address).Spoken[1]; got != want {
				t.Errorf("%s: %s is announced as %q, want %q", name, address, got, want)
			}
		}
		if sum != counts[0] {
			t.Errorf("%s: the verdicts have %d claims, all are %d", name, sum, counts[0])
		}
	}
}

func TestEveryFigureNamesItsSourceAndLeadsToIt(t *testing.T) {
	for name, ds := range withClaims(t) {
		for _, address := range []string{"/evidence/", "/ja/evidence/", "/embed/evidence/", "/evidence/?verdict=differs"} {
			claims, _ := claimsOf(t, ds, address)
			for id, claim := range claims {
				c := ds.Claim(data.ClaimID(id))
				var figures []data.SourceID
				if c.Indicator != "" {
					figures = append(figures, ds.Cell(c.Indicator, c.Column).Source)
				}
				for i := range c.Checks {
					var before *data.Figure
					for j := range c.Checks[i].Figures {
						// A run of years is one line.
						f := &c.Checks[i].Figures[j]
						if before == nil || before.Label != f.Label || before.Source != f.Source {
							figures = append(figures, f.Source)
						}
						before = f
					}
				}
				items := htmlcheck.Parse(claim).All("li[data-key]")
				if len(items) != len(figures) {
					t.Errorf("%s: %s: %s has %d figures, want %d", name, address, id, len(items), len(figures))
					continue
				}
				for i, source := range figures {
					if !slices.Contains(pagetest.SourceLinks(items[i]), string(source)) {
						t.Errorf("%s: %s: figure %d of %s does not lead to %s: %s", name, address, i+1, id, source, items[i].Markup())
					}
				}
			}
		}
	}
}

func TestTheDecksFiguresStandAsTheyArePrinted(t *testing.T) {
	ds := pagetest.Deck(t)
	for address, language := range map[string]data.Language{"/evidence/": data.English, "/ja/evidence/": data.Japanese} {
		cat := catalogue.For(language)
		claims, _ := claimsOf(t, ds, address)
		numbers := 0
		for i := range ds.Claims {
			c := &ds.Claims[i]
			shown := claims[string(c.ID)]
			if c.Indicator == "" {
				if strings.Contains(shown, `class="dk"`) || !strings.Contains(shown, cat.Say(catalogue.NoDeckFigure)) {
					t.Errorf("%s: %s shows a figure of the deck, which gives none", address, c.ID)
				}
				continue
			}
			if c.Message == "" {
				numbers++
			}
			ind, o := ds.Indicator(c.Indicator), ds.Cell(c.Indicator, c.Column)
			_, deck, _ := strings.Cut(shown, `class="dk"`)
			deck, _, _ = strings.Cut(deck, "</li>")
			if want := ">" + format.Value(cat, ind, o.Value) + "<"; !strings.Contains(deck, want) {
				t.Errorf("%s: the deck's figure of %s is not %s: %s", address, c.ID, want, deck)
			}
			if strings.Contains(deck, "hol") {
				t.Errorf("%s: the deck's figure of %s is drawn open", address, c.ID)
			}
		}
		if numbers != 15 {
			t.Errorf("%s: %d numbers of the table, want 15", address, numbers)
		}
	}
}

func TestWhatDoesNotDecideStandsApart(t *testing.T) {
	ds := pagetest.Deck(t)
	claims, _ := claimsOf(t, ds, "/evidence/")
	contexts := 0
	for i := range ds.Claims {
		c := &ds.Claims[i]
		parts := strings.Split(claims[string(c.ID)], `<div class="ctx"`)
		want, judged := 0, false
		for j := range c.Checks {
			if c.Checks[j].Role == data.Context {
				want++
			} else {
				judged = true
			}
		}
		if len(parts)-1 != want {
			t.Errorf("%s: %d checks stand apart, want %d", c.ID, len(parts)-1, want)
		}
		for _, part := range parts[1:] {
			contexts++
			if strings.Contains(part, "<svg") || !strings.Contains(part, "For context, not judged") {
				t.Errorf("%s: a check that is not judged is drawn or not said to be so: %s", c.ID, part)
			}
		}
		if none := strings.Contains(parts[0], "No open source measures it."+"<"); none == judged {
			t.Errorf("%s: says that nothing measures it: %v, while something is judged: %v", c.ID, none, judged)
		}
	}
	if contexts == 0 {
		t.Error("no claim has anything that is not judged")
	}
}

func TestADatabaseOfTheDecksIsSaidToCheckTheArithmeticOnly(t *testing.T) {
	ds := pagetest.Deck(t)
	words := map[data.Relation]string{data.SameDatabase: "the deck’s own database, so only its arithmetic is checked", data.OtherDatabase: "another database",
		data.UnknownDatabase: "the deck’s database is not known"}
	claims, _ := claimsOf(t, ds, "/evidence/")
	for i := range ds.Claims {
		c := &ds.Claims[i]
		wanted := map[data.Relation]int{}
		for j := range c.Checks {
			wanted[c.Checks[j].Relation]++
		}
		for relation, text := range words {
			if n := strings.Count(claims[string(c.ID)], ": "+text+"<") + strings.Count(claims[string(c.ID)], "("+text+")<") + strings.Count(claims[string(c.ID)], " ("+text+"<"); n != wanted[relation] {
				t.Errorf("%s says %q %d times, want %d", c.ID, text, n, wanted[relation])
			}
		}
	}
}

func TestFiguresOfTheEvidenceSpeltOut(t *testing.T) {
	ds := pagetest.Deck(t)
	for id, words := range map[string][]string{
		"outputs-uk":           {">850,173<", ">covers part: 850,173 of the deck’s 1,096,865<", ">covers part<", "NSF S&E Indicators 2024", "2016–2020, articles, sum of published figures"},
		"growth-japan":         {">+5.1%<", "1.1 points above the deck", ">+1.1 points<", ">−0.8%<"},
		"rank-japan":           {">14th<", "of 44, ranked lower by 1<", ">15th<", "Another source, same rule: Differs (another database)", "of 41", "of 45"},
		"students-uk":          {"1 May 2017: 640; 1 May 2018: 703", "2017/18", "estimate"},
		"output-growing":       {"2016: ", "doubtful: a year far from those either side"},
		"researchers-coming":   {"fiscal 2010: 37,453; fiscal 2011: 33,615", "break: not comparable with the years before"},
		"reciprocal-scope":     {">7.5<", "one way ÷ the other"},
		"complementary-fields": {">1.41<", "field’s share ÷ its share worldwide"},
		"rd-priority":          {"by 2027", ">2.4%<"},
		"fwci-uk":              {">1.55<", `class="dot"`, `/sources/#dsit-2025">DSIT (2025)<`},
		"outputs-pair":         {">31,784<", "doubtful: a year far from those either side"},
		"quality-at-scale":     {"3rd", "of 18", ">2.25%<", `class="dot"`},
		"students-japanese":    {">2,684<", "4.0% below the deck", ">−4.0%<"},
	} {
		claims, _ := claimsOf(t, ds, "/evidence/")
		if claims[id] == "" && words != nil {
			t.Errorf("there is no claim %s", id)
			continue
		}
		for _, w := range words {
			if !strings.Contains(claims[id], w) {
				t.Errorf("%s does not say %q: %s", id, w, claims[id])
			}
		}
	}
}

func TestAFrameOfTheEvidenceHasNoControlsWhereTheyAreHidden(t *testing.T) {
	for address, want := range map[string]bool{"/embed/evidence/": true, "/embed/evidence/?hideControls=1": false, "/evidence/?hideControls=1": false} {
		page := pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), address))
		if got := strings.Contains(page, `id="verdicts"`); got != want {
			t.Errorf("%s has the choice of verdicts: %v", address, got)
		}
		if strings.HasPrefix(address, "/embed") && strings.Contains(page, `class="mast"`) {
			t.Errorf("%s has a masthead", address)
		}
	}
}

func TestTheEvidenceNeedsItsCollectionOnly(t *testing.T) {
	ds := pagetest.Deck(t)
	if got := pagetest.Collections(ds, state.Parse(ds, "/evidence/")); len(got) != 1 || got[0] != data.EvidenceCollection {
		t.Errorf("it needs %v", got)
	}
}

func TestTheEvidenceOfAnotherDatasetSpeaksOfItsOwnPlaces(t *testing.T) {
	ds := withClaims(t)["the second"]
	for _, address := range []string{"/evidence/", "/ja/evidence/", "/embed/evidence/", "/ja/evidence/?verdict=agrees"} {
		page := pagetest.HTML(t, pagetest.Build(ds, address))
		for _, word := range []string{"Japan", "United Kingdom", "NCSES", "日英", "英国"} {
			if strings.Contains(page, word) {
				t.Errorf("%s says %q", address, word)
			}
		}
	}
}
