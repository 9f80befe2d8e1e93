package evidence

import (
	"math"
	"slices"
	"strings"

	"bilateral/data"
)

// rule is a named way to come from figures to a verdict.
type rule struct {
	id data.RuleID
	// name and text are the rule in brief and in full; {limit} and {other}
	// stand for what the claim gives.
	name, text data.Text
	// ofNumber says that it compares with a number of the deck.
	ofNumber bool
	judge    func(use RuleUse, deck *data.Observation, found []result) data.Verdict
	// band is the figures with which it agrees; nil where that is no band of
	// figures of one kind.
	band func(use RuleUse, deck *data.Observation) data.Band
}

// words is the rule's name and the rule in full, with the claim's own limits and
// what the dataset calls its deck.
func (r *rule) words(use RuleUse, deck data.Text) (name, text data.Text) {
	called, _ := deck.In(data.Japanese) // English ones say "the deck"
	fill := strings.NewReplacer("{limit}", plain(use.Limit), "{other}", plain(use.Other), "{deck}", called)
	return data.Text{EN: fill.Replace(r.name.EN), JA: fill.Replace(r.name.JA)}, data.Text{EN: fill.Replace(r.text.EN), JA: fill.Replace(r.text.JA)}
}

// rules are all the rules there are.
var rules = []rule{
	{"within-percent", data.Text{EN: "Within ±{limit}%", JA: "±{limit}%以内"}, data.Text{
		EN: "Agrees within ±{limit}% of the deck’s figure, differs beyond that; cannot be checked if a year is flagged or missing.",
		JA: "{deck}の値の±{limit}%以内なら一致、超えれば相違。要注意の値の年やデータのない年があれば検証不可。"}, true, withinPercent, percentBand},
	{"same-year-within-percent", data.Text{EN: "Same year, within ±{limit}%", JA: "同じ年で±{limit}%以内"}, data.Text{
		EN: "Agrees within ±{limit}% of the deck’s figure in the same year, differs beyond that; cannot be checked without a figure for that year.",
		JA: "同じ年の値が{deck}の値の±{limit}%以内なら一致、超えれば相違。その年の値がなければ検証不可。"}, true, sameYear, percentBand},
	{"change-within-points", data.Text{EN: "Within ±{limit} points, or same sign", JA: "±{limit}ポイント以内、または同じ符号"}, data.Text{
		EN: "Agrees within ±{limit} percentage points; beyond that, agrees in direction if the sign is the same and differs if not.",
		JA: "差が±{limit}ポイント以内なら一致。超えるときは、符号が同じなら方向のみ一致、異なれば相違。"}, true, changeWithinPoints, pointsBand},
	{"same-sign", data.Text{EN: "Same sign", JA: "同じ符号"}, data.Text{
		EN: "Agrees in direction if the sign is the same between the nearest unflagged years, differs if not.",
		JA: "要注意でない最も近い年の間の増減の符号が同じなら方向のみ一致、異なれば相違。"}, true, sameSign, signBand},
	{"equal-rank", data.Text{EN: "Same rank", JA: "同じ順位"}, data.Text{
		EN: "Agrees if the rank is the same, differs if not.",
		JA: "順位が同じなら一致、異なれば相違。"}, true, equalRank, rankBand},
	{"no-measure", data.Text{EN: "No measure", JA: "指標なし"}, data.Text{
		EN: "No open source measures it, so it cannot be checked.",
		JA: "該当する公開データがないため、検証不可。"}, false,
		func(RuleUse, *data.Observation, []result) data.Verdict { return data.CannotBeChecked }, nil},
	{"first-and-at-least", data.Text{EN: "Top {limit}, and at least {other}%", JA: "{limit}位以内かつ{other}%以上"}, data.Text{
		EN: "Agrees if both countries are in the top {limit} by articles and have a share of at least {other}% among the most cited 1%, differs otherwise.",
		JA: "両国とも論文数で{limit}位以内に入り、Top1%論文の割合が{other}%以上なら一致、そうでなければ相違。"}, false, firstAndAtLeast, nil},
	{"stated-target", data.Text{EN: "A stated target", JA: "示された目標"}, data.Text{
		EN: "Agrees if each of the two governments has stated a target for it.",
		JA: "両国の政府がそれぞれ目標を示していれば一致。"}, false, statedTarget, nil},
	{"opposite-fields", data.Text{EN: "Opposite fields", JA: "分野の相補性"}, data.Text{
		EN: "Agrees if there is a field in which one country is at {limit} times the world average or more and the other at {other} or less, and another field with the reverse.",
		JA: "一方が世界平均の{limit}倍以上で他方が{other}倍以下の分野があり、逆の分野もあれば一致。"}, false, oppositeFields, nil},
	{"at-least-times", data.Text{EN: "At least {limit} times", JA: "{limit}倍以上"}, data.Text{
		EN: "Agrees if it is at least {limit} times what it was, agrees in direction if it has only grown, differs otherwise.",
		JA: "{limit}倍以上になっていれば一致、増えていれば方向のみ一致、そうでなければ相違。"}, false, atLeastTimes, aboveBand},
	{"below-percent", data.Text{EN: "Under {limit}%", JA: "{limit}%未満"}, data.Text{
		EN: "Agrees if each share is under {limit}%, differs otherwise.",
		JA: "どの割合も{limit}%未満なら一致、そうでなければ相違。"}, false, belowPercent, belowBand},
	{"higher-later", data.Text{EN: "Higher at the end", JA: "後の年が上回る"}, data.Text{
		EN: "Agrees if the later value is higher, differs otherwise.",
		JA: "後の年の値が上回れば一致、そうでなければ相違。"}, false, higherLater, nil},
	{"equal-set", data.Text{EN: "Same partners", JA: "同じ相手国"}, data.Text{
		EN: "Agrees if the leading partners are the same, in any order, differs otherwise.",
		JA: "上位の相手国が同じ顔ぶれ（順序は問わない）なら一致、そうでなければ相違。"}, false, equalSet, nil},
	{"every-year-higher", data.Text{EN: "Higher every year", JA: "毎年増加"}, data.Text{
		EN: "Agrees if every unflagged year found is higher than the one before, differs otherwise.",
		JA: "確認できた年のうち、要注意の値を除くすべての年が前の年を上回れば一致、そうでなければ相違。"}, false, everyYearHigher, nil},
	{"smaller-share", data.Text{EN: "Smaller share", JA: "より小さい割合"}, data.Text{
		EN: "Agrees if the first share is smaller than the second, differs otherwise.",
		JA: "先に挙げた割合のほうが小さければ一致、そうでなければ相違。"}, false, smallerShare, nil},
	{"above-ratio", data.Text{EN: "Above {limit} to 1", JA: "{limit}対1超"}, data.Text{
		EN: "Agrees in direction above {limit} to 1, because the rest is a judgement; differs otherwise.",
		JA: "{limit}対1を超えていれば、残りは評価の問題であるため方向のみ一致、そうでなければ相違。"}, false, aboveRatio, aboveBand},
}

