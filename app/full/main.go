//go:build js

// Command full is the explorer's program in the browser with every page that
// has one.
package main

import (
	"slices"

	"bilateral/app/program"
	"bilateral/components/site"
)

func init() {
	program.Serve(program.Explorer(slices.Concat(site.Overview, site.Series)), program.Options{Collect: program.Collections, Export: program.Pictures})
}

func main() { program.Wait() }
