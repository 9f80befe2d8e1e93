package main

import (
	"go/ast"
	"go/token"
	"strconv"
	"strings"
)

// statements are those of a block that are still to be read.
type statements struct {
	*reader
	left []ast.Stmt
}

// next is the text of the next statement, "" at the end.
func (s *statements) next() string {
	if len(s.left) == 0 {
		return ""
	}
	return s.source(s.left[0])
}

// take reports whether the next statement is the given one, and passes it.
func (s *statements) take(statement string) bool {
	if s.next() != statement {
		return false
	}
	s.left = s.left[1:]
	return true
}

func (s *statements) expect(statement string) error {
	if !s.take(statement) {
		return s.refuse("vugugen wrote `"+s.next()+"`", "`"+statement+"`")
	}
	return nil
}

// nodes reads a block to its end. Every node of it is followed by a statement
// that puts it into its parent.
func (s *statements) nodes(put string) ([]node, error) {
	var nodes []node
	for len(s.left) > 0 && !s.take("return vgout") {
		read, err := s.node(put)
		if err != nil {
			return nil, err
		}
		nodes = append(nodes, read...)
	}
	return nodes, nil
}

func (s *statements) node(put string) ([]node, error) {
	first := s.left[0]
	switch f := first.(type) {
	case *ast.AssignStmt:
		if literal, ok := vgNode(f); ok {
			s.left = s.left[1:]
			return s.made(literal, put)
		}
	case *ast.BlockStmt:
		s.left = s.left[1:]
		return s.component(f)
	case *ast.IfStmt:
		if f.Init != nil || f.Else != nil {
			break
		}
		s.left = s.left[1:]
		condition := s.ahead("vg-if", f.Cond)
		children, err := (&statements{s.reader, f.Body.List}).nodes(put)
		return []node{&branch{condition, children}}, err
	case *ast.RangeStmt:
		s.left = s.left[1:]
		return s.loop(f, put)
	}
	return nil, s.refuse("vugugen wrote `"+s.next()+"`", "an element, a text, vg-comp, vg-template, vg-if or vg-for")
}

// vgNode is the literal in `vgn = &vugu.VGNode{…}`, by the names of its fields.
func vgNode(statement *ast.AssignStmt) (map[string]ast.Expr, bool) {
	if name, ok := statement.Lhs[0].(*ast.Ident); !ok || name.Name != "vgn" || len(statement.Rhs) != 1 {
		return nil, false
	}
	address, ok := statement.Rhs[0].(*ast.UnaryExpr)
	if !ok || address.Op != token.AND {
		return nil, false
	}
	literal, ok := address.X.(*ast.CompositeLit)
	if !ok {
		return nil, false
	}
	fields := map[string]ast.Expr{}
	for _, e := range literal.Elts {
		field := e.(*ast.KeyValueExpr)
		fields[field.Key.(*ast.Ident).Name] = field.Value
	}
	return fields, true
}

// made reads what follows a node that was made, and what is in it.
func (s *statements) made(fields map[string]ast.Expr, put string) ([]node, error) {
	kind := s.source(fields["Type"])
	_, hasData := fields["Data"]
	if kind == "vugu.VGNodeType(3)" && !hasData {
		s.meet("vg-template")
	}
	if err := s.expect(put); err != nil {
		return nil, err
	}
	switch {
	case kind == "vugu.VGNodeType(3)" && hasData:
		e, err := s.element(fields)
		return []node{e}, err
	case kind == "vugu.VGNodeType(3)":
		return s.children()
	case kind == "vugu.VGNodeType(1)":
		return s.text(fields["Data"])
	case kind == "vugu.VGNodeType(4)": // a comment is for those who read the template
		return nil, nil
	}
	return nil, s.refuse("a node of "+kind, "an element, a text or a comment")
}

// text reads a text; one that only indents the template is left out.
func (s *statements) text(data ast.Expr) ([]node, error) {
	value, err := unquote(data)
	switch {
	case err != nil:
		return nil, s.refuse(s.source(data), "a text")
	case strings.HasPrefix(value, "\n") && strings.Trim(value, "\n ") == "":
		return nil, nil
	case strings.ContainsAny(value, "\n"):
		return nil, s.refuse(strconv.Quote(value), "a text without a line break")
	}
	return []node{text(value)}, nil
}

// element reads an element's attributes and what is in it.
func (s *statements) element(fields map[string]ast.Expr) (*element, error) {
	tag, err := unquote(fields["Data"])
	if err != nil || s.source(fields["Namespace"]) != `""` {
		return nil, s.refuse("an element of another namespace", "one of HTML")
	}
	s.meet(tag)
	e := &element{tag: tag}
	if e.attributes, err = s.attributes(fields["Attr"]); err != nil {
		return nil, err
	}
	for len(s.left) > 0 {
		call, name := called(s.left[0])
		switch {
		case name == "AddAttrInterface" && e.content == nil:
			key, err := unquote(call.Args[0])
			if err != nil {
				return nil, s.refuse(s.next(), "the name of an attribute")
			}
			e.dynamic = append(e.dynamic, dynamic{key, s.expression(call.Args[1])})
		case name == "SetInnerHTML" && e.content == nil:
			content := s.expression(call.Args[0])
			e.content = &content
		default:
			e.children, err = s.children()
			if err == nil && e.content != nil && e.children != nil {
				err = s.refuse("an element with vg-content and children", "one of the two")
			}
			return e, err
		}
		s.left = s.left[1:]
	}
	return e, nil
}

