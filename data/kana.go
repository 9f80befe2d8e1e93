//go:build !js

package data

import (
	"cmp"
	"slices"
	"strings"
)

// OrderPlaces says of each place where it stands by name in each language: in
// English by the letters of its name, in Japanese by its reading. A place
// without a reading stands by its name, which is one where it is in kana.
func (d *Dataset) OrderPlaces() {
	keys := make([][2]string, len(d.Places))
	for i := range d.Places {
		p := &d.Places[i]
		name, _ := p.Name.In(English)
		keys[i] = [2]string{strings.ToLower(name), kanaKey(p.spoken())}
	}
	for at := range Languages {
		order := make([]int, len(d.Places))
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(keys[x][at], keys[y][at]) })
		for position, i := range order {
			if Languages[at] == Japanese {
				d.Places[i].Order.JA = position + 1
			} else {
				d.Places[i].Order.EN = position + 1
			}
		}
	}
}

// spoken is the reading of a place's Japanese name, or the name where none is
// given.
func (p *Place) spoken() string {
	if p.Reading != "" {
		return p.Reading
	}
	name, _ := p.Name.In(Japanese)
	return name
}

// ReadingAdvice says which places are sorted by a name that nobody can sort by:
// it is not in kana, and has no reading.
func (d *Dataset) ReadingAdvice() []string {
	var lines []string
	for i := range d.Places {
		p := &d.Places[i]
		if p.Name.JA != "" && p.Reading == "" && !isKana(p.Name.JA) {
			lines = append(lines, "places, "+string(p.ID)+": without a reading in kana, Japanese lists sort it by "+p.Name.JA)
		}
	}
	return lines
}

// The kana that are variants of a base kana, each above its base.
const (
	voiced      = "がぎぐげござじずぜぞだぢづでどばびぶべぼゔ"
	voicedBase  = "かきくけこさしすせそたちつてとはひふへほう"
	plosive     = "ぱぴぷぺぽ"
	plosiveBase = "はひふへほ"
	small       = "ぁぃぅぇぉっゃゅょゎゕゖ"
	smallBase   = "あいうえおつやゆよわかけ"
)

// vowelRows are the base kana that end in each vowel, which is the first.
var vowelRows = [...]string{"あかさたなはまやらわ", "いきしちにひみりゐ", "うくすつぬふむゆる", "えけせてねへめれゑ", "おこそとのほもよろを", "ん"}

// kanaKey writes a reading so that comparing keys orders readings as JIS X 4061
// does: by base kana, where a long vowel mark counts as the vowel before it and
// an iteration mark as the kana before it; then voiceless, voiced, plosive; then
// long, small, iterated, plain; then hiragana before katakana. Spaces and dots
// count for nothing; what is no kana stands before all kana, as it is.
func kanaKey(reading string) string {
	var base, voice, form, script []rune
	for _, r := range Narrow(reading) {
		kind, sound, writing := 'd', 'a', 'a'
		if 'ァ' <= r && r <= 'ヶ' {
			r -= 'ァ' - 'ぁ'
			writing = 'b'
		}
		switch {
		case r == ' ' || r == '・':
			continue
		case r == 'ー' && len(base) > 0:
			kind, r = 'a', vowelOf(base[len(base)-1])
		case strings.ContainsRune("ゝゞヽヾ", r) && len(base) > 0:
			if kind = 'c'; r == 'ゞ' || r == 'ヾ' {
				sound = 'b'
			}
			r = base[len(base)-1]
		}
		if b, is := variant(r, small, smallBase); is {
			kind, r = 'b', b
		}
		if b, is := variant(r, voiced, voicedBase); is {
			sound, r = 'b', b
		}
		if b, is := variant(r, plosive, plosiveBase); is {
			sound, r = 'c', b
		}
		base, voice, form, script = append(base, r), append(voice, sound), append(form, kind), append(script, writing)
	}
	return strings.Join([]string{string(base), string(voice), string(form), string(script)}, "\x00")
}

// variant returns the base of a kana that is a variant of one.
func variant(r rune, variants, bases string) (base rune, is bool) {
	at := slices.Index([]rune(variants), r)
	if at < 0 {
		return r, false
	}
	return []rune(bases)[at], true
}

// vowelOf is the vowel of a base kana, and what is none itself.
func vowelOf(r rune) rune {
	for _, row := range vowelRows {
		if strings.ContainsRune(row, r) {
			return []rune(row)[0]
		}
	}
	return r
}
