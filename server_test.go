package main

import (
	"bufio"
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"bilateral/components/state"
	"bilateral/data"
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
	for _, name := range []string{"app.wasm", "wasm_exec.js", "explorer.js", "theme.js"} {
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
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
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

func TestServeAndCheckListTheSameFaults(t *testing.T) {
	bad := filepath.Join(t.TempDir(), "bad.json")
	whole, err := os.ReadFile(filepath.Join("data", data.DefaultFile))
	if err != nil {
		t.Fatal(err)
	}
	broken := strings.ReplaceAll(string(whole), `"place": "GBR"`, `"place": "XXX"`)
	if broken == string(whole) {
		t.Fatal("the dataset has no place to break")
	}
	writeFile(t, bad, broken)
	code, listed, _ := invoke(t, "check", bad)
	if code != 1 || strings.Count(listed, "\n") < 2 {
		t.Fatalf("check ended with %d and printed:\n%s\nwant 1 and several faults", code, listed)
	}
	for line := range strings.Lines(listed) {
		if !strings.HasPrefix(line, bad+": ") || !strings.Contains(line, "expected ") {
			t.Errorf("a fault does not say where and what was expected: %s", line)
		}
	}
	code, _, refused := invoke(t, "serve", "-addr", "127.0.0.1:0", "-data", bad)
	if code != 1 || refused != listed {
		t.Errorf("serve ended with %d and printed\n%s\nwant 1 and\n%s", code, refused, listed)
	}
}

// A dataset of one place has nothing to compare: it is refused, and each place
// that is missing is told once, with how often it is named.
func TestADatasetOfOnePlaceIsRefused(t *testing.T) {
	source, err := os.ReadFile(filepath.Join("testdata", "second.json"))
	if err != nil {
		t.Fatal(err)
	}
	one := regexp.MustCompile(`,\s*\{"id": "(BRA|EUU)", "name"[^\n]*\}`).ReplaceAll(source, nil)
	if len(one) == len(source) {
		t.Fatal("no place was taken out")
	}
	file := filepath.Join(t.TempDir(), "one.json")
	writeFile(t, file, string(one))
	code, listed, _ := invoke(t, "check", file)
	if code != 1 || strings.Count(listed, "\n") != 2 || !strings.Contains(listed, "so in 12 more places") {
		t.Fatalf("check ended with %d and printed:\n%s\nwant 1 and a line for every missing place", code, listed)
	}
	for line := range strings.Lines(listed) {
		if !strings.Contains(line, "BRA") && !strings.Contains(line, "EUU") || !strings.Contains(line, "expected ") {
			t.Errorf("a fault does not say which place is missing and what was expected: %s", line)
		}
	}
	if !strings.Contains(listed, "roles") {
		t.Errorf("nothing is said of the role of the missing place:\n%s", listed)
	}
	code, _, refused := invoke(t, "serve", "-addr", "127.0.0.1:0", "-data", file)
	if code != 1 || refused != listed {
		t.Errorf("serve ended with %d and printed\n%s\nwant 1 and\n%s", code, refused, listed)
	}
}

func TestCheck(t *testing.T) {
	for _, c := range []struct {
		sentence string
		args     []string
		code     int
		stdout   string
		stderr   string
	}{
		{"the dataset built in is right: fifteen numbers, three typed missing", []string{filepath.Join("data", "uk-japan.json")}, 0, "6 indicators, 15 numbers, 3 typed missing", ""},
		{"so is the second dataset", []string{filepath.Join("testdata", "second.json")}, 0, "ok: ", ""},
		{"a file that is not there", []string{"no-such.json"}, 1, "", "no-such.json"},
		{"no file", nil, 2, "", "usage: explorer check FILE"},
		{"two files", []string{"a", "b"}, 2, "", "usage: explorer check FILE"},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			code, stdout, stderr := invoke(t, append([]string{"check"}, c.args...)...)
			if code != c.code || !strings.Contains(stdout, c.stdout) || !strings.Contains(stderr, c.stderr) {
				t.Errorf("exit code %d, printed %q and %q", code, stdout, stderr)
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

func TestAnEndlessRequestIsCutOff(t *testing.T) {
	s := start(t, "serve", "-addr", "127.0.0.1:0", "-bundle", testBundle(t))
	r, err := http.NewRequest("GET", s.url+"/", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("X-Long", strings.Repeat("x", 1<<20))
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return // the server may close the connection before all is written
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("a header of 1 MB has status %d, want 431", answer.StatusCode)
	}
}

// send writes bytes to a server as they stand and reads the answer.
func send(t *testing.T, address, request string) *http.Response {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	if _, err := io.WriteString(c, request); err != nil {
		t.Fatal(err)
	}
	r, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatalf("no answer to %.60q: %v", request, err)
	}
	return r
}

// Whatever stands in the request line, the answer is one that a reader can
// read, and the real pages carry nothing broken on.
func TestAnyRequestLineHasAClearAnswer(t *testing.T) {
	s := start(t, "serve", "-addr", "127.0.0.1:0", "-bundle", testBundle(t))
	address := strings.TrimPrefix(s.url, "http://")
	for _, c := range []struct {
		sentence, target string
		status           int
	}{
		{"64 KB of query is too long", "/?q=" + strings.Repeat("x", 64<<10), 414},
		{"64 KB of path is too long", "/" + strings.Repeat("x", 64<<10), 414},
		{"15 KB of query is a page", "/?q=" + strings.Repeat("x", 15<<10), 200},
		{"15 KB of a value that is wrong is a page with a notice", "/?tab=" + strings.Repeat("x", 15<<10), 200},
		{"three thousand names are a page", "/?" + strings.Repeat("a=b&", 3000), 200},
		{"a name three thousand times is a page", "/?" + strings.Repeat("tab=table&", 1500), 200},
		{"three thousand joined values are a page", "/?focus=" + strings.Repeat("a~", 3000), 200},
		{"broken UTF-8 in a value is a page", "/?tab=%FF%FE&sort=\xff\xfe", 200},
		{"half a percent sign is a page", "/?tab=%&sort=%4", 200},
		{"a zero byte in a value is a page", "/?tab=%00", 200},
		{"markup in a value is a page", "/ja/?tab=%3Cscript%3Ealert(1)%3C/script%3E", 200},
		{"markup that is not escaped is a page", `/?tab="><script>alert(1)</script>`, 200},
		{"a value of another direction is a page", "/?tab=%E2%80%AE", 200},
		{"an encoded slash is no slash", "/embed%2Findicators/fwci/", 404},
		{"a plus in a path is a letter", "/em+bed/", 404},
		{"an encoded way out is an unknown page", "/%2e%2e/%2e%2e/etc/passwd", 404},
		{"a way out is an unknown page", "/../../etc/passwd", 404},
		{"a way out of the assets is an unknown file", "/web/..%2f..%2fserver.go", 404},
		{"a way out behind an asset is an unknown file", "/web/%2e%2e/server.go", 404},
		{"two slashes are an unknown page", "//", 404},
		{"two slashes within are too", "/embed//indicators/fwci/", 404},
		{"a host behind two slashes is too", "//elsewhere.example/%2e%2e", 404},
		{"broken UTF-8 in a path is an unknown page", "/%ff%fe/", 404},
		{"a line feed in a path is an unknown page", "/%0d%0aSet-Cookie:%20a=b/", 404},
		{"another host's address is our page", "http://evil.example/?tab=table", 200},
		{"so it is without a path", "http://evil.example", 200},
		{"half an escape in a path is no address", "/%", 400},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			r := send(t, address, "GET "+c.target+" HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
			defer r.Body.Close()
			b, err := io.ReadAll(r.Body)
			if err != nil {
				t.Fatal(err)
			}
			if r.StatusCode != c.status {
				t.Fatalf("status %d, want %d: %.200s", r.StatusCode, c.status, b)
			}
			text := string(b)
			if len(text) < 10 || !utf8.ValidString(text) {
				t.Errorf("the answer is blank or broken: %.200q", text)
			}
			for _, bad := range []string{"<script>alert", "evil.example/", "//elsewhere", "goroutine"} {
				if strings.Contains(text, bad) {
					t.Errorf("the answer contains %q", bad)
				}
			}
			if r.Header.Get("Location") != "" || r.Header.Get("Set-Cookie") != "" {
				t.Errorf("the address made headers: %v", r.Header)
			}
		})
	}
	log := s.stderr.String()
	if strings.Contains(log, "level=ERROR") || strings.Contains(log, "evil.example") || strings.Contains(log, "xxxx=") {
		t.Errorf("the log says:\n%.2000s", log)
	}
	if !strings.Contains(log, `msg=request method=GET path=/ status=414`) {
		t.Errorf("the log has no line about the long address:\n%.2000s", log)
	}
}

// Every parameter takes anything: the answer is the page, whole, with nothing
// of the value in it but as words.
func TestEveryParameterTakesAnything(t *testing.T) {
	s := start(t, "serve", "-addr", "127.0.0.1:0", "-bundle", testBundle(t))
	address := strings.TrimPrefix(s.url, "http://")
	for _, name := range []state.Parameter{
		state.IndicatorParameter, state.SortParameter, state.TopicParameter, state.SearchParameter, state.DerivedParameter, state.TabParameter,
		state.FormParameter, state.ThemeParameter, state.HideControlsParameter, state.ChildIDParameter, state.FocusParameter, state.TimeParameter,
		state.YScaleParameter, state.ScaleParameter, state.CountryParameter, state.PairsParameter, state.VariantsParameter, "unknown",
	} {
		for _, value := range []string{
			"%22%3E%3Cscript%3Ealert(1)%3C/script%3E", `"><script>alert(1)</script>`, "%FF%FE", "\xff\xfe", "%00", "%", "%E2%80%AE", "-", "--", "~~~", "..", "9999999999999999999..0",
			"javascript:alert(1)", "//evil.example/", "../../etc/passwd", "{a.value}", "a&" + string(name) + "=b&" + string(name) + "=%3Cb%3E",
			strings.Repeat("%3C", 2000), strings.Repeat("a~", 4000),
		} {
			for _, path := range []string{"/", "/ja/indicators/fwci/", "/embed/table/", "/embed/indicators/fwci/", "/about/"} {
				r := send(t, address, "GET "+path+"?"+string(name)+"="+value+" HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n")
				b, err := io.ReadAll(r.Body)
				r.Body.Close()
				if err != nil {
					t.Fatal(err)
				}
				page := string(b)
				if r.StatusCode != 200 || !utf8.ValidString(page) || strings.Count(page, "<h1") != 1 || !strings.HasSuffix(strings.TrimSpace(page), "</html>") {
					t.Errorf("%s?%s=%.60q: status %d and a page of %d bytes that is not whole", path, name, value, r.StatusCode, len(page))
				}
				for _, bad := range []string{"<script>alert", "<b>", `href="javascript:`, `href="//evil`, `action="//evil`, `src="//evil`, "goroutine"} {
					if strings.Contains(page, bad) && !strings.Contains(pageOf(t, s.url+path), bad) {
						t.Errorf("%s?%s=%.60q: the page contains %q", path, name, value, bad)
					}
				}
				if r.Header.Get("Location") != "" || r.Header.Get("Set-Cookie") != "" {
					t.Errorf("%s?%s=%.60q: the value made headers: %v", path, name, value, r.Header)
				}
			}
		}
	}
	if log := s.stderr.String(); strings.Contains(log, "level=ERROR") {
		t.Errorf("the log says:\n%.2000s", log)
	}
}

// An address that somebody typed from a name, or copied with the sentence round
// it, leads to the page that it means.
func TestAnAddressOneSignAwayLeadsToItsPage(t *testing.T) {
	server := start(t, "serve", "-addr", "127.0.0.1:0", "-bundle", testBundle(t))
	for asked, page := range map[string]string{
		"/evidence/).": "/evidence/", "/evidence/,": "/evidence/", "/Evidence/": "/evidence/",
		"/indicators/FWCI/": "/indicators/fwci/", "/indicators/joint_works/": "/indicators/joint-works/", "/ja/indicators/Total_Outputs": "/ja/indicators/total-outputs/",
	} {
		answer, err := http.Get(server.url + asked)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != http.StatusOK || answer.Request.URL.Path != page {
			t.Errorf("%s leads to %s (%d), want %s", asked, answer.Request.URL.Path, answer.StatusCode, page)
		}
	}
}

// pageOf is the page at an address.
func pageOf(t *testing.T, url string) string {
	t.Helper()
	_, page := get(t, url)
	return page
}

func TestARequestHasLimits(t *testing.T) {
	server := newServer(http.NotFoundHandler(), slog.New(slog.DiscardHandler))
	for name, limit := range map[string]time.Duration{
		"ReadHeaderTimeout": server.ReadHeaderTimeout, "ReadTimeout": server.ReadTimeout,
		"WriteTimeout": server.WriteTimeout, "IdleTimeout": server.IdleTimeout,
	} {
		if limit <= 0 || limit > 5*time.Minute {
			t.Errorf("%s is %s", name, limit)
		}
	}
	if n := server.MaxHeaderBytes; n < 64<<10 || n > 1<<20 {
		t.Errorf("MaxHeaderBytes is %d: 64 KB of address must arrive to be answered", n)
	}
	// Half a request is cut off, and the log says nothing of who sent it.
	var log output
	server = newServer(http.NotFoundHandler(), slog.New(slog.NewTextHandler(&log, nil)))
	server.ReadHeaderTimeout = 50 * time.Millisecond
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = server.Serve(listener) }()
	defer server.Close()
	c, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := io.WriteString(c, "GET / HTTP/1.1\r\nHost: a"); err != nil {
		t.Fatal(err)
	}
	if err := c.SetReadDeadline(time.Now().Add(20 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadAll(c); err != nil {
		t.Errorf("the connection was not closed: %v", err)
	}
	server.ErrorLog.Print("http: panic serving 203.0.113.7:4711: x")
	server.ErrorLog.Print("http: Accept error: too many open files; retrying in 5ms")
	if got := log.String(); strings.Contains(got, "203.0.113.7") || !strings.Contains(got, "Accept error") {
		t.Errorf("the log is %q", got)
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
	first, err := executableHash()
	if err != nil {
		t.Fatal(err)
	}
	if again, err := executableHash(); again != first || len(first) != 64 {
		t.Errorf("the program is %q, then %q, %v", first, again, err)
	}
}
