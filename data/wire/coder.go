// Package wire is the compact form of a dataset: its columns, in one language,
// as bytes. It stands between the server, which encodes, and the browser's
// program, which decodes the same dataset before it builds the same page.
//
// The form is a version byte, a language byte, the table of all distinct
// texts, and then the tables of the dataset, column by column. Whole numbers
// are base-128 varints in their shortest form; texts are numbers in the table
// of texts; a text in the dataset's other language, given because the wanted
// one lacks it, is marked so.
package wire

import (
	"errors"
	"math"
	"unicode/utf8"

	"bilateral/data"
)

// ErrCorrupt says that bytes are not the compact form of a dataset: they end
// early, go on too long, or hold what an encoder does not write.
var ErrCorrupt = errors.New("wire: the compact dataset is damaged")

// ErrVersion says that bytes were written by another version of this package.
var ErrVersion = errors.New("wire: the compact dataset is of another version")

// version is the first byte of the form. It changes whenever the form does.
const version = 5

// coder goes through a dataset in the one order of the form; it writes what
// stands in the dataset or, in the browser always, reads it. One description
// of the form serves both, so that they cannot come apart. While it writes it
// changes nothing in the dataset, which others may be reading.
type coder struct {
	writing bool
	lang    data.Language

	// reading
	in    []byte
	texts []string
	bad   bool

	// writing
	out   []byte
	index map[string]int
	table []string
}

// byte passes one byte, at most most.
func (c *coder) byte(b *byte, most byte) {
	if writes && c.writing {
		c.out = append(c.out, *b)
		return
	}
	if c.bad || len(c.in) == 0 || c.in[0] > most {
		c.bad = true
		return
	}
	*b = c.in[0]
	c.in = c.in[1:]
}

// truth passes a yes or no.
func (c *coder) truth(yes *bool) {
	b := byte(0)
	if *yes {
		b = 1
	}
	c.byte(&b, 1)
	if writes && c.writing {
		return
	}
	*yes = b == 1
}

// uvarint passes a number of zero or more.
func (c *coder) uvarint(x *uint64) {
	if writes && c.writing {
		c.out = appendUvarint(c.out, *x)
		return
	}
	*x = 0
	for i := 0; !c.bad; i++ {
		if i >= len(c.in) || i == 10 {
			c.bad = true
			return
		}
		b := c.in[i]
		if i == 9 && b > 1 || i > 0 && b == 0 {
			c.bad = true // more than 64 bits, or longer than it need be
			return
		}
		*x |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			c.in = c.in[i+1:]
			return
		}
	}
}

// appendUvarint writes a number in groups of seven bits, the lowest first.
func appendUvarint(out []byte, x uint64) []byte {
	for x >= 0x80 {
		out = append(out, byte(x)|0x80)
		x >>= 7
	}
	return append(out, byte(x))
}

// varint passes a number of either sign, small ones in few bytes.
func (c *coder) varint(x *int64) {
	u := uint64(*x)<<1 ^ uint64(*x>>63)
	c.uvarint(&u)
	if writes && c.writing {
		return
	}
	*x = int64(u>>1) ^ -int64(u&1)
}

// int passes an int.
func (c *coder) int(x *int) {
	v := int64(*x)
	c.varint(&v)
	if writes && c.writing {
		return
	}
	if int64(int(v)) != v {
		c.bad = true
		return
	}
	*x = int(v)
}

// count passes the length of a list whose items take at least least bytes
// each, so that a damaged length cannot ask for more memory than is sensible.
func (c *coder) count(n int, least int) int {
	u := uint64(n)
	c.uvarint(&u)
	if writes && c.writing {
		return n
	}
	if c.bad || u > uint64(len(c.in)/least) {
		c.bad = true
		return 0
	}
	return int(u)
}

// string passes a text by its number in the table of texts; 0 is "".
func (c *coder) string(s *string) {
	if writes && c.writing {
		c.out = appendUvarint(c.out, c.number(*s))
		return
	}
	var u uint64
	c.uvarint(&u)
	*s = c.lookup(u)
}

// number returns the number of a text in the table, which it enters there
// when it is new.
func (c *coder) number(s string) uint64 {
	if s == "" {
		return 0
	}
	i, known := c.index[s]
	if !known {
		c.table = append(c.table, s)
		i = len(c.table)
		c.index[s] = i
	}
	return uint64(i)
}

// lookup returns the text of a number.
func (c *coder) lookup(u uint64) string {
	if c.bad || u == 0 {
		return ""
	}
	if u > uint64(len(c.texts)) {
		c.bad = true
		return ""
	}
	return c.texts[u-1]
}

