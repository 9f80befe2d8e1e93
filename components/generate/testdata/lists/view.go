// Package lists has lists of values, of pointers, of texts and of a method.
package lists

// View is the view of a template.
type View struct {
	Rows  []Row
	Ways  []*Way
	Words []string
}

// Row is a value with a list of its own.
type Row struct{ Cells Cells }

// Cells are a list with a name.
type Cells []Cell

// Cell is a value.
type Cell struct{ Text string }

// Way is pointed to.
type Way struct{ Address string }

// Marks are the list of a method.
func (c *View) Marks() []Cell { return nil }
