package state

// parseView reads the view of which a figure is to be taken away: that of a page with
// figures, in the page's language and outside any frame.
func (r *reading) parseView(value string) {
	r.Taken = r.Page(Overview)
	if value != "" {
		taken := Parse(r.ds, value)
		if taken.Frame {
			taken = Update(taken, LeaveFrame{})
		}
		if declarations[taken.Route].reads&readsHideControls == 0 || value[0] != '/' {
			r.notice(ViewParameter, value)
			return
		}
		r.Notices = append(r.Notices, taken.Notices...)
		taken.Notices = nil
		r.Taken = taken
	}
	r.Taken.Language, r.Taken.Theme, r.Taken.Tab, r.Taken.HideControls, r.Taken.Slides = r.Language, "", ChartTab, false, ""
}

// isFirst reports whether the view is the overview as it is at first.
func (s *State) isFirst() bool { return len(s.Rest()) == 0 && s.Route == Overview }

// Away is the page that takes a figure of the view away.
func (s *State) Away(figure string) *State {
	away := s.Page(Take)
	if s.Frame {
		s, away.Theme = Update(s, LeaveFrame{}), ""
	}
	taken := *s
	taken.Theme, taken.Tab, taken.HideControls, taken.Notices, taken.Slides = "", ChartTab, false, nil, ""
	away.Taken, away.Figure = &taken, figure
	return away
}
