//go:build !js

package download

import (
	"bytes"
	"testing"

	"bilateral/data"
)

// However a file is asked for, it has the same bytes; a little at a time it has no large
// pieces, and what is compressed hands something on before it is whole.
func TestAFileIsTheSamePieceByPieceAndALittleAtATime(t *testing.T) {
	w := testWriter(data.English)
	table := func() *Table {
		return &Table{ID: "many", Begin: func() func() *Row {
			y := 0
			return func() *Row {
				if y++; y > 5000 {
					return nil
				}
				return year(y, float64(y)/7)
			}
		}}
	}
	for _, c := range []struct {
		name  string
		begin func() *Making
	}{
		{"CSV", func() *Making { return w.MakeCSV(table(), true) }},
		{"JSON", func() *Making { return w.MakeJSON(table()) }},
		{"a package", func() *Making { return testPackage(table()).MakeZIP() }},
		{"a text", func() *Making { return MakeText("a text") }},
		{"nothing", func() *Making { return MakeText("") }},
	} {
		want := whole(c.begin().Pieces())
		var got bytes.Buffer
		times := 0
		for m := c.begin(); ; times++ {
			piece, more := m.Some()
			if got.Write(piece); !more {
				break
			}
			if len(piece) > chunk {
				t.Errorf("%s: a piece has %d bytes", c.name, len(piece))
			}
		}
		if !bytes.Equal(got.Bytes(), want) {
			t.Errorf("%s: %d bytes a little at a time, %d by the piece", c.name, got.Len(), len(want))
		}
		if rows := 5000 / atOnce; len(want) > 100 && times < rows {
			t.Errorf("%s: made in %d times, want %d at least", c.name, times, rows)
		}
	}
}
