// Package figure draws a measure: from an indicator of the dataset and the
// reader's view it makes a chart, its table, its words and its controls as one
// figure of the interface. It stands between package chart and the pages.
package figure

import (
	"slices"
	"strconv"

	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// SpokenFigure is what can be said of a figure: what it shows, and the choice
// that each of its controls has.
func SpokenFigure(c *page.Context, view *ui.Figure) []string {
	return c.Spoken(view.Title.Text, view)
}

// Show puts a chart into its figure, and among those that can be read.
func Show(c *page.Context, view *ui.Figure, drawn *page.Chart) {
	view.Plot = drawn.Plot(c.Catalogue, c.Live, len(c.Charts))
	// The summary beside the chart says the rest.
	view.Plot.Label = view.Subtitle.Text
	c.Charts = append(c.Charts, drawn)
	if !c.State.HideControls {
		view.ActionsLabel = c.Say(catalogue.Download)
		view.Actions = downloads(c.Catalogue)
	}
}

// Draw makes a figure of series and puts its chart among those that
// can be read.
func Draw(c *page.Context, f *Model) *ui.Figure {
	f.Live, f.Index = c.Live, len(c.Charts)
	f.Bare = f.Bare || c.State.HideControls
	if f.Source == "" {
		f.Source = sourceTexts(f.Sources)
	}
	if f.overYears() {
		f.Caveats = append(c.NoticeYears(f.Spec.Span()), f.Caveats...)
	}
	view, drawn := f.Build(c.State, c.Catalogue)
	if drawn != nil {
		c.Charts = append(c.Charts, drawn)
	}
	return view
}

// Model is what a figure of series is made from.
type Model struct {
	ID      string
	Spec    chart.Spec // with all its years, as the dataset has them
	Source  string     // of the download, "" for none
	Measure caption.Measure
	Live    bool // the program is there
	Index   int  // of the chart among the page's
	// What stands beside the chart, where there is any.
	Sources []ui.SourceLink
	Caveats []ui.Phrase
	Notes   []ui.NoteView
	// Title stands in the place of what the values say; "" for that.
	Title string
	// Bare leaves out the controls: the page has another figure with them, or
	// the frame hides them.
	Bare bool
	// Unindexed leaves out the index: the series have no common first year.
	Unindexed bool
	// About are the keys of the series that the title tells of; none for what
	// the values say by themselves. Quiet offers only labelled series to be
	// picked out, and tells of no other in words.
	About []string
	Quiet bool

	told []string // the notes that the table has marks of
}

// maxShownRows is how many rows a table paints at first.
const maxShownRows = 200

// Build makes the figure of a view, and its chart where one is shown. Chart,
// table and words come from the same series.
func (f *Model) Build(st *state.State, cat *catalogue.Catalogue) (*ui.Figure, *page.Chart) {
	first, last := f.Spec.Span()
	start, end := st.Series.Time.Within(first, last)
	given := f.Spec
	given.Provisional = cat.Say(catalogue.FlagProvisional)
	shown := &given
	told := shown
	if st.Series.Indexed && f.canIndex() {
		// Years at either end that no change can be counted to are not shown,
		// nor offered; the words say which, and why.
		noBase := cat.Say(catalogue.NoBase)
		if from, to := f.Spec.Between(first, last).Indexed(noBase).Filled(); from > 0 {
			first, last = from, to
		}
		told = shown.Between(start, end).Indexed(noBase)
		shown = told
		if from, to := told.Filled(); from > 0 {
			shown = told.Between(from, to)
			start, end = from, to
		}
		first, last = min(first, start), max(last, end) // the lists have what is shown
		f.Measure.Unit = cat.Say(catalogue.IndexedScale)
	} else if f.overYears() {
		shown = shown.Between(start, end)
		told = shown
	}
	if st.Series.Log && f.canLog() && shown.AllPositive() {
		scaled := *shown
		scaled.Scale = chart.Log
		shown = &scaled
	}
	shown, told = shown.Focused(st.Series.Focus), told.Focused(st.Series.Focus)
	if f.Quiet {
		told = told.OnlyLabelled()
	}
	words := caption.For(cat, f.Measure, told)
	if len(f.About) > 0 && len(st.Series.Focus) == 0 {
		if courses := caption.Courses(cat, &f.Measure, shown, f.About); courses != "" {
			words.Title = courses
		}
	}
	if f.Title != "" {
		words.Title = f.Title
	}
	view := &ui.Figure{
		ID: f.ID, TitleID: f.ID + "-title", Class: "fig series",
		Title: ui.Phrase{Text: words.Title}, Subtitle: ui.Phrase{Text: words.Subtitle},
		Summary: words.Summary, Sources: f.Sources, Notes: f.Notes,
		SeriesLabel:    cat.Say(catalogue.PickOut),
		CaveatsHeading: cat.Say(catalogue.CaveatsHeading), Caveats: f.Caveats,
		ActionsLabel: cat.Say(catalogue.Download),
	}
	if view.Sources == nil && f.Source != "" {
		view.Sources = []ui.SourceLink{{Phrase: ui.Phrase{Text: f.Source}}}
	}
	if !f.Bare {
		view.Switches = f.switches(st, cat)
	}
	if f.overYears() && !f.Bare {
		view.Years = f.years(st, cat, first, last, start, end)
	}
	for i := range f.Spec.Series {
		if f.Bare {
			break
		}
		s := &f.Spec.Series[i]
		if f.Quiet && (!s.Labelled || i > 0 && f.Spec.Series[i-1].Key == s.Key) {
			continue
		}
		link := ui.SeriesLink{Key: s.Key, Mark: chart.MarkClass(s.Role)}
		link.Text, link.Current = s.Name, slices.Contains(st.Series.Focus, s.Key)
		link.Address = state.Update(st, state.PickOut{Key: s.Key}).Address() + "#" + f.ID
		view.Series = append(view.Series, link)
	}
	if st.Tab == state.TableTab {
		view.Table = f.table(shown, cat, words.Title)
		view.Notes = f.Notes
		return view, nil
	}
	scene := chart.Layout(shown)
	drawn := &page.Chart{ID: f.ID + "-readout", FileName: f.fileName(start, end), Measure: f.Measure, Scene: scene, Labels: words.Labels(f.Source)}
	view.Plot = drawn.Plot(cat, f.Live, f.Index)
	view.Plot.Hint = cat.Say(catalogue.ChartHint)
	if !st.HideControls {
		view.Actions = downloads(cat)
	}
	return view, drawn
}

// fileName says what a download is, and of which years.
func (f *Model) fileName(start, end int) string {
	switch {
	case !f.overYears():
		return f.ID
	case start == end:
		return f.ID + "-" + strconv.Itoa(start)
	}
	return f.ID + "-" + strconv.Itoa(start) + "-" + strconv.Itoa(end)
}

// overYears says whether the chart has years to choose from.
func (f *Model) overYears() bool {
	_, zoomable := f.Spec.Form.(chart.Zoomable)
	return zoomable
}

// canIndex says whether the series may be shown as changes from their first
// year: amounts may, ratios, growth and ranks may not.
func (f *Model) canIndex() bool {
	_, indexable := f.Spec.Form.(chart.Indexable)
	return indexable && !f.Unindexed && (f.Measure.Meaning == data.Count || f.Measure.Meaning == data.Flow || f.Measure.Meaning == data.Amount)
}

// canLog says whether a log scale makes sense.
func (f *Model) canLog() bool {
	_, logarithmic := f.Spec.Form.(chart.Logarithmic)
	return logarithmic && f.Measure.Meaning != data.Growth && f.Measure.Meaning != data.Rank && f.Spec.AllPositive()
}

func (f *Model) switches(st *state.State, cat *catalogue.Catalogue) []*ui.Switch {
	list := []*ui.Switch{{Label: cat.Say(catalogue.FigureViews)}}
	add := func(text catalogue.Key, current bool, a state.Action) {
		list[len(list)-1].Add(cat.Say(text), state.Update(st, a).Address()+"#"+f.ID, current)
	}
	add(catalogue.ChartTab, st.Tab == state.ChartTab, state.Show{Tab: state.ChartTab})
	add(catalogue.TableTab, st.Tab == state.TableTab, state.Show{Tab: state.TableTab})
	if f.canLog() {
		list = append(list, &ui.Switch{Label: cat.Say(catalogue.ValueScale)})
		add(catalogue.LinearScale, !st.Series.Log, state.ScaleValues{})
		add(catalogue.LogScale, st.Series.Log, state.ScaleValues{Log: true})
	}
	if f.canIndex() {
		list = append(list, &ui.Switch{Label: cat.Say(catalogue.Comparison)})
		add(catalogue.AbsoluteScale, !st.Series.Indexed, state.CompareFrom{})
		add(catalogue.IndexedScale, st.Series.Indexed, state.CompareFrom{Indexed: true})
	}
	return list
}

func (f *Model) years(st *state.State, cat *catalogue.Catalogue, first, last, start, end int) *ui.YearsForm {
	form := &ui.YearsForm{
		Action: st.Path(), Hidden: page.HiddenFields(st, state.TimeParameter),
		FromLabel: cat.Say(catalogue.FromYear), ToLabel: cat.Say(catalogue.ToYear), Show: cat.Say(catalogue.ShowYears),
	}
	for y := first; y <= last && first > 0; y++ {
		form.From = append(form.From, yearOption(y, y == start))
		form.To = append(form.To, yearOption(y, y == end))
	}
	return form
}

func yearOption(year int, selected bool) ui.YearOption {
	option := ui.YearOption{Value: strconv.Itoa(year)}
	if selected {
		option.Selected = "selected"
	}
	return option
}

// table is the chart's own table: series down and their moments across, or
// years down and series across.
func (f *Model) table(shown *chart.Spec, cat *catalogue.Catalogue, title string) *ui.FigureTable {
	table := &ui.FigureTable{Caption: title}
	if !f.overYears() {
		table.AddHead(cat.Say(catalogue.WhatColumn))
		for _, name := range columnsOf(shown, cat) {
			table.AddHead(name)
		}
		for i := range shown.Series {
			s := &shown.Series[i]
			table.AddRow(s.Key, s.Name)
			for j := range s.Points {
				table.AddCell(f.pointCell(&s.Points[j], cat))
			}
		}
		return table
	}
	table.AddHead(cat.Say(catalogue.YearColumn))
	for i := range shown.Series {
		table.AddHead(shown.Series[i].Name)
	}
	first, last := shown.Span()
	for y := first; y <= last && first > 0 && len(table.Rows) < maxShownRows; y++ {
		year := strconv.Itoa(y)
		table.AddRow(year, year)
		for i := range shown.Series {
			table.AddCell(f.yearCell(&shown.Series[i], y, cat))
		}
	}
	return table
}

// yearCell is a series' value of a year; it says so where there is none.
func (f *Model) yearCell(s *chart.Series, year int, cat *catalogue.Catalogue) *ui.Cell {
	for i := range s.Points {
		if s.Points[i].X == year {
			return f.pointCell(&s.Points[i], cat)
		}
	}
	return &ui.Cell{Value: format.Missing(cat, data.NotAvailable), Meaning: cat.Say(catalogue.NotAvailableInWords), Class: "na"}
}

// pointCell is a point in a table, with why it is missing or a mark that leads
// to its note, which stands below the table once.
func (f *Model) pointCell(p *chart.Point, cat *catalogue.Catalogue) *ui.Cell {
	cell := &ui.Cell{Value: p.Text}
	if p.Missing {
		cell.Class, cell.Meaning = "na", p.Reason
		return cell
	}
	if p.Note == "" {
		return cell
	}
	at := slices.Index(f.told, p.Note)
	isNew := at < 0
	if isNew {
		at = len(f.told)
		f.told = append(f.told, p.Note)
	}
	mark := strconv.Itoa(at + 1)
	id := f.ID + "-note-" + mark
	cell.NoteMark, cell.NoteLabel, cell.NoteLink = mark, cat.Say(catalogue.NoteMark, "mark", mark), "#"+id
	if isNew {
		f.Notes = append(f.Notes, ui.NoteView{ID: id, Text: cat.Say(catalogue.NoteText, "mark", mark, "text", p.Note)})
	}
	return cell
}

// columnsOf names the columns of a table whose rows are series.
func columnsOf(s *chart.Spec, cat *catalogue.Catalogue) []string {
	if headed, ok := s.Form.(chart.Headed); ok && len(headed.Heads()) > 0 {
		return headed.Heads()
	}
	var names []string
	for _, series := range s.Series {
		for i := len(names); i < len(series.Points); i++ {
			name := series.Points[i].XText
			if name == "" {
				name = cat.Say(catalogue.ValueColumn)
			}
			names = append(names, name)
		}
	}
	return names
}

// downloads are the files a chart can be had as. The stylesheet shows them when
// the program is there.
func downloads(cat *catalogue.Catalogue) []ui.ActionButton {
	saved, failed := cat.Say(catalogue.Saved), cat.Say(catalogue.NotSaved)
	return []ui.ActionButton{
		{Action: "svg", Label: "SVG", Done: saved},
		{Action: "png", Label: "PNG", Done: saved, Failed: failed},
		{Action: "png2", Label: cat.Say(catalogue.PNGTwice), Done: saved, Failed: failed},
		{Action: "social", Label: cat.Say(catalogue.PNGSocial), Done: saved, Failed: failed},
		{Action: "copy", Label: cat.Say(catalogue.CopyImage), Done: cat.Say(catalogue.Copied), Failed: cat.Say(catalogue.NotCopied)},
	}
}
