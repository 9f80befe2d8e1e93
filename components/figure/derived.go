package figure

import (
	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/components/ui"
	"bilateral/data"
)

// Derived is what follows from the indicator's figures, each with the
// formula it was computed by, and in the same block what to mind; nil where
// nothing follows.
func Derived(c *page.Context, ind *data.Indicator) *ui.DerivedFigures {
	derived := c.Dataset.Derived(ind.ID)
	if len(derived) == 0 {
		return nil
	}
	view := &ui.DerivedFigures{
		Heading:  c.Say(catalogue.DerivedHeading),
		Preamble: c.Say(catalogue.DerivedIntroduction),
		Caveats:  c.Caveats(ind),
	}
	if c.State.Derived {
		view.Open = "open"
	}
	for _, d := range derived {
		item := ui.Derived{Label: DerivedName(c, d), Value: DerivedValue(c, d)}
		if d.Value.Present() {
			item.Formula = DerivedFormula(c, ind, d)
		}
		view.Items = append(view.Items, item)
		if d.Formula == data.FlowRatio {
			ownRatios(c, view, ind)
		}
	}
	return view
}

// ownRatios sets each source's own ratio of the two directions beside the deck's.
func ownRatios(c *page.Context, view *ui.DerivedFigures, ind *data.Indicator) {
	newest := newestRatios(c, ind)
	for _, calculated := range newest {
		view.Items = append(view.Items, ownRatio(c, calculated))
	}
	if len(newest) == 0 {
		view.Caveats = append(view.Caveats, ui.Phrase{Text: c.Say(catalogue.NoOwnRatio)})
	}
}

// newestRatios are the ratios of the two directions of each source, or two releases of
// one, that the series nearest to an indicator are by: that of the newest year.
func newestRatios(c *page.Context, ind *data.Indicator) []*data.Calculated {
	var newest []*data.Calculated
	list := c.Dataset.OppositeNearest(ind.ID)
	for i := range list {
		calculated := &list[i]
		if !calculated.Value.Present() || !calculated.Flags.Comparable() {
			continue
		}
		at := 0
		for at < len(newest) && (newest[at].Inputs[0].Series.Source != calculated.Inputs[0].Series.Source || newest[at].Inputs[1].Series.Source != calculated.Inputs[1].Series.Source) {
			at++
		}
		if at == len(newest) {
			newest = append(newest, calculated)
		} else if calculated.Period.End > newest[at].Period.End {
			newest[at] = calculated
		}
	}
	return newest
}

// DerivedValues are the values that Derived shows, on a page that is built to be taken
// away.
func DerivedValues(c *page.Context, ind *data.Indicator) []*data.Given {
	values := c.GivenDerived(ind)
	if len(values) == 0 || ind.Meaning != data.Flow {
		return values
	}
	for _, calculated := range newestRatios(c, ind) {
		values = append(values, &data.Given{Calculated: calculated, Subject: data.PairOf(c.Dataset.Roles.A, c.Dataset.Roles.B), Name: ownRatio(c, calculated).Label})
	}
	return values
}

// ownRatio is a ratio of two opposite flows of open sources.
func ownRatio(c *page.Context, calculated *data.Calculated) ui.Derived {
	x, y := &calculated.Inputs[0], &calculated.Inputs[1]
	open := c.Dataset.Indicator(x.Series.Indicator)
	when := c.Year(calculated.Period.End)
	links := c.SourcesOf(x.Series, y.Series)
	if len(links) > 1 {
		when = c.Join(when, c.Say(catalogue.TwoSources))
	}
	return ui.Derived{
		Label: c.Say(catalogue.OwnRatio, "when", when),
		Value: format.Number(calculated.Value.Number, 1),
		Formula: c.Say(catalogue.FormulaRatio, "x", format.Value(c.Catalogue, open, data.Value{Number: x.Moment.Number}),
			"y", format.Value(c.Catalogue, open, data.Value{Number: y.Moment.Number})),
		Sources: links,
	}
}

// DerivedNames are the names of derived figures: in full, and in the table,
// where the column says whose they are.
var DerivedNames = [...]struct{ full, Brief catalogue.Key }{
	data.JointShare:     {catalogue.DerivedShare, catalogue.BriefShare},
	data.SaltonCosine:   {catalogue.DerivedCosine, catalogue.BriefCosine},
	data.AboveBenchmark: {catalogue.DerivedAboveWorld, catalogue.BriefAboveWorld},
	data.PairToPlace:    {catalogue.DerivedRatioToPlace, catalogue.BriefRatioToPlace},
	data.FlowRatio:      {catalogue.DerivedFlowRatio, catalogue.BriefFlowRatio},
}

// DerivedName is what a derived figure is called, in full.
func DerivedName(c *page.Context, d data.Derived) string {
	return format.Capitalised(c.Say(DerivedNames[d.Formula].full, "place", ColumnInProse(c, d.Column)))
}

// ColumnInProse is whose figures a column has, in a sentence.
func ColumnInProse(c *page.Context, id data.ColumnID) string {
	if place := data.PlaceID(id); place == c.Dataset.Roles.A || place == c.Dataset.Roles.B {
		return c.InProse(place)
	}
	column, _ := c.Dataset.Column(id)
	return c.Text(column.Label)
}

// DerivedValue writes a derived figure with no more digits than its inputs
// bear.
func DerivedValue(c *page.Context, d data.Derived) string {
	if !d.Value.Present() {
		return c.WhyMissing(d.Value)
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

// DerivedFormula writes the calculation with its figures put in.
func DerivedFormula(c *page.Context, ind *data.Indicator, d data.Derived) string {
	names := [...]string{"x", "y", "z"}
	var pairs []string
	for i, o := range d.Inputs {
		if i < len(names) {
			pairs = append(pairs, names[i], format.Value(c.Catalogue, ind, o.Value))
		}
	}
	switch d.Formula {
	case data.JointShare:
		return c.Say(catalogue.FormulaShare, pairs...)
	case data.SaltonCosine:
		return c.Say(catalogue.FormulaCosine, pairs...)
	case data.AboveBenchmark:
		return c.Say(catalogue.FormulaAboveWorld, append(pairs, "benchmark", format.Number(ind.Benchmark, ind.Decimals))...)
	}
	return c.Say(catalogue.FormulaRatio, pairs...)
}
