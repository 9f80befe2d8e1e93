//go:build js && tinygo

package main

// wait returns at once: the bundle is built as a library.
func wait() {}
