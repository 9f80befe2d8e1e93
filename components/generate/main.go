// Command generate makes the Go code of the Vugu templates in components/ui. It
// runs vugugen and then turns the calls that make nodes into those of
// components/ui/element.go, which need no reflection: that keeps a third of the
// weight out of the browser program. It also leaves out the white space that
// only indents a template.
//
//	go run ./components/generate            writes components/ui/*_gen.go
//	go run ./components/generate -check     fails when one of them is stale
package main

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/vugu/vugu/gen"
)

func main() {
	dir := flag.String("dir", "components/ui", "folder of the templates")
	check := flag.Bool("check", false, "write nothing; fail when generated code is stale")
	flag.Parse()
	if err := run(*dir, *check); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(dir string, check bool) error {
	work, err := os.MkdirTemp("", "components")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if err := copyFiles(dir, work); err != nil {
		return err
	}
	if err := gen.Run(work, &gen.ParserGoPkgOpts{SkipGoMod: true, SkipMainGo: true}); err != nil {
		return fmt.Errorf("vugugen: %w", err)
	}
	generated, err := filepath.Glob(filepath.Join(work, "*_gen.go"))
	if err != nil {
		return err
	}
	lists, err := fields(dir)
	if err != nil {
		return fmt.Errorf("the views: %w", err)
	}
	var names []string
	for _, path := range generated {
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		code, err := format.Source(lighten(raw, lists))
		if err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(path), err)
		}
		name := filepath.Base(path)
		names = append(names, name)
		if err := put(filepath.Join(dir, name), code, check); err != nil {
			return err
		}
	}
	return clean(dir, names, check)
}

