package partners

import (
	"slices"
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/figure"
	"bilateral/components/page"
	"bilateral/components/ui"
	"bilateral/data"
)

// measure shows what the sources of a joint measure have of the pair.
func (p *builder) measure(ind *data.Indicator) {
	var yearly, editions []data.SourceID
	for _, s := range p.c.Dataset.All(ind.ID) {
		if len(s.Points) > 2 && !slices.Contains(yearly, s.Source) {
			yearly = append(yearly, s.Source)
			p.yearly(ind, s.Source)
		}
	}
	for _, s := range p.c.Dataset.All(ind.ID) {
		if !slices.Contains(yearly, s.Source) && !slices.Contains(editions, s.Source) {
			editions = append(editions, s.Source)
		}
	}
	if len(editions) > 0 {
		p.editions(ind, editions)
	}
}

// yearly is what a source that counts every year has: joint works, the rank of
// each for the other, and the part of each one's international works that the
// joint ones are.
func (p *builder) yearly(joint *data.Indicator, source data.SourceID) {
	id := string(joint.ID)
	if p.joint == nil {
		p.joint, p.source = joint, source
	} else {
		id += "-" + string(source)
	}
	model := p.figure(id, chart.Lines{}, joint, source)
	without := ""
	for _, pair := range p.pairs {
		if s := p.c.Dataset.Line(joint.ID, pair.subject, source); s != nil {
			figure.AddLine(p.c, &model.Spec, joint, s.Points, string(pair.id), pair.name, pair.role)
		} else {
			without += p.noFigure(joint, source, pair)
		}
	}
	if len(model.Spec.Series) == 0 {
		p.row("", p.gap(id, p.label(joint), without, source))
		return
	}
	model.Controls, model.Caveats = figure.SeriesControls, append(figure.NothingInYears(p.c, &model.Spec), note(model.Caveats, without)...)
	view := figure.Draw(p.c, model)
	view.DetailsHeading, view.Details = p.c.Say(catalogue.DetailsHeading), p.c.Details(joint, p.c.Dataset.Source(source))
	p.row("", view)
	if own := p.c.Dataset.Line(joint.ID, p.pairs[0].subject, source); own != nil {
		p.find(joint, own)
		p.row("half even", p.ranks(p.second, source), p.ranks(p.first, source))
		p.row("", p.shares(joint, own))
	}
}

// shareMeasure is the part of a whole that joint works are, cosineMeasure
// Salton's cosine.
var (
	shareMeasure  = data.Indicator{Meaning: data.Share, Decimals: 1}
	cosineMeasure = data.Indicator{Decimals: 4}
)

// share is the part of a place's international works that a pair's joint
// works of a year are.
func (p *builder) share(joint *data.Indicator, s *data.Series, place data.PlaceID, year int) data.Moment {
	c := s.PartOf(p.c.Dataset.Line(joint.Whole, data.Of(place), s.Source), year)
	m, _ := s.At(year)
	m.Number, m.Missing, m.Flags = c.Value.Number, c.Value.Missing, c.Flags
	return m
}

// find is what the page says first: what the joint works are to each of the
// two, the larger part first, in the latest year that may be compared, and how
// they went.
func (p *builder) find(joint *data.Indicator, s *data.Series) {
	if p.view.Lede != "" {
		return
	}
	p.view.Lede = p.c.Say(catalogue.CaptionSentence, "text", p.moments(catalogue.LedeGrowth, p.label(joint), joint, s))
	_, year, _ := s.ComparableYears(s.Span())
	a, b := p.second, p.first
	x, y := p.share(joint, s, a, year), p.share(joint, s, b, year)
	if !x.Present() || !y.Present() {
		return
	}
	if y.Number > x.Number {
		x, y, a, b = y, x, b, a
	}
	p.view.Title = p.c.Say(catalogue.SharesTitle, "year", p.c.Year(year), "a", p.c.InProse(a), "b", p.c.InProse(b),
		"x", p.value(&shareMeasure, x), "y", p.value(&shareMeasure, y))
}

