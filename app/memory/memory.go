// Package memory gives the TinyGo program its memory and takes back what
// nothing points to any more. It collects only when the outermost message of
// the page has been answered: no Go frame is live then, so that the globals are
// the only roots, and the compiler need not keep account of the stack. That
// account is what makes TinyGo's own collectors a third heavier (0.41.0).
//
// It stands at the bottom of the program: app/program says when a message
// begins and ends. Go's own compiler brings a collector, and there the package
// does nothing.
//
// Two things follow for the program. What the page reads after its call has
// returned must not be of the heap; and a pointer that is kept between two
// messages must be found from a global as it is, never as a number or only in
// the page.
package memory
