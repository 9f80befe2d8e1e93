//go:build hosting

package deploy

import (
	"crypto/x509"
	"encoding/pem"
	"net"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// block is a file that README.md has whole, by its language, with other words in the place
// of some of its own, given in turn.
func block(t *testing.T, language string, others ...string) string {
	t.Helper()
	m := regexp.MustCompile("(?s)```" + language + "\n(.*?)```").FindStringSubmatch(read(t, "README.md"))
	if m == nil {
		t.Fatalf("README.md has nothing for %s", language)
	}
	for i := 0; i < len(others); i += 2 {
		if !strings.Contains(m[1], others[i]) {
			t.Fatalf("README.md does not say %q for %s", others[i], language)
		}
	}
	return strings.NewReplacer(others...).Replace(m[1])
}

func write(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// certificate writes one that nobody vouches for, and its key.
func certificate(t *testing.T, folder string) (chain, key string) {
	t.Helper()
	s := httptest.NewTLSServer(nil)
	defer s.Close()
	pair := s.TLS.Certificates[0]
	private, err := x509.MarshalPKCS8PrivateKey(pair.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	file := func(name, kind string, content []byte) string {
		return write(t, filepath.Join(folder, name), string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: content})))
	}
	return file("chain.pem", "CERTIFICATE", pair.Certificate[0]), file("key.pem", "PRIVATE KEY", private)
}

// What nginx and Caddy give as README.md sets them up, before Varnish, are the server's
// bytes in each coding.
func TestProxiesLeaveWhatVarnishGives(t *testing.T) {
	t.Parallel()
	server := freeAddress(t)
	serve(t, server, "https://explorer.example")
	behind := strings.TrimPrefix(startVarnish(t, "-f", shipped(t, server)).url, "http://")
	folder := t.TempDir()

	nginx := freeAddress(t)
	chain, key := certificate(t, folder)
	site := block(t, "nginx", "listen 443", "listen "+nginx, "127.0.0.1:6081", behind,
		"/etc/letsencrypt/live/explorer.example/fullchain.pem", chain, "/etc/letsencrypt/live/explorer.example/privkey.pem", key)
	temporary := ""
	for _, name := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		temporary += name + "_temp_path " + filepath.Join(folder, name) + ";\n"
	}
	user := ""
	if os.Getuid() == 0 {
		user = "user root;\n"
	}
	// Debian's own file compresses too.
	text := user + "daemon off;\npid " + filepath.Join(folder, "pid") + ";\nerror_log stderr;\nevents {}\nhttp {\ngzip on;\n" + temporary + site + "}\n"
	started := launch(t, "nginx", "-p", folder, "-e", "stderr", "-c", write(t, filepath.Join(folder, "nginx.conf"), text))

	caddy := freeAddress(t)
	file := "{\n\tadmin off\n}\n" + block(t, "caddy", "explorer.example", "http://"+caddy, "127.0.0.1:6081", behind)
	second := launch(t, "env", "HOME="+folder, "caddy", "run", "--adapter", "caddyfile", "--config", write(t, filepath.Join(folder, "Caddyfile"), file))

	for _, p := range []struct {
		name, url, address string
		program            *process
	}{{"nginx", "https://" + nginx, nginx, started}, {"Caddy", "http://" + caddy, caddy, second}} {
		if !p.program.lives(func() bool {
			connection, err := net.Dial("tcp", p.address)
			if err != nil {
				return false
			}
			_ = connection.Close()
			return true
		}) {
			t.Fatalf("%s does not listen; it said:\n%s", p.name, p.program.said.String())
		}
		for _, path := range []string{"/", "/ja/", "/partners/data.csv?figure=joint-works", anAsset(t, server)} {
			for _, coding := range []string{"br", "gzip", "identity"} {
				want := ask(t, "GET", "http://"+server+path, "Accept-Encoding: "+coding)
				if a := ask(t, "GET", p.url+path, "Accept-Encoding: "+coding); a.status != 200 || !a.sameAs(want) {
					t.Errorf("%s: %s in %s: %v, want %v", p.name, path, coding, a, want)
				}
			}
		}
		if a := ask(t, "GET", p.url+"/", "Accept-Encoding: br"); a.header.Get("Cache-Control") != "no-cache" || a.header.Get("Content-Security-Policy") == "" || a.header.Get("Etag") == "" {
			t.Errorf("%s: %v, want the server's headers", p.name, a)
		}
	}
}
