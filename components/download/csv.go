package download

import "iter"

// byteOrderMark has a spreadsheet read a file as UTF-8.
const byteOrderMark = "\ufeff"

// CSV is a table as RFC 4180 has it, in pieces of 64 KB at most: a line of heads in the
// writer's language, then one for each row. With mark it begins with a byte order mark,
// without which spreadsheets take UTF-8 for another encoding.
//
// A text that begins as a formula does is made harmless by an apostrophe before it. A
// number never is.
func (w *Writer) CSV(t *Table, mark bool) iter.Seq[[]byte] {
	return pieces(func() *Making { return w.MakeCSV(t, mark) })
}

// MakeCSV begins what CSV gives.
func (w *Writer) MakeCSV(t *Table, mark bool) *Making {
	m, next := newMaking(), t.begin()
	if mark {
		m.buffer = append(m.buffer, byteOrderMark...)
	}
	columns := t.columns()
	for i := range columns {
		m.buffer = cell(m.buffer, i, w.say(columns[i].head), false)
	}
	m.buffer = append(m.buffer, "\r\n"...)
	m.step = func() bool {
		row := next()
		if row == nil {
			return false
		}
		for i := range columns {
			m.buffer = cell(m.buffer, i, columns[i].text(w, row), columns[i].number)
		}
		m.buffer = append(m.buffer, "\r\n"...)
		return true
	}
	return m
}

// cell appends a cell, behind a comma but for the first.
func cell(to []byte, at int, text string, number bool) []byte {
	if at > 0 {
		to = append(to, ',')
	}
	if number || text == "" {
		return append(to, text...)
	}
	formula := isFormula(text)
	if !formula && !quoted(text) {
		return append(to, text...)
	}
	to = append(to, '"')
	if formula {
		to = append(to, '\'')
	}
	for i := range len(text) {
		if text[i] == '"' {
			to = append(to, '"')
		}
		to = append(to, text[i])
	}
	return append(to, '"')
}

// isFormula reports whether a spreadsheet may take a text for a formula.
func isFormula(text string) bool {
	switch text[0] {
	case '=', '+', '-', '@', '\t', '\r':
		return true
	}
	return false
}

// quoted reports whether a text must stand in quotation marks.
func quoted(text string) bool {
	for i := range len(text) {
		switch text[i] {
		case ',', '"', '\n', '\r':
			return true
		}
	}
	return text[0] == ' ' || text[len(text)-1] == ' '
}
