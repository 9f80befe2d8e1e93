package state

import (
	"slices"
	"strings"

	"bilateral/data"
)

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
	CountryParameter      Parameter = "country" // the places shown
	PairsParameter        Parameter = "pairs"   // the pairs of places that are compared
	FocusParameter        Parameter = "focus"
	TimeParameter         Parameter = "time"
	YScaleParameter       Parameter = "yScale"
	ScaleParameter        Parameter = "scale"
	VerdictParameter      Parameter = "verdict"
	ThemeParameter        Parameter = "theme"
	HideControlsParameter Parameter = "hideControls"
	VariantsParameter     Parameter = "variants" // the gallery's own: "0" leaves the variants out
	ChildIDParameter      Parameter = "childId"
)

// parameters is a set of parameters, a bit each.
type parameters uint32

// The bits, and the sets that several routes have.
const (
	readsIndicator parameters = 1 << iota
	readsSort
	readsTopic
	readsSearch
	readsDerived
	readsTab
	readsForm
	readsCountry
	readsPairs
	readsFocus
	readsTime
	readsYScale
	readsScale
	readsVerdict
	readsTheme
	readsHideControls
	readsVariants
	readsChildID

	ofTable  = readsSort | readsTopic | readsSearch
	ofSeries = readsFocus | readsTime | readsYScale | readsScale
	ofFigure = readsTab | readsForm | readsCountry | readsPairs | ofSeries
	ofPage   = readsTheme | readsHideControls
)

// reading is an address that is being read.
type reading struct {
	*State
	ds    *data.Dataset
	query query
	known func(key string) bool // reports whether a series may have the key
}

// codecs say how each parameter is read and printed, in the order of an
// address. What prints as "" is left out: it is the default.
var codecs = [...]struct {
	reads parameters
	name  Parameter
	parse func(r *reading, value string)
	print func(s *State) string
}{
	{readsIndicator, IndicatorParameter, (*reading).parseIndicator, (*State).printIndicator},
	{readsSort, SortParameter, (*reading).parseSort, (*State).printSort},
	{readsTopic, TopicParameter, (*reading).parseTopic, func(s *State) string { return string(s.Topic) }},
	{readsSearch, SearchParameter, (*reading).parseSearch, func(s *State) string { return s.Search }},
	{readsDerived, DerivedParameter, func(r *reading, v string) { r.parseSwitch(DerivedParameter, v, "0", "1", &r.Derived) }, func(s *State) string { return given(s.Derived, "1") }},
	{readsTab, TabParameter, (*reading).parseTab, func(s *State) string { return given(s.Tab == TableTab, "table") }},
	{readsForm, FormParameter, (*reading).parseForm, func(s *State) string { return s.Form }},
	{readsCountry, CountryParameter, (*reading).parsePlaces, func(s *State) string { return joined(s.Series.Places) }},
	{readsPairs, PairsParameter, (*reading).parsePairs, func(s *State) string { return joined(s.Series.Pairs) }},
	{readsFocus, FocusParameter, (*reading).parseFocus, func(s *State) string { return joined(s.Series.Focus) }},
	{readsTime, TimeParameter, (*reading).parseTime, func(s *State) string { return s.Series.Time.String() }},
	{readsYScale, YScaleParameter, func(r *reading, v string) { r.parseSwitch(YScaleParameter, v, "linear", "log", &r.Series.Log) }, func(s *State) string { return given(s.Series.Log, "log") }},
	{readsScale, ScaleParameter, func(r *reading, v string) {
		r.parseSwitch(ScaleParameter, v, "absolute", "indexed", &r.Series.Indexed)
	}, func(s *State) string { return given(s.Series.Indexed, "indexed") }},
	{readsVerdict, VerdictParameter, (*reading).parseVerdict, func(s *State) string { return verdicts[s.Verdict] }},
	{readsTheme, ThemeParameter, (*reading).parseTheme, func(s *State) string { return s.Theme }},
	{readsHideControls, HideControlsParameter, func(r *reading, v string) { r.parseSwitch(HideControlsParameter, v, "0", "1", &r.HideControls) }, func(s *State) string { return given(s.HideControls, "1") }},
	{readsVariants, VariantsParameter, func(r *reading, v string) { r.parseSwitch(VariantsParameter, v, "1", "0", &r.Alone) }, func(s *State) string { return given(s.Alone, "0") }},
	{readsChildID, ChildIDParameter, func(r *reading, v string) { r.ChildID = v }, func(s *State) string { return s.ChildID }},
}

// separator is what stands between the values of a parameter of which all count;
// "" of one whose last value counts.
func separator(name Parameter) string {
	switch name {
	case CountryParameter, PairsParameter, FocusParameter:
		return "~"
	case TimeParameter:
		return ".."
	}
	return ""
}

