package embed

import (
	"bilateral/components/state"
	"bilateral/data"
)

// Kind is a kind of frame; all of one kind are given the same height, in every language.
type Kind struct {
	Of
	Side Side
}

// Of is what a frame shows: a page, and of an indicator's what its figures are.
type Of struct {
	Route     state.Route
	Indicator bool             // one is shown
	Subject   data.SubjectKind // of its series, 0 for a row of the table
	Several   bool             // it has figures of several fields, or from several sources
}

// Side says what a frame shows of its figure.
type Side uint8

// The sides; Bare may be added to each.
const (
	Tabled Side = 1 << iota // the table
	Bare                    // without controls
	sides  = iota * 2
)

// measured are the greatest heights of the frames of a kind in pixels, by their side; 0 for
// none.
type measured struct {
	of      Of
	heights [sides]uint16
}

// unmeasured is the height of a frame of which there is no measure.
const unmeasured = 640

// KindOf is the kind of a frame. The dataset has what its page needs.
func KindOf(ds *data.Dataset, framed *state.State) Kind {
	k := Kind{Of: Of{Route: framed.Route}}
	if ind := ds.Indicator(framed.Indicator); ind != nil && (framed.Route == state.Indicator || framed.IsChosen()) {
		k.Indicator, k.Subject, k.Several = true, ind.Subject, hasSeveral(ds, ind)
	}
	if framed.HasTab() && framed.Tab == state.TableTab {
		k.Side |= Tabled
	}
	if framed.HideControls {
		k.Side |= Bare
	}
	return k
}

// hasSeveral reports whether an indicator has series of several fields or sources.
func hasSeveral(ds *data.Dataset, ind *data.Indicator) bool {
	if len(ds.FieldsOf(ind.ID)) > 0 {
		return true
	}
	source := data.SourceID("")
	for i := range ds.Collections {
		for j := range ds.Collections[i].Series {
			s := &ds.Collections[i].Series[j]
			if s.Indicator == ind.ID && source != "" && s.Source != source {
				return true
			}
			if s.Indicator == ind.ID {
				source = s.Source
			}
		}
	}
	return false
}

// Measured is the greatest height of the frames of a kind at widths from 280 to 1,200
// pixels, in pixels; 0 where none was measured.
func Measured(k Kind) int {
	for i := range heights {
		if heights[i].of == k.Of {
			return int(heights[i].heights[k.Side])
		}
	}
	return 0
}

// Height is that of a frame in pixels, at which none of its kind has a scroll bar: the
// measured one and a part in sixteen, for what a view adds to it, such as a notice.
func Height(ds *data.Dataset, framed *state.State) int {
	height := Measured(KindOf(ds, framed))
	if height == 0 {
		return unmeasured
	}
	return (height + height/16 + 9) / 10 * 10
}
