package dom

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/vugu/vugu"

	"bilateral/app/protocol"
)

// browser is a page in memory that applies operations, with less mercy than a
// real one: whatever a buffer does wrong panics.
type browser struct {
	nodes map[int]*element
	old   map[*element]bool          // nodes that were there before the buffer
	asked map[protocol.Operation]int // by the last buffer
	moves int                        // placements of nodes that had a place
	made  int                        // elements and texts
	root  *element
	title string
	said  []string
	files []string
	pages []string
	ready bool
}

type element struct {
	tag, text, markup string
	attrs             map[string]string
	parent            *element
	children          []*element
}

func (e *element) String() string {
	if e.tag == "" {
		return fmt.Sprintf("%q", e.text)
	}
	var b strings.Builder
	b.WriteString("<" + e.tag)
	names := make([]string, 0, len(e.attrs))
	for name := range e.attrs {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(&b, " %s=%q", name, e.attrs[name])
	}
	b.WriteString(">" + e.markup)
	for _, c := range e.children {
		b.WriteString(c.String())
	}
	return b.String() + "</" + e.tag + ">"
}

func (e *element) detach() {
	if e.parent != nil {
		i := slices.Index(e.parent.children, e)
		e.parent.children = slices.Delete(e.parent.children, i, i+1)
		e.parent = nil
	}
}

// served is the page as the server sends it.
func served(v *vugu.VGNode) *element {
	if v.Type == vugu.TextNode {
		return &element{text: v.Data}
	}
	e := &element{tag: v.Data, attrs: map[string]string{}}
	for _, a := range v.Attr {
		e.attrs[a.Key] = a.Val
	}
	if v.InnerHTML != nil {
		e.markup = *v.InnerHTML
	}
	for c := v.FirstChild; c != nil; c = c.NextSibling {
		child := served(c)
		child.parent = e
		e.children = append(e.children, child)
	}
	return e
}

type reader struct{ b []byte }

func (r *reader) number() (v int) {
	for shift := 0; ; shift += 7 {
		c := r.b[0]
		r.b = r.b[1:]
		if v |= int(c&127) << shift; c < 128 {
			return v
		}
	}
}

func (r *reader) string() string {
	n := r.number()
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s
}

// root is the outermost element that an element stands in.
func (e *element) root() *element {
	for e.parent != nil {
		e = e.parent
	}
	return e
}

// copy makes a node like another with all below it, numbered from id on, and gives how
// many they are.
func (w *browser) copy(id int, from *element) int {
	e := &element{tag: from.tag, text: from.text, markup: from.markup, attrs: maps.Clone(from.attrs)}
	w.nodes[id] = e
	w.made++
	count := 1
	for _, c := range from.children {
		next := id + count
		count += w.copy(next, c)
		w.nodes[next].parent = e
		e.children = append(e.children, w.nodes[next])
	}
	return count
}

func (w *browser) apply(operations []byte) {
	r := &reader{operations}
	w.old, w.asked = map[*element]bool{}, map[protocol.Operation]int{}
	for _, e := range w.nodes {
		w.old[e] = true
	}
	at := func(id int) *element {
		e := w.nodes[id]
		if e == nil {
			panic(fmt.Sprintf("no node %d", id))
		}
		return e
	}
	for len(r.b) > 0 {
		op := protocol.Operation(r.number())
		w.asked[op]++
		switch op {
		case protocol.Hydrate:
			w.nodes = map[int]*element{}
			w.adopt(r, w.root)
		case protocol.CreateElement:
			id := r.number()
			r.number()
			w.nodes[id] = &element{tag: r.string(), attrs: map[string]string{}}
			w.made++
		case protocol.CreateText:
			id := r.number()
			w.nodes[id] = &element{text: r.string()}
			w.made++
		case protocol.Insert:
			parent, child, before := at(r.number()), at(r.number()), r.number()
			if child.parent != nil {
				w.moves++
			}
			child.detach()
			i := len(parent.children)
			if before != 0 {
				if i = slices.Index(parent.children, at(before)); i < 0 {
					panic("the next sibling is elsewhere")
				}
			}
			parent.children = slices.Insert(parent.children, i, child)
			child.parent = parent
		case protocol.Copy:
			id, from := r.number(), r.number()
			if w.old[at(from)] {
				panic("a copy of what others may have changed")
			}
			w.copy(id, at(from))
		case protocol.Remove:
			at(r.number()).detach()
		case protocol.Empty:
			for _, e := range slices.Clone(at(r.number()).children) {
				e.detach()
			}
		case protocol.Release:
			id := r.number()
			for range r.number() {
				if at(id).parent != nil && at(id).root() == w.root {
					panic("what stands on the page is released")
				}
				delete(w.nodes, id)
				id++
			}
		case protocol.SetData:
			at(r.number()).text = r.string()
		case protocol.SetAttr:
			e, name := at(r.number()), r.string()
			e.attrs[name] = r.string()
		case protocol.RemoveAttr:
			e, name := at(r.number()), r.string()
			if _, there := e.attrs[name]; !there {
				panic("no attribute " + name)
			}
			delete(e.attrs, name)
		case protocol.SetMarkup:
			e := at(r.number())
			e.markup, e.children = r.string(), nil
		case protocol.SetAddress:
			w.pages = append(w.pages, fmt.Sprint(r.number(), r.string()))
		case protocol.SetTitle:
			w.title = r.string()
		case protocol.Ready:
			w.ready = true
		case protocol.Announce:
			w.said = append(w.said, r.string())
		case protocol.ExportImage:
			w.files = append(w.files, r.string()+" "+r.string()+" "+r.string())
		case protocol.Mend:
			w.mend(r)
		default:
			panic(fmt.Sprintf("operation %d", op))
		}
	}
}

