package page

import (
	"github.com/vugu/vugu"

	"bilateral/components/chart"
	"bilateral/components/ui"
	"bilateral/data"
)

// Taken is what a figure or a table of a page shows, as values of the dataset: what a
// reader takes away of it.
type Taken struct {
	ID       string // of the figure or table, as it stands on the page
	FileName string // without years and ending
	View     *ui.Figure
	// Chart is the figure drawn, nil for a table; Drawn is what of it is shown. Each of its
	// points says where it stands in the dataset.
	Chart *Chart
	Drawn *chart.Spec
	// Indexed says that the points' own values count, which are calculated from those of
	// the dataset, and what they are measured in; "" where they are the dataset's.
	Indexed string
	// First and Last are the years that can be chosen, 0 where none can.
	First, Last int
	// Values are those of a table, in its order.
	Values []*data.Given
	// Traced are the series of a figure that is traced from a picture, Indicator what they
	// are of: it is yet to be drawn.
	Indicator data.IndicatorID
	Traced    []data.Series
}

// Takes reports whether the page is built to be taken away.
func (c *Context) Takes() bool { return takes && c.Taking }

// Given says where a moment of a series stands; nil on a page that is only shown.
func (c *Context) Given(s *data.Series, m data.Moment) *data.Given {
	if !c.Takes() {
		return nil
	}
	return &data.Given{Series: s, Moment: m}
}

// GivenAs is Given for what needs no other word.
func (c *Context) GivenAs(g data.Given) *data.Given {
	if !c.Takes() {
		return nil
	}
	return &g
}

// GivenDerived is what follows from an indicator's figures.
func (c *Context) GivenDerived(ind *data.Indicator) []*data.Given {
	if !c.Takes() {
		return nil
	}
	derived := c.Dataset.Derived(ind.ID)
	values := make([]*data.Given, len(derived))
	for i := range derived {
		values[i] = &data.Given{Derived: &derived[i]}
	}
	return values
}

// span adds the years of a figure to those of the page.
func (c *Context) span(first, last int) {
	if first > 0 && (c.First == 0 || first < c.First) {
		c.First = first
	}
	c.Last = max(c.Last, last)
}

// Take keeps what a figure or a table shows, on a page that is built to be taken away.
func (c *Context) Take(t *Taken) {
	if c.Takes() {
		c.Taken = append(c.Taken, t)
	}
}

// TakeTable keeps the values of a table, in their order.
func (c *Context) TakeTable(view *ui.Figure, values []*data.Given) {
	if c.Takes() {
		c.Taken = append(c.Taken, &Taken{ID: view.ID, FileName: view.ID, View: view, Values: values})
	}
}

// inOrder puts what is taken in the order in which it stands on the page; what does not
// stand there by its id is left out.
func (c *Context) inOrder(root *vugu.VGNode) {
	var list []*Taken
	var walk func(*vugu.VGNode)
	walk = func(n *vugu.VGNode) {
		for _, a := range n.Attr {
			if a.Key != "id" {
				continue
			}
			for _, t := range c.Taken {
				if t.ID == a.Val {
					list = append(list, t)
				}
			}
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			walk(child)
		}
	}
	walk(root)
	c.Taken = list
}
