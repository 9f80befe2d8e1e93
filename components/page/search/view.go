package search

import "bilateral/components/ui"

// View is the form of a search and what it found.
type View struct {
	Title, Lede        string
	Action             string
	Hidden             *ui.HiddenFields
	Label, Value, Show string
	Autofocus          string // the attribute, "" where results are to be read first
	Groups             []*GroupView
	Empty              []string // said where words found nothing
	WaysLabel          string
	Ways               []ui.Link // on from there
}

// GroupView is what was found of one kind.
type GroupView struct {
	Heading string
	Items   []*Item
}

// Item is a thing that was found: its name leads to it.
type Item struct {
	ui.Link
	Mark   string // class of the verdict on a claim, "" for others
	Detail ui.Phrase
}
