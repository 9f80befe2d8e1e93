//go:build !js

package citation

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"bilateral/components/catalogue"
	"bilateral/data"
	"bilateral/testdata/golden"
)

// dataset is of two sources: one that has everything, and one that has what it must.
func dataset() *data.Dataset {
	return &data.Dataset{
		Name: "aland-bland", Version: "2.1.0", Released: "2026-11-05", Home: "https://explorer.example.org",
		Product: data.Text{EN: "Aland & Bland Explorer", JA: "ア国・ブ国エクスプローラー"},
		Sources: []data.Source{
			{ID: "book", Publisher: data.Text{EN: "Office of Statistics, Aland; The Press", JA: "ア国統計局"}, Title: data.Text{EN: "Works of 100% #1_{a}", JA: "作品集"}, Address: "https://example.org/book?a=1&b=~2", Read: "2026-11-01"},
			{ID: "note", Publisher: data.Text{EN: "Bland Society"}, Title: data.Text{EN: "A Note on Works"}, Read: "2026-10-31", ReadBefore: true},
			{ID: "more", Publisher: data.Text{EN: "Bland Society"}, Title: data.Text{EN: "Another Note"}, Read: "2026-10-30"},
		},
	}
}

// view cites some sources of the dataset, by their places in it.
func view(ds *data.Dataset, language data.Language, sources ...int) *View {
	v := &View{Dataset: ds, Catalogue: catalogue.For(language), Name: "Joint works", Period: "2003–2023", Address: "/partners/?country=AAA~BBB"}
	if language == data.Japanese {
		v.Name, v.Period, v.Address = "共著論文", "2003〜2023年", "/ja/partners/?country=AAA~BBB"
	}
	for _, i := range sources {
		v.Sources = append(v.Sources, &ds.Sources[i])
	}
	return v
}

func TestAViewIsCitedByItsSourcesFirst(t *testing.T) {
	later := dataset()
	later.Released, later.Home = "", ""
	accessed := view(dataset(), data.English, 0)
	accessed.Accessed = "2026-11-29"
	read := view(dataset(), data.Japanese, 1)
	read.Accessed = "2026-11-29"
	timeless := view(dataset(), data.English, 2)
	timeless.Period = ""
	for _, c := range []struct {
		name        string
		view        *View
		long, short string
	}{
		{"source, figure, explorer with version and its day, address", view(dataset(), data.English, 0),
			"Office of Statistics, Aland; The Press, Works of 100% #1_{a}, read 1 November 2026: “Joint works (2003–2023)”. In: Aland & Bland Explorer, data version 2.1.0 (5 November 2026), https://explorer.example.org/partners/?country=AAA~BBB",
			"Office of Statistics, Aland; The Press – via Aland & Bland Explorer, data version 2.1.0"},
		{"the same in Japanese", view(dataset(), data.Japanese, 0),
			"ア国統計局『作品集』2026年11月1日参照「共著論文（2003〜2023年）」、ア国・ブ国エクスプローラー、データ版2.1.0（2026年11月5日）、https://explorer.example.org/ja/partners/?country=AAA~BBB",
			"ア国統計局（ア国・ブ国エクスプローラー、データ版2.1.0による）"},
		{"several sources, a publisher named once where that is enough", view(dataset(), data.English, 1, 2),
			"Bland Society, A Note on Works, read before 31 October 2026 (day not recorded); Bland Society, Another Note, read 30 October 2026: “Joint works (2003–2023)”. In: Aland & Bland Explorer, data version 2.1.0 (5 November 2026), https://explorer.example.org/partners/?country=AAA~BBB",
			"Bland Society – via Aland & Bland Explorer, data version 2.1.0"},
		{"a reader's day of access stands last", accessed,
			"Office of Statistics, Aland; The Press, Works of 100% #1_{a}, read 1 November 2026: “Joint works (2003–2023)”. In: Aland & Bland Explorer, data version 2.1.0 (5 November 2026), https://explorer.example.org/partners/?country=AAA~BBB [accessed 29 November 2026]",
			"Office of Statistics, Aland; The Press – via Aland & Bland Explorer, data version 2.1.0"},
		{"a Japanese citation of a source without Japanese names, with the day of access", read,
			"Bland Society『A Note on Works』2026年10月31日より前（日付の記録なし）参照「共著論文（2003〜2023年）」、ア国・ブ国エクスプローラー、データ版2.1.0（2026年11月5日）、https://explorer.example.org/ja/partners/?country=AAA~BBB（2026年11月29日閲覧）",
			"Bland Society（ア国・ブ国エクスプローラー、データ版2.1.0による）"},
		{"nothing is said of years that there are none of", timeless,
			"Bland Society, Another Note, read 30 October 2026: “Joint works”. In: Aland & Bland Explorer, data version 2.1.0 (5 November 2026), https://explorer.example.org/partners/?country=AAA~BBB",
			"Bland Society – via Aland & Bland Explorer, data version 2.1.0"},
		{"a dataset without a record of changes, shown nobody knows where", view(later, data.English, 2),
			"Bland Society, Another Note, read 30 October 2026: “Joint works (2003–2023)”. In: Aland & Bland Explorer, data version 2.1.0, /partners/?country=AAA~BBB",
			"Bland Society – via Aland & Bland Explorer, data version 2.1.0"},
	} {
		if got := Whole(c.view.Long()); got != c.long {
			t.Errorf("%s: long is\n%s, want\n%s", c.name, got, c.long)
		}
		if got := c.view.Short(); got != c.short {
			t.Errorf("%s: short is\n%s, want\n%s", c.name, got, c.short)
		}
	}
}

