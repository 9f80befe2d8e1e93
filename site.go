package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"slices"
	"strings"

	"bilateral/data"
	"bilateral/data/datapackage"
	"bilateral/web"
	"bilateral/web/export"
	"bilateral/web/host"
	"bilateral/web/notices"
	"bilateral/web/pages"
)

// site puts the whole site together, and gives its pages too.
func site(ds *data.Dataset, s settings, publicURL string, log *slog.Logger) (*host.Host, *pages.Explorer, error) {
	ds.Home = strings.TrimSuffix(publicURL, "/") + s.base
	bundle, of := web.Bundle(), pages.New
	switch {
	case s.gallery:
		bundle, of = os.DirFS(galleryBundle), pages.NewGallery
	case s.exported:
		of = pages.NewExported
	}
	explorer := of(ds)
	if s.bundle != "" {
		bundle = os.DirFS(s.bundle)
	}
	assets, err := web.Load(web.Static(), bundle)
	if err != nil {
		return nil, nil, err
	}
	if err := more(assets, s); err != nil {
		return nil, nil, err
	}
	worker, err := fs.ReadFile(web.Static(), web.WorkerTemplate)
	if err != nil {
		return nil, nil, err
	}
	code, err := executableHash()
	if err != nil {
		return nil, nil, err
	}
	places, err := pages.PlaceWords(ds)
	if err != nil {
		return nil, nil, err
	}
	rows, err := pages.StewardFiles(ds, data.DefaultSources)
	if err != nil {
		return nil, nil, err
	}
	whole, err := packaged(s.data, rows, pages.Citations(ds))
	if err != nil {
		return nil, nil, err
	}
	var screens []host.Screen
	if s.data == "" && !s.gallery { // the pictures are of the dataset built in
		screens = explorer.Screens()
	}
	h, err := host.New(host.Options{
		Code:          code,
		Dataset:       ds,
		Views:         explorer,
		Parts:         explorer.Parts(),
		Collections:   explorer.Collections(),
		Assets:        assets,
		Places:        places,
		Rows:          rows,
		Package:       whole,
		Announcements: explorer.Announcements(),
		Unbuilt:       explorer.Unbuilt(),
		Shortcuts:     explorer.Shortcuts(),
		Screens:       screens,
		Notices:       notices.Text,
		Worker:        string(worker),
		PublicURL:     publicURL,
		Base:          s.base,
		Framers:       s.framers,
		Log:           log,
	})
	return h, explorer, err
}

// more adds the assets that not every site has.
func more(assets *web.Assets, s settings) error {
	if s.exported {
		return assets.AddExported()
	}
	if s.previous == "" {
		return nil
	}
	former, err := export.Assets(s.previous)
	if err != nil {
		return fmt.Errorf("flag -previous: %w", err)
	}
	for _, a := range former {
		assets.Keep(a.Address, a.Forms)
	}
	return nil
}

// packaged makes the files of the dataset as a whole, by their addresses, with the rows that
// its values were read from. Those of a file are made at once: it may be another one
// tomorrow.
func packaged(name string, rows, citations map[string][]byte) (func() (map[string][]byte, error), error) {
	var more []datapackage.File
	for _, path := range slices.Sorted(maps.Keys(rows)) {
		more = append(more, datapackage.File{Name: strings.TrimPrefix(path, "/"), Content: rows[path]})
	}
	for _, name := range slices.Sorted(maps.Keys(citations)) {
		more = append(more, datapackage.File{Name: name, Content: citations[name]})
	}
	if name == "" {
		return func() (map[string][]byte, error) {
			release, err := datapackage.DefaultRelease(more...)
			if err != nil {
				return nil, err
			}
			return release.Addresses()
		}, nil
	}
	release, err := datapackage.FileRelease(name, more...)
	if err != nil {
		return nil, err
	}
	return release.Addresses, nil
}

// executableHash identifies the code that makes the pages, which is compiled
// in: every change of it changes the file, in a working tree that was never
// committed too.
func executableHash() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("the program's own file: %w", err)
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
