//go:build js && series

package main

import (
	"bilateral/app/program"
	"bilateral/data"
	"bilateral/data/wire"
)

// The program of the pages of series reads the collections too.
func init() {
	program.Collect = func(ds *data.Dataset, content []byte) bool { return wire.DecodeCollection(content, ds) == nil }
}
