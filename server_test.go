package main

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// output is what a command has printed; two goroutines may use it.
type output struct {
	mu sync.Mutex
	b  strings.Builder
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.String()
}

// testBundle is a folder that looks built: the server does not run the
// program.
func testBundle(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	writeFile(t, filepath.Join(folder, "style.css"), "a{color:red}")
	writeFile(t, filepath.Join(folder, "pages.css"), "b{color:red}")
	writeFile(t, filepath.Join(folder, "slides.css"), "i{color:red}")
	writeFile(t, filepath.Join(folder, "frames.css"), "u{color:red}")
	for _, name := range []string{"app.wasm", "wasm_exec.js", "explorer.js", "pages.js", "slides.js", "search.js", "theme.js", "picker.js", "take.js", "maker.js", "height.js", "embed.js"} {
		for _, ending := range []string{"", ".br", ".gz"} {
			writeFile(t, filepath.Join(folder, name+ending), name+ending)
		}
	}
	return folder
}

func writeFile(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// invoke runs a command that ends by itself.
func invoke(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	return invokeWithin(t, time.Minute, args...)
}

// invokeWithin runs a command that ends by itself within a time.
func invokeWithin(t *testing.T, limit time.Duration, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	var out, err output
	code = run(ctx, args, &out, &err)
	if ctx.Err() != nil {
		t.Fatalf("the command did not end; it said:\n%s", err.String())
	}
	return code, out.String(), err.String()
}

// running is a server that was started by a test.
type running struct {
	url    string
	stderr *output
	stop   func() int
}

var servingAt = regexp.MustCompile(`msg=serving url=(\S+)`)

func start(t *testing.T, args ...string) running {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	r := running{stderr: &output{}}
	ended := make(chan int, 1)
	go func() { ended <- run(ctx, args, io.Discard, r.stderr) }()
	r.stop = sync.OnceValue(func() int {
		cancel()
		return <-ended
	})
	t.Cleanup(func() { r.stop() })
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		if m := servingAt.FindStringSubmatch(r.stderr.String()); m != nil {
			r.url = m[1]
			return r
		}
		select {
		case code := <-ended:
			ended <- code
			t.Fatalf("the server ended with %d; it said:\n%s", code, r.stderr.String())
		default:
		}
		if time.Now().After(deadline) {
			t.Fatalf("the server does not serve; it said:\n%s", r.stderr.String())
		}
	}
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	r, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(b)
}

func TestServeAnswersAndStopsWhenItIsAsked(t *testing.T) {
	s := start(t, "serve", "-addr", "127.0.0.1:0", "-bundle", testBundle(t))
	for _, c := range []struct {
		path   string
		status int
		words  string
	}{
		{"/healthz", 200, "ok\n"},
		{"/", 200, "22,984"},
		{"/ja/", 200, `lang="ja"`},
		{"/?indicator=output-growth&tab=table", 200, `data-address="/?indicator=output-growth&amp;tab=table"`},
		{"/embed/indicators/fwci/", 200, "3.51"},
		{"/nope/", 404, `lang="en"`},
		{"/robots.txt", 200, s.url + "/sitemap.xml"},
		{"/notices.txt", 200, "SIL OPEN FONT LICENSE"},
		{"/data/sources/openalex_pairs.csv", 200, "place,partner,year,works,flag\n"},
		{"/datapackage.json", 200, `"path": "data/joint-works.csv"`},
		{"/datapackage.zip", 200, "data/joint-works.csv"},
		{"/data/joint-works.csv", 200, "indicator,kind,place,partner,"},
		{"/partners/data.zip?figure=joint-works", 200, "data/joint-works.en.csv"},
	} {
		if status, body := get(t, s.url+c.path); status != c.status || !strings.Contains(body, c.words) {
			t.Errorf("%s: status %d, want %d and %q in:\n%.300s", c.path, status, c.status, c.words, body)
		}
	}
	if code := s.stop(); code != 0 {
		t.Errorf("the server ended with %d, want 0; it said:\n%s", code, s.stderr.String())
	}
	if _, err := http.Get(s.url + "/healthz"); err == nil {
		t.Error("the server still answers")
	}
}

func TestServeIsTheDefaultCommand(t *testing.T) {
	s := start(t, "-addr", "127.0.0.1:0", "-bundle", testBundle(t))
	if status, _ := get(t, s.url+"/healthz"); status != 200 {
		t.Errorf("status %d", status)
	}
}

