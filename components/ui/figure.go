package ui

import (
	"slices"
	"strings"
	"unicode/utf8"

	"bilateral/components/node"
)

// Figure is a chart, or its own table, with its controls and everything that
// belongs beside it. Either Plot or Table is there.
type Figure struct {
	ID, TitleID string
	Class       string // "fig", or "fig series" where a narrow figure keeps room for the readout
	Weight      Weight
	Listed      string // what it is called in the contents of its page, "" where that has none
	Main        bool   // the page is about this figure alone
	Title       Phrase
	Subtitle    Phrase
	// Measure is what Definition defines, "" for nothing. Where Subtitle begins with it, it
	// is a button that shows the definition.
	Measure    string
	Definition Phrase
	// Rest unfolds, in a compact frame, all but the picture, what to mind and the sources;
	// "" for a figure that shows it.
	Rest     string
	Switches []*Switch
	// Years chooses the years shown by lists, nil where the series have one
	// moment, and Range by handles, nil where no chart of years is drawn. Beside chooses places to show beside, and Matrix two places, each nil for
	// none. A program has their templates only where a page names them.
	Years       node.Part
	Range       node.Part
	Period      string // the years shown, for a reader who hears them; "" where there is no choice of them
	Beside      node.Part
	Matrix      node.Part
	Plot        *Plot
	Table       *FigureTable
	SeriesLabel string
	Series      []SeriesLink // to pick out; none where there is nothing to choose
	// Summary is what the figure shows, in two sentences at the most; Words is
	// all of it, folded, "" for nothing.
	Summary, Words string
	WordsLabel     string
	// Cautions are what changes the meaning of its numbers: never folded.
	// Caveats are what else to mind, Said where more of it stands already.
	CaveatsHeading, MoreLabel string
	Cautions, Caveats         []Phrase
	Said                      *Link
	SourceLabel               string
	Sources                   []SourceLink
	Notes                     []NoteView
	ChecksLabel               string
	Checks                    []CheckLink // on the figures, against other sources
	More                      []Link      // where it goes on
	Take                      *TakeLinks  // of a figure of values
	ActionsLabel              string
	Actions                   []ActionButton // shown with the program only
	DetailsHeading            string
	Details                   *Details
	Derived                   *DerivedFigures
}

// Weight is how much room a figure takes on its page: a page has one lead, two
// or so of the second weight, and the rest small.
type Weight uint8

const (
	// Second is as wide as its place, its words under the picture.
	Second Weight = iota
	// Lead has its picture on eight of twelve columns and its words beside it on
	// the other four, where the window is wide enough.
	Lead
	// Small has a smaller title.
	Small
)

// Classes are the figure's.
func (f *Figure) Classes() string {
	switch f.Weight {
	case Lead:
		return f.Class + " lead"
	case Small:
		return f.Class + " small"
	}
	return f.Class
}

// FigurePart is a part of a figure that opens in place, as the id of what is
// folded ends.
type FigurePart string

// The parts that open.
const (
	CarePart       FigurePart = "-care"
	DefinitionPart FigurePart = "-definition"
	DerivedPart    FigurePart = "-derived"
	WordsPart      FigurePart = "-words"
)

// CiteID is where the page that takes a figure away says how to cite it.
const CiteID = "cite"

// FoldID is the id of a part that opens in place: an address with it as its
// fragment opens the part.
func (f *Figure) FoldID(p FigurePart) string { return f.ID + string(p) }

// Word is the measure where the line under the title begins with it, and the comma behind it, "" elsewhere.
// The word is a button, a box of its own behind which a line may end: the comma would begin the next.
func (f *Figure) Word() string {
	if f.Definition.Text == "" || !strings.HasPrefix(f.Subtitle.Text, f.Measure) {
		return ""
	}
	for _, comma := range []string{",", "、"} {
		if strings.HasPrefix(f.Subtitle.Text[len(f.Measure):], comma) {
			return f.Measure + comma
		}
	}
	return f.Measure
}

// AfterWord is the rest of the line under the title.
func (f *Figure) AfterWord() string { return f.Subtitle.Text[len(f.Word()):] }

// TermID is the id of the definition that Word shows.
func (f *Figure) TermID() string { return f.ID + "-term" }

