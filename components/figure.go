package components

// Figure is a chart, or its own table, with its controls and everything that
// belongs beside it. Either Plot or Table is there.
type Figure struct {
	ID, TitleID    string
	Class          string // "fig", or "fig series" where a narrow figure keeps room for the readout
	Main           bool   // the page is about this figure alone
	Title          Phrase
	Subtitle       Phrase
	Switches       []*Switch
	Years          *YearsForm // nil where the series have one moment
	Plot           *Plot
	Table          *FigureTable
	SeriesLabel    string
	Series         []SeriesLink // to pick out; none where there is nothing to choose
	Summary        string       // what the figure shows, as a paragraph
	CaveatsHeading string
	Caveats        []Phrase
	Source         Phrase
	Notes          []NoteView
	More           *Link // to the indicator in full
	ActionsLabel   string
	Actions        []ActionButton // shown with the program only
	DetailsHeading string
	Details        *Details
	Derived        *DerivedFigures
}

// Switch is a choice from a short list: a group, unless its role is another.
type Switch struct {
	Role  string
	Label string
	Links []Link
}

// AriaRole is the role of the choices together.
func (s *Switch) AriaRole() string {
	if s.Role != "" {
		return s.Role
	}
	return "group"
}

// YearsForm chooses the years that are shown. Its two selects have one name.
type YearsForm struct {
	Action             string
	Hidden             *HiddenFields
	FromLabel, ToLabel string
	Show               string
	From, To           []YearOption
}

// HiddenFields carry the rest of the view through a form.
type HiddenFields struct{ Fields []HiddenField }

// HiddenField is a parameter of the view.
type HiddenField struct{ Name, Value string }

// YearOption is a year to choose; Selected is the attribute, "" for none.
type YearOption struct{ Value, Selected string }

// FigureTable is the figures of a chart, a row a series or a year. Label names
// the part that scrolls.
type FigureTable struct {
	Label   string
	Caption string
	Heads   []TableHead
	Rows    []FigureRow
}

// TableHead is the head of a column.
type TableHead struct{ Text, Class string }

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

// ActionButton does what has no address: it downloads or copies. Done is said
// when it has.
type ActionButton struct{ Action, Label, Done string }
