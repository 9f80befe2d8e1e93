//go:build !js

package data

import (
	"slices"
	"strings"
	"testing"
)

func TestReadingsAreInTheOrderOfJISX4061(t *testing.T) {
	for _, test := range []struct {
		sentence string
		want     []string // in order
	}{
		{"a long vowel mark counts as the vowel before it", []string{"おーすとらりあ", "おーすとりあ", "おらんだ"}},
		{"so that a long name comes before one with a later kana", []string{"ぽーらんど", "ぽるとがる"}},
		{"and after another vowel it is that one", []string{"すい", "すうぇーでん", "すえー", "すえーで"}},
		{"kanji by their reading", []string{"えいこく", "かんこく", "たいわん", "ちゅうごく", "べいこく", "ほんこん", "みなみあふりか"}},
		{"voiceless before voiced before plosive, where all else is the same", []string{"はん", "ばん", "ぱん"}},
		{"but the kana first", []string{"ばあ", "はい"}},
		{"a small kana before a plain one", []string{"きゃく", "きやく"}},
		{"a long vowel mark before the vowel written out", []string{"かー", "かあ"}},
		{"an iteration mark as the kana before it, before it written out", []string{"いすゞ", "いすず", "いすた"}},
		{"hiragana before katakana", []string{"らり", "ラリ"}},
		{"katakana among hiragana", []string{"あ", "イ", "う", "エ"}},
		{"half-width katakana as full-width", []string{"ｵｰｽﾄﾗﾘｱ", "おらんだ"}},
		{"a dot counts for nothing", []string{"あら・ぶ", "あらん"}},
		{"letters before kana", []string{"EU", "あ"}},
		{"ん last", []string{"わ", "を", "ん"}},
	} {
		shuffled := slices.Clone(test.want)
		slices.Reverse(shuffled)
		slices.SortStableFunc(shuffled, func(x, y string) int { return strings.Compare(kanaKey(x), kanaKey(y)) })
		if !slices.Equal(shuffled, test.want) {
			t.Errorf("%s: %q, want %q", test.sentence, shuffled, test.want)
		}
	}
}

func TestPlacesStandByNameInEachLanguage(t *testing.T) {
	d := &Dataset{Places: []Place{
		{ID: "GBR", Name: Text{EN: "United Kingdom", JA: "英国"}, Reading: "えいこく"},
		{ID: "AUT", Name: Text{EN: "Austria", JA: "オーストリア"}},
		{ID: "NLD", Name: Text{EN: "Netherlands", JA: "オランダ"}},
		{ID: "AUS", Name: Text{EN: "Australia", JA: "オーストラリア"}},
		{ID: "TWN", Name: Text{EN: "Taiwan", JA: "台湾"}},
	}}
	d.OrderPlaces()
	for language, want := range map[Language]string{English: "AUS AUT NLD TWN GBR", Japanese: "GBR AUS AUT NLD TWN"} {
		list := slices.Clone(d.Places)
		Order(list, func(x, y Place) bool { return x.Order.In(language) < y.Order.In(language) })
		var ids []string
		for _, p := range list {
			ids = append(ids, string(p.ID))
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%s: %s, want %s", language, got, want)
		}
	}
	if advice := d.ReadingAdvice(); len(advice) != 1 || !strings.Contains(advice[0], "TWN") {
		t.Errorf("advice %q, want of TWN alone", advice)
	}
}

// A name that is sorted as it is would be taken as a reading, and a reading is.
func TestKanaAreJudgedAlikeAsNamesAndAsReadings(t *testing.T) {
	for _, c := range []struct {
		sentence, text string
		kana           bool
	}{
		{"hiragana", "えいこく", true},
		{"katakana with a long vowel", "オーストリア", true},
		{"half-width katakana", "ｵｰｽﾄﾘｱ", true},
		{"words with a space or a dot between", "サウジ アラビア・トルコ", true},
		{"a full-width space", "サウジ　アラビア", true},
		{"iteration marks", "いすゞヽ", true},
		{"kanji", "英国", false},
		{"kanji among kana", "南スーダン", false},
		{"letters", "UAE", false},
		{"a mark of voice that is not one sign with its kana", "か\u3099", false},
	} {
		d := &Dataset{Places: []Place{{ID: "AAA", Name: Text{JA: c.text}}}}
		if asName := len(d.ReadingAdvice()) == 0; asName != c.kana {
			t.Errorf("%s: as a name, %s is kana: %v", c.sentence, c.text, asName)
		}
		check := &checker{d: d}
		check.reading(c.text)
		if asReading := len(check.faults) == 0; asReading != c.kana {
			t.Errorf("%s: as a reading, %s is kana: %v", c.sentence, c.text, asReading)
		}
	}
}
