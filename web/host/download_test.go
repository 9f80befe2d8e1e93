package host

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"iter"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// pieces are a file of some texts.
func pieces(texts ...string) func() (iter.Seq[[]byte], error) {
	return func() (iter.Seq[[]byte], error) {
		return func(yield func([]byte) bool) {
			for _, text := range texts {
				if !yield([]byte(text)) {
					return
				}
			}
		}, nil
	}
}

// downloadHost is a host with some files, by address.
func downloadHost(t *testing.T, code string, files map[string]*Download) *Host {
	t.Helper()
	return newTestHost(t, func(o *Options) { o.Code, o.Views = code, &testViews{downloads: files} })
}

const table = "place,value\r\nGBR,1.5\r\n"

func testDownloads() map[string]*Download {
	return map[string]*Download{
		"/data.csv":          {Key: "/data.csv", Name: "deck-works-v1.csv", MediaType: "text/csv; charset=utf-8", Make: pieces(table[:7], table[7:])},
		"/ja/data.json":      {Key: "/ja/data.json", Name: "deck-works-v1.json", MediaType: "application/json", Shown: true, Make: pieces(`{}`)},
		"/data.zip":          {Key: "/data.zip", Name: "deck.zip", MediaType: "application/zip", Packed: true, Make: pieces("PK")},
		"/data.csv?time=no":  {Refused: "The parameter “time” has the value “no”."},
		"/data.csv?broken=1": {Key: "broken", Make: func() (iter.Seq[[]byte], error) { return nil, errors.New("secret") }},
	}
}

func TestAFileHasItsHeaders(t *testing.T) {
	h := downloadHost(t, "code", testDownloads())
	for _, c := range []struct {
		sentence, method, target, accept string
		status                           int
		headers                          map[string]string
		body                             string
	}{
		{"a file that is kept, as it is", "GET", "/data.csv", "", 200, map[string]string{
			"Content-Type": "text/csv; charset=utf-8", "Content-Disposition": `attachment; filename="deck-works-v1.csv"`, "Access-Control-Allow-Origin": "*",
			"Access-Control-Expose-Headers": "Content-Disposition, ETag", "Cross-Origin-Resource-Policy": "cross-origin", "Cache-Control": "no-cache", "Vary": "Accept-Encoding",
			"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; font-src data:; sandbox", "X-Content-Type-Options": "nosniff", "Content-Encoding": "", "Content-Length": "", "Set-Cookie": "",
		}, table},
		{"one that a browser shows", "GET", "/ja/data.json", "", 200, map[string]string{"Content-Type": "application/json", "Content-Disposition": `inline; filename="deck-works-v1.json"`}, "{}"},
		{"compressed for who takes it", "GET", "/data.csv", "gzip, br", 200, map[string]string{"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}, table},
		{"not for who does not", "GET", "/data.csv", "gzip;q=0, br", 200, map[string]string{"Content-Encoding": ""}, table},
		{"never twice", "GET", "/data.zip", "gzip", 200, map[string]string{"Content-Encoding": "", "Content-Type": "application/zip"}, "PK"},
		{"its headers alone", "HEAD", "/data.csv", "", 200, map[string]string{"Content-Disposition": `attachment; filename="deck-works-v1.csv"`}, ""},
		{"a refusal, that anybody may read", "GET", "/data.csv?time=no", "gzip", 400, map[string]string{
			"Content-Type": "text/plain; charset=utf-8", "Access-Control-Allow-Origin": "*", "Cache-Control": "no-store", "ETag": "", "Content-Disposition": "",
		}, "The parameter “time” has the value “no”.\n"},
		{"a fault, without a word of it", "GET", "/data.csv?broken=1", "", 500, map[string]string{"ETag": "", "Cache-Control": "no-store", "Content-Disposition": ""}, faultText + "\n"},
		{"nothing else than reading", "POST", "/data.csv", "", 405, map[string]string{"Allow": "GET, HEAD"}, "This address answers GET and HEAD only.\n"},
		{"nor asking before", "OPTIONS", "/data.csv", "", 405, map[string]string{"Allow": "GET, HEAD"}, "This address answers GET and HEAD only.\n"},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			r := request(h, c.method, c.target, "Accept-Encoding", c.accept)
			text := body(t, r)
			if r.Header.Get("Content-Encoding") == "gzip" {
				zipped, err := gzip.NewReader(strings.NewReader(text))
				if err != nil {
					t.Fatal(err)
				}
				b, err := io.ReadAll(zipped)
				if err != nil {
					t.Fatal(err)
				}
				text = string(b)
			}
			if r.StatusCode != c.status || text != c.body {
				t.Errorf("status %d, %q, want %d, %q", r.StatusCode, text, c.status, c.body)
			}
			for name, want := range c.headers {
				if got := r.Header.Get(name); got != want {
					t.Errorf("%s is %q, want %q", name, got, want)
				}
			}
		})
	}
	long := raw(h, "GET", "/data.csv", "figure="+strings.Repeat("x", maxAddress))
	if text := body(t, long); long.StatusCode != http.StatusRequestURITooLong || !strings.Contains(text, "the longest that is answered is 16384") {
		t.Errorf("a long address: status %d, %q", long.StatusCode, text)
	}
}

