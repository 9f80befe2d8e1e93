package state

import (
	"slices"
	"strconv"
	"strings"

	"bilateral/data"
)

// MostSlides is how many views a reader's slides hold.
const MostSlides = 12

// Between two slides stands a comma: what follows it is a path and begins with a slash, or
// an address with its origin. No address that is printed holds a bare comma. A form may
// send several values, which are parted by what no value can hold.
const (
	slideSeparator      = ","
	slideFieldSeparator = "\n"
)

// parseSlides reads the reader's slides. What no page has is kept: the slide says so. Those
// above MostSlides are left out with a notice; of two equal ones the first stands.
func (r *reading) parseSlides(value string) {
	for field := range strings.SplitSeq(value, slideFieldSeparator) {
		for field != "" {
			var address string
			address, field = cutSlide(field)
			if address = withoutOrigin(address); address == "" || slices.Contains(r.Slides, address) {
				continue
			}
			if len(r.Slides) == MostSlides {
				r.notice(SlidesParameter, address)
				return
			}
			r.Slides = append(r.Slides, address)
		}
	}
}

// cutSlide cuts the first address off several.
func cutSlide(several string) (first, rest string) {
	for i := 0; i < len(several); i++ {
		if rest := several[i:]; rest[0] == slideSeparator[0] && (strings.HasPrefix(rest[1:], "/") || strings.HasPrefix(rest[1:], "http")) {
			return several[:i], rest[1:]
		}
	}
	return several, ""
}

// withoutOrigin is the path, query and fragment of an address in English, as a reader may
// have copied it from the address bar of any page.
func withoutOrigin(address string) string {
	address = strings.Trim(address, " "+slideSeparator)
	if address == "" {
		return ""
	}
	for _, scheme := range [...]string{"http://", "https://"} {
		if behind, absolute := strings.CutPrefix(address, scheme); absolute {
			_, address, _ = strings.Cut(behind, "/")
		}
	}
	address = strings.TrimPrefix(address, "/")
	for strings.HasPrefix(address, japanesePrefix[1:]) {
		address = address[len(japanesePrefix)-1:]
	}
	return "/" + address
}

// parseSlide reads the number of a slide.
func (r *reading) parseSlide(value string) {
	if value == "" {
		return
	}
	n, ok := data.ParseInt(value)
	if !ok || n < 1 || strconv.Itoa(n) != value {
		r.notice(SlideParameter, value)
		return
	}
	r.Slide = n
}

// AsSlide is the view of a figure as a slide has it.
func (s *State) AsSlide(figure string) string {
	if s.Frame {
		s = Update(s, LeaveFrame{})
	}
	of := *s
	of.Language, of.Theme, of.Tab, of.HideControls, of.Slides = data.English, "", ChartTab, false, nil
	return of.Address() + "#" + figure
}

// ChooseSlide puts a figure's view at the end of the reader's slides, or takes it out where
// they have it.
type ChooseSlide struct{ Address string }

// MoveSlide puts one of the reader's slides in another place among them, counted from 0.
type MoveSlide struct{ From, To int }

// ShowSlide shows one slide, counted from 1, or all of them with 0.
type ShowSlide struct{ Number int }

func (a ChooseSlide) apply(s *State) {
	if i := slices.Index(s.Slides, a.Address); i >= 0 {
		s.Slides = slices.Delete(slices.Clone(s.Slides), i, i+1)
		return
	}
	s.Slides = append(slices.Clip(s.Slides), a.Address)
}

func (a MoveSlide) apply(s *State) {
	moved := s.Slides[a.From]
	s.Slides = slices.Insert(slices.Delete(slices.Clone(s.Slides), a.From, a.From+1), a.To, moved)
}

func (a ShowSlide) apply(s *State) { s.Slide = a.Number }
