package changes

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"bilateral/components/catalogue"
	"bilateral/components/extract"
	"bilateral/components/page/still"
	"bilateral/components/site/whole"
	"bilateral/components/state"
	"bilateral/data"
)

// titleChanges are the titles that differ, in each language. What several views of a page
// have is told of the first of them.
func titleChanges(before, after *data.Dataset) []Change {
	var of [2][]Change
	var wait sync.WaitGroup
	for i, language := range data.Languages {
		wait.Go(func() { of[i] = titleChangesIn(before, after, language) })
	}
	wait.Wait()
	return slices.Concat(of[:]...)
}

func titleChangesIn(before, after *data.Dataset, language data.Language) (list []Change) {
	old, now := newReading(before, language), newReading(after, language)
	seen := map[Change]bool{}
	for _, v := range views(before, after) {
		for _, c := range differences(Title, old.titles(v), now.titles(v)) {
			alike := c
			path, _, _ := strings.Cut(v.address, "?")
			alike.Place = path + c.Place
			if seen[alike] {
				continue
			}
			seen[alike] = true
			c.Place = v.in(language) + c.Place
			list = append(list, c)
		}
	}
	return list
}

// view is a view of a page in English.
type view struct {
	address string
	pair    data.Subject // that it is of, zero where it is of none
}

// in is the address of the view in a language, whatever dataset has it.
func (v view) in(language data.Language) string {
	if language == data.English {
		return v.address
	}
	return "/" + string(language) + v.address
}

// views are what either of two datasets has: every page, with each row of the deck's
// table, each indicator, and each pair.
func views(datasets ...*data.Dataset) (list []view) {
	add := func(address string, pair data.Subject) {
		if v := (view{address, pair}); !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	none := data.Subject{}
	add("/", none)
	for _, ds := range datasets {
		for _, ind := range ds.Tabled() {
			add("/?indicator="+string(ind.ID), none)
		}
	}
	add("/indicators/", none)
	for _, ds := range datasets {
		for i := range ds.Indicators {
			add("/indicators/"+string(ds.Indicators[i].ID)+"/", none)
		}
	}
	for _, address := range []string{"/partners/", "/mobility/", "/evidence/", "/sources/", "/about/", "/about/accessibility/", "/data/changelog/"} {
		add(address, none)
	}
	for _, ds := range datasets {
		for pair := range pairs(ds) {
			add("/partners/?country="+string(pair.Place)+"~"+string(pair.Partner), pair)
		}
	}
	return list
}

// pairs are the pairs of countries and territories of which a dataset has a series.
func pairs(ds *data.Dataset) map[data.Subject]bool {
	found := map[data.Subject]bool{}
	for i := range ds.Collections {
		for j := range ds.Collections[i].Series {
			of := ds.Collections[i].Series[j].Subject
			if of.Kind == data.OfPair && !found[of] && isCountry(ds, of.Place) && isCountry(ds, of.Partner) {
				found[of] = true
			}
		}
	}
	return found
}

func isCountry(ds *data.Dataset, id data.PlaceID) bool {
	p := ds.Place(id)
	return p != nil && p.Kind == data.Country
}

// reading is a dataset as its pages say it in a language.
type reading struct {
	ds       *data.Dataset
	language data.Language
	cat      *catalogue.Catalogue
	pairs    map[data.Subject]bool
}

func newReading(ds *data.Dataset, language data.Language) *reading {
	cat := catalogue.Of(ds, language)
	return &reading{still.Draw(ds, cat), language, cat, pairs(ds)}
}

// state is a view in the language.
func (r *reading) state(v view) *state.State {
	return state.Update(state.Parse(r.ds, v.address), state.SetLanguage{Language: r.language})
}

// titles are what a view is called, under "", and what its figures find, under their
// fragments; none where the dataset has no such view.
func (r *reading) titles(v view) map[string]string {
	st := r.state(v)
	p := whole.Pages().Find(r.ds, st)
	if p == nil || st.Route == state.NotFound || v.pair.Kind != 0 && !r.pairs[v.pair] {
		return nil
	}
	taken := extract.Of(p, r.ds, st, r.cat)
	if len(taken.Notices()) > 0 {
		return nil
	}
	found := map[string]string{"": cmp.Or(taken.Document.Shared, taken.Document.Name)}
	for _, f := range taken.Figures {
		found["#"+f.ID] = f.Title
	}
	return found
}
