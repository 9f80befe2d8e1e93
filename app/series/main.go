//go:build js

// Command series is the explorer's program in the browser of the pages of open
// series. A document stays with its program: it has none of the overview's.
package main

import (
	"bilateral/app/dom"
	"bilateral/app/program"
	"bilateral/components/site/series"
)

func init() {
	dom.Lists() // of the rows of tables
	program.Serve(program.Explorer(series.Pages), program.Options{Collect: program.Collections, Later: program.Later(series.Pages), Lacks: program.Lacks})
}

func main() { program.Wait() }
