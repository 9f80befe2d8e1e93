//go:build js

// Command series is the explorer's program in the browser of the pages of open
// series. A document stays with its program: it has none of the overview's.
package main

import (
	"bilateral/app/dom"
	"bilateral/app/memory"
	"bilateral/app/program"
	"bilateral/components/site/series"
)

func init() {
	dom.Lists()           // of the rows of tables
	memory.Allow(4 << 20) // a pair or a tab takes 2 MB: collected once it is shown and nothing else is to be done
	program.Serve(program.Explorer(series.Pages), program.Options{Collect: program.Collections, Later: program.Later(series.Pages), Lacks: program.Lacks})
}

func main() { program.Wait() }
