package host

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"bilateral/web"
)

// raw asks for a path and query as they stand in the request line. A test
// over a real connection, in the command's package, sends them so.
func raw(h http.Handler, method, path, query string) *http.Response {
	r := httptest.NewRequest(method, "/", nil)
	r.URL.Path, r.URL.RawQuery = path, query
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func TestStrangeAddressesHaveClearAnswers(t *testing.T) {
	h := newTestHost(t, nil)
	for _, c := range []struct {
		sentence, path, query string
		status                int
	}{
		{"an empty path is the overview", "", "", 200},
		{"two slashes are not one", "//", "", 404},
		{"nor are they in the middle", "/embed//one/", "", 404},
		{"nor at the end", "/about//", "", 404},
		{"a host behind two slashes is a path", "//evil.example/", "", 404},
		{"a dot is no way to the same page", "/./", "", 404},
		{"two dots lead nowhere", "/about/../", "", 404},
		{"nor out of the site", "/../../../../etc/passwd", "", 404},
		{"nor out of the assets", "/web/../server.go", "", 404},
		{"nor into what is not served", "/web/worker.js", "", 404},
		{"backslashes are letters", `/web/..\..\server.go`, "", 404},
		{"a zero byte is a letter", "/about\x00/", "", 404},
		{"broken UTF-8 in a path is an unknown page", "/\xff\xfe/", "", 404},
		{"broken UTF-8 in a query is a page", "/", "q=\xff\xfe&v=\xc3\x28", 200},
		{"a query of percent signs is a page", "/", "%&%2&%zz=%%", 200},
		{"a query of semicolons is a page", "/", ";;a=b;c", 200},
		{"a thousand names are a page", "/", strings.Repeat("a=b&", 1000), 200},
		{"one name a thousand times is a page", "/", strings.Repeat("v=b&", 1000), 200},
		{"line feeds in a query are no headers", "/", "v=a\r\nSet-Cookie: b=c", 200},
		{"go-app's own parameter means nothing", "/", "wasm=http://evil.example/x.wasm", 200},
		{"an address of the greatest length is a page", "/", "q=" + strings.Repeat("x", maxAddress-3), 200},
		{"one byte more is too long", "/", "q=" + strings.Repeat("x", maxAddress-2), 414},
		{"a long path is too long too", "/" + strings.Repeat("x", maxAddress), "", 414},
		{"a long path of letters that grow when escaped is too long", "/" + strings.Repeat("é", maxAddress/4), "", 414},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			r := raw(h, "GET", c.path, c.query)
			text := body(t, r)
			if r.StatusCode != c.status {
				t.Fatalf("status %d, want %d", r.StatusCode, c.status)
			}
			if len(text) < 20 || !strings.Contains(text, " ") || !utf8.ValidString(text) {
				t.Errorf("the answer is blank or broken: %q", text)
			}
			if r.Header.Get("Set-Cookie") != "" || r.Header.Get("Location") != "" {
				t.Errorf("the query made headers: %v", r.Header)
			}
			if strings.Contains(text, `"http://evil`) || strings.Contains(text, `"//evil`) {
				t.Error("the page leads to a host that the address named")
			}
		})
	}
}

// every address of the site whose bytes must not depend on who asks.
func everyAddress(h *Host) []string {
	addresses := []string{"/?v=1", "/?theme=dark", "/about", "/nope", "/ja/nope/", "/healthz", "/ads.txt", "/web/none.js"}
	addresses = append(addresses, h.paths()...)
	for path := range h.files {
		addresses = append(addresses, path)
	}
	for _, asset := range h.options.Assets.All() {
		addresses = append(addresses, asset.Address)
	}
	return addresses
}

// strange is a request with garbage in every header that others read.
func strange(method, target string) *http.Request {
	r := httptest.NewRequest(method, target, nil)
	r.Host = "evil.example"
	r.RemoteAddr = "203.0.113.7:4711"
	for name, value := range map[string]string{
		"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "gopher", "X-Forwarded-For": "203.0.113.8",
		"X-Forwarded-Prefix": "/evil", "X-Original-Url": "/nope", "X-Rewrite-Url": "/nope", "Forwarded": "host=evil.example;proto=gopher",
		"X-Http-Method-Override": "DELETE", "Accept-Language": "ja,evil", "Accept": "application/evil", "Cookie": "evil=1; theme=dark",
		"Referer": "https://evil.example/<script>", "User-Agent": `evil"><script>`, "Origin": "https://evil.example",
		"Authorization": "Basic ZXZpbA==", "Range": "bytes=0-3", "Save-Data": "on", "Sec-Fetch-Mode": "evil", "Dnt": "1",
		"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT",
	} {
		r.Header.Set(name, value)
	}
	return r
}

