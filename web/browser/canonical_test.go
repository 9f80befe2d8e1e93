//go:build browser

package browser

import (
	"strings"
	"testing"
)

// canonical is a JavaScript function that writes a node so that two nodes a
// reader could not tell apart are written alike: attributes in alphabetical
// order, adjacent texts as one, and the live state of form controls. Five things
// are the program's or a script's alone and left out: what makes a chart a stop
// for the keyboard, with a name and words, and what scrolls around it none, what lets
// an element take the focus of one that went, what was announced, and which part of a
// page is at hand.
const canonical = `root => {
	const lines = [];
	const lent = node => node === document.activeElement && node.id !== "main" && !node.matches("a, button, input, .scroll, .mx");
	const alive = ["aria-describedby", "aria-label", "aria-roledescription", "aria-valuenow", "aria-valuetext", "data-chart", "role", "tabindex"];
	const around = ["aria-label", "role", "tabindex"];
	const write = (node, indent) => {
		if (node.nodeType === 3) return;
		if (node.nodeType === 8) { lines.push(indent + "<!--" + node.data + "-->"); return; }
		const space = node.namespaceURI === "http://www.w3.org/1999/xhtml" ? "" : node.namespaceURI.replace(/.*\//, "") + ":";
		const attributes = [...node.attributes].filter(a => !(node.classList.contains("canvas") && alive.includes(a.name)) && !(node.matches(".plot:has(> .canvas)") && around.includes(a.name)) && !(a.name === "tabindex" && lent(node)) && !(a.name === "aria-current" && node.matches(".contents a"))).map(a => a.name + "=" + JSON.stringify(a.value)).sort();
		let state = "";
		if (node.localName === "input") state = " value:" + JSON.stringify(node.value) + " checked:" + node.checked;
		lines.push(indent + "<" + space + [node.localName, ...attributes].join(" ") + state + ">");
		if (node.id === "announcement") return;
		let text = "";
		const flush = () => { if (text) lines.push(indent + "  " + JSON.stringify(text)); text = ""; };
		for (const child of node.childNodes) {
			if (child.nodeType === 3) { text += child.data; continue; }
			flush();
			write(child, indent + "  ");
		}
		flush();
	};
	write(root, "");
	return lines.join("\n");
}`

// shown is what the page holds now, title first.
const shown = `() => document.title + "\n" + (` + canonical + `)(document.getElementById("explorer"))`

// served is what the server sends for an address.
const served = `async address => {
	const response = await fetch(address, {cache: "no-store", headers: {Accept: "text/html"}});
	const page = new DOMParser().parseFromString(await response.text(), "text/html");
	return page.title + "\n" + (` + canonical + `)(page.getElementById("explorer"));
}`

// sameAsServed checks that the page is what the server would send for the
// address in the address bar, once all its charts are drawn.
func (v *visit) sameAsServed() {
	v.t.Helper()
	v.drawn()
	address := v.address()
	expectSame(v.t, "the page at "+address, get[string](v, shown), get[string](v, served, address))
}

// expectSame fails with the first lines that differ.
func expectSame(t *testing.T, what, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := 0; i < len(g) || i < len(w); i++ {
		left, right := "(nothing)", "(nothing)"
		if i < len(g) {
			left = g[i]
		}
		if i < len(w) {
			right = w[i]
		}
		if left != right {
			t.Errorf("%s differs in line %d:\n got  %s\n want %s", what, i+1, left, right)
			return
		}
	}
}
