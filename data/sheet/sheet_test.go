package sheet

import (
	"reflect"
	"strings"
	"testing"
)

func TestASheetIsReadAsItWasSaved(t *testing.T) {
	known := []string{"id", "name", "year", "value"}
	rows := func(r ...Row) []Row { return r }
	for _, c := range []struct {
		name, text string
		want       Sheet
		faults     string
	}{
		{"as it should be", "id,name\n1,a\n2,b\n", Sheet{Header: []string{"id", "name"}, Rows: rows(Row{1, []string{"1", "a"}}, Row{2, []string{"2", "b"}})}, ""},
		{"a mark at its beginning, and no line feed at its end", "\ufeffid,name\r\n1,\"a\r\nb\"", Sheet{Header: []string{"id", "name"}, Rows: rows(Row{1, []string{"1", "a\nb"}})}, ""},
		{"rows of nothing are counted and left out", "id,name\n,\n1,a\n , \u3000\n", Sheet{Header: []string{"id", "name"}, Rows: rows(Row{2, []string{"1", "a"}})}, ""},
		{"space beside a name", "\u00a0id ,name\n1,a\n", Sheet{Header: []string{"id", "name"}, Rows: rows(Row{1, []string{"1", "a"}})},
			`, field "\u00a0id ": expected id, without the space beside it, as the name of column 1`},
		{"a name in other letters", "ＩＤ,name\n1,a\n", Sheet{Header: []string{"id", "name"}, Rows: rows(Row{1, []string{"1", "a"}})},
			`, field "ＩＤ": expected id, in these letters, as the name of column 1`},
		{"columns without a name", "id,name,, ,year,\n1,a,,,2,\n", Sheet{Header: []string{"id", "name", "", "", "year", ""}, Rows: rows(Row{1, []string{"1", "a", "", "", "2", ""}})},
			`: expected a name for each column; columns 3, 4, 6 have no name: name it, or take away the comma before it in each line`},
		{"a name twice", "id,name,id\n1,a,2\n", Sheet{Cut: true}, `, field "id": expected each column once; columns 1 and 3 have this name`},
		{"a row that is too long, and one that is too short", "id,name\n1,a,b\n2,b,\n3\n4,d\n", Sheet{Header: []string{"id", "name"}, Rows: rows(Row{1, nil}, Row{2, []string{"2", "b"}}, Row{3, nil}, Row{4, []string{"4", "d"}})},
			", row 1: expected 2 cells, as in the header, not 3: a text with a comma in it stands between quotation marks\n" +
				", row 2: expected 2 cells, as in the header, not 3: take away the commas at its end\n, row 3: expected 2 cells, as in the header, not 1"},
		{"an open quotation mark", "id,name\n1,\"a\n2,b\n", Sheet{Header: []string{"id", "name"}, Cut: true},
			`: expected a quotation mark at the end of each cell that begins with one; the one that opens in the row of line 2 is not closed, and line 3 is still in it`},
		{"a quotation mark inside", "id,name\n1,a\"b\n", Sheet{Header: []string{"id", "name"}, Cut: true},
			`: expected a cell with a quotation mark in it between quotation marks, and each of those inside twice, unlike line 2, column 4`},
		{"vertical lines", "id|name\n1|a\n", Sheet{Cut: true}, `: expected commas between the cells; the delimiter is a vertical line: save the file with commas`},
		{"semicolons between names in quotation marks", "\"id\";\"name\"\n", Sheet{Cut: true}, `: expected commas between the cells; the delimiter is a semicolon: save the file with commas`},
		{"a semicolon in a name", "id,name;other\n1,a\n", Sheet{Header: []string{"id", "name;other"}, Rows: rows(Row{1, []string{"1", "a"}})}, ""},
		{"no header, but for a value that is a name", "5,year,6,7\n", Sheet{Cut: true}, `: expected a header line with names of columns such as id, name, year; the first line has none of them`},
		{"nothing but line feeds", "\n\n", Sheet{Cut: true}, `: expected a header line with the names of the columns; the file is empty`},
		{"no text", "id,name\n1,\x00\n", Sheet{Cut: true}, `: expected UTF-8 text, at line 2, column 3: it is UTF-16 or no text at all; save the file as UTF-8 (in Excel: "CSV UTF-8")`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, faults := Read([]byte(c.text), known)
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
			if faults.Error() != c.faults {
				t.Errorf("faults\n%v\nwant\n%s", faults, c.faults)
			}
		})
	}
}

