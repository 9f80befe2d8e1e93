// Package slides is the page of slides: all of them one below the other, to be read and
// printed, or one alone, to be presented. They are the deck's or, where the address has
// some, the reader's own. It stands above package slides of the components, which makes
// them.
package slides

import (
	"slices"
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/extract"
	"bilateral/components/node"
	"bilateral/components/page"
	"bilateral/components/slides"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// FileName is the file of all slides, behind the path of their page.
const FileName = "slides.pptx"

// New makes the page for the figures of some pages.
func New(pages page.Site) *page.Page {
	return &page.Page{
		Route: state.Slides,
		Needs: func(ds *data.Dataset, _ *state.State) []data.CollectionID { return extract.AllCollections(ds) },
		Build: func(c *page.Context, doc *page.Document) node.Part { return build(pages, c, doc) },
	}
}

// builder is what the page is made from.
type builder struct {
	c    *page.Context
	set  *slides.Set
	own  bool // the slides are the reader's
	view *View
}

func build(pages page.Site, c *page.Context, doc *page.Document) node.Part {
	b := &builder{c: c, set: slides.Of(pages, outside(c)), view: &View{}}
	printed := state.Update(c.State, state.SetSlides{Views: b.set.Own}) // as the slides are read
	printed.Notices = c.State.Notices
	c.State = printed
	if b.own = len(b.set.Own) > 0; b.set.Beyond != "" {
		c.Notice(c.Say(catalogue.NoticeSlides, "value", b.set.Beyond, "most", strconv.Itoa(state.MostSlides)))
	}
	b.head()
	doc.Title, doc.Description = b.view.Title, c.Say(catalogue.SlidesDescription, "title", c.Text(c.Dataset.Deck))
	doc.Unlisted = b.own // nobody else has them
	if shown := b.shown(); shown > 0 {
		slide := b.set.Slide(shown)
		b.view.Class = "slides present"
		b.add(slide, true)
		if !b.c.State.HideControls {
			b.steps(shown)
		}
		doc.Title = c.Say(catalogue.SlideShown, "n", strconv.Itoa(shown), "total", strconv.Itoa(b.set.Len()), "title", slide.Title.Text)
		doc.Spoken = []string{doc.Title}
		return b.view.Build
	}
	b.view.Class = "slides"
	b.view.Headed = true
	for n := 1; n <= b.set.Len(); n++ {
		b.add(b.set.Slide(n), false)
	}
	b.adding()
	doc.Spoken = []string{c.Say(catalogue.Chosen, "title", doc.Title)}
	if b.own {
		for _, s := range b.view.Slides { // what was added, or is in another place
			doc.Spoken = append(doc.Spoken, c.Say(catalogue.AltValue, "what", strconv.Itoa(s.Number), "value", s.Title.Text))
		}
	}
	return b.view.Build
}

// outside is a context for the slides of a view in a frame: what they are of, and what
// they lead to, stands outside.
func outside(c *page.Context) *page.Context {
	if !c.State.Frame {
		return c
	}
	full := *c
	full.State = state.Update(c.State, state.LeaveFrame{})
	return &full
}

// shown is the number of the slide that is shown alone, 0 for all of them: in a frame
// there is always one. What is asked for beyond the last is the last, with a notice.
func (b *builder) shown() int {
	asked := b.c.State.Slide
	if b.c.State.Frame {
		asked = max(asked, 1)
	}
	if last := b.set.Len(); asked > last {
		b.c.Notice(b.c.Say(catalogue.NoticeSlide, "value", strconv.Itoa(asked), "shown", strconv.Itoa(last)))
		return last
	}
	return asked
}

// link is a control that leads to one slide, or to all with 0.
func (b *builder) link(text catalogue.Key, number int, fragment string) ui.Link {
	link := b.c.LinkTo(state.ShowSlide{Number: number}, fragment)
	link.Text = b.c.Say(text)
	return link
}

// head says what the slides are, and leads to what can be done with them.
func (b *builder) head() {
	c, v := b.c, b.view
	v.Kicker, v.Title = c.Phrase(c.Dataset.Deck), c.Say(catalogue.SlidesTitle)
	v.Kicker.Text = c.DeckTitle()
	v.Lede = c.Say(catalogue.SlidesIntroduction, "title", c.Text(c.Dataset.Deck))
	v.Acts = []ui.Link{b.link(catalogue.SlidesPresent, 1, "")}
	if b.own {
		v.Kicker, v.Title = ui.Phrase{}, c.Say(catalogue.SlidesOwnTitle)
		v.Lede = c.Say(catalogue.SlidesOwnIntroduction, "n", strconv.Itoa(len(b.set.Own)), "most", strconv.Itoa(state.MostSlides))
		deck := *c.State
		deck.Slides, deck.Slide = "", 0
		v.Deck = &ui.Link{Phrase: ui.Phrase{Text: c.Say(catalogue.SlidesOfDeck)}, Address: deck.Address()}
	}
	v.File = File{Text: "PowerPoint", Address: FileAddress(c.State)}
}

// FileAddress is the address of the slides of a view as a file.
func FileAddress(st *state.State) string {
	all := *st
	all.Theme, all.Slide = "", 0
	path, query, has := strings.Cut(all.Address(), "?")
	if has {
		query = "?" + query
	}
	return path + FileName + query
}

// add puts a slide on the page; one that is alone has no heading above it.
func (b *builder) add(slide *slides.Slide, alone bool) {
	id := "slide-" + strconv.Itoa(slide.Number)
	v := &Slide{ID: id, Slide: slide, Mark: b.set.Mark(slide.Number), Alone: alone, TitleID: id + "-title"}
	v.Class = "deck-slide"
	if slide.Problem != "" {
		v.GivenLabel = b.c.Say(catalogue.SlideGiven)
	}
	if slide.Figure != nil {
		v.Figure = slide.Figure.Shown(b.c, id+"-figure")
		v.Figure.Main, v.TitleID = alone, v.Figure.TitleID
		v.Figure.Table = slide.Table
		if slide.Message.Text == "" {
			v.Class += " plain-slide"
		}
		v.Class += room(slide)
	} else if slide.Number == 1 && !b.own {
		v.Class += " title-slide"
	}
	if v.Key = id; b.own {
		v.Key = b.set.Own[slide.Number-1] // it is the same wherever it is moved
	}
	if slide.Table != nil {
		v.Class += " tabled"
		v.SourceLabel = b.c.Say(catalogue.SourceLabel)
	}
	if len(slide.Checks) > 0 {
		v.ChecksLabel = b.c.Say(catalogue.ChecksLabel)
	}
	if b.c.State.Frame {
		v.Target = "_blank"
	}
	if slide.At != nil {
		full := slide.At.Address()
		if slide.Figure != nil {
			full += "#" + slide.Figure.ID
		}
		v.Full = &ui.Link{Phrase: ui.Phrase{Text: b.c.Say(catalogue.SlideFull)}, Address: b.c.Carried(full)}
		v.Address = b.c.Dataset.Home + full
		v.AddressLabel = b.c.Say(catalogue.SlideView)
	}
	if !alone {
		v.Acts = b.acts(slide)
	}
	b.view.Slides = append(b.view.Slides, v)
}

// The heights of charts, in pixels, above which a slide has less room for the rest.
const (
	tall    = 340
	tallest = 470
)

// room is the class of a slide whose chart is tall.
func room(slide *slides.Slide) string {
	switch f := slide.Figure; {
	case f.Chart == nil:
		return ""
	case f.Chart.Scene.Height > tallest:
		return " tallest"
	case f.Chart.Scene.Height > tall:
		return " tall"
	}
	return ""
}

// acts are what can be done with a slide among the others.
func (b *builder) acts(slide *slides.Slide) []ui.Link {
	n, last := slide.Number, b.set.Len()
	acts := []ui.Link{b.link(catalogue.SlideAlone, n, "")}
	if !b.own {
		return acts
	}
	move := func(text catalogue.Key, to int) {
		link := b.c.LinkTo(state.SetSlides{Views: moved(b.set.Own, n-1, to-1)}, "#slide-"+strconv.Itoa(to))
		link.Text = b.c.Say(text)
		acts = append(acts, link)
	}
	if n > 1 {
		move(catalogue.SlideUp, n-1)
	}
	if n < last {
		move(catalogue.SlideDown, n+1)
	}
	at := "" // what takes its place
	if last > 1 {
		at = "#slide-" + strconv.Itoa(min(n, last-1))
	}
	out := b.c.LinkTo(state.SetSlides{Views: slices.Delete(slices.Clone(b.set.Own), n-1, n)}, at)
	out.Text = b.c.Say(catalogue.SlideTakeOut)
	return append(acts, out)
}

// moved is a list with an item in another place.
func moved(list []string, from, to int) []string {
	without := slices.Delete(slices.Clone(list), from, from+1)
	return slices.Insert(without, to, list[from])
}

// steps lead from a slide to the others. At either end a step leads to where it is, so
// that it stays and keeps the focus.
func (b *builder) steps(shown int) {
	last := b.set.Len()
	v := &Steps{Label: b.c.Say(catalogue.SlidesSteps), Mark: b.set.Mark(shown), Keys: b.c.Say(catalogue.SlidesKeys), FullScreen: b.c.Say(catalogue.SlidesFullScreen), NotFull: b.c.Say(catalogue.SlidesNotFull)}
	for _, s := range [...]struct {
		step string
		text catalogue.Key
		to   int
	}{
		{"Home", catalogue.SlidesFirst, 1},
		{"ArrowLeft", catalogue.SlidesBefore, max(shown-1, 1)},
		{"ArrowRight", catalogue.SlidesNext, min(shown+1, last)},
		{"End", catalogue.SlidesLast, last},
		{"Escape", catalogue.SlidesAll, 0},
	} {
		if s.to == 0 && b.c.State.Frame {
			continue
		}
		step := Step{Link: b.link(s.text, s.to, ""), Key: s.step}
		if s.to == 0 {
			step.Address += "#slide-" + strconv.Itoa(shown)
		}
		step.Current = s.to == shown
		v.Links = append(v.Links, step)
	}
	if b.c.State.Frame { // which has no full screen, and no way to all of them
		v.Keys, v.FullScreen = "", ""
	}
	b.view.Steps = v
}

// adding is the form that adds a view by its address, as long as there is room.
func (b *builder) adding() {
	c := b.c
	v := &Adding{Heading: c.Say(catalogue.SlidesAdding), How: c.Say(catalogue.SlidesHow), Action: c.State.Path(), Full: c.Say(catalogue.SlidesFull)}
	if len(b.set.Own) < state.MostSlides {
		v.Full, v.Label, v.Button = "", c.Say(catalogue.SlidesAddress), c.Say(catalogue.SlidesAddButton)
		v.Hidden, v.Key = page.HiddenFields(c.State), strconv.Itoa(len(b.set.Own))
	}
	b.view.Adding = v
}
