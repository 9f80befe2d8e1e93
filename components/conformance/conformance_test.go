package conformance

import (
	"regexp"
	"strings"
	"testing"
	"time"
)

// numbers are the success criteria of WCAG 2.2 at levels A and AA as the Recommendation of
// 12 December 2024 has them: those of level AA behind the bar.
const numbers = `1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4
	2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2 |
	1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 3.2.3 3.2.4
	3.3.3 3.3.4 3.3.8 4.1.3`

var japanese = regexp.MustCompile(`[\p{Hiragana}\p{Katakana}\p{Han}]`)

// whole reports what an entry lacks.
func whole(t *testing.T, of string, result Result, how Words, ways Ways) {
	t.Helper()
	if result < Met || result > NotMet || ways == 0 {
		t.Errorf("%s has the result %d, checked by %d", of, result, ways)
	}
	if !strings.HasSuffix(how.EN, ".") || japanese.MatchString(how.EN) || !strings.HasSuffix(how.JA, "。") || !japanese.MatchString(how.JA) {
		t.Errorf("%s is not said in sentences of both languages: %q", of, how)
	}
}

func TestEveryCriterionStandsOnceAndIsMetOrDoesNotApply(t *testing.T) {
	a, aa, _ := strings.Cut(numbers, "|")
	levels := map[string]string{}
	for _, number := range strings.Fields(a) {
		levels[number] = "A"
	}
	for _, number := range strings.Fields(aa) {
		levels[number] = "AA"
	}
	if len(levels) != 55 {
		t.Fatalf("WCAG 2.2 has %d criteria at these levels, want 55", len(levels))
	}
	names, before := map[string]bool{}, []int{}
	for _, c := range Criteria() {
		if levels[c.Number] != c.Level {
			t.Errorf("%s stands at level %s, want %q once", c.Number, c.Level, levels[c.Number])
		}
		delete(levels, c.Number)
		if c.Result == NotMet {
			t.Errorf("%s is not met", c.Number)
		}
		if names[c.Name.EN] || names[c.Name.JA] || c.Name.EN == "" || !japanese.MatchString(c.Name.JA) {
			t.Errorf("%s is called %q", c.Number, c.Name)
		}
		names[c.Name.EN], names[c.Name.JA] = true, true
		whole(t, c.Number, c.Result, c.How, c.Ways)
		place := make([]int, 3)
		for i, part := range strings.Split(c.Number, ".") {
			for _, digit := range part {
				place[i] = 10*place[i] + int(digit-'0')
			}
		}
		if at := place[0]*10000 + place[1]*100 + place[2]; len(before) > 0 && at <= before[0] {
			t.Errorf("%s stands behind one that follows it", c.Number)
		} else {
			before = []int{at}
		}
	}
	for number := range levels {
		t.Errorf("%s is missing", number)
	}
}

func TestEveryHeuristicStandsOnceAndTheCriticalOnesAreMet(t *testing.T) {
	// As the second version of the workbook says: how many under each principle, and how
	// many of them are critical.
	want := [][2]int{{8, 4}, {8, 3}, {10, 3}, {3, 0}, {7, 1}, {6, 2}, {8, 1}}
	names, all, critical := map[string]bool{}, 0, 0
	for i, g := range Groups() {
		n := 0
		for j := range g.Heuristics {
			h := &g.Heuristics[j]
			all++
			if h.Critical {
				n++
				if h.Result != Met {
					t.Errorf("%s is critical, and its result is %d", h.Name, h.Result)
				}
			}
			if names[h.Name] || names[h.Gloss] || h.Name == "" || !japanese.MatchString(h.Gloss) {
				t.Errorf("%q is called %q", h.Name, h.Gloss)
			}
			names[h.Name], names[h.Gloss] = true, true
			whole(t, h.Name, h.Result, h.How, h.Ways)
		}
		critical += n
		if got := [2]int{len(g.Heuristics), n}; got != want[i] {
			t.Errorf("%s has %d heuristics, want %d", g.Name.EN, got, want[i])
		}
	}
	if all != 50 || critical != 14 {
		t.Errorf("there are %d heuristics, %d of them critical, want 50 and 14", all, critical)
	}
}

func TestTheDayOfTheStatementIsOne(t *testing.T) {
	if _, err := time.Parse(time.DateOnly, Prepared); err != nil {
		t.Error(err)
	}
}
