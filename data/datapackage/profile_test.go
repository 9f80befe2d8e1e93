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

func TestTheProfileRefusesWhatTheStandardRefuses(t *testing.T) {
	schema := profile(t)
	for _, c := range []struct{ name, old, new string }{
		{"no resources", `"resources": [`, `"resource": [`},
		{"a title in two languages", `"title": "Places"`, `"title": {"": "Places", "ja": "場所"}`},
		{"a type of field that there is not", `"type": "number"`, `"type": "float"`},
		{"a limit that is a list", `"minimum": 0`, `"minimum": [0]`},
		{"a creation date in words", `"created": "2026-11-24T00:00:00Z"`, `"created": "yesterday"`},
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
