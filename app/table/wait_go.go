//go:build js && !tinygo

package main

// wait keeps the program, so that the page can call the exported functions.
func wait() { select {} }
