// Package figure draws a measure: from an indicator of the dataset and the
// reader's view it makes a chart, its table, its words and its controls as one
// figure of the interface. It stands between package chart and the pages.
package figure

import (
	"strconv"

	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// Model is what a figure is made from: the chart with all its values, what it
// measures, and what stands beside it.
type Model struct {
	ID       string
	Listed   string     // what its page calls it in its contents; "" for the measure's name
	FileName string     // of the download, without its ending; "" for the ID and the years shown
	FileOf   string     // what else tells its file from others of the ID: of which places it is; "" for nothing
	Spec     chart.Spec // with all its years, as the dataset has them
	Measure  caption.Measure
	Source   string // as the download names it; "" for those of Sources
	Weight   ui.Weight
	// What stands beside the chart, where there is any.
	Sources []ui.SourceLink
	Caveats []ui.Phrase
	Notes   []ui.NoteView
	// Lead stands before the subtitle; "" for nothing.
	Lead string
	// Forms are those that a reader may choose from, the first where nothing is
	// chosen; none where there is no choice. Spec has the one of the index Form.
	Forms []Form
	Form  int
	// Table makes the figure's table; nil for the chart's own.
	Table func(*TableWriter, *chart.Spec) *ui.FigureTable
	// Controls puts into the figure what its reader can choose; nil for nothing:
	// the page has another figure with them. A program has the controls alone
	// that some page of its own names.
	Controls func(m *Model, c *page.Context, view *ui.Figure, v *Shown)
	// Index turns values into changes from the first year, where the reader asks
	// for it; nil where the series have no common first year.
	Index func(*page.Context, *Shown)
	// Fixed says that nothing but the years and the table is the reader's to
	// choose, though another figure of the page has more.
	Fixed bool
	// Snapshot says that the values are of one period each, and the summary says
	// them all: there is no series to pick out.
	Snapshot bool
	// Plain says that the values stand at their marks: no room is kept to read
	// them in.
	Plain bool
	// Quiet offers only labelled series to be picked out, and tells of no other
	// in words.
	Quiet bool
}

// Draw makes the figure of a view and puts its chart among those of the page
// that can be read.
func Draw(c *page.Context, m *Model) *ui.Figure {
	view, drawn := m.Build(c)
	if drawn != nil {
		c.Charts = append(c.Charts, drawn)
	}
	return view
}

// Build makes the figure of a view, and its chart where one is shown. Chart,
// table, words and download come from the same series. It leaves the model as
// it is.
func (m *Model) Build(c *page.Context) (*ui.Figure, *page.Chart) {
	v := m.shown(c)
	words := m.caption(c, &v)
	view := &ui.Figure{
		ID: m.ID, TitleID: m.ID + "-title", Class: m.class(), Weight: m.Weight,
		Title: ui.Phrase{Text: words.Title}, Subtitle: ui.Phrase{Text: words.Subtitle},
		Summary: words.Summary, Words: words.Alternative, Sources: m.Sources, Notes: m.Notes,
		SeriesLabel: c.Say(catalogue.PickOut),
	}
	if c.HasContents && !m.Fixed {
		if view.Listed = m.Listed; view.Listed == "" {
			view.Listed = m.Measure.Name
		}
	}
	c.Furnish(view)
	if m.Lead != "" {
		view.Subtitle.Text = c.Say(catalogue.AltValue, "what", m.Lead, "value", words.Subtitle)
	}
	source := m.Source
	if source == "" {
		source = sourceTexts(m.Sources)
	} else if view.Sources == nil {
		view.Sources = []ui.SourceLink{{Phrase: ui.Phrase{Text: source}}}
	}
	switch {
	case m.overYears():
		c.Mind(view, c.NoticeYears(m.Spec.Span()))
	case m.Spec.Dimension() == chart.ByMoment:
		c.Mind(view, c.NoticeMoments(m.Spec.Span()))
	}
	c.Mind(view, m.Caveats)
	if m.Controls != nil && !c.State.HideControls {
		m.Controls(m, c, view, &v)
	}
	if c.Takes() {
		m.take(c, view, words, source, &v)
	}
	if c.State.Tab == state.TableTab {
		m.tabulate(c, view, v.drawn)
		view.Range = nil
		return view, nil
	}
	drawn := &page.Chart{ID: m.ID + "-readout", FileName: m.fileName(&v), Measure: v.measure, Scene: chart.Layout(v.drawn), Caption: words, Source: source}
	drawn.Waits = c.Waits != nil && c.Waits(m.ID)
	view.Plot = drawn.Plot(c.Catalogue)
	switch {
	case m.Snapshot || m.Fixed:
		view.Plot.Label = briefly(c, view)
	case !m.Plain:
		view.Plot.Hint = c.Say(catalogue.ChartHint)
	}
	return view, drawn
}

// class is the figure's.
func (m *Model) class() string {
	switch {
	case m.Fixed:
		return "fig near"
	case m.Snapshot || m.Plain:
		return "fig"
	}
	return "fig series"
}

// Shown is what a view shows of a model.
type Shown struct {
	drawn, described *chart.Spec // what is drawn, and what the words tell of
	amounts          *chart.Spec // of what is drawn as changes; nil for what is not
	measure          caption.Measure
	// first and last are the years that can be chosen, start and end those that
	// were; 0 where there are none.
	first, last, start, end int
}

// shown is what the view shows: its years, as changes or on a logarithmic
// scale where that was asked for and has a meaning, with what was picked out.
func (m *Model) shown(c *page.Context) Shown {
	st := &c.State.Series
	v := Shown{measure: m.Measure}
	v.first, v.last = m.Spec.Span()
	v.start, v.end = st.Time.Within(v.first, v.last)
	given := m.Spec
	given.Provisional = c.Say(catalogue.FlagProvisional)
	if c.State.Compact {
		given.Lower()
	}
	v.drawn, v.described = &given, &given
	if st.Indexed && m.canIndex() {
		m.Index(c, &v)
	} else if m.overYears() {
		v.drawn = given.Between(v.start, v.end)
		v.described = v.drawn
	}
	if st.Log && m.canLog() && v.drawn.AllPositive() {
		scaled := *v.drawn
		scaled.Scale = chart.Log
		v.drawn = &scaled
	}
	if !m.Fixed {
		v.drawn, v.described = v.drawn.Focused(st.Focus), v.described.Focused(st.Focus)
	}
	if v.amounts != nil {
		v.amounts = v.amounts.Focused(st.Focus)
	}
	if m.Quiet {
		v.described = v.described.OnlyLabelled()
		if v.amounts != nil {
			v.amounts = v.amounts.OnlyLabelled()
		}
	}
	return v
}

// FromFirstYear is the Index of series over years. Years at either end that no
// change can be counted to are not shown, nor offered; the words say which, and
// why.
func FromFirstYear(c *page.Context, v *Shown) {
	mark, noBase := c.Say(catalogue.NotAvailable), c.Say(catalogue.NoBase)
	given := v.drawn
	if from, to := given.Between(v.first, v.last).Indexed(mark, noBase).Filled(); from > 0 {
		v.first, v.last = from, to
	}
	v.amounts = given.Between(v.start, v.end)
	v.described = v.amounts.Indexed(mark, noBase)
	v.drawn = v.described
	if from, to := v.described.Filled(); from > 0 {
		v.drawn = v.described.Between(from, to)
		v.start, v.end = from, to
	}
	v.first, v.last = min(v.first, v.start), max(v.last, v.end) // the lists have what is shown
	v.measure.Unit = c.Say(catalogue.IndexedScale)
}

// Finding is the title that the figure has in a view.
func (m *Model) Finding(c *page.Context) string {
	v := m.shown(c)
	return m.caption(c, &v).Title
}

// caption is the figure's words. They tell of the amounts where the reader sees
// changes from a first year: it is the same finding.
func (m *Model) caption(c *page.Context, v *Shown) caption.Caption {
	if v.amounts == nil {
		return caption.For(c.Catalogue, &v.measure, v.described)
	}
	return caption.Changes(c.Catalogue, &v.measure, v.described, &m.Measure, v.amounts)
}

// fileName says what a download is, and of which years.
func (m *Model) fileName(v *Shown) string {
	name := m.fileOf()
	switch {
	case m.FileName != "" || !m.overYears():
		return name
	case v.start == v.end:
		return name + "-" + strconv.Itoa(v.start)
	}
	return name + "-" + strconv.Itoa(v.start) + "-" + strconv.Itoa(v.end)
}

// fileOf says what a download is, without the years shown.
func (m *Model) fileOf() string {
	switch {
	case m.FileName != "":
		return m.FileName
	case m.FileOf != "":
		return m.ID + "-" + m.FileOf
	}
	return m.ID
}

// overYears reports whether the chart has years to choose from.
func (m *Model) overYears() bool {
	_, zoomable := m.Spec.Form.(chart.Zoomable)
	return zoomable
}

// canIndex reports whether the series may be shown as changes from their first
// year: amounts may, ratios, growth and ranks may not.
func (m *Model) canIndex() bool {
	_, indexable := m.Spec.Form.(chart.Indexable)
	return indexable && m.Index != nil && (m.Measure.Meaning == data.Count || m.Measure.Meaning == data.Flow || m.Measure.Meaning == data.Amount)
}

// canLog reports whether the values may stand on a logarithmic scale.
func (m *Model) canLog() bool {
	_, logarithmic := m.Spec.Form.(chart.Logarithmic)
	return logarithmic && !m.Fixed && hasLog(m.Measure.Meaning, m.Snapshot) && m.Spec.AllPositive()
}

// hasLog reports whether a logarithmic scale means something for a measure.
// Over years it shows rates of change, which growth and ranks have not; of one
// moment, how many times one value is another.
func hasLog(meaning data.Meaning, snapshot bool) bool {
	if snapshot {
		return meaning == data.Count || meaning == data.RatioToWorld
	}
	return meaning != data.Growth && meaning != data.Rank
}

// sourceTexts is the sources as a downloaded chart names them.
func sourceTexts(sources []ui.SourceLink) string {
	text := ""
	for i, s := range sources {
		if i > 0 {
			text += " "
		}
		text += s.Full
	}
	return text
}

// take keeps what the figure shows, with its chart whether the view shows that or not.
func (m *Model) take(c *page.Context, view *ui.Figure, words caption.Caption, source string, v *Shown) {
	t := &page.Taken{ID: m.ID, FileName: m.fileOf(), View: view, Drawn: v.drawn,
		Chart: &page.Chart{ID: m.ID, FileName: m.fileName(v), Measure: v.measure, Scene: chart.Layout(v.drawn), Caption: words, Source: source}}
	if m.overYears() && !m.Fixed {
		t.First, t.Last = m.Spec.Span()
	}
	if v.amounts != nil {
		t.Indexed = v.measure.Unit
	}
	c.Take(t)
}
