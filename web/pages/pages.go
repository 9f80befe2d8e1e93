// Package pages gives the host the explorer's own pages: it reads the view
// from an address, has page.Build make its nodes and writes them as HTML. It
// stands between the components, which know nothing of the web, and the host,
// which knows nothing of the explorer.
package pages

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/vugu/vugu"
	"github.com/vugu/vugu/staticrender"

	"bilateral/components/catalogue"
	"bilateral/components/gallery"
	"bilateral/components/page"
	"bilateral/components/site"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/web/host"
)

// Explorer is the pages of one dataset in every language.
type Explorer struct {
	shelf      *library
	catalogues map[data.Language]*catalogue.Catalogue
	// words are what the programs say: of the overview, and of series.
	words  func(language data.Language) (core, series []byte)
	find   func(target string) (*view, error)
	routes []string
}

// view is what an address asks for, and how its page is built.
type view struct {
	*state.State
	parts  []string // of the data, that the page needs beside its core
	static bool     // no program shows it
	series bool     // it is of series: the program of those shows it
	build  func() *page.Document
}

// New makes the pages of a valid dataset.
func New(ds *data.Dataset) *Explorer {
	e := explorer(ds, state.Paths(ds))
	e.find = func(target string) (*view, error) {
		st := state.Parse(ds, target)
		if p := site.Static.Find(ds, st); p != nil {
			return &view{State: st, static: true, build: func() *page.Document { return p.Document(ds, st, e.catalogues[st.Language], false) }}, nil
		}
		// What an address may name, and what its page may say, depends on what
		// the page has: the program will have no more.
		kind := site.All().Find(ds, st)
		part, parts, err := e.shelf.with(st.Language, kind.Collections(ds, st))
		if err != nil {
			return nil, err
		}
		st = state.Parse(part, target)
		cat := e.catalogues[st.Language]
		p := site.Overview.Find(part, st)
		series := p == nil
		if series {
			p = site.Series.Find(part, st)
		} else {
			cat = cat.Core()
		}
		return &view{st, parts, false, series, func() *page.Document { return p.Document(part, st, cat, false) }}, nil
	}
	e.words = func(language data.Language) (core, series []byte) {
		cat := e.catalogues[language]
		return cat.Core().Encode(), cat.Encode()
	}
	return e
}

// NewGallery makes the pages of the gallery of charts in the place of the
// explorer's, for contributors.
func NewGallery(ds *data.Dataset) *Explorer {
	e := explorer(ds, gallery.Routes())
	e.find = func(target string) (*view, error) {
		st := gallery.Parse(target)
		return &view{State: st, build: func() *page.Document { return gallery.Build(st, e.catalogues[st.Language], false) }}, nil
	}
	e.words = func(language data.Language) (core, series []byte) { return e.catalogues[language].Encode(), nil }
	return e
}

func explorer(ds *data.Dataset, routes []string) *Explorer {
	e := &Explorer{shelf: newLibrary(ds), catalogues: map[data.Language]*catalogue.Catalogue{}, routes: routes}
	for _, language := range data.Languages {
		e.catalogues[language] = catalogue.For(language)
	}
	return e
}

// Parts are what the browser program reads when it starts.
func (e *Explorer) Parts() map[data.Language]host.Parts {
	parts := map[data.Language]host.Parts{}
	for _, language := range data.Languages {
		words, ofSeries := e.words(language)
		parts[language] = host.Parts{Dataset: e.shelf.core[language], Words: words, SeriesWords: ofSeries}
	}
	return parts
}

// Collections are the further parts of the data, by name.
func (e *Explorer) Collections() map[string][]byte { return e.shelf.collections }

// Routes are the paths of every page.
func (e *Explorer) Routes() []string { return e.routes }

// View finds the view of an address. A view with a notice is not worth
// keeping: no two bad addresses need be the same. All unknown addresses of a
// language have one page.
//
// The page's Address must lead the program to the same view, notices and all,
// so that it finds on the page what it builds itself. The printed address of
// a view leaves out what was wrong with the one that came.
func (e *Explorer) View(target string) host.View {
	v, err := e.find(target)
	if err != nil {
		return host.View{Build: func() (host.Page, error) { return host.Page{}, err }}
	}
	address := v.Address()
	key := address
	switch {
	case v.Route == state.NotFound:
		address = v.Path() + missingPath
		key = address
	case len(v.Notices) > 0:
		address, key = target, ""
	}
	return host.View{Key: key, Build: func() (host.Page, error) { return e.build(v, address) }}
}

// missingPath is no page in any language, and stands for all that are none.
const missingPath = "404/"

func (e *Explorer) build(v *view, address string) (host.Page, error) {
	doc := v.build()
	if doc.Status != http.StatusOK && doc.Status != http.StatusNotFound {
		return host.Page{}, fmt.Errorf("pages: %s: the page has status %d, want 200 or 404", address, doc.Status)
	}
	var body strings.Builder
	results := &vugu.BuildResults{Out: &vugu.BuildOut{Out: []*vugu.VGNode{doc.Root}}}
	if err := staticrender.New(&body).Render(results); err != nil {
		return host.Page{}, fmt.Errorf("pages: %s: %w", address, err)
	}
	p := host.Page{
		Status:      doc.Status,
		Language:    doc.Language,
		Title:       doc.Title,
		Description: doc.Description,
		Address:     address,
		Canonical:   doc.Canonical,
		Frame:       doc.Frame,
		Static:      v.static,
		Unlisted:    doc.Unlisted,
		Series:      v.series,
		Later:       v.series && (doc.Frame || v.Route == state.Indicator),
		Theme:       doc.Theme,
		Parts:       v.parts,
		Body:        body.String(),
	}
	if p.Frame && p.Theme == "" {
		p.Theme = state.AutoTheme // the view says so: by itself a frame is light
	}
	for _, a := range doc.Alternates {
		p.Alternates = append(p.Alternates, host.Alternate{Language: a.Language, Path: a.Path})
	}
	return p, nil
}
