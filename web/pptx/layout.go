package pptx

// box is a place on a slide, in EMU: 914,400 are an inch, 12,700 a point.
type box struct{ x, y, w, h int }

// The size of a slide and of a page of notes, and the margin at the sides of a slide.
const (
	slideWidth, slideHeight = 12192000, 6858000
	notesWidth, notesHeight = 6858000, 9144000
	margin                  = 548640
	across                  = slideWidth - 2*margin
)

// place is what a placeholder is of.
type place int

const (
	kicker place = iota
	title
	body
	picture
	table
	foot
	number
)

// slot is a placeholder of a layout.
type slot struct {
	place
	kind        string // the type of the placeholder
	index       int    // by which a slide's placeholder finds it; 0 for a title
	box         box
	most, least int  // of the sizes of its text, in points
	top         bool // its text begins at the top; it ends at the bottom otherwise
}

// layout is how a slide is laid out.
type layout struct {
	name  func(*words) string
	kind  string // the type that programs know a layout by; "" for none of theirs
	slots []slot
}

// The indices of placeholders are the same in all layouts: text stays where a slide is
// given another layout.
const (
	kickerIndex  = 13
	bodyIndex    = 1
	pictureIndex = 14
	tableIndex   = 15
	footIndex    = 11
	numberIndex  = 12
)

const (
	contentTop    = 1828800
	contentHeight = 4297680
	textWidth     = 3931920
	gutter        = 365760
	lineY         = 6217920 // of the line above the foot
)

var (
	kickerSlot = slot{kicker, "body", kickerIndex, box{margin, 301752, across, 301752}, 14, 8, false}
	titleSlot  = slot{title, "title", 0, box{margin, 658368, across, 1078992}, 30, 12, true}
	footSlot   = slot{foot, "ftr", footIndex, box{margin, 6272784, across - 914400, 411480}, 10, 5, true}
	numberSlot = slot{number, "sldNum", numberIndex, box{slideWidth - margin - 731520, 6272784, 731520, 228600}, 10, 10, true}
	wide       = box{margin, contentTop, across, contentHeight}
	left       = box{margin, contentTop, textWidth, contentHeight}
	right      = box{margin + textWidth + gutter, contentTop, across - textWidth - gutter, contentHeight}
)

// layouts are the layouts, in the order in which programs offer them.
var layouts = []layout{
	{func(w *words) string { return w.cover }, "title", []slot{
		{kicker, "body", kickerIndex, box{margin, 1335024, across, 365760}, 16, 8, false},
		{title, "ctrTitle", 0, box{margin, 1828800, across, 1828800}, 44, 16, true},
		{body, "subTitle", bodyIndex, box{margin, 3840480, across * 3 / 4, 2103120}, 24, 9, true},
		footSlot, numberSlot,
	}},
	{func(w *words) string { return w.text }, "tx", []slot{
		kickerSlot, titleSlot, {body, "body", bodyIndex, wide, 24, 8, true}, footSlot, numberSlot,
	}},
	{func(w *words) string { return w.textPicture }, "picTx", []slot{
		kickerSlot, titleSlot, {body, "body", bodyIndex, left, 20, 8, true}, {place: picture, kind: "pic", index: pictureIndex, box: right, most: 14}, footSlot, numberSlot,
	}},
	{func(w *words) string { return w.picture }, "", []slot{
		kickerSlot, titleSlot, {place: picture, kind: "pic", index: pictureIndex, box: wide, most: 14}, footSlot, numberSlot,
	}},
	{func(w *words) string { return w.table }, "tbl", []slot{
		kickerSlot, titleSlot, {body, "body", bodyIndex, box{margin, contentTop, across, 548640}, 18, 8, true},
		{place: table, kind: "tbl", index: tableIndex, box: box{margin, contentTop + 640080, across, contentHeight - 640080}, most: 16, least: 5}, footSlot, numberSlot,
	}},
}

// laid is the layout of a slide, counted from 0.
func (s *Slide) laid() int {
	switch {
	case s.Cover:
		return 0
	case s.Table != nil:
		return 4
	case s.Picture == nil:
		return 1
	case len(s.Text) > 0:
		return 2
	}
	return 3
}

// name is what a placeholder is called in the lists of programs.
func (w *words) name(p place) string {
	return [...]string{kicker: w.kicker, title: w.title, body: w.body, picture: w.pictureOf, table: w.tableOf, foot: w.foot, number: w.number}[p]
}
