package main

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// patience is how long an export of the second dataset may take where others work too.
const patience = 3 * time.Minute

// export writes the second dataset's site into a folder and gives what it says.
func exportTo(t *testing.T, folder string, args ...string) {
	t.Helper()
	code, stdout, stderr := invokeWithin(t, patience, append([]string{"export", folder, "-data", secondDataset, "-public-url", "https://explorer.example"}, args...)...)
	if code != done || !strings.HasPrefix(stdout, "exported: "+folder) {
		t.Fatalf("export ends with %d and says %q, %q", code, stdout, stderr)
	}
}

// atTheRoot is an export that tests read and copy, made for the first that does.
var atTheRoot struct {
	once  sync.Once
	files map[string]string
}

func exportedAtTheRoot(t *testing.T) map[string]string {
	t.Helper()
	atTheRoot.once.Do(func() {
		folder := filepath.Join(t.TempDir(), "site")
		exportTo(t, folder, "-bundle", testBundle(t))
		atTheRoot.files = filesOf(t, folder)
	})
	return atTheRoot.files
}

// copied writes the export at the root into a folder of the test's own.
func copied(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "site")
	for name, content := range exportedAtTheRoot(t) {
		to := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		writeFile(t, to, content)
	}
	return folder
}

const secondDataset = "testdata/second.json"

// addressesIn are the addresses in a document's attributes, its block of data and its
// texts, those of the site's own by their path.
func addressesIn(t *testing.T, document, home string) []string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			found = append(found, spelledOut.FindAllString(n.Data, -1)...)
		}
		for _, a := range n.Attr {
			// What a program knows a page and a node by is no address of a file.
			if a.Key == "data-address" || a.Key == "data-key" || a.Key == "value" || a.Key == "data-base" {
				continue
			}
			// Words may have a slash among them.
			if fields := strings.Fields(a.Val); !slices.ContainsFunc(fields, func(f string) bool { return !strings.HasPrefix(f, "/") && !strings.HasPrefix(f, home) }) {
				found = append(found, fields...)
			}
		}
	}
	var own []string
	for _, address := range found {
		if rest, is := strings.CutPrefix(address, home); is {
			address = rest
		}
		if strings.HasPrefix(address, "/") && !strings.HasPrefix(address, "//") {
			own = append(own, address)
		}
	}
	return own
}

var spelledOut = regexp.MustCompile(`https://explorer\.example/[\w.~/?&;=%-]*[\w/]`)

// In an export a link that leads to no file is one that no host can answer.
func TestEveryAddressInAnExportLeadsToAFile(t *testing.T) {
	below := filepath.Join(t.TempDir(), "site")
	exportTo(t, below, "-bundle", testBundle(t), "-base", "/sub/path/")
	for _, c := range []struct {
		sentence, base string
		files          map[string]string
	}{
		{"at the root", "", exportedAtTheRoot(t)},
		{"below a sub-path", "/sub/path", filesOf(t, below)},
	} {
		checked := 0
		for name, content := range c.files {
			if path.Ext(name) != ".html" {
				continue
			}
			for _, address := range addressesIn(t, content, "https://explorer.example") {
				checked++
				target, _, _ := strings.Cut(address, "#")
				target, query, _ := strings.Cut(target, "?")
				file, is := strings.CutPrefix(target, c.base+"/")
				if strings.HasSuffix(target, "/") {
					file += "index.html"
				} else if query != "" {
					t.Errorf("%s: %s: %s asks a host for a file with a query", c.sentence, name, address)
				}
				if _, there := c.files[file]; !is || !there {
					t.Errorf("%s: %s: %s leads to no file", c.sentence, name, address)
				}
			}
		}
		if checked < 1000 {
			t.Errorf("%s: only %d addresses were found", c.sentence, checked)
		}
	}
}

