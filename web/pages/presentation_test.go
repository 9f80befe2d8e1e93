package pages

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"io"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"bilateral/components/state"
	"bilateral/data"
)

// madeFile is the file of an address, in one piece.
func madeFile(t testing.TB, e *Explorer, address string) []byte {
	t.Helper()
	d := e.Download(address)
	if d == nil || d.Refused != "" {
		t.Fatalf("%s: %+v", address, d)
	}
	pieces, err := d.Make()
	if err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	var b bytes.Buffer
	for piece := range pieces {
		b.Write(piece)
	}
	return b.Bytes()
}

var runOfText = regexp.MustCompile(`<a:t>([^<]*)</a:t>`)

// partsOf are the parts of a presentation, by their names.
func partsOf(t testing.TB, file []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(b)
	}
	return parts
}

// wordsOf are the words of a part.
func wordsOf(part string) string {
	var words []string
	for _, m := range runOfText.FindAllStringSubmatch(part, -1) {
		words = append(words, m[1])
	}
	return strings.NewReplacer("&amp;", "&", "&#39;", "'", "&apos;", "'", "&#34;", `"`, "&quot;", `"`).Replace(strings.Join(words, " "))
}

func count(parts map[string]string, prefix, suffix string) int {
	n := 0
	for name := range parts {
		if strings.HasPrefix(name, prefix) && strings.HasSuffix(name, suffix) {
			n++
		}
	}
	return n
}

func TestTheDeckIsAPresentationInBothLanguages(t *testing.T) {
	ds := *dataset(t)
	ds.Home = "https://explorer.example"
	e := New(&ds)
	for path, language := range map[string]data.Language{"/slides/slides.pptx": data.English, "/ja/slides/slides.pptx": data.Japanese} {
		file := madeFile(t, e, path)
		parts := partsOf(t, file)
		if slides, notes := count(parts, "ppt/slides/slide", ".xml"), count(parts, "ppt/notesSlides/notesSlide", ".xml"); slides != 11 || notes != 11 {
			t.Errorf("%s has %d slides with %d notes, want 11", path, slides, notes)
		}
		if png, svg := count(parts, "ppt/media/", ".png"), count(parts, "ppt/media/", ".svg"); png != 8 || svg != 8 {
			t.Errorf("%s has %d PNGs and %d SVGs, want 8", path, png, svg)
		}
		for n, m := range map[int]int{2: 0, 7: 5, 9: 7} { // slides and their messages
			slide, notes := parts[fmt.Sprintf("ppt/slides/slide%d.xml", n)], parts[fmt.Sprintf("ppt/notesSlides/notesSlide%d.xml", n)]
			text, _ := ds.Messages[m].Text.In(language)
			if words := wordsOf(slide); !strings.Contains(words, text) || !strings.Contains(words, "https://explorer.example/") {
				t.Errorf("%s, slide %d says %q", path, n, words)
			}
			if len(wordsOf(notes)) < 60 {
				t.Errorf("%s, slide %d has the notes %q", path, n, wordsOf(notes))
			}
			if !strings.Contains(slide, `descr="`) {
				t.Errorf("%s, slide %d: its picture has no words", path, n)
			}
		}
		table := wordsOf(parts["ppt/slides/slide10.xml"])
		for _, number := range []string{"678,778", "1,096,865", "22,984", "0.94", "3.51", "+20.4%", "7,206 [40]"} {
			if !strings.Contains(table, number) {
				t.Errorf("%s: the table has no %s: %q", path, number, table)
			}
		}
		if !bytes.Equal(file, madeFile(t, New(&ds), path)) {
			t.Errorf("%s has other bytes when it is made again", path)
		}
	}
	if name := e.Download("/ja/slides/slides.pptx?theme=dark&slide=3").Name; name != "uk-japan-slides-ja-v"+ds.Version+".pptx" {
		t.Errorf("the file is called %s", name)
	}
}

