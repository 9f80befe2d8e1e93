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
	parts []string // of the data, that the page needs beside its core
	build func() *page.Document
}

// New makes the pages of a valid dataset.
func New(ds *data.Dataset) *Explorer {
	e := explorer(ds, routes(ds))
	e.find = func(target string) (*view, error) {
		st := state.Parse(ds, target)
		if page.IsStill(st.Route) {
			return &view{st, nil, func() *page.Document { return page.Build(ds, st, e.catalogues[st.Language], false) }}, nil
		}
		// What an address may name, and what its page may say, depends on what
		// the page has: the program will have no more.
		part, parts, err := e.shelf.with(st.Language, page.Needs(ds, st))
		if err != nil {
			return nil, err
		}
		st = state.Parse(part, target)
		cat := e.catalogues[st.Language]
		if !page.IsOfSeries(part, st) {
			cat = cat.Core()
		}
		return &view{st, parts, func() *page.Document { return page.Build(part, st, cat, false) }}, nil
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
		return &view{st, nil, func() *page.Document { return gallery.Build(st, e.catalogues[st.Language], false) }}, nil
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

// routes are, for each language, every page and every frame.
func routes(ds *data.Dataset) []string {
	var routes []string
	for _, language := range data.Languages {
		overview := state.Parse(ds, "/")
		overview.Language = language
		add := func(route state.Route, frame bool, indicator data.IndicatorID) {
			st := overview.Page(route)
			st.Frame, st.Indicator = frame, indicator
			routes = append(routes, st.Path())
		}
		add(state.Overview, false, "")
		add(state.Indicators, false, "")
		add(state.About, false, "")
		add(state.Unkept, false, "")
		add(state.Unkept, true, "")
		add(state.Table, true, "")
		for _, page := range [...]struct {
			route state.Route
			is    bool
		}{{state.Partners, ds.HasPartners()}, {state.Mobility, ds.HasMobility()}, {state.Evidence, ds.HasEvidence()}} {
			if page.is {
				add(page.route, false, "")
				add(page.route, true, "")
			}
		}
		for _, indicator := range ds.Indicators {
			add(state.Indicator, false, indicator.ID)
			add(state.Indicator, true, indicator.ID)
		}
	}
	return routes
}

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
		Static:      doc.Static,
		Unlisted:    doc.Unlisted,
		Series:      doc.Series,
		Later:       doc.Series && (doc.Frame || v.Route == state.Indicator),
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
