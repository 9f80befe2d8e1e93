// Package page composes a route: from the dataset, the reader's view and the
// catalogue it builds one tree of nodes. The server writes the tree as HTML
// and the program in the browser hydrates and patches the same tree. Each kind
// of page is a value in a folder of its own; what all of them are built from
// is here.
package page

import (
	"slices"
	"strings"

	"github.com/vugu/vugu"

	"bilateral/components/catalogue"
	"bilateral/data"
)

// Document is a built route: the tree and what its surroundings need to know.
type Document struct {
	Status      int           // as in HTTP: 200, or 404 for a path that is no page
	Language    data.Language // of the page
	Title       string        // of the document
	Name        string        // of the page
	Shared      string        // what a link to it is headed by: what it finds, or its name
	Description string        // for search engines and previews
	Address     string        // path and query of the view it was built for
	Canonical   string        // path of the page whatever its view, in a frame of the full page; ends in "/"
	Alternates  []Alternate   // the same page in every language, its own included
	Frame       bool          // for a frame on another site: no chrome, not to be indexed
	Theme       string        // that the view asks for, "" for the default: light in a frame, else the system's
	Static      bool          // nothing on it needs the program
	Program     Program       // that has the page
	Unlisted    bool          // it is for readers who come by another address
	Root        *vugu.VGNode  // <div id="explorer">, without components and templates
	Charts      []*Chart      // what a reader can read point by point
	// Structured is what search engines are told of its figures, as JSON, nil for
	// nothing: the server's alone.
	Structured []byte
	// ViewAddress is the address of the view without what is of a screen alone, and Picture
	// what is drawn of it where a link to it is shown, nil for nothing: the server's alone.
	ViewAddress string
	Picture     *Picture
	// One is the id of the one figure that a frame shows of the page, "" for all of it.
	One string
	// Framed says that the view can stand in a frame on another site: the server's alone.
	Framed bool
	// Spoken is what can be said of the view, a part each: what is drawn first,
	// then how, what is left of the table, its order, the colours.
	Spoken []string
}

// Picture is a view's own picture.
type Picture struct {
	Address       string // path and query
	Words         string // for who does not see it: what it finds and what is drawn
	Width, Height int    // in pixels
}

// Program is one of the programs in the browser, by the pages that it has.
type Program int

// The programs.
const (
	OverviewProgram Program = iota // the small one, of the deck's figures
	SeriesProgram                  // of the pages of open series
	TakingProgram                  // of all these, and of what is taken away of them
)

// Programs are all of them.
var Programs = [...]Program{OverviewProgram, SeriesProgram, TakingProgram}

// News is what the program says when it has shown the view: the parts that
// were not to be said of the view before. What is drawn says all of itself.
func (d *Document) News(cat *catalogue.Catalogue, before []string) string {
	words := ""
	for i, part := range d.Spoken {
		if part == "" || slices.Contains(before, part) {
			continue
		}
		words += cat.Say(catalogue.CaptionSentence, "text", part)
		if i == 0 {
			break
		}
	}
	return strings.TrimSpace(words)
}

// elementOf is the element of that id, nil for none.
func elementOf(n *vugu.VGNode, id string) *vugu.VGNode {
	for _, a := range n.Attr {
		if a.Key == "id" && a.Val == id {
			return n
		}
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if found := elementOf(child, id); found != nil {
			return found
		}
	}
	return nil
}

// Alternate is a page in one of the languages.
type Alternate struct {
	Language data.Language
	Path     string
}

// The statuses a document can have.
const (
	Found    = 200
	NotFound = 404
)
