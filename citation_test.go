package main

import (
	"os"
	"strings"
	"testing"

	"bilateral/data"
	"bilateral/data/datapackage"
)

// citationFile reads CITATION.cff as far as this one goes: text at the first level, and
// lists of records below it. The keys of a record stand behind that of the list and the
// record's number: "references.1.title".
func citationFile(t *testing.T) map[string]string {
	t.Helper()
	b, err := os.ReadFile("CITATION.cff")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	type level struct {
		indent int
		prefix string
	}
	stack, counts := []level{{0, ""}}, map[string]int{}
	for i, line := range strings.Split(strings.TrimSuffix(string(b), "\n"), "\n") {
		text := strings.TrimLeft(line, " ")
		indent := len(line) - len(text)
		for len(stack) > 1 && indent < stack[len(stack)-1].indent {
			stack = stack[:len(stack)-1]
		}
		prefix := stack[len(stack)-1].prefix
		if rest, item := strings.CutPrefix(text, "- "); item {
			if strings.Count(prefix, ".")%2 == 0 { // the record before
				stack = stack[:len(stack)-1]
				prefix = stack[len(stack)-1].prefix
			}
			list := prefix
			prefix = list + string(rune('0'+counts[list])) + "."
			counts[list]++
			text, indent = rest, indent+2
			stack = append(stack, level{indent, prefix})
		}
		key, value, ok := strings.Cut(text, ":")
		if !ok || strings.ContainsAny(key, "\"' ") {
			t.Fatalf("line %d is no key and value: %s", i+1, line)
		}
		if value == "" {
			stack = append(stack, level{indent + 2, prefix + key + "."})
			continue
		}
		found[prefix+key] = strings.Trim(value, ` "`)
	}
	return found
}

func TestTheCitationFileSaysWhatTheCodeAndTheDataAre(t *testing.T) {
	ds, err := datapackage.Default()
	if err != nil {
		t.Fatal(err)
	}
	licence, err := os.ReadFile("LICENSE")
	if err != nil {
		t.Fatal(err)
	}
	found := citationFile(t)
	deck := ds.DeckSources()[0]
	for key, want := range map[string]string{
		"cff-version": "1.2.0", "type": "software", "title": ds.Product.EN, "license": strings.TrimSuffix(strings.SplitN(string(licence), "\n", 2)[0], " License"),
		"references.0.type": "slides", "references.0.title": deck.Title.EN, "references.0.authors.0.name": deck.Publisher.EN, "references.0.date-accessed": deck.Read,
		"references.1.type": "data", "references.1.version": ds.Version, "references.1.date-released": ds.Released, "references.1.filename": "data/" + data.DefaultFile,
	} {
		if found[key] != want {
			t.Errorf("%s is %q, want %q", key, found[key], want)
		}
	}
	if !strings.Contains(string(licence), found["authors.0.name"]) || found["authors.0.name"] == "" {
		t.Errorf("the author %q does not stand in LICENSE", found["authors.0.name"])
	}
	// What version 1.2.0 of the format asks of every file and every reference.
	for _, key := range []string{"message", "title", "authors.0.name", "references.0.title", "references.0.authors.0.name", "references.1.title", "references.1.authors.0.name"} {
		if found[key] == "" {
			t.Errorf("there is no %s", key)
		}
	}
}
