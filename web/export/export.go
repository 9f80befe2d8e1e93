// Package export writes a site as files that any static host serves. It stands beside the
// listening socket, at the very end of the flow: it asks the host for every page and file,
// in process, and what it writes is what a reader would have been sent.
package export

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"bilateral/data"
	"bilateral/web"
	"bilateral/web/compression"
	"bilateral/web/host"
)

// Site is what is exported.
type Site interface {
	http.Handler
	// Routes are every page.
	Routes() []host.Route
	// Page makes the document of an address.
	Page(target string) (*host.Page, error)
	// Files are the paths of all that is no page and is not made of a view.
	Files() ([]string, error)
	// IsFile reports whether an address has a file that is made of a view.
	IsFile(target string) bool
	Version() string
}

// Options say what of a site is written.
type Options struct {
	Site Site
	// Home is where readers find the site: its public URL and Base.
	Home string
	// Base is the path below which the site stands, as host.ParseBase gives it.
	Base string
	// Script and Sheet are the addresses of what documents have in an exported site alone.
	Script, Sheet string
	// Notes say in each language, to who has no scripts, what a page shows.
	Notes map[data.Language]string
	// Previous is the folder of the former export whose assets are kept; "" for none.
	Previous string
}

// entry is a file to write.
type entry struct {
	compression.Forms
	kind   kind
	header http.Header
}

// kind says how a host has to answer with a file.
type kind int

const (
	other    kind = iota
	asset         // hashed: it never changes
	document      // a page
	frame         // a page for frames on other sites
)

// writer collects the files of an export.
type writer struct {
	Options
	mu      sync.Mutex
	entries map[string]*entry // by path
	// files are the addresses of files of views that documents name, by the paths that
	// they have here.
	files map[string]string
}

// Write exports a site into a folder, which is made; an export that is there is replaced
// as a whole, and stays as it is where the new one cannot be made.
func Write(ctx context.Context, folder string, o Options) (*Summary, error) {
	f, err := open(folder)
	if err != nil {
		return nil, err
	}
	defer f.close()
	var previous []Asset
	if o.Previous != "" {
		if previous, err = Assets(o.Previous); err != nil {
			return nil, err
		}
	}
	w := &writer{Options: o, entries: map[string]*entry{}, files: map[string]string{}}
	if err := w.collect(ctx); err != nil {
		return nil, err
	}
	if err := w.addHosting(); err != nil {
		return nil, err
	}
	return f.replace(ctx, w.entries, o.Site.Version(), previous)
}

// collect makes all files: the pages first, which name some of the others.
func (w *writer) collect(ctx context.Context) error {
	routes := w.Site.Routes()
	var paths []string
	for _, route := range routes {
		paths = append(paths, route.Path)
	}
	if err := inParallel(ctx, paths, w.addPage); err != nil {
		return err
	}
	missing := []string{"/" + missingName}
	for _, language := range data.Languages {
		if start := "/" + string(language) + "/"; slices.Contains(paths, start) {
			missing = append(missing, start+missingName)
		}
	}
	if err := inParallel(ctx, missing, w.addMissing); err != nil {
		return err
	}
	files, err := w.Site.Files()
	if err != nil {
		return err
	}
	if err := inParallel(ctx, files, w.addFile); err != nil {
		return err
	}
	return inParallel(ctx, slices.Sorted(maps.Keys(w.files)), w.addViewFile)
}

// inParallel does a work for each of some names, as many at a time as there are
// processors. Its error has every fault, in the order of the names.
func inParallel(ctx context.Context, names []string, work func(string) error) error {
	faults := make([]error, len(names))
	var group sync.WaitGroup
	places := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, name := range names {
		if ctx.Err() != nil {
			break
		}
		places <- struct{}{}
		group.Go(func() {
			defer func() { <-places }()
			faults[i] = work(name)
		})
	}
	group.Wait()
	return cmp.Or(errors.Join(faults...), ctx.Err())
}

// missingName is the file with which hosts answer for what is not there.
const missingName = "404.html"

// missingPath is no page of the site.
const missingPath = "/404/"

// IndexName is the file with which hosts answer for a folder.
const IndexName = "index.html"

