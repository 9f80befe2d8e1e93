package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"bilateral/data"
)

const sourcesFolder = "../sources"

// sources are the steward's files in memory, to be spoilt.
func sources(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	names, err := filepath.Glob(filepath.Join(sourcesFolder, "*.csv"))
	if err != nil || len(names) < 15 {
		t.Fatalf("%d files, %v", len(names), err)
	}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(name)] = &fstest.MapFile{Data: b}
	}
	return files
}

func TestTheTablesAreCurrent(t *testing.T) {
	if err := run(sourcesFolder, "../series", true, io.Discard); err != nil {
		t.Error(err)
	}
}

func TestAChangeOfAFigureIsAChangeOfATable(t *testing.T) {
	files := sources(t)
	before, err := convert(files)
	if err != nil {
		t.Fatal(err)
	}
	spoil(t, files, "openalex_pairs.csv", "GBR,JPN,2020,7304,", "GBR,JPN,2020,7305,")
	after, err := convert(files)
	if err != nil {
		t.Fatal(err)
	}
	for name := range before {
		if bytes.Equal(before[name], after[name]) != (name != "joint-works.csv") {
			t.Errorf("%s", name)
		}
	}
	if !bytes.Contains(after["joint-works.csv"], []byte("joint-works,pair,GBR,JPN,,openalex-2024-08,,2020,7305,,,openalex_pairs.csv#row=")) {
		t.Error("the new figure is not there")
	}
}

