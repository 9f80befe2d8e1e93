package figure

import (
	"slices"
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/ui"
	"bilateral/data"
)

// PanelsTable is the table of a chart of small multiples, for Model.Table: the
// panels' series down, each with the name of its panel, and the years of all
// of them across. A year that a series does not have is not available.
func PanelsTable(w *TableWriter, shown *chart.Spec) *ui.FigureTable {
	multiple, _ := shown.Form.(chart.Multiple)
	table := &ui.FigureTable{}
	table.AddHead(w.cat.Say(catalogue.WhatColumn))
	var years []int
	for i := range shown.Series {
		for j := range shown.Series[i].Points {
			if x := shown.Series[i].Points[j].X; !slices.Contains(years, x) {
				years = append(years, x)
			}
		}
	}
	slices.Sort(years)
	for _, year := range years {
		text := w.cat.Say(catalogue.ValueColumn)
		if year != 0 {
			text = strconv.Itoa(year)
		}
		table.AddHead(text)
	}
	for i := range shown.Series {
		s := &shown.Series[i]
		name := s.Name
		if head := multiple.HeadOf(i); head != "" {
			name = w.cat.Say(catalogue.AltValue, "what", head, "value", name)
		}
		table.AddRow(s.Key, name)
		for _, year := range years {
			at := slices.IndexFunc(s.Points, func(p chart.Point) bool { return p.X == year })
			if at < 0 {
				table.AddCell(&ui.Cell{Value: format.Missing(w.cat, data.NotAvailable), Meaning: w.cat.Say(catalogue.NotAvailableInWords), Class: "na"})
				continue
			}
			table.AddCell(w.Cell(&s.Points[at]))
		}
	}
	return table
}
