package take

import (
	"bilateral/components/citation"
	"bilateral/components/ui"
)

// View is a figure to be taken away: as data, as a picture, and to be cited.
type View struct {
	Kicker string
	Back   ui.Link
	Empty  string // in the place of the rest, where the view has no figure
	Figure *ui.Figure
	Parts  []*Part
	Values *Values // nil without a figure
}

// Part is one way to take the figure away.
type Part struct {
	ID, Heading string
	Items       []Item
	Note        string
	Preview     *Preview // of the part that puts the figure on another site, nil for others
}

// Preview shows a frame as another site would.
type Preview struct {
	Heading, Address, Title string
	Width, Height           string // in pixels
}

// Item is one thing to take: files, or a text to copy.
type Item struct {
	Key, Name, Note string
	Files           []File
	Links           []ui.Link
	Switches        []*ui.Switch
	Share           *Share          // nil where nothing is to be shared
	Text            []citation.Part // to be copied, nil for none
	TextID          string
	Class           string // of the text: "code" of an address
	Copy            *ui.ActionButton
	Accessed        string // what is copied: the text and the day; "" for the text alone
}

// Share has the device share an address, where it can: the button is shown by the script.
type Share struct{ Address, Text, Done, Failed string }

// File is a file by its address. The program that draws a picture makes it here.
type File struct {
	Text, Address string
	Action        string // of the program that draws it, "" for none
	Done, Failed  string
}

// Values are those that are shown, as a table.
type Values struct {
	Heading, Note string
	Table         *ui.FigureTable
	Copy          ui.ActionButton
}
