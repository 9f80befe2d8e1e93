//go:build js && tinygo

package program

// Wait returns at once: the bundle is built as a library, whose exported
// functions the page calls.
func Wait() {}
