package pages

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"bilateral/components/chart"
	"bilateral/components/page"
	"bilateral/data"
	"bilateral/web/picture/font"
)

// textOfFile is a text of a picture: a line of words, or a part of one.
var (
	textOfFile = regexp.MustCompile(`<text([^>]*)>([^<]*(?:<tspan[^>]*>[^<]*</tspan>[^<]*)*)</text>`)
	tagOfFile  = regexp.MustCompile(`<[^>]*>`)
)

// What no line of Japanese begins with, and what none ends with (JIS X 4051, 8.1).
const (
	neverFirst = "、。，．・：；？！）」』】〕〉》］｝ーヽヾゝゞ々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ～％"
	neverLast  = "（「『【〔〈《［｛"
)

// wrongLine says what is wrong with a line of Japanese where it begins or ends, "" for nothing.
// Of a mark that stands for itself, as "―", nothing is.
func wrongLine(line string) string {
	first, _ := utf8.DecodeRuneInString(line)
	last, _ := utf8.DecodeLastRuneInString(line)
	switch {
	case utf8.RuneCountInString(line) < 2:
		return ""
	case strings.ContainsRune(neverFirst, first):
		return fmt.Sprintf("begins with %c", first)
	case strings.ContainsRune(neverLast, last):
		return fmt.Sprintf("ends with %c", last)
	}
	return ""
}

// Every picture that the server draws of a chart of any page, in both languages and of both
// datasets, has a glyph for each of its characters, and no line that Japanese does not have.
func TestEveryCharacterOfEveryPictureHasItsGlyph(t *testing.T) {
	for _, name := range []string{"deck", "second"} {
		t.Run(name, func(t *testing.T) {
			e := explorerOf(t, name)
			pictures, japanese := 0, 0
			for _, path := range paths(e) {
				doc := build(t, e, path)
				for _, c := range doc.Charts {
					for size, file := range filesOf(c, doc.Language) {
						pictures++
						texts := textOfFile.FindAllStringSubmatch(file, -1)
						if len(texts) != strings.Count(file, "<text ") {
							t.Errorf("%s, %s, %s: %d texts were read of %d", path, c.ID, size, len(texts), strings.Count(file, "<text "))
						}
						for _, m := range texts {
							words := html.UnescapeString(tagOfFile.ReplaceAllString(m[2], ""))
							if lacking := font.Lacks(words); len(lacking) > 0 {
								t.Errorf("%s, %s, %s: the fonts lack %q: %s", path, c.ID, size, string(lacking), words)
							}
							if doc.Language != data.Japanese {
								continue
							}
							japanese++
							if wrong := wrongLine(words); wrong != "" {
								t.Errorf("%s, %s, %s: a line %s: %s", path, c.ID, size, wrong, words)
							}
						}
					}
				}
			}
			if pictures < 100 || japanese < 1000 {
				t.Errorf("only %d pictures, with %d Japanese texts", pictures, japanese)
			}
			t.Logf("%d pictures, %d Japanese texts", pictures, japanese)
		})
	}
}

// filesOf are the pictures of a chart by what they are for.
func filesOf(c *page.Chart, language data.Language) map[string]string {
	files := map[string]string{"its own size": c.File(language)}
	for _, size := range []string{chart.Social, chart.Slide} {
		width, height, _ := chart.Framed(size)
		files[size] = c.FileIn(language, width, height)
	}
	return files
}

// Every slide of the deck too: a presentation is measured with the same fonts.
func TestEveryCharacterOfEverySlideHasItsGlyph(t *testing.T) {
	for _, name := range []string{"deck", "second"} {
		for _, language := range []string{"", "/ja"} {
			for part, content := range partsOf(t, madeFile(t, explorerOf(t, name), language+"/slides/slides.pptx")) {
				if !strings.HasPrefix(part, "ppt/slides/") && !strings.HasPrefix(part, "ppt/notesSlides/") {
					continue
				}
				if lacking := font.Lacks(wordsOf(content)); len(lacking) > 0 {
					t.Errorf("%s%s, %s: the fonts lack %q", name, language, part, string(lacking))
				}
			}
		}
	}
}

func TestALineThatJapaneseDoesNotHaveIsFound(t *testing.T) {
	for _, c := range []struct{ sentence, line, want string }{
		{"a whole line", "日本の論文数", ""},
		{"a comma first", "、日本", "begins with 、"},
		{"a long vowel first", "ータ", "begins with ー"},
		{"a small kana first", "ャート", "begins with ャ"},
		{"a bracket last", "日本（", "ends with （"},
		{"a bracket that closes last", "日本）", ""},
		{"a mark alone", "～", ""},
	} {
		if got := wrongLine(c.line); got != c.want {
			t.Errorf("%s: %q, want %q", c.sentence, got, c.want)
		}
	}
}