// Acts reports whether there is anything in the figure's last line.
func (f *Figure) Acts() bool {
	return f.Details != nil || f.Derived != nil || f.Take != nil || len(f.More)+len(f.Actions) > 0 || f.Words != ""
}

// SourceLink names a source shortly and leads to what is known of it; Target
// may be "_blank". Full names it in full, for what leaves the page.
type SourceLink struct {
	Phrase
	Full            string
	Address, Target string
}

// Switch is a choice from a short list: a group, unless its role is another.
type Switch struct {
	Role   string
	Label  string
	Links  []Link
	Silent bool // a change of it is said in other words
}

// Add puts a link into the choice.
func (s *Switch) Add(text, address string, current bool) {
	s.Links = append(s.Links, Link{Phrase: Phrase{Text: text}, Address: address, Current: current})
}

// AriaRole is the role of the choices together.
func (s *Switch) AriaRole() string {
	if s.Role != "" {
		return s.Role
	}
	return "group"
}

// Beside is what is shown beside what is always there: each chip takes one
// away. Without an Adder there is no room for more, and Limit says so.
type Beside struct {
	Label, Remove string
	Chips         []SeriesLink
	Adder         *Chooser
	Limit         string
}

// CheckLink says what the check of a figure came to and leads to the check.
type CheckLink struct {
	Link
	Name string // whose figure it is, "" where that is clear
	Mark string // class of the verdict's mark
}

// HiddenFields carry the rest of the view through a form.
type HiddenFields struct{ Fields []HiddenField }

// HiddenField is a parameter of the view.
type HiddenField struct{ Name, Value string }

// FigureTable is the figures of a chart, a row a series or a year. Label names
// the part that scrolls.
type FigureTable struct {
	Label   string // of what scrolls; "" for the caption
	Caption string
	Heads   []TableHead
	Rows    []FigureRow
}

// AddHead puts one more column into the table, without cells.
func (t *FigureTable) AddHead(text string) { t.Heads = append(t.Heads, TableHead{Text: text}) }

// AddRow puts one more row into the table, without cells.
func (t *FigureTable) AddRow(key, head string) {
	t.Rows = append(t.Rows, FigureRow{Key: key, Head: head})
}

// AddCell puts one more cell into the last row, which there must be.
func (t *FigureTable) AddCell(cell *Cell) {
	row := &t.Rows[len(t.Rows)-1]
	row.Cells = append(row.Cells, cell)
}

// Name is what the part that scrolls is called.
func (t *FigureTable) Name() string {
	if t.Label != "" {
		return t.Label
	}
	return t.Caption
}

// Marks are the marks of missing values in the table, each once with what it
// means: a reader who cannot hover is told too.
func (t *FigureTable) Marks() []string {
	var marks []string
	for i := range t.Rows {
		for _, cell := range t.Rows[i].Cells {
			mark := cell.Meaning
			if sign := cell.Value; sign != "" && !strings.HasPrefix(mark, sign) {
				between := " = "
				if sign[0] >= utf8.RuneSelf || sign == "X" {
					between = "\u3000" // Japanese sets a sign and its meaning side by side
				}
				mark = sign + between + mark
			}
			if cell.Class == "na" && cell.Meaning != "" && cell.Meaning != cell.Value && !slices.Contains(marks, mark) {
				marks = append(marks, mark)
			}
		}
	}
	return marks
}

// TableHead is the head of a column; Order is its aria-sort, "" for none.
type TableHead struct{ Text, Class, Order string }

// FigureRow is a row of a figure's table.
type FigureRow struct {
	Key, Head string
	Cells     []*Cell
}

// SeriesLink picks a series out, or lets it go.
type SeriesLink struct {
	Link
	Key  string
	Mark string // class of its mark
}

// TakeLinks lead to what can be taken away of a figure or table: to what is shown as
// CSV, and to all the rest. Target is "_blank" in a frame. Slide puts it among the reader's
// slides, or takes it out; it has no address where there is no room, and no text in a frame.
// Slides leads to those that it is among.
type TakeLinks struct {
	ID, CSV, Address, Target, Text, TitleID string
	Slide, Slides                           Link
}

// ActionButton does what has no address: it downloads or copies. Done is said
// when it has, Failed when it could not; "" for what does not fail.
type ActionButton struct{ Action, Label, Done, Failed string }
