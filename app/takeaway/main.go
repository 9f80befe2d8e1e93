//go:build js

// Command takeaway is the explorer's program in the browser of what a reader takes
// away: it makes files in a worker, and has the page that leads to them.
package main

import (
	"bilateral/app/program"
	"bilateral/app/taking"
	"bilateral/components/site/whole"
)

func init() { program.Serve(program.Explorer(whole.Taking()), taking.Options(whole.Figures())) }

func main() { program.Wait() }
