package partners

import (
	"bilateral/components/catalogue"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// note is one more thing to mind, where there is one.
func note(list []ui.Phrase, text string) []ui.Phrase {
	if text == "" {
		return list
	}
	return append(list, ui.Phrase{Text: text})
}

// plain is a figure without a chart.
func plain(id, title, subtitle string) *ui.Figure {
	f := &ui.Figure{ID: id, TitleID: id + "-title", Class: "fig"}
	f.Title.Text, f.Subtitle.Text = title, subtitle
	return f
}

// gap is a figure of which there is nothing to draw: it says what is missing
// and why, and leads to what the source covers and to a pair that it has.
func (p *builder) gap(id, name, why string, source data.SourceID) *ui.Figure {
	f := plain(id, p.noValue(name), why)
	f.Class = "fig gap"
	if p.c.State.Frame {
		return f
	}
	way := func(text, address string) {
		f.More = append(f.More, ui.Link{Phrase: ui.Phrase{Text: text}, Address: address})
	}
	if a, b := p.c.Dataset.Roles.A, p.c.Dataset.Roles.B; !p.c.IsOwnPair(p.first, p.second) {
		way(p.c.Say(catalogue.ShowThisPair, "pair", p.c.PairName(b, a)), p.address(state.ChoosePair{First: b, Second: a}))
	}
	way(p.c.Say(catalogue.WhatIsCovered, "source", p.c.DisplayName(source)), p.c.SourceAddress(source))
	return f
}

func (p *builder) noValue(name string) string {
	return p.c.Say(catalogue.CaptionNoValue, "name", name)
}

// noFigure says that a source has no figure of a pair, and why.
func (p *builder) noFigure(ind *data.Indicator, source data.SourceID, pair *drawnPair) string {
	key, name := catalogue.NotListed, ""
	for _, id := range [...]data.PlaceID{pair.subject.Place, pair.subject.Partner} {
		if len(p.partnersOf(ind, source, id)) == 0 {
			key, name = catalogue.NotCovered, p.c.InProse(id)
		}
	}
	return p.c.Say(key, "source", p.c.DisplayName(source), "pair", pair.name, "place", name)
}

// partnersOf are the places that a place has a series of a measure of pairs with, by a source.
func (p *builder) partnersOf(ind *data.Indicator, source data.SourceID, place data.PlaceID) []string {
	return p.c.Dataset.Ask("partners "+string(ind.ID)+" "+string(source)+" "+string(place), func() (a data.Answer) {
		for _, s := range p.c.Dataset.With(ind.ID, place) {
			if s.Source != source || s.Subject.Kind != data.OfPair {
				continue
			}
			other := s.Subject.Place
			if other == place {
				other = s.Subject.Partner
			}
			a.Names = append(a.Names, string(other))
		}
		return a
	}).Names
}
