//go:build js

// Command gallery is the program of the gallery of charts in the browser:
// package program with the gallery's pages. It is a bundle of its own.
package main

import (
	"bilateral/app/program"
	"bilateral/components/catalogue"
	"bilateral/components/gallery"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/data"
)

// site is the gallery, which needs no dataset.
type site struct{ cat *catalogue.Catalogue }

func (s site) Parse(address string) *state.State { return gallery.Parse(address) }

func (s site) Build(st *state.State, live bool) *page.Document {
	return gallery.Build(st, s.cat, live)
}

func init() {
	program.Serve(func(_ *data.Dataset, cat *catalogue.Catalogue) program.Site { return site{cat} }, nil)
}

func main() { program.Wait() }
