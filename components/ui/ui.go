// Package ui is what a reader sees, as Vugu templates with a view of
// plain strings behind each. A page fills the views; nothing here knows
// the dataset, the address or the browser.
package ui

import (
	"strings"

	"bilateral/components/node"
)

// Phrase is a text and the language it is in where that is not the page's.
type Phrase struct {
	Text     string
	Language string // a BCP 47 tag, or "" for the page's own
}

// Link is a control: what it says and the address of the view it leads to.
type Link struct {
	Phrase
	Address string
	Current bool // it leads to what is shown now
}

// Plain is the text without an arrow that shows an order: the link stays the
// same, and keeps the focus, when its order turns.
func (l Link) Plain() string { return strings.TrimRight(l.Text, "↑↓") }

// AriaCurrent is the value of the aria-current attribute, "" for none.
func (l Link) AriaCurrent() string {
	if l.Current {
		return "true"
	}
	return ""
}

// Explorer is the whole page below its one root element. Main is what the
// page is about; a page that the browser program never builds is a component
// of its own file, so that the program does without it.
type Explorer struct {
	SkipLink string // "" in a frame
	Masthead *Masthead
	Notices  []Phrase
	Main     node.Part
	Credit   *Link // in a frame: to the full view
	Footer   *Footer
}

// Masthead names the product and leads to its pages and to the other language.
type Masthead struct {
	Home  Link
	Label string
	Pages []Link
	// Search leads to the page of results, with what its form carries; nil where
	// that page has its own.
	Search        *SearchField
	OtherLanguage Link
}

// SearchField is the form of a search of the whole site.
type SearchField struct {
	Action, Label string
	Hidden        *HiddenFields
}

// Footer ends the page; in a frame it says no more than that no program runs.
type Footer struct {
	Label      string
	Links      []Link
	ThemeLabel string
	Themes     []ThemeLink
	Text       Phrase
	StaticNote string
}

// ThemeLink chooses the colours.
type ThemeLink struct {
	Link
	Theme string
}

// ColumnHead is a column's head and the control that sorts by it; without an
// address it is the head alone.
type ColumnHead struct {
	Link
	Key      string
	RoleMark string // class of the mark of its role, "" for none
	Order    string // aria-sort: ascending, descending or ""
	Arrow    string // shows the order to the eye
	Hint     string // what choosing it does, or the present order, in words
}

// Cell is a value in a table.
type Cell struct {
	Class     string // of its td: pair, na, l
	Value     string
	Language  string // of the value, "" for the page's own
	Link      string // where the value leads, "" for nowhere
	Meaning   string // what a missing value's mark means, and why it is missing; of a link, what it leads to
	Spoken    string // what a mark means, where it is a sign that is not spoken; else ""
	Label     Phrase // the source's words at the number
	NoteMark  string
	NoteLink  string
	NoteLabel string
	More      []CellLine // further values
}

// CellLine is a further value in a cell, and what it is.
type CellLine struct{ Value, Label string }

// NoteView is a note to a number.
type NoteView struct {
	ID   string
	Text string
}

// Details are terms and what is said of them.
type Details struct{ Items []Detail }

// Detail is a term and what is said of it.
type Detail struct {
	Term string
	Text Phrase
	// Reading is our own reading of what the source does not say.
	Reading Phrase
}

// DerivedFigures are figures computed from others, with what to mind.
type DerivedFigures struct {
	Open     string // the open attribute where they were asked for
	Heading  string
	Preamble string
	Caveats  []Phrase
	Items    []Derived
}

// Derived is a figure computed from others.
type Derived struct {
	Label, Value, Formula string
	// Sources are those of its figures where they are not those of the page's
	// own table.
	Sources []SourceLink
}

// Words is a part of the deck: its heading and its sentences.
type Words struct {
	ID       string
	Kicker   Phrase
	Heading  Phrase
	Preamble string
	Items    []Item
}

// Item is a sentence of the deck with the indicators that bear on it.
type Item struct {
	Key           string
	Heading       Phrase
	Text          Phrase
	Checks        []CheckLink // of what it says
	EvidenceLabel string
	Evidence      []Link
}

// Contact is how to reach the publisher of the figures.
type Contact struct {
	ID      string
	Heading string
	Items   []ContactItem
}

// ContactItem is one way to reach the publisher.
type ContactItem struct {
	Label   string
	Address string // "" where none is known
	Note    Phrase
}

// Sources names, in a line, where the figures of a page come from.
type Sources struct {
	ID, Heading string
	Links       []SourceLink
}
