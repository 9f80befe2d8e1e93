//go:build hosting

package deploy

import (
	"fmt"
	"slices"
	"sync"
	"testing"
)

// site is the server, with what Varnish asks of it, and Varnish with explorer.vcl.
type site struct {
	server   string // its address
	observed *observer
	cache    cache
	asset    string // the path of one
}

// get asks Varnish.
func (s *site) get(t *testing.T, path string, headers ...string) answer {
	t.Helper()
	return ask(t, "GET", s.cache.url+path, headers...)
}

// direct asks the server itself.
func (s *site) direct(t *testing.T, path string, headers ...string) answer {
	t.Helper()
	return ask(t, "GET", "http://"+s.server+path, headers...)
}

func TestTheShippedVCLKeepsAnswersApart(t *testing.T) {
	t.Parallel()
	s := &site{server: freeAddress(t)}
	serve(t, s.server, "https://explorer.example")
	s.observed = observe(t, s.server)
	s.cache = startVarnish(t, "-f", shipped(t, s.observed.address))
	s.asset = anAsset(t, s.server)
	for _, c := range []struct {
		sentence string
		try      func(t *testing.T)
	}{
		{"each coding, language and query has its bytes, however many ask at once", s.crowd},
		{"what other parts of an origin set does not matter", s.others},
		{"a reader who has the answer is told so", s.conditional},
		{"HEAD has the headers of GET and no body", s.head},
		{"a part is a part of the right bytes", s.parts},
		{"other methods are the server's to refuse", s.methods},
		{"whether the server is well is asked of the server each time", s.health},
		{"what is refused is refused in the server's words, and not kept", s.refusals},
	} {
		t.Run(c.sentence, c.try)
	}
}

func (s *site) crowd(t *testing.T) {
	paths := []string{"/", "/ja/", "/about/", "/ja/about/", "/?indicator=output-growth&tab=table", "/?indicator=output-growth",
		"/partners/data.csv?figure=joint-works", "/ja/partners/data.csv?figure=joint-works", "/app-worker.js", s.asset}
	var wait sync.WaitGroup
	for _, path := range paths {
		for _, coding := range codings {
			wait.Go(func() {
				want := s.direct(t, path, "Accept-Encoding: "+coding.ours)
				for range 3 {
					if a := s.get(t, path, "Accept-Encoding: "+coding.accepts); a.status != 200 || !a.sameAs(want) || a.header.Get("Vary") != "Accept-Encoding" {
						t.Errorf("%s for %q: %v, want %v", path, coding.accepts, a, want)
					}
				}
			})
		}
	}
	wait.Wait()
	bodies := map[string]string{}
	for _, path := range paths {
		a := s.get(t, path, "Accept-Encoding: br")
		if other, same := bodies[a.body]; same {
			t.Errorf("%s and %s are the same", path, other)
		}
		bodies[a.body] = path
		var accepted []string
		for _, a := range s.observed.of(path) {
			accepted = append(accepted, a.coding)
		}
		if slices.Sort(accepted); !slices.Equal(accepted, []string{"br", "gzip"}) {
			t.Errorf("%s: the server was asked for %q, want once for brotli and once for gzip", path, accepted)
		}
	}
}

func (s *site) others(t *testing.T) {
	before := len(s.observed.of("/"))
	for _, header := range []string{"Cookie: session=1; other=2", "Authorization: Basic eDp5", "Cache-Control: no-cache", "Pragma: no-cache", "User-Agent: another", "Accept-Language: ja", "X-Forwarded-For: 192.0.2.1", "Coding: gzip", "Host: explorer.example"} {
		if a := s.get(t, "/", "Accept-Encoding: br", header); a.status != 200 || a.header.Get("Content-Encoding") != "br" {
			t.Errorf("with %s: %v", header, a)
		}
	}
	if n := len(s.observed.of("/")) - before; n != 0 {
		t.Errorf("the server was asked %d times more, want none", n)
	}
	const unkept = "/data/changelog/"
	s.get(t, unkept, "Cookie: session=1", "Authorization: Basic eDp5")
	if list := s.observed.of(unkept); len(list) != 1 || list[0].private != "" {
		t.Errorf("the server was asked %+v, want once, without what is private", list)
	}
}

func (s *site) conditional(t *testing.T) {
	for _, accepts := range []string{"br", "gzip", "identity"} {
		a := s.get(t, "/", "Accept-Encoding: "+accepts)
		b := s.get(t, "/", "Accept-Encoding: "+accepts, "If-None-Match: "+a.header.Get("ETag"))
		if b.status != 304 || b.body != "" || b.header.Get("ETag") != a.header.Get("ETag") || b.header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: %v, want 304", accepts, b)
		}
	}
	if a := s.get(t, "/", "Accept-Encoding: br", `If-None-Match: "other"`); a.status != 200 {
		t.Errorf("another tag: %v, want 200", a)
	}
}

func (s *site) head(t *testing.T) {
	for _, path := range []string{"/", "/sources/", s.asset} { // the second was not asked for yet
		for _, accepts := range []string{"br", "gzip"} {
			head := ask(t, "HEAD", s.cache.url+path, "Accept-Encoding: "+accepts)
			get := s.get(t, path, "Accept-Encoding: "+accepts)
			for _, name := range []string{"Content-Type", "Content-Encoding", "Content-Length", "Etag", "Content-Security-Policy", "Site-Version"} {
				if head.header.Get(name) != get.header.Get(name) {
					t.Errorf("%s %s: %s is %q for HEAD, %q for GET", accepts, path, name, head.header.Get(name), get.header.Get(name))
				}
			}
			if head.status != 200 || head.body != "" {
				t.Errorf("%s: %v", path, head)
			}
		}
	}
}

func (s *site) parts(t *testing.T) {
	for _, path := range []string{s.asset, "/ja/"} {
		for _, accepts := range []string{"br", "gzip", "identity"} {
			whole := s.get(t, path, "Accept-Encoding: "+accepts)
			part := s.get(t, path, "Accept-Encoding: "+accepts, "Range: bytes=1000-1999")
			if part.status != 206 || part.body != whole.body[1000:2000] || part.header.Get("Content-Range") != fmt.Sprintf("bytes 1000-1999/%d", len(whole.body)) {
				t.Errorf("%s of %s: %v", accepts, path, part)
			}
		}
	}
}

func (s *site) methods(t *testing.T) {
	for _, method := range []string{"POST", "PUT", "OPTIONS", "PURGE", "BAN"} {
		if a := ask(t, method, s.cache.url+"/"); a.status != 405 || a.header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %v, want 405", method, a)
		}
	}
}

func (s *site) health(t *testing.T) {
	for range 3 {
		if a := s.get(t, "/healthz"); a.status != 200 || a.body != "ok\n" {
			t.Errorf("%v", a)
		}
	}
	if n := len(s.observed.of("/healthz")); n != 3 {
		t.Errorf("the server was asked %d times, want 3", n)
	}
}

func (s *site) refusals(t *testing.T) {
	for target, status := range map[string]int{"/partners/data.csv?figure=joint-works&rows=some": 400, "/oembed?format=xml": 501} {
		want := s.direct(t, target)
		for range 2 {
			if a := s.get(t, target); a.status != status || a.body != want.body {
				t.Errorf("%s: %v, want %v", target, a, want)
			}
		}
		if n := len(s.observed.of(target)); n != 2 {
			t.Errorf("%s: the server was asked %d times, want 2", target, n)
		}
	}
}