func TestAnAnswerUnderWayIsFinishedBeforeTheServerStops(t *testing.T) {
	const size = 64 << 20 // more than the buffers between server and reader hold
	bundle := testBundle(t)
	writeFile(t, filepath.Join(bundle, "app.wasm"), strings.Repeat("x", size))
	s := start(t, "serve", "-addr", "127.0.0.1:0", "-bundle", bundle)
	_, page := get(t, s.url+"/")
	address := regexp.MustCompile(`data-wasm="([^"]+)"`).FindStringSubmatch(page)
	if address == nil {
		t.Fatal("the page names no program")
	}
	r, err := http.NewRequest("GET", s.url+address[1], nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", "identity")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	stopped := make(chan int, 1)
	go func() { stopped <- s.stop() }()
	for !strings.Contains(s.stderr.String(), "msg=stopping") {
		time.Sleep(time.Millisecond)
	}
	n, err := io.Copy(io.Discard, answer.Body)
	if err != nil || n != size {
		t.Errorf("the answer under way was cut after %d of %d bytes: %v", n, size, err)
	}
	if code := <-stopped; code != 0 {
		t.Errorf("the server ended with %d, want 0", code)
	}
}

func TestServeWithAnotherDatasetAndPublicURL(t *testing.T) {
	s := start(t, "serve", "-addr", "127.0.0.1:0", "-bundle", testBundle(t),
		"-data", filepath.Join("testdata", "second.json"), "-public-url", "https://explorer.example")
	_, body := get(t, s.url+"/")
	if strings.Contains(body, "22,984") {
		t.Error("the page shows the dataset built in")
	}
	if !strings.Contains(body, `<link rel="canonical" href="https://explorer.example/">`) {
		t.Error("the page does not name its public address")
	}
}

func TestWithoutAPublicURLOnlyLoopbackIsQuiet(t *testing.T) {
	const warning = "no -public-url is given"
	quiet := start(t, "serve", "-addr", "127.0.0.1:0", "-bundle", testBundle(t))
	if strings.Contains(quiet.stderr.String(), warning) {
		t.Errorf("a loopback address is warned about:\n%s", quiet.stderr.String())
	}
	loud := start(t, "serve", "-addr", "0.0.0.0:0", "-bundle", testBundle(t))
	if !strings.Contains(loud.stderr.String(), "level=WARN") || !strings.Contains(loud.stderr.String(), warning) {
		t.Errorf("an open address without a public URL is not warned about:\n%s", loud.stderr.String())
	}
}

func TestServeRefuses(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	bad := filepath.Join(t.TempDir(), "bad.json")
	writeFile(t, bad, `{"name": 1}`)
	bundle := testBundle(t)
	for _, c := range []struct {
		sentence string
		args     []string
		code     int
		words    []string
	}{
		{"a port that is taken", []string{"-addr", taken.Addr().String(), "-bundle", bundle}, 1, []string{taken.Addr().String(), "taken", "-addr"}},
		{"an address that is none", []string{"-addr", "nowhere", "-bundle", bundle}, 1, []string{"nowhere", "-addr"}},
		{"a bundle that was never built", []string{"-addr", "127.0.0.1:0", "-bundle", t.TempDir()}, 1, []string{"make run"}},
		{"a dataset that is not there", []string{"-data", "no-such.json", "-bundle", bundle}, 1, []string{"no-such.json"}},
		{"a dataset with faults", []string{"-data", bad, "-bundle", bundle}, 1, []string{"name", "resources"}},
		{"a public URL with a path", []string{"-addr", "127.0.0.1:0", "-public-url", "https://example.org/x", "-bundle", bundle}, 1, []string{"https://example.org/x", "public URL"}},
		{"sites for frames that are another directive", []string{"-addr", "127.0.0.1:0", "-framers", "*; script-src *", "-bundle", bundle}, 1, []string{"'self'", "may show frames"}},
		{"a flag that does not exist", []string{"-nope"}, 2, []string{"-nope", "-public-url"}},
		{"an argument that is no flag", []string{"-addr", "127.0.0.1:0", "more"}, 2, []string{"more"}},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			code, _, stderr := invoke(t, append([]string{"serve"}, c.args...)...)
			if code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			for _, words := range c.words {
				if !strings.Contains(stderr, words) {
					t.Errorf("the message does not say %q:\n%s", words, stderr)
				}
			}
			if strings.Contains(stderr, "goroutine") {
				t.Errorf("the server panicked:\n%s", stderr)
			}
		})
	}
}

func TestAnUnknownCommandIsNamed(t *testing.T) {
	code, _, stderr := invoke(t, "sevre")
	if code != 2 || !strings.Contains(stderr, `"sevre"`) || !strings.Contains(stderr, "serve") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
}

func TestTheLicencesOfOthersArePrinted(t *testing.T) {
	code, stdout, stderr := invoke(t, "notices")
	if code != done || !strings.Contains(stdout, "github.com/vugu/vugu v") || stderr != "" {
		t.Errorf("code %d, stderr %q, stdout %.80q", code, stderr, stdout)
	}
}

func TestHelpIsNoFailure(t *testing.T) {
	code, _, stderr := invoke(t, "serve", "-h")
	if code != 0 || !strings.Contains(stderr, "explorer check FILE") || !strings.Contains(stderr, "-public-url") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
}

func TestTheSitesThatMayShowFramesAreAFlag(t *testing.T) {
	s := start(t, "serve", "-addr", "127.0.0.1:0", "-bundle", testBundle(t), "-framers", "https://a.example https://*.b.example")
	for path, want := range map[string]string{"/embed/indicators/fwci/": "https://a.example https://*.b.example", "/": "'self'"} {
		r, err := http.Get(s.url + path)
		if err != nil {
			t.Fatal(err)
		}
		r.Body.Close()
		if got := r.Header.Get("Content-Security-Policy"); !strings.HasSuffix(got, "; frame-ancestors "+want) {
			t.Errorf("%s: the policy is %q, want frame-ancestors %s", path, got, want)
		}
	}
}

// Two servers of one program are one version of the site: a restart offers
// readers nothing.
func TestTheProgramIsTheSameCodeEachTimeItStarts(t *testing.T) {
	first, err := codeID()
	if err != nil {
		t.Fatal(err)
	}
	if again, err := codeID(); again != first || len(first) < 40 {
		t.Errorf("the program is %q, then %q, %v", first, again, err)
	}
}

func TestAnotherProgramIsOtherCode(t *testing.T) {
	name := filepath.Join(t.TempDir(), "program")
	seen := map[string]string{}
	for _, content := range []string{"", "#!/bin/sh\n", "#!/bin/sh\nexit\n", "\x7fELF"} {
		writeFile(t, name, content)
		code, err := codeOf(name)
		if err != nil || seen[code] != "" || len(code) != 64 {
			t.Errorf("a program of %q is %q, %v; want a hash of all of it", content, code, err)
		}
		seen[code] = content
	}
	if _, err := codeOf(filepath.Join(t.TempDir(), "none")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("of a file that is not there the error is %v", err)
	}
}
