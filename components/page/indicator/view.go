package indicator

import (
	"bilateral/components/ui"
)

// View is one indicator in full.
type View struct {
	Crumbs         *ui.Crumbs
	Title          ui.Phrase
	Lede           ui.Phrase
	Figure         *ui.Figure
	Figures        []*ui.Figure // further ones
	MeaningHeading string
	Meaning        *ui.Details
	Derived        *ui.DerivedFigures // nil where nothing follows from the figures
	Words          *ui.Words          // what the deck says with it; nil where nothing
	Citation       *ui.Citation
	Sources        *ui.Sources
	Others         *ui.Switch // the indicators before and after
}
