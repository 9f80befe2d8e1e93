//go:build js && !tinygo

package main

// main stays, so that the page can call the exported functions.
func main() { select {} }
