//go:build browser

package browser

import (
	"fmt"
	"html"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/vugu/vugu"
	"github.com/vugu/vugu/staticrender"
)

// forest grows random trees such as a page gives: no components, no empty
// and no adjacent texts, nothing that an HTML parser would nest otherwise.
type forest struct {
	random *rand.Rand
	keys   int
}

var (
	blocks  = []string{"div", "section", "ul", "table", "details", "p", "svg", "form"}
	phrases = []string{"span", "b", "label", "input", "button", "img", "abbr"}
	marks   = []string{"g", "rect", "text", "path", "svg", "linearGradient"}
	words   = []string{
		"plain", "two words", " leading and trailing ", "a < b & c > d", `"quoted" 'twice'`,
		"英国と日本", "−1.5 %", "2016–2020", "\n\t", "&amp; not an entity", "👩‍🔬", "<b>no markup</b>", "\u00a0", "x",
	}
	names = []string{
		"class", "title", "lang", "data-value", "aria-label", "aria-sort", "tabindex", "hidden", "aria-current", "dir",
	}
	markups = []string{
		"", "<b>bold</b>", "text <i>and</i> more", "<ul><li>one<li>two</ul>", "just text", "1 &lt; 2 &amp; 3",
		`<svg viewBox="0 0 10 10"><circle r="4"></circle></svg>`, "<!-- a comment -->", "<span></span> ",
	}
)

func (f *forest) pick(list []string) string { return list[f.random.IntN(len(list))] }

func element(tag string, attributes ...string) *vugu.VGNode {
	n := &vugu.VGNode{Type: vugu.ElementNode, Data: tag}
	for i := 0; i < len(attributes); i += 2 {
		n.Attr = append(n.Attr, vugu.VGAttribute{Key: attributes[i], Val: attributes[i+1]})
	}
	return n
}

func written(text string) *vugu.VGNode { return &vugu.VGNode{Type: vugu.TextNode, Data: text} }

// tree is a whole page's root.
func (f *forest) tree() *vugu.VGNode {
	n := element("div", "id", "explorer")
	f.attributes(n)
	f.children(n, 4)
	return n
}

func (f *forest) attributes(n *vugu.VGNode) {
	for _, name := range names {
		if f.random.IntN(6) == 0 {
			n.Attr = append(n.Attr, vugu.VGAttribute{Key: name, Val: f.pick(words)})
		}
	}
	f.random.Shuffle(len(n.Attr), func(i, j int) { n.Attr[i], n.Attr[j] = n.Attr[j], n.Attr[i] })
}

// block grows an element that may hold others, depth levels deep.
func (f *forest) block(depth int) *vugu.VGNode {
	tag := f.pick(blocks)
	n := element(tag)
	if tag == "form" {
		// A form in a form would be dropped by the parser.
		n.Data = "fieldset"
	}
	f.attributes(n)
	switch {
	case tag == "svg":
		n.Attr = append(n.Attr, vugu.VGAttribute{Key: "viewBox", Val: "0 0 100 50"})
		f.drawing(n, depth)
	case f.random.IntN(6) == 0 && tag != "table" && tag != "p":
		markup := f.pick(markups)
		n.InnerHTML = &markup
	case tag == "ul":
		f.list(n, depth)
	case tag == "table":
		body := element("tbody")
		f.rows(body)
		n.AppendChild(element("caption"))
		n.FirstChild.AppendChild(written("caption"))
		n.AppendChild(body)
	case tag == "p":
		f.sentence(n)
	default:
		f.children(n, depth-1)
	}
	return n
}

func (f *forest) children(n *vugu.VGNode, depth int) {
	text := false
	for range f.random.IntN(5) {
		switch {
		case !text && f.random.IntN(3) == 0:
			n.AppendChild(written(f.pick(words)))
			text = true
			continue
		case depth <= 0 || f.random.IntN(3) == 0:
			n.AppendChild(f.phrase())
		default:
			n.AppendChild(f.block(depth))
		}
		text = false
	}
}

// phrase grows an element that stands in running text.
func (f *forest) phrase() *vugu.VGNode {
	tag := f.pick(phrases)
	n := element(tag)
	f.attributes(n)
	switch tag {
	case "img":
		n.Attr = append(n.Attr, vugu.VGAttribute{Key: "alt", Val: f.pick(words)})
	case "input":
		if f.random.IntN(2) == 0 {
			n.Attr = append(n.Attr, vugu.VGAttribute{Key: "type", Val: "checkbox"})
			if f.random.IntN(2) == 0 {
				n.Attr = append(n.Attr, vugu.VGAttribute{Key: "checked", Val: "checked"})
			}
		} else {
			n.Attr = append(n.Attr, vugu.VGAttribute{Key: "type", Val: "text"}, vugu.VGAttribute{Key: "value", Val: "typed"})
		}
	default:
		if f.random.IntN(3) == 0 {
			// As vg-content sets a text: as markup that has none.
			text := html.EscapeString(f.pick(words))
			n.InnerHTML = &text
		} else if f.random.IntN(4) > 0 {
			n.AppendChild(written(f.pick(words)))
		}
	}
	return n
}

func (f *forest) sentence(n *vugu.VGNode) {
	for range f.random.IntN(4) {
		if last := n.LastChild; last == nil || last.Type != vugu.TextNode {
			n.AppendChild(written(f.pick(words)))
		}
		n.AppendChild(f.phrase())
	}
}

