//go:build !js

package take_test

import (
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/embed"
	"bilateral/components/extract"
	"bilateral/components/page/pagetest"
	"bilateral/components/site/whole"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/testdata/htmlcheck"
)

func TestAViewIsHandedOnAsAFrame(t *testing.T) {
	deck := *pagetest.Deck(t)
	deck.Home = "https://example.org"
	for _, c := range []struct{ sentence, address, frame, notice string }{
		{"a figure of the overview", "/take/?figure=figure", "/embed/table/?indicator=fwci&compact=1&tab=chart", ""},
		{"its table", "/take/?figure=indicators", "/embed/table/", ""},
		{"all of it", "/take/?figure=figure&embed=whole", "/embed/table/?indicator=fwci&tab=chart", ""},
		{"a view with years, dark, as a table without controls", "/ja/take/?view=/ja/partners/%3Ftime%3D2000..2010&figure=joint-works&embed=dark~table~bare~whole", "/ja/embed/partners/?tab=table&time=2000..2010&theme=dark&hideControls=1&figure=joint-works", ""},
		{"with all of its page", "/take/?view=/partners/&figure=joint-works&embed=page", "/embed/partners/?tab=chart", ""},
		{"a table of a page with many, with the colours of the device", "/take/?view=/mobility/&figure=totals&embed=auto", "/embed/mobility/?theme=auto&figure=totals&tab=chart", ""},
		{"a figure of a page with many", "/take/?view=/mobility/&figure=ratio", "/embed/mobility/?compact=1&figure=ratio&tab=chart", ""},
		{"a word that nobody knows", "/take/?view=/mobility/&figure=ratio&embed=large", "/embed/mobility/?compact=1&figure=ratio&tab=chart", "large"},
		{"a table that cannot be compact", "/take/?view=/mobility/&figure=totals&embed=whole", "/embed/mobility/?figure=totals&tab=chart", "whole"},
		{"what follows from the figures", "/take/?view=/mobility/&figure=derived", "/embed/mobility/?figure=derived&tab=chart", ""},
		{"the first of an indicator with several", "/take/?view=/indicators/field-articles/", "/embed/indicators/field-articles/?compact=1&tab=chart", ""},
		{"the second", "/take/?view=/indicators/field-articles/&figure=field-articles-fields", "/embed/indicators/field-articles/?compact=1&figure=field-articles-fields&tab=chart", ""},
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

// The frame of a figure of a page with many shows that one, under a heading of its own.
func TestEachFigureStandsAloneInItsFrame(t *testing.T) {
	for name, ds := range map[string]*data.Dataset{"deck": pagetest.Deck(t), "second": pagetest.Second(t)} {
		alone := 0
		for _, path := range state.Paths(ds) {
			view := state.Parse(ds, path)
			p := whole.Figures().Find(ds, view)
			if p == nil || view.Frame {
				continue
			}
			cat := catalogue.Of(ds, view.Language)
			for _, f := range extract.Of(p, ds, view, cat).Figures {
				framed := embed.Framed(ds, view, f.ID)
				if framed == nil || framed.Figure == "" {
					continue
				}
				alone++
				doc := whole.Figures().Find(ds, framed).Document(ds, framed, cat, false)
				page := htmlcheck.Parse(pagetest.HTML(t, doc))
				if doc.One == "" && f.Chart == nil { // it is folded, without a heading
					framed.Figure = ""
					if got := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, view.Away(f.ID).Address()))).One(t, "#embed iframe").Attribute("src"); got != embed.Address(framed) {
						t.Errorf("%s, %s: the frame of %s is %s, want that of the page, %s", name, path, f.ID, got, embed.Address(framed))
					}
					continue
				}
				if doc.One != f.ID || page.Count("h1") != 1 || page.Has("p.notice") || !page.Has("#"+f.ID) {
					t.Errorf("%s, %s: the frame of %s is %q with %d headings", name, path, f.ID, doc.One, page.Count("h1"))
				}
				alone++
				if chart, rows := doc.Size(); chart == 0 && f.Chart != nil {
					t.Errorf("%s, %s: %s is drawn %d px high with %d rows", name, path, f.ID, chart, rows)
				}
			}
		}
		if alone < 4 {
			t.Errorf("%s: %d figures", name, alone)
		}
	}
}

// A compact frame has one figure: the same one as chart and as table, with the way from
// each to the other, and that too where another one is asked for in vain.
func TestACompactFrameHasOneFigureOnEitherSide(t *testing.T) {
	for name, ds := range map[string]*data.Dataset{"deck": pagetest.Deck(t), "second": pagetest.Second(t)} {
		for _, path := range state.Paths(ds) {
			view := state.Parse(ds, path)
			if !view.Frame || !embed.CanCompact(view) {
				continue
			}
			shown := map[string]string{}
			for _, query := range []string{"?compact=1", "?compact=1&tab=table", "?compact=1&figure=none"} {
				page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, path+query)))
				figures := page.Attributes("figure", "id")
				if len(figures) != 1 || page.Count("h1") != 1 {
					t.Errorf("%s, %s%s has the figures %q under %d headings", name, path, query, figures, page.Count("h1"))
					continue
				}
				shown[query] = figures[0]
				// The page of an indicator of the deck has no other figure that could be meant.
				several := view.Route != state.Indicator || !ds.InTable(view.Indicator)
				if told := page.Count("p.notice"); (told > 0) != (several && strings.Contains(query, "none")) {
					t.Errorf("%s, %s%s has %d notices", name, path, query, told)
				}
				if sides := page.Attributes(`.seg a[href*="compact=1"]`, "href"); len(sides) < 2 {
					t.Errorf("%s, %s%s has the links %q only", name, path, query, sides)
				}
			}
			if shown["?compact=1"] != shown["?compact=1&tab=table"] || shown["?compact=1"] != shown["?compact=1&figure=none"] {
				t.Errorf("%s, %s shows %v", name, path, shown)
			}
		}
	}
}
