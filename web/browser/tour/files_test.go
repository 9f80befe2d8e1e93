//go:build browser

package tour

import (
	"bytes"
	"compress/zlib"
	"errors"
	"image"
	_ "image/png" // which the pictures are
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"bilateral/web/browser/driver"
)

var fileChecks = []check{
	{"the browser makes the server's files of a figure", takeFiles},
	{"the browser draws the server's picture, and one for a slide", takePictures},
	{"a workbook and a presentation come from the server", takeWorkbook},
	{"a table is copied as columns", copyColumns},
	{"an address and a citation are copied by their buttons", copyByButton},
	{"a page goes on few sheets of paper, where the engine can be asked to print", printPages},
	{"a reading mode finds the figures and the words of a page", readPlainly},
}

// saved clicks a link and gives the file that the browser keeps of it in a folder.
func (r *reader) saved(dir, selector string) (name string, content []byte) {
	r.t.Helper()
	before, err := os.ReadDir(dir)
	r.must(err)
	known := map[string]bool{}
	for _, e := range before {
		known[e.Name()] = true
	}
	r.click(selector)
	var size int64 = -1
	eventually(r.t, "the file of "+selector, func() bool {
		entries, err := os.ReadDir(dir)
		r.must(err)
		for _, e := range entries {
			unfinished := strings.HasPrefix(e.Name(), ".") || strings.HasSuffix(e.Name(), ".crdownload") || strings.HasSuffix(e.Name(), ".part") || strings.HasSuffix(e.Name(), ".wkdownload")
			if unfinished {
				return false
			}
			if known[e.Name()] {
				continue
			}
			name = e.Name()
			info, err := os.Stat(filepath.Join(dir, name))
			if err != nil || info.Size() == 0 || info.Size() != size {
				if err == nil {
					size = info.Size()
				}
				return false
			}
			content, err = os.ReadFile(filepath.Join(dir, name))
			return err == nil
		}
		return false
	})
	return name, content
}

// answered is what the server answers, with the name under which it is saved.
func (r *reader) answered(address string) (name string, content []byte) {
	r.t.Helper()
	answer, err := http.Get(r.origin + address)
	r.must(err)
	defer answer.Body.Close()
	content, err = io.ReadAll(answer.Body)
	r.must(err)
	if answer.StatusCode != http.StatusOK {
		r.t.Fatalf("%s: status %d", address, answer.StatusCode)
	}
	_, name, _ = strings.Cut(answer.Header.Get("Content-Disposition"), `filename="`)
	return strings.TrimSuffix(name, `"`), content
}

func takeFiles(r *reader) {
	dir := r.t.TempDir()
	r.must(r.Downloads(dir))
	r.goes("/ja/partners/?country=DEU~JPN")
	for _, file := range []string{"data.csv", "data.json", "data.zip", "data.csv?rows=all"} {
		const link = `#joint-works .take a[download]`
		path, query, _ := strings.Cut(file, "?")
		address := get[string](r, `(link, path, query) => {
			const a = document.querySelector(link), url = new URL(a.href);
			url.pathname = "/ja/partners/" + path;
			if (query) url.search += "&" + query;
			a.href = url.href;
			return url.pathname + url.search;
		}`, link, path, query)
		name, content := r.saved(dir, link)
		wantName, want := r.answered(address)
		if name != wantName || !bytes.Equal(content, want) {
			r.t.Errorf("%s: %d bytes of %s, the server has %d of %s", address, len(content), name, len(want), wantName)
		}
	}
	r.inPlace()
}

func takePictures(r *reader) {
	dir := r.t.TempDir()
	r.must(r.Downloads(dir))
	r.goes("/take/?view=%2Findicators%2Fjoint-works%2F&figure=joint-works")
	for _, action := range []string{"svg", "slide"} {
		link := `[data-action="` + action + `"]`
		address := get[string](r, `s => document.querySelector(s).getAttribute("href")`, link)
		name, content := r.saved(dir, link)
		wantName, want := r.answered(address)
		if name != wantName {
			r.t.Errorf("%s is saved as %s, the server's is %s", address, name, wantName)
		}
		if action == "svg" {
			if !bytes.Equal(content, want) {
				r.t.Errorf("%s: %d bytes, the server has %d", address, len(content), len(want))
			}
			continue
		}
		drawn, _, err := image.DecodeConfig(bytes.NewReader(content))
		if err != nil || drawn.Width != 1920 || drawn.Height != 1080 {
			r.t.Errorf("the slide's picture is %d by %d: %v", drawn.Width, drawn.Height, err)
		}
	}
	r.inPlace()
}

func takeWorkbook(r *reader) {
	dir := r.t.TempDir()
	r.must(r.Downloads(dir))
	r.goes("/take/?view=%2Findicators%2Fjoint-works%2F&figure=joint-works")
	for _, kind := range []string{"data.xlsx", "chart.pptx"} {
		link := `main a[href*="/` + kind + `"]`
		address := get[string](r, `s => document.querySelector(s).getAttribute("href")`, link)
		name, content := r.saved(dir, link)
		wantName, want := r.answered(address)
		if name != wantName || len(content) != len(want) {
			r.t.Errorf("%s: %d bytes of %s, the server has %d of %s", address, len(content), name, len(want), wantName)
		}
	}
}

