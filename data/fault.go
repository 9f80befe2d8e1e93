package data

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// PackageResource is the Resource of a fault that is in no table but in the
// file as a whole or in its description.
const PackageResource = "package"

// Fault is one thing that is wrong with a dataset: where it is, what stands
// there and what was expected.
type Fault struct {
	Resource string // the table, or PackageResource
	Row      int    // the data row, counted from 1; 0 when it is no single row
	Field    string // the column, or the path to a property; may be ""
	Value    string // what stands there, as written; may be ""
	Want     string // what was expected, without the word "expected"

	// ForeignTable is the table that would have to have the value, "" where
	// none would. Where that table could not be read, the fault only follows.
	ForeignTable string
	// Cause is what else the fault shares with others that are mended with it:
	// the same in all of them. "" where only equal faults are of one cause.
	Cause string
	// Also are the further rows of the resource with a fault of this cause,
	// and More counts those of other resources and fields. See Faults.Once.
	Also []int
	More int
}

// Error says the fault in one line.
func (f Fault) Error() string {
	var b strings.Builder
	b.WriteString(oneLine(f.Resource))
	if f.Row > 0 {
		b.WriteString(f.rows())
	}
	if f.Field != "" {
		b.WriteString(", field " + strconv.Quote(f.Field))
	}
	b.WriteString(": ")
	if f.Value != "" {
		b.WriteString(strconv.Quote(shorten(f.Value)) + ": ")
	}
	b.WriteString("expected " + oneLine(f.Want))
	if f.More > 0 {
		b.WriteString("; so in " + places(f.More))
	}
	return b.String()
}

// rows names the rows of a fault: the first few, and how many more there are.
func (f Fault) rows() string {
	const named = 5
	if len(f.Also) == 0 {
		return ", row " + strconv.Itoa(f.Row)
	}
	all := append([]int{f.Row}, f.Also...)
	var b strings.Builder
	b.WriteString(", rows ")
	for i, row := range all {
		switch {
		case i == named && len(all) > named+1:
			b.WriteString(" and " + strconv.Itoa(len(all)-named) + " more")
			return b.String()
		case i > 0 && i == len(all)-1:
			b.WriteString(" and ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(strconv.Itoa(row))
	}
	return b.String()
}

func places(n int) string {
	if n == 1 {
		return "one more place"
	}
	return strconv.Itoa(n) + " more places"
}

// oneLine takes line breaks and other control characters out of text that may
// quote the file.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
}

// shorten cuts a value so that a fault stays readable in one line.
func shorten(s string) string {
	const most = 80
	if len(s) <= most {
		return s
	}
	cut := most
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}

// Faults are all the faults of a dataset. As an error they print one line
// each.
type Faults []Fault

// Error says every fault, one line each.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Sort puts the faults in order of the resources named, then of their rows;
// faults of the package come first and those of a resource that is not named
// last. Faults of one row keep their order.
func (fs Faults) Sort(resources []string) {
	rank := func(f Fault) int {
		if f.Resource == PackageResource {
			return -1
		}
		if i := slices.Index(resources, f.Resource); i >= 0 {
			return i
		}
		return len(resources)
	}
	slices.SortStableFunc(fs, func(x, y Fault) int {
		return cmp.Or(cmp.Compare(rank(x), rank(y)), cmp.Compare(x.Row, y.Row))
	})
}

// Once leaves the first of the faults that are of one cause, with the rows and
// the number of the others: whoever mends one mends them all. Equal faults in
// several rows are of one cause, and so are those of one value that a table
// does not have, wherever it stands. Call it after Sort.
func (fs Faults) Once() Faults {
	type cause struct{ resource, field, value, want string }
	first := map[cause]int{}
	var once Faults
	for _, f := range fs {
		c := cause{f.Resource, f.Field, f.Value, f.Want}
		switch {
		case f.Cause != "":
			c.value, c.want = "", f.Cause
		case f.ForeignTable != "":
			c = cause{resource: f.ForeignTable, value: f.Value}
		}
		i, known := first[c]
		if !known {
			first[c] = len(once)
			once = append(once, f)
			continue
		}
		switch told := &once[i]; {
		case told.Resource != f.Resource || told.Field != f.Field || f.Row == 0 && f.Value != told.Value:
			told.More++
		case f.Row > told.Row && (told.Also == nil || f.Row > told.Also[len(told.Also)-1]):
			told.Also = append(told.Also, f.Row)
		}
	}
	return once
}
