package download

import (
	"strconv"

	"bilateral/data"
)

// Claimed is the claim that a row's value was compared with: what the deck says, and what
// became of it. The row is of a figure of a source, or of none where no source has any.
type Claimed struct {
	*data.Claim
	Deck *data.Observation // the deck's own figure, nil for a sentence that gives none
	// Check is what the figure is part of; nil where there is none. Figure is nil where a
	// check has a remark alone.
	Check  *data.Check
	Figure *data.Figure
	// Words says in the page's language what is a code in files under English heads.
	Words *ClaimWords
}

// ClaimWords are the words for what a table of claims has as codes.
type ClaimWords struct {
	Verdict     func(data.Verdict) string
	Role        func(data.CheckRole) string
	Relation    func(data.Relation) string
	Calculation func(data.Formula) string
	Offset      func(data.Offset) string
}

// The codes of a table of claims, whatever the language of its heads.
var (
	verdictCodes  = [...]string{"", data.Agrees: "agrees", data.AgreesInDirection: "agrees_in_direction", data.Differs: "differs", data.CannotBeChecked: "cannot_be_checked"}
	roleCodes     = [...]string{"", data.Decides: "decides", data.Compared: "compared", data.Context: "context"}
	relationCodes = [...]string{"", data.SameDatabase: "same", data.OtherDatabase: "other", data.UnknownDatabase: "unknown"}
	offsetCodes   = [...]string{data.NoOffset: "", data.OffsetShare: "percent", data.OffsetPoints: "points", data.OffsetPlaces: "places", data.OffsetPart: ""}
)

// claimColumns are those of a table of claims, in their order: what the deck says, what a
// source says, and the verdict. What other tables have too is called the same there.
var claimColumns = [...]column{
	{head: data.Text{EN: "claim", JA: "記述ID"}, text: func(_ *Writer, r *Row) string { return string(r.Claimed.ID) }},
	{head: data.Text{EN: "statement", JA: "数値・記述"}, text: func(w *Writer, r *Row) string { return w.say(r.Claimed.Statement) }},
	{head: data.Text{EN: "topic", JA: "分類ID"}, text: func(_ *Writer, r *Row) string { return string(r.Claimed.Topic) }},
	{head: data.Text{EN: "message", JA: "メッセージID"}, text: func(_ *Writer, r *Row) string { return r.Claimed.Message }},
	{head: data.Text{EN: "deck_indicator", JA: "資料の指標ID"}, text: func(_ *Writer, r *Row) string { return string(r.Claimed.Indicator) }},
	{head: data.Text{EN: "deck_column", JA: "資料の列ID"}, text: func(_ *Writer, r *Row) string { return string(r.Claimed.Column) }},
	{head: data.Text{EN: "deck_period", JA: "資料の期間"}, text: deckPeriod},
	{head: data.Text{EN: "deck_value", JA: "資料の値"}, number: true, text: deckValue},
	{head: data.Text{EN: "deck_unit", JA: "資料の単位"}, text: deckUnit},
	{head: data.Text{EN: "deck_flag", JA: "資料の値の記号"}, text: deckFlag},
	{head: data.Text{EN: "deck_source", JA: "資料の出典ID"}, text: deckSource},
	{head: data.Text{EN: "deck_origin", JA: "資料の元データの行"}, text: deckOrigin},
	{head: data.Text{EN: "check", JA: "照合の役割"}, coded: true, text: checkRole},
	{head: data.Text{EN: "figure", JA: "公開データの内容"}, text: func(w *Writer, r *Row) string { return w.say(r.Name) }},
	{head: data.Text{EN: "period", JA: "期間"}, text: func(_ *Writer, r *Row) string { return period(r) }},
	{head: data.Text{EN: "period_type", JA: "期間の種類"}, text: func(w *Writer, r *Row) string { return w.kind(r) }},
	{head: data.Text{EN: "value", JA: "値"}, number: true, text: value},
	{head: data.Text{EN: "unit", JA: "単位"}, text: func(w *Writer, r *Row) string { return w.say(r.Unit) }},
	{head: data.Text{EN: "flag", JA: "記号"}, text: func(_ *Writer, r *Row) string { return Flags(r) }},
	{head: data.Text{EN: "flag_meaning", JA: "記号の意味"}, text: func(w *Writer, r *Row) string { return w.FlagMeanings(r) }},
	{head: data.Text{EN: "note", JA: "備考"}, text: func(w *Writer, r *Row) string { return w.note(r) }},
	{head: data.Text{EN: "calculation", JA: "算出方法"}, coded: true, text: calculation},
	{head: data.Text{EN: "ranked_among", JA: "順位の対象数"}, number: true, text: rankedAmong},
	{head: data.Text{EN: "benchmark", JA: "基準値"}, number: true, text: benchmark},
	{head: data.Text{EN: "distance", JA: "資料との差"}, number: true, text: distance},
	{head: data.Text{EN: "distance_unit", JA: "差の単位"}, coded: true, text: distanceUnit},
	{head: data.Text{EN: "source", JA: "出典ID"}, text: func(_ *Writer, r *Row) string { return sourceIDs(r) }},
	{head: data.Text{EN: "source_name", JA: "出典"}, text: func(w *Writer, r *Row) string { return w.of(r, (*data.Source).DisplayName) }},
	{head: data.Text{EN: "database", JA: "データベース"}, text: func(w *Writer, r *Row) string { return w.stated(r, database) }},
	{head: data.Text{EN: "database_relation", JA: "資料のデータベースとの関係"}, coded: true, text: databaseRelation},
	{head: data.Text{EN: "counting_method", JA: "計数方法"}, text: func(w *Writer, r *Row) string { return w.stated(r, counting) }},
	{head: data.Text{EN: "licence", JA: "ライセンス"}, text: func(w *Writer, r *Row) string { return w.stated(r, licence) }},
	{head: data.Text{EN: "check_verdict", JA: "この照合の判定"}, coded: true, text: checkVerdict},
	{head: data.Text{EN: "check_remark", JA: "この照合の備考"}, text: checkRemark},
	{head: data.Text{EN: "rule", JA: "判定基準ID"}, text: func(_ *Writer, r *Row) string { return string(r.Claimed.Rule) }},
	{head: data.Text{EN: "rule_text", JA: "判定基準"}, text: func(w *Writer, r *Row) string { return w.say(r.Claimed.RuleText) }},
	{head: data.Text{EN: "agrees_from", JA: "一致の下限"}, number: true, text: func(_ *Writer, r *Row) string { return bound(r, r.Claimed.Band.Low) }},
	{head: data.Text{EN: "agrees_to", JA: "一致の上限"}, number: true, text: func(_ *Writer, r *Row) string { return bound(r, r.Claimed.Band.High) }},
	{head: data.Text{EN: "verdict", JA: "判定"}, coded: true, text: func(w *Writer, r *Row) string {
		return w.coded(verdictCodes[r.Claimed.Verdict], func() string { return r.Claimed.Words.Verdict(r.Claimed.Verdict) })
	}},
	{head: data.Text{EN: "reason", JA: "理由"}, text: func(w *Writer, r *Row) string { return w.say(r.Claimed.Reason) }},
	{head: data.Text{EN: "origin", JA: "元データの行"}, text: func(_ *Writer, r *Row) string { return r.Origin }},
}

