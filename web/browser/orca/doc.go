// Package orca hears the explorer as a reader of a screen reader does: Orca runs on a
// screen that nobody sees, real keys go to a real browser, and what Orca would have a
// voice say is taken down as text. It stands beside the tour, at the end of the flow.
package orca
