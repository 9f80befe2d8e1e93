// Package block has components of which pages are made.
package block

// Box is a component.
type Box struct{ Phrase }

// Phrase is what a page takes from here, too.
type Phrase struct{ Text, Language string }
