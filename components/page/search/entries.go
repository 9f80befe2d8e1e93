package search

import (
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/figure"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// Kind is what a reader may look for, in the order in which groups that fit
// equally well stand.
type Kind uint8

// The kinds.
const (
	Indicators Kind = iota
	Places
	Pairs
	Claims
	Sources
	kindCount
)

// groupNames head the groups.
var groupNames = [kindCount]catalogue.Key{
	Indicators: catalogue.IndicatorsPage, Places: catalogue.FoundPlaces, Pairs: catalogue.FoundPairs,
	Claims: catalogue.FoundClaims, Sources: catalogue.SourcesHeading,
}

// Entry is something that a reader may look for: what it is called, what is
// said of it in a line, and where it stands.
type Entry struct {
	Kind         Kind
	Name, Detail ui.Phrase
	Mark         string // class of a claim's verdict, "" for others
	Address      string
	place        data.PlaceID // of a place
	short        string       // of a place: its short name, folded
	initial      string       // of a place: its character in the name of a pair, folded, "" for none
	names        string       // what it is called, each on a line, folded
	words        string       // what else finds it, folded
}

// Entries are everything that can be found, kind by kind in the dataset's
// order, but for the pairs: they follow from the places.
func Entries(c *page.Context) []*Entry {
	l := &collector{c: c}
	for _, ind := range c.Dataset.Tabled() {
		l.deckIndicator(ind)
	}
	for _, ind := range c.Dataset.Open() {
		l.openIndicator(ind)
	}
	l.places()
	l.claims()
	for i := range c.Dataset.Sources {
		l.source(&c.Dataset.Sources[i])
	}
	return l.entries
}

// collector makes the entries of a dataset in the page's language.
type collector struct {
	c       *page.Context
	entries []*Entry
}

// add makes an entry that has names and words in every language they are given
// in: a reader may know a thing by another one than the page's.
func (l *collector) add(e *Entry, names []data.Text, words ...data.Text) {
	e.names, e.words = folded(names), folded(words)
	l.entries = append(l.entries, e)
}

// folded is texts in all their languages, each on a line and each line once.
func folded(texts []data.Text) string {
	var lines []string
	seen := map[string]bool{}
	for _, t := range texts {
		for _, s := range [...]string{t.EN, t.JA} {
			if s = Fold(s); s != "" && !seen[s] {
				seen[s] = true
				lines = append(lines, s)
			}
		}
	}
	return strings.Join(lines, "\n")
}

// synonyms are words that find each other, wherever an entry has one of them.
func (l *collector) synonyms(texts ...data.Text) data.Text {
	all := folded(texts)
	var found []string
	for group := range strings.SplitSeq(l.c.Say(catalogue.SearchSynonyms), ";") {
		words := strings.Fields(Fold(group))
		for _, word := range words {
			if strings.Contains(all, word) {
				found = append(found, words...)
				break
			}
		}
	}
	return data.Text{EN: strings.Join(found, " ")}
}

func (l *collector) deckIndicator(ind *data.Indicator) {
	l.indicator(ind, figure.DeckFinding(l.c, ind), l.c.Dataset.DeckSources())
}

func (l *collector) openIndicator(ind *data.Indicator) {
	lines := l.c.Dataset.All(ind.ID)
	o := figure.NewOpen(l.c, ind, lines)
	l.indicator(ind, ui.Phrase{Text: o.Finding(o.Sides())}, l.c.Dataset.SourcesOf(lines...))
}

func (l *collector) indicator(ind *data.Indicator, finding ui.Phrase, sources []*data.Source) {
	words := []data.Text{ind.Unit, ind.Definition, {EN: finding.Text}, l.synonyms(ind.Label, ind.Name)}
	if topic := l.c.Dataset.Topic(ind.Topic); topic != nil {
		words = append(words, topic.Label)
	}
	for _, source := range sources {
		words = append(words, source.DisplayName(), source.Publisher)
	}
	l.add(&Entry{
		Kind: Indicators, Name: l.c.Phrase(ind.Name), Detail: finding,
		Address: state.Update(l.c.State.Page(state.Indicators), state.OpenIndicator{Indicator: ind.ID}).Address(),
	}, []data.Text{ind.Label, ind.Name}, words...)
}

// places are those that the page of pairs offers, each with the dataset's own other
// place. Those that are ranked alone have nothing there.
func (l *collector) places() {
	if !state.Partners.In(l.c.Dataset) {
		return
	}
	initials := map[data.PlaceID]string{}
	for _, i := range l.c.Dataset.Roles.Initials {
		initials[i.Place] = Fold(i.Character)
	}
	for _, place := range l.c.Places(l.c.Dataset.OpenOf(data.OfPair)...) {
		partner, names := l.partner(place.ID), []data.Text{{EN: string(place.ID)}}
		for _, name := range place.Names() {
			names = append(names, data.Text{EN: name})
		}
		l.add(&Entry{
			Kind: Places, Name: l.c.Phrase(place.Name), place: place.ID,
			Detail:  ui.Phrase{Text: joint(l.c, place.ID, partner, catalogue.FoundPlace)},
			Address: pairAddress(l.c, place.ID, partner),
			short:   Fold(l.c.ShortName(place.ID)), initial: initials[place.ID],
		}, names)
	}
}

// partner is who a place is shown with at first: the dataset's place B, or
// place A to B itself.
func (l *collector) partner(place data.PlaceID) data.PlaceID {
	if place == l.c.Dataset.Roles.B {
		return l.c.Dataset.Roles.A
	}
	return l.c.Dataset.Roles.B
}

// pairAddress leads to the page of two places; the dataset's own two stand as
// the page has them at first.
func pairAddress(c *page.Context, first, second data.PlaceID) string {
	partners := c.State.Page(state.Partners)
	if c.IsOwnPair(first, second) {
		return partners.Address()
	}
	return state.Update(partners, state.ChoosePair{First: first, Second: second}).Address()
}

// joint says how many works two places have together in the latest year that
// bears a comparison, by the first measure that counts them; "" where none does.
func joint(c *page.Context, first, second data.PlaceID, phrase catalogue.Key) string {
	for _, ind := range c.Dataset.OpenOf(data.OfPair) {
		if ind.Meaning != data.Count {
			continue
		}
		for _, s := range c.Dataset.Lines(ind.ID, data.PairOf(first, second)) {
			if m := page.Latest(s); m.Present() && m.Year > 0 {
				value := format.Value(c.Catalogue, ind, c.Dataset.Value(m))
				if c.State.Language == data.Japanese {
					value += c.Text(ind.Unit) // its counter
				}
				return c.Say(phrase, "what", c.Text(ind.Label), "partner", c.InProse(second), "value", value, "year", c.Year(int(m.Year)))
			}
		}
	}
	return ""
}

// claims are what the deck says, with the verdict on it.
func (l *collector) claims() {
	if !state.Evidence.In(l.c.Dataset) {
		return
	}
	evidence := l.c.State.Page(state.Evidence).Address()
	for i := range l.c.Dataset.Claims {
		claim := &l.c.Dataset.Claims[i]
		words := []data.Text{claim.RuleName, {EN: l.c.Verdict(claim.Verdict)}, l.synonyms(claim.Statement)}
		if ind := l.c.Dataset.Indicator(claim.Indicator); ind != nil {
			words = append(words, ind.Label, ind.Name)
		}
		for j := range claim.Checks {
			for k := range claim.Checks[j].Figures {
				if source := l.c.Dataset.Source(claim.Checks[j].Figures[k].Source); source != nil {
					words = append(words, source.DisplayName())
				}
			}
		}
		l.add(&Entry{
			Kind: Claims, Name: l.c.Phrase(claim.Statement), Address: evidence + page.ClaimFragment(claim.ID),
			Detail: ui.Phrase{Text: l.c.Verdict(claim.Verdict)}, Mark: page.VerdictMark(claim.Verdict),
		}, []data.Text{claim.Statement}, words...)
	}
}

func (l *collector) source(source *data.Source) {
	l.add(&Entry{
		Kind: Sources, Name: l.c.Phrase(source.DisplayName()), Detail: l.c.Phrase(source.Title),
		Address: l.c.SourceAddress(source.ID),
	}, []data.Text{source.DisplayName(), source.Publisher}, source.Title, source.Database.Stated)
}
