//go:build series || !js

package page

import (
	"slices"
	"strconv"

	"github.com/vugu/vugu"

	"bilateral/components"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/data"
)

// subjects are what the dataset is about in this measure.
func (o *open) subjects() [2]data.Subject {
	a, b := o.ds.Roles.A, o.ds.Roles.B
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
	return format.Value(o.cat, o.ind, o.ds.Value(m))
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
		item := o.say(catalogue.WhoValue, "who", o.who(s.Subject, true), "value", o.print(m))
		switch {
		case text == "":
		case pending == int(m.Year):
			item = text + o.say(catalogue.ListComma) + item
		default:
			item = o.inYear(text, pending) + o.say(catalogue.Semicolon) + item
		}
		text, pending = item, int(m.Year)
	}
	if text != "" {
		label := o.text(o.ind.Label)
		if o.per > 1 {
			label = o.say(catalogue.CaptionAside, "text", label, "aside", o.measure().Unit)
		}
		return o.say(catalogue.AltValue, "what", label, "value", o.inYear(text, pending))
	}
	if rows, _ := o.fieldRows(); len(rows) > 0 {
		return o.fieldsFinding(rows)
	}
	return o.say(catalogue.CaptionNoValue, "name", o.text(o.ind.Name))
}

func (o *open) inYear(text string, year int) string {
	return o.say(catalogue.CaptionAside, "text", text, "aside", o.printedYear(year))
}

// openInFull is an indicator of the open sources with all there is of it.
func (b *builder) openInFull(doc *Document) vugu.Builder {
	ind := b.ds.Indicator(b.st.Indicator)
	o := b.open(ind, b.ds.All(ind.ID))
	sides := o.sides()
	view := &components.IndicatorPage{Title: components.Phrase{Text: o.finding(sides)}, Lede: b.phrase(ind.Definition)}
	doc.Series = true
	doc.Title = b.text(ind.Name)
	doc.Description = b.say(catalogue.PageDescription, "title", view.Title.Text, "introduction", view.Lede.Text)
	figures := o.figures(sides)
	if len(figures) > 0 {
		view.Figure, view.Figures = figures[0], figures[1:]
		view.Figure.Caveats = append(view.Figure.Caveats, b.caveats(ind)...)
	}
	doc.Spoken = append(b.spokenPage(view.Title.Text, view.Figure), o.spoken...)
	if b.st.Frame {
		return view
	}
	view.Crumbs, view.Others = b.crumbs(ind), b.others(ind)
	view.MeaningHeading, view.Meaning = b.say(catalogue.MeaningHeading), &components.Details{Items: b.meaning(ind)}
	view.Derived = o.worked()
	list := b.ds.SourcesOf(o.drawn...)
	if len(list) == 0 {
		return view
	}
	first, last := years(o.drawn)
	view.Citation = &components.Citation{Heading: b.say(catalogue.CiteHeading),
		Text: b.citation(ind, list[0], format.Period(data.Period{Start: first, End: last}, b.st.Language))}
	// What a remark at a value of the two rests on is a source too.
	for _, s := range o.own() {
		for i := range s.Points {
			if n := s.Points[i].Remark; n > 0 {
				if source := b.ds.Source(b.ds.Remarks[n-1].Source); source != nil && !slices.Contains(list, source) {
					list = append(list, source)
				}
			}
		}
	}
	view.Sources = b.sources(list)
	return view
}

// worked is the formula of a calculated measure with its figures put in, for
// each subject or, by field of science, for both places in the first field.
func (o *open) worked() *components.DerivedFigures {
	list := o.own()
	rows, year := o.fieldRows()
	if len(rows) > 0 {
		list = rows[0].lines[:]
	}
	view := &components.DerivedFigures{Heading: o.say(catalogue.DerivedHeading), Preamble: o.say(catalogue.DerivedIntroduction)}
	for _, s := range list {
		m := o.shown(s, true)
		if len(rows) > 0 {
			m, _ = s.At(year)
		}
		values := o.ds.Worked(s, int(m.Year))
		if len(values) == 0 || m.Missing != data.Present {
			continue
		}
		base, names := o.ds.Indicator(o.ind.Of), [...]string{"x", "y", "z", "w"}
		var pairs []string
		for i := range values {
			pairs = append(pairs, names[i], format.Value(o.cat, base, o.ds.Value(values[i])))
		}
		key, field := catalogue.FormulaShare, ""
		if len(values) == len(names) {
			key, field = catalogue.FormulaOfRatios, o.text(o.ds.Field(s.Field).Name)
		}
		view.Items = append(view.Items, components.Derived{Label: o.join(o.who(s.Subject, false), field, o.printedYear(int(m.Year))), Value: o.print(m), Formula: o.say(key, pairs...)})
	}
	if len(view.Items) == 0 {
		return nil
	}
	return view
}