func TestTheTagOfAFileIsOfItsVersionAddressAndCoding(t *testing.T) {
	h, other := downloadHost(t, "code", testDownloads()), downloadHost(t, "other code", testDownloads())
	tag := func(h *Host, target, accept string) string {
		return request(h, "HEAD", target, "Accept-Encoding", accept).Header.Get("ETag")
	}
	plain := tag(h, "/data.csv", "")
	for sentence, different := range map[string]string{
		"another coding": tag(h, "/data.csv", "gzip"), "another address": tag(h, "/ja/data.json", ""), "another version": tag(other, "/data.csv", ""),
	} {
		if different == plain || !strings.HasPrefix(different, `"`) || !strings.HasSuffix(different, `"`) {
			t.Errorf("%s has the tag %s, and the first %s", sentence, different, plain)
		}
	}
	if again := tag(h, "/data.csv", ""); again != plain {
		t.Errorf("the tag was %s and is %s", plain, again)
	}
	for _, c := range []struct {
		sentence, accept, match string
		status                  int
	}{
		{"who has it", "", plain, 304}, {"who has it among others", "", `"a", W/` + plain, 304}, {"who has any", "", "*", 304},
		{"who has it compressed and asks so", "gzip", tag(h, "/data.csv", "gzip"), 304}, {"who has it in another coding", "gzip", plain, 200}, {"who has another", "", `"a"`, 200},
	} {
		r := request(h, "GET", "/data.csv", "Accept-Encoding", c.accept, "If-None-Match", c.match)
		if text := body(t, r); r.StatusCode != c.status || c.status == 304 && (text != "" || r.Header.Get("ETag") == "" || r.Header.Get("Access-Control-Allow-Origin") != "*" || r.Header.Get("Vary") == "") {
			t.Errorf("%s: status %d, %v, %q", c.sentence, r.StatusCode, r.Header, text)
		}
	}
}

// served is a host that listens.
func served(t testing.TB, h http.Handler) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	return server
}

