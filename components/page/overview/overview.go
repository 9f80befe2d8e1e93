// Package overview is the start page: headline figures, the table of
// indicators and the chosen one's figure. The table alone stands in frames.
package overview

import (
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/figure"
	"bilateral/components/format"
	"bilateral/components/node"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// Page is the start page.
var Page = &page.Page{Route: state.Overview, Build: build}

// build makes the start page: headline figures, the table, the chosen
// indicator's figure, the deck's words and the sources.
func build(c *page.Context, doc *page.Document) node.Part {
	view := &View{
		Deck:            c.Phrase(c.Dataset.Deck),
		Introduction:    c.Phrase(c.Dataset.Introduction),
		HeadlineFigures: c.Say(catalogue.HeadlineFigures),
		Table:           indicatorTable(c),
		Contact:         c.Contact(),
		Sources:         c.Sources(c.Dataset.DeckSources()),
	}
	features(c, view)
	view.Figure = figure.Deck(c)
	if view.Lead == nil {
		view.Title = figure.DeckFinding(c, c.Dataset.Indicator(c.Dataset.DefaultIndicator))
	}
	view.Deck.Text = c.DeckTitle()
	checked(c, view)
	if c.State.Language != data.English {
		view.TranslationNote = c.Phrase(c.Dataset.TranslationNote)
	}
	for i := range c.Dataset.Headlines {
		view.Tiles = append(view.Tiles, tile(c, &c.Dataset.Headlines[i]))
	}
	for _, part := range c.Dataset.Parts {
		if part.Kind != data.TablePart {
			view.Parts = append(view.Parts, partView(c, part))
		}
	}
	in := c.Dataset.Indicator(c.State.Indicator)
	view.Figure.More = []ui.Link{figure.InFull(c, in)}
	// What is shared is the finding, or the figure that was chosen.
	if doc.Title = view.Figure.Title.Text; in.ID == c.Dataset.DefaultIndicator {
		doc.Title = view.Title.Text
	}
	doc.Spoken = append(c.Spoken(view.Figure.Title.Text, view.Figure), spokenTable(c, view.Table)...)
	doc.Description = c.Say(catalogue.PageDescription, "title", view.Title.Text, "introduction", c.Text(c.Dataset.Introduction))
	return view.Build
}

// features are the figures that the overview begins with: the lead, whose finding
// is the page's title, and those second to it.
func features(c *page.Context, view *View) {
	for i := range c.Dataset.Features {
		f := &c.Dataset.Features[i]
		if i > 0 {
			view.Seconds = append(view.Seconds, figure.Feature(c, f, ui.Second))
			continue
		}
		view.Lead = figure.Feature(c, f, ui.Lead)
		view.Title = view.Lead.Title
		view.Lead.Title = c.Phrase(c.Dataset.Indicator(f.Indicator).Label)
	}
}

// checked says how many of the deck's numbers open sources confirm.
func checked(c *page.Context, view *View) {
	if !state.Evidence.In(c.Dataset) {
		return
	}
	var of [data.CannotBeChecked + 1]int
	total := 0
	for _, v := range c.Dataset.Verdicts {
		if v.Message == "" {
			of[v.Verdict]++
			total++
		}
	}
	view.Checked = checkedParts(c, of[:], total)
	view.CheckedMore = ui.Link{Phrase: ui.Phrase{Text: c.Say(catalogue.CheckedMore)}, Address: c.State.Page(state.Evidence).Address()}
}

// checkedParts says how many numbers each verdict was given to, by a number for each
// verdict; "" where there is none. A verdict that none has is left out, and the first one
// says of how many.
func checkedParts(c *page.Context, of []int, total int) string {
	forms := strings.Split(c.Say(catalogue.CheckedParts), "|")
	var parts []string
	for v := data.Agrees; v <= data.CannotBeChecked; v++ {
		n := of[v]
		if n == 0 {
			continue
		}
		form, figure := forms[2*(v-data.Agrees)+data.Verdict(min(n, 2)-1)], strconv.Itoa(n)
		switch {
		case total == 1:
			figure = c.Say(catalogue.CheckedOnly)
		case len(parts) == 0:
			figure = c.Say(catalogue.CheckedOf, "n", figure, "total", strconv.Itoa(total))
		}
		parts = append(parts, catalogue.Fill(form, "n", figure))
	}
	last := len(parts) - 1
	switch {
	case last < 0:
		return ""
	case last > 0:
		parts = append(parts[:last-1], parts[last-1]+c.Say(catalogue.CaptionAnd)+parts[last])
	}
	return c.Say(catalogue.CheckedNumbers, "parts", c.Join(parts...))
}

func tile(c *page.Context, h *data.Headline) Tile {
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
	tile.Spoken, tile.Caution = said(c, h, h.Spoken), said(c, h, h.Caution)
	if tile.Spoken.Text != "" {
		tile.Detail = ""
		return tile
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

// said is one of a headline's texts with its values, and its language where that
// is not the page's.
func said(c *page.Context, h *data.Headline, template data.Text) ui.Phrase {
	text, language, ok := c.Dataset.Say(h, template, c.State.Language, func(ind *data.Indicator, v data.Value, decimals int) string {
		return format.Rounded(c.Catalogue, ind, v, decimals)
	})
	switch {
	case !ok:
		return ui.Phrase{}
	case language == c.State.Language:
		return ui.Phrase{Text: text}
	}
	return ui.Phrase{Text: text, Language: string(language)}
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
		item := ui.Item{Key: strconv.Itoa(i), Heading: c.Phrase(m.Heading), Text: c.Phrase(m.Text), Checks: c.ChecksOf(m.ID), EvidenceLabel: c.Say(catalogue.Evidence)}
		for _, id := range m.Evidence {
			link := c.LinkTo(state.ChooseIndicator{Indicator: id}, page.FigureFragment)
			link.Phrase = c.Phrase(c.Dataset.Indicator(id).Label)
			item.Evidence = append(item.Evidence, link)
		}
		view.Items = append(view.Items, item)
	}
	return view
}
