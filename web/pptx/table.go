package pptx

import (
	"errors"
	"fmt"
)

// plainTable is the id of a style that every program has: no lines, no fills. Those of
// our tables are in the cells, where all programs find them.
const plainTable = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"

// The margins of a cell in EMU: at its sides, and above and below.
const sideMargin, endMargin = 68580, 34290

// check finds what is wrong with a table.
func (t *Table) check() error {
	if len(t.Columns) == 0 {
		return errors.New("a table without columns")
	}
	for i, row := range t.Rows {
		if len(row) != len(t.Columns) {
			return fmt.Errorf("row %d of the table has %d cells, expected %d", i+1, len(row), len(t.Columns))
		}
	}
	return nil
}

// cell is a cell as a paragraph; row -1 is that of the heads.
func (t *Table) cell(row, column int) Paragraph {
	text := t.Columns[column].Head
	if row >= 0 {
		text = t.Rows[row][column]
	}
	return Paragraph{Runs: []Run{{Text: text, Bold: row < 0}}}
}

// widths are those of the columns in EMU, in a size in points. A column that asks for no
// more than its equal share has all it asks for; the others share the rest by what they
// ask for, each with what its longest word needs as far as that is there.
func (t *Table) widths(all, size int) []int {
	em := float64(all) * pointsPerEMU / float64(size)
	need, want := t.asked(size)
	widths := make([]float64, len(want))
	rest, open := em, len(want)
	for changed := true; changed; {
		changed = false
		for c := range want {
			if widths[c] == 0 && want[c] <= rest/float64(open) {
				widths[c], rest, open, changed = want[c], rest-want[c], open-1, true
			}
		}
	}
	wants, sum := 0.0, 0.0
	for c := range want {
		if widths[c] == 0 {
			wants += want[c]
		}
	}
	for c := range want {
		if widths[c] == 0 {
			widths[c] = max(need[c], rest*want[c]/wants)
		}
		sum += widths[c]
	}
	whole, left := make([]int, len(want)), all
	for c := range whole {
		whole[c] = int(float64(all) * widths[c] / sum)
		left -= whole[c]
	}
	whole[len(whole)-1] += left
	return whole
}

// asked is what each column needs for its longest word, and what it wants to have each of
// its texts on one line, with the margins, in the size of the text.
func (t *Table) asked(size int) (need, want []float64) {
	margins := 2 * sideMargin * pointsPerEMU / float64(size)
	need, want = make([]float64, len(t.Columns)), make([]float64, len(t.Columns))
	for c := range t.Columns {
		for r := -1; r < len(t.Rows); r++ {
			cell, line := t.cell(r, c), 0.0
			for _, p := range cell.pieces(true) {
				if p.ends {
					line = 0
					continue
				}
				need[c] = max(need[c], min(p.width, longestWord))
				line += p.width
				want[c] = max(want[c], line)
				line += p.space
			}
		}
		need[c], want[c] = need[c]+margins, want[c]+margins
	}
	return need, want
}

// longestWord is the width from which on a word of a table may be broken, in its size.
const longestWord = 16

// heights are those of the rows in EMU, the heads' first, and their sum.
func (t *Table) heights(widths []int, size int) ([]int, int) {
	heights, sum := make([]int, len(t.Rows)+1), 0
	for r := range heights {
		for c := range t.Columns {
			cell, line := t.cell(r-1, c), lineLatin
			if cell.eastern() {
				line = cellEastern
			}
			room := float64(widths[c]-2*sideMargin) * pointsPerEMU / float64(size)
			high := line * float64(lines(cell.pieces(true), room)) * float64(size) / pointsPerEMU
			heights[r] = max(heights[r], int(high)+2*endMargin)
		}
		sum += heights[r]
	}
	return heights, sum
}

// table fills a slot with a slide's table, and with the place of the text above it too
// where there is none.
func (d *deck) table(w *writer, at *slot, id int, from *Slide) {
	t, room := from.Table, at.box
	if len(from.Text) == 0 {
		room = wide
	}
	size := at.most
	widths := t.widths(room.w, size)
	heights, sum := t.heights(widths, size)
	for sum > room.h && size > at.least {
		size--
		widths = t.widths(room.w, size)
		heights, sum = t.heights(widths, size)
	}
	name := clean(t.Name)
	if name == "" {
		name = d.words.name(table)
	}
	w.add(`<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="%d" name="%s"`, id, name)
	if text := clean(t.Alternative); text != "" {
		w.add(` descr="%s"`, text)
	}
	w.add(`/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>%s</p:nvPr></p:nvGraphicFramePr><p:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"><a:tableStyleId>%s</a:tableStyleId></a:tblPr><a:tblGrid>`,
		at.holder(), room.x, room.y, room.w, sum, plainTable)
	for _, width := range widths {
		w.add(`<a:gridCol w="%d"/>`, width)
	}
	w.add(`</a:tblGrid>`)
	w.size = size * 100
	for r, height := range heights {
		w.add(`<a:tr h="%d">`, height)
		for c := range t.Columns {
			w.cell(t.cell(r-1, c), t.Columns[c].Number, r == 0)
		}
		w.add(`</a:tr>`)
	}
	w.size = 0
	w.add(`</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`)
}

// cell writes a cell: a line below it, a strong one below a head.
func (w *writer) cell(text Paragraph, number, head bool) {
	w.add(`<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr`)
	if number {
		w.add(` algn="r"`)
	}
	w.add(`/>`)
	w.run(&text.Runs[0], true)
	w.style("endParaRPr", w.language, "", head)
	line, anchor, thick := "bg2", "t", 6350
	if head {
		line, anchor, thick = "tx2", "b", 12700
	}
	w.add(`/></a:p></a:txBody><a:tcPr marL="%d" marR="%d" marT="%d" marB="%d" anchor="%s"><a:lnB w="%d"><a:solidFill><a:schemeClr val="%s"/></a:solidFill></a:lnB><a:noFill/></a:tcPr></a:tc>`,
		sideMargin, sideMargin, endMargin, endMargin, anchor, thick, line)
}
