//go:build !js

package spreadsheet

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"bilateral/data"
)

// sheet reads the rows of a sheet.
func sheet(t *testing.T, b []byte, name string) (*excelize.File, [][]string) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	return f, rows
}

func TestTheNotesSayWhatTheFigureIs(t *testing.T) {
	flagged, derived := yearly(2003, 1), yearly(2004, 2)
	flagged.Flags = flagged.Flags.With(data.Break)
	derived.Formula = data.Text{EN: "= a ÷ b"}
	f, rows := sheet(t, write(t, workbook(data.English, flagged, derived, missingIn(2005))), "Notes")
	said := map[string]string{}
	for _, r := range rows {
		said[r[0]] += r[1]
	}
	for term, want := range map[string]string{
		"Finding": "Works of Aland rose from 18 in 2003 to 1,096,865 in 2006", "Figures": "Works, 2003–2006 (works)", "Read with care": "Two sources are never joined.=1+1 is a text.",
		"Flag [b]": "break: not comparable with the years before", "Flag [x]": "not available", "Counting": "Press & Sons, Ltd: whole counts", "Formula": "= a ÷ b", "Data version": "The Explorer, 2.1 of 2026-11-24",
		"Address": "https://example.org/en/works?time=2003..2006", "Cite as": "Press & Sons, Ltd, The Book of Works. In: The Explorer, data version 2.1.",
		"Licence": "No one licence covers all: “Sources” has that of each source.",
	} {
		if said[term] != want {
			t.Errorf("%s: %q, want %q", term, said[term], want)
		}
	}
	for i, r := range rows {
		cell, _ := excelize.CoordinatesToCellName(2, i+1)
		want := ""
		if r[0] == "Address" {
			want = r[1]
		}
		if _, to, err := f.GetCellHyperLink("Notes", cell); err != nil || to != want {
			t.Errorf("%s leads to %q, want %q (%v)", r[0], to, want, err)
		}
	}
}

func TestEachSourceHasARow(t *testing.T) {
	desk := yearly(2004, 2)
	desk.Source = "leaf"
	nobody := yearly(2005, 2)
	nobody.Source = "gone"
	f, rows := sheet(t, write(t, workbook(data.English, yearly(2003, 1), desk, nobody)), "Sources")
	want := [][]string{
		{"Publisher", "Title", "Address", "Read on", "Database", "Counting", "Licence", "Licence at", "Terms of use"},
		{"Press & Sons, Ltd", "The Book of Works, 2024 edition", "https://example.org/works?edition=2024&table=3", "2026-10-01", "the Base (our reading)", "whole counts", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"},
		{"A desk", "A leaf", "in print", "2026-09-30", "Not stated in the source.", "Not stated in the source.", "Not stated in the source.", "", "For teaching only"},
		{"", "", "", "", "Not stated in the source.", "Not stated in the source.", "Not stated in the source."},
	}
	for i, row := range want {
		if got := strings.Join(rows[i], "|"); got != strings.Join(row, "|") {
			t.Errorf("row %d is %s, want %s", i+1, got, strings.Join(row, "|"))
		}
	}
	for cell, want := range map[string]string{"C2": want[1][2], "H2": want[1][7], "C3": ""} {
		if _, to, err := f.GetCellHyperLink("Sources", cell); err != nil || to != want {
			t.Errorf("%s leads to %q, want %q (%v)", cell, to, want, err)
		}
	}
	if tables, err := f.GetTables("Sources"); err != nil || len(tables) != 1 || tables[0].Range != "A1:I4" {
		t.Errorf("the tables are %+v, %v", tables, err)
	}
}

func TestOnlyAddressesLeadSomewhere(t *testing.T) {
	for text, want := range map[string]bool{
		"https://example.org/": true, "http://example.org/?a=b&c": true, "in print": false, "": false, "javascript:alert(1)": false,
		"https://example.org/ (archived)": false, "https://" + strings.Repeat("a", mostAddress): false,
	} {
		if isAddress(text) != want {
			t.Errorf("%.40s is an address: %v", text, !want)
		}
	}
}
