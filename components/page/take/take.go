// Package take is the page that takes a figure of another page's view away: as data in
// every format, as a picture, with its addresses and how to cite it, and its values as a
// table. It stands above the other pages, whose views it builds.
package take

import (
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/citation"
	"bilateral/components/extract"
	"bilateral/components/figure"
	"bilateral/components/format"
	"bilateral/components/node"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// New makes the page for the figures of some pages.
func New(pages page.Site) *page.Page {
	return &page.Page{
		Route: state.Take,
		Needs: func(ds *data.Dataset, _ *state.State) []data.CollectionID { return extract.AllCollections(ds) },
		Build: func(c *page.Context, doc *page.Document) node.Part { return build(pages, c, doc) },
	}
}

// builder is what the page is made from.
type builder struct {
	c      *page.Context
	pages  page.Site
	of     *state.State // the view
	figure *extract.Figure
	view   *View
}

func build(pages page.Site, c *page.Context, doc *page.Document) node.Part {
	b := &builder{c: c, pages: pages, of: c.State.Taken, view: &View{Kicker: c.Say(catalogue.TakeAway)}}
	b.view.Back = ui.Link{Phrase: ui.Phrase{Text: c.Say(catalogue.TakeBack)}, Address: c.Carried(b.of.Address())}
	doc.Unlisted = true
	doc.Title, doc.Description = b.view.Kicker, c.Say(catalogue.DataNote)
	var taken *extract.View
	if p := pages.Find(c.Dataset, b.of); p != nil {
		taken = extract.Of(p, c.Dataset, b.of, c.Catalogue)
		b.figure = taken.Find(c.State.Figure)
		if b.figure == nil && c.State.Figure != "" {
			c.Notice(c.Say(catalogue.NoticeOther, "value", c.State.Figure))
			b.figure = taken.Find("")
		}
	}
	if b.figure == nil {
		b.view.Empty = c.Say(catalogue.TakeNothing)
		return b.view.Build
	}
	b.view.Back.Address += "#" + b.figure.ID
	doc.Title = c.Say(catalogue.TakeTitle, "title", b.figure.Title)
	doc.Spoken = []string{c.Say(catalogue.Chosen, "title", doc.Title)}
	b.draw()
	b.share()
	b.data()
	if b.figure.Chart != nil {
		b.picture()
	}
	b.embed()
	b.cite()
	b.addresses()
	b.values()
	return b.view.Build
}

// draw shows the figure without what could be chosen of it.
func (b *builder) draw() {
	b.view.Figure = b.figure.Shown(b.c, "figure")
	b.view.Figure.Main, b.view.Figure.Weight = true, ui.Lead
}

// part begins a part of the page.
func (b *builder) part(id string, heading catalogue.Key) *Part {
	p := &Part{ID: id, Heading: b.c.Say(heading)}
	b.view.Parts = append(b.view.Parts, p)
	return p
}

// share is the address of the view, the device's own way to share it, and the reader's
// slides.
func (b *builder) share() {
	p := b.part("share", catalogue.ShareHeading)
	address := b.of.Address() + "#" + b.figure.ID
	view := b.address("view", catalogue.ViewAddress, address)
	view.Share = &Share{Address: address, Text: b.c.Say(catalogue.ShareNative), Done: b.c.Say(catalogue.ShareDone), Failed: b.c.Say(catalogue.ShareFailed)}
	own, slide := b.c.State.CountSlides(), b.of.AsSlide(b.figure.ID)
	all := b.c.State.Page(state.Slides)
	item := Item{Key: "slides", Name: b.c.Say(catalogue.SlidesPage)}
	if own > 0 {
		item.Note = b.c.Say(catalogue.SlidesAre, "n", strconv.Itoa(own), "most", strconv.Itoa(state.MostSlides))
	}
	link := ui.Link{Phrase: ui.Phrase{Text: b.c.Say(catalogue.SlideAdd)}, Address: state.Update(all, state.ChooseSlide{View: slide}).Address()}
	switch {
	case b.c.State.HasSlide(slide):
		link.Text = b.c.Say(catalogue.SlideTakeOut)
	case own >= state.MostSlides:
		item.Note, link = b.c.Say(catalogue.SlidesFull), ui.Link{Phrase: ui.Phrase{Text: b.c.Say(catalogue.SlidesOwnTitle)}, Address: all.Address()}
	}
	item.Links = []ui.Link{link}
	p.Items = []Item{view, item}
}

// address is one that can be copied.
func (b *builder) address(key string, name catalogue.Key, address string) Item {
	return Item{Key: key, Name: b.c.Say(name), Text: []citation.Part{{Text: b.c.Dataset.Home + address}}, TextID: "address-" + key, Class: "code", Copy: b.copies()}
}

// data are the values as files: those shown, all of them, and the whole dataset.
func (b *builder) data() {
	p := b.part("data", catalogue.DataHeading)
	for _, all := range [...]bool{false, true} {
		item := Item{Key: "shown", Name: b.c.Say(catalogue.DataShown), Note: b.count(all)}
		var rows []string
		if all {
			item.Key, item.Name, rows = "all", b.c.Say(catalogue.DataAll), []string{string(state.RowsParameter), "all"}
		}
		for _, f := range [...][2]string{{"CSV", extract.CSV}, {"JSON", extract.JSON}, {"XLSX", extract.XLSX}, {"ZIP", extract.Package}} {
			item.Files = append(item.Files, File{Text: f[0], Address: b.of.File(f[1], b.figure.ID, rows...)})
		}
		p.Items = append(p.Items, item)
	}
	p.Items = append(p.Items, Item{Key: "whole", Name: b.c.Say(catalogue.DataWhole), Note: b.c.Say(catalogue.DataWholeText), Files: []File{
		{Text: "ZIP", Address: "/datapackage.zip"}, {Text: "JSON", Address: "/datapackage.json"},
	}})
	p.Note = b.c.Say(catalogue.DataNote)
}

// count says how many values there are.
func (b *builder) count(all bool) string {
	return b.c.Say(catalogue.DataCount, "n", format.Number(float64(b.figure.Count(all)), 0))
}

// picture is the chart as files.
func (b *builder) picture() {
	p := b.part("picture", catalogue.PictureHeading)
	item := Item{Key: "picture", Name: b.c.Say(catalogue.ChartTab)}
	for _, a := range figure.Downloads(b.c.Catalogue) {
		if a.Action == "copy" {
			copied := a
			item.Copy = &copied
			continue
		}
		name, size := extract.PNG, []string(nil)
		switch a.Action {
		case "svg":
			name = extract.SVG
		case "png2":
			size = []string{string(state.SizeParameter), extract.Sizes[1]}
		case chart.Social, chart.Slide:
			size = []string{string(state.SizeParameter), a.Action}
		}
		item.Files = append(item.Files, File{Text: a.Label, Address: b.of.File(name, b.figure.ID, size...), Action: a.Action, Done: a.Done, Failed: a.Failed})
	}
	item.Files = append(item.Files, File{Text: "PowerPoint", Address: b.of.File(extract.PPTX, b.figure.ID)})
	p.Items = []Item{item}
}

// copies is the button that copies a text.
func (b *builder) copies() *ui.ActionButton {
	return &ui.ActionButton{Label: b.c.Say(catalogue.CopyText), Done: b.c.Say(catalogue.TextCopied), Failed: b.c.Say(catalogue.TextNotCopied)}
}

// cite is how to cite the figure in this view.
func (b *builder) cite() {
	p := b.part(ui.CiteID, catalogue.CiteHeading)
	cited := b.figure.Citation()
	accessed := b.c.Say(catalogue.CiteAccessed, "citation", "{citation}", "date", "{date}")
	for _, form := range [...]struct {
		key  string
		name catalogue.Key
		text []citation.Part
	}{{"short", catalogue.CiteShortLabel, []citation.Part{{Text: cited.Short()}}}, {"long", catalogue.CiteLongLabel, cited.Long()}} {
		p.Items = append(p.Items, Item{Key: form.key, Name: b.c.Say(form.name), Text: form.text, TextID: "cite-" + form.key, Copy: b.copies(), Accessed: accessed})
	}
	item := Item{Key: "managers", Name: b.c.Say(catalogue.CiteFor)}
	for _, f := range citation.Files {
		item.Files = append(item.Files, File{Text: f.Format, Address: b.of.File(f.Name, b.figure.ID)})
	}
	p.Items = append(p.Items, item)
}

// addresses are those of the figure's data, for programs.
func (b *builder) addresses() {
	p := b.part("addresses", catalogue.ForPrograms)
	p.Items = []Item{b.address("file", catalogue.DataAddress, b.of.File(extract.CSV, b.figure.ID))}
	p.Note = b.c.Say(catalogue.ForProgramsText)
}

// mostShown is how many values the page shows, valueColumn where they stand: what comes
// behind it is text.
const (
	mostShown   = 100
	valueColumn = 2
)

// values are the first of those shown, as the files have them.
func (b *builder) values() {
	view := &Values{Heading: b.c.Say(catalogue.ValuesHeading), Table: &ui.FigureTable{Caption: b.figure.Title}}
	view.Copy = ui.ActionButton{Label: b.c.Say(catalogue.CopyTable), Done: b.c.Say(catalogue.TableCopied), Failed: b.c.Say(catalogue.TextNotCopied)}
	for i, head := range [...]catalogue.Key{catalogue.WhatColumn, catalogue.PeriodColumn, catalogue.ValueColumn, catalogue.UnitColumn, catalogue.FlagColumn, catalogue.SourceColumn} {
		class := ""
		if i > valueColumn {
			class = "l"
		}
		view.Table.Heads = append(view.Table.Heads, ui.TableHead{Text: b.c.Say(head), Class: class})
	}
	total := b.figure.Count(false)
	b.figure.Head(mostShown, func(n int, row *extract.Printed) {
		view.Table.AddRow(strconv.Itoa(n), row.What)
		view.Table.AddCell(&ui.Cell{Value: row.Period})
		view.Table.AddCell(&ui.Cell{Value: row.Value})
		view.Table.AddCell(&ui.Cell{Value: row.Unit, Class: "l"})
		view.Table.AddCell(&ui.Cell{Value: row.Flag, Class: "l"})
		view.Table.AddCell(&ui.Cell{Value: row.Source, Class: "l"})
	})
	if total > mostShown {
		view.Note = b.c.Say(catalogue.ValuesSome, "n", strconv.Itoa(mostShown), "all", format.Number(float64(total), 0))
	}
	b.view.Values = view
}
