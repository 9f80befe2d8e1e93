package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rowsOf are the rows of a CSV file, the header first.
func rowsOf(t *testing.T, b []byte) [][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// What is told of a value is looked up in the steward's file as a reader would: the row
// of that number, the header being row 1, has the places, the year and the value.
func TestEveryValueStandsInTheRowThatItsOriginNames(t *testing.T) {
	tables, err := convert(sources(t))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][][]string{}
	looked := 0
	for name, table := range tables {
		rows := rowsOf(t, table)
		at := func(row []string, column string) string {
			if i := slices.Index(rows[0], column); i >= 0 {
				return row[i]
			}
			return ""
		}
		if !slices.Contains(rows[0], originColumn) {
			if slices.Contains(rows[0], "value") {
				t.Errorf("%s has values and no origins", name)
			}
			continue
		}
		for i, row := range rows[1:] {
			file, number, found := strings.Cut(at(row, originColumn), "#row=")
			n, err := strconv.Atoi(number)
			if !found || err != nil {
				t.Fatalf("%s, row %d: the origin %q", name, i+2, at(row, originColumn))
			}
			if files[file] == nil {
				b, err := os.ReadFile(filepath.Join(sourcesFolder, file))
				if err != nil {
					t.Fatal(err)
				}
				files[file] = rowsOf(t, b)
			}
			if n < 2 || n > len(files[file]) {
				t.Fatalf("%s, row %d: %s has no row %d", name, i+2, file, n)
			}
			source := files[file][n-1]
			year, value := at(row, "year"), at(row, "value")
			if year == "" {
				year = at(row, "start")
			}
			has := func(text string, same func(cell, text string) bool) bool {
				return text == "" || slices.ContainsFunc(source, func(cell string) bool { return same(cell, text) })
			}
			for _, c := range []struct {
				text string
				same func(cell, text string) bool
			}{{at(row, "place"), equal}, {at(row, "partner"), equal}, {year, strings.HasPrefix}, {value, sameNumber}} {
				if value == notAvailable && c.text == value {
					continue // there is nothing to find, or what there is must not be shown
				}
				if !has(c.text, c.same) {
					t.Errorf("%s, row %d: %s, row %d is %q, without %q", name, i+2, file, n, source, c.text)
				}
			}
			looked++
		}
	}
	if looked < 30_000 {
		t.Errorf("only %d values were looked up", looked)
	}
}

func equal(cell, text string) bool { return cell == text }

// sameNumber reports whether two texts are one number, however many noughts it ends in.
func sameNumber(cell, text string) bool {
	x, errX := strconv.ParseFloat(cell, 64)
	y, errY := strconv.ParseFloat(text, 64)
	return errX == nil && errY == nil && x == y
}
