// Package pages gives the host the explorer's own pages: it reads the view
// from an address and has the site build its document. It stands between the
// components, which know nothing of the web, and the host, which knows nothing
// of the explorer but the form of its documents.
package pages

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"bilateral/components/catalogue"
	"bilateral/components/gallery"
	"bilateral/components/page"
	"bilateral/components/page/search"
	"bilateral/components/site"
	"bilateral/components/site/whole"
	"bilateral/components/state"
	"bilateral/data"
	"bilateral/web/host"
)

// Explorer is the pages of one dataset in every language.
type Explorer struct {
	datasets   *datasets
	catalogues map[data.Language]*catalogue.Catalogue
	// words are what the programs say in a language.
	words  func(*catalogue.Catalogue) map[page.Program][]byte
	find   func(target string) (*view, error)
	routes []host.Route
	// figures are the pages that have some, to be taken away; none in the gallery.
	figures page.Site
	// whole says that programs get whole collections, however large: nobody answers for
	// an excerpt.
	whole bool
}

// view is what an address asks for, and how its page is built.
type view struct {
	*state.State
	parts []string // of the data, that the page needs beside its core
	build func() *page.Document
}

// New makes the pages of a valid dataset.
func New(ds *data.Dataset) *Explorer { return newExplorer(explorer(ds, routes(ds), catalogue.Of), ds) }

// NewExported makes them for a site that no server answers for.
func NewExported(ds *data.Dataset) *Explorer {
	e := newExplorer(explorer(ds, routes(ds), func(ds *data.Dataset, l data.Language) *catalogue.Catalogue { return catalogue.Of(ds, l).Exported() }), ds)
	e.whole = true
	return e
}

func newExplorer(e *Explorer, ds *data.Dataset) *Explorer {
	e.figures = whole.Figures()
	e.find = func(target string) (*view, error) {
		st := state.Parse(ds, target)
		if p := site.Static.Find(ds, st); p != nil {
			return &view{st, nil, func() *page.Document {
				doc := p.Document(ds, st, e.catalogues[st.Language], false)
				doc.Static = true
				return doc
			}}, nil
		}
		if p := whole.Taking().Find(ds, st); p != nil {
			needs := p.Collections(ds, st)
			all, err := e.datasets.taken(st.Language, needs)
			if err != nil {
				return nil, err
			}
			var parts []string
			for _, id := range needs {
				parts = append(parts, partName(id, st.Language))
			}
			parts = append(parts, host.RecordsName(st.Language))
			st = state.Parse(all, target)
			return &view{st, parts, func() *page.Document {
				doc := p.Document(all, st, e.catalogues[st.Language], false)
				doc.Program = page.TakingProgram
				return doc
			}}, nil
		}
		// What an address may name, and what its page may say, depends on what
		// the page has: the program will have no more.
		cat, p, program := e.catalogues[st.Language], site.Series.Find(ds, st), page.SeriesProgram
		if p == nil {
			cat, p, program = cat.Core(), site.Overview.Find(ds, st), page.OverviewProgram
		}
		part, parts, err := e.datasets.with(st.Language, p.Collections(ds, st))
		if err != nil {
			return nil, err
		}
		st = state.Parse(part, target)
		if e.excerpts(p, ds, st) {
			// The program fetches the excerpt of the very view, notices and all.
			parts = []string{excerptOf(st.Path(), target)}
		}
		return &view{st, parts, func() *page.Document {
			doc := p.Document(part, st, cat, false)
			doc.Program = program
			return doc
		}}, nil
	}
	e.words = func(cat *catalogue.Catalogue) map[page.Program][]byte {
		return map[page.Program][]byte{page.OverviewProgram: cat.Core().Encode(), page.SeriesProgram: cat.Encode(), page.TakingProgram: cat.EncodeTaken()}
	}
	return e
}

// NewGallery makes the pages of the gallery of charts in the place of the
// explorer's, for contributors.
func NewGallery(ds *data.Dataset) *Explorer {
	var routes []host.Route
	for _, path := range gallery.Routes() {
		routes = append(routes, host.Route{Path: path})
	}
	e := explorer(ds, routes, catalogue.Of)
	e.find = func(target string) (*view, error) {
		st := gallery.Parse(target)
		return &view{State: st, build: func() *page.Document { return gallery.Build(st, e.catalogues[st.Language], false) }}, nil
	}
	e.words = func(cat *catalogue.Catalogue) map[page.Program][]byte {
		return map[page.Program][]byte{page.OverviewProgram: cat.EncodeTaken()}
	}
	return e
}

func explorer(ds *data.Dataset, routes []host.Route, of func(*data.Dataset, data.Language) *catalogue.Catalogue) *Explorer {
	catalogues := map[data.Language]*catalogue.Catalogue{}
	for _, language := range data.Languages {
		catalogues[language] = of(ds, language)
	}
	return &Explorer{datasets: newDatasets(ds, catalogues), catalogues: catalogues, routes: routes}
}

// Parts are what the browser program reads when it starts.
func (e *Explorer) Parts() map[data.Language]host.Parts {
	parts := map[data.Language]host.Parts{}
	var of [2]host.Parts
	var wait sync.WaitGroup
	for i, language := range data.Languages {
		wait.Go(func() {
			of[i] = host.Parts{Dataset: e.datasets.core[language], Words: e.words(e.catalogues[language]), Index: e.index(language), Records: e.datasets.records[language], Told: e.told(language)}
		})
	}
	wait.Wait()
	for i, language := range data.Languages {
		parts[language] = of[i]
	}
	return parts
}

