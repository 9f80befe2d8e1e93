package datapackage

import (
	"slices"
	"strconv"
	"strings"

	"bilateral/data"
)

// originOf reads a row of a CSV file as RFC 7111 points to it, works.csv#row=2; a row of 0
// where it is none.
func originOf(text string) (file string, row int) {
	file, number, found := strings.Cut(text, "#row=")
	if !found || file == "" || strings.Trim(file, fileSigns) != "" || len(number) > 9 || strings.HasPrefix(number, "0") || !isInteger(number) || digits(number) == 0 {
		return "", 0
	}
	row, _ = strconv.Atoi(number) // nine digits at most
	return file, row
}

// fileSigns may stand in the name of such a file.
const fileSigns = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-"

// maxFiles is how many files values may come from.
const maxFiles = 254 // wire tells files apart by a byte

// originIn reads from which row of which file a value came; zero where the package does
// not say.
func (r *reader) originIn(o *data.Origins, text string) data.Origin {
	if text == "" {
		return data.Origin{}
	}
	file, row := originOf(text)
	if row == 0 {
		r.fault("origin", text, "the name of a CSV file and a row of it, such as works.csv#row=2")
		return data.Origin{}
	}
	i := slices.Index(o.Files, file)
	if i < 0 && len(o.Files) == maxFiles {
		r.fault("origin", text, "one of at most "+strconv.Itoa(maxFiles)+" files")
		return data.Origin{}
	}
	if i < 0 {
		i = len(o.Files)
		o.Files = append(o.Files, file)
	}
	return data.Origin{File: uint8(i + 1), Row: uint32(row)}
}

// origins gives the dataset the origins of its values, where the package has any.
func (d *decoder) origins(ds *data.Dataset) {
	o := &data.Origins{}
	for _, c := range ds.Collections {
		t := d.table(string(c.ID))
		if t == nil || t.field("origin") == nil {
			continue
		}
		r, at := &reader{d: d, resource: t.name, table: t}, 0
		for _, s := range c.Series {
			rows := make([]data.Origin, len(s.Points))
			for i := range rows {
				if t.left != nil {
					rows[i] = r.originIn(o, t.origins[t.order[at]])
				} else {
					row := t.rows[t.order[at]]
					r.row, r.cells = row.number, row.cells
					rows[i] = r.originIn(o, r.str("origin"))
				}
				at++
			}
			o.Lines, o.Rows = append(o.Lines, s), append(o.Rows, rows)
		}
	}
	d.each("facts", func(r *reader) { o.Facts = append(o.Facts, r.originIn(o, r.str("origin"))) })
	if len(o.Files) > 0 {
		o.Index()
		ds.Origins = o
	}
}
