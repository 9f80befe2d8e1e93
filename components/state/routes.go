package state

import (
	"strings"

	"bilateral/data"
)

// Route is a page of the explorer.
type Route uint8

// The routes. NotFound is every path that is none of the others.
const (
	Overview   Route = iota
	Table            // of the indicators alone: in a frame only
	Indicators       // the list of all
	Indicator        // one in full
	Partners         // any pair of places
	Mobility         // who goes from one to the other
	Evidence         // the claims and their checks
	Sources          // each once, with all that is known of it
	About
	Changelog // what changed between versions of the data
	Slides    // of the deck, or of views that the reader put together
	Take      // away a figure of a view: as data, as a picture, to be cited
	Results   // of a search of the whole site
	Unkept    // says that a page is not on the device, and which are
	Gallery   // of charts, for contributors
	NotFound
	// The server's alone, see routes_server.go.
	Accessibility // says how far everybody can use the site
	Glossary      // says what the words of the field mean
)

// stands says where a page can be: on its own, in a frame, or both.
type stands uint8

const (
	alone stands = 1 << iota
	framed
)

// declaration says of a route, once, what all others ask: where it stands,
// which parameters it understands, and which datasets have it.
type declaration struct {
	path   string // behind the language and, in a frame, its prefix
	stands stands
	reads  parameters
	exists func(*data.Dataset) bool // nil: with every dataset
}

// declarations are those of all routes but the server's own.
var declarations = [routeCount]declaration{
	Overview:   {"", alone, readsIndicator | ofTable | readsDerived | ofFigure | ofPage, nil},
	Table:      {"table/", framed, readsIndicator | ofTable | readsDerived | ofFigure | ofPage, nil},
	Indicators: {indicatorsPath, alone, readsTopic | readsSource | readsSearch | readsTheme, nil},
	Indicator:  {indicatorsPath, alone | framed, readsSort | readsDerived | ofFigure | ofPage, nil},
	Partners:   {"partners/", alone | framed, readsDerived | ofFigure | ofPage, (*data.Dataset).HasPartners},
	Mobility:   {"mobility/", alone | framed, readsTab | readsTime | readsYScale | ofPage, (*data.Dataset).HasMobility},
	Evidence:   {"evidence/", alone | framed, readsSort | readsTopic | readsVerdict | ofPage, (*data.Dataset).HasEvidence},
	Sources:    {"sources/", alone, readsTheme, nil},
	About:      {"about/", alone, readsTheme, nil},
	Take:       {"take/", alone, readsView | readsFigure | readsEmbed | readsTheme, nil},
	Slides:     {"slides/", alone | framed, readsSlide | readsTheme, nil},
	Changelog:  {"data/changelog/", alone, readsTheme, (*data.Dataset).HasRevisions},
	Results:    {"search/", alone, readsSearch | readsTheme, nil},
	Unkept:     {"offline/", alone | framed, readsTheme, nil},
	Gallery:    {galleryPath, 0, readsTab | ofSeries | readsTheme | readsVariants, nil},
	NotFound:   {"", 0, 0, nil},
}

// The paths that more follows.
const (
	indicatorsPath = "indicators/"
	galleryPath    = "gallery/"
)

// In reports whether the pages of the route are there with a dataset.
func (r Route) In(ds *data.Dataset) bool {
	exists := declarations[r].exists
	return exists == nil || exists(ds)
}

// Framed reports whether a page of the route can stand in a frame.
func (r Route) Framed() bool { return declarations[r].stands&framed != 0 }

// Paths are the paths of every page that a dataset has, each language's in
// turn, on their own and in a frame.
func Paths(ds *data.Dataset) []string {
	var paths []string
	for _, language := range data.Languages {
		for route := range routeCount {
			for _, frame := range [...]bool{false, true} {
				where := alone
				if frame {
					where = framed
				}
				if declarations[route].stands&where == 0 || !route.In(ds) {
					continue
				}
				st := State{Language: language, Route: route, Frame: frame}
				if route != Indicator {
					paths = append(paths, st.Path())
					continue
				}
				for i := range ds.Indicators {
					st.Indicator = ds.Indicators[i].ID
					paths = append(paths, st.Path())
				}
			}
		}
	}
	return paths
}

// parsePath finds the route of a path, its language left out, and its
// indicator.
func (s *State) parsePath(ds *data.Dataset, path string) {
	rest := withoutLanguage(path)
	if rest != "" && !strings.HasSuffix(rest, "/") {
		rest += "/"
	}
	s.Route = NotFound
	where := alone
	if rest, s.Frame = strings.CutPrefix(rest, framePrefix); s.Frame {
		where = framed
	}
	id, one := strings.CutPrefix(rest, indicatorsPath)
	if indicator := data.IndicatorID(strings.TrimSuffix(id, "/")); one && ds.Indicator(indicator) != nil && len(id) == len(indicator)+1 {
		s.Route, s.Indicator = Indicator, indicator
		return
	}
	for route := range routeCount {
		d := &declarations[route]
		if route != Indicator && d.stands&where != 0 && d.path == rest && route.In(ds) {
			s.Route = route
			if route == Table {
				s.Indicator = ""
			}
			return
		}
	}
	s.Frame = false
}

// Path is the path of the view's address. It ends in "/".
func (s *State) Path() string {
	path := "/"
	if s.Language == data.Japanese {
		path = japanesePrefix
	}
	if s.Frame {
		path += framePrefix
	}
	path += declarations[s.Route].path
	switch {
	case s.Route == Indicator:
		path += escape(string(s.Indicator)) + "/"
	case s.Route == Gallery && s.Example != "":
		path += escape(s.Example) + "/"
	}
	return path
}
