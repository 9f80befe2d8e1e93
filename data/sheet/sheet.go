// Package sheet reads CSV files as people save them: it says what is wrong
// with a file in words of whoever saved it, names the cause once, and reads on
// where the cause leaves something to read. It stands before the flow, under
// what reads a data package and what converts a steward's files.
package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"bilateral/data"
)

// Sheet is what a CSV file holds.
type Sheet struct {
	// Header are the names of the columns as they are known: without the space
	// that stood around one, and "" for a column that is to be left out.
	Header []string
	Rows   []Row
	// Cut says that rows are missing: the file, or its end, cannot be read.
	Cut bool
}

// Row is a row of a sheet. Number counts the rows after the header from 1,
// those without a value too, which are not among the rows; lines with nothing
// in them at all are not counted.
type Row struct {
	Number int
	Cells  []string // as many as the header has; nil where there is a fault
}

// Read reads a CSV file whose columns may have the names that are known. Faults
// of the file as a whole have no field and no value; none has a resource.
func Read(b []byte, known []string) (Sheet, data.Faults) {
	b, want := text(b)
	if want == "" && !bytes.Contains(b, []byte("\n")) && bytes.Contains(bytes.TrimRight(b, "\r"), []byte("\r")) {
		want = "lines that end in a line feed, not in a carriage return alone; save the file as \"CSV UTF-8\""
	}
	if want == "" {
		want = delimiter(b, known)
	}
	if want != "" {
		return Sheet{Cut: true}, data.Faults{{Want: want}}
	}
	r := &reader{csv: csv.NewReader(bytes.NewReader(b)), known: known}
	r.csv.FieldsPerRecord = -1
	header, err := r.csv.Read()
	switch {
	case err == io.EOF:
		r.fault(0, "", "a header line with the names of the columns; the file is empty")
		r.sheet.Cut = true
	case err != nil:
		r.cut(err)
	default:
		r.header(header)
	}
	if !r.sheet.Cut {
		r.rows()
	}
	return r.sheet, r.faults
}

type reader struct {
	csv    *csv.Reader
	known  []string
	sheet  Sheet
	faults data.Faults
}

func (r *reader) fault(row int, field, want string) {
	r.faults = append(r.faults, data.Fault{Row: row, Field: field, Want: want})
}

// cut notes that the file cannot be read from here on.
func (r *reader) cut(err error) {
	r.sheet.Cut = true
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		r.fault(0, "", "a file that can be read: "+err.Error())
		return
	}
	if parse.Line != parse.StartLine {
		r.fault(0, "", fmt.Sprintf("a quotation mark at the end of each cell that begins with one; the one that opens in the row of line %d is not closed, and line %d is still in it",
			parse.StartLine, parse.Line))
		return
	}
	r.fault(0, "", fmt.Sprintf("a cell with a quotation mark in it between quotation marks, and each of those inside twice, unlike line %d, column %d",
		parse.Line, parse.Column))
}

// rows reads the rows after the header.
func (r *reader) rows() {
	width := len(r.sheet.Header)
	for number := 1; ; number++ {
		cells, err := r.csv.Read()
		if err == io.EOF {
			return
		}
		if err != nil {
			r.cut(err)
			return
		}
		switch n := len(cells); {
		case blank(cells):
			continue
		case n > width && blank(cells[width:]):
			r.ragged(number, fmt.Sprintf("%d cells, as in the header, not %d: take away the commas at its end", width, n))
			cells = cells[:width]
		case n > width:
			r.ragged(number, fmt.Sprintf("%d cells, as in the header, not %d: a text with a comma in it stands between quotation marks", width, n))
			cells = nil
		case n < width:
			r.ragged(number, fmt.Sprintf("%d cells, as in the header, not %d", width, n))
			cells = nil
		}
		r.sheet.Rows = append(r.sheet.Rows, Row{Number: number, Cells: cells})
	}
}

func (r *reader) ragged(row int, want string) { r.fault(row, "", want) }