func TestATitleIsAPartOfItsOwnWithItsLanguage(t *testing.T) {
	var titles []Part
	for _, p := range view(dataset(), data.Japanese, 0, 1).Long() {
		if p.Title {
			titles = append(titles, p)
		} else if p.Language != "" {
			t.Errorf("%q is in %s", p.Text, p.Language)
		}
	}
	want := []Part{{"作品集", true, ""}, {"A Note on Works", true, "en"}}
	if len(titles) != 2 || titles[0] != want[0] || titles[1] != want[1] {
		t.Errorf("titles are %+v, want %+v", titles, want)
	}
}

func TestEveryFormatIsWrittenWholeInBothLanguages(t *testing.T) {
	for name, v := range map[string]*View{"english": view(dataset(), data.English, 0, 1, 2), "japanese": view(dataset(), data.Japanese, 0, 1)} {
		for _, f := range Files {
			golden.Compare(t, name+"."+f.Name, FormatOf(f.Name).Write(v))
		}
	}
}

func TestAFormatIsFoundByItsFile(t *testing.T) {
	for _, c := range []struct{ file, media, begins string }{
		{"citation.bib", "application/x-bibtex; charset=utf-8", "@dataset{"}, {"citation.ris", "application/x-research-info-systems; charset=utf-8", "TY  - DATA"},
		{"citation.csl.json", "application/vnd.citationstyles.csl+json", "[{"}, {"citation.json", "", ""}, {"", "", ""},
	} {
		f := FormatOf(c.file)
		if f == nil {
			f = &Format{Write: func(*View) []byte { return nil }}
		}
		if got := string(f.Write(view(dataset(), data.English, 0))); f.MediaType != c.media || !strings.HasPrefix(got, c.begins) {
			t.Errorf("%q is of %q: %s", c.file, f.MediaType, got)
		}
	}
}

func TestTwoViewsHaveTwoKeysAndOneHasOne(t *testing.T) {
	seen := map[string]string{}
	for name, change := range map[string]func(*View){
		"as it is": func(*View) {}, "another figure": func(v *View) { v.Address += "#articles" }, "another page": func(v *View) { v.Address = "/mobility/?country=AAA~BBB" }, "another choice": func(v *View) { v.Address = "/partners/?country=AAA~CCC" },
		"no choice": func(v *View) { v.Address = "/partners/" }, "in Japanese": func(v *View) { v.Catalogue = catalogue.For(data.Japanese) },
	} {
		a, b := view(dataset(), data.English, 0), view(dataset(), data.English, 1)
		change(a)
		change(b)
		if a.key() != b.key() {
			t.Errorf("%s: %s and %s", name, a.key(), b.key())
		}
		if other := seen[a.key()]; other != "" {
			t.Errorf("%s and %s have the key %s", name, other, a.key())
		}
		seen[a.key()] = name
	}
}

