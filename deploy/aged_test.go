//go:build hosting

package deploy

import (
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

// hurried are explorer.vcl's times, and shorter ones.
var hurried = []string{
	"beresp.ttl = 60s", "beresp.ttl = 1s",
	"req.grace = 30s", "req.grace = 1s",
	"beresp.ttl = 10s", "beresp.ttl = 500ms",
	"beresp.grace = 10s", "beresp.grace = 0s",
}

// pastFresh waits until what is kept by the hurried times may be given while it is asked
// for again, pastStale until it may not.
func pastFresh() { time.Sleep(1100 * time.Millisecond) }
func pastStale() { time.Sleep(2200 * time.Millisecond) }

func TestTheShippedVCLLetsTimePass(t *testing.T) {
	t.Parallel()
	address := freeAddress(t)
	first := serve(t, address, "https://one.example")
	o := observe(t, address)
	hasty := &site{server: address, observed: o, cache: startVarnish(t, "-f", shipped(t, o.address, hurried...))}
	steady := &site{server: address, observed: o, cache: startVarnish(t, "-f", shipped(t, o.address))}

	t.Run("an old page is asked for again by its tag", hasty.revalidates)
	t.Run("a stale page is given while it is asked for again", hasty.staleWhileRevalidated)
	t.Run("what is not there is kept for a crowd", steady.missing)
	t.Run("and not for long", hasty.noLongerMissing)
	t.Run("a fault of the server's is neither kept nor shown in the place of a page", hasty.faults)

	steady.asset = anAsset(t, address)
	old := map[*site]answer{}
	for _, s := range []*site{hasty, steady} {
		old[s] = s.get(t, "/", "Accept-Encoding: br")
	}
	oldAsset := steady.get(t, steady.asset, "Accept-Encoding: br")
	first.stop()
	t.Run("pages that were asked for are there while the server is not", func(t *testing.T) { hasty.away(t, old[hasty]) })
	serve(t, address, "https://two.example")
	t.Run("a new version is there at once after the ban", func(t *testing.T) { steady.banned(t, old[steady], oldAsset) })
	t.Run("without a ban it is there once the old one is old", func(t *testing.T) {
		pastStale()
		eventually(t, "the new version is given", func() bool { return hasty.get(t, "/", "Accept-Encoding: br").body != old[hasty].body })
	})
}

func (s *site) revalidates(t *testing.T) {
	const path = "/about/"
	fresh := s.get(t, path, "Accept-Encoding: br")
	pastStale()
	again := s.get(t, path, "Accept-Encoding: br")
	list := s.observed.of(path)
	if statuses(list) != "200 304" || list[1].tag != fresh.header.Get("ETag") || !again.sameAs(fresh) || again.header.Get("Age") != "0" {
		t.Errorf("the server was asked %+v; then %v", list, again)
	}
	for _, name := range []string{"Content-Security-Policy", "Content-Type", "Vary", "Cache-Control", "Site-Version"} {
		if got, want := again.header.Get(name), fresh.header.Get(name); got != want || want == "" {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func (s *site) staleWhileRevalidated(t *testing.T) {
	const path = "/sources/"
	fresh := s.get(t, path, "Accept-Encoding: br")
	pastFresh()
	if a := s.get(t, path, "Accept-Encoding: br"); !a.sameAs(fresh) {
		t.Errorf("%v, want the page as it was", a)
	}
	eventually(t, "the server is asked again", func() bool { return statuses(s.observed.of(path)) == "200 304" })
}

func (s *site) missing(t *testing.T) {
	const path = "/nope/"
	for range 5 {
		if a := s.get(t, path, "Accept-Encoding: br"); a.status != 404 {
			t.Errorf("%v, want 404", a)
		}
	}
	if got := statuses(s.observed.of(path)); got != "404" {
		t.Errorf("the server answered %s, want 404 once", got)
	}
}

func (s *site) noLongerMissing(t *testing.T) {
	const path = "/not-yet/"
	s.get(t, path, "Accept-Encoding: br")
	time.Sleep(600 * time.Millisecond)
	if a := s.get(t, path, "Accept-Encoding: br"); a.status != 404 || statuses(s.observed.of(path)) != "404 404" {
		t.Errorf("the server answered %s, then %v", statuses(s.observed.of(path)), a)
	}
}

func (s *site) faults(t *testing.T) {
	const path, unkept = "/partners/", "/mobility/"
	kept := map[string]answer{}
	for _, accepts := range []string{"br", "gzip", "identity"} {
		kept[accepts] = s.get(t, path, "Accept-Encoding: "+accepts)
	}
	s.observed.failing.Store(true)
	if a := s.get(t, unkept, "Accept-Encoding: br"); a.status != 503 || a.header.Get("Retry-After") == "" {
		t.Errorf("a page that nobody has: %v, want 503", a)
	}
	pastStale()
	var wait sync.WaitGroup
	for range 10 {
		for accepts, want := range kept {
			wait.Go(func() {
				if a := s.get(t, path, "Accept-Encoding: "+accepts); !a.sameAs(want) {
					t.Errorf("a page that was kept, for %s: %v, want %v", accepts, a, want)
				}
			})
		}
	}
	wait.Wait()
	s.observed.failing.Store(false)
	if a := s.get(t, unkept, "Accept-Encoding: br"); a.status != 200 {
		t.Errorf("a page that nobody had, after the fault: %v, want 200", a)
	}
	pastStale()
	if a := s.get(t, path, "Accept-Encoding: br"); !a.sameAs(kept["br"]) || !strings.HasSuffix(statuses(s.observed.of(path)), " 304") {
		t.Errorf("after the fault the server answered %s, then %v", statuses(s.observed.of(path)), a)
	}
}

func (s *site) away(t *testing.T, kept answer) {
	pastStale()
	for range 5 {
		if a := s.get(t, "/", "Accept-Encoding: br"); !a.sameAs(kept) {
			t.Errorf("%v, want the page as it was", a)
		}
	}
	a := s.get(t, "/evidence/", "Accept-Encoding: br")
	if a.status != 503 || a.header.Get("Cache-Control") != "no-store" || !strings.Contains(a.body, "try again") || strings.Contains(a.body, "Guru") {
		t.Errorf("a page that nobody asked for: %v, want 503 in words", a)
	}
}

func (s *site) banned(t *testing.T, old, oldAsset answer) {
	version := s.direct(t, "/healthz").header.Get("Site-Version")
	if a := s.get(t, "/", "Accept-Encoding: br"); !a.sameAs(old) || version == "" || a.header.Get("Site-Version") == version {
		t.Errorf("before the ban: %v, want the page of the old version, and another than %q", a, version)
	}
	s.ban(t)
	fresh := s.get(t, "/", "Accept-Encoding: br")
	if fresh.status != 200 || fresh.header.Get("Site-Version") != version || fresh.body == old.body {
		t.Errorf("after the ban: %v, want version %s", fresh, version)
	}
	before := len(s.observed.of("/"))
	s.ban(t)
	if s.get(t, "/", "Accept-Encoding: br"); len(s.observed.of("/")) != before {
		t.Error("a second ban let go what is of the new version")
	}
	before = len(s.observed.of(s.asset))
	if a := s.get(t, s.asset, "Accept-Encoding: br"); !a.sameAs(oldAsset) || len(s.observed.of(s.asset)) != before {
		t.Error("the ban let go an asset")
	}
}

// ban runs the two commands that README.md has for after a deploy.
func (s *site) ban(t *testing.T) {
	t.Helper()
	version, ban := commands(t, "version=$(curl")[0], commands(t, "varnishadm ban")[0]
	script := strings.ReplaceAll(version, "127.0.0.1:8080", s.server) + "\n" + strings.Replace(ban, "varnishadm ", "varnishadm -n "+s.cache.folder+" ", 1)
	if out, err := exec.Command("sh", "-euc", script).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s\n%s", err, out, script)
	}
}
