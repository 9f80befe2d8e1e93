// Package htmlcheck asks for the elements of a page by CSS selectors, so that
// a test says what stands where and not how it is written. It is for tests
// only.
package htmlcheck

import (
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// Element is an element of a page, or the page.
type Element struct{ node *html.Node }

// Parse reads markup, of a page or of a part of one, as a browser does.
func Parse(markup string) Element {
	root, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		panic(err) // of the reader alone: any markup is HTML
	}
	return Element{root}
}

// All are the elements below e that a selector means, in the order in which
// they stand. A selector that cannot be read panics.
func (e Element) All(selector string) []Element {
	var found []Element
	for _, n := range cascadia.QueryAll(e.node, cascadia.MustCompile(selector)) {
		if n != e.node {
			found = append(found, Element{n})
		}
	}
	return found
}

// One is the only element below e that a selector means. It ends the test
// where there is none, or several.
func (e Element) One(t testing.TB, selector string) Element {
	t.Helper()
	found := e.All(selector)
	if len(found) != 1 {
		t.Fatalf("%d elements are %s, want one", len(found), selector)
	}
	return found[0]
}

// Count is how many elements below e a selector means.
func (e Element) Count(selector string) int { return len(e.All(selector)) }

// Has reports whether there is an element below e that a selector means.
func (e Element) Has(selector string) bool { return e.Count(selector) > 0 }

// Attribute is the value of an attribute, "" where there is none.
func (e Element) Attribute(name string) string {
	for _, a := range e.node.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// Attributes are the values of an attribute at the elements that a selector
// means: "" where one lacks it.
func (e Element) Attributes(selector, name string) []string {
	var values []string
	for _, found := range e.All(selector) {
		values = append(values, found.Attribute(name))
	}
	return values
}

// Text is the text in e, as it is written.
func (e Element) Text() string {
	var text strings.Builder
	for n := range e.node.Descendants() {
		if n.Type == html.TextNode {
			text.WriteString(n.Data)
		}
	}
	return text.String()
}

// Texts are those of the elements that a selector means.
func (e Element) Texts(selector string) []string {
	var texts []string
	for _, found := range e.All(selector) {
		texts = append(texts, found.Text())
	}
	return texts
}

// Pieces are the texts in e, each by itself, but for those in elements that the selector without means.
func (e Element) Pieces(without string) []string {
	var pieces []string
	passed := map[*html.Node]bool{}
	for _, found := range e.All(without) {
		passed[found.node] = true
	}
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		if n.Type == html.TextNode {
			pieces = append(pieces, n.Data)
		}
		for child := range n.ChildNodes() {
			if !passed[child] {
				visit(child)
			}
		}
	}
	visit(e.node)
	return pieces
}

// Words are the words in e, one space apart, also where only a tag stands
// between them, but for a span of a class or a language amid a text. Elements that the
// selector without means are passed over; it may be "".
func (e Element) Words(without string) string {
	passed := map[*html.Node]bool{}
	if without != "" {
		for _, found := range e.All(without) {
			passed[found.node] = true
		}
	}
	var words []string
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		if passed[n] {
			return
		}
		if n.Type == html.TextNode {
			added := strings.Fields(n.Data)
			if len(words) > 0 && len(added) > 0 && continues(n) {
				words[len(words)-1] += added[0]
				added = added[1:]
			}
			words = append(words, added...)
		}
		for child := range n.ChildNodes() {
			visit(child)
		}
	}
	visit(e.node)
	return strings.Join(words, " ")
}

// continues reports whether a text goes on with the one before it: one of them is all of a span that
// stands amid the other, without a space.
func continues(n *html.Node) bool {
	at, before := n, n.PrevSibling
	if before == nil && isRun(n.Parent) {
		at, before = n.Parent, n.Parent.PrevSibling
	}
	if before == nil || strings.TrimLeft(n.Data, " \n\t") != n.Data {
		return false
	}
	if at == n {
		if !isRun(before) {
			return false
		}
		before = before.FirstChild
	}
	return before.Type == html.TextNode && strings.TrimRight(before.Data, " \n\t") == before.Data
}

// isRun reports whether an element is a span of nothing but a text, with a class or a language alone.
func isRun(n *html.Node) bool {
	return n.Data == "span" && len(n.Attr) == 1 && (n.Attr[0].Key == "lang" || n.Attr[0].Val == "unbroken") &&
		n.FirstChild != nil && n.FirstChild == n.LastChild && n.FirstChild.Type == html.TextNode
}

// Markup is e as HTML, in the one form that the library gives it.
func (e Element) Markup() string {
	var markup strings.Builder
	if err := html.Render(&markup, e.node); err != nil {
		panic(err) // of the writer alone
	}
	return markup.String()
}
