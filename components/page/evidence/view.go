package evidence

import (
	"github.com/vugu/vugu"

	"bilateral/components/ui"
)

// View is the claims with their checks, part by part as the deck has them.
type View struct {
	Title, Introduction string
	Label               string        // names the choice of verdicts
	Verdicts            []VerdictLink // none where controls are hidden
	Deck, Open, Key     string        // what the marks of the strips stand for
	Parts               []*ClaimPart
	None                string // said where there is no part
	Sources             *ui.Sources
}

// VerdictLink keeps the claims of one verdict; Mark is the class of its mark.
type VerdictLink struct {
	ui.Link
	Mark, Count string
}

// ClaimPart is a part of the deck and the claims that it makes.
type ClaimPart struct {
	ID             string
	Title, Heading ui.Phrase
	Claims         []*Claim
}

// Claim is what the deck says, the verdict on it and why, and the figures.
type Claim struct {
	ID, Address    string // of the indicator in full, where it is one of its numbers
	Text, Note     ui.Phrase
	Mark, Verdict  string
	Reason         ui.Phrase
	Rule, RuleText ui.Phrase
	Checks         []*CheckView // the deck's own figure first
}

// CheckView is figures that count alike, and what is said of them.
type CheckView struct {
	Key, Class string // "ctx" where nothing is judged
	Head       string // what the check is for
	Figures    []*FigureLine
	Remark     ui.Phrase
	Sources    []ui.SourceLink // of the remark
}

// FigureLine is a figure of a source, or a run of years.
type FigureLine struct {
	Key, Class string // "dk" for the deck's
	Label      ui.Phrase
	Source     ui.SourceLink
	Detail     string    // its period, and how it was reached
	Strip      vugu.HTML // "" where there is nothing to set it beside
	Value      string
	Beside     string // among how many it is, and how far from the deck's
	Run        string // the years and their values
}
