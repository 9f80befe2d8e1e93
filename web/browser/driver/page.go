//go:build browser

package driver

import (
	"errors"
	"fmt"
	"time"
)

// Page is one page in a browser of any engine, or a frame of one: what a reader
// can do with it, and what a script can find out.
type Page struct{ engine engine }

// Close closes the page and forgets its profile.
func (p *Page) Close() { p.engine.close() }

// Go loads an address and waits for the document's load event.
func (p *Page) Go(address string) error {
	if err := p.engine.load(address); err != nil {
		return fmt.Errorf("load %s: %w", address, err)
	}
	return nil
}

// Back goes back in the history, as the browser's own button does. It does not
// wait for what comes.
func (p *Page) Back() error { return p.engine.back() }

// Forward goes forward in the history. It does not wait for what comes.
func (p *Page) Forward() error { return p.engine.forward() }

// Follow runs an action that leads to another document, and waits until that is
// loaded. A document that the browser kept whole counts as loaded.
func (p *Page) Follow(action func() error) error {
	// A mark of its own tells this document from one that was left before it.
	left, err := Eval[string](p, `() => window.leftAt = performance.timeOrigin + " " + performance.now()`)
	if err != nil {
		return err
	}
	if err := action(); err != nil {
		return err
	}
	// A script that is asked between two documents fails, or is asked in an empty one.
	return p.until("another document", func() (bool, error) {
		return Eval[bool](p, `left => window.leftAt !== left && location.href !== "about:blank" && document.readyState === "complete"`, left)
	})
}

// Frame waits for a frame on the page whose address ends as given. What is done
// with the frame is done inside it, at places of its own viewport.
func (p *Page) Frame(address string) (*Page, error) {
	var found engine
	err := p.until("a frame with "+address, func() (there bool, err error) {
		found, err = p.engine.frame(address)
		return found != nil, err
	})
	if err != nil {
		return nil, err
	}
	return &Page{found}, nil
}

// until asks until the answer is yes. An error counts as a no: it is reported
// if it was the last answer.
func (p *Page) until(what string, ask func() (bool, error)) error {
	var last error
	for deadline := time.Now().Add(Patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		var yes bool
		if yes, last = ask(); yes {
			return nil
		}
	}
	return errors.Join(fmt.Errorf("waited %s in vain for %s", Patience, what), last)
}

// Size sets the viewport, in CSS pixels.
func (p *Page) Size(width, height int64) error { return p.engine.resize(width, height) }

// Roles are the roles that a screen reader is given of the elements that match a selector, in
// the document's order, in the words of ARIA; "" of one that it is not given.
func (p *Page) Roles(selector string) ([]string, error) { return p.engine.roles(selector) }

// Picture is a PNG of the whole page; in WebKit of what the window shows of it.
func (p *Page) Picture() ([]byte, error) { return p.engine.picture() }

// Paper prints the page on sheets of a size in inches, as the page's own style says, and
// returns the PDF. WebKit answers with ErrCannot.
func (p *Page) Paper(width, height float64) ([]byte, error) { return p.engine.paper(width, height) }

// Downloads has the page's profile keep what is saved from now on in a folder.
func (p *Page) Downloads(dir string) error { return p.engine.downloads(dir) }

// Complaints lists console errors and warnings and uncaught exceptions; nothing
// in WebKit, whose protocol does not tell of them.
func (p *Page) Complaints() []string { return p.engine.complaints() }

// Remarks lists everything the page wrote to the console, complaints or not;
// nothing in WebKit.
func (p *Page) Remarks() []string { return p.engine.remarks() }

// Dialogs lists the alerts and prompts the page opened. They are closed at once;
// in WebKit when the next command comes.
func (p *Page) Dialogs() []string { return p.engine.dialogs() }
