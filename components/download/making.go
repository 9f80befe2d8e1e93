package download

import (
	"iter"
	"math"
)

// chunk is how many bytes are handed on at once, so that whoever takes them is never
// kept for long.
const chunk = 64 << 10

// Making is a file that is being made, of which a piece can be had at a time. Between two
// nothing of it runs: whoever asks may have done something else, and collected what is no
// longer needed.
type Making struct {
	buffer []byte
	given  int         // bytes at the beginning of the buffer that were handed on
	handed uint32      // bytes handed on before those of the buffer
	step   func() bool // makes some more, false at the end
	work   int         // what a step takes, of a row that is written
	ended  bool
}

// newMaking begins a file.
func newMaking() *Making { return &Making{buffer: make([]byte, 0, chunk+4096), work: 1} }

// Piece is the next 64 KB of the file, or what is left of it; nothing at the end. It is
// there until the next.
func (m *Making) Piece() []byte { return m.piece(math.MaxInt) }

// atOnce is how many rows Some writes at most: their texts are a few hundred kilobytes.
const atOnce = 512

// Some is as Piece, but does not go on until it has 64 KB: what is compressed takes many
// rows for so much. The piece may be empty; more is false once there is no more.
func (m *Making) Some() (piece []byte, more bool) {
	piece = m.piece(atOnce)
	return piece, len(piece) > 0 || !m.ended
}

func (m *Making) piece(most int) []byte {
	m.handed += uint32(m.given)
	m.buffer = m.buffer[:copy(m.buffer, m.buffer[m.given:])]
	for done := 0; len(m.buffer) < chunk && !m.ended && done < most; done += m.work {
		m.ended = !m.step()
	}
	m.given = min(chunk, len(m.buffer))
	return m.buffer[:m.given:m.given]
}

// MakeText is a file of a text.
func MakeText(text string) *Making {
	return &Making{buffer: []byte(text), step: func() bool { return false }}
}

// Pieces are all pieces of the file, once.
func (m *Making) Pieces() iter.Seq[[]byte] { return pieces(func() *Making { return m }) }

// pieces are those of a file, which is made anew each time.
func pieces(begin func() *Making) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		m := begin()
		for piece := m.Piece(); len(piece) > 0 && yield(piece); {
			piece = m.Piece()
		}
	}
}

// begin gives the rows one at a time.
func (t *Table) begin() func() *Row {
	if t.Begin != nil {
		return t.Begin()
	}
	var rows []Row
	for row := range t.Rows {
		rows = append(rows, *row)
	}
	return func() *Row {
		if len(rows) == 0 {
			return nil
		}
		row := &rows[0]
		rows = rows[1:]
		return row
	}
}

// Each goes through the rows that begin gives one at a time.
func Each(begin func() func() *Row) iter.Seq[*Row] {
	return func(yield func(*Row) bool) {
		next := begin()
		for row := next(); row != nil && yield(row); {
			row = next()
		}
	}
}
