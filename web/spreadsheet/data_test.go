//go:build !js

package spreadsheet

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"bilateral/components/catalogue"
	"bilateral/components/download"
	"bilateral/data"
)

// cell is a cell as it stands in the file.
type cell struct {
	R string `xml:"r,attr"`
	T string `xml:"t,attr"`
	F *string
	V string `xml:"v"`
	S string `xml:"is>t"`
}

// cells are those of the sheet of data, by their names.
func cells(t testing.TB, b []byte) map[string]cell {
	t.Helper()
	var sheet struct {
		Cells []cell `xml:"sheetData>row>c"`
	}
	if err := xml.Unmarshal([]byte(parts(t, b)[dataPart]), &sheet); err != nil {
		t.Fatal(err)
	}
	all := map[string]cell{}
	for _, c := range sheet.Cells {
		all[c.R] = c
	}
	return all
}

// at is the name of a cell by the English head of its column.
func at(t testing.TB, head string, row int) string {
	t.Helper()
	for i, c := range writer(data.English).Columns(&download.Table{}) {
		if c.Name == head {
			name, err := excelize.CoordinatesToCellName(i+1, row)
			if err != nil {
				t.Fatal(err)
			}
			return name
		}
	}
	t.Fatalf("there is no column %s", head)
	return ""
}

