package partners

import (
	"bilateral/components/node"
	"bilateral/components/ui"
)

// View is two countries or territories and what they do together.
type View struct {
	Title, Lede string
	Picker      *Picker // nil where controls are hidden
	Rows        []*Row
	Sources     *ui.Sources // nil in a frame
}

// Row is the figures that stand beside each other, or something folded.
type Row struct {
	Key, Class string
	Figures    []*ui.Figure
	Fold       *Fold
}

// Fold is what opens where it stands: some parts, and what to mind of them. ID is that
// of what is folded: a browser opens a fold for an id inside it, not for its own.
type Fold struct {
	ID, Summary string
	Take        *ui.TakeLinks
	Parts       []node.Part
	Notes       []ui.Phrase
}
