package main

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// named is a file of the second dataset with another name and product.
func named(t *testing.T, name, product string) string {
	t.Helper()
	second, err := os.ReadFile(filepath.Join("testdata", "second.json"))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer(`"france-brazil-sample"`, `"`+name+`"`, "France–Brazil Sample Explorer", product).Replace(string(second))
	file := filepath.Join(t.TempDir(), "dataset.json")
	writeFile(t, file, text)
	return file
}

var second = filepath.Join("testdata", "second.json")

func TestDatasetsAreServedSideBySide(t *testing.T) {
	s := start(t, "serve", "-addr", "127.0.0.1:0", "-bundle", testBundle(t), "-data", second, "-data", named(t, "other", "Other Explorer"), "-public-url", "https://explorer.example")
	for _, c := range []struct {
		path   string
		status int
		words  []string
	}{
		{"/", 200, []string{`<html lang="en">`, "<h1>All datasets</h1>", `<a href="/france-brazil-sample/">France–Brazil Sample Explorer</a>`, `<a href="/other/">Other Explorer</a>`, `hreflang="ja"`,
			`<link rel="canonical" href="https://explorer.example/">`, "Data version 0.1.0"}},
		{"/ja/", 200, []string{`<html lang="ja">`, "<h1>データセット一覧</h1>", `<a href="/other/ja/" lang="en">Other Explorer</a>`, `<link rel="canonical" href="https://explorer.example/ja/">`}},
		{"/france-brazil-sample/", 200, []string{`data-base="/france-brazil-sample"`, `data-address="/"`, `href="/france-brazil-sample/evidence/"`, `href="https://explorer.example/france-brazil-sample/"`}},
		{"/other/ja/", 200, []string{`lang="ja"`, "Other Explorer", `href="/other/ja/evidence/"`}},
		{"/other/?tab=table", 200, []string{`data-address="/?tab=table"`}},
		{"/other/%65vidence/", 200, []string{"Other Explorer"}},
		{"/other/manifest.webmanifest", 200, []string{`"start_url":"/other/"`, `"id":"/other/"`}},
		{"/other/app-worker.js", 200, []string{"const VERSION"}},
		{"/other/datapackage.json", 200, []string{`"name": "other"`}},
		{"/other/robots.txt", 200, []string{"https://explorer.example/other/sitemap.xml"}},
		{"/other/sitemap.xml", 200, []string{"https://explorer.example/other/ja/evidence/"}},
		{"/other/oembed?url=https%3A%2F%2Fexplorer.example%2Fother%2Fpartners%2F", 200, []string{"https://explorer.example/other/embed/partners/"}},
		{"/other/oembed?url=https%3A%2F%2Fexplorer.example%2Fpartners%2F", 404, nil},
		{"/other/nope/", 404, []string{"Other Explorer"}},
		{"/robots.txt", 200, []string{"https://explorer.example/france-brazil-sample/sitemap.xml\n", "https://explorer.example/other/sitemap.xml\n"}},
		{"/app-worker.js", 200, []string{"unregister"}},
		{"/healthz", 200, []string{"ok\n"}},
		{"/favicon.ico", 200, nil},
		{"/evidence/", 404, []string{`<html lang="en">`, `<a class="to" href="/">To all datasets</a>`, "noindex"}},
		{"/ja/evidence/", 404, []string{`<html lang="ja">`, `href="/ja/"`}},
		{"/web/none.css", 404, nil},
	} {
		status, body := get(t, s.url+c.path)
		if status != c.status {
			t.Errorf("%s: status %d, want %d", c.path, status, c.status)
		}
		for _, words := range c.words {
			if !strings.Contains(body, words) {
				t.Errorf("%s does not say %q:\n%.3000s", c.path, words, body)
			}
		}
	}
	quiet := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for path, want := range map[string]string{"/other": "./other/", "/other?a=b": "./other/?a=b", "/ja": "./ja/", "/other/evidence": "./evidence/", "/other/Evidence/": "../evidence/"} {
		r, err := quiet.Get(s.url + path)
		if err != nil {
			t.Fatal(err)
		}
		r.Body.Close()
		if got := r.Header.Get("Location"); r.StatusCode != 308 || got != want {
			t.Errorf("%s: status %d to %q, want 308 to %q", path, r.StatusCode, got, want)
		}
	}
	r, err := http.Post(s.url+"/", "text/plain", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	if r.StatusCode != 405 || r.Header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("an index answers POST with status %d", r.StatusCode)
	}
}

var namedIn = regexp.MustCompile(` (?:href|src|action|data-(?:dataset|pages|parts|places|search|wasm|words|worker))="(/[^"#]*)`)

