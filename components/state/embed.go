package state

// InFrame is the view as it stands in a frame on another site, under no name of a framing
// page; nil for one that cannot. The overview's is its table, or the figure of an indicator
// that was chosen in the place of the first.
func (s *State) InFrame() *State {
	framed := *s
	framed.Notices, framed.ChildID = nil, ""
	if s.Route != Slides {
		framed.Slides = "" // which are carried from page to page, and shown on their own
	}
	if s.Route == Overview {
		framed.Route = Table
		if s.Indicator == s.initial {
			framed.Indicator = ""
		}
	}
	if !framed.Route.Framed() || framed.Route == Unkept {
		return nil
	}
	if !s.Frame && s.Theme == LightTheme {
		framed.Theme = "" // which is light in a frame
	}
	framed.Frame = true
	return &framed
}

// HasTab reports whether the view has a chart and a table to choose between.
func (s *State) HasTab() bool { return s.reads(readsTab) }
