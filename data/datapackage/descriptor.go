package datapackage

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"bilateral/data"
	"bilateral/data/sheet"
)

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
		d.checkKeys(t)
	default:
		paths, ok := names(address)
		if !ok {
			d.fault(t.name, 0, "path", address, "a file name or a list of file names")
			t.cut = true
			return
		}
		if len(paths) == 1 && d.quickly(t) {
			if t.left, ok = d.csvFile(t, paths[0]); ok {
				return
			}
		}
		for _, p := range paths {
			d.csvRows(t, p)
		}
		d.checkKeys(t)
	}
}

// checkKeys takes away rows that stand twice, and checks the keys.
func (d *decoder) checkKeys(t *table) {
	if !d.trusted {
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
	if b, ok := d.csvFile(t, name); ok {
		d.csvContent(t, name, b)
	}
}

// csvFile reads a CSV file; what stands in its way is a fault.
func (d *decoder) csvFile(t *table, name string) (b []byte, ok bool) {
	bad := func(want string) ([]byte, bool) {
		d.fault(t.name, 0, "path", name, want)
		t.cut = true
		return nil, false
	}
	if !fs.ValidPath(name) || name == "." || strings.Contains(name, `\`) {
		return bad("the name of a file in the dataset's folder or below it, with no \"..\" and no address")
	}
	if d.files == nil {
		return bad("inline data, because this dataset was not read from a folder")
	}
	b, err := readFile(d.files, name)
	if err != nil {
		return bad("a file that can be read: " + cause(err))
	}
	if len(b) > MaxBytes {
		return bad("at most " + strconv.Itoa(MaxBytes) + " bytes")
	}
	return b, true
}

// csvContent reads the rows of a CSV file from what stands in it.
func (d *decoder) csvContent(t *table, name string, b []byte) {
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
