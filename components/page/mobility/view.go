package mobility

import (
	"bilateral/components/ui"
)

// View is who goes from one place to the other and back: the deck's
// figures, series, single counts and what each of them counts.
type View struct {
	Kicker, Title, Lede string
	// Rows are figures beside each other, before and behind the table of counts.
	Deck, Lines, Ratios, Exchange []*ui.Figure
	CountsHeading                 string
	CountsIntroduction            string
	CountHeads                    []ui.TableHead
	Counts                        []*Count
	Derived                       *ui.DerivedFigures // nil where nothing follows
	ExchangeNote                  string
	Alone                         []*FlowAlone // what no open series has
	Totals                        *ui.Figure   // with all countries together; nil where no source has that
	Words                         *ui.Words    // nil where the deck says nothing of it
	TimelineHeading               string
	Events                        []*EventItem
	Sources                       *ui.Sources
}

// Count is one way of counting, with its newest figure in each direction.
type Count struct {
	Key        string
	Name, Whom ui.Phrase
	Reading    ui.Phrase // our own, where the source does not say whom it counts
	Values     []*CountValue
}

// CountValue is a figure in one direction. Its period leads to its source; a
// missing one has neither.
type CountValue struct {
	Direction    string
	Cell         ui.Cell
	When, Source string
}

// FlowAlone is a flow of the deck that no open series counts.
type FlowAlone struct {
	ID, Heading, Text string
	Derived           *ui.DerivedFigures
}

// EventItem is something that happened, with the link to its source.
type EventItem struct {
	Key, Date    string
	Text         ui.Phrase
	Source, Link string
}
