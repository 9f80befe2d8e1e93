//go:build browser

package browser

import (
	"bytes"
	"image"
	_ "image/png" // which the pictures are
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/data"
)

// takenLink is the first link of a page to a file of data.
const takenLink = `main a[href*="/data.csv"]`

// watchMaking keeps what the page's workers tell, and the tasks that keep the page.
const watchMaking = `{
	window.outcomes = [];
	window.tasks = [];
	const Own = window.Worker;
	window.Worker = class extends Own {
		constructor(...list) {
			super(...list);
			this.addEventListener("message", ({ data }) => outcomes.push({ name: data.name || "", held: data.held || 0, failed: data.failed || data.refused || "" }));
		}
	};
	new PerformanceObserver(list => tasks.push(...list.getEntries().map(e => e.duration))).observe({ type: "longtask" });
}`

// outcome is what a worker told of a file.
type outcome struct {
	Name   string  `json:"name"`
	Held   float64 `json:"held"`
	Failed string  `json:"failed"`
}

// saved has the first link of the page lead to a file, clicks it and gives the file that
// the browser saved in a folder.
func (v *visit) saved(dir, address string) (name string, content []byte) {
	v.t.Helper()
	before, err := os.ReadDir(dir)
	v.must(err)
	get[bool](v, `(link, address) => { const a = window.taken ??= document.querySelector(link); a.href = address; a.scrollIntoView(); a.focus(); return true; }`, takenLink, address)
	v.click(`main a[href="` + address + `"]`)
	eventually(v.t, "the file of "+address, func() bool {
		entries, err := os.ReadDir(dir)
		v.must(err)
		for _, e := range entries {
			known := slices.ContainsFunc(before, func(b os.DirEntry) bool { return b.Name() == e.Name() })
			if known || strings.HasSuffix(e.Name(), ".crdownload") || strings.HasPrefix(e.Name(), ".") {
				continue
			}
			name = e.Name()
			content, err = os.ReadFile(filepath.Join(dir, name))
			return err == nil && len(content) > 0
		}
		return false
	})
	return name, content
}

// answered is what the server answers, with the name under which it is saved.
func answered(t *testing.T, address string) (name string, content []byte) {
	t.Helper()
	r, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if content, err = io.ReadAll(r.Body); err != nil || r.StatusCode != http.StatusOK {
		t.Fatalf("%s: status %d, %v", address, r.StatusCode, err)
	}
	_, name, _ = strings.Cut(r.Header.Get("Content-Disposition"), `filename="`)
	return strings.TrimSuffix(name, `"`), content
}

// takenFrom are a page of a site in a language and files of its figures.
func (s *site) takenFrom(language string) (page string, files []string) {
	page = language + "indicators/" + s.chosen() + "/"
	if s.dataset.HasPartners() {
		page = language + "partners/"
	}
	return page, []string{page + "data.csv", page + "data.csv?bom=0&rows=all", page + "data.json", page + "data.zip"}
}

// The browser makes the server's bytes of a figure, under the server's name, with either
// compiler's program; the server is asked for no file. The focus stays, and what came of
// it is said.
func TestTheBrowserMakesTheFilesOfFigures(t *testing.T) {
	t.Parallel()
	forSites(t, func(t *testing.T, s *site) {
		for _, language := range data.Languages {
			prefix := map[data.Language]string{data.English: "/", data.Japanese: "/ja/"}[language]
			page, files := s.takenFrom(prefix)
			front := startFront(t, s.Server)
			v := open(t, front.URL)
			v.must(v.BypassWorker())
			v.must(v.Before(watchMaking))
			dir := t.TempDir()
			v.must(v.Downloads(dir))
			v.start(front.URL + page)
			for _, file := range files {
				front.Seen()
				name, content := v.saved(dir, file)
				wantName, want := answered(t, s.Origin(loopback)+file)
				if name != wantName || !bytes.Equal(content, want) {
					t.Errorf("%s: %d bytes of %s, the server has %d of %s", file, len(content), name, len(want), wantName)
				}
				if seen := front.Seen(); slices.Contains(seen, file) {
					t.Errorf("%s: the server was asked for it: %v", file, seen)
				}
				v.wait(`() => document.querySelector('` + `main a[href="` + file + `"]` + `').dataset.told === ` + quoted(catalogue.Of(s.dataset, language).Say(catalogue.FileMade)))
				same(t, "the focus is on the link of "+file, get[string](v, `() => document.activeElement.getAttribute("href")`), file)
				same(t, "the document", get[string](v, `() => location.pathname`), page)
			}
			if told := get[[]outcome](v, `() => outcomes`); len(told) != len(files) || slices.ContainsFunc(told, func(o outcome) bool { return o.Failed != "" }) {
				t.Errorf("the workers told %v", told)
			}
		}
	})
}

