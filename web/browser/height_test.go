//go:build browser

package browser

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// hosting serves a page of another site, with its body as given, and the scripts of
// testdata/framing below /parent/. The page keeps what frames tell it in window.said.
func hosting(t *testing.T, policy, body string) (origin string) {
	t.Helper()
	folder := filepath.Join(root, ".cache", "npm", "framing", "node_modules")
	if _, err := os.Stat(folder); err != nil {
		t.Fatalf("testdata/framing/install has not run: %v", err)
	}
	mux := http.NewServeMux()
	mux.Handle("/parent/", http.StripPrefix("/parent/", http.FileServer(http.Dir(folder))))
	mux.HandleFunc("/said.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		fmt.Fprint(w, `window.said = []; addEventListener("message", ({ data, source }) => said.push({ data, frame: [...document.querySelectorAll("iframe")].findIndex(f => f.contentWindow === source) }));`)
	})
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if policy != "" {
			w.Header().Set("Content-Security-Policy", policy)
		}
		fmt.Fprint(w, `<!DOCTYPE html><html lang="en"><meta name="viewport" content="width=device-width"><title>Another site</title><link rel="icon" href="data:,"><script src="/said.js"></script><body>`+body)
	})
	site := httptest.NewServer(mux)
	t.Cleanup(site.Close)
	return strings.Replace(site.URL, "127.0.0.1", "localhost", 1)
}

// parents are the scripts of pages that give a frame its height, each with the code that
// it wants on the page. The
// verbs are the frame's address, its attributes, the explorer's origin, and options of
// pym.js and of iframe-resizer.
var parents = []struct{ name, code string }{
	{"the explorer's own", `<iframe id="f" title="A" src="%[1]s" %[2]s style="border:0;width:100%%"></iframe><script src="%[3]s/embed.js"></script>`},
	{"the explorer's own, late", `<iframe id="f" title="A" src="%[1]s" %[2]s style="border:0;width:100%%"></iframe><script>
		document.querySelector("iframe").onload = () => setTimeout(() => { const s = document.createElement("script"); s.src = "%[3]s/embed.js"; document.head.append(s); }, 100)</script>`},
	{"the explorer's own, before the frame", `<script src="%[3]s/embed.js"></script><style>* { box-sizing: border-box }</style><script>addEventListener("load", () => {
		document.body.insertAdjacentHTML("beforeend", '<iframe id="f" title="A" src="%[1]s" %[2]s width="100%%"></iframe>') })</script>`},
	{"pym.js 1.3.2", `<div id="f"></div><script src="/parent/pym.js/dist/pym.v1.min.js"></script><script>new pym.Parent("f", "%[1]s", { %[4]s })</script>`},
	{"iframe-resizer 4.4.5", `<iframe id="f" title="A" src="%[1]s" %[2]s style="border:0;width:100%%"></iframe>
		<script src="/parent/iframe-resizer/js/iframeResizer.min.js"></script><script>iFrameResize({ %[5]s }, "#f")</script>`},
	{"iframe-resizer 5.5.9", `<iframe id="f" title="A" src="%[1]s" %[2]s style="border:0;width:100%%"></iframe>
		<script src="/parent/@iframe-resizer/parent/index.umd.js"></script><script>iframeResize({ license: "GPLv3", waitForLoad: true, %[5]s }, "#f")</script>`},
	// As Datawrapper's help has it: whichever frame the message came from, every name in it.
	{"Datawrapper's", `<iframe id="f" title="A" src="%[1]s" %[2]s style="border:0;width:100%%"></iframe><script>addEventListener("message", (e) => {
		const told = e.data["datawrapper-height"];
		if (told !== undefined) for (const frame of document.querySelectorAll("iframe")) for (const name in told) if (frame.contentWindow === e.source) frame.style.height = told[name] + "px";
	})</script>`},
	// As Embedly's documents have it: a text of JSON with the address of the frame.
	{"Embedly's", `<iframe id="f" title="A" src="%[1]s" %[2]s style="border:0;width:100%%"></iframe><script>addEventListener("message", (e) => {
		let told; try { told = JSON.parse(e.data); } catch { return; }
		if (told.context === "iframe.resize") for (const frame of document.querySelectorAll("iframe")) if (frame.src === told.src) frame.height = told.height;
	})</script>`},
	// As AMP's documents have it: a resizable amp-iframe.
	{"AMP's", `<iframe id="f" title="A" src="%[1]s" %[2]s style="border:0;width:100%%"></iframe><script>addEventListener("message", (e) => {
		if (e.data.sentinel === "amp" && e.data.type === "embed-size" && Number.isFinite(e.data.height)) for (const frame of document.querySelectorAll("iframe")) if (frame.contentWindow === e.source) frame.style.height = e.data.height + "px";
	})</script>`},
}

// inFrame is the height of what a frame shows, and of the frame.
const inFrame = `() => Math.ceil(document.documentElement.getBoundingClientRect().height) + " in " + innerHeight + (document.scrollingElement.scrollHeight > innerHeight ? ", with a scroll bar" : "")`

