//go:build js

// Command overview is the explorer's small program in the browser, of the
// pages that most readers see.
package main

import (
	"bilateral/app/program"
	"bilateral/components/site/deck"
)

func init() { program.Serve(program.Explorer(deck.Pages), program.Options{}) }

func main() { program.Wait() }
