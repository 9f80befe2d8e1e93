package mobility

import (
	"bilateral/components/ui"
)

// View is who goes from one place to the other and back: both directions over
// time, the deck's figures, and what each collector counts.
type View struct {
	Kicker, Title, Lede string
	Lead                *ui.Figure // both directions over time; nil where no series has them
	Deck                []*ui.Figure
	// Counted is who counts what, drawn; nil where one collector alone does, and
	// then the heading stands over its table.
	Counted            *ui.Figure
	CountsHeading      string
	CountsLabel        string // of the table, which is folded
	CountsOpen         string // the open attribute where there is no chart of it
	CountsIntroduction string
	CountHeads         []ui.TableHead
	Counts             []*Count
	CountsTake         *ui.TakeLinks
	ExchangeNote       string             // of which years there is no figure
	Ratio              *ui.Figure         // of the two directions; nil where there is none
	Derived            *ui.DerivedFigures // nil where nothing follows
	Alone              []*FlowAlone       // what no open series has
	TotalsLabel        string
	Totals             *ui.Figure // with all countries together; nil where no source has that
	MessagesHeading    string
	EvidenceLabel      string
	Messages           []*ui.Item
	TimelineHeading    string
	TimelineClass      string // few, where all events fit on one line
	Events             []*EventItem
	Sources            *ui.Sources
}

// Count is one way of counting, with its figures in each direction.
type Count struct {
	Key        string
	Name, Whom ui.Phrase
	Reading    ui.Phrase // our own, where the source does not say whom it counts
	Ways       []*CountWay
}

// CountWay is what was counted in one direction, the newest first; None says
// between which of the years there is no figure.
type CountWay struct {
	Direction string
	Figures   []*CountFigure
	None      string
}

// CountFigure is one figure. Its period leads to its source; a missing one has
// neither.
type CountFigure struct {
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
