package slides

import (
	"bilateral/components/slides"
	"bilateral/components/ui"
)

// View is the page: its head and all slides, or one slide with the steps to the others.
type View struct {
	Class       string
	Headed      bool
	Kicker      ui.Phrase
	Title, Lede string
	Acts        []ui.Link
	File        File
	Deck        *ui.Link // to the deck's slides, nil where those are shown
	Slides      []*Slide
	Steps       *Steps  // of one slide alone, nil for all
	Adding      *Adding // of all slides, nil for one
}

// File is the slides as a file.
type File struct{ Text, Address string }

// Slide is one slide.
type Slide struct {
	*slides.Slide
	ID, Key               string // the key of one of the reader's is its view
	TitleID, Class        string
	Mark                  string // its number among all
	Alone                 bool
	Figure                *ui.Figure
	SourceLabel           string // "" where a figure has its own, or there is nothing to name
	ChecksLabel           string
	GivenLabel            string // of the address as it came, of a slide without its figure
	Address, AddressLabel string // of the full view, for who reads it on paper
	Full                  *ui.Link
	Target                string // of links, "" for the page's own place
	Acts                  []ui.Link
}

// Steps lead from one slide to the others.
type Steps struct {
	Label, Mark, Keys   string
	FullScreen, NotFull string // and what is said where there is none
	Links               []Step
}

// Step leads to a slide, or to all of them. Key is the key that does the same; Link's
// Current says that it leads to what is shown.
type Step struct {
	ui.Link
	Key string
}

// Adding is the form that adds a view. It has no fields where the slides are full.
type Adding struct {
	Heading, How, Action, Full, Label, Button string
	Key                                       string // another one once a view was added: the field is empty then
	Hidden                                    *ui.HiddenFields
}
