//go:build !js

package datapackage

import (
	"fmt"
	"strings"
	"testing"

	"bilateral/data"
)

func TestTheDeckHasItsFifteenNumbersAndThreeTypedGaps(t *testing.T) {
	ds, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	na := data.NotApplicable
	want := []struct {
		id         data.IndicatorID
		numbers    [3]float64
		missing    [3]data.Missing
		start, end int
	}{
		{"total-outputs", [3]float64{678778, 1096865, 22984}, [3]data.Missing{}, 2016, 2020},
		{"fwci", [3]float64{0.94, 1.55, 3.51}, [3]data.Missing{}, 2020, 2020},
		{"output-growth", [3]float64{4, 6, 20.4}, [3]data.Missing{}, 2016, 2020},
		{"partner-rank", [3]float64{4, 13, 0}, [3]data.Missing{2: na}, 2020, 2020},
		{"student-mobility", [3]float64{730, 2795, 0}, [3]data.Missing{2: na}, 2019, 2019},
		{"researchers", [3]float64{1906, 7206, 0}, [3]data.Missing{2: na}, 2018, 2018},
	}
	if n := len(ds.Tabled()); n != len(want) {
		t.Fatalf("%d indicators, want %d", n, len(want))
	}
	numbers, gaps := 0, 0
	for i, w := range want {
		if ds.Indicators[i].ID != w.id {
			t.Errorf("row %d is %s, want %s", i+1, ds.Indicators[i].ID, w.id)
		}
		period, ok := ds.Period(w.id)
		if !ok || period != (data.Period{Start: w.start, End: w.end}) {
			t.Errorf("%s: period %v", w.id, period)
		}
		for j, column := range ds.Columns() {
			o := ds.Cell(w.id, column.ID)
			if o == nil {
				t.Errorf("%s %s: no observation", w.id, column.ID)
				continue
			}
			if o.Value.Number != w.numbers[j] || o.Value.Missing != w.missing[j] {
				t.Errorf("%s %s: %+v", w.id, column.ID, o.Value)
			}
			if o.Value.Present() {
				numbers++
			} else {
				gaps++
				if o.Value.Reason.EN == "" || o.Value.Reason.JA == "" {
					t.Errorf("%s %s: no reason in both languages", w.id, column.ID)
				}
			}
		}
	}
	if numbers != 15 || gaps != 3 || len(ds.Observations) != 18 {
		t.Errorf("%d numbers, %d gaps, %d observations", numbers, gaps, len(ds.Observations))
	}
}

func TestEachValueOfTheDeckBelongsToTheRightSubject(t *testing.T) {
	ds, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		indicator data.IndicatorID
		column    data.ColumnID
		subject   data.Subject
		label     string
	}{
		{"total-outputs", "JPN", data.Subject{Kind: data.OfPlace, Place: "JPN"}, ""},
		{"fwci", "GBR-JPN", data.Subject{Kind: data.OfPair, Place: "GBR", Partner: "JPN"}, ""},
		{"partner-rank", "JPN", data.Subject{Kind: data.OfRanking, Place: "JPN", Partner: "GBR"}, "UK ranks"},
		{"partner-rank", "GBR", data.Subject{Kind: data.OfRanking, Place: "GBR", Partner: "JPN"}, "Japan ranks"},
		{"student-mobility", "JPN", data.Subject{Kind: data.OfFlow, Place: "GBR", Partner: "JPN"}, "UK students"},
		{"student-mobility", "GBR", data.Subject{Kind: data.OfFlow, Place: "JPN", Partner: "GBR"}, "Japanese students"},
		{"researchers", "JPN", data.Subject{Kind: data.OfFlow, Place: "GBR", Partner: "JPN"}, "UK researchers"},
		{"researchers", "GBR", data.Subject{Kind: data.OfFlow, Place: "JPN", Partner: "GBR"}, "Japanese researchers"},
	} {
		o := ds.Cell(c.indicator, c.column)
		if o == nil || o.Subject != c.subject || o.Label.EN != c.label {
			t.Errorf("%s %s: %+v", c.indicator, c.column, o)
		}
	}
	o := ds.Cell("researchers", "GBR")
	if len(o.Notes) != 1 || o.Notes[0].Mark != "40" || o.Notes[0].Text.IsStated() || !o.Notes[0].Text.Interpretation.IsZero() {
		t.Errorf("note of the researchers: %+v", o.Notes)
	}
	for i := range ds.Observations {
		if other := &ds.Observations[i]; other != o && len(other.Notes) > 0 {
			t.Errorf("row %d has a note", i+1)
		}
	}
}

func TestWhatTheDeckDoesNotStateIsTypedSo(t *testing.T) {
	ds, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	check := func(name string, s data.Statement, reading bool) {
		t.Helper()
		if s.IsStated() {
			t.Errorf("%s is stated: %v", name, s.Stated)
		}
		if reading == s.Interpretation.IsZero() || reading == s.Reason.IsZero() {
			t.Errorf("%s: reading %v, reason %v", name, s.Interpretation, s.Reason)
		}
	}
	for _, s := range ds.DeckSources() {
		check("database", s.Database, true)
		check("date", s.Date, true)
		check("counting method", s.CountingMethod, true)
		check("licence", s.Licence, false)
		if s.Terms.IsZero() {
			t.Error("no terms of use")
		}
	}
	for _, ind := range ds.Tabled() {
		flow := ind.Meaning == data.Flow
		check(string(ind.ID)+" formula", ind.Formula, !flow)
		check(string(ind.ID)+" counting", ind.Counting, true)
		if len(ind.Caveats) == 0 {
			t.Errorf("%s has no caveat", ind.ID)
		}
	}
}

