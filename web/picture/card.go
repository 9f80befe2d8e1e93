package picture

import (
	"encoding/xml"
	"fmt"
	"strings"

	"golang.org/x/image/font/sfnt"

	"bilateral/components/chart"
	"bilateral/data"
	faces "bilateral/web/picture/font"
)

// Card is a page that has no chart, as a link to it is shown: its words on paper, between
// the rules with which a part of a page opens and ends. Colour is for data: it has none.
type Card struct {
	Product     string
	Title       string
	Description string
	Address     string // of the page
}

// The sizes of a card, in pixels. A title that is long is set smaller.
const (
	cardMargin    = 72
	cardTop       = 64  // the upper rule
	cardName      = 112 // base line of the product's name
	cardFirst     = 156 // from here to cardLast stand title and description
	cardLast      = 528
	cardRule      = 546
	cardAddress   = 590 // base line
	cardSmall     = 24
	cardText      = 28
	cardLeading   = 42
	cardTextLines = 5
	cardGap       = 26 // between title and description
)

var cardTitles = [...]struct{ size, leading, lines int }{{76, 84, 2}, {64, 72, 3}, {52, 60, 4}}

// PNG draws the card in a language, as large as a chart is for a link.
func (c *Card) PNG(language data.Language) ([]byte, error) { return Raster(c.svg(language), 1) }

// svg is the card as Raster reads it.
func (c *Card) svg(language data.Language) string {
	width, height, _ := chart.Framed(chart.Social)
	t := typesetter{glyphs: map[glyphKey]sfnt.Segments{}}
	inner := width - 2*cardMargin
	title, set := []string(nil), cardTitles[0]
	for _, set = range cardTitles {
		if title = t.lines(c.Title, faces.Serif, set.size, inner, true); len(title) <= set.lines {
			break
		}
	}
	most := (cardLast - cardFirst - cardGap - len(title)*set.leading) / cardLeading
	text := t.shortened(c.Description, inner, min(most, cardTextLines))

	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" xml:lang="%s"><rect width="%d" height="%d" fill="%s"/>`, width, height, language, width, height, chart.PaperLight)
	rule := func(y, thick int, colour string) {
		fmt.Fprintf(&b, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`, cardMargin, y, inner, thick, colour)
	}
	write := func(x, y, size int, colour, more, words string) {
		fmt.Fprintf(&b, `<text x="%d" y="%d" font-size="%d" fill="%s"%s>`, x, y, size, colour, more)
		_ = xml.EscapeText(&b, []byte(strings.TrimSpace(words))) // a builder takes all
		b.WriteString(`</text>`)
	}
	rule(cardTop, 3, chart.InkLight)
	write(cardMargin, cardName, cardSmall, chart.InkLight, ` font-weight="600"`, c.Product)
	// A little over the middle, where the eye looks for it.
	block := len(title)*set.leading + cardGap + len(text)*cardLeading
	y := cardFirst + (cardLast-cardFirst-block)*2/5
	for _, line := range title {
		y += set.leading
		write(cardMargin, y-set.leading/4, set.size, chart.InkLight, ` font-family="serif"`, line)
	}
	y += cardGap
	for _, line := range text {
		y += cardLeading
		write(cardMargin, y-cardLeading/4, cardText, chart.Ink2Light, "", line)
	}
	rule(cardRule, 1, chart.RuleLight)
	address := t.lines(strings.TrimPrefix(strings.TrimPrefix(c.Address, "https://"), "http://"), faces.Sans, cardSmall, inner, false)
	if len(address) > 0 {
		write(cardMargin, cardAddress, cardSmall, chart.Ink2Light, "", address[0])
	}
	b.WriteString(`</svg>`)
	return b.String()
}

// lines breaks a text into lines of no more than a width, as charts do, by how wide it is in
// this type; balanced ones are about as long as each other.
func (t *typesetter) lines(text string, face faces.Face, size, width int, balanced bool) []string {
	// What charts take for the width of a text holds in any font: here it is known.
	guess := width * 3 / 2
	lines := chart.Wrap(text, size, guess)
	for ; guess > width/2 && !t.fits(lines, face, size, width); guess -= size / 4 {
		lines = chart.Wrap(text, size, guess)
	}
	for balanced && len(lines) > 1 {
		guess -= size / 4
		narrower := chart.Wrap(text, size, guess)
		if len(narrower) > len(lines) || guess < width/4 {
			break
		}
		if t.fits(narrower, face, size, width) {
			lines = narrower
		}
	}
	return lines
}

// fits reports whether no line is wider than a width.
func (t *typesetter) fits(lines []string, face faces.Face, size, width int) bool {
	for _, line := range lines {
		if _, wide, err := t.set(face, line); err != nil || wide*float64(size) > float64(width)*em {
			return false
		}
	}
	return true
}

// shortened is a description in so many lines: as many of its sentences as they hold, or its
// beginning where they hold none.
func (t *typesetter) shortened(text string, width, most int) []string {
	whole := t.lines(text, faces.Sans, cardText, width, false)
	if len(whole) <= most || most < 1 {
		return whole[:min(len(whole), max(most, 0))]
	}
	runes := []rune(text)
	for i := len(runes) - 1; i > 0; i-- {
		if runes[i] != '。' && (runes[i] != '.' || i+1 < len(runes) && runes[i+1] != ' ') {
			continue
		}
		if lines := t.lines(string(runes[:i+1]), faces.Sans, cardText, width, false); len(lines) <= most {
			return lines
		}
	}
	whole = whole[:most]
	whole[most-1] = strings.TrimRight(whole[most-1], " ,;:、。") + "…"
	return whole
}
