//go:build browser

package browser

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/vugu/vugu"

	"bilateral/app/dom"
	"bilateral/app/protocol"
)

// seedVariable names a seed, to see a failure of the random tests again.
const seedVariable = "EXPLORER_SEED"

// seeded gives the random source of a test and prints its seed if it fails.
func seeded(t *testing.T) *rand.Rand {
	t.Helper()
	seed := uint64(time.Now().UnixNano())
	if given := os.Getenv(seedVariable); given != "" {
		var err error
		if seed, err = strconv.ParseUint(given, 10, 64); err != nil {
			t.Fatalf("%s=%q: want a whole number", seedVariable, given)
		}
	}
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("to see this again: %s=%d", seedVariable, seed)
		}
	})
	return rand.New(rand.NewPCG(seed, 0))
}

// workbench is an empty page with the script that applies operations, and no
// program.
func workbench(t *testing.T, before string) *visit {
	t.Helper()
	script, err := os.ReadFile(filepath.Join(os.Getenv(bundles[0].variable), "explorer.js"))
	if err != nil {
		t.Fatal(err)
	}
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/explorer.js" {
			w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
			_, _ = w.Write(script)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, `<!DOCTYPE html><html lang="en"><title>t</title><link rel="icon" href="data:,">`+
			`<link rel="stylesheet" href="data:text/css,[data-scroller]{height:40px;width:90px;overflow:auto} [data-scroller]>*{display:block;height:400px;width:900px}">`+
			`<script src="/explorer.js" defer></script><body></body></html>`)
	}))
	t.Cleanup(site.Close)
	v := open(t, site.URL)
	if before != "" {
		v.must(v.Before(before))
	}
	v.load(site.URL + "/")
	if !get[bool](v, `() => typeof globalThis.explorer?.apply === "function"`) {
		t.Fatal("explorer.js offers no apply to a page without a program")
	}
	get[bool](v, `() => {
		window.canonical = `+canonical+`;
		window.start = html => { document.body.innerHTML = html; };
		window.apply = text => explorer.apply(Uint8Array.from(atob(text), c => c.charCodeAt(0)));
		window.now = () => canonical(document.getElementById("explorer"));
		window.fresh = html => canonical(new DOMParser().parseFromString(html, "text/html").getElementById("explorer"));
		return true;
	}`)
	return v
}