func TestTheDecksWordsAreAllThere(t *testing.T) {
	ds, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	scan := deckScan
	var have []string
	count := map[data.PartKind]int{}
	for _, p := range ds.Parts {
		have = append(have, p.Title.EN, p.Heading.EN)
		for _, m := range ds.Messages {
			if m.Part == p.ID {
				count[p.Kind]++
				have = append(have, m.Heading.EN, m.Text.EN)
			}
		}
	}
	if len(ds.Parts) != 4 || count[data.ReasonsPart] != 4 || count[data.MessagesPart] != 4 || count[data.StepsPart] != 4 || count[data.TablePart] != 0 {
		t.Errorf("%d parts, sentences by kind %v", len(ds.Parts), count)
	}
	have = append(have, ds.Deck.EN, ds.DeckSubtitle.EN)
	for _, ind := range ds.Tabled() {
		have = append(have, ind.Label.EN)
	}
	for _, c := range ds.Columns() {
		have = append(have, c.Label.EN)
	}
	for _, c := range ds.Contacts {
		if c.Kind != data.SocialAccount {
			have = append(have, c.Label)
		}
	}
	words := strings.Join(strings.Fields(strings.ToLower(strings.Join(have, " "))), " ")
	for _, sentence := range scan {
		if !strings.Contains(words, strings.ToLower(sentence)) {
			t.Errorf("the deck's %q is missing", sentence)
		}
	}
	if n := len(ds.Contacts); n != 3 || ds.Contacts[2].Note.IsZero() || !strings.Contains(ds.Contacts[2].Note.EN, "**GUUKIntl") {
		t.Errorf("contacts: %+v", ds.Contacts)
	}
}

// deckScan is what the deck prints, tidied only where the scan joins words or
// marks them bold.
var deckScan = []string{
	"Building on Excellence", "Opportunities for UK-Japan collaboration",
	"Establishing a focus on bilateral relationships", "Why focus on UK-Japan collaboration?",
	"Excellence in R&I",
	"Higher Education institutions in both countries are leaders in innovation, scientific discovery and technological advancement. Both countries produce high quality research at scale.",
	"Shared ambitions",
	"Investment in Research and Development is a priority for both the UK and Japanese governments in the long-term, and the UK and Japanese R&D sectors have specific strengths in complementary fields.",
	"Quality of collaborations",
	"Where Japan and the UK collaborate, the research is very high quality and impact.",
	"Scope to do more",
	"UK-Japan collaboration has grown significantly—but mobility and exchange remains relatively low",
	"Patterns of collaboration (1)", "Summary of emerging messages",
	"Japanese researchers are increasingly collaborating with counterparts from overseas institutions. Their primary international partners are the US, China, Germany, the UK and France.",
	"UK-Japanese joint research output has been growing since 2010. The UK is now Japan's 4th most popular partner – and the impact is high.",
	"More Japanese researchers engage in mobility and exchange programmes every year – and more international researchers engage in mobility and exchange programmes in Japan every year.",
	"Japanese staff and students are relatively under-represented in the UK – and there is scope for more reciprocal mobility. Exchange opportunities are available in various forms, but engagement is limited.",
	"Patterns of collaboration (2)", "UK-Japan collaboration in research",
	"Total outputs", "FWCI", "Growth in outputs", "Rank as partner", "Student mobility", "Researchers",
	"Japan UK Japan–UK",
	"Next steps", "UUKi's work to foster UK-Japan collaboration",
	"Building mutual understanding", "High level strategic dialogue", "Advocating for investment & support", "Promoting mobility & exchange",
	"info@international.ac.uk", "www.international.ac.uk",
}

func TestEveryTextOfTheDeckIsInBothLanguages(t *testing.T) {
	root, faults := parseJSON(whole(t))
	if faults != nil {
		t.Fatal(faults)
	}
	ds, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	texts := 0
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case []any:
			for i := range v {
				walk(fmt.Sprintf("%s[%d]", path, i), v[i])
			}
		case *object:
			if _, isText := v.values[""]; isText {
				texts++
				ja, _ := v.get("ja").(string)
				// A work is called by its title, which is in its own language.
				title := v.values[""] == ds.Deck.EN || v.values[""] == ds.DeckSubtitle.EN || v.values[""] == ds.Sources[0].Title.EN
				if ja == "" && !title {
					t.Errorf("%s has no Japanese", path)
				}
				return
			}
			for _, k := range v.keys {
				walk(path+"."+k, v.values[k])
			}
		}
	}
	walk("", root)
	if texts < 100 {
		t.Errorf("only %d texts were found", texts)
	}
	if !strings.Contains(ds.TranslationNote.JA, "非公式") || !strings.Contains(ds.TranslationNote.EN, "unofficial") {
		t.Errorf("translation note: %+v", ds.TranslationNote)
	}
}

func TestNoFindingHoldsAFigure(t *testing.T) {
	ds, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, ind := range ds.Tabled() {
		for _, finding := range []string{ind.Finding.EN, ind.Finding.JA} {
			if finding == "" || strings.ContainsAny(strings.ReplaceAll(finding, ".value:1}", ""), "0123456789") {
				t.Errorf("%s: %q", ind.ID, finding)
			}
		}
	}
}
