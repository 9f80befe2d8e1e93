package spreadsheet

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"bilateral/components/catalogue"
)

// dataTable and sourceTable are what programs call the tables of the sheets, whatever
// the language.
const (
	dataTable   = "data"
	sourceTable = "sources"
)

// dataPart is the part of the first sheet, as the library calls it.
const dataPart = "xl/worksheets/sheet1.xml"

// data makes the frame of the sheet of data: its heads, and a table that holds its rows,
// which are written into the frame by rows.
func (b *book) data() error {
	name := b.Words.Say(catalogue.BookData)
	heads := make([]string, len(b.found.columns))
	for i, c := range b.found.columns {
		heads[i] = c.Head
	}
	if err := b.sheet(name); err != nil {
		return err
	}
	if err := b.table(name, dataTable, heads, b.found.rows); err != nil {
		return err
	}
	for i, w := range b.found.widths {
		if err := b.width(name, i+1, float64(w)); err != nil {
			return err
		}
	}
	// A period is a text, for it may be of several years: no mark at each says so.
	for i, c := range b.found.columns {
		if c.Name != "period" {
			continue
		}
		area, err := area(i+1, 2, i+1, max(b.found.rows, 1)+1)
		if err != nil {
			return err
		}
		if err := b.file.AddIgnoredErrors(name, area, excelize.IgnoredErrorsNumberStoredAsText); err != nil {
			return err
		}
	}
	return b.file.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: ptr("landscape"), Size: ptr(paper)})
}

// paper is A4.
const paper = 9

// table makes the heads of a table of some rows, which stay where they are when a reader
// goes down, and are a table for programs and screen readers.
func (b *book) table(sheet, name string, heads []string, rows int) error {
	for i, head := range heads {
		if err := b.text(sheet, i+1, 1, b.head, head); err != nil {
			return err
		}
	}
	area, err := area(1, 1, len(heads), max(rows, 1)+1)
	if err != nil {
		return err
	}
	if err := b.extent(sheet, len(heads), rows+1); err != nil {
		return err
	}
	if err := b.file.AddTable(sheet, &excelize.Table{Range: area, Name: name, StyleName: "TableStyleLight1", ShowRowStripes: ptr(false)}); err != nil {
		return err
	}
	if err := b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: quoted(sheet) + "!$1:$1", Scope: sheet}); err != nil {
		return err
	}
	return b.file.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: "A2", ActiveCell: "A2", Pane: "bottomLeft"}}})
}

// text sets a cell, counted from 1, as a text. What is too long ends in an ellipsis.
func (b *book) text(sheet string, column, row, style int, text string) error {
	cell, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return err
	}
	text, _ = shorten(clean(text), mostText)
	if err := b.file.SetCellStr(sheet, cell, text); err != nil || style == 0 {
		return err
	}
	return b.file.SetCellStyle(sheet, cell, cell, style)
}

func (b *book) width(sheet string, column int, w float64) error {
	name, err := excelize.ColumnNumberToName(column)
	if err != nil {
		return err
	}
	return b.file.SetColWidth(sheet, name, name, w)
}

// height makes a row high enough for some lines of text: not every program does so by
// itself.
func (b *book) height(sheet string, row, lines int) error {
	if lines <= 1 {
		return nil
	}
	return b.file.SetRowHeight(sheet, row, min(float64(lines)*b.line(), excelize.MaxRowHeight))
}

// extent says down to which column and row a sheet has cells: some programs read no more.
func (b *book) extent(sheet string, columns, rows int) error {
	area, err := area(1, 1, columns, rows)
	if err != nil {
		return err
	}
	return b.file.SetSheetDimension(sheet, area)
}

// area is a range of cells, counted from 1.
func area(left, top, right, bottom int) (string, error) {
	from, err := excelize.CoordinatesToCellName(left, top)
	if err != nil {
		return "", err
	}
	to, err := excelize.CoordinatesToCellName(right, bottom)
	return from + ":" + to, err
}

// quoted is a sheet's name in a reference.
func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

// errFrame says that the library writes sheets otherwise than it did.
var errFrame = errors.New("the sheet has no end of its rows")

const endOfRows = "</sheetData>"

// piece is how many bytes of rows are handed on at once.
const piece = 32 << 10

// rows writes the sheet of data with its rows into the frame. The library itself keeps
// only fifteen digits of a number, and all cells in memory.
func (b *book) rows(to io.Writer, frame []byte) error {
	before, after, found := strings.Cut(string(frame), endOfRows)
	if !found {
		return errFrame
	}
	names := make([]string, len(b.found.columns))
	for i := range names {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		names[i] = name
	}
	buffer := make([]byte, 0, piece+4096)
	buffer = append(buffer, before...)
	at := 1
	for r := range b.Table.Rows {
		if at++; at-1 > b.found.rows {
			break
		}
		buffer = append(buffer, `<row r="`...)
		buffer = strconv.AppendInt(buffer, int64(at), 10)
		buffer = append(buffer, `">`...)
		for i, c := range b.found.columns {
			if text := c.Text(r); text != "" {
				buffer = b.cell(buffer, names[i], at, text, c.Number)
			}
		}
		buffer = append(buffer, `</row>`...)
		if len(buffer) >= piece {
			if _, err := to.Write(buffer); err != nil {
				return err
			}
			buffer = buffer[:0]
		}
	}
	if at-1 != b.found.rows {
		return fmt.Errorf("the rows are %d the second time, expected %d", at-1, b.found.rows)
	}
	buffer = append(append(buffer, endOfRows...), after...)
	_, err := to.Write(buffer)
	return err
}

// cell appends a cell: a number with all its digits, or a text, which no program takes
// for a formula.
func (b *book) cell(to []byte, column string, row int, text string, number bool) []byte {
	to = append(append(to, `<c r="`...), column...)
	to = strconv.AppendInt(to, int64(row), 10)
	if number {
		to = append(to, `" s="`...)
		to = strconv.AppendInt(to, int64(b.numberStyle(text)), 10)
		to = append(append(to, `"><v>`...), text...)
		return append(to, `</v></c>`...)
	}
	text, _ = shorten(clean(text), mostText)
	to = append(to, `" t="inlineStr"><is><t`...)
	if strings.TrimSpace(text) != text {
		to = append(to, ` xml:space="preserve"`...)
	}
	to = appendText(append(to, '>'), text)
	return append(to, `</t></is></c>`...)
}

// numberStyle is that of a number by its digits, with as many decimals as are shown of
// it: a very small one would be shown as zero, and is left to the program.
func (b *book) numberStyle(digits string) int {
	whole, fraction, is := strings.Cut(digits, ".")
	switch {
	case !is:
		return b.whole
	case strings.Trim(whole, "-0") == "" && strings.Trim(fraction[:min(decimals-2, len(fraction))], "0") == "":
		return b.small
	case len(fraction) > decimals:
		v, err := strconv.ParseFloat(digits, 64)
		if err != nil {
			return b.small
		}
		_, fraction, _ = strings.Cut(strconv.FormatFloat(v, 'f', decimals, 64), ".")
		fraction = strings.TrimRight(fraction, "0")
	}
	return b.decimal[max(len(fraction), 1)-1]
}
