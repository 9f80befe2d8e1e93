package figure

import (
	"slices"
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/components/ui"
	"bilateral/data"
)

// TableWriter makes the cells of a figure's table and collects the notes that
// they have marks of.
type TableWriter struct {
	cat   *catalogue.Catalogue
	id    string // of the figure
	texts []string
	notes []ui.NoteView
}

// tabulate puts the table of what is shown into a figure, with its notes.
func (m *Model) tabulate(c *page.Context, view *ui.Figure, shown *chart.Spec) {
	w := &TableWriter{cat: c.Catalogue, id: m.ID}
	switch {
	case m.Table != nil:
		view.Table = m.Table(w, shown)
	case m.overYears():
		view.Table = w.years(shown)
	default:
		view.Table = w.series(shown)
	}
	if view.Table.Caption == "" {
		view.Table.Caption = view.Title.Text
	}
	view.Notes = append(slices.Clone(m.Notes), w.notes...)
}

// maxShownRows is how many rows a table paints at most.
const maxShownRows = 200

// series has series down and their moments across.
func (w *TableWriter) series(shown *chart.Spec) *ui.FigureTable {
	table := &ui.FigureTable{}
	table.AddHead(w.cat.Say(catalogue.WhatColumn))
	for _, name := range columnsOf(shown, w.cat) {
		table.AddHead(name)
	}
	for i := range shown.Series {
		s := &shown.Series[i]
		table.AddRow(s.Key, s.Name)
		for j := range s.Points {
			table.AddCell(w.Cell(&s.Points[j]))
		}
	}
	return table
}

// years has years down and series across.
func (w *TableWriter) years(shown *chart.Spec) *ui.FigureTable {
	table := &ui.FigureTable{}
	table.AddHead(w.cat.Say(catalogue.YearColumn))
	for i := range shown.Series {
		table.AddHead(shown.Series[i].Name)
	}
	first, last := shown.Span()
	for y := first; y <= last && first > 0 && len(table.Rows) < maxShownRows; y++ {
		year := strconv.Itoa(y)
		table.AddRow(year, year)
		for i := range shown.Series {
			table.AddCell(w.yearCell(&shown.Series[i], y))
		}
	}
	return table
}

// yearCell is a series' value of a year; it says so where there is none.
func (w *TableWriter) yearCell(s *chart.Series, year int) *ui.Cell {
	for i := range s.Points {
		if s.Points[i].X == year {
			return w.Cell(&s.Points[i])
		}
	}
	return w.missing(format.Missing(w.cat, data.NotAvailable), "")
}

// missing is the cell of a value that is not there, with what its mark means and
// why it stands there.
func (w *TableWriter) missing(mark, reason string) *ui.Cell {
	cell := &ui.Cell{Value: mark, Meaning: reason, Spoken: format.MarkInWords(w.cat, mark), Class: "na"}
	switch {
	case reason == "":
		cell.Meaning = cell.Spoken
	case !strings.HasPrefix(reason, cell.Spoken):
		cell.Meaning = w.cat.Say(catalogue.MissingReason, "missing", cell.Spoken, "reason", reason)
	}
	return cell
}

// Cell is a point in a table, with why it is missing or a mark that leads to
// its note, which stands below the table once.
func (w *TableWriter) Cell(p *chart.Point) *ui.Cell {
	cell := &ui.Cell{Value: p.Text}
	if p.Missing {
		return w.missing(p.Text, p.Reason)
	}
	if p.Note == "" {
		return cell
	}
	at := slices.Index(w.texts, p.Note)
	isNew := at < 0
	if isNew {
		at = len(w.texts)
		w.texts = append(w.texts, p.Note)
	}
	mark := strconv.Itoa(at + 1)
	id := w.id + "-note-" + mark
	cell.NoteMark, cell.NoteLabel, cell.NoteLink = mark, w.cat.Say(catalogue.NoteMark, "mark", mark), "#"+id
	if isNew {
		w.notes = append(w.notes, ui.NoteView{ID: id, Text: w.cat.Say(catalogue.NoteText, "mark", mark, "text", p.Note)})
	}
	return cell
}

// columnsOf names the columns of a table whose rows are series.
func columnsOf(s *chart.Spec, cat *catalogue.Catalogue) []string {
	if headed, ok := s.Form.(chart.Headed); ok && len(headed.Heads()) > 0 {
		return headed.Heads()
	}
	var names []string
	for _, series := range s.Series {
		for i := len(names); i < len(series.Points); i++ {
			name := series.Points[i].XText
			if name == "" {
				name = cat.Say(catalogue.ValueColumn)
			}
			names = append(names, name)
		}
	}
	return names
}
