package pages

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/extract"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/web/host"
)

// longest is how many characters of a value are repeated to whoever asked with it.
const longest = 40

// refusal says what cannot be used, and what can.
func refusal(cat *catalogue.Catalogue, r *extract.Refusal) *host.Download {
	if r.Parameter == state.FigureParameter && r.Expected == "" {
		return &host.Download{Refused: cat.Say(catalogue.RefusedFigure)}
	}
	value := strings.ToValidUTF8(r.Value, "\ufffd")
	if runes := []rune(value); len(runes) > longest+1 {
		value = string(runes[:longest]) + "…"
	}
	return &host.Download{Refused: cat.Say(catalogue.RefusedValue, "name", string(r.Parameter), "value", value, "expected", r.Expected)}
}

// expectation is what a view's parameters may be.
type expectation struct {
	ds   *data.Dataset
	st   *state.State
	cat  *catalogue.Catalogue
	view *extract.View // of figures; nil where no parameter is of those
}

// of are the values that a parameter may have in the view: each of them can be used in
// the place of the one that cannot.
func (x *expectation) of(p state.Parameter) string {
	switch p {
	case state.CountryParameter:
		return x.places()
	case state.PairsParameter:
		return x.pairs()
	case state.FocusParameter:
		return x.listed(p, x.view.Keys())
	case state.SortParameter:
		return x.cat.Say(catalogue.ExpectedOrder, "list", x.listed(p, x.orders()))
	case state.TimeParameter:
		if first, last := x.view.Years(); first > 0 {
			return expectedYears(x.cat, first, last)
		}
		return "earliest..latest"
	case state.SearchParameter:
		return x.cat.Say(catalogue.ExpectedWords, "n", strconv.Itoa(state.MostSearch))
	}
	return x.listed(p, x.values(p))
}

// expectedYears are those that a figure has.
func expectedYears(cat *catalogue.Catalogue, first, last int) string {
	return cat.Say(catalogue.ExpectedYears, "first", strconv.Itoa(first), "last", strconv.Itoa(last))
}

// values are those of a parameter that takes one of a few.
func (x *expectation) values(p state.Parameter) []string {
	switch p {
	case state.IndicatorParameter:
		return names(x.ds.Tabled(), func(i *data.Indicator) string { return string(i.ID) })
	case state.TopicParameter:
		return names(x.ds.Topics, func(t data.Topic) string { return string(t.ID) })
	case state.FormParameter:
		return []string{state.BarsForm, state.DotsForm, state.FlowForm, state.StripForm}
	case state.TabParameter:
		return []string{"chart", "table"}
	case state.YScaleParameter:
		return []string{"linear", "log"}
	case state.ScaleParameter:
		return []string{"absolute", "indexed"}
	case state.VerdictParameter:
		return state.Verdicts()
	case state.ThemeParameter:
		return []string{state.LightTheme, state.DarkTheme, state.AutoTheme}
	}
	return []string{"0", "1"}
}

// orders are what the page's table, claims or fields may be ordered by.
func (x *expectation) orders() []string {
	orders := []string{string(state.ByIndicator)}
	orders = append(orders, names(x.ds.Columns(), func(c data.Column) string { return string(c.ID) })...)
	return append(orders, string(state.ByVerdict), string(state.ByDeviation), string(state.ByBasis))
}

// places are those that can be chosen: two of them on the page of any two, several beside
// the two of an open indicator.
func (x *expectation) places() string {
	if x.st.Route == state.Partners {
		return x.cat.Say(catalogue.ExpectedPair, "list", strings.Join(x.countries(), ", "), "example", string(x.ds.Roles.A+"~"+x.ds.Roles.B))
	}
	most := 2
	if x.st.Route == state.Indicator {
		most = state.MostBeside
	}
	return x.cat.Say(catalogue.ExpectedSome, "list", strings.Join(x.countries(), ", "), "n", strconv.Itoa(most))
}

// pairs are those that can be compared with the one that is chosen.
func (x *expectation) pairs() string {
	list := x.countries()
	example := ""
	first, second := x.st.Pair()
	for _, id := range list {
		if place := data.PlaceID(id); example == "" && place != first && place != second {
			example = string(data.PairColumn(first, place))
		}
	}
	return x.cat.Say(catalogue.ExpectedPairs, "list", strings.Join(list, ", "), "example", example, "n", strconv.Itoa(state.MostPairs-1))
}

// countries are the places that the page has something of.
func (x *expectation) countries() []string {
	var list []string
	for i := range x.ds.Places {
		p := &x.ds.Places[i]
		value := string(p.ID)
		if x.st.Route == state.Partners {
			// Two are asked for there: one of the dataset's own beside it.
			other := x.ds.Roles.A
			if p.ID == other {
				other = x.ds.Roles.B
			}
			value += "~" + string(other)
		}
		if x.works(state.CountryParameter, value) {
			list = append(list, string(p.ID))
		}
	}
	return list
}

// listed are those of some values that can be used.
func (x *expectation) listed(p state.Parameter, values []string) string {
	return strings.Join(slices.DeleteFunc(values, func(v string) bool { return !x.works(p, v) }), ", ")
}

// works reports whether the view's address can have a value of a parameter, as far as that
// parameter is concerned.
func (x *expectation) works(p state.Parameter, value string) bool {
	query := url.Values{}
	for _, other := range x.st.Rest(p) {
		query.Set(other.Name, other.Value)
	}
	query.Set(string(p), value)
	notices := state.Parse(x.ds, x.st.Path()+"?"+query.Encode()).Notices
	return !slices.ContainsFunc(notices, func(n state.Notice) bool { return n.Parameter == p })
}

// names are those of some things.
func names[T any](list []T, of func(T) string) []string {
	names := make([]string, len(list))
	for i, item := range list {
		names[i] = of(item)
	}
	return names
}
