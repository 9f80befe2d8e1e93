//go:build !js

package catalogue

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bilateral/data"
)

var placeholder = regexp.MustCompile(`\{[a-z]+\}`)

func TestEveryPhraseIsThereInBothLanguagesWithTheSamePlaceholders(t *testing.T) {
	// A finding is said of the same figures in both, in words that need not be the
	// same ones: its placeholders are those that every finding can fill.
	finding := func(k Key) bool {
		return k >= CaptionMillions && k <= CaptionHighest || k >= CaptionRecord && k <= CaptionSteps ||
			k == FieldsOpposite || k == FieldsAhead || k == MostSentBoth
	}
	for k, phrase := range phrases {
		if phrase.EN == "" || phrase.JA == "" {
			t.Errorf("phrase %d has a language missing: %q, %q", k, phrase.EN, phrase.JA)
		}
		if strings.ContainsAny(phrase.EN+phrase.JA, "\n\r") {
			t.Errorf("phrase %d holds a line feed, which ends a phrase when encoded", k)
		}
		en, ja := placeholder.FindAllString(phrase.EN, -1), placeholder.FindAllString(strings.ReplaceAll(phrase.JA, deckName, ""), -1)
		slices.Sort(en)
		slices.Sort(ja)
		if !finding(Key(k)) && !slices.Equal(en, ja) {
			t.Errorf("placeholders of %q are %v, of %q %v", phrase.EN, en, phrase.JA, ja)
		}
	}
}

func TestSay(t *testing.T) {
	c := &Catalogue{phrases: []string{"{a} and {b}", "no {end", "{unknown}!", "{a}’s share"}}
	for _, test := range []struct {
		name  string
		key   Key
		pairs []string
		want  string
	}{
		{"placeholders are filled", 0, []string{"a", "one", "b", "two"}, "one and two"},
		{"a value is not filled again", 0, []string{"a", "{b}", "b", "two"}, "{b} and two"},
		{"an open brace stays", 1, []string{"end", "x"}, "no {end"},
		{"an unknown placeholder stays", 2, []string{"a", "x"}, "{unknown}!"},
		{"what ends in s takes an apostrophe only", 3, []string{"a", "the Netherlands"}, "the Netherlands’ share"},
		{"what does not takes both", 3, []string{"a", "the US"}, "the US’s share"},
		{"without pairs nothing is filled", 0, nil, "{a} and {b}"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := c.Say(test.key, test.pairs...); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestTheDeckIsCalledByItsName(t *testing.T) {
	for _, c := range []struct {
		sentence string
		name     data.Text
		want     string
	}{
		{"by its Japanese name", data.Text{EN: "the report", JA: "報告書"}, "報告書"},
		{"by its English one where it has no other", data.Text{EN: "the report"}, "the report"},
		{"by a word of our own where it has none", data.Text{}, "資料"},
	} {
		if got := Of(&data.Dataset{DeckName: c.name}, data.Japanese).Say(TheDeck); got != c.want {
			t.Errorf("%s: %s, want %s", c.sentence, got, c.want)
		}
	}
}

func TestAnEncodedCatalogueIsReadBack(t *testing.T) {
	for _, language := range data.Languages {
		for n, c := range map[Key]*Catalogue{programKeys: For(language), coreKeys: For(language).Core()} {
			got, err := Decode(language, c.Encode())
			if err != nil {
				t.Fatal(err)
			}
			if got.Language != language || !slices.Equal(got.phrases, c.phrases[:n]) {
				t.Errorf("%s with %d phrases is read back otherwise", language, n)
			}
		}
		c := For(language)
		got, err := Decode(language, c.EncodeTaken())
		if err != nil {
			t.Fatal(err)
		}
		if got.Language != language || !slices.Equal(got.phrases, c.phrases[:takenKeys]) {
			t.Errorf("what is taken away is read back otherwise in %s", language)
		}
		if got.Say(IndexedFormula) != c.Say(IndexedFormula) || len(got.phrases) <= int(programKeys) {
			t.Errorf("what is taken away has %d phrases in %s", len(got.phrases), language)
		}
	}
}

func TestACatalogueOfAnotherVersionIsRefused(t *testing.T) {
	whole, taken := For(data.English).Encode(), For(data.English).EncodeTaken()
	for name, b := range map[string][]byte{
		"empty": nil, "cut": whole[:len(whole)-1], "a phrase too many": append(slices.Clone(whole), "more\n"...),
		"a phrase too few":                           whole[strings.IndexByte(string(whole), '\n')+1:],
		"one too few of those of what is taken away": taken[strings.IndexByte(string(taken), '\n')+1:],
	} {
		if _, err := Decode(data.English, b); !errors.Is(err, ErrCorrupt) {
			t.Errorf("%s: %v, want ErrCorrupt", name, err)
		}
	}
}
