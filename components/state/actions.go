package state

import "bilateral/data"

// Action is a reader's choice.
type Action interface{ apply(*State) }

// ChooseIndicator shows another indicator.
type ChooseIndicator struct{ Indicator data.IndicatorID }

// ReturnToTable shows the table again from which an indicator was chosen, as it was.
type ReturnToTable struct{}

// SortBy orders the table by a column: the first time with the largest first
// (labels from the first letter, verdicts from those that agree), then the other way round, then back to the
// dataset's order.
type SortBy struct{ Column data.ColumnID }

// ShowTab turns a figure to its chart or its table.
type ShowTab struct{ Tab Tab }

// SetLanguage changes the language of the page.
type SetLanguage struct{ Language data.Language }

// OpenIndicator opens an indicator's own page, in a frame the frame's.
type OpenIndicator struct{ Indicator data.IndicatorID }

// LeaveFrame opens the page that shows in full what a frame shows.
type LeaveFrame struct{}

// SetForm gives an indicator's chart another form; "" is what its meaning asks
// for.
type SetForm struct{ Form string }

// FilterTopic shows the indicators or claims of one topic, "" for all.
type FilterTopic struct{ Topic data.TopicID }

// FilterSource shows the indicators that rest on one source, "" for all.
type FilterSource struct{ Source data.SourceID }

// Search shows the indicators that have those words.
type Search struct{ Words string }

// ShowDerived shows derived figures, or no longer.
type ShowDerived struct{ On bool }

// SetEmbed chooses how a frame of the view is to look.
type SetEmbed struct{ Embed string }

// SetTheme chooses the colours; AutoTheme for the system's.
type SetTheme struct{ Theme string }

// apply starts afresh: the form and the scale were chosen for another chart.
func (a ChooseIndicator) apply(s *State) {
	s.Indicator, s.Form, s.Series = a.Indicator, "", Series{Time: s.Series.Time}
}
func (a ReturnToTable) apply(s *State) {
	ChooseIndicator{}.apply(s)
	s.Tab = ChartTab
}
func (a SetForm) apply(s *State) {
	s.Form = a.Form
	// Lengths need a zero, which a logarithmic scale has not.
	s.Series.Log = s.Series.Log && a.Form != "" && a.Form != BarsForm
}
func (a ShowTab) apply(s *State) { s.Tab = a.Tab }
func (a SetLanguage) apply(s *State) {
	s.Language = a.Language
	if s.Taken != nil {
		s.Taken = Update(s.Taken, a)
	}
}
func (a FilterTopic) apply(s *State)  { s.Topic = a.Topic }
func (a FilterSource) apply(s *State) { s.Source = a.Source }
func (a Search) apply(s *State)       { s.Search = a.Words }
func (a ShowDerived) apply(s *State)  { s.Derived = a.On }

func (a SetEmbed) apply(s *State) { s.Embed = a.Embed }

func (a SetTheme) apply(s *State) {
	s.Theme = a.Theme
	if a.Theme == AutoTheme && !s.Frame || a.Theme == LightTheme && s.Frame {
		s.Theme = ""
	}
}

func (a OpenIndicator) apply(s *State) {
	ChooseIndicator(a).apply(s)
	s.Route, s.Sort, s.Topic, s.Source, s.Search = Indicator, Sort{}, "", "", ""
}

func (a LeaveFrame) apply(s *State) {
	if s.Route == Table || s.Route == Unkept {
		if s.Route = Overview; s.Indicator == "" {
			s.Indicator = s.initial
		}
	}
	s.Frame, s.Theme, s.ChildID, s.HideControls, s.Compact, s.Figure = false, "", "", false, false, ""
}

func (a SortBy) apply(s *State) {
	first := Sort{Column: a.Column, Descending: !startsSmallest(a.Column)}
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
