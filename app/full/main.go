//go:build js

// Command full is the explorer's program in the browser with every page that
// has one.
package main

import (
	"slices"

	"bilateral/app/program"
	"bilateral/app/taking"
	"bilateral/components/site/whole"
)

func init() {
	program.Serve(program.Explorer(slices.Concat(whole.Figures(), whole.Taking())), taking.Options(whole.Figures()))
}

func main() { program.Wait() }
