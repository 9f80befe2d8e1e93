package mobility

import (
	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/figure"
	"bilateral/components/format"
	"bilateral/components/ui"
	"bilateral/data"
)

// addLines draws the series of a direction, one a source, in segments that are
// not joined. The source that has most years is drawn as a line, the others as
// marks that stand outside it; that with the newest year is labelled.
func (m *builder) addLines(spec *chart.Spec, w *way) {
	first, longest, newest, year := len(spec.Series), 0, 0, 0
	for i, s := range w.lines {
		if i > 0 && s.Source == w.lines[i-1].Source {
			continue
		}
		seen := false
		for _, before := range w.lines[:i] {
			seen = seen || before.Source == s.Source
		}
		if seen {
			continue
		}
		at := len(spec.Series)
		drawn := spec.Add(string(w.column)+"-"+string(s.Source), m.c.Join(w.name, m.c.DisplayName(s.Source)), w.role)
		drawn.Short, drawn.Source = w.short, string(s.Source)
		figure.Tell(m.c, drawn, m.open, w.subject)
		for _, part := range w.lines[i:] {
			if part.Source != s.Source {
				continue
			}
			points := figure.Line(m.c, part, "", "", 0).Points
			for j := range points {
				points[j].Segment += len(drawn.Points) + part.Segment // unlike those before
			}
			drawn.Points = append(drawn.Points, points...)
			if _, last := part.Span(); last > year {
				newest, year = at, last
			}
		}
		if at == first || len(drawn.Points) > len(spec.Series[longest].Points) {
			longest = at
		}
	}
	for i := first; i < len(spec.Series); i++ {
		s := &spec.Series[i]
		s.Labelled = i == newest
		if i == longest {
			s.Name = w.name
		} else {
			figure.SetApart(s)
		}
	}
}

// addDeck draws a figure of the deck as a mark outside the lines.
func (m *builder) addDeck(spec *chart.Spec, key, name string, role chart.Role, year int, value float64, text string, of *data.Given) {
	short := m.c.Say(catalogue.DeckShort)
	s := spec.Add(key, m.c.Join(name, short), role)
	s.Short, s.Shape, s.Labelled = short, chart.Deck, true
	s.Add(year, m.c.Year(year), value, text).Of = of
	figure.SetApart(s)
}

// addDeckFlows draws the deck's figures of a direction, of those flows that the
// measure comes nearest to.
func (m *builder) addDeckFlows(f *figure.Model, w *way) {
	for _, ind := range m.nearest {
		o := m.c.Dataset.Cell(ind.ID, w.column)
		if o == nil || !o.Value.Present() {
			continue
		}
		m.addDeck(&f.Spec, string(w.column)+"-"+string(ind.ID), w.name, w.role, o.Period.End, o.Value.Number, format.Value(m.c.Catalogue, ind, o.Value), m.c.GivenAs(data.Given{Observation: o}))
		f.Sources = m.c.Cite(f.Sources, o.Source)
	}
}

// bothWays is the figure of both directions over time, nil where none is.
func (m *builder) bothWays() *ui.Figure {
	f := m.figure("figure", chart.Lines{})
	f.Controls, f.Weight = figure.SeriesControls, ui.Lead
	for i := range m.ways {
		w := &m.ways[i]
		if len(w.lines) > 0 {
			m.addLines(&f.Spec, w)
			m.cite(f, w.lines)
		}
	}
	if len(f.Spec.Series) == 0 {
		return nil
	}
	for i := range m.ways {
		m.addDeckFlows(f, &m.ways[i])
	}
	f.Measure, f.Listed = figure.MeasureOf(m.c, m.open), m.c.Text(m.open.Label)
	f.Caveats = m.c.Caveats(m.open)
	m.note(f, m.c.Say(catalogue.OutsideLine))
	view := m.show(f)
	view.Series = nil // both directions stand for themselves
	m.check(view)
	m.view.Lead = view
	return view
}

