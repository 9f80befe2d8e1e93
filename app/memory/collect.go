//go:build tinygo

package memory

import (
	"math/bits"
	"unsafe"
)

// The objects that were reached and not yet looked into. When there are more
// than it holds, the heap is gone through again: with 2,048 the series of a page
// of partners took several times as long.
var (
	reached    [1 << 14]uintptr
	waiting    int
	overflowed bool
)

// collect takes back every object that is not reached from a global. Any word
// that could be an address into an object is taken for one.
func collect() {
	retire()
	cursor, wide, taken = base, base, 0
	for p := base; p < top; p += chunk {
		r := recordOf(p)
		// A stray word must not keep a free span: it may be very large.
		r.vacant, r.mark = r.start&^r.mark, 0
	}
	// The list of the reached is a global too, and what it held last means nothing.
	list := uintptr(unsafe.Pointer(&reached))
	scan(uintptr(unsafe.Pointer(&globalBase)), list)
	scan(list+unsafe.Sizeof(reached), uintptr(unsafe.Pointer(&heapBase))&^3)
	for {
		for waiting > 0 {
			waiting--
			p := reached[waiting]
			scan(p, startFrom(p+granule, false))
		}
		if !overflowed {
			break
		}
		overflowed = false
		for p := base; p < top; p = startFrom(p+granule, false) {
			if r, bit := recordOf(p), bitOf(p); r.mark&bit != 0 && r.leaf&bit == 0 {
				scan(p, startFrom(p+granule, false))
			}
		}
	}
	if free := sweep(); free < room {
		grow(room - free)
	}
}

// scan marks the objects that the words of a stretch point into.
func scan(from, to uintptr) {
	low, size, records := base, top-base, top
	for ; from < to; from += 4 {
		offset := *(*uintptr)(unsafe.Pointer(from)) - low
		if offset >= size {
			continue
		}
		at := offset / chunk
		r := (*record)(unsafe.Pointer(records + at*recordSize))
		starts := r.start & (2<<(offset/granule%32) - 1)
		for starts == 0 { // the first granule of the heap is a start
			at--
			r = (*record)(unsafe.Pointer(records + at*recordSize))
			starts = r.start
		}
		n := 31 - uintptr(bits.LeadingZeros32(starts))
		bit := uint32(1) << n
		if (r.mark|r.vacant)&bit != 0 {
			continue
		}
		r.mark |= bit
		if r.leaf&bit != 0 {
			continue
		}
		if waiting == len(reached) {
			overflowed = true
			continue
		}
		reached[waiting] = low + at*chunk + n*granule
		waiting++
	}
}

// sweep makes free spans of what was not reached, joins those that touch, and
// gives how many bytes are free.
func sweep() uintptr {
	free, span := uintptr(0), uintptr(0)
	end := func(p uintptr) {
		if span == 0 {
			return
		}
		free += p - span
		if poison {
			fill(span, min(p, dirty), poisoned)
		}
		span = 0
	}
	for p := base; p < top; p += chunk {
		r := recordOf(p)
		for starts := r.start; starts != 0; starts &= starts - 1 {
			bit := starts & -starts
			at := p + uintptr(bits.TrailingZeros32(starts))*granule
			switch {
			case r.mark&bit != 0:
				end(at)
				continue
			case span == 0:
				span = at
			default:
				r.start &^= bit
			}
			r.leaf &^= bit
		}
	}
	end(top)
	return free
}
