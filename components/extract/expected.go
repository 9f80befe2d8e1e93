package extract

import (
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/state"
	"bilateral/data"
)

// Refusal says that a parameter has a value that cannot be used.
type Refusal struct {
	Parameter state.Parameter
	Value     string
	Expected  string // the values that can be
}

// In is what cannot be used and what can, in words.
func (r *Refusal) In(cat *catalogue.Catalogue) string {
	return cat.Say(catalogue.RefusedValue, "name", string(r.Parameter), "value", r.Value, "expected", r.Expected)
}

// expected are the values that a parameter of a page may have.
func expected(ds *data.Dataset, p state.Parameter) string {
	join := func(n int, of func(int) string) string {
		list := make([]string, n)
		for i := range list {
			list[i] = of(i)
		}
		return strings.Join(list, ", ")
	}
	switch p {
	case state.IndicatorParameter:
		tabled := ds.Tabled()
		return join(len(tabled), func(i int) string { return string(tabled[i].ID) })
	case state.TopicParameter:
		return join(len(ds.Topics), func(i int) string { return string(ds.Topics[i].ID) })
	case state.SortParameter:
		columns := ds.Columns()
		return "indicator, " + join(len(columns), func(i int) string { return string(columns[i].ID) }) + " (-…)"
	case state.CountryParameter:
		return codes(ds) + " (…~…)"
	case state.PairsParameter:
		return string(ds.Roles.A) + "-" + string(ds.Roles.B) + " (…~…)"
	case state.TimeParameter:
		return "2010..2020, 2020, latest, earliest..2015"
	case state.FormParameter:
		return strings.Join([]string{state.BarsForm, state.DotsForm, state.FlowForm, state.StripForm}, ", ")
	case state.TabParameter:
		return "chart, table"
	case state.YScaleParameter:
		return "linear, log"
	case state.ScaleParameter:
		return "absolute, indexed"
	case state.VerdictParameter:
		return state.Verdicts()
	case state.ThemeParameter:
		return strings.Join([]string{state.LightTheme, state.DarkTheme, state.AutoTheme}, ", ")
	case state.SearchParameter:
		return "100"
	}
	return "0, 1"
}

// codes are those of all places that can be chosen.
func codes(ds *data.Dataset) string {
	var list []string
	for i := range ds.Places {
		if p := &ds.Places[i]; p.Kind == data.Country {
			list = append(list, string(p.ID))
		}
	}
	return strings.Join(list, ", ")
}
