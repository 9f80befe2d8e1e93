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
	"bilateral/data/sheet"
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

// kinds are the field types of the Table Schema standard, version 2.
var kinds = []string{"string", "number", "integer", "boolean", "object", "array", "list", "datetime", "date", "time",
	"year", "yearmonth", "duration", "geopoint", "geojson", "any"}

// schema reads a table schema into the table.
func (d *decoder) schema(t *table, r *object) {
	s, ok := r.get("schema").(*object)
	if !ok {
		d.fault(t.name, 0, "schema", r.get("schema"), "a table schema as an object: one in a file of its own is not read here")
		t.blind, t.cut = true, true
		return
	}
	d.fieldsMatch(t, s.get("fieldsMatch"))
	common, _ := d.missingValues(t.name, "schema.missingValues", s.get("missingValues"))
	list, _ := s.get("fields").([]any)
	if len(list) == 0 {
		d.fault(t.name, 0, "schema.fields", s.get("fields"), "a list of at least one field")
		t.blind, t.cut = true, true
	}
	for i, v := range list {
		at := "schema.fields[" + strconv.Itoa(i) + "]"
		o, ok := v.(*object)
		name, _ := o.get("name").(string)
		if !ok || name == "" {
			d.fault(t.name, 0, at, v, "a field with a name")
			t.blind, t.cut = true, true
			continue
		}
		if t.field(name) != nil {
			d.fault(t.name, 0, at+".name", name, "a name that no other field has")
			t.blind, t.cut = true, true
			continue
		}
		f := field{name: name, kind: "string", format: "default", missing: common, minLength: -1, maxLength: -1}
		told := len(d.faults)
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
		for _, p := range unread {
			v := o.get(p.key)
			if v == nil || p.value != "" && jsonText(v) == p.value {
				continue
			}
			want := "no such property"
			if p.value != "" {
				want = p.value + ", or no such property"
			}
			d.fault(t.name, 0, at+"."+p.key, v, want+": values are read in their default form only")
		}
		if own, given := d.missingValues(t.name, at+".missingValues", o.get("missingValues")); given {
			f.missing = own
		} else if common == nil {
			f.missing = []string{""}
		}
		f.broken = len(d.faults) > told
		d.constraints(t.name, at+".constraints", &f, o.get("constraints"))
		d.categories(t.name, at+".categories", &f, o.get("categories"))
		if t.index == nil {
			t.index = map[string]int{}
		}
		t.index[name] = len(t.fields)
		t.fields = append(t.fields, f)
	}
	if !t.blind {
		d.expectColumns(t)
	}
	if t.blind {
		return
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

// unread are properties of a field that change how a value is written, with
// the value that changes nothing as JSON. Other values are refused rather than
// misread.
var unread = []struct{ key, value string }{
	{"bareNumber", "true"}, {"groupChar", `""`}, {"decimalChar", `"."`}, {"delimiter", `","`}, {"itemType", `"string"`},
	{"trueValues", `["true","True","TRUE","1"]`}, {"falseValues", `["false","False","FALSE","0"]`},
}

// matches are the ways in which a schema's fields may stand to those of the
// rows. Without a word about it a column may be left out that need not have a
// value.
var matches = []string{"exact", "equal", "subset", "superset", "partial"}

// fieldsMatch reads how the schema's fields stand to those of the rows. The
// standard has a list of one in its profile and a word in its text.
func (d *decoder) fieldsMatch(t *table, v any) {
	if v == nil {
		return
	}
	words, ok := names(v)
	if !ok || len(words) != 1 || !slices.Contains(matches, words[0]) {
		d.fault(t.name, 0, "schema.fieldsMatch", v, "one of "+strings.Join(matches, ", "))
		return
	}
	t.match = words[0]
}

// mayHaveMore reports whether columns that the schema does not name are to be
// passed over.
func (t *table) mayHaveMore() bool { return t.match == "subset" || t.match == "partial" }

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
			return strconv.FormatFloat(x, 'f', -1, 64)
		}
	}
	switch v := v.(type) {
	case []any, *object:
		return jsonText(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
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
		if code != "" && !f.required {
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
	if f.broken {
		return cell{broken: true}
	}
	code, isText := raw.(string)
	if raw == nil || isText && slices.Contains(f.missing, code) {
		if f.required {
			d.faults = append(d.faults, data.Fault{Resource: t.name, Row: number, Field: f.name, Value: code,
				Want: f.wants() + "; a value is required"})
			return cell{broken: true}
		}
		return cell{text: code}
	}
	value, ok := f.cast(raw)
	if !ok {
		want, cause := f.advice(code)
		c := bad(want)
		d.faults[len(d.faults)-1].Cause = cause
		return c
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
	c := cell{value: value}
	if _, isNumber := value.(float64); isNumber {
		c.text = written(raw)
	}
	return c
}

// advice says what a field holds and, where a text is a number in another
// form, how it is written; texts in such a form have one cause.
func (f *field) advice(text string) (want, cause string) {
	want = f.wants()
	switch {
	case f.kind == "year":
		cause = sheet.Year(text)
	case f.kind == "number", f.kind == "integer":
		cause = sheet.Digits(text)
	}
	if cause != "" {
		want += "; " + cause
	}
	return want, cause
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
