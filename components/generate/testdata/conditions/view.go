// Package conditions has elements that are there where a condition holds.
package conditions

// View is the view of a template.
type View struct {
	Text string
	More *View
}
