package ui

import "github.com/vugu/vugu"

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
// list that the YearsForm beside it has too. It is there with the program only.
type YearRange struct {
	Label              string
	First, Last        string // the years there are
	From, To           string // those shown
	FromLabel, ToLabel string
	Track              vugu.HTML // see YearTrack
}

// YearTrack is the line that two handles move on, with the part between them:
// where that begins and ends in per cent.
func YearTrack(start, end string) vugu.HTML {
	return vugu.HTML(`<svg width="100%" height="4" focusable="false"><line x2="100%" y1="2" y2="2"/><line class="of" x1="` +
		start + `%" x2="` + end + `%" y1="2" y2="2"/></svg>`)
}
