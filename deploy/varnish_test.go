//go:build hosting

package deploy

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// cache is a Varnish before a server.
type cache struct {
	url, folder string
}

// listens is a line of what varnishadm says of where Varnish listens.
var listens = regexp.MustCompile(`(?m)^\S+ (127\.0\.0\.1) (\d+)$`)

// startVarnish starts varnishd with further arguments.
func startVarnish(t *testing.T, arguments ...string) cache {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "varnish")
	p := launch(t, "varnishd", append([]string{"-F", "-j", "none", "-n", folder, "-a", "127.0.0.1:0", "-s", "malloc,64m"}, arguments...)...)
	c := cache{folder: folder}
	eventually(t, "Varnish listens", func() bool {
		out, _ := exec.Command("varnishadm", "-n", folder, "debug.listen_address").Output()
		if m := listens.FindStringSubmatch(string(out)); m != nil {
			c.url = "http://" + net.JoinHostPort(m[1], m[2])
		}
		if strings.Contains(p.said.String(), "Error") {
			t.Fatalf("varnishd said:\n%s", p.said.String())
		}
		return c.url != ""
	})
	return c
}

// shipped is the VCL of this folder before a server at another address, with other words in
// the place of some of its own, given in turn.
func shipped(t *testing.T, server string, others ...string) string {
	t.Helper()
	b, err := os.ReadFile("explorer.vcl")
	if err != nil {
		t.Fatal(err)
	}
	host, port, err := net.SplitHostPort(server)
	if err != nil {
		t.Fatal(err)
	}
	text := string(b)
	others = append(others, `.host = "127.0.0.1"`, fmt.Sprintf(".host = %q", host), `.port = "8080"`, fmt.Sprintf(".port = %q", port))
	for i := 0; i < len(others); i += 2 {
		if strings.Count(text, others[i]) != 1 {
			t.Fatalf("explorer.vcl does not say %q once", others[i])
		}
		text = strings.Replace(text, others[i], others[i+1], 1)
	}
	path := filepath.Join(t.TempDir(), "explorer.vcl")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// hurried are explorer.vcl's times, and shorter ones.
var hurried = []string{
	"beresp.ttl = 60s", "beresp.ttl = 1s",
	"req.grace = 30s", "req.grace = 1s",
	"beresp.ttl = 10s", "beresp.ttl = 500ms",
	"beresp.grace = 10s", "beresp.grace = 0s",
}

// codings are what readers accept, and the coding that they get of an answer in all of them.
var codings = []struct{ accepts, stock, ours string }{
	{"gzip, deflate, br, zstd", "gzip", "br"},
	{"br", "", "br"},
	{"br;q=1.0, gzip;q=0.8, *;q=0.1", "gzip", "br"},
	{"BR;q=0.001", "", "br"},
	{"gzip", "gzip", "gzip"},
	{"br;q=0, gzip", "gzip", "gzip"},
	{"br; q=0.000,gzip", "gzip", "gzip"},
	{"brotli, gzip", "gzip", "gzip"},
	{"x-br, gzip", "gzip", "gzip"},
	{"identity", "", ""},
	{"", "", ""},
}

// anAsset is the address of the program that a page names.
func anAsset(t *testing.T, server string) string {
	t.Helper()
	m := regexp.MustCompile(`data-wasm="([^"]+)"`).FindStringSubmatch(ask(t, "GET", "http://"+server+"/", "Accept-Encoding: identity").body)
	if m == nil {
		t.Fatal("the page names no program")
	}
	return m[1]
}

// Varnish's own VCL is right for assets, and for documents too: it keeps none of them.
func TestVarnishesOwnVCL(t *testing.T) {
	t.Parallel()
	server := freeAddress(t)
	serve(t, server, "https://explorer.example")
	o := observe(t, server)
	c := startVarnish(t, "-b", o.address)
	asset := anAsset(t, server)
	for range 2 {
		for _, path := range []string{asset, "/", "/ja/"} {
			for _, coding := range codings {
				a := ask(t, "GET", c.url+path, "Accept-Encoding: "+coding.accepts)
				want := ask(t, "GET", "http://"+server+path, "Accept-Encoding: "+or(coding.stock, "identity"))
				if a.status != 200 || a.header.Get("Content-Encoding") != coding.stock || a.body != want.body {
					t.Errorf("%s for %q: %v, want %v", path, coding.accepts, a, want)
				}
			}
		}
	}
	if n := len(o.of(asset)); n != 1 {
		t.Errorf("the server was asked %d times for an asset, want once", n)
	}
	if n := len(o.of("/")); n != 2*len(codings) {
		t.Errorf("the server was asked %d times for a document, want each of %d times", n, 2*len(codings))
	}
	a := ask(t, "GET", c.url+asset, "Accept-Encoding: br", "Cookie: other=part")
	if n := len(o.of(asset)); n != 2 || a.header.Get("Content-Encoding") != "br" {
		t.Errorf("with a cookie the server was asked %d times in all, and the answer is in %q; README.md says that Varnish passes it on", n, a.header.Get("Content-Encoding"))
	}
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func TestTheShippedVCLKeepsAnswersApart(t *testing.T) {
	t.Parallel()
	server := freeAddress(t)
	serve(t, server, "https://explorer.example")
	o := observe(t, server)
	c := startVarnish(t, "-f", shipped(t, o.address))
	asset := anAsset(t, server)

	t.Run("each coding, language and query has its bytes, however many ask at once", func(t *testing.T) {
		paths := []string{"/", "/ja/", "/about/", "/ja/about/", "/?indicator=output-growth&tab=table", "/?indicator=output-growth",
			"/partners/data.csv?figure=joint-works", "/ja/partners/data.csv?figure=joint-works", "/app-worker.js", asset}
		var wait sync.WaitGroup
		for _, path := range paths {
			for _, coding := range codings {
				wait.Go(func() {
					want := ask(t, "GET", "http://"+server+path, "Accept-Encoding: "+or(coding.ours, "identity"))
					for range 3 {
						a := ask(t, "GET", c.url+path, "Accept-Encoding: "+coding.accepts, "Host: "+"explorer.example")
						if a.status != 200 || a.body != want.body || a.header.Get("Content-Encoding") != want.header.Get("Content-Encoding") || a.header.Get("Vary") != "Accept-Encoding" {
							t.Errorf("%s for %q: %v, want %v", path, coding.accepts, a, want)
						}
					}
				})
			}
		}
		wait.Wait()
		for _, path := range paths {
			var accepted []string
			for _, a := range o.of(path) {
				accepted = append(accepted, a.coding)
			}
			if len(accepted) != 2 || accepted[0] == accepted[1] {
				t.Errorf("%s: the server was asked for %q, want once for brotli and once for gzip", path, accepted)
			}
		}
	})
	t.Run("what other parts of an origin set does not matter", func(t *testing.T) {
		before := len(o.of("/"))
		for _, header := range []string{"Cookie: session=1; other=2", "Authorization: Basic eDp5", "Cache-Control: no-cache", "Pragma: no-cache", "User-Agent: another", "Accept-Language: ja", "X-Forwarded-For: 192.0.2.1"} {
			if a := ask(t, "GET", c.url+"/", "Accept-Encoding: br", header); a.status != 200 || !strings.Contains(a.header.Get("Content-Encoding"), "br") {
				t.Errorf("with %s: %v", header, a)
			}
		}
		if n := len(o.of("/")) - before; n != 0 {
			t.Errorf("the server was asked %d times more, want none", n)
		}
	})
	t.Run("a reader who has the answer is told so", func(t *testing.T) {
		for _, accepts := range []string{"br", "gzip", "identity"} {
			a := ask(t, "GET", c.url+"/", "Accept-Encoding: "+accepts)
			b := ask(t, "GET", c.url+"/", "Accept-Encoding: "+accepts, "If-None-Match: "+a.header.Get("ETag"))
			if b.status != 304 || b.body != "" || b.header.Get("ETag") != a.header.Get("ETag") || b.header.Get("Cache-Control") != "no-cache" {
				t.Errorf("%s: %v, want 304", accepts, b)
			}
		}
		if a := ask(t, "GET", c.url+"/", "Accept-Encoding: br", `If-None-Match: "other"`); a.status != 200 {
			t.Errorf("another tag: %v, want 200", a)
		}
	})
	t.Run("HEAD has the headers of GET and no body", func(t *testing.T) {
		for _, path := range []string{"/", "/sources/", asset} { // the second was not asked for yet
			for _, accepts := range []string{"br", "gzip"} {
				head := ask(t, "HEAD", c.url+path, "Accept-Encoding: "+accepts)
				get := ask(t, "GET", c.url+path, "Accept-Encoding: "+accepts)
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
	})
	t.Run("a part is a part of the right bytes", func(t *testing.T) {
		for _, path := range []string{asset, "/ja/"} {
			for _, accepts := range []string{"br", "gzip", "identity"} {
				whole := ask(t, "GET", c.url+path, "Accept-Encoding: "+accepts)
				part := ask(t, "GET", c.url+path, "Accept-Encoding: "+accepts, "Range: bytes=1000-1999")
				if part.status != 206 || part.body != whole.body[1000:2000] || part.header.Get("Content-Range") != fmt.Sprintf("bytes 1000-1999/%d", len(whole.body)) {
					t.Errorf("%s of %s: %v", accepts, path, part)
				}
			}
		}
	})
	t.Run("other methods are the server's to refuse", func(t *testing.T) {
		for _, method := range []string{"POST", "PUT", "OPTIONS", "PURGE", "BAN"} {
			if a := ask(t, method, c.url+"/"); a.status != 405 || a.header.Get("Allow") != "GET, HEAD" {
				t.Errorf("%s: %v, want 405", method, a)
			}
		}
	})
	t.Run("whether the server is well is asked of the server each time", func(t *testing.T) {
		for range 3 {
			if a := ask(t, "GET", c.url+"/healthz"); a.status != 200 || a.body != "ok\n" {
				t.Errorf("%v", a)
			}
		}
		if n := len(o.of("/healthz")); n != 3 {
			t.Errorf("it was asked %d times, want 3", n)
		}
	})
	t.Run("what is refused is refused in the server's words, and not kept", func(t *testing.T) {
		for target, status := range map[string]int{"/partners/data.csv?figure=joint-works&rows=some": 400, "/oembed?format=xml": 501} {
			want := ask(t, "GET", "http://"+server+target)
			for range 2 {
				if a := ask(t, "GET", c.url+target); a.status != status || a.body != want.body {
					t.Errorf("%s: %v, want %v", target, a, want)
				}
			}
			if n := len(o.of(target)); n != 2 {
				t.Errorf("%s: the server was asked %d times, want 2", target, n)
			}
		}
	})
}

// statuses are those of a target's requests, in their order.
func (o *observer) statuses(target string) string { return statusesOf(o.of(target)) }

func statusesOf(list []asked) string {
	var words []string
	for _, a := range list {
		words = append(words, fmt.Sprint(a.status))
	}
	return strings.Join(words, " ")
}

func TestTheShippedVCLLetsTimePass(t *testing.T) {
	t.Parallel()
	server := freeAddress(t)
	first := serve(t, server, "https://one.example")
	o := observe(t, server)
	c := startVarnish(t, "-f", shipped(t, o.address, hurried...))
	slow := startVarnish(t, "-f", shipped(t, o.address))
	page := func(path string) answer { return ask(t, "GET", c.url+path, "Accept-Encoding: br") }
	stale := func() { time.Sleep(1100 * time.Millisecond) } // it may be given while it is asked for again
	old := func() { time.Sleep(2200 * time.Millisecond) }   // it may not

	t.Run("an old page is asked for again by its tag", func(t *testing.T) {
		fresh := page("/about/")
		old()
		again := page("/about/")
		list := o.of("/about/")
		if statusesOf(list) != "200 304" || list[1].tag != fresh.header.Get("ETag") || again.status != 200 || again.body != fresh.body || again.header.Get("Age") != "0" {
			t.Errorf("the server was asked %+v; then %v", list, again)
		}
		if again.header.Get("Content-Security-Policy") != fresh.header.Get("Content-Security-Policy") || again.header.Get("Content-Type") != fresh.header.Get("Content-Type") {
			t.Errorf("the headers are %v, want those of %v", again, fresh)
		}
	})
	t.Run("a stale page is given while it is asked for again", func(t *testing.T) {
		page("/sources/")
		stale()
		page("/sources/")
		eventually(t, "the server is asked again", func() bool { return o.statuses("/sources/") == "200 304" })
	})
	t.Run("what is not there is kept for a crowd, and not for long", func(t *testing.T) {
		for range 5 {
			if a := ask(t, "GET", slow.url+"/nope/", "Accept-Encoding: br"); a.status != 404 {
				t.Errorf("%v, want 404", a)
			}
		}
		if got := o.statuses("/nope/"); got != "404" {
			t.Errorf("the server answered %s, want 404 once", got)
		}
		page("/not-yet/")
		time.Sleep(600 * time.Millisecond)
		if a := page("/not-yet/"); a.status != 404 || o.statuses("/not-yet/") != "404 404" {
			t.Errorf("the server answered %s, then %v", o.statuses("/not-yet/"), a)
		}
	})
	t.Run("a fault of the server's is neither kept nor shown in the place of a page", func(t *testing.T) {
		kept := page("/partners/")
		o.failing.Store(true)
		if a := page("/mobility/"); a.status != 503 || a.header.Get("Retry-After") == "" {
			t.Errorf("a page that nobody has: %v, want 503", a)
		}
		old()
		var wait sync.WaitGroup
		for range 20 {
			wait.Go(func() {
				if a := page("/partners/"); a.status != 200 || a.body != kept.body {
					t.Errorf("a page that was kept: %v, want it", a)
				}
			})
		}
		wait.Wait()
		o.failing.Store(false)
		if a := page("/mobility/"); a.status != 200 {
			t.Errorf("after the fault: %v, want 200", a)
		}
		old()
		if a := page("/partners/"); a.status != 200 || !strings.HasSuffix(o.statuses("/partners/"), " 304") {
			t.Errorf("after the fault: the server answered %s, then %v", o.statuses("/partners/"), a)
		}
	})

	kept, keptSlow := page("/"), ask(t, "GET", slow.url+"/", "Accept-Encoding: br")
	asset := ask(t, "GET", slow.url+anAsset(t, server), "Accept-Encoding: br")
	first.stop()
	t.Run("pages that were asked for are there while the server is not", func(t *testing.T) {
		old()
		for i := range 5 {
			if a := page("/"); a.status != 200 || a.body != kept.body {
				t.Errorf("%d: %v, want the page as it was", i, a)
			}
		}
		if a := page("/evidence/"); a.status != 503 || a.header.Get("Cache-Control") != "no-store" || !strings.Contains(a.body, "try again") || strings.Contains(a.body, "Guru") {
			t.Errorf("a page that nobody asked for: %v, want 503 in words", a)
		}
	})

	serve(t, server, "https://two.example")
	t.Run("a new version is there at once after the ban", func(t *testing.T) {
		version := ask(t, "GET", "http://"+server+"/healthz").header.Get("Site-Version")
		if a := ask(t, "GET", slow.url+"/", "Accept-Encoding: br"); a.body != keptSlow.body || version == "" || a.header.Get("Site-Version") == version {
			t.Errorf("before the ban: %v, want the page of the old version, and another than %q", a, version)
		}
		ban(t, slow, server)
		fresh := ask(t, "GET", slow.url+"/", "Accept-Encoding: br")
		if fresh.status != 200 || fresh.header.Get("Site-Version") != version || fresh.body == keptSlow.body {
			t.Errorf("after the ban: %v, want version %s", fresh, version)
		}
		before := len(o.of("/"))
		ban(t, slow, server)
		ask(t, "GET", slow.url+"/", "Accept-Encoding: br")
		if n := len(o.of("/")) - before; n != 0 {
			t.Errorf("a second ban let go what is of the new version: the server was asked %d times", n)
		}
		before = len(o.of(anAsset(t, server)))
		if a := ask(t, "GET", slow.url+anAsset(t, server), "Accept-Encoding: br"); a.body != asset.body || len(o.of(anAsset(t, server))) != before {
			t.Error("the ban let go an asset")
		}
	})
	t.Run("without a ban it is there once the old one is old", func(t *testing.T) {
		old()
		eventually(t, "the new version is given", func() bool { return page("/").body != kept.body })
	})
}

// ban runs the command that README.md has for after a deploy.
func ban(t *testing.T, c cache, server string) {
	t.Helper()
	b, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile("(?m)^    (version=.*\n)    (varnishadm ban .*\n)").FindStringSubmatch(string(b))
	if m == nil {
		t.Fatal("README.md has no command for the ban")
	}
	script := strings.ReplaceAll(m[1], "127.0.0.1:8080", server) + strings.ReplaceAll(m[2], "varnishadm ", "varnishadm -n "+c.folder+" ")
	if out, err := exec.Command("sh", "-euc", script).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s\n%s", err, out, script)
	}
}
