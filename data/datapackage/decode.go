// Package datapackage reads a dataset from a Frictionless Data Package,
// version 2, and reports everything that is wrong with it at once. It stands
// at the start of the flow, on the server and in tools only: the browser gets
// the compact form of package wire.
package datapackage

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"bilateral/data"
	"bilateral/data/evidence"
)

// ErrInvalid is wrapped by every error that says that a dataset breaks its
// rules. The data.Faults in it say which, all of them.
var ErrInvalid = errors.New("the dataset breaks its rules")

// invalid is faults as an error.
type invalid struct{ faults data.Faults }

func (e invalid) Error() string   { return e.faults.Error() }
func (e invalid) Unwrap() []error { return []error{ErrInvalid, e.faults} }

// profiles are the values of $schema that are read.
var profiles = []string{
	"https://datapackage.org/profiles/2.0/datapackage.json",
}

// Decode reads a descriptor whose tables stand inside it. The error wraps
// ErrInvalid and data.Faults.
func Decode(descriptor []byte) (*data.Dataset, error) {
	return decode(descriptor, nil)
}

// Default reads the dataset that the explorer shows when it is given no other.
func Default() (*data.Dataset, error) {
	return DecodeFS(data.Default, data.DefaultFile)
}

// DecodeFS reads a descriptor and the CSV files that it names, which must
// stand in the descriptor's folder or below it. The error wraps ErrInvalid and
// data.Faults, or is that of opening the descriptor.
func DecodeFS(files fs.FS, descriptor string) (*data.Dataset, error) {
	b, err := readFile(files, descriptor)
	if err != nil {
		return nil, fmt.Errorf("reading the dataset: %w", err)
	}
	folder, err := fs.Sub(files, path.Dir(descriptor))
	if err != nil {
		return nil, fmt.Errorf("reading the dataset: %w", err)
	}
	return decode(b, folder)
}

// DecodeFile reads a descriptor from a file of the operating system, and the
// CSV files beside it. A link that leads out of the folder is not followed.
func DecodeFile(name string) (*data.Dataset, error) {
	root, err := os.OpenRoot(filepath.Dir(name))
	if err != nil {
		return nil, fmt.Errorf("reading the dataset: %w", err)
	}
	defer root.Close()
	return DecodeFS(root.FS(), filepath.Base(name))
}

// readFile reads a file, but not much more of it than MaxBytes.
func readFile(files fs.FS, name string) ([]byte, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, MaxBytes+1))
}

// decoder collects tables and faults.
type decoder struct {
	files  fs.FS // where CSV files are, nil for nowhere
	tables []*table
	faults data.Faults

	collectionNames []string // of the tables of series
}

// fault notes what is wrong; found is the value as it stands in the file.
func (d *decoder) fault(resource string, row int, field string, found any, want string) {
	f := data.Fault{Resource: resource, Row: row, Field: field, Want: want}
	if found != nil {
		f.Value = written(found)
	}
	d.faults = append(d.faults, f)
}

func (d *decoder) table(name string) *table {
	for _, t := range d.tables {
		if t.name == name {
			return t
		}
	}
	return nil
}

func decode(b []byte, files fs.FS) (*data.Dataset, error) {
	d := &decoder{files: files}
	root, faults := parseJSON(b)
	d.faults = faults
	if root == nil && faults != nil {
		return nil, invalid{faults}
	}
	descriptor, ok := root.(*object)
	if !ok {
		d.fault(data.PackageResource, 0, "", root, "a Data Package descriptor, which is an object")
		return nil, invalid{d.faults}
	}
	d.descriptor(descriptor)
	d.references()
	ds := d.dataset(descriptor)
	claims := d.claims()
	d.addRules(ds)
	if len(d.faults) == 0 {
		d.faults = append(d.faults, evidence.Evaluate(ds, claims)...)
		if len(d.faults) == 0 {
			d.addRules(ds) // now of the claims too
		}
	}
	if len(d.faults) > 0 {
		var names []string
		for _, t := range d.tables {
			names = append(names, t.name)
		}
		d.faults.Sort(names)
		return nil, invalid{d.faults}
	}
	return ds, nil
}

// addRules adds the faults that the dataset's own rules find, but not those
// that only follow from a fault already found at the same place.
func (d *decoder) addRules(ds *data.Dataset) {
	type place struct {
		resource string
		row      int
		field    string
	}
	found := map[place]bool{}
	for _, f := range d.faults {
		name, _, _ := strings.Cut(f.Field, ".")
		found[place{f.Resource, f.Row, f.Field}] = true
		if f.Resource != data.PackageResource {
			for part := range strings.SplitSeq(name, ", ") {
				found[place{f.Resource, f.Row, part}] = true
			}
		}
	}
	for _, f := range ds.Validate() {
		// The rows of a table beside which there is an open one come first.
		if t, open := d.table(f.Resource), d.table("open-"+f.Resource); t != nil && open != nil && f.Row > len(t.rows) {
			f.Resource, f.Row = open.name, f.Row-len(t.rows)
		}
		name, _, _ := strings.Cut(f.Field, ".")
		name, _, _ = strings.Cut(name, "[")
		if found[place{f.Resource, f.Row, f.Field}] || found[place{f.Resource, f.Row, name}] ||
			found[place{f.Resource, f.Row, ""}] || found[place{f.Resource, 0, name}] || found[place{f.Resource, 0, ""}] {
			continue
		}
		d.faults = append(d.faults, f)
	}
}