func TestAnEndThatLeavesTheYearBesideItIsFlagged(t *testing.T) {
	tables, err := convert(sources(t))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]string{
		"joint-works.csv": {
			"CAN,JPN,2023,4654", "CAN,TWN,2023,1135", "CHE,ESP,2023,7065", "CHE,JPN,2023,3873", "CHN,TWN,2023,6213", "DEU,FRA,1990,889",
			"ESP,JPN,2023,4559", "FRA,JPN,2023,7329", "HKG,JPN,2023,946", "HKG,NLD,2023,547", "ITA,JPN,2023,4715",
		},
		"partner-ranks.csv": { // each rank and the works that it rests on
			"GBR,MEX,1990,11", "GBR,MEX,1990,311", "GBR,PRT,2023,21", "GBR,PRT,2023,5541", "JPN,BEL,2023,13", "JPN,BEL,2023,3082",
			"JPN,CAN,2023,4654", "JPN,CAN,2023,8", "JPN,CHE,2023,10", "JPN,CHE,2023,3873", "JPN,ESP,2023,4559", "JPN,ESP,2023,9",
			"JPN,FRA,2023,5", "JPN,FRA,2023,7329", "JPN,ITA,2023,4715", "JPN,ITA,2023,7",
		},
	} {
		var got []string
		for _, cells := range read(t, tables[name]) {
			if year := cells[7]; cells[10] == endSpike {
				got = append(got, strings.Join([]string{cells[2], cells[3], year, cells[8]}, ","))
				if flags := map[string]string{"1990": "[u]", "2023": "[p],[u]"}[year]; cells[9] != flags {
					t.Errorf("%s: %v has the flags %s, want %s", name, cells, cells[9], flags)
				}
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s: out of line are\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

func read(t *testing.T, table []byte) [][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(table)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestAYearIsJudgedByTheYearsBesideIt(t *testing.T) {
	for _, test := range []struct {
		sentence, year string
		works          [3]int // of 2000 to 2002
		want           string
	}{
		{"a last year that grew 15 points more than the median pair is in line", "2002", [3]int{1000, 1000, 1220}, ""},
		{"one that grew more is not", "2002", [3]int{1000, 1000, 1221}, endSpike},
		{"nor one that grew less", "2002", [3]int{1000, 1000, 919}, endSpike},
		{"fewer than 300 works beside it say nothing", "2002", [3]int{1000, 299, 900}, ""},
		{"a first year is held against the second", "2000", [3]int{800, 1000, 1000}, ""},
		{"and may leave it upwards", "2000", [3]int{1100, 1000, 1000}, endSpike},
		{"a year between is in line where it stands 15% above the larger", "2001", [3]int{900, 1150, 1000}, ""},
		{"out of line above that", "2001", [3]int{900, 1151, 1000}, spike},
		{"and below the smaller", "2001", [3]int{900, 764, 1000}, spike},
		{"a year between without one beside it is not judged", "2001", [3]int{0, 5000, 1000}, ""},
	} {
		c := &converter{medians: map[string]float64{"2000": -0.1, "2002": 0.07}}
		works := map[pairYear]int{}
		for i, n := range test.works {
			if n > 0 {
				works[pairYear{"GBR", "JPN", strconv.Itoa(2000 + i)}] = n
			}
		}
		if got := c.judge(works, pairYear{"GBR", "JPN", test.year}); got != test.want {
			t.Errorf("%s: %q, want %q", test.sentence, got, test.want)
		}
	}
}

func TestStaleTablesAreFoundAndRewritten(t *testing.T) {
	to := t.TempDir()
	if err := run(sourcesFolder, to, true, io.Discard); !errors.Is(err, errStale) {
		t.Fatalf("error %v", err)
	}
	var report strings.Builder
	if err := run(sourcesFolder, to, false, &report); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(report.String(), "joint-works.csv: 6460 rows\n") {
		t.Errorf("report:\n%s", report.String())
	}
	report.Reset()
	if err := run(sourcesFolder, to, false, &report); err != nil || report.Len() > 0 {
		t.Errorf("a second run wrote again: %v\n%s", err, report.String())
	}
}

func TestNothingIsWrittenWhenAFileIsWrong(t *testing.T) {
	from, to := t.TempDir(), t.TempDir()
	for name, f := range sources(t) {
		if err := os.WriteFile(filepath.Join(from, name), f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(filepath.Join(from, "wdi.csv")); err != nil {
		t.Fatal(err)
	}
	err := run(from, to, false, io.Discard)
	var faults data.Faults
	if !errors.As(err, &faults) || err.Error() != `wdi.csv: "no such file or directory": expected a file that can be read` {
		t.Errorf("error %v", err)
	}
	if written, err := fs.Glob(os.DirFS(to), "*"); err != nil || len(written) > 0 {
		t.Errorf("%v, %v", written, err)
	}
}

func spoil(t *testing.T, files fstest.MapFS, name, old, new string) {
	t.Helper()
	if !bytes.Contains(files[name].Data, []byte(old)) {
		t.Fatalf("%s has no %q", name, old)
	}
	files[name] = &fstest.MapFile{Data: bytes.Replace(files[name].Data, []byte(old), []byte(new), 1)}
}

func TestAFileThatBreaksItsKeyOrItsCodesIsRefused(t *testing.T) {
	for _, c := range []struct{ name, file, old, new, want string }{
		{"a word for a number", "openalex_pairs.csv", "AUS,BRA,1990,15,", "AUS,BRA,1990,many,",
			`openalex_pairs.csv, row 1, field "works": "many": expected a number, zero or more, in digits`},
		{"a blank for a number", "openalex_pairs.csv", "AUS,BRA,1990,15,", "AUS,BRA,1990,,",
			`openalex_pairs.csv, row 1, field "works": expected a number, zero or more, in digits`},
		{"a number below zero", "openalex_pairs.csv", "AUS,BRA,1990,15,", "AUS,BRA,1990,-15,",
			`openalex_pairs.csv, row 1, field "works": "-15": expected a number, zero or more, in digits`},
		{"half a work", "openalex_pairs.csv", "AUS,BRA,1990,15,", "AUS,BRA,1990,15.5,",
			`openalex_pairs.csv, row 1, field "works": "15.5": expected a whole number`},
		{"a zero among the pairs", "openalex_pairs.csv", "AUS,BRA,1990,15,", "AUS,BRA,1990,0,",
			`openalex_pairs.csv, row 1, field "works": "0": expected a number above zero: pairs without works stand in openalex_pairs_zero.csv`},
		{"an unknown place", "openalex_international_works.csv", "AUS,1990", "AUX,1990",
			`openalex_international_works.csv, row 1, field "place": "AUX": expected a code that places.csv has`},
		{"an aggregate as a partner", "openalex_partner_rank.csv", "GBR,USA,1990,1,", "GBR,WLD,1990,1,",
			`openalex_partner_rank.csv, row 1, field "partner": "WLD": expected the code of a country or territory`},
		{"a pair twice", "openalex_pairs.csv", "AUS,BRA,1991,", "AUS,BRA,1990,",
			`openalex_pairs.csv, row 2, field "place, partner, year": "AUS, BRA, 1990": expected a key that no other row has; row 1 has it`},
		{"a pair in the wrong order", "openalex_pairs_zero.csv", "BRA,HKG,1991", "HKG,BRA,1991",
			`openalex_pairs_zero.csv, row 1, field "partner": "BRA": expected a place after "HKG" in the alphabet`},
		{"a flag that is none", "openalex_pairs.csv", "AUS,BRA,1990,15,", "AUS,BRA,1990,15,spikey",
			`openalex_pairs.csv, row 1, field "flag": "spikey": expected nothing, or one of spike`},
		{"a year of five digits", "openalex_international_works.csv", "AUS,1990", "AUS,19900",
			`openalex_international_works.csv, row 1, field "year": "19900": expected a year from 1900 to 2099`},
		{"a rank left out", "openalex_partner_rank.csv", "GBR,DEU,1990,2,", "GBR,DEU,1990,3,",
			`openalex_partner_rank.csv, row 3, field "place, year, rank": "GBR, 1990, 3": expected a key that no other row has; row 2 has it`},
		{"a partner with more works than the one before", "openalex_partner_rank.csv", "GBR,DEU,1990,2,946", "GBR,DEU,1990,2,9460",
			`openalex_partner_rank.csv, row 2, field "works": "9460": expected no more than the partner before it has, 4350`},
		{"a pair that differs from its mirror", "ncses_pairs.csv", "2020,CAN,USA,1996,6676,", "2020,CAN,USA,1996,6677,",
			`ncses_pairs.csv, row 42, field "articles": "6676": expected 6677, as in row 2, which is of the same pair`},
		{"an edition of another source", "ncses_pairs.csv", "1.11,ncses-2020", "1.11,ncses-2022",
			`ncses_pairs.csv, row 2, field "source": "ncses-2022": expected ncses-2020, the source of this edition`},
		{"more international articles than articles", "ncses_pair_totals.csv", "2020,WLD,1996,972746,120323", "2020,WLD,1996,972746,1203230",
			`ncses_pair_totals.csv, row 1, field "international_articles": "1203230": expected no more than in the column total_articles, 972746`},
		{"a total that two tables give differently", "ncses_fields.csv", "WLD,all fields,2003,1236106,", "WLD,all fields,2003,1236107,",
			`ncses_fields.csv, row 1, field "articles_whole_count": "1236107": expected 1236106, the total in ncses_articles.csv`},
		{"an unknown field of science", "ncses_fields.csv", "WLD,all fields,2003,", "WLD,alchemy,2003,",
			`ncses_fields.csv, row 1, field "field": "alchemy": expected one of all fields, agricultural sciences, astronomy and astrophysics,`},
		{"a unit that is not the indicator's", "wdi.csv", "1.66218,% of GDP", "1.66218,US$",
			`wdi.csv, row 1, field "unit": "US$": expected one of % of GDP`},
		{"a segment of another source", "student_flows.csv", "2:uis-stat-2016", "2:uis-stat-2019",
			`student_flows.csv, row 2, field "segment": "2:uis-stat-2019": expected a number from 1, a colon and the row's source`},
		{"a figure of a source that is not to be shown", "student_flows.csv", "1:uis-opri-2022,uis-opri-2022", "1:akamac-2020,akamac-2020",
			`student_flows.csv, row 1, field "source": "akamac-2020": expected a source whose figures may be shown: publishable is "no" in sources.csv`},
		{"a source that is not there", "timeline.csv", "ucl-2014", "ucl-2015",
			`timeline.csv, row 1, field "source": "ucl-2015": expected an id that sources.csv has`},
		{"arithmetic that does not give the figure", "facts_from_pages.csv", "862 - 773 = 89", "862 - 772 = 90",
			`facts_from_pages.csv, row 11, field "value": "89": expected 90, as the arithmetic in the note gives`},
		{"a measure that nobody knows", "facts_from_pages.csv", "HESA: UK-domiciled", "HESA: all",
			`facts_from_pages.csv, row 32, field "indicator": "HESA: all students with a period of mobility in Japan": expected a measure that this program knows`},
		{"a text without its Japanese", "timeline.csv", "Memorandum of Understanding between JANU and Universities UK", "MoU of JANU and UUK",
			`timeline.csv, row 2, field "event": "MoU of JANU and UUK": expected a text that translations.csv has in Japanese`},
		{"a name of a source that is not there", "source_names.csv", "ucl-2014", "ucl-2015",
			`source_names.csv, row 26, field "id": "ucl-2015": expected the id of a source of sources.csv`},
		{"a date in words", "sources.csv", "2026-11-23", "yesterday", `sources.csv, row 2, field "date_read": "yesterday": expected a day as YYYY-MM-DD, or "before YYYY-MM-DD (day not recorded)"`},
		{"words of a page", "timeline.csv", "date,event,source,url,note,", "date,event,source,quote,note,",
			`timeline.csv, field "quote": expected one of the columns that are missing: url; it is column 4`},
		{"a row that is too short", "timeline.csv", "2016-10,Memorandum", "Memorandum", `timeline.csv, row 2: expected 7 cells, as in the header, not 6`},
		{"a rank that is too far", "openalex_partner_rank.csv", "GBR,DEU,1990,2,", "GBR,DEU,1990,30,",
			`openalex_partner_rank.csv, row 2, field "rank": "30": expected 2, the rank after that of the row before`},
		{"a row left out among the ranks", "openalex_partner_rank.csv", "GBR,USA,1990,1,4350,,\n", "",
			`openalex_partner_rank.csv, row 1, field "rank": "2": expected 1, the rank after that of the row before`},
		{"a row without values", "openalex_pairs.csv", "AUS,BRA,1990,15,", ",,,,\nAUS,BRA,1990,15,", ""},
		{"a row that is too long", "openalex_pairs.csv", "AUS,BRA,1990,15,", "AUS,BRA,1990,15,,see mail",
			`openalex_pairs.csv, row 1: expected 5 cells, as in the header, not 6: a text with a comma in it stands between quotation marks`},
		{"a row in which nothing is right", "openalex_pairs.csv", "AUS,BRA,1990,15,", "Australia,Brazil,1990-91,1'000,",
			"openalex_pairs.csv, row 1, field \"place\": \"Australia\": expected a code that places.csv has\n" +
				"openalex_pairs.csv, row 1, field \"partner\": \"Brazil\": expected a code that places.csv has\n" +
				"openalex_pairs.csv, row 1, field \"year\": \"1990-91\": expected a year from 1900 to 2099; the year alone, such as 2020\n" +
				`openalex_pairs.csv, row 1, field "works": "1'000": expected a number, zero or more, in digits; digits 0 to 9 with a point before decimals, and nothing between thousands or after the number`},
		{"a number that is too great", "openalex_pairs.csv", "AUS,BRA,1990,15,", "AUS,BRA,1990,9007199254740993,",
			`openalex_pairs.csv, row 1, field "works": "9007199254740993": expected a number of at most 9007199254740991`},
		{"one code with two names", "places.csv", "DEU,facts_from_pages.csv,DEU,country or territory,Germany", "DEU,facts_from_pages.csv,DEU,country or territory,Deutschland",
			`expected Germany, as in row 2, which has the same code`},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := sources(t)
			if c.name == "a date in words" {
				spoil(t, files, c.file, "1852/data.csv,"+c.old, "1852/data.csv,"+c.new)
			} else {
				spoil(t, files, c.file, c.old, c.new)
			}
			tables, err := convert(files)
			if c.want == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if err == nil || tables != nil {
				t.Fatal("the file was taken")
			}
			got := err.Error()
			if strings.HasSuffix(c.want, ",") || strings.HasPrefix(c.want, "expected") {
				if !strings.Contains(got, c.want) || strings.Contains(got, "\n") {
					t.Errorf("got\n%s\nwant\n%s…", got, c.want)
				}
			} else if got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// What is wrong with a file as a whole is said of it once, and nothing of what
// others look for in it.
func TestAFileThatCannotBeReadHasNoFaultsInOthers(t *testing.T) {
	header := func(b []byte) []byte { h, _, _ := bytes.Cut(b, []byte("\n")); return h }
	for _, file := range []string{"openalex_pairs.csv", "openalex_partner_rank.csv", "places.csv", "sources.csv", "translations.csv", "ncses_pairs.csv", "wdi.csv",
		"facts_from_pages.csv", "student_flows.csv"} {
		for _, c := range []struct {
			name  string
			spoil func(b []byte) []byte
			want  string
		}{
			{"semicolons", func(b []byte) []byte { return bytes.ReplaceAll(b, []byte(","), []byte(";")) },
				": expected commas between the cells; the delimiter is a semicolon: save the file with commas"},
			{"tabs", func(b []byte) []byte { return bytes.ReplaceAll(b, []byte(","), []byte("\t")) },
				": expected commas between the cells; the delimiter is a tab: save the file with commas"},
			{"Shift_JIS", func(b []byte) []byte { return append([]byte("\x93\xfa\x96{"), b...) },
				": expected UTF-8 text, at line 1, column 1: it is in another encoding, such as Shift_JIS or Windows-1252; save the file as UTF-8 (in Excel: \"CSV UTF-8\")"},
			{"UTF-16", func(b []byte) []byte { return append([]byte("\xff\xfe"), b...) },
				": expected UTF-8 text, at line 1, column 1: it is UTF-16; save the file as UTF-8 (in Excel: \"CSV UTF-8\")"},
			{"nothing in it", func([]byte) []byte { return nil }, ": expected a header line with the names of the columns; the file is empty"},
			{"a header alone", func(b []byte) []byte { return append(header(b), '\n') }, ": expected at least one row"},
			{"no header", func(b []byte) []byte { return b[len(header(b))+1:] }, ": expected a header line with names of columns such as "},
			{"a comma at the end of each line", func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte(",\n")) }, ": expected a name for each column; column "},
			{"a column misspelt", func(b []byte) []byte { return append([]byte("x"), b...) }, ", field \"x"},
			{"the line ends of an old Macintosh", func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r")) }, ": expected lines that end in a line feed, not in a carriage return alone"},
			{"a row of another kind", func(b []byte) []byte { return bytes.Replace(b, []byte("\n"), []byte("\nx,y\n"), 1) }, ", row 1: expected "},
		} {
			if c.name == "a row of another kind" && file == "translations.csv" {
				continue // it has two columns, as the row has
			}
			t.Run(file+", "+c.name, func(t *testing.T) {
				files := sources(t)
				files[file] = &fstest.MapFile{Data: c.spoil(files[file].Data)}
				_, err := convert(files)
				if err == nil || !strings.HasPrefix(err.Error(), file+c.want) || strings.Contains(err.Error(), "\n") {
					t.Errorf("got\n%v\nwant\n%s%s…", err, file, c.want)
				}
			})
		}
	}
}

// A file that ends too early lacks many rows and has one fault.
func TestManyRowsThatAreMissingHaveOneCause(t *testing.T) {
	for _, c := range []struct{ file, want string }{
		{"translations.csv", `translations.csv, field "en": "National Science Foundation, National Center for Science and Engineering Statist…": expected a row for this text; so in `},
		{"openalex_pairs_zero.csv", `openalex_pairs.csv, field "year": "BRA, SGP, 1992": expected a row for this pair and year here or in openalex_pairs_zero.csv; so in `},
	} {
		files := sources(t)
		lines := bytes.SplitAfterN(files[c.file].Data, []byte("\n"), 4)
		files[c.file] = &fstest.MapFile{Data: bytes.Join(lines[:3], nil)}
		_, err := convert(files)
		if err == nil || !strings.HasPrefix(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("got\n%v\nwant\n%s…", err, c.want)
		}
	}
}

func TestAllFaultsAreNamedAtOnce(t *testing.T) {
	files := sources(t)
	spoil(t, files, "wdi.csv", "1.66218", "x")
	spoil(t, files, "wdi.csv", "1.51351", "y")
	spoil(t, files, "openalex_pairs.csv", "AUS,BRA,1990,15,", "AUS,BRA,1990,z,")
	_, err := convert(files)
	if err == nil || err.Error() != `openalex_pairs.csv, row 1, field "works": "z": expected a number, zero or more, in digits
wdi.csv, row 1, field "value": "x": expected a number, zero or more, in digits
wdi.csv, row 2, field "value": "y": expected a number, zero or more, in digits` {
		t.Errorf("got\n%v", err)
	}
}

func TestTheStewardsFilesHoldNoWordsOfPages(t *testing.T) {
	for name, f := range sources(t) {
		header, _, _ := strings.Cut(string(f.Data), "\n")
		if strings.Contains(header, "quote") {
			t.Errorf("%s has a column quote", name)
		}
	}
}
