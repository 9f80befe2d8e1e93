package datapackage

import (
	"strconv"
	"strings"

	"bilateral/data"
)

// reader reads the values of one object or row and notes faults at its place.
type reader struct {
	d        *decoder
	resource string
	row      int
	index    int    // of the row in the table
	prefix   string // of the field path
	table    *table
	cells    []cell
}

// cell returns the cell of a column, an empty one where the table has no such
// column.
func (r *reader) cell(name string) cell {
	if r.table == nil {
		return cell{}
	}
	return r.table.cell(r.cells, name)
}

func (r *reader) fault(field string, found any, want string) {
	r.d.fault(r.resource, r.row, r.prefix+field, found, want)
}

// unknown notes a value that a table does not have.
func (r *reader) unknown(field, value, among, want string) {
	r.fault(field, value, want)
	r.d.faults[len(r.d.faults)-1].ForeignTable = among
}

// str returns the text of a column, "" when it is missing.
func (r *reader) str(name string) string {
	s, _ := r.cell(name).value.(string)
	return s
}

// number returns the number of a column and whether there is one.
func (r *reader) number(name string) (float64, bool) {
	x, ok := r.cell(name).value.(float64)
	return x, ok
}

// truth returns the yes or no of a column; no when it is missing.
func (r *reader) truth(name string) bool {
	yes, _ := r.cell(name).value.(bool)
	return yes
}

// whole returns the number of a column as an int; the rules of the dataset
// refuse what does not fit.
func (r *reader) whole(name string) int {
	x, ok := r.number(name)
	if !ok {
		return 0
	}
	if x != float64(int(x)) || x > 1e9 || x < -1e9 {
		r.fault(name, r.cell(name).text, "a whole number")
		return 0
	}
	return int(x)
}

// text returns the text of a column: an object with a text for each language,
// or text in English with the Japanese in a column of the same name and "@ja".
func (r *reader) text(name string) data.Text {
	switch v := r.cell(name).value.(type) {
	case *object:
		return r.textOf(name, v)
	case string:
		return data.Text{EN: v, JA: r.str(name + "@ja")}
	}
	return data.Text{JA: r.str(name + "@ja")}
}

const textForm = `a text as {"": English, "ja": Japanese}, in at least one of them`

// textOf reads a text that stands as an object.
func (r *reader) textOf(name string, v any) data.Text {
	var t data.Text
	o, ok := v.(*object)
	if !ok || len(o.keys) == 0 {
		r.fault(name, v, textForm)
		return t
	}
	for _, key := range o.keys {
		s, ok := o.get(key).(string)
		at := name + "." + key
		if key == "" {
			at = name + `.""`
		}
		if !ok || strings.TrimSpace(s) == "" {
			r.fault(at, o.get(key), "text that is not empty")
			continue
		}
		switch key {
		case "", string(data.English):
			if t.EN != "" {
				r.fault(at, s, `English once, either as "" or as "en"`)
			}
			t.EN = s
		case string(data.Japanese):
			t.JA = s
		default:
			r.fault(at, s, `the language "" (English) or "ja" (Japanese)`)
		}
	}
	return t
}

const statementForm = `{"stated": text}, or {"notStated": true} with "reading" and "reason" or without`

// statement returns what the source states, or does not, in a column.
func (r *reader) statement(name string) data.Statement {
	c := r.cell(name)
	if c.value == nil {
		return data.Statement{}
	}
	return r.statementOf(name, c.value)
}

func (r *reader) statementOf(name string, v any) data.Statement {
	var s data.Statement
	o, ok := v.(*object)
	_, stated := o.get("stated").(*object)
	notStated, _ := o.get("notStated").(bool)
	if !ok || stated == notStated {
		r.fault(name, v, statementForm)
		return s
	}
	for _, key := range o.keys {
		v := o.get(key)
		switch {
		case key == "stated" && stated:
			s.Stated = r.textOf(name+".stated", v)
		case key == "notStated" && notStated:
		case key == "reading":
			s.Interpretation = r.textOf(name+".reading", v)
		case key == "reason":
			s.Reason = r.textOf(name+".reason", v)
		default:
			r.fault(name+"."+key, v, statementForm)
		}
	}
	return s
}

// list returns the items of a column.
func (r *reader) list(name string) []any {
	list, _ := r.cell(name).value.([]any)
	return list
}

// strings returns the items of a column that are text, and faults for others.
func (r *reader) strings(name, want string) []string {
	var out []string
	for i, item := range r.list(name) {
		s, ok := item.(string)
		if !ok {
			r.fault(name+"["+strconv.Itoa(i)+"]", item, want)
			continue
		}
		out = append(out, s)
	}
	return out
}

// named returns the constant that the word of a column stands for.
func named[T comparable](r *reader, name string, w words[T]) T {
	c := r.cell(name)
	value, ok := w.find(r.str(name))
	if !ok && !c.broken && c.value != nil {
		r.fault(name, c.value, w.String())
	}
	return value
}
