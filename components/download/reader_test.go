//go:build npm

package download

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"bilateral/data"
)

// run runs a script of ours that hands a file to other readers, and reads what it
// prints.
func run(t *testing.T, script string, module, file string, to any) {
	t.Helper()
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	modules := filepath.Join(root, ".cache", "npm", "datapackage", "node_modules", module)
	out, err := exec.Command("node", filepath.Join(root, "testdata", "datapackage", "reader", script), modules, file).Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		t.Fatalf("%s: %v: %s\nrun testdata/datapackage/reader/install (make test does)", script, err, exit.Stderr)
	}
	if err == nil {
		err = json.Unmarshal(out, to)
	}
	if err != nil {
		t.Fatal(script, err)
	}
}

// otherReaders are packages for other readers, hostile ones among them.
func otherReaders() map[string]*Package {
	missing, unknown, formula, pair := year(2004, 0), year(2005, 1), year(2006, -2.5), year(2016, 1096865)
	missing.Value = data.Value{Missing: data.Low, Reason: data.Text{EN: "below \"half\",\na line"}}
	unknown.Source = ""
	joined := year(2005, 1)
	joined.Second = "paper"
	formula.Name = data.Text{EN: "=SUM(A1)", JA: "＝日本"}
	pair.Subject, pair.Period.End, pair.Segment = data.PairOf("AAA", "BBB"), 2020, 2
	return map[string]*Package{
		"rows of every kind":      testPackage(tableOf(year(2003, 1.5), missing, formula, pair)),
		"a row of two sources":    testPackage(tableOf(year(2003, 1), joined)),
		"two tables":              testPackage(tableOf(year(2003, 1.5)), tableOf(pair, year(2005, 0))),
		"no row":                  testPackage(tableOf()),
		"a row without a source":  testPackage(tableOf(unknown)),
		"more than one piece":     testPackage(tableOf(slices.Repeat([]*Row{year(2003, 1.5), missing, pair}, 2000)...)),
		"a table without a title": testPackage(&Table{Rows: slices.Values([]*Row{pair})}),
	}
}

// Other programs unpack the ZIP, and read the same cells from the CSV files.
func TestAnotherReaderUnpacksThePackage(t *testing.T) {
	for name, p := range otherReaders() {
		b := whole(p.ZIP())
		file := filepath.Join(t.TempDir(), "package.zip")
		if err := os.WriteFile(file, b, 0o600); err != nil {
			t.Fatal(err)
		}
		var got []struct {
			Name  string
			Bytes int
			Rows  [][]string
		}
		run(t, "zip.js", "", file, &got)
		want := unpacked(t, b)
		for _, f := range got {
			if strings.HasSuffix(f.Name, "/") {
				continue
			}
			if content, ok := want[f.Name]; !ok || len(content) != f.Bytes {
				t.Errorf("%s: %s has %d bytes, want %d", name, f.Name, f.Bytes, len(content))
			}
			if strings.HasSuffix(f.Name, ".csv") && !reflect.DeepEqual(f.Rows, lines(t, want[f.Name])) {
				t.Errorf("%s: the cells of %s are others", name, f.Name)
			}
			delete(want, f.Name)
		}
		if len(want) > 0 {
			t.Errorf("%s: %q were not found", name, slices.Sorted(maps.Keys(want)))
		}
	}
}

// Another program reads every table of the package by its schema, and finds each source.
func TestAnotherReaderReadsThePackage(t *testing.T) {
	for name, p := range otherReaders() {
		b := whole(p.ZIP())
		file := filepath.Join(t.TempDir(), "package.zip")
		if err := os.WriteFile(file, b, 0o600); err != nil {
			t.Fatal(err)
		}
		var got []struct {
			Name         string
			Rows, Values int
		}
		run(t, "read.js", "datapackage", file, &got)
		var d struct{ Resources []struct{ Name, Path string } }
		files := unpacked(t, b)
		if err := json.NewDecoder(bytes.NewReader(files[descriptorFile])).Decode(&d); err != nil {
			t.Fatal(err)
		}
		if len(got) != len(d.Resources) {
			t.Fatalf("%s: %d tables, want %d", name, len(got), len(d.Resources))
		}
		for i, r := range d.Resources {
			values, rows := 0, lines(t, files[r.Path])
			for _, row := range rows[1:] {
				for _, text := range row {
					if text != "" {
						values++
					}
				}
			}
			if got[i].Name != r.Name || got[i].Rows != len(rows)-1 || got[i].Values != values {
				t.Errorf("%s: got %+v, want %s with %d rows and %d values", name, got[i], r.Name, len(rows)-1, values)
			}
		}
	}
}
