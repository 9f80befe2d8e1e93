package data

import (
	"strings"
	"testing"
)

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
		{"digits find a grouped number", "678778", []string{"678,778"}, true},
		{"and a grouped number itself", "678,778", []string{"678,778"}, true},
		{"in full width too", "６７８，７７８", []string{"678,778"}, true},
		{"millions are grouped twice", "1096865", []string{"1,096,865"}, true},
		{"digits of two figures are not one", "778109", []string{"678,778", "1,096,865"}, false},
		{"a comma that parts words stays", "2016, 2020", []string{"2016, 2020"}, true},
		{"half-width kana", "ｲﾝﾊﾟｸﾄ", []string{"インパクト"}, true},
		{"half-width kana with a mark of voice", "ｸﾞﾗﾌ", []string{"グラフ"}, true},
		{"and with the mark as a sign of its own", "\u30CF\u309A\u30FC\u30C8\u30CA\u30FC", []string{"パートナー"}, true},
		{"ﾊﾞ is not ﾊﾟ", "ﾊﾞ", []string{"パ"}, false},
		{"ヴ", "ｳﾞｪﾈﾁｱ", []string{"ヴェネチア"}, true},
		{"a mark that stands alone", "ﾞ", []string{"グラフ"}, false},
		{"words in quotes are one", `"citation impact"`, []string{"Citation impact"}, true},
		{"in their order", `"impact citation"`, []string{"Citation impact"}, false},
		{"and in one text", `"citation impact"`, []string{"Citation", "impact"}, false},
		{"in the quotes of typesetters", "“citation impact” growth", []string{"Citation impact", "growth"}, true},
		{"in Japanese quotes", "「共著論文」", []string{"日英の共著論文"}, true},
		{"a quote that is not closed yet is none", `"citation im`, []string{"Citation impact"}, true},
		{"empty quotes say nothing", `""`, []string{"Citation"}, true},
		{"a synonym", "papers", []string{"Total outputs"}, true},
		{"the other way", "outputs", []string{"papers"}, true},
		{"a synonym in quotes", `"papers"`, []string{"Total outputs"}, true},
		{"in angle quotes", "«papers»", []string{"Total outputs"}, true},
		{"in single quotes and brackets", "(‘papers’)", []string{"Total outputs"}, true},
		{"a phrase has no synonyms", `"papers in growth"`, []string{"outputs, growth"}, false},
		{"a synonym in Japanese", "著作", []string{"日英の共著論文"}, true},
		{"of another group it is none", "papers", []string{"論文"}, false},
		{"what only begins like one is none", "pap", []string{"Total outputs"}, false},
		{"broken UTF-8 is found nowhere", "\xff", []string{"abc"}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := Matches(test.words, "outputs paper publication; 論文 著作", test.texts...); got != test.want {
				t.Errorf("Matches(%q, %q) = %v", test.words, test.texts, got)
			}
		})
	}
}

func TestAPlaceHasEachNameOnce(t *testing.T) {
	for _, c := range []struct {
		sentence string
		place    Place
		names    string
	}{
		{"both languages, what else it is called, its reading", Place{Name: Text{EN: "South Sudan", JA: "南スーダン"}, OtherNames: "SS;SSD", Reading: "みなみすーだん"}, "South Sudan|南スーダン|SS|SSD|みなみすーだん"},
		{"a short name that is the name stands once", Place{Name: Text{EN: "France", JA: "フランス"}, ShortName: Text{EN: "France", JA: "フランス"}, OtherNames: "FR"}, "France|フランス|FR"},
		{"so do a reading and another name in the other kana", Place{Name: Text{JA: "フランス"}, OtherNames: "ふらんす", Reading: "ふらんす"}, "フランス"},
		{"a place without a name has none", Place{}, ""},
	} {
		if got := strings.Join(c.place.Names(), "|"); got != c.names {
			t.Errorf("%s: %s, want %s", c.sentence, got, c.names)
		}
	}
}
