package ui

// Crumbs lead from the page back to the lists that it is in; the last is the
// page itself and has no address.
type Crumbs struct {
	Label string
	Links []Link
}
