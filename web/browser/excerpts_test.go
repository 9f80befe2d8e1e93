//go:build browser

package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bilateral/data"
	"bilateral/web/bench/enlarged"
)

// startMany serves a dataset of more pairs than are sent whole.
func startMany(t *testing.T) *Server {
	t.Helper()
	folder := t.TempDir()
	if _, err := enlarged.Write(folder, 80); err != nil {
		t.Fatal(err)
	}
	s, err := StartServer(explorer, os.Getenv(poisonVariable), "-data", filepath.Join(folder, data.DefaultFile))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Stop(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// Of many pairs a page has the data of its own: those of another are fetched when it is
// chosen, and the page stays; the last choice is the one that is shown; what cannot be
// fetched is the server's to show.
func TestAPairOfManyIsFetchedWhenItIsChosen(t *testing.T) {
	t.Parallel()
	s := startMany(t)
	v := open(t, s.Origin(loopback))
	v.must(v.BypassWorker())
	v.start(s.Origin(loopback) + "/partners/")
	get[bool](v, `() => window.mark = true`)
	parts := `() => performance.getEntriesByType("resource").filter(e => e.name.includes("excerpt.bin")).length`
	same(t, "parts of the data that came with the page", get[int](v, parts), 1)
	if got := get[int](v, `() => performance.getEntriesByType("resource").filter(e => /joint-works|partner-ranks/.test(e.name)).length`); got > 0 {
		t.Errorf("%d whole collections were fetched", got)
	}

	chosen := func(address, title string) {
		t.Helper()
		v.wait(`() => location.pathname + location.search === "` + address + `"`)
		if heading := v.text("h1"); !strings.Contains(heading, title) {
			t.Errorf("at %s the page begins %q, which does not name %s", address, heading, title)
		}
		same(t, "the page stays", get[bool](v, `() => window.mark === true`), true)
	}
	v.find(secondList, "Germany")
	chosen("/partners/?country=GBR~DEU", "Germany")
	same(t, "parts of the data with another pair", get[int](v, parts), 2)
	get[bool](v, `() => { history.back(); return true; }`)
	chosen("/partners/", "UK")
	same(t, "parts of the data with the first pair again", get[int](v, parts), 2)

	// The last choice is shown, however late the data of the one before it come.
	get[bool](v, `() => {
		const { fetch } = window;
		window.late = [];
		window.fetch = (...asked) => String(asked[0]).includes("excerpt.bin") ? new Promise(go => late.push(() => go(fetch(...asked)))) : fetch(...asked);
		return true;
	}`)
	anew := func(words string) {
		t.Helper()
		get[bool](v, `() => { document.activeElement.blur(); return true; }`)
		v.find(secondList, words)
	}
	anew("France")
	v.wait(`() => window.late.length === 1`)
	anew("Italy")
	v.wait(`() => window.late.length === 2`)
	get[bool](v, `() => { for (const go of late.reverse()) go(); return true; }`)
	chosen("/partners/?country=GBR~ITA", "Italy")

	get[bool](v, `() => { window.fetch = () => Promise.reject(new Error("no network")); return true; }`)
	v.follow(func() error { anew("Spain"); return nil })
	v.must(v.Ready())
	same(t, "what the browser went to", v.address(), "/partners/?country=GBR&country=ESP")
}
