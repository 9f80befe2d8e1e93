package datapackage

import (
	"reflect"
	"slices"
	"testing"

	"bilateral/data"
)

// rowsRead is the rows of one table of series as both ways read them.
type rowsRead struct {
	series  []data.Series
	origins []data.Origin
	sound   bool
}

// works is a decoder of the built-in dataset, its tables read, and its table of joint works.
func works(t testing.TB) (*decoder, *data.Dataset, *table) {
	t.Helper()
	b, folder, err := openDescriptor(data.Default, data.DefaultFile)
	if err != nil {
		t.Fatal(err)
	}
	d := &decoder{files: folder, quick: true}
	ds, err := d.decode(b)
	if err != nil {
		t.Fatal(err)
	}
	of := d.table("joint-works")
	if of.left == nil {
		t.Fatal("the table of joint works is not read quickly")
	}
	return d, ds, of
}

// rowsOf reads a table from what stands in its file.
func rowsOf(d *decoder, ds *data.Dataset, of *table, text []byte, quick bool) (r rowsRead) {
	own := *d
	own.faults, own.trusted, own.collectionNames = nil, false, []string{of.name}
	t := &table{name: of.name, fields: of.fields, match: of.match, uniqueKeys: of.uniqueKeys, foreign: of.foreign, index: of.index, reads: of.reads}
	own.tables = append(slices.DeleteFunc(slices.Clone(d.tables), func(t *table) bool { return t.left != nil }), t)
	to := &data.Dataset{Indicators: slices.Clone(ds.Indicators), Places: ds.Places, Sources: ds.Sources, Fields: ds.Fields, Remarks: ds.Remarks}
	if quick {
		t.left = text
	} else {
		own.csvContent(t, "joint-works.csv", text)
		own.checkKeys(t)
		own.references()
	}
	own.collections(to)
	if r.series = to.Collections[0].Series; len(own.faults) == 0 {
		own.origins(to)
		r.sound = len(own.faults) == 0
	}
	if to.Origins != nil {
		r.origins = slices.Concat(to.Origins.Rows...)
	}
	return r
}

const (
	worksHeader = "indicator,kind,place,partner,field,source,segment,year,value,flags,remark,origin\n"
	workRow     = "joint-works,pair,GBR,JPN,,openalex-2024-08,,"
	otherRow    = "joint-works,pair,FRA,JPN,,openalex-2024-08,,"
)

// Rows that are read quickly are those that are read one by one; where they would have a
// fault, they are not read quickly.
func TestPlainRowsAreReadAsAllOthersAre(t *testing.T) {
	d, ds, of := works(t)
	for _, c := range []struct {
		sentence, rows string
		plain          bool
	}{
		{"rows of two series", workRow + "2020,1,,,a.csv#row=2\n" + workRow + "2021,2,,,a.csv#row=3\n" + otherRow + "2020,3.5,,,\n", true},
		{"the last line does not end", workRow + "2020,1,,,", true},
		{"no row", "", true},
		{"flags between quotation marks", workRow + `2020,1,"[p],[u]",spike-at-end,` + "\n", true},
		{"a year between quotation marks", workRow + `"2020","1",,,""` + "\n", true},
		{"a value that is missing, with its reason", workRow + "2020,[x],,not-listed,\n", false},
		{"a series in two places, its years not in order", workRow + "2021,1,,,\n" + otherRow + "2020,3,,,\n" + workRow + "2020,2,,,b.csv#row=9\n", true},
		{"a year twice, which other rules find", workRow + "2020,1,,,\n" + workRow + "2020,1,,,\n", true},
		{"minus nothing is nothing", workRow + "2020,-0,,,\n", true},
		{"a number with an exponent", workRow + "2020,1e3,,,\n", true},
		{"no number", workRow + "2020,many,,,\n", false},
		{"a number with a comma in it", workRow + `2020,"1,000",,,` + "\n", false},
		{"no year", workRow + "20,1,,,\n", false},
		{"a code of care that there is not", workRow + "2020,1,[q],,\n", false},
		{"a remark that there is not", workRow + "2020,1,,nothing,\n", false},
		{"a source that there is not", "joint-works,pair,GBR,JPN,,nobody,,2020,1,,,\n", false},
		{"a kind that there is not", "joint-works,pairs,GBR,JPN,,openalex-2024-08,,2020,1,,,\n", false},
		{"no indicator", ",pair,GBR,JPN,,openalex-2024-08,,2020,1,,,\n", false},
		{"an origin of another form", workRow + "2020,1,,,page 3\n", false},
		{"a cell too many", workRow + "2020,1,,,,\n", false},
		{"a cell too few", workRow + "2020,1,,\n", false},
		{"an empty line", workRow + "2020,1,,,\n\n" + workRow + "2021,1,,,\n", false},
		{"lines that end in a carriage return, too", workRow + "2020,1,,,\r\n", false},
		{"a quotation mark inside a cell", workRow + `2020,1,,spike"at-end,` + "\n", false},
		{"two of them", workRow + `2020,1,,"spike""at-end",` + "\n", false},
		{"one that is not closed", workRow + `2020,1,,"spike-at-end,` + "\n", false},
		{"a letter beyond ASCII", workRow + "2020,1,,é,\n", false},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			text := []byte(worksHeader + c.rows)
			quick, slow := rowsOf(d, ds, of, text, true), rowsOf(d, ds, of, text, false)
			if quick.sound != c.plain {
				t.Errorf("read quickly: %v, want %v", quick.sound, c.plain)
			}
			if quick.sound && !reflect.DeepEqual(quick, slow) {
				t.Errorf("read quickly %+v, one by one %+v", quick, slow)
			}
		})
	}
}

func TestAnotherHeaderIsNotReadQuickly(t *testing.T) {
	d, ds, of := works(t)
	for _, header := range []string{
		"kind,indicator,place,partner,field,source,segment,year,value,flags,remark,origin\n",
		"indicator,kind,place,partner,field,source,segment,year,value,flags,remark\n",
		"indicator,kind,place,partner,field,source,segment,year,value,flags,remark,origin,more\n",
		"\ufeff" + worksHeader,
		"",
	} {
		if rowsOf(d, ds, of, []byte(header+workRow+"2020,1,,,\n"), true).sound {
			t.Errorf("%q is read quickly", header)
		}
	}
}

func FuzzPlainRows(f *testing.F) {
	d, ds, of := works(f)
	f.Add(workRow + "2020,1,,,a.csv#row=2\n" + otherRow + "2021,[x],\"[p],[u]\",spike-at-end,\n")
	f.Add(workRow + "2021,1,,,\n" + otherRow + "2020,-0.50,,,\n" + workRow + "2020,2,[e],,\n")
	f.Fuzz(func(t *testing.T, rows string) {
		text := []byte(worksHeader + rows)
		if quick := rowsOf(d, ds, of, text, true); quick.sound {
			if slow := rowsOf(d, ds, of, text, false); !reflect.DeepEqual(quick, slow) {
				t.Errorf("read quickly %+v, one by one %+v", quick, slow)
			}
		}
	})
}
