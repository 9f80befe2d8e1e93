// Package state is the reader's view as a value: which page, which indicator,
// how sorted, chart or table. It reads a view from an address and prints the
// address of a view; it stands between the address bar and page.Build.
package state

import (
	"slices"
	"strings"

	"bilateral/data"
)

// Tab is the side of a figure that is shown.
type Tab uint8

// The two sides of a figure.
const (
	ChartTab Tab = iota
	TableTab
)

// ByIndicator is the Sort.Column that orders the table by the indicators'
// labels.
const ByIndicator data.ColumnID = "indicator"

// Sort is the order of the indicator table, or of an indicator's fields. The zero value is the dataset's
// own order.
type Sort struct {
	Column     data.ColumnID // a column of the table, or ByIndicator
	Descending bool
}

// Parameter is the name of a query parameter.
type Parameter string

// The parameters that make up a view.
const (
	IndicatorParameter    Parameter = "indicator"
	SortParameter         Parameter = "sort"
	TopicParameter        Parameter = "topic"
	SearchParameter       Parameter = "q"
	DerivedParameter      Parameter = "derived"
	TabParameter          Parameter = "tab"
	FormParameter         Parameter = "form"
	ThemeParameter        Parameter = "theme"
	HideControlsParameter Parameter = "hideControls"
	ChildIDParameter      Parameter = "childId"
)

// The colours that a reader can choose; "" is the default: the system's, and
// light in a frame.
const (
	LightTheme = "light"
	DarkTheme  = "dark"
	AutoTheme  = "auto"
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
	Language data.Language
	Route    Route
	// Frame says that the view is made to stand inside another site's page.
	Frame     bool
	Indicator data.IndicatorID // "" in the table alone where none was chosen
	Tab       Tab
	Form      string // of the indicator's chart; "" for what its meaning asks for
	// Of the indicator table: its order, the topic ("" for all) and the words
	// that rows must have, as typed; and whether derived figures are shown.
	Sort    Sort
	Topic   data.TopicID
	Search  string
	Derived bool
	// Series is what was chosen of series.
	Series Series
	// Verdict is the verdict of the claims that are shown, 0 for all.
	Verdict data.Verdict
	// Theme is the colours, "" for the default.
	Theme        string
	HideControls bool
	// ChildID is the name that a framing page gave this frame; it is carried
	// from address to address in frames and ignored elsewhere.
	ChildID string
	// Example is what the gallery shows; Alone, the example without its
	// variants.
	Example string
	Alone   bool
	Notices []Notice

	// The dataset's defaults, left out of addresses.
	initial data.IndicatorID
	pair    [2]data.PlaceID
}

// maxShown is how many runes of a bad value a notice repeats, and maxSearch
// how many a search has.
const (
	maxShown  = 40
	maxSearch = 100
)

// Parse reads a view from the path and query of an address, such as
// "/ja/?indicator=fwci&sort=-JPN". It never fails: names it does not know, or
// that mean nothing on the route, are passed over, a value it cannot use falls
// back to the nearest valid one with a Notice, and a path it does not know is
// NotFound. Of a repeated name the last counts, but for lists, which are
// joined.
func Parse(ds *data.Dataset, target string) *State {
	if i := strings.IndexByte(target, '#'); i >= 0 {
		target = target[:i]
	}
	path, search, _ := strings.Cut(target, "?")
	q := parseQuery(search)
	s := &State{Language: LanguageOf(path), Indicator: ds.DefaultIndicator, initial: ds.DefaultIndicator, pair: [2]data.PlaceID{ds.Roles.B, ds.Roles.A}}
	s.parsePath(ds, path)
	if s.Route == NotFound {
		return s
	}
	if s.Route == Overview || s.Route == Table {
		s.parseIndicator(ds, q.last(IndicatorParameter))
	}
	if s.hasTable() {
		s.parseTable(ds, q)
	}
	if s.Route == Indicator && len(ds.FieldsOf(s.Indicator)) > 0 {
		s.parseSort(ds, q.last(SortParameter))
	}
	if s.hasTable() || s.hasFigure() && s.Route != Mobility {
		s.parseSwitch(q, DerivedParameter, "0", "1", &s.Derived)
	}
	if s.hasControls() {
		s.parseSwitch(q, HideControlsParameter, "0", "1", &s.HideControls)
	}
	if s.hasFigure() {
		s.parseTab(q.last(TabParameter))
	}
	if s.hasFigure() && s.Route != Mobility {
		s.parseForm(q.last(FormParameter))
		s.parsePlaces(ds, q)
		switch {
		case s.Route == Partners:
			s.parsePair(ds)
		case s.Route == Indicator && !ds.InTable(s.Indicator):
			s.parseBeside(ds)
		}
		s.parseSeries(q, func(key string) bool { return s.isKey(ds, key) })
	}
	if s.Route == Mobility {
		// Its two directions are both always there, in segments without a
		// common first year.
		s.parseScope(q)
	}
	if s.Route == Evidence {
		s.parseVerdict(q.last(VerdictParameter))
	}
	s.parseTheme(q.last(ThemeParameter))
	if s.Frame {
		s.ChildID = q.last(ChildIDParameter)
	}
	return s
}

