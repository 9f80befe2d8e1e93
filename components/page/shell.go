package page

import (
	"slices"
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// canonical is the path of the page in a language, without its view.
func (c *Context) canonical(l data.Language) string {
	st := state.Update(c.State, state.SetLanguage{Language: l})
	if st.Frame {
		st = state.Update(st, state.LeaveFrame{})
	}
	return st.Path()
}

// Pages are those that the masthead names, in its order.
var Pages = [...]struct {
	Route state.Route
	Name  catalogue.Key
}{
	{state.Overview, catalogue.OverviewPage},
	{state.Indicators, catalogue.IndicatorsPage},
	{state.Partners, catalogue.PartnersPage},
	{state.Mobility, catalogue.MobilityPage},
	{state.Evidence, catalogue.EvidencePage},
	{state.Slides, catalogue.SlidesPage},
	{state.About, catalogue.AboutPage},
}

func (c *Context) masthead() *ui.Masthead {
	other := data.English
	if c.State.Language == data.English {
		other = data.Japanese
	}
	view := &ui.Masthead{
		Home:  ui.Link{Phrase: brand(c.Phrase(c.Dataset.Product)), Address: c.State.Page(state.Overview).Address()},
		Label: c.Say(catalogue.PagesLabel),
		OtherLanguage: ui.Link{
			Phrase:  ui.Phrase{Text: c.Say(catalogue.OtherLanguage), Language: string(other)},
			Address: state.Update(c.State, state.SetLanguage{Language: other}).Address(),
		},
	}
	if results := c.State.Page(state.Results); c.State.Route != state.Results {
		view.Search = &ui.SearchField{Action: results.Path(), Label: c.Say(catalogue.SearchShow), Hidden: HiddenFields(results)}
	}
	for _, p := range Pages {
		if !p.Route.In(c.Dataset) {
			continue
		}
		link := ui.Link{Phrase: ui.Phrase{Text: c.Say(p.Name)}, Address: c.State.Page(p.Route).Address(), Current: c.State.Route == p.Route}
		if own := c.State.CountSlides(); p.Route == state.Slides && own > 0 {
			link.Text = c.Say(catalogue.SlidesCount, "n", strconv.Itoa(own))
		}
		// An indicator stands among all indicators.
		link.Current = link.Current || c.State.Route == state.Indicator && p.Route == state.Indicators
		view.Pages = append(view.Pages, link)
	}
	return view
}

// footer ends the page. Of a page that does not exist, or stands in for
// another, there are no other colours.
func (c *Context) footer() *ui.Footer {
	view := &ui.Footer{StaticNote: c.Say(catalogue.StaticNote)}
	if c.State.Frame {
		return view
	}
	view.Text = c.Phrase(c.Dataset.Imprint)
	view.Label = c.Say(catalogue.SourcesHeading)
	view.Links = []ui.Link{{Phrase: ui.Phrase{Text: c.Say(catalogue.SourcesHeading)}, Address: c.State.Page(state.Sources).Address(), Current: c.State.Route == state.Sources}}
	if c.State.Route == state.NotFound || c.State.Route == state.Unkept {
		return view
	}
	view.ThemeLabel = c.Say(catalogue.GalleryTheme)
	for _, t := range [...]struct {
		theme string
		name  catalogue.Key
	}{{state.AutoTheme, catalogue.ThemeAuto}, {state.LightTheme, catalogue.ThemeLight}, {state.DarkTheme, catalogue.ThemeDark}} {
		link := ui.ThemeLink{Link: c.LinkTo(state.SetTheme{Theme: t.theme}, ""), Theme: t.theme}
		link.Text = c.Say(t.name)
		link.Current = c.State.Theme == t.theme || c.State.Theme == "" && t.theme == state.AutoTheme
		if t.theme == state.AutoTheme {
			// It must say so: without it, a choice that the device keeps would stand.
			link.Address = withParameter(link.Address, state.ThemeParameter, state.AutoTheme)
		}
		view.Themes = append(view.Themes, link)
	}
	return view
}

// withParameter adds a parameter to an address, though it be the default.
func withParameter(address string, name state.Parameter, value string) string {
	mark := "?"
	if strings.Contains(address, mark) {
		mark = "&"
	}
	return address + mark + string(name) + "=" + value
}

func (c *Context) notice(n state.Notice) string {
	switch n.Parameter {
	case state.IndicatorParameter:
		if c.State.Indicator == "" {
			break // the table of all of them
		}
		return c.Say(catalogue.NoticeIndicator, "value", n.Value, "shown", c.Text(c.Dataset.Indicator(c.State.Indicator).Label))
	case state.SortParameter:
		return c.Say(catalogue.NoticeSort, "value", n.Value)
	case state.TabParameter:
		return c.Say(catalogue.NoticeTab, "value", n.Value)
	case state.SearchParameter:
		return c.Say(catalogue.NoticeSearch)
	}
	return c.Say(catalogue.NoticeOther, "value", n.Value)
}

// Notices say what of the view's address could not be shown as it was asked for. They are
// whole once the page is built.
func (c *Context) Notices() []ui.Phrase {
	var list []ui.Phrase
	for _, n := range c.State.Notices {
		// Years are told of once: what is there in their place says more.
		if n.Parameter == state.TimeParameter && c.yearsTold {
			continue
		}
		if said := (ui.Phrase{Text: c.notice(n)}); !slices.Contains(list, said) {
			list = append(list, said)
		}
	}
	if len(c.notices) > 0 {
		list = append(list, ui.Phrase{Text: c.notices[0]})
	}
	return list
}

// NoticeYears says of figures that run from first to last which of the years
// asked for they have, where that is not all of them: of the page's first with
// a notice, of others, where they have none of them, as what to mind.
func (c *Context) NoticeYears(first, last int) []ui.Phrase {
	time := c.State.Series.Time
	if c.Takes() {
		c.span(first, last)
	}
	if first == 0 || time.Fits(first, last) {
		return nil
	}
	period := func(start, end int) string {
		return format.Period(data.Period{Start: start, End: end}, c.State.Language)
	}
	start, end := time.Within(first, last)
	words := c.Say(catalogue.NoticeYears, "years", period(first, last), "value", time.String(), "shown", period(start, end))
	c.yearsTold = true
	if list := c.Notice(words); start == first && end == last {
		return list
	}
	return nil
}

// NoticeMoments says of figures of no more than two years, from first to last, that the
// years asked for do not apply to them, where those are others.
func (c *Context) NoticeMoments(first, last int) []ui.Phrase {
	time := c.State.Series.Time
	if start, end := time.Within(first, last); first == 0 || start == first && end == last && time.Fits(first, last) {
		return nil
	}
	return c.Notice(c.Say(catalogue.NoticeMoments, "value", time.String()))
}

// Notice says what of the view cannot be shown as it was asked for: the first with the
// page's notices, another as what to mind of a figure. Nothing is said twice.
func (c *Context) Notice(words string) []ui.Phrase {
	if slices.Contains(c.notices, words) {
		return nil
	}
	if c.notices = append(c.notices, words); len(c.notices) == 1 {
		return nil
	}
	return []ui.Phrase{{Text: words}}
}

// brand is a name that breaks before the first katakana behind other letters, if it must:
// browsers take such a name for one phrase, and break it anywhere.
func brand(name ui.Phrase) ui.Phrase {
	was := true
	for i, r := range name.Text {
		is := r >= 'ァ' && r <= 'ー'
		if is && !was {
			name.Text = name.Text[:i] + "\u200b" + name.Text[i:]
			break
		}
		was = is
	}
	return name
}
