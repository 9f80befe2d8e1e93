package host

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// What an installed copy builds a page in is the document that the server sends of the
// same kind, but for the page, with the address and the parts left to the worker.
func TestAPageIsBuiltInTheDocumentOfItsKind(t *testing.T) {
	h := newTestHost(t, nil)
	var b built
	if err := json.Unmarshal([]byte(body(t, request(h, "GET", builtPath))), &b); err != nil {
		t.Fatal(err)
	}
	if b.Version != h.Version() {
		t.Errorf("the version is %q, want %q", b.Version, h.Version())
	}
	if len(b.Pages) != 2 || len(b.Documents) != 2 {
		t.Fatalf("there are %d pages in %d documents, want 2 in 2: a document for each language", len(b.Pages), len(b.Documents))
	}
	if want := []string{"/ja/embed/one/", noticesPath}; !slices.Equal(b.More, want) {
		t.Errorf("more that may be kept is %q, want %q", b.More, want)
	}
	for _, c := range []struct{ path, part, words string }{
		{"/embed/one/", h.address("articles.en.bin"), "Not built"},
		{"/ja/embed/one/", h.address("articles.ja.bin"), "組み立てられません"},
	} {
		p := b.Pages[c.path]
		if !slices.Equal(p.Parts, []string{c.part}) {
			t.Errorf("%s is built of %q, want %s", c.path, p.Parts, c.part)
		}
		d := b.Documents[p.Document]
		r := request(h, "GET", c.path)
		for _, name := range []string{"Content-Type", "Content-Security-Policy", "Permissions-Policy", "Cache-Control"} {
			if got, want := d.Headers[strings.ToLower(name)], r.Header.Get(name); got != want {
				t.Errorf("%s: header %s is %q, want the server's %q", c.path, name, got, want)
			}
		}
		for _, wanted := range []string{c.words, `data-address="` + b.Address + `"`, `data-parts="` + b.Parts + `"`, `data-version="` + h.Version() + `"`, h.address("app.wasm")} {
			if strings.Count(d.HTML, wanted) != 1 {
				t.Errorf("%s: the document has %q %d times, want once", c.path, wanted, strings.Count(d.HTML, wanted))
			}
		}
		if rest := strings.NewReplacer(b.Address, "", b.Parts, "").Replace(d.HTML); strings.Contains(rest, slotMark) {
			t.Errorf("%s: a slot of the document is not filled", c.path)
		}
	}
}
