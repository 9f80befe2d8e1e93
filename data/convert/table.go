package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io/fs"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"bilateral/data"
)

// converter reads the steward's files and collects what is wrong with them.
type converter struct {
	files  fs.FS
	read   []string // names of the files in the order in which they were read
	faults data.Faults

	places   map[string]string   // kind by code
	sources  map[string]bool     // whether figures may be shown, by id
	japanese map[string]string   // by English text
	works    map[pairYear]int    // of OpenAlex
	spikes   map[pairYear]string // the remark on a year of a pair that is out of line, "" for none
	medians  map[string]float64  // of the changes of all pairs at the first and the last year
	totals   map[string]string   // of NCSES: articles by edition, place and year
}

// pairYear is a pair of places in the order of the alphabet and a year.
type pairYear struct{ place, partner, year string }

// table is a file of the steward's.
type table struct {
	name    string
	columns []string
	rows    []row
}

// row is a row of a table; at counts data rows from 1.
type row struct {
	c     *converter
	t     *table
	at    int
	cells []string
}

// get returns the text in a column.
func (r row) get(column string) string {
	if i := slices.Index(r.t.columns, column); i >= 0 {
		return r.cells[i]
	}
	return ""
}

func (r row) fault(column, want string) {
	r.c.fault(r.t, r.at, column, r.get(column), want)
}

// open reads a file, which must have these columns and no others, and whose
// key no two rows may share. It is empty when it cannot be read.
func (c *converter) open(name string, key []string, columns ...string) *table {
	t := &table{name: name, columns: columns}
	c.read = append(c.read, name)
	b, err := fs.ReadFile(c.files, name)
	if err != nil {
		var pathError *fs.PathError
		if errors.As(err, &pathError) {
			err = pathError.Err
		}
		c.fault(t, 0, "", err.Error(), "a file that can be read")
		return t
	}
	reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff"))))
	records, err := reader.ReadAll()
	if err != nil || len(records) == 0 {
		c.fault(t, 0, "", strings.TrimSpace(errorText(err)), "CSV with a header line and as many cells in each line")
		return t
	}
	if header := records[0]; !slices.Equal(header, columns) {
		for _, column := range header {
			if !slices.Contains(columns, column) {
				c.fault(t, 0, column, "", "no column of that name")
			}
		}
		for _, column := range columns {
			if !slices.Contains(header, column) {
				c.fault(t, 0, column, "", "a column of that name")
			}
		}
		if len(header) != len(columns) || len(c.faults) > 0 && c.faults[len(c.faults)-1].Resource == name {
			return t
		}
		t.columns = header
	}
	first := map[string]int{}
	for i, cells := range records[1:] {
		r := row{c: c, t: t, at: i + 1, cells: cells}
		parts := make([]string, len(key))
		for j, column := range key {
			parts[j] = r.get(column)
		}
		k := strings.Join(parts, ", ")
		if earlier, dup := first[k]; dup {
			c.fault(t, r.at, strings.Join(key, ", "), k, "a key that no other row has; row "+strconv.Itoa(earlier)+" has it")
			continue
		}
		first[k] = r.at
		t.rows = append(t.rows, r)
	}
	return t
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// The kinds of place in places.csv.
const (
	country   = "country or territory"
	aggregate = "aggregate"
	residual  = "residual"
)

// place returns the code in a column, which must be one of places.csv and of
// one of the kinds.
func (r row) place(column string, kinds ...string) string {
	code := r.get(column)
	kind, known := r.c.places[code]
	if !known {
		r.fault(column, "a code that places.csv has")
	} else if !slices.Contains(kinds, kind) {
		r.fault(column, "the code of a "+strings.Join(kinds, " or "))
	}
	return code
}

// source returns the id of a source in a column, which must be one that may be
// shown.
func (r row) source(column string) string {
	id := r.get(column)
	if shown, known := r.c.sources[id]; !known {
		r.fault(column, "an id that sources.csv has")
	} else if !shown {
		r.fault(column, "a source whose figures may be shown: publishable is \"no\" in sources.csv")
	}
	return id
}

// uses checks that sources.csv has a source that a whole file rests on.
func (c *converter) uses(t *table, id string) {
	if !c.sources[id] {
		c.fault(t, 0, "", id, "a source of that id in sources.csv whose figures may be shown")
	}
}

var yearForm = regexp.MustCompile(`^(19|20)[0-9]{2}$`)

// year returns the year in a column.
func (r row) year(column string) string {
	if !yearForm.MatchString(r.get(column)) {
		r.fault(column, "a year from 1900 to 2099")
	}
	return r.get(column)
}

// oneOf returns the word in a column, which must be one of these.
func (r row) oneOf(column string, words ...string) string {
	if !slices.Contains(words, r.get(column)) {
		want := "one of " + strings.Join(words, ", ")
		if words[0] == "" {
			want = "nothing, or one of " + strings.Join(words[1:], ", ")
		}
		r.fault(column, want)
	}
	return r.get(column)
}

// The number of a column may be any number, or must be whole.
const (
	anyNumber = iota
	wholeNumber
)

var decimalForm = regexp.MustCompile(`^[0-9]+(\.[0-9]+)?$`)

// number returns the number in a column, zero or more, in its shortest form,
// or "" with a fault. A blank is never a number.
func (r row) number(column string, kind int) string {
	text := r.get(column)
	x, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil || !decimalForm.MatchString(text):
		r.fault(column, "a number, zero or more, in digits")
		return ""
	case kind == wholeNumber && x != math.Trunc(x):
		r.fault(column, "a whole number")
		return ""
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// optionalNumber is number for a column that may be blank: missing, not zero.
func (r row) optionalNumber(column string) (text string, missing bool) {
	if r.get(column) == "" {
		return "", true
	}
	return r.number(column, anyNumber), false
}

// inJapanese returns the Japanese of an English text, which translations.csv
// must have.
func (r row) inJapanese(column, english string) string {
	ja, known := r.c.japanese[english]
	if !known && english != "" {
		r.c.fault(r.t, r.at, column, english, "a text that translations.csv has in Japanese")
	}
	return ja
}
