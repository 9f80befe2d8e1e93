package take

import (
	"slices"
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/citation"
	"bilateral/components/embed"
	"bilateral/components/extract"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// The words of state.State.Embed, and what stands between them. Light colours, the chart,
// compact, and the controls are there without one.
const (
	tableWord   = "table"
	bareWord    = "bare"
	wholeWord   = "whole" // the figure with all of it, where it can be compact
	pageWord    = "page"  // the page that the figure is of
	wordBetween = "~"
)

// embed is the frame of the figure's page for other sites: what it looks like, its HTML, and
// a picture for sites that keep no frames.
func (b *builder) embed() {
	framed := embed.Framed(b.c.Dataset, b.of, b.figure.ID)
	if framed == nil {
		return
	}
	sizes := b.sizes(framed)
	words := b.look(framed, sizes)
	p := b.part("embed", catalogue.EmbedPart)
	home, title := b.c.Dataset.Home, b.figure.Title
	address, height := embed.Address(framed), b.height(framed)
	frame := embed.Frame(home+address, title, embed.Width, height)
	p.Items = []Item{
		{Key: "look", Name: b.c.Say(catalogue.EmbedLook), Switches: b.switches(framed, words, sizes)},
		b.code("frame", catalogue.EmbedCode, b.c.Say(catalogue.EmbedSize, "height", strconv.Itoa(height), "width", strconv.Itoa(embed.Narrowest(framed))), frame),
		b.code("script", catalogue.EmbedScript, b.c.Say(catalogue.EmbedScriptNote), frame+"\n"+embed.Script(home)),
	}
	if b.figure.Chart != nil {
		width, height, _ := chart.Framed(chart.Social)
		picture := b.of.File(extract.PNG, b.figure.ID, string(state.SizeParameter), chart.Social)
		alternative := b.c.Say(catalogue.SharedPicture, "title", title, "subtitle", b.figure.Subtitle)
		p.Items = append(p.Items, b.code("linked", catalogue.EmbedPicture, b.c.Say(catalogue.EmbedPictureNote),
			embed.Linked(home+b.of.Address()+"#"+b.figure.ID, home+picture, alternative, width, height)))
	}
	p.Preview = &Preview{Heading: b.c.Say(catalogue.EmbedPreview), Address: address, Title: title, Width: strconv.Itoa(embed.Width), Height: strconv.Itoa(height)}
	p.Note = b.c.Say(catalogue.EmbedNote)
}

// size is how much a frame shows, by its word; the first that there is has none.
type size struct {
	word string
	name catalogue.Key
}

// sizes are those that a frame can have, and gives it the first.
func (b *builder) sizes(framed *state.State) (list []size) {
	if b.figure.Chart != nil && embed.CanCompact(framed) {
		framed.Compact = true
		list = append(list, size{"", catalogue.EmbedCompact}, size{wholeWord, catalogue.EmbedWhole})
	}
	if b.figure.Chart == nil && framed.Figure != "" && b.framed(framed).One == "" {
		framed.Figure = "" // it stands folded in another figure
	}
	if framed.Figure != "" {
		if list == nil {
			list = append(list, size{"", catalogue.EmbedWhole})
		}
		list = append(list, size{pageWord, catalogue.EmbedPage})
	}
	return list
}

// framed is the document that a frame shows.
func (b *builder) framed(framed *state.State) *page.Document {
	return b.pages.Find(b.c.Dataset, framed).Document(b.c.Dataset, framed, b.c.Catalogue, false)
}

// height is that of a frame in pixels.
func (b *builder) height(framed *state.State) int {
	chart, rows := b.framed(framed).Size()
	return embed.Height(b.c.Dataset, framed, chart, rows)
}

// look gives a frame the look that the address asks for; words are those of it that say
// something of this frame.
func (b *builder) look(framed *state.State, sizes []size) (words []string) {
	if b.c.State.Embed == "" {
		return nil
	}
	for word := range strings.SplitSeq(b.c.State.Embed, wordBetween) {
		switch {
		case word == state.DarkTheme, word == state.AutoTheme:
			framed.Theme = word
		case word == tableWord && framed.HasTab():
			framed.Tab = state.TableTab
		case word == bareWord:
			framed.HideControls = true
		case word == wholeWord && slices.ContainsFunc(sizes, func(s size) bool { return s.word == word }):
			framed.Compact = false
		case word == pageWord && slices.ContainsFunc(sizes, func(s size) bool { return s.word == word }):
			framed.Compact, framed.Figure = false, ""
		default:
			b.c.Notice(b.c.Say(catalogue.NoticeOther, "value", word))
			continue
		}
		words = append(words, word)
	}
	return words
}

// switches lead to the same page with another look of the frame.
func (b *builder) switches(framed *state.State, words []string, sizes []size) []*ui.Switch {
	// without are the words without some, and with one more where it is not "".
	without := func(more string, others ...string) string {
		list := slices.DeleteFunc(slices.Clone(words), func(word string) bool { return slices.Contains(others, word) })
		if more != "" {
			list = append(list, more)
		}
		return strings.Join(list, wordBetween)
	}
	link := func(embedded string) string {
		return state.Update(b.c.State, state.SetEmbed{Embed: embedded}).Address()
	}
	colours := &ui.Switch{Label: b.c.Say(catalogue.GalleryTheme)}
	for _, t := range [...]struct {
		theme string
		name  catalogue.Key
	}{{"", catalogue.ThemeLight}, {state.DarkTheme, catalogue.ThemeDark}, {state.AutoTheme, catalogue.ThemeAuto}} {
		colours.Add(b.c.Say(t.name), link(without(t.theme, state.DarkTheme, state.AutoTheme)), framed.Theme == t.theme)
	}
	list := []*ui.Switch{colours}
	if len(sizes) > 1 {
		how := &ui.Switch{Label: b.c.Say(catalogue.EmbedShown)}
		for _, s := range sizes {
			how.Add(b.c.Say(s.name), link(without(s.word, wholeWord, pageWord)), s.word == chosen(words))
		}
		list = append(list, how)
	}
	if framed.HasTab() {
		sides := &ui.Switch{Label: b.c.Say(catalogue.EmbedSides)}
		sides.Add(b.c.Say(catalogue.ChartTab), link(without("", tableWord)), framed.Tab == state.ChartTab)
		sides.Add(b.c.Say(catalogue.TableTab), link(without(tableWord, tableWord)), framed.Tab == state.TableTab)
		list = append(list, sides)
	}
	controls := &ui.Switch{Label: b.c.Say(catalogue.EmbedControls)}
	controls.Add(b.c.Say(catalogue.EmbedWith), link(without("", bareWord)), !framed.HideControls)
	controls.Add(b.c.Say(catalogue.EmbedWithout), link(without(bareWord, bareWord)), framed.HideControls)
	languages := &ui.Switch{Label: b.c.Say(catalogue.EmbedLanguage)}
	for _, l := range data.Languages {
		text := ui.Phrase{Text: b.c.Say(catalogue.ThisLanguage)}
		if l != b.c.State.Language {
			text = ui.Phrase{Text: b.c.Say(catalogue.OtherLanguage), Language: string(l)}
		}
		languages.Links = append(languages.Links, ui.Link{Phrase: text, Address: state.Update(b.c.State, state.SetLanguage{Language: l}).Address(), Current: l == b.c.State.Language})
	}
	return append(list, controls, languages)
}

// chosen is the word of the size, "" for the first.
func chosen(words []string) string {
	for _, word := range words {
		if word == wholeWord || word == pageWord {
			return word
		}
	}
	return ""
}

// code is HTML that can be copied.
func (b *builder) code(key string, name catalogue.Key, note, html string) Item {
	return Item{Key: key, Name: b.c.Say(name), Note: note, Text: []citation.Part{{Text: html}}, TextID: "embed-" + key, Class: "code", Copy: b.copies()}
}
