//go:build !js

package data_test

import (
	"testing"

	"bilateral/data"
)

func TestNamesThatLookTheSameAreAlike(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"France", "France", true},
		{"France", " FRANCE\u00a0", true},
		{"South  Korea", "South Korea", true},
		{"France", "Ｆｒａｎｃｅ", true},
		{"France", "Fran\u200bce", true},
		{"UK–Japan", "UK-Japan", true},
		{"フランス", "ﾌﾗﾝｽ", true},
		{"ブラジル", "ﾌﾞﾗｼﾞﾙ", true},
		{"ヴィエトナム", "ｳﾞｨｴﾄﾅﾑ", true},
		{"スペイン", "ｽﾍﾟｲﾝ", true},
		{"韓国 ", "韓国　", true},
		{"ドイツ", "どいつ", false},
		{"Korea", "South Korea", false},
		{"Niger", "Nigeria", false},
		{"UK", "U K", false},
	} {
		if got := data.Alike(c.a) == data.Alike(c.b); got != c.want {
			t.Errorf("%q and %q: %q, %q", c.a, c.b, data.Alike(c.a), data.Alike(c.b))
		}
	}
}

func TestNarrowKeepsWhatHasOneWidth(t *testing.T) {
	for in, want := range map[string]string{"": "", "ﾞ": "ﾞ", "aﾞ": "aﾞ", "ｱﾞ": "アﾞ", "日本ﾟ": "日本ﾟ", "ﾊﾟ１　A～": "パ1 A~", "\xff": "\ufffd"} {
		if got := data.Narrow(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