// called is a call `vgn.Name(…)`, and its name.
func called(statement ast.Stmt) (*ast.CallExpr, string) {
	if expr, ok := statement.(*ast.ExprStmt); ok {
		if call, ok := expr.X.(*ast.CallExpr); ok {
			if f, ok := call.Fun.(*ast.SelectorExpr); ok {
				if on, ok := f.X.(*ast.Ident); ok && on.Name == "vgn" {
					return call, f.Sel.Name
				}
			}
		}
	}
	return nil, ""
}

// attributes reads `[]vugu.VGAttribute{…}`.
func (s *statements) attributes(list ast.Expr) ([]attribute, error) {
	literal, ok := list.(*ast.CompositeLit)
	if !ok {
		if s.source(list) == "[]vugu.VGAttribute(nil)" {
			return nil, nil
		}
		return nil, s.refuse(s.source(list), "a list of attributes")
	}
	var attributes []attribute
	for _, e := range literal.Elts {
		var a attribute
		for _, f := range e.(*ast.CompositeLit).Elts {
			field := f.(*ast.KeyValueExpr)
			value, err := unquote(field.Value)
			if err != nil {
				return nil, s.refuse(s.source(field), "a string")
			}
			switch name := s.source(field.Key); {
			case name == "Key":
				a.name = value
			case name == "Val":
				a.value = value
			case value != "":
				return nil, s.refuse(s.source(field), "an attribute of no namespace")
			}
		}
		if strings.Contains(a.name+a.value, "\n") {
			return nil, s.refuse(strconv.Quote(a.value), "a value without a line break")
		}
		attributes = append(attributes, a)
	}
	return attributes, nil
}

// children reads the block of what is in a node, if one follows.
func (s *statements) children() ([]node, error) {
	if len(s.left) == 0 {
		return nil, nil
	}
	block, ok := s.left[0].(*ast.BlockStmt)
	if !ok || len(block.List) == 0 || s.source(block.List[0]) != "vgparent := vgn" {
		return nil, nil
	}
	s.left = s.left[1:]
	inner := &statements{s.reader, block.List[1:]}
	if err := inner.expect("_ = vgparent"); err != nil {
		return nil, err
	}
	return inner.nodes("vgparent.AppendChild(vgn)")
}

// component reads the block of a vg-comp.
func (s *statements) component(block *ast.BlockStmt) ([]node, error) {
	s.meet("vg-comp")
	inner := &statements{s.reader, block.List}
	const declared = "var vgcomp vugu.Builder = "
	if !strings.HasPrefix(inner.next(), declared) {
		return nil, s.refuse("vugugen wrote `"+inner.next()+"`", "another component by <vg-comp expr=…>")
	}
	spec := block.List[0].(*ast.DeclStmt).Decl.(*ast.GenDecl).Specs[0].(*ast.ValueSpec)
	inner.left = inner.left[1:]
	if wired, ok := block.List[len(block.List)-1].(*ast.IfStmt); ok && s.source(wired.Cond) == "vgcomp != nil" {
		inner.left = append(inner.left[:0:0], wired.Body.List...)
	}
	for _, wiring := range []string{"vgin.BuildEnv.WireComponent(vgcomp)", "vgout.Components = append(vgout.Components, vgcomp)", "vgn = &vugu.VGNode{Component: vgcomp}", "vgparent.AppendChild(vgn)"} {
		if err := inner.expect(wiring); err != nil {
			return nil, err
		}
	}
	return []node{&component{s.expression(spec.Values[0])}}, nil
}

// loop reads a vg-for and what is in it.
func (s *statements) loop(f *ast.RangeStmt, put string) ([]node, error) {
	const expected = `vg-for="_, item := range list", and no vg-key`
	key, _ := f.Key.(*ast.Ident)
	item, _ := f.Value.(*ast.Ident)
	if key == nil || key.Name != "vgiterkeyt" || item == nil {
		return nil, s.refuse("a vg-for over "+s.source(f.X), expected)
	}
	inner := &statements{s.reader, f.Body.List}
	for _, opening := range []string{"var vgiterkey interface{} = vgiterkeyt", "_ = vgiterkey", item.Name + " := " + item.Name, "_ = " + item.Name} {
		if !inner.take(opening) {
			return nil, s.refuse("a vg-for over "+s.source(f.X), expected)
		}
	}
	list := s.ahead("vg-for", f.X)
	children, err := inner.nodes(put)
	return []node{&loop{item.Name, list, children}}, err
}

// unquote is the value of a string literal.
func unquote(e ast.Expr) (string, error) {
	literal, ok := e.(*ast.BasicLit)
	if !ok {
		return "", strconv.ErrSyntax
	}
	return strconv.Unquote(literal.Value)
}
