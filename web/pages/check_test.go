package pages

import (
	"bytes"
	"encoding/csv"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bilateral/components/page/pagetest"
	"bilateral/data"
	"bilateral/testdata/htmlcheck"
)

// steps are how the page says to check a figure, in a language: what each step says, with
// what is to be found in the files.
type steps struct {
	address                                   string // of the page
	claim, figure, rows, calculate, rule      *regexp.Regexp
	id, check, deck, value, period, origin, v string // heads of columns
}

var inLanguages = []steps{
	{address: "/about/",
		claim:     regexp.MustCompile(`Save (\S+), the table of all claims\. In the row whose claim is (\S+) and whose check is (\S+), deck_value is (\S+), value is (\S+), and origin is (\S+): `),
		figure:    regexp.MustCompile(`Save (\S+), .* The row of period (\d+) has the value (\S+), that of (\d+) has (\S+), and`),
		rows:      regexp.MustCompile(`Save (\S+), .* go to rows (\d+) and (\d+)\.`),
		calculate: regexp.MustCompile(`Calculate 100 × \((\S+) ÷ (\S+) − 1\)\. The result is (\S+), which the page prints as \S+`),
		rule:      regexp.MustCompile(`rule_text: (.+) So the verdict is “(.+?)”: (.+)`),
		id:        "claim", check: "check", deck: "deck_value", value: "value", period: "period", origin: "origin", v: "verdict"},
	{address: "/ja/about/",
		claim:     regexp.MustCompile(`すべての記述の表 (\S+) を保存します。「記述ID」が (\S+)、「照合の役割」が「(\S+)」の行では、「資料の値」が (\S+)、「値」が (\S+)、「元データの行」が (\S+) です`),
		figure:    regexp.MustCompile(`図のデータ (\S+) を保存します。「期間」が (\d+) の行の「値」は (\S+)、(\d+) の行は (\S+) で、`),
		rows:      regexp.MustCompile(`読み取ったままの行のファイル (\S+) を保存し、(\d+)行目と(\d+)行目を見ます`),
		calculate: regexp.MustCompile(`100×（(\S+)÷(\S+)−1）を計算します。結果は (\S+) で、`),
		rule:      regexp.MustCompile(`「判定基準」列の基準を当てはめます：(.+)したがって判定は「(.+?)」です：(.+)`),
		id:        "記述ID", check: "照合の役割", deck: "資料の値", value: "値", period: "期間", origin: "元データの行", v: "判定"},
}

// reader is somebody who has the site's files and a spreadsheet, and nothing else.
type reader struct {
	t     *testing.T
	site  *Explorer
	files map[string][]byte
}

// save is a file of the site as a spreadsheet shows it: its lines, the heads first.
func (r *reader) save(address string) [][]string {
	r.t.Helper()
	b := r.files[address]
	if b == nil {
		d := r.site.Download(address)
		if d == nil || d.Refused != "" {
			r.t.Fatalf("%s cannot be saved: %+v", address, d)
		}
		pieces, err := d.Make()
		if err != nil {
			r.t.Fatal(err)
		}
		for piece := range pieces {
			b = append(b, piece...)
		}
	}
	lines, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff")))).ReadAll()
	if err != nil {
		r.t.Fatalf("%s: %v", address, err)
	}
	return lines
}

// only is the one line that has these cells under these heads.
func (r *reader) only(lines [][]string, cells ...string) func(head string) string {
	r.t.Helper()
	var found [][]string
	for _, line := range lines[1:] {
		has := true
		for i := 0; i < len(cells); i += 2 {
			at := slices.Index(lines[0], cells[i])
			has = has && at >= 0 && line[at] == cells[i+1]
		}
		if has {
			found = append(found, line)
		}
	}
	if len(found) != 1 {
		r.t.Fatalf("%d lines have %v", len(found), cells)
	}
	return func(head string) string { return found[0][slices.Index(lines[0], head)] }
}

func (r *reader) said(by *regexp.Regexp, step string) []string {
	r.t.Helper()
	m := by.FindStringSubmatch(step)
	if m == nil {
		r.t.Fatalf("the step does not say what to look for: %s", step)
	}
	return m
}

