package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
)

// views are the types of the Go files below a folder, as they are written
// there: enough to say what a template's expression gives, without the
// packages that the files import.
type views struct {
	types   map[name]shape
	results map[function]shape // the first result of a method
}

// name is that of a type, in the package of a folder.
type name struct{ dir, name string }

type function struct {
	of   name
	name string
}

// shape is a type as it is written in a file.
type shape struct {
	ast.Expr
	file *file
}

// file is what a file's names of other packages stand for.
type file struct {
	dir     string
	imports map[string]string // the path by the name
}

// readViews reads the files of root and the folders below it.
func readViews(root string) (*views, error) {
	v := &views{types: map[name]shape{}, results: map[function]shape{}}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.Name() == "testdata" {
			return filepath.SkipDir
		}
		if filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") || strings.HasSuffix(path, "_gen.go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		v.add(filepath.ToSlash(filepath.Dir(path)), parsed)
		return nil
	})
	return v, err
}

func (v *views) add(dir string, parsed *ast.File) {
	f := &file{dir, map[string]string{}}
	for _, spec := range parsed.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		as := path[strings.LastIndexByte(path, '/')+1:]
		if spec.Name != nil {
			as = spec.Name.Name
		}
		f.imports[as] = path
	}
	for _, declaration := range parsed.Decls {
		switch d := declaration.(type) {
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				if t, ok := spec.(*ast.TypeSpec); ok {
					v.types[name{dir, t.Name.Name}] = shape{t.Type, f}
				}
			}
		case *ast.FuncDecl:
			if d.Recv == nil || d.Type.Results == nil {
				continue
			}
			if of, ok := v.named(shape{d.Recv.List[0].Type, f}); ok {
				v.results[function{of, d.Name.Name}] = shape{d.Type.Results.List[0].Type, f}
			}
		}
	}
}

// named is the name of a type or of what it points to, and whether it has one.
func (v *views) named(of shape) (name, bool) {
	switch t := of.Expr.(type) {
	case *ast.StarExpr:
		return v.named(shape{t.X, of.file})
	case *ast.Ident:
		return name{of.file.dir, t.Name}, true
	case *ast.SelectorExpr:
		if from, ok := t.X.(*ast.Ident); ok {
			return name{v.dir(of.file.imports[from.Name]), t.Sel.Name}, true
		}
	}
	return name{}, false
}

// dir is the folder of an imported package, "" of one that is not ours.
func (v *views) dir(path string) string {
	for of := range v.types {
		if strings.HasSuffix(path, "/"+of.dir) {
			return of.dir
		}
	}
	return ""
}

// under is the type that a name or a pointer stands for.
func (v *views) under(of shape) shape {
	for {
		name, ok := v.named(of)
		if !ok {
			return of
		}
		if of, ok = v.types[name]; !ok {
			return shape{}
		}
	}
}

// member is the type of a field, or of what a method gives.
func (v *views) member(of shape, member string) (shape, bool) {
	if name, ok := v.named(of); ok {
		if result, ok := v.results[function{name, member}]; ok {
			return result, true
		}
	}
	within := v.under(of)
	list, ok := within.Expr.(*ast.StructType)
	if !ok {
		return shape{}, false
	}
	for _, field := range list.Fields.List {
		for _, name := range field.Names {
			if name.Name == member {
				return shape{field.Type, within.file}, true
			}
		}
	}
	for _, field := range list.Fields.List {
		if field.Names != nil {
			continue
		}
		embedded := shape{field.Type, within.file}
		if name, ok := v.named(embedded); ok && name.name == member {
			return embedded, true
		}
		if found, ok := v.member(embedded, member); ok {
			return found, true
		}
	}
	return shape{}, false
}

// of is the type of an expression of fields and methods, where names holds
// those of the variables.
func (v *views) of(e ast.Expr, names map[string]shape) (shape, error) {
	switch e := e.(type) {
	case *ast.Ident:
		if t, ok := names[e.Name]; ok {
			return t, nil
		}
		return shape{}, fmt.Errorf("nothing is called %s", e.Name)
	case *ast.CallExpr:
		return v.of(e.Fun, names)
	case *ast.SelectorExpr:
		of, err := v.of(e.X, names)
		if err != nil {
			return shape{}, err
		}
		if t, ok := v.member(of, e.Sel.Name); ok {
			return t, nil
		}
		return shape{}, fmt.Errorf("nothing is called %s there", e.Sel.Name)
	}
	return shape{}, fmt.Errorf("neither a field nor a method")
}

// item is the type of a list's items.
func (v *views) item(list shape) (shape, bool) {
	under := v.under(list)
	array, ok := under.Expr.(*ast.ArrayType)
	if !ok {
		return shape{}, false
	}
	return shape{array.Elt, under.file}, true
}

// isStruct reports whether a type is a struct, not a pointer to one.
func (v *views) isStruct(of shape) bool {
	if _, pointer := of.Expr.(*ast.StarExpr); pointer {
		return false
	}
	_, is := v.under(of).Expr.(*ast.StructType)
	return is
}

// isMarkup reports whether a type is vugu.HTML.
func (v *views) isMarkup(of shape) bool {
	t, ok := of.Expr.(*ast.SelectorExpr)
	return ok && t.Sel.Name == "HTML" && of.file.imports[t.X.(*ast.Ident).Name] == "github.com/vugu/vugu"
}