func blank(cells []string) bool {
	return !slices.ContainsFunc(cells, func(s string) bool { return trim(s) != "" })
}

// header reads the names of the columns. A first line without any known name
// is taken for no header at all.
func (r *reader) header(names []string) {
	header := make([]string, len(names))
	for i, name := range names {
		header[i] = r.named(name)
	}
	known := 0
	for _, name := range header {
		if slices.Contains(r.known, name) {
			known++
		}
	}
	// A value may be a column's name by chance: one of many is none.
	if len(r.known) > 0 && known == 0 || known == 1 && len(header) > 3 && len(r.known) > 3 {
		r.fault(0, "", "a header line with names of columns such as "+strings.Join(r.known[:min(3, len(r.known))], ", ")+"; the first line has none of them")
		r.sheet.Cut = true
		return
	}
	var unnamed []int
	for i, is := range header {
		name := names[i]
		switch {
		case is == "":
			unnamed = append(unnamed, i+1)
		case slices.Contains(header[:i], is):
			r.fault(0, is, fmt.Sprintf("each column once; columns %d and %d have this name", slices.Index(header, is)+1, i+1))
			r.sheet.Cut = true
		case name == is:
		case strings.TrimFunc(name, space) == is:
			r.fault(0, name, fmt.Sprintf("%s, without the space beside it, as the name of column %d", is, i+1))
		default:
			r.fault(0, name, fmt.Sprintf("%s, in these letters, as the name of column %d", is, i+1))
		}
	}
	if unnamed != nil {
		r.fault(0, "", "a name for each column; "+columns(unnamed)+": name it, or take away the comma before it in each line")
	}
	if !r.sheet.Cut {
		r.sheet.Header = header
	}
}

// columns names columns that have no name.
func columns(numbers []int) string {
	if len(numbers) == 1 {
		return "column " + strconv.Itoa(numbers[0]) + " has no name"
	}
	if last := numbers[len(numbers)-1]; last-numbers[0] == len(numbers)-1 {
		return fmt.Sprintf("columns %d to %d have no name", numbers[0], last)
	}
	all := make([]string, len(numbers))
	for i, n := range numbers {
		all[i] = strconv.Itoa(n)
	}
	return "columns " + strings.Join(all, ", ") + " have no name"
}

// named returns the known name that a header cell means, or the cell itself.
func (r *reader) named(cell string) string {
	if slices.Contains(r.known, cell) {
		return cell
	}
	for _, name := range r.known {
		if strings.EqualFold(data.Narrow(trim(cell)), name) {
			return name
		}
	}
	return trim(cell)
}

// space reports whether a character is not seen: white space, or one that
// marks an order or a place only.
func space(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }

func trim(s string) string { return strings.TrimFunc(s, space) }

// delimiters are what stands between cells in files of other kinds.
var delimiters = []struct{ mark, name string }{{";", "a semicolon"}, {"\t", "a tab"}, {"|", "a vertical line"}}

// delimiter says what to do about a file whose cells are not set apart by
// commas, "" when they are. Known names decide, so that a header with a
// semicolon in a name is nothing to it.
func delimiter(b []byte, known []string) string {
	line, _, _ := bytes.Cut(b, []byte("\n"))
	count := func(mark string) (n int) {
		for cell := range strings.SplitSeq(string(line), mark) {
			if slices.Contains(known, strings.Trim(trim(cell), `"`)) {
				n++
			}
		}
		return n
	}
	for _, d := range delimiters {
		if n := count(d.mark); n > max(1, count(",")) || n == 1 && count(",") == 0 && bytes.Contains(line, []byte(d.mark)) {
			return "commas between the cells; the delimiter is " + d.name + ": save the file with commas"
		}
	}
	return ""
}

// text returns the text of a file without a mark at its beginning, or what to
// do where it is not UTF-8.
func text(b []byte) (text []byte, want string) {
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	if at, seems := NotUTF8(b); at >= 0 {
		return nil, "UTF-8 text, at " + Position(b, at) + ": " + seems
	}
	return b, ""
}