// mend makes the page the tree that is described, with the nodes that are
// there. It looks at all of them, where a real page looks where it must.
func (w *browser) mend(r *reader) *element {
	kind, id := protocol.Kind(r.number()), r.number()
	e := w.nodes[id]
	if e == nil {
		e = &element{}
		w.nodes[id] = e
	}
	if kind == protocol.TextNode {
		e.text = r.string()
		return e
	}
	r.number()
	e.tag, e.attrs, e.markup = r.string(), map[string]string{}, ""
	for range r.number() {
		name := r.string()
		e.attrs[name] = r.string()
	}
	if kind == protocol.OpaqueNode {
		e.markup = r.string()
		return e
	}
	e.children = nil
	for range r.number() {
		child := w.mend(r)
		child.parent = e
		e.children = append(e.children, child)
	}
	return e
}

func (w *browser) adopt(r *reader, e *element) {
	w.nodes[len(w.nodes)+1] = e
	switch kind := protocol.Kind(r.number()); kind {
	case protocol.ElementNode:
		count, tag := r.number(), r.string()
		if tag != e.tag || count != len(e.children) {
			panic("the tree is not that of the page")
		}
		for _, c := range e.children {
			w.adopt(r, c)
		}
	case protocol.TextNode:
		if r.string() != e.text {
			panic("another text")
		}
	case protocol.OpaqueNode:
		if r.string() != e.tag {
			panic("another opaque element")
		}
	}
}

// live counts the nodes that stand on the page.
func live(e *element) int {
	n := 1
	for _, c := range e.children {
		n += live(c)
	}
	return n
}

// randomTree makes a tree as a page would: keyed and unkeyed children,
// texts that do not touch, opaque elements.
func randomTree(r *rand.Rand, depth int) *vugu.VGNode {
	n := &vugu.VGNode{Type: vugu.ElementNode, Data: []string{"div", "p", "svg", "ul"}[r.IntN(4)]}
	for _, name := range []string{"class", "href", "title"} {
		if r.IntN(3) == 0 {
			n.Attr = append(n.Attr, vugu.VGAttribute{Key: name, Val: string(rune('a' + r.IntN(3)))})
		}
	}
	if depth == 0 {
		if r.IntN(3) == 0 {
			markup := "<i>" + string(rune('a'+r.IntN(3))) + "</i>"
			n.InnerHTML = &markup
		}
		return n
	}
	keys := r.Perm(6)
	afterText := false
	for i := range r.IntN(6) {
		if r.IntN(3) == 0 && !afterText {
			n.AppendChild(&vugu.VGNode{Type: vugu.TextNode, Data: string(rune('x' + r.IntN(3)))})
			afterText = true
			continue
		}
		child := randomTree(r, r.IntN(depth))
		if r.IntN(2) == 0 {
			child.Attr = append(child.Attr, vugu.VGAttribute{Key: []string{"id", keyAttribute}[keys[i]%2], Val: fmt.Sprint("k", keys[i])})
		}
		n.AppendChild(child)
		afterText = false
	}
	return n
}

// hydrated is a page taken over from the server.
func hydrated(tree *vugu.VGNode) (*Page, *browser) {
	w := &browser{root: served(tree)}
	p := &Page{}
	p.Hydrate(tree)
	w.apply(p.Operations())
	return p, w
}

