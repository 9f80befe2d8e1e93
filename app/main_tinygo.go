//go:build js && tinygo

package main

// main is empty: the bundle is built as a library, whose exported functions
// the page calls.
func main() {}
