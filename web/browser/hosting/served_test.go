//go:build browser

package hosting

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/andybalholm/brotli"
)

// ask has the server answer, without following it elsewhere.
func (v *visit) ask(address string, headers ...string) (*http.Response, []byte) {
	v.Helper()
	r, err := http.NewRequest(http.MethodGet, address, nil)
	v.must(err)
	r.Header.Set("Accept-Encoding", "identity")
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	answer, err := http.DefaultTransport.RoundTrip(r)
	v.must(err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	v.must(err)
	return answer, body
}

// each calls a function for the files of the export that are no compressed forms.
func (v *visit) each(do func(name string, content []byte)) {
	v.Helper()
	v.must(fs.WalkDir(os.DirFS(v.files), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) == ".br" || path.Ext(name) == ".gz" {
			return err
		}
		content, err := os.ReadFile(filepath.Join(v.files, name))
		if err == nil {
			do("/"+name, content)
		}
		return err
	}))
}

func decoded(body []byte, encoding string) ([]byte, error) {
	switch encoding {
	case "br":
		return io.ReadAll(brotli.NewReader(bytes.NewReader(body)))
	case "gzip":
		r, err := gzip.NewReader(bytes.NewReader(body))
		if err != nil {
			return nil, err
		}
		return io.ReadAll(r)
	}
	return body, nil
}

func everyPage(v *visit) {
	n := 0
	v.each(func(name string, content []byte) {
		address, is := strings.CutSuffix(name, "index.html")
		if !is && !strings.HasPrefix(name, "/web/") {
			return
		}
		n++
		for _, encoding := range []string{"br", "gzip", "identity"} {
			answer, body := v.ask(v.origin+address, "Accept-Encoding", encoding)
			whole, err := decoded(body, answer.Header.Get("Content-Encoding"))
			if answer.StatusCode != http.StatusOK || err != nil || !bytes.Equal(whole, content) {
				v.Errorf("%s as %s: status %d, %d bytes, want %d, %v", address, encoding, answer.StatusCode, len(whole), len(content), err)
			}
			if encoding != "identity" && is {
				same(v, address+" is sent as", answer.Header.Get("Content-Encoding"), encoding)
				same(v, address+" varies", answer.Header.Get("Vary"), "Accept-Encoding")
			}
		}
	})
	if n < 80 {
		v.Errorf("there are only %d pages and assets", n)
	}
}

func mediaTypes(v *visit) {
	wanted := map[string]string{
		".css": "text/css", ".csv": "text/csv", ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".png": "image/png",
		".svg": "image/svg+xml", ".txt": "text/plain", ".wasm": "application/wasm", ".webmanifest": "application/manifest+json", ".woff2": "font/woff2", ".xml": "application/xml", ".zip": "application/zip",
	}
	if !v.configured {
		wanted[".xml"] = "text/xml"
	}
	seen := map[string]bool{}
	v.each(func(name string, _ []byte) {
		ending := path.Ext(name)
		if seen[ending] || wanted[ending] == "" || strings.HasPrefix(name, "/_") || name == "/404.html" {
			return
		}
		seen[ending] = true
		answer, _ := v.ask(v.origin+name, "Accept-Encoding", "br")
		mediaType, _, _ := strings.Cut(answer.Header.Get("Content-Type"), ";")
		same(v, name, mediaType, wanted[ending])
		if v.configured {
			same(v, name+" is not guessed at", answer.Header.Get("X-Content-Type-Options"), "nosniff")
		}
	})
	same(v, "endings", len(seen), len(wanted))
}

func revalidates(v *visit) {
	for _, encoding := range []string{"br", "gzip", "identity"} {
		answer, _ := v.ask(v.origin+"/partners/", "Accept-Encoding", encoding)
		tag := answer.Header.Get("ETag")
		again, body := v.ask(v.origin+"/partners/", "Accept-Encoding", encoding, "If-None-Match", tag)
		if tag == "" || again.StatusCode != http.StatusNotModified || len(body) > 0 {
			v.Errorf("%s with the tag %q: status %d", encoding, tag, again.StatusCode)
		}
		if v.configured {
			same(v, "the document is kept", answer.Header.Get("Cache-Control"), "no-cache")
			same(v, "and unchanged", again.Header.Get("Cache-Control"), "no-cache")
		}
	}
}

func keepsAssets(v *visit) {
	v.each(func(name string, _ []byte) {
		if strings.HasPrefix(name, "/web/style.") {
			answer, _ := v.ask(v.origin + name)
			same(v, name+" is kept", answer.Header.Get("Cache-Control"), "max-age=31536000, immutable")
			same(v, name+" may be read from", answer.Header.Get("Access-Control-Allow-Origin"), "*")
		}
	})
	answer, _ := v.ask(v.origin + "/web/style.00000000.css")
	same(v, "an asset of no version", answer.StatusCode, http.StatusNotFound)
	if kept := answer.Header.Get("Cache-Control"); strings.Contains(kept, "immutable") {
		v.Errorf("that an asset is not there is kept: %s", kept)
	}
}

