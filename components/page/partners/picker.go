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

// Picker is the sentence that chooses the pair and those that it is compared with. Its
// lists stand in elements that the page's script makes fields to type into; without it they
// are lists in forms.
type Picker struct {
	Label       string // of the whole
	Action      string
	Hidden      *ui.HiddenFields
	First       *PlaceList
	With        string // between the two
	Second      *PlaceList
	Show        string
	Swap        ui.Link
	Against     string // before the pairs compared with, "" for none
	Remove      string
	Chips       []*ui.SeriesLink // each takes one away
	Adder       *PlaceList       // nil when there is no room for one more
	AdderHidden *ui.HiddenFields
	Add         string
	Limit       string // says so
}

// PlaceList is a list of places, or of pairs, of which one is chosen. Hint, None and Found are
// said by the field to type into.
type PlaceList struct {
	ui.Choice
	Name, Hint, None, Found string
}

// picker puts the sentence into the page.
func (p *builder) picker() {
	places := p.c.Places(p.c.Dataset.OpenOf(data.OfPair)...)
	st := state.Update(p.c.State, state.ClearFocus{})
	view := &Picker{Label: p.c.Say(catalogue.PairLine), Action: st.Path(), Hidden: page.HiddenFields(st, state.CountryParameter),
		First: p.placeList(catalogue.FirstPlace, p.first, places), With: p.c.Say(catalogue.WithPlace), Second: p.placeList(catalogue.SecondPlace, p.second, places),
		Show: p.c.Say(catalogue.ShowPair), Remove: p.c.Say(catalogue.RemovePair), Add: p.c.Say(catalogue.AddThis)}
	view.Swap = ui.Link{Phrase: ui.Phrase{Text: p.c.Say(catalogue.SwapPair)}, Address: p.address(state.ChoosePair{First: p.second, Second: p.first})}
	p.view.Picker = view
	taken := []data.ColumnID{p.pairs[0].id}
	for _, pair := range p.pairs[1:] {
		chip := &ui.SeriesLink{Key: string(pair.id), Mark: chart.MarkClass(pair.role)}
		chip.Text, chip.Address = pair.name, p.address(state.ToggleCompared{Pair: pair.id})
		view.Chips = append(view.Chips, chip)
		taken = append(taken, pair.id)
	}
	if len(view.Chips) > 0 {
		view.Against = p.c.Say(catalogue.AgainstPairs)
	}
	if len(taken) == state.MostPairs {
		view.Limit = p.c.Say(catalogue.PairLimit, "n", strconv.Itoa(state.MostPairs))
		return
	}
	if p.joint == nil {
		return
	}
	// A pair of one of the two places that has a line of years.
	list := p.list(state.PairsParameter, catalogue.AddPair)
	list.Ask = p.c.Say(catalogue.CompareMore)
	for _, of := range p.both() {
		partners := p.partnersOf(p.joint, p.source, of)
		for _, place := range places {
			id := data.PairColumn(of, place.ID)
			if !slices.Contains(taken, id) && slices.Contains(partners, string(place.ID)) {
				list.Add(p.c.PairNamed(of, place.ID), string(id))
			}
		}
	}
	if len(list.Options) > 0 {
		// The pairs already there are sent too, before the one added.
		view.Adder, view.AdderHidden = list, page.HiddenFields(st)
	}
}

// list is one without options.
func (p *builder) list(name state.Parameter, label catalogue.Key) *PlaceList {
	return &PlaceList{Choice: ui.Choice{Label: p.c.Say(label)}, Name: string(name), Hint: p.c.Say(catalogue.PlaceHint), None: p.c.Say(catalogue.NoPlaceFound), Found: p.c.Say(catalogue.PlacesFound, "n", "#")}
}

// placeList is the list of places with the one that is chosen. The other one that
// is chosen is not in it: swapping is another control.
func (p *builder) placeList(label catalogue.Key, chosen data.PlaceID, places []*data.Place) *PlaceList {
	list := p.list(state.CountryParameter, label)
	for _, place := range places {
		if place.ID == p.other(chosen) {
			continue
		}
		option := &ui.Option{Phrase: p.c.Phrase(place.Name), Value: string(place.ID)}
		if place.ID == chosen {
			option.Selected = "selected"
		}
		list.Options = append(list.Options, option)
	}
	return list
}
