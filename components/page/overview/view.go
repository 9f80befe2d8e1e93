package overview

import (
	"github.com/vugu/vugu"

	"bilateral/components/ui"
)

// View is the start page.
type View struct {
	Title           ui.Phrase
	Deck            ui.Phrase
	Introduction    ui.Phrase
	HeadlineFigures string // names the region
	Tiles           []Tile
	Table           *IndicatorTable
	Figure          *ui.Figure
	Nearest         *ui.Figure // the open measure nearest to the chosen indicator; nil for none
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
	Detail string
	Link   ui.Link
	Check  *ui.CheckLink // of the figure, against other sources; nil for none
}

// IndicatorTable is the table of all indicators: Rows, or Empty where none is
// left.
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
	Rows         []IndicatorRow
	Kept         int // how many of the rows are indicators
	Empty        *Empty
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
	Link   ui.Link
	Label  string // the link's name where its text does not say enough
	Detail string // period and unit
	Cells  []*ui.Cell
}

// AriaCurrent marks the row that is drawn.
func (r IndicatorRow) AriaCurrent() string { return r.Link.AriaCurrent() }

// ChosenFigure is a figure that was chosen in a table, with the way back to it.
type ChosenFigure struct {
	Back   *ui.Crumbs
	Figure vugu.Builder
}
