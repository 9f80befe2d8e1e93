//go:build js

package program

import (
	"unsafe"

	"bilateral/app/memory"
	"bilateral/app/protocol"
)

// The program that runs, and the bytes of the message that it is given.
var (
	running = program{reading: nowhere, apply: applyOnPage}
	content []byte
)

//go:wasmimport explorer apply
func apply(operations unsafe.Pointer, length uint32) int32

// applyOnPage has the page apply a buffer and reports whether it could.
func applyOnPage(operations []byte) bool {
	return apply(unsafe.Pointer(unsafe.SliceData(operations)), uint32(len(operations))) == 1
}

//go:wasmexport inbox
func inbox(length int32) unsafe.Pointer {
	if int(length) > len(content) {
		content = make([]byte, length)
	}
	return unsafe.Pointer(unsafe.SliceData(content))
}

//go:wasmexport receive
func receive(message, length int32) int32 {
	memory.Enter()
	answer := int32(0)
	if running.receive(protocol.Message(message), content[:length]) {
		answer = 1
	}
	memory.Leave()
	if protocol.Message(message) == protocol.Idle {
		memory.Rest()
	}
	return answer
}

// Serve says what the program is about and what it does, once, before the page calls
// it.
func Serve(site Site, does Options) { running.site, running.Options = site, does }
