package page

import (
	"testing"

	"bilateral/components/ui"
)

func TestABrandBreaksBeforeItsKatakana(t *testing.T) {
	for name, want := range map[string]string{
		"日英学術連携エクスプローラー": "日英学術連携\u200bエクスプローラー",
		"エクスプローラー":       "エクスプローラー",
		"エクスプローラー日英データ":  "エクスプローラー日英\u200bデータ",
		"Explorer": "Explorer",
		"":         "",
	} {
		if got := brand(ui.Phrase{Text: name}).Text; got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
}
