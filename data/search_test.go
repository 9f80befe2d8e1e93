package data

import "testing"

func TestMatches(t *testing.T) {
	for _, test := range []struct {
		name  string
		words string
		texts []string
		want  bool
	}{
		{"a part of a word is found", "cit", []string{"Citation impact"}, true},
		{"case does not count", "FWCI", []string{"fwci"}, true},
		{"all words must be there", "citation growth", []string{"Citation impact"}, false},
		{"words may stand in different texts, in any order", "impact citation", []string{"Citation", "Impact"}, true},
		{"no words are everywhere", "  ", []string{"Citation"}, true},
		{"nothing is in no text", "x", nil, false},
		{"full-width letters and digits are the same", "ＦＷＣＩ　２０２０", []string{"FWCI, 2020年"}, true},
		{"hiragana finds katakana", "いんぱくと", []string{"インパクト"}, true},
		{"kanji are found", "共著", []string{"日英の共著論文"}, true},
		{"a hyphen finds a dash", "2016-2020", []string{"2016–2020"}, true},
		{"a true minus is a hyphen", "−6", []string{"-6%"}, true},
		{"broken UTF-8 is found nowhere", "\xff", []string{"abc"}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := Matches(test.words, test.texts...); got != test.want {
				t.Errorf("Matches(%q, %q) = %v", test.words, test.texts, got)
			}
		})
	}
}
