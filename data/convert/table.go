package main

import (
	"errors"
	"io/fs"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"bilateral/data"
	"bilateral/data/sheet"
)

// converter reads the steward's files and collects what is wrong with them.
type converter struct {
	files  fs.FS
	read   []string // names of the files in the order in which they were read
	faults data.Faults
	tables map[string]*table // by name
	told   map[cell]bool     // values of which something has been said

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

// cell is where a value stands.
type cell struct {
	file   string
	row    int
	column string
}

// table is a file of the steward's.
type table struct {
	name    string
	columns []string
	rows    []row
	cut     bool            // not all of its rows could be read
	lost    map[string]bool // columns that it should have and has not
	broken  map[string]bool // columns of which a value could not be read
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

// origin is where the row stands, as RFC 7111 points into a CSV file: the header is row
// 1. Where two rows say the same of a value, the first is its origin.
func (r row) origin() string { return r.t.name + "#row=" + strconv.Itoa(r.at+1) }

// fault notes what is wrong with a value, unless something has been said of it
// already.
func (r row) fault(column, want string) {
	at := cell{r.t.name, r.at, column}
	if !r.c.told[at] && !r.t.lost[column] {
		r.c.told[at] = true
		r.t.broken[column] = true
		r.c.fault(r.t, r.at, column, r.get(column), want)
	}
}

// unknown is fault for a value that another file would have to have; nothing
// is said where that file could not be read.
func (r row) unknown(column, value string, in *table, key, want string) {
	if in.cut || in.broken[key] {
		r.t.broken[column] = true
		return
	}
	n := len(r.c.faults)
	r.fault(column, want)
	if len(r.c.faults) > n {
		r.c.faults[n].ForeignTable, r.c.faults[n].Value = in.name, value
	}
}

// oneCause is a cause of many faults of one kind, "" where they are few enough
// for each to be one of its own: a file that ends too early, or a year that is
// not there yet, is told once.
func oneCause(faults int, cause string) string {
	const few = 5
	if faults <= few {
		return ""
	}
	return cause
}

// whole reports whether nothing has been said of the values in these columns
// in any row, so that what the rows have together can be judged.
func (t *table) whole(columns ...string) bool {
	return !t.cut && !slices.ContainsFunc(columns, func(column string) bool { return t.broken[column] })
}

// open reads a file, which must have these columns and no others, and whose
// key no two rows may share. It is empty when it cannot be read. It is a list
// of the ways in which a file can be wrong, each with what is said of it.
func (c *converter) open(name string, key []string, columns ...string) *table {
	t := &table{name: name, columns: columns, broken: map[string]bool{}, lost: map[string]bool{}}
	c.read = append(c.read, name)
	c.tables[name] = t
	b, err := fs.ReadFile(c.files, name)
	if err != nil {
		var pathError *fs.PathError
		if errors.As(err, &pathError) {
			err = pathError.Err
		}
		c.fault(t, 0, "", err.Error(), "a file that can be read")
		t.cut = true
		return t
	}
	s, faults := sheet.Read(b, columns)
	t.cut = s.Cut
	var at []int
	if s.Header != nil {
		var more data.Faults
		at, more = sheet.Match(s.Header, columns, func(string) bool { return true }, false,
			func(i int) string { return "column " + strconv.Itoa(i+1) })
		faults = append(faults, more...)
	}
	for _, f := range faults {
		f.Resource = name
		c.faults = append(c.faults, f)
	}
	for j, i := range at {
		if i < 0 {
			t.lost[columns[j]], t.broken[columns[j]] = true, true
		}
	}
	if slices.ContainsFunc(key, func(column string) bool { return t.lost[column] }) {
		t.cut = true
		return t // nobody knows what a row is of
	}
	if !s.Cut && len(s.Rows) == 0 && !c.mayBeEmpty(name) {
		c.fault(t, 0, "", "", "at least one row")
		t.cut = true
	}
	first := map[string]row{}
	for _, record := range s.Rows {
		if record.Cells == nil || at == nil {
			t.cut = true
			continue
		}
		r := row{c: c, t: t, at: record.Number, cells: make([]string, len(columns))}
		for j, i := range at {
			if i >= 0 {
				r.cells[j] = record.Cells[i]
			}
		}
		parts := make([]string, len(key))
		for j, column := range key {
			parts[j] = r.get(column)
		}
		k := strings.Join(parts, ", ")
		if earlier, dup := first[k]; dup {
			c.fault(t, r.at, strings.Join(key, ", "), k, "a key that no other row has; row "+strconv.Itoa(earlier.at)+" has it")
			if slices.Equal(r.cells, earlier.cells) {
				c.faults[len(c.faults)-1].Cause = "the same row" // as when a file is appended to itself
			}
			for _, column := range key {
				t.broken[column] = true
			}
			continue
		}
		first[k] = r
		t.rows = append(t.rows, r)
	}
	return t
}

// mayBeEmpty reports whether a file may have a header alone: those that give
// more about others may have nothing to give.
func (c *converter) mayBeEmpty(name string) bool {
	return slices.Contains([]string{"openalex_pairs_zero.csv", "short_names.csv", "source_names.csv", "timeline.csv"}, name)
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
		r.unknown(column, code, r.c.tables["places.csv"], "code", "a code that places.csv has")
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
		r.unknown(column, id, r.c.tables["sources.csv"], "id", "an id that sources.csv has")
	} else if !shown {
		r.fault(column, "a source whose figures may be shown: publishable is \"no\" in sources.csv")
	}
	return id
}

// uses checks that sources.csv has a source that a whole file rests on.
func (c *converter) uses(t *table, id string) {
	if sources := c.tables["sources.csv"]; !c.sources[id] && !sources.cut && !sources.broken["id"] {
		c.fault(t, 0, "", id, "a source of that id in sources.csv whose figures may be shown")
	}
}

var yearForm = regexp.MustCompile(`^(19|20)[0-9]{2}$`)

// year returns the year in a column.
func (r row) year(column string) string {
	if !yearForm.MatchString(r.get(column)) {
		r.advise(column, "a year from 1900 to 2099", sheet.Year(r.get(column)))
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

// advise is fault with what to do about values in another form, which all have
// that form as their cause.
func (r row) advise(column, want, advice string) {
	n := len(r.c.faults)
	if advice != "" {
		want += "; " + advice
	}
	r.fault(column, want)
	if len(r.c.faults) > n {
		r.c.faults[n].Cause = advice
	}
}

// maxNumber is the greatest number: up to it all whole ones can be told apart.
const maxNumber = 1<<53 - 1

var decimalForm = regexp.MustCompile(`^[0-9]+(\.[0-9]+)?$`)

// number returns the number in a column, zero or more, in its shortest form,
// or "" with a fault. A blank is never a number.
func (r row) number(column string, kind int) string {
	text := r.get(column)
	x, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil || !decimalForm.MatchString(text):
		r.advise(column, "a number, zero or more, in digits", sheet.Digits(text))
		return ""
	case x > maxNumber:
		r.fault(column, "a number of at most "+strconv.Itoa(maxNumber))
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
		r.unknown(column, english, r.c.tables[translations], "en", "a text that translations.csv has in Japanese")
	}
	return ja
}
