package page

import (
	"slices"

	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// open is an indicator of the open sources as pages show it over time.
type open struct {
	c   *Context
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
func (c *Context) open(ind *data.Indicator, lines []*data.Series) *open {
	o := &open{c: c, ind: ind, per: 1}
	most, together := 0.0, 0.0
	for _, s := range lines {
		if f := c.Dataset.Field(s.Field); f != nil && !f.All {
			continue
		}
		last := Latest(s)
		if last.Year == 0 {
			continue
		}
		o.lines = append(o.lines, s)
		if c.Dataset.Place(s.Subject.Place).Kind == data.Aggregate {
			together = max(together, last.Number)
		} else {
			most = max(most, last.Number)
		}
	}
	o.start, o.end = c.State.Series.Time.Within(Years(o.lines))
	o.adds = together > most
	if most >= 1000*billion {
		o.per = billion
	}
	return o
}

// Latest is the last value of a series that can bear a comparison, or else the
// last there is; of no year where there is none.
func Latest(s *data.Series) data.Moment {
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
	m := o.c.measureOf(o.ind)
	if o.per > 1 {
		m.Unit = o.c.Say(catalogue.InBillions, "unit", m.Unit)
	}
	return m
}

// who names the subject of a series, in full or briefly.
func (o *open) who(of data.Subject, briefly bool) string {
	key, first, second := catalogue.FlowFromTo, "origin", "destination"
	switch {
	case of.Kind == data.OfPair:
		return o.c.PairName(o.c.Dataset.Roles.A, o.c.Dataset.Roles.B)
	case of.Kind == data.OfFlow && briefly:
		return o.c.ShortName(of.Place) + " → " + o.c.ShortName(of.Partner)
	case briefly:
		return o.c.ShortName(drawnFor(of))
	case of.Kind == data.OfPlace:
		return o.c.Text(o.c.Dataset.Place(of.Place).Name)
	case of.Kind == data.OfRanking:
		key, first, second = catalogue.RankOf, "place", "partner"
		if o.ind.Meaning != data.Rank {
			key = catalogue.AsPartner
		}
	}
	return o.c.Say(key, first, o.c.InProse(of.Place), second, o.c.InProse(of.Partner))
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
	switch role = o.c.RoleOf(place); role {
	case chart.A:
		return 0, role
	case chart.B:
		return 1, role
	}
	if i := slices.Index(o.c.State.Series.Places, place); i >= 0 {
		return 2 + i, ChosenRoles[i]
	}
	switch kind := o.c.Dataset.Place(place).Kind; {
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
	spec.Tick = o.c.tick(o.ind)
	if o.ind.HasBenchmark {
		spec.Rule = &chart.Rule{Value: o.ind.Benchmark, Label: o.c.Benchmark(o.ind)}
	}
	if spec.Form = chart.Lines; o.ind.Meaning == data.Rank {
		spec.Form = chart.Bump
	}
	from := len(o.drawn)
	for at := 0; at <= last; at++ {
		for _, s := range group {
			level, role := o.level(s.Subject)
			if level != at {
				continue
			}
			o.drawn = append(o.drawn, s)
			spec.Series = append(spec.Series, o.c.line(s, string(drawnFor(s.Subject)), o.who(s.Subject, false), role))
			line := &spec.Series[len(spec.Series)-1]
			line.Short = o.who(s.Subject, true)
			line.Labelled, line.Benchmark = at < othersLevel, at == togetherLevel
			if role == chart.Pair {
				line.Key = string(data.PairColumn(s.Subject.Place, s.Subject.Partner))
			}
			aside := o.c.DisplayName(s.Source)
			for _, other := range group {
				if other == s || other.Subject != s.Subject {
					continue
				}
				// Several of one subject: its source tells them apart, or its years
				// where one source has several. The last part of a flow alone has its
				// name beside it; of a pair all have what tells them apart.
				if other.Source == s.Source {
					first, last := s.Span()
					aside = o.c.Join(o.c.DisplayName(s.Source), format.Period(data.Period{Start: first, End: last}, o.c.State.Language))
				}
				line.Name = o.c.Say(catalogue.CaptionAside, "text", o.who(s.Subject, false), "aside", aside)
				if line.Short = aside; role != chart.Pair {
					line.Short = o.who(s.Subject, true)
					line.Labelled = Latest(other).Year <= Latest(s).Year && line.Labelled
				}
			}
			o.fill(line)
			if at < 2 && !slices.Contains(f.About, line.Key) {
				f.About = append(f.About, line.Key)
			}
		}
	}
	f.Sources = o.c.SourcesOf(o.drawn[from:]...)
	spec.Source = sourceTexts(f.Sources)
}

// DisplayName is what a source is called beside its figures.
func (c *Context) DisplayName(id data.SourceID) string { return c.Text(c.Dataset.Source(id).Called()) }

// fill gives a line the years that its source leaves out, as missing: nothing
// is drawn across them. It prints its values in the figure's unit.
func (o *open) fill(line *chart.Series) {
	var points []chart.Point
	year := 0
	for i := range line.Points {
		p := &line.Points[i]
		for ; year > 0 && year < p.X && len(line.Points) > fewPoints; year++ {
			missing := o.c.point(o.ind, data.Moment{Year: int16(year), Missing: data.NotAvailable})
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
func (c *Context) nearest(ind *data.Indicator) *ui.Figure {
	given := c.Dataset.NearestTo(ind.ID)
	if len(given) == 0 {
		return nil
	}
	lines := make([]*data.Series, len(given))
	for i := range given {
		lines[i] = &given[i]
	}
	measure := c.Dataset.Indicator(given[0].Indicator)
	f := &SeriesFigure{}
	o := c.open(measure, lines)
	c.NoticeYears(Years(o.lines))
	o.draw(lines, f, othersLevel)
	f.Spec.Cut(o.start, o.end)
	f.Spec.Provisional = c.Say(catalogue.FlagProvisional)
	words := caption.For(c.Catalogue, f.Measure, &f.Spec)
	if told := caption.Courses(c.Catalogue, &f.Measure, &f.Spec, f.About); told != "" {
		words.Title = told
	}
	f.Spec.Title, f.Spec.Subtitle, f.Spec.Description = words.Title, words.Subtitle, words.Alternative
	more := c.LinkTo(state.Read{Indicator: measure.ID}, "")
	more.Text = c.Say(catalogue.InFull)
	view := &ui.Figure{
		ID: f.ID, TitleID: f.ID + "-title", Class: "fig near",
		Title: ui.Phrase{Text: words.Title}, Summary: words.Summary,
		Subtitle:       ui.Phrase{Text: c.Say(catalogue.AltValue, "what", c.Say(catalogue.NearestHeading), "value", words.Subtitle)},
		CaveatsHeading: c.Say(catalogue.CaveatsHeading), Caveats: []ui.Phrase{{Text: c.Say(catalogue.NearestText, "name", c.Text(measure.Name))}},
		Sources: f.Sources, More: []ui.Link{more},
	}
	// What is known of its sources stands on its own page.
	for i := range view.Sources {
		view.Sources[i].Address = more.Address + view.Sources[i].Address
	}
	if c.State.Tab == state.TableTab {
		view.Table = f.table(&f.Spec, c.Catalogue, words.Title)
		return view
	}
	c.show(view, &Chart{ID: f.ID + "-readout", FileName: f.ID, Measure: f.Measure, Scene: chart.Layout(&f.Spec)})
	return view
}
