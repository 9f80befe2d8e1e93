package ui

import "github.com/vugu/vugu"

// Sparkline is a chart the size of a word: its words are in the picture's name.
type Sparkline struct {
	SVG   vugu.HTML
	Link  Link   // to what it shows in full; "" for nowhere
	Years string // those it spans
}

// Plot is a chart on the page. Before the program is there it is a picture
// with a name; with the program it is one stop for the keyboard, whose points
// the arrow keys read: a slider, the one role whose name, kind and points screen
// readers are heard to speak.
type Plot struct {
	Class string // room for labels: "plot r7 nr7"
	// What a plot that scrolls sideways needs before the program is there.
	ScrollRole, ScrollIndex, ScrollLabel string
	SVG                                  vugu.HTML
	Role                                 string // img, or slider
	TabIndex                             string // "0", or "" for none
	Label                                string // the chart in words; of a slider what it shows
	RoleDescription                      string
	ValueNumber, Value                   string // of a slider: see page.Chart.Value
	Index                                string // of the chart among the page's, "" before the program
	DescribedBy                          string // HelpID with the program, "" before
	HelpID, Help                         string // how to read it by keyboard
	Hint                                 string // where a narrow figure keeps room for the readout
	Readout                              *Readout
}