// filesOf are the files of a folder by their names.
func filesOf(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(filepath.Join(folder, name))
		files[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// What changed between two exports has to be what changed in the site.
func TestTheSameSiteIsExportedAsTheSameBytes(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "site")
	exportTo(t, folder, "-bundle", testBundle(t))
	first, second := exportedAtTheRoot(t), filesOf(t, folder)
	if len(first) != len(second) || len(first) < 200 {
		t.Fatalf("there are %d and %d files", len(first), len(second))
	}
	for name, content := range first {
		if second[name] != content {
			t.Errorf("%s differs", name)
		}
	}
}

func TestAnExportIsRefusedBeforeAnythingIsWritten(t *testing.T) {
	full, file := t.TempDir(), filepath.Join(t.TempDir(), "file")
	writeFile(t, filepath.Join(full, "mine.txt"), "mine")
	writeFile(t, file, "")
	fresh := func() string { return filepath.Join(t.TempDir(), "site") }
	for _, test := range []struct {
		what string
		args []string
		code int
		says []string
	}{
		{"no folder", []string{"-public-url", "https://explorer.example"}, misusage, []string{"one folder", "explorer export DIR"}},
		{"two folders", []string{fresh(), fresh(), "-public-url", "https://explorer.example"}, misusage, []string{"one folder"}},
		{"no public URL", []string{fresh()}, misusage, []string{"-public-url https://example.org"}},
		{"a public URL with a path", []string{fresh(), "-public-url", "https://explorer.example/sub/"}, failed, []string{`"https://explorer.example/sub/"`, "nothing after it"}},
		{"a base without a slash at its end", []string{fresh(), "-public-url", "https://explorer.example", "-base", "/sub"}, misusage, []string{`-base`, `"/sub"`, "begins and ends with a slash"}},
		{"a base that leads out", []string{fresh(), "-public-url", "https://explorer.example", "-base", "/../"}, misusage, []string{`"/../"`}},
		{"a base with a query", []string{fresh(), "-public-url", "https://explorer.example", "-base", "/a?b/"}, misusage, []string{`"/a?b/"`}},
		{"a folder that is not ours", []string{full, "-public-url", "https://explorer.example"}, failed, []string{full, "not empty"}},
		{"a file", []string{file, "-public-url", "https://explorer.example"}, failed, []string{file, "not a directory"}},
		{"a folder in none", []string{filepath.Join(file, "site"), "-public-url", "https://explorer.example"}, failed, []string{file}},
		{"no former export", []string{fresh(), "-public-url", "https://explorer.example", "-previous", full}, failed, []string{full, "holds no export"}},
	} {
		t.Run(test.what, func(t *testing.T) {
			code, stdout, stderr := invoke(t, append([]string{"export", "-data", secondDataset, "-bundle", testBundle(t)}, test.args...)...)
			if code != test.code || stdout != "" {
				t.Errorf("export ends with %d, want %d, and prints %q", code, test.code, stdout)
			}
			for _, words := range test.says {
				if !strings.Contains(stderr, words) {
					t.Errorf("it says %q, without %q", stderr, words)
				}
			}
		})
	}
	if got := filesOf(t, full); len(got) != 1 || got["mine.txt"] != "mine" {
		t.Errorf("the folder that is not ours now holds %v", got)
	}
}

// A page that was opened before a deploy asks for the assets that it knows.
func TestAnExportTakesThePlaceOfAFormerOne(t *testing.T) {
	folder := copied(t)
	before := exportedAtTheRoot(t)
	writeFile(t, filepath.Join(folder, "CNAME"), "explorer.example")
	if err := os.MkdirAll(filepath.Join(folder, ".git", "refs"), 0o755); err != nil {
		t.Fatal(err)
	}
	same := filepath.Join(folder, "robots.txt")
	at := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	if err := os.Chtimes(same, at, at); err != nil {
		t.Fatal(err)
	}
	bundle := testBundle(t)
	writeFile(t, filepath.Join(bundle, "style.css"), "a{color:blue}")
	again := func(args ...string) map[string]string {
		t.Helper()
		exportTo(t, folder, append([]string{"-bundle", bundle}, args...)...)
		return filesOf(t, folder)
	}
	styles := func(files map[string]string) (names []string) {
		for name := range files {
			if strings.HasPrefix(name, "web/style.") && strings.HasSuffix(name, ".css") {
				names = append(names, name)
			}
		}
		slices.Sort(names)
		return names
	}
	former := styles(before)
	kept := again("-previous", folder)
	if got := styles(kept); len(former) != 1 || len(got) != 2 || !slices.Contains(got, former[0]) {
		t.Errorf("of %v and what is new the folder holds %v", former, got)
	}
	if kept["CNAME"] != "explorer.example" {
		t.Error("a file that is not the export's own is gone")
	}
	if _, err := os.Stat(filepath.Join(folder, ".git", "refs")); err != nil {
		t.Error("an empty folder that is not the export's own is gone")
	}
	if info, err := os.Stat(same); err != nil || !info.ModTime().Equal(at) {
		t.Errorf("a file that did not change has another time: %v, %v", info, err)
	}
	if got := styles(again()); len(got) != 1 || got[0] == former[0] {
		t.Errorf("without -previous the folder holds %v", got)
	}
	beside, err := os.ReadDir(filepath.Dir(folder))
	if err != nil || len(beside) != 1 {
		t.Errorf("beside the folder stands %v, %v", beside, err)
	}
}

// A server takes over from an export as from another version of itself.
func TestAServerServesTheAssetsOfAFormerExport(t *testing.T) {
	folder := copied(t)
	var style string
	for name := range exportedAtTheRoot(t) {
		if strings.HasPrefix(name, "web/style.") && strings.HasSuffix(name, ".css") {
			style = "/" + name
		}
	}
	bundle := testBundle(t)
	writeFile(t, filepath.Join(bundle, "style.css"), "a{color:blue}")
	with := start(t, "serve", "-addr", "127.0.0.1:0", "-data", secondDataset, "-bundle", bundle, "-previous", folder)
	if status, body := get(t, with.url+style); status != 200 || body != "a{color:red}" {
		t.Errorf("%s has status %d and %q", style, status, body)
	}
	without := start(t, "serve", "-addr", "127.0.0.1:0", "-data", secondDataset, "-bundle", bundle)
	if status, _ := get(t, without.url+style); status != 404 {
		t.Errorf("without -previous %s has status %d", style, status)
	}
	if code, _, stderr := invoke(t, "serve", "-addr", "127.0.0.1:0", "-data", secondDataset, "-bundle", bundle, "-previous", t.TempDir()); code != failed || !strings.Contains(stderr, "-previous") || !strings.Contains(stderr, "holds no export") {
		t.Errorf("with no export in the folder serve ends with %d and says %q", code, stderr)
	}
}
