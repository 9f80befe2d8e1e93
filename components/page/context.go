package page

import (
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// Context is what every part of a page is built from.
type Context struct {
	Dataset   *data.Dataset
	State     *state.State
	Catalogue *catalogue.Catalogue // in the state's language
	Charts    []*Chart             // what a reader can read point by point, in the page's order
	// Linked are the sources that the page has named, in their order: those
	// that it must list.
	Linked []*data.Source
	// HasContents says that the page lists its parts.
	HasContents bool
	// Taking says that the page is built to be taken away, and not to be shown: Taken are
	// then its figures and tables as values.
	Taking bool
	Taken  []*Taken
	// First and Last are then the years that the page's figures over years have, all
	// together; 0 where there are none.
	First, Last int
	// Waits reports whether the chart of a figure, by its id, may be drawn later; nil for
	// none.
	Waits func(id string) bool
	// minded is what to mind that the page has said, in the order of its figures.
	minded []mind
	// notices say which of the years asked for the page has: that of its first
	// figure over years, and those of others that stand with them.
	notices []string
	// yearsTold says that a notice names the years shown in the place of those asked for.
	yearsTold bool
}

// Say is a phrase of the catalogue, with names and values put in.
func (c *Context) Say(k catalogue.Key, pairs ...string) string { return c.Catalogue.Say(k, pairs...) }

// Phrase is a text of the dataset, marked with its language where it is not
// given in the page's.
func (c *Context) Phrase(t data.Text) ui.Phrase {
	text, language := t.In(c.State.Language)
	if language == c.State.Language {
		return ui.Phrase{Text: text}
	}
	return ui.Phrase{Text: text, Language: string(language)}
}

// Text is a text of the dataset as it comes, for where no mark can stand.
func (c *Context) Text(t data.Text) string { return c.Phrase(t).Text }

// Unit is what an indicator is measured in, on one line where it is an
// equation.
func (c *Context) Unit(ind *data.Indicator) string {
	return strings.ReplaceAll(c.Text(ind.Unit), " = ", NBSP+"="+NBSP)
}

// NBSP is a space at which no line may end: a figure stays with its name.
const NBSP = "\u00a0"

// LinkTo is a control that leads to the view after an action; the fragment is
// where a page loaded anew should stand.
func (c *Context) LinkTo(a state.Action, fragment string) ui.Link {
	return ui.Link{Address: state.Update(c.State, a).Address() + fragment}
}

// Carried is an address of the site, as another page has it, with the reader's slides, which
// go from page to page; any other address as it is.
func (c *Context) Carried(address string) string {
	if c.State.Slides == "" || !strings.HasPrefix(address, "/") {
		return address
	}
	at, fragment, _ := strings.Cut(address, "#")
	st := state.Parse(c.Dataset, at)
	if st.Slides = c.State.Slides; fragment != "" {
		fragment = "#" + fragment
	}
	return st.Address() + fragment
}

// Fragments of the places that controls lead to.
const (
	FigureFragment     = "#figure"
	IndicatorsFragment = "#indicators"
	DerivedFragment    = FigureFragment + string(ui.DerivedPart)
	CiteFragment       = "#" + ui.CiteID
)

// TopicFragment is where a topic stands in the list of indicators.
func TopicFragment(id data.TopicID) string { return "#topic-" + string(id) }

// ClaimFragment is where a claim stands on the page of the evidence.
func ClaimFragment(id data.ClaimID) string { return "#claim-" + string(id) }

// Join writes the texts that are not empty as one list in the page's language.
func (c *Context) Join(texts ...string) string {
	kept := texts[:0:0]
	for _, t := range texts {
		if t != "" {
			kept = append(kept, t)
		}
	}
	return strings.Join(kept, c.Say(catalogue.ListComma))
}

// Caveats are what to mind of an indicator, as the dataset says it.
func (c *Context) Caveats(ind *data.Indicator) []ui.Phrase {
	var phrases []ui.Phrase
	for _, caveat := range ind.Caveats {
		phrases = append(phrases, c.Phrase(caveat.Text))
	}
	return phrases
}

// Spoken is what can be said of a page: its title with the years that its main
// figure shows, as a title need not change with them, then the title of that
// figure where it is another one, and how it is drawn.
func (c *Context) Spoken(title string, view *ui.Figure) []string {
	if view == nil {
		return []string{c.Say(catalogue.Chosen, "title", title)}
	}
	parts := []string{c.Say(catalogue.Chosen, "title", c.Join(title, view.Period))}
	if view.Title.Text != title {
		parts = append(parts, c.Say(catalogue.Chosen, "title", view.Title.Text))
	}
	for _, s := range view.Switches {
		for _, l := range s.Links {
			if l.Current && !s.Silent {
				parts = append(parts, c.Say(catalogue.AltValue, "what", s.Label, "value", l.Text))
			}
		}
	}
	return parts
}

// TopicSwitch is the choice of a topic among some, all of them first.
func (c *Context) TopicSwitch(topics []data.Topic, fragment string) *ui.Switch {
	view := &ui.Switch{Label: c.Say(catalogue.TopicChoice)}
	add := func(text ui.Phrase, topic data.TopicID) {
		link := c.LinkTo(state.FilterTopic{Topic: topic}, fragment)
		link.Phrase, link.Current = text, topic == c.State.Topic
		view.Links = append(view.Links, link)
	}
	add(ui.Phrase{Text: c.Say(catalogue.AllTopics)}, "")
	for _, t := range topics {
		add(c.Phrase(t.Label), t.ID)
	}
	return view
}

// HiddenFields carries the rest of a view through the form of some parameters; all of
// it, by none, through one that adds to what its parameter has.
func HiddenFields(st *state.State, without ...state.Parameter) *ui.HiddenFields {
	view := &ui.HiddenFields{}
	for _, p := range st.Rest(without...) {
		view.Fields = append(view.Fields, ui.HiddenField{Name: p.Name, Value: p.Value})
	}
	return view
}
