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
}

// Error says the fault in one line.
func (f Fault) Error() string {
	var b strings.Builder
	b.WriteString(oneLine(f.Resource))
	if f.Row > 0 {
		b.WriteString(", row " + strconv.Itoa(f.Row))
	}
	if f.Field != "" {
		b.WriteString(", field " + strconv.Quote(f.Field))
	}
	b.WriteString(": ")
	if f.Value != "" {
		b.WriteString(strconv.Quote(shorten(f.Value)) + ": ")
	}
	b.WriteString("expected " + oneLine(f.Want))
	return b.String()
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
