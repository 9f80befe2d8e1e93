package spreadsheet

import (
	"strings"
	"testing"

	"bilateral/data"
)

// A program without the font of a Japanese workbook takes another one of its character set.
func TestTheFontsOfAJapaneseWorkbookHaveItsCharacterSet(t *testing.T) {
	for _, language := range data.Languages {
		styles := parts(t, write(t, workbook(language)))["xl/styles.xml"]
		fonts, want := strings.Count(styles, "</font>"), 0
		if language == data.Japanese {
			want = fonts
		}
		if got := strings.Count(styles, `<charset val="128"/>`); fonts < 3 || got != want {
			t.Errorf("%s: %d of %d fonts have the character set, want %d: %s", language, got, fonts, want, styles)
		}
	}
}
