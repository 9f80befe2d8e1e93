package download

import (
	"strconv"

	"bilateral/data"
)

// column is a column of the tables: its heads, and what a row has in it. A column of
// numbers has an empty cell where there is none, and nothing but numbers.
type column struct {
	head   data.Text
	number bool
	coded  bool                       // a code under English heads, and in JSON
	text   func(*Writer, *Row) string // as CSV has it; of a number in digits
}

// columns are those of every table, in their order. Their English heads are an
// interface: programs read by them, and none is renamed.
var columns = [...]column{
	{head: data.Text{EN: "indicator", JA: "指標ID"}, text: func(_ *Writer, r *Row) string { return r.Measure }},
	{head: data.Text{EN: "indicator_name", JA: "指標"}, text: func(w *Writer, r *Row) string { return w.say(r.Name) }},
	{head: data.Text{EN: "relation", JA: "対象の種類"}, text: func(w *Writer, r *Row) string { return w.relation(r) }},
	{head: data.Text{EN: "place", JA: "国・地域コード"}, text: func(_ *Writer, r *Row) string { return string(r.Subject.Place) }},
	{head: data.Text{EN: "place_name", JA: "国・地域"}, text: func(w *Writer, r *Row) string { return w.place(r.Subject.Place) }},
	{head: data.Text{EN: "partner", JA: "相手コード"}, text: func(_ *Writer, r *Row) string { return string(r.Subject.Partner) }},
	{head: data.Text{EN: "partner_name", JA: "相手"}, text: func(w *Writer, r *Row) string { return w.place(r.Subject.Partner) }},
	{head: data.Text{EN: "field", JA: "分野コード"}, text: func(_ *Writer, r *Row) string { return string(r.Field) }},
	{head: data.Text{EN: "field_name", JA: "分野"}, text: func(w *Writer, r *Row) string { return w.field(r.Field) }},
	{head: data.Text{EN: "segment", JA: "区間"}, number: true, text: segment},
	{head: data.Text{EN: "period", JA: "期間"}, text: func(_ *Writer, r *Row) string { return period(r) }},
	{head: data.Text{EN: "period_type", JA: "期間の種類"}, text: func(w *Writer, r *Row) string { return w.kind(r) }},
	{head: data.Text{EN: "value", JA: "値"}, number: true, text: value},
	{head: data.Text{EN: "unit", JA: "単位"}, text: func(w *Writer, r *Row) string { return w.say(r.Unit) }},
	{head: data.Text{EN: "flag", JA: "記号"}, text: func(_ *Writer, r *Row) string { return Flags(r) }},
	{head: data.Text{EN: "flag_meaning", JA: "記号の意味"}, text: func(w *Writer, r *Row) string { return w.FlagMeanings(r) }},
	{head: data.Text{EN: "note", JA: "備考"}, text: func(w *Writer, r *Row) string { return w.note(r) }},
	{head: data.Text{EN: "source", JA: "出典ID"}, text: func(_ *Writer, r *Row) string { return sourceIDs(r) }},
	{head: data.Text{EN: "source_name", JA: "出典"}, text: func(w *Writer, r *Row) string { return w.of(r, (*data.Source).DisplayName) }},
	{head: data.Text{EN: "database", JA: "データベース"}, text: func(w *Writer, r *Row) string { return w.stated(r, database) }},
	{head: data.Text{EN: "counting_method", JA: "計数方法"}, text: func(w *Writer, r *Row) string { return w.stated(r, counting) }},
	{head: data.Text{EN: "licence", JA: "ライセンス"}, text: func(w *Writer, r *Row) string { return w.stated(r, licence) }},
	{head: data.Text{EN: "formula", JA: "算出式"}, text: func(w *Writer, r *Row) string { return w.say(r.Formula) }},
	{head: data.Text{EN: "origin", JA: "元データの行"}, text: func(_ *Writer, r *Row) string { return r.Origin }},
}

// say is a text of the dataset in the writer's language, or in the other where it is
// not given in that.
func (w *Writer) say(t data.Text) string {
	text, _ := t.In(w.Language)
	return text
}

func (w *Writer) place(id data.PlaceID) string {
	if id == "" {
		return ""
	}
	return w.Place(id)
}

func (w *Writer) field(id data.FieldID) string {
	if f := w.Dataset.Field(id); f != nil {
		return w.say(f.Name)
	}
	return ""
}

// relations are what the kinds of subject are called in files, whatever the language of
// their heads; periodTypes what the kinds of period are.
var (
	relations   = [...]string{data.OfPlace: "place", data.OfPair: "pair", data.OfRanking: "partner", data.OfFlow: "direction"}
	periodTypes = [...]string{data.CalendarYears: "calendar", data.OnDay: "day", data.YearTo: "year_to", data.FiscalYears: "fiscal", data.AcademicYear: "academic", data.TargetYear: "target"}
)

func (w *Writer) relation(r *Row) string {
	if w.Language == data.English {
		return relations[r.Subject.Kind]
	}
	return w.Relation(r.Subject.Kind)
}

