package datapackage

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"bilateral/data"
	"bilateral/data/sheet"
)

// MaxBytes is the greatest size of a file that is read: a descriptor or a CSV
// file. A table of a million values takes about 55 MB.
const MaxBytes = 64 << 20

// maxDepth is how deeply values may stand inside one another. A text inside a
// note inside a row is nine deep.
const maxDepth = 64

// object is a JSON object with its keys in the file's order.
type object struct {
	keys   []string
	values map[string]any
}

// get returns the value of a key, or nil.
func (o *object) get(key string) any {
	if o == nil {
		return nil
	}
	return o.values[key]
}

// parseJSON reads one JSON value: *object, []any, string, json.Number, bool or
// nil. Besides what JSON itself asks for, it refuses text that is not UTF-8,
// more than one value, keys that stand twice in one object (all of them are
// reported), and values more than maxDepth deep. The value is nil when it
// could not be read at all.
func parseJSON(b []byte) (any, data.Faults) {
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	if len(b) > MaxBytes {
		return nil, data.Faults{{Resource: data.PackageResource, Value: strconv.Itoa(len(b)) + " bytes",
			Want: "at most " + strconv.Itoa(MaxBytes) + " bytes"}}
	}
	if at, advice := sheet.NotUTF8(b); at >= 0 {
		return nil, data.Faults{{Resource: data.PackageResource, Value: fmt.Sprintf("byte 0x%02X", b[at]),
			Want: "UTF-8 text, at " + sheet.Position(b, at) + ": " + advice}}
	}
	if at := tooDeep(b); at >= 0 {
		return nil, data.Faults{{Resource: data.PackageResource,
			Want: fmt.Sprintf("values at most %d deep, at %s", maxDepth, sheet.Position(b, at))}}
	}
	var whole json.RawMessage
	if err := json.Unmarshal(b, &whole); err != nil {
		return nil, data.Faults{syntaxFault(b, err)}
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	p := parser{tokens: d}
	value := p.value(nil)
	if p.err != nil {
		return nil, data.Faults{syntaxFault(b, p.err)}
	}
	var faults data.Faults
	for _, path := range p.twice {
		resource, row, field := locate(value, path)
		faults = append(faults, data.Fault{Resource: resource, Row: row, Field: field, Want: "each key once in an object"})
	}
	return value, faults
}

// parser builds a value from tokens.
type parser struct {
	tokens *json.Decoder
	twice  [][]any // paths of the keys that stand twice
	err    error
}

func (p *parser) next() json.Token {
	if p.err != nil {
		return nil
	}
	t, err := p.tokens.Token()
	if err != nil {
		p.err = err
	}
	return t
}

// value reads the value that starts at the next token. path is where it
// stands: keys and indices.
func (p *parser) value(path []any) any {
	switch t := p.next().(type) {
	case json.Delim:
		if t == '[' {
			list := []any{}
			for p.err == nil && p.tokens.More() {
				list = append(list, p.value(append(path, len(list))))
			}
			p.next()
			return list
		}
		o := &object{values: map[string]any{}}
		for p.err == nil && p.tokens.More() {
			key, ok := p.next().(string)
			if !ok {
				break
			}
			here := append(path, key)
			if _, dup := o.values[key]; dup {
				p.twice = append(p.twice, append([]any(nil), here...))
			} else {
				o.keys = append(o.keys, key)
			}
			o.values[key] = p.value(here)
		}
		p.next()
		return o
	case nil:
		return nil
	default:
		return t
	}
}

// locate says in which table, row and field of a descriptor a path is.
func locate(root any, path []any) (resource string, row int, field string) {
	resource = data.PackageResource
	if len(path) >= 2 && path[0] == "resources" {
		if name := resourceName(root, path[1]); name != "" {
			resource, path = name, path[2:]
			if len(path) >= 2 && path[0] == "data" {
				if i, ok := path[1].(int); ok {
					row, path = i+1, path[2:]
					if header := inlineHeader(root, resource); header != nil {
						row = i
						if at, ok := first(path).(int); ok && i > 0 && at < len(header) {
							path = append([]any{header[at]}, path[1:]...)
						}
					}
				}
			}
		}
	}
	var b strings.Builder
	for _, step := range path {
		switch s := step.(type) {
		case int:
			b.WriteString("[" + strconv.Itoa(s) + "]")
		case string:
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			b.WriteString(s)
		}
	}
	return resource, row, b.String()
}

func first(path []any) any {
	if len(path) == 0 {
		return nil
	}
	return path[0]
}

// inlineHeader returns the first row of a resource whose rows are lists, which
// names the values of the others; nil where rows are objects.
func inlineHeader(root any, resource string) []any {
	o, _ := root.(*object)
	list, _ := o.get("resources").([]any)
	for _, v := range list {
		if r, _ := v.(*object); r.get("name") == resource {
			rows, _ := r.get("data").([]any)
			if len(rows) > 0 {
				header, _ := rows[0].([]any)
				return header
			}
		}
	}
	return nil
}

// resourceName returns the name of the resource at an index, or "".
func resourceName(root any, index any) string {
	o, _ := root.(*object)
	list, _ := o.get("resources").([]any)
	i, ok := index.(int)
	if !ok || i >= len(list) {
		return ""
	}
	r, _ := list[i].(*object)
	name, _ := r.get("name").(string)
	return name
}

// tooDeep returns the offset of the first bracket more than maxDepth deep, or
// -1. It is looked for first so that no later step recurses without bound.
func tooDeep(b []byte) int {
	depth, quoted := 0, false
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			if depth++; depth > maxDepth {
				return i
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return -1
}

// syntaxFault turns an error of the JSON reader into a fault with its place.
func syntaxFault(b []byte, err error) data.Fault {
	var syntax *json.SyntaxError
	at, says := len(b), err.Error()
	if errors.As(err, &syntax) && !strings.HasPrefix(says, "unexpected end") {
		at = int(syntax.Offset) - 1
	} else if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		says = "unexpected end of the file"
	}
	return data.Fault{Resource: data.PackageResource, Value: says, Want: "one JSON value, at " + sheet.Position(b, at)}
}

// written returns a value as it stands in the file, for a fault.
func written(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case string:
		return v
	case json.Number:
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	case []any:
		return "a list of " + strconv.Itoa(len(v))
	case *object:
		return "an object with the keys " + strconv.Quote(strings.Join(v.keys, ", "))
	}
	return fmt.Sprint(v)
}
