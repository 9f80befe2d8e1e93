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
	Title, Subtitle, Source string
	Description             string // the whole chart in words, for who cannot see it
}

// File writes the scene as a whole SVG document in a language, so many pixels
// wide, that stands alone in other programs: with its labels
// inside, in literal colours on paper, and in families that are found
// elsewhere. Those programs understand less of SVG than a browser: every place
// is final, and a text is one piece in one weight, as nobody knows how wide it
// is there. Scenes of Flow, Slope and the like keep their own gutters, so a
// width under 300 leaves little room for the plot.
func (s *Scene) File(width int, language data.Language, labels Labels) string {
	w := &writer{skin: File, narrow: width < narrowFile, whole: float64(width)}
	serif, sans := latinSerif+japaneseSerif+"serif", latinSans+japaneseSans+"sans-serif"
	if language == data.Japanese {
		serif, sans = japaneseSerif+latinSerif+"serif", japaneseSans+latinSans+"sans-serif"
	}
	left, right := s.Left, s.Right
	if w.narrow {
		left, right = s.NarrowLeft, s.NarrowRight
	}
	inner := width - 2*fileMargin
	w.left = float64(fileMargin + 8*left)
	w.width = float64(max(inner-8*(left+right), 1))

	title := wrap(labels.Title, titleSize, inner)
	subtitle := wrap(labels.Subtitle, smallSize, inner)
	source := wrap(labels.Source, smallSize, inner)
	top := fileMargin + len(title)*titleLeading + len(subtitle)*smallLeading
	if top > fileMargin {
		top += fileGap
	}
	height := s.Height
	if w.narrow {
		height = s.NarrowHeight
	}
	bottom := top + height
	end := bottom + fileMargin
	if len(source) > 0 {
		end += fileGap + len(source)*smallLeading - smallLeading/2
	}
	w.top = float64(top)

	size := ` width="` + strconv.Itoa(width) + `" height="` + strconv.Itoa(end) + `"`
	w.WriteString(`<svg xmlns="http://www.w3.org/2000/svg"` + size + ` viewBox="0 0 ` + strconv.Itoa(width) + ` ` + strconv.Itoa(end) + `" xml:lang="` + string(language) + `" role="img" font-family="` + sans + `"><title>`)
	w.escape(labels.Title)
	w.WriteString(`</title><desc>`)
	w.escape(labels.Description)
	w.WriteString(`</desc><rect` + size + ` fill="` + PaperLight + `"/>`)
	y := fileMargin + titleLeading*3/4
	y = w.lines(title, y, titleLeading, titleSize, InkLight, serif)
	if len(title) == 0 {
		y = fileMargin + smallLeading*3/4
	}
	w.lines(subtitle, y, smallLeading, smallSize, Ink2Light, "")
	for _, m := range s.Marks {
		m.draw(w)
	}
	w.lines(source, bottom+fileGap+smallLeading/2, smallLeading, smallSize, Ink2Light, "")
	w.WriteString(`</svg>`)
	return strings.TrimSpace(w.String())
}

// lines writes lines of text below each other, and says where the next goes.
func (w *writer) lines(lines []string, y, leading, size int, fill, family string) int {
	for _, line := range lines {
		w.WriteString(`<text x="` + strconv.Itoa(fileMargin) + `" y="` + strconv.Itoa(y) + `" font-size="` + strconv.Itoa(size) + `" fill="` + fill + `"`)
		if family != "" {
			w.text("font-family", family)
		}
		w.WriteByte('>')
		w.escape(strings.TrimSpace(line))
		w.WriteString(`</text>`)
		y += leading
	}
	return y
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
