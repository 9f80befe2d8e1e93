//go:build npm

package datapackage

import (
	"encoding/json"
	"errors"
	"os/exec"
	"path/filepath"
	"testing"

	"bilateral/data"
)

// Another program reads every table of the dataset, with as many rows and as
// many values as we do, and finds each key in the table that it refers to.
func TestAnotherReaderReadsEveryTable(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	reader := filepath.Join(root, "testdata", "datapackage", "reader")
	module := filepath.Join(root, ".cache", "npm", "datapackage", "node_modules", "datapackage")
	out, err := exec.Command("node", filepath.Join(reader, "read.js"), module, filepath.Join(root, "data", data.DefaultFile)).Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("%v: %s\nrun testdata/datapackage/reader/install (make test does)", err, exit.Stderr)
		}
		t.Fatal(err)
	}
	type count struct {
		Name         string
		Rows, Values int
	}
	var got, want []count
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	for _, table := range tables(t) {
		c := count{Name: table.name, Rows: len(table.rows)}
		for _, r := range table.rows {
			for _, cell := range r.cells {
				if cell.value != nil {
					c.Values++
				}
			}
		}
		want = append(want, c)
	}
	if len(got) != len(want) || len(want) == 0 {
		t.Fatalf("%d tables, want %d", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %+v, want %+v", got[i], want[i])
		}
	}
}

// tables are the tables of the explorer's own dataset as the decoder reads
// them.
func tables(t *testing.T) []*table {
	t.Helper()
	root, faults := parseJSON(whole(t))
	if faults != nil {
		t.Fatal(faults)
	}
	d := &decoder{files: data.Default}
	d.descriptor(root.(*object))
	if len(d.faults) > 0 {
		t.Fatal(d.faults)
	}
	return d.tables
}
