package page

import (
	"slices"

	"bilateral/components"
	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/data"
)

// open is an indicator of the open sources as pages show it over time.
type open struct {
	*builder
	ind *data.Indicator
	// lines are its series over time: those of no field of science, or of all
	// fields together.
	lines []*data.Series
	// start and end are the years of the view within those of the lines.
	start, end int
	// per is how many are printed as one: a thousand million where there are so
	// many that nobody reads the digits.
	per float64
	// adds says that the measure adds up: several places together have more
	// than any of them, and are nothing to compare a place with.
	adds bool
	// drawn are the series that the page's figures show.
	drawn []*data.Series
	// spoken is what can be said of the page beside its titles and switches.
	spoken []string
}

// billion is printed as one where numbers reach a thousand of them.
const billion = 1e9

// open makes the lines of an indicator ready.
func (b *builder) open(ind *data.Indicator, lines []*data.Series) *open {
	o := &open{builder: b, ind: ind, per: 1}
	most, together := 0.0, 0.0
	for _, s := range lines {
		if f := b.ds.Field(s.Field); f != nil && !f.All {
			continue
		}
		last := latest(s)
		if last.Year == 0 {
			continue
		}
		o.lines = append(o.lines, s)
		if b.ds.Place(s.Subject.Place).Kind == data.Aggregate {
			together = max(together, last.Number)
		} else {
			most = max(most, last.Number)
		}
	}
	o.start, o.end = b.st.Series.Time.Within(years(o.lines))
	o.adds = together > most
	if most >= 1000*billion {
		o.per = billion
	}
	return o
}

// latest is the last value of a series that can bear a comparison, or else the
// last there is; of no year where there is none.
func latest(s *data.Series) data.Moment {
	for i := len(s.Points) - 1; i >= 0; i-- {
		if s.Comparable(s.Points[i], s.Points[i]) {
			return s.Points[i]
		}
	}
	m, _ := s.Last()
	return m
}

// measure is what the indicator's figures measure.
func (o *open) measure() caption.Measure {
	m := o.measureOf(o.ind)
	if o.per > 1 {
		m.Unit = o.say(catalogue.InBillions, "unit", m.Unit)
	}
	return m
}

// who names the subject of a series, in full or briefly.
func (o *open) who(of data.Subject, briefly bool) string {
	key, first, second := catalogue.FlowFromTo, "origin", "destination"
	switch {
	case of.Kind == data.OfPair:
		return o.pairName(o.ds.Roles.A, o.ds.Roles.B)
	case of.Kind == data.OfFlow && briefly:
		return o.shortName(of.Place) + " → " + o.shortName(of.Partner)
	case briefly:
		return o.shortName(drawnFor(of))
	case of.Kind == data.OfPlace:
		return o.text(o.ds.Place(of.Place).Name)
	case of.Kind == data.OfRanking:
		key, first, second = catalogue.RankOf, "place", "partner"
		if o.ind.Meaning != data.Rank {
			key = catalogue.AsPartner
		}
	}
	return o.say(key, first, o.inProse(of.Place), second, o.inProse(of.Partner))
}

// drawnFor is the place that gives a series its colour: of a ranking the one
// that is ranked, of a flow its origin.
func drawnFor(of data.Subject) data.PlaceID {
	if of.Kind == data.OfRanking {
		return of.Partner
	}
	return of.Place
}

// What is drawn after the two places and those chosen: places together, then
// the other places.
const (
	togetherLevel = 2 + state.MostBeside
	othersLevel   = togetherLevel + 1
)

// level is where a series stands among the others of a figure, the first being
// 0, and how it is drawn; what is not drawn is below 0.
func (o *open) level(of data.Subject) (level int, role chart.Role) {
	if of.Kind == data.OfPair {
		return 0, chart.Pair
	}
	place := drawnFor(of)
	switch role = o.roleOfPlace(place); role {
	case chart.A:
		return 0, role
	case chart.B:
		return 1, role
	}
	if i := slices.Index(o.st.Series.Places, place); i >= 0 {
		return 2 + i, chosenRoles[i]
	}
	switch kind := o.ds.Place(place).Kind; {
	case kind == data.Country:
		return othersLevel, role
	case kind == data.Aggregate && !o.adds && !o.ind.HasBenchmark:
		return togetherLevel, role
	}
	return -1, role
}

// fewPoints is how many values a series has at the most of which the years
// between are not missing: its source gives moments.
const fewPoints = 2

