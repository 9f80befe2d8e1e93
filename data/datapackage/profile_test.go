//go:build !js

package datapackage

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

const profileFile = "../../testdata/datapackage/profiles/datapackage-2.0.json"

func profile(t *testing.T) *jsonschema.Schema {
	t.Helper()
	b, err := os.ReadFile(profileFile)
	if err != nil {
		t.Fatal(err)
	}
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(profiles[0], schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile(profiles[0])
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

func TestTheDatasetsMatchTheDataPackageProfile(t *testing.T) {
	schema := profile(t)
	for name, b := range map[string][]byte{"the deck": whole(t), "the second dataset": second(t)} {
		descriptor, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(descriptor); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Other readers take the first of several rows as objects for the header, or
// refuse them, and do not know codes with a label.
func TestTheDatasetIsWrittenSoThatOthersReadIt(t *testing.T) {
	root, faults := parseJSON(whole(t))
	if faults != nil {
		t.Fatal(faults)
	}
	inline, coded := 0, 0
	for _, r := range root.(*object).get("resources").([]any) {
		r := r.(*object)
		schema := r.get("schema").(*object)
		var names []any
		for _, f := range schema.get("fields").([]any) {
			f := f.(*object)
			names = append(names, f.get("name"))
			codes, _ := f.get("missingValues").([]any)
			if codes == nil {
				continue
			}
			coded++
			var plain []any
			for _, c := range codes {
				plain = append(plain, c.(*object).get("value"))
			}
			if got, want := jsonText(schema.get("missingValues")), jsonText(plain); got != want {
				t.Errorf("%s: missingValues of the schema are %s, want those of the field %s, %s", r.get("name"), got, f.get("name"), want)
			}
		}
		if list, ok := r.get("data").([]any); ok {
			inline++
			if header, ok := list[0].([]any); !ok || jsonText(header) != jsonText(names) {
				t.Errorf("%s: the first row is %s, want %s", r.get("name"), jsonText(list[0]), jsonText(names))
			}
		}
	}
	if inline < 10 || coded < 8 {
		t.Errorf("%d inline tables, %d fields with codes", inline, coded)
	}
}

func TestTheProfileRefusesWhatTheStandardRefuses(t *testing.T) {
	schema := profile(t)
	for _, c := range []struct{ name, old, new string }{
		{"no resources", `"resources": [`, `"resource": [`},
		{"a title in two languages", `"title": "Places"`, `"title": {"": "Places", "ja": "場所"}`},
		{"a type of field that there is not", `"type": "number"`, `"type": "float"`},
		{"a limit that is a list", `"minimum": 0`, `"minimum": [0]`},
		{"a creation date in words", `"created": "2026-11-29T00:00:00Z"`, `"created": "yesterday"`},
		{"a foreign key without a reference", `"reference": {"resource": "topics", "fields": "id"}`, `"references": {}`},
		{"a path out of the folder", `"name": "places",`, `"name": "places", "path": "../places.csv",`},
		{"no fields", `"fields": [`, `"field": [`},
		{"a missing value that is a number", `{"value": "[z]", "label": "not applicable"}`, `7`},
	} {
		text := string(whole(t))
		if !strings.Contains(text, c.old) {
			t.Fatalf("%s: the dataset has no %s", c.name, c.old)
		}
		descriptor, err := jsonschema.UnmarshalJSON(strings.NewReader(strings.Replace(text, c.old, c.new, 1)))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if schema.Validate(descriptor) == nil {
			t.Errorf("%s is accepted", c.name)
		}
	}
}
