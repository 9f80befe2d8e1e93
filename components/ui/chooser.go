package ui

import (
	"strconv"
)

// Chooser is a form of lists that all have one name. Choosing alone changes
// nothing: the form's button, or Enter, does what the button says.
type Chooser struct {
	Action  string
	Hidden  *HiddenFields
	Name    string
	Choices []*Choice
	Show    string
}

// Choice is a list to choose from. One that asks has nothing chosen at first:
// sent so, it changes nothing.
type Choice struct {
	Label   string
	Ask     string // "" where something is chosen always
	Options []*Option
}

// Add puts an option into the list.
func (c *Choice) Add(text, value string) *Option {
	option := &Option{Value: value}
	option.Text = text
	c.Options = append(c.Options, option)
	return option
}

// Option is one of a list; Selected is the attribute, "" for none.
type Option struct {
	Phrase
	Value, Selected string
}

// PairMatrix is a number for each two of some places, each a link that
// chooses the two: below the line of names where it is wide, as two lists
// where it is narrow. With one of the two alone it stands at every width, and the table scrolls in a part
// of its own where it is wider than the page.
type PairMatrix struct {
	Caption string
	Rows    []*FigureRow // each has as many cells as it has rows above, and one
	Lists   []*PairList
	// Low and High say what the ends of the ramp mean, Middle what stands
	// where it jumps; "" where another figure says so.
	Low, Middle, High string
}

// TableClass and ListsClass say at which widths the two stand.
func (m *PairMatrix) TableClass() string {
	if len(m.Lists) == 0 {
		return "scroll"
	}
	return "w scroll"
}

func (m *PairMatrix) ListsClass() string {
	if len(m.Rows) == 0 {
		return "lists"
	}
	return "n lists"
}

// Rest is how many columns a row leaves empty, "" for none. A cell that is
// there for nobody takes them, as every row of a table must be as wide as its
// first.
func (m *PairMatrix) Rest(row *FigureRow) string {
	if rest := len(m.Rows) - 1 - len(row.Cells); rest > 0 {
		return strconv.Itoa(rest)
	}
	return ""
}

// PairList is the pairs of one place.
type PairList struct {
	Head  string
	Items []*PairItem
}

// PairItem is a pair in a list, by the name of the other place.
type PairItem struct {
	Name string
	Cell *Cell
}