// list grows a list whose items mostly have keys.
func (f *forest) list(n *vugu.VGNode, depth int) {
	for range f.random.IntN(9) {
		item := element("li")
		if f.random.IntN(8) > 0 {
			f.keys++
			name := "data-key"
			if f.random.IntN(5) == 0 {
				name = "id"
			}
			item.Attr = append(item.Attr, vugu.VGAttribute{Key: name, Val: fmt.Sprintf("k%d", f.keys)})
		}
		f.attributes(item)
		f.children(item, depth-2)
		n.AppendChild(item)
	}
}

func (f *forest) rows(body *vugu.VGNode) {
	for range 1 + f.random.IntN(5) {
		f.keys++
		row := element("tr", "data-key", fmt.Sprintf("r%d", f.keys))
		for range 1 + f.random.IntN(3) {
			cell := element("td")
			f.attributes(cell)
			f.sentence(cell)
			row.AppendChild(cell)
		}
		body.AppendChild(row)
	}
}

func (f *forest) drawing(n *vugu.VGNode, depth int) {
	for range f.random.IntN(5) {
		mark := element(f.pick(marks))
		if f.random.IntN(3) == 0 {
			f.keys++
			mark.Attr = append(mark.Attr, vugu.VGAttribute{Key: "data-key", Val: fmt.Sprintf("m%d", f.keys)})
		}
		f.attributes(mark)
		switch mark.Data {
		case "text":
			mark.AppendChild(written(f.pick(words)))
		case "g", "svg":
			if depth > 0 {
				f.drawing(mark, depth-1)
			}
		}
		n.AppendChild(mark)
	}
}

// copied is a deep copy of a tree.
func copied(n *vugu.VGNode) *vugu.VGNode {
	c := &vugu.VGNode{Type: n.Type, Data: n.Data, Attr: slices.Clone(n.Attr)}
	if n.InnerHTML != nil {
		text := *n.InnerHTML
		c.InnerHTML = &text
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.AppendChild(copied(child))
	}
	return c
}

// grown gives the children of a node as a list and takes them off.
func grown(n *vugu.VGNode) []*vugu.VGNode {
	var list []*vugu.VGNode
	for n.FirstChild != nil {
		child := n.FirstChild
		n.RemoveChild(child)
		list = append(list, child)
	}
	return list
}

// changed is a copy of a tree with some of it altered, as a reader's choice
// alters a page.
func (f *forest) changed(n *vugu.VGNode) *vugu.VGNode {
	c := copied(n)
	f.alter(c, 4)
	return c
}

func (f *forest) alter(n *vugu.VGNode, depth int) {
	if n.Type == vugu.TextNode {
		if f.random.IntN(4) == 0 {
			n.Data = f.pick(words)
		}
		return
	}
	if f.random.IntN(5) == 0 && n.Data != "input" {
		// Identity and what the parser looks at stay; the rest is drawn anew.
		n.Attr = slices.DeleteFunc(n.Attr, func(a vugu.VGAttribute) bool { return slices.Contains(names, a.Key) })
		f.attributes(n)
	}
	if n.InnerHTML != nil {
		if f.random.IntN(3) == 0 {
			markup := f.pick(markups)
			if slices.Contains(phrases, n.Data) {
				markup = html.EscapeString(f.pick(words))
			}
			n.InnerHTML = &markup
		}
		return
	}
	switch n.Data {
	case "ul", "tbody", "g":
		list := grown(n)
		switch f.random.IntN(5) {
		case 0:
			f.random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		case 1:
			slices.Reverse(list)
		case 2:
			if len(list) > 1 {
				list = append(list[1:], list[0])
			}
		case 3:
			list = slices.DeleteFunc(list, func(*vugu.VGNode) bool { return f.random.IntN(3) == 0 })
		}
		more := &vugu.VGNode{Type: vugu.ElementNode, Data: n.Data}
		switch n.Data {
		case "ul":
			f.list(more, depth)
		case "tbody":
			f.rows(more)
		case "g":
			f.drawing(more, 1)
		}
		for _, added := range grown(more) {
			if f.random.IntN(3) == 0 {
				list = slices.Insert(list, f.random.IntN(len(list)+1), added)
			}
		}
		for _, child := range list {
			n.AppendChild(child)
		}
	case "div", "section", "fieldset", "details":
		if f.random.IntN(4) == 0 && depth > 0 {
			list := grown(n)
			if len(list) > 0 && f.random.IntN(2) == 0 {
				at := f.random.IntN(len(list))
				list = slices.Delete(list, at, at+1)
			} else {
				list = slices.Insert(list, f.random.IntN(len(list)+1), f.block(1))
			}
			last := &vugu.VGNode{}
			for _, child := range list {
				if last.Type == vugu.TextNode && child.Type == vugu.TextNode {
					continue
				}
				n.AppendChild(child)
				last = child
			}
		}
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		f.alter(child, depth-1)
	}
}

// markup is the HTML the server would send for a tree.
func markup(n *vugu.VGNode) (string, error) {
	var b strings.Builder
	err := staticrender.New(&b).Render(&vugu.BuildResults{Out: &vugu.BuildOut{Out: []*vugu.VGNode{n}}})
	return b.String(), err
}