// descriptor reads the package's own properties that the standard names, and
// the tables of its resources.
func (d *decoder) descriptor(o *object) {
	if s, _ := o.get("$schema").(string); !slices.Contains(profiles, s) {
		d.fault(data.PackageResource, 0, "$schema", o.get("$schema"), strings.Join(profiles, " or "))
	}
	for _, name := range []string{"name", "version", "title", "description"} {
		v, given := o.values[name]
		s, ok := v.(string)
		if given && !ok {
			d.fault(data.PackageResource, 0, name, v, "text")
		} else if s == "" && (name == "name" || name == "version") {
			d.fault(data.PackageResource, 0, name, v, "text; a value is required")
		}
	}
	list, _ := o.get("resources").([]any)
	if len(list) == 0 {
		d.fault(data.PackageResource, 0, "resources", o.get("resources"), "a list of at least one resource")
	}
	for i, v := range list {
		at := "resources[" + strconv.Itoa(i) + "]"
		r, ok := v.(*object)
		name, _ := r.get("name").(string)
		if !ok || name == "" {
			d.fault(data.PackageResource, 0, at, v, "a resource with a name")
			continue
		}
		if d.table(name) != nil || name == data.PackageResource {
			d.fault(data.PackageResource, 0, at+".name", name, "a name that no other resource has, and not "+strconv.Quote(data.PackageResource))
			continue
		}
		t := &table{name: name}
		d.tables = append(d.tables, t)
		d.schema(t, r)
		d.rows(t, r)
	}
}

// rows reads a resource's rows from its data or from its CSV files.
func (d *decoder) rows(t *table, r *object) {
	inline, hasData := r.values["data"]
	address, hasPath := r.values["path"]
	switch {
	case hasData == hasPath:
		d.fault(t.name, 0, "", nil, `either "data" or "path"`)
	case hasData:
		list, ok := inline.([]any)
		if !ok {
			d.fault(t.name, 0, "data", inline, "a list of rows")
			return
		}
		d.read(t, list)
		d.unique(t)
	default:
		paths, ok := names(address)
		if !ok {
			d.fault(t.name, 0, "path", address, "a file name or a list of file names")
			return
		}
		for _, key := range []string{"dialect", "encoding"} {
			if v := r.get(key); v != nil && written(v) != "utf-8" && written(v) != "UTF-8" {
				d.fault(t.name, 0, key, v, "a CSV file in UTF-8 with commas, without a "+key+" of its own")
			}
		}
		for _, p := range paths {
			d.csvRows(t, p)
		}
		d.unique(t)
	}
}

// csvRows reads the rows of a CSV file.
func (d *decoder) csvRows(t *table, name string) {
	if !fs.ValidPath(name) || name == "." || strings.Contains(name, `\`) {
		d.fault(t.name, 0, "path", name, "the name of a file in the dataset's folder or below it, with no \"..\" and no address")
		return
	}
	if d.files == nil {
		d.fault(t.name, 0, "path", name, "inline data, because this dataset was not read from a folder")
		return
	}
	b, err := readFile(d.files, name)
	if err != nil {
		d.fault(t.name, 0, "path", name, "a file that can be read: "+cause(err))
		return
	}
	if len(b) > MaxBytes {
		d.fault(t.name, 0, "path", name, "at most "+strconv.Itoa(MaxBytes)+" bytes")
		return
	}
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	if at := invalidUTF8(b); at >= 0 {
		d.fault(t.name, 0, "path", name, "UTF-8 text, at "+position(b, at))
		return
	}
	reader := csv.NewReader(bytes.NewReader(b))
	header, err := reader.Read() // before ReuseRecord: it is kept
	if err != nil {
		d.fault(t.name, 0, "path", name, "CSV with a header line: "+cause(err))
		return
	}
	for i, column := range header {
		if slices.Contains(header[:i], column) {
			d.fault(t.name, 0, "path", name, "each column once in the header; "+strconv.Quote(column)+" stands twice")
			return
		}
	}
	columns := make([]int, len(header))
	for i, column := range header {
		columns[i] = -1
		if at, known := t.index[column]; known {
			columns[i] = at
		}
	}
	reader.ReuseRecord = true
	for {
		record, err := reader.Read()
		if err == io.EOF {
			return
		}
		if err != nil {
			d.fault(t.name, 0, "path", name, "CSV with the same number of columns in each line: "+cause(err))
			return
		}
		d.readRecord(t, header, columns, record)
	}
}

// cause returns what an error of a file says, without the file's own name,
// which the fault has already.
func cause(err error) string {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err.Error()
	}
	return err.Error()
}
