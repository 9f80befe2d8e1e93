// Package attributes has attributes of the template, of a field and of a method.
package attributes

// View is the view of a template.
type View struct {
	Base
	Name string
	Link *Link
}

// Base is a part of the view.
type Base struct{ ID string }

// Link leads somewhere.
type Link struct{ Address, Language string }

// Current is the value of aria-current.
func (l *Link) Current() string { return "page" }
