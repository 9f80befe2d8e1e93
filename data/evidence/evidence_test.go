//go:build !js

package evidence_test

import (
	"math"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"bilateral/data"
	"bilateral/data/datapackage"
)

// theDeck is read once: no test changes it.
var theDeck = sync.OnceValues(datapackage.Default)

func deck(t *testing.T) *data.Dataset {
	t.Helper()
	ds, err := theDeck()
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

// What the steward found by hand is what the program finds: the figures of the
// checks that decide, as printed, and the verdict.
func TestEachClaimComesToTheStewardsVerdict(t *testing.T) {
	ds := deck(t)
	const agrees, direction, differs, cannot = data.Agrees, data.AgreesInDirection, data.Differs, data.CannotBeChecked
	want := []struct {
		id      data.ClaimID
		verdict data.Verdict
		source  data.SourceID
		numbers []float64 // of the checks that decide, rounded as printed
		off     float64   // from the deck's, to one decimal
	}{
		{"outputs-japan", agrees, "ncses-2024", []float64{625348}, -7.9},
		{"outputs-uk", differs, "ncses-2024", []float64{850173}, -22.5},
		{"outputs-pair", cannot, "openalex-2024-08", []float64{31784}, 38.3},
		{"fwci-japan", cannot, "", nil, 0},
		{"fwci-uk", cannot, "", nil, 0},
		{"fwci-pair", cannot, "", nil, 0},
		{"growth-japan", agrees, "ncses-2024", []float64{5.1}, 1.1},
		{"growth-uk", direction, "ncses-2024", []float64{13.4}, 7.4},
		{"growth-pair", direction, "openalex-2024-08", []float64{33.4}, 0},
		{"rank-uk", agrees, "ncses-2022", []float64{4}, 0},
		{"rank-japan", differs, "ncses-2022", []float64{14}, 1},
		{"students-uk", cannot, "bc-jasso-2018", []float64{640, 703, 391, 930}, 0},
		{"students-japanese", agrees, "uis-opri-2022", []float64{2684}, -4},
		{"researchers-uk", cannot, "", nil, 0},
		{"researchers-japanese", cannot, "", nil, 0},
		{"leaders", cannot, "", nil, 0},
		{"quality-at-scale", differs, "ncses-2024", []float64{3, 2.25, 6, 0.97}, 0},
		{"rd-priority", agrees, "ukri-2-4", []float64{2.4, 30}, 0},
		{"complementary-fields", agrees, "ncses-2024", []float64{1.25, 0.63, 0.93, 1.29, 1.41, 0.78, 0.54, 1.83, 0.35, 1.58}, 0},
		{"joint-quality", cannot, "", nil, 0},
		{"collaboration-grown", agrees, "openalex-2024-08", []float64{2.2, 2.9}, 0},
		{"mobility-low", agrees, "uis-opri-2022", []float64{0.55, 0.27}, 0},
		{"international-collaboration", agrees, "ncses-2024", []float64{22.06, 32.59}, 0},
		{"primary-partners", agrees, "ncses-2022", []float64{12674, 9924, 5072, 4791, 3751}, 0},
		{"output-growing", agrees, "openalex-2024-08", []float64{3273, 3458, 3728, 4004, 4389, 5022, 6627, 5476, 6058, 6319, 7304}, 0},
		{"fourth-partner", agrees, "ncses-2022", []float64{4}, 0},
		{"researchers-going", differs, "mext-2014", []float64{140731, 155056, 165569, 177158, 158604}, 0},
		{"researchers-coming", differs, "mext-2014", []float64{37453, 33615, 37066, 35649, 39324, 34678}, 0},
		{"students-underrepresented", agrees, "uis-opri-2022", []float64{0.55, 1.63}, 0},
		{"staff-underrepresented", cannot, "", nil, 0},
		{"reciprocal-scope", direction, "uis-opri-2022", []float64{7.5}, 0},
		{"various-forms", cannot, "", nil, 0},
	}
	if len(ds.Claims) != 32 || len(want) != 32 {
		t.Fatalf("%d claims", len(ds.Claims))
	}
	for i, w := range want {
		c := &ds.Claims[i]
		if c.ID != w.id || c.Verdict != w.verdict {
			t.Errorf("claim %d is %s with verdict %d, want %s with %d", i+1, c.ID, c.Verdict, w.id, w.verdict)
			continue
		}
		var numbers []float64
		var first *data.Figure
		for _, check := range c.Checks {
			for j := range check.Figures {
				if check.Role == data.Decides {
					f := &check.Figures[j]
					if first == nil {
						first = f
					}
					unit := math.Pow(10, float64(f.Decimals))
					numbers = append(numbers, math.Round(f.Value.Number*unit)/unit)
				}
			}
		}
		if len(numbers) != len(w.numbers) {
			t.Errorf("%s: figures %v, want %v", w.id, numbers, w.numbers)
			continue
		}
		for j := range numbers {
			if math.Abs(numbers[j]-w.numbers[j]) > 1e-9 {
				t.Errorf("%s: figure %d is %v, want %v", w.id, j+1, numbers[j], w.numbers[j])
			}
		}
		if first != nil && (first.Source != w.source || math.Abs(math.Round(10*first.Distance)/10-w.off) > 1e-9) {
			t.Errorf("%s: %s, %.2f off; want %s, %.1f", w.id, first.Source, first.Distance, w.source, w.off)
		}
	}
}

func TestEveryCellOfTheTableHasAVerdictAndAClaim(t *testing.T) {
	ds := deck(t)
	cells := 0
	for _, ind := range ds.Tabled() {
		for _, column := range ds.Columns() {
			o := ds.Cell(ind.ID, column.ID)
			verdict, id := ds.Verdict(ind.ID, column.ID)
			if !o.Value.Present() {
				if verdict != 0 {
					t.Errorf("%s %s has no number but a verdict", ind.ID, column.ID)
				}
				continue
			}
			cells++
			if claim := ds.Claim(id); verdict == 0 || claim == nil || claim.Verdict != verdict || claim.Message != "" {
				t.Errorf("%s %s: verdict %d, claim %q", ind.ID, column.ID, verdict, id)
			}
		}
	}
	if cells != 15 || len(ds.Verdicts) != len(ds.Claims) {
		t.Errorf("%d cells, %d verdicts", cells, len(ds.Verdicts))
	}
}

func TestEveryReasonAndMessageIsCovered(t *testing.T) {
	ds := deck(t)
	claimed := map[string]int{}
	for _, c := range ds.Claims {
		claimed[c.Message]++
	}
	for _, m := range ds.Messages {
		if part := m.Part; part == "bilateral-relationships" || part == "patterns-1" {
			if claimed[m.ID] == 0 {
				t.Errorf("%s has no claim", m.ID)
			}
		} else if claimed[m.ID] > 0 {
			t.Errorf("%s claims nothing", m.ID)
		}
	}
}

// A clause fits a line and a half of the table.
const longestClause, longestJapaneseClause = 56, 24

func TestEveryVerdictHasItsReasonInAClause(t *testing.T) {
	ds := deck(t)
	for _, c := range ds.Claims {
		en, ja := utf8.RuneCountInString(c.Clause.EN), utf8.RuneCountInString(c.Clause.JA)
		if c.Clause == c.Reason || en == 0 || ja == 0 {
			t.Errorf("%s has no clause of its own in both languages: %q, %q", c.ID, c.Clause.EN, c.Clause.JA)
		}
		if en > longestClause || ja > longestJapaneseClause {
			t.Errorf("%s: a clause of %d and %d characters, at most %d and %d: %q, %q", c.ID, en, ja, longestClause, longestJapaneseClause, c.Clause.EN, c.Clause.JA)
		}
		if strings.HasSuffix(c.Clause.EN, ".") || strings.HasSuffix(c.Clause.JA, "。") || strings.Contains(c.Clause.JA, "；") {
			t.Errorf("%s: a sentence, not a clause: %q, %q", c.ID, c.Clause.EN, c.Clause.JA)
		}
	}
}

// The steward's word on each source: two count a part of what the deck does,
// and a figure of theirs is a part of the deck's, not so far from it.
func TestWhatCoversAPartIsToldAsAPart(t *testing.T) {
	part := map[data.ClaimID]bool{"outputs-japan": true, "outputs-uk": true}
	for _, c := range deck(t).Claims {
		for _, check := range c.Checks {
			for _, f := range check.Figures {
				if is := f.Offset == data.OffsetPart; is != part[c.ID] {
					t.Errorf("%s: %s covers a part: %v, want %v", c.ID, f.Source, is, part[c.ID])
				}
			}
		}
	}
}

func TestABandHoldsTheFiguresWithWhichAClaimAgrees(t *testing.T) {
	ds := deck(t)
	for id, want := range map[data.ClaimID]data.Band{
		"outputs-uk":          {Low: 1096865 * 0.9, High: 1096865 * 1.1},
		"growth-japan":        {Low: 2, High: 6},
		"growth-pair":         {Low: 0, High: data.NoEnd},
		"rank-japan":          {Low: 12.5, High: 13.5},
		"students-japanese":   {Low: 2795 * 0.95, High: 2795 * 1.05},
		"mobility-low":        {Low: -data.NoEnd, High: 1},
		"collaboration-grown": {Low: 2, High: data.NoEnd},
		"fwci-uk":             {},
		"quality-at-scale":    {},
	} {
		got := ds.Claim(id).Band
		if near := func(x, y float64) bool { return x == y || math.Abs(x-y) < 1e-6 }; !near(got.Low, want.Low) || !near(got.High, want.High) {
			t.Errorf("%s: %v, want %v", id, got, want)
		}
	}
	// Where the rule is the band alone, the verdict is whether the figures are in it.
	for _, c := range ds.Claims {
		if c.Rule != "within-percent" && c.Rule != "equal-rank" && c.Rule != "below-percent" || c.Verdict == data.CannotBeChecked {
			continue
		}
		inside := true
		for _, check := range c.Checks {
			for _, f := range check.Figures {
				inside = inside && (check.Role != data.Decides || f.Value.Number >= c.Band.Low && f.Value.Number <= c.Band.High)
			}
		}
		if inside != (c.Verdict == data.Agrees) {
			t.Errorf("%s: within its band: %v, verdict %d", c.ID, inside, c.Verdict)
		}
	}
}

func TestWhatAClaimRestsOn(t *testing.T) {
	ds := deck(t)
	for id, want := range map[data.ClaimID]data.Relation{
		"outputs-uk": data.SameDatabase, "primary-partners": data.SameDatabase, "growth-pair": data.OtherDatabase,
		"collaboration-grown": data.OtherDatabase, "mobility-low": data.UnknownDatabase, "outputs-pair": 0, "fwci-uk": 0,
	} {
		if got := ds.Claim(id).Basis(); got != want {
			t.Errorf("%s rests on %d, want %d", id, got, want)
		}
	}
	same := 0
	for i := range ds.Claims {
		if ds.Claims[i].Basis() == data.SameDatabase {
			same++
		}
		if ds.Claims[i].Topic == "" {
			t.Errorf("%s is of no topic", ds.Claims[i].ID)
		}
	}
	if same != 11 {
		t.Errorf("%d verdicts rest on the deck's own database alone, want 11", same)
	}
}

func TestEveryClaimSaysWhyInBothLanguagesWithoutAFigure(t *testing.T) {
	ds := deck(t)
	for _, c := range ds.Claims {
		for what, text := range map[string]data.Text{"statement": c.Statement, "name of the rule": c.RuleName, "rule": c.RuleText, "reason": c.Reason} {
			if text.EN == "" || text.JA == "" {
				t.Errorf("%s: no %s in both languages", c.ID, what)
			}
		}
		for _, reason := range []string{c.Reason.EN, c.Reason.JA, c.Clause.EN, c.Clause.JA} {
			reason = strings.NewReplacer("30 days", "", "30日", "", "1 May", "", "5月1日", "").Replace(reason)
			for _, word := range []string{"1か国", "5か国", "5年", "2年", "10年", "2倍"} {
				reason = strings.ReplaceAll(reason, word, "")
			}
			if strings.ContainsAny(reason, "0123456789") {
				t.Errorf("%s: a figure is typed into %q", c.ID, reason)
			}
		}
		for _, check := range c.Checks {
			for _, f := range check.Figures {
				source := ds.Source(f.Source)
				if source == nil || f.Label.EN == "" || f.Label.JA == "" || f.Unit.JA == "" {
					t.Errorf("%s: %+v", c.ID, f)
					continue
				}
				if !source.Licence.IsStated() && source.Terms.IsZero() {
					t.Errorf("%s: %s has neither a licence nor terms", c.ID, source.ID)
				}
			}
		}
	}
}

// The deck's figures on publications are taken to rest on Scopus: a source on
// it checks the arithmetic only, and is marked so.
func TestTheRelationOfTheDatabasesIsTheSources(t *testing.T) {
	ds := deck(t)
	for _, c := range ds.Claims {
		for i, check := range c.Checks {
			for _, f := range check.Figures {
				database := ds.Source(f.Source).Database.Stated.EN
				want := data.UnknownDatabase
				switch {
				case strings.HasPrefix(database, "Scopus"), f.Source == "wdi-2026-07" && f.Label.EN == "Change in articles, by fractional count":
					want = data.SameDatabase
				case database == "OpenAlex":
					want = data.OtherDatabase
				}
				if check.Relation != want {
					t.Errorf("%s, check %d: relation %d to %q, want %d", c.ID, i+1, check.Relation, database, want)
				}
			}
		}
	}
}

func TestWhatMayNotBeShownIsNotThere(t *testing.T) {
	ds := deck(t)
	for _, id := range []data.SourceID{"the-mirror-2018", "akamac-2020", "reseed-2021", "valor-2025", "portal-worlds-2020", "english-navi", "ifeng-2016", "jst-nistep-2021"} {
		if ds.Source(id) != nil {
			t.Errorf("%s is shown", id)
		}
	}
	if len(ds.Facts) != 108 || len(ds.Events) != 9 {
		t.Errorf("%d facts, %d events", len(ds.Facts), len(ds.Events))
	}
	for _, f := range ds.Facts {
		m := ds.Measure(f.Measure)
		if m.Label.JA == "" || m.Definition.JA == "" || ds.Source(f.Source) == nil {
			t.Errorf("%+v", f)
		}
	}
	for _, e := range ds.Events {
		if e.Text.EN == "" || e.Text.JA == "" {
			t.Errorf("%s is not in both languages", e.Date)
		}
	}
}
