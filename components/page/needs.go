package page

import (
	"slices"

	"bilateral/components/state"
	"bilateral/data"
)

// Needs are the collections of the dataset that the page of a view is built
// from, beside its core, in the dataset's order.
func Needs(ds *data.Dataset, st *state.State) []data.CollectionID {
	var needs []data.CollectionID
	add := func(indicators ...*data.Indicator) {
		for _, ind := range indicators {
			if ind.Collection != "" && !slices.Contains(needs, ind.Collection) {
				needs = append(needs, ind.Collection)
			}
		}
	}
	switch st.Route {
	case state.Indicator:
		add(ds.Indicator(st.Indicator))
	case state.Partners:
		add(ds.OpenOf(data.OfPair, data.OfRanking)...)
	case state.Mobility:
		add(ds.OpenOf(data.OfFlow)...)
		if ds.Collection(data.FactsCollection) != nil {
			needs = append(needs, data.FactsCollection)
		}
	case state.Evidence:
		needs = append(needs, data.EvidenceCollection)
	}
	return needs
}
