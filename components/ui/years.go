package ui

import (
	"strings"

	"github.com/vugu/vugu"
)

// YearsForm chooses the years that are shown. Its two selects have one name.
type YearsForm struct {
	Action             string
	Hidden             *HiddenFields
	FromLabel, ToLabel string
	Show               string
	From, To           []YearOption
}

// YearOption is a year to choose; Selected is the attribute, "" for none.
type YearOption struct{ Value, Selected string }

// YearRange chooses the years that are shown by two handles, each a year of the
// list that the YearsForm beside it has too. It is there with the program only,
// and stands under the plot of its figure, as wide as that: where all years are
// shown, a handle is under its year on the axis.
type YearRange struct {
	Of                 *Figure
	Label              string
	First, Last        string // the years there are
	From, To           string // those shown
	FromLabel, ToLabel string
	Track              vugu.HTML // see YearTrack
}

// Class has the room that the figure's plot keeps for its labels; what makes a wide
// plot scroll is not for the handles.
func (r *YearRange) Class() string {
	return "range" + strings.TrimSuffix(strings.TrimPrefix(r.Of.Plot.Class, "plot"), " mx")
}

// YearTrack is the line that two handles move on, with the part between them:
// where that begins and ends in per cent. It runs over all years there are: the
// first and the last stand at its ends where the axis above has others, "" for not.
func YearTrack(start, end, first, last string) vugu.HTML {
	track := `<svg width="100%" height="4" focusable="false"><line x2="100%" y1="2" y2="2"/><line class="of" x1="` +
		start + `%" x2="` + end + `%" y1="2" y2="2"/>`
	if first != "" {
		track += `<text y="36">` + first + `</text><text x="100%" y="36">` + last + `</text>`
	}
	return vugu.HTML(track + `</svg>`)
}
