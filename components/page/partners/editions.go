package partners

import (
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/figure"
	"bilateral/components/format"
	"bilateral/components/node"
	"bilateral/components/ui"
	"bilateral/data"
)

// editions is what sources that give few years have of the pair: a small picture each, on
// one scale, and what follows from them in a table each, folded. Nothing of one is
// compared with another.
func (p *builder) editions(joint *data.Indicator, sources []data.SourceID) {
	pair, name, id := p.pairs[0], p.label(joint), string(joint.ID)+"-editions"
	var models []*figure.Model
	why := ""
	var parts []node.Part
	var values []*data.Given
	domain := chart.Domain{}
	for _, source := range sources {
		s := p.c.Dataset.Line(joint.ID, pair.subject, source)
		if s == nil {
			why = p.noFigure(joint, source, pair)
			continue
		}
		for _, m := range s.Points {
			if m.Present() {
				domain.End = max(domain.End, m.Number)
			}
		}
		model := p.figure(string(joint.ID)+"-"+string(source), chart.Slope{}, joint, source)
		model.Weight, model.Plain, model.Index, model.Caveats = ui.Small, true, nil, nil
		model.Lead = p.c.DisplayName(source)
		figure.Tell(p.c, figure.AddLine(p.c, &model.Spec, joint, s, string(pair.id), pair.name, pair.role), joint, pair.subject)
		models = append(models, model)
		parts = append(parts, p.edition(joint, s).Build)
		for _, m := range s.Points {
			values = append(values, p.givenRow(joint, s, m)...)
		}
	}
	if len(models) == 0 {
		p.row("", p.gap(id, name, why, sources[len(sources)-1]))
		return
	}
	figures := make([]*ui.Figure, len(models))
	for i, model := range models {
		model.Spec.Domain = &domain
		figures[i] = figure.Draw(p.c, model)
	}
	p.row("three editions", figures...)
	notes := p.c.Caveats(joint)
	p.takeTable(plain(id, name, p.c.Say(catalogue.EditionTable)), values)
	p.fold(id, &Fold{ID: id, Take: p.c.Away(id, id), Summary: p.c.Say(catalogue.EditionTable), Parts: parts, Notes: note(note(notes, p.c.Say(catalogue.EditionsFormula)), why)})
}

// edition is what one source has of the pair, a row a year.
func (p *builder) edition(joint *data.Indicator, s *data.Series) *ui.FigureTable {
	name := p.c.DisplayName(s.Source)
	table := &ui.FigureTable{Label: name, Caption: p.of(p.pairs[0].name, name)}
	p.cite(nil, s.Source)
	for i := range s.Points {
		p.editionRow(table, joint, s, s.Points[i])
	}
	return table
}

// editionRow is what one source has of the pair in one year. The first writes the heads
// of the columns.
func (p *builder) editionRow(table *ui.FigureTable, joint *data.Indicator, s *data.Series, m data.Moment) {
	year, first := int(m.Year), len(table.Rows) == 0
	add := func(head string, cell *ui.Cell) {
		if first {
			table.AddHead(head)
		}
		table.AddCell(cell)
	}
	table.AddRow(string(s.Source)+strconv.Itoa(year), p.c.Year(year))
	if first {
		table.AddHead(p.c.Say(catalogue.YearColumn))
	}
	add(p.label(joint), p.valueCell(joint, m))
	for _, place := range p.both() {
		add(format.Capitalised(p.named(catalogue.ShareOf, place)), p.valueCell(&shareMeasure, p.share(joint, s, place, year)))
		cell := p.valueCell(joint, data.Moment{Missing: data.NotAvailable})
		rank, total, tied := p.c.Dataset.PartnerRank(joint.ID, place, p.other(place), s.Source, year)
		if rank > 0 {
			cell = &ui.Cell{Value: p.rankAmong(rank, total)}
		}
		if tied {
			cell.Value += p.c.Say(catalogue.TiedRank)
		}
		add(p.named(catalogue.RankOf, place), cell)
	}
	if p.index != nil {
		add(p.label(p.index), p.valueCell(p.index, p.indexAt(s.Subject, s.Source, year)))
	}
	cosine := p.c.Dataset.Cosine(s, year).Value
	add(p.c.Say(catalogue.BriefCosine), p.valueCell(&cosineMeasure, data.Moment{Number: cosine.Number, Missing: cosine.Missing}))
}