// fits waits until the frame is as high as what it shows.
func (v *visit) fits(what string) (height int) {
	v.t.Helper()
	last := ""
	defer func() {
		if height == 0 {
			v.t.Logf("%s: %s", what, last)
		}
	}()
	eventually(v.t, what, func() bool {
		last = get[string](v, inFrame)
		var shown, given int
		if _, err := fmt.Sscanf(last, "%d in %d", &shown, &given); err != nil || shown != given || strings.Contains(last, "bar") {
			return false
		}
		height = shown
		return true
	})
	return height
}

// quiet reports how many messages the host hears in half a second: nothing tells that a
// thing will not happen.
const quiet = `() => { const before = said.length; return new Promise(r => setTimeout(() => r(said.length - before), 500)); }`

func TestAFrameHasTheHeightOfWhatItShows(t *testing.T) {
	t.Parallel()
	for _, parent := range parents {
		for _, c := range []struct{ name, attributes, pym, resizer string }{
			{"plain", "", "", ""},
			// iframe-resizer speaks to a frame without an origin only when told so.
			{"sandboxed", `sandbox="allow-scripts"`, `sandbox: "allow-scripts"`, "checkOrigin: false"},
		} {
			t.Run(parent.name+", "+c.name, func(t *testing.T) {
				s := small()
				explorer := s.Origin(loopback)
				address := s.frame("/")
				host := hosting(t, "", fmt.Sprintf(parent.code, explorer+address, c.attributes, explorer, c.pym, c.resizer))
				v := open(t, host, explorer)
				v.allow("iFrameSizer", "iframe-resizer", "iFrame Resizer", "iframeResizer")
				v.must(v.Size(720, 700))
				v.load(host + "/")
				if strings.HasPrefix(parent.name, "pym") {
					address += "?initialWidth="
				}
				frame := v.insideAt(address, explorer)
				first := frame.fits("the frame at first")
				frame.must(frame.Ready())
				frame.click(otherSide)
				frame.wait(`() => document.querySelector("#figure table") !== null`)
				if table := frame.fits("the frame with a table"); table == first {
					t.Errorf("the table is as high as the chart, %d px: the test shows nothing", table)
				}
				v.must(v.Size(320, 700))
				frame.wait(`() => innerWidth < 330`)
				frame.fits("the narrow frame")
				same(t, "messages without a change", get[int](v, quiet), 0)
				// A view that is as high as the one before is told of once.
				if again := get[string](v, `() => said.map(m => JSON.stringify(m)).filter((m, i, all) => m === all[i - 1]).join()`); again != "" {
					t.Errorf("told twice in turn: %s", again)
				}
			})
		}
	}
}

// Ten frames of a page, in both languages, plain and sealed, each get their own height
// from one script, though each one's code brings it.
func TestTenFramesOnAPageEachGetTheirOwnHeight(t *testing.T) {
	t.Parallel()
	s := small()
	explorer := s.Origin(loopback)
	var body strings.Builder
	addresses := []string{"/embed/table/", "/ja/embed/table/", "/embed/evidence/", "/embed/partners/", "/embed/mobility/"}
	for i := range 5 {
		addresses = append(addresses, []string{"/embed", "/ja/embed"}[i%2]+"/indicators/"+s.other(i)+"/")
	}
	for i, address := range addresses {
		fmt.Fprintf(&body, `<p>Words.</p><iframe title="A %d" src="%s%s" %s style="border:0;width:100%%" loading="%s"></iframe><script src="%[2]s/embed.js" defer></script>`,
			i, explorer, address, []string{"", `sandbox="allow-scripts"`}[i%3%2], []string{"lazy", "eager"}[i%2])
	}
	v := hosted(t, hosting(t, "", body.String()), explorer)
	heights := map[int]bool{}
	for i, address := range addresses {
		get[bool](v, `i => { document.querySelectorAll("iframe")[i].scrollIntoView(); return true; }`, i)
		frame := v.inside(address, explorer)
		heights[frame.fits("the frame with "+address)] = true
	}
	if len(heights) < 6 {
		t.Errorf("ten frames have the heights %v: the test shows nothing", heights)
	}
	same(t, "messages without a change", get[int](v, quiet), 0)
}