func TestEveryAddressOfASiteBesideOthersIsBelowItsName(t *testing.T) {
	s := start(t, "serve", "-addr", "127.0.0.1:0", "-bundle", testBundle(t), "-data", second, "-data", named(t, "other", "Other Explorer"))
	seen := map[string]bool{}
	for _, path := range []string{"/", "/ja/", "/other/", "/other/ja/partners/", "/other/evidence/", "/other/slides/", "/other/embed/partners/", "/other/about/"} {
		_, body := get(t, s.url+path)
		for _, m := range namedIn.FindAllStringSubmatch(body, -1) {
			for address := range strings.FieldsSeq(strings.ReplaceAll(m[1], "&amp;", "&")) {
				if strings.HasPrefix(path, "/other/") && !strings.HasPrefix(address, "/other/") {
					t.Errorf("%s names %s", path, address)
				}
				if seen[address] {
					continue
				}
				seen[address] = true
				r, err := http.Head(s.url + address)
				if err != nil {
					t.Fatal(err)
				}
				r.Body.Close()
				if r.StatusCode != 200 {
					t.Errorf("%s names %s, which has status %d", path, address, r.StatusCode)
				}
			}
		}
	}
	if len(seen) < 50 {
		t.Errorf("only %d addresses were found", len(seen))
	}
}

func TestServeRefusesDatasetsThatCannotStandSideBySide(t *testing.T) {
	bundle := testBundle(t)
	same := named(t, "france-brazil-sample", "Same")
	for _, c := range []struct {
		sentence string
		others   []string
		words    []string
	}{
		{"two of one name", []string{same}, []string{second, same, `"france-brazil-sample"`, "a name each"}},
		{"a page's path for a name", []string{named(t, "evidence", "Other")}, []string{`"evidence"`, "the site's own paths"}},
		{"the path of a language for a name", []string{named(t, "ja", "Other")}, []string{`"ja"`, "the site's own paths"}},
		{"the path of assets for a name", []string{named(t, "web", "Other")}, []string{`"web"`, "the site's own paths"}},
		{"a file's path for a name", []string{named(t, "datapackage.zip", "Other")}, []string{`"datapackage.zip"`}},
		{"a name with a slash", []string{named(t, "a/b", "Other")}, []string{`"a/b"`, "letters, digits"}},
		{"a name of dots", []string{named(t, "..", "Other")}, []string{`".."`}},
		{"a name with a space", []string{named(t, "a b", "Other")}, []string{`"a b"`}},
		{"one that is not there", []string{"no-such.json"}, []string{"no-such.json"}},
		{"one with faults", []string{editedSecond(t, `"value": 310`, `"value": -310`)}, []string{"edited.json: observations, row 7"}},
	} {
		args := []string{"serve", "-addr", "127.0.0.1:0", "-bundle", bundle, "-data", second}
		for _, other := range c.others {
			args = append(args, "-data", other)
		}
		code, _, stderr := invoke(t, args...)
		if code != failed {
			t.Errorf("%s: exit code %d, want %d", c.sentence, code, failed)
		}
		for _, words := range c.words {
			if !strings.Contains(stderr, words) {
				t.Errorf("%s: the message does not say %q:\n%s", c.sentence, words, stderr)
			}
		}
	}
	for _, args := range [][]string{{"-data", ""}, {"-gallery", "-data", second, "-data", same}} {
		if code, _, stderr := invoke(t, append([]string{"serve"}, args...)...); code != misusage || stderr == "" {
			t.Errorf("%q: exit code %d, want %d and a message", args, code, misusage)
		}
	}
}

var versionIn = regexp.MustCompile(`data-version="([0-9a-f]+)"`)

func TestAHangupTakesUpAChangedDataset(t *testing.T) {
	source, err := os.ReadFile(second)
	if err != nil {
		t.Fatal(err)
	}
	edited := func(old, now string) []byte {
		if !strings.Contains(string(source), old) {
			t.Fatalf("the dataset has no %s", old)
		}
		return []byte(strings.Replace(string(source), old, now, 1))
	}
	file := filepath.Join(t.TempDir(), "dataset.json")
	writeFile(t, file, string(source))
	s := start(t, "serve", "-addr", "127.0.0.1:0", "-bundle", testBundle(t), "-data", file)
	version, dataset := "", ""
	for _, c := range []struct {
		sentence string
		content  []byte // nil for no file
		says     string // the log
		figure   string // on the page
		changed  bool
	}{
		{"the same file", source, `msg="dataset unchanged"`, "310", false},
		{"another figure", edited(`"value": 310`, `"value": 311`), `msg="dataset taken up"`, "311", true},
		{"a file with faults", edited(`"value": 310`, `"value": -312`), "observations, row 7", "311", false},
		{"half a file", source[:len(source)/2], "not taken up", "311", false},
		{"no file", nil, "no such file", "311", false},
		{"a file at last", edited(`"value": 310`, `"value": 313`), `msg="dataset taken up"`, "313", true},
		{"another name, which is no address here", edited(`"france-brazil-sample"`, `"renamed"`), `msg="dataset taken up"`, "310", true},
	} {
		_, page := get(t, s.url+"/")
		version = versionIn.FindStringSubmatch(page)[1]
		dataset = regexp.MustCompile(`data-dataset="([^"]+)"`).FindStringSubmatch(page)[1]
		if c.content == nil {
			if err := os.Remove(file); err != nil {
				t.Fatal(err)
			}
		} else {
			writeFile(t, file, string(c.content))
		}
		before := len(s.stderr.String())
		hangUp(t, func() bool { return strings.Contains(s.stderr.String()[before:], c.says) }, c.sentence, s.stderr)
		_, page = get(t, s.url+"/")
		if changed := versionIn.FindStringSubmatch(page)[1] != version; changed != c.changed {
			t.Errorf("%s: the version changes: %t, want %t", c.sentence, changed, c.changed)
		}
		if !strings.Contains(page, c.figure) {
			t.Errorf("%s: the page does not say %s", c.sentence, c.figure)
		}
		if status, worker := get(t, s.url+"/app-worker.js"); status != 200 || !strings.Contains(worker, versionIn.FindStringSubmatch(page)[1]) {
			t.Errorf("%s: the worker is of another version than the page", c.sentence)
		}
		if status, _ := get(t, s.url+dataset); status != 200 {
			t.Errorf("%s: what a page asks for that was opened before has status %d", c.sentence, status)
		}
	}
}

