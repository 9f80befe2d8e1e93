package export

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"bilateral/web/compression"
)

// The errors of folders.
var (
	// ErrNotEmpty says that a folder holds something that is no export.
	ErrNotEmpty = errors.New("the folder is not empty, and no export: give an empty one, one that is not there yet, or a former export")
	// ErrNoExport says that a folder that should hold a former export does not.
	ErrNoExport = errors.New("the folder holds no export: " + markPath + " is missing or is not what an export has there")
)

// markPath is the file by which an export is known, in the folder of what is for the host.
const markPath = hostingFolder + "/export.json"

// mark is what an export says of itself.
type mark struct {
	Version string `json:"version"`
	// Assets are the addresses of this version's assets.
	Assets []string `json:"assets"`
	// Files are all that the export wrote, from its folder: what else is there is not ours.
	Files []string `json:"files"`
}

// folder is where an export goes to, and the new one until it is whole.
type folder struct {
	path   string
	former *mark // of the export that is there; one of no files where there is none
	fresh  string
}

// Summary says what was written.
type Summary struct {
	Files   int   // without the compressed forms beside them
	Bytes   int64 // with them
	Kept    int   // assets of the former version
	Removed int   // files of the former export that are not there any more
}

// open looks whether a folder can be written, and makes a new one beside it.
func open(name string) (*folder, error) {
	name, err := filepath.Abs(name)
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	f := &folder{path: name, former: &mark{}}
	switch there, err := os.ReadDir(name); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, fmt.Errorf("export: %w", err)
	default:
		if f.path, err = filepath.EvalSymlinks(name); err != nil {
			return nil, fmt.Errorf("export: %w", err)
		}
		if len(there) > 0 {
			if f.former, err = readMark(name); err != nil {
				return nil, fmt.Errorf("export: %s: %w", name, ErrNotEmpty)
			}
		}
	}
	if f.fresh, err = os.MkdirTemp(filepath.Dir(f.path), "."+filepath.Base(f.path)+".new-"); err != nil {
		return nil, fmt.Errorf("export: the new export is written beside the folder and then takes its place: %w", err)
	}
	if err := os.Chmod(f.fresh, 0o755); err != nil {
		f.close()
		return nil, fmt.Errorf("export: %w", err)
	}
	return f, nil
}

// Check reports whether an export can be written into a folder, before anything else is
// done.
func Check(name string) error {
	f, err := open(name)
	if err != nil {
		return err
	}
	f.close()
	return nil
}

// close leaves nothing of an export that was not finished.
func (f *folder) close() { _ = os.RemoveAll(f.fresh) }

func readMark(name string) (*mark, error) {
	b, err := os.ReadFile(filepath.Join(name, filepath.FromSlash(markPath)))
	if err != nil {
		return nil, fmt.Errorf("export: %s: %w", name, ErrNoExport)
	}
	var m mark
	if err := json.Unmarshal(b, &m); err != nil || m.Version == "" {
		return nil, fmt.Errorf("export: %s: %w", name, ErrNoExport)
	}
	return &m, nil
}

// Asset is an asset of a former export.
type Asset struct {
	Address string
	compression.Forms
}

// Assets are those of the version that an export holds, without what it kept itself.
func Assets(name string) ([]Asset, error) {
	m, err := readMark(name)
	if err != nil {
		return nil, err
	}
	var assets []Asset
	for _, address := range m.Assets {
		if !fs.ValidPath(strings.TrimPrefix(address, "/")) {
			return nil, fmt.Errorf("export: %s: %q: %w", name, address, ErrNoExport)
		}
		a := Asset{Address: address}
		for _, form := range endings(&a.Forms) {
			content, err := os.ReadFile(filepath.Join(name, filepath.FromSlash(address)+form.ending))
			if errors.Is(err, fs.ErrNotExist) && form.ending != "" {
				continue
			}
			if err != nil {
				return nil, fmt.Errorf("export: a former asset: %w", err)
			}
			*form.content = content
		}
		assets = append(assets, a)
	}
	return assets, nil
}

// form is a form of a file and what its name has for it.
type form struct {
	ending  string
	content *[]byte
}

func endings(f *compression.Forms) []form {
	return []form{{"", &f.Identity}, {".br", &f.Brotli}, {".gz", &f.Gzip}}
}

