package examples

import (
	"strconv"

	"bilateral/components/ui"
	"bilateral/data"
)

// tables are figures in rows and columns.
func tables() []Block {
	return []Block{
		{Name: "figure-table", What: "The figures of a chart, a row a series or a year", Examples: []Example{
			{Name: "typical", What: "values, periods and sources",
				View: table("Table of works", "Joint works, in figures", []string{"Of", "Value", "Period", "Source"},
					[]string{"Japan", "94,212", "2023", "A statistical office"},
					[]string{"United Kingdom", "182,034", "2023", "A statistical office"},
					[]string{"Together", "7,304", "2023", "A deck of slides"})},
			{Name: "sorted", What: "a column says that it sorts, and a cell has a note, further values and words of the source",
				View: sortedTable()},
			{Name: "missing", What: "marks of missing values, each told once below", View: missingTable()},
			{Name: "one", What: "one value",
				View: table("Table of one", "A single year", []string{"Year", "Students"}, []string{"2019", "730"})},
			{Name: "empty", What: "heads without a row",
				View: table("Table of none", "No years", []string{"Year", "Japan", "United Kingdom"})},
			{Name: "long-words", What: "more than the width has room for: the table scrolls by itself", View: wideTable()},
			{Name: "japanese", What: "in Japanese", Language: data.Japanese,
				View: table("表", "相手国で学ぶ学生：図の数値", []string{"対象", "値", "期間", "出典"},
					[]string{"英国から日本へ", "730", "2019年", "統計局"}, []string{"日本から英国へ", "2,795", "2019年", "統計局"})},
		}},
		{Name: "pair-matrix", What: "A number for each two of some places", Examples: []Example{
			{Name: "typical", What: "five places, two of them the chosen pair",
				View: matrix("Index of collaboration, 2022", []string{"Japan", "UK", "Germany", "France", "United States"},
					[]string{"0.72"}, []string{"0.68", "1.61"}, []string{"0.70", "1.58", "1.74"},
					[]string{"0.81", "0.92", "0.88", "0.79"})},
			{Name: "missing", What: "two pairs without a number",
				View: matrix("Index of collaboration, 1960", []string{"Japan", "UK", "Germany"},
					[]string{"[x]"}, []string{"[x]", "2.41"})},
			{Name: "one", What: "two places, one number",
				View: matrix("Index of one pair", []string{"Japan", "UK"}, []string{"0.72"})},
			{Name: "long-words", What: "names longer than a cell",
				View: matrix("Index of places with long names",
					[]string{"Japan", longWord, "South Georgia and the South Sandwich Islands"},
					[]string{"0.72"}, []string{"1.02", "12,345.67"})},
			{Name: "japanese", What: "in Japanese", Language: data.Japanese, View: japaneseMatrix()},
		}},
	}
}

// table has a row for each list of texts, its head first; what is no number
// stands to the left.
func table(label, caption string, heads []string, rows ...[]string) *ui.FigureTable {
	view := &ui.FigureTable{Label: label, Caption: caption}
	for i, head := range heads {
		view.AddHead(head)
		if i == 3 {
			view.Heads[i].Class = "l"
		}
	}
	for _, row := range rows {
		view.AddRow(row[0], row[0])
		for i, text := range row[1:] {
			cell := &ui.Cell{Value: text}
			if i == 2 {
				cell.Class = "l"
			}
			view.AddCell(cell)
		}
	}
	return view
}

func sortedTable() *ui.FigureTable {
	view := table("Table with an order", "Students, the most first", []string{"Of", "Students ↓"},
		[]string{"From Japan to the UK", "2,795"}, []string{"From the UK to Japan", "730"})
	view.Heads[1].Order = "descending"
	first := view.Rows[0].Cells[0]
	first.NoteMark, first.NoteLink, first.NoteLabel = "a", "#sorted", "Note a"
	first.More = []ui.CellLine{{Value: "2,684", Label: "by another source"}}
	second := view.Rows[1].Cells[0]
	second.Link, second.Meaning = here, "730: the students of this row"
	second.Label = in(data.Japanese, "英国からの学生")
	return view
}

func missingTable() *ui.FigureTable {
	view := table("Table with missing values", "Three kinds of nothing", []string{"Of", "2018", "2019"},
		[]string{"Japan", "[x]", "0"}, []string{"United Kingdom", "[x]", "[c]"},
		[]string{"Together", "not applicable", "not applicable"})
	meanings := map[string]string{"[x]": "not available", "[c]": "confidential: fewer than five people",
		"not applicable": "not applicable: a flow has one direction"}
	for _, row := range view.Rows {
		for _, cell := range row.Cells {
			if cell.Meaning = meanings[cell.Value]; cell.Meaning != "" {
				cell.Class = "na"
			}
		}
	}
	return view
}

func wideTable() *ui.FigureTable {
	heads, row := []string{"Of"}, []string{longWord}
	for i := range 12 {
		heads = append(heads, "Students of the year "+strconv.Itoa(2012+i))
		row = append(row, "1,234,567,890")
	}
	heads[2] = longWord
	return table("Table that scrolls", "Every year of "+longWord, heads, row)
}

// matrix has a row for each place but the first; the first two places are the
// chosen pair, whose lists stand where it is narrow.
func matrix(caption string, places []string, values ...[]string) *ui.PairMatrix {
	view := &ui.PairMatrix{Caption: caption, Low: "less than expected", Middle: "1", High: "more than expected",
		Rows: []*ui.FigureRow{{Key: places[0], Head: places[0]}}}
	first, second := &ui.PairList{Head: places[0] + " with"}, &ui.PairList{Head: places[1] + " with"}
	for i, row := range values {
		place := places[i+1]
		line := &ui.FigureRow{Key: place, Head: place}
		for j, value := range row {
			cell := &ui.Cell{Value: value, Class: level(value), Link: here, Meaning: places[j] + " and " + place + ": " + value}
			if i == 0 && j == 0 {
				cell.Class += " us"
			}
			line.Cells = append(line.Cells, cell)
			switch j {
			case 0:
				first.Items = append(first.Items, &ui.PairItem{Name: place, Cell: cell})
			case 1:
				second.Items = append(second.Items, &ui.PairItem{Name: place, Cell: cell})
			}
		}
		view.Rows = append(view.Rows, line)
	}
	view.Lists = []*ui.PairList{first}
	if len(second.Items) > 0 {
		view.Lists = append(view.Lists, second)
	}
	return view
}

// level is the class of an index's step on the ramp, whose middle is 1.
func level(value string) string {
	number, err := strconv.ParseFloat(value, 64)
	switch {
	case err != nil && value[0] == '[':
		return "hx"
	case err != nil || number >= 2:
		return "h4"
	case number >= 1:
		return "h3"
	case number >= 0.75:
		return "h2"
	case number >= 0.5:
		return "h1"
	}
	return "h0"
}

func japaneseMatrix() *ui.PairMatrix {
	view := matrix("連携指数、2022年", []string{"日本", "英国", "ドイツ"}, []string{"0.72"}, []string{"0.68", "1.61"})
	view.Low, view.High = "期待より少ない", "期待より多い"
	view.Lists[0].Head, view.Lists[1].Head = "日本の相手", "英国の相手"
	for _, row := range view.Rows {
		for _, cell := range row.Cells {
			cell.Meaning = "連携指数：" + cell.Value
		}
	}
	return view
}
