package components

import "github.com/vugu/vugu"

// PartnersPage is two countries or territories and what they do together.
type PartnersPage struct {
	Title, Lede string
	Picker      *Chooser // nil, with what follows of the picker, where controls are hidden
	// Chips are the pairs compared with: each link takes one away.
	ChipsLabel, Remove string
	Chips              []SeriesLink
	Adder              *Chooser // nil when there is no room for one more
	Limit              string   // says so
	Rows               []PartnersRow
	Sources            *Sources // nil in a frame
}

// PartnersRow is the figures that stand beside each other.
type PartnersRow struct {
	Key, Class string
	Figures    []vugu.Builder
}

// Chooser is a form of lists that all have one name.
type Chooser struct {
	Action  string
	Hidden  *HiddenFields
	Name    string
	Choices []Choice
	Show    string
	Swap    Link // without an address there is nothing to swap
}

// Choice is a list to choose from.
type Choice struct {
	Label   string
	Options []Option
}

// Option is one of a list; Selected is the attribute, "" for none.
type Option struct {
	Phrase
	Value, Selected string
}

// PairMatrix is a number for each two of some places, each a link that
// chooses the two: below the line of names where it is wide, as two lists
// where it is narrow.
type PairMatrix struct {
	Caption string
	Columns []string
	Rows    []FigureRow // each has as many cells as it has rows above, and one
	Lists   []PairList
	// Low and High say what the ends of the ramp mean, Middle what stands
	// where it jumps.
	Low, Middle, High string
}

// PairList is the pairs of one place.
type PairList struct {
	Head  string
	Items []PairItem
}

// PairItem is a pair in a list, by the other place.
type PairItem struct {
	Link
	Class, Value string
}
