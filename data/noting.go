//go:build !js

package data

import (
	"cmp"
	"slices"
)

// canNote says that what is read of a dataset can be noted.
const canNote = true

// Noting returns the dataset, which from now on notes what is read of its collections: see
// Excerpt. It serves one reader at a time.
func (d *Dataset) Noting() *Dataset {
	noting := *d
	noting.excerpted(&excerpt{notes: true, read: map[*Series]bool{}})
	return &noting
}

// Excerpt returns what has been noted of a dataset's collections, with all that it refers
// to, and the answers, in an order that is always the same: AddExcerpt adds it to a dataset
// that has been read from Core. Of the indicators it has those of some collections.
func (d *Dataset) Excerpt(ids ...CollectionID) (*Dataset, []Answer) {
	part := &Dataset{Name: d.Name, Version: d.Version}
	refs := newReferences()
	for i := range d.Collections {
		c := &d.Collections[i]
		if !slices.Contains(ids, c.ID) {
			continue
		}
		kept := Collection{ID: c.ID}
		for j := range c.Series {
			if d.excerpt.read[&c.Series[j]] {
				kept.Series = append(kept.Series, c.Series[j])
			}
		}
		refs.series(d, kept.Series)
		part.Collections = append(part.Collections, kept)
	}
	var answers []Answer
	for _, a := range d.excerpt.answers {
		answers = append(answers, a)
		for _, name := range a.Names {
			refs.places[PlaceID(name)], refs.sources[SourceID(name)] = true, true
		}
	}
	slices.SortFunc(answers, func(x, y Answer) int { return cmp.Compare(x.Question, y.Question) })
	part.Indicators = pick(d.Indicators, func(_ int, ind *Indicator) bool { return slices.Contains(ids, ind.Collection) })
	refs.fill(d, part)
	return part, answers
}
