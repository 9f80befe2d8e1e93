//go:build browser

package driver

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// engines are the browsers, by the name of the engine's maker.
var engines = map[string]func(dir string) (Browser, error){
	"chromium": func(dir string) (Browser, error) { return StartChromium(dir) },
	"firefox":  func(dir string) (Browser, error) { return StartFirefox(dir) },
	"webkit":   func(dir string) (Browser, error) { return StartWebKit(dir) },
}

// room is the page that every engine is tried on. It notes what happens to it.
const room = `<!DOCTYPE html><html lang="en"><title>Room</title><link rel="icon" href="data:,">
<input id="field" value="old"><button id="button">Press</button><p id="seen"></p><a id="file" href="/file">A file</a>
<script>
	const seen = document.getElementById("seen");
	addEventListener("click", e => { seen.textContent += e.target.id + (e.ctrlKey ? " with Ctrl" : "") + (e.shiftKey ? " with Shift" : "") + "; "; });
	addEventListener("keydown", e => { if (e.key.length > 1) seen.textContent += e.key + "; "; });
</script>`

// serveRoom serves the room, and around it a page of another site with the room
// in a frame. Its policy forbids text to be run as a script.
func serveRoom(t *testing.T) (inner, around string) {
	t.Helper()
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", "script-src 'unsafe-inline'")
		if r.URL.Path == "/file" {
			w.Header().Set("Content-Disposition", `attachment; filename="told.txt"`)
			fmt.Fprint(w, "What is kept")
			return
		}
		if r.URL.Path == "/around" {
			fmt.Fprintf(w, `<!DOCTYPE html><title>Around</title><div style="height:90px"></div><iframe style="margin-left:40px" src="http://%s/inside"></iframe>`,
				strings.Replace(r.Host, "localhost", "127.0.0.1", 1))
			return
		}
		fmt.Fprint(w, room)
	}))
	t.Cleanup(site.Close)
	return site.URL, strings.Replace(site.URL, "127.0.0.1", "localhost", 1) + "/around"
}

