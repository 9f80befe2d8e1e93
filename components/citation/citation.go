// Package citation writes how a view is cited, for people and for the programs that
// keep references: a short and a long text, BibTeX, RIS and CSL-JSON. The original
// source stands first. It stands behind the pages, which say what is cited, and knows
// none of them.
package citation

import (
	"slices"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/data"
)

// View is what is cited: a figure or a page of the explorer, as it was seen.
type View struct {
	Dataset   *data.Dataset
	Catalogue *catalogue.Catalogue // in the language of the citation
	// Name is what the figure measures, Period its years as they are printed, "" for
	// none.
	Name, Period string
	// Sources are the original sources, the most important first; at least one.
	Sources []*data.Source
	// Address is the view's, path and query, and a figure's fragment where it is one of
	// several.
	Address string
	// Accessed is the day on which a reader saw the view, YYYY-MM-DD, "" where that is
	// not known: on a server.
	Accessed string
}

// File is a citation as a file, for the programs that keep references.
type File struct {
	Format string // as readers know it
	Name   string // behind the path of the page that is cited
}

// Files are all of them, in the order in which they are offered.
var Files = [...]File{{"BibTeX", "citation.bib"}, {"RIS", "citation.ris"}, {"CSL-JSON", "citation.csl.json"}}

// Part is a piece of a citation: text, or the title of a work, which may be in another
// language.
type Part struct {
	Text     string
	Title    bool
	Language string // "" for the view's
}

// Whole joins the pieces of a citation.
func Whole(parts []Part) string {
	text := ""
	for _, p := range parts {
		text += p.Text
	}
	return text
}

// mark is where the title of a source stands in a text that is not in parts yet.
const mark = "\x00"

// Long is the whole reference: the sources with their titles and the days on which they
// were read, then the figure, the explorer, the version of its data, and the address.
func (v *View) Long() []Part {
	cat, list := v.Catalogue, ""
	for i, s := range v.Sources {
		if i > 0 {
			list += cat.Say(catalogue.CiteBetween)
		}
		read := format.Date(s.Read, cat.Language)
		if s.ReadBefore {
			read = cat.Say(catalogue.ReadBefore, "date", read)
		}
		list += cat.Say(catalogue.CiteSource, "publisher", v.text(s.Publisher), "title", mark, "read", read)
	}
	version := v.Dataset.Version
	if v.Dataset.Released != "" {
		version = cat.Say(catalogue.CaptionAside, "text", version, "aside", format.Date(v.Dataset.Released, cat.Language))
	}
	words := cat.Say(catalogue.CiteLong, "sources", list, "title", v.title(), "product", v.text(v.Dataset.Product), "version", version, "address", v.address())
	if v.Accessed != "" {
		words = cat.Say(catalogue.CiteAccessed, "citation", words, "date", format.Date(v.Accessed, cat.Language))
	}
	return v.parts(words)
}

// parts puts the titles of the sources into a text, at its marks.
func (v *View) parts(words string) []Part {
	var parts []Part
	for _, s := range v.Sources {
		before, after, found := strings.Cut(words, mark)
		if !found {
			break
		}
		title, language := s.Title.In(v.Catalogue.Language)
		p := Part{Text: title, Title: true}
		if language != v.Catalogue.Language {
			p.Language = string(language)
		}
		parts, words = append(parts, Part{Text: before}, p), after
	}
	return append(parts, Part{Text: words})
}

// Short is the sources and the explorer in a few words: what stands under a chart that
// is shown elsewhere.
func (v *View) Short() string {
	return v.Catalogue.Say(catalogue.CiteShort, "publishers", strings.Join(v.publishers(), v.Catalogue.Say(catalogue.CiteBetween)),
		"product", v.text(v.Dataset.Product), "version", v.Dataset.Version)
}

// publishers are those of the sources, each once.
func (v *View) publishers() []string {
	var list []string
	for _, s := range v.Sources {
		name := v.text(s.Publisher)
		if !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return list
}

// text is a text of the dataset in the citation's language, or in the other.
func (v *View) text(t data.Text) string {
	text, _ := t.In(v.Catalogue.Language)
	return strings.ReplaceAll(text, mark, "")
}

// title is what the entry of a view is called.
func (v *View) title() string {
	if v.Period == "" {
		return v.Name
	}
	return v.Catalogue.Say(catalogue.CaptionAside, "text", v.Name, "aside", v.Period)
}

// address is the view's own, absolute where the dataset says where it is shown.
func (v *View) address() string { return v.Dataset.Home + v.Address }