// told is what a page says of the files that a reader takes away, in a language.
func (e *Explorer) told(language data.Language) map[string]string {
	told := map[string]string{}
	for what, key := range map[string]catalogue.Key{
		"making": catalogue.FileMaking, "made": catalogue.FileMade, "failed": catalogue.FileNotMade, "offline": catalogue.XLSXOffline,
		"address": catalogue.FileAddress, "close": catalogue.FileClose,
	} {
		told[what] = e.catalogues[language].Say(key)
	}
	return told
}

// PlaceWords are the words by which a reader finds a place in a list, by its code, as
// JSON: its names as data.Place.Names gives them, with ";" between. It is nil where no page has such a list.
func PlaceWords(ds *data.Dataset) ([]byte, error) {
	if !ds.HasPartners() {
		return nil, nil
	}
	words := map[data.PlaceID]string{}
	for i := range ds.Places {
		if p := &ds.Places[i]; p.Kind == data.Country {
			words[p.ID] = strings.Join(p.Names(), ";")
		}
	}
	b, err := json.Marshal(words)
	if err != nil {
		return nil, fmt.Errorf("pages: the words of the places: %w", err)
	}
	return b, nil
}

// index is what the script of the search looks through, in a language.
func (e *Explorer) index(language data.Language) []byte {
	ds := e.datasets.whole
	st := state.Update(state.Parse(ds, "/"), state.SetLanguage{Language: language})
	b, err := json.Marshal(search.NewIndex(&page.Context{Dataset: ds, State: st, Catalogue: e.catalogues[language]}))
	if err != nil {
		panic(err) // strings and lists of them have no other form
	}
	return b
}

// TooLarge are the names of those Collections that an installed copy is not to fetch
// unasked.
func (e *Explorer) TooLarge() (names []string) {
	for i := range e.datasets.whole.Collections {
		id := e.datasets.whole.Collections[i].ID
		if !tooMany(e.datasets.whole, id) {
			continue
		}
		for _, language := range data.Languages {
			names = append(names, partName(id, language))
		}
	}
	return names
}

// Collections are the further parts of the data, by name.
func (e *Explorer) Collections() map[string][]byte { return e.datasets.collections }

// Routes are every page and every frame, in every language.
func (e *Explorer) Routes() []host.Route { return e.routes }

// routes are, for each language, every page and every frame.
func routes(ds *data.Dataset) []host.Route {
	var routes []host.Route
	for _, path := range state.Paths(ds) {
		st := state.Parse(ds, path)
		b, large := built(ds, st)
		route := host.Route{Path: path, Built: b}
		// Few read these, and they would fill the device of all: they are kept once opened.
		route.Later = b != nil || large || st.Route == state.Accessibility || st.Route == state.Glossary
		// Search engines are not to list what is made for other sites, nor
		// what readers come to by another address.
		if !st.Frame && st.Route != state.Unkept && st.Route != state.Results && st.Route != state.Take {
			for _, l := range data.Languages {
				route.Alternates = append(route.Alternates, page.Alternate{Language: l, Path: state.Update(st, state.SetLanguage{Language: l}).Path()})
			}
		}
		routes = append(routes, route)
	}
	return routes
}

// built says how a program builds the page of a route; nil where none does: on the small
// program's pages stand pictures that only the server draws, but for frames. It is nil, too,
// where what the page needs of the data is too large to be kept for everybody.
func built(ds *data.Dataset, st *state.State) (b *host.Built, large bool) {
	b = &host.Built{Language: st.Language, Frame: st.Frame, Program: page.OverviewProgram}
	p := site.Overview.Find(ds, st)
	if p != nil && !st.Frame {
		return nil, false
	}
	if p == nil {
		p, b.Program = site.Series.Find(ds, st), page.SeriesProgram
	}
	if p == nil {
		p, b.Program = whole.Taking().Find(ds, st), page.TakingProgram
	}
	if p == nil {
		return nil, false
	}
	needs := p.Collections(ds, st)
	if tooMany(ds, needs...) {
		return nil, true
	}
	for _, id := range needs {
		b.Parts = append(b.Parts, partName(id, st.Language))
	}
	if b.Program == page.TakingProgram {
		b.Parts = append(b.Parts, host.RecordsName(st.Language))
	}
	return b, false
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
		return host.View{Build: func() (*page.Document, error) { return nil, err }}
	}
	address := v.Address()
	key := address
	switch {
	case v.Route == state.NotFound:
		address = v.Path() + missingPath
		key = address
	case len(v.Notices) > 0:
		address, key = target, ""
	case v.Slides != "", (v.Route == state.Results || v.Route == state.Indicators) && v.Search != "":
		key = "" // no two readers need look for the same, or choose the same slides
	}
	return host.View{Key: key, Parts: v.parts, Build: func() (*page.Document, error) {
		doc := v.build()
		doc.Address = address
		doc.Framed = len(e.figures) > 0 && v.InFrame() != nil
		return doc, e.describe(v, doc)
	}}
}

// missingPath is no page in any language, and stands for all that are none.
const missingPath = "404/"
