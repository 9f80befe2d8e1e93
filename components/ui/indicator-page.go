package ui

// IndicatorPage is one indicator in full.
type IndicatorPage struct {
	Crumbs         *Crumbs
	Title          Phrase
	Lede           Phrase
	Figure         *Figure
	Figures        []*Figure // further ones
	MeaningHeading string
	Meaning        *Details
	Derived        *DerivedFigures // nil where nothing follows from the figures
	Words          *Words          // what the deck says with it; nil where nothing
	Citation       *Citation
	Sources        *Sources
	Others         *Switch // the indicators before and after
}

// Crumbs lead from the page back to the lists that it is in; the last is the
// page itself and has no address.
type Crumbs struct {
	Label string
	Links []Link
}

// Citation is how to cite a view.
type Citation struct{ Heading, Text string }
