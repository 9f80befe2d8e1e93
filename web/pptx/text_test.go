package pptx

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf8"
)

// nasty are texts of which a writer of XML can make a mess, and what a title and the
// lines of a text are made of them.
var nasty = []struct {
	because, given, title string
	lines                 []string
}{
	{"markup is text", `<b>&amp; "x" 'y'</b> ]]> <!-- --> <?x?>`, `<b>&amp; "x" 'y'</b> ]]> <!-- --> <?x?>`, []string{`<b>&amp; "x" 'y'</b> ]]> <!-- --> <?x?>`}},
	{"XML has no control characters", "a\x00b\x01c\x1b[31md\x7fe\u0080f", "abc[31mdef", []string{"abc[31mdef"}},
	{"what is no UTF-8 is left out", "a\xffb\xc3(\xed\xa0\x80)", "ab()", []string{"ab()"}},
	{"and what is no character", "a\uFFFEb\uFFFFc", "abc", []string{"abc"}},
	{"whatever begins a line does", "a\r\nb\rc\vd\u2028e\u2029f\u0085g\nh", "a b c d e f g h", []string{"a", "b", "c", "d", "e", "f", "g", "h"}},
	{"an empty line stays one", "a\n\nb\n", "a b", []string{"a", "", "b", ""}},
	{"spaces part runs, and words of a title", "  a \t b  ", "a b", []string{"  a   b  "}},
	{"what looks like an escape is none", "_x0041_ &#65; %41 \\u0041", "_x0041_ &#65; %41 \\u0041", []string{"_x0041_ &#65; %41 \\u0041"}},
	{"what looks like a verb is none", "100%s %d %!(EXTRA)", "100%s %d %!(EXTRA)", []string{"100%s %d %!(EXTRA)"}},
	{"characters of all planes", "日本語 𠮷野家 👩‍🔬 e\u0301 \u202Eabc\u202C", "日本語 𠮷野家 👩‍🔬 e\u0301 \u202Eabc\u202C", []string{"日本語 𠮷野家 👩‍🔬 e\u0301 \u202Eabc\u202C"}},
	{"spaces of other kinds stay", "a\u00A0b\u3000c", "a\u00A0b\u3000c", []string{"a\u00A0b\u3000c"}},
	{"a word without an end", strings.Repeat("m", 5000), strings.Repeat("m", 5000), []string{strings.Repeat("m", 5000)}},
	{"and one of Japanese", strings.Repeat("長", 3000), strings.Repeat("長", 3000), []string{strings.Repeat("長", 3000)}},
	{"nothing", "", "", []string{""}},
	{"only lines", "\n\n\n", "", []string{"", "", "", ""}},
}

// told is the text of a part by the names of its shapes: a line for each paragraph and
// each break.
func told(t *testing.T, content string) map[string]string {
	t.Helper()
	all, shape, text, first := map[string]string{}, "", false, true
	for in := xml.NewDecoder(strings.NewReader(content)); ; {
		token, err := in.Token()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "cNvPr":
				shape, first = attribute(e, "", "id"), true
			case "p":
				if !first {
					all[shape] += "\n"
				}
				first = false
			case "br":
				all[shape] += "\n"
			}
			text = e.Name.Local == "t"
		case xml.EndElement:
			text = false
		case xml.CharData:
			if text {
				all[shape] += string(e)
			}
		}
	}
}

func TestNastyTexts(t *testing.T) {
	for _, c := range nasty {
		p := sample()
		p.Slides = []Slide{{Title: "T" + c.given, Text: plain(c.given), Foot: []Run{{Text: c.given}}, Notes: []string{"", c.given}}}
		parts, _ := unpacked(t, written(t, p))
		for name, content := range parts {
			if !utf8.ValidString(content) && !strings.HasPrefix(name, "ppt/media/") {
				t.Errorf("%s: %s is no UTF-8", c.because, name)
			}
		}
		lines := strings.Join(c.lines, "\n")
		slide, notes := told(t, parts["ppt/slides/slide1.xml"]), told(t, parts["ppt/notesSlides/notesSlide1.xml"])
		title := strings.TrimSpace("T" + c.title)
		if strings.HasPrefix(c.given, " ") || strings.HasPrefix(c.given, "\n") && c.title != "" {
			title = "T " + c.title
		}
		for _, one := range []struct{ of, got, want string }{{"title", slide["3"], title}, {"text", slide["4"], lines}, {"foot", slide["5"], lines}, {"notes", notes["3"], "\n" + lines}} {
			if one.got != one.want {
				t.Errorf("%s: the %s is %q, want %q", c.because, one.of, one.got, one.want)
			}
		}
	}
}