func TestTheFirstPieceIsSentAtOnce(t *testing.T) {
	for _, accept := range []string{"identity", "gzip"} {
		goOn := make(chan bool)
		files := map[string]*Download{"/data.csv": {Key: "a", Name: "a.csv", Make: func() (iter.Seq[[]byte], error) {
			return func(yield func([]byte) bool) {
				if yield([]byte("first")) {
					<-goOn
					yield([]byte("second"))
				}
			}, nil
		}}}
		r, err := http.NewRequest("GET", served(t, downloadHost(t, "code", files)).URL+"/data.csv", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Accept-Encoding", accept)
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		var text io.Reader = answer.Body
		if accept == "gzip" {
			if text, err = gzip.NewReader(answer.Body); err != nil {
				t.Fatal(err)
			}
		}
		first := make([]byte, 5)
		if _, err := io.ReadFull(text, first); err != nil || string(first) != "first" {
			t.Fatalf("%s: %q, %v", accept, first, err)
		}
		close(goOn)
		if rest, err := io.ReadAll(text); err != nil || string(rest) != "second" {
			t.Errorf("%s: %q, %v", accept, rest, err)
		}
		_ = answer.Body.Close()
	}
}

// endless is a file without an end, which says how often it was asked for a piece, and
// whether it was told to stop.
func endless(made *atomic.Int64, stopped chan bool) *Download {
	piece := bytes.Repeat([]byte("GBR,1.5\r\n"), 7000)
	return &Download{Key: "a", Name: "a.csv", Make: func() (iter.Seq[[]byte], error) {
		return func(yield func([]byte) bool) {
			for yield(piece) {
				made.Add(1)
			}
			close(stopped)
		}, nil
	}}
}

func TestAReaderWhoGoesAwayOrIsSlowCostsLittle(t *testing.T) {
	var made atomic.Int64
	stopped := make(chan bool)
	server := served(t, downloadHost(t, "code", map[string]*Download{"/data.csv": endless(&made, stopped)}))
	connection, err := net.Dial("tcp", server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(connection, "GET /data.csv HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(connection).ReadString('\n'); err != nil || !strings.Contains(line, "200") {
		t.Fatalf("%q, %v", line, err)
	}
	// Who does not read on is not made more for than the connection holds.
	before := int64(-1)
	for deadline := time.Now().Add(10 * time.Second); made.Load() != before && time.Now().Before(deadline); {
		before = made.Load()
		time.Sleep(200 * time.Millisecond)
	}
	if n := made.Load(); n != before || n > 1000 {
		t.Errorf("a reader who reads nothing is made %d pieces for, of 64 KB", n)
	}
	_ = connection.Close()
	select {
	case <-stopped:
	case <-time.After(10 * time.Second):
		t.Error("the file is still being made, and its reader gone")
	}
}

func TestAFileThatFailsIsNotEndedAsIfItWereWhole(t *testing.T) {
	for _, accept := range []string{"identity", "gzip"} {
		files := map[string]*Download{"/data.csv": {Key: "a", Name: "a.csv", Make: func() (iter.Seq[[]byte], error) {
			return func(yield func([]byte) bool) {
				yield([]byte("first"))
				panic("nobody foresaw it")
			}, nil
		}}}
		r, err := http.NewRequest("GET", served(t, downloadHost(t, "code", files)).URL+"/data.csv", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Accept-Encoding", accept)
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		if text, err := io.ReadAll(answer.Body); err == nil {
			t.Errorf("%s: the file looks whole: %q", accept, text)
		}
		_ = answer.Body.Close()
	}
}

// rowsOf is a file of so many rows of a table, in pieces of 64 KB.
func rowsOf(rows int) func() (iter.Seq[[]byte], error) {
	return func() (iter.Seq[[]byte], error) {
		return func(yield func([]byte) bool) {
			const line = "joint-works,Joint works,pair,GBR,United Kingdom,JPN,Japan,,,,2020,calendar,7304,works,,,,openalex,OpenAlex,OpenAlex,Whole counts,CC0 1.0,,\r\n"
			piece := bytes.Repeat([]byte(line), (64<<10)/len(line))
			for size := rows * len(line); size > 0; size -= len(piece) {
				if !yield(piece[:min(size, len(piece))]) {
					return
				}
			}
		}, nil
	}
}

func TestTheMemoryOfALongFileIsFlat(t *testing.T) {
	h := downloadHost(t, "code", map[string]*Download{"/data.csv": {Key: "a", Name: "a.csv", Make: rowsOf(100_000)}, "/ten.csv": {Key: "b", Name: "b.csv", Make: rowsOf(1_000_000)}})
	used := func(target string) uint64 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		h.ServeHTTP(&discarded{header: http.Header{}}, httptest.NewRequest("GET", target, nil))
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	if one, ten := used("/data.csv"), used("/ten.csv"); ten > one+(1<<20) {
		t.Errorf("100,000 rows take %d bytes, ten times as many %d", one, ten)
	}
}

// discarded is an answer that nobody keeps.
type discarded struct{ header http.Header }

func (d *discarded) Header() http.Header         { return d.header }
func (d *discarded) Write(b []byte) (int, error) { return len(b), nil }
func (d *discarded) WriteHeader(int)             {}
func (d *discarded) Flush()                      {}
