//go:build js

package program

import (
	"bilateral/components/catalogue"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/data/wire"
)

// Explorer gives the Maker of a program that has some of the explorer's own
// pages.
func Explorer(pages page.Site) Maker {
	return func(ds *data.Dataset, cat *catalogue.Catalogue) Site { return explorer{ds, cat, pages} }
}

// Collections is the Collector of open series.
func Collections(ds *data.Dataset, content []byte) bool {
	return wire.DecodeCollection(content, ds) == nil
}

// explorer is the site of a dataset.
type explorer struct {
	ds    *data.Dataset
	cat   *catalogue.Catalogue
	pages page.Site
}

func (e explorer) Parse(address string) *state.State { return state.Parse(e.ds, address) }

// Build makes the document of a view. The host gives a document the program
// that has its page.
func (e explorer) Build(st *state.State, live bool) *page.Document {
	return e.pages.Find(e.ds, st).Document(e.ds, st, e.cat, live)
}
