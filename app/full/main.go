//go:build js

// Command full is the explorer's program in the browser with every page that
// has one; it reads the collections of open series too.
package main

import (
	"slices"

	"bilateral/app/program"
	"bilateral/components/site"
	"bilateral/data"
	"bilateral/data/wire"
)

func init() {
	program.Serve(program.Explorer(slices.Concat(site.Overview, site.Series)), func(ds *data.Dataset, content []byte) bool {
		return wire.DecodeCollection(content, ds) == nil
	})
}

func main() { program.Wait() }
