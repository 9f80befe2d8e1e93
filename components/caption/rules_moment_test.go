//go:build !js

package caption

import (
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/data"
)

func TestARuleOfAMomentSaysItsSentence(t *testing.T) {
	four := []row{one(japan, chart.A, 4), one(uk, chart.B, 4), one(germany, chart.Other, 4), one(france, chart.Other, 4)}
	flow := func(there, back float64) []row { return []row{one(toUK, chart.A, there), one(toJapan, chart.B, back)} }
	picked := one(uk, chart.B, 1)
	picked.points[0].picked = true
	for _, test := range []struct {
		sentence string
		rule     *momentRule
		meaning  data.Meaning
		rows     []row
		says     string // "" where its condition is not met
		isTitle  bool   // and no rule is more salient
	}{
		{"what two places have together is told of the three", momentTogether, data.Count, []row{one(japan, chart.A, 9), one(uk, chart.B, 8), one(together, chart.Pair, 2)}, "Japan and the UK together: 2", true},
		{"a pair alone is among no members", momentTogether, data.Count, []row{one(together, chart.Pair, 2)}, "", false},
		{"two places without what they have together have none", momentTogether, data.Count, []row{one(japan, chart.A, 9), one(uk, chart.B, 8)}, "", false},
		{"a value that was picked out is told before a greater one", momentPicked, data.Count, []row{one(japan, chart.A, 9), picked}, "United Kingdom: 1", true},
		{"but not before what two places have together", momentPicked, data.Count, []row{one(japan, chart.A, 9), picked, one(together, chart.Pair, 2)}, "United Kingdom: 1", false},
		{"where nothing was picked out nothing is told so", momentPicked, data.Count, []row{one(japan, chart.A, 9)}, "", false},
		{"one value stands alone", momentAlone, data.Count, []row{one(japan, chart.A, 9)}, "Japan: 9", true},
		{"of two none does", momentAlone, data.Count, []row{one(japan, chart.A, 9), one(uk, chart.B, 8)}, "", false},
		{"two equal flows go both ways", momentBothWays, data.Flow, flow(5, 5), "From Japan to the UK: 5, and as many the other way", true},
		{"two flows that differ do not", momentBothWays, data.Flow, flow(5, 7), "", false},
		{"nor do two equal counts", momentBothWays, data.Count, flow(5, 5), "", false},
		{"the greater of two flows is told with the other", momentOneWay, data.Flow, flow(5, 7), "From the UK to Japan: 7, against 5 the other way", true},
		{"of two equal flows none is greater", momentOneWay, data.Flow, flow(5, 5), "", false},
		{"of three flows there is no other way", momentOneWay, data.Flow, append(flow(5, 7), one(germany, chart.Other, 1)), "", false},
		{"many ranks are told by the measure's name", momentOrders, data.Rank, four, "Joint works", true},
		{"few are not", momentOrders, data.Rank, four[:2], "", false},
		{"many counts are not", momentOrders, data.Count, four, "", false},
		{"few ranks are told one by one", momentRanks, data.Rank, []row{one(uk, chart.B, 4), one(japan, chart.A, 13)}, "United Kingdom: 4th; Japan: 13th", true},
		{"many are not told one by one", momentRanks, data.Rank, four, "", false},
		{"one value that many share is told by their number", momentAlike, data.Count, four, "Joint works: 4 in all 4", true},
		{"that few share is not", momentAlike, data.Count, four[:3], "", false},
		{"one value that few share is told by their names", momentEqual, data.Count, four[:3], "Japan, United Kingdom and Germany: 4", true},
		{"that many share is not told by names", momentEqual, data.Count, four, "", false},
		{"values that differ are not one", momentEqual, data.Count, []row{one(japan, chart.A, 9), one(uk, chart.B, 8)}, "", false},
		{"the highest is told of a count as the most", momentHighest, data.Count, []row{one(japan, chart.A, 9), one(uk, chart.B, 8)}, "Joint works: Japan had the most, 9", true},
		{"and of a share as the highest", momentHighest, data.Share, []row{one(japan, chart.A, 9), one(uk, chart.B, 8)}, "Joint works: Japan had the highest, 9%", true},
		{"what is more salient is told before it", momentHighest, data.Count, four[:1], "Joint works: Japan had the most, 4", false},
	} {
		t.Run(test.sentence, func(t *testing.T) {
			e := example{meaning: test.meaning, measure: joint, rows: test.rows}
			m, spec := e.spec(data.English)
			w := newWriter(catalogue.For(data.English), &m, &spec)
			list := w.all((*chart.Point).Comparable)
			said := test.rule.tell(w, &moment{list, w.top(list)})
			if said != test.says {
				t.Errorf("%q, want %q", said, test.says)
			}
			if title := w.momentTitle(list); (title == said) != test.isTitle {
				t.Errorf("the title is %q", title)
			}
		})
	}
}

// No two rules of a moment are as salient, and the most salient comes first.
func TestTheRulesOfAMomentStandInTheirOrder(t *testing.T) {
	for i, rule := range momentRules[1:] {
		if rule.salience >= momentRules[i].salience {
			t.Errorf("rule %d is as salient as the one before it", i+1)
		}
	}
}
