//go:build browser

package driver

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"
)

// Patience is how long a page waits for anything before it is an error.
const Patience = 30 * time.Second

// ErrCannot reports that an engine has no way to do what every page is asked for.
var ErrCannot = errors.New("this engine cannot do it")

// ErrGone reports that the page is there no more: its browser ended by itself.
var ErrGone = errors.New("the page's browser ended")

// ErrMissing reports that a program that drives or shows pages is not installed.
var ErrMissing = errors.New("a browser is missing")

// Browser is a running browser. Every page it opens has a profile of its own,
// so that nothing is shared between two pages.
type Browser interface {
	// Name is the engine's, with its version.
	Name() string
	// NewPage opens an empty page. The caller closes it.
	NewPage() (*Page, error)
	// Close ends the browser and waits for it.
	Close()
}

// engine is what a browser's own protocol has to do for a page. Every command
// fails when it is not done within Patience.
type engine interface {
	// run evaluates an expression, awaits a promise, and returns the value as
	// JSON: nothing for undefined. What the script throws is an ErrScript.
	run(expression string) (json.RawMessage, error)
	// load opens an address and waits for the document's load event.
	load(address string) error
	// back goes back in the history, without waiting for what comes.
	back() error
	// forward goes forward in the history, as back goes back.
	forward() error
	move(to Place) error
	mouse(button Button, modifier Modifier, count int64, places []Place) error
	press(key string) error
	typing(text string) error
	resize(width, height int64) error
	picture() ([]byte, error)
	// paper prints the page on sheets of a size in inches.
	paper(width, height float64) ([]byte, error)
	// downloads has what is saved from now on come into a folder.
	downloads(dir string) error
	// frame is the frame of the page whose address ends as given, nil while
	// there is none.
	frame(address string) (engine, error)
	// roles are what an accessibility tree makes of the elements that match, in the document's
	// order; "" of one that is not in it.
	roles(selector string) ([]string, error)
	complaints() []string
	remarks() []string
	dialogs() []string
	close()
}

// Program finds an installed program: the one that a variable names, else the
// first of the names that is there. Debian's package is for who has none.
func Program(variable, debian string, names ...string) (string, error) {
	if path := os.Getenv(variable); path != "" {
		return path, nil
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("%w: no %s found: install the package %s, or name the program in %s", ErrMissing, names[0], debian, variable)
}
