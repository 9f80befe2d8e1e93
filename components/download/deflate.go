package download

// The window of DEFLATE: how far back a repetition may lie, and how long it may be.
const (
	farthest    = 32 << 10
	longest     = 258
	shortest    = 4 // shorter repetitions are not looked for
	hashBits    = 15
	windowBytes = farthest + chunk
)

// deflater compresses a stream as RFC 1951 has it, in one block of the fixed codes: the
// texts of a table repeat those of the row above, and a repetition takes three bytes. It
// is our own so that the bytes depend on nothing but the text, not on a library's
// version, and so that the browser's program does without one that brings fmt along.
type deflater struct {
	out    *Making
	window []byte // what may be referred to, and behind it what came last
	base   uint32 // where in the text the window begins
	// seen is where in the text each group of four bytes was met last, plus one.
	seen   []uint32
	codes  []code // of the symbols
	hold   uint64 // bits that are no whole byte yet
	holds  uint
	opened bool
}

// code is what is written for a symbol: a byte, 256 for the end or the code of a length.
type code struct{ value, bits uint16 }

// reset makes the deflater ready for a new text.
func (d *deflater) reset() {
	if d.seen == nil {
		d.seen, d.window, d.codes = make([]uint32, 1<<hashBits), make([]byte, 0, windowBytes), fixedCodes()
	}
	clear(d.seen)
	d.window, d.base, d.hold, d.holds, d.opened = d.window[:0], 0, 0, 0, false
}

// write compresses some more of the text, which may be of any length.
func (d *deflater) write(text []byte) {
	d.open()
	for len(text) > 0 {
		if len(d.window) > farthest {
			drop := len(d.window) - farthest
			d.base += uint32(drop)
			d.window = d.window[:copy(d.window, d.window[drop:])]
		}
		from, n := len(d.window), min(len(text), chunk)
		d.window = append(d.window, text[:n]...)
		text = text[n:]
		d.compress(from)
	}
}

// open writes the head of the only block: the last one, with the fixed codes.
func (d *deflater) open() {
	if !d.opened {
		d.opened = true
		d.put(0b011, 3)
	}
}

// end writes the end of the block and fills up the last byte.
func (d *deflater) end() {
	d.open()
	d.symbol(256)
	if d.holds > 0 {
		d.put(0, 8-d.holds%8)
	}
}

// compress writes what stands in the window from a position on.
func (d *deflater) compress(from int) {
	w := d.window
	for i := from; i < len(w); {
		length, distance := d.repetition(i)
		if length == 0 {
			d.symbol(uint32(w[i]))
			i++
			continue
		}
		d.match(length, distance)
		for end := i + length; i < end; i++ {
			d.remember(i)
		}
	}
}

// repetition finds what at a position stood before, 0 for nothing, and remembers the
// position.
func (d *deflater) repetition(i int) (length, distance int) {
	at := d.remember(i)
	if at < 0 || i-at > farthest {
		return 0, 0
	}
	here := d.window[i:min(len(d.window), i+longest)]
	before := d.window[at:][:len(here)]
	for n := range here {
		if here[n] != before[n] {
			length = n
			break
		}
		length = n + 1
	}
	if length < shortest {
		return 0, 0
	}
	return length, i - at
}

// remember notes that the four bytes at a position stand there, and returns where in the
// window the same, or others of the same hash, stood last; below 0 for nowhere.
func (d *deflater) remember(i int) int {
	w := d.window
	if i+shortest > len(w) {
		return -1
	}
	group := uint32(w[i]) | uint32(w[i+1])<<8 | uint32(w[i+2])<<16 | uint32(w[i+3])<<24
	hash := group * 2654435761 >> (32 - hashBits)
	before := d.seen[hash]
	d.seen[hash] = d.base + uint32(i) + 1
	if before <= d.base {
		return -1
	}
	return int(before - 1 - d.base)
}

// fixedCodes are the codes of RFC 1951, section 3.2.6.
func fixedCodes() []code {
	list := make([]code, 286)
	for symbol := range uint32(len(list)) {
		switch {
		case symbol < 144:
			list[symbol] = code{reversed(0x30+symbol, 8), 8}
		case symbol < 256:
			list[symbol] = code{reversed(0x190+symbol-144, 9), 9}
		case symbol < 280:
			list[symbol] = code{reversed(symbol-256, 7), 7}
		default:
			list[symbol] = code{reversed(0xc0+symbol-280, 8), 8}
		}
	}
	return list
}

// symbol writes the code of a symbol.
func (d *deflater) symbol(s uint32) { d.put(uint32(d.codes[s].value), uint(d.codes[s].bits)) }

// match writes that so many bytes are those at a distance before.
func (d *deflater) match(length, distance int) {
	if length == longest {
		d.symbol(285)
	} else {
		code, extra, rest := split(uint32(length-3), 2)
		d.symbol(257 + code)
		d.put(rest, extra)
	}
	code, extra, rest := split(uint32(distance-1), 1)
	d.put(uint32(reversed(code, 5)), 5)
	d.put(rest, extra)
}

// split is the code of a length or a distance, from 0, with its extra bits: 1<<(steps+1)
// codes have none, and of each number of bits there are 1<<steps codes.
func split(v uint32, steps uint) (code uint32, extra uint, rest uint32) {
	for v>>(extra+steps+1) != 0 {
		extra++
	}
	return uint32(extra)<<steps + v>>extra, extra, v & (1<<extra - 1)
}

// reversed is a code of so many bits from its other end: DEFLATE writes codes from
// their highest bit on.
func reversed(code uint32, bits uint) uint16 {
	r := uint32(0)
	for range bits {
		r = r<<1 | code&1
		code >>= 1
	}
	return uint16(r)
}

// put writes bits, the lowest first.
func (d *deflater) put(v uint32, bits uint) {
	d.hold |= uint64(v) << d.holds
	d.holds += bits
	for d.holds >= 8 {
		d.out.buffer = append(d.out.buffer, byte(d.hold))
		d.hold >>= 8
		d.holds -= 8
	}
}
