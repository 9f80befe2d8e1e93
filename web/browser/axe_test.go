//go:build browser

package browser

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bilateral/data"
)

// axeSource is the text of axe-core, the accessibility checker.
var axeSource string

// readAxe reads axe-core from where testdata/axe/install has put it, and
// makes sure that it is the very file testdata/axe/sha256 names.
func readAxe() (string, error) {
	const install = "run testdata/axe/install (make test does)"
	text, err := os.ReadFile(filepath.Join(root, ".cache", "npm", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		return "", fmt.Errorf("axe-core is missing: %w; %s", err, install)
	}
	want, err := os.ReadFile(filepath.Join(root, "testdata", "axe", "sha256"))
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(text)
	if got := hex.EncodeToString(sum[:]); got != strings.TrimSpace(string(want)) {
		return "", fmt.Errorf("axe-core is another file than expected: its SHA-256 is %s, want %s; %s", got, strings.TrimSpace(string(want)), install)
	}
	return string(text), nil
}

// Rules of axe-core: every one of WCAG 2.2 A and AA and its best practices;
// those that colours decide; and all but those that only what is seen decides,
// its colours and sizes.
const (
	everyRule   = `{runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}`
	colourRules = `{runOnly: {type: "rule", values: ["color-contrast", "link-in-text-block"]}}`
	unseenRules = `{runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
		rules: {"color-contrast": {enabled: false}, "link-in-text-block": {enabled: false}, "target-size": {enabled: false}}}`
)

// axeRun is axe-core's own entry; it reports what is broken, with the elements.
// What it would fetch beforehand, for sounds and styles, none of the rules needs.
const axeRun = `async rules => {
	const result = await axe.run(document, {...rules, resultTypes: ["violations"], preload: false});
	return result.violations.map(v => v.impact + " " + v.id + ": " + v.help + "\n" +
		v.nodes.slice(0, 5).map(n => "    " + n.html.slice(0, 160) + "\n      " + n.failureSummary.replace(/\s+/g, " ")).join("\n"));
}`

// axe runs rules of axe-core on the page, and says where it found a fault.
func (v *visit) axe(rules, where string) {
	v.t.Helper()
	if !get[bool](v, `() => typeof axe === "object"`) {
		get[bool](v, "() => { "+axeSource+"\n; return true; }")
	}
	for _, violation := range get[[]string](v, "() => ("+axeRun+")("+rules+")") {
		v.t.Errorf("%s%s", where, violation)
	}
}

// accessible runs axe-core on the page.
func (v *visit) accessible() { v.t.Helper(); v.axe(everyRule, "") }

// withoutScripts stands before a site and takes the scripts out of its pages.
func (s *site) withoutScripts(t *testing.T) (origin string) {
	t.Helper()
	plain, err := Proxy(s.Server, func(r *http.Request) bool { return !strings.HasPrefix(r.URL.Path, "/web/") },
		func(_ *http.Response, body []byte) []byte {
			return preload.ReplaceAll(scriptElement.ReplaceAll(body, nil), nil)
		})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(plain.Close)
	return plain.URL
}

// look is a width of the page and the colours of the reader's system.
type look struct {
	width  int64
	scheme string
}

var (
	narrowLight, narrowDark = look{360, "light"}, look{360, "dark"}
	wideLight, wideDark     = look{1280, "light"}, look{1280, "dark"}
)

// views are the routes of a site and its pages as readers leave them, in English.
func (s *site) views() []string {
	views := slices.Concat(s.routes(), s.openViews(), mobilityPaths)
	if s.file == "" {
		views = slices.Concat(views, partnersViews, evidenceViews)
	}
	for i := range views {
		views[i] = strings.TrimPrefix(views[i], "/ja")
	}
	slices.Sort(views)
	return slices.Compact(views)
}

// Every page is free of what axe-core can find, and no wider than its window, in
// both languages. With the program it is looked at narrow and wide, light and
// dark: a page's first view in all four, two in each language, further views of
// it, and further pages of its kind, in one of them and in one language, by turns. As the server sends it, it is the same page (see
// TestADeepLinkIsHydratedWithoutATrace), of which some things are not seen yet:
// so of that what is seen decides nothing, nor does the language, and a page's first
// view is enough. Of a second
// dataset only the words are others, and what is missing: a view is looked at in
// one language.
func TestEveryPageIsAccessible(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		for j, language := range []string{"", "/ja"} {
			t.Run(strings.Trim("in "+language, "/ "), func(t *testing.T) {
				t.Parallel()
				s.isAccessible(t, language, j)
			})
		}
	})
}

