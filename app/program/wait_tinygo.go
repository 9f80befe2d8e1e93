//go:build js && tinygo

package program

import "runtime"

// Wait returns at once: the bundle is built as a library, whose exported
// functions the page calls.
func Wait() {}

// allowance is how many bytes the program takes before another one should
// take over.
const allowance = 8 << 20

// spent says whether the program has taken more than it should: it has no
// garbage collector, which would make it a third larger and each of its
// answers several times slower, and gives nothing back while it lives.
func spent() bool {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc > allowance
}
