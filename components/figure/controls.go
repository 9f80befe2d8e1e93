package figure

import (
	"slices"
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
)

// Form is a form of chart that a reader can choose, by its name in an address.
type Form struct {
	name  string
	label catalogue.Key
	chart chart.Form
}

// controls puts into a figure what its reader can choose.
func (m *Model) controls(c *page.Context, view *ui.Figure, v *cut) {
	view.Switches = m.switches(c)
	if m.overYears() {
		view.Years = years(c, v)
	}
	if m.Snapshot {
		return
	}
	for i := range m.Spec.Series {
		s := &m.Spec.Series[i]
		if m.Quiet && (!s.Labelled || i > 0 && m.Spec.Series[i-1].Key == s.Key) {
			continue
		}
		link := ui.SeriesLink{Link: c.LinkTo(state.PickOut{Key: s.Key}, "#"+m.ID), Key: s.Key, Mark: chart.MarkClass(s.Role)}
		link.Text, link.Current = s.Name, slices.Contains(c.State.Series.Focus, s.Key)
		view.Series = append(view.Series, link)
	}
}

// switches are chart or table, the form, the scale, and values or changes.
func (m *Model) switches(c *page.Context) []*ui.Switch {
	st := c.State
	list := []*ui.Switch{{Label: c.Say(catalogue.FigureViews)}}
	add := func(text catalogue.Key, current bool, a state.Action) {
		list[len(list)-1].Add(c.Say(text), c.LinkTo(a, "#"+m.ID).Address, current)
	}
	add(catalogue.ChartTab, st.Tab == state.ChartTab, state.Show{Tab: state.ChartTab})
	add(catalogue.TableTab, st.Tab == state.TableTab, state.Show{Tab: state.TableTab})
	for i, form := range m.Forms {
		action := state.Draw{Form: form.name}
		if i == 0 {
			list = append(list, &ui.Switch{Label: c.Say(catalogue.FormChoice)})
			action.Form = ""
		}
		add(form.label, i == m.Form, action)
	}
	if m.canLog() {
		list = append(list, &ui.Switch{Label: c.Say(catalogue.ValueScale)})
		add(catalogue.LinearScale, !st.Series.Log, state.ScaleValues{})
		add(catalogue.LogScale, st.Series.Log, state.ScaleValues{Log: true})
	}
	if m.canIndex() {
		list = append(list, &ui.Switch{Label: c.Say(catalogue.Comparison)})
		add(catalogue.AbsoluteScale, !st.Series.Indexed, state.CompareFrom{})
		add(catalogue.IndexedScale, st.Series.Indexed, state.CompareFrom{Indexed: true})
	}
	return list
}

// years is the form that chooses the years shown.
func years(c *page.Context, v *cut) *ui.YearsForm {
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

func yearOption(year int, selected bool) ui.YearOption {
	option := ui.YearOption{Value: strconv.Itoa(year)}
	if selected {
		option.Selected = "selected"
	}
	return option
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
