package evidence

import (
	"github.com/vugu/vugu"

	"bilateral/components/ui"
	"bilateral/data"
)

// View is the claims as a table: the verdicts as a bar that is the filter, what
// differs in brief, and a row for each claim that opens.
type View struct {
	Title, Introduction string
	Label               string        // names the choice of verdicts
	Verdicts            []VerdictLink // none where controls are hidden
	Topics              *ui.Switch    // nil where controls are hidden, or no claim has one
	Apart               string        // heads what differs
	Cards               []*Card
	Deck, Open          string // what the marks of the drawings stand for
	Band, Striped, Key  string
	Table               *Table        // nil where no claim is left
	Take                *ui.TakeLinks // of the table
	None                string        // said then
	RangesLabel         string
	Ranges              *ui.Figure // the figures as one picture, folded; nil for none
	Sources             *ui.Sources
}

// VerdictLink keeps the claims of one verdict. Mark is the class of its mark,
// and Squares are the classes of one square for each of its claims, none for
// the link to all.
type VerdictLink struct {
	ui.Link
	Mark, Count string
	Squares     []string
}

// Card is a claim that differs, in brief: what its row says, and where that is.
type Card struct {
	*Row
	Address string
}

// Table is the claims that are shown, in their order.
type Table struct {
	Caption string
	Heads   []Head
	Rows    []*Row
}

// Head is a column's head; one that cannot be sorted by has no address. By
// stands in the place of its text where the heads are links in a line and no
// heads to the eye: what is ordered by, or, in the first, that it is an order.
type Head struct {
	ui.ColumnHead
	Class, By string
}

// Row is what the deck says, and in brief what open sources say of it. It opens
// to its Claim. Where Part is given it is the head of a part of the deck
// instead, over the claims that it makes.
type Row struct {
	Class, Key, Part string
	Name             string // of the part, in the contents of the page
	Text, Note       ui.Phrase
	Deck, Open       Told
	Strip            vugu.HTML // "" where there is nothing to set beside anything
	Mark, Verdict    string
	Clause           ui.Phrase
	Source           ui.SourceLink // the first that decides
	More             string        // how many more do, or ""
	Basis            string        // that it is the deck's own database, or ""
	Claim            *Claim
}

// Claim is all that is known of what the deck says.
type Claim struct {
	ID, Address    string // the address is that of the indicator in full, where it is one of its numbers
	InFull         string
	Note           ui.Phrase // what heads the sentence that says it
	Reason         ui.Phrase
	Rule, RuleText ui.Phrase
	Checks         []*CheckView // the deck's own figure first
}

// Told is a figure in a cell of a row: what it is, for where the table is no
// table to the eye, and what stands under it. Class is "na" where there is none.
type Told struct{ Class, Label, Value, Beside string }

// CheckView is figures that count alike and stand on one scale, and what is
// said of them.
type CheckView struct {
	Key, Class string // "ctx" where nothing is judged
	Head       string // what the check is for
	Figures    []*FigureLine
	Start, End string // of the scale that ends here; "" where it goes on, or there is none
	Remark     ui.Phrase
	Sources    []ui.SourceLink // of the remark
	// meaning is that of the figures, and drawn says that they stand on a scale.
	meaning data.Meaning
	drawn   bool
}

// FigureLine is a figure of a source, or a run of years.
type FigureLine struct {
	Key, Class string // "dk" for the deck's
	Label      ui.Phrase
	Source     ui.SourceLink
	Detail     string    // its period, and how it was reached
	Strip      vugu.HTML // "" where there is nothing to set it beside
	Value      string
	Beside     string // among how many it is, and how far from the deck's
	Run        string // the years and their values
}