func TestAReadersSlidesAreAPresentation(t *testing.T) {
	e := New(dataset(t))
	address := "/slides/slides.pptx?slides=" + url.QueryEscape("/partners/?country=DEU~KOR#joint-works,/nope/,/#indicators")
	parts := partsOf(t, madeFile(t, e, address))
	if slides, png := count(parts, "ppt/slides/slide", ".xml"), count(parts, "ppt/media/", ".png"); slides != 3 || png != 1 {
		t.Errorf("%d slides and %d pictures, want 3 and 1", slides, png)
	}
	if words := wordsOf(parts["ppt/slides/slide1.xml"]); !strings.Contains(words, "Germany–South Korea joint works") {
		t.Errorf("the first slide says %q", words)
	}
	if words := wordsOf(parts["ppt/slides/slide2.xml"]); !strings.Contains(words, "No page with figures has this address") || !strings.Contains(words, "/nope/") {
		t.Errorf("the slide of a page that is gone says %q", words)
	}
	if words := wordsOf(parts["ppt/slides/slide3.xml"]); !strings.Contains(words, "678,778") {
		t.Errorf("the slide of a table says %q", words)
	}
	if a, b := e.Download(address).Key, e.Download("/slides/slides.pptx").Key; a == b {
		t.Error("a reader's slides are kept as the deck's")
	}
	var many []string
	for i := range state.MostSlides + 1 {
		many = append(many, fmt.Sprintf("/indicators/fwci/?n=%d", i))
	}
	if d := e.Download("/slides/slides.pptx?slides=" + url.QueryEscape(strings.Join(many, ","))); d == nil || !strings.Contains(d.Refused, "12 views") {
		t.Errorf("more than twelve: %+v", d)
	}
	for _, none := range []string{"/slides.pptx", "/partners/slides.pptx", "/embed/slides/slides.pptx", "/slides/slides.pptx/"} {
		if d := e.Download(none); d != nil {
			t.Errorf("%s is a file", none)
		}
	}
}

func TestAChartIsASlide(t *testing.T) {
	e := New(dataset(t))
	for address, says := range map[string]string{
		"/partners/chart.pptx?figure=joint-works": "UK–Japan joint works",
		"/ja/indicators/fwci/chart.pptx":          "2020年",
		"/mobility/chart.pptx?time=2005..2016":    "2005",
	} {
		parts := partsOf(t, madeFile(t, e, address))
		if slides, svg := count(parts, "ppt/slides/slide", ".xml"), count(parts, "ppt/media/", ".svg"); slides != 1 || svg != 1 {
			t.Errorf("%s has %d slides and %d charts", address, slides, svg)
		}
		if words := wordsOf(parts["ppt/slides/slide1.xml"]); !strings.Contains(words, says) {
			t.Errorf("%s says %q", address, words)
		}
	}
	if d := e.Download("/chart.pptx?figure=indicators"); d == nil || !strings.Contains(d.Refused, "is a table") {
		t.Errorf("a table as a chart: %+v", d)
	}
}

// English in a Japanese presentation is read, and its spelling is looked at, as English.
func TestEnglishInAJapanesePresentationSaysSo(t *testing.T) {
	japanese := regexp.MustCompile(`<a:rPr lang="ja-JP"[^>]*?(?:/>|>.*?</a:rPr>)<a:t>([^<]*)</a:t>`)
	english := regexp.MustCompile(`[a-z][,:;]? [A-Za-z]|[A-Za-z][,:;]? [A-Za-z][a-z]`)
	texts, marked := 0, 0
	for _, target := range []string{"/ja/slides/slides.pptx", "/ja/partners/chart.pptx"} {
		for name, content := range partsOf(t, madeFile(t, explorerOf(t, "deck"), target)) {
			if !strings.HasPrefix(name, "ppt/slides/slide") && !strings.HasPrefix(name, "ppt/notesSlides/notes") {
				continue
			}
			marked += strings.Count(string(content), `lang="en-GB" altLang="ja-JP"`)
			for _, m := range japanese.FindAllStringSubmatch(string(content), -1) {
				texts++
				if english.MatchString(html.UnescapeString(m[1])) {
					t.Errorf("%s, %s: English is in a Japanese run: %s", target, name, m[1])
				}
			}
		}
	}
	if texts < 50 || marked == 0 {
		t.Errorf("only %d Japanese texts, %d English ones", texts, marked)
	}
}
