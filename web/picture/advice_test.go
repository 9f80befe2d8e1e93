package picture_test

import (
	"slices"
	"testing"

	"bilateral/data"
	"bilateral/data/datapackage"
	"bilateral/web/picture"
)

func TestAdvice(t *testing.T) {
	for _, c := range []struct {
		sentence string
		of       data.Dataset
		want     []string
	}{
		{"letters that the fonts have need none", data.Dataset{Product: data.Text{EN: "Café", JA: "日本語"}}, nil},
		{"a character is named with its code and the text that has it", data.Dataset{Product: data.Text{EN: "plain", JA: "𠮷野"}},
			[]string{"product (ja): '𠮷' (U+20BB7) is not in the font of the pictures; a PNG shows an empty box"}},
		{"an item of a list goes by its identifier, and further texts are counted",
			data.Dataset{Places: []data.Place{{ID: "XAA", Name: data.Text{EN: "ا"}}, {ID: "XBB", Name: data.Text{EN: "a", JA: "ا"}, ShortName: data.Text{EN: "اا"}}}},
			[]string{"places, XAA, name (en): 'ا' (U+0627) is not in the font of the pictures; a PNG shows an empty box; so in 2 more"}},
		{"one that has no identifier goes by its number", data.Dataset{Contacts: []data.Contact{{}, {Note: data.Text{EN: "😀"}}}},
			[]string{"contacts, 2, note (en): '😀' (U+1F600) is not in the font of the pictures; a PNG shows an empty box"}},
		{"by other names places are searched only", data.Dataset{Places: []data.Place{{ID: "XAA", OtherNames: "한국"}}}, nil},
		{"so they are by a reading", data.Dataset{Places: []data.Place{{ID: "XAA", Reading: "ا"}}}, nil},
	} {
		if got := picture.Advice(&c.of); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%q, want\n%q", c.sentence, got, c.want)
		}
	}
}

func TestTheDatasetBuiltInCanBeDrawn(t *testing.T) {
	ds, err := datapackage.Default()
	if err != nil {
		t.Fatal(err)
	}
	if advice := picture.Advice(ds); len(advice) > 0 {
		t.Errorf("run web/picture/font/generate: %q", advice)
	}
}
