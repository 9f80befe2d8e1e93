package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bilateral/components/conformance"
)

var testFunction = regexp.MustCompile(`(?m)^func (Test\w+)\(`)

// testsOf are the tests of the module, by name, each with the text of its file.
func testsOf(t *testing.T) map[string]string {
	t.Helper()
	tests := map[string]string{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && d.Name() != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(path, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(path)
		for _, found := range testFunction.FindAllStringSubmatch(string(text), -1) {
			tests[found[1]] += string(text)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return tests
}

// What the statement on accessibility says was tested is tested: every test that it names
// is there, and so is the part of it.
func TestEveryTestOfTheStatementIsThere(t *testing.T) {
	there, named := testsOf(t), 0
	look := func(of string, ways conformance.Ways, tests conformance.Tests) {
		list := tests.List()
		if automatic := ways&(conformance.Automatic|conformance.Orca) != 0; automatic != (len(list) > 0) {
			t.Errorf("%s: checked by machine: %v, with the tests %q", of, automatic, list)
		}
		for i, test := range list {
			name, part, _ := strings.Cut(test, "/")
			file, is := there[name]
			switch {
			case slices.Contains(list[:i], test):
				t.Errorf("%s: %s is named twice", of, test)
			case !is:
				t.Errorf("%s: there is no %s", of, name)
			case part != "" && !strings.Contains(file, `"`+strings.ReplaceAll(part, "_", " ")+`"`):
				t.Errorf("%s: %s has no part %q", of, name, part)
			}
			named++
		}
	}
	for _, c := range conformance.Criteria() {
		look(c.Number, c.Ways, c.Tests)
	}
	for _, g := range conformance.Groups() {
		for _, h := range g.Heuristics {
			look(h.Name, h.Ways, h.Tests)
		}
	}
	if named < 150 {
		t.Errorf("only %d tests are named", named)
	}
}

// The statement says that nothing listens to how a device is moved.
func TestNoScriptListensToMotion(t *testing.T) {
	motion := regexp.MustCompile(`devicemotion|deviceorientation|Accelerometer|Gyroscope|DeviceMotionEvent`)
	read := 0
	err := filepath.WalkDir(filepath.Join("web", "static"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".js" {
			return err
		}
		read++
		text, err := os.ReadFile(path)
		if found := motion.Find(text); found != nil {
			t.Errorf("%s listens to %s", path, found)
		}
		return err
	})
	if err != nil || read < 20 {
		t.Errorf("%d scripts were read: %v", read, err)
	}
}