// replace writes an export into the new folder, which then takes the place of the former
// one.
func (f *folder) replace(ctx context.Context, entries map[string]*entry, version string, previous []Asset) (*Summary, error) {
	s := &Summary{Files: len(entries)}
	m := mark{Version: version, Assets: []string{}}
	for _, name := range slices.Sorted(maps.Keys(entries)) {
		if entries[name].kind == asset {
			m.Assets = append(m.Assets, name)
		}
	}
	for i := range previous {
		if p := &previous[i]; entries[p.Address] == nil {
			entries[p.Address] = &entry{kind: asset, Forms: p.Forms}
			s.Kept++
		}
	}
	for _, name := range slices.Sorted(maps.Keys(entries)) {
		for _, form := range endings(&entries[name].Forms) {
			if *form.content == nil {
				continue
			}
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			file := strings.TrimPrefix(name, "/") + form.ending
			m.Files = append(m.Files, file)
			s.Bytes += int64(len(*form.content))
			if err := f.write(file, *form.content); err != nil {
				return nil, fmt.Errorf("export: %w", err)
			}
		}
	}
	m.Files = append(m.Files, markPath)
	content, err := json.MarshalIndent(m, "", "\t")
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	if err := f.write(markPath, append(content, '\n')); err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	s.Removed = f.gone()
	return s, f.swap()
}

// write writes a file. What is the same as in the former export has its time: servers make
// tags and dates of it.
func (f *folder) write(name string, content []byte) error {
	to := filepath.Join(f.fresh, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(to, content, 0o644); err != nil {
		return err
	}
	if at, same := formerTime(filepath.Join(f.path, filepath.FromSlash(name)), content); same {
		return os.Chtimes(to, at, at)
	}
	return nil
}

// formerTime is when a file was written, and whether it has a content.
func formerTime(name string, content []byte) (time.Time, bool) {
	info, err := os.Stat(name)
	if err != nil || info.Size() != int64(len(content)) {
		return time.Time{}, false
	}
	former, err := os.ReadFile(name)
	return info.ModTime(), err == nil && bytes.Equal(former, content)
}

// gone counts the files of the former export that are not in the new one.
func (f *folder) gone() int {
	n := 0
	for _, name := range f.former.Files {
		if _, err := os.Lstat(filepath.Join(f.fresh, filepath.FromSlash(name))); errors.Is(err, fs.ErrNotExist) {
			n++
		}
	}
	return n
}

// swap puts the new folder in the place of the former one.
func (f *folder) swap() error {
	former := f.fresh + ".former"
	switch err := os.Rename(f.path, former); {
	case errors.Is(err, fs.ErrNotExist):
		former = ""
	case err != nil:
		return fmt.Errorf("export: the former folder does not give way: %w", err)
	}
	if err := os.Rename(f.fresh, f.path); err != nil {
		if former != "" {
			err = errors.Join(err, os.Rename(former, f.path))
		}
		return fmt.Errorf("export: %w", err)
	}
	if former == "" {
		return nil
	}
	ours := map[string]bool{}
	for _, name := range f.former.Files {
		ours[name] = true
	}
	err := carry(former, f.path, "", ours)
	if err == nil {
		err = os.RemoveAll(former)
	}
	if err != nil {
		return fmt.Errorf("export: the new export is in its place, and what is left of the former one stays in %s: %w", former, err)
	}
	return nil
}

// carry moves what somebody else has put into a former export to the new one, where there
// is nothing in its place: a folder of a version control, a file that proves whose the site
// is.
func carry(from, to, folder string, ours map[string]bool) error {
	list, err := os.ReadDir(filepath.Join(from, filepath.FromSlash(folder)))
	if err != nil {
		return err
	}
	for _, d := range list {
		name := path.Join(folder, d.Name())
		target := filepath.Join(to, filepath.FromSlash(name))
		_, err := os.Lstat(target)
		there := err == nil
		holdsOurs := d.IsDir() && slices.ContainsFunc(slices.Collect(maps.Keys(ours)), func(of string) bool { return strings.HasPrefix(of, name+"/") })
		switch {
		case d.IsDir() && (there || holdsOurs):
			err = carry(from, to, name, ours)
		case there || ours[name]:
			continue
		default:
			if err = os.MkdirAll(filepath.Dir(target), 0o755); err == nil {
				err = os.Rename(filepath.Join(from, filepath.FromSlash(name)), target)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}
