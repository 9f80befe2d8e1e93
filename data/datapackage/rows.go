package datapackage

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"bilateral/data"
	"bilateral/data/sheet"
)

// read fills the table with rows: objects from field name to value, or lists
// of values under one of names.
func (d *decoder) read(t *table, list []any) {
	if len(list) > 0 {
		if header, ok := list[0].([]any); ok {
			d.readLists(t, header, list[1:])
			return
		}
	}
	for i, v := range list {
		o, ok := v.(*object)
		if !ok {
			d.brokenRow(t, i+1, v, "a row as an object with a key for each field, or all rows as lists under one of the fields' names")
			continue
		}
		r := row{number: i + 1, cells: make([]cell, len(t.fields))}
		stray := false
		for _, key := range o.keys {
			if t.field(key) == nil && !t.mayHaveMore() {
				stray = true
				d.faults = append(d.faults, data.Fault{Resource: t.name, Row: r.number, Field: key, Value: written(o.get(key)),
					Want: "only fields that the table's schema names", Cause: "stray"})
			}
		}
		for j := range t.fields {
			f := &t.fields[j]
			raw, given := o.values[f.name]
			if stray && !given {
				r.cells[j].broken = true // it may be the one that is misspelt
				continue
			}
			r.cells[j] = d.cell(t, r.number, f, raw)
		}
		t.rows = append(t.rows, r)
	}
}

// readLists fills the table with rows that are lists of values.
func (d *decoder) readLists(t *table, header []any, list []any) {
	columns := make([]string, len(header))
	for i, v := range header {
		name, ok := v.(string)
		if !ok || name == "" || slices.Contains(columns[:i], name) {
			d.fault(t.name, 0, "data[0]["+strconv.Itoa(i)+"]", v, "the name of a field, each once: the first of the lists is the header of the others")
			t.cut = true
			return
		}
		columns[i] = name
	}
	at := d.header(t, columns, func(i int) string { return "value " + strconv.Itoa(i+1) + " of the header" })
	for i, v := range list {
		values, ok := v.([]any)
		switch {
		case !ok || len(values) != len(columns):
			d.brokenRow(t, i+1, v, fmt.Sprintf("a row as a list of %d values, as the header has", len(columns)))
		case slices.ContainsFunc(values, func(v any) bool { return v != nil && v != "" }):
			d.readCells(t, i+1, at, func(i int) any { return values[i] })
		}
	}
}

// brokenRow adds a row that cannot be read.
func (d *decoder) brokenRow(t *table, number int, found any, want string) {
	if want != "" {
		d.fault(t.name, number, "", found, want)
	}
	r := row{number: number, cells: make([]cell, len(t.fields)), broken: true}
	for i := range r.cells {
		r.cells[i].broken = true
	}
	t.rows = append(t.rows, r)
}

// header matches the names of columns, "" for one to be left out, with the
// fields of the table, and returns for each field the column that it is in, or
// sheet.LeftOut or sheet.Lost. say names a column in words.
func (d *decoder) header(t *table, columns []string, say func(i int) string) []int {
	fields := t.fieldNames()
	at, faults := sheet.Match(columns, fields, t.needs, t.mayHaveMore(), say)
	for _, f := range faults {
		f.Resource = t.name
		d.faults = append(d.faults, f)
	}
	if t.match == "exact" && faults == nil && !slices.Equal(columns, fields) {
		d.fault(t.name, 0, "schema.fieldsMatch", t.match, "equal, or the columns in the order of the schema's fields")
	}
	return at
}

// fieldNames returns the names of the table's fields.
func (t *table) fieldNames() []string {
	all := make([]string, len(t.fields))
	for i := range t.fields {
		all[i] = t.fields[i].name
	}
	return all
}

// needs reports whether each row must have a column for a field.
func (t *table) needs(name string) bool {
	if slices.Contains([]string{"exact", "equal", "subset"}, t.match) || t.field(name).required || slices.Contains(t.primaryKey, name) {
		return true
	}
	return slices.ContainsFunc(t.reads, func(c column) bool { return c.name == name && !c.optional })
}

// readCells adds a row; at says for each field in which column it is.
func (d *decoder) readCells(t *table, number int, at []int, value func(i int) any) {
	r := row{number: number, cells: make([]cell, len(t.fields))}
	for j := range t.fields {
		var raw any
		switch {
		case at[j] >= 0:
			raw = value(at[j])
		case at[j] == sheet.Lost:
			r.cells[j].broken = true
			continue
		}
		r.cells[j] = d.cell(t, number, &t.fields[j], raw)
	}
	t.rows = append(t.rows, r)
}

