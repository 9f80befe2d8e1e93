// Package spreadsheet writes the table of a figure as a workbook of Office Open XML: a
// sheet with the data, one with the chart as the spreadsheet program draws it or a
// picture of it, one with notes and one with the sources. It stands on the server,
// behind package download, whose columns it takes.
//
// The same workbook gives the same bytes at every call: its dates are those of the data.
package spreadsheet

import (
	"cmp"
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"bilateral/components/catalogue"
	"bilateral/components/download"
)

// Workbook is what is written.
type Workbook struct {
	Table  *download.Table
	Writer *download.Writer
	Words  *catalogue.Catalogue // in the writer's language
	// Chart is drawn by the spreadsheet program; nil for none. Picture, a PNG, stands
	// for a chart of a form that such programs do not have; PictureText says what it
	// shows to those who do not see it. With a chart there is no picture.
	Chart       *Chart
	Picture     []byte
	PictureText string
	Notes       Notes
}

// Notes is what a workbook says of its figure beside what the rows say.
type Notes struct {
	Published string   // the day of the data's version, YYYY-MM-DD, "" where they have none
	Caveats   []string // what to read with care
	Address   string   // of the view, absolute; "" for none
	Citation  string   // of the view; "" for none
}

// MostRows is how many rows of data a sheet can have below its heads.
const MostRows = excelize.TotalRows - 1

// A TooManyRowsError says that a table does not fit a sheet.
type TooManyRowsError struct{ Rows int }

func (e *TooManyRowsError) Error() string {
	return fmt.Sprintf("spreadsheet: %d rows, expected at most %d", e.Rows, MostRows)
}

// undated is the day of a workbook whose data have none.
const undated = "1980-01-01"

// Write writes the workbook. Whatever is wrong with it, such as a *TooManyRowsError, is
// found before the first byte; later only the error of the writer below comes. The rows
// are gone through twice and never held.
func (b *Workbook) Write(to io.Writer) error {
	published, err := time.Parse(time.DateOnly, cmp.Or(b.Notes.Published, undated))
	if err != nil {
		return fmt.Errorf("spreadsheet: the day of the data is %q, expected YYYY-MM-DD", b.Notes.Published)
	}
	found, err := b.survey()
	if err != nil {
		return err
	}
	out := &book{Workbook: b, file: excelize.NewFile(), found: found}
	defer out.file.Close()
	for _, make := range []func() error{out.styles, out.properties, out.data, out.drawing, out.notes, out.sources} {
		if err := make(); err != nil {
			return fmt.Errorf("spreadsheet: %w", err)
		}
	}
	zip := newArchive(to, published)
	zip.language = b.tag()
	zip.rows[dataPart] = out.rows
	out.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return zip })
	if err := out.file.Write(io.Discard); err != nil {
		return fmt.Errorf("spreadsheet: %w", err)
	}
	return nil
}

// book is a workbook that is being made.
type book struct {
	*Workbook
	file  *excelize.File
	found *survey

	// Styles of cells.
	heading, bold, head, headOfNumbers, wrapped, link, whole, small, year int
	decimal                                                               [decimals]int // with one decimal and more

	sheets int // how many there are
}

// sheet makes a sheet. The first is the one of a new file.
func (b *book) sheet(name string) error {
	b.sheets++
	if b.sheets == 1 {
		return b.file.SetSheetName(b.file.GetSheetName(0), name)
	}
	_, err := b.file.NewSheet(name)
	return err
}

// title is what the figure finds, subject what it measures.
func (b *Workbook) title() string {
	text, _ := b.Table.Title.In(b.Writer.Language)
	return clean(text)
}

func (b *Workbook) subject() string {
	text, _ := b.Table.Subject.In(b.Writer.Language)
	return clean(text)
}

// product is what the explorer is called.
func (b *Workbook) product() string {
	text, _ := b.Writer.Dataset.Product.In(b.Writer.Language)
	return clean(text)
}

// properties say what the file is, in which language and of when.
func (b *book) properties() error {
	day := cmp.Or(b.Notes.Published, undated) + "T00:00:00Z"
	return b.file.SetDocProps(&excelize.DocProperties{
		Title: b.title(), Subject: b.subject(), Creator: b.product(), LastModifiedBy: b.product(), Description: clean(b.Notes.Citation),
		Identifier: b.Notes.Address, Language: b.tag(), Version: b.Writer.Dataset.Version, Created: day, Modified: day,
	})
}