// alsoWithLists runs a test of pages twice, the second time as programs with long lists have them.
func alsoWithLists(t *testing.T, test func(t *testing.T)) {
	t.Run("as most programs", test)
	t.Run("with long lists", func(t *testing.T) {
		t.Cleanup(func() { lists = false })
		Lists()
		test(t)
	})
}

func TestThePatchedPageEqualsAFreshOne(t *testing.T) { alsoWithLists(t, patchedEqualsFresh) }

func patchedEqualsFresh(t *testing.T) {
	for seed := range uint64(3000) {
		r := rand.New(rand.NewPCG(seed, 1))
		first := randomTree(r, 4)
		first.Data = "main"
		p, w := hydrated(first)
		if w.made != 0 {
			t.Fatalf("seed %d: hydration made %d nodes", seed, w.made)
		}
		for range 4 {
			next := randomTree(r, 4)
			next.Data = "main"
			p.Update(next)
			w.apply(p.Operations())
			if got, want := w.root.String(), served(next).String(); got != want {
				t.Fatalf("seed %d:\n got %s\nwant %s", seed, got, want)
			}
			if len(w.nodes) != live(w.root) {
				t.Fatalf("seed %d: the page keeps %d nodes of %d", seed, len(w.nodes), live(w.root))
			}
		}
	}
}

func TestAMendedPageEqualsAFreshOneAndIsPatchedLikeAnyOther(t *testing.T) {
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 2))
		tree := randomTree(r, 4)
		tree.Data = "main"
		p, w := hydrated(tree)
		if seed%2 == 0 {
			w.nodes = map[int]*element{1: w.root} // the page never had them
		}
		w.root.children = []*element{{text: "what another program put here", parent: w.root}}
		p.Mend()
		w.apply(p.Operations())
		if got, want := w.root.String(), served(tree).String(); got != want {
			t.Fatalf("seed %d:\n got %s\nwant %s", seed, got, want)
		}
		next := randomTree(r, 4)
		next.Data = "main"
		p.Update(next)
		w.apply(p.Operations())
		if got, want := w.root.String(), served(next).String(); got != want {
			t.Fatalf("seed %d, patched:\n got %s\nwant %s", seed, got, want)
		}
	}
}

func TestABufferThatIsReadIsNotWrittenTo(t *testing.T) {
	p, w := hydrated(list("a"))
	p.Title("first")
	first := p.Operations()
	p.Title("second") // as when the page calls the program while it reads
	w.apply(first)
	if w.title != "first" {
		t.Errorf("the page reads %q", w.title)
	}
	second := p.Operations()
	p.Reuse(first)
	w.apply(second)
	if w.title != "second" {
		t.Errorf("then the page reads %q", w.title)
	}
	p.Title("third")
	p.Reuse(second)
	w.apply(p.Operations())
	if w.title != "third" {
		t.Errorf("at last the page reads %q", w.title)
	}
}

func TestTheSameTreeAsksForNothing(t *testing.T) {
	for seed := range uint64(200) {
		tree := func() *vugu.VGNode { return randomTree(rand.New(rand.NewPCG(seed, 3)), 4) }
		p, _ := hydrated(tree())
		p.Update(tree())
		if operations := p.Operations(); len(operations) != 0 {
			t.Fatalf("seed %d: %v", seed, operations)
		}
	}
}

func list(keys string) *vugu.VGNode {
	n := &vugu.VGNode{Type: vugu.ElementNode, Data: "ul"}
	for _, k := range keys {
		n.AppendChild(&vugu.VGNode{Type: vugu.ElementNode, Data: "li", Attr: []vugu.VGAttribute{{Key: keyAttribute, Val: string(k)}}})
	}
	return n
}

func TestKeyedChildrenMoveAsLittleAsPossible(t *testing.T) {
	for _, test := range []struct {
		name, from, to string
		moves, made    int
	}{
		{"nothing changes", "abcdef", "abcdef", 0, 0},
		{"the last comes first", "abcdef", "fabcde", 1, 0},
		{"the first goes last", "abcdef", "bcdefa", 1, 0},
		{"two change places", "abcdef", "aecdbf", 2, 0},
		{"all turn round", "abcdef", "fedcba", 5, 0},
		{"one goes", "abcdef", "abdef", 0, 0},
		{"one comes", "abcdef", "abcxdef", 0, 1},
		{"all others", "abc", "xyz", 0, 3},
		{"from nothing", "", "abc", 0, 3},
		{"to nothing", "abc", "", 0, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, w := hydrated(list(test.from))
			before := map[string]*element{}
			for _, c := range w.root.children {
				before[c.attrs[keyAttribute]] = c
			}
			p.Update(list(test.to))
			w.apply(p.Operations())
			if w.moves != test.moves || w.made != test.made {
				t.Errorf("%d moves and %d made, want %d and %d", w.moves, w.made, test.moves, test.made)
			}
			for _, c := range w.root.children {
				if old := before[c.attrs[keyAttribute]]; old != nil && old != c {
					t.Errorf("%s was made anew", c)
				}
			}
		})
	}
}