// Where a field stands among the columns of a file.
const (
	LeftOut = -1 // it has no column and needs none
	Lost    = -2 // it should have one
)

// Match finds for each field the column that has its name. A column of no field
// is a fault unless more are allowed, and so is a field that is needed and has
// no column; where there are both, one may be the other misspelt, and they are
// told together. Columns without a name are left out. say names a column in
// words. The faults have no resource.
func Match(columns, fields []string, needed func(field string) bool, more bool, say func(column int) string) (at []int, faults data.Faults) {
	at = make([]int, len(fields))
	var missing []string
	for j, name := range fields {
		at[j] = slices.Index(columns, name)
		if at[j] < 0 && needed(name) {
			at[j] = Lost
			missing = append(missing, name)
		}
	}
	var stray []int
	for i, name := range columns {
		if name != "" && !more && !slices.Contains(fields, name) {
			stray = append(stray, i)
		}
	}
	lost := "one of the columns that are missing: " + strings.Join(missing, ", ")
	switch {
	case len(stray) > 1:
		told := make([]string, len(stray))
		for n, i := range stray {
			told[n] = strconv.Quote(columns[i]) + " (" + say(i) + ")"
		}
		if len(missing) == 0 {
			lost = "names that are known"
		}
		faults = data.Faults{{Want: lost + ", instead of " + strings.Join(told, ", ")}}
	case len(stray) == 1 && len(missing) == 0:
		faults = data.Faults{{Field: columns[stray[0]], Want: "no column of that name; it is " + say(stray[0])}}
	case len(stray) == 1:
		faults = data.Faults{{Field: columns[stray[0]], Want: lost + "; it is " + say(stray[0])}}
	case len(missing) > 1:
		faults = data.Faults{{Want: "the columns that are missing: " + strings.Join(missing, ", ")}}
	case len(missing) == 1:
		faults = data.Faults{{Field: missing[0], Want: "a column of that name"}}
	}
	return at, faults
}

var (
	plainForm   = regexp.MustCompile(`^[+-]?[0-9]+(\.[0-9]+)?$`)
	groupedForm = regexp.MustCompile(`^[+-]?[0-9]{1,3}(\.[0-9]{3})+$`)
	yearInside  = regexp.MustCompile(`(^|[^0-9])[0-9]{4}([^0-9]|$)|[0-9]+年`)
)

// Digits says how a number is written, for a text that is one in another form:
// with marks between thousands, a comma before decimals, full-width digits or a
// sign for per cent. It is "" for other texts, and for a number as it should be.
func Digits(text string) string {
	digits := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("'’,%", r) {
			return -1
		}
		return r
	}, data.Narrow(text))
	if digits == text || !plainForm.MatchString(digits) && !groupedForm.MatchString(digits) {
		return ""
	}
	return "digits 0 to 9 with a point before decimals, and nothing between thousands or after the number"
}

// Year says how a year is written, for a text that has one in it, and is "" for
// others.
func Year(text string) string {
	if !yearInside.MatchString(data.Narrow(text)) {
		return ""
	}
	return "the year alone, such as 2020"
}

// NotUTF8 returns the offset of the first byte that is not UTF-8 text, or -1,
// and what to do about it.
func NotUTF8(b []byte) (at int, advice string) {
	const save = "save the file as UTF-8 (in Excel: \"CSV UTF-8\")"
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return 0, "it is UTF-16; " + save
	}
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n <= 1 {
			return i, "it is in another encoding, such as Shift_JIS or Windows-1252; " + save
		}
		if r == 0 {
			return i, "it is UTF-16 or no text at all; " + save
		}
		i += n
	}
	return -1, ""
}

// Position says where an offset is in words: line and column from 1, columns
// in characters.
func Position(b []byte, at int) string {
	at = min(max(at, 0), len(b))
	line := bytes.Count(b[:at], []byte("\n")) + 1
	start := bytes.LastIndexByte(b[:at], '\n') + 1
	return fmt.Sprintf("line %d, column %d", line, utf8.RuneCount(b[start:at])+1)
}
