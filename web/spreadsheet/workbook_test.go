//go:build !js

package spreadsheet

import (
	"archive/zip"
	"bytes"
	"image"
	"image/png"
	"io"
	"iter"
	"slices"
	"strconv"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/download"
	"bilateral/data"
)

// published is the day of the tests' data.
const published = "2026-11-24"

// dataset is of two places and two sources, one of which says little.
func dataset() *data.Dataset {
	return &data.Dataset{Name: "pair", Version: "2.1", Product: data.Text{EN: "The Explorer", JA: "エクスプローラー"},
		Places: []data.Place{{ID: "AAA", Name: data.Text{EN: "Aland", JA: "ア国"}}, {ID: "BBB", Name: data.Text{EN: "Bland", JA: "ベ国"}}},
		Sources: []data.Source{
			{ID: "book", Title: data.Text{EN: "The Book of Works, 2024 edition", JA: "文献の本（2024年版）"}, Publisher: data.Text{EN: "Press & Sons, Ltd", JA: "出版社"},
				Address: "https://example.org/works?edition=2024&table=3", Read: "2026-10-01", Database: data.Statement{Interpretation: data.Text{EN: "the Base", JA: "基本データ"}},
				Licence:      data.Statement{Stated: data.Text{EN: "CC BY 4.0"}},
				SourceRecord: data.SourceRecord{LicenceAddress: "https://creativecommons.org/licenses/by/4.0/", CountingMethod: data.Statement{Stated: data.Text{EN: "whole counts", JA: "整数カウント"}}}},
			{ID: "leaf", Title: data.Text{EN: "A leaf"}, Publisher: data.Text{EN: "A desk"}, Address: "in print", Read: "2026-09-30",
				SourceRecord: data.SourceRecord{Terms: data.Text{EN: "For teaching only", JA: "教育目的に限る"}}},
		}}
}

func writer(language data.Language) *download.Writer {
	ds, words := dataset(), catalogue.For(language)
	return &download.Writer{Dataset: ds, Language: language,
		Place: func(id data.PlaceID) string { text, _ := ds.Place(id).Name.In(language); return text },
		Missing: func(m data.Missing) string {
			return words.Say([...]catalogue.Key{data.NotApplicable: catalogue.NotApplicableInWords, data.NotAvailable: catalogue.NotAvailableInWords, data.Confidential: catalogue.ConfidentialInWords, data.Low: catalogue.LowInWords}[m])
		},
		Flag:        func(f data.Flag) string { return words.Say(catalogue.FlagBreak + catalogue.Key(f-data.Break)) },
		Relation:    func(k data.SubjectKind) string { return "種類" + strconv.Itoa(int(k)) },
		Kind:        func(k data.PeriodKind) string { return "期間" + strconv.Itoa(int(k)) },
		Interpreted: func(text string) string { return text + " (our reading)" },
	}
}

// yearly is a value of a year.
func yearly(y int, v float64) *download.Row {
	return &download.Row{Measure: "works", Name: data.Text{EN: "Works", JA: "文献数"}, Subject: data.Of("AAA"), Unit: data.Text{EN: "works", JA: "件"},
		Period: data.Period{Start: y, End: y}, Value: data.Value{Number: v}, Source: "book"}
}

// missingIn is a value of a year that there is none of.
func missingIn(y int) *download.Row {
	r := yearly(y, 0)
	r.Value = data.Value{Missing: data.NotAvailable, Reason: data.Text{EN: "not counted", JA: "集計なし"}}
	return r
}

func workbook(language data.Language, rows ...*download.Row) *Workbook {
	return &Workbook{Writer: writer(language), Words: catalogue.For(language),
		Table: &download.Table{ID: "works", Rows: slices.Values(rows), Title: data.Text{EN: "Works of Aland rose from 18 in 2003 to 1,096,865 in 2006", JA: "ア国の文献数は2003年の18件から2006年の1,096,865件に増加"},
			Subject: data.Text{EN: "Works, 2003–2006 (works)", JA: "文献数、2003–2006年（件）"}},
		Notes: Notes{Published: published, Caveats: []string{"Two sources are never joined.", "=1+1 is a text."}, Address: "https://example.org/en/works?time=2003..2006", Citation: "Press & Sons, Ltd, The Book of Works. In: The Explorer, data version 2.1."}}
}

// lines is a chart of two series with a gap, a break and a value outside the line.
func lines() *Chart {
	return &Chart{Kind: Lines, Title: "Works of Aland rose", Unit: "works", Category: "Year", Series: []Series{
		{Name: "Aland", Colour: "#0b4f8a", Points: []Point{{X: 2003, Label: "2003", Value: 18.123456789012344}, {X: 2004, Label: "2004", Missing: true}, {X: 2005, Label: "2005", Value: 25}, {X: 2006, Label: "2006", Value: 31, Segment: 1}, {X: 2008, Label: "2008", Value: 34, Segment: 1}}},
		{Name: "World's mean", Colour: "#666666", Dashed: true, Points: []Point{{X: 2003, Label: "2003", Value: 10}, {X: 2004, Label: "2004", Value: 12}, {X: 2005, Label: "2005", Value: 13, Open: true}, {X: 2006, Label: "2006", Value: 14}}},
	}}
}

// picture is a PNG of some size.
func picture(t testing.TB, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewRGBA(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// many gives rows of a pair, some of them missing or flagged.
func many(n int) iter.Seq[*download.Row] {
	return func(yield func(*download.Row) bool) {
		for i := range n {
			r := yearly(1990+i%34, float64(i)/3)
			r.Subject = data.PairOf("AAA", "BBB")
			if i%50 == 0 {
				r.Value = data.Value{Missing: data.Low}
			}
			if i%70 == 0 {
				r.Flags = r.Flags.With(data.Provisional)
			}
			if !yield(r) {
				return
			}
		}
	}
}

func write(t testing.TB, b *Workbook) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// parts are those of a workbook, by their names.
func parts(t testing.TB, b []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(text)
	}
	return all
}
