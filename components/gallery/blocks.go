package gallery

import (
	"bilateral/components/catalogue"
	"bilateral/components/state"
	"bilateral/components/ui/examples"
	"bilateral/data"
)

// Block is a page of examples of a block of the interface: of all of them, or
// of one where the block can be on a page once only.
type Block struct {
	Name, What string // Name is of the page's address
	block      string
	Examples   []examples.Example
}

// Blocks are the pages of every block.
func Blocks() []Block {
	var pages []Block
	for _, b := range examples.Blocks {
		name := "block-" + b.Name
		if !b.Apart {
			pages = append(pages, Block{Name: name, What: b.What, block: b.Name, Examples: b.Examples})
			continue
		}
		for i := range b.Examples {
			e := &b.Examples[i]
			pages = append(pages, Block{Name: name + "-" + e.Name, What: b.What + ": " + e.What, block: b.Name, Examples: b.Examples[i : i+1]})
		}
	}
	return pages
}

// block finds a page by its name.
func block(name string) (Block, bool) {
	for _, b := range Blocks() {
		if b.Name == name {
			return b, true
		}
	}
	return Block{}, false
}

// whole reports whether the block is the whole page, in the place of the
// gallery's own.
func (b *Block) whole() bool { return b.block == "explorer" }

// blockExamples shows the examples of a block one below the other.
func blockExamples(view *View, b Block, st *state.State, cat *catalogue.Catalogue) {
	view.Title, view.What = b.Name, b.What
	view.Themes = themes(st, cat)
	for i := range b.Examples {
		e := &b.Examples[i]
		view.Blocks = append(view.Blocks, BlockExample{Name: e.Name, What: e.What, Language: foreign(e.Language, st.Language), Block: e.View})
	}
}

// foreign is a language as an attribute, "" where it is the page's own.
func foreign(language, page data.Language) string {
	if language == page {
		return ""
	}
	return string(language)
}