func TestTheHistoryTheTitleAndTheReadinessAreAsked(t *testing.T) {
	p, w := hydrated(list("a"))
	p.Address("/?tab=table", true)
	p.Address("/", false)
	p.Title("日本 – " + strings.Repeat("long ", 40))
	p.Ready()
	w.apply(p.Operations())
	if got := strings.Join(w.pages, "; "); got != "1/?tab=table; 0/" {
		t.Errorf("addresses %q", got)
	}
	if w.title != "日本 – "+strings.Repeat("long ", 40) || !w.ready {
		t.Errorf("title %q, ready %v", w.title, w.ready)
	}
}

func TestAPartIsPatchedAloneAndALaterPatchOfAllKnowsIt(t *testing.T) {
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 4))
		part := func() *vugu.VGNode {
			n := randomTree(r, 3)
			n.Data = "div"
			n.Attr = []vugu.VGAttribute{{Key: "id", Val: "part"}}
			n.InnerHTML = nil
			return n
		}
		whole := func(p *vugu.VGNode) *vugu.VGNode {
			n := &vugu.VGNode{Type: vugu.ElementNode, Data: "main"}
			n.AppendChild(&vugu.VGNode{Type: vugu.TextNode, Data: "before"})
			n.AppendChild(p)
			return n
		}
		p, w := hydrated(whole(part()))
		next := part()
		if !p.Part("part", next) {
			t.Fatal("the part is not found")
		}
		w.apply(p.Operations())
		if got, want := w.root.String(), served(whole(next)).String(); got != want {
			t.Fatalf("seed %d:\n got %s\nwant %s", seed, got, want)
		}
		last := whole(part())
		p.Update(last)
		w.apply(p.Operations())
		if got, want := w.root.String(), served(last).String(); got != want {
			t.Fatalf("seed %d, later:\n got %s\nwant %s", seed, got, want)
		}
		if p.Part("elsewhere", next) {
			t.Fatal("a part that is not there was found")
		}
	}
}

func TestWordsAreSaidAndFilesHandedOver(t *testing.T) {
	p, w := hydrated(list("a"))
	p.Announce("United Kingdom, 2020: 7,304 works")
	p.ExportImage("png", "joint-works.png", "<svg/>")
	w.apply(p.Operations())
	if len(w.said) != 1 || w.said[0] != "United Kingdom, 2020: 7,304 works" {
		t.Errorf("said %q", w.said)
	}
	if len(w.files) != 1 || w.files[0] != "png joint-works.png <svg/>" {
		t.Errorf("files %q", w.files)
	}
}

func TestAChartsValueChangesAloneAndALaterPatchOfAllKnowsIt(t *testing.T) {
	page := func(now, text string) *vugu.VGNode {
		n := &vugu.VGNode{Type: vugu.ElementNode, Data: "main"}
		for _, chart := range []string{"2", "3"} {
			slider := &vugu.VGNode{Type: vugu.ElementNode, Data: "div", Attr: []vugu.VGAttribute{
				{Key: "role", Val: "slider"}, {Key: "aria-valuenow", Val: "2.0"}, {Key: "aria-valuetext", Val: "before"}, {Key: "data-chart", Val: chart}}}
			if chart == "3" {
				slider.Attr[1].Val, slider.Attr[2].Val = now, text
			}
			n.AppendChild(slider)
		}
		return n
	}
	p, w := hydrated(page("3.0", "what the chart finds"))
	for _, c := range []struct{ sentence, chart, now, text string }{
		{"a point is read", "3", "3.1", "Japan, 2020: 7,304 works"},
		{"so is another of the same words", "3", "3.2", "Japan, 2020: 7,304 works"},
		{"there is no such chart", "4", "3.2", "Japan, 2020: 7,304 works"},
	} {
		p.Value(c.chart, "3.1", "Japan, 2020: 7,304 works")
		if c.chart == "3" {
			p.Value(c.chart, c.now, c.text)
		}
		w.apply(p.Operations())
		if got, want := w.root.String(), served(page(c.now, c.text)).String(); got != want {
			t.Errorf("%s:\n got %s\nwant %s", c.sentence, got, want)
		}
	}
	p.Update(page("3.0", "what the chart finds"))
	w.apply(p.Operations())
	if got, want := w.root.String(), served(page("3.0", "what the chart finds")).String(); got != want {
		t.Errorf("a view later:\n got %s\nwant %s", got, want)
	}
}

