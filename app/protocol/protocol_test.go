//go:build !js

package protocol_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// declared are the attributes that the package declares.
func declared(t *testing.T) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "protocol.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, group := range file.Decls {
		group, is := group.(*ast.GenDecl)
		if !is || group.Tok != token.CONST {
			continue
		}
		for _, spec := range group.Specs {
			spec := spec.(*ast.ValueSpec)
			if kind, is := spec.Type.(*ast.Ident); !is || kind.Name != "Attribute" {
				continue
			}
			name, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			names = append(names, name)
		}
	}
	return names
}

var (
	attribute = regexp.MustCompile(`\bdata-[a-z]+(?:-[a-z]+)*`)
	property  = regexp.MustCompile(`\.dataset\.([a-zA-Z]+)`)
	taken     = regexp.MustCompile(`\{ ?([a-zA-Z ,="]+) \} = (?:addresses|\w+\.dataset)\b`) // the starting script's, or an element's
	capital   = regexp.MustCompile(`[A-Z]`)
	comment   = regexp.MustCompile(`(?s)/\*.*?\*/|(?m)^\s*//[^\n]*$`)
)

// used are the data attributes that a file names: in full, by a property of
// dataset, or by what is taken out of one.
func used(content string) []string {
	content = comment.ReplaceAllString(content, "")
	names := attribute.FindAllString(content, -1)
	for _, found := range property.FindAllStringSubmatch(content, -1) {
		names = append(names, "data-"+capital.ReplaceAllStringFunc(found[1], func(c string) string { return "-" + strings.ToLower(c) }))
	}
	for _, found := range taken.FindAllStringSubmatch(content, -1) {
		for name := range strings.SplitSeq(found[1], ",") {
			name, _, _ = strings.Cut(name, "=")
			names = append(names, "data-"+strings.TrimSpace(name))
		}
	}
	return names
}

// The sides of a page: what writes it, what runs on it, and how it looks.
var sides = []struct {
	name    string
	folders []string
	endings []string
}{
	{"the server's pages", []string{"components", "web/below", "web/export", "web/host", "app/dom"}, []string{".vugu", ".go"}},
	{"the scripts", []string{"web/static"}, []string{".js"}},
	{"the styles", []string{"web/static"}, []string{".css"}},
}

// within are the attributes that one side both writes and reads.
var within = map[string]bool{
	"data-part": true, // package page lists by it what the templates of a page hold
}

// A data attribute is a name that two sides agree on: one that only one side
// knows does nothing, and one that is not declared nobody can look up.
func TestEveryDataAttributeIsDeclaredAndStandsOnTwoSides(t *testing.T) {
	names := declared(t)
	if len(names) < 20 {
		t.Fatalf("only %d attributes are declared", len(names))
	}
	known := map[string][]string{}
	for _, side := range sides {
		for _, folder := range side.folders {
			err := filepath.WalkDir(filepath.Join("..", "..", filepath.FromSlash(folder)), func(path string, d fs.DirEntry, err error) error {
				if err == nil && d.IsDir() && d.Name() == "testdata" {
					return fs.SkipDir
				}
				if err != nil || d.IsDir() || !slices.Contains(side.endings, filepath.Ext(path)) || strings.HasSuffix(path, "_test.go") || strings.HasSuffix(path, "_gen.go") {
					return err
				}
				content, err := os.ReadFile(path)
				if err != nil {
					return err
				}
				text := string(content)
				if folder == "app/dom" { // which names its attribute by the constant
					text = strings.ReplaceAll(text, "protocol.KeyAttr", "data-key")
				}
				for _, name := range used(text) {
					if !slices.Contains(names, name) {
						t.Errorf("%s names %s, which app/protocol does not declare", path, name)
					}
					if !slices.Contains(known[name], side.name) {
						known[name] = append(known[name], side.name)
					}
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, name := range names {
		if len(known[name]) < 2 && !within[name] {
			t.Errorf("%s is declared and known to %q alone", name, known[name])
		}
	}
}
