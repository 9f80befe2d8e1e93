//go:build js && !tinygo

package program

// Wait keeps the program, so that the page can call the exported functions.
func Wait() { select {} }

// spent is never so: Go collects its garbage beside its work.
func spent() bool { return false }
