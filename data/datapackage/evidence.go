package datapackage

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"bilateral/data"
	"bilateral/data/evidence"
)

var (
	bases = words[data.Basis]{{"stock", data.StockBasis}, {"flow", data.FlowBasis}, {"share", data.ShareBasis}, {"output", data.OutputBasis},
		{"target", data.TargetBasis}}
	periodKinds = words[data.PeriodKind]{{"years", data.CalendarYears}, {"day", data.OnDay}, {"year-to", data.YearTo},
		{"fiscal-years", data.FiscalYears}, {"academic-year", data.AcademicYear}, {"target", data.TargetYear}}
	checkRoles   = words[data.CheckRole]{{"decides", data.Decides}, {"compared", data.Compared}, {"context", data.Context}}
	relations    = words[data.Relation]{{"same", data.SameDatabase}, {"other", data.OtherDatabase}, {"unknown", data.UnknownDatabase}}
	verdictWords = words[data.Verdict]{{"agrees", data.Agrees}, {"agrees-in-direction", data.AgreesInDirection}, {"differs", data.Differs},
		{"cannot-be-checked", data.CannotBeChecked}}
)

// facts reads the measures, the single figures and the events.
func (d *decoder) facts(ds *data.Dataset) {
	d.each("measures", func(r *reader) {
		ds.Measures = append(ds.Measures, data.Measure{ID: data.MeasureID(r.str("id")), Label: r.text("label"), Unit: r.text("unit"),
			Meaning: named(r, "meaning", meanings), Decimals: r.whole("decimals"), Basis: named(r, "basis", bases), Definition: r.text("definition")})
	})
	remarks := remarkNumbers(ds)
	d.each("facts", func(r *reader) {
		f := data.Fact{Measure: data.MeasureID(r.str("measure")),
			Subject: data.Subject{Kind: named(r, "kind", subjectKinds), Place: data.PlaceID(r.str("place")), Partner: data.PlaceID(r.str("partner"))},
			Period:  data.Period{Start: r.whole("start"), End: r.whole("end")}, PeriodKind: named(r, "period", periodKinds), Day: r.str("day"),
			Source: data.SourceID(r.str("source")), Flags: r.flags("flags"), Remark: r.remark(remarks), Arithmetic: r.str("arithmetic")}
		f.Number, _ = r.number("value")
		ds.Facts = append(ds.Facts, f)
	})
	d.each("events", func(r *reader) {
		ds.Events = append(ds.Events, data.Event{Date: r.str("date"), Text: r.text("text"), Source: data.SourceID(r.str("source"))})
	})
	d.sortEvents(ds)
	if d.table("facts") != nil || d.table("events") != nil {
		ds.Collections = append(ds.Collections, data.Collection{ID: data.FactsCollection})
	}
	if d.table("claims") != nil {
		ds.Collections = append(ds.Collections, data.Collection{ID: data.EvidenceCollection})
	}
}

// sortEvents puts events whose rows stand in another order in that of their
// dates. A date of a month or a year comes before those inside it.
func (d *decoder) sortEvents(ds *data.Dataset) {
	order := make([]int, len(ds.Events))
	inOrder := true
	for i := range order {
		order[i] = i
		if i > 0 {
			x, y := ds.Events[i-1].Date, ds.Events[i].Date
			n := min(len(x), len(y))
			inOrder = inOrder && x[:n] <= y[:n]
		}
	}
	if inOrder || d.table("events").brokenIn([]string{"date"}) {
		return
	}
	slices.SortStableFunc(order, func(x, y int) int { return strings.Compare(ds.Events[x].Date, ds.Events[y].Date) })
	events := make([]data.Event, len(order))
	for i, at := range order {
		events[i] = ds.Events[at]
	}
	ds.Events, d.table("events").order = events, order
}

// claims reads the claims as they are written; they are checked when the rest
// of the dataset is sound.
func (d *decoder) claims() []evidence.Definition {
	var list []evidence.Definition
	d.each("claims", func(r *reader) {
		c := evidence.Definition{Row: r.row, ID: data.ClaimID(r.str("id")), Statement: r.text("statement"),
			Indicator: data.IndicatorID(r.str("indicator")), Column: data.ColumnID(r.str("column")), Message: r.str("message"), Topic: data.TopicID(r.str("topic"))}
		if o, ok := r.cell("rule").value.(*object); ok {
			c.Rule = r.rule(o)
		}
		for i, item := range r.list("checks") {
			c.Checks = append(c.Checks, r.check("checks["+strconv.Itoa(i)+"]", item))
		}
		c.Reasons, c.Clauses = r.byVerdict("reasons"), r.byVerdict("clauses")
		list = append(list, c)
	})
	return list
}

// byVerdict reads a column that holds a text for each of some verdicts.
func (r *reader) byVerdict(column string) map[data.Verdict]data.Text {
	texts := map[data.Verdict]data.Text{}
	o, ok := r.cell(column).value.(*object)
	if !ok {
		return texts
	}
	for _, key := range o.keys {
		verdict, known := verdictWords.find(key)
		if !known {
			r.fault(column+"."+key, o.get(key), verdictWords.String())
			continue
		}
		texts[verdict] = r.textOf(column+"."+key, o.get(key))
	}
	return texts
}

