//go:build !js

package slides_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"bilateral/components/page/pagetest"
	"bilateral/testdata/htmlcheck"
)

// own is the address of a reader's slides.
func own(views ...string) string {
	return "/slides/?slides=" + url.QueryEscape(strings.Join(views, ","))
}

func TestTheDeckIsTheDeck(t *testing.T) {
	ds := pagetest.Deck(t)
	for _, prefix := range []string{"", "/ja"} {
		page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, prefix+"/slides/")))
		slides := page.All("section.deck-slide")
		// The title, eight messages, the table and the next steps: each indicator of the
		// table has a message that it bears on.
		if len(slides) != 11 {
			t.Fatalf("%d slides, want 11", len(slides))
		}
		drawn := map[string]bool{}
		for i, slide := range slides {
			charts, messages := slide.All("figure .drawing"), slide.All("blockquote.message")
			if shows := i >= 1 && i <= 8; len(charts) > 1 || (len(charts) == 1) != shows || (len(messages) == 1) != shows {
				t.Errorf("slide %d has %d charts and %d messages", i+1, len(charts), len(messages))
			}
			if len(slide.All("figure .src a"))+len(slide.All(".slide-notes .src a")) == 0 {
				t.Errorf("slide %d names no source", i+1)
			}
			title := strings.Join(slide.Texts("h2"), "|")
			if title == "" || drawn[title] {
				t.Errorf("slide %d is called %q, as another is", i+1, title)
			}
			drawn[title] = true
			if mark := fmt.Sprintf("%d of 11", i+1); prefix == "" && strings.Join(slide.Texts(".slide-acts>b"), "") != mark {
				t.Errorf("slide %d does not say %s", i+1, mark)
			}
		}
		words := pagetest.Words(page)
		for _, m := range ds.Messages {
			text, _ := m.Text.In(pagetest.Build(ds, prefix+"/slides/").Language)
			if !strings.Contains(words, strings.ReplaceAll(text, "'", "’")) {
				t.Errorf("no slide says %q", text)
			}
		}
		for _, part := range ds.Parts {
			if title, _ := part.Title.In(pagetest.Build(ds, prefix+"/slides/").Language); !strings.Contains(words, strings.ReplaceAll(title, "'", "’")) {
				t.Errorf("no slide is of %q", title)
			}
		}
	}
}

func TestAChartBearsOnItsMessage(t *testing.T) {
	page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), "/slides/")))
	for message, chart := range map[string]string{
		"Shared ambitions":          "/indicators/rd-spending/#rd-spending", // chosen in the dataset
		"joint research output has": "/indicators/joint-works/#joint-works",
		"Excellence in R&I":         "/indicators/total-outputs/#figure", // the first of the evidence
		"Quality of collaborations": "/indicators/fwci/#figure",          // the first that no slide before it has
		"More Japanese researchers": "/indicators/researchers/#figure",
		"under-represented":         "/indicators/student-mobility/#figure",
	} {
		found := false
		for _, slide := range page.All("section.deck-slide") {
			if !strings.Contains(strings.Join(slide.Texts(".message"), " "), message) {
				continue
			}
			found = true
			if full := strings.Join(slide.Attributes(`[data-key="full"]`, "href"), " "); full != chart {
				t.Errorf("beside %q is drawn %s, want %s", message, full, chart)
			}
		}
		if !found {
			t.Errorf("no slide says %q", message)
		}
	}
}