func policies(v *visit) {
	for _, c := range []struct{ path, ancestors string }{
		{"/", "'self'"}, {"/ja/", "'self'"}, {"/partners/", "'self'"}, {"/ja/about/", "'self'"}, {"/nowhere/", "'self'"},
		{"/embed/partners/", "*"}, {"/ja/embed/partners/", "*"},
	} {
		answer, _ := v.ask(v.origin + c.path)
		policies := answer.Header.Values("Content-Security-Policy")
		if len(policies) != 1 || !strings.HasSuffix(policies[0], "frame-ancestors "+c.ancestors) || !strings.Contains(policies[0], "default-src 'self'") {
			v.Errorf("%s has the policies %q", c.path, policies)
		}
	}
	if answer, _ := v.ask(v.origin + "/oembed/partners.json"); answer.Header.Get("Content-Security-Policy") != "" {
		v.Error("a file has the policy of pages")
	}
}

func missing(v *visit) {
	for _, c := range []struct{ path, language string }{
		{"/nowhere/", "en"}, {"/nowhere", "en"}, {"/partners/none.csv", "en"}, {"/ja/nowhere/", "ja"}, {"/ja/embed/nowhere", "ja"},
	} {
		answer, body := v.ask(v.origin+c.path, "Accept-Encoding", "br")
		whole, err := decoded(body, answer.Header.Get("Content-Encoding"))
		v.must(err)
		same(v, c.path, answer.StatusCode, http.StatusNotFound)
		if !bytes.Contains(whole, []byte(`lang="`+c.language+`"`)) {
			v.Errorf("%s has %.200s", c.path, whole)
		}
		if mediaType := answer.Header.Get("Content-Type"); !strings.HasPrefix(mediaType, "text/html") {
			v.Errorf("%s has the type %s", c.path, mediaType)
		}
	}
}

func redirects(v *visit) {
	for _, path := range []string{"/partners", "/ja/embed/partners"} {
		answer, _ := v.ask(v.origin + path + "?tab=table")
		location, err := answer.Location()
		if answer.StatusCode/100 != 3 || err != nil || location.String() != v.origin+path+"/?tab=table" {
			v.Errorf("%s: status %d, %v, %v", path, answer.StatusCode, location, err)
		}
	}
}

func hidesHosting(v *visit) {
	for _, path := range []string{"/_hosting/nginx.conf", "/_hosting/export.json"} {
		answer, _ := v.ask(v.origin + path)
		same(v, path, answer.StatusCode, http.StatusNotFound)
	}
}

var linked = regexp.MustCompile(`<link [^>]*>`)
var href = regexp.MustCompile(` href="([^"]*)"`)

func discovered(v *visit) {
	for _, path := range []string{"/partners/", "/ja/partners/"} {
		_, body := v.ask(v.origin + path)
		found := 0
		for _, link := range linked.FindAllString(string(body), -1) {
			address := href.FindStringSubmatch(link)
			switch {
			case strings.Contains(link, `rel="canonical"`):
				same(v, "the canonical address", address[1], home+v.base+path)
				found++
			case strings.Contains(link, "json+oembed"):
				rest, ours := strings.CutPrefix(address[1], home+v.base)
				if !ours {
					v.Fatalf("%s has its answer at %s", path, address[1])
				}
				_, body := v.ask(v.origin + rest)
				var answer struct {
					Type, HTML string
					Thumbnail  string `json:"thumbnail_url"`
				}
				v.must(json.Unmarshal(body, &answer))
				if answer.Type != "rich" || !strings.Contains(answer.HTML, `src="`+home+v.base) {
					v.Errorf("the answer of %s is %s", path, body)
				}
				picture, _ := v.ask(v.origin + strings.TrimPrefix(answer.Thumbnail, home+v.base))
				same(v, answer.Thumbnail, picture.StatusCode, http.StatusOK)
				found++
			}
		}
		same(v, path+" has links", found, 2)
	}
}

var ownFiles = regexp.MustCompile(`"` + regexp.QuoteMeta(home) + `(/[^"?#]*\.(csv|json|png|xlsx|zip))"`)

func namedFiles(v *visit) {
	_, body := v.ask(v.origin + "/partners/")
	files := ownFiles.FindAllStringSubmatch(string(body), -1)
	if len(files) < 5 {
		v.Fatalf("the page names %v", files)
	}
	for _, file := range files {
		answer, _ := v.ask(strings.TrimSuffix(v.origin, v.base) + file[1])
		same(v, file[1], answer.StatusCode, http.StatusOK)
	}
	// A view that is not the default one is not answered with the default one's data.
	answer, _ := v.ask(v.origin + "/partners/data.csv?figure=joint-works&country=AAA~BBB")
	same(v, "the file of another view", answer.StatusCode, http.StatusNotFound)
}
