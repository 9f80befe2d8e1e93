package page

import (
	"slices"
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/components/state"
	"bilateral/components/ui"
)

// mind is what to mind, and under which figure of the page it stands.
type mind struct {
	text string
	id   string
}

// Furnish gives a figure the words before and behind what stands under it.
func (c *Context) Furnish(view *ui.Figure) {
	view.CaveatsHeading, view.MoreLabel = c.Say(catalogue.CareLabel), c.Say(catalogue.MoreToMind)
	view.SourceLabel, view.WordsLabel = c.Say(catalogue.SourceLabel), c.Say(catalogue.InWords)
	view.Take = c.Away(view.ID, view.TitleID)
	if c.State.Compact {
		view.Rest = view.MoreLabel
	}
}

// Away leads to what can be taken away of a figure or table; nil where there are no
// controls.
func (c *Context) Away(id, titleID string) *ui.TakeLinks {
	if c.State.HideControls || c.State.Route == state.Gallery {
		return nil
	}
	view := &ui.TakeLinks{CSV: c.State.File("data.csv", id), Address: c.State.Away(id).Address(), Text: c.Say(catalogue.TakeAway), TitleID: titleID}
	if c.State.Frame {
		view.Target = "_blank"
		return view
	}
	slide, own := c.State.AsSlide(id), c.State.CountSlides()
	view.ID = id + "-take"
	view.Slide = c.LinkTo(state.ChooseSlide{View: slide}, "#"+view.ID)
	switch {
	case c.State.HasSlide(slide):
		view.Slide.Text = c.Say(catalogue.SlideTakeOut)
		view.Slides = ui.Link{Phrase: ui.Phrase{Text: c.Say(catalogue.SlidesCount, "n", strconv.Itoa(own))}, Address: c.State.Page(state.Slides).Address()}
	case own < state.MostSlides:
		view.Slide.Text = c.Say(catalogue.SlideAdd)
	default:
		view.Slide = ui.Link{Phrase: ui.Phrase{Text: c.Say(catalogue.SlidesFull)}}
	}
	return view
}

// Mind puts under a figure what to mind of it. What a figure before it has
// already is not said again: it leads there, but where each is taken away by itself.
func (c *Context) Mind(view *ui.Figure, list []ui.Phrase) {
	for _, t := range list {
		if at := slices.IndexFunc(c.minded, func(m mind) bool { return m.text == t.Text }); at >= 0 && !(c.apart() && c.minded[at].id != view.ID) {
			if view.Said == nil && c.minded[at].id != view.ID {
				view.Said = &ui.Link{Phrase: ui.Phrase{Text: c.Say(catalogue.MindedAbove)}, Address: "#" + c.minded[at].id + string(ui.CarePart)}
			}
			continue
		}
		c.minded = append(c.minded, mind{t.Text, view.ID})
		if c.isCaution(t) {
			view.Cautions = append(view.Cautions, t)
		} else {
			view.Caveats = append(view.Caveats, t)
		}
	}
}

// apart reports whether each figure is shown without the others.
func (c *Context) apart() bool { return c.Takes() || c.State.Frame && c.State.Figure != "" }

// isCaution reports whether the dataset says that a text is never folded.
func (c *Context) isCaution(t ui.Phrase) bool {
	for i := range c.Dataset.Indicators {
		for _, caveat := range c.Dataset.Indicators[i].Caveats {
			if caveat.Caution && c.Text(caveat.Text) == t.Text {
				return true
			}
		}
	}
	return false
}
