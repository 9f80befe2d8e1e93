package extract

import "bilateral/components/page"

// Taken is what the page gave of the figure.
func (f *Figure) Taken() *page.Taken { return f.taken }

// Context is what the view's page was built from.
func (v *View) Context() *page.Context { return v.c }

// Sentences are those of a text.
func Sentences(text string) []string { return sentences(text) }
