package host

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"bilateral/web"
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

func TestAnAddressLeadsToItsDocumentAsLongAsThatIsKept(t *testing.T) {
	c := newCache(1000)
	keep := func(key string) {
		if _, err := c.get(key, func() (document, error) { return ofSize(90), nil }); err != nil {
			t.Fatal(err)
		}
	}
	keep("a")
	c.leads("/a", "a")
	c.leads("/none", "none")
	if _, ok := c.at("/none"); ok {
		t.Error("an address leads to a document that is not kept")
	}
	for i := range 50 {
		keep(fmt.Sprint("k", i))
		c.leads(fmt.Sprint("/k", i), fmt.Sprint("k", i))
		if d, ok := c.at("/a"); !ok || len(d.Identity) != 90 {
			t.Fatalf("the document whose address was asked for last is gone after %d others", i)
		}
	}
	if _, ok := c.at("/k0"); ok {
		t.Error("an address leads to a document that was let go")
	}
	for i := range 50 {
		c.leads(fmt.Sprint("/a?", i), "a")
	}
	c.leads("/a?"+strings.Repeat("x", 900), "a")
	for address, want := range map[string]bool{"/a?49": true, "/a?42": true, "/a?41": false, "/a": false} {
		if _, ok := c.at(address); ok != want {
			t.Errorf("%s is kept: %v, want %v: the last %d are", address, ok, want, mostAddresses)
		}
	}
	size, addresses := 0, 0
	for e := c.order.Front(); e != nil; e = e.Next() {
		kept := e.Value.(*entry)
		size += weight(kept.key, kept.document) + len(strings.Join(kept.addresses, ""))
		addresses += len(kept.addresses)
	}
	if size != c.size || c.size > 1000 || addresses != len(c.byAddress) {
		t.Errorf("%d bytes are counted and %d kept, want the same and at most 1000; %d addresses for %d of documents", c.size, size, len(c.byAddress), addresses)
	}
}

// What an answer is does not depend on who asked before.
func TestTheSecondAnswerIsTheFirst(t *testing.T) {
	h := newTestHost(t, nil)
	for _, target := range []string{"/", "/?utm=1", "/?v=1", "/ja/", "/about/", "/about", "/embed/one/", "/embed/one/?theme=dark", "/nope/", "/nope/?v=1", "/abuot/"} {
		for _, method := range []string{"GET", "HEAD"} {
			for _, headers := range [][]string{nil, {"Accept-Encoding", "gzip"}, {"Accept-Encoding", "br", "If-None-Match", "*"}} {
				ask := func() (int, http.Header, string) {
					r := request(h, method, target, headers...)
					return r.StatusCode, r.Header, body(t, r)
				}
				status, header, text := ask()
				for range 2 {
					if s, again, b := ask(); s != status || b != text || !maps.EqualFunc(again, header, slices.Equal) {
						t.Errorf("%s %s %v: status %d and %v, at first %d and %v", method, target, headers, s, again, status, header)
					}
				}
			}
		}
	}
	if len(h.pages.byAddress) != 7 {
		t.Errorf("%d addresses are kept, want the 7 of pages that are there", len(h.pages.byAddress))
	}
}

// nowhere is a writer whose reader takes anything.
type nowhere struct{ header http.Header }

func (n nowhere) Header() http.Header       { return n.header }
func (nowhere) Write(b []byte) (int, error) { return len(b), nil }
func (nowhere) WriteHeader(int)             {}

func BenchmarkServe(b *testing.B) {
	logged := newTestHost(b, func(o *Options) { o.Log = slog.New(slog.NewTextHandler(io.Discard, nil)) })
	asset := logged.options.Assets.Get(web.Program).Address
	for _, c := range []struct {
		name, target string
		host         *Host
	}{
		{"document", "/", logged},
		{"document without a log", "/", newTestHost(b, nil)},
		{"asset", asset, logged},
	} {
		b.Run(c.name, func(b *testing.B) {
			r := httptest.NewRequest("GET", c.target, nil)
			r.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
			b.ReportAllocs()
			for b.Loop() {
				c.host.ServeHTTP(nowhere{http.Header{}}, r)
			}
		})
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
