package datapackage

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"bilateral/data"
)

// releasedColumn is a column of a table as a CSV file: a field of it, or the texts in
// one language of a field that has them in several.
type releasedColumn struct {
	field    int
	language data.Language // "" for the field as it is
	schema   *object
}

// asCSV is a table as a CSV file with its schema; ok is false where the file would not
// give the table back.
func (w *releasing) asCSV(t *table, r *object) (schema *object, content []byte, ok bool) {
	columns := w.releasedColumns(t, r)
	old, _ := r.get("schema").(*object)
	schema = old.copied()
	var fields []any
	header := make([]string, len(columns))
	for i, c := range columns {
		fields = append(fields, c.schema)
		header[i] = c.schema.text("name")
	}
	schema.set("fields", fields)
	var b bytes.Buffer
	out := csv.NewWriter(&b)
	_ = out.Write(header) // a buffer has no error
	line := make([]string, len(columns))
	for _, row := range t.rows {
		for i, c := range columns {
			line[i] = c.text(t, row)
			if c.isFormula(t, line[i]) {
				return nil, nil, false
			}
		}
		_ = out.Write(line)
	}
	out.Flush()
	if b.Len() > MaxBytes {
		return nil, nil, false
	}
	if plain := schema.withPlainCodes(); w.comesBack(t, columns, plain, b.Bytes()) {
		return plain, b.Bytes(), true
	}
	return schema, b.Bytes(), w.comesBack(t, columns, schema, b.Bytes())
}

// withPlainCodes is a schema that has the codes of its fields' missing values itself
// too, without labels: readers of version 1 know none of a field.
func (o *object) withPlainCodes() *object {
	var codes []any
	add := func(v any) {
		list, _ := v.([]any)
		for _, code := range list {
			if labelled, is := code.(*object); is {
				code = labelled.get("value")
			}
			if !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		}
	}
	own, given := o.values["missingValues"]
	if !given {
		own = []any{""}
	}
	add(own)
	before := len(codes)
	fields, _ := o.get("fields").([]any)
	for _, f := range fields {
		f, _ := f.(*object)
		add(f.get("missingValues"))
	}
	if len(codes) == before && given {
		return o
	}
	plain := o.copied()
	plain.set("missingValues", codes)
	return plain
}

// releasedColumns are the columns of a table. A text in several languages takes a column
// for each, as readers of CSV files are used to, unless a key or a limit is on it.
func (w *releasing) releasedColumns(t *table, r *object) []releasedColumn {
	schema, _ := r.get("schema").(*object)
	list, _ := schema.get("fields").([]any)
	var columns []releasedColumn
	for j := range t.fields {
		field := list[j].(*object)
		languages, splits := w.splits(t, j)
		if !splits {
			columns = append(columns, releasedColumn{field: j, schema: field})
			continue
		}
		for _, l := range languages {
			one := field.without("format")
			one.set("type", "string")
			if l != data.English {
				one = one.without("constraints")
				one.set("name", t.fields[j].name+"@"+string(l))
			}
			columns = append(columns, releasedColumn{field: j, language: l, schema: one})
		}
	}
	return columns
}

// splits reports whether a field may become a column for each language, and says which
// there are.
func (w *releasing) splits(t *table, j int) (languages []data.Language, ok bool) {
	f := &t.fields[j]
	isText := slices.ContainsFunc(t.reads, func(c column) bool { return c.name == f.name && c.want == wantText })
	if !isText || f.kind != "object" || f.unique || f.enum != nil || f.pattern != nil || f.minLength >= 0 || f.maxLength >= 0 || w.isKey(t, f.name) {
		return nil, false
	}
	languages = []data.Language{data.English}
	for _, row := range t.rows {
		text := textIn(row.cells[j])
		if f.required && text.EN == "" {
			return nil, false
		}
		if text.JA != "" && len(languages) == 1 {
			languages = append(languages, data.Japanese)
		}
	}
	return languages, !slices.ContainsFunc(languages[1:], func(l data.Language) bool { return t.field(f.name+"@"+string(l)) != nil })
}

// textIn is the text in several languages that stands in a cell.
func textIn(c cell) data.Text {
	o, _ := c.value.(*object)
	text := data.Text{EN: o.text(""), JA: o.text(string(data.Japanese))}
	if text.EN == "" {
		text.EN = o.text(string(data.English))
	}
	return text
}

