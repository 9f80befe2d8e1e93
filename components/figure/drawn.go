package figure

import (
	"slices"

	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/page"
	"bilateral/data"
)

// DrawSeries draws some series of one measure, of which there is one at least,
// with all their years and as low as a figure is that is not its page's first. It
// is what the server does for a figure that a program traces.
func DrawSeries(c *page.Context, given []data.Series) data.Drawn {
	lines := pointers(given)
	return seriesModel(c, lines).drawn(c, lines)
}

// seriesModel is the figure of some series of one measure.
func seriesModel(c *page.Context, lines []*data.Series) *Model {
	o := NewOpen(c, c.Dataset.Indicator(lines[0].Indicator), lines)
	f := &Model{Fixed: true}
	if o.draw(lines, f, othersLevel); o.ind.Meaning != data.Rank {
		f.Spec.Form = chart.Lines{Low: true}
	}
	f.Spec, f.Measure.Rules = *f.Spec.Between(page.Years(o.lines)), caption.All
	return f
}

// RedrawSeries makes the figure that DrawSeries or DrawMoments draws, to be taken away.
func RedrawSeries(c *page.Context, given []data.Series) {
	lines := pointers(given)
	if (&data.Feature{Series: given}).Moments() {
		momentsModel(c, lines).Build(c)
		return
	}
	seriesModel(c, lines).Build(c)
}

// DrawMoments draws series of two years at most: a row a series from the earlier
// value to the later one, the highest first, other pairs of a place by the names
// of its partners.
func DrawMoments(c *page.Context, given []data.Series) data.Drawn {
	lines := pointers(given)
	return momentsModel(c, lines).drawn(c, lines)
}

// momentsModel is the figure of some series of two years at most.
func momentsModel(c *page.Context, lines []*data.Series) *Model {
	o := NewOpen(c, c.Dataset.Indicator(lines[0].Indicator), lines)
	f := &Model{Fixed: true}
	o.addTold(lines, f, othersLevel)
	f.Spec.Form, f.Measure.Rules = chart.Slope{}, caption.All
	for i := range f.Spec.Series {
		s := &f.Spec.Series[i]
		at := slices.IndexFunc(lines, func(l *data.Series) bool {
			return s.Role == chart.Other && string(data.PairColumn(l.Subject.Place, l.Subject.Partner)) == s.Key
		})
		if at >= 0 {
			s.Name = o.partner(lines[at].Subject)
			s.Short = s.Name
		}
	}
	data.Order(f.Spec.Series, func(x, y chart.Series) bool { return latest(&x) > latest(&y) })
	return f
}

// drawn is the model's figure without what its view can change.
func (m *Model) drawn(c *page.Context, of []*data.Series) data.Drawn {
	view, _ := m.Build(c)
	return data.Drawn{Class: view.Plot.Class, Title: view.Title.Text, Subtitle: view.Subtitle.Text, Summary: view.Summary, Markup: string(view.Plot.SVG),
		SourceID: of[0].Source, Source: c.DisplayName(of[0].Source)}
}

// partner is the place of a pair that is none of the two of the dataset, or the
// pair's name where both are others.
func (o *Open) partner(of data.Subject) string {
	switch roles := &o.c.Dataset.Roles; {
	case of.Place == roles.A || of.Place == roles.B:
		return o.c.ShortName(of.Partner)
	case of.Partner == roles.A || of.Partner == roles.B:
		return o.c.ShortName(of.Place)
	}
	return o.Who(of, true)
}

// latest is the last value that a series has; 0 for none.
func latest(s *chart.Series) float64 {
	for i := len(s.Points) - 1; i >= 0; i-- {
		if s.Points[i].Present() {
			return s.Points[i].Value
		}
	}
	return 0
}

// DrawSparkline draws an indicator of the deck the size of a word; see Sparkline.
func DrawSparkline(c *page.Context, ind *data.Indicator) string {
	if n := c.Dataset.NearestOf(ind.ID); n != nil {
		return NewOpen(c, c.Dataset.Indicator(n.Series[0].Indicator), pointers(n.Series)).DrawSparkline(nil)
	}
	points := DeckValues(c, ind)
	spec := chart.Spec{Form: chart.Sparkline{Downward: ind.Meaning == data.Rank}, Series: deckSeries(c, ind, points)}
	var said []string
	for i := range spec.Series {
		p := &spec.Series[i].Points[0]
		p.X = points[i].Observation.Period.End
		if !p.Missing {
			said = append(said, c.Say(catalogue.AltValue, "what", points[i].What, "value", p.Text))
		}
	}
	return sparkline(&spec, c.Join(said...))
}

// DrawSparkline draws what the measure's finding is of, the size of a word: the lines
// that lead some sides, or the measure's own subjects over all years, of places and pairs
// the source with the newest value alone.
func (o *Open) DrawSparkline(sides []*side) string {
	if lines := o.led(sides); len(lines) > 0 {
		return o.drawSmall(lines, othersLevel)
	}
	var lines []*data.Series
	subjects, own := o.subjects(), o.Own()
	for _, s := range o.lines {
		if slices.Contains(subjects[:], s.Subject) && (s.Subject.Kind == data.OfFlow || s.Source == own[0].Source) {
			lines = append(lines, s)
		}
	}
	return o.drawSmall(lines, 1)
}

// drawSmall draws some lines down to a level as a sparkline.
func (o *Open) drawSmall(lines []*data.Series, last int) string {
	f := &Model{}
	o.addTold(lines, f, last)
	f.Spec.Form, f.Measure.Rules = chart.Sparkline{Downward: o.ind.Meaning == data.Rank}, caption.All
	return sparkline(&f.Spec, caption.For(o.c.Catalogue, &f.Measure, &f.Spec).Title)
}

// sparkline lays a spec out; the words say what it shows.
func sparkline(spec *chart.Spec, words string) string {
	scene := chart.Layout(spec)
	return `<div class="` + scene.Class() + `">` + scene.SVG(words) + `</div>`
}
