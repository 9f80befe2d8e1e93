// Package overview is the start page: headline figures, the table of
// indicators and the chosen one's figure. The table alone stands in frames.
package overview

import (
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/components/figure"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"

	"github.com/vugu/vugu"
)

// Page is the start page.
var Page = &page.Page{Route: state.Overview, Build: build}

// build makes the start page: headline figures, the table, the chosen
// indicator's figure, the deck's words and the sources.
func build(c *page.Context, doc *page.Document) vugu.Builder {
	view := &View{
		Deck:            c.Phrase(c.Dataset.Deck),
		Introduction:    c.Phrase(c.Dataset.Introduction),
		HeadlineFigures: c.Say(catalogue.HeadlineFigures),
		Table:           indicatorTable(c),
		Figure:          figure.Standalone(c),
		Contact:         c.Contact(),
		Sources:         c.Sources(c.Dataset.DeckSources()),
	}
	if view.Title = view.Figure.Title; c.State.Indicator != c.Dataset.DefaultIndicator {
		view.Title = figure.DeckFinding(c, c.Dataset.Indicator(c.Dataset.DefaultIndicator))
	}
	view.Deck.Text = c.DeckTitle()
	if c.State.Language != data.English {
		view.TranslationNote = c.Phrase(c.Dataset.TranslationNote)
	}
	for _, h := range c.Dataset.Headlines {
		view.Tiles = append(view.Tiles, tile(c, h))
	}
	for _, part := range c.Dataset.Parts {
		if part.Kind != data.TablePart {
			view.Parts = append(view.Parts, partView(c, part))
		}
	}
	in := c.Dataset.Indicator(c.State.Indicator)
	more := c.LinkTo(state.OpenIndicator{Indicator: in.ID}, "")
	more.Text = c.Say(catalogue.InFull)
	view.Figure.More = []ui.Link{more}
	view.Nearest = figure.Nearest(c, in)
	doc.Title = view.Figure.Title.Text
	doc.Spoken = append(c.Spoken(view.Figure.Title.Text, view.Figure), spokenTable(c, view.Table)...)
	doc.Description = c.Say(catalogue.PageDescription, "title", view.Title.Text, "introduction", c.Text(c.Dataset.Introduction))
	return view
}

func tile(c *page.Context, h data.Headline) Tile {
	ind := c.Dataset.Indicator(h.Indicator)
	tile := Tile{
		Key:    string(h.Indicator) + " " + string(h.Column),
		Value:  c.Say(catalogue.NotApplicable),
		Label:  c.Phrase(h.Label),
		Detail: c.Period(ind),
		Link:   c.LinkTo(state.ChooseIndicator{Indicator: h.Indicator}, page.FigureFragment),
	}
	if checks := c.Checks(ind, h.Column); len(checks) > 0 {
		tile.Check = &checks[0]
	}
	if o := c.Dataset.Cell(h.Indicator, h.Column); o != nil {
		tile.Value, tile.Unit = counted(format.Value(c.Catalogue, ind, o.Value))
	}
	var others []string
	for _, column := range c.Dataset.Columns() {
		o := c.Dataset.Cell(h.Indicator, column.ID)
		if column.ID == h.Column || o == nil || !o.Value.Present() || o.Subject.Kind != data.OfPlace {
			continue
		}
		others = append(others, c.Text(column.Label)+page.NBSP+format.Value(c.Catalogue, ind, o.Value))
	}
	tile.Detail = c.Join(append([]string{tile.Detail}, others...)...)
	return tile
}

// counted parts a figure from the ideograph that counts it: beside large
// figures it would stand larger than they do.
func counted(figure string) (number, unit string) {
	for i, r := range figure {
		if r >= 0x3000 && i > 0 {
			return figure[:i], figure[i:]
		}
	}
	return figure, ""
}

func partView(c *page.Context, p data.Part) *ui.Words {
	view := &ui.Words{ID: string(p.ID), Kicker: c.Phrase(p.Title), Heading: c.Phrase(p.Heading)}
	for i, m := range c.Dataset.Messages {
		if m.Part != p.ID {
			continue
		}
		item := ui.Item{Key: strconv.Itoa(i), Heading: c.Phrase(m.Heading), Text: c.Phrase(m.Text), EvidenceLabel: c.Say(catalogue.Evidence)}
		for _, id := range m.Evidence {
			link := c.LinkTo(state.ChooseIndicator{Indicator: id}, page.FigureFragment)
			link.Phrase = c.Phrase(c.Dataset.Indicator(id).Label)
			item.Evidence = append(item.Evidence, link)
		}
		view.Items = append(view.Items, item)
	}
	return view
}
