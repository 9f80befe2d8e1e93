// Package components is what a reader sees, as Vugu templates with a view of
// plain strings behind each. page.Build fills the views; nothing here knows
// the dataset, the address or the browser.
package components

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

// AriaCurrent is the value of the aria-current attribute, "" for none.
func (l Link) AriaCurrent() string {
	if l.Current {
		return "true"
	}
	return ""
}

// Explorer is the whole page below its one root element. Exactly one of
// Overview, Figure (in a frame) and NotFound is there.
type Explorer struct {
	SkipLink   string // "" in a frame
	Masthead   *Masthead
	Notices    []Phrase
	Overview   *Overview
	Figure     *Figure
	NotFound   *NotFoundPage
	Credit     *Link // in a frame: to the full view
	Footer     string
	StaticNote string
}

// Masthead names the product and leads home and to the other language.
type Masthead struct {
	Home          Link
	OtherLanguage Link
}

// Overview is the start page.
type Overview struct {
	Title           Phrase
	Deck            Phrase
	Introduction    Phrase
	HeadlineFigures string // names the region
	Tiles           []Tile
	Table           *IndicatorTable
	Figure          *Figure
	Parts           []*Words
	TranslationNote Phrase
	Contact         *Contact
	Sources         *Sources
}

// Tile is one headline figure.
type Tile struct {
	Key    string
	Value  string
	Label  Phrase
	Detail string
	Link   Link
}

// IndicatorTable is the table of all indicators.
type IndicatorTable struct {
	Heading      string
	Introduction string
	Caption      Phrase
	Columns      []ColumnHead
	Rows         []IndicatorRow
	Notes        []NoteView
	Source       Phrase
	Missing      []string // what each mark of a missing value means, and why
}

// ColumnHead is a column's head and the control that sorts by it.
type ColumnHead struct {
	Link
	Key      string
	RoleMark string // class of the mark of its role, "" for none
	Order    string // aria-sort: ascending, descending or ""
	Arrow    string // shows the order to the eye
	Hint     string // what choosing it does, or the present order, in words
}

// IndicatorRow is a row of the indicator table.
type IndicatorRow struct {
	Key    string
	Link   Link
	Detail string // period and unit
	Cells  []Cell
}

// AriaCurrent marks the row that is drawn.
func (r IndicatorRow) AriaCurrent() string { return r.Link.AriaCurrent() }

// Cell is a value in a table.
type Cell struct {
	Class     string // pair, na
	Value     string
	Meaning   string // what a missing value's mark means, and why it is missing
	Label     Phrase // the source's words at the number
	NoteMark  string
	NoteLink  string
	NoteLabel string
}

// NoteView is a note to a number.
type NoteView struct {
	ID   string
	Text string
}

// Figure is one indicator drawn, with everything that belongs beside it.
// Plot is there, or Rows are.
type Figure struct {
	Main            bool // the page is about this figure alone
	Title           Phrase
	Subtitle        Phrase
	Summary         string // what the figure shows, as a paragraph
	Switches        []Switch
	Plot            *Plot
	ActionsLabel    string
	Actions         []ActionButton // shown with the program only
	TableCaption    string
	TableHeads      []string
	SourceHead      string
	Rows            []FigureRow
	Notes           []NoteView
	CaveatsHeading  string
	Caveats         []Phrase
	Source          Phrase
	DetailsHeading  string
	Details         []Detail
	DerivedHeading  string
	DerivedPreamble string
	Derived         []Derived
}

// FigureRow is a row of a figure's own table.
type FigureRow struct {
	Key    string
	What   string
	Cell   Cell
	Period string
	Source Phrase
}

// Detail is a term and what is said of it.
type Detail struct {
	Term string
	Text Phrase
	// Reading is our own reading of what the source does not say.
	Reading Phrase
}

// Derived is a figure computed from others.
type Derived struct {
	Label, Value, Formula string
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
	EvidenceLabel string
	Evidence      []Link
}

// Contact is how to reach the publisher of the figures.
type Contact struct {
	Heading string
	Items   []ContactItem
}

// ContactItem is one way to reach the publisher.
type ContactItem struct {
	Label   string
	Address string // "" where none is known
	Note    Phrase
}

// Sources lists where the figures come from.
type Sources struct {
	Heading  string
	Preamble string
	Items    []SourceItem
}

// SourceItem is one source.
type SourceItem struct {
	ID      string
	Title   Phrase
	Address string
	Details []Detail
}

// NotFoundPage says that a page does not exist.
type NotFoundPage struct {
	Title string
	Text  string
	Back  Link
}
