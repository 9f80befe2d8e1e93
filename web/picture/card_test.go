package picture

import (
	"bytes"
	"image/png"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"

	"bilateral/data"
	faces "bilateral/web/picture/font"
)

var cardWords = regexp.MustCompile(`<text x="(\d+)" y="(\d+)" font-size="(\d+)" fill="#[0-9a-f]+"([^>]*)>([^<]*)</text>`)

func TestACardHoldsItsWords(t *testing.T) {
	long := strings.Repeat("A sentence of some length about the figures and where they come from. ", 9)
	for _, c := range []struct {
		sentence string
		card     Card
		language data.Language
		has      []string
		hasNot   []string
	}{
		{"all of a short one", Card{"The product", "About", "What it is.", "https://example.org/about/"}, data.English, []string{">The product<", ">About<", ">What it is.<", ">example.org/about/<"}, nil},
		{"whole sentences of a long one", Card{"P", strings.Repeat("A long title ", 8), long, "https://example.org/"}, data.English, []string{"come from.<"}, []string{"…"}},
		{"the beginning of a sentence that is too long", Card{"P", "T", strings.Repeat("word and word ", 40), "/"}, data.English, []string{"…<"}, nil},
		{"Japanese", Card{"日英学術連携エクスプローラー", "数値の出典と扱い方、そして閲覧時に本サイトが行うことと行わないこと", strings.Repeat("数値の出典と扱い方を説明します。", 12), "/ja/about/"}, data.Japanese, []string{"説明します。<"}, []string{"…"}},
		{"a title without a space", Card{"P", strings.Repeat("文字", 60), "", "/"}, data.Japanese, nil, nil},
		{"signs of markup", Card{"A & B", `<"T">`, "a < b", "/?a=b&c"}, data.English, []string{"A &amp; B"}, nil},
		{"nothing", Card{}, data.English, nil, nil},
	} {
		svg := c.card.svg(c.language)
		for _, want := range c.has {
			if !strings.Contains(svg, want) {
				t.Errorf("%s: no %s in %s", c.sentence, want, svg)
			}
		}
		for _, unwanted := range c.hasNot {
			if strings.Contains(svg, unwanted) {
				t.Errorf("%s: %s in %s", c.sentence, unwanted, svg)
			}
		}
		ts := typesetter{glyphs: map[glyphKey]sfnt.Segments{}}
		for _, m := range cardWords.FindAllStringSubmatch(svg, -1) {
			y, _ := strconv.Atoi(m[2])
			size, _ := strconv.Atoi(m[3])
			face := faces.Sans
			if strings.Contains(m[4], "serif") {
				face = faces.Serif
			}
			_, wide, err := ts.set(face, m[5])
			if right := cardMargin + wide*float64(size)/em; err != nil || right > 1200-cardMargin/2 || y > cardAddress || size < 24 {
				t.Errorf("%s: %q ends at %.0f, its base line is %d and its size %d (%v)", c.sentence, m[5], right, y, size, err)
			}
		}
		content, err := c.card.PNG(c.language)
		if err != nil {
			t.Fatalf("%s: %v", c.sentence, err)
		}
		if size, err := png.DecodeConfig(bytes.NewReader(content)); err != nil || size.Width != 1200 || size.Height != 630 {
			t.Errorf("%s: %v, %v", c.sentence, size, err)
		}
	}
}
