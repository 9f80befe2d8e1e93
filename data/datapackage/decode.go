// Package datapackage reads a dataset from a Frictionless Data Package,
// version 2, and reports everything that is wrong with it at once. It stands
// at the start of the flow, on the server and in tools only: the browser gets
// the compact form of package wire.
package datapackage

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
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

// Default reads the dataset that the explorer shows when it is given no other. It takes it
// as valid, which a test makes sure of: who starts a server does not wait for that. Of it
// the site has the files that the values were read from.
func Default() (*data.Dataset, error) {
	b, folder, err := openDescriptor(data.Default, data.DefaultFile)
	if err != nil {
		return nil, err
	}
	ds, err := decoder{files: folder, trusted: true}.twice(b)
	if err == nil && ds.Origins != nil {
		ds.Origins.Folder = data.SourcesFolder
	}
	return ds, err
}

// DecodeFS reads a descriptor and the CSV files that it names, which must
// stand in the descriptor's folder or below it. The error wraps ErrInvalid and
// data.Faults, or is that of opening the descriptor.
func DecodeFS(files fs.FS, descriptor string) (*data.Dataset, error) {
	b, folder, err := openDescriptor(files, descriptor)
	if err != nil {
		return nil, err
	}
	return decode(b, folder)
}

// openDescriptor reads a descriptor and finds the folder that its files are named from.
func openDescriptor(files fs.FS, descriptor string) ([]byte, fs.FS, error) {
	b, err := readFile(files, descriptor)
	if err != nil {
		return nil, nil, fmt.Errorf("reading the dataset: %w", err)
	}
	folder, err := fs.Sub(files, path.Dir(descriptor))
	if err != nil {
		return nil, nil, fmt.Errorf("reading the dataset: %w", err)
	}
	return b, folder, nil
}

// DecodeFile reads a descriptor from a file of the operating system, and the
// CSV files beside it, as ReadPackage does.
func DecodeFile(name string) (*data.Dataset, error) {
	p, err := ReadPackage(name)
	if err != nil {
		return nil, err
	}
	return p.Decode()
}

// readFile reads a file, but not much more of it than MaxBytes.
func readFile(files fs.FS, name string) ([]byte, error) {
	if all, is := files.(kept); is && all[name].content != nil {
		return all[name].content, nil
	}
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var b bytes.Buffer
	if info, err := f.Stat(); err == nil {
		b.Grow(int(min(info.Size(), MaxBytes)) + bytes.MinRead) // all at once
	}
	_, err = b.ReadFrom(io.LimitReader(f, MaxBytes+1))
	return b.Bytes(), err
}