// What no frame of ours says changes no frame, and what is out of bounds is bounded.
func TestForgedHeightsChangeNothing(t *testing.T) {
	t.Parallel()
	s := small()
	explorer := s.Origin(loopback)
	stranger := hosting(t, "", `<script>
		for (const height of [9999, "5000"]) { parent.postMessage({ "explorer-height": height }, "*"); parent.frames[0].postMessage({ "explorer-height": height }, "*"); }
		parent.frames[0].postMessage("explorer-height", "*"); parent.frames[0].postMessage("[iFrameSizer]stranger:8:false", "*");</script>`)
	v := hosted(t, hosting(t, "", fmt.Sprintf(`<iframe id="f" title="A" src="%s" style="border:0;width:100%%"></iframe><iframe id="g" title="B" src="%s/" height="90"></iframe>
		<script src="%[3]s/embed.js"></script>`, explorer+s.frame("/"), stranger, explorer)), explorer, stranger)
	frame := v.inside(s.frame("/"), explorer)
	height := frame.fits("the frame")
	v.wait(`() => said.some(m => m.frame === 1)`)
	for _, forged := range []string{`{ "explorer-height": 77 }`, `{ "explorer-height": 1e9 }`, `{ "explorer-height": -5 }`, `{ "explorer-height": "300px" }`, `{ "explorer-height": NaN }`, `{ "explorer-height": 300.5 }`, `null`, `"explorer-height"`, `"[iFrameSizer]"`} {
		get[bool](v, `() => { postMessage(`+forged+`, "*"); document.querySelector("#f").contentWindow.postMessage(`+forged+`, "*"); return true; }`)
	}
	get[int](v, quiet)
	same(t, "the frame's height", get[int](v, `() => document.querySelector("#f").clientHeight`), height)
	same(t, "the stranger's height", get[int](v, `() => document.querySelector("#g").clientHeight`), 90)
	same(t, "what the stranger heard of our frame", get[int](v, `() => said.filter(m => m.frame === 0 && String(m.data).includes("stranger")).length`), 0)
	// What a frame of ours says itself is taken within bounds, as whole numbers only.
	for forged, want := range map[string]int{`1e9`: 20000, `3`: 60, `"700"`: 60, `700.5`: 60} {
		if forged == `3` || want != 60 {
			get[bool](frame, `() => { parent.postMessage({ "explorer-height": `+forged+` }, "*"); return true; }`)
			eventually(t, "the bound of "+forged, func() bool { return get[int](v, `() => document.querySelector("#f").clientHeight`) == want })
			continue
		}
		get[bool](frame, `() => { parent.postMessage({ "explorer-height": 3 }, "*"); parent.postMessage({ "explorer-height": `+forged+` }, "*"); return true; }`)
		get[int](v, quiet)
		same(t, "after "+forged, get[int](v, `() => document.querySelector("#f").clientHeight`), want)
	}
}

// Whatever height a page gives the frame, one that it did not ask for too, it is told of
// a change once: never in turn of the heights with a scroll bar and without.
func TestAPageThatLiesAboutSizesMakesNoLoop(t *testing.T) {
	t.Parallel()
	s := small()
	explorer := s.Origin(loopback)
	for name, lie := range map[string]string{"half": `h / 2`, "a little less": `h - 3`, "much more": `h * 3`, "other each time": `h * (1 + said.length % 3) / 2`} {
		t.Run(name, func(t *testing.T) {
			v := hosted(t, hosting(t, "", fmt.Sprintf(`<iframe id="f" title="A" src="%s" style="border:0;width:420px"></iframe>
				<script>addEventListener("message", ({ data }) => { const h = data["explorer-height"]; if (h) document.querySelector("iframe").style.height = %s + "px"; })</script>`,
				explorer+s.frame("/"), lie)), explorer)
			v.wait(`() => said.length > 0`)
			get[int](v, quiet)
			same(t, "messages afterwards", get[int](v, quiet), 0)
			if told := get[int](v, `() => said.filter(m => m.data["explorer-height"]).length`); told > 3 {
				t.Errorf("the page was told of %d heights", told)
			}
		})
	}
}

// A frame that is not shown, or has no width, says nothing; it tells its height once it
// has a place.
func TestAFrameWithoutAPlaceTellsItsHeightOnceItHasOne(t *testing.T) {
	t.Parallel()
	s := small()
	explorer := s.Origin(loopback)
	for _, c := range []struct{ name, around, show string }{
		{"display:none", `style="display:none"`, `document.querySelector("div").style.display = ""`},
		{"a closed fold", ``, `document.querySelector("details").open = true`},
		{"no width", `style="width:0;overflow:hidden"`, `document.querySelector("div").style.width = "600px"`},
		{"zoomed", `style="display:none;zoom:1.5"`, `document.querySelector("div").style.display = ""`},
		{"below the fold", `style="padding-top:4000px"`, `document.querySelector("iframe").scrollIntoView()`},
	} {
		t.Run(c.name, func(t *testing.T) {
			frame := fmt.Sprintf(`<div %s><iframe id="f" title="A" src="%s" style="border:0;width:100%%"></iframe></div><script src="%[3]s/embed.js"></script>`, c.around, explorer+s.frame("/"), explorer)
			if c.name == "a closed fold" {
				frame = "<details><summary>More</summary>" + frame + "</details>"
			}
			v := hosted(t, hosting(t, "", frame), explorer)
			inside := v.inside(s.frame("/"), explorer)
			get[int](v, quiet)
			if told := get[int](v, `() => said.length`); c.name != "below the fold" && told > 0 {
				t.Errorf("a frame that nobody can see told of %v", get[string](v, `() => JSON.stringify(said)`))
			} else if c.name == "below the fold" && told == 0 {
				t.Error("a frame out of sight did not tell its height")
			}
			get[bool](v, `() => { `+c.show+`; return true; }`)
			inside.fits("the frame that is shown")
			inside.must(inside.Ready())
		})
	}
}

// hosted opens a page of another site.
func hosted(t *testing.T, host string, origins ...string) *visit {
	t.Helper()
	v := open(t, append(origins, host)...)
	v.load(host + "/")
	return v
}
