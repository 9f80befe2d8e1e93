package datapackage

import (
	"bytes"
	"slices"
	"strconv"
	"sync"

	"bilateral/data"
)

// Tables of series may have a million rows. Where such a table is in the plainest form
// that a CSV file can have, its rows are read straight into series, without a cell for
// each value. Whatever is not so plain makes the decoder begin again and read all tables in
// the way that tells every fault: so nothing here says what is wrong.

// identity are the columns that tell a series from others.
var identity = []string{"indicator", "kind", "place", "partner", "field", "source", "segment"}

// values are the further columns of a table of series, origin where it has one.
var values = []string{"year", "value", "flags", "remark", "origin"}

// quickly reports whether a table's rows can be left for plain to read, as they stand in the
// file: they are of series, and its schema asks for nothing that plain does not look at.
func (d *decoder) quickly(t *table) bool {
	if !d.quick || !slices.Contains(d.collectionNames, t.name) {
		return false
	}
	names := t.fieldNames()
	n := len(identity)
	if len(names) < n || !slices.Equal(names[:n], identity) || !slices.Equal(names[n:], values) && !slices.Equal(names[n:], values[:len(values)-1]) {
		return false
	}
	if t.field("year").kind != "year" || t.field("value").kind != "number" {
		return false
	}
	for i := range t.fields {
		if f := &t.fields[i]; f.broken || f.unique {
			return false
		}
	}
	if t.primaryKey != nil { // of which no part may be missing
		return false
	}
	// A series has each year once, which the dataset's own rules look at.
	for _, key := range t.uniqueKeys {
		if slices.ContainsFunc(append(slices.Clone(identity), "year"), func(name string) bool { return !slices.Contains(key, name) }) {
			return false
		}
	}
	return !slices.ContainsFunc(t.foreign, func(k foreignKey) bool {
		return len(k.fields) > 1 || k.resource == "" || slices.Contains(values, k.fields[0]) && k.fields[0] != "remark"
	})
}

// allPlain reads the tables that quickly left, side by side. A fault says that one of them
// is not plain, and no more.
func (d *decoder) allPlain(ds *data.Dataset, remarks map[string]uint16) map[string][]data.Series {
	var wait sync.WaitGroup
	var mu sync.Mutex
	series := map[string][]data.Series{}
	for _, t := range d.tables {
		if t.left == nil {
			continue
		}
		own := *d // whose faults are its own
		own.faults = nil
		wait.Go(func() {
			list, ok := own.plain(t, ds, remarks)
			mu.Lock()
			defer mu.Unlock()
			if series[t.name] = list; !ok {
				d.fault(t.name, 0, "", nil, "rows in a plainer form")
			}
		})
	}
	wait.Wait()
	return series
}

// readColumn is what has been read of a column: the cells by what stands in the file, and the
// keys that they may be, none for any. Most cells are as the one above them.
type readColumn struct {
	field *field
	cells map[string]cell
	known []map[string]bool

	above []byte // nil at first
	last  cell
}

// plain reads the rows that quickly left. It reports false where they are not as plain as
// that, or not sound.
func (d *decoder) plain(t *table, ds *data.Dataset, remarks map[string]uint16) (list []data.Series, ok bool) {
	header, rest, _ := bytes.Cut(t.left, []byte("\n"))
	names := t.fieldNames()
	for i, name := range bytes.Split(header, []byte(",")) {
		if i >= len(names) || string(name) != names[i] {
			return nil, false
		}
	}
	if bytes.IndexByte(t.left, '\r') >= 0 || bytes.Count(header, []byte(",")) != len(names)-1 {
		return nil, false
	}
	columns := make([]readColumn, len(t.fields))
	for i := range t.fields {
		columns[i] = readColumn{field: &t.fields[i], cells: map[string]cell{}}
	}
	for _, k := range t.foreign {
		keys, ok := d.keysOf(k)
		if !ok {
			return nil, false
		}
		c := &columns[t.index[k.fields[0]]]
		c.known = append(c.known, keys)
	}
	r := &reader{d: d, resource: t.name, table: t, cells: make([]cell, len(t.fields))}
	g := gathering{at: map[series]int{}}
	var of data.Series
	var before []byte
	texts := make([][]byte, len(t.fields))
	for len(rest) > 0 {
		var line []byte
		line, rest, _ = bytes.Cut(rest, []byte("\n"))
		r.row++
		whole := line
		for i := range texts {
			// A cell may stand between quotation marks, but have none in it, nor a line's end.
			end, quoted := bytes.IndexByte(line, ','), len(line) > 0 && line[0] == '"'
			if quoted {
				line = line[1:]
				if end = bytes.IndexByte(line, '"'); end < 0 {
					return nil, false
				}
			}
			last := i == len(texts)-1
			if end < 0 {
				end = len(line)
			}
			texts[i], line = line[:end], line[end:]
			if quoted {
				line = line[1:]
			}
			if last != (len(line) == 0) || !last && line[0] != ',' {
				return nil, false
			}
			if !last {
				line = line[1:]
			}
		}
		n := len(identity)
		if key := whole[:cap(whole)-cap(texts[n])]; before == nil || !bytes.Equal(key, before) {
			before = key
			for i := range identity {
				if r.cells[i], ok = d.plainCell(&columns[i], r.row, t, texts[i]); !ok {
					return nil, false
				}
			}
			of = data.Series{Indicator: data.IndicatorID(r.str("indicator")), Field: data.FieldID(r.str("field")),
				Source: data.SourceID(r.str("source")), Segment: r.whole("segment"),
				Subject: data.Subject{Kind: named(r, "kind", subjectKinds), Place: data.PlaceID(r.str("place")), Partner: data.PlaceID(r.str("partner"))}}
		}
		for i := n; i < len(texts); i++ {
			if r.cells[i], ok = d.plainCell(&columns[i], r.row, t, texts[i]); !ok {
				return nil, false
			}
		}
		g.add(of, r.moment(remarks), r)
		r.index++
		if len(texts) > n+4 {
			t.origins = append(t.origins, r.str("origin"))
		}
	}
	list = g.all(ds)
	t.order = g.rows
	return list, len(d.faults) == 0
}

// keysOf are the keys that a foreign key leads to, where the table with them was read.
func (d *decoder) keysOf(k foreignKey) (keys map[string]bool, ok bool) {
	other := d.table(k.resource)
	if other == nil || other.left != nil || other.blind || other.cut || other.field(k.reference[0]) == nil {
		return nil, false
	}
	keys = map[string]bool{}
	for _, r := range other.rows {
		if key, ok := other.key(r, k.reference); ok {
			keys[key] = true
		}
	}
	return keys, true
}

// plainCell reads a value and checks it against its field, once for the same text but of
// origins, which are seldom the same.
func (d *decoder) plainCell(c *readColumn, row int, t *table, text []byte) (cell, bool) {
	if c.above != nil && bytes.Equal(text, c.above) {
		return c.last, true
	}
	if known, is := c.cells[string(text)]; is {
		c.above, c.last = text, known
		return known, true
	}
	if slices.ContainsFunc(text, func(b byte) bool { return b >= 0x80 || b < ' ' || b == '"' }) {
		return cell{}, false
	}
	read := d.cell(t, row, c.field, string(text))
	for _, keys := range c.known {
		if read.value != nil && !keys[strconv.Quote(canonical(c.field.kind, read.value))] {
			return cell{}, false
		}
	}
	if len(c.cells) < mostAlike && c.field.name != "origin" {
		c.cells[string(text)] = read
	}
	return read, len(d.faults) == 0
}

// mostAlike is how many texts of a column are kept in mind.
const mostAlike = 1 << 14
