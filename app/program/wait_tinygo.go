//go:build js && tinygo

package program

import "runtime"

// Wait returns at once: the bundle is built as a library, whose exported
// functions the page calls.
func Wait() {}

// tidy frees what the last view left behind, which would otherwise happen in
// the middle of a later change.
func tidy() { runtime.GC() }
