//go:build !js

package download

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"bilateral/data"
)

// testWriter writes a dataset of two places and a source.
func testWriter(language data.Language) *Writer {
	ds := &data.Dataset{Name: "pair", Version: "2.1", Places: []data.Place{
		{ID: "AAA", Name: data.Text{EN: "Aland", JA: "ア国"}}, {ID: "BBB", Name: data.Text{EN: "Bland"}},
	}, Sources: []data.Source{{ID: "book", Title: data.Text{EN: "The Book"}, Publisher: data.Text{EN: "Press, Ltd"},
		Database: data.Statement{Interpretation: data.Text{EN: "the Base"}}, Licence: data.Statement{Stated: data.Text{EN: "CC BY 4.0"}}}},
		Fields: []data.Field{{ID: "physics", Name: data.Text{EN: "Physics", JA: "物理学"}}}}
	return &Writer{Dataset: ds, Language: language,
		Place:       func(id data.PlaceID) string { text, _ := ds.Place(id).Name.In(language); return text },
		Missing:     func(m data.Missing) string { return "missing " + strconv.Itoa(int(m)) },
		Flag:        func(f data.Flag) string { return "flag " + strconv.Itoa(int(f)) },
		Relation:    func(k data.SubjectKind) string { return "種類" + strconv.Itoa(int(k)) },
		Kind:        func(k data.PeriodKind) string { return "期間" + strconv.Itoa(int(k)) },
		Interpreted: func(text string) string { return text + " (our reading)" },
	}
}

func tableOf(rows ...*Row) *Table {
	return &Table{ID: "joint-works", Title: data.Text{EN: "A finding"}, Rows: slices.Values(rows)}
}

func year(y int, v float64) *Row {
	return &Row{Measure: "works", Name: data.Text{EN: "Works"}, Subject: data.Of("AAA"), Period: data.Period{Start: y, End: y}, Value: data.Value{Number: v}, Source: "book"}
}

func whole(chunks iter.Seq[[]byte]) []byte {
	var b bytes.Buffer
	for c := range chunks {
		b.Write(c)
	}
	return b.Bytes()
}