// key joins the values of several fields of a row into one comparable text;
// ok is false when one of them is missing or broken.
func (t *table) key(r row, fields []string) (key string, ok bool) {
	parts := make([]string, len(fields))
	for i, name := range fields {
		c := t.cell(r.cells, name)
		if c.value == nil {
			return "", false
		}
		parts[i] = strconv.Quote(canonical(t.field(name).kind, c.value))
	}
	return strings.Join(parts, ","), true
}

// written returns the values of several fields of a row as they stand in the
// file, for a fault.
func (t *table) written(r row, fields []string) string {
	parts := make([]string, len(fields))
	for i, name := range fields {
		c := t.cell(r.cells, name)
		if parts[i] = c.text; parts[i] == "" {
			parts[i] = canonical(t.field(name).kind, c.value)
		}
	}
	return strings.Join(parts, ",")
}

// repeated takes away the rows of a table that stand in it before, as when a
// file is appended to itself: that is one fault, and none of their values is
// another.
// Tables of series have a key of their own and are looked at there.
func (d *decoder) repeated(t *table) {
	if slices.Contains(d.collectionNames, t.name) || t.blind {
		return
	}
	first := map[string]int{}
	t.rows = slices.DeleteFunc(t.rows, func(r row) bool {
		if slices.ContainsFunc(r.cells, func(c cell) bool { return c.broken }) {
			return false
		}
		var b strings.Builder
		for j, c := range r.cells {
			b.WriteString(strconv.Quote(canonical(t.fields[j].kind, c.value)) + strconv.Quote(c.text))
		}
		earlier, twice := first[b.String()]
		if !twice {
			first[b.String()] = r.number
			return false
		}
		d.faults = append(d.faults, data.Fault{Resource: t.name, Row: r.number, Want: "each row once; row " + strconv.Itoa(earlier) + " is the same",
			Cause: "each row once"})
		return true
	})
}

// unique checks the unique constraint of fields, the primary key and the
// unique keys. A key of which a part is missing is equal to no other.
func (d *decoder) unique(t *table) {
	var keys [][]string
	if t.primaryKey != nil {
		keys = append(keys, t.primaryKey)
	}
	for _, f := range t.fields {
		if f.unique && !slices.ContainsFunc(keys, func(k []string) bool { return len(k) == 1 && k[0] == f.name }) {
			keys = append(keys, []string{f.name})
		}
	}
	keys = append(keys, t.uniqueKeys...)
	for n, fields := range keys {
		first := map[string]int{}
		for _, r := range t.rows {
			if n == 0 && t.primaryKey != nil {
				for _, name := range fields {
					if c := t.cell(r.cells, name); c.value == nil && !c.broken {
						d.fault(t.name, r.number, name, c.text, "a value, because the field is part of the primary key")
					}
				}
			}
			key, ok := t.key(r, fields)
			if !ok {
				continue
			}
			if earlier, dup := first[key]; dup {
				d.fault(t.name, r.number, strings.Join(fields, ", "), t.written(r, fields),
					fmt.Sprintf("a value that no other row has; row %d has it", earlier))
				continue
			}
			first[key] = r.number
		}
	}
}

// references checks the foreign keys of every table.
func (d *decoder) references() {
	for _, t := range d.tables {
		for i, k := range t.foreign {
			other := t
			if k.resource != "" {
				other = d.table(k.resource)
			}
			at := "schema.foreignKeys[" + strconv.Itoa(i) + "]"
			if other == nil {
				d.fault(t.name, 0, at, k.resource, "the name of a table of this package")
				if d.ours(k.resource) {
					d.faults[len(d.faults)-1].ForeignTable = k.resource
				}
				continue
			}
			if other.blind || t.blind {
				continue
			}
			if missing := slices.IndexFunc(k.reference, func(n string) bool { return other.field(n) == nil }); missing >= 0 {
				d.fault(t.name, 0, at, k.reference[missing], "the name of a field of "+other.name)
				continue
			}
			if other.cut || other.brokenIn(k.reference) {
				continue // what is looked for may stand in what could not be read
			}
			known := make(map[string]bool, len(other.rows))
			for _, r := range other.rows {
				if key, ok := other.key(r, k.reference); ok {
					known[key] = true
				}
			}
			for _, r := range t.rows {
				if key, ok := t.key(r, k.fields); ok && !known[key] {
					d.fault(t.name, r.number, strings.Join(k.fields, ", "), t.written(r, k.fields),
						"a value that stands in the field "+strings.Join(k.reference, ", ")+" of "+other.name)
					d.faults[len(d.faults)-1].ForeignTable = other.name
					for _, name := range k.fields {
						r.cells[t.index[name]].broken = true
					}
				}
			}
		}
	}
}
