package partners

import (
	"slices"
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// picker is the form that chooses the two places, and the one that adds to the
// pairs compared.
func (p *builder) picker() {
	view, places := p.view, p.c.Places(p.c.Dataset.OpenOf(data.OfPair)...)
	view.Picker = p.chooser(state.CountryParameter, catalogue.ShowPair)
	view.Picker.Swap, view.Picker.SwapLabel = p.address(state.ChoosePair{First: p.second, Second: p.first}), p.c.Say(catalogue.SwapPair)
	p.addPlaces(catalogue.FirstPlace, p.first, places)
	p.addPlaces(catalogue.SecondPlace, p.second, places)
	view.ChipsLabel, view.Remove = p.c.Say(catalogue.ComparedWith), p.c.Say(catalogue.RemovePair)
	taken := []data.ColumnID{p.pairs[0].id}
	for _, pair := range p.pairs[1:] {
		chip := &ui.SeriesLink{Key: string(pair.id), Mark: chart.MarkClass(pair.role)}
		chip.Text, chip.Address = pair.name, p.address(state.ToggleCompared{Pair: pair.id})
		view.Chips = append(view.Chips, chip)
		taken = append(taken, pair.id)
	}
	if len(taken) == state.MostPairs {
		view.Limit = p.c.Say(catalogue.PairLimit, "n", strconv.Itoa(state.MostPairs))
		return
	}
	if p.joint == nil {
		return
	}
	// A pair of one of the two places that has a line of years.
	choice := &ui.Choice{Label: p.c.Say(catalogue.AddPair), Ask: p.c.Say(catalogue.ChoosePair)}
	for _, of := range p.both() {
		for _, place := range places {
			id := data.PairColumn(of, place.ID)
			if !slices.Contains(taken, id) && p.c.Dataset.Line(p.joint.ID, data.PairOf(of, place.ID), p.source) != nil {
				choice.Add(p.c.PairName(of, place.ID), string(id))
			}
		}
	}
	if len(choice.Options) > 0 {
		view.Adder = p.chooser(state.PairsParameter, catalogue.AddThis)
		// The pairs already there are sent too, before the one added.
		view.Adder.Hidden = page.HiddenFields(state.Update(p.c.State, state.ClearFocus{}), "")
		view.Adder.Choices = []*ui.Choice{choice}
	}
}

// addPlaces puts a list of places into the picker. The other one that is
// chosen is not in it: swapping is another control.
func (p *builder) addPlaces(label catalogue.Key, chosen data.PlaceID, places []*data.Place) {
	choice := &ui.Choice{Label: p.c.Say(label)}
	for _, place := range places {
		if place.ID == p.other(chosen) {
			continue
		}
		option := choice.Add("", string(place.ID))
		option.Phrase = p.c.Phrase(place.Name)
		if place.ID == chosen {
			option.Selected = "selected"
		}
	}
	p.view.Picker.Choices = append(p.view.Picker.Choices, choice)
}

// chooser is a form of one parameter. What was picked out of the pairs before
// is let go.
func (p *builder) chooser(name state.Parameter, show catalogue.Key) *ui.Chooser {
	st := state.Update(p.c.State, state.ClearFocus{})
	return &ui.Chooser{Action: st.Path(), Hidden: page.HiddenFields(st, name), Name: string(name), Show: p.c.Say(show)}
}