// text passes a text of the dataset in the one language, or else in the other.
func (c *coder) text(t *data.Text) {
	var u uint64
	if writes && c.writing {
		s, actual := t.In(c.lang)
		u = c.number(s) << 1
		if s != "" && actual != c.lang {
			u |= 1
		}
	}
	c.uvarint(&u)
	if writes && c.writing {
		return
	}
	s := c.lookup(u >> 1)
	if u == 1 {
		c.bad = true
	}
	if (c.lang == data.Japanese) != (u&1 == 1) {
		t.JA = s
	} else {
		t.EN = s
	}
}

// statement passes what a source states or does not.
func (c *coder) statement(s *data.Statement) {
	c.text(&s.Stated)
	c.text(&s.Interpretation)
	c.text(&s.Reason)
}

// exact is the way in which a float64 is written when no decimal number of
// few digits is the very same float64.
const exact = 255

// float passes a number without loss: as a whole number and a count of digits
// after the point where that is the very same float64, else as its bits.
func (c *coder) float(x *float64) {
	if writes && c.writing {
		scale, whole := decimal(*x)
		c.byte(&scale, exact)
		if bits := math.Float64bits(*x); scale == exact {
			c.uvarint(&bits)
		} else {
			c.varint(&whole)
		}
		return
	}
	var scale byte
	c.byte(&scale, exact)
	switch {
	case scale == exact:
		var bits uint64
		c.uvarint(&bits)
		*x = math.Float64frombits(bits)
	case int(scale) < len(powers):
		var whole int64
		c.varint(&whole)
		*x = float64(whole) / powers[scale]
	default:
		c.bad = true
	}
}

// powers are the powers of ten by which a number may be scaled.
var powers = [...]float64{1, 10, 100, 1e3, 1e4, 1e5, 1e6}

// decimal returns the shortest scale and whole number that give the very same
// float64, or exact.
func decimal(x float64) (scale byte, whole int64) {
	for i, power := range powers {
		if fits(x, power) {
			return byte(i), int64(math.Round(x * power))
		}
	}
	return exact, 0
}

// fits reports whether a number is the very same float64 when it is written as
// a whole number and divided by a power of ten again.
func fits(x, power float64) bool {
	const most = 1 << 53 // up to here a float64 holds every whole number
	scaled := math.Round(x * power)
	return math.Abs(scaled) <= most && math.Float64bits(float64(int64(scaled))/power) == math.Float64bits(x)
}

// readTable reads the table of texts: how many, how long each, and the texts
// end to end.
func (c *coder) readTable() {
	n := c.count(0, 1)
	lengths := make([]int, n)
	total := uint64(0)
	for i := range lengths {
		var u uint64
		c.uvarint(&u)
		if u == 0 || u > uint64(len(c.in)) {
			c.bad = true
			return
		}
		lengths[i] = int(u)
		total += u
	}
	if c.bad || total > uint64(len(c.in)) {
		c.bad = true
		return
	}
	all := string(c.in[:total])
	c.in = c.in[total:]
	c.texts = make([]string, n)
	for i, length := range lengths {
		c.texts[i], all = all[:length], all[length:]
		if !utf8.ValidString(c.texts[i]) {
			c.bad = true
			return
		}
	}
}

// Decode reads the compact form of a dataset without its collections. Every
// text is in the encoded language, or in the other where that was all there
// was. The error is ErrVersion or ErrCorrupt; it never panics.
func Decode(b []byte) (*data.Dataset, error) { return decode(b) }

// DecodeCollection reads the compact form of a collection and adds it to the
// dataset that it is of, which then answers every question about it. The error
// is that of Decode; it is ErrVersion too when the collection is of another
// dataset or another version of it. The dataset is then as it was before.
func DecodeCollection(b []byte, ds *data.Dataset) error {
	more, err := decode(b)
	if err != nil {
		return err
	}
	if more.Name != ds.Name || more.Version != ds.Version {
		return ErrVersion
	}
	if !ds.Add(more) {
		return ErrCorrupt
	}
	return nil
}

func decode(b []byte) (*data.Dataset, error) {
	if len(b) == 0 {
		return nil, ErrCorrupt
	}
	if b[0] != version {
		return nil, ErrVersion
	}
	return read(b, (*coder).dataset)
}

// read reads what pass passes behind a version, a language and the table of texts.
func read(b []byte, pass func(*coder, *data.Dataset)) (*data.Dataset, error) {
	c := &coder{in: b[1:]}
	var lang byte
	c.byte(&lang, byte(len(data.Languages)-1))
	c.lang = data.Languages[lang]
	c.readTable()
	ds := &data.Dataset{}
	pass(c, ds)
	if c.bad || len(c.in) > 0 {
		return nil, ErrCorrupt
	}
	return ds, nil
}
