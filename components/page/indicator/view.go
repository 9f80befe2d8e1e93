package indicator

import (
	"bilateral/components/ui"
)

// View is one indicator in full.
type View struct {
	Crumbs  *ui.Crumbs
	Title   ui.Phrase
	Lede    ui.Phrase
	Figure  *ui.Figure   // the lead: what it means, what follows from it and how to cite it open there
	Figures []*ui.Figure // further ones
	Words   *ui.Words    // what the deck says with it; nil where nothing
	Sources *ui.Sources  // nil where the lead names all
	Others  *ui.Switch   // the indicators before and after
}
