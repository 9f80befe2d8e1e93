package jsontext

import (
	"encoding/json"
	"testing"
)

func TestATextIsQuotedAsJSONHasIt(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a plain text stays as it is", "Works, 2020", `"Works, 2020"`},
		{"an empty text is an empty string", "", `""`},
		{"quotation marks and backslashes are escaped", `a "b" \c`, `"a \"b\" \\c"`},
		{"a line feed has its short form, other controls their code", "a\nb\tc\x01", `"a\nb\u0009c\u0001"`},
		{"Japanese and what lies beyond 16 bits stay letters", "日本𠮷", `"日本𠮷"`},
		{"what is not UTF-8 is replaced", "a\xffb", "\"a\ufffdb\""},
	} {
		if got := string(Quote([]byte("x"), c.text)); got != "x"+c.want {
			t.Errorf("%s: %s, want %s", c.name, got, "x"+c.want)
		}
	}
}

func FuzzTheStandardLibraryReadsWhatIsQuoted(f *testing.F) {
	for _, text := range []string{"", "\"", "\\", "\x00\x1f\x7f", "日本", "\xc3", "</script>", "\u2028"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var got string
		err := json.Unmarshal(Quote(nil, text), &got)
		if want := string([]rune(text)); err != nil || got != want { // each byte that is no UTF-8 replaced
			t.Errorf("%q came back as %q, %v", text, got, err)
		}
	})
}
