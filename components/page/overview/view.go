package overview

import (
	"bilateral/components/ui"
)

// View is the start page.
type View struct {
	Title           ui.Phrase
	Deck            ui.Phrase
	Introduction    ui.Phrase
	HeadlineFigures string // names the region
	Checked         string // how many of the deck's numbers open sources confirm; "" where none is checked
	CheckedMore     ui.Link
	Tiles           []Tile
	Lead            *ui.Figure   // nil for none
	Seconds         []*ui.Figure // beside each other
	Table           *IndicatorTable
	Figure          *ui.Figure
	Parts           []*ui.Words
	TranslationNote ui.Phrase
	Contact         *ui.Contact
	Sources         *ui.Sources
}

// Tile is one headline figure.
type Tile struct {
	Key    string
	Value  string
	Unit   string // written after the value, and smaller; "" for none
	Label  ui.Phrase
	Detail string // period and the values of other columns; "" where Spoken is
	Spoken ui.Phrase
	// Caution changes what the figure means: it stands beside it.
	Caution ui.Phrase
	Link    ui.Link
	Check   *ui.CheckLink // of the figure, against other sources; nil for none
}

// IndicatorTable is the table of all indicators, with Empty where the view keeps
// none.
type IndicatorTable struct {
	Main         bool // the page is about this table alone
	TitleID      string
	Heading      ui.Phrase
	Introduction string
	Topics       *ui.Switch // nil, with Search and Derive, where controls are hidden
	Search       *SearchForm
	Derive       ui.Link
	Caption      ui.Phrase
	Columns      []ui.ColumnHead
	ChecksHead   string // over the verdicts; "" where there are none
	OpenHead     string
	Rows         []IndicatorRow
	Kept         int    // how many of the indicators the view keeps
	Hidden       string // the hidden attribute of the table, "" where it keeps any
	Empty        *Empty
	Take         *ui.TakeLinks
	Notes        []ui.NoteView
	SourceLabel  string
	Sources      []ui.SourceLink
	Missing      []string // what each mark of a missing value means, and why
	// What to mind of derived figures, where they are shown.
	CaveatsHeading string
	Caveats        []ui.Phrase
}

// SearchForm looks for words in the table.
type SearchForm struct {
	Action             string
	Hidden             *ui.HiddenFields
	Label, Value, Show string
}

// Empty says that nothing is left, and the ways on.
type Empty struct {
	Text string
	Ways []ui.Link
}

// IndicatorRow is a row of the indicator table: an indicator, or what follows
// from its figures, each under the place it belongs to.
type IndicatorRow struct {
	Class  string // "drv" for what follows
	Key    string
	Hidden string // the hidden attribute, "" where the view keeps the row
	Link   ui.Link
	Label  string // the link's name where its text does not say enough
	Detail string // period and unit
	Cells  []*ui.Cell
	Checks []VerdictCount
	Open   *ui.Sparkline // nil for what follows from figures
}

// VerdictCount is what the checks of some figures of a row came to, and the first
// of those checks; Marks are the classes of the marks of their columns.
type VerdictCount struct {
	ui.CheckLink
	Marks []string
}

// AriaCurrent marks the row that is drawn.
func (r IndicatorRow) AriaCurrent() string { return r.Link.AriaCurrent() }

// ChosenFigure is a figure that was chosen in a table, with the way back to it.
type ChosenFigure struct {
	Back   *ui.Crumbs
	Figure *ui.Figure
}