// The picture that the program draws is the server's, byte for byte, with the typeface that
// the page has fetched; in a frame it has the server's name and size.
func TestTheBrowsersOwnPictureIsTheServers(t *testing.T) {
	t.Parallel()
	forSites(t, func(t *testing.T, s *site) {
		for _, language := range []string{"/", "/ja/"} {
			page := language + "indicators/" + s.chosen() + "/"
			dir := t.TempDir()
			v := open(t, s.Origin(loopback))
			v.must(v.BypassWorker())
			if language != "/" {
				v.must(v.Before(slowNetwork)) // the page itself has no typeface then
			}
			v.must(v.Downloads(dir))
			v.start(s.Origin(loopback) + page)
			v.start(s.Origin(loopback) + get[string](v, `() => document.querySelector('main a[href*="/take/"]').getAttribute("href")`))
			for _, action := range []string{"svg", "slide"} {
				file := get[string](v, `action => document.querySelector("[data-action=" + action + "]").getAttribute("href")`, action)
				name, content := v.downloaded(dir, `[data-action="`+action+`"]`)
				wantName, want := answered(t, s.Origin(loopback)+file)
				if action == "svg" && (!bytes.Equal(content, want) || !bytes.Contains(want, []byte("base64,d09GM"))) {
					t.Errorf("%s: %d bytes of the browser, %d of the server", file, len(content), len(want))
				}
				drawn, _, err := image.DecodeConfig(bytes.NewReader(content))
				if action == "slide" && (name != wantName || drawn.Width != 1920 || drawn.Height != 1080) {
					t.Errorf("%s: the browser saves %s, %d by %d (%v), the server %s", file, name, drawn.Width, drawn.Height, err, wantName)
				}
			}
		}
	})
}

// quoted is a text as JavaScript has it.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// After one visit the network may be gone.
func TestFilesAreMadeWithoutANetwork(t *testing.T) {
	t.Parallel()
	for _, s := range []*site{released, sites[1]} {
		t.Run(s.bundle, func(t *testing.T) {
			page, files := s.takenFrom("/")
			front := startFront(t, s.Server)
			v := openWithWorker(t, front.URL)
			v.allow("Failed to load resource", "net::ERR")
			dir := t.TempDir()
			v.must(v.Downloads(dir))
			v.start(front.URL + page)
			v.installed()
			front.Turn(nil)
			v.load(front.URL + page)
			v.must(v.Ready())
			for _, file := range files {
				name, content := v.saved(dir, file)
				wantName, want := answered(t, s.Origin(loopback)+file)
				if name != wantName || !bytes.Equal(content, want) {
					t.Errorf("%s: %d bytes of %s, the server has %d of %s", file, len(content), name, len(want), wantName)
				}
			}
			workbook := page + "data.xlsx"
			get[bool](v, `(link, address) => { document.querySelector(link).href = address; return true; }`, `main a[href="`+files[len(files)-1]+`"]`, workbook)
			v.click(`main a[href="` + workbook + `"]`)
			v.wait(`() => document.querySelector('main a[href="` + workbook + `"]').dataset.told === ` + quoted(catalogue.Of(s.dataset, data.English).Say(catalogue.XLSXOffline)))
		})
	}
}

