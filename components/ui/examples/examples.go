// Package examples is every block of the interface in use and in trouble:
// named views that are documentation, golden files and browser tests at once.
// Only the gallery and tests import it.
package examples

import (
	"slices"

	"github.com/vugu/vugu"

	"bilateral/components/ui"
	"bilateral/data"
)

// Block is a block of the interface with its examples.
type Block struct {
	Name, What string // Name is that of its template
	// Apart says that each example needs a page of its own, as what stands in
	// the template can be on a page once only.
	Apart    bool
	Examples []Example
}

// Example is a view of a block with a name and what it is there to show. The
// names and ids of the examples of a block are unique, as they share a page.
type Example struct {
	Name, What string
	Language   data.Language // of its words
	View       vugu.Builder
}

// Blocks are all of them: the page and its frame, ways through it, figures,
// tables, words.
var Blocks = every()

// every is the examples of every block. What is not said to be in another
// language is in English.
func every() []Block {
	all := slices.Concat(wholePages(), ways(), forms(), figures(), tables(), definitions(), texts())
	for i := range all {
		for j := range all[i].Examples {
			if e := &all[i].Examples[j]; e.Language == "" {
				e.Language = data.English
			}
		}
	}
	return all
}

// Where links of the examples lead.
const (
	here      = "/gallery/"
	japanese  = "/ja/gallery/"
	elsewhere = "https://example.org/"
)

// longWord has no place to break, as the names of chemistry and of villages.
const longWord = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"

func say(text string) ui.Phrase { return ui.Phrase{Text: text} }

// in is a text in a language that is not the page's.
func in(language data.Language, text string) ui.Phrase {
	return ui.Phrase{Text: text, Language: string(language)}
}

func link(text, address string) ui.Link { return ui.Link{Phrase: say(text), Address: address} }

// links are those of the texts; the n-th is current, none where n is below 0.
func links(n int, texts ...string) []ui.Link {
	var all []ui.Link
	for i, text := range texts {
		l := link(text, here)
		l.Current = i == n
		all = append(all, l)
	}
	return all
}