// check sets the deck's figures beside the figure of the measure that comes
// nearest to them, each with its verdict.
func (m *builder) check(view *ui.Figure) {
	view.ChecksLabel = m.c.Say(catalogue.DeckFigures)
	for _, ind := range m.nearest {
		for i := range m.ways {
			w := &m.ways[i]
			o := m.c.Dataset.Cell(ind.ID, w.column)
			if o == nil || !o.Value.Present() {
				continue
			}
			for _, link := range m.c.Checks(ind, w.column) {
				link.Name = m.c.Say(catalogue.FlowValue, "flow", w.name, "value", format.Value(m.c.Catalogue, ind, o.Value), "when", format.Period(o.Period, m.c.State.Language))
				view.Checks = append(view.Checks, link)
			}
		}
	}
}

// ratio draws the ratio of the two directions by year: one source's own as a
// line, that of two releases and the deck's as marks outside it.
func (m *builder) ratio() {
	name, two := m.c.Say(catalogue.RatioName), m.c.Say(catalogue.TwoSources)
	list := m.c.Dataset.Opposite(m.open.ID, m.c.Dataset.Roles.A, m.c.Dataset.Roles.B)
	f := m.figure("ratio", chart.Lines{Low: true})
	f.Weight = ui.Small
	f.Measure.Meaning, f.Measure.Name, f.Measure.Unit, f.Measure.Rules = data.Amount, name, m.c.Say(catalogue.BriefFlowRatio), caption.All
	f.Measure.Level = true
	f.Caveats = m.caution()
	for _, mixed := range [...]bool{false, true} {
		s := f.Spec.Add("own", name, chart.Pair)
		if mixed {
			s.Key, s.Name, s.Short, s.Shape = "two", m.c.Join(name, two), two, chart.A
		}
		s.Labelled = true
		segment := 0
		for i := range list {
			calculated := &list[i]
			x, y := calculated.Inputs[0].Series, calculated.Inputs[1].Series
			if i > 0 && (x != list[i-1].Inputs[0].Series || y != list[i-1].Inputs[1].Series) {
				segment++
			}
			if !calculated.Value.Present() || mixed != (x.Source != y.Source) {
				continue
			}
			p := s.Add(calculated.Period.End, m.c.Year(calculated.Period.End), calculated.Value.Number, format.Number(calculated.Value.Number, 1))
			p.Of = m.c.GivenAs(data.Given{Calculated: calculated, Subject: data.PairOf(m.c.Dataset.Roles.A, m.c.Dataset.Roles.B), Name: name})
			p.Segment, p.Open = segment, calculated.Flags.Has(data.Unreliable)
			if p.Provisional = calculated.Flags.Has(data.Provisional); p.Provisional {
				p.Note = m.c.Say(catalogue.FlagProvisional)
			}
			m.cite(f, []*data.Series{x, y})
			if !mixed {
				s.Short = m.c.DisplayName(x.Source)
			}
		}
		if mixed {
			figure.SetApart(s)
		}
		if len(s.Points) == 0 {
			f.Spec.Series = f.Spec.Series[:len(f.Spec.Series)-1]
		}
	}
	for _, ind := range m.nearest {
		m.view.Derived = figure.Derived(m.c, ind)
		derived := m.c.Dataset.Derived(ind.ID)
		for i := range derived {
			if d := &derived[i]; d.Value.Present() {
				m.addDeck(&f.Spec, string(ind.ID), name, chart.Pair, d.Inputs[0].Period.End, d.Value.Number, format.Number(d.Value.Number, 1), m.c.GivenAs(data.Given{Derived: d}))
				f.Sources = m.c.Cite(f.Sources, d.Inputs[0].Source)
			}
		}
	}
	if n := len(m.nearest); n > 0 {
		m.takeDerived("derived", m.view.Derived, m.nearest[n-1])
	}
	if len(list) > 0 {
		m.view.Ratio = m.show(f)
	}
}
