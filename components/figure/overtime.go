package figure

import (
	"slices"
	"strconv"
	"strings"

	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// Figures are the measure over time and by field of science. Places stand in a
// figure for each source, the last first; what is between the two places in
// one, whoever counts it.
func (o *Open) Figures(sides []*side) []*ui.Figure {
	var figures []*ui.Figure
	for _, s := range sides {
		figures = append(figures, o.sideFigure(s, len(figures)))
	}
	if len(figures) > 0 {
		figures[0].More = o.more()
		return figures
	}
	rows, year := o.fieldRows()
	for _, group := range o.groups() {
		figures = append(figures, Draw(o.c, o.overTime(group, len(figures))))
	}
	if len(figures) > 0 && !o.byFieldFirst(rows) {
		// The page's own title says the finding.
		first := figures[0]
		o.found = first.Title.Text
		first.Title = o.c.Phrase(o.ind.Name)
		first.Subtitle.Text = strings.TrimPrefix(strings.TrimPrefix(first.Subtitle.Text, first.Title.Text), o.c.Say(catalogue.ListComma))
	}
	if len(figures) > 0 && o.ind.Subject == data.OfPlace {
		// The titles tell of the two only.
		names := []string{o.c.Text(o.c.Dataset.Place(o.c.Dataset.Roles.A).Name), o.c.Text(o.c.Dataset.Place(o.c.Dataset.Roles.B).Name)}
		for _, id := range o.c.State.Series.Places {
			names = append(names, o.c.Text(o.c.Dataset.Place(id).Name))
		}
		o.Spoken = append(o.Spoken, o.c.Say(catalogue.Chosen, "title", o.c.Join(names...)))
	}
	if len(figures) > 0 {
		figures[0].More = o.more()
		if o.ind.Subject == data.OfPlace && !o.c.State.HideControls {
			figures[0].Beside = o.beside().Build
		}
	}
	if len(rows) > 0 {
		figures = append(figures, o.byField(rows, year, len(figures) == 0))
	}
	return figures
}

// groups are the series of a figure each: of places those of a source, the last
// source first; of what is between the two places all.
func (o *Open) groups() [][]*data.Series {
	var groups [][]*data.Series
	sources := o.c.Dataset.SourcesOf(o.lines...)
	for i := len(sources) - 1; i >= 0; i-- {
		var group []*data.Series
		for _, s := range o.lines {
			if o.ind.Subject == data.OfPlace && s.Source == sources[i].ID || o.ind.Subject != data.OfPlace && i == 0 && o.c.IsOwnPair(s.Subject.Place, s.Subject.Partner) {
				group = append(group, s)
			}
		}
		if len(group) > 0 {
			groups = append(groups, group)
		}
	}
	return groups
}

// overTime is the figure of a group of series. What a source gives for two
// years only is shown as moments, of the places that have a colour.
func (o *Open) overTime(group []*data.Series, index int) *Model {
	f := &Model{Quiet: true, Index: FromFirstYear}
	if index == 0 {
		f.Controls = SeriesControls
	}
	moments := o.ind.Subject == data.OfPlace
	for _, s := range group {
		moments = moments && len(s.Points) <= FewPoints
	}
	if moments {
		o.draw(group, f, othersLevel-1)
		f.Spec.Form = chart.Slope{}
	} else {
		o.draw(group, f, othersLevel)
	}
	f.Measure.Rules = caption.All
	if field := o.c.Dataset.Field(group[0].Field); field != nil {
		f.Lead = o.c.Text(field.Name)
	}
	if index > 0 {
		f.ID += "-" + strconv.Itoa(index+1)
	}
	if o.ind.Subject == data.OfPlace && f.overYears() {
		f.Caveats = append(NothingInYears(o.c, &f.Spec), f.Caveats...)
	}
	return f
}

// more leads from a page, but not from a frame, to that of such measures of any places.
func (o *Open) more() []ui.Link {
	if o.c.State.Frame {
		return nil
	}
	return ofAnyPlaces(o.c, o.ind)
}

// beside puts other places beside the two: a chip for each that is there, and
// a list of those that can be added.
func (o *Open) beside() *ui.Beside {
	view := &ui.Beside{Label: o.c.Say(catalogue.ComparedWith), Remove: o.c.Say(catalogue.RemovePair)}
	for i, id := range o.c.State.Series.Places {
		link := o.c.LinkTo(state.ToggleBeside{Place: id}, "#"+string(o.ind.ID))
		link.Text = o.c.Text(o.c.Dataset.Place(id).Name)
		view.Chips = append(view.Chips, ui.SeriesLink{Link: link, Key: string(id), Mark: chart.MarkClass(page.ChosenRoles[i])})
	}
	if len(view.Chips) == state.MostBeside {
		view.Limit = o.c.Say(catalogue.BesideLimit, "n", strconv.Itoa(state.MostBeside))
		return view
	}
	choice := &ui.Choice{Label: o.c.Say(catalogue.BesideLabel), Ask: o.c.Say(catalogue.BesideChoice)}
	for _, place := range o.c.Places(o.ind) {
		if level, _ := o.Level(data.Of(place.ID)); level == othersLevel {
			choice.Options = append(choice.Options, &ui.Option{Phrase: o.c.Phrase(place.Name), Value: string(place.ID)})
		}
	}
	if len(choice.Options) > 0 {
		view.Adder = &ui.Chooser{Action: o.c.State.Path(), Hidden: page.HiddenFields(o.c.State), Name: string(state.CountryParameter),
			Choices: []*ui.Choice{choice}, Show: o.c.Say(catalogue.BesideShow)}
	}
	return view
}

// byName are the series in the order of the names of their places.
func (o *Open) byName(group []*data.Series) []*data.Series {
	position := func(s *data.Series) int {
		return o.c.Dataset.Place(drawnFor(s.Subject)).Order.In(o.c.State.Language)
	}
	group = slices.Clone(group)
	data.Order(group, func(x, y *data.Series) bool { return position(x) < position(y) })
	return group
}

// FewPoints is how many values a series has at the most of which the years
// between are not missing: its source gives moments.
const FewPoints = 2

// draw puts a group of series into a figure, as lines or as ranks.
func (o *Open) draw(group []*data.Series, f *Model, last int) {
	o.addTold(group, f, last)
	if f.Spec.Form = (chart.Lines{}); o.ind.Meaning == data.Rank {
		f.Spec.Form = chart.Bump{}
	}
}

// addTold is add with what sentences call the series: a program that tells of none
// has only add.
func (o *Open) addTold(group []*data.Series, f *Model, last int) {
	from := len(o.Drawn)
	o.add(group, f, last)
	for i := range f.Spec.Series {
		Tell(o.c, &f.Spec.Series[i], o.ind, o.Drawn[from+i].Subject)
	}
}

// add puts a group of series into a figure, down to a level: the two places
// or what is between them, then places chosen, then the others, faintly. What
// a source gives in several parts, or several sources give, is never one line.
func (o *Open) add(group []*data.Series, f *Model, last int) {
	f.ID, f.Listed, f.Measure = string(o.ind.ID), o.c.Text(o.ind.Label), o.Measure()
	spec := &f.Spec
	if spec.Tick = o.tick; spec.Tick == nil {
		spec.Tick = Tick(o.c, o.ind)
	}
	if o.ind.HasBenchmark {
		spec.Benchmark = &chart.Benchmark{Value: o.ind.Benchmark, Label: o.c.Benchmark(o.ind)}
	}
	from := len(o.Drawn)
	for at := 0; at <= last; at++ {
		if at == othersLevel {
			group = o.byName(group)
		}
		for _, s := range group {
			level, role := o.Level(s.Subject)
			if level != at {
				continue
			}
			o.Drawn = append(o.Drawn, s)
			spec.Series = append(spec.Series, lineOf(o.c, s, string(drawnFor(s.Subject)), o.Who(s.Subject, false), role))
			line := &spec.Series[len(spec.Series)-1]
			line.Short = o.Who(s.Subject, true)
			line.Labelled, line.Benchmark = at < othersLevel || s.Subject.Kind == data.OfPair, at == togetherLevel
			if s.Subject.Kind == data.OfPair {
				line.Key = string(data.PairColumn(s.Subject.Place, s.Subject.Partner))
			}
			aside := o.c.DisplayName(s.Source)
			first, last := s.Span()
			years := format.Period(data.Period{Start: first, End: last}, o.c.State.Language)
			beside := years
			for _, other := range group {
				if other == s || other.Subject != s.Subject {
					continue
				}
				// Several of one subject: its source tells them apart, or its years
				// where one source has several. The last part of a flow alone has its
				// name beside it; of a pair all have their years, which have room there,
				// or what else tells them apart.
				if other.Source == s.Source {
					aside = o.c.Join(o.c.DisplayName(s.Source), years)
				}
				if f, l := other.Span(); f == first && l == last {
					beside = aside
				}
				line.Name = o.c.Say(catalogue.CaptionAside, "text", o.Who(s.Subject, false), "aside", aside)
				if line.Short = beside; role != chart.Pair {
					line.Short = o.Who(s.Subject, true)
					line.Labelled = page.Latest(other).Year <= page.Latest(s).Year && line.Labelled
				}
			}
			o.fill(line)
		}
	}
	f.Sources = o.c.SourcesOf(o.Drawn[from:]...)
}

// fill gives a line the years that its source leaves out, as missing: nothing
// is drawn across them. It prints its values in the figure's unit.
func (o *Open) fill(line *chart.Series) {
	var points []chart.Point
	year := 0
	for i := range line.Points {
		p := &line.Points[i]
		for ; year > 0 && year < p.X && len(line.Points) > FewPoints; year++ {
			missing := PointOf(o.c, o.ind, data.Moment{Year: int16(year), Missing: data.NotAvailable})
			missing.Segment = line.Points[i-1].Segment
			if of := p.Of; of != nil {
				missing.Of = o.c.Given(of.Series, data.Moment{Year: int16(year), Missing: data.NotAvailable})
			}
			points = append(points, missing)
		}
		if o.per > 1 && !p.Missing {
			p.Value /= o.per
			p.Text = o.large(p.Value)
		}
		points = append(points, *p)
		year = p.X + 1
	}
	line.Points = points
}