// cells are the rows below the heads, by head.
func cells(t *testing.T, text []byte) (rows []map[string]string) {
	t.Helper()
	all, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte(byteOrderMark)))).ReadAll()
	if err != nil {
		t.Fatalf("%v in %q", err, text)
	}
	for _, line := range all[1:] {
		row := map[string]string{}
		for i, head := range all[0] {
			row[head] = line[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func TestACellHasWhatItsRowSays(t *testing.T) {
	missing := year(2003, 0)
	missing.Value = data.Value{Missing: data.NotAvailable, Reason: data.Text{EN: "not counted"}}
	flagged := year(2004, 12.5)
	flagged.Flags, flagged.Note = data.Flags(0).With(data.Break).With(data.Provisional), data.Text{EN: "may change"}
	pair := year(2016, 1096865)
	pair.Subject, pair.Period.End, pair.Field, pair.Segment = data.PairOf("BBB", "AAA"), 2020, "physics", 2
	formula := year(2020, -0.25)
	formula.Name, formula.Formula = data.Text{EN: "=SUM(A1)"}, data.Text{EN: "-a + b"}
	small := year(2020, 1e-7)
	day := year(2018, math.Copysign(0, -1))
	day.Kind, day.Day = data.OnDay, "2018-05-01"
	for _, c := range []struct {
		name string
		row  *Row
		want map[string]string
	}{
		{"a number in full precision, of a place in a year", year(2003, 18.123456789012345),
			map[string]string{"indicator": "works", "indicator_name": "Works", "relation": "place", "place": "AAA", "place_name": "Aland", "partner": "", "period": "2003", "period_type": "calendar", "value": "18.123456789012344", "flag": "", "source": "book", "source_name": "Press, Ltd", "database": "the Base (our reading)", "licence": "CC BY 4.0"}},
		{"a missing value is empty, with its code and its reason", missing,
			map[string]string{"value": "", "flag": "[x]", "flag_meaning": "missing 2", "note": "not counted"}},
		{"every flag with what it means", flagged,
			map[string]string{"value": "12.5", "flag": "[b] [p]", "flag_meaning": "flag 1, flag 3", "note": "may change"}},
		{"a pair over some years in a field and a part of its source", pair,
			map[string]string{"relation": "pair", "place": "AAA", "partner": "BBB", "partner_name": "Bland", "period": "2016/2020", "value": "1096865", "field": "physics", "field_name": "Physics", "segment": "2"}},
		{"a text like a formula is made harmless, a number below zero is not touched", formula,
			map[string]string{"indicator_name": "'=SUM(A1)", "formula": "'-a + b", "value": "-0.25"}},
		{"a small number without an exponent", small, map[string]string{"value": "0.0000001"}},
		{"a day, and no zero below zero", day, map[string]string{"period": "2018-05-01", "period_type": "day", "value": "0"}},
	} {
		rows := cells(t, whole(testWriter(data.English).CSV(tableOf(c.row), false)))
		if len(rows) != 1 {
			t.Fatalf("%s: %d rows", c.name, len(rows))
		}
		for head, want := range c.want {
			if got, ok := rows[0][head]; got != want || !ok {
				t.Errorf("%s: %s is %q (there: %v), want %q", c.name, head, got, ok, want)
			}
		}
	}
}

func TestHeadsAreOfTheLanguageAndAMarkIsForSpreadsheets(t *testing.T) {
	for _, c := range []struct {
		language data.Language
		mark     bool
		want     string
	}{
		{data.English, true, "\ufeffindicator,indicator_name,relation,place,"},
		{data.English, false, "indicator,indicator_name,relation,place,"},
		{data.Japanese, false, "指標ID,指標,対象の種類,国・地域コード,"},
	} {
		if got := string(whole(testWriter(c.language).CSV(tableOf(), c.mark))); !strings.HasPrefix(got, c.want) || !strings.HasSuffix(got, "\r\n") || strings.Count(got, "\n") != 1 {
			t.Errorf("in %s with mark %v: %q", c.language, c.mark, got)
		}
	}
	if row := cells(t, whole(testWriter(data.Japanese).CSV(tableOf(year(2003, 1)), true)))[0]; row["対象の種類"] != "種類1" || row["期間の種類"] != "期間1" || row["国・地域"] != "ア国" {
		t.Errorf("the Japanese row is %v", row)
	}
}

func TestJSONHasTheRowsTypedWithTheirSources(t *testing.T) {
	missing := year(2003, 0)
	missing.Value = data.Value{Missing: data.Low, Reason: data.Text{EN: "below half a unit"}}
	missing.Name = data.Text{EN: "=SUM \"of\"\n\x01"}
	var got struct {
		ID, Version string
		Rows        []struct {
			Indicator_name string
			Value          *float64
			Period         struct{ Start, End int }
			Flags          []struct{ Code, Meaning string }
			Segment        *int
		}
		Sources []struct{ ID, Licence string }
	}
	text := whole(testWriter(data.Japanese).JSON(tableOf(year(2002, 7.25), missing)))
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	if got.ID != "joint-works" || got.Version != "2.1" || len(got.Rows) != 2 || len(got.Sources) != 1 || got.Sources[0].Licence != "CC BY 4.0" {
		t.Fatalf("%+v", got)
	}
	if r := got.Rows[0]; *r.Value != 7.25 || r.Period.Start != 2002 || len(r.Flags) != 0 || r.Flags == nil || r.Segment != nil {
		t.Errorf("a number: %+v", r)
	}
	if r := got.Rows[1]; r.Value != nil || len(r.Flags) != 1 || r.Flags[0].Code != "low" || r.Indicator_name != "=SUM \"of\"\n\x01" {
		t.Errorf("a missing value: %+v", r)
	}
}

func TestPiecesAreSmallAndStopWhenTheyAreToldTo(t *testing.T) {
	var rows []*Row
	for y := range 3000 {
		rows = append(rows, year(y, float64(y)/7))
	}
	w := testWriter(data.English)
	for name, chunks := range map[string]iter.Seq[[]byte]{"CSV": w.CSV(tableOf(rows...), true), "JSON": w.JSON(tableOf(rows...))} {
		pieces, taken := 0, 0
		for c := range chunks {
			if pieces++; len(c) > chunk || len(c) == 0 {
				t.Errorf("%s: a piece of %d bytes", name, len(c))
			}
		}
		if pieces < 4 {
			t.Errorf("%s: %d pieces", name, pieces)
		}
		for range chunks {
			taken++
			break
		}
		if taken != 1 {
			t.Errorf("%s went on", name)
		}
		if a, b := whole(chunks), whole(chunks); !bytes.Equal(a, b) {
			t.Errorf("%s is another one the second time", name)
		}
	}
}

func FuzzTextsComeBackFromCSVAndJSON(f *testing.F) {
	for _, text := range []string{"a,b", "\"", "=1", "\r\n", " x ", "日本", "", "-", "@x", "\t", "\x00"} {
		f.Add(text, 1.5)
	}
	f.Fuzz(func(t *testing.T, text string, v float64) {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return
		}
		row := year(2000, v)
		row.Name = data.Text{EN: text}
		w := testWriter(data.English)
		var got struct {
			Rows []struct {
				Indicator_name string
				Value          float64
			}
		}
		b := whole(w.JSON(tableOf(row)))
		if err := json.Unmarshal(b, &got); err != nil {
			t.Fatalf("%v in %s", err, b)
		}
		if got.Rows[0].Value != v || utf8.ValidString(text) && got.Rows[0].Indicator_name != text {
			t.Errorf("%q, %v came back as %+v", text, v, got.Rows[0])
		}
		line := cells(t, whole(w.CSV(tableOf(row), false)))[0]
		name := strings.TrimPrefix(line["indicator_name"], "'")
		if want := strings.ReplaceAll(strings.TrimPrefix(text, "'"), "\r\n", "\n"); name != want {
			t.Errorf("%q came back as %q", text, name)
		}
		if back, err := strconv.ParseFloat(line["value"], 64); err != nil || back != v {
			t.Errorf("%v came back as %q", v, line["value"])
		}
	})
}

// BenchmarkCSV writes 100,000 rows, beside encoding/csv that is given the same cells.
func BenchmarkCSV(b *testing.B) {
	rows := make([]*Row, 100_000)
	for i := range rows {
		rows[i] = year(1990+i%34, float64(i)/3)
		rows[i].Subject = data.PairOf("AAA", "BBB")
	}
	w := testWriter(data.English)
	b.Run("ours", func(b *testing.B) {
		n := 0
		for b.Loop() {
			n = 0
			for c := range w.CSV(tableOf(rows...), false) {
				n += len(c)
			}
		}
		b.SetBytes(int64(n))
	})
	b.Run("encoding-csv", func(b *testing.B) {
		for b.Loop() {
			out := &counter{}
			lines := csv.NewWriter(out)
			line := make([]string, len(columns))
			for _, r := range rows {
				for i := range columns {
					line[i] = columns[i].text(w, r)
				}
				lines.Write(line)
			}
			lines.Flush()
			b.SetBytes(int64(out.n))
		}
	})
}

type counter struct{ n int }

func (c *counter) Write(b []byte) (int, error) { c.n += len(b); return len(b), nil }

func Example() {
	row := &Row{Measure: "works", Name: data.Text{EN: "Works"}, Subject: data.Of("AAA"), Period: data.Period{Start: 2020, End: 2020}, Value: data.Value{Number: 4.5}, Unit: data.Text{EN: "works"}, Source: "book"}
	for piece := range testWriter(data.English).CSV(tableOf(row), false) {
		fmt.Print(strings.ReplaceAll(string(piece), "\r\n", "\n"))
	}
	// Output:
	// indicator,indicator_name,relation,place,place_name,partner,partner_name,field,field_name,segment,period,period_type,value,unit,flag,flag_meaning,note,source,source_name,database,counting_method,licence,formula,origin
	// works,Works,place,AAA,Aland,,,,,,2020,calendar,4.5,works,,,,book,"Press, Ltd",the Base (our reading),,CC BY 4.0,,
}
