package pages

import (
	"net/url"
	"strings"
	"testing"

	"bilateral/components/embed"
	"bilateral/components/page/pagetest"
	"bilateral/components/state"
	"bilateral/data"
)

func TestAnAddressHasTheFrameOfItsView(t *testing.T) {
	e := New(dataset(t))
	for _, c := range []struct{ sentence, target, figure, want string }{
		{"the overview is its table", "/", "", "/embed/table/"},
		{"with its order and words", "/ja/?sort=-JPN&topic=impact&q=a+b", "", "/ja/embed/table/?sort=-JPN&topic=impact&q=a%20b"},
		{"an indicator that was chosen there stands in its place", "/?indicator=total-outputs&tab=table", "", "/embed/table/?indicator=total-outputs&tab=table"},
		{"the first figure of the overview, by its name", "/", "figure", "/embed/table/?indicator=fwci&compact=1&tab=chart"},
		{"its table, though an indicator was chosen", "/?indicator=total-outputs", "indicators", "/embed/table/"},
		{"a series that the overview shows has a page", "/", "joint-works", "/embed/indicators/joint-works/?compact=1&tab=chart"},
		{"and one beside an indicator", "/indicators/fwci/?form=dots", "top-cited-share", "/embed/indicators/top-cited-share/?compact=1&tab=chart"},
		{"a page without a slash", "/ja/partners", "", "/ja/embed/partners/?compact=1&tab=chart"},
		{"a view of pairs, dark", "/partners/?country=DEU~JPN&yScale=log&theme=dark&slides=/", "", "/embed/partners/?country=DEU~JPN&yScale=log&theme=dark&compact=1&tab=chart"},
		{"light is what a frame is", "/mobility/?theme=light&hideControls=1", "", "/embed/mobility/?hideControls=1&compact=1&tab=chart"},
		{"claims have no other side", "/evidence/?verdict=agrees", "", "/embed/evidence/?verdict=agrees"},
		{"a frame is its own, under no name", "/embed/indicators/gdp/?theme=auto&childId=a", "", "/embed/indicators/gdp/?theme=auto&tab=chart"},
		{"what cannot be shown is as its page shows it", "/indicators/gdp/?tab=nope", "", "/embed/indicators/gdp/?compact=1&tab=chart"},
		{"one figure of a page with many", "/ja/mobility/", "ratio", "/ja/embed/mobility/?compact=1&figure=ratio&tab=chart"},
		{"a table among them, which has no chart to come first", "/mobility/", "totals", "/embed/mobility/?figure=totals&tab=chart"},
		{"a place on the page that is no figure", "/mobility/", "top", "/embed/mobility/?compact=1&tab=chart"},
		{"the only figure of a page", "/indicators/fwci/", "figure", "/embed/indicators/fwci/?compact=1&tab=chart"},
		{"slides", "/slides/?slide=3", "", "/embed/slides/?slide=3"},
		{"a list", "/indicators/", "", ""}, {"a page of text", "/about/", "", ""}, {"a search", "/search/?q=a", "", ""},
		{"what is taken away", "/take/?figure=figure", "", ""}, {"a page that is not kept", "/embed/offline/", "", ""}, {"no page", "/nowhere/", "", ""},
		{"a file", "/partners/data.csv", "", ""},
	} {
		got := e.Embedding(c.target, c.figure)
		if got == nil || c.want == "" {
			if got != nil || c.want != "" {
				t.Errorf("%s: %s has the frame %+v, want %q", c.sentence, c.target, got, c.want)
			}
			continue
		}
		frame, err := got.Frame()
		if err != nil {
			t.Fatal(err)
		}
		html, doc := frame.HTML(320, 200), frame.Document
		want := `<iframe src="` + strings.ReplaceAll(e.datasets.whole.Home+c.want, "&", "&amp;") + `" title="`
		if !strings.HasPrefix(html, want) || !strings.Contains(html, ` width="320" height="200" `) || !doc.Frame || doc.Picture == nil {
			t.Errorf("%s: %s has %s, want %s", c.sentence, c.target, html, want)
		}
		if one := doc.One; one != "" && !strings.Contains(doc.Picture.Address, "figure="+one) && c.figure != "totals" {
			t.Errorf("%s: the picture is %s, which is not of %s", c.sentence, doc.Picture.Address, one)
		}
	}
}

// A host keeps the answer for one and gives it to who asks for the other with the same key.
func TestTheFrameOfAPageIsKeptApartFromThatOfItsFrame(t *testing.T) {
	e := New(dataset(t))
	for _, c := range []struct {
		sentence, page, frame string
		same                  bool
	}{
		{"a page's frame is compact, and a frame's own is not", "/partners/", "/embed/partners/", false},
		{"but where it is compact itself", "/partners/", "/embed/partners/?compact=1&tab=chart", true},
		{"a table is compact nowhere", "/evidence/", "/embed/evidence/", true},
	} {
		page, frame := e.Embedding(c.page, ""), e.Embedding(c.frame, "")
		if page == nil || frame == nil {
			t.Fatalf("%s: %s has %v, %s has %v", c.sentence, c.page, page, c.frame, frame)
		}
		if (page.Key == frame.Key) != c.same {
			t.Errorf("%s: the keys are %q and %q", c.sentence, page.Key, frame.Key)
		}
	}
}

// Every page that says that it can stand in a frame has one, which shows no notice; the
// others say nothing.
func TestEveryPageThatCanStandInAFrameHasOne(t *testing.T) {
	for name, ds := range map[string]*data.Dataset{"deck": dataset(t), "second": pagetest.Second(t)} {
		e := New(ds)
		n := 0
		for _, path := range state.Paths(ds) {
			doc, framed := build(t, e, path), e.Embedding(path, "")
			if doc.Framed != (framed != nil) {
				t.Errorf("%s, %s: says that it can stand in a frame: %v; it has one: %v", name, path, doc.Framed, framed != nil)
			}
			if framed == nil {
				continue
			}
			n++
			v, err := e.find(framed.Key)
			if err != nil || v.Route == state.NotFound || !v.Frame || len(v.Notices) > 0 || string(v.Language) != languageOf(path) {
				t.Errorf("%s, %s: the frame %s is %+v, %v", name, path, framed.Key, v.State, err)
			}
			if u, err := url.Parse(embed.Address(v.State)); err != nil || v.HasTab() && u.Query().Get("tab") == "" {
				t.Errorf("%s, %s: the frame %s does not say which side it shows: %v", name, path, u, err)
			}
		}
		if n < 20 {
			t.Errorf("%s: %d frames", name, n)
		}
	}
}

func languageOf(path string) string { return string(state.LanguageOf(path)) }
