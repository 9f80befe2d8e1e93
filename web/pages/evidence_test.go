package pages

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"bilateral/components/page/pagetest"
	"bilateral/data"
)

func TestTheClaimsHaveAddressesOfTheirOwn(t *testing.T) {
	all, differ := len(pagetest.Deck(t).Claims), 0
	for _, c := range pagetest.Deck(t).Claims {
		if c.Verdict == data.Differs {
			differ++
		}
	}
	e := New(pagetest.Deck(t))
	made := func(target string) (string, []byte) {
		t.Helper()
		d := e.Download(target)
		if d == nil || d.Refused != "" {
			t.Fatalf("%s: %+v", target, d)
		}
		pieces, err := d.Make()
		if err != nil {
			t.Fatal(err)
		}
		var b []byte
		for piece := range pieces {
			b = append(b, piece...)
		}
		return d.Name, b
	}
	for _, c := range []struct {
		sentence, target, name, first string
		claims                        int
	}{
		{"all claims", "/evidence.csv", "uk-japan-evidence-v", "\ufeffclaim", all},
		{"those of a verdict", "/evidence.csv?verdict=differs&bom=0", "uk-japan-evidence-differs-v", "claim", differ},
		{"all, whatever is shown", "/evidence.csv?verdict=differs&rows=all&bom=0", "uk-japan-evidence-all-v", "claim", all},
		{"under Japanese heads", "/ja/evidence.csv", "uk-japan-evidence-v", "\ufeff記述ID", all},
		{"unknown names are passed over", "/evidence.csv?utm_source=x", "uk-japan-evidence-v", "\ufeffclaim", all},
	} {
		name, b := made(c.target)
		rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", c.sentence, err)
		}
		claims := map[string]bool{}
		for _, row := range rows[1:] {
			claims[row[0]] = true
		}
		if !strings.HasPrefix(name, c.name) || !strings.HasSuffix(name, ".csv") || rows[0][0] != c.first || len(claims) != c.claims {
			t.Errorf("%s: %s begins with %q and has %d claims, want %d", c.sentence, name, rows[0][0], len(claims), c.claims)
		}
	}
	if _, b := made("/ja/evidence.json"); !json.Valid(b) {
		t.Error("what is to be JSON is not")
	}
	for _, c := range []struct{ sentence, target, refused string }{
		{"a verdict that there is not is refused in words", "/evidence.csv?verdict=maybe", `The parameter “verdict” has the value “maybe”, which cannot be used here. Expected: agrees, direction, differs, unchecked`},
		{"so is a choice of rows", "/ja/evidence.json?rows=some", "パラメーター「rows」の値「some」はここでは使えません。使える値：shown, all"},
	} {
		if d := e.Download(c.target); d == nil || d.Refused != c.refused {
			t.Errorf("%s: %+v", c.sentence, d)
		}
	}
	for _, target := range []string{"/nope/evidence.csv", "/evidence.xml", "/evidence/"} {
		if d := e.Download(target); d != nil {
			t.Errorf("%s is a file: %+v", target, d)
		}
	}
	without := *pagetest.Deck(t)
	without.Collections, without.Claims = nil, nil
	for _, c := range pagetest.Deck(t).Collections {
		if c.ID != data.EvidenceCollection {
			without.Collections = append(without.Collections, c)
		}
	}
	if d := New(&without).Download("/evidence.csv"); d != nil {
		t.Error("a dataset without claims has a table of them")
	}
}
