// Package download writes what a figure shows as data: a row for each value, with its
// period, unit, flag, source and licence, as CSV, JSON or a Data Package. It stands
// behind the figures, which give the rows, and before the server and the browser's
// program for downloads, which hand the bytes on. It knows no chart and no page.
//
// What it writes depends on the rows and the dataset alone: the same bytes at every
// call, wherever it runs.
package download

import (
	"iter"

	"bilateral/data"
)

// Row is one value, or the typed reason why there is none, with everything that
// belongs to it.
type Row struct {
	// Measure is the id of the indicator or of the measure of a single figure, or of
	// what is calculated here; Name is what it is called.
	Measure string
	Name    data.Text
	Subject data.Subject
	Field   data.FieldID // "" for none
	// Segment tells the parts of a source's figures apart that must not be joined,
	// from 1; 0 where there is only one.
	Segment int
	Period  data.Period
	Kind    data.PeriodKind // 0 is calendar years
	Day     string          // YYYY-MM-DD, where the kind of period has one
	Value   data.Value
	Unit    data.Text
	Flags   data.Flags
	// Note is the word of care at the value, zero for none; of a missing value it is
	// Value.Reason that counts.
	Note data.Text
	// Source is where the value is from; of one calculated from values of two sources
	// Second is the other.
	Source, Second data.SourceID
	// Counting is how works or people were counted, as the measure says it; zero
	// where the source alone says it.
	Counting data.Statement
	// Formula says how the value was calculated here from those of the source; zero
	// for a value that the source gives itself.
	Formula data.Text
	// Claimed is the claim that the value was compared with, in a table of claims; nil in
	// others.
	Claimed *Claimed
	// Origin is where the value stands in the files that the dataset was made from, or
	// those that it was calculated from, as data.Dataset.Origin says it.
	Origin string
}

// Table is the rows of one figure or table, in the order in which they are shown.
type Table struct {
	ID      string    // of the figure: "joint-works"
	Name    string    // of the files, without an ending: "joint-works-GBR-JPN-1990-2023"
	Title   data.Text // what the figure finds
	Subject data.Text // what it measures, with unit and period
	// Rows goes through the rows, each of which is there until the next; Begin gives them
	// one at a time, nil at the end. It may be nil: all rows are then kept.
	Rows  iter.Seq[*Row]
	Begin func() func() *Row
	// Claims says that the rows are of claims: each has one, and they have columns of
	// their own.
	Claims bool
}

// columns are those of the table, in their order.
func (t *Table) columns() []column {
	if t.Claims {
		return claimColumns[:]
	}
	return columns[:]
}

// Writer writes tables of a dataset in one language: its heads and words. The keys and
// codes of JSON are English always.
type Writer struct {
	Dataset  *data.Dataset
	Language data.Language
	// Place, Missing and Flag are words of the page's language: what a place is
	// called, and what the codes of missing values and flags mean.
	Place   func(data.PlaceID) string
	Missing func(data.Missing) string
	Flag    func(data.Flag) string
	// Interpreted marks what a source does not say as our own reading of it.
	Interpreted func(string) string
	// Relation and Kind are the words for what a row is of, and for its kind of
	// period.
	Relation func(data.SubjectKind) string
	Kind     func(data.PeriodKind) string
}
