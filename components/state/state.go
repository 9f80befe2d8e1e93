// Package state is the reader's view as a value: which page, which indicator,
// how sorted, chart or table. It reads a view from an address and prints the
// address of a view; it stands between the address bar and page.Build.
package state

import (
	"slices"
	"strings"

	"bilateral/data"
)

// Route is a page of the explorer.
type Route uint8

// The routes. NotFound is every path that is none of the others.
const (
	Overview Route = iota
	EmbedIndicator
	Gallery // of charts, for contributors
	NotFound
)

// Tab is the side of a figure that is shown.
type Tab uint8

// The two sides of a figure.
const (
	Chart Tab = iota
	Table
)

// ByIndicator is the Sort.Column that orders the table by the indicators'
// labels.
const ByIndicator data.ColumnID = "indicator"

// Sort is the order of the indicator table. The zero value is the dataset's
// own order.
type Sort struct {
	Column     data.ColumnID // a column of the table, or ByIndicator
	Descending bool
}

// Parameter is the name of a query parameter.
type Parameter string

// The parameters that make up a view.
const (
	IndicatorParameter Parameter = "indicator"
	SortParameter      Parameter = "sort"
	TabParameter       Parameter = "tab"
	FormParameter      Parameter = "form"
	ChildIDParameter   Parameter = "childId"
)

// The forms that a reader can choose for an indicator's chart; which of them
// suit it depends on what it means.
const (
	BarsForm  = "bars"
	DotsForm  = "dots"
	FlowForm  = "flow"
	StripForm = "strip"
)

// Notice says that a parameter's value could not be used and that the default
// is shown in its place.
type Notice struct {
	Parameter Parameter
	Value     string // as it came, shortened and made valid UTF-8
}

// State is one view of the explorer. Every State has an address, and every
// address gives a State.
type State struct {
	Language  data.Language
	Route     Route
	Indicator data.IndicatorID
	Tab       Tab
	Form      string // of the indicator's chart; "" for what its meaning asks for
	Sort      Sort
	// ChildID is the name that a framing page gave this frame; it is carried
	// from address to address in frames and ignored elsewhere.
	ChildID string
	// Series is what was chosen of series over time, Example and Theme what
	// the gallery shows and in which colours ("" for the system's).
	Series  Series
	Example string
	Theme   string
	Alone   bool // the example without its variants
	Notices []Notice

	initial data.IndicatorID // the dataset's default, left out of addresses
}

// maxShown is how many runes of a bad value a notice repeats.
const maxShown = 40

// Parse reads a view from the path and query of an address, such as
// "/ja/?indicator=fwci&sort=-JPN". It never fails: names it does not know are
// passed over, a value it cannot use falls back to the default with a Notice,
// and a path it does not know is NotFound. Of a repeated name the last counts.
func Parse(ds *data.Dataset, target string) State {
	if i := strings.IndexByte(target, '#'); i >= 0 {
		target = target[:i]
	}
	path, search, _ := strings.Cut(target, "?")
	q := parseQuery(search)
	s := State{Language: LanguageOf(path), Indicator: ds.DefaultIndicator, initial: ds.DefaultIndicator}
	s.parsePath(ds, path)
	if s.Route == Overview {
		s.parseIndicator(ds, q.last(IndicatorParameter))
		s.parseSort(ds, q.last(SortParameter))
	}
	if s.Route == EmbedIndicator {
		s.ChildID = q.last(ChildIDParameter)
	}
	if s.Route != NotFound {
		s.parseTab(q.last(TabParameter))
		s.parseForm(q.last(FormParameter))
		s.parseSwitch(q, YScaleParameter, "linear", "log", &s.Series.Log)
	}
	return s
}

// ParseGallery reads a view of the gallery of charts, "/gallery/lines/?focus=DEU";
// keys gives the series of an example, or nil when there is no such example.
func ParseGallery(keys func(example string) []string, target string) State {
	if i := strings.IndexByte(target, '#'); i >= 0 {
		target = target[:i]
	}
	path, search, _ := strings.Cut(target, "?")
	s := State{Language: LanguageOf(path), Route: NotFound}
	rest, ok := strings.CutPrefix(withoutLanguage(path), galleryPrefix)
	if !ok && withoutLanguage(path) != "" {
		return s
	}
	s.Example = strings.TrimSuffix(rest, "/")
	known := keys(s.Example)
	if s.Example != "" && known == nil {
		s.Example = ""
		return s
	}
	s.Route = Gallery
	q := parseQuery(search)
	s.parseTab(q.last(TabParameter))
	s.parseSeries(q, func(key string) bool { return slices.Contains(known, key) })
	s.parseSwitch(q, VariantsParameter, "1", "0", &s.Alone)
	switch theme := q.last(ThemeParameter); theme {
	case "", "auto":
	case "light", "dark":
		s.Theme = theme
	default:
		s.notice(ThemeParameter, theme)
	}
	return s
}

const (
	japanesePrefix = "/ja/"
	embedPrefix    = "embed/indicators/"
	galleryPrefix  = "gallery/"
)

// withoutLanguage is a path behind its language and first slash.
func withoutLanguage(path string) string {
	if path+"/" == japanesePrefix {
		return ""
	}
	if rest, ok := strings.CutPrefix(path, japanesePrefix); ok {
		return rest
	}
	return strings.TrimPrefix(path, "/")
}

// LanguageOf is the language that an address asks for.
func LanguageOf(target string) data.Language {
	if strings.HasPrefix(target, japanesePrefix) || target+"/" == japanesePrefix {
		return data.Japanese
	}
	return data.English
}

