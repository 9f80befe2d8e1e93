package state

import (
	"slices"
	"strconv"
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
	SourceParameter       Parameter = "source"
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
	CompactParameter      Parameter = "compact"
	VariantsParameter     Parameter = "variants" // the gallery's own: "0" leaves the variants out
	ChildIDParameter      Parameter = "childId"
	ViewParameter         Parameter = "view" // what is taken away of, as an address
	SlidesParameter       Parameter = "slides"
	SlideParameter        Parameter = "slide"
	EmbedParameter        Parameter = "embed" // how a view is to be shown in a frame
)

// parameters is a set of parameters, a bit each.
type parameters uint32

// The bits, and the sets that several routes have.
const (
	readsIndicator parameters = 1 << iota
	readsSort
	readsTopic
	readsSource
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
	readsCompact
	readsVariants
	readsChildID
	readsView
	readsFigure
	readsSlides
	readsSlide
	readsEmbed

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

// names are those of the parameters, in the order of an address.
var names = [...]Parameter{
	IndicatorParameter, SortParameter, TopicParameter, SourceParameter, SearchParameter, DerivedParameter, TabParameter, FormParameter,
	CountryParameter, PairsParameter, FocusParameter, TimeParameter, YScaleParameter, ScaleParameter,
	VerdictParameter, ThemeParameter, HideControlsParameter, CompactParameter, VariantsParameter, ChildIDParameter, ViewParameter, FigureParameter, SlidesParameter, SlideParameter, EmbedParameter,
}

// read reads the value of a parameter.
func (r *reading) read(p parameters, name Parameter, value string) {
	switch p {
	case readsIndicator:
		if r.knows(name, value, r.ds.InTable(data.IndicatorID(value))) {
			r.Indicator = data.IndicatorID(value)
		}
	case readsSort:
		r.parseSort(value)
	case readsTopic:
		if r.knows(name, value, r.ds.Topic(data.TopicID(value)) != nil) {
			r.Topic = data.TopicID(value)
		}
	case readsSource:
		if r.knows(name, value, r.ds.Source(data.SourceID(value)) != nil) {
			r.Source = data.SourceID(value)
		}
	case readsSearch:
		r.parseSearch(value)
	case readsDerived:
		r.parseSwitch(name, value, "0", "1", &r.Derived)
	case readsTab:
		r.parseTab(value)
	case readsForm:
		r.parseForm(value)
	case readsCountry:
		r.parsePlaces(value)
	case readsPairs:
		r.parsePairs(value)
	case readsFocus:
		r.parseFocus(value)
	case readsTime:
		r.parseTime(value)
	case readsYScale:
		r.parseSwitch(name, value, "linear", "log", &r.Series.Log)
	case readsScale:
		r.parseSwitch(name, value, "absolute", "indexed", &r.Series.Indexed)
	case readsVerdict:
		r.parseVerdict(value)
	case readsTheme:
		r.parseTheme(value)
	case readsHideControls:
		r.parseSwitch(name, value, "0", "1", &r.HideControls)
	case readsCompact:
		r.parseSwitch(name, value, "0", "1", &r.Compact)
	case readsVariants:
		r.parseSwitch(name, value, "1", "0", &r.Alone)
	case readsChildID:
		r.ChildID = value
	case readsView:
		r.parseView(value)
	case readsFigure:
		r.Figure = value
	case readsSlides:
		r.Slides = strings.Trim(value, " "+slideSeparator)
	case readsSlide:
		r.parseSlide(value)
	case readsEmbed:
		r.Embed = value
	}
}

// print is the value of a parameter, "" for the default, which is left out.
func (s *State) print(p parameters) string {
	on, value := true, ""
	switch p {
	case readsIndicator:
		on, value = s.Route == Table || s.Indicator != s.initial, string(s.Indicator)
	case readsSort:
		value = string(s.Sort.Column)
		if s.Sort.Descending {
			value = "-" + value
		}
	case readsTopic:
		value = string(s.Topic)
	case readsSource:
		value = string(s.Source)
	case readsSearch:
		value = s.Search
	case readsDerived:
		on, value = s.Derived, "1"
	case readsTab:
		on, value = s.Tab == TableTab, "table"
	case readsForm:
		value = s.Form
	case readsCountry:
		value = joined(s.Series.Places)
	case readsPairs:
		value = joined(s.Series.Pairs)
	case readsFocus:
		value = joined(s.Series.Focus)
	case readsTime:
		value = s.Series.Time.String()
	case readsYScale:
		on, value = s.Series.Log, "log"
	case readsScale:
		on, value = s.Series.Indexed, "indexed"
	case readsVerdict:
		value = verdicts[s.Verdict]
	case readsTheme:
		value = s.Theme
	case readsHideControls:
		on, value = s.HideControls, "1"
	case readsCompact:
		on, value = s.Compact, "1"
	case readsVariants:
		on, value = s.Alone, "0"
	case readsChildID:
		value = s.ChildID
	case readsView:
		on, value = !s.Taken.isFirst(), s.Taken.Address()
	case readsFigure:
		value = s.Figure
	case readsSlides:
		value = s.Slides
	case readsEmbed:
		value = s.Embed
	case readsSlide:
		on, value = s.Slide > 0, strconv.Itoa(s.Slide)
	}
	if !on {
		return ""
	}
	return value
}

// separator is what stands between the values of a parameter of which all count;
// "" of one whose last value counts.
func separator(name Parameter) string {
	switch name {
	case CountryParameter, PairsParameter, FocusParameter:
		return "~"
	case TimeParameter:
		return ".."
	case SlidesParameter:
		return slideFieldSeparator
	}
	return ""
}

// reads reports whether the view understands a parameter: its route's, the figure's in a
// frame of the table only once an indicator was chosen there, in a frame one figure of it
// and how it stands there, and on every page that stands on its own the reader's slides,
// which are carried from page to page.
func (s *State) reads(p parameters) bool {
	set := declarations[s.Route].reads
	if s.Route == Table && !s.IsChosen() {
		set &^= ofFigure
	}
	switch {
	case s.Frame:
		set |= readsChildID
		switch {
		case set&readsTab != 0:
			set |= readsFigure | readsCompact
		case s.Route == Slides:
			set |= readsSlides | readsHideControls
		}
	case set != 0 && s.Route != Gallery:
		set |= readsSlides
	}
	return set&p != 0
}

// parse reads the parameters that the view understands.
func (r *reading) parse() {
	for i, name := range names {
		if !r.reads(1 << i) {
			continue
		}
		if between := separator(name); between != "" {
			r.read(1<<i, name, r.query.joined(name, between))
		} else {
			r.read(1<<i, name, r.query.last(name))
		}
	}
}

// Rest is the parameters of the view's address without some of them: the hidden
// fields of a form whose controls have their names.
func (s *State) Rest(without ...Parameter) []NameValue {
	var rest []NameValue
	for i, name := range names {
		if slices.Contains(without, name) || !s.reads(1<<i) {
			continue
		}
		if value := s.print(1 << i); value != "" {
			rest = append(rest, NameValue{string(name), value})
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
	for _, p := range s.Rest() {
		b.WriteByte(mark)
		b.WriteString(p.Name)
		b.WriteByte('=')
		b.WriteString(escape(p.Value))
		mark = '&'
	}
	return b.String()
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

// knows reports whether a value is given and known; one that is not known is
// noticed.
func (r *reading) knows(p Parameter, value string, known bool) bool {
	if value != "" && !known {
		r.notice(p, value)
	}
	return value != "" && known
}

func (r *reading) parseSearch(words string) {
	if runes := []rune(words); len(runes) > MostSearch {
		r.notice(SearchParameter, words)
		words = string(runes[:MostSearch])
	}
	// A search for nothing is none.
	if strings.TrimSpace(words) != "" {
		r.Search = words
	}
}

// parseSort reads the order of the table, of the claims, or of an indicator's
// fields where it has some.
func (r *reading) parseSort(value string) {
	column, descending := strings.CutPrefix(value, "-")
	if value == "" || r.Route == Indicator && len(r.ds.FieldsOf(r.Indicator)) == 0 {
		return
	}
	wanted := Sort{Column: data.ColumnID(column), Descending: descending}
	known := isClaimOrder(wanted.Column)
	if r.Route != Evidence {
		known = wanted.Column == ByIndicator || slices.ContainsFunc(r.ds.Columns(), func(c data.Column) bool { return c.ID == wanted.Column })
	}
	if known {
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
