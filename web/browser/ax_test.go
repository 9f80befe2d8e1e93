//go:build browser

package browser

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"bilateral/data"
	"bilateral/testdata/golden"
	"bilateral/web/browser/driver"
)

// tree is the accessibility tree of a page: what a screen reader is given.
type tree struct {
	v    *visit
	root *driver.Node
}

// tree takes the tree off the page.
func (v *visit) tree() *tree {
	v.t.Helper()
	root, err := v.Tree()
	v.must(err)
	return &tree{v: v, root: root}
}

// namedByContent are the roles whose name is what is in them: the texts inside
// are not said again.
var namedByContent = []string{"link", "heading", "button", "cell", "gridcell", "columnheader", "rowheader", "term", "caption", "DisclosureTriangle"}

// silent are the roles of which a screen reader says nothing by themselves.
var silent = []string{"generic", "none", "InlineTextBox", "LineBreak", "rowgroup", "LayoutTable", "LayoutTableRow", "LayoutTableCell", "Figcaption", "row", "paragraph", "strong", "ListMarker", "superscript", "LabelText"}

// write writes a node and what is below it, a line each: role, name, states,
// description.
func (t *tree) write(b *strings.Builder, n *driver.Node, indent string, named bool) {
	role, name := n.Role, n.Name
	switch {
	case n.Ignored || role == "InlineTextBox" || role == "ListMarker" || role == "LineBreak":
	case role == "StaticText":
		if !named && name != "" {
			fmt.Fprintf(b, "%s“%s”%s\n", indent, name, t.language(n))
		}
		return
	case slices.Contains(silent, role) && t.states(n) == "" && n.Description == "":
	default:
		line := indent + role
		// What only its content names is read with it.
		content := slices.Contains(namedByContent, role)
		if name != "" && (content || !slices.Contains(silent, role)) {
			line += " “" + name + "”"
		}
		value := n.Value
		if words := n.Attributes["aria-valuetext"]; words != "" {
			value = words
		}
		if value != "" {
			line += " = “" + value + "”"
		}
		line += t.states(n)
		if n.Description != "" {
			line += " — " + n.Description
		}
		b.WriteString(line + "\n")
		indent += "  "
		named = named || content && name != ""
	}
	for _, child := range n.Children {
		t.write(b, child, indent, named)
	}
}

// heardStates are the states that are said, in this order.
var heardStates = []string{"level", "expanded", "checked", "selected", "pressed", "disabled", "invalid", "focused", "live"}

// states are a node's states in brackets, those of the tree and those that the
// protocol leaves out of it.
func (t *tree) states(n *driver.Node) string {
	attributes := n.Attributes
	var states []string
	if role := attributes["aria-roledescription"]; role != "" {
		states = append(states, role)
	}
	for _, name := range heardStates {
		switch value := n.States[name]; {
		case value == "", value == "false" && name != "expanded":
		case value == "true":
			states = append(states, name)
		default:
			states = append(states, name+" "+value)
		}
	}
	for _, name := range []string{"aria-current", "aria-sort"} {
		if value := attributes[name]; value != "" {
			states = append(states, strings.TrimPrefix(name, "aria-")+" "+value)
		}
	}
	if len(states) == 0 {
		return t.language(n)
	}
	return t.language(n) + " [" + strings.Join(states, ", ") + "]"
}

// language is a node's own language, where it has one.
func (t *tree) language(n *driver.Node) string {
	if language := n.Attributes["lang"]; language != "" && n != t.root {
		return " (" + language + ")"
	}
	return ""
}

// String is the whole tree.
func (t *tree) String() string {
	var b strings.Builder
	t.write(&b, t.root, "", false)
	return b.String()
}

// first is the first node of a role.
func (t *tree) first(role string) *driver.Node {
	var find func(n *driver.Node) *driver.Node
	find = func(n *driver.Node) *driver.Node {
		if !n.Ignored && n.Role == role {
			return n
		}
		for _, child := range n.Children {
			if found := find(child); found != nil {
				return found
			}
		}
		return nil
	}
	n := find(t.root)
	if n == nil {
		t.v.t.Fatalf("nothing on the page is a %s", role)
	}
	return n
}

// part is the tree below the first node of a role.
func (t *tree) part(role string) string {
	var b strings.Builder
	t.write(&b, t.first(role), "", false)
	return b.String()
}

// focused is the line of the node that has the focus.
func (t *tree) focused() string {
	for line := range strings.Lines(t.String()) {
		if strings.Contains(line, "focused") && !strings.Contains(line, "RootWebArea") {
			return strings.TrimSpace(line)
		}
	}
	return "nothing has the focus"
}

