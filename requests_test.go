package main

import (
	"bufio"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unicode/utf8"

	"bilateral/components/state"
	"bilateral/web/journal"
)

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

func TestEveryRequestStandsInTheLogWhenTheServerHasStopped(t *testing.T) {
	s := start(t, "serve", "-addr", "127.0.0.1:0", "-bundle", testBundle(t))
	const readers, each = 8, 100
	var all sync.WaitGroup
	for range readers {
		all.Go(func() {
			for range each {
				answer, err := http.Get(s.url + "/robots.txt")
				if err != nil {
					t.Error(err)
					return
				}
				_, _ = io.Copy(io.Discard, answer.Body) // so that the connection is used again
				answer.Body.Close()
			}
		})
	}
	all.Wait()
	if code := s.stop(); code != done {
		t.Errorf("the server ended with %d", code)
	}
	log := s.stderr.String()
	if n := strings.Count(log, "msg=request method=GET path=/robots.txt status=200 "); n != readers*each {
		t.Errorf("the log has %d requests, want %d", n, readers*each)
	}
	if !strings.Contains(log, "msg=stopping\n") { // what was answered as it came is told behind it
		t.Errorf("the log ends in %q", log[max(0, len(log)-100):])
	}
}

// stuck is a log that takes nothing once it is.
type stuck struct {
	output
	is atomic.Bool
}

func (s *stuck) Write(p []byte) (int, error) {
	for s.is.Load() {
		time.Sleep(time.Millisecond)
	}
	return s.output.Write(p)
}

func TestALogThatTakesNothingHoldsNoRequestUp(t *testing.T) {
	log := &stuck{}
	lines := journal.New(log)
	server := newServer(http.NotFoundHandler(), slog.New(slog.NewTextHandler(lines, nil)))
	log.is.Store(true)
	begun := time.Now()
	for range 100_000 { // more than can wait
		server.ErrorLog.Print("http: Accept error: " + strings.Repeat("x", 100))
	}
	if d := time.Since(begun); d > 5*time.Second {
		t.Errorf("100,000 lines took %s", d)
	}
	log.is.Store(false)
	if err := lines.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	written := strings.Count(log.String(), "Accept error")
	if want := fmt.Sprintf("level=WARN msg=\"lines of the log were dropped\" lines=%d\n", 100_000-written); written == 100_000 || !strings.HasSuffix(log.String(), want) {
		t.Errorf("%d lines are written; the log does not end in %q", written, want)
	}
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
