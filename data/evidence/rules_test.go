//go:build !js

package evidence

import (
	"strings"
	"testing"

	"bilateral/data"
)

func found(numbers ...float64) []result {
	var list []result
	for i, x := range numbers {
		year := 2010 + i
		list = append(list, result{Figure: data.Figure{Value: data.Value{Number: x}, Period: data.Period{Start: year, End: year}}})
	}
	return list
}

func TestEachRuleComesToItsVerdicts(t *testing.T) {
	deck := func(x float64) *data.Observation {
		return &data.Observation{Value: data.Value{Number: x}, Period: data.Period{Start: 2010, End: 2010}}
	}
	mark := func(list []result, at int, flag data.Flag) []result {
		list[at].Flags = list[at].Flags.With(flag)
		return list
	}
	missing := func(list []result, at int) []result {
		list[at].Value = data.Value{Missing: data.NotAvailable}
		return list
	}
	place := func(list []result, places ...data.PlaceID) []result {
		for i := range list {
			list[i].place, list[i].field = places[i], data.FieldID([]string{"x", "x", "y", "y"}[i%4])
		}
		return list
	}
	rank := func(list []result, at ...int) []result {
		for _, i := range at {
			list[i].Meaning = data.Rank
		}
		return list
	}
	const agrees, direction, differs, cannot = data.Agrees, data.AgreesInDirection, data.Differs, data.CannotBeChecked
	for _, c := range []struct {
		sentence string
		use      RuleUse
		deck     *data.Observation
		found    []result
		want     data.Verdict
	}{
		{"ten per cent below is within ten per cent", RuleUse{ID: "within-percent", Limit: 10}, deck(100), found(90), agrees},
		{"eleven per cent above is not", RuleUse{ID: "within-percent", Limit: 10}, deck(100), found(111), differs},
		{"a flagged year cannot be checked, however close", RuleUse{ID: "within-percent", Limit: 10}, deck(100), mark(found(100), 0, data.Unreliable), cannot},
		{"nor a provisional one", RuleUse{ID: "within-percent", Limit: 10}, deck(100), mark(found(100), 0, data.Provisional), cannot},
		{"nor a missing one", RuleUse{ID: "within-percent", Limit: 10}, deck(100), missing(found(100), 0), cannot},
		{"nor nothing", RuleUse{ID: "within-percent", Limit: 10}, deck(100), nil, cannot},
		{"one of two figures is too far off", RuleUse{ID: "within-percent", Limit: 10}, deck(100), found(100, 200), differs},
		{"the figure of the same year counts, the next year's does not", RuleUse{ID: "same-year-within-percent", Limit: 5}, deck(100), found(96, 300), agrees},
		{"the figure of the same year is too far off", RuleUse{ID: "same-year-within-percent", Limit: 5}, deck(100), found(94, 100), differs},
		{"there is no figure of the same year", RuleUse{ID: "same-year-within-percent", Limit: 5}, deck(100), found(0, 100)[1:], cannot},
		{"two points off agrees", RuleUse{ID: "change-within-points", Limit: 2}, deck(4), found(6), agrees},
		{"more with the same sign agrees in direction", RuleUse{ID: "change-within-points", Limit: 2}, deck(4), found(14), direction},
		{"another sign differs", RuleUse{ID: "change-within-points", Limit: 2}, deck(4), found(-1), differs},
		{"no change has no sign", RuleUse{ID: "change-within-points", Limit: 2}, deck(4), found(0), differs},
		{"the same sign agrees in direction only", RuleUse{ID: "same-sign"}, deck(4), found(4), direction},
		{"the other sign differs", RuleUse{ID: "same-sign"}, deck(4), found(-4), differs},
		{"an equal rank agrees", RuleUse{ID: "equal-rank"}, deck(4), found(4), agrees},
		{"the next rank differs", RuleUse{ID: "equal-rank"}, deck(4), found(5), differs},
		{"a shared rank has no order", RuleUse{ID: "equal-rank"}, deck(4), mark(found(4), 0, data.Tied), cannot},
		{"what nobody measures cannot be checked", RuleUse{ID: "no-measure"}, nil, found(1), cannot},
		{"both are among the first ten and at the world's level", RuleUse{ID: "first-and-at-least", Limit: 10, Other: 1}, nil, rank(found(3, 2, 10, 1), 0, 2), agrees},
		{"one is eleventh", RuleUse{ID: "first-and-at-least", Limit: 10, Other: 1}, nil, rank(found(3, 2, 11, 1), 0, 2), differs},
		{"one is under the world's level", RuleUse{ID: "first-and-at-least", Limit: 10, Other: 1}, nil, rank(found(3, 2, 10, 0.97), 0, 2), differs},
		{"two targets are stated", RuleUse{ID: "stated-target"}, nil, found(2.4, 30), agrees},
		{"one target only", RuleUse{ID: "stated-target"}, nil, found(2.4), cannot},
		{"each has a field in which the other is weak", RuleUse{ID: "opposite-fields", Limit: 1.2, Other: 0.8}, nil, place(found(1.4, 0.7, 0.5, 1.8), "A", "B", "A", "B"), agrees},
		{"only one has", RuleUse{ID: "opposite-fields", Limit: 1.2, Other: 0.8}, nil, place(found(1.4, 0.7, 0.9, 1.8), "A", "B", "A", "B"), differs},
		{"there are no such fields", RuleUse{ID: "opposite-fields", Limit: 1.2, Other: 0.8}, nil, nil, differs},
		{"twice is doubled", RuleUse{ID: "at-least-times", Limit: 2}, nil, found(2), agrees},
		{"more is a direction", RuleUse{ID: "at-least-times", Limit: 2}, nil, found(1.5), direction},
		{"the same differs", RuleUse{ID: "at-least-times", Limit: 2}, nil, found(1), differs},
		{"under one per cent", RuleUse{ID: "below-percent", Limit: 1}, nil, found(0.5, 0.9), agrees},
		{"one per cent is not under it", RuleUse{ID: "below-percent", Limit: 1}, nil, found(0.5, 1), differs},
		{"the later is higher", RuleUse{ID: "higher-later"}, nil, found(1, 2), agrees},
		{"the later is lower", RuleUse{ID: "higher-later"}, nil, found(2, 1), differs},
		{"two of one year are not later", RuleUse{ID: "higher-later"}, nil, append(found(1), found(2)...), cannot},
		{"the same set in another order", RuleUse{ID: "equal-set", Places: []data.PlaceID{"A", "B"}}, nil, place(found(2, 1), "B", "A"), agrees},
		{"another set", RuleUse{ID: "equal-set", Places: []data.PlaceID{"A", "B"}}, nil, place(found(2, 1), "B", "C"), differs},
		{"a tie makes the set larger", RuleUse{ID: "equal-set", Places: []data.PlaceID{"A", "B"}}, nil, place(found(2, 1, 1), "A", "B", "C"), differs},
		{"every year is higher", RuleUse{ID: "every-year-higher"}, nil, found(1, 2, 3), agrees},
		{"a flagged year is passed over", RuleUse{ID: "every-year-higher"}, nil, mark(found(1, 9, 3), 1, data.Unreliable), agrees},
		{"one year is lower", RuleUse{ID: "every-year-higher"}, nil, found(1, 3, 2), differs},
		{"an equal year is not higher", RuleUse{ID: "every-year-higher"}, nil, found(1, 1), differs},
		{"a fall at a break is not compared", RuleUse{ID: "every-year-higher"}, nil, mark(found(3, 2, 4), 1, data.Break), agrees},
		{"one year says nothing", RuleUse{ID: "every-year-higher"}, nil, found(3), cannot},
		{"the first share is smaller", RuleUse{ID: "smaller-share"}, nil, found(0.5, 1.6), agrees},
		{"the first share is larger", RuleUse{ID: "smaller-share"}, nil, found(1.6, 0.5), differs},
		{"above the ratio is a direction", RuleUse{ID: "above-ratio", Limit: 2}, nil, found(7.5), direction},
		{"at the ratio differs", RuleUse{ID: "above-ratio", Limit: 2}, nil, found(2), differs},
	} {
		r := ruleOf(c.use.ID)
		if r == nil {
			t.Fatalf("no rule %s", c.use.ID)
		}
		if got := r.judge(c.use, c.deck, c.found); got != c.want {
			t.Errorf("%s (%s): verdict %d, want %d", c.sentence, c.use.ID, got, c.want)
		}
	}
}

