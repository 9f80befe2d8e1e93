package datapackage

import (
	"regexp"
	"slices"
	"strings"
)

// field is a column as a table schema describes it.
type field struct {
	name, kind, format string
	// missing are the codes that stand for "no value" in this column.
	missing []string
	// constraints, the zero value meaning none
	required, unique     bool
	enum                 []string
	pattern              *regexp.Regexp
	minimum, maximum     string // as written; compared by kind
	minLength, maxLength int    // -1 for none
	// broken says that a fault of the schema leaves no way to read its values.
	broken bool
}

// cell is one value of a row. It is missing when value is nil; text is then
// the missing-value code that stands there, "" for none.
type cell struct {
	value  any    // string, float64, bool, *object or []any
	text   string // of a missing value its code, of a number as it stands in the file
	broken bool   // a fault has been reported for it
}

// row is one row of a table; number counts data rows from 1.
type row struct {
	number int
	cells  []cell // as many as the table has fields
	broken bool   // a fault has been reported for it as a whole
}

// table is a resource with its schema and rows.
type table struct {
	name       string
	fields     []field
	match      string // of the schema's fields with those of the rows, "" for none stated
	primaryKey []string
	uniqueKeys [][]string
	foreign    []foreignKey
	rows       []row
	index      map[string]int // of fields by name
	counted    int            // rows so far, with those that hold nothing
	reads      []column       // that the explorer reads

	// left are the rows of series as they stand in their file, for plain to read, which
	// gives their origins; nil where they are in rows.
	left    []byte
	origins []string

	blind bool  // its schema could not be read, and so no row
	cut   bool  // not all of its rows could be read
	order []int // of the dataset's rows: where each is in rows; nil for the same order
	lacks *bool // see lacking
}

// lacking reports whether the table may hold rows, or keys of rows, that could
// not be read. What is not found in such a table may well be in it.
func (t *table) lacking() bool {
	if t.lacks != nil {
		return *t.lacks
	}
	keys := []string{"id"}
	switch {
	case t.name == "observations":
		keys = []string{"indicator", "kind", "place", "partner", "start", "end"}
	case t.field("id") == nil:
		keys = nil
		for i := range t.fields {
			keys = append(keys, t.fields[i].name)
		}
	}
	lacks := t.cut || t.blind || t.brokenIn(keys)
	t.lacks = &lacks
	return lacks
}

// brokenIn reports whether a fault has been reported for a value in one of
// these fields.
func (t *table) brokenIn(fields []string) bool {
	return slices.ContainsFunc(fields, func(name string) bool {
		return slices.ContainsFunc(t.rows, func(r row) bool { return t.cell(r.cells, name).broken })
	})
}

// at returns the value of the row of a number in a column, and whether that
// row, and each column of a field that names several, could be read.
func (t *table) at(number int, name string) (c cell, whole bool) {
	i, found := slices.BinarySearchFunc(t.rows, number, func(r row, n int) int { return r.number - n })
	if !found {
		return cell{}, true
	}
	r := &t.rows[i]
	for part := range strings.SplitSeq(name, ", ") {
		if t.cell(r.cells, part).broken {
			return cell{broken: true}, false
		}
	}
	return t.cell(r.cells, name), !r.broken
}

// foreignKey says that the fields of this table hold values of the fields of
// another; an empty resource is the table itself.
type foreignKey struct {
	fields    []string
	resource  string
	reference []string
}

func (t *table) field(name string) *field {
	if i, ok := t.index[name]; ok {
		return &t.fields[i]
	}
	return nil
}

// cell returns the cell of a row in a column, an empty one where the table has
// no such column.
func (t *table) cell(cells []cell, name string) cell {
	if i, ok := t.index[name]; ok && i < len(cells) {
		return cells[i]
	}
	return cell{}
}
