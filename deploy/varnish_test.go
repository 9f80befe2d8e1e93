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
	"testing"
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
	if !p.lives(func() bool {
		out, _ := exec.Command("varnishadm", "-n", folder, "debug.listen_address").Output()
		if m := listens.FindStringSubmatch(string(out)); m != nil {
			c.url = "http://" + net.JoinHostPort(m[1], m[2])
		}
		return c.url != ""
	}) {
		t.Fatalf("varnishd does not listen; it said:\n%s", p.said.String())
	}
	return c
}

// shipped is the VCL of this folder before a server at another address, with other words in
// the place of some of its own, given in turn.
func shipped(t *testing.T, server string, others ...string) string {
	t.Helper()
	host, port, err := net.SplitHostPort(server)
	if err != nil {
		t.Fatal(err)
	}
	text := read(t, "explorer.vcl")
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

// codings are what readers accept, and the coding that they get of an answer in all of
// them, by Varnish's own VCL and by ours.
var codings = []struct{ accepts, stock, ours string }{
	{"gzip, deflate, br, zstd", "gzip", "br"},
	{"br", "identity", "br"},
	{"br;q=1.0, gzip;q=0.8, *;q=0.1", "gzip", "br"},
	{"BR ; q=0.001", "identity", "br"},
	{"gzip", "gzip", "gzip"},
	{"br;q=0, gzip", "gzip", "gzip"},
	{"br; q=0.000,gzip", "gzip", "gzip"},
	{"brotli, gzip", "gzip", "gzip"},
	{"x-br, gzip", "gzip", "gzip"},
	{"identity", "identity", "identity"},
	{"", "identity", "identity"},
}

// sameAs reports whether an answer has the status, the coding and the bytes of another.
func (a answer) sameAs(b answer) bool {
	return a.status == b.status && a.body == b.body && a.header.Get("Content-Encoding") == b.header.Get("Content-Encoding")
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
				if want := ask(t, "GET", "http://"+server+path, "Accept-Encoding: "+coding.stock); !a.sameAs(want) {
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

// The numbers that README.md has are those of the VCL.
func TestTheAgesAreThoseOfTheVCL(t *testing.T) {
	vcl, readme := read(t, "explorer.vcl"), strings.Join(strings.Fields(read(t, "README.md")), " ")
	for _, c := range []struct{ sets, says string }{
		{"beresp.ttl = 60s", "60 seconds, and up to 30 more"},
		{"req.grace = 30s", "a page is 90 seconds old at most"},
		{"beresp.ttl = 10s", "10 seconds, and up to 10 more"},
		{"beresp.grace = 10s", "10 seconds, and up to 10 more"},
		{"beresp.grace = 24h", "up to 24 hours after those 60 seconds"},
		{"req.grace = 24h", "up to 24 hours after those 60 seconds"},
	} {
		if strings.Count(vcl, "set "+c.sets+";") != 1 || !strings.Contains(readme, c.says) {
			t.Errorf("explorer.vcl does not set %q once, or README.md does not say %q", c.sets, c.says)
		}
	}
}
