package text

import (
	"bilateral/components/ui"
)

// NotFoundPage says that a page does not exist.
type NotFoundPage struct {
	Title string
	Text  string
	Ways  []ui.Link // on
}

// UnkeptPage says that a page is not on the device, and which are.
type UnkeptPage struct {
	Title, Text string
	Again       string // on the link that asks for the page again
	Heading     string
	Pages       []ui.Link
	// Instead are the title and the text where the page stands in for one that is not kept.
	Instead struct{ Title, Text string }
	// File are those where it stands in for a file, and the words on the link to the page
	// that has it.
	File struct{ Title, Text, Of string }
	Keep Keep
}

// Keep is the part by which a reader has everything kept; without a heading it is left out.
// The script shows it where it works, and says how it goes: each "#" of Going is a number.
// Where it cannot work, Nothing is shown.
type Keep struct {
	Heading, Text, Control string
	Going, Done, Failed    string
	Nothing                string
}

// IndicatorList is the list of all indicators by topic, or of those that the
// view keeps.
type IndicatorList struct {
	Title, Introduction string
	Filters             *ListFilters
	Count               string  // how many of all are listed
	All                 ui.Link // takes every filter off; "" where there is none
	Empty               string  // said where none is kept
	WaysLabel           string
	Ways                []ui.Link // on from there, one filter less each
	Topics              []ListTopic
}

// ListFilters choose the indicators of a topic, by links, and those of a source
// or with some words, by a form.
type ListFilters struct {
	Topics                  *ui.Switch
	Action                  string
	Hidden                  *ui.HiddenFields
	SourceLabel, AllSources string
	Sources                 []ui.Option
	WordsLabel, Words       string
	Label, Show             string // of the form, and of what sends it
}

// ListTopic is the indicators of a topic.
type ListTopic struct {
	ID      string
	Heading ui.Phrase
	Items   []ListItem
}

// ListItem is an indicator in the list, with the figures it has and a line the
// size of a word.
type ListItem struct {
	Link    ui.Link
	Finding ui.Phrase
	Spark   *ui.Sparkline
	Values  []ListValue
	Detail  string // unit, period, source
}

// ListValue is a figure of a listed indicator; Mark is the class of its mark.
type ListValue struct{ Name, Mark, Value string }

// Prose is a page of text.
type Prose struct {
	Title, Introduction string
	Sections            []ProseSection
}

// ProseSection is a part of a text, with a list, steps, code, keys or links where it has
// them.
type ProseSection struct {
	ID, Heading string
	Paragraphs  []ui.Phrase
	Keys        []KeyHelp
	Items       []ui.Phrase
	Steps       []ui.Phrase // one after the other
	Code        []CodeBlock
	Further     []ui.Phrase // paragraphs behind those
	// KeepsNothing is shown where the browser keeps no page of the site.
	KeepsNothing string
	Links        []ui.Link
	Contact      *ui.Contact
}

// CodeBlock is what a program reads, and which program.
type CodeBlock struct{ Label, Text string }

// KeyHelp says what a key does.
type KeyHelp struct{ Key, Does string }

// SourceList is all the sources, in groups.
type SourceList struct {
	Title, Introduction string
	Label               string // of the names at the top
	Links               []ui.Link
	Groups              []SourceGroup
}

// SourceGroup is sources of one use.
type SourceGroup struct {
	ID            string
	Heading, Text string
	Sources       []SourceEntry
}

// SourceEntry is a source with all that is known of it and what rests on it.
type SourceEntry struct {
	ID          string
	Name, Title ui.Phrase
	Address     string // "" for none
	Items       []SourceFact
	// Tables are those that were read, elsewhere; Files are those with the rows as they
	// were read, here.
	TablesLabel, FilesLabel string
	Tables, Files           []ui.Link
	// Indicators are those with figures of it, Claims those it was compared with.
	IndicatorsLabel, ClaimsLabel string
	Indicators, Claims           []ui.Link
}

// SourceFact is something known of a source, or several of one kind; Address is
// where it can be read, "" for nowhere.
type SourceFact struct {
	ui.Detail
	Address string
	Further []ui.Phrase
}

// Fragment is the address of the source on its page.
func (s SourceEntry) Fragment() string { return "#" + s.ID }

// ClaimsID is the id of the folded claims.
func (s SourceEntry) ClaimsID() string { return s.ID + ".claims" }

// Statement is the statement on accessibility: words, and behind them what was checked.
type Statement struct {
	Title, Introduction string
	Sections            []ProseSection
	Lists               []Checklist
}

// Checklist is what was checked by one list, a table for each of its parts.
type Checklist struct {
	ID, Heading        string
	Paragraphs         []string
	Links              []ui.Link
	What, How, Checked string // heads of the columns
	Tables             []CheckTable
}

// CheckTable is a part of a list.
type CheckTable struct {
	Caption string
	Rows    []CheckRow
}

// CheckRow is an entry of a list: what it asks, with its number and a note on it where it
// has them, what the site does, and how that was checked.
type CheckRow struct {
	ID, Number  string
	Name        ui.Phrase
	Gloss, Note string
	Result, How string
	Ways        string
	Tests       []string // by name
}
