package main

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"strconv"
	"strings"
)

// writer writes the Build method of a template: what stands in the template as
// lines for node.Fill, and a call for each of the holes in it, in their order.
type writer struct {
	path  string // of the template
	views *views
	lines []string // of an element each, with what stands before the next
	code  bytes.Buffer
	names map[string]shape // the variables and their types
}

// write gives the Build method of a template in the package of a folder.
func (t *template) write(dir string, views *views) ([]byte, error) {
	w := &writer{path: t.path, views: views, names: map[string]shape{"c": {ast.NewIdent(t.component), &file{dir: dir}}}}
	if _, ok := views.types[name{dir, t.component}]; !ok {
		return nil, fmt.Errorf("%s:1: expected a type %s in the package", t.path, t.component)
	}
	if err := w.element(t.root); err != nil {
		return nil, err
	}
	var method bytes.Buffer
	fmt.Fprintf(&method, "\nfunc (c *%s) Build(*vugu.BuildIn) *vugu.BuildOut {\nvg := node.Fill(", t.component)
	for i, line := range w.lines {
		if i > 0 {
			method.WriteString(" +\n")
		}
		method.WriteString(strconv.Quote(line))
	}
	method.WriteString(")\n")
	w.call("return vg.Out()\n}")
	method.Write(w.code.Bytes())
	return method.Bytes(), nil
}

// line adds a line for node.Fill.
func (w *writer) line(mark, rest string) {
	if mark == "<" || len(w.lines) == 0 {
		w.lines = append(w.lines, "")
	}
	w.lines[len(w.lines)-1] += mark + rest + "\n"
}

// nodes writes nodes, one after the other.
func (w *writer) nodes(nodes []node) error {
	for _, n := range nodes {
		var err error
		switch n := n.(type) {
		case *element:
			err = w.element(n)
		case text:
			w.line(`"`, string(n))
		case *component:
			w.line(".", "")
			w.call("vg.Component(%s.Build(nil))", strings.TrimPrefix(n.value.source, "&"))
		case *branch:
			w.line("?", "")
			w.call("if vg.If(%s) {", n.condition.source)
			err = w.nodes(n.children)
			w.line("/", "")
			w.call("}")
		case *loop:
			err = w.loop(n)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) element(e *element) error {
	w.line("<", e.tag)
	for _, a := range e.attributes {
		w.line("=", a.name+" "+a.value)
	}
	for _, d := range e.dynamic {
		w.line(":", d.name)
		w.value(d.value)
	}
	if e.content != nil {
		w.line(".", "")
		t, err := w.views.of(e.content.Expr, w.names)
		switch {
		case err != nil:
			return w.refuse("vg-content", *e.content, err)
		case w.views.isMarkup(t):
			w.call("vg.Markup(&%s)", e.content.source)
		default:
			w.value(*e.content)
		}
	}
	if err := w.nodes(e.children); err != nil {
		return err
	}
	w.line(">", "")
	return nil
}

// refuse says where an expression stands that the views have no type for.
func (w *writer) refuse(what string, e expression, why error) error {
	return fmt.Errorf("%s:%d: %s %s: %w", w.path, e.line, what, e.source, why)
}

// value fills the next hole: with the address of what the view holds, as to
// hand a text on takes twice the code.
func (w *writer) value(e expression) {
	if addressable(e) {
		w.call("vg.Field(&%s)", e.source)
		return
	}
	w.call("vg.Value(%s)", e.source)
}

func (w *writer) call(format string, args ...any) { fmt.Fprintf(&w.code, format+"\n", args...) }

// addressable reports whether an expression is a field.
func addressable(e expression) bool {
	for at := e.Expr; ; {
		switch x := at.(type) {
		case *ast.SelectorExpr:
			at = x.X
		case *ast.Ident:
			return at != e.Expr
		default:
			return false
		}
	}
}

func (w *writer) loop(l *loop) error {
	list, err := w.views.of(l.list.Expr, w.names)
	if err != nil {
		return w.refuse("vg-for over", l.list, err)
	}
	item, ok := w.views.item(list)
	if !ok {
		return w.refuse("vg-for over", l.list, errors.New("expected a slice"))
	}
	before, known := w.names[l.item]
	w.names[l.item] = item
	w.line("*", "")
	if w.views.isStruct(item) && addressable(l.list) {
		w.call("for vgi := range %[2]s {\n%[1]s := &%[2]s[vgi]\nvg.Item()", l.item, l.list.source)
	} else {
		w.call("for _, %s := range %s {\nvg.Item()", l.item, l.list.source)
	}
	err = w.nodes(l.children)
	w.line(",", "")
	w.call("}\nvg.End()")
	if w.names[l.item] = before; !known {
		delete(w.names, l.item)
	}
	return err
}
