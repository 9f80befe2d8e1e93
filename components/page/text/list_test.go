//go:build !js

package text_test

import (
	"strings"
	"testing"

	"bilateral/components/page/pagetest"
	"bilateral/testdata/htmlcheck"
)

// What is listed with an indicator's finding is of what the finding is of, each number
// once and with whose it is.
func TestTheFiguresOfTheListAreThoseOfItsFindings(t *testing.T) {
	for _, c := range []struct{ sentence, path, indicator, figures string }{
		{"one number of both is the pair's", "/indicators/", "partner-works", "UK–Japan (2022) 7,370"},
		{"a rank is among the partners of the other", "/indicators/", "partner-works-rank", "UK as Japan’s partner (2022) 3rd Japan as the UK’s partner (2022) 14th"},
		{"who leads, not who is the other of the two", "/indicators/", "students-by-origin", "China → Japan (2019) 91,528 China → UK (2019) 122,140"},
		{"each of the two", "/indicators/", "population", "Japan (2025) 123,366,734 UK (2025) 69,487,000"},
		{"in Japanese", "/ja/indicators/", "partner-works", "日英（2022年） 7,370"},
	} {
		page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), c.path)))
		entry := page.One(t, `article[data-key="`+c.path+c.indicator+`/"]`)
		var words []string
		for _, e := range entry.All("dl dt, dl dd") {
			words = append(words, pagetest.Words(e))
		}
		if got := strings.Join(words, " "); got != c.figures {
			t.Errorf("%s: %q, want %q", c.sentence, got, c.figures)
		}
		if drawn := strings.Join(entry.Attributes("svg", "aria-label"), " "); c.indicator == "students-by-origin" && !strings.Contains(drawn, "China") {
			t.Errorf("%s: what is drawn is %q", c.sentence, drawn)
		}
	}
}
