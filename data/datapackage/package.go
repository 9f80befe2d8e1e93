package datapackage

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"time"

	"bilateral/data"
)

// ErrChanged says that a package's files changed while they were read.
var ErrChanged = errors.New("its files changed while they were read: try again when whoever writes them has finished")

// Package is the files of a Data Package as they stood at one time: what is made of it
// later is made of the same bytes, whatever becomes of the files.
type Package struct {
	descriptor string
	files      map[string]keptFile
}

// keptFile is a file that was read, or why it could not be.
type keptFile struct {
	content []byte
	err     error
}

// ReadPackage reads a descriptor from a file of the operating system and the files beside
// it that its resources name. It reads all of them twice: ErrChanged says that they were
// not the same the second time, so that half of one edition is never taken with half of
// another. A file that a resource names and that cannot be read is a fault of the dataset,
// which Decode reports. A link that leads out of the folder is not followed.
func ReadPackage(name string) (*Package, error) {
	root, err := os.OpenRoot(filepath.Dir(name))
	if err != nil {
		return nil, fmt.Errorf("reading the dataset: %w", err)
	}
	defer root.Close()
	return readPackage(root.FS(), filepath.Base(name))
}

func readPackage(files fs.FS, descriptor string) (*Package, error) {
	p := &Package{descriptor: descriptor, files: map[string]keptFile{}}
	if p.keep(files, descriptor); p.files[descriptor].err != nil {
		return nil, fmt.Errorf("reading the dataset: %w", p.files[descriptor].err)
	}
	for _, name := range resourceFiles(p.files[descriptor].content) {
		p.keep(files, name)
	}
	for name, first := range p.files {
		same, err := holds(files, name, first.content)
		if (err == nil) != (first.err == nil) || !same && err == nil {
			return nil, fmt.Errorf("reading the dataset: %s: %w", name, ErrChanged)
		}
	}
	return p, nil
}

// holds reports whether a file is what it was, as readFile reads it.
func holds(files fs.FS, name string, content []byte) (bool, error) {
	f, err := files.Open(name)
	if err != nil {
		return false, err
	}
	defer f.Close()
	again, piece := io.LimitReader(f, MaxBytes+1), make([]byte, 1<<16)
	for {
		n, err := again.Read(piece)
		if !bytes.HasPrefix(content, piece[:n]) {
			return false, nil
		}
		content = content[n:]
		switch {
		case err == io.EOF:
			return len(content) == 0, nil
		case err != nil:
			return false, err
		}
	}
}

// keep reads a file, once.
func (p *Package) keep(files fs.FS, name string) {
	if _, read := p.files[name]; read || !fs.ValidPath(name) || name == "." {
		return
	}
	content, err := readFile(files, name)
	p.files[name] = keptFile{content, err}
}

// resourceFiles are the names of files that the resources of a descriptor give, good or
// not; none where it is no descriptor.
func resourceFiles(descriptor []byte) (list []string) {
	root, _ := parseJSON(descriptor)
	o, _ := root.(*object)
	resources, _ := o.get("resources").([]any)
	for _, v := range resources {
		r, _ := v.(*object)
		paths, _ := names(r.get("path"))
		list = append(list, paths...)
	}
	return list
}

// Decode makes the dataset, as DecodeFile does.
func (p *Package) Decode() (*data.Dataset, error) { return DecodeFS(kept(p.files), p.descriptor) }

// Release makes the release, as NewRelease does.
func (p *Package) Release(more ...File) (*Release, error) {
	return NewRelease(kept(p.files), p.descriptor, more...)
}

// Sum identifies the bytes of all files: two packages with the same sum are the same.
func (p *Package) Sum() string {
	sum := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(p.files)) {
		f := p.files[name]
		fmt.Fprintf(sum, "%q %t %d\n", name, f.err == nil, len(f.content))
		sum.Write(f.content)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// kept is a file system of files that were read.
type kept map[string]keptFile

// Open opens a file that was read, or gives the error that there was then.
func (k kept) Open(name string) (fs.File, error) {
	f, ok := k[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	if f.err != nil {
		return nil, f.err
	}
	return &openKept{Reader: bytes.NewReader(f.content), name: name}, nil
}

// openKept is one of them, open.
type openKept struct {
	*bytes.Reader
	name string
}

func (f *openKept) Close() error               { return nil }
func (f *openKept) Stat() (fs.FileInfo, error) { return f, nil }
func (f *openKept) Name() string               { return path.Base(f.name) }
func (f *openKept) Mode() fs.FileMode          { return 0o444 }
func (f *openKept) ModTime() time.Time         { return time.Time{} }
func (f *openKept) IsDir() bool                { return false }
func (f *openKept) Sys() any                   { return nil }