// copyFiles copies templates and hand-written Go files: vugugen reads both.
func copyFiles(from, to string) error {
	for _, pattern := range []string{"*.vugu", "*.go"} {
		paths, err := filepath.Glob(filepath.Join(from, pattern))
		if err != nil {
			return err
		}
		for _, path := range paths {
			if match, _ := filepath.Match("*_gen.go", filepath.Base(path)); match {
				continue
			}
			content, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if err := os.WriteFile(filepath.Join(to, filepath.Base(path)), content, 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

// put writes a generated file, or says that the one there is stale.
func put(path string, code []byte, check bool) error {
	old, err := os.ReadFile(path)
	if err == nil && bytes.Equal(old, code) {
		return nil
	}
	if check {
		return fmt.Errorf("%s is stale: run `make generate`", path)
	}
	return os.WriteFile(path, code, 0o644)
}

// clean takes away generated files whose template is gone.
func clean(dir string, names []string, check bool) error {
	there, err := filepath.Glob(filepath.Join(dir, "*_gen.go"))
	if err != nil {
		return err
	}
	for _, path := range there {
		if slices.Contains(names, filepath.Base(path)) {
			continue
		}
		if check {
			return fmt.Errorf("%s has no template: run `make generate`", path)
		}
		if err := os.Remove(path); err != nil {
			return err
		}
	}
	return nil
}

var (
	plainElement = regexp.MustCompile(`&vugu\.VGNode\{Type: vugu\.VGNodeType\(3\), Namespace: "", Data: "([^"]+)", Attr: \[\]vugu\.VGAttribute\(nil\)\}`)
	fullElement  = regexp.MustCompile(`&vugu\.VGNode\{Type: vugu\.VGNodeType\(3\), Namespace: "", Data: "([^"]+)", Attr: \[\]vugu\.VGAttribute\{((?:(?:vugu\.VGAttribute)?\{Namespace: "", Key: "[^"]*", Val: "(?:[^"\\]|\\.)*"\}(?:, )?)+)\}\}`)
	oneAttribute = regexp.MustCompile(`\{Namespace: "", Key: "([^"]*)", Val: "((?:[^"\\]|\\.)*)"\}`)
	indentation  = regexp.MustCompile(`\n\t*vgn = &vugu\.VGNode\{Type: vugu\.VGNodeType\(1\), Data: "\\n *"\}\n\t*vgparent\.AppendChild\(vgn\)`)
	aText        = regexp.MustCompile(`&vugu\.VGNode\{Type: vugu\.VGNodeType\(1\), Data: ("(?:[^"\\]|\\.)*")\}`)
	template     = regexp.MustCompile(`&vugu\.VGNode\{Type: vugu\.VGNodeType\(3\)\} // <vg-template>`)
	child        = regexp.MustCompile(`vgn = element\(("(?:[^"\\]|\\.)*")\)\n\s*vgparent\.AppendChild\(vgn\)`)
	component    = regexp.MustCompile(`\{\s*var vgcomp vugu\.Builder = ([^\n]+)\n\s*if vgcomp != nil \{\s*vgin\.BuildEnv\.WireComponent\(vgcomp\)\s*vgout\.Components = append\(vgout\.Components, vgcomp\)\s*vgn = &vugu\.VGNode\{Component: vgcomp\}\s*vgparent\.AppendChild\(vgn\)\s*\}\s*\}`)
	loop         = regexp.MustCompile(`for vgiterkeyt, (\w+) := range ([^\n]+) \{\s*var vgiterkey interface\{\} = vgiterkeyt\s*_ = vgiterkey\s*\w+ := \w+\s*_ = \w+\n`)
	attribute    = regexp.MustCompile(`vgn\.AddAttrInterface\(`)
	content      = regexp.MustCompile(`vgn\.SetInnerHTML\(`)
	// A template that holds but one component is that component.
	passed = regexp.MustCompile(`vgn = element\(""\)\n\s*vgparent\.AppendChild\(vgn\)\n\s*\{\s*vgparent := vgn\s*_ = vgparent\s*(inside\(vgparent, \w+\))\s*\}`)
	// Values of a component or of an item of its lists.
	ownAttribute = regexp.MustCompile(`setAttribute\(vgn, ("[^"]*"), ((\w+)(?:\.\w+)+)\)`)
	ownContent   = regexp.MustCompile(`setContent\(vgn, ((\w+)(?:\.\w+)+)\)`)
	ownPhrase    = regexp.MustCompile(`setAttributeOf\(vgn, "lang", (&[\w.]+)\)\n\s*setContentOf\(vgn, (&[\w.]+)\)`)
)

// fields are the names of the lists that the views hold: true where its items
// are values, false where they are pointers. Lists of anything else are not in
// it, nor are names that stand for both.
func fields(dir string) (map[string]bool, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	lists, other := map[string]bool{}, map[string]bool{}
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return nil, err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			field, ok := n.(*ast.Field)
			if !ok {
				return true
			}
			list, ok := field.Type.(*ast.ArrayType)
			if !ok {
				return true
			}
			named, isValue := list.Elt.(*ast.Ident)
			_, isPointer := list.Elt.(*ast.StarExpr)
			for _, name := range field.Names {
				was, known := lists[name.Name]
				if !isPointer && (!isValue || !named.IsExported()) || known && was != isValue {
					other[name.Name] = true
				}
				lists[name.Name] = isValue
			}
			return true
		})
	}
	for name := range other {
		delete(lists, name)
	}
	return lists, nil
}

// lighten turns Vugu's calls into ours. What an element is made of stands in
// one string: a call with one argument is the lightest there is. What a
// component or an item of its lists holds is handed on by its address: to hand a
// text on takes twice the code. lists are as from fields.
func lighten(code []byte, lists map[string]bool) []byte {
	code = plainElement.ReplaceAll(code, []byte(`element("$1")`))
	code = fullElement.ReplaceAllFunc(code, func(node []byte) []byte {
		parts := fullElement.FindSubmatch(node)
		out := append([]byte(`element("`), parts[1]...)
		for _, a := range oneAttribute.FindAllSubmatch(parts[2], -1) {
			out = append(append(append(append(out, `\n`...), a[1]...), `\n`...), a[2]...)
		}
		return append(out, `")`...)
	})
	code = indentation.ReplaceAll(code, nil)
	code = aText.ReplaceAll(code, []byte("text($1)"))
	code = template.ReplaceAll(code, []byte(`element("")`))
	code = child.ReplaceAll(code, []byte("vgn = child(vgparent, $1)"))
	code = component.ReplaceAll(code, []byte("inside(vgparent, $1)"))
	held := map[string]bool{"c": true}
	code = loop.ReplaceAllFunc(code, func(head []byte) []byte {
		parts := loop.FindSubmatch(head)
		name, list := string(parts[1]), string(parts[2])
		areValues, known := lists[list[strings.LastIndexByte(list, '.')+1:]]
		if known {
			held[name] = true
		}
		if !areValues {
			return fmt.Appendf(nil, "for _, %s := range %s {\n", name, list)
		}
		return fmt.Appendf(nil, "for vgi := range %s {\n%s := &%s[vgi]\n", list, name, list)
	})
	code = attribute.ReplaceAll(code, []byte("setAttribute(vgn, "))
	code = content.ReplaceAll(code, []byte("setContent(vgn, "))
	code = passed.ReplaceAll(code, []byte("$1"))
	code = ownAttribute.ReplaceAllFunc(code, func(call []byte) []byte {
		parts := ownAttribute.FindSubmatch(call)
		if !held[string(parts[3])] {
			return call
		}
		return fmt.Appendf(nil, "setAttributeOf(vgn, %s, &%s)", parts[1], parts[2])
	})
	code = ownContent.ReplaceAllFunc(code, func(call []byte) []byte {
		parts := ownContent.FindSubmatch(call)
		if !held[string(parts[2])] {
			return call
		}
		return fmt.Appendf(nil, "setContentOf(vgn, &%s)", parts[1])
	})
	return ownPhrase.ReplaceAll(code, []byte("setPhrase(vgn, $1, $2)"))
}
