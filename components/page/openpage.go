//go:build series || !js

package page

import (
	"slices"
	"strconv"

	"github.com/vugu/vugu"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// subjects are what the dataset is about in this measure.
func (o *open) subjects() [2]data.Subject {
	a, b := o.c.Dataset.Roles.A, o.c.Dataset.Roles.B
	switch o.ind.Subject {
	case data.OfPair:
		return [2]data.Subject{data.PairOf(a, b)}
	case data.OfRanking:
		return [2]data.Subject{data.RankingOf(a, b), data.RankingOf(b, a)}
	case data.OfFlow:
		return [2]data.Subject{data.FlowOf(a, b), data.FlowOf(b, a)}
	}
	return [2]data.Subject{data.Of(a), data.Of(b)}
}

// own is the series of each of the subjects that goes on longest within the
// years of the view.
func (o *open) own() []*data.Series {
	var own []*data.Series
	for _, of := range o.subjects() {
		var newest *data.Series
		for _, s := range o.lines {
			if s.Subject == of && (newest == nil || o.shown(s, true).Year > o.shown(newest, true).Year) {
				newest = s
			}
		}
		if newest != nil {
			own = append(own, newest)
		}
	}
	return own
}

// print writes a value.
func (o *open) print(m data.Moment) string {
	if o.per > 1 {
		return format.Number(m.Number/o.per, 1)
	}
	return format.Value(o.c.Catalogue, o.ind, o.c.Dataset.Value(m))
}

// finding says the latest values of the subjects within the years of the view,
// each with its year.
func (o *open) finding(sides []*side) string {
	if leaders := o.leaders(sides...); leaders != "" {
		return leaders
	}
	text, pending := "", 0
	for _, s := range o.own() {
		m := o.shown(s, true)
		if m.Year == 0 {
			continue
		}
		item := o.c.Say(catalogue.WhoValue, "who", o.who(s.Subject, true), "value", o.print(m))
		switch {
		case text == "":
		case pending == int(m.Year):
			item = text + o.c.Say(catalogue.ListComma) + item
		default:
			item = o.inYear(text, pending) + o.c.Say(catalogue.Semicolon) + item
		}
		text, pending = item, int(m.Year)
	}
	if text != "" {
		label := o.c.Text(o.ind.Label)
		if o.per > 1 {
			label = o.c.Say(catalogue.CaptionAside, "text", label, "aside", o.measure().Unit)
		}
		return o.c.Say(catalogue.AltValue, "what", label, "value", o.inYear(text, pending))
	}
	if rows, _ := o.fieldRows(); len(rows) > 0 {
		return o.fieldsFinding(rows)
	}
	return o.c.Say(catalogue.CaptionNoValue, "name", o.c.Text(o.ind.Name))
}

func (o *open) inYear(text string, year int) string {
	return o.c.Say(catalogue.CaptionAside, "text", text, "aside", o.c.Year(year))
}

// openInFull is an indicator of the open sources with all there is of it.
func (c *Context) openInFull(doc *Document) vugu.Builder {
	ind := c.Dataset.Indicator(c.State.Indicator)
	o := c.open(ind, c.Dataset.All(ind.ID))
	sides := o.sides()
	view := &ui.IndicatorPage{Title: ui.Phrase{Text: o.finding(sides)}, Lede: c.Phrase(ind.Definition)}
	doc.Series = true
	doc.Title = c.Text(ind.Name)
	doc.Description = c.Say(catalogue.PageDescription, "title", view.Title.Text, "introduction", view.Lede.Text)
	figures := o.figures(sides)
	if len(figures) > 0 {
		view.Figure, view.Figures = figures[0], figures[1:]
		view.Figure.Caveats = append(view.Figure.Caveats, c.Caveats(ind)...)
	}
	doc.Spoken = append(c.Spoken(view.Title.Text, view.Figure), o.spoken...)
	if c.State.Frame {
		return view
	}
	view.Crumbs, view.Others = c.crumbs(ind), c.others(ind)
	view.MeaningHeading, view.Meaning = c.Say(catalogue.MeaningHeading), &ui.Details{Items: c.meaning(ind)}
	view.Derived = o.worked()
	list := c.Dataset.SourcesOf(o.drawn...)
	if len(list) == 0 {
		return view
	}
	first, last := Years(o.drawn)
	view.Citation = &ui.Citation{Heading: c.Say(catalogue.CiteHeading),
		Text: c.Citation(ind, list[0], format.Period(data.Period{Start: first, End: last}, c.State.Language))}
	// What a remark at a value of the two rests on is a source too.
	for _, s := range o.own() {
		for i := range s.Points {
			if n := s.Points[i].Remark; n > 0 {
				if source := c.Dataset.Source(c.Dataset.Remarks[n-1].Source); source != nil && !slices.Contains(list, source) {
					list = append(list, source)
				}
			}
		}
	}
	view.Sources = c.Sources(list)
	return view
}

// worked is the formula of a calculated measure with its figures put in, for
// each subject or, by field of science, for both places in the first field.
func (o *open) worked() *ui.DerivedFigures {
	list := o.own()
	rows, year := o.fieldRows()
	if len(rows) > 0 {
		list = rows[0].lines[:]
	}
	view := &ui.DerivedFigures{Heading: o.c.Say(catalogue.DerivedHeading), Preamble: o.c.Say(catalogue.DerivedIntroduction)}
	for _, s := range list {
		m := o.shown(s, true)
		if len(rows) > 0 {
			m, _ = s.At(year)
		}
		values := o.c.Dataset.Worked(s, int(m.Year))
		if len(values) == 0 || m.Missing != data.Present {
			continue
		}
		base, names := o.c.Dataset.Indicator(o.ind.Of), [...]string{"x", "y", "z", "w"}
		var pairs []string
		for i := range values {
			pairs = append(pairs, names[i], format.Value(o.c.Catalogue, base, o.c.Dataset.Value(values[i])))
		}
		key, field := catalogue.FormulaShare, ""
		if len(values) == len(names) {
			key, field = catalogue.FormulaOfRatios, o.c.Text(o.c.Dataset.Field(s.Field).Name)
		}
		view.Items = append(view.Items, ui.Derived{Label: o.c.Join(o.who(s.Subject, false), field, o.c.Year(int(m.Year))), Value: o.print(m), Formula: o.c.Say(key, pairs...)})
	}
	if len(view.Items) == 0 {
		return nil
	}
	return view
}

// figures are the measure over time and by field of science. Places stand in a
// figure for each source, the last first; what is between the two places in
// one, whoever counts it.
func (o *open) figures(sides []*side) []*ui.Figure {
	var figures []*ui.Figure
	for _, s := range sides {
		figures = append(figures, o.sideFigure(s, len(figures)))
	}
	if len(figures) > 0 {
		figures[0].More = o.more()
		return figures
	}
	sources := o.c.Dataset.SourcesOf(o.lines...)
	for i := len(sources) - 1; i >= 0; i-- {
		var group []*data.Series
		for _, s := range o.lines {
			if o.ind.Subject == data.OfPlace && s.Source == sources[i].ID || o.ind.Subject != data.OfPlace && i == 0 && o.c.IsOwnPair(s.Subject.Place, s.Subject.Partner) {
				group = append(group, s)
			}
		}
		if len(group) > 0 {
			figures = append(figures, o.overTime(group, len(figures)))
		}
	}
	if len(figures) > 0 && o.ind.Subject == data.OfPlace {
		// The titles tell of the two only.
		names := []string{o.c.Text(o.c.Dataset.Place(o.c.Dataset.Roles.A).Name), o.c.Text(o.c.Dataset.Place(o.c.Dataset.Roles.B).Name)}
		for _, id := range o.c.State.Series.Places {
			names = append(names, o.c.Text(o.c.Dataset.Place(id).Name))
		}
		o.spoken = append(o.spoken, o.c.Say(catalogue.Chosen, "title", o.c.Join(names...)))
	}
	if len(figures) > 0 {
		figures[0].More = o.more()
		if o.ind.Subject == data.OfPlace && !o.c.State.HideControls {
			figures[0].Beside = o.beside()
		}
	}
	if rows, year := o.fieldRows(); len(rows) > 0 {
		figures = append(figures, o.byField(rows, year, len(figures) == 0))
	}
	return figures
}

// overTime is the figure of a group of series. What a source gives for two
// years only is shown as moments, of the places that have a colour.
func (o *open) overTime(group []*data.Series, index int) *ui.Figure {
	f := &SeriesFigure{Quiet: true, Bare: index > 0}
	moments := o.ind.Subject == data.OfPlace
	for _, s := range group {
		moments = moments && len(s.Points) <= fewPoints
	}
	if moments {
		o.draw(group, f, othersLevel-1)
		f.Spec.Form = chart.Slope
	} else {
		o.draw(group, f, othersLevel)
	}
	if index > 0 {
		f.ID += "-" + strconv.Itoa(index+1)
	}
	if o.ind.Subject == data.OfPlace && f.overYears() {
		f.Caveats = append(o.c.nothingOf(&f.Spec), f.Caveats...)
	}
	return o.c.seriesFigure(f)
}

// more leads to the page that shows such measures of any places.
func (o *open) more() []ui.Link {
	route, words := state.Partners, catalogue.MorePairs
	switch o.ind.Subject {
	case data.OfPlace:
		return nil
	case data.OfFlow:
		route, words = state.Mobility, catalogue.MoreFlows
	}
	if !o.c.Exists(route) || o.c.State.Frame {
		return nil
	}
	return []ui.Link{{Phrase: ui.Phrase{Text: o.c.Say(words)}, Address: o.c.State.Page(route).Address()}}
}

// beside puts other places beside the two: a chip for each that is there, and
// a list of those that can be added.
func (o *open) beside() *ui.Beside {
	view := &ui.Beside{Label: o.c.Say(catalogue.ComparedWith), Remove: o.c.Say(catalogue.RemovePair)}
	for i, id := range o.c.State.Series.Places {
		link := o.c.LinkTo(state.Beside{Place: id}, "#"+string(o.ind.ID))
		link.Text = o.c.Text(o.c.Dataset.Place(id).Name)
		view.Chips = append(view.Chips, ui.SeriesLink{Link: link, Key: string(id), Mark: chart.MarkClass(ChosenRoles[i])})
	}
	if len(view.Chips) == state.MostBeside {
		view.Limit = o.c.Say(catalogue.BesideLimit, "n", strconv.Itoa(state.MostBeside))
		return view
	}
	choice := &ui.Choice{Label: o.c.Say(catalogue.BesideLabel), Ask: o.c.Say(catalogue.BesideChoice)}
	for _, place := range o.c.Places(o.ind) {
		if level, _ := o.level(data.Of(place.ID)); level == othersLevel {
			choice.Options = append(choice.Options, &ui.Option{Phrase: o.c.Phrase(place.Name), Value: string(place.ID)})
		}
	}
	if len(choice.Options) > 0 {
		view.Adder = &ui.Chooser{Action: o.c.State.Path(), Hidden: HiddenFields(o.c.State, ""), Name: string(state.CountryParameter),
			Choices: []*ui.Choice{choice}, Show: o.c.Say(catalogue.BesideShow)}
	}
	return view
}