func TestAChartsPictureChangesAloneAndALaterPatchOfAllKnowsIt(t *testing.T) {
	page := func(markup string) *vugu.VGNode {
		n := &vugu.VGNode{Type: vugu.ElementNode, Data: "main"}
		for _, chart := range []string{"2", "3"} {
			drawn := &vugu.VGNode{Type: vugu.ElementNode, Data: "div"}
			if drawn.InnerHTML = new("<svg></svg>"); chart == "3" {
				drawn.InnerHTML = &markup
			}
			n.AppendChild(&vugu.VGNode{Type: vugu.ElementNode, Data: "div", Attr: []vugu.VGAttribute{{Key: "data-chart", Val: chart}}, FirstChild: drawn, LastChild: drawn})
		}
		return n
	}
	p, w := hydrated(page(""))
	p.Picture("4", "<svg>of none</svg>")
	p.Picture("3", "<svg>drawn</svg>")
	w.apply(p.Operations())
	if got, want := w.root.String(), served(page("<svg>drawn</svg>")).String(); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	p.Update(page("<svg>drawn</svg>"))
	if asked := p.Operations(); len(asked) > 0 {
		t.Errorf("the same picture is drawn again: %v", asked)
	}
	p.Update(page(""))
	w.apply(p.Operations())
	if got, want := w.root.String(), served(page("")).String(); got != want {
		t.Errorf("a view later:\n got %s\nwant %s", got, want)
	}
}

// rowsOf is a list of rows, each a key with a cell and the words in it.
func rowsOf(rows ...string) *vugu.VGNode {
	n := &vugu.VGNode{Type: vugu.ElementNode, Data: "tbody"}
	for _, row := range rows {
		n.AppendChild(rowOf(row))
	}
	return n
}

func rowOf(words string) *vugu.VGNode {
	tr := &vugu.VGNode{Type: vugu.ElementNode, Data: "tr", Attr: []vugu.VGAttribute{{Key: keyAttribute, Val: words}}}
	td := &vugu.VGNode{Type: vugu.ElementNode, Data: "td"}
	tr.AppendChild(td)
	td.AppendChild(&vugu.VGNode{Type: vugu.TextNode, Data: words})
	return tr
}

func TestALongListIsCopiedAndGoesAtOnce(t *testing.T) {
	t.Cleanup(func() { lists = false })
	Lists()
	p, w := hydrated(rowsOf())
	change := func(tree *vugu.VGNode) {
		p.Update(tree)
		w.apply(p.Operations())
		if got, want := w.root.String(), served(tree).String(); got != want {
			t.Fatalf("got %s\nwant %s", got, want)
		}
	}
	change(rowsOf("forty", "fifty", "sixty", "seventy"))
	if w.asked[protocol.CreateElement] != 2 || w.asked[protocol.Copy] != 3 {
		t.Errorf("asked for %v, want the two elements of a row and three copies", w.asked)
	}
	change(rowsOf())
	if w.asked[protocol.Empty] != 1 || w.asked[protocol.Remove] != 0 || w.asked[protocol.Release] != 1 {
		t.Errorf("asked for %v, want all to go at once", w.asked)
	}
	change(rowsOf("forty", "fifty"))
	change(rowsOf("ninety"))
}

func TestWhatIsGivenAgainIsPassedOver(t *testing.T) {
	t.Cleanup(func() { keeps = false })
	Keeps()
	tree := func(rows ...*vugu.VGNode) *vugu.VGNode {
		n := rowsOf()
		for _, row := range rows {
			row.Parent, row.PrevSibling, row.NextSibling = nil, nil, nil
			n.AppendChild(row)
		}
		return n
	}
	a, b, c := rowOf("a"), rowOf("b"), rowOf("c")
	p, w := hydrated(tree(a, b, c))
	b.FirstChild.FirstChild.Data = "changed against the rule" // seen by nobody
	p.Update(tree(c, b, a))
	w.apply(p.Operations())
	if got := w.root.String(); strings.Contains(got, "against") || w.made != 0 || w.moves != 2 {
		t.Errorf("%d made, %d moves: %s", w.made, w.moves, got)
	}
	p.Update(tree(a, rowOf("b of words"), c))
	w.apply(p.Operations())
	if got, want := w.root.String(), served(rowsOf("a", "b of words", "c")).String(); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}
