package data

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// The tables of a dataset, as they are named in faults.
const (
	placesTable       = "places"
	topicsTable       = "topics"
	sourcesTable      = "sources"
	indicatorsTable   = "indicators"
	observationsTable = "observations"
	partsTable        = "parts"
	messagesTable     = "messages"
	contactsTable     = "contacts"
	fieldsTable       = "fields"
	remarksTable      = "remarks"
)

// collectionsProperty names the tables of series, as if it were their table.
const collectionsProperty = "explorer.collections"

// maxWhole is the greatest count: up to it a float64 holds every whole number
// and no other is taken for one.
const maxWhole = 1<<53 - 1

// Validate checks the rules that hold for every dataset, in whatever format it
// came, and returns all the faults: nil when there are none. Rows are counted
// from 1 in the order of the dataset's lists; fields have the names that they
// have in a data package.
func (d *Dataset) Validate() Faults {
	return d.ValidateRows(func(table string, n int) (string, int) { return table, n })
}

// ValidateRows is Validate for a dataset whose rows stand elsewhere in the file
// that it was read from: where says in which table and row the nth of a list
// is.
func (d *Dataset) ValidateRows(where func(table string, n int) (resource string, row int)) Faults {
	c := checker{d: d, where: where}
	c.product()
	c.places()
	c.sources()
	c.indicators()
	c.observations()
	c.words()
	c.remarks()
	for i := range d.Collections {
		c.collection(&d.Collections[i])
	}
	c.nearest()
	c.measures()
	c.facts()
	c.events()
	c.claims()
	c.revisions()
	return c.faults
}

// ValidateClaims is ValidateRows for the claims alone, of a dataset to which
// they were added when the rest of it was known to be sound.
func (d *Dataset) ValidateClaims(where func(table string, n int) (resource string, row int)) Faults {
	c := checker{d: d, where: where}
	c.claims()
	return c.faults
}

// checker collects faults; resource and row say where it is.
type checker struct {
	d        *Dataset
	resource string
	row      int
	where    func(table string, n int) (resource string, row int)
	faults   Faults
	k        *known            // of series, once it is needed
	names    map[string]string // see alike
}

// at says what is checked: the nth row of a table, or for 0 all of it.
func (c *checker) at(table string, n int) {
	c.resource, c.row = table, n
	if n > 0 {
		c.resource, c.row = c.where(table, n)
	}
}

// other names another row, the nth of a table.
func (c *checker) other(table string, n int) string {
	resource, row := c.where(table, n)
	return c.saying(spot{resource, row})
}

// unknown notes a value that a table would have to have.
func (c *checker) unknown(field, value, table, want string) {
	c.fault(field, value, want)
	c.faults[len(c.faults)-1].ForeignTable = table
}

func (c *checker) fault(field, value, want string) {
	c.faults = append(c.faults, Fault{Resource: c.resource, Row: c.row, Field: field, Value: value, Want: want})
}

// text checks a text that must be given in at least one language.
func (c *checker) text(field string, t Text) {
	if t.IsZero() {
		c.fault(field, "", "a text in at least one language")
	}
	c.utf8(field, t)
}

// utf8 checks that a text is one that can be shown at all.
func (c *checker) utf8(field string, t Text) {
	for _, s := range [...]string{t.EN, t.JA} {
		if !utf8.ValidString(s) {
			c.fault(field, s, "UTF-8 text")
		}
	}
}

// statement checks that what is stated and what is read into silence are kept
// apart, and that a reading has its reason.
func (c *checker) statement(field string, s Statement) {
	c.utf8(field, s.Stated)
	c.utf8(field, s.Interpretation)
	c.utf8(field, s.Reason)
	switch {
	case s.IsStated() && (!s.Interpretation.IsZero() || !s.Reason.IsZero()):
		c.fault(field, "", "what the source states or our reading of its silence, not both")
	case s.Interpretation.IsZero() != s.Reason.IsZero():
		c.fault(field, "", "a reading and its reason together")
	}
}

// id checks an identifier and that it is the first of its kind; seen are those
// of the rows before. It reports whether none of them has it.
func (c *checker) id(field, id string, seen ids) (first bool) {
	if !isIdentifier(id) {
		c.fault(field, id, "lower-case words of letters and digits joined by hyphens")
	}
	return c.first(field, id, seen)
}

// spot is where a row stands.
type spot struct {
	resource string
	row      int
}

// ids maps what must be different in each row to the first row that has it.
type ids map[string]spot

// first checks that no row before has an identifier, and reports whether none
// has.
func (c *checker) first(field, id string, seen ids) bool {
	here := spot{c.resource, c.row}
	if at, dup := seen[id]; dup && id != "" {
		c.fault(field, id, "a value that no other row has; "+c.saying(at)+" has it")
		return false
	}
	seen[id] = here
	return true
}

// saying names a row; its table too where that is another.
func (c *checker) saying(at spot) string {
	if at.resource != c.resource {
		return "row " + strconv.Itoa(at.row) + " of " + at.resource
	}
	return "row " + strconv.Itoa(at.row)
}

// distinct checks that a name can be told from those of the rows before in every
// language, as a reader sees it; a name that a language does not give is that
// of the other. It reports whether it can.
func (c *checker) distinct(field string, name Text, what string, seen ids) (is bool) {
	is = true
	for _, lang := range Languages {
		shown, _ := name.In(lang)
		key := string(lang) + " " + c.alike(shown)
		at, dup := seen[key]
		switch {
		case shown == "":
		case !dup:
			seen[key] = spot{c.resource, c.row}
		case is:
			is = false
			c.fault(field, shown, "a name by which a reader can tell "+what+" from that in "+c.saying(at))
		}
	}
	return is
}

// alike is Alike, made once for the same name: sources are named in many series.
func (c *checker) alike(name string) string {
	key, known := c.names[name]
	if !known {
		if c.names == nil {
			c.names = map[string]string{}
		}
		key = Alike(name)
		c.names[name] = key
	}
	return key
}

// isIdentifier reports whether an identifier may stand in an address as it is.
func isIdentifier(s string) bool {
	for word := range strings.SplitSeq(s, "-") {
		if word == "" {
			return false
		}
		for i := range len(word) {
			if b := word[i]; !('a' <= b && b <= 'z' || '0' <= b && b <= '9') {
				return false
			}
		}
	}
	return true
}

// isPlaceCode reports whether a code has the form of ISO 3166-1 alpha-3, which
// aggregates have too.
func isPlaceCode(id PlaceID) bool {
	if len(id) != 3 {
		return false
	}
	for i := range len(id) {
		if id[i] < 'A' || id[i] > 'Z' {
			return false
		}
	}
	return true
}

// isDate reports whether a text is a day of the Gregorian calendar, written
// YYYY-MM-DD.
func isDate(s string) bool {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return false
	}
	year, yearErr := strconv.ParseUint(s[:4], 10, 16)
	month, monthErr := strconv.ParseUint(s[5:7], 10, 8)
	day, dayErr := strconv.ParseUint(s[8:], 10, 8)
	if yearErr != nil || monthErr != nil || dayErr != nil || month < 1 || month > 12 || day < 1 {
		return false
	}
	days := [...]uint64{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[month-1]
	if month == 2 && year%4 == 0 && (year%100 != 0 || year%400 == 0) {
		days = 29
	}
	return day <= days
}
