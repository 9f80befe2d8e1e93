package font_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"

	"bilateral/data"
	"bilateral/web/picture/font"
)

func TestTheFontsAreSmallEnough(t *testing.T) {
	const most = 3_000_000
	files, err := filepath.Glob("*.?tf")
	if err != nil || len(files) != 4 {
		t.Fatalf("%d fonts, %v", len(files), err)
	}
	total := int64(0)
	for _, name := range files {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		total += info.Size()
	}
	if total > most {
		t.Errorf("the fonts have %d bytes, want at most %d", total, most)
	}
}

func TestLacks(t *testing.T) {
	for _, c := range []struct{ sentence, text, want string }{
		{"nothing of ASCII", " ~09AZaz", ""},
		{"nor of the letters of Western Europe", "ÅéîøüßÇñ", ""},
		{"nor of letters whose marks stand behind them", "e\u0301 か\u3099", ""},
		{"nor kana and kanji of the first level", "ぁんァヶ々〆亜腕", ""},
		{"nor signs and punctuation", "‘’“”–—…×±°→～〜−・「」％①Ⅳ№㎡", ""},
		{"nor what has no shape", "\u200b\u200e\ufeff\ufe0f\u00ad\n\t", ""},
		{"kanji of the third level, each once", "𠮷野𠮷", "𠮷"},
		{"other scripts and pictures, in the order of the text", "한국 😀 ا", "한국😀ا"},
	} {
		if got := string(font.Lacks(c.text)); got != c.want {
			t.Errorf("%s: lacks %q, want %q", c.sentence, got, c.want)
		}
	}
}

// The files that pictures take their words from.
func TestNothingOfOurOwnIsLacking(t *testing.T) {
	root := filepath.Join("..", "..", "..")
	texts := map[string]string{}
	err := fs.WalkDir(data.Default, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(data.Default, name)
		texts[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, pattern := range []string{"testdata/second.json", "components/catalogue/*.go", "components/chart/examples/*.go"} {
		names, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(pattern)))
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(names), err)
		}
		for _, name := range names {
			content, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			texts[name] = string(content)
		}
	}
	for name, text := range texts {
		for line := range strings.Lines(text) {
			// Other names of places are for the search alone.
			if lacking := font.Lacks(line); len(lacking) > 0 && !strings.HasPrefix(name, "series/places.csv") {
				t.Errorf("%s: the fonts lack %q, run web/picture/font/generate: %s", name, string(lacking), line)
			}
		}
	}
}

// Every glyph can be read: a font that is cut down wrongly shows here.
func TestEveryGlyphHasItsOutline(t *testing.T) {
	for _, face := range []font.Face{font.Sans, font.SansBold, font.Serif, font.Latin} {
		f := font.Of(face)
		var buffer sfnt.Buffer
		if want := map[bool]sfnt.Units{true: 2000, false: 1000}[face == font.Latin]; f.UnitsPerEm() != want {
			t.Errorf("face %d has %d units", face, f.UnitsPerEm())
		}
		empty := 0
		for glyph := range f.NumGlyphs() {
			segments, err := f.LoadGlyph(&buffer, sfnt.GlyphIndex(glyph), 1000<<6, nil)
			if err != nil {
				t.Fatalf("face %d, glyph %d: %v", face, glyph, err)
			}
			if len(segments) == 0 {
				empty++
			}
		}
		if empty > 40 {
			t.Errorf("face %d has %d empty glyphs", face, empty)
		}
	}
	if !slices.Equal(font.Lacks("\U0001F600"), []rune{0x1F600}) {
		t.Error("a character that no font has is not missed")
	}
}
