package main

import (
	"crypto/sha256"
	"debug/elf"
	"encoding/hex"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"

	"bilateral/components/catalogue"
	"bilateral/components/page/text"
	"bilateral/data"
	"bilateral/data/datapackage"
	"bilateral/web"
	"bilateral/web/below"
	"bilateral/web/export"
	"bilateral/web/host"
	"bilateral/web/notices"
	"bilateral/web/pages"
	"bilateral/web/sites"
)

// galleryBundle is where make gallery builds the gallery's own program.
const galleryBundle = ".cache/bundles/gallery"

// maker makes the sites of a server.
type maker struct {
	settings
	publicURL string
	log       *slog.Logger
	common    func() (common, error)
}

// common is what all sites are made with.
type common struct {
	code   string
	assets *web.Assets // without those of a dataset
	worker string
}

// newMaker begins to read what all sites are made with, while a dataset is read.
func newMaker(s settings, log *slog.Logger) *maker {
	m := &maker{settings: s, log: log}
	m.common = sync.OnceValues(m.read)
	go m.common()
	return m
}

// read reads the program's own file and the assets, side by side.
func (m *maker) read() (c common, err error) {
	var wait sync.WaitGroup
	var unknown error
	wait.Go(func() { c.code, unknown = codeID() })
	bundle := web.Bundle()
	if m.gallery {
		bundle = os.DirFS(galleryBundle)
	}
	if m.bundle != "" {
		bundle = os.DirFS(m.bundle)
	}
	c.assets, err = web.Load(web.Static(), bundle)
	if err == nil {
		err = m.more(c.assets)
	}
	if err == nil {
		c.worker, err = web.WorkerTemplate(web.Static())
	}
	wait.Wait()
	if err == nil {
		err = unknown
	}
	return c, err
}

// more adds the assets that not every site has.
func (m *maker) more(assets *web.Assets) error {
	if m.exported {
		return assets.AddExported()
	}
	if m.previous == "" {
		return nil
	}
	former, err := export.Assets(m.previous)
	if err != nil {
		return fmt.Errorf("flag -previous: %w", err)
	}
	for _, a := range former {
		assets.Keep(a.Address, a.Forms)
	}
	return nil
}

// site puts the whole site of an edition together.
func (m *maker) site(e sites.Edition) (*host.Host, error) {
	h, _, err := m.explored(e)
	return h, err
}

// explored puts the whole site of an edition together, and gives its pages too.
func (m *maker) explored(e sites.Edition) (*host.Host, *pages.Explorer, error) {
	ds := e.Dataset
	ds.Home = strings.TrimSuffix(m.publicURL, "/") + e.Base
	of := pages.New
	switch {
	case m.gallery:
		of = pages.NewGallery
	case m.exported:
		of = pages.NewExported
	}
	explorer := of(ds)
	places, err := pages.PlaceWords(ds)
	if err != nil {
		return nil, nil, err
	}
	rows, err := pages.StewardFiles(ds, data.DefaultSources)
	if err != nil {
		return nil, nil, err
	}
	sum, log := builtIn, m.log
	if e.Package != nil {
		sum = e.Package.Sum()
	}
	if e.Base != "" && log != nil {
		log = log.With("site", e.Base)
	}
	var rewrite func(path, mediaType string, body []byte) ([]byte, error)
	if e.Base != "" && !m.exported { // which writes addresses itself
		rewrite = below.Base(e.Base).Answer
	}
	var screens []host.Screen
	if e.Package == nil && !m.gallery { // the pictures are of the dataset built in
		screens = explorer.Screens()
	}
	parts := explorer.Parts()
	c, err := m.common()
	if err != nil {
		return nil, nil, err
	}
	h, err := host.New(host.Options{
		Code:          c.code,
		Dataset:       ds,
		Sum:           sum,
		Views:         explorer,
		Parts:         parts,
		Collections:   explorer.Collections(),
		TooLarge:      explorer.TooLarge(),
		Assets:        c.assets.Clone(),
		Places:        places,
		Rows:          rows,
		Package:       packaged(e.Package, ds, rows),
		Announcements: explorer.Announcements(),
		Unbuilt:       explorer.Unbuilt(),
		Shortcuts:     explorer.Shortcuts(),
		Screens:       screens,
		Notices:       notices.Text,
		Worker:        c.worker,
		PublicURL:     m.publicURL,
		Base:          e.Base,
		Rewrite:       rewrite,
		Before:        e.Before,
		Framers:       m.framers,
		Log:           log,
	})
	return h, explorer, err
}

// builtIn stands for the dataset built in where others have the sum of their files: the
// hash of the program has it in it.
const builtIn = "built in"

// index makes the page above several sites.
func (m *maker) index(editions []sites.Edition) (*host.Index, error) {
	c, err := m.common()
	if err != nil {
		return nil, err
	}
	o := host.IndexOptions{Assets: c.assets, PublicURL: m.publicURL, Log: m.log,
		Pages: map[data.Language]host.IndexPage{}, Missing: map[data.Language]host.IndexPage{}}
	var of []text.Addressed
	for _, e := range editions {
		of = append(of, text.Addressed{Path: e.Base + "/", Dataset: e.Dataset})
		o.Bases = append(o.Bases, e.Base)
	}
	for _, l := range data.Languages {
		cat := catalogue.For(l)
		o.Pages[l], o.Missing[l] = host.IndexPage(text.BuildSites(cat, of)), host.IndexPage(text.BuildNoSite(cat))
	}
	return host.NewIndex(o)
}

// packaged makes the files of the dataset as a whole, by their addresses, with the rows that
// its values were read from and how it is cited, for the first who asks. P is nil for the
// dataset built in.
func packaged(p *datapackage.Package, ds *data.Dataset, rows map[string][]byte) func() (map[string][]byte, error) {
	return func() (map[string][]byte, error) {
		var more []datapackage.File
		for _, path := range slices.Sorted(maps.Keys(rows)) {
			more = append(more, datapackage.File{Name: strings.TrimPrefix(path, "/"), Content: rows[path]})
		}
		citations := pages.Citations(ds)
		for _, name := range slices.Sorted(maps.Keys(citations)) {
			more = append(more, datapackage.File{Name: name, Content: citations[name]})
		}
		release := datapackage.DefaultRelease
		if p != nil {
			release = p.Release
		}
		r, err := release(more...)
		if err != nil {
			return nil, err
		}
		return r.Addresses()
	}
}

// codeID identifies the code that makes the pages, which is compiled in: every change of it
// changes the program's file, in a working tree that was never committed too. Go writes a
// hash of the file's content into it, which is read in a moment; of a file without one all
// is hashed.
func codeID() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("the program's own file: %w", err)
	}
	return codeOf(name)
}

// codeOf identifies the code of a program by its file.
func codeOf(name string) (string, error) {
	if id := buildID(name); id != "" {
		return id, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return "", fmt.Errorf("the program's own file: %w", err)
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", fmt.Errorf("the program's own file: %w", err)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// buildID is the hash that Go has written into a program, "" where there is none or the
// system's programs have another form. It stands in a note: three lengths of four bytes and
// the name "Go", then the hashes of what went in and of what came out, with "/" between.
func buildID(name string) string {
	f, err := elf.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	section := f.Section(".note.go.buildid")
	if section == nil {
		return ""
	}
	note, err := section.Data()
	if err != nil || len(note) < 16 {
		return ""
	}
	id := strings.TrimRight(string(note[16:]), "\x00")
	if !strings.Contains(id, "/") {
		return ""
	}
	return id
}
