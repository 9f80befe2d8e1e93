package datapackage

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"bilateral/data"
	"bilateral/data/sheet"
)

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
	durationForm = regexp.MustCompile(`^-?P([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9.]+S)?)?$`)
	geopointForm = regexp.MustCompile(`^-?[0-9.]+, ?-?[0-9.]+$`)
)

// digits are how many decimal digits a text begins with.
func digits(s string) int { return len(s) - len(strings.TrimLeft(s, "0123456789")) }

// unsigned is a text without a sign that it begins with.
func unsigned(s string) string {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		return s[1:]
	}
	return s
}

// isInteger reports whether a text is a whole number, with a sign or without.
func isInteger(s string) bool {
	s = unsigned(s)
	return s != "" && digits(s) == len(s)
}

// isYear reports whether a text is a year of four digits, with a minus or without.
func isYear(s string) bool {
	s = strings.TrimPrefix(s, "-")
	return len(s) == 4 && digits(s) == 4
}

// isDecimal reports whether a text is a number as XML Schema's double has it, without its
// names for what is none. There are tens of thousands in a dataset: an expression would
// take a tenth of the time in which all is read.
func isDecimal(s string) bool {
	s = unsigned(s)
	whole := digits(s)
	s = s[whole:]
	part := 0
	if strings.HasPrefix(s, ".") {
		part = digits(s[1:])
		s = s[1+part:]
	}
	if whole+part == 0 {
		return false
	}
	return s == "" || (s[0] == 'e' || s[0] == 'E') && isInteger(s[1:])
}

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
// as text that is JSON, as in a CSV file. It is a case a type.
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
		form := isDecimal
		if f.kind == "integer" {
			form = isInteger
		} else if f.kind == "year" {
			form = isYear
		}
		if !form(text) {
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
	if d.trusted {
		return cellOf(value, raw)
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
	return cellOf(value, raw)
}

// cellOf is the cell of a value, and of a number as it stands in the file.
func cellOf(value, raw any) cell {
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
