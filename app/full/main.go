//go:build js

// Command full is the explorer's program in the browser with every page that
// has one.
package main

import (
	"slices"

	"bilateral/app/file"
	"bilateral/app/program"
	"bilateral/components/site"
)

func init() {
	program.Serve(program.Explorer(slices.Concat(site.Figures(), site.Taking())), program.Options{
		Collect: program.Records, Export: program.Pictures, Files: file.New(site.Figures()).Receive,
	})
}

func main() { program.Wait() }