// shares are the parts of each one's international works that the joint works
// are, over time; nil where the source does not count those.
func (p *builder) shares(joint *data.Indicator, s *data.Series) *ui.Figure {
	whole := p.c.Dataset.Indicator(joint.Whole)
	if whole == nil {
		return nil
	}
	model := p.figure(string(joint.ID)+"-shares", chart.Lines{}, &shareMeasure, s.Source)
	model.Measure.Name = p.c.Say(catalogue.SharesName)
	for _, place := range p.both() {
		line := &data.Series{Points: make([]data.Moment, len(s.Points))}
		for i := range s.Points {
			line.Points[i] = p.share(joint, s, place, int(s.Points[i].Year))
		}
		figure.AddLine(p.c, &model.Spec, &shareMeasure, line.Points, string(place), p.c.ShortName(place), p.roleAt(place))
		if model.Title != "" {
			model.Title += p.c.Say(catalogue.Semicolon)
		}
		model.Title += p.moments(catalogue.TwoMoments, p.named(catalogue.ShareOf, place), &shareMeasure, line)
	}
	model.Title = page.Capitalised(model.Title)
	model.Caveats = note(nil, p.c.Say(catalogue.SharesFormula, "joint", p.label(joint), "whole", p.label(whole)))
	if joint.Total == "" {
		model.Caveats = note(model.Caveats, p.c.Say(catalogue.NoCosine, "whole", p.label(whole)))
	}
	return figure.Draw(p.c, model)
}

// editions is what sources that give few years have of the pair, a row a year
// of a source. No row is compared with one of another source.
func (p *builder) editions(joint *data.Indicator, sources []data.SourceID) {
	pair, name, id := p.pairs[0], p.label(joint), string(joint.ID)+"-editions"
	model := plain(id, name, "")
	model.Table = &ui.FigureTable{Caption: p.c.Say(catalogue.EditionsSubtitle, "pair", pair.name)}
	var newest *data.Series
	latest, why := 0, ""
	for _, source := range sources {
		s := p.c.Dataset.Line(joint.ID, pair.subject, source)
		if s == nil {
			why = p.noFigure(joint, source, pair)
			continue
		}
		if _, last := s.Span(); last >= latest {
			newest, latest = s, last
		}
		model.Sources = p.cite(model.Sources, source)
		for i := range s.Points {
			p.edition(model.Table, joint, s, s.Points[i])
		}
	}
	if newest == nil {
		p.row("", p.gap(id, name, why, sources[len(sources)-1]))
		return
	}
	p.find(joint, newest)
	model.Title.Text = p.moments(catalogue.TwoMoments, name, joint, newest)
	model.Class = "fig editions"
	p.c.Furnish(model)
	p.c.Mind(model, note(note(p.c.Caveats(joint), p.c.Say(catalogue.EditionsFormula)), why))
	p.row("", model)
}

// edition is what one source has of the pair in one year, as a row. The first
// writes the heads of the columns.
func (p *builder) edition(table *ui.FigureTable, joint *data.Indicator, s *data.Series, m data.Moment) {
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
		add(page.Capitalised(p.named(catalogue.ShareOf, place)), p.valueCell(&shareMeasure, p.share(joint, s, place, year)))
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
	source := &ui.Cell{Value: p.c.DisplayName(s.Source)}
	if link := p.c.SourceLink(p.c.Dataset.Source(s.Source)); link.Target == "" {
		source.Link = link.Address
	}
	add(p.c.Say(catalogue.SourceColumn), source)
}

// valueCell is a value in a table, or why there is none.
func (p *builder) valueCell(ind *data.Indicator, m data.Moment) *ui.Cell {
	if !m.Present() {
		return p.c.NoValue(p.c.Dataset.Value(m))
	}
	return &ui.Cell{Value: p.value(ind, m)}
}
