//go:build !js

package caption

import (
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/data"
)

// A chart of which nothing may be compared is headed by what there is.
func TestWhatMayNotBeUsedIsSaidWithItsFlag(t *testing.T) {
	missing := func(points []chart.Point) {
		for i := range points {
			points[i].Missing = true
		}
	}
	of := func(l line, edit func([]chart.Point)) line {
		l.edit = edit
		return l
	}
	for _, test := range []struct {
		sentence string
		lines    []line
		en, ja   string
	}{
		{"a value that is provisional", []line{of(ofJapan(8614), provisional(0))}, "Japan’s articles were 8,614 in 2000 (provisional)", "Japan’s articlesは2000年に8,614（暫定値）"},
		{"the last of several", []line{of(ofJapan(12, 8614), func(p []chart.Point) { p[0].Provisional, p[1].Provisional = true, true })}, "Japan’s articles were 8,614 in 2001 (provisional)", ""},
		{"two of one year", []line{of(ofJapan(12), provisional(0)), of(ofUK(14), provisional(0))}, "The UK published 14 articles in 2000, Japan 12 (provisional)", ""},
		{"a value that is flagged is not told, its year is", []line{of(ofJapan(8614), flagged(0))}, "Name: 2000 is doubtful and left out", "Name：2000年は要注意の値のため用いない"},
		{"a value that may be used is found", []line{of(ofJapan(12, 8614), provisional(1))}, "Japan’s articles were 12 in 2000", ""},
		{"two without a value in the years of others", []line{of(ofJapan(1, 2), missing), of(ofUK(1, 2), missing), {key: "DEU", prose: "Germany", start: 2000, values: []float64{3, 4}, edit: func(p []chart.Point) { p[0].Open, p[1].Open = true, true }}},
			"Name: no figures for Japan and the UK in 2000–2001", "Name：2000～2001年はJapan、the UKのデータなし"},
	} {
		t.Run(test.sentence, func(t *testing.T) {
			for l, want := range map[data.Language]string{data.English: test.en, data.Japanese: test.ja} {
				m, spec := articles.drawnAs(chart.Lines{}, test.lines)
				c := For(catalogue.For(l), &m, &spec)
				if want != "" && c.Title != want {
					t.Errorf("%s: %q, want %q", l, c.Title, want)
				}
				if !strings.Contains(c.Alternative, c.Title) {
					t.Errorf("%s: %q does not say %q", l, c.Alternative, c.Title)
				}
			}
		})
	}
}

// What is said of how many others are drawn, of a value that many share and of breaks is
// said in whole sentences, and is true of the years shown.
func TestTheRestOfTheDescription(t *testing.T) {
	many := ofJapan(5, 1, 1, 1, 1, 9)
	late := line{key: "DEU", name: "Germany", prose: "Germany", start: 2010, values: []float64{3, 4}}
	parts := func(points []chart.Point) {
		for i := range points {
			points[i].Segment = i / 2
		}
	}
	broken := ofJapan(5, 6, 7, 8, 9, 10)
	broken.edit, broken.name = parts, "From the UK to Japan"
	for _, test := range []struct {
		sentence    string
		lines       []line
		first, last int
		en, ja      string // in the description
		never       string // in it, in English
	}{
		{"a series without a value in the years is not counted", []line{ofJapan(1, 2), late}, 2000, 2001, "", "", "Also drawn"},
		{"one with a value is", []line{ofJapan(1, 2), ofUK(1, 2), late}, 2000, 2011, "Also drawn: 1 more series.", "ほかに1系列。", ""},
		{"a value that many share is no fraction", []line{many}, 2000, 2005, "The lowest is 1 (shared by 4 of the 6 values), the highest 9 (2005).", "最小は1（6件のうち4件の値）、最大は9（2005年）。", "(4 of 6)"},
		{"the only series breaks in years", []line{broken}, 2000, 2005, "The series breaks in 2002 and 2004. Nothing is compared across a break.", "系列は2002年、2004年で途切れる。途切れの前後は比較していない。", ";"},
		{"of several each has a sentence with its name", []line{broken, ofUK(5, 6, 7, 8, 9, 10)}, 2000, 2005, "The series “From the UK to Japan” breaks in 2002 and 2004. Nothing is compared", "系列「From the UK to Japan」は2002年、2004年で途切れる。", "; "},
	} {
		t.Run(test.sentence, func(t *testing.T) {
			for l, want := range map[data.Language]string{data.English: test.en, data.Japanese: test.ja} {
				m, spec := articles.drawnAs(chart.Lines{}, test.lines)
				c := For(catalogue.For(l), &m, spec.Between(test.first, test.last))
				if !strings.Contains(c.Alternative, want) {
					t.Errorf("%q is not in %q", want, c.Alternative)
				}
				if l == data.English && test.never != "" && strings.Contains(c.Alternative, test.never) {
					t.Errorf("%q is in %q", test.never, c.Alternative)
				}
			}
		})
	}
}
