package host

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
)

func TestABaseIsAPathOrNone(t *testing.T) {
	for _, c := range []struct{ sentence, path, want string }{
		{"none", "", ""}, {"the root", "/", ""}, {"a folder", "/sub/", "/sub"}, {"folders", "/sub/path-2/~a.b_c/", "/sub/path-2/~a.b_c"},
	} {
		if got, err := ParseBase(c.path); got != c.want || err != nil {
			t.Errorf("%s: %q is %q, %v, want %q", c.sentence, c.path, got, err, c.want)
		}
	}
	for sentence, path := range map[string]string{
		"no slash at its end": "/sub", "none at its beginning": "sub/", "two": "//", "an empty folder": "/a//b/", "a folder above": "/a/../", "a sign that HTML has": `/a"b/`,
		"a space": "/a b/", "a query": "/a?b/", "a letter of another script": "/é/", "a line": "/a\n/",
	} {
		if got, err := ParseBase(path); !errors.Is(err, ErrBase) {
			t.Errorf("%s: %q is %q, %v, want ErrBase", sentence, path, got, err)
		}
	}
}

// Who writes a site down has to write what it would have sent.
func TestAHostListsWhatItAnswers(t *testing.T) {
	h := newTestHost(t, nil)
	files, err := h.Files()
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		if r := request(h, http.MethodGet, path); r.StatusCode != http.StatusOK {
			t.Errorf("%s is listed, and is answered with %d", path, r.StatusCode)
		}
	}
	for _, path := range []string{workerPath, healthPath, "/manifest.webmanifest", "/ja/manifest.webmanifest", "/robots.txt"} {
		if !slices.Contains(files, path) {
			t.Errorf("%s is not listed: %v", path, files)
		}
	}
	for _, route := range h.Routes() {
		p, err := h.Page(route.Path)
		if err != nil {
			t.Fatal(err)
		}
		sent := request(h, http.MethodGet, route.Path)
		if p.Status != sent.StatusCode || string(p.HTML) != body(t, sent) {
			t.Errorf("%s: the page is another one than is sent", route.Path)
		}
		for name := range p.Header {
			if p.Header.Get(name) != sent.Header.Get(name) {
				t.Errorf("%s: %s is %q, sent is %q", route.Path, name, p.Header.Get(name), sent.Header.Get(name))
			}
		}
		if p.Frame != strings.Contains(route.Path, "/embed/") {
			t.Errorf("%s is a frame: %v", route.Path, p.Frame)
		}
	}
}

// Behind a base the site is another one: absolute addresses have it, and no others.
func TestASiteBelowABaseSaysSo(t *testing.T) {
	h := newTestHost(t, func(o *Options) { o.Base = "/sub" })
	p, err := h.Page("/")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`rel="canonical" href="https://explorer.example/sub/"`, `href="/web/`} {
		if !strings.Contains(string(p.HTML), want) {
			t.Errorf("the page has no %s", want)
		}
	}
	for _, c := range []struct {
		sentence, address, target string
		ours                      bool
	}{
		{"a page", "https://explorer.example/sub/partners/?a=b", "/partners/?a=b", true},
		{"the start, without its slash", "https://explorer.example/sub", "/", true},
		{"a page beside the base", "https://explorer.example/partners/", "", false},
		{"one whose name only begins like the base", "https://explorer.example/subway/", "", false},
	} {
		if target, _, ours := h.ownTarget(c.address); target != c.target || ours != c.ours {
			t.Errorf("%s: %s is %q, %v", c.sentence, c.address, target, ours)
		}
	}
	if other := newTestHost(t, nil); other.Version() == h.Version() {
		t.Error("two sites of other addresses have one version")
	}
}
