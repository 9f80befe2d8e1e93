package state

import (
	"slices"
	"strings"

	"bilateral/data"
)

// MostSlides is how many views a reader's slides hold.
const MostSlides = 12

// slideSeparator stands between two slides: what follows it is a path and begins with a
// slash, or an address with its origin. No address that is printed holds a bare comma. What
// a form sends beside the others begins with a slash, whatever was typed.
const (
	slideSeparator      = ","
	slideFieldSeparator = ",/"
)

// parseSlide reads the number of a slide.
func (r *reading) parseSlide(value string) {
	n, ok := data.ParseInt(value)
	switch {
	case ok && n > 0 && value[0] != '0':
		r.Slide = n
	case value != "":
		r.notice(SlideParameter, value)
	}
}

// AsSlide is the view of a figure as a slide has it.
func (s *State) AsSlide(figure string) string {
	if s.Frame {
		s = Update(s, LeaveFrame{})
	}
	of := *s
	of.Language, of.Theme, of.Tab, of.HideControls, of.Slides = data.English, "", ChartTab, false, ""
	return of.Address() + "#" + figure
}

// HasSlide reports whether the reader's slides have a view.
func (s *State) HasSlide(view string) bool {
	return strings.Contains(slideSeparator+s.Slides+slideSeparator, slideSeparator+view+slideSeparator)
}

// CountSlides is how many the reader has.
func (s *State) CountSlides() int {
	if s.Slides == "" {
		return 0
	}
	return strings.Count(s.Slides, slideSeparator+"/") + strings.Count(s.Slides, slideSeparator+"http") + 1
}

// SplitSlides reads a reader's slides: each is the path, query and fragment of an address in
// English, as they may have copied it from the address bar of any page. What no page has is
// kept, for its slide to say so; of two equal ones the first stands. Beyond is the first of
// those above MostSlides, "" for none.
func SplitSlides(all string) (views []string, beyond string) {
	for all != "" {
		at := 1
		for at < len(all) && !(all[at-1:at] == slideSeparator && (all[at] == '/' || strings.HasPrefix(all[at:], "http"))) {
			at++
		}
		view := withoutOrigin(all[:at])
		all = all[at:]
		switch {
		case view == "" || slices.Contains(views, view):
		case len(views) == MostSlides:
			return views, view
		default:
			views = append(views, view)
		}
	}
	return views, ""
}

// withoutOrigin is the path, query and fragment of an address in English. An origin may lack
// its scheme, as browsers show it: no path of ours begins with a name that has a dot or a
// colon.
func withoutOrigin(address string) string {
	address = strings.Trim(address, " "+slideSeparator)
	if address == "" {
		return ""
	}
	address = strings.TrimLeft(address, "/ ")
	if scheme, behind, absolute := strings.Cut(address, "://"); absolute && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https")) {
		_, address, _ = strings.Cut(behind, "/")
	}
	for {
		address = strings.TrimLeft(address, "/ ")
		first, rest, _ := strings.Cut(address, "/")
		if first+"/" != japanesePrefix[1:] && (!strings.ContainsAny(first, ".:") || strings.ContainsAny(first, "?#")) {
			return "/" + address
		}
		address = rest
	}
}

// ChooseSlide puts a figure's view at the end of the reader's slides, or takes it out where
// they have it.
type ChooseSlide struct{ View string }

// SetSlides are other slides of the reader's, or those in another order.
type SetSlides struct{ Views []string }

// ShowSlide shows one slide, counted from 1, or all of them with 0.
type ShowSlide struct{ Number int }

func (a ChooseSlide) apply(s *State) {
	if s.HasSlide(a.View) {
		all := slideSeparator + s.Slides + slideSeparator
		s.Slides = strings.Trim(strings.Replace(all, slideSeparator+a.View+slideSeparator, slideSeparator, 1), slideSeparator)
		return
	}
	if s.Slides != "" {
		s.Slides += slideSeparator
	}
	s.Slides += a.View
}

func (a SetSlides) apply(s *State) { s.Slides = strings.Join(a.Views, slideSeparator) }

func (a ShowSlide) apply(s *State) { s.Slide = a.Number }