// reads reports whether the view understands a parameter: its route's, and the
// figure's in a frame of the table only once an indicator was chosen there.
func (s *State) reads(p parameters) bool {
	set := declarations[s.Route].reads
	if s.Route == Table && !s.IsChosen() {
		set &^= ofFigure
	}
	if s.Frame {
		set |= readsChildID
	}
	return set&p != 0
}

// parse reads the parameters that the view understands.
func (r *reading) parse() {
	for i := range codecs {
		f := &codecs[i]
		if !r.reads(f.reads) {
			continue
		}
		if between := separator(f.name); between != "" {
			f.parse(r, r.query.joined(f.name, between))
		} else {
			f.parse(r, r.query.last(f.name))
		}
	}
}

// Rest is the parameters of the view's address without one of them: the
// hidden fields of a form whose control has its name.
func (s *State) Rest(without Parameter) []NameValue {
	var rest []NameValue
	for i := range codecs {
		f := &codecs[i]
		if f.name == without || !s.reads(f.reads) {
			continue
		}
		if value := f.print(s); value != "" {
			rest = append(rest, NameValue{string(f.name), value})
		}
	}
	return rest
}

// NameValue is a parameter of an address.
type NameValue struct{ Name, Value string }

// Address prints the view's path and query with all defaults left out.
// Parse reads it back to an equal State, but for its notices. A NotFound
// view has no address of its own: it prints its language's overview.
func (s *State) Address() string {
	var b strings.Builder
	b.WriteString(s.Path())
	if s.Route == NotFound {
		return b.String()
	}
	mark := byte('?')
	for _, p := range s.Rest("") {
		b.WriteByte(mark)
		b.WriteString(p.Name)
		b.WriteByte('=')
		b.WriteString(escape(p.Value))
		mark = '&'
	}
	return b.String()
}

// given is the value of a switch, "" where it is off.
func given(on bool, value string) string {
	if on {
		return value
	}
	return ""
}

// joined writes a list as a parameter's value.
func joined[T ~string](list []T) string {
	var b strings.Builder
	for i, item := range list {
		if i > 0 {
			b.WriteByte('~')
		}
		b.WriteString(string(item))
	}
	return b.String()
}

func (s *State) printIndicator() string {
	return given(s.Route == Table || s.Indicator != s.initial, string(s.Indicator))
}

func (s *State) printSort() string { return given(s.Sort.Descending, "-") + string(s.Sort.Column) }

// parseSwitch reads a parameter with two values, the default first.
func (r *reading) parseSwitch(p Parameter, value, off, on string, to *bool) {
	switch value {
	case "", off:
	case on:
		*to = true
	default:
		r.notice(p, value)
	}
}

func (r *reading) parseIndicator(value string) {
	switch {
	case value == "":
	case r.ds.InTable(data.IndicatorID(value)):
		r.Indicator = data.IndicatorID(value)
	default:
		r.notice(IndicatorParameter, value)
	}
}

func (r *reading) parseTopic(topic string) {
	switch {
	case topic == "":
	case r.ds.Topic(data.TopicID(topic)) != nil:
		r.Topic = data.TopicID(topic)
	default:
		r.notice(TopicParameter, topic)
	}
}

func (r *reading) parseSearch(words string) {
	if runes := []rune(words); len(runes) > maxSearch {
		r.notice(SearchParameter, words)
		words = string(runes[:maxSearch])
	}
	// A search for nothing is none.
	if strings.TrimSpace(words) != "" {
		r.Search = words
	}
}

// parseSort reads the order of the table, or of an indicator's fields where it
// has some.
func (r *reading) parseSort(value string) {
	column, descending := strings.CutPrefix(value, "-")
	if value == "" || r.Route == Indicator && len(r.ds.FieldsOf(r.Indicator)) == 0 {
		return
	}
	wanted := Sort{Column: data.ColumnID(column), Descending: descending}
	if wanted.Column == ByIndicator || slices.ContainsFunc(r.ds.Columns(), func(c data.Column) bool { return c.ID == wanted.Column }) {
		r.Sort = wanted
		return
	}
	r.notice(SortParameter, value)
}

// parseTheme reads the colours: light is the default in a frame, the
// system's elsewhere.
func (r *reading) parseTheme(value string) {
	switch {
	case value == "" || value == AutoTheme && !r.Frame || value == LightTheme && r.Frame:
	case value == LightTheme, value == DarkTheme, value == AutoTheme:
		r.Theme = value
	default:
		r.notice(ThemeParameter, value)
	}
}

func (r *reading) parseTab(value string) {
	switch value {
	case "", "chart":
	case "table":
		r.Tab = TableTab
	default:
		r.notice(TabParameter, value)
	}
}

func (r *reading) parseForm(value string) {
	switch value {
	case "":
	case BarsForm, DotsForm, FlowForm, StripForm:
		r.Form = value
	default:
		r.notice(FormParameter, value)
	}
}