// draw puts a group of series into a figure, down to a level: the two places
// or what is between them, then places chosen, then the others, faintly. What
// a source gives in several parts, or several sources give, is never one line.
func (o *open) draw(group []*data.Series, f *SeriesFigure, last int) {
	f.ID, f.Measure = string(o.ind.ID), o.measure()
	spec := &f.Spec
	spec.Tick = o.tick(o.ind)
	if o.ind.HasBenchmark {
		spec.Benchmark = &chart.Benchmark{Value: o.ind.Benchmark, Label: o.benchmark(o.ind)}
	}
	if spec.Form = (chart.Lines{}); o.ind.Meaning == data.Rank {
		spec.Form = chart.Bump{}
	}
	from := len(o.drawn)
	for at := 0; at <= last; at++ {
		for _, s := range group {
			level, role := o.level(s.Subject)
			if level != at {
				continue
			}
			o.drawn = append(o.drawn, s)
			spec.Series = append(spec.Series, o.line(s, string(drawnFor(s.Subject)), o.who(s.Subject, false), role))
			line := &spec.Series[len(spec.Series)-1]
			line.Short = o.who(s.Subject, true)
			line.Labelled, line.Benchmark = at < othersLevel, at == togetherLevel
			if role == chart.Pair {
				line.Key = string(data.PairColumn(s.Subject.Place, s.Subject.Partner))
			}
			aside := o.called(s.Source)
			for _, other := range group {
				if other == s || other.Subject != s.Subject {
					continue
				}
				// Several of one subject: its source tells them apart, or its years
				// where one source has several. The last part of a flow alone has its
				// name beside it; of a pair all have what tells them apart.
				if other.Source == s.Source {
					first, last := s.Span()
					aside = o.join(o.called(s.Source), format.Period(data.Period{Start: first, End: last}, o.st.Language))
				}
				line.Name = o.say(catalogue.CaptionAside, "text", o.who(s.Subject, false), "aside", aside)
				if line.Short = aside; role != chart.Pair {
					line.Short = o.who(s.Subject, true)
					line.Labelled = latest(other).Year <= latest(s).Year && line.Labelled
				}
			}
			o.fill(line)
			if at < 2 && !slices.Contains(f.About, line.Key) {
				f.About = append(f.About, line.Key)
			}
		}
	}
	f.Sources = o.sourcesOf(o.drawn[from:]...)
	f.Source = sourceTexts(f.Sources)
}

// called is what a source is called beside its figures.
func (b *builder) called(id data.SourceID) string { return b.text(b.ds.Source(id).Called()) }

// fill gives a line the years that its source leaves out, as missing: nothing
// is drawn across them. It prints its values in the figure's unit.
func (o *open) fill(line *chart.Series) {
	var points []chart.Point
	year := 0
	for i := range line.Points {
		p := &line.Points[i]
		for ; year > 0 && year < p.X && len(line.Points) > fewPoints; year++ {
			missing := o.point(o.ind, data.Moment{Year: int16(year), Missing: data.NotAvailable})
			missing.Segment = line.Points[i-1].Segment
			points = append(points, missing)
		}
		if o.per > 1 && !p.Missing {
			p.Value /= o.per
			p.Text = format.Number(p.Value, 1)
		}
		points = append(points, *p)
		year = p.X + 1
	}
	line.Points = points
}

// nearest is the open measure that comes nearest to an indicator of the deck,
// over time, without controls of its own; nil where there is none.
func (b *builder) nearest(ind *data.Indicator) *components.Figure {
	given := b.ds.NearestTo(ind.ID)
	if len(given) == 0 {
		return nil
	}
	lines := make([]*data.Series, len(given))
	for i := range given {
		lines[i] = &given[i]
	}
	measure := b.ds.Indicator(given[0].Indicator)
	f := &SeriesFigure{}
	o := b.open(measure, lines)
	b.noticeYears(years(o.lines))
	o.draw(lines, f, othersLevel)
	f.Spec.Provisional = b.say(catalogue.FlagProvisional)
	shown := f.Spec.Between(o.start, o.end)
	words := caption.For(b.cat, &f.Measure, shown)
	if told := caption.Trends(b.cat, &f.Measure, shown, f.About); told != "" {
		words.Title = told
	}
	more := b.linkTo(state.Read{Indicator: measure.ID}, "")
	more.Text = b.say(catalogue.InFull)
	view := &components.Figure{
		ID: f.ID, TitleID: f.ID + "-title", Class: "fig near",
		Title: components.Phrase{Text: words.Title}, Summary: words.Summary,
		Subtitle:       components.Phrase{Text: b.say(catalogue.AltValue, "what", b.say(catalogue.NearestHeading), "value", words.Subtitle)},
		CaveatsHeading: b.say(catalogue.CaveatsHeading), Caveats: []components.Phrase{{Text: b.say(catalogue.NearestText, "name", b.text(measure.Name))}},
		Sources: f.Sources, More: []components.Link{more},
	}
	// What is known of its sources stands on its own page.
	for i := range view.Sources {
		view.Sources[i].Address = more.Address + view.Sources[i].Address
	}
	if b.st.Tab == state.TableTab {
		view.Table = f.table(shown, b.cat, words.Title)
		return view
	}
	b.show(view, &Chart{ID: f.ID + "-readout", FileName: f.ID, Measure: f.Measure, Scene: chart.Layout(shown), Caption: words, Source: f.Source})
	return view
}