func TestASlideAloneHasStepsToTheOthers(t *testing.T) {
	ds := pagetest.Deck(t)
	for _, c := range []struct{ sentence, address, before, next string }{
		{"the first leads nowhere before it", "/slides/?slide=1", "/slides/?slide=1", "/slides/?slide=2"},
		{"one in the middle leads both ways", "/ja/slides/?slide=5", "/ja/slides/?slide=4", "/ja/slides/?slide=6"},
		{"the last leads nowhere behind it", "/slides/?slide=11", "/slides/?slide=10", "/slides/?slide=11"},
		{"one beyond the last is the last", "/slides/?slide=99", "/slides/?slide=10", "/slides/?slide=11"},
	} {
		doc := pagetest.Build(ds, c.address)
		page := htmlcheck.Parse(pagetest.HTML(t, doc))
		step := func(key string) string {
			return strings.Join(page.Attributes(`[data-step="`+key+`"]`, "href"), " ")
		}
		if step("ArrowLeft") != c.before || step("ArrowRight") != c.next || !strings.HasSuffix(step("Home"), "slide=1") || !strings.HasSuffix(step("End"), "slide=11") {
			t.Errorf("%s: before %s, next %s, first %s, last %s", c.sentence, step("ArrowLeft"), step("ArrowRight"), step("Home"), step("End"))
		}
		if len(page.All("section.deck-slide")) != 1 || len(page.All("h1")) != 1 || !strings.Contains(step("Escape"), "/slides/#slide-") {
			t.Errorf("%s: there is more than one slide, or no way back", c.sentence)
		}
		// A step that leads nowhere stays, so that the focus does, and says so.
		if n := len(page.All(".steps [aria-current=true]")); (n > 0) != strings.Contains(c.before+c.next, strings.TrimPrefix(c.address, "/ja")) && !strings.Contains(c.address, "99") {
			t.Errorf("%s: %d steps are disabled", c.sentence, n)
		}
	}
	if text := pagetest.Text(pagetest.HTML(t, pagetest.Build(ds, "/slides/?slide=99"))); !strings.Contains(text, "There is no slide “99”: slide 11 is shown.") {
		t.Error("nothing says that there is no slide 99")
	}
}

func TestASlideWithoutItsFigureSaysSoAndTheOthersStand(t *testing.T) {
	ds := pagetest.Deck(t)
	good := "/indicators/fwci/#figure"
	for _, c := range []struct{ sentence, view, says string }{
		{"a page that is gone", "/indicators/gone/#figure", "No page with figures has this address"},
		{"an address that was cut", "/indica", "No page with figures has this address"},
		{"a page without figures", "/about/", "No page with figures has this address"},
		{"another site's address", "https://example.org/some/page", "No page with figures has this address"},
		{"a frame", "/embed/partners/", "No page with figures has this address"},
		{"a figure that is gone", "/partners/#gone", "This page has no such figure"},
		{"a pair without figures", "/partners/?country=NOR~GRC#joint-works", "This page has no such figure"},
		{"slides of slides", "/slides/?slide=2", "No page with figures has this address"},
	} {
		doc := pagetest.Build(ds, own(c.view, good))
		page := htmlcheck.Parse(pagetest.HTML(t, doc))
		slides := page.All("section.deck-slide")
		if len(slides) != 2 || len(slides[1].All("figure .drawing")) != 1 || !doc.Unlisted {
			t.Fatalf("%s: the other slide is not there", c.sentence)
		}
		if words := pagetest.Words(slides[0]); !strings.Contains(words, c.says) || !strings.Contains(words, "The address:") {
			t.Errorf("%s: its slide says %q, want %q and the address", c.sentence, words, c.says)
		}
	}
	// What of a view cannot be used is said on its slide.
	page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, own("/partners/?country=JPN~GBR&yScale=cubic#joint-works", good))))
	if words := pagetest.Words(page.All("section.deck-slide")[0]); !strings.Contains(words, "cubic") || len(page.All("figure .drawing")) != 2 {
		t.Errorf("a value that cannot be used: %q", words)
	}
}

