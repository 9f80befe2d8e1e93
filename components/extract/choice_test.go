//go:build !js

package extract_test

import (
	"testing"

	"bilateral/components/extract"
	"bilateral/components/page/pagetest"
	"bilateral/components/state"
)

func TestAnAddressIsAFileOrNone(t *testing.T) {
	for _, c := range []struct {
		sentence, target string
		want             extract.Choice
		refused          string // the parameter
		ok               bool
	}{
		{"the first figure", "/data.csv", extract.Choice{Page: "/", Name: "data.csv", Mark: true, Size: "1x"}, "", true},
		{"all rows of one, without a mark", "/ja/partners/data.csv?figure=a%20b&rows=all&bom=0&time=2000", extract.Choice{Page: "/ja/partners/?figure=a%20b&rows=all&bom=0&time=2000", Name: "data.csv", Figure: "a b", All: true, Size: "1x"}, "", true},
		{"a picture", "/embed/mobility/chart.png?size=social", extract.Choice{Page: "/embed/mobility/?size=social", Name: "chart.png", Mark: true, Size: "social"}, "", true},
		{"empty values are the defaults", "/data.csv?figure=&rows=&bom=&size=", extract.Choice{Page: "/?figure=&rows=&bom=&size=", Name: "data.csv", Mark: true, Size: "1x"}, "", true},
		{"rows of another name", "/data.csv?rows=All", extract.Choice{Page: "/?rows=All", Name: "data.csv", Mark: true, Size: "1x"}, "rows", true},
		{"a mark", "/data.csv?bom=2", extract.Choice{Page: "/?bom=2", Name: "data.csv", Mark: true, Size: "1x"}, "bom", true},
		{"a size", "/chart.png?size=4x", extract.Choice{Page: "/?size=4x", Name: "chart.png", Mark: true, Size: "1x"}, "size", true},
		{"the first of two that cannot be used", "/chart.png?size=4x&rows=no", extract.Choice{Page: "/?size=4x&rows=no", Name: "chart.png", Mark: true, Size: "1x"}, "rows", true},
		{"another name", "/data.tsv", extract.Choice{}, "", false},
		{"a folder of the name", "/data.csv/", extract.Choice{}, "", false},
		{"a page", "/partners/?figure=data.csv", extract.Choice{}, "", false},
		{"no path", "data.csv", extract.Choice{}, "", false},
	} {
		got, refused, ok := extract.ParseChoice(c.target)
		if ok != c.ok || ok && got != c.want {
			t.Errorf("%s: %+v, %v, want %+v", c.sentence, got, ok, c.want)
		}
		if (refused != nil) != (c.refused != "") || refused != nil && (string(refused.Parameter) != c.refused || refused.Expected == "") {
			t.Errorf("%s: refused is %+v", c.sentence, refused)
		}
	}
}

// FuzzAFileHasOneAddress prints what was read of an address, and reads that again.
func FuzzAFileHasOneAddress(f *testing.F) {
	for _, address := range []string{"/data.csv", "/ja/partners/data.json?country=DEU~FRA&figure=joint-works&rows=all", "/embed/mobility/chart.png?size=2x&time=2000..", "/indicators/gdp/data.csv?bom=0&focus=CHN&figure=%22é", "/evidence/data.csv?verdict=agrees&sort=-deviation"} {
		f.Add(address)
	}
	ds := pagetest.Deck(f)
	f.Fuzz(func(t *testing.T, target string) {
		c, refused, ok := extract.ParseChoice(target)
		if !ok || refused != nil {
			return
		}
		st := state.Parse(ds, c.Page)
		if st.Route == state.NotFound {
			return
		}
		address := c.Address(st, c.Figure)
		again, refused, ok := extract.ParseChoice(address)
		if !ok || refused != nil || again.Figure != c.Figure || again.All != c.All {
			t.Fatalf("%q is printed as %q and read as %+v", target, address, again)
		}
		st = state.Parse(ds, again.Page)
		if second := again.Address(st, again.Figure); second != address || len(st.Notices) > 0 {
			t.Errorf("%q is printed as %q, and that as %q (%v)", target, address, second, st.Notices)
		}
	})
}
