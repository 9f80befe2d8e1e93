//go:build browser

package browser

import (
	"strings"
	"testing"
)

// brokenLines reads the lines as they stand, character by character, and gives those that Japanese
// does not have: that begin with what belongs to the line before, end with what belongs to the next, or part a
// figure or a figure from its counter. Addresses and sums of files may end anywhere. Not asked for are
// words in katakana that are longer than a line with what stands before them.
const brokenLines = `() => {
	const first = "、。，．・：；？！）」』】〕〉》ーヽヾゝゞ々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ～", last = "（「『【〔〈《";
	const digit = /[0-9]/, counter = /[年月日件人位倍回版点億万兆本か％%]/, faults = [], blocks = new Map();
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	const within = e => { while (/^(inline|contents)$/.test(getComputedStyle(e).display)) e = e.parentElement; return e; };
	while (walker.nextNode()) {
		const text = walker.currentNode, parent = text.parentElement;
		if (!text.data.trim() || parent.closest("svg,script,style,.vh,option,code,pre,kbd") || !parent.checkVisibility({visibilityProperty: true})) continue;
		const block = within(parent);
		blocks.set(block, [...blocks.get(block) || [], text]);
	}
	for (const texts of blocks.values()) {
		let before = null;
		for (const text of texts) {
			const range = document.createRange(), address = /[0-9a-f]{24}|[a-z]\/|doi|SPBS/.test(text.data);
			for (let i = 0; i < text.length; i++) {
				const character = text.data[i];
				if (/\s/.test(character)) { if (before) before.character = " "; continue; }
				range.setStart(text, i);
				range.setEnd(text, i + 1);
				const box = range.getClientRects()[0];
				if (!box?.width) continue;
				if (before && box.top > before.bottom - 2 && box.left <= before.left && !address) {
					const end = before.character;
					if (first.includes(character) || last.includes(end) || digit.test(end) && (digit.test(character) || counter.test(character)))
						faults.push(text.data.slice(Math.max(0, i - 12), i) + " | " + text.data.slice(i, i + 12));
				}
				before = {character, left: box.left, bottom: box.bottom};
			}
		}
	}
	return faults;
}`

// No line of a Japanese page is broken where Japanese is not, on phones from 280 to 400 pixels
// wide, on a tablet and on a desk.
func TestNoLineIsBrokenWhereJapaneseIsNot(t *testing.T) {
	t.Parallel()
	forDatasets(t, func(t *testing.T, s *site) {
		v := open(t, s.Origin(loopback))
		addresses := []string{"/ja/", "/ja/?derived=1", "/ja/indicators/", "/ja/indicators/" + s.flow() + "/", "/ja/partners/", "/ja/mobility/", "/ja/sources/", "/ja/about/", "/ja/about/glossary/", "/ja/slides/", "/ja/take/", "/ja/embed/table/", "/ja/embed/indicators/" + s.flow() + "/"}
		if s.file == "" {
			addresses = append(addresses, "/ja/evidence/")
		}
		for _, address := range addresses {
			v.start(s.Origin(loopback) + address)
			for _, width := range []int64{280, 320, 360, 400, 768, 1280} {
				v.must(v.Size(width, 900))
				for _, line := range get[[]string](v, brokenLines) {
					t.Errorf("%s at %d px: %s", address, width, line)
				}
			}
		}
	})
}

// The check finds what it looks for.
func TestABrokenLineIsFound(t *testing.T) {
	t.Parallel()
	v := open(t, small().Origin(loopback))
	v.load(small().Origin(loopback) + "/ja/about/")
	for _, c := range []struct{ sentence, lines, want string }{
		{"a long vowel", "チャ<br>ート", "ー"},
		{"a bracket", "日本（<br>東京）", "東京"},
		{"a figure", "12<br>34人", "34"},
		{"a range", "2016<br>～2020年", "～"},
		{"a counter", "1234<br>人", "人"},
		{"nothing", "日本の<br>東京", ""},
	} {
		get[bool](v, `lines => { document.querySelector("main h1").innerHTML = lines; return true; }`, c.lines)
		found := strings.Join(get[[]string](v, brokenLines), " ")
		if (found == "") != (c.want == "") || !strings.Contains(found, c.want) {
			t.Errorf("%s: %q", c.sentence, found)
		}
	}
}
