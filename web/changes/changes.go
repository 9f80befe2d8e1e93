// Package changes says what readers of a dataset will find changed once another edition
// of it is published: titles, verdicts and figures. It stands beside package pages, above
// the components: whoever publishes a dataset reads it, and no page.
package changes

import (
	"cmp"
	"slices"
	"strings"

	"bilateral/data"
)

// Kind is what has changed.
type Kind uint8

// The kinds, in the order in which changes are told.
const (
	Title   Kind = iota + 1 // of a page or of a figure: what it finds
	Verdict                 // on a claim
	Figure                  // a value, as it was observed
)

var kinds = [...]string{Title: "title", Verdict: "verdict", Figure: "figure"}

// Change is one thing that the old dataset says and the new one does not, or the other
// way round.
type Change struct {
	Kind Kind
	// Place is where: the address of a view with the id of the figure on it, the id of
	// a claim, or a series and the years of a value.
	Place string
	// Old and New are what is said there, "" where that dataset has no such place.
	Old, New string
}

// String is the change in a line: "figure: …: 10 → 11".
func (c Change) String() string {
	return kinds[c.Kind] + ": " + c.Place + ": " + said(c.Old) + " → " + said(c.New)
}

// nothing stands for what a dataset does not have.
const nothing = "(not there)"

// said is what stands in a line for what a dataset says.
func said(what string) string {
	return strings.Join(strings.Fields(cmp.Or(what, nothing)), " ")
}

// Between lists what changes from one valid dataset to another, by kind and place, each
// once.
func Between(before, after *data.Dataset) []Change {
	list := slices.Concat(titleChanges(before, after),
		differences(Verdict, verdicts(before), verdicts(after)),
		differences(Figure, figures(before), figures(after)))
	slices.SortFunc(list, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Place, b.Place), cmp.Compare(a.Old, b.Old), cmp.Compare(a.New, b.New))
	})
	return slices.Compact(list)
}

// differences are the places at which two datasets do not say the same.
func differences(kind Kind, before, after map[string]string) (list []Change) {
	for place, old := range before {
		if now := after[place]; now != old {
			list = append(list, Change{kind, place, old, now})
		}
	}
	for place, now := range after {
		if _, known := before[place]; !known {
			list = append(list, Change{kind, place, "", now})
		}
	}
	return list
}
