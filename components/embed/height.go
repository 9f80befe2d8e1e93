package embed

import (
	"bilateral/components/state"
	"bilateral/data"
)

// kind is a kind of frame, all of which are about as high: of the view's side and controls.
type kind uint8

// What a kind is made of.
const (
	chosen kind = 1 << iota // a figure in the place of the table of indicators
	tabled                  // as a table
	bare                    // without controls
)

// measured is the greatest height of the frames of a kind, in pixels.
type measured struct {
	route    state.Route
	language data.Language
	kind     kind
	height   int
}

// unmeasured is the height of a frame of which there is no measure.
const unmeasured = 640

// kindOf is the kind of a frame.
func kindOf(framed *state.State) kind {
	var k kind
	if framed.IsChosen() {
		k |= chosen
	}
	if framed.HasTab() && framed.Tab == state.TableTab {
		k |= tabled
	}
	if framed.HideControls {
		k |= bare
	}
	return k
}

// Measured is the greatest height of frames like this one at widths from 280 to 1,200
// pixels, in pixels; 0 for a kind that was never measured.
func Measured(framed *state.State) int {
	for i := range heights {
		if m := &heights[i]; m.route == framed.Route && m.language == framed.Language && m.kind == kindOf(framed) {
			return m.height
		}
	}
	return 0
}

// Height is that of a frame in pixels, at which none of its kind has a scroll bar: the
// measured one and a part in sixteen, for what a view adds to it, such as a notice.
func Height(framed *state.State) int {
	height := Measured(framed)
	if height == 0 {
		return unmeasured
	}
	return (height + height/16 + 9) / 10 * 10
}
