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
	"strings"
	"testing"
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

// axeRun is axe-core's own entry with every rule of WCAG 2.2 A and AA and its
// best practices; it reports what is broken, with the elements.
const axeRun = `async () => {
	const result = await axe.run(document, {
		runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
		resultTypes: ["violations"],
	});
	return result.violations.map(v => v.impact + " " + v.id + ": " + v.help + "\n" +
		v.nodes.slice(0, 5).map(n => "    " + n.html.slice(0, 160) + "\n      " + n.failureSummary.replace(/\s+/g, " ")).join("\n"));
}`

// accessible runs axe-core on the page.
func (v *visit) accessible() {
	v.t.Helper()
	get[bool](v, "() => { "+axeSource+"\n; return typeof axe === 'object'; }")
	for _, violation := range get[[]string](v, axeRun) {
		v.t.Error(violation)
	}
}

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

// Every page is free of what axe-core can find, as the server sends it and
// when the program has taken over, wide and narrow, light and dark: each of
// these in one of the languages, the others in the other.
func TestEveryPageIsAccessible(t *testing.T) {
	forDatasets(t, func(t *testing.T, s *site) {
		plain := s.withoutScripts(t)
		v := open(t, s.Origin(loopback), plain)
		v.must(v.BypassWorker())
		v.allow("404")
		for _, language := range []string{"", "/ja"} {
			before, after := []look{narrowLight, wideDark}, []look{narrowDark, wideLight}
			if language != "" {
				before, after = after, before
			}
			for _, route := range s.routes() {
				t.Run(fmt.Sprintf("%.60s", language+route), func(t *testing.T) {
					v := v.within(t)
					if s == small() {
						v.load(plain + language + route)
						v.accessibleIn(before...)
					}
					v.start(s.Origin(loopback) + language + route)
					v.accessibleIn(after...)
				})
			}
		}
	})
}

// accessibleIn runs axe-core on the page in several looks.
func (v *visit) accessibleIn(looks ...look) {
	v.t.Helper()
	get[bool](v, "() => { "+axeSource+"\n; return typeof axe === 'object'; }")
	for _, l := range looks {
		v.must(v.Size(l.width, 900))
		v.must(v.Colours(l.scheme))
		for _, violation := range get[[]string](v, axeRun) {
			v.t.Errorf("%s at %d px: %s", l.scheme, l.width, violation)
		}
	}
}

// A point that is pinned, and what is said of a lost network, are checked too.
func TestAPinnedPointIsAccessible(t *testing.T) {
	forDatasets(t, func(t *testing.T, s *site) {
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
	v := open(t)
	v.load(`data:text/html,<!DOCTYPE html><title>t</title><p style="color:%23999">pale</p><img src="data:,">`)
	get[bool](v, "() => { "+axeSource+"\n; return true; }")
	found := strings.Join(get[[]string](v, axeRun), "\n")
	for _, rule := range []string{"html-has-lang", "image-alt", "color-contrast"} {
		if !strings.Contains(found, rule) {
			t.Errorf("axe-core did not report %s: %s", rule, found)
		}
	}
}
