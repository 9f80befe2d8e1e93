package datapackage

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// newObject is an object with pairs of a key and a value.
func newObject(pairs ...any) *object {
	o := &object{values: map[string]any{}}
	for i := 0; i+1 < len(pairs); i += 2 {
		o.set(pairs[i].(string), pairs[i+1])
	}
	return o
}

// set gives a key a value, behind all others where there was none.
func (o *object) set(key string, v any) {
	if _, known := o.values[key]; !known {
		o.keys = append(o.keys, key)
	}
	o.values[key] = v
}

// text is the text of a key, "" where there is none.
func (o *object) text(key string) string {
	s, _ := o.get(key).(string)
	return s
}

// copied is an object with the same values.
func (o *object) copied() *object {
	return &object{keys: slices.Clone(o.keys), values: maps.Clone(o.values)}
}

// without is an object with the same values but for some.
func (o *object) without(keys ...string) *object {
	c := o.copied()
	c.keys = slices.DeleteFunc(c.keys, func(k string) bool { return slices.Contains(keys, k) })
	for _, k := range keys {
		delete(c.values, k)
	}
	return c
}

// describe says of a resource how long its file is, and its check sum.
func (o *object) describe(content []byte) {
	sum := sha256.Sum256(content)
	o.set("bytes", json.Number(strconv.Itoa(len(content))))
	o.set("hash", "sha256:"+hex.EncodeToString(sum[:]))
}

// indented is a value as JSON over several lines, keys in their order.
func indented(v any) []byte {
	var b bytes.Buffer
	// What is written here is JSON, so that there is no error.
	_ = json.Indent(&b, appendJSON(nil, v), "", "  ")
	b.WriteByte('\n')
	return b.Bytes()
}

// appendJSON appends a value as JSON, keys in their order.
func appendJSON(to []byte, v any) []byte {
	switch v := v.(type) {
	case *object:
		to = append(to, '{')
		for i, k := range v.keys {
			if i > 0 {
				to = append(to, ',')
			}
			to = append(appendJSON(to, k), ':')
			to = appendJSON(to, v.get(k))
		}
		return append(to, '}')
	case []any:
		to = append(to, '[')
		for i := range v {
			if i > 0 {
				to = append(to, ',')
			}
			to = appendJSON(to, v[i])
		}
		return append(to, ']')
	case string:
		var b strings.Builder
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		_ = e.Encode(v) // a text has no error
		return append(to, strings.TrimSuffix(b.String(), "\n")...)
	}
	return append(to, written(v)...)
}
