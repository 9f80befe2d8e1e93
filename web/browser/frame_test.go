//go:build browser

package browser

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"bilateral/web/browser/driver"
)

// anotherSite serves a page that frames an address of the explorer. Its host
// is "localhost": to a browser another site than 127.0.0.1.
func anotherSite(t *testing.T, frame, attributes string) (origin string) {
	t.Helper()
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!DOCTYPE html><html lang="en"><title>Another site</title><link rel="icon" href="data:,">`+
			`<h1>Another site</h1><iframe src="%s" title="A figure" width="640" height="620" %s></iframe>`, frame, attributes)
	}))
	t.Cleanup(site.Close)
	return strings.Replace(site.URL, "127.0.0.1", "localhost", 1)
}

// inside attaches to the frame's own process, by the end of the frame's address.
func (v *visit) inside(address string, origins ...string) *visit {
	v.t.Helper()
	return v.insideOf(address, strings.HasSuffix, origins...)
}

// insideAt is inside by any part of the frame's address.
func (v *visit) insideAt(address string, origins ...string) *visit {
	v.t.Helper()
	return v.insideOf(address, strings.Contains, origins...)
}

func (v *visit) insideOf(address string, is func(address, part string) bool, origins ...string) *visit {
	v.t.Helper()
	var frame *driver.Tab
	eventually(v.t, "a frame with "+address, func() bool {
		targets, err := v.Targets()
		v.must(err)
		for _, info := range targets {
			if info.Kind == "iframe" && is(info.Address, address) {
				frame, err = v.Attach(info)
				v.must(err)
				return true
			}
		}
		return false
	})
	return judged(v.t, frame, origins...)
}

// leads clicks in a frame and waits until it shows an address and is ready: in
// the same document, or in the next.
func (v *visit) leads(selector, address string) {
	v.t.Helper()
	v.click(selector)
	eventually(v.t, "the frame at "+address, func() bool {
		// The document in which it is asked may go.
		there, err := driver.Eval[bool](v.Tab, `address => location.pathname + location.search === address && document.readyState === "complete"`, address)
		return err == nil && there
	})
	v.reaches(address)
	v.must(v.Ready())
}

func TestAFrameOnAnotherSiteWorksInPlaceAndLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, attributes string
		sandboxed        bool
	}{
		{"plain", "", false},
		{"sandboxed", `sandbox="allow-scripts"`, true},
	} {
		for _, language := range []string{"/", "/ja/"} {
			t.Run(c.name+" "+language, func(t *testing.T) {
				forSites(t, func(t *testing.T, s *site) {
					address := s.frame(language)
					explorer := s.Origin(loopback)
					host := anotherSite(t, explorer+address, c.attributes)
					v := openWithWorker(t, host, explorer)
					v.load(host + "/")
					entries := get[int](v, `() => history.length`)
					frame := v.inside(address, explorer)
					frame.must(frame.Ready())
					if c.sandboxed {
						same(t, "origin inside the sandbox", get[string](frame, `() => self.origin`), "null")
					}
					same(t, "chrome of the site inside the frame", frame.has("header.mast"), false)
					get[bool](frame, `() => window.mark = true`)

					frame.click(otherSide)
					frame.reaches(address + "?tab=table")
					frame.inPlace()
					same(t, "tables in the frame", get[int](frame, `() => document.querySelectorAll("#figure table").length`), 1)
					frame.click(otherSide)
					frame.reaches(address)
					frame.inPlace()
					same(t, "charts in the frame", get[int](frame, `() => document.querySelectorAll("#figure svg").length > 0 ? 1 : 0`), 1)
					if !c.sandboxed {
						frame.sameAsServed()
					}

					same(t, "entries of the host's history", get[int](v, `() => history.length`), entries)
					same(t, "cookies the frame can see", get[string](frame, `() => { try { return document.cookie; } catch { return ""; } }`), "")
					if !c.sandboxed {
						same(t, "items in the frame's storage", get[int](frame, `() => localStorage.length + sessionStorage.length`), 0)
						same(t, "databases", get[int](frame, `() => indexedDB.databases().then(d => d.length)`), 0)
						same(t, "caches", get[int](frame, `() => caches.keys().then(k => k.length)`), 0)
						same(t, "workers", get[int](frame, `() => navigator.serviceWorker.getRegistrations().then(r => r.length)`), 0)
					}
				})
			})
		}
	}
}

// In a frame of the table a row shows its figure in the table's place, with a
// way back to the table as it was. The host's history has no entry of it.
func TestAFrameOfTheTableLeadsToAFigureAndBack(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, attributes string
		program          bool
	}{
		{"with the program", "", true},
		{"sandboxed", `sandbox="allow-scripts"`, true},
		{"with a program that does not come", "", false},
	} {
		for _, language := range []string{"/", "/ja/"} {
			t.Run(c.name+" "+language, func(t *testing.T) {
				forOne(t, func(t *testing.T, s *site) {
					explorer := s.Origin(loopback)
					if !c.program {
						front, err := Proxy(s.Server, func(*http.Request) bool { return true }, withoutProgram)
						if err != nil {
							t.Fatal(err)
						}
						defer front.Close()
						explorer = front.URL
					}
					table := language + "embed/table/?sort=-" + s.column(0) + "&childId=a"
					host := anotherSite(t, explorer+table, c.attributes)
					v := open(t, host, explorer)
					v.load(host + "/")
					entries := get[int](v, `() => history.length`)
					frame := v.inside(table, explorer)
					frame.must(frame.Ready())
					rows := get[string](frame, `() => [...document.querySelectorAll("table.ind tbody tr:not([hidden])")].map(r => r.dataset.key).join(" ")`)
					same(t, "the order of the rows", rows, s.order(s.column(0), true))
					get[bool](frame, `() => window.mark = true`)

					chosen := language + "embed/table/?indicator=" + s.other(0) + "&sort=-" + s.column(0) + "&childId=a"
					frame.leads(rowLink(s.other(0)), chosen)
					if top := get[float64](frame, `() => document.querySelector("main figure").getBoundingClientRect().top`); top < 0 {
						t.Errorf("the figure that was chosen begins %.0f px above the frame", -top)
					}
					same(t, "figures", get[int](frame, `() => document.querySelectorAll("main figure").length`), 1)
					same(t, "tables of indicators", get[int](frame, `() => document.querySelectorAll("table.ind").length`), 0)
					frame.leads(otherSide, strings.Replace(chosen, "&childId", "&tab=table&childId", 1))
					if c.program {
						frame.inPlace()
					}
					if c.program && c.attributes == "" {
						frame.sameAsServed()
					}

					frame.leads(".crumbs a", table)
					same(t, "the rows, and back", get[string](frame, `() => [...document.querySelectorAll("table.ind tbody tr:not([hidden])")].map(r => r.dataset.key).join(" ")`), rows)
					same(t, "entries of the host's history", get[int](v, `() => history.length`), entries)
				})
			})
		}
	}
}

// A link of a frame that leads to another of its pages, or to a place on its
// own, puts no entry into the host's history either.
func TestNoLinkOfAFrameFillsTheHostsHistory(t *testing.T) {
	t.Parallel()
	s := small()
	note := "/embed/table/"
	for _, c := range []struct{ name, from, selector, to string }{
		{"another page", "/embed/evidence/", `main a[href^="/embed/indicators/"]`, "/embed/indicators/"},
		{"a note", note, `table.ind sup a`, note},
	} {
		t.Run(c.name, func(t *testing.T) {
			explorer := s.Origin(loopback)
			host := anotherSite(t, explorer+c.from, "")
			v := open(t, host, explorer)
			v.load(host + "/")
			entries := get[int](v, `() => history.length`)
			frame := v.inside(c.from, explorer)
			frame.must(frame.Ready())
			get[bool](frame, `s => { const link = document.querySelector(s); link.closest("details")?.setAttribute("open", ""); link.scrollIntoView({block: "center"}); return true; }`, c.selector)
			want := get[string](frame, `s => document.querySelector(s).href`, c.selector)
			if !strings.Contains(want, c.to) {
				t.Fatalf("the link leads to %s", want)
			}
			frame.click(c.selector)
			// The document in which it is asked may go.
			eventually(t, "the frame at "+want, func() bool {
				there, err := driver.Eval[string](frame.Tab, `() => location.href`)
				return err == nil && there == want
			})
			same(t, "entries of the host's history", get[int](v, `() => history.length`), entries)
		})
	}
}

// A frame that the reader has not scrolled to is whole and costs no program.
func TestAFrameOutOfSightStartsItsProgramWhenItIsSeen(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		address := s.frame("/")
		explorer := s.Origin(loopback)
		host := anotherSite(t, explorer+address, `style="display:block;margin-top:5000px"`)
		v := open(t, host, explorer)
		v.load(host + "/")
		frame := v.inside(address, explorer)
		same(t, "values in the frame before the program", get[bool](frame, `() => document.querySelectorAll("#figure svg text").length > 3`), true)
		// Nothing tells that a thing will not happen: the frame gets half a second.
		programs := get[int](frame, `() => new Promise(r => setTimeout(r, 500)).then(() => performance.getEntriesByType("resource").filter(e => e.name.endsWith(".wasm")).length)`)
		same(t, "programs asked for out of sight", programs, 0)
		get[bool](v, `() => { document.querySelector("iframe").scrollIntoView(); return true; }`)
		frame.must(frame.Ready())
	})
}

// A page of the explorer opened as a document of its own below /embed/
// registers no worker either: the frame of a reader who was there before
// would be another one than a fresh reader's.
func TestAFramePageRegistersNoWorker(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		v := openWithWorker(t, s.Origin(loopback))
		v.start(s.Origin(loopback) + s.frame("/"))
		v.click(otherSide)
		v.reaches(s.frame("/") + "?tab=table")
		same(t, "workers", get[int](v, `() => navigator.serviceWorker.getRegistrations().then(r => r.length)`), 0)
		same(t, "items in storage", get[int](v, `() => localStorage.length + sessionStorage.length`), 0)
	})
}

// The pages with site chrome may not be framed by others.
func TestTheSiteItselfCannotBeFramedByOthers(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		host := anotherSite(t, s.Origin(loopback)+"/", "")
		v := open(t, host, s.Origin(loopback))
		v.allow("frame-ancestors", "Refused to frame", "Framing", "ERR_BLOCKED_BY_RESPONSE")
		v.load(host + "/")
		refused := false
		for _, complaint := range v.Complaints() {
			refused = refused || strings.Contains(complaint, "frame-ancestors")
		}
		if !refused {
			t.Errorf("nothing refused the frame; the page said %q", v.Complaints())
		}
	})
}

// A name that the framing page gave the frame is carried along.
func TestAFrameKeepsTheNameItsHostGaveIt(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		v := open(t, s.Origin(loopback))
		v.start(s.Origin(loopback) + s.frame("/") + "?childId=figure-7")
		v.click(otherSide)
		v.reaches(s.frame("/") + "?tab=table&childId=figure-7")
		v.sameAsServed()
	})
}

// A page whose policy allows nothing but the frame, and one that lets no frame have storage
// or cookies, show the whole frame; the first cannot bring our script, and needs none.
func TestAFrameWorksUnderTheHostsPolicy(t *testing.T) {
	t.Parallel()
	s := small()
	explorer := s.Origin(loopback)
	address := s.frame("/") + "?compact=1"
	for _, c := range []struct{ name, policy, before string }{
		{"a policy that only allows the frame", "default-src 'none'; img-src data:; frame-src " + explorer, ""},
		{"no storage and no cookies", "", `for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) Object.defineProperty(self, name, { get() { throw new DOMException("denied", "SecurityError"); } });
			Object.defineProperty(Document.prototype, "cookie", { get() { throw new DOMException("denied", "SecurityError"); } });`},
	} {
		t.Run(c.name, func(t *testing.T) {
			host := hosting(t, c.policy, fmt.Sprintf(`<iframe title="A" src="%s" width="640" height="430"></iframe>`, explorer+address))
			v := open(t, host, explorer)
			v.allow("Content Security Policy", "said.js")
			if c.before != "" {
				v.must(v.Before(c.before))
			}
			v.load(host + "/")
			frame := v.inside(address, explorer)
			frame.must(frame.Ready())
			if c.before != "" {
				frame.must(frame.Before(c.before))
				get[bool](frame, `() => { setTimeout(() => location.reload()); return true; }`)
				eventually(t, "the frame again", func() bool {
					denied, err := driver.Eval[bool](frame.Tab, `() => { try { localStorage; return false; } catch { return document.readyState === "complete"; } }`)
					return err == nil && denied
				})
				frame.must(frame.Ready())
			}
			get[bool](frame, `() => window.mark = true`)
			frame.click(".rest>summary")
			frame.click(otherSide)
			frame.reaches(s.frame("/") + "?tab=table&compact=1")
			frame.inPlace()
		})
	}
}