func (w *writer) addPage(address string) error {
	p, err := w.Site.Page(address)
	if err != nil {
		return fmt.Errorf("export: %s: %w", address, err)
	}
	if p.Status != http.StatusOK {
		return fmt.Errorf("export: %s: the page has status %d, want 200", address, p.Status)
	}
	if err := w.addDocument(address+IndexName, p, address); err != nil {
		return err
	}
	if !p.Framed {
		return nil
	}
	answer, err := w.ask(host.EmbeddingPath+"?url="+w.Home+address, compression.Identity)
	if err != nil {
		return err
	}
	body := w.ownAddresses(answer.Body.Bytes())
	return w.add(embeddingName(address), other, answer.Header(), body)
}

// embeddingName is the path of the answer to a site that asks how to show a page.
func embeddingName(address string) string {
	name := strings.TrimSuffix(address, "/")
	if name == "" {
		name = "/index"
	}
	return host.EmbeddingPath + name + ".json"
}

// addMissing makes the page for what is not there, in the language of its folder.
func (w *writer) addMissing(address string) error {
	p, err := w.Site.Page(strings.TrimSuffix(path.Dir(address), "/") + missingPath)
	if err != nil {
		return fmt.Errorf("export: %s: %w", address, err)
	}
	return w.addDocument(address, p, "")
}

func (w *writer) addDocument(name string, p *host.Page, address string) error {
	html, err := w.document(p, address)
	if err != nil {
		return fmt.Errorf("export: %s: %w", name, err)
	}
	kind := document
	if p.Frame {
		kind = frame
	}
	return w.add(name, kind, p.Header, html)
}

// addFile takes over an answer of the site that is the same for every reader.
func (w *writer) addFile(address string) error {
	plain, err := w.ask(address, compression.Identity)
	if err != nil {
		return err
	}
	body := plain.Body.Bytes()
	if changed, err := w.contents(address, body); err != nil {
		return fmt.Errorf("export: %s: %w", address, err)
	} else if !bytes.Equal(changed, body) {
		return w.add(address, other, plain.Header(), changed)
	}
	e := &entry{header: plain.Header(), Forms: compression.Forms{Identity: body}}
	if strings.HasPrefix(address, web.Prefix) {
		e.kind = asset
	}
	for _, form := range []struct {
		encoding compression.Encoding
		to       *[]byte
	}{{compression.Brotli, &e.Brotli}, {compression.Gzip, &e.Gzip}} {
		answer, err := w.ask(address, form.encoding)
		if err != nil {
			return err
		}
		if answer.Header().Get("Content-Encoding") == string(form.encoding) {
			*form.to = answer.Body.Bytes()
		}
	}
	return w.put(address, e)
}

// addViewFile makes a file of a view, at the path that documents name.
func (w *writer) addViewFile(name string) error {
	answer, err := w.ask(w.files[name], compression.Identity)
	if err != nil {
		return err
	}
	return w.add(name, other, answer.Header(), answer.Body.Bytes())
}

// ask has the site answer for an address, given as path and query.
func (w *writer) ask(target string, encoding compression.Encoding) (*httptest.ResponseRecorder, error) {
	r, err := http.NewRequest(http.MethodGet, target, nil)
	if err != nil {
		return nil, fmt.Errorf("export: %s: %w", target, err)
	}
	if encoding != compression.Identity {
		r.Header.Set("Accept-Encoding", string(encoding)+", identity;q=0.5")
	}
	answer := httptest.NewRecorder()
	w.Site.ServeHTTP(answer, r)
	if answer.Code != http.StatusOK {
		return nil, fmt.Errorf("export: %s: the site answers with status %d, want 200: %s", target, answer.Code, strings.TrimSpace(answer.Body.String()))
	}
	return answer, nil
}

// packed are the endings of files that compressing makes no smaller.
var packed = []string{".png", ".pptx", ".woff2", ".xlsx", ".zip"}

// add compresses a file and notes it.
func (w *writer) add(name string, kind kind, header http.Header, body []byte) error {
	e := &entry{kind: kind, header: header, Forms: compression.Forms{Identity: body}}
	if !slices.Contains(packed, path.Ext(name)) {
		// Few ask for a file of data, and there are many.
		effort := compression.Smallest
		if kind == other {
			effort = compression.Quick
		}
		var err error
		if e.Forms, err = compression.Of(body, effort); err != nil {
			return fmt.Errorf("export: %s: %w", name, err)
		}
	}
	return w.put(name, e)
}

// put notes a file. Two of one path would be one too many.
func (w *writer) put(name string, e *entry) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.entries[name] != nil {
		return fmt.Errorf("export: %s: there are two files of this path", name)
	}
	w.entries[name] = e
	return nil
}
