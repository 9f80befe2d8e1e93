package datapackage

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"bilateral/data"
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
}

// cell is one value of a row. It is missing when value is nil; code is then
// the missing-value code that stands there, "" for none.
type cell struct {
	value  any    // string, float64, bool, *object or []any
	code   string // of a missing value
	broken bool   // a fault has been reported for it
}

// row is one row of a table; number counts data rows from 1.
type row struct {
	number int
	cells  []cell // as many as the table has fields
}

// table is a resource with its schema and rows.
type table struct {
	name       string
	fields     []field
	primaryKey []string
	uniqueKeys [][]string
	foreign    []foreignKey
	rows       []row
	index      map[string]int // of fields by name
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

// kinds are the field types of the Table Schema standard, version 2.
var kinds = []string{"string", "number", "integer", "boolean", "object", "array", "list", "datetime", "date", "time",
	"year", "yearmonth", "duration", "geopoint", "geojson", "any"}

// schema reads a table schema into the table.
func (d *decoder) schema(t *table, r *object) {
	s, ok := r.get("schema").(*object)
	if !ok {
		d.fault(t.name, 0, "schema", r.get("schema"), "a table schema as an object")
		return
	}
	common, _ := d.missingValues(t.name, "schema.missingValues", s.get("missingValues"))
	list, _ := s.get("fields").([]any)
	if len(list) == 0 {
		d.fault(t.name, 0, "schema.fields", s.get("fields"), "a list of at least one field")
	}
	for i, v := range list {
		at := "schema.fields[" + strconv.Itoa(i) + "]"
		o, ok := v.(*object)
		name, _ := o.get("name").(string)
		if !ok || name == "" {
			d.fault(t.name, 0, at, v, "a field with a name")
			continue
		}
		if t.field(name) != nil {
			d.fault(t.name, 0, at+".name", name, "a name that no other field has")
			continue
		}
		f := field{name: name, kind: "string", format: "default", missing: common, minLength: -1, maxLength: -1}
		if k := o.get("type"); k != nil {
			f.kind, _ = k.(string)
			if !slices.Contains(kinds, f.kind) {
				d.fault(t.name, 0, at+".type", k, "one of the types "+strings.Join(kinds, ", "))
				f.kind = "any"
			}
		}
		if v := o.get("format"); v != nil {
			f.format, _ = v.(string)
			if f.format != "default" && !(f.kind == "string" && stringFormats[f.format] != nil) {
				d.fault(t.name, 0, at+".format", v, "the default format, or one of email, uri, uuid and binary for text: no other is read here")
				f.format = "default"
			}
		}
		for _, key := range unread {
			if v := o.get(key); v != nil {
				d.fault(t.name, 0, at+"."+key, v, "no such property: values are read in their default form only")
			}
		}
		if own, given := d.missingValues(t.name, at+".missingValues", o.get("missingValues")); given {
			f.missing = own
		} else if common == nil {
			f.missing = []string{""}
		}
		d.constraints(t.name, at+".constraints", &f, o.get("constraints"))
		d.categories(t.name, at+".categories", &f, o.get("categories"))
		if t.index == nil {
			t.index = map[string]int{}
		}
		t.index[name] = len(t.fields)
		t.fields = append(t.fields, f)
	}
	t.primaryKey = d.fieldNames(t, "schema.primaryKey", s.get("primaryKey"))
	if v := s.get("uniqueKeys"); v != nil {
		list, ok := v.([]any)
		if !ok {
			d.fault(t.name, 0, "schema.uniqueKeys", v, "a list of lists of field names")
		}
		for i, k := range list {
			if names := d.fieldNames(t, "schema.uniqueKeys["+strconv.Itoa(i)+"]", k); names != nil {
				t.uniqueKeys = append(t.uniqueKeys, names)
			}
		}
	}
	if v := s.get("foreignKeys"); v != nil {
		list, ok := v.([]any)
		if !ok {
			d.fault(t.name, 0, "schema.foreignKeys", v, "a list of foreign keys")
		}
		for i, k := range list {
			d.foreignKey(t, "schema.foreignKeys["+strconv.Itoa(i)+"]", k)
		}
	}
}

// unread are properties of a field that change how a value is written. Such
// values are refused rather than misread.
var unread = []string{"bareNumber", "groupChar", "decimalChar", "trueValues", "falseValues", "delimiter", "itemType"}

// stringFormats are the formats of text and what they ask for.
var stringFormats = map[string]func(string) bool{
	"email": func(s string) bool {
		name, host, ok := strings.Cut(s, "@")
		return ok && name != "" && host != "" && !strings.ContainsAny(host, "@ ")
	},
	"uri": func(s string) bool {
		u, err := url.Parse(s)
		return err == nil && u.IsAbs()
	},
	"uuid": regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`).MatchString,
	"binary": func(s string) bool {
		_, err := base64.StdEncoding.DecodeString(s)
		return err == nil
	},
}

// categories reads the values that a field is limited to, each as it is or as
// an object with a value and a label.
func (d *decoder) categories(resource, at string, f *field, v any) {
	if v == nil {
		return
	}
	list, ok := v.([]any)
	if !ok {
		d.fault(resource, 0, at, v, "a list of categories")
		return
	}
	var allowed []string
	for _, item := range list {
		if o, isObject := item.(*object); isObject {
			item = o.get("value")
		}
		if item == nil {
			d.fault(resource, 0, at, v, `categories, each a value or {"value": …, "label": …}`)
			return
		}
		allowed = append(allowed, canonical(f.kind, item))
	}
	if f.enum == nil {
		f.enum = allowed
		return
	}
	f.enum = slices.DeleteFunc(f.enum, func(s string) bool { return !slices.Contains(allowed, s) })
}

// missingValues reads a list of missing-value codes, each a string or an
// object with a value and a label; given is false when there is no list.
func (d *decoder) missingValues(resource, at string, v any) (codes []string, given bool) {
	if v == nil {
		return nil, false
	}
	list, ok := v.([]any)
	if !ok {
		d.fault(resource, 0, at, v, "a list of missing-value codes")
		return nil, false
	}
	codes = []string{}
	for i, item := range list {
		code, ok := item.(string)
		if o, isObject := item.(*object); isObject {
			code, ok = o.get("value").(string)
			if label, given := o.values["label"]; given && ok {
				_, ok = label.(string)
			}
		}
		if !ok {
			d.fault(resource, 0, at+"["+strconv.Itoa(i)+"]", item, `a code, or a code with its label as {"value": …, "label": …}`)
			continue
		}
		codes = append(codes, code)
	}
	return codes, true
}

// fieldNames reads one field name or a list of them; nil when there is none
// or one of them is no field.
func (d *decoder) fieldNames(t *table, at string, v any) []string {
	if v == nil {
		return nil
	}
	names, ok := names(v)
	if !ok {
		d.fault(t.name, 0, at, v, "a field name or a list of field names")
		return nil
	}
	for _, n := range names {
		if t.field(n) == nil {
			d.fault(t.name, 0, at, n, "the name of a field of this table")
			return nil
		}
	}
	return names
}

// names reads a string or a list of at least one string.
func names(v any) ([]string, bool) {
	if s, ok := v.(string); ok {
		return []string{s}, true
	}
	list, _ := v.([]any)
	var out []string
	for _, item := range list {
		s, ok := item.(string)
		if !ok {
			return nil, false
		}
		out = append(out, s)
	}
	return out, len(out) > 0
}

func (d *decoder) foreignKey(t *table, at string, v any) {
	o, _ := v.(*object)
	reference, ok := o.get("reference").(*object)
	if !ok {
		d.fault(t.name, 0, at, v, `a foreign key as {"fields": …, "reference": {"resource": …, "fields": …}}`)
		return
	}
	k := foreignKey{fields: d.fieldNames(t, at+".fields", o.get("fields"))}
	if k.fields == nil {
		if o.get("fields") == nil {
			d.fault(t.name, 0, at+".fields", nil, "a field name or a list of field names")
		}
		return
	}
	if r := reference.get("resource"); r != nil {
		k.resource, ok = r.(string)
		if !ok {
			d.fault(t.name, 0, at+".reference.resource", r, "the name of a resource")
			return
		}
	}
	k.reference, ok = names(reference.get("fields"))
	if !ok || len(k.reference) != len(k.fields) {
		d.fault(t.name, 0, at+".reference.fields", reference.get("fields"), "as many field names as in the key's own fields")
		return
	}
	t.foreign = append(t.foreign, k)
}

func (d *decoder) constraints(resource, at string, f *field, v any) {
	if v == nil {
		return
	}
	o, ok := v.(*object)
	if !ok {
		d.fault(resource, 0, at, v, "constraints as an object")
		return
	}
	for _, key := range o.keys {
		v := o.get(key)
		bad := func(want string) { d.fault(resource, 0, at+"."+key, v, want) }
		switch key {
		case "required", "unique":
			b, ok := v.(bool)
			if !ok {
				bad("true or false")
			}
			if key == "required" {
				f.required = b
			} else {
				f.unique = b
			}
		case "enum":
			list, ok := v.([]any)
			if !ok || len(list) == 0 {
				bad("a list of at least one value")
			}
			for _, item := range list {
				f.enum = append(f.enum, canonical(f.kind, item))
			}
		case "pattern":
			s, ok := v.(string)
			p, err := regexp.Compile("^(?:" + s + ")$")
			if !ok || err != nil {
				bad("a regular expression")
				continue
			}
			f.pattern = p
		case "minimum", "maximum":
			s := written(v)
			if _, ok := order(f.kind, s); !ok {
				bad("a value of the type " + f.kind + ", which must have an order")
				continue
			}
			if key == "minimum" {
				f.minimum = s
			} else {
				f.maximum = s
			}
		case "minLength", "maxLength":
			n, ok := v.(json.Number)
			length, err := strconv.Atoi(n.String())
			if !ok || err != nil || length < 0 {
				bad("a whole number, zero or more")
				continue
			}
			if key == "minLength" {
				f.minLength = length
			} else {
				f.maxLength = length
			}
		case "jsonSchema":
			bad("no jsonSchema constraint: it is not checked here")
		case "exclusiveMinimum", "exclusiveMaximum":
			bad("minimum or maximum: exclusive limits are not checked here")
		}
	}
}

// canonical returns a value in a form in which equal values of a type are
// equal strings.
func canonical(kind string, v any) string {
	switch kind {
	case "number", "integer", "year":
		if x, err := strconv.ParseFloat(written(v), 64); err == nil {
			return strconv.FormatFloat(x, 'g', -1, 64)
		}
	}
	switch v := v.(type) {
	case []any, *object:
		return jsonText(v)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return written(v)
}

// jsonText writes a value as JSON, keys in the file's order.
func jsonText(v any) string {
	switch v := v.(type) {
	case *object:
		parts := make([]string, len(v.keys))
		for i, k := range v.keys {
			parts[i] = strconv.Quote(k) + ":" + jsonText(v.get(k))
		}
		return "{" + strings.Join(parts, ",") + "}"
	case []any:
		parts := make([]string, len(v))
		for i := range v {
			parts[i] = jsonText(v[i])
		}
		return "[" + strings.Join(parts, ",") + "]"
	case string:
		return strconv.Quote(v)
	}
	return written(v)
}

// ordered is a value that can be compared: a number, or text whose order is
// that of the alphabet.
type ordered struct {
	number float64
	text   string
}

// order returns a value of a type in comparable form.
func order(kind, s string) (ordered, bool) {
	switch kind {
	case "number", "integer", "year":
		x, err := strconv.ParseFloat(s, 64)
		return ordered{number: x}, err == nil && !math.IsNaN(x)
	case "date", "datetime", "time", "yearmonth":
		return ordered{text: s}, lexical(kind, s)
	}
	return ordered{}, false
}

func (x ordered) less(y ordered) bool {
	if x.number != y.number {
		return x.number < y.number
	}
	return x.text < y.text
}

var (
	decimalForm  = regexp.MustCompile(`^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$`)
	integerForm  = regexp.MustCompile(`^[+-]?[0-9]+$`)
	durationForm = regexp.MustCompile(`^-?P([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9.]+S)?)?$`)
	geopointForm = regexp.MustCompile(`^-?[0-9.]+, ?-?[0-9.]+$`)
	yearForm     = regexp.MustCompile(`^-?[0-9]{4}$`)
)

// lexical reports whether text is a value of a type that has a written form
// only.
func lexical(kind, s string) bool {
	var err error
	switch kind {
	case "date":
		_, err = time.Parse(time.DateOnly, s)
	case "datetime":
		if _, err = time.Parse(time.RFC3339, s); err != nil {
			_, err = time.Parse("2006-01-02T15:04:05", s)
		}
	case "time":
		_, err = time.Parse(time.TimeOnly, s)
	case "yearmonth":
		_, err = time.Parse("2006-01", s)
	case "duration":
		return len(s) > 2 && durationForm.MatchString(s)
	case "geopoint":
		return geopointForm.MatchString(s)
	}
	return err == nil
}

// wants says in words what a field holds.
func (f *field) wants() string {
	var want string
	switch f.kind {
	case "number":
		want = "a number"
	case "integer":
		want = "a whole number"
	case "boolean":
		want = "true or false"
	case "object", "geojson":
		want = "an object"
	case "array", "list":
		want = "a list"
	case "date":
		want = "a date such as 2026-11-24"
	case "year":
		want = "a year of four digits"
	case "string":
		want = "text"
	default:
		want = "a value of the type " + f.kind
	}
	for _, code := range f.missing {
		if code != "" {
			return want + " or a missing-value code such as " + code
		}
	}
	return want
}

// cast turns what stands in the file into a value of the field's type.
// Numbers may stand as JSON numbers or as text, objects and arrays as JSON or
// as text that is JSON, as in a CSV file.
func (f *field) cast(raw any) (value any, ok bool) {
	text, isText := raw.(string)
	number, isNumber := raw.(json.Number)
	if isNumber {
		text = number.String()
	}
	switch f.kind {
	case "string":
		return text, isText
	case "number", "integer", "year":
		if !isText && !isNumber {
			return nil, false
		}
		form := decimalForm
		if f.kind == "integer" {
			form = integerForm
		} else if f.kind == "year" {
			form = yearForm
		}
		if !form.MatchString(text) {
			return nil, false
		}
		x, err := strconv.ParseFloat(text, 64)
		if err != nil || math.IsInf(x, 0) {
			return nil, false
		}
		if x == 0 {
			x = 0 // minus zero is zero
		}
		return x, true
	case "boolean":
		if isText {
			switch text {
			case "true", "True", "TRUE", "1":
				return true, true
			case "false", "False", "FALSE", "0":
				return false, true
			}
		}
		value, ok = raw.(bool)
		return value, ok
	case "object", "geojson":
		if isText {
			raw = nestedJSON(text)
		}
		value, ok = raw.(*object)
		return value, ok
	case "array", "list":
		if isText && f.kind == "array" {
			raw = nestedJSON(text)
		} else if isText {
			items := []any{}
			for item := range strings.SplitSeq(text, ",") {
				items = append(items, item)
			}
			raw = items
		}
		value, ok = raw.([]any)
		return value, ok
	case "any":
		return raw, true
	}
	return text, isText && lexical(f.kind, text)
}

// nestedJSON reads JSON that stands as text in a cell; nil when it is none.
func nestedJSON(text string) any {
	v, faults := parseJSON([]byte(text))
	if faults != nil {
		return nil
	}
	return v
}

// cell reads one value of a row and checks it against its field.
func (d *decoder) cell(t *table, number int, f *field, raw any) cell {
	bad := func(want string) cell {
		d.fault(t.name, number, f.name, raw, want)
		return cell{broken: true}
	}
	code, isText := raw.(string)
	if raw == nil || isText && slices.Contains(f.missing, code) {
		if f.required {
			d.faults = append(d.faults, data.Fault{Resource: t.name, Row: number, Field: f.name, Value: code,
				Want: f.wants() + "; a value is required"})
			return cell{broken: true}
		}
		return cell{code: code}
	}
	value, ok := f.cast(raw)
	if !ok {
		return bad(f.wants())
	}
	if f.required && isText && code == "" {
		return bad(f.wants() + "; a value is required")
	}
	if check := stringFormats[f.format]; check != nil && !check(code) {
		return bad("text of the format " + f.format)
	}
	if f.enum != nil && !slices.Contains(f.enum, canonical(f.kind, raw)) {
		return bad("one of " + strings.Join(f.enum, ", "))
	}
	if f.pattern != nil && !f.pattern.MatchString(written(raw)) {
		return bad("text of the form " + f.pattern.String()[len("^(?:"):len(f.pattern.String())-len(")$")])
	}
	if f.minimum != "" || f.maximum != "" {
		x, _ := order(f.kind, written(raw))
		if low, ok := order(f.kind, f.minimum); ok && x.less(low) {
			return bad("at least " + f.minimum)
		}
		if high, ok := order(f.kind, f.maximum); ok && high.less(x) {
			return bad("at most " + f.maximum)
		}
	}
	if n := length(value); n >= 0 {
		if f.minLength >= 0 && n < f.minLength {
			return bad(fmt.Sprintf("a length of at least %d", f.minLength))
		}
		if f.maxLength >= 0 && n > f.maxLength {
			return bad(fmt.Sprintf("a length of at most %d", f.maxLength))
		}
	}
	return cell{value: value}
}

// length returns how long a text or list is, or -1 for other values.
func length(v any) int {
	switch v := v.(type) {
	case string:
		return utf8.RuneCountInString(v)
	case []any:
		return len(v)
	case *object:
		return len(v.keys)
	}
	return -1
}

// read fills the table with rows, each an object from field name to value.
func (d *decoder) read(t *table, list []any) {
	for i, v := range list {
		r := row{number: i + 1, cells: make([]cell, len(t.fields))}
		o, ok := v.(*object)
		if !ok {
			d.fault(t.name, r.number, "", v, "a row as an object with a key for each field")
			for j := range r.cells {
				r.cells[j] = cell{broken: true}
			}
			t.rows = append(t.rows, r)
			continue
		}
		for _, key := range o.keys {
			if t.field(key) == nil {
				d.fault(t.name, r.number, key, o.get(key), "only fields that the table's schema names")
			}
		}
		for j := range t.fields {
			f := &t.fields[j]
			r.cells[j] = d.cell(t, r.number, f, o.get(f.name))
		}
		t.rows = append(t.rows, r)
	}
}

// readRecord adds a row from a line of a CSV file; columns says which field
// each of its values is of, -1 for none.
func (d *decoder) readRecord(t *table, header []string, columns []int, record []string) {
	r := row{number: len(t.rows) + 1, cells: make([]cell, len(t.fields))}
	for i, at := range columns {
		if at < 0 {
			d.fault(t.name, r.number, header[i], record[i], "only fields that the table's schema names")
		}
	}
	for j := range t.fields {
		var raw any
		if i := slices.Index(columns, j); i >= 0 {
			raw = record[i]
		}
		r.cells[j] = d.cell(t, r.number, &t.fields[j], raw)
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
						d.fault(t.name, r.number, name, c.code, "a value, because the field is part of the primary key")
					}
				}
			}
			key, ok := t.key(r, fields)
			if !ok {
				continue
			}
			if earlier, dup := first[key]; dup {
				d.fault(t.name, r.number, strings.Join(fields, ", "), strings.ReplaceAll(key, `"`, ""),
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
				d.fault(t.name, 0, at, k.resource, "the name of a resource of this package")
				continue
			}
			if missing := slices.IndexFunc(k.reference, func(n string) bool { return other.field(n) == nil }); missing >= 0 {
				d.fault(t.name, 0, at, k.reference[missing], "the name of a field of "+other.name)
				continue
			}
			known := make(map[string]bool, len(other.rows))
			for _, r := range other.rows {
				if key, ok := other.key(r, k.reference); ok {
					known[key] = true
				}
			}
			for _, r := range t.rows {
				if key, ok := t.key(r, k.fields); ok && !known[key] {
					d.fault(t.name, r.number, strings.Join(k.fields, ", "), strings.ReplaceAll(key, `"`, ""),
						"a value that stands in the field "+strings.Join(k.reference, ", ")+" of "+other.name)
				}
			}
		}
	}
}
