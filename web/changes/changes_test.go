package changes

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bilateral/data"
	"bilateral/data/datapackage"
)

// edited is the second dataset with pieces of its file, written without spaces, replaced:
// old, new, old, new. Each old one has to be there.
func edited(t *testing.T, pieces ...string) *data.Dataset {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "testdata", "second.json"))
	if err != nil {
		t.Fatal(err)
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, b); err != nil {
		t.Fatal(err)
	}
	text := compact.String()
	for i := 0; i < len(pieces); i += 2 {
		if !strings.Contains(text, pieces[i]) {
			t.Fatalf("the second dataset has no %q", pieces[i])
		}
		text = strings.Replace(text, pieces[i], pieces[i+1], 1)
	}
	ds, err := datapackage.Decode([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

const works2016 = `"partner":"FRA","source":"invented-again","year":2016,"value":100`

func TestWhatChangesIsTold(t *testing.T) {
	usual := edited(t)
	for _, c := range []struct {
		sentence string
		edits    []string
		want     []string // lines
		counts   [3]int   // of titles, verdicts and figures; -1 for any
	}{
		{"the same dataset", nil, nil, [3]int{}},
		{"a value that no title tells of",
			[]string{`"partner":"FRA","source":"invented-again","year":2017,"value":110`, `"partner":"FRA","source":"invented-again","year":2017,"value":112`},
			[]string{"figure: works-together BRA~FRA (invented-again), 2017: 110 → 112"}, [3]int{-1, 0, 1}},
		{"a value with which a claim agrees",
			[]string{works2016, strings.Replace(works2016, "100", "1100", 1), `"clauses":{`, `"clauses":{"agrees":{"":"By chance"},`},
			[]string{"verdict: articles-of-france: Differs → Agrees", "figure: works-together BRA~FRA (invented-again), 2016: 100 → 1100"}, [3]int{-1, 1, 1}},
		{"a value of the deck, which titles in both languages tell",
			[]string{`"start":2020,"end":2020,"value":1234`, `"start":2020,"end":2020,"value":1300`},
			[]string{"title: /ja/#figure: 論文数（架空）はフランスが最多（1,234件） → 論文数（架空）はフランスが最多（1,300件）", "figure: joint-articles FRA (invented), 2020: 1234, provisional → 1300, provisional"}, [3]int{-1, 0, 1}},
		{"a flag that goes", []string{`"value":1234,"source":"invented","flags":["[p]"]`, `"value":1234,"source":"invented"`},
			[]string{"figure: joint-articles FRA (invented), 2020: 1234, provisional → 1234"}, [3]int{-1, 0, 1}},
		{"a missing value that is found", []string{`"year":2021,"value":"[x]","remark":"lost"`, `"year":2021,"value":130`},
			[]string{"figure: works-together BRA~FRA (invented-again), 2021: not available (The sample has lost it.) → 130"}, [3]int{-1, 0, 1}},
		{"another reason why a value is missing", []string{`"year":2021,"value":"[x]","remark":"lost"`, `"year":2021,"value":"[c]","remark":"lost"`},
			[]string{"figure: works-together BRA~FRA (invented-again), 2021: not available (The sample has lost it.) → confidential (The sample has lost it.)"}, [3]int{-1, 0, 1}},
		{"a year more", []string{`"partner":"FRA","source":"invented","year":2020,"value":160}`, `"partner":"FRA","source":"invented","year":2020,"value":160},{"indicator":"works-together","kind":"pair","place":"BRA","partner":"FRA","source":"invented","year":2021,"value":170}`},
			[]string{"figure: works-together BRA~FRA (invented), 2021: (not there) → 170"}, [3]int{-1, 0, 1}},
		{"another title of the deck's own figure", []string{`"{a} has {a.value} articles`, `"{a} wrote {a.value} articles`},
			[]string{"title: /#figure: France has 1,234 articles, Brazil 987 → France wrote 1,234 articles, Brazil 987"}, [3]int{3, 0, 0}},
		{"the Japanese words of a reason, by which no title, verdict or figure differs", []string{`"ja":"サンプルから失われた。"`, `"ja":"失われた。"`}, nil, [3]int{}},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			list := Between(usual, edited(t, c.edits...))
			var lines []string
			counts := [3]int{}
			for _, change := range list {
				lines = append(lines, change.String())
				counts[change.Kind-1]++
			}
			t.Log(strings.Join(lines, "\n"))
			for _, want := range c.want {
				if !slices.Contains(lines, want) {
					t.Errorf("%q is not told", want)
				}
			}
			for i, n := range c.counts {
				if n >= 0 && counts[i] != n {
					t.Errorf("%d %ss are told, want %d", counts[i], kinds[i+1], n)
				}
			}
			back := Between(edited(t, c.edits...), usual)
			if len(back) != len(list) {
				t.Errorf("the other way round %d changes are told, want %d", len(back), len(list))
			}
		})
	}
}
