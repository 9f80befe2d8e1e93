//go:build js

// Command overview is the explorer's small program in the browser, of the
// pages that most readers see.
package main

import (
	"bilateral/app/program"
	"bilateral/components/site"
)

func init() { program.Serve(program.Explorer(site.Overview), program.Options{}) }

func main() { program.Wait() }