func TestEveryRuleIsNamedAndSaidInBothLanguages(t *testing.T) {
	seen := map[data.RuleID]bool{}
	for i := range rules {
		r := &rules[i]
		name, words := r.words(RuleUse{Limit: 2.5, Other: 1}, new(data.Dataset).CalledDeck())
		if r.id == "" || seen[r.id] || name.EN == "" || name.JA == "" || words.EN == "" || words.JA == "" {
			t.Errorf("rule %d: %+v", i+1, r)
		}
		seen[r.id] = true
		for _, s := range []string{name.EN, name.JA, words.EN, words.JA} {
			for _, b := range s {
				if b == '{' || b == '}' {
					t.Errorf("%s: a placeholder is left in %q", r.id, s)
				}
			}
		}
	}
}

func TestARuleCallsTheDeckAsThePagesDo(t *testing.T) {
	for _, c := range []struct {
		sentence string
		name     data.Text
		want     string
	}{
		{"by its Japanese name", data.Text{EN: "the report", JA: "報告書"}, "報告書の値の±2.5%以内"},
		{"by its English one where it has no other", data.Text{EN: "the report"}, "the reportの値の±2.5%以内"},
		{"by a word of our own where it has none", data.Text{}, "資料の値の±2.5%以内"},
	} {
		ds := &data.Dataset{DeckName: c.name}
		if _, words := ruleOf("within-percent").words(RuleUse{Limit: 2.5}, ds.CalledDeck()); !strings.HasPrefix(words.JA, c.want) {
			t.Errorf("%s: %s, want %s", c.sentence, words.JA, c.want)
		}
	}
}

func TestTheLeastFavourableVerdictCounts(t *testing.T) {
	for _, c := range []struct {
		verdicts []data.Verdict
		want     data.Verdict
	}{
		{nil, data.CannotBeChecked},
		{[]data.Verdict{data.CannotBeChecked}, data.CannotBeChecked},
		{[]data.Verdict{data.Agrees, data.CannotBeChecked}, data.Agrees},
		{[]data.Verdict{data.Agrees, data.AgreesInDirection}, data.AgreesInDirection},
		{[]data.Verdict{data.Differs, data.Agrees}, data.Differs},
	} {
		if got := least(c.verdicts); got != c.want {
			t.Errorf("%v: %d, want %d", c.verdicts, got, c.want)
		}
	}
}
