//go:build browser

package browser

import (
	"bytes"
	"encoding/xml"
	"image"
	_ "image/png"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// fetched clicks a download and returns the file's name and bytes.
func (v *visit) fetched(dir, action string) (string, []byte) {
	v.t.Helper()
	return v.downloaded(dir, `figure.series [data-action="`+action+`"]`)
}

// downloaded is what the browser saves in a folder when something is clicked.
func (v *visit) downloaded(dir, selector string) (string, []byte) {
	v.t.Helper()
	names := func() []string {
		entries, err := os.ReadDir(dir)
		if err != nil {
			v.t.Fatal(err)
		}
		var all []string
		for _, e := range entries {
			all = append(all, e.Name())
		}
		return all
	}
	before, name := names(), ""
	v.click(selector)
	eventually(v.t, "the download of "+selector, func() bool {
		for _, n := range names() {
			if !slices.Contains(before, n) && !strings.HasSuffix(n, ".crdownload") && !strings.HasPrefix(n, ".") {
				name = n
				info, err := os.Stat(filepath.Join(dir, n))
				return err == nil && info.Size() > 0
			}
		}
		return false
	})
	content, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		v.t.Fatal(err)
	}
	return name, content
}

// svgTexts reads the texts of an SVG document, halos aside, and its size.
func svgTexts(t *testing.T, content []byte) (texts []string, width, height string) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(content))
	text, depth := "", 0
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return texts, width, height
		}
		if err != nil {
			t.Fatalf("the file is no XML: %v", err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			hidden := false
			for _, a := range e.Attr {
				switch {
				case a.Name.Local == "aria-hidden":
					hidden = true
				case e.Name.Local == "svg" && a.Name.Local == "width" && width == "":
					width = a.Value
				case e.Name.Local == "svg" && a.Name.Local == "height" && height == "":
					height = a.Value
				}
			}
			if e.Name.Local == "text" && !hidden {
				depth, text = 1, ""
			}
		case xml.CharData:
			if depth > 0 {
				text += string(e)
			}
		case xml.EndElement:
			if e.Name.Local == "text" && depth > 0 {
				texts, depth = append(texts, strings.Join(strings.Fields(text), " ")), 0
			}
		}
	}
}

// visibleTexts are the texts of the chart on the page, as far as they are seen.
const visibleTexts = `() => [...document.querySelectorAll("figure.series .drawing text")].filter(t => t.getBoundingClientRect().width > 0).map(t => t.childNodes.length
	? [...t.childNodes].filter(n => n.nodeType === 3 || n.getBoundingClientRect().width > 0).map(n => n.textContent).join("").trim().replace(/\s+/g, " ") : "")`

// The file says what the page says: its title, its period, its source, and
// every number that is written on the chart.
func TestTheDownloadedSVGSaysWhatThePageSays(t *testing.T) {
	t.Parallel()
	cases := []struct{ bundle, path, name string }{
		{"tinygo", "/gallery/" + pair + "/", "lines-pair-1990-2023.svg"},
		{"go", "/gallery/" + pair + "/", "lines-pair-1990-2023.svg"},
		{"tinygo", "/gallery/" + pair + "/?time=2005..2015&scale=indexed&focus=DEU", "lines-pair-2005-2015.svg"},
		{"tinygo", "/ja/gallery/" + pair + "/?time=2020", "lines-pair-2020.svg"},
		{"tinygo", "/gallery/matrix/", "matrix.svg"},
		{"tinygo", "/gallery/ratios-with-benchmark/", "ratios-with-benchmark.svg"},
		{"tinygo", "/gallery/slope/", "slope.svg"},
		{"tinygo", "/gallery/flow/", "flow.svg"},
		{"tinygo", "/gallery/markup-in-labels/", "markup-in-labels.svg"},
	}
	for _, c := range cases {
		t.Run(c.bundle+" "+c.path, func(t *testing.T) {
			dir := t.TempDir()
			v := visitExample(t, galleries[c.bundle], c.path)
			v.must(v.Downloads(dir))
			name, content := v.fetched(dir, "svg")
			same(t, "the file's name", name, c.name)
			texts, width, _ := svgTexts(t, content)
			same(t, "its width", width, "800")
			whole := strings.Join(texts, " ")
			for _, selector := range []string{"figure.series h2", "figure.series figcaption p"} {
				// A title is broken into lines, in Japanese without a space.
				if want := strings.Join(strings.Fields(v.text(selector)), ""); !strings.Contains(strings.ReplaceAll(whole, " ", ""), want) {
					t.Errorf("the file does not say %q", want)
				}
			}
			if strings.Contains(c.path, "lines-pair") && !strings.Contains(whole, "OpenAlex") {
				t.Error("the file does not name its source")
			}
			page := get[[]string](v, visibleTexts)
			if len(page) == 0 {
				t.Fatal("the chart on the page has no text")
			}
			for _, text := range page {
				if !slices.Contains(texts, text) {
					t.Errorf("the page's chart says %q, the file does not", text)
				}
			}
			if strings.Contains(string(content), "var(--") || strings.Contains(string(content), "class=") {
				t.Error("the file leans on a stylesheet that it has not")
			}
		})
	}
}