// copyColumns selects the table, and copies in the hand of a reader: by a press.
func copyColumns(r *reader) {
	r.goes("/")
	get[bool](r, `() => {
		const button = document.createElement("button");
		button.textContent = "Copy";
		button.id = "copies";
		button.addEventListener("click", () => {
			const range = document.createRange(), chosen = getSelection();
			range.selectNode(document.querySelector("table.ind"));
			chosen.removeAllRanges();
			chosen.addRange(range);
			window.did = document.execCommand("copy");
		});
		addEventListener("copy", e => { window.copied = {text: e.clipboardData.getData("text/plain"), html: e.clipboardData.getData("text/html")}; });
		document.body.prepend(button);
		return true;
	}`)
	r.click("#copies")
	has(r, "copying was done", true, `() => window.did`)
	lines := strings.Split(strings.TrimSpace(get[string](r, `() => window.copied.text`)), "\n")
	if len(lines) != 8 {
		r.t.Fatalf("%d lines are copied of a caption, a head and 6 rows: %q", len(lines), lines)
	}
	for _, line := range lines[1:] {
		if strings.Count(line, "\t") != 5 {
			r.t.Errorf("%q has %d columns, want 6", line, strings.Count(line, "\t")+1)
		}
	}
	has(r, "a table is copied too", true, `() => window.copied.html.includes("<table")`)
}

func copyByButton(r *reader) {
	r.goes("/take/?figure=joint-works")
	get[bool](r, `() => { const write = navigator.clipboard.writeText; navigator.clipboard.writeText = text => { window.copied = text; return write.call(navigator.clipboard, text); }; return true; }`)
	for _, of := range []string{"address-view", get[string](r, `() => document.querySelector("[data-of][data-accessed]").dataset.of`)} {
		button := `[data-of="` + of + `"]`
		r.click(button)
		r.must(r.Wait(`() => document.querySelector('` + button + `').dataset.told !== undefined`))
		has(r, "what came of copying "+of, get[string](r, `s => document.querySelector(s).dataset.done`, button), `s => document.querySelector(s).dataset.told`, button)
	}
	has(r, "the citation has its day", true, `() => window.copied.includes(new Date().getFullYear())`)
	r.inPlace()
}

// sheet is one page in a PDF.
var sheet = regexp.MustCompile(`/Type\s*/Page\b`)

// sheets counts the pages of a PDF: Firefox writes what they are in compressed parts.
func sheets(pdf []byte) int {
	n := len(sheet.FindAll(pdf, -1))
	for _, part := range bytes.Split(pdf, []byte("stream\n"))[1:] {
		packed, err := zlib.NewReader(bytes.NewReader(part))
		if err != nil {
			continue
		}
		plain, _ := io.ReadAll(packed) // what follows a part is no part of it
		n += len(sheet.FindAll(plain, -1))
	}
	return n
}

func printPages(r *reader) {
	for _, c := range []struct {
		address string
		most    int
		firefox int // whose command to print has the sheets of one size, whatever a page's style says
	}{{"/", 4, 4}, {"/ja/evidence/", 12, 13}, {"/indicators/gdp/", 2, 2}, {"/slides/?slide=3", 1, 3}} {
		r.start(c.address)
		pdf, err := r.Paper(8.27, 11.69)
		if r.engine == "WebKit" {
			if !errors.Is(err, driver.ErrCannot) {
				r.t.Errorf("WebKit can be asked to print: %v", err)
			}
			return
		}
		r.must(err)
		most := c.most
		if r.engine == "Firefox" {
			most = c.firefox
		}
		if n := sheets(pdf); n < 1 || n > most {
			r.t.Errorf("%s goes on %d sheets, want at most %d", c.address, n, most)
		}
	}
}

// readPlainly has what the reading modes of Firefox and of GNOME's browser are made of find
// a page's words and figures.
func readPlainly(r *reader) {
	source, err := os.ReadFile(filepath.Join("..", "..", "..", ".cache", "npm", "readability", "node_modules", "@mozilla", "readability", "Readability.js"))
	r.must(err)
	for _, c := range []struct {
		address string
		words   []string
	}{
		{"/indicators/joint-works/", []string{"Works of a year with authors in both places", "604 in 1990"}},
		{"/ja/mobility/", []string{"留学生"}},
		{"/evidence/", []string{"13 of the deck’s 32 figures", "850,173"}},
		{"/about/", []string{"OpenAlex"}},
	} {
		r.start(c.address)
		read := get[string](r, `() => {
			`+string(source)+`
			const article = new Readability(document.cloneNode(true)).parse();
			return article ? article.title + "\n" + article.textContent : "";
		}`)
		for _, words := range c.words {
			if !strings.Contains(read, words) {
				r.t.Errorf("%s read plainly has no %q: %.400q", c.address, words, read)
			}
		}
	}
}
