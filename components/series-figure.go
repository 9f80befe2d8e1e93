package components

// SeriesFigure is a chart of one or several series with its controls, its own
// table, and the list in which series are picked out. Either Plot or Table is
// there.
type SeriesFigure struct {
	ID, TitleID  string
	Title        string
	Subtitle     string
	Switches     []Switch
	Years        *YearsForm // nil where the series have one moment
	Plot         *Plot
	Table        *SeriesTable
	SeriesLabel  string
	Series       []SeriesLink
	Summary      string
	Source       string
	ActionsLabel string
	Actions      []ActionButton // shown with the program only
}

// Switch is a choice from a short list.
type Switch struct {
	Label string
	Links []Link
}

// YearsForm chooses the years that are shown. Its two selects have one name.
type YearsForm struct {
	Action             string
	Hidden             []HiddenField
	FromLabel, ToLabel string
	Show               string
	From, To           []YearOption
}

// HiddenField carries the rest of the view through a form.
type HiddenField struct{ Name, Value string }

// YearOption is a year to choose; Selected is the attribute, "" for none.
type YearOption struct{ Value, Selected string }

// SeriesTable is the figures of a chart, a row a series or a year.
type SeriesTable struct {
	Caption string
	Heads   []string
	Rows    []SeriesRow
}

// SeriesRow is a row of a SeriesTable.
type SeriesRow struct {
	Head  string
	Cells []string
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