func answerTo(h http.Handler, r *http.Request) string {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	var headers bytes.Buffer
	_ = w.Result().Header.Write(&headers)
	return fmt.Sprintf("%d\n%s\n%s", w.Code, headers.String(), w.Body.String())
}

// Whoever asks first does not decide what others get.
func TestNoHeaderChangesAByte(t *testing.T) {
	first, second := newTestHost(t, nil), newTestHost(t, nil)
	addresses := everyAddress(first)
	if len(addresses) < 25 {
		t.Fatalf("only %d addresses are tried", len(addresses))
	}
	for _, address := range addresses {
		for _, method := range []string{"GET", "HEAD", "DELETE"} {
			garbled := answerTo(first, strange(method, address))
			if strings.Contains(garbled, "evil") {
				t.Errorf("%s %s repeats a header", method, address)
			}
			if after := answerTo(first, httptest.NewRequest(method, address, nil)); after != garbled {
				t.Errorf("%s %s: the next reader gets another answer than the one with strange headers", method, address)
			}
			if clean := answerTo(second, httptest.NewRequest(method, address, nil)); clean != garbled {
				t.Errorf("%s %s: the headers changed the answer", method, address)
			}
		}
	}
}

func TestAnEntityTagIsOfOneAddressAndCoding(t *testing.T) {
	h := newTestHost(t, nil)
	owner := map[string]string{}
	for _, address := range everyAddress(h) {
		for _, coding := range []string{"", "gzip", "br"} {
			r := request(h, "GET", address, "Accept-Encoding", coding)
			tag := r.Header.Get("ETag")
			if (tag == "") != (r.StatusCode != 200 || address == "/healthz") {
				t.Errorf("%s: status %d with the tag %q", address, r.StatusCode, tag)
			}
			if tag == "" || strings.HasPrefix(address, web.Prefix) || r.Header.Get("Content-Encoding") != coding {
				continue
			}
			text := body(t, r)
			if other, taken := owner[tag]; taken && other != text {
				t.Errorf("%s in %q shares the tag %s with other bytes", address, coding, tag)
			}
			owner[tag] = text
			if again := request(h, "HEAD", address, "Accept-Encoding", coding, "If-None-Match", `"x", W/`+tag+`, "y"`); again.StatusCode != 304 || again.ContentLength > 0 {
				t.Errorf("%s: who has it gets status %d", address, again.StatusCode)
			}
		}
	}
}

func TestSeveralAcceptEncodingHeadersAreOneList(t *testing.T) {
	h := newTestHost(t, nil)
	for _, address := range []string{"/", "/app.js", h.address("wasm_exec.js")} {
		r := request(h, "GET", address, "Accept-Encoding", "deflate", "Accept-Encoding", "br;q=0.1, identity;q=0")
		if got := r.Header.Get("Content-Encoding"); got != "br" && address != "/app.js" {
			t.Errorf("%s comes in %q, want br", address, got)
		}
	}
}

func TestARangeIsAnsweredWithTheWhole(t *testing.T) {
	h := newTestHost(t, nil)
	for _, address := range []string{"/", h.address("app.wasm")} {
		r := request(h, "GET", address, "Range", "bytes=0-1")
		if r.StatusCode != 200 || r.Header.Get("Content-Range") != "" || len(body(t, r)) < 3 {
			t.Errorf("%s: status %d", address, r.StatusCode)
		}
	}
}

// lines runs requests on a host whose log is kept.
func lines(t *testing.T, ask func(h *Host)) []string {
	t.Helper()
	var log bytes.Buffer
	h := newTestHost(t, func(o *Options) { o.Log = slog.New(slog.NewTextHandler(&log, nil)) })
	log.Reset()
	ask(h)
	return strings.Split(strings.TrimSpace(log.String()), "\n")
}