func TestColumnsAreMatchedByName(t *testing.T) {
	fields := []string{"id", "name", "note"}
	for _, c := range []struct {
		name    string
		columns []string
		more    bool
		at      []int
		faults  string
	}{
		{"in any order, and one left out that may be", []string{"name", "id"}, false, []int{1, 0, LeftOut}, ""},
		{"a column without a name", []string{"id", "", "name"}, false, []int{0, 2, LeftOut}, ""},
		{"one more", []string{"id", "name", "x"}, false, []int{0, 1, LeftOut}, `, field "x": expected no column of that name; it is number 3`},
		{"one more that may be", []string{"id", "name", "x"}, true, []int{0, 1, LeftOut}, ""},
		{"two more", []string{"id", "name", "x", "y"}, false, []int{0, 1, LeftOut}, `: expected names that are known, instead of "x" (number 3), "y" (number 4)`},
		{"one misspelt", []string{"id", "nmae"}, false, []int{0, Lost, LeftOut}, `, field "nmae": expected one of the columns that are missing: name; it is number 2`},
		{"one left out", []string{"id"}, false, []int{0, Lost, LeftOut}, `, field "name": expected a column of that name`},
		{"two left out", []string{"note"}, false, []int{Lost, Lost, 0}, `: expected the columns that are missing: id, name`},
	} {
		at, faults := Match(c.columns, fields, func(f string) bool { return f != "note" }, c.more, func(i int) string { return "number " + string(rune('1'+i)) })
		if !reflect.DeepEqual(at, c.at) || faults.Error() != c.faults {
			t.Errorf("%s: %v\n%v", c.name, at, faults)
		}
	}
}

func TestNumbersInAnotherFormAreKnown(t *testing.T) {
	for text, is := range map[string]bool{
		"1,234": true, "1.234.567": false, "1.234.567,8": false, "1 234": true, "1\u00a0234": true, "1\u202f234.5": true, "1'234": true, "1’234": true, "1,5": true,
		"１２３": true, "１．５": true, "20%": true, "20％": true, " 7": true, "-1,234": true,
		"7": false, "-1.5": false, "": false, "n/a": false, "about 5": false, "[x]": false, "1e5": false,
	} {
		if got := Digits(text) != ""; got != is {
			t.Errorf("%q: %v", text, got)
		}
	}
	for text, is := range map[string]bool{"2020-01-31": true, "FY2020": true, "２０２０": true, "2020年": true, "平成30年": true, "2020/21": true, "20200": false, "": false, "n/a": false} {
		if got := Year(text) != ""; got != is {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "id,name\n1,a\n", "id;name\n1;a\n", "id,\n1,2\n", "\"id\n", "id,id\n", "id,name\n1\n\n,\n1,2,3\n", "\xff\xfe", "id\rname\r", "ﾞ,name\n1,2"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		s, faults := Read(b, []string{"id", "name", "year"})
		if s.Cut && faults == nil {
			t.Fatal("a file is cut without a word")
		}
		for _, r := range s.Rows {
			if r.Cells != nil && len(r.Cells) != len(s.Header) {
				t.Fatalf("%d cells under %d names", len(r.Cells), len(s.Header))
			}
		}
		for _, fault := range faults {
			if fault.Want == "" || strings.ContainsAny(fault.Error(), "\n\r") {
				t.Fatalf("fault %+v", fault)
			}
		}
	})
}