// members reads an object's members with functions by key; others are faults.
func (r *reader) members(at string, v any, read map[string]func(at string, v any)) {
	keys := make([]string, 0, len(read))
	for key := range read {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	o, ok := v.(*object)
	if !ok {
		r.fault(at, v, "an object with "+strings.Join(keys, ", "))
		return
	}
	for _, key := range o.keys {
		if f := read[key]; f != nil {
			f(at+"."+key, o.get(key))
		} else {
			r.fault(at+"."+key, o.get(key), "one of the properties "+strings.Join(keys, ", "))
		}
	}
}

// into returns a function that reads a text into a string type.
func into[T ~string](r *reader, to *T) func(string, any) {
	return func(at string, v any) {
		s, ok := v.(string)
		if !ok {
			r.fault(at, v, "text")
		}
		*to = T(s)
	}
}

// numberInto returns a function that reads a number.
func (r *reader) numberInto(set func(float64)) func(string, any) {
	return func(at string, v any) {
		n, ok := v.(json.Number)
		x, err := n.Float64()
		if !ok || err != nil {
			r.fault(at, v, "a number")
			return
		}
		set(x)
	}
}

// listInto returns a function that reads a list of texts.
func listInto[T ~string](r *reader, to *[]T) func(string, any) {
	return func(at string, v any) {
		list, ok := v.([]any)
		if !ok {
			r.fault(at, v, "a list of texts")
		}
		for i, item := range list {
			s, ok := item.(string)
			if !ok {
				r.fault(at+"["+strconv.Itoa(i)+"]", item, "text")
				continue
			}
			*to = append(*to, T(s))
		}
	}
}

// constantInto returns a function that reads a named constant.
func constantInto[T comparable](r *reader, w words[T], to *T) func(string, any) {
	return func(at string, v any) {
		s, _ := v.(string)
		value, ok := w.find(s)
		if !ok {
			r.fault(at, v, w.String())
		}
		*to = value
	}
}

func (r *reader) rule(o *object) evidence.RuleUse {
	var use evidence.RuleUse
	r.members("rule", o, map[string]func(string, any){
		"id":     into(r, &use.ID),
		"limit":  r.numberInto(func(x float64) { use.Limit = x }),
		"other":  r.numberInto(func(x float64) { use.Other = x }),
		"places": listInto(r, &use.Places),
	})
	return use
}

func (r *reader) check(at string, v any) evidence.Check {
	var c evidence.Check
	r.members(at, v, map[string]func(string, any){
		"role":     constantInto(r, checkRoles, &c.Role),
		"database": constantInto(r, relations, &c.Relation),
		"covers":   constantInto(r, words[bool]{{"part", true}}, &c.Part),
		"remark":   func(at string, v any) { c.Remark = r.textOf(at, v) },
		"sources":  listInto(r, &c.Sources),
		"figures": func(at string, v any) {
			list, ok := v.([]any)
			if !ok {
				r.fault(at, v, "a list of figures")
			}
			for i, item := range list {
				c.Figures = append(c.Figures, r.computation(at+"["+strconv.Itoa(i)+"]", item))
			}
		},
	})
	if o, ok := v.(*object); ok && (o.get("role") == nil || o.get("database") == nil) {
		r.fault(at, v, "a check with a role and a database")
	}
	return c
}

// figures are the computations of a headline.
func (r *reader) figures(headline *object) []evidence.Computation {
	v, given := headline.values["figures"]
	list, ok := v.([]any)
	if given && !ok {
		r.fault("figures", v, "a list of figures")
	}
	var figures []evidence.Computation
	for i, item := range list {
		figures = append(figures, r.computation("figures["+strconv.Itoa(i)+"]", item))
	}
	return figures
}

func (r *reader) computation(at string, v any) evidence.Computation {
	var f evidence.Computation
	year := func(to *int) func(string, any) {
		return func(at string, v any) {
			n, ok := v.(json.Number)
			x, err := strconv.Atoi(n.String())
			if !ok || err != nil || x < 0 || x > 9999 {
				r.fault(at, v, "a whole number")
				return
			}
			*to = x
		}
	}
	r.members(at, v, map[string]func(string, any){
		"label":     func(at string, v any) { f.Label = r.textOf(at, v) },
		"compute":   into(r, &f.Compute),
		"indicator": into(r, &f.Indicator),
		"measure":   into(r, &f.Measure),
		"whole":     into(r, &f.Whole),
		"field":     into(r, &f.Field),
		"source":    into(r, &f.Source),
		"kind":      constantInto(r, subjectKinds, &f.Of.Kind),
		"place":     into(r, &f.Of.Place),
		"partner":   into(r, &f.Of.Partner),
		"start":     year(&f.Start),
		"end":       year(&f.End),
		"first":     year(&f.First),
	})
	return f
}
