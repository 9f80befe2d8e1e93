//go:build !js

package page_test

import (
	"slices"
	"strings"
	"testing"

	"bilateral/components/page/pagetest"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
	"bilateral/testdata/htmlcheck"
)

// eachPage builds every page of both datasets.
func eachPage(t *testing.T, check func(ds *data.Dataset, path string, page htmlcheck.Element)) {
	t.Helper()
	for _, ds := range []*data.Dataset{pagetest.Deck(t), pagetest.Second(t)} {
		for _, path := range state.Paths(ds) {
			check(ds, path, htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, path))))
		}
	}
}

// sentences are those of a text.
func sentences(text string) []string {
	var list []string
	for text != "" {
		var first string
		first, text = ui.Sentence(text)
		list = append(list, first)
	}
	return list
}

// cautions are the texts that are never folded, in both languages.
func cautions(ds *data.Dataset) map[string]bool {
	texts := map[string]bool{}
	for i := range ds.Indicators {
		for _, caveat := range ds.Indicators[i].Caveats {
			if caveat.Caution {
				texts[caveat.EN], texts[caveat.JA] = true, true
			}
		}
	}
	return texts
}

func TestUnderAFigureStandFourLinesAtMost(t *testing.T) {
	figures := 0
	eachPage(t, func(ds *data.Dataset, path string, page htmlcheck.Element) {
		never := cautions(ds)
		for _, figure := range page.All("figure.fig") {
			figures++
			id := figure.Attribute("id")
			for _, summary := range figure.Texts("p.summary") {
				if n := len(sentences(summary)); n > 2 {
					t.Errorf("%s, %s: the summary has %d sentences: %s", path, id, n, summary)
				}
			}
			for _, part := range []string{"p.summary", ".care", ".src", ".acts", ".checks"} {
				if n := figure.Count(part); n > 1 {
					t.Errorf("%s, %s has %s %d times", path, id, part, n)
				}
			}
			lines := 0
			for _, text := range append(figure.Texts(".care>p>span"), figure.Texts(".care>p:not(:has(span)):not(:has(a))")...) {
				if !never[text] {
					lines++
				}
				if n := len(sentences(text)); n > 1 && !never[text] {
					t.Errorf("%s, %s: the line of what to mind has %d sentences: %s", path, id, n, text)
				}
			}
			if lines += figure.Count(".care>details"); lines > 1 && !figure.Has(".care>p") {
				t.Errorf("%s, %s has %d lines of what to mind", path, id, lines)
			}
			for _, folded := range figure.Texts(".care>details>div>p") {
				if never[folded] {
					t.Errorf("%s, %s folds what changes the meaning of its numbers: %s", path, id, folded)
				}
			}
		}
	})
	if figures < 100 {
		t.Errorf("only %d figures were read", figures)
	}
}

// An address with the fragment of what is folded leads to it.
func TestWhatIsFoldedHasAnAddress(t *testing.T) {
	folded := 0
	eachPage(t, func(_ *data.Dataset, path string, page htmlcheck.Element) {
		ids := page.Attributes("[id]", "id")
		for _, id := range ids {
			if i := slices.Index(ids, id); slices.Contains(ids[i+1:], id) {
				t.Errorf("%s has two elements %s", path, id)
			}
		}
		for _, details := range page.All("figure details") {
			folded++
			if inside := details.All("summary+*"); len(inside) != 1 || inside[0].Attribute("id") == "" {
				t.Errorf("%s: what “%s” opens has no id", path, details.Texts("summary")[0])
			}
		}
	})
	if folded < 100 {
		t.Errorf("only %d parts are folded", folded)
	}
}

