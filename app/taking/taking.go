//go:build js

// Package taking gives a program in the browser what it needs to take figures away: the
// maker of files, the drawing of pictures, and the reading of all that a file is made
// from. It stands beside package program, whose programs of pages have nothing of it.
package taking

import (
	"bilateral/app/file"
	"bilateral/app/program"
	"bilateral/components/page"
	"bilateral/data"
	"bilateral/data/wire"
)

// Options are those of a program that makes files of the figures of some pages.
func Options(pages page.Site) program.Options {
	return program.Options{Collect: collect, Export: program.Pictures, Files: file.New(pages).Receive}
}

// collect is the Collector of all that a file is made from: whole collections, never excerpts.
func collect(ds *data.Dataset, content []byte) bool {
	return wire.DecodeCollection(content, ds) == nil || wire.DecodeRecords(content, ds) == nil
}
