package spreadsheet

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"bilateral/components/catalogue"
)

// The widths of the terms and of the texts of the notes, in letters.
const (
	noteTerms = 20
	noteTexts = 100
)

// notes makes the sheet that says what the figure is, how it was made and how it is
// cited: a term and a text in each row.
func (b *book) notes() error {
	name := b.Words.Say(catalogue.BookNotes)
	if err := b.sheet(name); err != nil {
		return err
	}
	row := 0
	add := func(term, text string) error {
		if text == "" {
			return nil
		}
		row++
		if err := b.text(name, 1, row, b.bold, term); err != nil {
			return err
		}
		if err := b.height(name, row, max(linesIn(text, noteTexts), linesIn(term, noteTerms))); err != nil {
			return err
		}
		if isAddress(text) {
			return b.address(name, 2, row, text)
		}
		return b.text(name, 2, row, b.wrapped, text)
	}
	for _, line := range b.lines() {
		if err := add(line[0], line[1]); err != nil {
			return err
		}
	}
	if err := b.extent(name, 2, row); err != nil {
		return err
	}
	if err := b.width(name, 1, noteTerms); err != nil {
		return err
	}
	if err := b.width(name, 2, noteTexts); err != nil {
		return err
	}
	return b.onePage(name)
}

// lines are the terms of the notes with their texts, "" for those that there are not.
func (b *book) lines() [][2]string {
	say := b.Words.Say
	lines := [][2]string{{say(catalogue.BookFinding), b.title()}, {say(catalogue.BookSubject), b.subject()}}
	for _, caveat := range b.Notes.Caveats {
		lines = append(lines, [2]string{say(catalogue.CaveatsHeading), caveat})
	}
	for _, f := range b.found.flags {
		lines = append(lines, [2]string{say(catalogue.BookFlags, "code", "["+f.code+"]"), f.meaning})
	}
	for _, c := range b.found.counting {
		lines = append(lines, [2]string{say(catalogue.CountingTerm), say(catalogue.AltValue, "what", c.source, "value", c.method)})
	}
	for _, formula := range b.found.formulas {
		lines = append(lines, [2]string{say(catalogue.FormulaTerm), formula})
	}
	made := say(catalogue.BookMadeText, "data", say(catalogue.BookData))
	if b.found.shortened > 0 {
		made += "\n" + say(catalogue.BookShortened, "n", strconv.Itoa(b.found.shortened))
	}
	return append(lines, [][2]string{
		{say(catalogue.BookMade), made},
		{say(catalogue.LicenceTerm), say(catalogue.BookLicenceText, "sources", say(catalogue.SourcesTitle))},
		{say(catalogue.BookVersion), b.version()},
		{say(catalogue.BookAddress), b.Notes.Address},
		{say(catalogue.BookCitation), b.Notes.Citation},
	}...)
}

// isAddress reports whether a text is an address that a reader can be led to.
func isAddress(text string) bool {
	return (strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "http://")) && !strings.ContainsAny(text, " \n\t") && len(text) <= mostAddress
}

// mostAddress is how long the address of a link can be.
const mostAddress = 2079

// address sets a cell to an address, which leads there.
func (b *book) address(sheet string, column, row int, address string) error {
	style := b.wrapped
	if isAddress(address) {
		cell, err := excelize.CoordinatesToCellName(column, row)
		if err != nil {
			return err
		}
		if err := b.file.SetCellHyperLink(sheet, cell, clean(address), "External"); err != nil {
			return err
		}
		style = b.link
	}
	return b.text(sheet, column, row, style, address)
}

// onePage has a sheet printed as wide as a page lying on its side.
func (b *book) onePage(sheet string) error {
	if err := b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: ptr(true)}); err != nil {
		return err
	}
	return b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: ptr("landscape"), Size: ptr(paper), FitToWidth: ptr(1), FitToHeight: ptr(0)})
}

// version is the version of the data, with its day where they have one.
func (b *Workbook) version() string {
	if b.Notes.Published == "" {
		return b.product() + ", " + b.Writer.Dataset.Version
	}
	return b.Words.Say(catalogue.BookVersionText, "product", b.product(), "version", b.Writer.Dataset.Version, "date", b.Notes.Published)
}