func TestAReadersSlidesCanBeMovedAndTakenOut(t *testing.T) {
	page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), own("/indicators/fwci/#figure", "/#indicators", "/mobility/"))))
	slides := page.All("section.deck-slide")
	for i, want := range [][]string{{"Present from here", "Move down", "Take out of slides"}, {"Present from here", "Move up", "Move down", "Take out of slides"}, {"Present from here", "Move up", "Take out of slides"}} {
		acts := slides[i].Texts(".slide-acts>a:not([data-key=full])")
		if strings.Join(acts, ", ") != strings.Join(want, ", ") {
			t.Errorf("slide %d has %q, want %q", i+1, acts, want)
		}
	}
	// A figure that is a table is one on its slide too, with no more rows than it has room for.
	if rows := len(slides[1].All("tbody tr")); rows != 8 || !strings.Contains(pagetest.Words(slides[1]), "The first 8 of 18 values") {
		t.Errorf("the slide of a table has %d rows", rows)
	}
	// A view without a figure's name has its first drawn.
	if len(slides[2].All("figure .drawing")) != 1 {
		t.Error("a page's address has no figure")
	}
	if action, field := strings.Join(page.Attributes("#add form", "action"), ""), len(page.All(`#add form input[name=slides]`)); action != "/slides/" || field != 2 {
		t.Errorf("the form that adds leads to %q with %d fields, want those that there are and one more", action, field)
	}
}

func TestSlidesAreFullAtTwelve(t *testing.T) {
	ds := pagetest.Deck(t)
	var views []string
	for i := range 14 {
		views = append(views, fmt.Sprintf("/indicators/joint-works/?time=%d..2022#joint-works", 1990+i))
	}
	full := own(views[:12]...)
	page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, full)))
	if len(page.All("#add form")) != 0 || !strings.Contains(pagetest.Words(page), "Slides are full") {
		t.Error("full slides can be added to, or do not say that they are full")
	}
	more := pagetest.Text(pagetest.HTML(t, pagetest.Build(ds, own(views...))))
	if !strings.Contains(more, "Slides of your own hold 12 views.") || strings.Count(more, "Take out of slides") != 12 {
		t.Error("nothing says that there were more than twelve")
	}
	// Under a figure there is a word in the place of the link.
	figure := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, "/indicators/fwci/"+full[len("/slides/"):])))
	if text := pagetest.Words(figure.All("#figure .take")[0]); !strings.Contains(text, "Slides are full") || len(figure.All(`#figure .take a[href*="#figure-take"]`)) != 0 {
		t.Errorf("under a figure stands %q", text)
	}
}

func TestAFigureIsAddedWhereItStands(t *testing.T) {
	ds := pagetest.Deck(t)
	at := "/ja/partners/?country=DEU~KOR&yScale=log&theme=dark"
	page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, at)))
	added := page.Attributes("#joint-works .take a[href$=joint-works-take]", "href")
	want := at + "&slides=" + "%2Fpartners%2F%3Fcountry%3DDEU~KOR%26yScale%3Dlog%23joint-works" + "#joint-works-take"
	if len(added) != 1 || added[0] != want {
		t.Fatalf("the link leads to %q, want %s", added, want)
	}
	page = htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, added[0])))
	if text := strings.Join(page.Texts("#joint-works .take a"), "、"); !strings.Contains(text, "スライドから外す") || !strings.Contains(text, "スライド（1枚）") {
		t.Errorf("under the figure stands %s", text)
	}
	if nav := strings.Join(page.Texts(".pages a"), "、"); !strings.Contains(nav, "スライド（1枚）") {
		t.Errorf("the masthead has %s", nav)
	}
	back := page.Attributes("#joint-works .take a[href$=joint-works-take]", "href")[0]
	if strings.Contains(back, "slides=") {
		t.Errorf("taken out again it is %s", back)
	}
	// All links of the page carry them, the figure's files do not.
	for _, link := range page.Attributes("a[href]", "href") {
		file := strings.Contains(link, "data.csv")
		if own := strings.HasPrefix(link, "/") && link != back; own && strings.Contains(link, "slides=") == file {
			t.Errorf("%s", link)
		}
	}
}
