//go:build js

// Command takeaway is the explorer's program in the browser of what a reader takes
// away: it makes files in a worker, and has the page that leads to them.
package main

import (
	"bilateral/app/file"
	"bilateral/app/program"
	"bilateral/components/site"
)

func init() {
	program.Serve(program.Explorer(site.Taking()), program.Options{
		Collect: program.Records, Export: program.Pictures, Files: file.New(site.Figures()).Receive,
	})
}

func main() { program.Wait() }