// hasTable and hasFigure say which parts the view's page has.
func (s *State) hasTable() bool { return s.Route == Overview || s.Route == Table }
func (s *State) hasFigure() bool {
	return s.Route == Overview || s.IsChosen() || s.Route == Indicator || s.Route == Partners || s.Route == Mobility
}

// IsChosen says whether an indicator was chosen in the table that stands alone:
// its figure is shown in the table's place.
func (s *State) IsChosen() bool { return s.Route == Table && s.Indicator != "" }

// hasControls says whether the view's page has controls of its own.
func (s *State) hasControls() bool { return s.hasTable() || s.hasFigure() || s.Route == Evidence }

// isKey says whether a series of the page may have that key: a place, or two
// places.
func (s *State) isKey(ds *data.Dataset, key string) bool {
	a, b, two := strings.Cut(key, "-")
	return s.has(ds, a) && (!two || s.has(ds, b) && a < b)
}

// ParseGallery reads a view of the gallery of charts, "/gallery/lines/?focus=DEU";
// keys gives the series of an example, or nil when there is no such example.
func ParseGallery(keys func(example string) []string, target string) *State {
	if i := strings.IndexByte(target, '#'); i >= 0 {
		target = target[:i]
	}
	path, search, _ := strings.Cut(target, "?")
	s := &State{Language: LanguageOf(path), Route: NotFound}
	rest, ok := strings.CutPrefix(withoutLanguage(path), galleryPath)
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
	s.parseTheme(q.last(ThemeParameter))
	return s
}

