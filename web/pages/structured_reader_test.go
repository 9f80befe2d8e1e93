//go:build npm

package pages

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
)

const vocabulary = "https://schema.org/"

// Another program reads the metadata of every page as triples: of one Dataset, to which
// all else belongs.
func TestAnotherReaderFindsOneDatasetOnEachPage(t *testing.T) {
	folder := t.TempDir()
	pages := map[string][]byte{}
	for name, ds := range atHome(t) {
		for address, b := range describedPages(t, ds) {
			file := name + " " + strconv.Itoa(len(pages)) + ".json"
			pages[file] = b
			if err := os.WriteFile(filepath.Join(folder, file), b, 0o644); err != nil {
				t.Fatalf("%s: %v", address, err)
			}
		}
	}
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("node", filepath.Join(root, "testdata", "references", "jsonld.cjs"), filepath.Join(root, ".cache", "npm", "references", "node_modules"), folder).Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("%v: %s\nrun testdata/references/install (make test does)", err, exit.Stderr)
		}
		t.Fatal(err)
	}
	var read map[string][][3]string
	if err := json.Unmarshal(out, &read); err != nil {
		t.Fatal(err)
	}
	if len(read) != len(pages) || len(read) < 20 {
		t.Fatalf("read %d pages of %d", len(read), len(pages))
	}
	for file, triples := range read {
		var want structured
		if err := json.Unmarshal(pages[file], &want); err != nil {
			t.Fatal(err)
		}
		checkTriples(t, file, triples, &want)
	}
}

// checkTriples compares what was read of a page with what was written.
func checkTriples(t *testing.T, file string, triples [][3]string, want *structured) {
	t.Helper()
	objects := func(subject, predicate string) []string {
		var list []string
		for _, triple := range triples {
			if triple[0] == subject && triple[1] == predicate {
				list = append(list, triple[2])
			}
		}
		slices.Sort(list)
		return list
	}
	of := func(subject, name string) []string { return objects(subject, vocabulary+name) }
	const isA = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
	var datasets []string
	reached := map[string]bool{want.ID: true}
	for _, triple := range triples {
		if triple[1] == isA && triple[2] == vocabulary+"Dataset" {
			datasets = append(datasets, triple[0])
		}
		reached[triple[2]] = true
	}
	for _, triple := range triples {
		if !reached[triple[0]] {
			t.Errorf("%s: nothing leads to %v", file, triple)
		}
	}
	if !slices.Equal(datasets, []string{want.ID}) {
		t.Errorf("%s: datasets %v, want %s", file, datasets, want.ID)
	}
	for name, value := range map[string]string{
		"name": want.Name, "description": want.Description, "url": want.URL, "identifier": want.Identifier, "version": want.Version, "inLanguage": want.Language,
		"isAccessibleForFree": "true", "usageInfo": want.Usage, "temporalCoverage": want.Temporal, "license": want.Licence, "conditionsOfAccess": want.Conditions,
		"citation": want.Citation, "dateModified": want.Modified,
	} {
		var list []string
		if value != "" {
			list = []string{value}
		}
		if got := of(want.ID, name); !slices.Equal(got, list) {
			t.Errorf("%s: %s is %q, want %q", file, name, got, value)
		}
	}
	each := func(name, part string, values []string) {
		var got []string
		for _, node := range of(want.ID, name) {
			got = append(got, of(node, part)...)
		}
		slices.Sort(got)
		slices.Sort(values)
		if !slices.Equal(got, values) {
			t.Errorf("%s: the %s of %s are %q, want %q", file, part, name, got, values)
		}
	}
	var files, places, measures, creators, works, licences []string
	for _, d := range want.Distribution {
		files = append(files, d.Address)
	}
	for _, p := range want.Spatial {
		places = append(places, p.Identifier)
	}
	for _, v := range want.Variables {
		measures = append(measures, v.Name)
	}
	for _, a := range want.Creator {
		creators = append(creators, a.Name)
	}
	for _, w := range want.BasedOn {
		works = append(works, w.Name)
		if w.Licence != "" {
			licences = append(licences, w.Licence)
		}
	}
	each("distribution", "contentUrl", files)
	each("spatialCoverage", "identifier", places)
	each("variableMeasured", "name", measures)
	each("creator", "name", creators)
	each("isBasedOn", "name", works)
	each("isBasedOn", "license", licences)
	if got := of(want.ID, "measurementTechnique"); len(got) != len(want.Technique) {
		t.Errorf("%s: techniques %q, want %q", file, got, want.Technique)
	}
}
