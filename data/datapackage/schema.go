package datapackage

import (
	"encoding/base64"
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

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
		f := d.newField(t.name, at, name, o, common)
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
	d.keys(t, s)
}

// newField reads the field of a schema that has a name; common are the codes of
// the schema's missing values, nil when it gives none.
func (d *decoder) newField(resource, at, name string, o *object, common []string) field {
	f := field{name: name, kind: "string", format: "default", missing: common, minLength: -1, maxLength: -1}
	told := len(d.faults)
	if k := o.get("type"); k != nil {
		f.kind, _ = k.(string)
		if !slices.Contains(kinds, f.kind) {
			d.fault(resource, 0, at+".type", k, "one of the types "+strings.Join(kinds, ", "))
			f.kind = "any"
		}
	}
	if v := o.get("format"); v != nil {
		f.format, _ = v.(string)
		if f.format != "default" && !(f.kind == "string" && stringFormats[f.format] != nil) {
			d.fault(resource, 0, at+".format", v, "the default format, or one of email, uri, uuid and binary for text: no other is read here")
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
		d.fault(resource, 0, at+"."+p.key, v, want+": values are read in their default form only")
	}
	if own, given := d.missingValues(resource, at+".missingValues", o.get("missingValues")); given {
		f.missing = own
	} else if common == nil {
		f.missing = []string{""}
	}
	f.broken = len(d.faults) > told
	d.constraints(resource, at+".constraints", &f, o.get("constraints"))
	d.categories(resource, at+".categories", &f, o.get("categories"))
	return f
}

// keys reads the keys of a schema whose fields are read.
func (d *decoder) keys(t *table, s *object) {
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

// constraints reads what a field allows, a case a constraint of the standard.
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
