//go:build npm && !js

package citation

import (
	"encoding/json"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bilateral/data"
)

// readEntry is what citation-js makes of an entry.
type readEntry struct {
	Type, Title, Publisher, Version, URL, Note string
	Author                                     []struct{ Literal, Family, Given string }
	Issued, Accessed                           struct {
		Parts [][]int `json:"date-parts"`
	}
}

// Another program reads each format and finds in it what was cited. What it has no
// place for is empty: the older BibTeX has no datasets, versions and days of access.
func TestAnotherReaderReadsEveryCitation(t *testing.T) {
	hostile := dataset()
	hostile.Sources[0].Publisher.EN = `O'Brien \& {Sons} 100% $5 #1_a ~ ^ "x", and Co; <b>`
	hostile.Product.EN = "A & B \"Explorer\"\nTY  - BOOK"
	views := map[string]*View{"english": view(dataset(), data.English, 0, 1, 2), "japanese": view(dataset(), data.Japanese, 0, 1), "hostile": view(hostile, data.English, 0, 1)}
	views["hostile"].Name = `Works } of \textbf{a} @book{x, 100% & <i>`
	folder := t.TempDir()
	for name, v := range views {
		v.Accessed = "2026-11-29"
		for _, f := range Files {
			if err := os.WriteFile(filepath.Join(folder, name+"."+f.Name), FormatOf(f.Name).Write(v), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	read := readBack(t, folder)
	if len(read) != len(views)*4 {
		t.Fatalf("read %d forms: %v", len(read), slices.Collect(maps.Keys(read)))
	}
	for file, entries := range read {
		name, form, _ := strings.Cut(file, ".")
		v := views[name]
		if len(entries) != 1 {
			t.Errorf("%s: %d entries", file, len(entries))
			continue
		}
		got, older := entries[0], strings.HasSuffix(form, "@bibtex/text")
		want := map[string][2]string{
			"type": {got.Type, "dataset"}, "title": {got.Title, line(v.title())}, "publisher": {got.Publisher, line(v.text(v.Dataset.Product))}, "version": {got.Version, "2.1.0"},
			"URL": {got.URL, v.address()}, "note": {got.Note, line(v.note())},
		}
		if older {
			want["type"], want["version"] = [2]string{got.Type, "document"}, [2]string{got.Version, ""}
		}
		for field, w := range want {
			if w[0] != w[1] {
				t.Errorf("%s: %s is %q, want %q", file, field, w[0], w[1])
			}
		}
		var authors []string
		for _, a := range got.Author {
			authors = append(authors, a.Literal+a.Family+a.Given)
		}
		names := v.publishers()
		if strings.Contains(form, "ris") {
			for i := range names {
				names[i] = strings.ReplaceAll(names[i], ", ", " – ")
			}
		}
		if !slices.Equal(authors, names) {
			t.Errorf("%s: authors are %q, want %q", file, authors, names)
		}
		if len(got.Issued.Parts) != 1 || !slices.Equal(got.Issued.Parts[0][:2], []int{2026, 11}) {
			t.Errorf("%s: issued %v", file, got.Issued.Parts)
		}
		if !older && (len(got.Accessed.Parts) != 1 || !slices.Equal(got.Accessed.Parts[0], []int{2026, 11, 29})) {
			t.Errorf("%s: accessed %v", file, got.Accessed.Parts)
		}
	}
}

// readBack reads the citations in a folder with citation-js.
func readBack(t *testing.T, folder string) map[string][]readEntry {
	t.Helper()
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("node", filepath.Join(root, "testdata", "references", "citations.cjs"), filepath.Join(root, ".cache", "npm", "references", "node_modules"), folder).Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("%v: %s\nrun testdata/references/install (make test does)", err, exit.Stderr)
		}
		t.Fatal(err)
	}
	var read map[string][]readEntry
	if err := json.Unmarshal(out, &read); err != nil {
		t.Fatal(err)
	}
	return read
}
