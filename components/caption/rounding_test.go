//go:build !js

package caption

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/data"
)

// Two values that differ are never printed as one by the sentence that tells them apart,
// and the same value is the same in every sentence of a chart.
func TestNoSentencePrintsTwoValuesAlike(t *testing.T) {
	for _, test := range []struct {
		sentence string
		of       subject
		lines    []line
		en, ja   []string // in title, summary and description
		never    string   // in English
	}{
		{"what rounds alike has a digit more", articles, []line{ofJapan(27260, 28600), ofUK(26540, 29080)},
			[]string{"published 29,100 articles in 2001, Japan 28,600", "were 28,600 in 2001, close to the 27,300", "rose from 26,500 in 2000 to 29,100"},
			[]string{"約2.91万", "2.86万", "約2.73万", "約2.65万"}, "29,000"},
		{"two digits where one does not do", articles, []line{ofJapan(17012, 17041)}, []string{"were 17,040 in 2001, close to the 17,010"}, []string{"約1.704万", "約1.701万"}, "17,000"},
		{"all where none else does", articles, []line{ofJapan(17012, 17013)}, []string{"were 17,013 in 2001, close to the 17,012"}, []string{"1.7013万", "1.7012万"}, "17,000"},
		{"millions have digits after the point", articles, []line{ofJapan(127060000, 127140000)}, []string{"were 127.14 million in 2001, close to the 127.06 million"}, []string{"1億2,714万", "1億2,706万"}, "127 million"},
		{"one after the point where that does", articles, []line{ofJapan(126640000, 127360000)}, []string{"were 127.4 million in 2001, close to the 126.6 million"}, nil, "127 million in"},
		{"the ends of a path that is steady", articles, []line{ofJapan(17100, 17120, 17080, 17090, 17110)}, []string{"between 17,080 and 17,120"}, nil, "17,100 and"},
		{"what differs when rounded is rounded as ever", articles, []line{ofJapan(17100, 18900)}, []string{"rose from 17,000 in 2000 to 19,000"}, []string{"約1.7万", "約1.9万"}, "17,100"},
		{"equal values are one", articles, []line{ofJapan(17100, 18900, 17100)}, []string{"were 17,000 in both 2000 and 2002"}, nil, "close to"},
	} {
		t.Run(test.sentence, func(t *testing.T) {
			for l, wants := range map[data.Language][]string{data.English: test.en, data.Japanese: test.ja} {
				m, spec := test.of.drawnAs(chart.Lines{}, test.lines)
				c := For(catalogue.For(l), &m, &spec)
				text := strings.Join([]string{c.Title, c.Summary, c.Alternative}, " ")
				for _, want := range wants {
					if !strings.Contains(text, want) {
						t.Errorf("%q is not in %q", want, text)
					}
				}
				if l == data.English && strings.Contains(text, test.never) {
					t.Errorf("%q is in %q", test.never, text)
				}
			}
		})
	}
}

// sizes are how English says a size without a figure.
var sizes = []struct {
	words string
	times float64
}{{"a quarter", 1.25}, {"a third", 4.0 / 3}, {"half as ", 1.5}, {"twice", 2}}

// sizeIn is how many times as much a text says.
func sizeIn(t *testing.T, text string) float64 {
	t.Helper()
	for _, size := range sizes {
		if strings.Contains(text, size.words) {
			return size.times
		}
	}
	match := regexp.MustCompile(`([0-9.]+)(%|倍| times)`).FindStringSubmatch(text)
	if match == nil {
		t.Fatalf("no size in %q", text)
	}
	x, err := strconv.ParseFloat(match[1], 64)
	if err != nil {
		t.Fatal(err)
	}
	if match[2] == "%" {
		return 1 + x/100
	}
	return x
}

// Both languages say how much more one has to within a twentieth of it, and in per cent
// to within half of one below half as much again.
func TestBothLanguagesTellTheSameSize(t *testing.T) {
	for _, key := range []catalogue.Key{catalogue.CaptionMore, catalogue.CaptionMuch, catalogue.CaptionAgain, catalogue.CaptionAgainMuch} {
		for x := 1.05; x < 12; x += 0.002 {
			var said [2]float64
			for i, l := range []data.Language{data.English, data.Japanese} {
				w := writer{cat: catalogue.For(l), m: &Measure{Meaning: data.Count}}
				text := w.ahead(key, x, "a", "A", "b", "B", "noun", "articles", "verb", "had", "who", "A")
				if said[i] = sizeIn(t, text); math.Abs(said[i]-x) > 0.05*x {
					t.Fatalf("%.3f times is %q", x, text)
				}
				if l == data.Japanese && x < 1.45 && math.Abs(said[i]-x) > 0.0051 {
					t.Fatalf("%.3f times is %q", x, text)
				}
			}
			if math.Abs(said[0]-said[1]) > 0.05*x {
				t.Fatalf("%.3f times is %.2f in English and %.2f in Japanese", x, said[0], said[1])
			}
		}
	}
}
