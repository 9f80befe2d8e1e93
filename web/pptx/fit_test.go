package pptx

import (
	"strings"
	"testing"
)

// Text of the lengths that slides are made of stays large enough for a room; that of any
// length stays in its box, down to the least size.
func TestSizesOfText(t *testing.T) {
	words := strings.Repeat("Joint works of both countries rose twelvefold and ", 80)
	japanese := strings.Repeat("日英の共著論文は三十年で十二倍に増えたが、", 80)
	first := func(s string, n int) string { return string([]rune(s)[:n]) }
	for _, c := range []struct {
		because, text string
		slot          slot
		least, most   int
	}{
		{"a short title has the layout's size", "Works doubled", titleSlot, 30, 30},
		{"a title of 140 characters is still a title", first(words, 140), titleSlot, 23, 30},
		{"so is one of 70 characters of Japanese", first(japanese, 70), titleSlot, 20, 26},
		{"a message of 250 characters beside a picture is read from afar", first(words, 250), layouts[2].slots[2], 18, 20},
		{"so is one of 200 of Japanese", first(japanese, 200), layouts[2].slots[2], 14, 20},
		{"a source of 300 characters is a foot", first(words, 300), footSlot, 9, 10},
		{"a chapter in a title is small", words, titleSlot, 12, 12},
	} {
		if got := fitting(plain(c.text), c.slot.box, c.slot.most, c.slot.least, 0, true); got < c.least || got > c.most {
			t.Errorf("%s: %d points, want %d to %d", c.because, got, c.least, c.most)
		}
	}
	last := 100
	for n := range 1500 {
		size := fitting(plain(first(words, n)), wide, 24, 8, between, true)
		if size > last {
			t.Errorf("%d characters are larger than fewer: %d points, not %d", n, size, last)
		}
		last = size
	}
}

func TestLines(t *testing.T) {
	for _, c := range []struct {
		because, text string
		room          float64 // in the size of the text
		want          int
	}{
		{"nothing is a line", "", 10, 1},
		{"what fits is one", "日本語", 4, 1},
		{"Japanese breaks anywhere", "日本語日本語", 3.5, 2},
		{"words break at spaces", "mm mm", 2.5, 2},
		{"and after hyphens", "mm-mm", 2.5, 2},
		{"a space at the end takes no room", "mm ", 2.06, 1},
		{"a long word is broken", strings.Repeat("m", 10), 2.1, 5},
		{"a line feed begins a line", "a\n\nb", 10, 3},
	} {
		if got := lines(plain(c.text)[0].pieces(true), c.room); got != c.want {
			t.Errorf("%s: %d lines, want %d", c.because, got, c.want)
		}
	}
}

func TestAPictureKeepsItsProportions(t *testing.T) {
	for _, c := range []struct {
		because       string
		width, height int
		want          box
	}{
		{"a wide one touches the sides", 400, 100, box{0, 375, 1000, 250}},
		{"a tall one touches top and bottom", 100, 400, box{375, 0, 250, 1000}},
		{"a square one fills a square", 7, 7, box{0, 0, 1000, 1000}},
		{"one of a line is there", 100000, 1, box{0, 499, 1000, 1}},
	} {
		if got := (box{0, 0, 1000, 1000}).hold(c.width, c.height); got != c.want {
			t.Errorf("%s: %v, want %v", c.because, got, c.want)
		}
	}
}

func TestColumnsOfATable(t *testing.T) {
	long := strings.Repeat("words of a cell that is long ", 8)
	table := &Table{Columns: []Column{{Head: "Finding"}, {Head: "Source"}, {Head: "Value", Number: true}}, Rows: [][]string{{long, "X", "1,021"}, {"Short", "Somewhere else", "3"}}}
	widths := table.widths(across, 16)
	sum := 0
	for _, w := range widths {
		sum += w
	}
	if sum != across {
		t.Errorf("the columns are %d wide, want %d", sum, across)
	}
	// Only the long one has more than a line.
	heights, _ := table.heights(widths, 16)
	if heights[0] != heights[2] || heights[1] <= heights[0] || widths[0] < 2*widths[1] {
		t.Errorf("the widths are %v, the heights %v", widths, heights)
	}
	for len(table.Rows) < 40 {
		table.Rows = append(table.Rows, []string{"Row", "Source", "1"})
	}
	p := sample()
	p.Slides = []Slide{{Title: "Many rows", Table: table}}
	parts, _ := unpacked(t, written(t, p))
	if s := parts[slideName(0)]; strings.Contains(s, `sz="1600"`) || strings.Count(s, "<a:tr ") != 41 {
		t.Error("a table of many rows is as large as one of few")
	}
}
