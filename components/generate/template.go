package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/vugu/vugu/gen"
)

// template is a template as read from what vugugen makes of it.
type template struct {
	path      string
	component string // its type: IndicatorTable for indicator-table.vugu
	root      *element
}

// node is a part of a template: *element, text, *component, *branch or *loop.
// A vg-template is none: what it holds stands in its place.
type node any

// element is an element of HTML.
type element struct {
	tag        string
	attributes []attribute // those that stand in the template as they are
	dynamic    []dynamic   // those that Go gives, in the order of their names
	content    *expression // the text or the markup in it; nil for children
	children   []node
}

type attribute struct{ name, value string }

type dynamic struct {
	name  string
	value expression
}

// text is a text of the template itself.
type text string

// component is another component that Go gives.
type component struct{ value expression }

// branch is what is there where a condition holds.
type branch struct {
	condition expression
	children  []node
}

// loop is what is there for each item of a list.
type loop struct {
	item     string
	list     expression
	children []node
}

// expression is Go of the template, its text, and the line of the tag that it
// stands in.
type expression struct {
	ast.Expr
	source string
	line   int
}

// readTemplate reads the template at path, whose component is of the package
// pkg, by way of vugugen, which writes into the folder work.
func readTemplate(path, pkg, work string) (*template, error) {
	r, err := vugugen(path, pkg, work)
	if err != nil {
		return nil, err
	}
	root, err := r.read()
	return &template{path, typeName(path), root}, err
}

// vugugen has vugugen write the code of a template.
func vugugen(path, pkg, work string) (*reader, error) {
	markup, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	tags, err := readTags(path, markup)
	if err != nil {
		return nil, err
	}
	if len(tags) == 0 {
		return nil, fmt.Errorf("%s:1: nothing: expected one root element", path)
	}
	const out = "vugugen.go"
	p := gen.ParserGo{PackageName: pkg, StructType: typeName(path), OutDir: work, OutFile: out, NoOptimizeStatic: true}
	if err := p.Parse(bytes.NewReader(markup), path); err != nil {
		return nil, fmt.Errorf("%s:1: vugugen: %w", path, err)
	}
	code, err := os.ReadFile(filepath.Join(work, out))
	return &reader{path: path, tags: append([]tag{tags[0]}, tags...), code: code}, err
}

// typeName is the name of a template's component: IndicatorTable for
// indicator-table.vugu.
func typeName(path string) string {
	var name strings.Builder
	for word := range strings.SplitSeq(strings.TrimSuffix(filepath.Base(path), ".vugu"), "-") {
		if word != "" {
			name.WriteString(strings.ToUpper(word[:1]) + word[1:])
		}
	}
	return name.String()
}

// reader reads what vugugen wrote. It knows the shapes that the templates
// need, and refuses every other.
type reader struct {
	path  string // of the template
	tags  []tag  // of the template, from the one on that was read last
	code  []byte // what vugugen wrote
	files *token.FileSet
}

// read reads all that vugugen wrote, which is of one root element.
func (r *reader) read() (*element, error) {
	r.files = token.NewFileSet()
	file, err := parser.ParseFile(r.files, "", r.code, parser.SkipObjectResolution)
	if err != nil {
		return nil, fmt.Errorf("%s:1: vugugen: %w", r.path, err)
	}
	return r.file(file)
}

// source is the text of a part of the code.
func (r *reader) source(n ast.Node) string {
	return string(r.code[r.files.Position(n.Pos()).Offset:r.files.Position(n.End()).Offset])
}

// expression is Go in the tag that was read last.
func (r *reader) expression(e ast.Expr) expression {
	return expression{e, r.source(e), r.tags[0].line}
}

// ahead is Go in the next tag that has a directive: vugugen writes a vg-for
// and a vg-if before the element that they are of.
func (r *reader) ahead(directive string, e ast.Expr) expression {
	found := r.expression(e)
	if i := slices.IndexFunc(r.tags[1:], func(t tag) bool { return slices.Contains(t.attributes, directive) }); i >= 0 {
		found.line = r.tags[1+i].line
	}
	return found
}

// refuse says where in the template something stands that no shape is for.
func (r *reader) refuse(got, expected string) error {
	got = strings.Join(strings.Fields(got), " ")
	return fmt.Errorf("%s:%d: in or after <%s>: %s: expected %s", r.path, r.tags[0].line, r.tags[0].name, got, expected)
}

// meet moves on to the next tag of a name. The parser of HTML adds some that
// the template leaves out, such as tbody.
func (r *reader) meet(name string) {
	if i := slices.IndexFunc(r.tags[1:], func(t tag) bool { return t.name == name }); i >= 0 {
		r.tags = r.tags[1+i:]
	}
}

// file reads the Build method.
func (r *reader) file(file *ast.File) (*element, error) {
	for _, declaration := range file.Decls {
		if f, ok := declaration.(*ast.FuncDecl); ok && f.Name.Name == "Build" {
			return r.build(f.Body.List)
		}
	}
	return nil, r.refuse("vugugen wrote no Build", "a method Build")
}

// build reads the body of a Build method.
func (r *reader) build(body []ast.Stmt) (*element, error) {
	s := &statements{r, body}
	for _, opening := range []string{"vgout = &vugu.BuildOut{}", "var vgiterkey interface{}", "_ = vgiterkey", "var vgn *vugu.VGNode"} {
		if err := s.expect(opening); err != nil {
			return nil, err
		}
	}
	nodes, err := s.nodes("vgout.Out = append(vgout.Out, vgn)")
	if err != nil {
		return nil, err
	}
	if len(nodes) == 1 {
		if root, ok := nodes[0].(*element); ok {
			return root, nil
		}
	}
	return nil, r.refuse(fmt.Sprint(len(nodes), " roots"), "one root element")
}
