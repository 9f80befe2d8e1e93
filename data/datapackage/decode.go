// Package datapackage reads a dataset from a Frictionless Data Package,
// version 2, and reports everything that is wrong with it at once. It stands
// at the start of the flow, on the server and in tools only: the browser gets
// the compact form of package wire.
package datapackage

import (
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
	"bilateral/data/sheet"
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
	passed map[string]bool // names of resources that are no tables
	faults data.Faults

	nearestFaults data.Faults // of series that there are not; see addNearest

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
	d.expectTables()
	d.references()
	ds := d.dataset(descriptor)
	claims := d.claims()
	d.addRules(ds)
	d.addNearest()
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
		d.faults = d.causes()
		d.faults.Sort(names)
		return nil, invalid{d.faults.Once()}
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
	follows := map[string]string{"reason": "value", "remark": "value", "terms": "licence", "benchmark": "meaning", "benchmarkLabel": "benchmark",
		"day": "period"} // what a rule asks for because of another field
	for _, f := range ds.ValidateRows(d.where) {
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
	d.collectionNames = d.names(o, "collections")
	list, _ := o.get("resources").([]any)
	if len(list) == 0 {
		d.unnamed = true
		d.fault(data.PackageResource, 0, "resources", o.get("resources"), "a list of at least one resource")
	}
	for i, v := range list {
		at := "resources[" + strconv.Itoa(i) + "]"
		r, ok := v.(*object)
		name, _ := r.get("name").(string)
		if !ok || name == "" {
			d.fault(data.PackageResource, 0, at, v, "a resource with a name")
			d.unnamed = true
			continue
		}
		if d.table(name) != nil || d.passed[name] || name == data.PackageResource {
			d.fault(data.PackageResource, 0, at+".name", name, "a name that no other resource has, and not "+strconv.Quote(data.PackageResource))
			d.unnamed = true
			continue
		}
		if !d.ours(name) && !isTable(r) {
			if d.passed == nil {
				d.passed = map[string]bool{}
			}
			d.passed[name] = true
			continue
		}
		t := &table{name: name, reads: d.columnsOf(name)}
		d.tables = append(d.tables, t)
		d.schema(t, r)
		if !t.cut {
			d.rows(t, r)
		}
	}
}

// collectionsProperty is the property of the package with the names of the
// tables of series.
const collectionsProperty = "explorer.collections"

// lackCollections reports whether it is known already that tables of series are
// not there, or not named.
func (d *decoder) lackCollections() bool {
	return slices.ContainsFunc(d.faults, func(f data.Fault) bool {
		return f.Resource == data.PackageResource && (f.Field == "explorer" || strings.HasPrefix(f.Field, collectionsProperty) || f.Field == "resources" && f.ForeignTable == "")
	})
}

// optional reports whether a package may do without a table.
func optional(name string) bool {
	return !slices.ContainsFunc(columns, func(c tableColumns) bool { return c.table == name && !c.optional })
}

// ours reports whether the explorer reads a table of that name.
func (d *decoder) ours(name string) bool {
	return slices.Contains(d.collectionNames, name) ||
		slices.ContainsFunc(columns, func(c tableColumns) bool { return c.table == name })
}

// isTable reports whether a resource that the explorer does not know is a
// table that it can check: any other, such as a picture, is passed over.
func isTable(r *object) bool {
	if _, ok := r.get("schema").(*object); !ok {
		return false
	}
	_, inline := r.values["data"]
	format, _ := r.get("format").(string)
	paths, _ := names(r.get("path"))
	return inline || strings.EqualFold(format, "csv") || format == "" &&
		!slices.ContainsFunc(paths, func(p string) bool { return !strings.EqualFold(path.Ext(p), ".csv") })
}

// rows reads a resource's rows from its data or from its CSV files.
func (d *decoder) rows(t *table, r *object) {
	inline, hasData := r.values["data"]
	address, hasPath := r.values["path"]
	told := len(d.faults)
	d.dialect(t, r)
	t.cut = len(d.faults) > told
	switch {
	case t.cut:
	case hasData == hasPath:
		d.fault(t.name, 0, "", nil, `either "data" or "path"`)
		t.cut = true
	case hasData:
		list, ok := inline.([]any)
		if !ok {
			d.fault(t.name, 0, "data", inline, "a list of rows")
			t.cut = true
			return
		}
		d.read(t, list)
		d.repeated(t)
		d.unique(t)
	default:
		paths, ok := names(address)
		if !ok {
			d.fault(t.name, 0, "path", address, "a file name or a list of file names")
			t.cut = true
			return
		}
		for _, p := range paths {
			d.csvRows(t, p)
		}
		d.repeated(t)
		d.unique(t)
	}
}

// dialects are the properties of a dialect that change how a CSV file or a
// list of rows is read, with the values that the standard takes where none is
// given. Others, and properties that the standard does not know, mean nothing
// to the tables here.
var dialects = []struct {
	key    string
	values []string // the default first; "" for none
}{
	{"delimiter", []string{","}}, {"header", []string{"true"}}, {"headerRows", []string{"[1]"}}, {"quoteChar", []string{`"`}},
	{"doubleQuote", []string{"true"}}, {"lineTerminator", []string{"\r\n", "\n"}}, {"skipInitialSpace", []string{"false"}},
	{"escapeChar", []string{""}}, {"nullSequence", []string{""}}, {"commentChar", []string{""}}, {"commentRows", []string{"[]"}},
	{"property", []string{""}},
}

// dialect reads how a resource's rows are written: only the standard's own way
// is read, written out or not.
func (d *decoder) dialect(t *table, r *object) {
	if v := r.get("encoding"); v != nil && !strings.EqualFold(written(v), "utf-8") && !strings.EqualFold(written(v), "utf8") {
		d.fault(t.name, 0, "encoding", v, "utf-8, or no encoding: save the file as UTF-8")
	}
	v := r.get("dialect")
	o, ok := v.(*object)
	if v != nil && !ok {
		d.fault(t.name, 0, "dialect", v, "a dialect as an object: one in a file of its own is not read here")
	}
	for _, p := range dialects {
		v := o.get(p.key)
		text := jsonText(v)
		if s, isText := v.(string); isText {
			text = s
		}
		if v == nil || slices.Contains(p.values, text) {
			continue
		}
		def := "no such property"
		if p.values[0] != "" {
			def = p.values[0] + ", or no such property"
		}
		switch p.key {
		case "delimiter":
			d.fault(t.name, 0, "dialect.delimiter", v, `a comma, as {"delimiter": ","} or without saying so: save the file with commas between the cells`)
		default:
			d.fault(t.name, 0, "dialect."+p.key, v, def+": tables are read in the standard's own form only")
		}
	}
}

// csvRows reads the rows of a CSV file.
func (d *decoder) csvRows(t *table, name string) {
	bad := func(want string) {
		d.fault(t.name, 0, "path", name, want)
		t.cut = true
	}
	if !fs.ValidPath(name) || name == "." || strings.Contains(name, `\`) {
		bad("the name of a file in the dataset's folder or below it, with no \"..\" and no address")
		return
	}
	if d.files == nil {
		bad("inline data, because this dataset was not read from a folder")
		return
	}
	b, err := readFile(d.files, name)
	if err != nil {
		bad("a file that can be read: " + cause(err))
		return
	}
	if len(b) > MaxBytes {
		bad("at most " + strconv.Itoa(MaxBytes) + " bytes")
		return
	}
	s, faults := sheet.Read(b, t.fieldNames())
	before := len(t.rows)
	for _, f := range faults {
		f.Resource = t.name
		if f.Row > 0 {
			f.Row += t.counted
		} else if f.Field == "" {
			f.Field, f.Value = "path", name
		}
		d.faults = append(d.faults, f)
	}
	t.cut = t.cut || s.Cut
	if s.Header == nil {
		return
	}
	at := d.header(t, s.Header, func(i int) string { return "column " + strconv.Itoa(i+1) + " of " + name })
	for _, r := range s.Rows {
		if r.Cells == nil {
			d.brokenRow(t, t.counted+r.Number, nil, "")
			continue
		}
		d.readCells(t, t.counted+r.Number, at, func(i int) any { return r.Cells[i] })
	}
	if n := len(t.rows); n > before {
		t.counted = t.rows[n-1].number
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
