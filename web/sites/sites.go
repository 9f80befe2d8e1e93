// Package sites serves datasets: one at the root, or several side by side, each below its
// name. It stands between the listening socket and the hosts, of which each knows one
// edition of one dataset, and puts a new host in the place of another when the files that
// a dataset was read from change.
package sites

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"

	"bilateral/data"
	"bilateral/data/datapackage"
	"bilateral/web"
	"bilateral/web/host"
)

// Edition is a dataset as it is served from a moment on.
type Edition struct {
	File    string               // that it was read from, "" for the dataset built in
	Package *datapackage.Package // nil for the dataset built in
	Dataset *data.Dataset
	Base    string      // as host.Options.Base
	Before  *web.Assets // of the edition before, nil for none
}

// Options are what Sites are made of.
type Options struct {
	// Build makes the site of an edition.
	Build func(Edition) (*host.Host, error)
	// Index makes the page above several sites, of their editions in their order.
	Index func([]Edition) (*host.Index, error)
	Log   *slog.Logger
}

// The errors of names.
var (
	// ErrSameName says that two datasets have one name, and so one address.
	ErrSameName = errors.New("datasets that are served side by side need a name each, which is their address")
	// ErrName says that a dataset's name cannot be its address.
	ErrName = errors.New(`the name of a dataset that is served beside others is its address: letters, digits, "-", "_" and ".", and none of the site's own paths`)
	// ErrRenamed says that a dataset has another name than the one it is served below.
	ErrRenamed = errors.New("a dataset that is served beside others keeps its name, which is its address, until the server is started again")
)

// FileError is an error with the file of the dataset that has it.
type FileError struct {
	File string
	Err  error
}

// Error says what is wrong with the file.
func (e FileError) Error() string { return e.File + ": " + e.Err.Error() }

// Unwrap gives what is wrong.
func (e FileError) Unwrap() error { return e.Err }

// Sites is the http.Handler of all of them.
type Sites struct {
	options Options
	mu      sync.Mutex // held while editions change
	now     atomic.Pointer[state]
}

// state is what is served at a time: a request is answered by one, whatever comes after.
type state struct {
	editions []Edition
	hosts    []*host.Host
	byName   map[string]int // nil where one is served at the root
	index    *host.Index    // nil there
}

// New makes the sites of editions that were read: of one at the root, of several below
// their names.
func New(editions []Edition, o Options) (*Sites, error) {
	s := &Sites{options: o}
	if o.Log == nil {
		s.options.Log = slog.New(slog.DiscardHandler)
	}
	now := &state{editions: editions}
	if len(editions) > 1 {
		if err := now.name(); err != nil {
			return nil, err
		}
	}
	for _, e := range editions {
		h, err := o.Build(e)
		if err != nil {
			return nil, err
		}
		now.hosts = append(now.hosts, h)
	}
	if err := s.addIndex(now); err != nil {
		return nil, err
	}
	s.now.Store(now)
	return s, nil
}

// Read reads the datasets of some descriptors, or the one built in where there are none. A
// FileError says which of them has faults or cannot be read.
func Read(files []string) ([]Edition, error) {
	if len(files) == 0 {
		ds, err := datapackage.Default()
		if err != nil {
			return nil, err
		}
		return []Edition{{Dataset: ds}}, nil
	}
	var editions []Edition
	for _, file := range files {
		e, err := readFile(file)
		if err != nil {
			return nil, FileError{file, err}
		}
		editions = append(editions, e)
	}
	return editions, nil
}

func readFile(file string) (Edition, error) {
	p, err := datapackage.ReadPackage(file)
	if err != nil {
		return Edition{}, err
	}
	ds, err := p.Decode()
	if err != nil {
		return Edition{}, err
	}
	return Edition{File: file, Package: p, Dataset: ds}, nil
}

// name gives each edition a place below its name.
func (n *state) name() error {
	n.byName = map[string]int{}
	for i := range n.editions {
		e := &n.editions[i]
		name := e.Dataset.Name
		if first, twice := n.byName[name]; twice {
			return fmt.Errorf("%s and %s are both named %q: %w", n.editions[first].File, e.File, name, ErrSameName)
		}
		if strings.Trim(name, nameSigns) != "" || strings.Trim(name, ".") == "" {
			return FileError{e.File, fmt.Errorf("%q: %w", name, ErrName)}
		}
		n.byName[name] = i
		e.Base = "/" + name
	}
	return nil
}

// nameSigns stand for themselves in a path.
const nameSigns = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."

// addIndex puts the page above several sites in its place. A site whose name is a path of
// every site's own is refused: who had one dataset and adds another would find old
// addresses leading into it.
func (s *Sites) addIndex(now *state) (err error) {
	if now.byName == nil {
		return nil
	}
	for _, e := range now.editions {
		for _, h := range now.hosts {
			if h.Owns(e.Dataset.Name) {
				return FileError{e.File, fmt.Errorf("%q: %w", e.Dataset.Name, ErrName)}
			}
		}
	}
	now.index, err = s.options.Index(now.editions)
	return err
}

// Versions are those of the sites, in the order of the files.
func (s *Sites) Versions() (list []string) {
	for _, h := range s.now.Load().hosts {
		list = append(list, h.Version())
	}
	return list
}

// ServeHTTP hands a request to the site below whose name its path is.
func (s *Sites) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	now := s.now.Load()
	if now.byName == nil {
		now.hosts[0].ServeHTTP(w, r)
		return
	}
	name, _, below := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	i, ok := now.byName[name]
	switch {
	case !ok:
		now.index.ServeHTTP(w, r)
	case !below:
		now.index.RedirectToSlash(w, r)
	default:
		now.hosts[i].ServeHTTP(w, within(r, len("/"+name)))
	}
}

// within is a request as the site below a path of some bytes has it.
func within(r *http.Request, base int) *http.Request {
	inside, u := *r, *r.URL
	u.Path = u.Path[base:]
	if u.RawPath != "" { // in which the name may be written otherwise
		rest := strings.TrimPrefix(u.RawPath, "/")
		if at := strings.IndexByte(rest, '/'); at >= 0 {
			u.RawPath = rest[at:]
		} else {
			u.RawPath = ""
		}
	}
	inside.URL = &u
	return &inside
}