// A browser opens a fold by itself for what stands in its content, and for nothing
// else of it: no fold has an id, and no fragment that a page leads to is on a summary.
func TestAFragmentOpensItsFoldWithoutScripts(t *testing.T) {
	linked, outside := map[string]bool{}, map[string]bool{}
	eachPage(t, func(ds *data.Dataset, path string, page htmlcheck.Element) {
		for _, address := range page.Attributes(`a[href*="#"]`, "href") {
			place, id, _ := strings.Cut(address, "#")
			if place, _, _ = strings.Cut(place, "?"); place == "" {
				place = path
			}
			linked[ds.Name+place+"#"+id] = true
		}
		for _, id := range page.Attributes("details[id]", "id") {
			t.Errorf("%s: an address with #%s opens its fold by a script alone", path, id)
		}
		for _, id := range page.Attributes("summary[id], summary [id]", "id") {
			outside[ds.Name+path+"#"+id] = true
		}
	})
	for address := range linked {
		if outside[address] {
			t.Errorf("%s leads to the summary of a fold", address)
		}
	}
	if len(linked) < 100 {
		t.Errorf("only %d fragments are linked", len(linked))
	}
}

// A picture that the keyboard can stop at is named by what it finds and what it
// draws, where the words beside it are not in the picture: the overview's.
func TestAPictureOfTheOverviewIsNamedByItsFinding(t *testing.T) {
	pictures := 0
	eachPage(t, func(_ *data.Dataset, path string, page htmlcheck.Element) {
		if path != "/" && path != "/ja/" {
			return
		}
		h1 := page.One(t, "h1").Text()
		for _, figure := range page.All("figure:has(.canvas)") {
			pictures++
			name, title, subtitle := figure.One(t, ".canvas").Attribute("aria-label"), figure.One(t, "figcaption h2").Text(), figure.One(t, "figcaption p").Text()
			if !strings.HasPrefix(name, title) && !strings.HasPrefix(name, h1) || !strings.HasSuffix(name, subtitle) || name == subtitle {
				t.Errorf("%s: the picture under “%s” is named “%s”", path, title, name)
			}
		}
	})
	if pictures < 8 {
		t.Errorf("only %d pictures were read", pictures)
	}
}

// What is to be minded stands once on a page: a figure below leads there. Only
// figures derived from others have it again, in one block with them.
func TestWhatToMindIsSaidOnceOnAPage(t *testing.T) {
	links := 0
	eachPage(t, func(_ *data.Dataset, path string, page htmlcheck.Element) {
		if strings.HasSuffix(path, "/slides/") { // each slide stands alone
			return
		}
		seen := map[string]bool{}
		for _, care := range page.All("figure .care") {
			for _, text := range append(care.Texts("p>span"), care.Texts("details>div>p:not([id])")...) {
				if seen[text] {
					t.Errorf("%s says twice: %s", path, text)
				}
				seen[text] = true
			}
		}
		markup := page.Markup()
		for _, link := range page.Attributes(".care>p>a", "href") {
			links++
			at := strings.Index(markup, `id="`+strings.TrimPrefix(link, "#")+`"`)
			if before := strings.Index(markup, `href="`+link+`"`); at < 0 || at > before {
				t.Errorf("%s: %s is not above the link to it", path, link)
			}
		}
	})
	if links == 0 {
		t.Error("no figure leads to what one above has said")
	}
}

func TestEverySourceThatAPageNamesIsDescribed(t *testing.T) {
	described := map[string][]string{}
	key := func(ds *data.Dataset, path string) string {
		if strings.HasPrefix(path, "/ja/") {
			return ds.Name + " ja"
		}
		return ds.Name
	}
	for _, ds := range []*data.Dataset{pagetest.Deck(t), pagetest.Second(t)} {
		for _, path := range []string{"/sources/", "/ja/sources/"} {
			page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, path)))
			described[key(ds, path)] = page.Attributes("section.source", "id")
			if n := page.Count("section.source"); n != len(ds.Sources) {
				t.Errorf("%s describes %d sources, want %d", path, n, len(ds.Sources))
			}
		}
	}
	named := 0
	eachPage(t, func(ds *data.Dataset, path string, page htmlcheck.Element) {
		for _, id := range pagetest.SourceLinks(page) {
			if id == "" {
				continue
			}
			if named++; !slices.Contains(described[key(ds, path)], id) {
				t.Errorf("%s names the source %s, which is described nowhere", path, id)
			}
		}
	})
	if named < 100 {
		t.Errorf("only %d sources were named", named)
	}
}
