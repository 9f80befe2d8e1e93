// Package state is the reader's view as a value: which page, which indicator,
// how sorted, chart or table. It reads a view from an address and prints the
// address of a view; it stands between the address bar and the pages.
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

// Sort is the order of the indicator table, of the claims, or of an indicator's
// fields. The zero value is the dataset's own order.
type Sort struct {
	Column     data.ColumnID // a column of the table, ByIndicator, or of the claims one of theirs
	Descending bool
}

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
	// Of the indicator table and the list of all: the order, the topic and the
	// source ("" for all) and the words that rows must have, as typed; and whether
	// derived figures are shown.
	Sort    Sort
	Topic   data.TopicID
	Source  data.SourceID
	Search  string
	Derived bool
	// Series is what was chosen of series.
	Series Series
	// Verdict is the verdict of the claims that are shown, 0 for all.
	Verdict data.Verdict
	// Theme is the colours, "" for the default.
	Theme        string
	HideControls bool
	// Compact says that of a figure in a frame what it shows comes first, low, and the rest
	// is folded.
	Compact bool
	// ChildID is the name that a framing page gave this frame; it is carried
	// from address to address in frames and ignored elsewhere.
	ChildID string
	// Taken is the view of which a figure is to be taken away, and Figure the id of that,
	// "" for the first; of the page Take. In a frame Figure is the one of the page that is
	// shown, "" for all that a frame has.
	Taken  *State
	Figure string
	// Embed is how a frame of that view is to look, as the address has it: of the page Take
	// alone, which reads it.
	Embed string
	// Slides are the views that the reader puts together, as the address has them: see
	// SplitSlides. They are carried from page to page. Slide is the number of the slide
	// that is shown alone, from 1; 0 for all of them.
	Slides string
	Slide  int
	// Example is what the gallery shows; Alone, the example without its
	// variants.
	Example string
	Alone   bool
	Notices []Notice

	// The dataset's defaults, left out of addresses.
	initial data.IndicatorID
	pair    [2]data.PlaceID
}

// maxShown is how many runes of a bad value a notice repeats, and MostSearch
// how many a search has.
const (
	maxShown   = 40
	MostSearch = 100
)

// Parse reads a view from the path and query of an address, such as
// "/ja/?indicator=fwci&sort=-JPN". It never fails: names it does not know, or
// that mean nothing on the route, are passed over, a value it cannot use falls
// back to the nearest valid one with a Notice, and a path it does not know is
// NotFound. Of a repeated name the last counts, but for lists, which are
// joined.
func Parse(ds *data.Dataset, target string) *State {
	path, query := split(target)
	s := &State{Language: LanguageOf(path), Indicator: ds.DefaultIndicator, initial: ds.DefaultIndicator, pair: [2]data.PlaceID{ds.Roles.B, ds.Roles.A}}
	s.parsePath(ds, path)
	r := reading{State: s, ds: ds, query: query}
	r.known = r.isKey
	r.parse()
	return s
}

// split gives the path and the parameters of an address, its fragment left out.
func split(target string) (string, query) {
	target, _, _ = strings.Cut(target, "#")
	path, search, _ := strings.Cut(target, "?")
	return path, parseQuery(search)
}

// IsChosen reports whether an indicator was chosen in the table that stands
// alone: its figure is shown in the table's place.
func (s *State) IsChosen() bool { return s.Route == Table && s.Indicator != "" }

// ParseGallery reads a view of the gallery of charts, "/gallery/lines/?focus=DEU";
// keys gives the series of an example, or nil when there is no such example.
func ParseGallery(keys func(example string) []string, target string) *State {
	path, query := split(target)
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
	r := reading{State: s, query: query, known: func(key string) bool { return slices.Contains(known, key) }}
	r.parse()
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

func (s *State) notice(p Parameter, value string) {
	if runes := []rune(value); len(runes) > maxShown {
		value = string(runes[:maxShown]) + "…"
	}
	s.Notices = append(s.Notices, Notice{Parameter: p, Value: value})
}

// Page is another page as it is at first, in the reader's language and
// colours.
func (s *State) Page(route Route) *State {
	return &State{Language: s.Language, Route: route, Theme: s.Theme, Slides: s.Slides, Indicator: s.initial, initial: s.initial, pair: s.pair}
}
