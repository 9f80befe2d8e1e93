//go:build tinygo

package memory

import (
	"math/bits"
	"unsafe"
)

// The heap is cut into granules. An object takes whole ones; so does a free
// span. There are no headers: for every 32 granules a record behind the heap
// says where objects and spans start.
const (
	granule    = 16           // bytes
	chunk      = 32 * granule // bytes that a record describes
	wasmPage   = 64 << 10
	growth     = 4 * wasmPage // bytes that memory grows by at least
	atFirst    = 6 << 20      // bytes of heap at first: pages that nobody touches cost nothing, and memory does not creep up later
	room       = 2 << 20      // bytes that are free after a collection
	run        = 64 << 10     // bytes of a span that small objects are put into at a time
	large      = 512          // bytes from which an object is placed by itself
	worth      = 128          // bytes of a span that are worth it for small objects
	noPointers = 3            // the layout of an object without pointers, as TinyGo gives it
	poisoned   = 0xDB
)

// record describes a chunk, a bit for each granule.
type record struct {
	start  uint32 // an object or a free span starts here
	mark   uint32 // of a start: it is an object; while marking, one that was reached
	leaf   uint32 // of an object: it holds no pointers
	vacant uint32 // of a start, while marking: it is a free span
}

const recordSize = unsafe.Sizeof(record{})

//go:extern __heap_base
var heapBase [0]byte

//go:extern __global_base
var globalBase [0]byte

//export llvm.wasm.memory.size.i32
func memorySize(index int32) int32

//export llvm.wasm.memory.grow.i32
func memoryGrow(index, pages int32) int32

//export llvm.trap
func trap()

var (
	base, top   uintptr // the heap; the records follow it
	next, limit uintptr // the span that small objects are put into, one after the other
	cursor      uintptr // spans before it are taken or not worth it
	wide        uintptr // spans before it are too small for large objects
	dirty       uintptr // what is free below it need not be zero
	taken       uintptr // bytes given since the last collection
	depth       int     // messages that are being answered
)

// Enter says that a message is being answered. The page may send one while
// another is answered.
func Enter() { depth++ }

// Leave says that a message has been answered, and collects when it is time
// to. It is the last that is done for a message: nothing may be kept over it
// but in globals.
func Leave() {
	depth--
	if depth == 0 && taken > allowance {
		collect()
	}
}

// Rest says that the reader rests, when a collection costs nobody anything.
func Rest() {
	if depth == 0 && taken > allowance/8 {
		collect()
	}
}

// alloc gives zeroed memory for an object. It stops the program where there is
// no more.
//
//go:linkname alloc runtime.alloc
//go:noinline
func alloc(size uintptr, layout unsafe.Pointer) unsafe.Pointer {
	size = max((size+granule-1)&^(granule-1), granule)
	taken += size
	p := next
	if size <= limit-next {
		next += size
	} else {
		p = find(size)
	}
	r, bit := recordOf(p), bitOf(p)
	r.start |= bit
	r.mark |= bit
	if uintptr(layout) == noPointers {
		r.leaf |= bit
	}
	return unsafe.Pointer(p)
}

func recordOf(p uintptr) *record {
	return (*record)(unsafe.Pointer(top + (p-base)/chunk*recordSize))
}

func bitOf(p uintptr) uint32 { return 1 << (p / granule % 32) }

// begin makes the heap.
func begin() {
	base = (uintptr(unsafe.Pointer(&heapBase)) + chunk - 1) &^ (chunk - 1)
	top, cursor, dirty = base, base, base
	grow(atFirst)
}

// find gives a place to an object that the present span has no room for: a
// large one a place of its own, a small one the begin of another span.
//
//go:noinline
func find(size uintptr) uintptr {
	if base == 0 {
		begin()
	}
	for {
		if size >= large {
			if p := place(size); p != 0 {
				return p
			}
		} else {
			for cursor < top {
				p := startFrom(cursor, true)
				if p >= top {
					cursor = top
					break
				}
				cursor = startFrom(p+granule, false)
				if cursor-p < worth || cursor-p < size {
					continue
				}
				// A part at a time, so that large objects find room behind it and
				// only what is used is cleared.
				if cursor-p > run {
					cursor = p + run
					recordOf(cursor).start |= bitOf(cursor)
				}
				retire()
				next, limit = p+size, cursor
				wipe(p, cursor)
				return p
			}
		}
		grow(size)
	}
}

// place gives a place to a large object; 0 when no span is wide enough.
func place(size uintptr) uintptr {
	at, narrow := max(cursor, wide), true
	for at < top {
		p := startFrom(at, true)
		if p >= top {
			break
		}
		at = startFrom(p+granule, false)
		if at-p >= size {
			if end := p + size; end < at {
				recordOf(end).start |= bitOf(end)
			}
			wipe(p, p+size)
			return p
		}
		if narrow = narrow && at-p < large; narrow {
			wide = at
		}
	}
	return 0
}

// startFrom is the first start at or behind an address, of a free span only if
// asked for; top when there is none.
func startFrom(p uintptr, free bool) uintptr {
	mask := ^(bitOf(p) - 1)
	for p &^= chunk - 1; p < top; p += chunk {
		r := recordOf(p)
		starts := r.start & mask
		if free {
			starts &^= r.mark
		}
		if starts != 0 {
			return p + uintptr(bits.TrailingZeros32(starts))*granule
		}
		mask = ^uint32(0)
	}
	return top
}

// retire makes a free span of what is left of the one in use.
func retire() {
	if next < limit {
		recordOf(next).start |= bitOf(next)
	}
	next, limit = 0, 0
}

// grow adds at least that many bytes to the heap, as a free span, and moves the
// records behind it.
func grow(size uintptr) {
	end := uintptr(memorySize(0)) * wasmPage
	// Whole chunks with their records, and one more of each for what is rounded.
	wanted := base + (top-base+size+2*chunk)/chunk*(chunk+recordSize) + chunk
	pages := uintptr(growth)
	if wanted > end+growth {
		pages = (wanted - end + wasmPage - 1) &^ (wasmPage - 1)
	}
	if memoryGrow(0, int32(pages/wasmPage)) < 0 {
		trap()
	}
	end += pages
	from, length := top, (top-base)/chunk*recordSize
	top = base + (end-base)/(chunk+recordSize)*chunk
	copy(memory(top, length), memory(from, length))
	// Where the records stood there may now be more of them, or heap.
	fill(top+length, min(top+(top-base)/chunk*recordSize, from+length), 0)
	dirty = max(dirty, min(from+length, top))
	if from < top {
		recordOf(from).start |= bitOf(from)
	}
}

func memory(p, length uintptr) []byte { return unsafe.Slice((*byte)(unsafe.Pointer(p)), length) }

func fill(from, to uintptr, value byte) {
	if from < to {
		b := memory(from, to-from)
		for i := range b {
			b[i] = value
		}
	}
}

// wipe makes zero what is to be given.
func wipe(from, to uintptr) {
	fill(from, min(to, dirty), 0)
	dirty = max(dirty, to)
}
