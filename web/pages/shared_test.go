package pages

import (
	"bytes"
	"image/png"
	"strings"
	"testing"

	"bilateral/components/chart"
	"bilateral/components/page"
	"bilateral/components/state"
)

func TestALinkToAViewWithAChartShowsTheChart(t *testing.T) {
	e := New(dataset(t))
	for _, c := range []struct{ target, view, picture, words string }{
		{"/partners/?country=DEU~JPN&pairs=GBR-JPN&theme=dark", "/partners/?country=DEU~JPN&pairs=GBR-JPN", "/partners/chart.png?figure=joint-works&country=DEU~JPN&pairs=GBR-JPN&size=social", "Chart: "},
		{"/ja/mobility/", "/ja/mobility/", "/ja/mobility/chart.png?figure=figure&size=social", "図："},
		{"/evidence/", "/evidence/", "/evidence/chart.png?figure=ranges&size=social", "Chart: "},
		{"/indicators/gdp/?time=2000..2010&hideControls=1", "/indicators/gdp/?time=2000..2010", "/indicators/gdp/chart.png?figure=gdp&time=2000..2010&size=social", "Chart: "},
		{"/?sort=nope", "/", "/chart.png?figure=joint-works&size=social", "Chart: "},
		{"/about/", "/about/", "/about/card.png", "About"},
		{"/ja/sources/?theme=dark", "/ja/sources/", "/ja/sources/card.png", "出典"},
		{"/indicators/?q=works", "/indicators/?q=works", "/indicators/card.png", ""},
		{"/mobility/?tab=table", "/mobility/?tab=table", "/mobility/chart.png?figure=figure&size=social", "Chart: "},
		{"/embed/indicators/fwci/?theme=dark", "/indicators/fwci/", "/indicators/fwci/chart.png?figure=figure&size=social", "Chart: "},
		{"/ja/embed/table/", "/ja/", "/ja/chart.png?figure=joint-works&size=social", "図："},
		{"/indicators/rd-spending/?time=1961", "/indicators/rd-spending/?time=1961", "/indicators/rd-spending/card.png", "Spending on research"},
		{"/mobility/?time=1990..1995", "/mobility/?time=1990..1995", "/mobility/card.png", ""},
		{"/slides/?slide=3", "/slides/?slide=3", "/slides/card.png", "Slide 3"},
		{"/ja/slides/?slides=/nowhere/,/about/,/partners/%3FyScale%3Dlog%23joint-works&theme=dark", "/ja/slides/?slides=%2Fnowhere%2F%2C%2Fabout%2F%2C%2Fpartners%2F%3FyScale%3Dlog%23joint-works", "/ja/partners/chart.png?figure=joint-works&yScale=log&size=social", "図："},
		{"/slides/?slides=/nowhere/", "/slides/?slides=%2Fnowhere%2F", "/slides/card.png", "Your slides"},
		{"/search/?q=x", "", "", ""},
		{"/take/", "", "", ""},
		{"/nowhere/", "", "", ""},
	} {
		doc := build(t, e, c.target)
		if doc.ViewAddress != c.view {
			t.Errorf("%s: a link to it leads to %q, want %q", c.target, doc.ViewAddress, c.view)
		}
		if c.picture == "" {
			if doc.Picture != nil {
				t.Errorf("%s has the picture %q, want none", c.target, doc.Picture.Address)
			}
			continue
		}
		p := doc.Picture
		if p == nil || p.Address != c.picture || !strings.HasPrefix(p.Words, c.words) {
			t.Errorf("%s: the picture is %+v, want %s and words that begin with %q", c.target, p, c.picture, c.words)
			continue
		}
		d := e.Download(p.Address)
		if d == nil || d.Refused != "" {
			t.Errorf("%s: %s is no file: %+v", c.target, p.Address, d)
			continue
		}
		var b bytes.Buffer
		pieces, err := d.Make()
		if err != nil {
			t.Fatal(err)
		}
		for piece := range pieces {
			b.Write(piece)
		}
		size, err := png.DecodeConfig(&b)
		if err != nil || size.Width != p.Width || size.Height != p.Height || p.Width != 1200 {
			t.Errorf("%s: the picture is %d by %d, said to be %d by %d (%v)", c.target, size.Width, size.Height, p.Width, p.Height, err)
		}
	}
}

// Every page that is listed has a picture, and every address of one is a file.
func TestEveryListedPageAndFrameHasAPicture(t *testing.T) {
	e := New(dataset(t))
	for _, r := range e.Routes() {
		doc := build(t, e, r.Path)
		if doc.Unlisted || doc.Status != page.Found {
			continue
		}
		p := doc.Picture
		if p == nil || p.Words == "" || p.Width != 1200 || p.Height != 630 || doc.ViewAddress == "" {
			t.Errorf("%s: the picture is %+v, the view %q", r.Path, p, doc.ViewAddress)
			continue
		}
		if d := e.Download(p.Address); d == nil || d.Refused != "" || !d.Costly || d.MediaType != "image/png" {
			t.Errorf("%s: %s is %+v", r.Path, p.Address, d)
		}
		if strings.Contains(p.Address, "card.png") != ((!doc.Frame || strings.Contains(r.Path, "/slides/")) && e.figures.Find(e.datasets.whole, state.Parse(e.datasets.whole, r.Path)) == nil) {
			t.Errorf("%s has the picture %s", r.Path, p.Address)
		}
	}
}

func TestACardIsOfAPageAlone(t *testing.T) {
	e := New(dataset(t))
	for _, c := range []struct {
		sentence, target string
		there            bool
	}{
		{"of a page", "/about/card.png", true},
		{"of one in Japanese, whatever is asked for", "/ja/card.png?q=x", true},
		{"of one that has charts", "/mobility/card.png", true},
		{"of a frame", "/embed/table/card.png", false},
		{"of what is not listed", "/search/card.png", false},
		{"of a page that is none", "/nowhere/card.png", false},
		{"inside another name", "/about/xcard.png", false},
	} {
		d := e.Download(c.target)
		if (d != nil) != c.there {
			t.Errorf("%s: %+v", c.sentence, d)
			continue
		}
		if d == nil {
			continue
		}
		pieces, err := d.Make()
		if err != nil {
			t.Fatal(err)
		}
		for piece := range pieces {
			if size, err := png.DecodeConfig(bytes.NewReader(piece)); err != nil || size.Width != 1200 || size.Height != 630 || len(piece) > 60_000 {
				t.Errorf("%s: %d by %d in %d bytes, %v", c.sentence, size.Width, size.Height, len(piece), err)
			}
		}
	}
}

func TestAChartOfMissingValuesHasNone(t *testing.T) {
	missing := &chart.Spec{Series: []chart.Series{{Points: []chart.Point{{Missing: true, Value: 1}}}, {}}}
	if hasValue(missing) {
		t.Error("missing values are taken for values")
	}
	missing.Series[1].Points = []chart.Point{{X: 2020}}
	if !hasValue(missing) {
		t.Error("a value of zero is taken for none")
	}
}
