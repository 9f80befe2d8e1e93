//go:build npm

package main

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"image/png"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// preview is what another program shows of a link.
type preview struct {
	Title, Description, URL, Card, Image, Type, Alt string
	Images, Width, Height                           int
}

// Another program shows a link to every page that is listed, to frames and to a view: with a
// title, and with one picture that is there and as large as it is said to be.
func TestAnotherReaderShowsLinks(t *testing.T) {
	s := start(t, "serve", "-addr", "127.0.0.1:0", "-bundle", testBundle(t))
	var sitemap struct {
		Pages []string `xml:"url>loc"`
	}
	_, text := get(t, s.url+"/sitemap.xml")
	if err := xml.Unmarshal([]byte(text), &sitemap); err != nil || len(sitemap.Pages) < 50 {
		t.Fatalf("%d pages in the sitemap, %v", len(sitemap.Pages), err)
	}
	addresses := append(sitemap.Pages, s.url+"/embed/indicators/fwci/?theme=dark", s.url+"/ja/embed/table/", s.url+"/partners/?country=DEU~JPN&time=2000..2010")
	folder := t.TempDir()
	for i, address := range addresses {
		_, page := get(t, address)
		writeFile(t, filepath.Join(folder, strconv.Itoa(i)+".html"), page)
	}
	root, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	references := filepath.Join(root, "testdata", "references")
	out, err := exec.Command("node", filepath.Join(references, "links.cjs"), filepath.Join(root, ".cache", "npm", "references", "node_modules"), folder).Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("%v: %s\nrun testdata/references/install (make test does)", err, exit.Stderr)
		}
		t.Fatal(err)
	}
	var read map[string]preview
	if err := json.Unmarshal(out, &read); err != nil {
		t.Fatal(err)
	}
	for i, address := range addresses {
		p := read[strconv.Itoa(i)+".html"]
		if p.Title == "" || p.Description == "" || p.Alt == "" || p.Type != "image/png" || p.Card != "summary_large_image" || p.Images != 1 {
			t.Errorf("%s is shown as %+v", address, p)
		}
		if want := strings.ReplaceAll(strings.ReplaceAll(address, "/embed", ""), "?theme=dark", ""); p.URL != want && !strings.Contains(address, "/embed/table/") {
			t.Errorf("the link to %s leads to %s, want %s", address, p.URL, want)
		}
		if i%8 > 0 && i < len(sitemap.Pages) {
			continue // they are made the same way
		}
		response, err := http.Get(p.Image)
		if err != nil {
			t.Fatal(err)
		}
		size, err := png.DecodeConfig(response.Body)
		_ = response.Body.Close()
		if err != nil || response.StatusCode != http.StatusOK || size.Width != p.Width || size.Height != p.Height || response.Header.Get("Cross-Origin-Resource-Policy") != "cross-origin" {
			t.Errorf("%s: the picture %s is %d by %d, said to be %d by %d; %d, %v", address, p.Image, size.Width, size.Height, p.Width, p.Height, response.StatusCode, err)
		}
	}
}
