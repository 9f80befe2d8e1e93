package htmlcheck

import (
	"slices"
	"strings"
	"testing"
)

const sample = `<div id="page"><p class="a b" title="1 &amp; 2">one <b>two</b>three</p>
<table data-key="t"><tr><th>head</th><td class="a">4</td></tr></table>
<select><option value="x" selected>five</option><option>six</option></select></div>`

func TestSelectorsMeanWhatTheySay(t *testing.T) {
	page := Parse(sample)
	for _, c := range []struct {
		sentence, selector string
		texts              []string
	}{
		{"a tag", "b", []string{"two"}},
		{"a class, in the order of the page", ".a", []string{"one twothree", "4"}},
		{"both", "td.a", []string{"4"}},
		{"an id", "#page b", []string{"two"}},
		{"an attribute and its value", `[data-key="t"] th`, []string{"head"}},
		{"a child, where the parser adds what the markup leaves out", "table > tbody > tr > td", []string{"4"}},
		{"no descendant of a descendant", "table > td", nil},
		{"none", "i", nil},
	} {
		if got := page.Texts(c.selector); !slices.Equal(got, c.texts) {
			t.Errorf("%s: %s gives %q, want %q", c.sentence, c.selector, got, c.texts)
		}
		if n := page.Count(c.selector); n != len(c.texts) || page.Has(c.selector) != (n > 0) {
			t.Errorf("%s: %s is there %d times", c.sentence, c.selector, n)
		}
	}
}

func TestAnElementIsNotBelowItself(t *testing.T) {
	if p := Parse(`<p class="a"><b class="a"></b></p>`).One(t, "p"); p.Count(".a") != 1 {
		t.Errorf("%d elements are below it", p.Count(".a"))
	}
}

func TestAttributesAreWhatABrowserReads(t *testing.T) {
	page := Parse(sample)
	if got := page.One(t, "p").Attribute("title"); got != "1 & 2" {
		t.Errorf("the title is %q", got)
	}
	if got := page.Attributes("option", "value"); !slices.Equal(got, []string{"x", ""}) {
		t.Errorf("the values are %q", got)
	}
	if page.Count("option[selected]") != 1 {
		t.Error("an attribute without a value is not found")
	}
}

func TestWordsStandApartAndSomeArePassedOver(t *testing.T) {
	page := Parse(sample)
	if got, want := page.Words("option"), "one two three head 4"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := page.One(t, "select").Words(""), "five six"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestASpanAmidATextDoesNotPartIt(t *testing.T) {
	for markup, want := range map[string]string{
		`<p>値（<span lang="en">Data Package</span>）は`:       "値（Data Package）は",
		`<p>は<span class="unbroken">1～2年</span>に<b>増加</b>`: "は1～2年に 増加",
		`<p>値 <span lang="en">Data Package</span> は`:       "値 Data Package は",
		`<p>値<span class="vh">Data</span>は`:                "値 Data は",
		`<p>値<b>Data</b>は`:                                 "値 Data は",
	} {
		if got := Parse(markup).Words(""); got != want {
			t.Errorf("%s: got %q, want %q", markup, got, want)
		}
	}
}

func TestPiecesAreTextsByThemselves(t *testing.T) {
	if got := Parse(`<p>値（<span lang="en">Data</span>）<b>は<i>いい</i></b>`).Pieces("[lang]"); strings.Join(got, "|") != "値（|）|は|いい" {
		t.Errorf("got %q", got)
	}
}

func TestMarkupIsOfTheElementItself(t *testing.T) {
	if got, want := Parse(sample).One(t, "p").Markup(), `<p class="a b" title="1 &amp; 2">one <b>two</b>three</p>`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// fatal is a test that ends.
type fatal struct {
	testing.TB
	said bool
}

func (f *fatal) Helper() {}

func (f *fatal) Fatalf(string, ...any) { f.said = true; panic(f) }

func TestOneIsNeitherNoneNorTwo(t *testing.T) {
	for selector, ends := range map[string]bool{"i": true, "option": true, "b": false} {
		f := &fatal{}
		func() {
			defer func() { _ = recover() }()
			Parse(sample).One(f, selector)
		}()
		if f.said != ends {
			t.Errorf("%s ends the test: %v", selector, f.said)
		}
	}
}
