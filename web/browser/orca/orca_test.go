//go:build browser

package orca

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bilateral/testdata/golden"
	"bilateral/web/browser"
)

// bundleVariable says where the bundle is that readers get.
const bundleVariable = "EXPLORER_BUNDLE_TINYGO"

// visits are what a reader does on pages of both programs and in both languages: the
// address is that of a figure whose first stop is its chart.
var visits = []struct {
	address, title string
	keys           []string
}{
	{"/#joint-works-title", "UK–Japan joint works grew", []string{"Tab", "Right", "Down", "Tab"}},
	{"/partners/#joint-works-shares-title", "Partners", []string{"Tab", "Right", "End", "Left", "Return", "Right", "Escape", "shift+Tab"}},
	{"/ja/mobility/#student-mobility-title", "留学・研究者交流", []string{"Tab", "Right", "Right", "Tab"}},
}

// On focus a reader hears a chart's name, kind and how to move, on a move the point
// and nothing twice, on leaving the next stop: a golden file for each browser.
func TestOrcaSpeaksTheChart(t *testing.T) {
	bundle := os.Getenv(bundleVariable)
	if bundle == "" {
		t.Fatalf("%s is not set; it names the directory of the bundle that is heard: make test does all", bundleVariable)
	}
	command := filepath.Join(t.TempDir(), "explorer")
	if err := browser.BuildExplorer(filepath.Join("..", "..", ".."), command); err != nil {
		t.Fatal(err)
	}
	server, err := browser.StartServer(command, bundle)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := server.Stop(); err != nil {
			t.Error(err)
		}
	}()
	t.Run("in", func(t *testing.T) {
		for _, b := range Browsers {
			t.Run(b.Name, func(t *testing.T) {
				t.Parallel()
				golden.Compare(t, b.Name+".txt", []byte(heard(t, b, server.Origin("127.0.0.1"))))
			})
		}
	})
}

// tries are how often a page is opened before what is heard of it counts: a machine that
// does much else may swallow words.
const tries = 3

// heard is what is said in a browser: a line for each key.
func heard(t *testing.T, b Browser, origin string) string {
	t.Helper()
	s, err := Start(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	want, err := os.ReadFile(filepath.Join("testdata", b.Name+".txt"))
	if err != nil && !golden.Updating() {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, v := range visits {
		var words strings.Builder
		for try := 1; ; try++ {
			words.Reset()
			if err := s.Open(b, origin+v.address, v.title); err != nil {
				t.Fatal(err)
			}
			fmt.Fprintln(&words, v.address)
			for _, key := range v.keys {
				said, err := s.Press(key)
				if err != nil {
					t.Fatal(err)
				}
				fmt.Fprintf(&words, "  %s: %s\n", key, said)
			}
			if try == tries || golden.Updating() || strings.Contains(string(want), words.String()) {
				break
			}
			t.Logf("try %d:\n%s", try, &words)
		}
		all.WriteString(words.String())
	}
	return all.String()
}
