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
var product = []string{"app", "components", "data", "web", "export.go", "server.go", "site.go"}

// apart are those that are no part of it: what measures and tests it, what the
// gallery shows contributors, and what makes the series of the dataset built in.
var apart = []string{"components/chart/examples", "components/page/pagetest", "components/ui/examples", "data/convert", "web/browser", "web/bench", "web/bundle"}

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
		if p.Kind == data.Country {
			names = append(names, string(p.ID))
			add(p.Name, p.ShortName)
		}
	}
	// An identifier of one plain word, such as "students", is a word of any code.
	addID := func(id string) {
		if strings.Contains(id, "-") {
			names = append(names, id)
		}
	}
	for _, ind := range ds.Indicators {
		addID(string(ind.ID))
	}
	for _, s := range ds.Sources {
		addID(string(s.ID))
		add(s.Publisher)
	}
	add(ds.Product, ds.Roles.PairLabel, ds.Roles.PairName)
	slices.Sort(names)
	return slices.Compact(names)
}

// katakana is a name of nothing but it.
var katakana = regexp.MustCompile(`^[\p{Katakana}ー]+$`)

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
	ds, err := datapackage.Default()
	if err != nil {
		t.Fatal(err)
	}
	patterns := map[string]*regexp.Regexp{}
	for _, name := range names(ds) {
		pattern := regexp.QuoteMeta(name)
		if name[0] < 0x80 {
			pattern = `\b` + pattern + `\b`
		}
		if katakana.MatchString(name) { // it may be a part of a longer word
			pattern = `(?:^|[^\p{Katakana}ー])` + pattern + `(?:[^\p{Katakana}ー]|$)`
		}
		if name == "日本" {
			pattern += `([^語]|$)` // the language bears the name too
		}
		patterns[name] = regexp.MustCompile(pattern)
	}
	// To look for the letters first takes a twentieth of the time.
	found := func(text string) (found []string) {
		for name, pattern := range patterns {
			if strings.Contains(text, name) {
				found = append(found, pattern.FindAllString(text, -1)...)
			}
		}
		return found
	}
	if examples := written(t, filepath.Join("components", "chart", "examples", "examples.go")); len(found(examples)) == 0 {
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
			for _, name := range found(written(t, path)) {
				t.Errorf("%s says %q, a name of the dataset built in", slashed, name)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if read < 100 || len(patterns) < 10 {
		t.Errorf("only %d files were read for %d names", read, len(patterns))
	}
}