// The steps of the page are followed as they are written, with the files alone.
func TestAFigureIsCheckedAsThePageSays(t *testing.T) {
	ds := pagetest.Deck(t)
	files, err := StewardFiles(ds, data.DefaultSources)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range inLanguages {
		r := &reader{t, New(ds), files}
		var list []string
		for _, li := range htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, s.address))).All("#check ol li") {
			list = append(list, pagetest.Words(li))
		}
		if len(list) != 6 {
			t.Fatalf("%s: %d steps", s.address, len(list))
		}
		// 1. The claim, and the rows that the open figure comes from.
		claim := r.said(s.claim, list[0])
		row := r.only(r.save(claim[1]), s.id, claim[2], s.check, claim[3])
		if row(s.deck) != claim[4] || row(s.value) != claim[5] || row(s.origin) != claim[6] {
			t.Errorf("%s: the row has %s, %s and %s: %s", s.address, row(s.deck), row(s.value), row(s.origin), list[0])
		}
		// 2. The same rows in the figure's own file.
		figure := r.said(s.figure, list[1])
		saved := r.save(figure[1])
		first, last := r.only(saved, s.period, figure[2]), r.only(saved, s.period, figure[4])
		if first(s.value) != figure[3] || last(s.value) != figure[5] {
			t.Errorf("%s: the values are %s and %s: %s", s.address, first(s.value), last(s.value), list[1])
		}
		file, numbers, _ := strings.Cut(claim[6], "#row=")
		one, two, _ := strings.Cut(numbers, ";")
		if first(s.origin) != file+"#row="+one || last(s.origin) != file+"#row="+two {
			t.Errorf("%s: the values are from %s and %s, want %s", s.address, first(s.origin), last(s.origin), claim[6])
		}
		// 3. The rows as they were read.
		rows := r.said(s.rows, list[2])
		if !strings.HasSuffix(rows[1], "/"+file) || rows[2] != one || rows[3] != two {
			t.Errorf("%s: rows %s and %s of %s, want %s", s.address, rows[2], rows[3], rows[1], claim[6])
		}
		steward := r.save(rows[1])
		for i, c := range []struct{ number, year, value string }{{one, figure[2], figure[3]}, {two, figure[4], figure[5]}} {
			n, err := strconv.Atoi(c.number)
			if err != nil || n > len(steward) || !slices.Contains(steward[n-1], c.year) || !slices.Contains(steward[n-1], c.value) {
				t.Errorf("%s: row %d of the file is not of %s with %s", s.address, i, c.year, c.value)
			}
		}
		// 4. The source's own table can be reached.
		source := ds.Source(data.SourceID(row(map[string]string{"claim": "source", "記述ID": "出典ID"}[s.id])))
		if source == nil || len(source.Tables) == 0 || !strings.Contains(list[3], "/sources/#"+string(source.ID)) {
			t.Errorf("%s: no way to the tables of %+v: %s", s.address, source, list[3])
		}
		// 5. The calculation, in double precision as a spreadsheet has it.
		sum := r.said(s.calculate, list[4])
		x, errX := strconv.ParseFloat(sum[2], 64)
		y, errY := strconv.ParseFloat(sum[1], 64)
		want, err := strconv.ParseFloat(sum[3], 64)
		if errX != nil || errY != nil || err != nil || sum[1] != figure[5] || sum[2] != figure[3] || sum[3] != claim[5] || math.Abs(100*(y/x-1)-want) > 1e-9 {
			t.Errorf("%s: 100 × (%v ÷ %v − 1) is %v: %s", s.address, y, x, 100*(y/x-1), list[4])
		}
		// 6. The rule and the verdict are those of the row.
		rule := r.said(s.rule, list[5])
		if got := strings.ReplaceAll(strings.ToLower(rule[2]), " ", "_"); got != row(s.v) {
			t.Errorf("%s: the verdict is %s, want %s", s.address, got, row(s.v))
		}
	}
}

func TestTheAddressThatIsLoadedAnswers(t *testing.T) {
	for name, ds := range map[string]*data.Dataset{"the deck": pagetest.Deck(t), "the second": pagetest.Second(t)} {
		r := &reader{t: t, site: New(ds)}
		for _, page := range []string{"/about/", "/ja/about/"} {
			code := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, page))).All("#load pre")
			if len(code) != 3 {
				t.Fatalf("%s, %s: %d programs", name, page, len(code))
			}
			for _, c := range code {
				address := regexp.MustCompile(`"(/[^"]+)"`).FindStringSubmatch(pagetest.Words(c))
				if address == nil {
					t.Fatalf("%s: no address in %s", name, pagetest.Words(c))
				}
				if lines := r.save(address[1]); len(lines) < 2 || !slices.Contains(lines[0], "value") {
					t.Errorf("%s: %s has %d lines under %v", name, address[1], len(lines), lines[0])
				}
			}
		}
	}
}