const (
	japanesePrefix = "/ja/"
	framePrefix    = "embed/"
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

func (s *State) parseIndicator(ds *data.Dataset, value string) {
	switch {
	case value == "":
	case ds.InTable(data.IndicatorID(value)):
		s.Indicator = data.IndicatorID(value)
	default:
		s.notice(IndicatorParameter, value)
	}
}

func (s *State) parseTable(ds *data.Dataset, q query) {
	s.parseSort(ds, q.last(SortParameter))
	switch topic := q.last(TopicParameter); {
	case topic == "":
	case ds.Topic(data.TopicID(topic)) != nil:
		s.Topic = data.TopicID(topic)
	default:
		s.notice(TopicParameter, topic)
	}
	s.Search = q.last(SearchParameter)
	if runes := []rune(s.Search); len(runes) > maxSearch {
		s.notice(SearchParameter, s.Search)
		s.Search = string(runes[:maxSearch])
	}
	// A search for nothing is none.
	if strings.TrimSpace(s.Search) == "" {
		s.Search = ""
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

// parseTheme reads the colours: light is the default in a frame, the
// system's elsewhere.
func (s *State) parseTheme(value string) {
	switch {
	case value == "" || value == AutoTheme && !s.Frame || value == LightTheme && s.Frame:
	case value == LightTheme, value == DarkTheme, value == AutoTheme:
		s.Theme = value
	default:
		s.notice(ThemeParameter, value)
	}
}

func (s *State) parseTab(value string) {
	switch value {
	case "", "chart":
	case "table":
		s.Tab = TableTab
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

// Address prints the view's path and query with all defaults left out.
// Parse reads it back to an equal State, but for its notices. A NotFound
// view has no address of its own: it prints its language's overview.
func (s *State) Address() string {
	var b strings.Builder
	b.WriteString(s.Path())
	mark := byte('?')
	add := func(name Parameter, value string) {
		if value == "" {
			return
		}
		b.WriteByte(mark)
		b.WriteString(string(name))
		b.WriteByte('=')
		b.WriteString(escape(value))
		mark = '&'
	}
	given := func(name Parameter, value string, is bool) {
		if is {
			add(name, value)
		}
	}
	if s.Route == NotFound {
		return b.String()
	}
	given(IndicatorParameter, string(s.Indicator), s.Route == Overview && s.Indicator != s.initial || s.IsChosen())
	if s.hasTable() || s.Route == Indicator {
		sort := string(s.Sort.Column)
		if s.Sort.Descending {
			sort = "-" + sort
		}
		add(SortParameter, sort)
		add(TopicParameter, string(s.Topic))
		add(SearchParameter, s.Search)
	}
	given(DerivedParameter, "1", (s.hasTable() || s.hasFigure()) && s.Derived)
	if s.hasFigure() || s.Route == Gallery {
		given(TabParameter, "table", s.Tab == TableTab)
		add(FormParameter, s.Form)
		s.printSeries(add)
	}
	if s.Route == Evidence {
		add(VerdictParameter, verdicts[s.Verdict])
	}
	add(ThemeParameter, s.Theme)
	given(HideControlsParameter, "1", s.hasControls() && s.HideControls)
	given(VariantsParameter, "0", s.Route == Gallery && s.Alone)
	given(ChildIDParameter, s.ChildID, s.Frame)
	return b.String()
}

// Page is another page as it is at first, in the reader's language and
// colours.
func (s *State) Page(route Route) *State {
	return &State{Language: s.Language, Route: route, Theme: s.Theme, Indicator: s.initial, initial: s.initial, pair: s.pair}
}

// Action is a reader's choice.
type Action interface{ apply(*State) }

// Choose shows another indicator.
type Choose struct{ Indicator data.IndicatorID }

// Return shows the table again from which an indicator was chosen, as it was.
type Return struct{}

// SortBy orders the table by a column: the first time with the largest first
// (labels from the first letter), then the other way round, then back to the
// dataset's order.
type SortBy struct{ Column data.ColumnID }

// Show turns a figure to its chart or its table.
type Show struct{ Tab Tab }

// Speak changes the language of the page.
type Speak struct{ Language data.Language }

// Read opens an indicator's own page, in a frame the frame's.
type Read struct{ Indicator data.IndicatorID }

// Leave opens the page that shows in full what a frame shows.
type Leave struct{}

// Draw gives an indicator's chart another form; "" is what its meaning asks
// for.
type Draw struct{ Form string }

// Keep shows the indicators of one topic, "" for all.
type Keep struct{ Topic data.TopicID }

// Search shows the indicators that have those words.
type Search struct{ Words string }

// Derive shows derived figures, or no longer.
type Derive struct{ On bool }

// Colour chooses the colours; AutoTheme for the system's.
type Colour struct{ Theme string }

// Choose starts afresh: the form and the scale were chosen for another chart.
func (a Choose) apply(s *State) {
	s.Indicator, s.Form, s.Series = a.Indicator, "", Series{Time: s.Series.Time}
}
func (a Return) apply(s *State) {
	Choose{}.apply(s)
	s.Tab = ChartTab
}
func (a Draw) apply(s *State) {
	s.Form = a.Form
	// Lengths need a zero, which a logarithmic scale has not.
	s.Series.Log = s.Series.Log && a.Form != "" && a.Form != BarsForm
}
func (a Show) apply(s *State)   { s.Tab = a.Tab }
func (a Speak) apply(s *State)  { s.Language = a.Language }
func (a Keep) apply(s *State)   { s.Topic = a.Topic }
func (a Search) apply(s *State) { s.Search = a.Words }
func (a Derive) apply(s *State) { s.Derived = a.On }

func (a Colour) apply(s *State) {
	s.Theme = a.Theme
	if a.Theme == AutoTheme && !s.Frame || a.Theme == LightTheme && s.Frame {
		s.Theme = ""
	}
}

func (a Read) apply(s *State) {
	Choose(a).apply(s)
	s.Route, s.Sort, s.Topic, s.Search = Indicator, Sort{}, "", ""
}

func (a Leave) apply(s *State) {
	if s.Route == Table || s.Route == Unkept {
		if s.Route = Overview; s.Indicator == "" {
			s.Indicator = s.initial
		}
	}
	s.Frame, s.Theme, s.ChildID, s.HideControls = false, "", "", false
}

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
func Update(s *State, a Action) *State {
	next := *s
	next.Notices = nil
	a.apply(&next)
	return &next
}
