package host

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/vugu/vugu"
	"golang.org/x/net/html/atom"

	"bilateral/components/page"
	"bilateral/data"
)

// embeddingHost is a host of one page that can stand in a frame, and of its second figure.
func embeddingHost(t *testing.T) *Host {
	t.Helper()
	one := func(key string, height int) *Embedding {
		return &Embedding{Key: key, Provider: "Product", Frame: func() (*Frame, error) {
			return &Frame{
				Document: &page.Document{Title: "Title & more", Shared: "It <finds>", Picture: &page.Picture{Address: "/p.png", Width: 1200, Height: 630}},
				Width:    640, Height: height,
				HTML: func(int, int) string { return `<iframe src="` + key + `"></iframe>` },
			}, nil
		}}
	}
	broken := one("broken", 1)
	broken.Frame = func() (*Frame, error) { return nil, errors.New("secret") }
	return newTestHost(t, func(o *Options) {
		o.Views = &testViews{framed: map[string]*Embedding{"/a/?v=1&w=%C3%A9#": one("whole", 900), "/a/?v=1#second": one("second", 400), "/#": one("first", 500), "/broken/#": broken}}
	})
}

func TestASiteLearnsHowToShowALink(t *testing.T) {
	h := embeddingHost(t)
	for _, c := range []struct {
		sentence, url, more string
		status              int
		frame               string
		width, height       int
	}{
		{"a page with its view", h.origin + "/a/?v=1&w=é", "", 200, "whole", 640, 900},
		{"one of its figures", h.origin + "/a/?v=1#second", "&format=json", 200, "second", 640, 400},
		{"an origin alone", h.origin, "", 200, "first", 640, 500},
		{"its host in capitals, its scheme the other", strings.ToUpper("http") + strings.TrimPrefix(strings.ToUpper(h.origin), "HTTPS") + "/", "", 200, "first", 640, 500},
		{"a size that is smaller", h.origin + "/", "&maxwidth=320&maxheight=240", 200, "first", 320, 240},
		{"a size that is larger", h.origin + "/", "&maxwidth=6400&maxheight=9999", 200, "first", 640, 500},
		{"no size", h.origin + "/", "&maxwidth=&maxheight=", 200, "first", 640, 500},
		{"a page that cannot stand in a frame", h.origin + "/about/", "", 404, "", 0, 0},
		{"a fragment that is no figure's", h.origin + "/a/?v=1#third", "", 404, "", 0, 0},
		{"another site", "https://elsewhere.example/", "", 404, "", 0, 0},
		{"a site whose name begins like this one's", h.origin + ".elsewhere.example/", "", 404, "", 0, 0},
		{"another port", h.origin + ":8443/", "", 404, "", 0, 0},
		{"a reader's name", strings.Replace(h.origin, "://", "://a@", 1) + "/", "", 404, "", 0, 0},
		{"another scheme", "ftp" + strings.TrimPrefix(h.origin, "https") + "/", "", 404, "", 0, 0},
		{"a path without a site", "/a/?v=1", "", 404, "", 0, 0},
		{"no address at all", "%zz", "", 404, "", 0, 0},
		{"none", "", "", 400, "", 0, 0},
		{"another format", h.origin + "/", "&format=xml", 501, "", 0, 0},
		{"a width in words", h.origin + "/", "&maxwidth=wide", 400, "", 0, 0},
		{"no width", h.origin + "/", "&maxwidth=0", 400, "", 0, 0},
		{"a page that cannot be made", h.origin + "/broken/", "", 500, "", 0, 0},
	} {
		r := request(h, "GET", embeddingPath+"?url="+url.QueryEscape(c.url)+c.more)
		if r.StatusCode != c.status {
			t.Errorf("%s: status %d, want %d: %s", c.sentence, r.StatusCode, c.status, body(t, r))
			continue
		}
		if got := r.Header.Get("Access-Control-Allow-Origin"); got != "*" {
			t.Errorf("%s: pages of %q may read it, want all", c.sentence, got)
		}
		text := body(t, r)
		if c.status != http.StatusOK {
			if strings.Contains(text, "secret") || len(text) < 20 {
				t.Errorf("%s: the answer is %q, want words", c.sentence, text)
			}
			continue
		}
		var got rich
		if err := json.Unmarshal([]byte(text), &got); err != nil {
			t.Fatalf("%s: %v: %s", c.sentence, err, text)
		}
		want := rich{Type: "rich", Version: "1.0", Title: "It <finds>", ProviderName: "Product", ProviderURL: h.origin + "/", CacheAge: 86400, HTML: `<iframe src="` + c.frame + `"></iframe>`,
			Width: c.width, Height: c.height, ThumbnailURL: h.origin + "/p.png", ThumbnailWidth: 1200, ThumbnailHeight: 630}
		if got != want {
			t.Errorf("%s: %+v, want %+v", c.sentence, got, want)
		}
		if kind := r.Header.Get("Content-Type"); kind != "application/json" {
			t.Errorf("%s: its type is %q", c.sentence, kind)
		}
		again := request(h, "GET", embeddingPath+"?url="+url.QueryEscape(c.url)+c.more, "If-None-Match", r.Header.Get("ETag"))
		if again.StatusCode != http.StatusNotModified {
			t.Errorf("%s: asked for again with its tag %q, the status is %d, want 304", c.sentence, r.Header.Get("ETag"), again.StatusCode)
		}
	}
}

func TestAPageSaysWhereToLearnHowItIsShown(t *testing.T) {
	h := newTestHost(t, nil)
	for _, c := range []struct {
		sentence string
		doc      page.Document
		want     string // that is asked for, "" for nothing
	}{
		{"a view", page.Document{Canonical: "/a/", ViewAddress: "/a/?b=c&d=%C3%A9%2F", Framed: true}, "/a/?b=c&d=%C3%A9%2F"},
		{"a page without a view", page.Document{Canonical: "/a/", Framed: true}, "/a/"},
		{"a page that is in no list", page.Document{Canonical: "/a/", Framed: true, Unlisted: true}, "/a/"},
		{"a frame, by its own address", page.Document{Canonical: "/a/", ViewAddress: "/a/?b=c", Address: "/embed/a/?b=c", Frame: true, Framed: true}, "/embed/a/?b=c"},
		{"a page that cannot stand in a frame", page.Document{Canonical: "/a/"}, ""},
		{"a page that is not there", page.Document{Canonical: "/a/", Framed: true, Status: http.StatusNotFound}, ""},
	} {
		doc := c.doc
		doc.Language, doc.Title, doc.Root = data.English, `The "first"`, &vugu.VGNode{Type: vugu.ElementNode, Data: "div"}
		if doc.Status == 0 {
			doc.Status = http.StatusOK
		}
		b, err := h.fill(&doc, nil)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, link := range all(parsed(t, string(b)), atom.Link) {
			if attribute(link, "type") != embeddingType {
				continue
			}
			u, err := url.Parse(attribute(link, "href"))
			if err != nil || attribute(link, "rel") != "alternate" || !strings.HasPrefix(attribute(link, "href"), h.origin+embeddingPath+"?url=") {
				t.Errorf("%s: %v, %v", c.sentence, link.Attr, err)
				continue
			}
			got = strings.TrimPrefix(u.Query().Get("url"), h.origin)
		}
		if got != c.want {
			t.Errorf("%s: it is asked for %q, want %q", c.sentence, got, c.want)
		}
	}
}
