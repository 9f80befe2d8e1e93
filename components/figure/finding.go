package figure

import (
	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/components/ui"
	"bilateral/data"
)

// subjects are what the dataset is about in this measure.
func (o *Open) subjects() [2]data.Subject {
	a, b := o.c.Dataset.Roles.A, o.c.Dataset.Roles.B
	switch o.ind.Subject {
	case data.OfPair:
		return [2]data.Subject{data.PairOf(a, b)}
	case data.OfRanking:
		return [2]data.Subject{data.RankingOf(a, b), data.RankingOf(b, a)}
	case data.OfFlow:
		return [2]data.Subject{data.FlowOf(a, b), data.FlowOf(b, a)}
	}
	return [2]data.Subject{data.Of(a), data.Of(b)}
}

// Own is the series of each of the subjects that goes on longest within the
// years of the view.
func (o *Open) Own() []*data.Series {
	var own []*data.Series
	for _, of := range o.subjects() {
		var newest *data.Series
		for _, s := range o.lines {
			if s.Subject == of && (newest == nil || o.shown(s, true).Year > o.shown(newest, true).Year) {
				newest = s
			}
		}
		if newest != nil {
			own = append(own, newest)
		}
	}
	return own
}

// large writes a value of which as many are one as o.per says, to a tenth of a
// billion in either language.
func (o *Open) large(v float64) string {
	if o.per == oku {
		return format.Number(v, 0)
	}
	return format.Number(v, 1)
}

// Print writes a value.
func (o *Open) Print(m data.Moment) string {
	if o.per > 1 {
		return o.large(m.Number / o.per)
	}
	return format.Value(o.c.Catalogue, o.ind, o.c.Dataset.Value(m))
}

// Finding is the finding of the indicator in a view, wherever it is said: that of
// its first figure over time, of all its sides together, or of its fields.
func (o *Open) Finding(sides []*side) string {
	if o.found != "" {
		return o.found
	}
	if leaders := o.leaders(sides...); leaders != "" {
		return leaders
	}
	rows, year := o.fieldRows()
	if groups := o.groups(); len(groups) > 0 && !o.byFieldFirst(rows) {
		drawn, linked := o.Drawn, o.c.Linked
		text := o.overTime(groups[0], 0).Finding(o.c)
		o.Drawn, o.c.Linked = drawn, linked
		return text
	}
	if len(rows) > 0 {
		return o.fieldsFinding(rows, year)
	}
	return o.c.Say(catalogue.CaptionNoValue, "name", o.c.Text(o.ind.Name))
}

// byFieldFirst reports whether the fields are what the indicator finds: all of them
// together are another indicator's.
func (o *Open) byFieldFirst(rows []*fieldRow) bool {
	return len(rows) > 0 && (o.ind.Meaning == data.Count || len(o.lines) == 0)
}

// InYear sets the year of a text behind it.
func (o *Open) InYear(text string, year int) string {
	return o.c.Say(catalogue.CaptionAside, "text", text, "aside", o.c.Year(year))
}

// Worked is the formula of a calculated measure with its figures put in, for
// each subject or, by field of science, for both places in the first field.
func (o *Open) Worked() *ui.DerivedFigures {
	list := o.Own()
	rows, year := o.fieldRows()
	if len(rows) > 0 {
		list = rows[0].lines[:]
	}
	view := &ui.DerivedFigures{Heading: o.c.Say(catalogue.DerivedHeading), Preamble: o.c.Say(catalogue.DerivedIntroduction)}
	for _, s := range list {
		m := o.shown(s, true)
		if len(rows) > 0 {
			m, _ = s.At(year)
		}
		values := o.c.Dataset.FormulaInputs(s, int(m.Year))
		if len(values) == 0 || !m.Present() {
			continue
		}
		base, names := o.c.Dataset.Indicator(o.ind.Of), [...]string{"x", "y", "z", "w"}
		var pairs []string
		for i := range values {
			pairs = append(pairs, names[i], format.Value(o.c.Catalogue, base, o.c.Dataset.Value(values[i])))
		}
		key, field := catalogue.FormulaShare, ""
		if len(values) == len(names) {
			key, field = catalogue.FormulaOfRatios, o.c.Text(o.c.Dataset.Field(s.Field).Name)
		}
		view.Items = append(view.Items, ui.Derived{Label: o.c.Join(o.Who(s.Subject, false), field, o.c.Year(int(m.Year))), Value: o.Print(m), Formula: o.c.Say(key, pairs...)})
	}
	if len(view.Items) == 0 {
		return nil
	}
	return view
}