// figures are the measure over time and by field of science. Places stand in a
// figure for each source, the last first; what is between the two places in
// one, whoever counts it.
func (o *open) figures(sides []*side) []*components.Figure {
	var figures []*components.Figure
	for _, s := range sides {
		figures = append(figures, o.sideFigure(s, len(figures)))
	}
	if len(figures) > 0 {
		figures[0].More = o.more()
		return figures
	}
	sources := o.ds.SourcesOf(o.lines...)
	for i := len(sources) - 1; i >= 0; i-- {
		var group []*data.Series
		for _, s := range o.lines {
			if o.ind.Subject == data.OfPlace && s.Source == sources[i].ID || o.ind.Subject != data.OfPlace && i == 0 && o.isOurs(s.Subject.Place, s.Subject.Partner) {
				group = append(group, s)
			}
		}
		if len(group) > 0 {
			figures = append(figures, o.overTime(group, len(figures)))
		}
	}
	if len(figures) > 0 && o.ind.Subject == data.OfPlace {
		// The titles tell of the two only.
		names := []string{o.text(o.ds.Place(o.ds.Roles.A).Name), o.text(o.ds.Place(o.ds.Roles.B).Name)}
		for _, id := range o.st.Series.Places {
			names = append(names, o.text(o.ds.Place(id).Name))
		}
		o.spoken = append(o.spoken, o.say(catalogue.Chosen, "title", o.join(names...)))
	}
	if len(figures) > 0 {
		figures[0].More = o.more()
		if o.ind.Subject == data.OfPlace && !o.st.HideControls {
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
func (o *open) overTime(group []*data.Series, index int) *components.Figure {
	f := &SeriesFigure{Quiet: true, Bare: index > 0}
	moments := o.ind.Subject == data.OfPlace
	for _, s := range group {
		moments = moments && len(s.Points) <= fewPoints
	}
	if moments {
		o.draw(group, f, othersLevel-1)
		f.Spec.Form = chart.Slope{}
	} else {
		o.draw(group, f, othersLevel)
	}
	if index > 0 {
		f.ID += "-" + strconv.Itoa(index+1)
	}
	if o.ind.Subject == data.OfPlace && f.overYears() {
		f.Caveats = append(o.nothingOf(&f.Spec), f.Caveats...)
	}
	return o.seriesFigure(f)
}

// more leads to the page that shows such measures of any places.
func (o *open) more() []components.Link {
	route, words := state.Partners, catalogue.MorePairs
	switch o.ind.Subject {
	case data.OfPlace:
		return nil
	case data.OfFlow:
		route, words = state.Mobility, catalogue.MoreFlows
	}
	if !o.exists(route) || o.st.Frame {
		return nil
	}
	return []components.Link{{Phrase: components.Phrase{Text: o.say(words)}, Address: o.st.Page(route).Address()}}
}

// beside puts other places beside the two: a chip for each that is there, and
// a list of those that can be added.
func (o *open) beside() *components.Beside {
	view := &components.Beside{Label: o.say(catalogue.ComparedWith), Remove: o.say(catalogue.RemovePair)}
	for i, id := range o.st.Series.Places {
		link := o.linkTo(state.Beside{Place: id}, "#"+string(o.ind.ID))
		link.Text = o.text(o.ds.Place(id).Name)
		view.Chips = append(view.Chips, components.SeriesLink{Link: link, Key: string(id), Mark: chart.MarkClass(chosenRoles[i])})
	}
	if len(view.Chips) == state.MostBeside {
		view.Limit = o.say(catalogue.BesideLimit, "n", strconv.Itoa(state.MostBeside))
		return view
	}
	choice := &components.Choice{Label: o.say(catalogue.BesideLabel), Ask: o.say(catalogue.BesideChoice)}
	for _, place := range o.places(o.ind) {
		if level, _ := o.level(data.Of(place.ID)); level == othersLevel {
			choice.Options = append(choice.Options, &components.Option{Phrase: o.phrase(place.Name), Value: string(place.ID)})
		}
	}
	if len(choice.Options) > 0 {
		view.Adder = &components.Chooser{Action: o.st.Path(), Hidden: hidden(o.st, ""), Name: string(state.CountryParameter),
			Choices: []*components.Choice{choice}, Show: o.say(catalogue.BesideShow)}
	}
	return view
}
