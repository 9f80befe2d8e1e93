package state

import (
	"slices"
	"strings"
	"testing"

	"bilateral/data"
)

// checked is a dataset that has claims.
func checked() *data.Dataset {
	ds := small()
	ds.Collections = []data.Collection{{ID: data.EvidenceCollection}}
	return ds
}

func TestParseTheEvidence(t *testing.T) {
	for _, test := range []struct {
		name, target, printed string
		verdict               data.Verdict
		notices               []Notice
	}{
		{"all claims", "/evidence", "/evidence/", 0, nil},
		{"what agrees", "/evidence/?verdict=agrees", "/evidence/?verdict=agrees", data.Agrees, nil},
		{"what agrees in direction", "/evidence/?verdict=direction", "/evidence/?verdict=direction", data.AgreesInDirection, nil},
		{"what differs, in Japanese", "/ja/evidence/?verdict=differs", "/ja/evidence/?verdict=differs", data.Differs, nil},
		{"what cannot be checked", "/evidence/?theme=dark&verdict=unchecked", "/evidence/?verdict=unchecked&theme=dark", data.CannotBeChecked, nil},
		{"of a repeated name the last counts", "/evidence/?verdict=agrees&verdict=differs", "/evidence/?verdict=differs", data.Differs, nil},
		{"an empty value is the default", "/evidence/?verdict=", "/evidence/", 0, nil},
		{"an unknown verdict falls back with a notice", "/evidence/?verdict=wrong", "/evidence/", 0, []Notice{{VerdictParameter, "wrong"}}},
		{"what means nothing here is passed over", "/evidence/?tab=table&derived=1&time=2016", "/evidence/", 0, nil},
		{"ordered by verdict, of one topic", "/evidence/?topic=works&sort=verdict", "/evidence/?sort=verdict&topic=works", 0, nil},
		{"the farthest from the deck first", "/evidence/?sort=-deviation", "/evidence/?sort=-deviation", 0, nil},
		{"ordered by database, in a frame", "/embed/evidence/?sort=basis", "/embed/evidence/?sort=basis", 0, nil},
		{"claims are not ordered by a column of the deck's table", "/evidence/?sort=-JPN", "/evidence/", 0, []Notice{{SortParameter, "-JPN"}}},
		{"nor by the labels of indicators", "/evidence/?sort=indicator", "/evidence/", 0, []Notice{{SortParameter, "indicator"}}},
		{"an unknown topic falls back with a notice", "/evidence/?topic=wrong", "/evidence/", 0, []Notice{{TopicParameter, "wrong"}}},
		{"the indicator table is not ordered by verdict", "/?sort=verdict", "/", 0, []Notice{{SortParameter, "verdict"}}},
		{"in a frame, without controls", "/embed/evidence/?verdict=agrees&hideControls=1&childId=a", "/embed/evidence/?verdict=agrees&hideControls=1&childId=a", data.Agrees, nil},
		{"elsewhere it means nothing", "/?verdict=agrees", "/", 0, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := Parse(checked(), test.target)
			if got.Address() != test.printed || got.Verdict != test.verdict || !slices.Equal(got.Notices, test.notices) {
				t.Errorf("%q, verdict %d, notices %v; want %q, %d, %v", got.Address(), got.Verdict, got.Notices, test.printed, test.verdict, test.notices)
			}
		})
	}
}

func TestADatasetWithoutClaimsHasNoSuchPage(t *testing.T) {
	if got := Parse(small(), "/evidence/"); got.Route != NotFound {
		t.Errorf("route %d", got.Route)
	}
}

func TestChoosingAVerdictKeepsTheRestOfTheView(t *testing.T) {
	s := Parse(checked(), "/ja/evidence/?verdict=agrees&theme=dark")
	for verdict, want := range map[data.Verdict]string{0: "/ja/evidence/?theme=dark", data.Differs: "/ja/evidence/?verdict=differs&theme=dark"} {
		if got := Update(s, FilterVerdict{verdict}).Address(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if got := Update(s, OpenIndicator{"output"}).Address(); got != "/ja/indicators/output/?theme=dark" {
		t.Errorf("an indicator read from there is at %s", got)
	}
}

func TestAnOrderOfTheClaimsTurnsAndEnds(t *testing.T) {
	for column, want := range map[data.ColumnID][]string{
		ByVerdict: {"?sort=verdict", "?sort=-verdict", ""}, ByDeviation: {"?sort=-deviation", "?sort=deviation", ""}, ByBasis: {"?sort=basis", "?sort=-basis", ""},
	} {
		s := Parse(checked(), "/evidence/")
		for i, query := range want {
			if s = Update(s, SortBy{column}); s.Address() != "/evidence/"+query {
				t.Errorf("choice %d of %s leads to %s, want %s", i+1, column, s.Address(), query)
			}
		}
	}
}

func FuzzParseTheEvidence(f *testing.F) {
	for _, seed := range []string{"verdict=agrees", "verdict=%64iffers&theme=dark", "verdict=&verdict=\xff", "hideControls=1&verdict=unchecked", "sort=-deviation&topic=people"} {
		f.Add(seed)
	}
	ds := checked()
	f.Fuzz(func(t *testing.T, query string) {
		if strings.Contains(query, "#") {
			return
		}
		s := Parse(ds, "/evidence/?"+query)
		again := Parse(ds, s.Address())
		if len(again.Notices) > 0 || again.Verdict != s.Verdict || again.Address() != s.Address() {
			t.Fatalf("%q prints as %q, which prints as %q with notices %v", query, s.Address(), again.Address(), again.Notices)
		}
	})
}
