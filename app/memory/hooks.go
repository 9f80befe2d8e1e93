//go:build tinygo

package memory

import (
	"runtime"
	"unsafe"
)

// What TinyGo 0.41 asks of a collector of one's own (src/runtime/gc_custom.go),
// beside alloc: memory is given back by collect alone, nothing has a finalizer
// and nobody reads statistics. markRoots would be called for the stack only,
// and a call of runtime.markStack would bring its account back.

//go:linkname initHeap runtime.initHeap
func initHeap() {}

//go:linkname free runtime.free
func free(unsafe.Pointer) {}

//go:linkname markRoots runtime.markRoots
func markRoots(start, end uintptr) {}

//go:linkname gc runtime.GC
func gc() {}

//go:linkname setFinalizer runtime.SetFinalizer
func setFinalizer(object, finalizer any) {}

//go:linkname readMemStats runtime.ReadMemStats
func readMemStats(*runtime.MemStats) {}
