//go:build npm

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// shown is how another program would show a link.
type shown struct {
	Type, Version, Title, HTML, Method string
	Width, Height                      int
	ProviderName                       string `json:"provider_name"`
	ThumbnailURL                       string `json:"thumbnail_url"`
	ThumbnailWidth                     int    `json:"thumbnail_width"`
	Picture                            struct{ URL string }
}

// Two other programs find how a page is shown on another site by what the page says: the
// frame of its view, which is there, within the size that they ask for.
func TestAnotherReaderEmbedsPages(t *testing.T) {
	s := start(t, "serve", "-addr", "127.0.0.1:0", "-bundle", testBundle(t))
	frames := []struct{ page, frame string }{
		{"/", "/embed/table/"},
		{"/ja/?indicator=total-outputs&tab=table", "/ja/embed/table/?indicator=total-outputs&tab=table"},
		{"/partners/?country=DEU~JPN&time=2000..2010", "/embed/partners/?country=DEU~JPN&time=2000..2010&compact=1&tab=chart"},
		{"/ja/mobility/", "/ja/embed/mobility/?compact=1&tab=chart"},
		{"/evidence/?verdict=agrees", "/embed/evidence/?verdict=agrees"},
		{"/indicators/fwci/", "/embed/indicators/fwci/?compact=1&tab=chart"},
		{"/embed/indicators/gdp/?theme=dark", "/embed/indicators/gdp/?theme=dark&tab=chart"},
	}
	root, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	arguments := []string{filepath.Join(root, "testdata", "references", "oembed.mjs"), filepath.Join(root, ".cache", "npm", "references", "node_modules")}
	for _, f := range frames {
		arguments = append(arguments, s.url+f.page)
	}
	out, err := exec.Command("node", arguments...).Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("%v: %s\nrun testdata/references/install (make test does)", err, exit.Stderr)
		}
		t.Fatal(err)
	}
	var found []struct{ All, Small, Other shown }
	if err := json.Unmarshal(out, &found); err != nil || len(found) != len(frames) {
		t.Fatalf("%d answers, want %d: %v", len(found), len(frames), err)
	}
	for i, f := range frames {
		first, second := found[i].All, found[i].Other
		for what, got := range map[string]shown{"oembed-extractor": first, "unfurl.js": second} {
			// unfurl.js has the entities of the HTML read already.
			src := fmt.Sprintf(`<iframe src="%s" title="%s" width="640" height="%d" `, s.url+f.frame, got.Title, got.Height)
			if html := strings.ReplaceAll(got.HTML, "&amp;", "&"); !strings.HasPrefix(html, src) || got.Type != "rich" || got.Version != "1.0" || got.Title == "" || got.ProviderName == "" || got.Width != 640 {
				t.Errorf("%s: %s would show %+v, want %s", f.page, what, got, src)
			}
		}
		if first.Method != "auto-discovery" || !strings.HasPrefix(first.ThumbnailURL, s.url) || first.ThumbnailWidth != 1200 || second.Picture.URL != first.ThumbnailURL {
			t.Errorf("%s: found by %s, with the pictures %q and %q", f.page, first.Method, first.ThumbnailURL, second.Picture.URL)
		}
		if small := found[i].Small; small.Width != 320 || small.Height != 240 || !strings.Contains(small.HTML, ` width="320" height="240" `) {
			t.Errorf("%s: asked for 320 by 240, %+v", f.page, small)
		}
		if status, _ := get(t, s.url+f.frame); status != http.StatusOK {
			t.Errorf("%s: the frame %s has the status %d", f.page, f.frame, status)
		}
	}
}