// must is a value, or the end of the test.
func must[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func do(t *testing.T, errs ...error) {
	t.Helper()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

const seen = `() => document.getElementById("seen").textContent`

// What the tests do with a page comes to the same in every engine.
func TestEveryEngineDoesWhatAReaderDoes(t *testing.T) {
	inner, around := serveRoom(t)
	for name, start := range engines {
		t.Run(name, func(t *testing.T) {
			browser := must(start(t.TempDir()))(t)
			t.Cleanup(browser.Close)
			page := must(browser.NewPage())(t)
			if !strings.Contains(browser.Name(), ".") {
				t.Errorf("the browser's name %q has no version", browser.Name())
			}
			t.Log(browser.Name())
			for _, c := range []struct {
				name string
				try  func(t *testing.T, p *Page)
			}{
				{"the viewport has the size asked for", aSize},
				{"a script's value comes back whole, a promise's too, and what it throws is an error", aScript},
				{"a click, keys and text arrive where they should", anInput},
				{"a frame of another site is a page of its own", aFrame(around)},
				{"back leads to the document before and forward to the one after", aWayBack},
				{"the mouse moves without a button", aMove},
				{"what is saved comes into the folder", aFile},
				{"the page goes on paper, where the engine can be asked for it", aPaper(name)},
				{"a picture is as large as the page", aPicture},
				{"what is said on the console is kept", aConsole(name)},
				{"a dialog is noted and does not hold the page up", aDialog},
				{"another page shares nothing", aNeighbour(browser, inner)},
			} {
				t.Run(c.name, func(t *testing.T) {
					do(t, page.Go(inner))
					c.try(t, page)
				})
			}
		})
	}
}

func aSize(t *testing.T, p *Page) {
	do(t, p.Size(900, 650))
	if got := must(Eval[[]int](p, `() => [innerWidth, innerHeight]`))(t); !slices.Equal(got, []int{900, 650}) {
		t.Errorf("the viewport is %v", got)
	}
}

func aScript(t *testing.T, p *Page) {
	type value struct{ Text string }
	if got := must(Eval[value](p, `async text => ({text})`, `"日本" & <b>`))(t); got.Text != `"日本" & <b>` {
		t.Errorf("the value is %q", got.Text)
	}
	if got := must(Eval[any](p, `() => undefined`))(t); got != nil {
		t.Errorf("undefined is %v", got)
	}
	for _, throws := range []string{`() => { throw new Error("as meant"); }`, `() => Promise.reject(new Error("as meant"))`} {
		if _, err := Eval[any](p, throws); !errors.Is(err, ErrScript) || !strings.Contains(err.Error(), "as meant") {
			t.Errorf("%s: %v", throws, err)
		}
	}
	do(t, p.Wait(`() => new Date() > 0`))
}

func anInput(t *testing.T, p *Page) {
	do(t, p.ClickWith(Left, Ctrl, "#button"), p.ClickWith(Left, Shift, "#button"), p.Click("#button"))
	do(t, p.Press("ArrowLeft"), p.Press("End"), p.Press("Escape"))
	if got, want := must(Eval[string](p, seen))(t), "button with Ctrl; button with Shift; button; ArrowLeft; End; Escape; "; !strings.Contains(strings.ReplaceAll(strings.ReplaceAll(got, "Control; ", ""), "Shift; button with", "button with"), want) {
		t.Errorf("the page has seen %q, want %q", got, want)
	}
	must(Eval[bool](p, `() => { document.getElementById("field").select(); return true; }`))(t)
	do(t, p.Type("Größe 大"), p.Press("Tab"))
	if got := must(Eval[[]string](p, `() => [document.getElementById("field").value, document.activeElement.id]`))(t); !slices.Equal(got, []string{"Größe 大", "button"}) {
		t.Errorf("the field and the focus are %q", got)
	}
}

func aFrame(around string) func(*testing.T, *Page) {
	return func(t *testing.T, p *Page) {
		do(t, p.Go(around))
		frame := must(p.Frame("/inside"))(t)
		defer frame.Close()
		do(t, frame.Wait(`() => document.getElementById("seen") !== null`))
		do(t, frame.Click("#button"), frame.Press("Escape"))
		do(t, frame.Wait(`() => document.getElementById("seen").textContent === "button; Escape; "`))
		if got := must(Eval[string](p, `() => location.pathname`))(t); got != "/around" {
			t.Errorf("the page around is %s", got)
		}
	}
}

func aWayBack(t *testing.T, p *Page) {
	here := must(Eval[string](p, `() => location.href`))(t)
	do(t, p.Go(here+"next"), p.Follow(p.Back))
	if got := must(Eval[string](p, `() => location.href`))(t); got != here {
		t.Errorf("back leads to %s, want %s", got, here)
	}
	do(t, p.Follow(p.Forward))
	if got := must(Eval[string](p, `() => location.href`))(t); got != here+"next" {
		t.Errorf("forward leads to %s, want %s", got, here+"next")
	}
}

func aMove(t *testing.T, p *Page) {
	must(Eval[bool](p, `() => { addEventListener("pointermove", e => { window.at = [e.clientX, e.clientY, e.buttons].join(" "); }); return true; }`))(t)
	do(t, p.Move(31, 42), p.Wait(`() => window.at === "31 42 0"`))
}

func aFile(t *testing.T, p *Page) {
	for range 2 { // the second into another folder
		dir := t.TempDir()
		do(t, p.Downloads(dir), p.Click("#file"))
		do(t, p.until("the file", func() (bool, error) {
			content, err := os.ReadFile(filepath.Join(dir, "told.txt"))
			return string(content) == "What is kept", err
		}))
	}
}

func aPaper(engine string) func(*testing.T, *Page) {
	return func(t *testing.T, p *Page) {
		pdf, err := p.Paper(8.27, 11.69)
		if engine == "webkit" {
			if !errors.Is(err, ErrCannot) {
				t.Errorf("the error is %v", err)
			}
			return
		}
		if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
			t.Errorf("on paper: %.20q, %v", pdf, err)
		}
	}
}

func aPicture(t *testing.T, p *Page) {
	do(t, p.Size(900, 650))
	picture := must(png.Decode(bytes.NewReader(must(p.Picture())(t))))(t)
	if size := picture.Bounds().Size(); size.X != 900 || size.Y != 650 {
		t.Errorf("the picture has the size %v", size)
	}
}

func aConsole(engine string) func(*testing.T, *Page) {
	return func(t *testing.T, p *Page) {
		must(Eval[bool](p, `() => new Promise(keep => {
			console.log("a remark");
			console.error("a complaint");
			setTimeout(() => { setTimeout(keep, 50, true); throw new Error("a mishap"); });
		})`))(t)
		said := strings.Join(p.Remarks(), "\n") + "\n" + strings.Join(p.Complaints(), "\n")
		for _, words := range []string{"a remark", "a complaint", "a mishap"} {
			if strings.Contains(said, words) == (engine == "webkit") {
				t.Errorf("of %q the page said:\n%s", words, said)
			}
		}
	}
}

func aDialog(t *testing.T, p *Page) {
	must(Eval[bool](p, `() => { setTimeout(() => { alert("Hear me"); window.heard = true; }); return true; }`))(t)
	do(t, p.Wait(`() => window.heard === true`))
	if got := p.Dialogs(); len(got) != 1 || !strings.Contains(got[0], "Hear me") {
		t.Errorf("the dialogs are %q", got)
	}
}

func aNeighbour(browser Browser, inner string) func(*testing.T, *Page) {
	return func(t *testing.T, p *Page) {
		must(Eval[bool](p, `() => { localStorage.setItem("mine", "1"); document.cookie = "mine=1"; return true; }`))(t)
		neighbour := must(browser.NewPage())(t)
		defer neighbour.Close()
		do(t, neighbour.Go(inner))
		if got := must(Eval[string](neighbour, `() => [localStorage.length, document.cookie].join()`))(t); got != "0," {
			t.Errorf("the neighbour has %q", got)
		}
	}
}

// Who lacks a browser is told what to install.
func TestAMissingProgramIsNamedWithItsPackage(t *testing.T) {
	t.Setenv("EXPLORER_NOTHING", "")
	_, err := Program("EXPLORER_NOTHING", "nothing-esr", "no-such-program")
	if !errors.Is(err, ErrMissing) {
		t.Fatalf("the error is %v", err)
	}
	for _, words := range []string{"no-such-program", "nothing-esr", "EXPLORER_NOTHING"} {
		if !strings.Contains(err.Error(), words) {
			t.Errorf("%q does not say %s", err, words)
		}
	}
	t.Setenv("EXPLORER_NOTHING", "/opt/nothing")
	if path, err := Program("EXPLORER_NOTHING", "nothing-esr", "no-such-program"); err != nil || path != "/opt/nothing" {
		t.Errorf("the program named is not taken: %q, %v", path, err)
	}
}