func (s *State) parsePath(ds *data.Dataset, path string) {
	rest := withoutLanguage(path)
	if rest == "" {
		return
	}
	if id, ok := strings.CutPrefix(rest, embedPrefix); ok {
		id := data.IndicatorID(strings.TrimSuffix(id, "/"))
		if ds.InTable(id) {
			s.Route, s.Indicator = EmbedIndicator, id
			return
		}
	}
	s.Route = NotFound
}

func (s *State) parseIndicator(ds *data.Dataset, value string) {
	switch {
	case value == "":
	case ds.InTable(data.IndicatorID(value)):
		s.Indicator = data.IndicatorID(value)
	default:
		s.notice(IndicatorParameter, value)
	}
}

func (s *State) parseSort(ds *data.Dataset, value string) {
	column, descending := strings.CutPrefix(value, "-")
	if value == "" {
		return
	}
	wanted := Sort{Column: data.ColumnID(column), Descending: descending}
	if wanted.Column == ByIndicator {
		s.Sort = wanted
		return
	}
	for _, c := range ds.Columns() {
		if c.ID == wanted.Column {
			s.Sort = wanted
			return
		}
	}
	s.notice(SortParameter, value)
}

func (s *State) parseTab(value string) {
	switch value {
	case "", "chart":
	case "table":
		s.Tab = Table
	default:
		s.notice(TabParameter, value)
	}
}

func (s *State) parseForm(value string) {
	switch value {
	case "":
	case BarsForm, DotsForm, FlowForm, StripForm:
		s.Form = value
	default:
		s.notice(FormParameter, value)
	}
}

func (s *State) notice(p Parameter, value string) {
	if runes := []rune(value); len(runes) > maxShown {
		value = string(runes[:maxShown]) + "…"
	}
	s.Notices = append(s.Notices, Notice{Parameter: p, Value: value})
}

// Path is the path of the view's address. It ends in "/".
func (s State) Path() string {
	prefix := "/"
	if s.Language == data.Japanese {
		prefix = japanesePrefix
	}
	switch {
	case s.Route == EmbedIndicator:
		return prefix + embedPrefix + escape(string(s.Indicator)) + "/"
	case s.Route == Gallery && s.Example != "":
		return prefix + galleryPrefix + escape(s.Example) + "/"
	case s.Route == Gallery:
		return prefix + galleryPrefix
	}
	return prefix
}

// Address prints the view's path and query with all defaults left out.
// Parse reads it back to an equal State, but for its notices. A NotFound
// view has no address of its own: it prints its language's overview.
func (s State) Address() string {
	var b strings.Builder
	b.WriteString(s.Path())
	mark := byte('?')
	add := func(name Parameter, value string) {
		b.WriteByte(mark)
		b.WriteString(string(name))
		b.WriteByte('=')
		b.WriteString(escape(value))
		mark = '&'
	}
	if s.Route == Overview {
		if s.Indicator != s.initial {
			add(IndicatorParameter, string(s.Indicator))
		}
		if s.Sort.Column != "" {
			value := string(s.Sort.Column)
			if s.Sort.Descending {
				value = "-" + value
			}
			add(SortParameter, value)
		}
	}
	if s.Tab == Table && s.Route != NotFound {
		add(TabParameter, "table")
	}
	if s.Route == Overview || s.Route == EmbedIndicator {
		if s.Form != "" {
			add(FormParameter, s.Form)
		}
		if s.Series.Log {
			add(YScaleParameter, "log")
		}
	}
	if s.Route == Gallery {
		s.printSeries(add)
		if s.Theme != "" {
			add(ThemeParameter, s.Theme)
		}
		if s.Alone {
			add(VariantsParameter, "0")
		}
	}
	if s.ChildID != "" && s.Route == EmbedIndicator {
		add(ChildIDParameter, s.ChildID)
	}
	return b.String()
}

// Action is a reader's choice.
type Action interface{ apply(*State) }

// Choose shows another indicator.
type Choose struct{ Indicator data.IndicatorID }

// SortBy orders the table by a column: the first time with the largest first
// (labels from the first letter), then the other way round, then back to the
// dataset's order.
type SortBy struct{ Column data.ColumnID }

// Show turns a figure to its chart or its table.
type Show struct{ Tab Tab }

// Speak changes the language of the page.
type Speak struct{ Language data.Language }

// Open moves to another page and keeps the chosen indicator.
type Open struct{ Route Route }

// Draw gives an indicator's chart another form; "" is what its meaning asks
// for.
type Draw struct{ Form string }

// Choose starts afresh: the form and the scale were chosen for another chart.
func (a Choose) apply(s *State) {
	s.Indicator, s.Form, s.Series.Log = a.Indicator, "", false
}
func (a Draw) apply(s *State) {
	s.Form = a.Form
	// Lengths need a zero, which a logarithmic scale has not.
	s.Series.Log = s.Series.Log && a.Form != "" && a.Form != BarsForm
}
func (a Show) apply(s *State)  { s.Tab = a.Tab }
func (a Speak) apply(s *State) { s.Language = a.Language }
func (a Open) apply(s *State)  { s.Route = a.Route }

func (a SortBy) apply(s *State) {
	first := Sort{Column: a.Column, Descending: a.Column != ByIndicator}
	switch s.Sort {
	case first:
		s.Sort.Descending = !first.Descending
	case Sort{Column: a.Column, Descending: !first.Descending}:
		s.Sort = Sort{}
	default:
		s.Sort = first
	}
}

// Update is the view after an action. It leaves the given State as it was and
// drops its notices: what the reader chose needs none.
func Update(s State, a Action) State {
	s.Notices = nil
	a.apply(&s)
	return s
}