// A program takes a file with an address that is none for broken.
func TestAddresses(t *testing.T) {
	for _, c := range []struct{ because, given, want string }{
		{"an address is kept", "https://example.org/a?b=1&c=%20#d", "https://example.org/a?b=1&c=%20#d"},
		{"what is not of ASCII is percent-encoded", "https://example.org/日?q=é", "https://example.org/%E6%97%A5?q=%C3%A9"},
		{"so is what no address may have", "https://example.org/a b\"<>|{}^`\\", "https://example.org/a%20b%22%3C%3E%7C%7B%7D%5E%60%5C"},
		{"a letter is an address too", "mailto:a@example.org", "mailto:a@example.org"},
		{"one that PowerPoint can hold is a link", "https://example.org/" + strings.Repeat("a", MostAddress-20), "https://example.org/" + strings.Repeat("a", MostAddress-20)},
		{"a longer one is text", "https://example.org/" + strings.Repeat("a", MostAddress-19), ""},
	} {
		p := sample()
		p.Slides = []Slide{{Title: "T", Foot: []Run{{Text: "here", Address: c.given}}}}
		parts, _ := unpacked(t, written(t, p))
		got := ""
		for _, to := range leads(t, parts, slideName(0)) {
			if away, is := strings.CutPrefix(to, "away:"); is {
				got = away
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.because, got, c.want)
		}
	}
}

// Each text of a Japanese presentation says both of its languages, as PowerPoint writes them.
func TestEnglishInAJapanesePresentationIsARunOfItsOwn(t *testing.T) {
	p := sample()
	p.Language = "ja-JP"
	p.Spoken = func(text string) []Run {
		before, after, found := strings.Cut(text, "Data Package")
		if !found {
			return []Run{{Text: text}}
		}
		return []Run{{Text: before}, {Text: "Data Package", Language: "en-GB"}, {Text: after}}
	}
	p.Slides = []Slide{{Title: "題", Text: []Paragraph{{Runs: []Run{{Text: "値（Data Package）", Bold: true}}}}, Notes: []string{"Data Package"}}}
	parts, _ := unpacked(t, written(t, p))
	const want = `<a:r><a:rPr lang="ja-JP" altLang="en-GB" b="1" dirty="0"/><a:t>値（</a:t></a:r><a:r><a:rPr lang="en-GB" altLang="ja-JP" b="1" dirty="0"/><a:t>Data Package</a:t></a:r><a:r><a:rPr lang="ja-JP" altLang="en-GB" b="1" dirty="0"/><a:t>）</a:t></a:r>`
	if !strings.Contains(parts[slideName(0)], want) {
		t.Errorf("no %s in %s", want, parts[slideName(0)])
	}
	if want := `<a:rPr lang="en-GB" altLang="ja-JP" dirty="0"/><a:t>Data Package</a:t>`; !strings.Contains(parts["ppt/notesSlides/notesSlide1.xml"], want) {
		t.Errorf("no %s in the notes", want)
	}
	for name, part := range parts {
		if n := strings.Count(part, `lang="ja-JP"`) - strings.Count(part, `lang="ja-JP" altLang="en-GB"`); n > 0 && strings.HasSuffix(name, ".xml") && strings.HasPrefix(name, "ppt/") {
			t.Errorf("%s: %d texts have no other language", name, n)
		}
	}
}

func TestLanguages(t *testing.T) {
	for _, c := range []struct {
		because, language, slide, run, text, want string
	}{
		{"a text is in the presentation's language", "en-GB", "", "", "Works", `lang="en-GB"`},
		{"what is Japanese in it has Japanese fonts", "en-GB", "", "", "The 論文", `lang="en-GB" altLang="ja-JP"`},
		{"a text in Japanese may have English in it", "ja-JP", "", "", "論文 works", `lang="ja-JP" altLang="en-GB"`},
		{"a slide has a language of its own", "ja-JP", "en-GB", "", "Works", `lang="en-GB"`},
		{"and so has a run", "en-GB", "en-GB", "ja-JP", "論文", `lang="ja-JP" altLang="en-GB"`},
	} {
		p := sample()
		p.Language = c.language
		p.Slides = []Slide{{Title: "T", Language: c.slide, Text: []Paragraph{{Runs: []Run{{Text: c.text, Language: c.run}}}}}}
		parts, _ := unpacked(t, written(t, p))
		if want := fmt.Sprintf(`<a:r><a:rPr %s dirty="0"/><a:t>%s</a:t>`, c.want, c.text); !strings.Contains(parts[slideName(0)], want) {
			t.Errorf("%s: no %s in %s", c.because, want, parts[slideName(0)])
		}
	}
}
