package ui

import "bilateral/components/citation"

// Crumbs lead from the page back to the lists that it is in; the last is the
// page itself and has no address.
type Crumbs struct {
	Label string
	Links []Link
}

// Citation is how to cite a view, at length and shortly. Files are the same for the
// programs that keep references.
type Citation struct {
	Long       []citation.Part
	Short      string
	FilesLabel string
	Files      []Link
}
