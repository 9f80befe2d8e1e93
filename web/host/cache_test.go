package host

import (
	"bytes"
	"errors"
	"fmt"
	"net/http/httptest"
	"sync"
	"testing"
)

// ofSize is a document of n bytes.
func ofSize(n int) document {
	var d document
	d.Identity = bytes.Repeat([]byte("x"), n)
	return d
}

func TestAPageIsBuiltOnceForTheFirstWhoAsksForIt(t *testing.T) {
	views := &testViews{}
	h := newTestHost(t, func(o *Options) { o.Views = views })
	for _, path := range []string{"/sitemap.xml", "/robots.txt", "/app-worker.js", "/manifest.webmanifest"} {
		request(h, "GET", path)
	}
	if n := views.built.Load(); n != 0 {
		t.Fatalf("%d pages were built before anybody asked for one", n)
	}
	for _, route := range h.routes {
		var wait sync.WaitGroup
		for range 8 {
			wait.Go(func() { request(h, "GET", route.Path, "Accept-Encoding", "br") })
		}
		wait.Wait()
		request(h, "HEAD", route.Path)
		request(h, "GET", route.Path+"?utm=1")
	}
	request(h, "GET", "/about") // is sent on
	if n, want := int(views.built.Load()), len(h.routes); n != want {
		t.Errorf("%d pages were built, want %d: each once", n, want)
	}
}

func TestWhatCannotBeBuiltIsTriedAgain(t *testing.T) {
	c := newCache(1000)
	fault := errors.New("no page")
	if _, err := c.get("a", func() (document, error) { return document{}, fault }); !errors.Is(err, fault) {
		t.Errorf("error %v, want %v", err, fault)
	}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("a panic does not reach who asked")
			}
		}()
		c.get("a", func() (document, error) { panic("nobody foresaw it") })
	}()
	d, err := c.get("a", func() (document, error) { return ofSize(10), nil })
	if err != nil || len(d.Identity) != 10 {
		t.Errorf("%d bytes and %v, want the page that can be built at last", len(d.Identity), err)
	}
}

func TestDocumentsAreKeptUpToALimit(t *testing.T) {
	c := newCache(1000)
	made := 0
	ask := func(key string, size int) (fresh bool) {
		before := made
		d, err := c.get(key, func() (document, error) { made++; return ofSize(size), nil })
		if err != nil || len(d.Identity) != size {
			t.Fatalf("%s: %d bytes and %v, want %d", key, len(d.Identity), err, size)
		}
		return made > before
	}
	for i := range 50 {
		ask(fmt.Sprint("k", i), 90)
		if ask("k0", 90) {
			t.Fatalf("the document that was asked for last is gone after %d others", i)
		}
	}
	if c.size > 1000 || len(c.byKey) != c.order.Len() || len(c.making) > 0 {
		t.Errorf("the cache holds %d bytes, want at most 1000; %d keys for %d documents, %d on their way", c.size, len(c.byKey), c.order.Len(), len(c.making))
	}
	if !ask("k1", 90) {
		t.Error("the document that was not asked for is still there")
	}
	if ask("large", 2000); !ask("large", 2000) {
		t.Error("a document larger than the cache is kept")
	}
	if ask("", 1); !ask("", 1) {
		t.Error("a document without a key is kept")
	}
}

func TestRequestsAtOnce(t *testing.T) {
	h := newTestHost(t, nil)
	want := body(t, request(h, "GET", "/"))
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for i := range 50 {
				request(h, "GET", fmt.Sprint("/?v=", i), "Accept-Encoding", "gzip")
				w := httptest.NewRecorder()
				h.ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
				if w.Body.String() != want {
					t.Error("the page changed under load")
				}
			}
		})
	}
	wait.Wait()
}
