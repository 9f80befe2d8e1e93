package page

import (
	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// derivedFigures is what follows from the indicator's figures, each with the
// formula it was computed by, and in the same block what to mind; nil where
// nothing follows.
func (b *builder) derivedFigures(ind *data.Indicator) *ui.DerivedFigures {
	derived := b.ds.Derived(ind.ID)
	if len(derived) == 0 {
		return nil
	}
	view := &ui.DerivedFigures{
		Heading:  b.say(catalogue.DerivedHeading),
		Preamble: b.say(catalogue.DerivedIntroduction),
		Caveats:  b.caveats(ind),
	}
	if b.st.Derived {
		view.Open = "open"
	}
	for _, d := range derived {
		item := ui.Derived{Label: opening(b.say(derivedNames[d.Formula].full, "place", b.columnInProse(d.Column))), Value: b.derivedValue(d)}
		if d.Value.Missing == data.Present {
			item.Formula = b.formula(ind, d)
		}
		view.Items = append(view.Items, item)
		if d.Formula == data.FlowRatio {
			b.ownRatios(view, ind)
		}
	}
	return view
}

// ownRatios sets each source's own ratio of the two directions beside the
// deck's: of each source, or two releases of one, that the series nearest to
// the indicator are by, that of the newest year.
func (b *builder) ownRatios(view *ui.DerivedFigures, ind *data.Indicator) {
	var newest []*data.Calculated
	list := b.ds.OppositeNearest(ind.ID)
	for i := range list {
		c := &list[i]
		if c.Value.Missing != data.Present || c.Flags.Has(data.Unreliable) || c.Flags.Has(data.Provisional) {
			continue
		}
		at := 0
		for at < len(newest) && (newest[at].Inputs[0].Series.Source != c.Inputs[0].Series.Source || newest[at].Inputs[1].Series.Source != c.Inputs[1].Series.Source) {
			at++
		}
		if at == len(newest) {
			newest = append(newest, c)
		} else if c.Period.End > newest[at].Period.End {
			newest[at] = c
		}
	}
	for _, c := range newest {
		view.Items = append(view.Items, b.ownRatio(c))
	}
	if len(newest) == 0 {
		view.Caveats = append(view.Caveats, ui.Phrase{Text: b.say(catalogue.NoOwnRatio)})
	}
}

// ownRatio is a ratio of two opposite flows of open sources.
func (b *builder) ownRatio(c *data.Calculated) ui.Derived {
	x, y := &c.Inputs[0], &c.Inputs[1]
	open := b.ds.Indicator(x.Series.Indicator)
	when := b.printedYear(c.Period.End)
	links := b.sourcesOf(x.Series, y.Series)
	for i, source := range b.ds.SourcesOf(x.Series, y.Series) {
		links[i].Phrase = b.phrase(source.Called())
		// Pages that do not list the source lead to where it can be read.
		if b.st.Route != state.Mobility {
			links[i].Address, links[i].Target = source.Address, "_blank"
		}
	}
	if len(links) > 1 {
		when = b.join(when, b.say(catalogue.TwoSources))
	}
	return ui.Derived{
		Label: b.say(catalogue.OwnRatio, "when", when),
		Value: format.Number(c.Value.Number, 1),
		Formula: b.say(catalogue.FormulaRatio, "x", format.Value(b.cat, open, data.Value{Number: x.Moment.Number}),
			"y", format.Value(b.cat, open, data.Value{Number: y.Moment.Number})),
		Sources: links,
	}
}

// derivedNames are the names of derived figures: in full, and in the table,
// where the column says whose they are.
var derivedNames = [...]struct{ full, brief catalogue.Key }{
	data.JointShare:     {catalogue.DerivedShare, catalogue.BriefShare},
	data.SaltonCosine:   {catalogue.DerivedCosine, catalogue.BriefCosine},
	data.AboveBenchmark: {catalogue.DerivedAboveWorld, catalogue.BriefAboveWorld},
	data.PairToPlace:    {catalogue.DerivedRatioToPlace, catalogue.BriefRatioToPlace},
	data.FlowRatio:      {catalogue.DerivedFlowRatio, catalogue.BriefFlowRatio},
}

// columnInProse is whose figures a column has, in a sentence.
func (b *builder) columnInProse(id data.ColumnID) string {
	if place := data.PlaceID(id); place == b.ds.Roles.A || place == b.ds.Roles.B {
		return b.inProse(place)
	}
	column, _ := b.ds.Column(id)
	return b.text(column.Label)
}

// derivedValue writes a derived figure with no more digits than its inputs
// bear.
func (b *builder) derivedValue(d data.Derived) string {
	if d.Value.Missing != data.Present {
		return b.missing(d.Value)
	}
	switch d.Formula {
	case data.JointShare:
		return format.Percent(d.Value.Number, 2, false)
	case data.SaltonCosine:
		return format.Number(d.Value.Number, 4)
	case data.AboveBenchmark:
		return format.Percent(d.Value.Number, 0, true)
	}
	return format.Number(d.Value.Number, 1)
}

// formula writes the calculation with its figures put in.
func (b *builder) formula(ind *data.Indicator, d data.Derived) string {
	names := [...]string{"x", "y", "z"}
	var pairs []string
	for i, o := range d.Inputs {
		if i < len(names) {
			pairs = append(pairs, names[i], format.Value(b.cat, ind, o.Value))
		}
	}
	switch d.Formula {
	case data.JointShare:
		return b.say(catalogue.FormulaShare, pairs...)
	case data.SaltonCosine:
		return b.say(catalogue.FormulaCosine, pairs...)
	case data.AboveBenchmark:
		return b.say(catalogue.FormulaAboveWorld, append(pairs, "benchmark", format.Number(ind.Benchmark, ind.Decimals))...)
	}
	return b.say(catalogue.FormulaRatio, pairs...)
}
