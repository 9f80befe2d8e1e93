//go:build browser

package browser

import (
	"path/filepath"
	"strings"
	"testing"
)

// Two datasets stand side by side: a reader finds each from the page above, its program
// works below its name, and both are there once the server is gone.
func TestDatasetsSideBySideAreExplorersOfTheirOwn(t *testing.T) {
	t.Parallel()
	first := filepath.Join(root, "data", "uk-japan.json")
	server, err := StartServer(explorer, released.folder, "-data", first, "-data", second())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Stop() })
	origin := server.Origin(loopback)
	v := openWithWorker(t, origin)
	for _, path := range []string{"/", "/ja/"} {
		v.load(origin + path)
		v.accessibleIn(narrowLight, narrowDark, wideLight, wideDark)
	}
	v.load(origin + "/")
	v.allow("404", "ERR_CONNECTION_REFUSED")
	for _, s := range sites[1:3] { // the dataset built in, and the second
		name := "/" + s.dataset.Name
		v.load(origin + "/")
		v.follow(func() error { return v.Click(`.entry a[href="` + name + `/"]`) })
		v.must(v.Ready())
		get[bool](v, `() => window.mark = true`)
		v.click(rowLink(s.other(0)))
		v.reaches(name + "/?indicator=" + s.other(0))
		v.inPlace()
		v.start(origin + name + "/ja/evidence/")
		v.installed()
		for _, link := range get[[]string](v, `() => [...document.querySelectorAll("a[href^='/']")].map(a => a.getAttribute("href"))`) {
			if !strings.HasPrefix(link, name+"/") {
				t.Errorf("%s leads to %s", name, link)
			}
		}
	}
	v.load(origin + "/nope/")
	v.accessible()
	if err := server.Stop(); err != nil {
		t.Fatal(err)
	}
	for _, s := range sites[1:3] {
		name := "/" + s.dataset.Name
		v.start(origin + name + "/?indicator=" + s.other(1))
		same(t, "heads of "+name, get[bool](v, `() => document.querySelectorAll("table.ind thead th").length > 1`), true)
		v.start(origin + name + "/ja/partners/")
	}
}
