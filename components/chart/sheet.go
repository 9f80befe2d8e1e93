package chart

import (
	"strconv"
	"strings"

	"bilateral/data"
)

// sheet is a file that is laid out: the plots with their words above, below or beside them.
type sheet struct {
	labels   Labels
	language data.Language
	plots    []*Scene // beside each other
	framed   bool     // in a frame, of which the title is the head
	beside   bool     // the words stand left of the plots
	width    int      // of the drawing, in its own pixels
	height   float64
	// plotHeight is that of the highest plot.
	plotHeight int
}

// Sizes of a sheet whose words stand beside the plots, and of the words under them, in
// pixels.
const (
	leastColumn = 264
	mostColumn  = 400
	columnGap   = 40
	careLines   = 4
	sourceLines = 3
	leastLines  = 300
	signRoom    = 34 // of a sign of the key
	signGap     = 24 // between two of them
	groupGap    = 5  // over the sources, and so on

	framedTitle, framedTitleLeading = 28, 34
	besideTitle, besideTitleLeading = 27, 32
	framedUnder, framedUnderLeading = 15, 21
)

// line is a line of words, or of the key.
type line struct {
	text          string
	size, leading int
	above         int // what stands free over it
	fill          string
	serif         bool
	key           []keyedAt
}

type keyedAt struct {
	Keyed
	x int
}

// need is how high the sheet must be at its width.
func (f *sheet) need() int {
	head, foot := f.head(), f.foot()
	plot := 0
	for i, s := range f.plots {
		height, _ := s.heightIn(f.room(i))
		if f.stretches() {
			height = leastLines
		}
		plot = max(plot, height)
	}
	f.plotHeight = plot
	words := 2*fileMargin + heightOf(head) + heightOf(foot)
	if len(head) > 0 {
		words += fileGap
	}
	if len(foot) > 0 {
		words += fileGap - smallLeading/2
	}
	if f.beside {
		return max(words, plot+2*fileMargin)
	}
	return words + plot
}

// stretches reports whether the plot is as high as there is room: lines in a frame.
func (f *sheet) stretches() bool {
	if !f.framed || f.plots[0].spec == nil {
		return false
	}
	_, lines := f.plots[0].spec.Form.(Lines)
	return lines && f.plots[0].Height > 0
}

func heightOf(lines []line) int {
	height := 0
	for _, l := range lines {
		height += l.above + l.leading
	}
	return height
}

// column is how wide the words are.
func (f *sheet) column() int {
	if f.beside {
		return min(max(f.width*3/10, leastColumn), mostColumn)
	}
	return f.width - 2*fileMargin
}

// room is where a plot stands across, from where to where, with its gutters.
func (f *sheet) room(plot int) (left, right int) {
	left, right = fileMargin, f.width-fileMargin
	if f.beside {
		left += f.column() + columnGap
	}
	each := (right - left - (len(f.plots)-1)*columnGap) / len(f.plots)
	left += plot * (each + columnGap)
	return left, left + each
}

// heightIn is how high the scene is in a room, and whether it is narrow there.
func (s *Scene) heightIn(left, right int) (height int, narrow bool) {
	if right-left+2*fileMargin < narrowFile {
		return s.NarrowHeight, true
	}
	return s.Height, false
}

// head is what stands over the chart.
func (f *sheet) head() (lines []line) {
	width := f.column()
	title := line{size: titleSize, leading: titleLeading, fill: InkLight, serif: true}
	under := line{size: smallSize, leading: smallLeading, fill: Ink2Light}
	wide := width
	if f.framed {
		title.size, title.leading, under.size, under.leading = framedTitle, framedTitleLeading, framedUnder, framedUnderLeading
	}
	if f.beside {
		// Its own typeface is narrow; in a wide one the title reaches into the gap.
		title.size, title.leading, wide = besideTitle, besideTitleLeading, width+columnGap*7/8
	}
	lines = title.set(f.labels.Title, balanced(f.labels.Title, title.size, wide))
	words := append(under.set(f.labels.Subtitle, width), under.set(f.labels.Names, width)...)
	if f.framed && len(lines) > 0 && len(words) > 0 {
		words[0].above = groupGap
	}
	return append(lines, words...)
}

// balanced is the least width in which a text takes no more lines than in a width: none of
// them is much shorter than the others.
func balanced(text string, size, width int) int {
	most := len(wrap(text, size, width))
	for most > 1 && len(wrap(text, size, width-size)) == most {
		width -= size
	}
	return width
}

// set is a text in lines like this one.
func (l line) set(text string, width int) (lines []line) {
	for _, l.text = range wrap(text, l.size, width) {
		lines = append(lines, l)
	}
	return lines
}

// small is a text in lines of small type.
func small(text string, width int) []line {
	return line{size: smallSize, leading: smallLeading, fill: Ink2Light}.set(text, width)
}

// foot is what stands under it: the key, what to mind, the sources and the address.
func (f *sheet) foot() (lines []line) {
	width := f.column()
	source := small(f.labels.Source, width)
	if len(source) > sourceLines && f.labels.Brief != "" {
		source = small(f.labels.Brief, width)
	}
	for _, group := range [...][]line{f.keyLines(width), f.careLines(width), source, addressLines(f.labels.Address, width)} {
		if len(group) > 0 && len(lines) > 0 {
			group[0].above = groupGap
		}
		lines = append(lines, group...)
	}
	return lines
}

