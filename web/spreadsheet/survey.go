package spreadsheet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"bilateral/components/download"
	"bilateral/data"
)

// survey is what the rows of a table have in common, which the other sheets and the
// frame of the first one say.
type survey struct {
	columns   []download.Column
	rows      int
	widths    []int // of the columns, in letters
	shortened int   // how many texts do not fit a cell
	flags     []flag
	counting  []counting
	formulas  []string // how values were calculated
	sources   []data.SourceID
}

type flag struct{ code, meaning string }

// counting is how works or people were counted, and by whom.
type counting struct{ source, method string }

// widest and narrowest are how wide a column of data is at most and at least.
const (
	widest    = 44
	narrowest = 9
)

// survey goes through the rows. It fails on a table that does not fit a sheet, and on a
// value that is no number.
func (b *Workbook) survey() (*survey, error) {
	s := &survey{columns: b.Writer.Columns(b.Table)}
	s.widths = make([]int, len(s.columns))
	for i, c := range s.columns {
		s.widths[i] = min(max(narrowest, width(c.Head)+4), widest) // the button of its filter
	}
	for r := range b.Table.Rows {
		if s.rows++; s.rows > MostRows {
			continue
		}
		var count counting
		for i, c := range s.columns {
			text := c.Text(r)
			if c.Number {
				// "NaN" and "+Inf" are no numbers in a sheet, and no value here.
				if strings.ContainsAny(text, "NI") {
					return nil, fmt.Errorf("spreadsheet: row %d has %s as its %s, expected a number", s.rows, text, c.Name)
				}
			} else if len(text) > mostText {
				if _, cut := shorten(clean(text), mostText); cut {
					s.shortened++
				}
			}
			if s.widths[i] < widest && len(text) > s.widths[i]-2 {
				s.widths[i] = min(max(s.widths[i], width(text)+2), widest)
			}
			switch c.Name {
			case "source_name":
				count.source = text
			case "counting_method":
				count.method = text
			case "formula":
				s.formulas = with(s.formulas, text)
			}
		}
		if count.method != "" {
			s.counting = with(s.counting, count)
		}
		b.Writer.EachCode(r, func(code, meaning string) { s.flags = with(s.flags, flag{code, meaning}) })
		s.sources = with(s.sources, r.Source)
	}
	if s.rows > MostRows {
		return nil, &TooManyRowsError{s.rows}
	}
	slices.SortFunc(s.flags, func(a, b flag) int { return cmp.Compare(a.code, b.code) })
	return s, nil
}

// with is a list with one more, if that is something and not in it.
func with[T comparable](list []T, one T) []T {
	var nothing T
	if one == nothing || slices.Contains(list, one) {
		return list
	}
	return append(list, one)
}
