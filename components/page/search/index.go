package search

import (
	"bilateral/components/catalogue"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// Index is the list that the script of a page searches by itself, in one
// language. Texts that are compared are folded already; what of a word the
// script folds as Fold does is what the reader types.
type Index struct {
	Groups []IndexGroup `json:"groups"` // by Kind; that of the pairs is empty
	// Places are those that pairs are made of, in the order of their group.
	Places   []string  `json:"places"`   // their ids
	Short    []string  `json:"short"`    // what they are called in the name of a pair
	Initials []string  `json:"initials"` // the character of each by which two make a pair, "" for none
	Order    string    `json:"order"`    // those characters in the order in which they make its name, "" where they do not
	Own      [2]string `json:"own"`      // the dataset's places A and B
	Pair     string    `json:"pair"`     // how two names are put together
	OwnPairs [2]string `json:"ownPairs"` // the two together, place A first and place B first
	Partners string    `json:"partners"` // the page of a pair
	Joiners  string    `json:"joiners"`
	Accented string    `json:"accented"`
	Plain    string    `json:"plain"`
	// What is said of the results, with {words} and {n} to be put in.
	Nothing string `json:"nothing"`
	One     string `json:"one"`
	Several string `json:"several"`
	All     string `json:"all"`
	Looked  string `json:"looked"`
	Results string `json:"results"` // the page of results
}

// IndexGroup is the entries of a kind: for each its name, the language of it
// where that is not the page's, what is said of it with its language, the class
// of its mark, its address, its names and its further words.
type IndexGroup struct {
	Name    string      `json:"name"`
	Entries [][8]string `json:"entries"`
}

// languageOf is the language of a text where that is not the page's: the script makes elements of
// whole texts only.
func languageOf(c *page.Context, p ui.Phrase) string {
	if c.State.Language == data.Japanese && page.IsEnglish(p.Text) {
		return string(data.English)
	}
	return p.Language
}

// NewIndex makes the list of a dataset in the page's language.
func NewIndex(c *page.Context) *Index {
	x := &Index{
		Groups: make([]IndexGroup, kindCount), Own: [2]string{string(c.Dataset.Roles.A), string(c.Dataset.Roles.B)},
		Pair: c.Say(catalogue.PairOf), OwnPairs: [2]string{c.PairName(c.Dataset.Roles.A, c.Dataset.Roles.B), c.PairName(c.Dataset.Roles.B, c.Dataset.Roles.A)}, Joiners: joiners,
		Accented: string(accented), Plain: string(plain),
		Nothing: c.Say(catalogue.FoundNothing), One: c.Say(catalogue.FoundOne), Several: c.Say(catalogue.FoundSeveral),
		All: c.Say(catalogue.FoundAll), Looked: c.Say(catalogue.FoundLooked), Results: c.State.Page(state.Results).Path(),
	}
	if state.Partners.In(c.Dataset) {
		x.Partners = c.State.Page(state.Partners).Path()
	}
	if c.State.Language == data.Japanese {
		for _, i := range c.Dataset.Roles.Initials {
			x.Order += Fold(i.Character)
		}
	}
	for kind := range x.Groups {
		x.Groups[kind].Name = c.Say(groupNames[kind])
		x.Groups[kind].Entries = [][8]string{}
	}
	for _, e := range Entries(c) {
		g := &x.Groups[e.Kind]
		g.Entries = append(g.Entries, [8]string{e.Name.Text, languageOf(c, e.Name), e.Detail.Text, languageOf(c, e.Detail), e.Mark, e.Address, e.names, e.words})
		if e.Kind == Places {
			x.Places, x.Short = append(x.Places, string(e.place)), append(x.Short, c.ShortName(e.place))
			x.Initials = append(x.Initials, e.initial)
		}
	}
	return x
}
