package main

import (
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bilateral/data"
	"bilateral/data/datapackage"
)

// product are the folders and files of which the explorer is made.
var product = []string{"app", "components", "data", "web", "server.go"}

// apart are those that are no part of it: what measures it, and what the
// gallery shows contributors.
var apart = []string{"components/chart/examples", "web/browser", "web/bench", "web/bundle"}

// names are the words by which a dataset would be known in the code: its
// places and what it measures.
func names(ds *data.Dataset) []string {
	var names []string
	add := func(texts ...data.Text) {
		for _, text := range texts {
			for _, language := range data.Languages {
				if name, _ := text.In(language); name != "" {
					names = append(names, name)
				}
			}
		}
	}
	for _, p := range ds.Places {
		names = append(names, string(p.ID))
		add(p.Name, p.ShortName)
	}
	for _, ind := range ds.Indicators {
		names = append(names, string(ind.ID))
	}
	for _, s := range ds.Sources {
		names = append(names, string(s.ID))
		add(s.Publisher)
	}
	add(ds.Product, ds.Roles.PairLabel, ds.Roles.PairName)
	slices.Sort(names)
	return slices.Compact(names)
}

// written is the text of a source file; of Go without its comments, which give
// examples.
func written(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if filepath.Ext(path) != ".go" {
		return string(text)
	}
	var s scanner.Scanner
	files := token.NewFileSet()
	s.Init(files.AddFile(path, files.Base(), len(text)), text, nil, 0)
	var b strings.Builder
	for {
		_, tok, literal := s.Scan()
		if tok == token.EOF {
			return b.String()
		}
		b.WriteString(literal + "\n")
	}
}

// The code knows the roles of a dataset and none of its names, so that another
// pair of places needs no change to it.
func TestTheCodeNamesNothingOfTheDatasetBuiltIn(t *testing.T) {
	ds, err := datapackage.Decode(data.Default)
	if err != nil {
		t.Fatal(err)
	}
	var words []*regexp.Regexp
	for _, name := range names(ds) {
		pattern := regexp.QuoteMeta(name)
		if name[0] < 0x80 {
			pattern = `\b` + pattern + `\b`
		}
		if name == "日本" {
			pattern += `([^語]|$)` // the language bears the name too
		}
		words = append(words, regexp.MustCompile(pattern))
	}
	if examples := written(t, filepath.Join("components", "chart", "examples", "examples.go")); !slices.ContainsFunc(words, func(w *regexp.Regexp) bool { return w.MatchString(examples) }) {
		t.Error("not even the gallery's examples are found to have a name")
	}
	read := 0
	for _, part := range product {
		err := filepath.WalkDir(part, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			slashed := filepath.ToSlash(path)
			if d.IsDir() {
				if slices.Contains(apart, slashed) || d.Name() == "testdata" {
					return fs.SkipDir
				}
				return nil
			}
			if !slices.Contains([]string{".go", ".vugu", ".css", ".js"}, filepath.Ext(path)) || strings.HasSuffix(path, "_test.go") {
				return nil
			}
			read++
			text := written(t, path)
			for _, word := range words {
				if found := word.FindString(text); found != "" {
					t.Errorf("%s says %q, a name of the dataset built in", slashed, found)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if read < 100 || len(words) < 10 {
		t.Errorf("only %d files were read for %d names", read, len(words))
	}
}
