//go:build !js

package extract_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"iter"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/extract"
	"bilateral/components/page/pagetest"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/testdata/golden"
	"bilateral/testdata/htmlcheck"
)

func joined(pieces iter.Seq[[]byte]) []byte {
	var all []byte
	for piece := range pieces {
		all = append(all, piece...)
	}
	return all
}

// evidenceFile is a view's claims as CSV or JSON.
func evidenceFile(ds *data.Dataset, address string, all, asJSON bool) []byte {
	st := state.Parse(ds, address)
	cat := catalogue.Of(ds, st.Language)
	w, t := extract.Writer(ds, cat), extract.Evidence(ds, st, cat, all)
	if asJSON {
		return joined(w.JSON(t))
	}
	return joined(w.CSV(t, false))
}

// readBack reads a CSV as programs do: each row by its heads.
func readBack(t *testing.T, b []byte) []map[string]string {
	t.Helper()
	lines, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, cell := range line {
			if _, twice := row[lines[0][i]]; twice {
				t.Fatalf("two columns are called %q", lines[0][i])
			}
			row[lines[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

func TestTheEvidenceIsTheGolden(t *testing.T) {
	ds := pagetest.Deck(t)
	golden.Compare(t, "evidence.en.csv", evidenceFile(ds, "/evidence/", false, false))
	golden.Compare(t, "evidence-differs.ja.csv", evidenceFile(ds, "/ja/evidence/?verdict=differs", false, false))
	golden.Compare(t, "evidence-unchecked.ja.json", evidenceFile(ds, "/ja/evidence/?verdict=unchecked", false, true))
}

// Every claim and every figure of a source stands in the file once, whatever the view.
func TestEveryClaimAndEveryFigureHasARow(t *testing.T) {
	for name, ds := range map[string]*data.Dataset{"the deck": pagetest.Deck(t), "the second": pagetest.Second(t)} {
		for _, address := range []string{"/evidence/", "/ja/evidence/?verdict=differs&sort=-verdict"} {
			rows := readBack(t, evidenceFile(ds, address, true, false))
			want := 0
			for i := range ds.Claims {
				for j := range ds.Claims[i].Checks {
					want += len(ds.Claims[i].Checks[j].Figures)
				}
			}
			figures, claims := 0, map[string]bool{}
			for _, row := range rows {
				id, value := row["claim"], row["value"]
				if strings.HasPrefix(address, "/ja/") {
					id, value = row["記述ID"], row["値"]
				}
				claims[id] = true
				if value != "" || row["flag"] != "[x]" && row["記号"] != "[x]" {
					figures++
				}
			}
			if len(claims) != len(ds.Claims) || figures > want || len(rows) < want {
				t.Errorf("%s, %s: %d rows of %d claims with %d figures, want %d claims with %d", name, address, len(rows), len(claims), figures, len(ds.Claims), want)
			}
		}
	}
}

func TestTheRowsAreThoseThatThePageShows(t *testing.T) {
	ds := pagetest.Deck(t)
	for _, c := range []struct{ sentence, address string }{
		{"all claims in the deck's order", "/evidence/"},
		{"those of a verdict", "/evidence/?verdict=differs"},
		{"those of a topic, by how far they are from the deck", "/evidence/?topic=output&sort=-deviation"},
		{"those that nobody can check", "/evidence/?verdict=unchecked"},
	} {
		var shown, written []string
		page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, c.address)))
		for _, claim := range page.All("tbody.claim") {
			shown = append(shown, claim.Attribute("data-key"))
		}
		for _, row := range readBack(t, evidenceFile(ds, c.address, false, false)) {
			if n := len(written); n == 0 || written[n-1] != row["claim"] {
				written = append(written, row["claim"])
			}
		}
		if len(shown) == 0 || !slices.Equal(shown, written) {
			t.Errorf("%s: the file has %v, the page %v", c.sentence, written, shown)
		}
	}
}

func TestAClaimIsToldWithItsRuleAndItsReason(t *testing.T) {
	ds := pagetest.Deck(t)
	rows := readBack(t, evidenceFile(ds, "/evidence/", false, false))
	row := func(claim, figure string) map[string]string {
		for _, r := range rows {
			if r["claim"] == claim && (figure == "" || strings.Contains(r["figure"], figure)) {
				return r
			}
		}
		t.Fatalf("no row of %s with %q", claim, figure)
		return nil
	}
	for i := range ds.Claims {
		c := &ds.Claims[i]
		r := row(string(c.ID), "")
		verdict := [...]string{"", "agrees", "agrees_in_direction", "differs", "cannot_be_checked"}[c.Verdict]
		if r["statement"] != c.Statement.EN || r["rule"] != string(c.Rule) || r["rule_text"] != c.RuleText.EN || r["reason"] != c.Reason.EN || r["verdict"] != verdict {
			t.Errorf("%s: %v", c.ID, r)
		}
		if o := ds.Cell(c.Indicator, c.Column); o != nil && o.Value.Present() {
			if r["deck_value"] != strconv.FormatFloat(o.Value.Number, 'f', -1, 64) || r["deck_source"] != string(o.Source) || !strings.HasPrefix(r["deck_origin"], "observations#row=") || r["deck_flag"] == "[z]" {
				t.Errorf("%s: the deck's figure is %q from %q, %q", c.ID, r["deck_value"], r["deck_source"], r["deck_origin"])
			}
		} else if r["deck_value"] != "" || r["deck_flag"] != "[z]" {
			t.Errorf("%s: a sentence has the figure %q, flagged %q", c.ID, r["deck_value"], r["deck_flag"])
		}
	}
	for _, r := range rows {
		if r["value"] != "" && (r["source"] == "" || r["period"] == "" || r["licence"] == "" || r["check"] == "" || !strings.Contains(r["origin"], "#row=")) {
			t.Errorf("a figure of %s says not all of where it is from: %v", r["claim"], r)
		}
		if r["value"] == "" && (r["flag"] != "[x]" || r["note"] == "") {
			t.Errorf("%s: a value is missing without a reason: %v", r["claim"], r)
		}
	}
}

// The value of each row is in the page's own figures, and its rows in the files add up
// where it is said to be a sum.
func TestJSONHasTheSameRowsTyped(t *testing.T) {
	ds := pagetest.Deck(t)
	for _, address := range []string{"/evidence/", "/ja/evidence/"} {
		var got struct {
			ID, Language string
			Rows         []struct {
				Claim, Check, Verdict string
				Deck_value, Value     *float64
				Period                *struct{ Start, End int }
				Flags                 []struct{ Code string }
			}
			Sources []struct{ ID string }
		}
		if err := json.Unmarshal(evidenceFile(ds, address, true, true), &got); err != nil {
			t.Fatal(err)
		}
		rows := readBack(t, evidenceFile(ds, "/evidence/", true, false))
		if got.ID != "claims" || len(got.Rows) != len(rows) || len(got.Sources) == 0 {
			t.Fatalf("%s: %d rows, want %d; %d sources", address, len(got.Rows), len(rows), len(got.Sources))
		}
		for i, r := range got.Rows {
			text := ""
			if r.Value != nil {
				text = strconv.FormatFloat(*r.Value, 'f', -1, 64)
			}
			if r.Claim != rows[i]["claim"] || text != rows[i]["value"] || r.Verdict != rows[i]["verdict"] || r.Check != rows[i]["check"] {
				t.Errorf("%s, row %d: %+v, want %v", address, i, r, rows[i])
			}
			if r.Value == nil && (len(r.Flags) == 0 || r.Period != nil && r.Period.Start == 0) {
				t.Errorf("%s, row %d: no value, flags %v, period %v", address, i, r.Flags, r.Period)
			}
		}
	}
}