// coded is a code under English heads, and a word under others; "" for no code.
func (w *Writer) coded(code string, word func() string) string {
	if code == "" || w.Language == data.English {
		return code
	}
	return word()
}

func deckPeriod(_ *Writer, r *Row) string {
	if r.Claimed.Deck == nil {
		return ""
	}
	return period(&Row{Period: r.Claimed.Deck.Period})
}

func deckValue(w *Writer, r *Row) string {
	if r.Claimed.Deck == nil {
		return ""
	}
	return value(w, &Row{Value: r.Claimed.Deck.Value})
}

func deckUnit(w *Writer, r *Row) string {
	if ind := w.Dataset.Indicator(r.Claimed.Indicator); ind != nil && r.Claimed.Deck != nil {
		return w.say(ind.Unit)
	}
	return ""
}

// deckFlag is the codes at the deck's figure; that of a figure that does not apply where
// a sentence gives none.
func deckFlag(_ *Writer, r *Row) string {
	row := Row{Value: data.Value{Missing: data.NotApplicable}}
	if o := r.Claimed.Deck; o != nil {
		row.Value = o.Value
		for _, flag := range o.Flags {
			row.Flags = row.Flags.With(flag)
		}
	}
	return Flags(&row)
}

func deckSource(_ *Writer, r *Row) string {
	if r.Claimed.Deck == nil {
		return ""
	}
	return string(r.Claimed.Deck.Source)
}

func deckOrigin(w *Writer, r *Row) string {
	if r.Claimed.Deck == nil {
		return ""
	}
	return w.Dataset.ObservationOrigin(r.Claimed.Deck)
}

func checkRole(w *Writer, r *Row) string {
	c := r.Claimed.Check
	if c == nil {
		return ""
	}
	return w.coded(roleCodes[c.Role], func() string { return r.Claimed.Words.Role(c.Role) })
}

func calculation(w *Writer, r *Row) string {
	f := r.Claimed.Figure
	if f == nil || f.Formula == 0 {
		return ""
	}
	return w.coded(f.Formula.Name(), func() string { return r.Claimed.Words.Calculation(f.Formula) })
}

func rankedAmong(_ *Writer, r *Row) string {
	if f := r.Claimed.Figure; f != nil && f.RankTotal > 0 {
		return strconv.Itoa(f.RankTotal)
	}
	return ""
}

func benchmark(_ *Writer, r *Row) string {
	if f := r.Claimed.Figure; f != nil && f.Benchmark != 0 {
		return Digits(f.Benchmark)
	}
	return ""
}

// distance is how far a figure is from the deck's; of one that counts a part of what the
// deck does there is none.
func distance(_ *Writer, r *Row) string {
	if f := r.Claimed.Figure; f != nil && offsetCodes[f.Offset] != "" {
		return Digits(data.Significant(f.Distance))
	}
	return ""
}

func distanceUnit(w *Writer, r *Row) string {
	f := r.Claimed.Figure
	if f == nil {
		return ""
	}
	return w.coded(offsetCodes[f.Offset], func() string { return r.Claimed.Words.Offset(f.Offset) })
}

func databaseRelation(w *Writer, r *Row) string {
	c := r.Claimed.Check
	if c == nil {
		return ""
	}
	return w.coded(relationCodes[c.Relation], func() string { return r.Claimed.Words.Relation(c.Relation) })
}

func checkVerdict(w *Writer, r *Row) string {
	c := r.Claimed.Check
	if c == nil {
		return ""
	}
	return w.coded(verdictCodes[c.Verdict], func() string { return r.Claimed.Words.Verdict(c.Verdict) })
}

func checkRemark(w *Writer, r *Row) string {
	if r.Claimed.Check == nil {
		return ""
	}
	return w.say(r.Claimed.Check.Remark)
}

// bound is an end of the figures with which a claim agrees; "" where the rule sets none.
func bound(r *Row, end float64) string {
	if r.Claimed.Band == (data.Band{}) || end == data.NoEnd || end == -data.NoEnd {
		return ""
	}
	return Digits(data.Significant(end))
}