// htmlOf is the HTML of a tree as the server sends it.
func htmlOf(t *testing.T, tree *vugu.VGNode) string {
	t.Helper()
	text, err := markup(tree)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// operations takes the operations a page waits for, in base64.
func operations(p *dom.Page) string { return base64.StdEncoding.EncodeToString(p.Operations()) }

// step is one change of a page: the operations and the HTML of the page that
// should come out.
type step struct{ Operations, Want string }

// The property that everything rests on: a patched page is a fresh page. For
// random trees, for small changes and for wholly other trees, and for several
// changes one after the other.
func TestAPatchedPageEqualsAFreshOne(t *testing.T) {
	t.Parallel()
	const chains, length = 400, 4
	random := seeded(t)
	v := workbench(t, "")
	type chain struct {
		Start   string
		Hydrate string
		Steps   []step
	}
	var all []chain
	for range chains {
		f := &forest{random: random}
		tree := f.tree()
		var p dom.Page
		p.Hydrate(tree)
		c := chain{Start: htmlOf(t, tree), Hydrate: operations(&p)}
		for range length {
			next := f.changed(tree)
			if random.IntN(4) == 0 {
				next = f.tree()
			}
			p.Update(next)
			c.Steps = append(c.Steps, step{operations(&p), htmlOf(t, next)})
			tree = next
		}
		all = append(all, c)
	}
	type verdict struct{ Chain, Step, Got, Want, Start, Target string }
	const batch = 50
	for from := 0; from < len(all); from += batch {
		found := get[[]verdict](v, `chains => {
			const faults = [];
			chains.forEach((chain, i) => {
				start(chain.Start);
				if (apply(chain.Hydrate) !== 1) {
					faults.push({Chain: String(i), Step: "hydration refused the server's own page", Got: now(), Want: "", Start: chain.Start, Target: ""});
					return;
				}
				for (const [j, step] of chain.Steps.entries()) {
					try { apply(step.Operations); }
					catch (error) { faults.push({Chain: String(i), Step: j + ": " + error.stack, Got: "", Want: "", Start: chain.Start, Target: step.Want}); return; }
					const got = now(), want = fresh(step.Want);
					if (got !== want) { faults.push({Chain: String(i), Step: String(j), Got: got, Want: want, Start: chain.Start, Target: step.Want}); return; }
				}
			});
			return faults;
		}`, all[from:from+batch])
		for i, fault := range found {
			if i > 2 {
				break
			}
			t.Errorf("chain %d+%s, step %s\n start %s\n target %s", from, fault.Chain, fault.Step, fault.Start, fault.Target)
			expectSame(t, "the patched page", fault.Got, fault.Want)
		}
		if len(found) > 0 {
			return
		}
	}
}

// A page that is not the program's own, by an extension or a proxy on the
// way, is refused by the check and mended: what is missing is made, what stands
// is kept, and words and elements of others stay where nothing is missing. Then
// it is patched like any other.
func TestAForeignPageIsMended(t *testing.T) {
	t.Parallel()
	random := seeded(t)
	v := workbench(t, "")
	f := &forest{random: random}
	for _, harm := range []struct {
		name, code string
		stays      bool // what others put in
	}{
		{"an element behind all", `root => root.append(document.createElement("aside"))`, true},
		{"words before all", `root => root.prepend("words of an extension")`, true},
		{"an element in the last element", `root => { const all = root.querySelectorAll("*"); all[all.length - 1].append(document.createElement("mark")); }`, true},
		{"nothing left", `root => root.replaceChildren()`, false},
		{"another element in the place of one", `root => { const e = root.querySelector("*"); e.replaceWith(document.createElement("mark")); }`, false},
		{"the last element gone", `root => { const all = root.querySelectorAll("*"); all[all.length - 1].remove(); }`, false},
		{"elements in the place of all texts", `root => {
			const texts = [];
			for (const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT); walker.nextNode();) texts.push(walker.currentNode);
			for (const text of texts) { const font = document.createElement("font"); font.textContent = "translated " + text.data; text.replaceWith(font); }
		}`, false},
	} {
		t.Run(harm.name, func(t *testing.T) {
			for range 5 {
				tree := f.tree()
				for tree.FirstChild == nil || !allNodes(tree) || tree.FirstChild.Type != vugu.ElementNode || !hasText(tree) {
					tree = f.tree()
				}
				var p dom.Page
				p.Hydrate(tree)
				hydrate := operations(&p)
				p.Mend()
				mend := operations(&p)
				next := f.changed(tree)
				p.Update(next)
				update := operations(&p)
				p.Mend()
				again := operations(&p)
				fault := get[string](v, `(html, harm, stays, hydrate, mend, update, again, mended, updated) => {
					start(html);
					const root = document.getElementById("explorer"), kept = [...root.querySelectorAll("*")];
					(`+harm.code+`)(root);
					if (now() === fresh(html)) return "the harm changed nothing";
					const harmed = now(), standing = kept.filter(e => e.isConnected);
					if (apply(hydrate) === 1) return "the check took a foreign page for its own: " + document.body.innerHTML;
					try { if (apply(mend) !== 1) return "mending did not help"; } catch (error) { return "mending threw: " + error.stack; }
					const want = stays ? harmed : fresh(mended);
					if (now() !== want) return "mended:\n" + now() + "\nwant:\n" + want;
					if (stays && kept.some(e => !e.isConnected)) return "what stood was made anew";
					if (!apply(update)) apply(again);
					if (!stays && now() !== fresh(updated)) return "updated:\n" + now() + "\nwant:\n" + fresh(updated);
					return "";
				}`, htmlOf(t, tree), harm.name, harm.stays, hydrate, mend, update, again, htmlOf(t, tree), htmlOf(t, next))
				if fault != "" {
					t.Error(fault)
				}
			}
		})
	}
}

// What others do to a page that the program has taken over: whatever they
// replace, take out, put in or move, a change of the program is on the page. The
// second pass has every change meet what others did, so that nothing foreign may
// hide a value.
func TestAPatchedPageThatOthersChangedShowsEveryChange(t *testing.T) {
	t.Parallel()
	random := seeded(t)
	v := workbench(t, "")
	for _, harm := range []struct{ name, code string }{
		{"texts replaced, as by a translation", `root => {
			const texts = [];
			for (const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT); walker.nextNode();) texts.push(walker.currentNode);
			for (const text of texts) {
				const outer = document.createElement("font"), inner = document.createElement("font");
				inner.textContent = text.data; // where nothing is written it stays
				outer.append(inner);
				text.replaceWith(outer);
			}
		}`},
		{"texts split and marked, as by a search", `root => {
			const texts = [];
			for (const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT); walker.nextNode();) if (walker.currentNode.data.length > 1) texts.push(walker.currentNode);
			for (const text of texts) { const mark = document.createElement("mark"); const rest = text.splitText(1); rest.replaceWith(mark); mark.append(rest); }
		}`},
		{"elements wrapped", `root => { for (const e of [...root.children]) { const wrap = document.createElement("div"); e.replaceWith(wrap); wrap.append(e); } }`},
		{"elements taken out", `root => { [...root.querySelectorAll("*")].forEach((e, i) => { if (i % 3 === 1) e.remove(); }); }`},
		{"everything written again as HTML", `root => { root.innerHTML = root.innerHTML; }`},
		{"everything turned round", `root => { for (const e of [root, ...root.querySelectorAll("*")]) if (e.namespaceURI.endsWith("xhtml")) e.replaceChildren(...[...e.childNodes].reverse()); }`},
	} {
		t.Run(harm.name, func(t *testing.T) {
			for range 12 {
				f := &forest{random: random}
				tree := f.tree()
				for !allNodes(tree) {
					tree = f.tree()
				}
				// Another tree altogether has nothing of the first, so that all that the
				// page shows was written behind the harm.
				next := f.tree()
				for !allNodes(next) {
					next = f.tree()
				}
				var p dom.Page
				p.Hydrate(tree)
				hydrate := operations(&p)
				p.Update(next)
				update := operations(&p)
				p.Mend()
				mend := operations(&p)
				fault := get[string](v, `(html, hydrate, update, mend, wanted) => {
					start(html);
					if (apply(hydrate) !== 1) return "the check refused the server's page";
					(`+harm.code+`)(document.getElementById("explorer"));
					try { if (!apply(update) && apply(mend) !== 1) return "mending did not help"; } catch (error) { return "threw: " + error.stack; }
					const text = s => new DOMParser().parseFromString(s, "text/html").getElementById("explorer").textContent;
					const got = document.getElementById("explorer").textContent;
					return got === text(wanted) ? "" : "the page reads:\n" + got + "\nwant:\n" + text(wanted) + "\nfrom " + html + "\nto " + wanted;
				}`, htmlOf(t, tree), hydrate, update, mend, htmlOf(t, next))
				if fault != "" {
					t.Fatal(fault)
				}
			}
		})
	}
}

// asking is a buffer of numbers and strings, in base64.
func asking(parts ...any) string {
	var b []byte
	for _, part := range parts {
		switch part := part.(type) {
		case string:
			b = append(binary.AppendUvarint(b, uint64(len(part))), part...)
		case int:
			b = binary.AppendUvarint(b, uint64(part))
		case protocol.Operation:
			b = binary.AppendUvarint(b, uint64(part))
		}
	}
	return base64.StdEncoding.EncodeToString(b)
}

// What a program with long lists asks for: copies, whose nodes are numbered, and that all
// children go, wherever others have put them.
func TestALongListIsCopiedAndGoesAtOnce(t *testing.T) {
	t.Parallel()
	v := workbench(t, "")
	tree := element("div", "id", "explorer")
	tree.AppendChild(element("ul"))
	tree.AppendChild(element("p"))
	var p dom.Page
	p.Hydrate(tree)
	hydrate := operations(&p)
	const list, item, bold, text, second = 2, 4, 5, 6, 7
	made := asking(
		protocol.CreateElement, item, 0, "li", protocol.SetAttr, item, "class", "a",
		protocol.CreateElement, bold, 0, "b", protocol.CreateText, text, "one", protocol.Insert, bold, text, 0, protocol.Insert, item, bold, 0,
		protocol.Copy, second, item, protocol.SetAttr, second, "class", "b", protocol.SetData, second+text-item, "two",
		protocol.Insert, list, second, 0, protocol.Insert, list, item, second)
	changed := asking(protocol.SetData, second+text-item, "three")
	gone := asking(protocol.Empty, list, protocol.Release, item, 6)
	for _, c := range []struct {
		name, harm string
		seen       int
	}{
		{"nobody else changes the page", ``, 1},
		{"others move an item", `document.querySelector("p").append(document.querySelector("li"))`, 0},
		{"others wrap all items", `const wrap = document.createElement("div"); wrap.append(...document.querySelectorAll("li")); document.querySelector("ul").append(wrap)`, 0},
	} {
		fault := get[string](v, `(html, hydrate, made, changed, gone, seen) => {
			start(html);
			apply(hydrate);
			const list = document.querySelector("ul");
			if (!apply(made) || list.innerHTML !== '<li class="a"><b>one</b></li><li class="b"><b>two</b></li>') return "made: " + list.innerHTML;
			if (!apply(changed) || list.textContent !== "onethree") return "changed: " + list.innerHTML;
			`+c.harm+`;
			const answer = apply(gone), left = document.getElementById("explorer").innerHTML;
			return answer === seen && left === "<ul></ul><p></p>" ? "" : "it answers " + answer + " and leaves " + left;
		}`, htmlOf(t, tree), hydrate, made, changed, gone, c.seen)
		if fault != "" {
			t.Errorf("%s: %s", c.name, fault)
		}
	}
}

// A text that stays while its sibling goes is written nowhere: what is left of
// it, where a script split it, must not be taken for all of it.
func TestATextThatOthersSplitIsWholeOnceItsSiblingsChange(t *testing.T) {
	t.Parallel()
	v := workbench(t, "")
	page := func(sibling string) *vugu.VGNode {
		tree, p := element("div", "id", "explorer"), element("p")
		p.AppendChild(written("whole"))
		if sibling != "" {
			p.AppendChild(element(sibling))
		}
		tree.AppendChild(p)
		return tree
	}
	for _, siblings := range [][2]string{{"b", ""}, {"", "b"}, {"b", "i"}} {
		before, after := page(siblings[0]), page(siblings[1])
		var p dom.Page
		p.Hydrate(before)
		hydrate := operations(&p)
		p.Update(after)
		update := operations(&p)
		p.Mend()
		mend := operations(&p)
		got := get[string](v, `(html, hydrate, update, mend) => {
			start(html);
			apply(hydrate);
			const text = document.querySelector("#explorer p").firstChild, mark = document.createElement("mark");
			const rest = text.splitText(2);
			rest.replaceWith(mark);
			mark.append(rest);
			if (!apply(update)) apply(mend);
			return document.querySelector("#explorer p").textContent;
		}`, htmlOf(t, before), hydrate, update, mend)
		if got != "whole" {
			t.Errorf("from %q to %q: the text is %q", siblings[0], siblings[1], got)
		}
	}
}

// allNodes reports whether nothing in a tree is markup: the check looks at
// nodes only.
func allNodes(n *vugu.VGNode) bool {
	if n.InnerHTML != nil {
		return false
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if !allNodes(child) {
			return false
		}
	}
	return true
}

// hasText reports whether a tree has a text.
func hasText(n *vugu.VGNode) bool {
	if n.Type == vugu.TextNode {
		return true
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if hasText(child) {
			return true
		}
	}
	return false
}

// keyedList is a list of items with a field, a scroller and a link each.
func keyedList(keys ...int) *vugu.VGNode {
	list := element("ul", "class", "list")
	for _, k := range keys {
		name := strconv.Itoa(k)
		item := element("li", "data-key", "item-"+name)
		item.AppendChild(element("input", "type", "text", "id", "field-"+name, "value", "value of "+name))
		scroller := element("div", "data-scroller", name)
		inner := element("span")
		inner.AppendChild(written("long " + name))
		scroller.AppendChild(inner)
		item.AppendChild(scroller)
		link := element("a", "href", "#"+name)
		link.AppendChild(written("link " + name))
		item.AppendChild(link)
		list.AppendChild(item)
	}
	tree := element("div", "id", "explorer")
	before := element("h1")
	before.AppendChild(written(fmt.Sprint(keys)))
	tree.AppendChild(before)
	tree.AppendChild(list)
	return tree
}

// What a reader has in hand survives every change: the nodes with a key, the
// focus with its caret and selection, what was typed, and how far each inner
// part was scrolled. With the browser's moveBefore and without it.
func TestFocusCaretSelectionAndScrollSurviveMoves(t *testing.T) {
	t.Parallel()
	const without = `for (const type of [Element, Document, DocumentFragment]) delete type.prototype.moveBefore;`
	for _, c := range []struct{ name, before string }{{"with moveBefore", ""}, {"without moveBefore", without}} {
		t.Run(c.name, func(t *testing.T) {
			v := workbench(t, c.before)
			same(t, "moveBefore is there", get[bool](v, `() => "moveBefore" in Element.prototype`), c.before == "")
			random := seeded(t)
			keys := []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}
			tree := keyedList(keys...)
			var p dom.Page
			p.Hydrate(tree)
			get[int](v, `(html, operations) => { start(html); return apply(operations); }`, htmlOf(t, tree), operations(&p))
			get[bool](v, `() => {
				for (const e of document.querySelectorAll("[data-scroller]")) { e.scrollTop = 10 * e.dataset.scroller; e.scrollLeft = 5 * e.dataset.scroller; }
				const field = document.getElementById("field-5");
				field.focus();
				field.value = "typed by the reader";
				field.setSelectionRange(3, 9, "backward");
				window.kept = Object.fromEntries([...document.querySelectorAll("[data-key]")].map(e => [e.dataset.key, e]));
				window.focused = document.activeElement;
				return true;
			}`)
			orders := [][]int{
				{12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1},
				{5, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12},
				{1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 5},
				{20, 5, 1, 21, 3, 22},
				{3, 1, 5},
				{5},
				{30, 31, 5, 32, 33},
			}
			for range 30 {
				order := append([]int(nil), keys...)
				random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
				orders = append(orders, order[:1+random.IntN(len(order))])
				if last := orders[len(orders)-1]; !slices.Contains(last, 5) {
					last[random.IntN(len(last))] = 5
				}
			}
			present := map[int]bool{}
			for _, k := range keys {
				present[k] = true
			}
			for _, order := range orders {
				p.Update(keyedList(order...))
				var stay []int
				next := map[int]bool{}
				for _, k := range order {
					next[k] = true
					if present[k] && k <= 12 {
						stay = append(stay, k)
					}
				}
				present = next
				faults := get[[]string](v, `(operations, order, stay) => {
					apply(operations);
					const faults = [];
					const items = [...document.querySelectorAll("li")].map(e => e.dataset.key.replace("item-", "")).join();
					if (items !== order.join()) faults.push("the items are " + items);
					for (const k of stay) {
						const item = document.querySelector('[data-key="item-' + k + '"]');
						if (item !== window.kept["item-" + k]) faults.push("item " + k + " was made anew");
						const scroller = item.querySelector("[data-scroller]");
						if (scroller.scrollTop !== 10 * k || scroller.scrollLeft !== 5 * k)
							faults.push("the part in item " + k + " is scrolled to " + scroller.scrollLeft + "," + scroller.scrollTop);
					}
					const field = document.activeElement;
					if (field !== window.focused) faults.push("the focus is on " + field.outerHTML.slice(0, 80));
					else if (field.value !== "typed by the reader") faults.push("the field holds " + field.value);
					else if (field.selectionStart !== 3 || field.selectionEnd !== 9) faults.push("the selection is " + field.selectionStart + " to " + field.selectionEnd);
					for (const item of document.querySelectorAll("[data-key]")) if (!window.kept[item.dataset.key]) {
						const k = Number(item.dataset.key.replace("item-", ""));
						const scroller = item.querySelector("[data-scroller]");
						scroller.scrollTop = 10 * k; scroller.scrollLeft = 5 * k;
					}
					for (const key of Object.keys(window.kept)) if (!window.kept[key].isConnected) delete window.kept[key];
					for (const item of document.querySelectorAll("[data-key]")) window.kept[item.dataset.key] ??= item;
					return faults;
				}`, operations(&p), order, stay)
				for _, fault := range faults {
					t.Errorf("order %v: %s", order, fault)
				}
			}
		})
	}
}

// When the focused element itself goes, the focus stays near: a keyboard
// reader does not start again at the top of the page.
func TestTheFocusOfARemovedElementStaysNear(t *testing.T) {
	t.Parallel()
	v := workbench(t, "")
	tree := keyedList(1, 2, 3)
	var p dom.Page
	p.Hydrate(tree)
	get[int](v, `(html, operations) => { start(html); return apply(operations); }`, htmlOf(t, tree), operations(&p))
	get[bool](v, `() => { document.getElementById("field-2").focus(); return true; }`)
	p.Update(keyedList(1, 3))
	near := get[string](v, `operations => { apply(operations); return document.activeElement.localName; }`, operations(&p))
	same(t, "where the focus is", near, "ul")
}

// What has not changed is not touched: no operation at all for an equal tree.
func TestAnEqualTreeCostsNothing(t *testing.T) {
	t.Parallel()
	random := seeded(t)
	for range 200 {
		f := &forest{random: random}
		tree := f.tree()
		var p dom.Page
		p.Hydrate(tree)
		p.Operations()
		p.Update(copied(tree))
		if operations := p.Operations(); len(operations) != 0 {
			t.Fatalf("%d bytes of operations for an equal tree: %x", len(operations), operations)
		}
	}
}
