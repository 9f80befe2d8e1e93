package partners

import (
	"slices"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/figure"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// sources are those of a joint measure: that count every year, and that give a few.
func (p *builder) sources(joint *data.Indicator) (yearly, editions []data.SourceID) {
	a := p.c.Dataset.Ask("sources "+string(joint.ID), func() data.Answer {
		var all, counting []string
		for _, s := range p.c.Dataset.All(joint.ID) {
			if source := string(s.Source); !slices.Contains(all, source) {
				all = append(all, source)
			}
			if source := string(s.Source); len(s.Points) > 2 && !slices.Contains(counting, source) {
				counting = append(counting, source)
			}
		}
		few := slices.DeleteFunc(all, func(source string) bool { return slices.Contains(counting, source) })
		return data.Answer{Names: append(counting, few...), Numbers: []float64{float64(len(counting))}}
	})
	for i, source := range a.Names {
		if len(a.Numbers) > 0 && i < int(a.Numbers[0]) {
			yearly = append(yearly, data.SourceID(source))
		} else {
			editions = append(editions, data.SourceID(source))
		}
	}
	return yearly, editions
}

// lines are the joint works by a source that counts every year. They are the page's lead
// where the source is the first.
func (p *builder) lines(joint *data.Indicator, source data.SourceID) {
	id, isLead := string(joint.ID), p.joint == nil
	if isLead {
		p.joint, p.source = joint, source
	} else {
		id += "-" + string(source)
	}
	model := p.figure(id, chart.Lines{}, joint, source)
	without := ""
	for _, pair := range p.pairs {
		if s := p.c.Dataset.Line(joint.ID, pair.subject, source); s != nil {
			figure.Tell(p.c, figure.AddLine(p.c, &model.Spec, joint, s, string(pair.id), pair.name, pair.role), joint, pair.subject)
		} else {
			without += p.noFigure(joint, source, pair)
		}
	}
	if len(model.Spec.Series) == 0 {
		p.row("", p.gap(id, p.label(joint), without, source))
		return
	}
	if isLead {
		model.Weight = ui.Lead
		if own := p.c.Dataset.Line(joint.ID, p.pairs[0].subject, source); len(model.Spec.Series) == 1 && own != nil && !p.c.State.Series.Indexed {
			model.Measure.Title = p.turnTitle(joint, own, model)
		}
	}
	model.Controls, model.Caveats = figure.SeriesControls, append(figure.NothingInYears(p.c, &model.Spec), note(model.Caveats, without)...)
	view := figure.Draw(p.c, model)
	if more, ok := p.sizesApart(&model.Spec); ok {
		view.More = append(view.More, more)
	}
	p.c.Explain(view, joint, p.c.Dataset.Source(source))
	p.row("", view)
}

// farApart is how many times the smallest the largest of the lines is where they are
// better compared by their growth.
const farApart = 100

// sizesApart leads to the lines as changes where their last values are so far apart that
// the small ones lie on the axis.
func (p *builder) sizesApart(spec *chart.Spec) (link ui.Link, ok bool) {
	if p.c.State.Series.Indexed || p.c.State.HideControls {
		return link, false
	}
	var most, least *chart.Series
	last := func(s *chart.Series) float64 {
		for i := len(s.Points) - 1; i >= 0; i-- {
			if s.Points[i].Comparable() {
				return s.Points[i].Value
			}
		}
		return 0
	}
	for i := range spec.Series {
		s := &spec.Series[i]
		if v := last(s); v > 0 {
			if most == nil || v > last(most) {
				most = s
			}
			if least == nil || v < last(least) {
				least = s
			}
		}
	}
	if most == nil || last(most) < farApart*last(least) {
		return link, false
	}
	link = p.c.LinkTo(state.SetIndexed{Indexed: true}, "#"+string(p.joint.ID))
	link.Text = p.c.Say(catalogue.SizesApart, "x", most.Name, "y", least.Name, "times", format.Number(last(most)/last(least), 0))
	return link, true
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

// shares are the parts of each one's international works that the joint works
// are, over time; nil where the source does not count those.
func (p *builder) shares(joint *data.Indicator, s *data.Series) *ui.Figure {
	whole := p.c.Dataset.Indicator(joint.Whole)
	if whole == nil {
		return nil
	}
	model := p.figure(string(joint.ID)+"-shares", chart.Lines{Low: true}, &shareMeasure, s.Source)
	// The parts of two wholes: each is told of by itself.
	model.Measure.Without = data.FindingKinds(0).With(data.FindOvertaking, data.FindCrossing, data.FindGap, data.FindLead, data.FindAgainst)
	model.Measure.Name, model.Measure.Noun, model.Weight, model.Listed = p.c.Say(catalogue.SharesName), p.c.Say(catalogue.SharesName), ui.Lead, p.c.Say(catalogue.SharesRow)
	most := 0.0
	for _, place := range p.both() {
		line := &data.Series{Points: make([]data.Moment, len(s.Points))}
		for i := range s.Points {
			line.Points[i] = p.share(joint, s, place, int(s.Points[i].Year))
		}
		drawn := figure.AddLine(p.c, &model.Spec, &shareMeasure, line, string(place), p.c.ShortName(place), p.roleAt(place))
		for i := range drawn.Points {
			drawn.Points[i].Of = p.givenShare(joint, s, place, drawn.Points[i].X)
		}
		drawn.Prose = p.c.InProse(place)
		drawn.Phrase = p.c.Say(catalogue.ShareOfWhole, "place", p.c.InProse(place), "partner", p.c.InProse(p.other(place)))
		if title, change := p.shareTitle(line, place); change > most || model.Measure.Title == "" {
			model.Measure.Title, most = title, change
		}
	}
	model.Caveats = note(nil, p.c.Say(catalogue.SharesFormula, "joint", p.inSentence(joint), "whole", p.inSentence(whole)))
	if joint.Total == "" {
		model.Caveats = note(model.Caveats, p.c.Say(catalogue.NoCosine, "whole", p.inSentence(whole)))
	}
	return figure.Draw(p.c, model)
}

// shareTitle says how the part of a place's international works that is joint with the
// other went in the years of the view, and how great the change is: how many times
// the smaller of the two parts the greater is.
func (p *builder) shareTitle(line *data.Series, place data.PlaceID) (title string, change float64) {
	start, end := p.c.State.Series.Time.Within(line.Span())
	start, end, ok := line.ComparableYears(start, end)
	if !ok {
		return "", 0
	}
	first, _ := line.At(start)
	last, _ := line.At(end)
	key, brief, high, low := catalogue.ShareRose, catalogue.ShareRoseBrief, last.Number, first.Number
	x, y := p.value(&shareMeasure, first), p.value(&shareMeasure, last)
	switch {
	case x == y:
		key, brief = catalogue.ShareLevel, catalogue.ShareLevel
	case high < low:
		key, brief, high, low = catalogue.ShareFell, catalogue.ShareFellBrief, low, high
	}
	if change = high; low > 0 {
		change = high / low
	}
	say := func(key catalogue.Key) string {
		return format.Capitalised(p.c.Say(key, "place", p.c.InProse(place), "partner", p.c.InProse(p.other(place)),
			"first", x, "start", p.c.Year(start), "last", y, "end", p.c.Year(end)))
	}
	return p.fitting(say(key), say(brief)), change
}

// valueCell is a value in a table, or why there is none.
func (p *builder) valueCell(ind *data.Indicator, m data.Moment) *ui.Cell {
	if !m.Present() {
		return p.c.NoValue(p.c.Dataset.Value(m))
	}
	return &ui.Cell{Value: p.value(ind, m)}
}