// What a screen reader is given is a golden file: roles, names, states,
// descriptions and what is said when something changes. Read the changes of
// these files as a listener would.
func TestWhatAScreenReaderIsGiven(t *testing.T) {
	t.Parallel()
	s := small()
	for _, language := range data.Languages {
		path := languages[language]
		v := open(t, s.Origin(loopback))
		for name, address := range map[string]string{
			"overview":  path,
			"indicator": path + "indicators/" + s.flow() + "/",
			"list":      path + "indicators/",
			"about":     path + "about/",
			"table":     path + "embed/table/?derived=1&sort=-" + s.column(0),
			"bad":       path + "?indicator=nope&q=zebra&topic=" + s.topic(0),
		} {
			t.Run(fmt.Sprintf("%s.%s", name, language), func(t *testing.T) {
				v := v.within(t)
				v.start(s.Origin(loopback) + address)
				// The addresses that a page tells are under the server's port, which is another each time.
				tree := strings.ReplaceAll(v.tree().String(), s.Origin(loopback), "https://origin.example")
				golden.Compare(t, fmt.Sprintf("ax/%s.%s.txt", name, language), []byte(tree))
			})
		}
	}
}

// A table that is laid out anew where it is narrow stays a table to a screen
// reader, with every row, head and cell: its elements need no roles for that.
func TestATableIsATableAtEveryWidth(t *testing.T) {
	t.Parallel()
	s := small()
	v := open(t, s.Origin(loopback))
	indicators, columns := len(s.indicators()), len(s.dataset.Columns())
	for _, c := range []struct {
		address string
		want    map[string]int // of the first table; nil for what the wide page has
	}{
		{"/embed/table/", map[string]int{"row": 1 + indicators, "columnheader": 1 + columns, "rowheader": indicators, "cell": indicators * columns}},
		{"/mobility/?tab=table#counted", nil},
	} {
		for _, width := range []int64{1280, 700, 360} {
			v.must(v.Size(width, 900))
			v.start(s.Origin(loopback) + c.address)
			tree, got := v.tree(), map[string]int{}
			var count func(n *driver.Node)
			count = func(n *driver.Node) {
				if role := n.Role; !n.Ignored && slices.Contains([]string{"row", "columnheader", "rowheader", "cell"}, role) {
					got[role]++
				}
				for _, child := range n.Children {
					count(child)
				}
			}
			count(tree.first("table"))
			if c.want == nil {
				c.want = got
			}
			if !maps.Equal(got, c.want) || got["cell"] == 0 {
				t.Errorf("%s at %d px: the table has %v, want %v", c.address, width, got, c.want)
			}
		}
	}
}

// A reader goes to a chart, along its points and to another indicator, by
// keyboard; what is said on the way is a golden file.
func TestWhatAScreenReaderSays(t *testing.T) {
	t.Parallel()
	s := small()
	for _, language := range data.Languages {
		t.Run(string(language), func(t *testing.T) {
			path := languages[language]
			v := open(t, s.Origin(loopback))
			v.start(s.Origin(loopback) + path)
			v.listen()
			var b strings.Builder
			step := func(what string, speaks bool) {
				t.Helper()
				fmt.Fprintf(&b, "%s\n", what)
				if speaks {
					fmt.Fprintf(&b, "  said: %s\n", v.hears())
				}
				fmt.Fprintf(&b, "  focus: %s\n", v.tree().focused())
			}
			v.tabTo("[data-chart]")
			step("Tab to the chart", false)
			for _, key := range []string{"ArrowRight", "ArrowRight", "End", "Enter", "Escape"} {
				v.must(v.Press(key))
				step(key, false) // the slider's own words are said
			}
			fmt.Fprintf(&b, "\nthe figure, with the chart:\n%s\n", v.tree().part("figure"))
			v.tabTo(otherSide)
			v.must(v.Press("Enter"))
			step("Enter on the figure's other side", true)
			fmt.Fprintf(&b, "\nthe figure, as its table:\n%s\n", v.tree().part("figure"))
			v.tabTo(rowLink(s.flow()))
			v.must(v.Press("Enter"))
			step("Enter on another indicator", true)
			v.tabTo(headLink(s.column(0)))
			v.must(v.Press("Enter"))
			step("Enter on a column's head", true)
			v.tabTo(`.filters .seg a[href*="topic=` + s.topic(0) + `"]`)
			v.must(v.Press("Enter"))
			step("Enter on a topic", true)
			v.tabTo(".filters a.toggle")
			v.must(v.Press("Enter"))
			step("Enter on derived figures", true)
			v.tabTo(searchBox)
			v.must(v.Insert("z"))
			v.must(v.Insert("e"))
			step("typing what is nowhere", true)
			v.tabTo(".empty a")
			step("Tab to the first way on", false)
			v.must(v.Press("Enter"))
			step("Enter on it", true)
			golden.Compare(t, fmt.Sprintf("ax/way.%s.txt", language), []byte(b.String()))
		})
	}
}
