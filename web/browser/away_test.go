//go:build browser

package browser

import (
	"strings"
	"testing"
	"time"

	"bilateral/components/catalogue"
	"bilateral/data"
)

// The page that takes a figure away is there without a network for any view, though one
// address of it alone was kept.
func TestAFigureIsTakenAwayWithoutANetwork(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		front := startFront(t, s.Server)
		origin := front.URL
		addresses := []string{"/take/?view=%2Fpartners%2F%3Ftime%3D2018..2020", "/ja/take/?view=%2Fja%2Fmobility%2F&figure=totals", "/take/?figure=indicators"}
		v := openWithWorker(t, origin)
		want := map[string]string{}
		for _, address := range addresses {
			v.start(origin + address)
			want[address] = get[string](v, shown)
		}
		v.start(origin + "/")
		v.kept()
		v.start(origin + "/") // a page that was on its way while the worker came has none
		v.installed()
		front.Turn(nil)
		v.allow("ERR_", "Failed to load resource")
		for _, address := range addresses {
			v.start(origin + address)
			expectSame(t, address, get[string](v, shown), want[address])
		}
	})
}

// Addresses, citations and values are copied by their buttons; what may not be copied
// stays selected, and the reader is told.
func TestWhatIsTakenAwayIsCopied(t *testing.T) {
	t.Parallel()
	s := small()
	for language, path := range map[data.Language]string{data.English: "/take/?figure=indicators", data.Japanese: "/ja/take/?figure=indicators"} {
		v := open(t, s.Origin(loopback))
		v.must(v.Clipboard())
		v.start(s.Origin(loopback) + path)
		v.listen()
		words := catalogue.For(language)
		press := func(of, told string) string {
			t.Helper()
			v.click(`main [data-of="` + of + `"]`)
			v.wait(`() => document.querySelector('main [data-of="` + of + `"]').dataset.told !== undefined`)
			same(t, of+": what is said", v.hears(), told)
			return get[string](v, `() => navigator.clipboard.readText()`)
		}
		text := func(id string) string {
			return get[string](v, `id => document.getElementById(id).textContent`, id)
		}
		copied := words.Say(catalogue.TextCopied)
		same(t, "the address of the view", press("address-view", copied), text("address-view"))
		year := time.Now().Format("2006")
		for _, id := range []string{"cite-short", "cite-long"} {
			before, after, found := strings.Cut(words.Say(catalogue.CiteAccessed, "citation", text(id), "date", "\x00"), "\x00")
			got := press(id, copied)
			if !found || !strings.HasPrefix(got, before) || !strings.HasSuffix(got, after) || !strings.Contains(got[len(before):], year) {
				t.Errorf("%s is copied as %q", id, got)
			}
		}
		table := strings.Split(strings.TrimSpace(press("values", words.Say(catalogue.TableCopied))), "\n")
		if n := get[int](v, `() => document.querySelectorAll("#values tbody tr").length`); len(table) < n+1 || strings.Count(table[len(table)-1], "\t") != 5 {
			t.Errorf("%d lines are copied of %d rows, the last is %q", len(table), n, table[len(table)-1])
		}
	}
}

// Where a text may not be copied it is selected, to be copied by hand.
func TestWhatCannotBeCopiedIsSelected(t *testing.T) {
	t.Parallel()
	s := small()
	v := open(t, s.Origin(loopback))
	v.must(v.Before(`navigator.clipboard.writeText = () => Promise.reject(new DOMException("Write permission denied.", "NotAllowedError"));`))
	v.start(s.Origin(loopback) + "/take/?figure=indicators")
	v.listen()
	v.click(`main [data-of="address-file"]`)
	v.wait(`() => document.querySelector('main [data-of="address-file"]').dataset.told !== undefined`)
	same(t, "what is said", v.hears(), catalogue.For(data.English).Say(catalogue.TextNotCopied))
	same(t, "what is selected", get[string](v, `() => getSelection().toString()`), get[string](v, `() => document.getElementById("address-file").textContent`))
}