// Whatever is made, the page is never kept for long, and the program has its memory.
func TestMakingTheLongestFileKeepsNobody(t *testing.T) {
	const longest, budget = 50, 16 << 20 // milliseconds, bytes
	s := released
	page, _ := s.takenFrom("/")
	v := open(t, s.Origin(loopback))
	v.must(v.BypassWorker())
	v.must(v.Before(watchMaking))
	dir := t.TempDir()
	v.must(v.Downloads(dir))
	v.start(s.Origin(loopback) + page)
	files := []string{page + "data.json?rows=all", page + "data.csv?rows=all", page + "data.zip?rows=all"}
	for _, ind := range s.dataset.Open() {
		if len(s.dataset.FieldsOf(ind.ID)) > 0 { // of which there are the most rows
			files = append(files, "/indicators/"+string(ind.ID)+"/data.zip?rows=all")
		}
	}
	for _, file := range files {
		get[bool](v, `() => new Promise(keep => requestIdleCallback(() => { tasks.length = outcomes.length = 0; keep(true); }))`)
		_, content := v.saved(dir, file)
		told, tasks := get[[]outcome](v, `() => outcomes`), get[[]float64](v, `() => tasks`)
		if len(told) != 1 || told[0].Held == 0 || told[0].Held > budget {
			t.Errorf("%s: the workers told %v", file, told)
		}
		for _, task := range tasks {
			if task > longest {
				t.Errorf("%s: a task of the page takes %.0f ms", file, task)
			}
		}
		t.Logf("%s: %d bytes, %v, tasks of the page %v", file, len(content), told, tasks)
	}
}

// Without workers, or where the program cannot be had, the link is followed.
func TestWithoutAWorkerTheServerMakesTheFile(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ sentence, before, block string }{
		{"a browser without workers", `delete window.Worker`, ""},
		{"a worker that cannot be had", `{ const Own = Worker; window.Worker = function () { return new Own("/web/none.js"); }; }`, ""},
		{"a program that is not there", `{ const post = Worker.prototype.postMessage; Worker.prototype.postMessage = function (m) { m.parts.program = "/web/none.wasm"; post.call(this, m); }; }`, ""},
		{"no list of the parts", "", "/takeaway.json"},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			s := released
			page, files := s.takenFrom("/")
			front := startFront(t, s.Server)
			v := open(t, front.URL)
			v.allow("Failed to load resource", "net::ERR", "Failed to fetch")
			v.must(v.BypassWorker())
			if c.before != "" {
				v.must(v.Before(c.before))
			}
			if c.block != "" {
				v.must(v.Block(front.URL + c.block))
			}
			dir := t.TempDir()
			v.must(v.Downloads(dir))
			v.start(front.URL + page)
			name, content := v.saved(dir, files[0])
			wantName, want := answered(t, s.Origin(loopback)+files[0])
			if name != wantName || !bytes.Equal(content, want) {
				t.Errorf("%d bytes of %s, the server has %d of %s", len(content), name, len(want), wantName)
			}
			same(t, "the server was asked", slices.Contains(front.Seen(), files[0]), true)
		})
	}
}

// A frame that can save nothing shows the file's address, to be copied; Escape leads back.
func TestASealedFrameShowsTheAddressOfAFile(t *testing.T) {
	t.Parallel()
	s := released
	address := s.frame("/")
	explorer := s.Origin(loopback)
	host := anotherSite(t, explorer+address, `sandbox="allow-scripts"`)
	v := open(t, host, explorer)
	v.load(host + "/")
	frame := v.inside(address, explorer)
	frame.must(frame.Ready())
	frame.click(takenLink)
	frame.wait(`() => document.querySelector("dialog[open] input") === document.activeElement`)
	href := get[string](frame, `link => document.querySelector(link).href`, takenLink)
	same(t, "the address shown", get[string](frame, `() => document.querySelector("dialog input").value`), href)
	same(t, "the text chosen", get[int](frame, `() => document.activeElement.selectionEnd - document.activeElement.selectionStart`), len(href))
	frame.must(frame.Press("Escape"))
	frame.wait(`() => !document.querySelector("dialog") && document.activeElement === document.querySelector(` + "`" + takenLink + "`" + `)`)
}

// The page that takes a figure away has the program of its own, which finds on it what it
// builds itself.
func TestThePageOfAFigureTakenAwayIsTakenOver(t *testing.T) {
	t.Parallel()
	forSites(t, func(t *testing.T, s *site) {
		for _, language := range []string{"/", "/ja/"} {
			page, _ := s.takenFrom(language)
			v := open(t, s.Origin(loopback))
			v.must(v.BypassWorker())
			v.start(s.Origin(loopback) + page)
			address := get[string](v, `() => document.querySelector('main a[href*="/take/"]').getAttribute("href")`)
			v.start(s.Origin(loopback) + address)
			same(t, "it stays still", v.has("[data-static]"), false)
			v.sameAsServed()
		}
	})
}