// isAccessible checks the pages of a language, the n-th.
func (s *site) isAccessible(t *testing.T, language string, n int) {
	plain := s.withoutScripts(t)
	v := open(t, s.Origin(loopback), plain)
	v.must(v.BypassWorker())
	v.allow("404")
	paths := map[string]bool{}
	for i, view := range s.views() {
		path, _, _ := strings.Cut(view, "?")
		if id, is := strings.CutPrefix(path, "/indicators/"); is && s.dataset.InTable(data.IndicatorID(strings.TrimSuffix(id, "/"))) {
			path = "/indicators/" + s.chosen() + "/" // of one kind
		}
		if (s != small() || paths[path]) && (i+n)%2 > 0 {
			continue
		}
		pairs := [][]look{{narrowDark, wideLight}, {narrowLight, wideDark}}
		looks := pairs[(i+n)%2]
		if s != small() || paths[path] {
			at := (i/2 + n) % 2
			looks = pairs[i%2][at : at+1]
		}
		first := !paths[path]
		paths[path] = true
		t.Run(fmt.Sprintf("%.60s", view), func(t *testing.T) {
			v := v.within(t)
			if s == small() && first && (i+n)%2 == 0 {
				v.load(plain + language + view)
				v.axe(unseenRules, "without the program: ")
			}
			v.start(s.Origin(loopback) + language + view)
			v.accessibleIn(looks...)
		})
	}
}

// accessibleIn runs axe-core on the page in several looks: where the width was
// looked at already, those rules that the colours decide.
func (v *visit) accessibleIn(looks ...look) {
	v.t.Helper()
	seen := map[int64]bool{}
	for _, l := range looks {
		v.must(v.Size(l.width, 900))
		v.must(v.Colours(l.scheme))
		rules := everyRule
		if seen[l.width] {
			rules = colourRules
		}
		seen[l.width] = true
		v.axe(rules, fmt.Sprintf("%s at %d px: ", l.scheme, l.width))
		if over := get[int](v, `() => document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
			v.t.Errorf("at %d px the page is %d px wider than the window", l.width, over)
		}
	}
}

// A point that is pinned, and what is said of a lost network, are checked too.
func TestAPinnedPointIsAccessible(t *testing.T) {
	t.Parallel()
	forOne(t, func(t *testing.T, s *site) {
		for _, address := range []string{"/", "/ja/indicators/" + s.flow() + "/"} {
			v := open(t, s.Origin(loopback))
			v.start(s.Origin(loopback) + address)
			get[bool](v, `() => { document.querySelector("[data-chart]").focus(); return true; }`)
			v.must(v.Press("End"))
			v.must(v.Press("Enter"))
			v.wait(`() => document.querySelector(".tip.pinned") !== null`)
			v.accessibleIn(narrowLight, narrowDark, wideLight, wideDark)
		}
	})
}

// preload fetches what a script wants.
var preload = regexp.MustCompile(`<link rel="preload" as="fetch"[^>]*>`)

// scriptElement is a script in a document, with what is in it.
var scriptElement = regexp.MustCompile(`(?s)<script\b[^>]*>.*?</script>`)

// The checker itself finds what is wrong; else the test above could not fail.
func TestAxeFindsAFault(t *testing.T) {
	t.Parallel()
	v := open(t)
	v.load(`data:text/html,<!DOCTYPE html><title>t</title><p style="color:%23999">pale</p><img src="data:,">`)
	get[bool](v, "() => { "+axeSource+"\n; return true; }")
	found := strings.Join(get[[]string](v, "() => ("+axeRun+")("+everyRule+")"), "\n")
	for _, rule := range []string{"html-has-lang", "image-alt", "color-contrast"} {
		if !strings.Contains(found, rule) {
			t.Errorf("axe-core did not report %s: %s", rule, found)
		}
	}
}
