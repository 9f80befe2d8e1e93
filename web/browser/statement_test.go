//go:build browser

package browser

import (
	"net/http"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/data"
)

// The statement on accessibility is not fetched ahead, as most readers never want it: once
// it was opened it is there without a network, and until then its address says that it is not.
func TestTheStatementIsKeptOnceItWasOpened(t *testing.T) {
	t.Parallel()
	const opened, other = "/about/accessibility/", "/ja/about/accessibility/"
	s := small()
	front := startFront(t, s.Server)
	origin := front.URL
	v := openWithWorker(t, origin)
	v.start(origin + "/about/")
	v.installed()
	v.follow(func() error { return v.Click(`main a[href="` + opened + `"]`) })
	words := catalogue.For(data.English)
	same(t, "the heading", v.text("h1"), words.Say(catalogue.StatementTitle))
	v.wait(`async () => { const cache = await caches.open((await caches.keys())[0]); return Boolean(await cache.match(location.pathname)); }`)
	if get[bool](v, `async path => { const cache = await caches.open((await caches.keys())[0]); return Boolean(await cache.match(path)); }`, other) {
		t.Error("the statement in the other language was fetched ahead")
	}
	front.Turn(nil)
	v.allow("ERR_", "Failed to load resource")
	v.load(origin + opened)
	same(t, "its status without a network", get[int](v, readStatus), http.StatusOK)
	same(t, "its criteria", get[int](v, `() => document.querySelectorAll("tr[id^=wcag-]").length`), 55)
	v.load(origin + other)
	same(t, "the status of what was never opened", get[int](v, readStatus), http.StatusServiceUnavailable)
	same(t, "its heading", v.text("h1"), catalogue.For(data.Japanese).Say(catalogue.UnkeptTitle))
}
