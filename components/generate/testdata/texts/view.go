// Package texts has texts of the template, of a field and of a method, and markup.
package texts

import "github.com/vugu/vugu"

// View is the view of a template.
type View struct {
	Text    string
	Drawing vugu.HTML
}

// Long is a text.
func (c *View) Long() string { return c.Text + c.Text }
