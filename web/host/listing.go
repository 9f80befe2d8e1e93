package host

import (
	"fmt"
	"maps"
	"net/http"
	"slices"

	"bilateral/components/page"
	"bilateral/data"
	"bilateral/web"
)

// Page is the document of an address as it is sent, before it is compressed.
type Page struct {
	Status   int
	Language data.Language
	Frame    bool
	// Program reports whether a program takes the page over.
	Program bool
	// Framed reports whether another site can show the view in a frame.
	Framed bool
	Header http.Header
	HTML   []byte
}

// Routes are every page of the site in every language, the same ones each time.
func (h *Host) Routes() []Route { return slices.Clone(h.routes) }

// Assets are the site's.
func (h *Host) Assets() *web.Assets { return h.options.Assets }

// Page makes the document of an address, given as path and query.
func (h *Host) Page(target string) (*Page, error) {
	view := h.options.Views.View(target)
	doc, err := view.Build()
	if err != nil {
		return nil, err
	}
	html, err := h.fill(doc, view.Parts)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", doc.Address, err)
	}
	p := &Page{Status: doc.Status, Language: doc.Language, Frame: doc.Frame, Program: !doc.Static, Framed: framed(doc), Header: http.Header{}, HTML: html}
	p.Header.Set("Content-Type", htmlType)
	p.Header.Set("X-Content-Type-Options", "nosniff")
	p.Header.Set("Referrer-Policy", referrerPolicy)
	h.pageHeaders(p.Header, document{frame: doc.Frame})
	return p, nil
}

// framed reports whether a page says where others learn how to show it.
func framed(doc *page.Document) bool { return doc.Framed && doc.Status == http.StatusOK }

// Files are the paths of what is the same for every reader and is no page, in order:
// assets, what a browser or a search engine asks a site for, and the files of the dataset.
func (h *Host) Files() ([]string, error) {
	paths := slices.Collect(maps.Keys(h.files))
	for _, asset := range h.options.Assets.All() {
		paths = append(paths, asset.Address)
	}
	paths = slices.AppendSeq(paths, maps.Keys(h.open))
	if h.options.Package != nil {
		files, err := h.packaged()
		if err != nil {
			return nil, fmt.Errorf("host: %w", err)
		}
		paths = slices.AppendSeq(paths, maps.Keys(files))
	}
	slices.Sort(paths)
	return append(slices.Compact(paths), healthPath), nil
}

// IsFile reports whether an address, given as path and query, has a file that is made of a
// view.
func (h *Host) IsFile(target string) bool { return h.options.Views.Download(target) != nil }

// EmbeddingPath is where sites ask how to show a page.
const EmbeddingPath = embeddingPath
