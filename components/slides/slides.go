// Package slides makes slides of the views of other pages: the deck's own, a message and
// its chart each, or those that a reader put together. It stands above package extract,
// which finds a view's figures, and below the page of slides and what writes them as a
// file.
package slides

import (
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/extract"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
)

// Slide is one slide: words of the deck, a figure, or both.
type Slide struct {
	Number int // from 1
	// Kicker is the part of the deck, Heading and Message are what the deck says, and
	// Checks what came of checking it; all empty on a reader's own slide.
	Kicker, Heading, Message ui.Phrase
	Checks                   []ui.CheckLink
	// Title is what the slide is called: what its figure finds, else the deck's words.
	Title ui.Phrase
	// Lines are further words, one below the other.
	Lines []ui.Phrase
	// Figure is that of the view At; nil where the slide has none. Table stands in the
	// place of a chart.
	Figure *extract.Figure
	At     *state.State
	Table  *ui.FigureTable
	// Notices say what of the view could not be shown as it was asked for, and Problem
	// why there is no figure; Given is then the address as it came.
	Notices        []ui.Phrase
	Problem, Given string
	// Sources and Notes are those of a slide without a figure, whose figure has its own.
	Sources []ui.SourceLink
	Notes   []ui.Phrase
	// Marked are the notes that marks in the table point to.
	Marked []ui.NoteView
}

// Set is the slides of a view, each made when it is asked for.
type Set struct {
	// Own are the reader's, none for the deck's; Beyond is the first for which there is no
	// room, "" for none.
	Own    []string
	Beyond string
	c      *page.Context
	pages  page.Site
	plans  []func(*Slide)
	views  map[string]*extract.View // by their addresses
}

// Of are the slides of a view: the reader's own, or else the deck's. Figures are those of
// some pages; the dataset has all that they need.
func Of(pages page.Site, c *page.Context) *Set {
	s := &Set{c: c, pages: pages, views: map[string]*extract.View{}}
	s.Own, s.Beyond = state.SplitSlides(c.State.Slides)
	for _, address := range s.Own {
		s.plans = append(s.plans, func(slide *Slide) { s.own(slide, address) })
	}
	if len(s.plans) == 0 {
		s.deck()
	}
	return s
}

// Len is how many slides there are.
func (s *Set) Len() int { return len(s.plans) }

// Slide makes the slide of a number from 1 to Len.
func (s *Set) Slide(number int) *Slide {
	slide := &Slide{Number: number}
	s.plans[number-1](slide)
	return slide
}

// Mark is the words of a slide's number among all.
func (s *Set) Mark(number int) string {
	return s.c.Say(catalogue.SlideNumber, "n", strconv.Itoa(number), "total", strconv.Itoa(s.Len()))
}

// own is a view that the reader chose.
func (s *Set) own(slide *Slide, address string) {
	path, figure, _ := strings.Cut(address, "#")
	at := state.Parse(s.c.Dataset, path)
	at.Language, at.Theme, at.Tab, at.HideControls, at.Slides = s.c.State.Language, "", state.ChartTab, false, ""
	slide.Given = address
	if s.draw(slide, at, figure); slide.Problem == "" {
		slide.Given = ""
	}
}

// draw puts the figure of a view on a slide, the first that is drawn where none is named;
// or says why there is none.
func (s *Set) draw(slide *Slide, at *state.State, figure string) {
	p := s.pages.Find(s.c.Dataset, at)
	if p == nil || at.Frame {
		s.fails(slide, catalogue.SlideNoView)
		return
	}
	slide.At = at
	view := s.views[at.Address()]
	if view == nil {
		view = extract.Of(p, s.c.Dataset, at, s.c.Catalogue)
		s.views[at.Address()] = view
	}
	f := view.Find(figure)
	if figure == "" {
		f = view.Drawn()
	}
	if f == nil {
		s.fails(slide, catalogue.SlideNoFigure)
		return
	}
	slide.Notices = view.Notices()
	slide.Title = ui.Phrase{Text: f.Title}
	switch {
	case f.Chart == nil:
		slide.Table = s.values(f)
	case len(f.Chart.Scene.Hits) == 0:
		slide.Problem = s.c.Say(catalogue.SlideNoChart)
		return
	}
	slide.Figure = f
}

// fails says why a slide has no figure.
func (s *Set) fails(slide *Slide, why catalogue.Key) {
	slide.Problem = s.c.Say(why)
	slide.Title.Text = slide.Problem
}

// mostRows is how many rows of a table fit a slide.
const mostRows = 8

// values are the first values of a table.
func (s *Set) values(f *extract.Figure) *ui.FigureTable {
	caption := f.Subtitle
	if n := f.Count(false); n > mostRows {
		caption = s.c.Say(catalogue.SlideRows, "n", strconv.Itoa(mostRows), "all", strconv.Itoa(n))
	}
	table := &ui.FigureTable{Caption: caption}
	for _, head := range [...]catalogue.Key{catalogue.WhatColumn, catalogue.PeriodColumn, catalogue.ValueColumn, catalogue.UnitColumn} {
		table.AddHead(s.c.Say(head))
	}
	table.Heads[len(table.Heads)-1].Class = "l"
	f.Head(mostRows, func(n int, row *extract.Printed) {
		table.AddRow(strconv.Itoa(n), row.What)
		table.AddCell(&ui.Cell{Value: row.Period})
		table.AddCell(&ui.Cell{Value: row.Value})
		table.AddCell(&ui.Cell{Value: row.Unit, Class: "l"})
	})
	return table
}
