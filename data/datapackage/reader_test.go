//go:build npm

package datapackage

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"bilateral/data"
)

// count is a table as another reader finds it.
type count struct {
	Name         string
	Rows, Values int
}

// readByAnother is what another program finds in a package, a descriptor or a ZIP.
func readByAnother(t *testing.T, file string) []count {
	t.Helper()
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	reader := filepath.Join(root, "testdata", "datapackage", "reader")
	module := filepath.Join(root, ".cache", "npm", "datapackage", "node_modules", "datapackage")
	out, err := exec.Command("node", filepath.Join(reader, "read.js"), module, file).Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("%v: %s\nrun testdata/datapackage/reader/install (make test does)", err, exit.Stderr)
		}
		t.Fatal(err)
	}
	var got []count
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	return got
}

// counted are tables as the decoder reads them.
func counted(tables []*table) []count {
	var list []count
	for _, table := range tables {
		c := count{Name: table.name, Rows: len(table.rows)}
		for _, r := range table.rows {
			for _, cell := range r.cells {
				if cell.value != nil {
					c.Values++
				}
			}
		}
		list = append(list, c)
	}
	return list
}

// Another program reads every table of the dataset, with as many rows and as
// many values as we do, and finds each key in the table that it refers to.
func TestAnotherReaderReadsEveryTable(t *testing.T) {
	file, err := filepath.Abs(filepath.Join("..", data.DefaultFile))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := readByAnother(t, file), counted(tables(t, whole(t), data.Default)); !slices.Equal(got, want) || len(want) == 0 {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// It reads those of a release too, from its ZIP, and those of another dataset.
func TestAnotherReaderReadsEveryTableOfARelease(t *testing.T) {
	for name, c := range releases(t) {
		b, err := c.release.ZIP()
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "release.zip")
		if err := os.WriteFile(file, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if got, want := readByAnother(t, file), counted(tables(t, c.release.File(DescriptorFile), unzipped(t, c.release))); !slices.Equal(got, want) || len(want) == 0 {
			t.Errorf("%s: got %+v, want %+v", name, got, want)
		}
	}
}

// tables are the tables of a descriptor and its files as the decoder reads them.
func tables(t *testing.T, descriptor []byte, files fs.FS) []*table {
	t.Helper()
	root, faults := parseJSON(descriptor)
	if faults != nil {
		t.Fatal(faults)
	}
	d := &decoder{files: files}
	d.descriptor(root.(*object))
	if len(d.faults) > 0 {
		t.Fatal(d.faults)
	}
	return d.tables
}
