package ui

// Crumbs lead from the page back to the lists that it is in; the last is the
// page itself and has no address.
type Crumbs struct {
	Label string
	Links []Link
}

// Citation is how to cite a view; Heading opens it. The title of the work stands
// apart, as it may be in another language, between what comes before and after it.
type Citation struct {
	Heading, Text string
	Title         Phrase
	After         string
}