// whole is the range of the sheet of data down to a row.
func whole(t testing.TB, row int) string {
	t.Helper()
	all, err := area(1, 1, len(writer(data.English).Columns(&download.Table{})), row)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestACellHasTheTypeOfItsValue(t *testing.T) {
	below, small, large := yearly(2004, -0.25), yearly(2005, 1e-7), yearly(2006, 9007199254740993)
	text := yearly(2007, 1)
	text.Name = data.Text{EN: "=SUM(A1)"}
	b := write(t, workbook(data.English, yearly(2003, 18.123456789012345), below, small, large, text, missingIn(2008)))
	all := cells(t, b)
	for _, c := range []struct {
		sentence, head string
		row            int
		kind, value    string
	}{
		{"a number with all its digits", "value", 2, "", "18.123456789012344"},
		{"a number below zero, which is no formula", "value", 3, "", "-0.25"},
		{"a small number without an exponent", "value", 4, "", "0.0000001"},
		{"a large whole number", "value", 5, "", "9007199254740992"},
		{"a text like a formula", "indicator_name", 6, "inlineStr", "=SUM(A1)"},
		{"a period as a text", "period", 2, "inlineStr", "2003"},
		{"the flag of a missing value", "flag", 7, "inlineStr", "[x]"},
		{"its reason", "note", 7, "inlineStr", "not counted"},
	} {
		got, is := all[at(t, c.head, c.row)]
		if !is || got.T != c.kind || got.V+got.S != c.value || got.F != nil {
			t.Errorf("%s: %+v (there: %v), want %q of type %q", c.sentence, got, is, c.value, c.kind)
		}
	}
	for _, empty := range []string{at(t, "value", 7), at(t, "partner", 2), at(t, "flag", 2)} {
		if c, is := all[empty]; is {
			t.Errorf("%s is not empty: %+v", empty, c)
		}
	}
	for name, part := range parts(t, b) {
		if strings.HasPrefix(name, "xl/worksheets/") && strings.Contains(part, "<f>") {
			t.Errorf("%s has a formula", name)
		}
	}
}

func TestTheHeadsStayAndFilter(t *testing.T) {
	for _, language := range data.Languages {
		b := write(t, workbook(language, yearly(2003, 1), missingIn(2004)))
		f, err := excelize.OpenReader(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		sheet := catalogue.For(language).Say(catalogue.BookData)
		panes, err := f.GetPanes(sheet)
		if err != nil || !panes.Freeze || panes.YSplit != 1 || panes.XSplit != 0 {
			t.Errorf("%s: the panes are %+v, %v", language, panes, err)
		}
		tables, err := f.GetTables(sheet)
		if err != nil || len(tables) != 1 || tables[0].Name != "data" || tables[0].Range != whole(t, 3) {
			t.Errorf("%s: the tables are %+v, %v", language, tables, err)
		}
		if !strings.Contains(parts(t, b)["xl/tables/table1.xml"], `<autoFilter ref="`+whole(t, 3)+`">`) {
			t.Errorf("%s: the heads do not filter", language)
		}
		for i, c := range writer(language).Columns(&download.Table{}) {
			name, _ := excelize.CoordinatesToCellName(i+1, 1)
			if got, _ := f.GetCellValue(sheet, name); got != c.Head {
				t.Errorf("%s: %s is %q, want %q", language, name, got, c.Head)
			}
			style, _ := f.GetCellStyle(sheet, name)
			if s, err := f.GetStyle(style); err != nil || !s.Font.Bold {
				t.Errorf("%s: %s is not bold", language, name)
			}
			if w, _ := f.GetColWidth(sheet, strings.TrimRight(name, "1")); w < narrowest || w > widest {
				t.Errorf("%s: the column of %s is %v wide", language, name, w)
			}
		}
	}
}

func TestNumbersAreShownAsTheyAre(t *testing.T) {
	b := &book{whole: 10, small: 20, decimal: [decimals]int{1, 2, 3, 4, 5, 6}}
	for digits, want := range map[string]int{"0": 10, "1096865": 10, "-3": 10, "18.1": 1, "-0.25": 2, "0.0001": 4, "0.00009": 20, "-0.0000001": 20, "10.0000001": 1, "1.234567": 6, "1.23456789": 6, "244.79999999999998": 1, "0.99999999": 1} {
		if got := b.numberStyle(digits); got != want {
			t.Errorf("%s has style %d, want %d", digits, got, want)
		}
	}
}

func TestHostileTextsAreTexts(t *testing.T) {
	long := strings.Repeat("長", 40_000)
	for _, c := range []struct{ sentence, text, want string }{
		{"what XML does not allow", "a\x00b\x0b\uFFFE", "a\uFFFDb\uFFFD\uFFFD"},
		{"what is not UTF-8", "a\xffb", "a\uFFFDb"},
		{"marks of XML", `<a href="x">&amp;</a>`, `<a href="x">&amp;</a>`},
		{"lines of another system", "a\r\nb\rc\x01", "a\nb\nc\uFFFD"},
		{"a return alone", "a\rb", "a\nb"},
		{"spaces around", "  a\t", "  a\t"},
		{"a formula", "@SUM(1)", "@SUM(1)"},
		{"as long as a cell can be", long[:3*mostText], long[:3*mostText]},
		{"longer than a cell can be", long, long[:3*(mostText-1)] + "…"},
		{"cut before half a character", strings.Repeat("a", mostText-2) + "𠮷𠮷", strings.Repeat("a", mostText-2) + "…"},
	} {
		row := yearly(2003, 1)
		row.Name = data.Text{EN: c.text}
		b := write(t, workbook(data.English, row))
		if got := cells(t, b)[at(t, "indicator_name", 2)].S; got != c.want {
			t.Errorf("%s: %.60q of %d, want %.60q of %d", c.sentence, got, len(got), c.want, len(c.want))
		}
		if n := len(utf16.Encode([]rune(c.want))); n > mostText {
			t.Errorf("%s: %d units are wanted", c.sentence, n)
		}
		said := strings.Contains(parts(t, b)["xl/sharedStrings.xml"], "longer than a cell can hold: 1.")
		if said != strings.HasSuffix(c.want, "…") {
			t.Errorf("%s: that it was cut is said: %v", c.sentence, said)
		}
	}
	row := yearly(2003, 1)
	row.Name = data.Text{EN: "_x0041_ _x005F_ _x00zz_"}
	if part := parts(t, write(t, workbook(data.English, row)))[dataPart]; !strings.Contains(part, ">_x005F_x0041_ _x005F_x005F_ _x00zz_<") {
		t.Error("a text like the code of a character stands as one")
	}
}

func TestWhatIsWrongIsFoundBeforeTheFirstByte(t *testing.T) {
	nan := yearly(2003, math.NaN())
	odd := workbook(data.English, yearly(2003, 1))
	odd.Notes.Published = "24 November"
	spoiled := workbook(data.English, yearly(2003, 1))
	spoiled.Picture = []byte("no picture")
	bad := workbook(data.English, yearly(2003, 1))
	bad.Chart = &Chart{Series: []Series{{Points: []Point{{Value: math.Inf(1)}}}}}
	full := workbook(data.English, yearly(2003, 1))
	full.Chart = &Chart{Series: make([]Series, mostSeries+1)}
	for i := range full.Chart.Series {
		full.Chart.Series[i].Points = []Point{{X: 2003, Value: 1}}
	}
	for _, c := range []struct {
		sentence string
		book     *Workbook
		want     string
	}{
		{"a value that is no number", workbook(data.English, yearly(2002, 1), nan), "row 2 has NaN as its value, expected a number"},
		{"a day in words", odd, `the day of the data is "24 November", expected YYYY-MM-DD`},
		{"a picture that is none", spoiled, "the picture: "},
		{"a chart without end", bad, "the chart has +Inf, expected a number"},
		{"more series than a chart has", full, "256 series, expected at most 255"},
	} {
		var out bytes.Buffer
		if err := c.book.Write(&out); err == nil || !strings.Contains(err.Error(), c.want) || out.Len() > 0 {
			t.Errorf("%s: %v after %d bytes, want %q", c.sentence, err, out.Len(), c.want)
		}
	}
}

func TestATableThatDoesNotFitASheetIsRefused(t *testing.T) {
	if testing.Short() {
		t.Skip("goes through a million rows")
	}
	row := yearly(2003, 1)
	b := workbook(data.English)
	b.Table.Rows = func(yield func(*download.Row) bool) {
		for range MostRows + 1 {
			if !yield(row) {
				return
			}
		}
	}
	var out bytes.Buffer
	err := b.Write(&out)
	var many *TooManyRowsError
	if !errors.As(err, &many) || many.Rows != 1_048_576 || out.Len() > 0 {
		t.Fatalf("%v after %d bytes", err, out.Len())
	}
	if want := "spreadsheet: 1048576 rows, expected at most 1048575"; err.Error() != want {
		t.Errorf("%q, want %q", err, want)
	}
}

type full struct{ left int }

func (w *full) Write(b []byte) (int, error) {
	if w.left -= len(b); w.left < 0 {
		return 0, io.ErrShortWrite
	}
	return len(b), nil
}

func TestTheErrorOfTheWriterBelowIsGivenOn(t *testing.T) {
	b := workbook(data.English)
	b.Table.Rows = many(20_000)
	for _, room := range []int{0, 2000, 100_000} {
		if err := b.Write(&full{room}); !errors.Is(err, io.ErrShortWrite) {
			t.Errorf("with room for %d bytes: %v", room, err)
		}
	}
}

func TestRowsThatAreOthersTheSecondTimeAreAnError(t *testing.T) {
	for _, second := range []int{0, 1, 3} {
		calls := 0
		b := workbook(data.English)
		b.Table.Rows = iter.Seq[*download.Row](func(yield func(*download.Row) bool) {
			n := 2
			if calls++; calls > 1 {
				n = second
			}
			for range n {
				if !yield(yearly(2003, 1)) {
					return
				}
			}
		})
		if err := b.Write(io.Discard); err == nil || !strings.Contains(err.Error(), "the second time") {
			t.Errorf("%d rows after 2: %v", second, err)
		}
	}
}

func TestAnEmptyTableIsAWorkbook(t *testing.T) {
	all := cells(t, write(t, workbook(data.English)))
	if len(all) != len(writer(data.English).Columns(&download.Table{})) {
		t.Errorf("%d cells", len(all))
	}
}

func TestTheSameBytesAtEveryCall(t *testing.T) {
	for _, language := range data.Languages {
		make := func(drawn string) *Workbook {
			b := workbook(language)
			b.Table.Rows = many(500)
			if drawn == "chart" {
				b.Chart = lines()
			} else {
				b.Picture = picture(t, 40, 30)
			}
			return b
		}
		for _, drawn := range []string{"chart", "picture"} {
			first := write(t, make(drawn))
			for i := range 12 {
				if again := write(t, make(drawn)); !bytes.Equal(first, again) {
					t.Fatalf("%s with a %s: other bytes at call %d", language, drawn, i+2)
				}
			}
			core := parts(t, first)["docProps/core.xml"]
			for _, want := range []string{">2026-11-24T00:00:00Z</dcterms:created>", ">2026-11-24T00:00:00Z</dcterms:modified>", "<dc:language>" + string(language)} {
				if !strings.Contains(core, want) {
					t.Errorf("%s: the properties lack %s: %s", language, want, core)
				}
			}
		}
	}
}

func FuzzTextsComeBack(f *testing.F) {
	for _, text := range []string{"=1", "\x00", "_x0000_", "_x005F_", " a", "日本", "a\r\nb", "\xff", "𠮷"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		row := yearly(2003, 1)
		row.Name = data.Text{EN: text}
		file, err := excelize.OpenReader(bytes.NewReader(write(t, workbook(data.English, row))))
		if err != nil {
			t.Fatal(err)
		}
		got, err := file.GetCellValue("Data", at(t, "indicator_name", 2))
		if want := clean(text); err != nil || got != want {
			t.Errorf("%q came back as %q, want %q, %v", text, got, want, err)
		}
	})
}

func ExampleTooManyRowsError() {
	fmt.Println(&TooManyRowsError{Rows: 2_000_000})
	// Output: spreadsheet: 2000000 rows, expected at most 1048575
}

func TestTheSurveyFindsWhatRowsHaveInCommon(t *testing.T) {
	flagged, other := yearly(2003, 1), yearly(2004, 2)
	flagged.Flags = flagged.Flags.With(data.Provisional).With(data.Break)
	other.Source, other.Formula = "leaf", data.Text{EN: "a ÷ b"}
	s, err := workbook(data.English, flagged, missingIn(2005), other, other).survey()
	if err != nil {
		t.Fatal(err)
	}
	codes := ""
	for _, f := range s.flags {
		codes += f.code + " "
	}
	if codes != "b p x " || s.rows != 4 || !slices.Equal(s.sources, []data.SourceID{"book", "leaf"}) ||
		!slices.Equal(s.formulas, []string{"a ÷ b"}) || !slices.Equal(s.counting, []counting{{"Press & Sons, Ltd", "whole counts"}}) {
		t.Errorf("%+v", s)
	}
}