func TestHostileTextsStayInTheirFields(t *testing.T) {
	for _, c := range []struct{ name, text, bib, ris string }{
		{"braces end no field", "a} , x = {b", `title = {{a\} , x = \{b}},`, "TI  - a} , x = {b\r\n"},
		{"commands of TeX are letters", `\input{/etc/passwd} 5% $x_1^2$ ~ # &`,
			`title = {{\textbackslash{}input\{/etc/passwd\} 5\% \$x\_1\textasciicircum{}2\$ \textasciitilde{} \# \&}},`, `TI  - \input{/etc/passwd} 5% $x_1^2$ ~ # &` + "\r\n"},
		{"a line feed begins no record", "a\nER  - \r\nTY  - BOOK", "title = {{a ER - TY - BOOK}},", "TI  - a ER - TY - BOOK\r\n"},
		{"nor do other ends of lines, or controls", "a\u2028b\u0085c\x00d\x1be", "title = {{a b c", "TI  - a b c"},
		{"an at sign begins no entry", "@book{x,", `title = {{@book\{x,}},`, "TI  - @book{x,\r\n"},
		{"what is not UTF-8 is replaced", "a\xff\xfeb", "title = {{a\ufffdb}},", "TI  - a\ufffdb\r\n"},
	} {
		v := view(dataset(), data.English, 0)
		v.Name, v.Period = c.text, ""
		if got := v.BibTeX(); !strings.Contains(got, c.bib) {
			t.Errorf("%s: BibTeX has no %s:\n%s", c.name, c.bib, got)
		}
		if got := v.RIS(); !strings.Contains(got, c.ris) {
			t.Errorf("%s: RIS has no %q:\n%s", c.name, c.ris, got)
		}
	}
	v := view(dataset(), data.English, 0)
	v.Address = "/x/?q={a}\\ b\n"
	if got := v.BibTeX(); !strings.Contains(got, "url = {https://explorer.example.org/x/?q=%7Ba%7D%5C%20b},") {
		t.Errorf("an address: %s", got)
	}
}

// entry is what a reader of CSL-JSON finds.
type entry struct {
	ID, Type, Title, Publisher, Version, URL, Language, Note string
	Author                                                   []struct{ Literal string }
	Issued                                                   struct {
		Parts [][]int `json:"date-parts"`
	}
}

func FuzzEveryFormatHoldsAnyText(f *testing.F) {
	for _, text := range []string{"Works", "}", "\\", "a\nb", "ER  - ", "\u2028", "\xff", "日本", "\"", "\x00", "@dataset{", "and", ""} {
		f.Add(text, text, "/a/?q="+text)
	}
	f.Fuzz(func(t *testing.T, name, publisher, address string) {
		ds := dataset()
		ds.Sources[1].Publisher, ds.Sources[1].Title = data.Text{EN: publisher}, data.Text{EN: name}
		for _, language := range data.Languages {
			v := view(ds, language, 1, 0)
			v.Name, v.Address = name, address
			var list []entry
			if err := json.Unmarshal(v.CSL(), &list); err != nil || len(list) != 1 || list[0].Type != "dataset" || len(list[0].Author) != 2 {
				t.Fatalf("%v: %s", err, v.CSL())
			}
			if got, want := list[0].Author[0].Literal, line(strings.ReplaceAll(publisher, mark, "")); got != want {
				t.Errorf("the publisher %q came back as %q", want, got)
			}
			depth, entries := 0, 0
			bib := strings.NewReplacer(`\{`, "", `\}`, "").Replace(v.BibTeX())
			for _, r := range bib {
				switch r {
				case '{':
					depth++
				case '}':
					if depth--; depth == 0 {
						entries++
					}
				}
				if depth < 0 {
					t.Fatalf("a brace too many: %s", bib)
				}
			}
			if depth != 0 || entries != 1 || strings.Contains(bib, "\n\n") {
				t.Errorf("%d entries, depth %d: %s", entries, depth, bib)
			}
			ris := v.RIS()
			for _, l := range strings.Split(strings.TrimSuffix(ris, "\r\n"), "\r\n") {
				if len(l) < len("TY  - ") || l[2:6] != "  - " || strings.ContainsFunc(l, unicode.IsControl) {
					t.Errorf("a line of RIS is %q", l)
				}
			}
			if strings.Count(ris, "\r\nER  - \r\n") != 1 || !utf8.ValidString(ris) || !bytes.HasPrefix([]byte(ris), []byte("TY  - DATA\r\n")) {
				t.Errorf("RIS is %q", ris)
			}
			if n := len(v.Long()); n != 5 {
				t.Errorf("%d parts, want text around two titles", n)
			}
		}
	})
}