func (w *Writer) kind(r *Row) string {
	if !r.dated() {
		return ""
	}
	kind := max(r.Kind, data.CalendarYears)
	if w.Language == data.English {
		return periodTypes[kind]
	}
	return w.Kind(kind)
}

// dated reports whether a row is of any time: one that has no value need not be.
func (r *Row) dated() bool { return r.Day != "" || r.Period != (data.Period{}) }

// period is a year, several with a solidus between, or a day, as ISO 8601 writes them.
func period(r *Row) string {
	if !r.dated() {
		return ""
	}
	if r.Day != "" {
		return r.Day
	}
	text := strconv.Itoa(r.Period.Start)
	if r.Period.End != r.Period.Start {
		text += "/" + strconv.Itoa(r.Period.End)
	}
	return text
}

func segment(_ *Writer, r *Row) string {
	if r.Segment == 0 {
		return ""
	}
	return strconv.Itoa(r.Segment)
}

// value is the number in full precision, without an exponent; "" where there is none.
func value(_ *Writer, r *Row) string {
	if !r.Value.Present() {
		return ""
	}
	return Digits(r.Value.Number)
}

// Digits writes a number in full precision, without an exponent. There is no zero
// below zero.
func Digits(v float64) string {
	if v == 0 {
		v = 0
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// The shorthand of the UK Government Statistical Service for flags and for reasons why
// a value is missing.
var (
	flagCodes    = [...]string{data.Break: "b", data.Estimated: "e", data.Provisional: "p", data.Revised: "r", data.Unreliable: "u", data.Tied: "t"}
	missingCodes = [...]string{data.NotApplicable: "z", data.NotAvailable: "x", data.Confidential: "c", data.Low: "low"}
)

// eachFlag goes through the flags of a row in the order of their codes.
func eachFlag(r *Row, do func(data.Flag)) {
	for flag := data.Break; flag <= data.Tied; flag++ {
		if r.Flags.Has(flag) {
			do(flag)
		}
	}
}

// Flags are the codes at a value, "[b] [p]", or that of why there is none, "[x]".
func Flags(r *Row) string {
	text := ""
	add := func(code string) {
		if text != "" {
			text += " "
		}
		text += "[" + code + "]"
	}
	if !r.Value.Present() {
		add(missingCodes[r.Value.Missing])
	}
	eachFlag(r, func(f data.Flag) { add(flagCodes[f]) })
	return text
}

// FlagMeanings are what the codes of a row mean.
func (w *Writer) FlagMeanings(r *Row) string {
	text := ""
	add := func(meaning string) {
		if text != "" {
			text += w.between()
		}
		text += meaning
	}
	if !r.Value.Present() {
		add(w.Missing(r.Value.Missing))
	}
	eachFlag(r, func(f data.Flag) { add(w.Flag(f)) })
	return text
}

// between stands between what is told of one thing.
func (w *Writer) between() string {
	if w.Language == data.Japanese {
		return "、"
	}
	return ", "
}

// note is why a value is missing, or the word of care at it.
func (w *Writer) note(r *Row) string {
	if !r.Value.Present() {
		return w.say(r.Value.Reason)
	}
	return w.say(r.Note)
}

// sourceIDs are the ids of a row's sources, with a space between two.
func sourceIDs(r *Row) string {
	if r.Second != "" {
		return string(r.Source) + " " + string(r.Second)
	}
	return string(r.Source)
}

// of is what the row's sources have, each told once; "" for a row without one.
func (w *Writer) of(r *Row, get func(*data.Source) data.Text) string {
	return w.each(r, func(s *data.Source) string { return w.say(get(s)) })
}

// each says something of a row's sources, the same thing once.
func (w *Writer) each(r *Row, say func(*data.Source) string) string {
	text := ""
	if s := w.Dataset.Source(r.Source); s != nil {
		text = say(s)
	}
	if r.Second == "" {
		return text
	}
	if s := w.Dataset.Source(r.Second); s != nil {
		switch second := say(s); {
		case text == "":
			return second
		case second != "" && second != text:
			return text + "; " + second
		}
	}
	return text
}

// stated is what the row's sources state of something, or how we take it, marked as
// ours; "" where they say nothing and we know nothing.
func (w *Writer) stated(r *Row, get func(*data.Source, *Row) data.Statement) string {
	return w.each(r, func(s *data.Source) string { return w.statement(get(s, r)) })
}

// statement is what is stated, or how we take it, marked as ours; "" for neither.
func (w *Writer) statement(statement data.Statement) string {
	if statement.IsStated() {
		return w.say(statement.Stated)
	}
	if interpretation := w.say(statement.Interpretation); interpretation != "" {
		return w.Interpreted(interpretation)
	}
	return ""
}

func database(s *data.Source, _ *Row) data.Statement { return s.Database }

func licence(s *data.Source, _ *Row) data.Statement {
	if !s.Licence.IsStated() && !s.Terms.IsZero() {
		return data.Statement{Stated: s.Terms}
	}
	return s.Licence
}

func counting(s *data.Source, r *Row) data.Statement {
	if r.Counting.IsStated() || !r.Counting.Interpretation.IsZero() {
		return r.Counting
	}
	return s.CountingMethod
}