// The bands of the rules. That of an equal rank reaches half a place to either
// side, so that it has a width to be seen.

func percentBand(use RuleUse, deck *data.Observation) data.Band {
	a, b := deck.Value.Number*(1-use.Limit/100), deck.Value.Number*(1+use.Limit/100)
	return data.Band{Low: min(a, b), High: max(a, b)}
}

func pointsBand(use RuleUse, deck *data.Observation) data.Band {
	return data.Band{Low: deck.Value.Number - use.Limit, High: deck.Value.Number + use.Limit}
}

func signBand(_ RuleUse, deck *data.Observation) data.Band {
	if deck.Value.Number < 0 {
		return data.Band{Low: -data.NoEnd}
	}
	return data.Band{High: data.NoEnd}
}

func rankBand(_ RuleUse, deck *data.Observation) data.Band {
	return data.Band{Low: deck.Value.Number - 0.5, High: deck.Value.Number + 0.5}
}

func aboveBand(use RuleUse, _ *data.Observation) data.Band {
	return data.Band{Low: use.Limit, High: data.NoEnd}
}

func belowBand(use RuleUse, _ *data.Observation) data.Band {
	return data.Band{Low: -data.NoEnd, High: use.Limit}
}

func ruleOf(id data.RuleID) *rule {
	for i := range rules {
		if rules[i].id == id {
			return &rules[i]
		}
	}
	return nil
}

func ruleNames() string {
	names := make([]string, len(rules))
	for i := range rules {
		names[i] = string(rules[i].id)
	}
	return strings.Join(names, ", ")
}

// allUsable reports whether there are figures and a rule may rest on all of
// them.
func allUsable(found []result) bool {
	return len(found) > 0 && !slices.ContainsFunc(found, func(r result) bool { return !r.Comparable() })
}

// either returns one verdict or the other.
func either(yes bool, verdict, other data.Verdict) data.Verdict {
	if yes {
		return verdict
	}
	return other
}

// distance notes how far a figure is from the deck's.
func (r *result) distance(offset data.Offset, x float64) {
	if r.Value.Present() {
		r.Offset, r.Distance = offset, x
	}
}

func withinPercent(use RuleUse, deck *data.Observation, found []result) data.Verdict {
	for i := range found {
		found[i].distance(data.OffsetShare, 100*(found[i].Value.Number/deck.Value.Number-1))
	}
	if !allUsable(found) {
		return data.CannotBeChecked
	}
	return either(!slices.ContainsFunc(found, func(r result) bool { return math.Abs(r.Distance) > use.Limit }), data.Agrees, data.Differs)
}

func sameYear(use RuleUse, deck *data.Observation, found []result) data.Verdict {
	var same []result
	for i := range found {
		if found[i].Period == deck.Period {
			found[i].distance(data.OffsetShare, 100*(found[i].Value.Number/deck.Value.Number-1))
			same = append(same, found[i])
		}
	}
	if !allUsable(same) {
		return data.CannotBeChecked
	}
	return either(!slices.ContainsFunc(same, func(r result) bool { return math.Abs(r.Distance) > use.Limit }), data.Agrees, data.Differs)
}

