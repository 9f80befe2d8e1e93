package state

import "bilateral/data"

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
