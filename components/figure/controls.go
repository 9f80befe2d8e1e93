package figure

import (
	"slices"
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// Form is a form of chart that a reader can choose, by its name in an address.
type Form struct {
	name  string
	label catalogue.Key
	chart chart.Form
}

// choices are the switches of a figure.
type choices struct {
	c    *page.Context
	m    *Model
	list []*ui.Switch
}

func (l *choices) add(text catalogue.Key, current bool, a state.Action) {
	l.list[len(l.list)-1].Add(l.c.Say(text), l.c.LinkTo(a, "#"+l.m.ID).Address, current)
}

func (l *choices) begin(label catalogue.Key) {
	l.list = append(l.list, &ui.Switch{Label: l.c.Say(label)})
}

// tabs are chart or table, with which the switches of every figure begin.
func (m *Model) tabs(c *page.Context) *choices {
	l := &choices{c: c, m: m}
	l.begin(catalogue.FigureViews)
	l.add(catalogue.ChartTab, c.State.Tab == state.ChartTab, state.ShowTab{Tab: state.ChartTab})
	l.add(catalogue.TableTab, c.State.Tab == state.TableTab, state.ShowTab{Tab: state.TableTab})
	return l
}

// scales are linear or logarithmic, where both mean something.
func (l *choices) scales() {
	if l.m.canLog() {
		l.begin(catalogue.ValueScale)
		l.add(catalogue.LinearScale, !l.c.State.Series.Log, state.SetLogScale{})
		l.add(catalogue.LogScale, l.c.State.Series.Log, state.SetLogScale{Log: true})
	}
}

// formControls are the Controls of an indicator of the deck: chart or table,
// the form, the scale.
func formControls(m *Model, c *page.Context, view *ui.Figure, _ *Shown) {
	l := m.tabs(c)
	l.begin(catalogue.FormChoice)
	for i, form := range m.Forms {
		action := state.SetForm{Form: form.name}
		if i == 0 {
			action.Form = ""
		}
		l.add(form.label, i == m.Form, action)
	}
	l.scales()
	view.Switches = l.list
}

// SeriesControls are the Controls of series: chart or table, the scale, values
// or changes, the years, and the series to pick out.
func SeriesControls(m *Model, c *page.Context, view *ui.Figure, v *Shown) {
	l := m.tabs(c)
	l.scales()
	if m.canIndex() {
		l.begin(catalogue.Comparison)
		l.add(catalogue.AbsoluteScale, !c.State.Series.Indexed, state.SetIndexed{})
		l.add(catalogue.IndexedScale, c.State.Series.Indexed, state.SetIndexed{Indexed: true})
	}
	view.Switches = l.list
	if m.overYears() {
		view.Years = years(c, v).Build
		if v.first > 0 {
			view.Period = format.Period(data.Period{Start: v.start, End: v.end}, c.State.Language)
		}
		if v.first < v.last {
			view.Range = yearRange(c, view, v).Build
		}
	}
	for i := range m.Spec.Series {
		s := &m.Spec.Series[i]
		if m.Quiet && (!s.Labelled || i > 0 && m.Spec.Series[i-1].Key == s.Key) {
			continue
		}
		link := ui.SeriesLink{Link: c.LinkTo(state.ToggleFocus{Key: s.Key}, "#"+m.ID), Key: s.Key, Mark: chart.MarkClass(s.Role)}
		link.Text, link.Current = s.Name, slices.Contains(c.State.Series.Focus, s.Key)
		view.Series = append(view.Series, link)
	}
}

// years is the form that chooses the years shown.
func years(c *page.Context, v *Shown) *ui.YearsForm {
	form := &ui.YearsForm{
		Action: c.State.Path(), Hidden: page.HiddenFields(c.State, state.TimeParameter),
		FromLabel: c.Say(catalogue.FromYear), ToLabel: c.Say(catalogue.ToYear), Show: c.Say(catalogue.ShowYears),
	}
	for y := v.first; y <= v.last && v.first > 0; y++ {
		form.From = append(form.From, yearOption(y, y == v.start))
		form.To = append(form.To, yearOption(y, y == v.end))
	}
	return form
}

// yearRange is the handles that choose the years shown.
func yearRange(c *page.Context, view *ui.Figure, v *Shown) *ui.YearRange {
	years := float64(v.last - v.first)
	at := func(year int) string { return format.Fixed(100*float64(year-v.first)/years, 2) }
	first, last := "", ""
	if v.start > v.first || v.end < v.last {
		first, last = c.Year(v.first), c.Year(v.last)
	}
	return &ui.YearRange{
		Of: view, Label: c.Say(catalogue.YearsShown), FromLabel: c.Say(catalogue.FirstYear), ToLabel: c.Say(catalogue.LastYear),
		First: page.YearKey(v.first), Last: page.YearKey(v.last), From: page.YearKey(v.start), To: page.YearKey(v.end),
		Track: ui.YearTrack(at(v.start), at(v.end), first, last),
	}
}

func yearOption(year int, selected bool) ui.YearOption {
	option := ui.YearOption{Value: strconv.Itoa(year)}
	if selected {
		option.Selected = "selected"
	}
	return option
}

// Downloads are the files that a program makes of a chart. The stylesheet shows them
// when it is there.
func Downloads(cat *catalogue.Catalogue) []ui.ActionButton {
	saved, failed := cat.Say(catalogue.Saved), cat.Say(catalogue.NotSaved)
	return []ui.ActionButton{
		{Action: "svg", Label: "SVG", Done: saved},
		{Action: "png", Label: "PNG", Done: saved, Failed: failed},
		{Action: "png2", Label: cat.Say(catalogue.PNGTwice), Done: saved, Failed: failed},
		{Action: chart.Social, Label: cat.Say(catalogue.PNGSocial), Done: saved, Failed: failed},
		{Action: chart.Slide, Label: cat.Say(catalogue.PNGSlide), Done: saved, Failed: failed},
		{Action: "copy", Label: cat.Say(catalogue.CopyImage), Done: cat.Say(catalogue.Copied), Failed: cat.Say(catalogue.NotCopied)},
	}
}
