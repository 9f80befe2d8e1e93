//go:build !js

package take_test

import (
	"strings"
	"testing"

	"bilateral/components/page/pagetest"
	"bilateral/data"
	"bilateral/testdata/htmlcheck"
)

func TestAViewIsHandedOnAsAFrame(t *testing.T) {
	deck := *pagetest.Deck(t)
	deck.Home = "https://example.org"
	for _, c := range []struct{ sentence, address, frame, notice string }{
		{"a figure of the overview", "/take/?figure=figure", "/embed/table/?indicator=fwci&tab=chart", ""},
		{"its table", "/take/?figure=indicators", "/embed/table/", ""},
		{"a view with years, dark, as a table without controls", "/ja/take/?view=/ja/partners/%3Ftime%3D2000..2010&embed=dark~table~bare", "/ja/embed/partners/?tab=table&time=2000..2010&theme=dark&hideControls=1", ""},
		{"with the colours of the device", "/take/?view=/mobility/&embed=auto", "/embed/mobility/?theme=auto&tab=chart", ""},
		{"a word that nobody knows", "/take/?view=/mobility/&embed=large", "/embed/mobility/?tab=chart", "large"},
		{"a table, where claims have no other side", "/take/?view=/evidence/&embed=table", "/embed/evidence/", "table"},
	} {
		page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(&deck, c.address)))
		if got := page.One(t, "#embed iframe").Attribute("src"); got != c.frame {
			t.Errorf("%s: the preview is of %s, want %s", c.sentence, got, c.frame)
		}
		snippet := htmlcheck.Parse(page.One(t, "#embed-frame").Text())
		frame := snippet.One(t, "iframe")
		if got := frame.Attribute("src"); got != deck.Home+c.frame {
			t.Errorf("%s: the HTML is of %s, want %s", c.sentence, got, c.frame)
		}
		if frame.Attribute("title") == "" || frame.Attribute("height") != page.One(t, "#embed iframe").Attribute("height") || snippet.Has("script") {
			t.Errorf("%s: the HTML is %s", c.sentence, page.One(t, "#embed-frame").Text())
		}
		if got := htmlcheck.Parse(page.One(t, "#embed-script").Text()).One(t, "script").Attribute("src"); got != deck.Home+"/embed.js" {
			t.Errorf("%s: the script is %s", c.sentence, got)
		}
		if told := page.Words(""); c.notice != "" && !strings.Contains(told, c.notice) {
			t.Errorf("%s: nothing is said of %q", c.sentence, c.notice)
		}
		// Each choice leads to the page with that look, and one of each is the present one.
		for _, choice := range page.All("#embed .seg") {
			current := 0
			for _, link := range choice.All("a") {
				if link.Attribute("aria-current") != "" {
					current++
				}
				if !strings.Contains(link.Attribute("href"), "/take/") {
					t.Errorf("%s: %s leads to %s", c.sentence, link.Text(), link.Attribute("href"))
				}
			}
			if current != 1 {
				t.Errorf("%s: %d of %v are current", c.sentence, current, choice.Texts("a"))
			}
		}
	}
}

// A figure without a chart has no picture that could lead to it.
func TestOnlyAChartIsHandedOnAsAPicture(t *testing.T) {
	for name, ds := range map[string]*data.Dataset{"deck": pagetest.Deck(t), "second": pagetest.Second(t)} {
		for address, want := range map[string]bool{"/take/?figure=figure": true, "/ja/take/?figure=indicators": false} {
			page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, address)))
			if got := page.Has("#embed-linked"); got != want {
				t.Errorf("%s, %s: it is handed on as a picture: %v", name, address, got)
			}
			if want && htmlcheck.Parse(page.One(t, "#embed-linked").Text()).One(t, "a img").Attribute("alt") == "" {
				t.Errorf("%s, %s: the picture has no words", name, address)
			}
		}
	}
}
