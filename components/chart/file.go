package chart

import (
	"strconv"
	"strings"

	"bilateral/data"
)

// Sizes of the file skin, in pixels.
const (
	fileMargin   = 24
	narrowFile   = NarrowPlot // a file less wide than this is re-laid as a narrow plot
	titleSize    = 22
	titleLeading = 28
	smallSize    = 14
	smallLeading = 20
	fileGap      = 16
)

// Labels are the words round a chart, which a file holds with its marks.
type Labels struct {
	Title, Subtitle string
	// Names are the lines drawn, where the title does not name them all; "" for nothing.
	Names string
	// Key says what marks of the chart mean that its axes and names do not.
	Key []Keyed
	// Care is what to mind, a sentence each with the space before it, those that change the
	// meaning first: a file has as many as there is room for, whole. More follows them
	// where there are others.
	Care []string
	More string
	// Source is the sources in one line, Brief the same where that would be too long, ""
	// for nothing shorter.
	Source, Brief string
	Address       string // where the chart is; "" for nowhere
	Description   string // the whole chart in words, for who cannot see it
}

// File writes the scene as a whole SVG document in a language, so many pixels
// wide, that stands alone in other programs: with its labels
// inside, in literal colours on paper, and in families that are found
// elsewhere. Those programs understand less of SVG than a browser: every place
// is final, and a text is one piece in one weight, as nobody knows how wide it
// is there. Scenes of Flow, Slope and the like keep their own gutters, so a
// width under 300 leaves little room for the plot.
func (s *Scene) File(width int, language data.Language, labels Labels) string {
	f := &sheet{labels: labels, language: language, plots: []*Scene{s}, width: width}
	height := f.need()
	f.height = float64(height)
	return f.draw(width, height)
}

// The frames that charts are drawn in, by name.
const (
	Social = "social" // of a link, where it is shown as a card
	Slide  = "slide"
)

// Framed is how wide and high a frame is, in pixels; ok is false where none has the name.
func Framed(name string) (width, height int, ok bool) {
	switch name {
	case Social:
		return 1200, 630, true
	case Slide:
		return 1920, 1080, true
	}
	return 0, 0, false
}

// The inner size that FileIn looks for: a drawing of the least width or more and, where it
// can, of the most or less, at which the smallest type is 14 pixels in 1,200.
const (
	leastSheet = 640
	mostSheet  = 1200
	lastSheet  = 8192
)

// FileIn is File in a frame of so many pixels: the chart is laid out for its ratio, so that
// it fills it, and drawn at the scale at which it does. What is high has its words beside
// it, and its rows in two columns where it has rows.
func (s *Scene) FileIn(width, height int, language data.Language, labels Labels) string {
	plots, best := []*Scene{s}, (*sheet)(nil)
	for range 2 {
		for _, beside := range [...]bool{false, true} {
			if best != nil && best.width <= mostSheet || plots == nil {
				continue
			}
			f := &sheet{labels: labels, language: language, plots: plots, framed: true, beside: beside}
			f.fill(float64(height) / float64(width))
			if best == nil || f.width < best.width {
				best = f
			}
		}
		if best.width > mostSheet {
			plots = s.halves()
		}
	}
	return best.draw(width, height)
}

// fill gives the sheet the least width at which it holds all that stands on it, and the
// height of a ratio.
func (f *sheet) fill(ratio float64) {
	least, most := leastSheet, lastSheet
	if len(f.plots) > 1 && !f.beside {
		least = len(f.plots)*(narrowFile-2*fileMargin) + 2*fileMargin + columnGap // none is narrow
	}
	for least < most {
		f.width = (least + most) / 2
		if float64(f.need()) <= float64(f.width)*ratio {
			most = f.width
		} else {
			least = f.width + 1
		}
	}
	f.width = least
	f.need()
	f.height = float64(f.width) * ratio
}

// Embedded is what the bytes of the typeface of titles follow in a file, in base64, where they
// are put in: the style of a file begins with it.
const Embedded = "@font-face{font-family:Newsreader;src:url(data:font/woff2;base64,"

// draw writes the sheet as a document of a size in pixels.
func (f *sheet) draw(width, height int) string {
	w := &writer{skin: File}
	serif, sans := latinSerif+japaneseSerif+"serif", latinSans+japaneseSans+"sans-serif"
	if f.language == data.Japanese {
		serif, sans = japaneseSerif+latinSerif+"serif", japaneseSans+latinSans+"sans-serif"
	}
	// Who reads rules has the title in the page's own typeface. Who does not takes the first
	// family only, which must be there. + = × and − are the next family's, as on the page.
	style := `<style>` + Embedded + `);unicode-range:U+20-2A,U+2C-3C,U+3E-D6,U+D8-2211,U+2213-FFFF}text[font-family]{font-family:` + typeface + serif + `}</style>`
	box := strconv.Itoa(f.width) + ` ` + twoDecimals(f.height)
	w.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" width="` + strconv.Itoa(width) + `" height="` + strconv.Itoa(height) + `" viewBox="0 0 ` + box + `" xml:lang="` + string(f.language) + `" role="img" text-rendering="geometricPrecision" font-family="` + sans + `"><title>`)
	w.escape(f.labels.Title)
	w.WriteString(`</title><desc>`)
	w.escape(f.labels.Description)
	ground := `<rect width="` + strconv.Itoa(f.width) + `" height="` + twoDecimals(f.height)
	if f.framed {
		// Its edges are no whole pixels: it reaches beyond them.
		ground = `<rect x="-8" y="-8" width="` + strconv.Itoa(f.width+16) + `" height="` + twoDecimals(f.height+16)
	}
	w.WriteString(`</desc>` + style + ground + `" fill="` + PaperLight + `"/>`)
	f.place(w, serif)
	w.WriteString(`</svg>`)
	return strings.TrimSpace(w.String())
}

// Class is the classes of the element round the page skin, which keep room for
// labels left and right of the plot, wide and narrow.
func (s *Scene) Class() string {
	class := "plot l" + strconv.Itoa(s.Left) + " r" + strconv.Itoa(s.Right) + " nl" + strconv.Itoa(s.NarrowLeft) + " nr" + strconv.Itoa(s.NarrowRight)
	if s.Scrolls {
		class += " mx"
	}
	return class
}