// addressLines breaks an address behind what parts it.
func addressLines(address string, width int) (lines []line) {
	from, last := 0, 0
	for i := range address {
		if i > from && strings.IndexByte("/?&=#-~.,", address[i-1]) >= 0 {
			last = i
		}
		if last > from && textWidth(address[from:i+1], smallSize) > width {
			lines = append(lines, small(address[from:last], 2*lastSheet)...)
			from = last
		}
	}
	return append(lines, small(address[from:], width)...)
}

// keyLines sets the key, as many signs in a line as have room.
func (f *sheet) keyLines(width int) (lines []line) {
	x := width + 1
	for _, k := range f.labels.Key {
		words := wrap(k.Text, smallSize, width-signRoom)
		if x > 0 && x+signRoom+textWidth(k.Text, smallSize) > width {
			lines, x = append(lines, line{size: smallSize, leading: smallLeading, fill: Ink2Light}), 0
		}
		for i, text := range words {
			k.Text = text
			if x == 0 && i > 0 {
				lines, k.Sign = append(lines, line{size: smallSize, leading: smallLeading, fill: Ink2Light}), 0
			}
			last := &lines[len(lines)-1]
			last.key = append(last.key, keyedAt{k, x})
		}
		if x += signRoom + textWidth(k.Text, smallSize) + signGap; len(words) > 1 {
			x = width + 1
		}
	}
	return lines
}

// careLines are the sentences of what to mind that have room: the first in any case, and that
// there are more where there are.
func (f *sheet) careLines(width int) []line {
	var lines []line
	text := ""
	for i, sentence := range f.labels.Care {
		more := small(text+sentence, width)
		if i > 0 && len(more) > careLines {
			if rest := small(text+f.labels.More, width); len(rest) <= careLines+1 {
				lines = rest
			}
			break
		}
		text, lines = text+sentence, more
	}
	return lines
}

// place draws all of the sheet. What is left of its height stands round the plots, or
// between the words above and those below.
func (f *sheet) place(w *writer, serif string) {
	head, foot := f.head(), f.foot()
	w.lines(head, fileMargin, serif)
	top, bottom := float64(fileMargin), f.height-fileMargin
	footTop := bottom - float64(heightOf(foot))
	if !f.beside {
		if top += float64(heightOf(head)); len(head) > 0 {
			top += fileGap
		}
		if len(foot) > 0 {
			bottom = footTop - fileGap + smallLeading/2
		}
	}
	if f.stretches() {
		stretched := *f.plots[0].spec
		left, right := f.room(0)
		stretched.high = min(int(bottom-top), (right-left)*3/5)
		f.plots = []*Scene{Layout(&stretched)}
		f.plotHeight = stretched.high
	}
	for i, s := range f.plots {
		f.plot(w, i, s, top, bottom)
	}
	if len(foot) == 0 {
		return
	}
	rule := twoDecimals(footTop - 0.5)
	w.WriteString(`<line x1="` + strconv.Itoa(fileMargin) + `" x2="` + strconv.Itoa(fileMargin+f.column()) + `" y1="` + rule + `" y2="` + rule + `"`)
	w.lineInk(inkGrid, Always)
	w.WriteString(`/>`)
	w.lines(foot, footTop+smallLeading/4, serif)
}

// plot draws a scene in its room, in the middle between two heights.
func (f *sheet) plot(w *writer, i int, s *Scene, top, bottom float64) {
	left, right := f.room(i)
	_, narrow := s.heightIn(left, right)
	before, behind := s.Left, s.Right
	if narrow {
		before, behind = s.NarrowLeft, s.NarrowRight
	}
	w.narrow, w.start, w.whole = narrow, float64(left-fileMargin), float64(right+fileMargin)
	if i > 0 || f.beside {
		w.start = float64(left - columnGap/2)
	}
	if i < len(f.plots)-1 {
		w.whole = float64(right + columnGap/2)
	}
	w.left = float64(left + GutterStep*before)
	w.width = float64(max(right-left-GutterStep*(before+behind), 1))
	w.top = top + (bottom-top-float64(f.plotHeight))/2
	for _, m := range s.Marks {
		m.draw(w)
	}
}

// lines writes lines below each other, from y down.
func (w *writer) lines(lines []line, top float64, serif string) {
	for _, l := range lines {
		top += float64(l.above)
		y := top + float64(l.leading*3/4)
		top += float64(l.leading)
		for _, k := range l.key {
			x := float64(fileMargin + k.x)
			if k.Sign != 0 {
				w.sign(k.Sign, x, y-5)
			}
			w.words(l, x+signRoom, y, k.Text, "")
		}
		if text := strings.TrimSpace(l.text); text != "" {
			family := ""
			if l.serif {
				family = serif
			}
			w.words(l, fileMargin, y, text, family)
		}
	}
}

// words writes a text of a line.
func (w *writer) words(l line, x, y float64, text, family string) {
	w.WriteString(`<text x="` + twoDecimals(x) + `" y="` + twoDecimals(y) + `" font-size="` + strconv.Itoa(l.size) + `" fill="` + l.fill + `"`)
	if family != "" {
		w.text("font-family", family)
	}
	w.WriteByte('>')
	w.escape(text)
	w.WriteString(`</text>`)
}