// isKey reports whether a field is in a key of its table, or in one that refers to it.
func (w *releasing) isKey(t *table, name string) bool {
	if slices.Contains(t.primaryKey, name) || slices.ContainsFunc(t.uniqueKeys, func(k []string) bool { return slices.Contains(k, name) }) {
		return true
	}
	return slices.ContainsFunc(w.decoder.tables, func(other *table) bool {
		return slices.ContainsFunc(other.foreign, func(k foreignKey) bool {
			return other == t && slices.Contains(k.fields, name) || (k.resource == t.name || k.resource == "" && other == t) && slices.Contains(k.reference, name)
		})
	})
}

// text is what a cell of the CSV file holds.
func (c *releasedColumn) text(t *table, r row) string {
	from := r.cells[c.field]
	switch c.language {
	case data.English:
		return textIn(from).EN
	case data.Japanese:
		return textIn(from).JA
	}
	switch v := from.value.(type) {
	case nil, float64:
		return from.text
	case []any:
		if t.fields[c.field].kind == "list" {
			items := make([]string, len(v))
			for i := range v {
				items[i] = written(v[i])
			}
			return strings.Join(items, ",")
		}
		return string(appendJSON(nil, v))
	case *object:
		return string(appendJSON(nil, v))
	default:
		return written(v)
	}
}

// isFormula reports whether a spreadsheet may take a text for a formula. A number it may
// not.
func (c *releasedColumn) isFormula(t *table, text string) bool {
	if text == "" {
		return false
	}
	switch t.fields[c.field].kind {
	case "number", "integer", "year":
		return false
	}
	return strings.ContainsRune("=+-@\t\r", rune(text[0]))
}

// comesBack reports whether a CSV file holds what the table does.
func (w *releasing) comesBack(t *table, columns []releasedColumn, schema *object, content []byte) bool {
	d := &decoder{collectionNames: w.decoder.collectionNames}
	back := &table{name: t.name, reads: t.reads}
	d.schema(back, newObject("schema", schema))
	if back.cut || back.blind {
		return false
	}
	d.csvContent(back, "", content)
	if len(d.faults) > 0 || len(back.rows) != len(t.rows) {
		return false
	}
	for i, row := range t.rows {
		for at, c := range columns {
			is, was := back.rows[i].cells[at], row.cells[c.field]
			switch {
			case c.language == data.English && canonical("string", is.value) != canonical("string", orNil(textIn(was).EN)),
				c.language == data.Japanese && canonical("string", is.value) != canonical("string", orNil(textIn(was).JA)),
				c.language == "" && (canonical("any", is.value) != canonical("any", was.value) || is.text != was.text):
				return false
			}
		}
	}
	return true
}

// orNil is a text as the value of a cell, which has none where the text is empty.
func orNil(text string) any {
	if text == "" {
		return nil
	}
	return text
}

// inline is a table as it stands inside a descriptor: as it stood there, or its rows as
// lists under their header.
func (t *table) inline(r *object) any {
	if v, is := r.values["data"]; is {
		return v
	}
	header := make([]any, len(t.fields))
	for i, name := range t.fieldNames() {
		header[i] = name
	}
	list := []any{header}
	for _, row := range t.rows {
		values := make([]any, len(row.cells))
		for i, c := range row.cells {
			switch {
			case c.value == nil:
				values[i] = c.text
			case c.text != "" && json.Valid([]byte(c.text)):
				values[i] = json.Number(c.text)
			case c.text != "":
				values[i] = c.text
			default:
				values[i] = c.value
			}
		}
		list = append(list, values)
	}
	return list
}

// fileName is a free name for a table's file: data/NAME.csv, with what is not a small
// letter, a digit, a hyphen or an underscore left out of the name.
func (w *releasing) fileName(table string) string {
	stem := tablesFolder + strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '_' {
			return r
		}
		return -1
	}, strings.ToLower(table))
	name := stem + ".csv"
	for i := 2; stem == tablesFolder || w.release.File(name) != nil; i++ {
		if stem == tablesFolder {
			stem += "table"
		}
		name = stem + "-" + strconv.Itoa(i) + ".csv"
	}
	return name
}