func changeWithinPoints(use RuleUse, deck *data.Observation, found []result) data.Verdict {
	for i := range found {
		found[i].distance(data.OffsetPoints, found[i].Value.Number-deck.Value.Number)
	}
	if !allUsable(found) {
		return data.CannotBeChecked
	}
	if !slices.ContainsFunc(found, func(r result) bool { return math.Abs(r.Distance) > use.Limit }) {
		return data.Agrees
	}
	return either(!slices.ContainsFunc(found, func(r result) bool { return r.Value.Number*deck.Value.Number <= 0 }), data.AgreesInDirection, data.Differs)
}

func sameSign(_ RuleUse, deck *data.Observation, found []result) data.Verdict {
	if !allUsable(found) {
		return data.CannotBeChecked
	}
	return either(!slices.ContainsFunc(found, func(r result) bool { return r.Value.Number*deck.Value.Number <= 0 }), data.AgreesInDirection, data.Differs)
}

func equalRank(_ RuleUse, deck *data.Observation, found []result) data.Verdict {
	for i := range found {
		found[i].distance(data.OffsetPlaces, found[i].Value.Number-deck.Value.Number)
	}
	// A rank that is shared has no order, so it cannot be said to be equal.
	if !allUsable(found) || slices.ContainsFunc(found, func(r result) bool { return r.Flags.Has(data.Tied) }) {
		return data.CannotBeChecked
	}
	return either(!slices.ContainsFunc(found, func(r result) bool { return r.Distance != 0 }), data.Agrees, data.Differs)
}

func firstAndAtLeast(use RuleUse, _ *data.Observation, found []result) data.Verdict {
	if !allUsable(found) {
		return data.CannotBeChecked
	}
	return either(!slices.ContainsFunc(found, func(r result) bool {
		if r.Meaning == data.Rank {
			return r.Value.Number > use.Limit
		}
		return r.Value.Number < use.Other
	}), data.Agrees, data.Differs)
}

func statedTarget(_ RuleUse, _ *data.Observation, found []result) data.Verdict {
	return either(len(found) >= 2 && allUsable(found), data.Agrees, data.CannotBeChecked)
}

func oppositeFields(use RuleUse, _ *data.Observation, found []result) data.Verdict {
	ways := map[data.PlaceID]bool{}
	for _, high := range found {
		for _, low := range found {
			if high.field == low.field && high.place != low.place && high.Value.Number >= use.Limit && low.Value.Number <= use.Other {
				ways[high.place] = true
			}
		}
	}
	return either(len(ways) == 2, data.Agrees, data.Differs)
}

func atLeastTimes(use RuleUse, _ *data.Observation, found []result) data.Verdict {
	if !allUsable(found) {
		return data.CannotBeChecked
	}
	if !slices.ContainsFunc(found, func(r result) bool { return r.Value.Number < use.Limit }) {
		return data.Agrees
	}
	return either(!slices.ContainsFunc(found, func(r result) bool { return r.Value.Number <= 1 }), data.AgreesInDirection, data.Differs)
}

func belowPercent(use RuleUse, _ *data.Observation, found []result) data.Verdict {
	if !allUsable(found) {
		return data.CannotBeChecked
	}
	return either(!slices.ContainsFunc(found, func(r result) bool { return r.Value.Number >= use.Limit }), data.Agrees, data.Differs)
}

func higherLater(_ RuleUse, _ *data.Observation, found []result) data.Verdict {
	if len(found) != 2 || !allUsable(found) || found[0].Period.End >= found[1].Period.End {
		return data.CannotBeChecked
	}
	return either(found[1].Value.Number > found[0].Value.Number, data.Agrees, data.Differs)
}

func equalSet(use RuleUse, _ *data.Observation, found []result) data.Verdict {
	if !allUsable(found) || len(use.Places) == 0 {
		return data.CannotBeChecked
	}
	return either(len(found) == len(use.Places) && !slices.ContainsFunc(found, func(r result) bool { return !slices.Contains(use.Places, r.place) }),
		data.Agrees, data.Differs)
}

// everyYearHigher compares each year with the last one before it that is not
// flagged; nothing is compared across a break.
func everyYearHigher(_ RuleUse, _ *data.Observation, found []result) data.Verdict {
	compared := false
	var before *result
	for i := range found {
		r := &found[i]
		if r.Flags.Has(data.Break) {
			before = nil
		}
		if !r.Comparable() {
			continue
		}
		if before != nil {
			if r.Value.Number <= before.Value.Number {
				return data.Differs
			}
			compared = true
		}
		before = r
	}
	return either(compared, data.Agrees, data.CannotBeChecked)
}

func smallerShare(_ RuleUse, _ *data.Observation, found []result) data.Verdict {
	if len(found) != 2 || !allUsable(found) {
		return data.CannotBeChecked
	}
	return either(found[0].Value.Number < found[1].Value.Number, data.Agrees, data.Differs)
}

func aboveRatio(use RuleUse, _ *data.Observation, found []result) data.Verdict {
	if !allUsable(found) {
		return data.CannotBeChecked
	}
	return either(!slices.ContainsFunc(found, func(r result) bool { return r.Value.Number <= use.Limit }), data.AgreesInDirection, data.Differs)
}
