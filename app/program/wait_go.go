//go:build js && !tinygo

package program

// Wait keeps the program, so that the page can call the exported functions.
func Wait() { select {} }
