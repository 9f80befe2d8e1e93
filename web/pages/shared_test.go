package pages

import (
	"bytes"
	"image/png"
	"strings"
	"testing"
)

func TestALinkToAViewWithAChartShowsTheChart(t *testing.T) {
	e := New(dataset(t))
	for _, c := range []struct{ target, view, picture, words string }{
		{"/partners/?country=DEU~JPN&pairs=GBR-JPN&theme=dark", "/partners/?country=DEU~JPN&pairs=GBR-JPN", "/partners/chart.png?figure=joint-works&country=DEU~JPN&pairs=GBR-JPN&size=social", "Chart: "},
		{"/ja/mobility/", "/ja/mobility/", "/ja/mobility/chart.png?figure=figure&size=social", "図："},
		{"/evidence/", "/evidence/", "/evidence/chart.png?figure=ranges&size=social", "Chart: "},
		{"/indicators/gdp/?time=2000..2010&hideControls=1", "/indicators/gdp/?time=2000..2010", "/indicators/gdp/chart.png?figure=gdp&time=2000..2010&size=social", "Chart: "},
		{"/?sort=nope", "/", "/chart.png?figure=joint-works&size=social", "Chart: "},
		{"/about/", "", "", ""},
		{"/embed/indicators/fwci/", "", "", ""},
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