func TestOneLineIsLoggedForEachRequest(t *testing.T) {
	for _, c := range []struct {
		sentence string
		request  func() *http.Request
		want     string
	}{
		{"a page", func() *http.Request { return httptest.NewRequest("GET", "/?v=secret", nil) },
			`method=GET path=/ status=200 bytes=\d{3,} duration=\S+ encoding=""$`},
		{"a page in brotli", func() *http.Request {
			r := httptest.NewRequest("GET", "/ja/", nil)
			r.Header.Set("Accept-Encoding", "br")
			return r
		}, `method=GET path=/ja/ status=200 bytes=\d{3,} duration=\S+ encoding=br$`},
		{"HEAD sends no byte", func() *http.Request { return httptest.NewRequest("HEAD", "/", nil) }, `method=HEAD path=/ status=200 bytes=0 `},
		{"a page that the reader has", func() *http.Request {
			r := httptest.NewRequest("GET", "/", nil)
			r.Header.Set("If-None-Match", "*")
			return r
		}, `path=/ status=304 bytes=0 `},
		{"an unknown page", func() *http.Request { return httptest.NewRequest("GET", "/nope/?q=secret", nil) }, `path=/nope/ status=404 bytes=\d{3,} `},
		{"a method that is refused", func() *http.Request { return httptest.NewRequest("POST", "/", strings.NewReader("secret")) }, `method=POST path=/ status=405 `},
		{"an asset", func() *http.Request { return httptest.NewRequest("GET", "/web/none.js?secret", nil) }, `path=/web/none.js status=404 `},
		{"a path with a line feed stays one line", func() *http.Request { return httptest.NewRequest("GET", "/a%0Alevel=ERROR/", nil) }, `path=/a%0Alevel=ERROR/ status=404 |path="/a%0Alevel=ERROR/" status=404 `},
		{"a long path is cut", func() *http.Request { return httptest.NewRequest("GET", "/"+strings.Repeat("x", 5000), nil) }, `path=/x{199} status=404 `},
		{"headers and addresses of readers stay out", func() *http.Request { return strange("GET", "/") }, `path=/ status=200 `},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			got := lines(t, func(h *Host) { h.ServeHTTP(httptest.NewRecorder(), c.request()) })
			if len(got) != 1 || !regexp.MustCompile(`^time=\S+ level=INFO msg=request (.* )?(`+c.want+`)`).MatchString(got[0]) {
				t.Errorf("the log is %q, want one line like %s", got, c.want)
			}
			for _, private := range []string{"secret", "evil", "203.0.113", "192.0.2.1"} {
				if strings.Contains(got[0], private) {
					t.Errorf("the log names %q: %s", private, got[0])
				}
			}
		})
	}
}

// A fault that nobody foresaw is our fault: one page fails, in words, and the
// log has what we need and nothing of the reader.
func TestAPanicIsAnsweredAndLogged(t *testing.T) {
	var r *http.Response
	got := lines(t, func(h *Host) { r = request(h, "GET", "/?panic=secret&v=1") })
	if r.StatusCode != 500 || !strings.Contains(body(t, r), "The fault is ours") || r.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("status %d", r.StatusCode)
	}
	all := strings.Join(got, "\n")
	if len(got) != 2 || !strings.Contains(got[0], "level=ERROR") || !strings.Contains(got[0], "nobody foresaw") || !strings.Contains(got[1], "status=500") {
		t.Errorf("the log is\n%s", all)
	}
	if strings.Contains(all, "secret") || strings.Contains(all, "192.0.2.1") {
		t.Errorf("the log names the reader or the query:\n%s", all)
	}
}

func TestTheSitesThatMayShowFrames(t *testing.T) {
	for _, c := range []struct{ sentence, given, want string }{
		{"any site by default", "", "*"},
		{"any site", "*", "*"},
		{"no site", "'none'", "'none'"},
		{"our own site and two more", "'self' https://a.example  https://b.example:8443", "'self' https://a.example https://b.example:8443"},
		{"all sites below a name", "https://*.a.example", "https://*.a.example"},
		{"a host without a scheme is refused", "a.example", ""},
		{"a path is refused", "https://a.example/x", ""},
		{"another directive is refused", "https://a.example; script-src *", ""},
		{"a semicolon within is refused", "https://a.example;script-src", ""},
		{"a comma is refused", "https://a.example,https://b.example", ""},
		{"a star beside others is refused", "* https://a.example", ""},
		{"a quoted word of another directive is refused", "'unsafe-inline'", ""},
		{"another scheme is refused", "javascript://a.example", ""},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			got, err := parseFramers(c.given)
			if got != c.want || (err != nil) != (c.want == "") || err != nil && !errors.Is(err, ErrFramers) {
				t.Fatalf("got %q and %v, want %q", got, err, c.want)
			}
			if err != nil {
				return
			}
			h := newTestHost(t, func(o *Options) { o.Framers = c.given })
			if p := request(h, "GET", "/embed/one/").Header.Get("Content-Security-Policy"); !strings.HasSuffix(p, "; frame-ancestors "+c.want) {
				t.Errorf("the policy of a frame is %q", p)
			}
			if p := request(h, "GET", "/").Header.Get("Content-Security-Policy"); !strings.HasSuffix(p, "; frame-ancestors 'self'") {
				t.Errorf("the policy of the site is %q", p)
			}
		})
	}
}
