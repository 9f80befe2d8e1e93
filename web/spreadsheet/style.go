package spreadsheet

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"bilateral/data"
)

// Colours of the cells: ink and a pale ground for heads, and the blue of links.
const (
	ink    = "1F2933"
	ground = "E4E9EE"
	blue   = "0B4F8A"
)

// Formats of numbers, which show what there is: a sheet's own would have no thousands. A
// number has a format with as many decimals as it has itself, for programs do not agree
// on formats that leave some of them open.
const (
	wholeFormat = `#,##0`
	decimals    = 6 // how many are shown at most
	yearFormat  = `0`
)

// tag is the language of the workbook, as RFC 5646 has it.
func (b *Workbook) tag() string {
	if b.Writer.Language == data.Japanese {
		return "ja-JP"
	}
	return "en-GB"
}

// line is the height of a line of text, in points.
func (b *Workbook) line() float64 {
	if b.Writer.Language == data.Japanese {
		return 18.75
	}
	return 15
}

// styles are those of all sheets. What is not said of a cell is the program's own.
func (b *book) styles() error {
	if b.Writer.Language == data.Japanese {
		// The widths of columns and the heights of rows go by this font.
		if err := b.file.SetDefaultFont("Yu Gothic"); err != nil {
			return err
		}
	}
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	apart := &excelize.Alignment{Horizontal: "right", Indent: 1} // from the text behind
	rule := []excelize.Border{{Type: "bottom", Color: ink, Style: 1}}
	for _, s := range []struct {
		to    *int
		style excelize.Style
	}{
		{&b.heading, excelize.Style{Font: b.font(true, ink, 0)}},
		{&b.bold, excelize.Style{Font: b.font(true, ink, 0), Alignment: top}},
		{&b.head, excelize.Style{Font: b.font(true, ink, 0), Border: rule, Alignment: &excelize.Alignment{Vertical: "center", WrapText: true},
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{ground}}}},
		{&b.headOfNumbers, excelize.Style{Font: b.font(true, ink, 0), Border: rule, Alignment: &excelize.Alignment{Horizontal: "right", Indent: 1, Vertical: "center", WrapText: true},
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{ground}}}},
		{&b.wrapped, excelize.Style{Alignment: top}},
		{&b.link, excelize.Style{Font: b.font(false, blue, 1), Alignment: top}},
		{&b.whole, excelize.Style{CustomNumFmt: ptr(wholeFormat), Alignment: apart}},
		{&b.small, excelize.Style{Alignment: apart}},
		{&b.year, excelize.Style{CustomNumFmt: ptr(yearFormat), Alignment: &excelize.Alignment{Horizontal: "left"}}},
	} {
		id, err := b.file.NewStyle(&s.style)
		if err != nil {
			return err
		}
		*s.to = id
	}
	for i := range b.decimal {
		id, err := b.file.NewStyle(&excelize.Style{CustomNumFmt: ptr(wholeFormat + "." + strings.Repeat("0", i+1)), Alignment: apart})
		if err != nil {
			return err
		}
		b.decimal[i] = id
	}
	return nil
}

// font is the file's own in another weight or colour, underlined for links.
func (b *book) font(bold bool, colour string, underlined int) *excelize.Font {
	family, err := b.file.GetDefaultFont()
	if err != nil {
		family = ""
	}
	f := &excelize.Font{Family: family, Size: 11, Bold: bold, Color: colour}
	if underlined > 0 {
		f.Underline = "single"
	}
	return f
}

func ptr[T any](v T) *T { return &v }

// digits writes a number in full, without an exponent. There is no zero below zero.
func digits(v float64) string {
	if v == 0 {
		v = 0
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}