// hangUp tells the server to take up what has changed, and waits until it has.
func hangUp(t *testing.T, taken func() bool, sentence string, said *output) {
	t.Helper()
	if err := syscall.Kill(os.Getpid(), syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(30 * time.Second); !taken(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%s: the server says\n%s", sentence, said.String())
		}
	}
}

func TestAHangupLeavesTheNamesOfSitesAsTheyAre(t *testing.T) {
	file := named(t, "other", "Other Explorer")
	s := start(t, "serve", "-addr", "127.0.0.1:0", "-bundle", testBundle(t), "-data", second, "-data", file)
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, file, strings.Replace(string(content), `"other"`, `"another"`, 1))
	hangUp(t, func() bool { return strings.Contains(s.stderr.String(), "keeps its name") }, "another name", s.stderr)
	for path, want := range map[string]int{"/other/": 200, "/another/": 404, "/france-brazil-sample/": 200} {
		if status, _ := get(t, s.url+path); status != want {
			t.Errorf("%s has status %d, want %d", path, status, want)
		}
	}
	writeFile(t, file, strings.ReplaceAll(string(content), "Other Explorer", "Better Explorer"))
	hangUp(t, func() bool { return strings.Contains(s.stderr.String(), "taken up\" file") }, "another product", s.stderr)
	for _, path := range []string{"/", "/other/"} {
		if _, body := get(t, s.url+path); !strings.Contains(body, "Better Explorer") {
			t.Errorf("%s does not say what the dataset is called now", path)
		}
	}
}

// While editions change, each reader gets one or the other, whole: a page, and all that it
// names.
func TestReadersNeverSeeHalfAnEdition(t *testing.T) {
	source, err := os.ReadFile(second)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "dataset.json")
	writeFile(t, file, string(source))
	s := start(t, "serve", "-addr", "127.0.0.1:0", "-bundle", testBundle(t), "-data", file)
	dataset := regexp.MustCompile(`data-dataset="([^"]+)"`)
	var wait sync.WaitGroup
	stop := make(chan struct{})
	for range 4 {
		wait.Go(func() {
			figures := map[string]string{} // by version
			for {
				select {
				case <-stop:
					return
				default:
				}
				_, page := get(t, s.url+"/")
				version, figure := versionIn.FindStringSubmatch(page), regexp.MustCompile(`<b><span>31\d<`).FindString(page)
				if version == nil || figure == "" {
					t.Errorf("the page is\n%.300s", page)
					return
				}
				if was := figures[version[1]]; was != "" && was != figure {
					t.Errorf("version %s says %q, then %q", version[1], was, figure)
				}
				figures[version[1]] = figure
				if status, _ := get(t, s.url+dataset.FindStringSubmatch(page)[1]); status != 200 {
					t.Errorf("a page of version %s names a dataset with status %d", version[1], status)
				}
			}
		})
	}
	for i := 1; i <= 5; i++ {
		writeFile(t, file, strings.Replace(string(source), `"value": 310`, `"value": 31`+strconv.Itoa(i), 1))
		hangUp(t, func() bool { return strings.Count(s.stderr.String(), "taken up\" file") == i }, "edition "+strconv.Itoa(i), s.stderr)
	}
	close(stop)
	wait.Wait()
}

func TestAHangupOfTheDatasetBuiltInChangesNothing(t *testing.T) {
	s := start(t, "serve", "-addr", "127.0.0.1:0", "-bundle", testBundle(t))
	hangUp(t, func() bool { return strings.Contains(s.stderr.String(), "built in does not change") }, "a hangup", s.stderr)
	if status, _ := get(t, s.url+"/healthz"); status != 200 {
		t.Errorf("the server has status %d", status)
	}
}