// decoder collects tables and faults.
type decoder struct {
	files fs.FS // where CSV files are, nil for nowhere
	// trusted says that the package is known to be valid: only what makes the dataset is
	// done, and no rule is checked that takes time.
	trusted bool
	// quick says that tables of series may be read by plain.
	quick bool

	tables []*table
	passed map[string]bool // names of resources that are no tables
	faults data.Faults

	nearestFaults data.Faults // of series that there are not; see addNearest

	headlineFigures [][]evidence.Computation // of each headline

	unnamed         bool     // a resource could not be told from others by its name
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

func decode(b []byte, files fs.FS) (*data.Dataset, error) { return decoder{files: files}.twice(b) }

// twice makes the dataset of a descriptor, quickly where it can: what is wrong, or not plain
// enough for that, is told by reading once more.
func (d decoder) twice(b []byte) (*data.Dataset, error) {
	again := d
	d.quick = true
	if ds, err := d.decode(b); err == nil {
		return ds, nil
	}
	return again.decode(b)
}

// decode makes the dataset of a descriptor.
func (d *decoder) decode(b []byte) (*data.Dataset, error) {
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
	d.expectTables()
	if !d.trusted {
		d.references()
	}
	ds := d.dataset(descriptor)
	claims := d.claims()
	if !d.trusted {
		d.addRules(ds.ValidateRows(d.where))
	}
	d.addNearest()
	if len(d.faults) == 0 {
		d.faults = append(d.faults, evidence.Evaluate(ds, claims)...)
		d.faults = append(d.faults, evidence.Headlines(ds, d.headlineFigures)...)
		if len(d.faults) == 0 && !d.trusted {
			d.addRules(ds.ValidateClaims(d.where))
		}
	}
	if len(d.faults) > 0 {
		var names []string
		for _, t := range d.tables {
			names = append(names, t.name)
		}
		d.faults = d.causes()
		d.faults.Sort(names)
		return nil, invalid{d.faults.Once()}
	}
	return ds, nil
}

// addRules adds the faults that the dataset's own rules have found, but not
// those that only follow from a fault already found at the same place.
func (d *decoder) addRules(broken data.Faults) {
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
	follows := map[string]string{"reason": "value", "remark": "value", "terms": "licence", "benchmark": "meaning", "benchmarkLabel": "benchmark",
		"day": "period"} // what a rule asks for because of another field
	for _, f := range broken {
		name, _, _ := strings.Cut(f.Field, ".")
		name, _, _ = strings.Cut(name, "[")
		if f.Resource == data.PackageResource && (found[place{f.Resource, 0, "explorer"}] ||
			strings.HasPrefix(f.Field, "explorer.roles.") && found[place{f.Resource, 0, "explorer.roles"}]) {
			continue
		}
		if found[place{f.Resource, f.Row, f.Field}] || found[place{f.Resource, f.Row, name}] ||
			found[place{f.Resource, f.Row, ""}] || found[place{f.Resource, 0, name}] || found[place{f.Resource, 0, ""}] {
			continue
		}
		if t := d.table(f.Resource); t != nil {
			c, whole := t.at(f.Row, f.Field)
			cause := follows[f.Field]
			if first, _ := t.at(f.Row, cause); c.broken || !whole || first.broken || cause != "" && found[place{f.Resource, f.Row, cause}] {
				continue
			}
			if c.value != nil && c.text != "" {
				f.Value = c.text
			}
		}
		d.faults = append(d.faults, f)
	}
}

// where says in which table and row of the package the nth row of a table of
// the dataset stands. The rows of a table beside which there is an open one
// come first; those of series stand in the order of the series.
func (d *decoder) where(name string, n int) (resource string, row int) {
	t := d.table(name)
	if t == nil || n == 0 {
		return name, n
	}
	if n > len(t.rows) {
		if open := d.table("open-" + name); open != nil {
			t, n = open, n-len(t.rows)
		}
	}
	if n > len(t.rows) {
		return t.name, n
	}
	if t.order != nil {
		n = t.order[n-1] + 1
	}
	return t.name, t.rows[n-1].number
}

// manyUnknown is how many different values stand in no row of a table before
// that is taken for one cause: the table of open evidence that is not there.
const manyUnknown = 5

// causes leaves out the faults that only follow from a table that could not be
// read, or that is not there or has no rows. The latter are named in their
// place.
func (d *decoder) causes() data.Faults {
	values := map[string]map[string]bool{} // that a table does not have
	for _, f := range d.faults {
		if values[f.ForeignTable] == nil {
			values[f.ForeignTable] = map[string]bool{}
		}
		values[f.ForeignTable][f.Value] = true
	}
	var faults data.Faults
	for _, f := range d.faults {
		if f.ForeignTable == "" {
			faults = append(faults, f)
			continue
		}
		t, open := d.table(f.ForeignTable), d.table("open-"+f.ForeignTable)
		switch {
		case f.ForeignTable == collectionsProperty:
			if len(d.collectionNames) > 0 && !d.lackCollections() {
				faults = append(faults, f)
			} else if !d.lackCollections() {
				faults = append(faults, data.Fault{Resource: data.PackageResource, Field: f.ForeignTable, Want: "a list of the tables of series"})
			}
		case t == nil && d.unnamed:
		case t == nil && (open == nil || !optional(f.ForeignTable)):
			faults = append(faults, data.Fault{Resource: data.PackageResource, Field: "resources",
				Want: "a resource named " + strconv.Quote(f.ForeignTable)})
		case t != nil && t.lacking() || open != nil && open.lacking():
		case t != nil && open == nil && d.ours("open-"+f.ForeignTable) &&
			(len(values[f.ForeignTable]) > manyUnknown || f.ForeignTable == "indicators" && slices.Contains(d.collectionNames, f.Resource) && t.field("collection") == nil):
			faults = append(faults, data.Fault{Resource: data.PackageResource, Field: "resources",
				Want: "a resource named " + strconv.Quote("open-"+f.ForeignTable)})
		case t != nil && len(t.rows) == 0:
			faults = append(faults, data.Fault{Resource: t.name, Want: "at least one row"})
		case open != nil && len(open.rows) == 0:
			faults = append(faults, data.Fault{Resource: open.name, Want: "at least one row"})
		default:
			faults = append(faults, f)
		}
	}
	return faults
}
