//go:build hosting

// Tests of what this folder ships, with the programs that it is for.
package deploy

import (
	"bytes"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// explorer is the command, built once for all tests as one file that needs no other.
var explorer = sync.OnceValues(func() (string, error) {
	folder, err := os.MkdirTemp("", "explorer-deploy-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder, "explorer")
	build := exec.Command("go", "build", "-o", path, "..")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build the explorer: %w\n%s", err, out)
	}
	return path, nil
})

func TestMain(m *testing.M) {
	// Debian keeps daemons where not everybody looks.
	_ = os.Setenv("PATH", os.Getenv("PATH")+":/usr/sbin:/sbin")
	code := m.Run()
	if path, err := explorer(); err == nil {
		_ = os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(code)
}

func built(t *testing.T) string {
	t.Helper()
	path, err := explorer()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// read is a file of this folder.
func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// bundle is the folder of the browser program.
func bundle(t *testing.T) string {
	t.Helper()
	folder := os.Getenv("EXPLORER_BUNDLE_TINYGO")
	if folder == "" {
		t.Fatal("EXPLORER_BUNDLE_TINYGO names no bundle: run make hosting")
	}
	return folder
}

// process is a program that a test has started.
type process struct {
	said  output
	ended chan struct{} // is closed
	stop  func()
}

// output keeps what a process prints; it is safe for use by two goroutines.
type output struct {
	mu    sync.Mutex
	bytes bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.bytes.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.bytes.String()
}

// launch starts a program, to be ended with the test or before it.
func launch(t *testing.T, name string, arguments ...string) *process {
	t.Helper()
	p := &process{ended: make(chan struct{})}
	cmd := exec.Command(name, arguments...)
	cmd.Stdout, cmd.Stderr = &p.said, &p.said
	if err := cmd.Start(); err != nil {
		t.Fatalf("%v: .ci/setup installs what is missing", err)
	}
	go func() {
		_ = cmd.Wait()
		close(p.ended)
	}()
	p.stop = sync.OnceFunc(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		select {
		case <-p.ended:
		case <-time.After(15 * time.Second):
			_ = cmd.Process.Kill()
			t.Errorf("%s had to be killed; it said:\n%s", name, p.said.String())
		}
	})
	t.Cleanup(p.stop)
	return p
}

// lives waits until a program does its work; false if it ends before.
func (p *process) lives(works func() bool) bool {
	for deadline := time.Now().Add(60 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if works() {
			return true
		}
		select {
		case <-p.ended:
			return false
		default:
		}
	}
	return false
}

// ends waits until a program has ended.
func (p *process) ends() bool {
	select {
	case <-p.ended:
		return true
	case <-time.After(20 * time.Second):
		return false
	}
}

// eventually waits until something is so.
func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(60 * time.Second); !is(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("not within a minute: %s", what)
		}
	}
}

// freeAddress is a loopback address nobody listens on.
func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}

// serve starts the explorer's server. Another public URL makes another version.
func serve(t *testing.T, address, publicURL string) *process {
	t.Helper()
	p := launch(t, built(t), "serve", "-addr", address, "-bundle", bundle(t), "-public-url", publicURL)
	eventually(t, "the server answers", func() bool { return healthy(address) })
	return p
}

func healthy(address string) bool {
	response, err := http.Get("http://" + address + "/healthz")
	if err != nil {
		return false
	}
	response.Body.Close()
	return response.StatusCode == http.StatusOK
}

// asked is a request that came to the server.
type asked struct {
	method, target, coding, tag string
	private                     string // what it had of a reader's cookies and passwords
	status                      int
}

// observer stands before the server: it notes what it is asked, and can stand in for one
// that is ill.
type observer struct {
	address string
	failing atomic.Bool // every answer is a 500
	mu      sync.Mutex
	list    []asked
}

// observe puts an observer before the server at an address.
func observe(t *testing.T, server string) *observer {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	o := &observer{address: listener.Addr().String()}
	proxy := httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: server})
	proxy.Transport = &http.Transport{DisableCompression: true}
	proxy.ErrorHandler = func(http.ResponseWriter, *http.Request, error) { panic(http.ErrAbortHandler) } // as if it were not there
	proxy.ModifyResponse = func(r *http.Response) error {
		o.note(r.Request, r.StatusCode)
		return nil
	}
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if o.failing.Load() && r.URL.Path != "/healthz" {
			o.note(r, http.StatusInternalServerError)
			w.Header().Set("Cache-Control", "no-store")
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		proxy.ServeHTTP(w, r)
	})
	s := &http.Server{Handler: handler}
	go func() { _ = s.Serve(listener) }()
	t.Cleanup(func() { _ = s.Close() })
	return o
}

func (o *observer) note(r *http.Request, status int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.list = append(o.list, asked{r.Method, r.URL.RequestURI(), r.Header.Get("Accept-Encoding"), r.Header.Get("If-None-Match"), r.Header.Get("Cookie") + r.Header.Get("Authorization"), status})
}

// of gives the requests for a target in their order, and forgets nothing.
func (o *observer) of(target string) []asked {
	o.mu.Lock()
	defer o.mu.Unlock()
	var list []asked
	for _, a := range o.list {
		if a.target == target {
			list = append(list, a)
		}
	}
	return list
}

// statuses are those of requests, in their order.
func statuses(list []asked) string {
	var words []string
	for _, a := range list {
		words = append(words, strconv.Itoa(a.status))
	}
	return strings.Join(words, " ")
}

// answer is what a reader gets.
type answer struct {
	status int
	header http.Header
	body   string
}

func (a answer) String() string {
	return fmt.Sprintf("%d %v %.80q", a.status, a.header, a.body)
}

// reader keeps bytes as they come and follows nothing.
var reader = &http.Client{
	Transport: &http.Transport{
		DisableCompression: true, MaxIdleConnsPerHost: 32, ForceAttemptHTTP2: true,
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, // the tests' own certificate
	},
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	Timeout:       60 * time.Second,
}

// ask sends a request with headers, given as "Name: value".
func ask(t *testing.T, method, address string, headers ...string) answer {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		r.Header.Add(name, value)
	}
	response, err := reader.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatalf("%s %s: %v", method, address, err)
	}
	return answer{response.StatusCode, response.Header, string(body)}
}
