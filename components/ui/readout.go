package ui

import "github.com/vugu/vugu"

// Readout is what stands over a chart while a reader is at one of its points:
// a hairline, marks, and a box with the values. It is empty when nobody reads.
type Readout struct {
	ID       string
	Shown    bool
	Over     vugu.HTML // hairline and marks
	TipClass string
	// Left and Top are where the box stands: per cent of the plot's width,
	// pixels from its top. The page sets them as style properties.
	Left, Top string
	Head      string
	Rows      []ReadoutRow
	Note      string
	Hint      string // how to move and to let go, while pinned
}

// ReadoutRow is a series at the point.
type ReadoutRow struct {
	Key   string
	Class string // "me" for the series that is read
	Mark  string // class of its mark
	Name  string
	Value string
}
