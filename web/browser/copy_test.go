//go:build browser

package browser

import (
	"regexp"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/data"
)

// glued is what the verdicts of a row must not be.
var glued = regexp.MustCompile(`\p{Ll}\p{Lu}`)

// A selection of the indicator table is copied as columns: into a sheet, into
// a letter and into plain text, from a page of any width.
func TestTheTableIsCopiedAsColumns(t *testing.T) {
	forDatasets(t, func(t *testing.T, s *site) {
		v := open(t, s.Origin(loopback))
		v.must(v.Clipboard())
		words := catalogue.For(data.English)
		for _, width := range []int64{1280, 360} {
			v.must(v.Size(width, 900))
			v.start(s.Origin(loopback) + "/")
			text, html := v.copied(`document.querySelector("table.ind")`)
			lines := strings.Split(strings.TrimSpace(text), "\n")
			rows := s.indicators()
			if len(lines) != len(rows)+2 {
				t.Fatalf("%d lines are copied of a caption, a head and %d rows: %q", len(lines), len(rows), text)
			}
			for i := range rows {
				ind := &rows[i]
				cells := strings.Split(strings.TrimRight(lines[i+2], "\r"), "\t")
				if len(cells) != 6 {
					t.Errorf("%s at %d px: %q has %d cells, want 6", ind.ID, width, lines[i+2], len(cells))
					continue
				}
				if glued.MatchString(cells[4]) {
					t.Errorf("%s at %d px: the verdicts run into each other: %q", ind.ID, width, cells[4])
				}
				label, _ := ind.Label.In(data.English)
				if !strings.HasPrefix(cells[0], label+" ") {
					t.Errorf("%s at %d px: label and detail are %q", ind.ID, width, cells[0])
				}
				for j, c := range s.dataset.Columns() {
					want := format.Missing(words, data.NotAvailable)
					if o := s.dataset.Cell(ind.ID, c.ID); o != nil {
						want = format.Value(words, ind, o.Value)
						for _, n := range o.Notes {
							if o.Value.Present() {
								want += " [" + n.Mark + "]"
							}
						}
						if label, _ := o.Label.In(data.English); label != "" {
							want += " " + label
						}
					}
					if cells[j+1] != want {
						t.Errorf("%s, %s at %d px: copied as %q, want %q", ind.ID, c.ID, width, cells[j+1], want)
					}
				}
			}
			if !strings.Contains(html, "<table") || !strings.Contains(html, "<td") || !strings.Contains(html, "</a> <small") {
				t.Errorf("at %d px no table with words apart is copied: %q", width, html)
			}
			// Of a part, the columns stay those of the table.
			part, _ := v.copied(`document.querySelector("table.ind tbody tr td"), document.querySelectorAll("table.ind tbody tr")[1].children[2]`)
			lines = strings.Split(part, "\n")
			if len(lines) < 2 || !strings.HasPrefix(lines[0], "\t") || strings.Count(lines[0], "\t") != 5 || strings.Count(lines[1], "\t") != 2 {
				t.Errorf("at %d px a part is copied as %q", width, part)
			}
			// One cell, and what is no table, are copied as ever.
			if one, _ := v.copied(`document.querySelector("table.ind tbody td").firstChild`); strings.ContainsAny(one, "\t") || one == "" {
				t.Errorf("at %d px a cell is copied as %q", width, one)
			}
		}
	})
}

// copied selects from the start of an element to the end of another, or of the
// same, copies that, and reads the clipboard.
func (v *visit) copied(elements string) (text, html string) {
	v.t.Helper()
	get[bool](v, `() => {
		const list = [`+elements+`], range = document.createRange(), chosen = getSelection();
		range.setStart(list[0], 0);
		range.setEnd(list.at(-1), list.at(-1).childNodes.length ?? list.at(-1).length);
		if (list.length === 1) range.selectNode(list[0]);
		chosen.removeAllRanges();
		chosen.addRange(range);
		return true;
	}`)
	v.must(v.Copy())
	both := get[[]string](v, `async () => {
		const [item] = await navigator.clipboard.read(), out = [];
		for (const type of ["text/plain", "text/html"]) out.push(item.types.includes(type) ? await (await item.getType(type)).text() : "");
		return out;
	}`)
	return both[0], both[1]
}
