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
var site = program.Site{
	Parse: func(_ *data.Dataset, address string) *state.State { return gallery.Parse(address) },
	Build: func(_ *data.Dataset, st *state.State, cat *catalogue.Catalogue, live bool) *page.Document {
		return gallery.Build(st, cat, live)
	},
}

func init() { program.Serve(site, program.Options{Export: program.Pictures}) }

func main() { program.Wait() }
