package page

import (
	"bilateral/components"
	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/data"
)

// derivedFigures is what follows from the indicator's figures, each with the
// formula it was computed by, and in the same block what to mind; nil where
// nothing follows.
func (b *builder) derivedFigures(ind *data.Indicator) *components.DerivedFigures {
	derived := b.ds.Derived(ind.ID)
	if len(derived) == 0 {
		return nil
	}
	view := &components.DerivedFigures{
		Heading:  b.say(catalogue.DerivedHeading),
		Preamble: b.say(catalogue.DerivedIntroduction),
		Caveats:  b.caveats(ind),
	}
	if b.st.Derived {
		view.Open = "open"
	}
	for _, d := range derived {
		item := components.Derived{Label: b.say(derivedNames[d.Formula].full, "place", b.columnLabel(d.Column)), Value: b.derivedValue(d)}
		if d.Value.Missing == data.Present {
			item.Formula = b.formula(ind, d)
		}
		view.Items = append(view.Items, item)
	}
	return view
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

func (b *builder) columnLabel(id data.ColumnID) string {
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