// inked is the share of a picture's pixels that are not of its corner's
// colour.
func inked(picture image.Image) float64 {
	b := picture.Bounds()
	r0, g0, b0, _ := picture.At(b.Min.X, b.Min.Y).RGBA()
	drawn := 0
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if r, g, bl, _ := picture.At(x, y).RGBA(); r != r0 || g != g0 || bl != b0 {
				drawn++
			}
		}
	}
	return float64(drawn) / float64(b.Dx()*b.Dy())
}

func TestTheDownloadedPicturesHaveTheirSizes(t *testing.T) {
	t.Parallel()
	forGalleries(t, func(t *testing.T, server *Server) {
		dir := t.TempDir()
		v := visitExample(t, server, "/gallery/"+pair+"/")
		v.must(v.Downloads(dir))
		_, content := v.fetched(dir, "svg")
		_, width, height := svgTexts(t, content)
		drawn := get[[]int](v, `(w, h) => [Number(w), Number(h)]`, width, height)
		names := map[string]bool{}
		for _, c := range []struct {
			action        string
			width, height int
		}{{"png", drawn[0], drawn[1]}, {"png2", 2 * drawn[0], 2 * drawn[1]}, {"social", 1200, 630}, {"slide", 1920, 1080}} {
			name, content := v.fetched(dir, c.action)
			if !strings.HasPrefix(name, "lines-pair-1990-2023") || !strings.HasSuffix(name, ".png") || names[name] {
				t.Errorf("%s: the file's name is %q", c.action, name)
			}
			names[name] = true
			t.Logf("%s: %s, %d bytes", c.action, name, len(content))
			picture, kind, err := image.Decode(bytes.NewReader(content))
			if err != nil {
				t.Fatalf("%s: %v", c.action, err)
			}
			same(t, c.action+": kind", kind, "png")
			same(t, c.action+": pixels", picture.Bounds().Size(), image.Pt(c.width, c.height))
			if share := inked(picture); share < 0.01 || share > 0.9 {
				t.Errorf("%s: %.1f %% of the picture is drawn on", c.action, share*100)
			}
		}
	})
}

func TestAChartIsCopiedAsAPicture(t *testing.T) {
	server := galleries["tinygo"]
	v := visitExample(t, server, "/gallery/"+pair+"/")
	v.must(v.Clipboard())
	v.click(`figure.series [data-action="copy"]`)
	type copied struct {
		Kinds         string
		Width, Height int
		Said          string
	}
	got := get[copied](v, `async () => {
		const region = document.getElementById("announcement"), until = performance.now() + 10000;
		while (!region.textContent && performance.now() < until) await new Promise(keep => setTimeout(keep, 50));
		const items = await navigator.clipboard.read();
		const blob = await items[0].getType("image/png"), bitmap = await createImageBitmap(blob);
		return {Kinds: items.map(i => i.types.join()).join(), Width: bitmap.width, Height: bitmap.height, Said: region.textContent};
	}`)
	same(t, "what is on the clipboard", got.Kinds, "image/png")
	same(t, "its width", got.Width, 1600)
	if got.Height < 400 || math.Mod(float64(got.Height), 2) != 0 {
		t.Errorf("its height is %d", got.Height)
	}
	if got.Said == "" {
		t.Error("the reader is not told that it was copied")
	}
	t.Run("not offered where it cannot be done", func(t *testing.T) {
		v := open(t, small().Origin(loopback), galleries["tinygo"].Origin(loopback))
		v.must(v.Before(`delete globalThis.ClipboardItem;`))
		v.start(galleries["tinygo"].Origin(loopback) + "/gallery/" + pair + "/")
		seen := get[[]bool](v, `() => ["copy", "svg"].map(a => document.querySelector("figure.series [data-action=" + a + "]").checkVisibility({visibilityProperty: true}))`)
		same(t, "the button is seen", seen[0], false)
		same(t, "another is seen", seen[1], true)
	})
}
