package ui

// Contents are the parts of a long page, at hand wherever its reader is: a line
// that stays in sight, which folds where it is narrow.
type Contents struct {
	Label string
	Parts []Link
	Top   string // the way back to the page's top
}
