//go:build npm

package spreadsheet

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"bilateral/components/download"
	"bilateral/data"
)

// found is what another reader finds in a workbook.
type found struct {
	Title, Subject, Creator, Created, Modified, Language string
	Sheets                                               []struct {
		Name, Range string
		Cells       map[string]struct {
			Type, Value, Link, Shown string
			Bold                     bool
		}
		Tables   []struct{ Name, Range, Filter string }
		Frozen   int
		Pictures int
	}
}

// readBy reads a workbook with other readers.
func readBy(t *testing.T, b []byte) map[string]found {
	t.Helper()
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "book.xlsx")
	if err := os.WriteFile(file, b, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("node", filepath.Join(root, "testdata", "spreadsheet", "reader", "read.js"), filepath.Join(root, ".cache", "npm", "spreadsheet", "node_modules"), file).Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("%v: %s\nrun testdata/spreadsheet/reader/install (make test does)", err, exit.Stderr)
		}
		t.Fatal(err)
	}
	var all map[string]found
	if err := json.Unmarshal(out, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// Two other readers find every cell of every row as we have it, and no other cell.
func TestAnotherReaderReadsEveryCell(t *testing.T) {
	for _, language := range data.Languages {
		b := workbook(language)
		b.Chart = lines()
		hostile := yearly(2004, 9007199254740991)
		hostile.Name, hostile.Unit, hostile.Note = data.Text{EN: "=SUM(A1)"}, data.Text{EN: "+1"}, data.Text{EN: "@x\n  two  _x0041_ <&>"}
		hostile.Formula = data.Text{EN: "-a"}
		exact := yearly(2003, 18.123456789012345)
		exact.Segment = 2
		list := append(slices.Collect(many(200)), exact, hostile, missingIn(2005), yearly(2006, 1e-7), yearly(2007, -2.0/3))
		b.Table = workbook(language, list...).Table
		for reader, got := range readBy(t, write(t, b)) {
			sheet := got.Sheets[0]
			want := 0
			for i, c := range b.Writer.Columns(&download.Table{}) {
				for row := range len(list) + 1 {
					name, err := excelize.CoordinatesToCellName(i+1, row+1)
					if err != nil {
						t.Fatal(err)
					}
					kind, text := "text", c.Head
					if row > 0 {
						if text = c.Text(list[row-1]); c.Number {
							kind = "number"
						}
					}
					cell, is := sheet.Cells[name]
					if text == "" {
						if is {
							t.Errorf("%s, %s: %s is not empty: %+v", reader, language, name, cell)
						}
						continue
					}
					want++
					if kind == "number" {
						a, err := strconv.ParseFloat(text, 64)
						if err != nil {
							t.Fatal(err)
						}
						if v, err := strconv.ParseFloat(cell.Value, 64); err != nil || v != a || cell.Type != kind {
							t.Errorf("%s, %s: %s is %+v, want the number %s", reader, language, name, cell, text)
						}
						continue
					}
					if reader == "exceljs" {
						// It leaves the code of a character as it stands in such cells.
						text = strings.ReplaceAll(text, "_x0041_", "_x005F_x0041_")
					}
					if cell.Type != kind || cell.Value != text {
						t.Errorf("%s, %s: %s is %+v, want the text %q", reader, language, name, cell, text)
					}
				}
			}
			if len(sheet.Cells) != want {
				t.Errorf("%s, %s: %d cells, want %d", reader, language, len(sheet.Cells), want)
			}
		}
	}
}

func TestAnotherReaderReadsWhatIsAroundTheCells(t *testing.T) {
	b := workbook(data.English, yearly(2003, 18.125), missingIn(2004))
	b.Chart = lines()
	for reader, got := range readBy(t, write(t, b)) {
		if got.Title != "Works of Aland rose from 18 in 2003 to 1,096,865 in 2006" || got.Subject != "Works, 2003–2006 (works)" || got.Creator != "The Explorer" || got.Language != "en-GB" {
			t.Errorf("%s: the properties are %+v", reader, got)
		}
		if !strings.HasPrefix(got.Created, "2026-11-24T00:00:00") || !strings.HasPrefix(got.Modified, "2026-11-24T00:00:00") {
			t.Errorf("%s: created %s, modified %s", reader, got.Created, got.Modified)
		}
		var names []string
		for _, s := range got.Sheets {
			names = append(names, s.Name)
		}
		if strings.Join(names, " ") != "Data Chart Notes Sources" {
			t.Fatalf("%s: sheets %v", reader, names)
		}
		drawn, sources := got.Sheets[1].Cells, got.Sheets[3].Cells
		if drawn["B31"].Value != "18.123456789012344" || drawn["B31"].Type != "number" || drawn["A31"].Value != "2003" || drawn["B32"].Value != "" {
			t.Errorf("%s: the table of the chart has %+v, %+v, %+v", reader, drawn["A31"], drawn["B31"], drawn["B32"])
		}
		// SheetJS leaves the ampersand of a link as XML has it.
		if c := sources["C2"]; strings.Replace(c.Link, "&amp;", "&", 1) != "https://example.org/works?edition=2024&table=3" || c.Value != "https://example.org/works?edition=2024&table=3" {
			t.Errorf("%s: the address is %+v", reader, c)
		}
		if c := sources["D2"]; c.Value != "2026-10-01" || c.Type != "text" {
			t.Errorf("%s: the day is %+v", reader, c)
		}
		sheet := got.Sheets[0]
		if reader == "exceljs" {
			if sheet.Frozen != 1 || len(sheet.Tables) != 1 || sheet.Tables[0].Name != "data" || sheet.Tables[0].Range != whole(t, 3) || !sheet.Cells["A1"].Bold || sheet.Cells["A2"].Bold {
				t.Errorf("%s: %d rows stay, tables %+v, bold %v", reader, sheet.Frozen, sheet.Tables, sheet.Cells["A1"].Bold)
			}
		} else if sheet.Range != whole(t, 3) || sheet.Cells[at(t, "value", 2)].Shown != "18.125" {
			t.Errorf("%s: the cells are %s, a number is shown as %s", reader, sheet.Range, sheet.Cells[at(t, "value", 2)].Shown)
		}
	}
}
