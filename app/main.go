//go:build js

// Command app is the explorer's program in the browser: package program with
// the explorer's own pages.
package main

import (
	"bilateral/app/program"
	"bilateral/components/catalogue"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/data"
)

// explorer is the site of a dataset.
type explorer struct {
	ds  *data.Dataset
	cat *catalogue.Catalogue
}

func (e explorer) Parse(address string) *state.State { return state.Parse(e.ds, address) }

func (e explorer) Build(st *state.State, live bool) *page.Document {
	return page.Build(e.ds, st, e.cat, live)
}

func init() {
	program.New = func(ds *data.Dataset, cat *catalogue.Catalogue) program.Site { return explorer{ds, cat} }
}

func main() { program.Wait() }
