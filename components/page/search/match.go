package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"bilateral/components/catalogue"
	"bilateral/components/page"
	"bilateral/components/ui"
	"bilateral/data"
)

// accented are Latin letters with a mark, plain what is left without it, place by
// place. Marks that stand for themselves are dropped.
var accented, plain = []rune("àáâãäåāăąçćčďèéêëēėęěğìíîïīįıłľñńňòóôõöøōőŕřśşšťţùúûüūůűųýÿžźż"), []rune("aaaaaaaaacccdeeeeeeeegiiiiiiillnnnoooooooorrsssttuuuuuuuuyyzzz")

// Fold writes what is to be taken as the same in the same way, as data.Fold
// does, without accents and with one space between words.
func Fold(s string) string {
	folded := strings.Map(func(r rune) rune {
		if r >= 0x300 && r < 0x370 || r == '"' {
			return -1
		}
		if i := slices.Index(accented, r); i >= 0 {
			return plain[i]
		}
		return r
	}, data.Fold(s))
	return strings.ReplaceAll(strings.Join(strings.Fields(folded), " "), " & ", "&")
}

// How well an entry fits what was looked for, the best first.
const (
	isName     = iota // it is called so
	beginsName        // a name begins so
	inNames           // every word is in its names
	inWords           // every word is in its names or what is said of it
	fitsNot
)

// fit says how well an entry fits words that are folded.
func (e *Entry) fit(query string) int {
	best := fitsNot
	for name := range strings.SplitSeq(e.names, "\n") {
		if name == query {
			return isName
		}
		if strings.HasPrefix(name, query) {
			best = beginsName
		}
	}
	if best == beginsName {
		return best
	}
	best = inNames
	for word := range strings.FieldsFuncSeq(query, parts) {
		switch {
		case has(e.names, word):
		case has(e.words, word):
			best = inWords
		default:
			return fitsNot
		}
	}
	return best
}

// parts reports whether a sign stands between words: "korea, south" is two.
func parts(r rune) bool { return r == ' ' || r == ',' || r == '、' }

// has reports whether a text has a word, or a longer one that begins with it; a
// word of a language that writes without spaces may stand anywhere. An "s" at a
// word's end is passed over: one thing may stand for several.
func has(text, word string) bool {
	if len(word) > 3 {
		word = strings.TrimSuffix(word, "s")
	}
	first, anywhere := []rune(word)[0], false
	anywhere = first >= spaceless || !isWord(first)
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		before, _ := lastRune(text[:from+i])
		if anywhere || !isWord(before) || before >= spaceless {
			return true
		}
		from += i + len(word)
	}
}

// spaceless is the first letter of the languages that write without spaces:
// behind it are the signs of Japanese, Chinese and Korean.
const spaceless = 0x2E80

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func lastRune(s string) (rune, bool) {
	runes := []rune(s)
	if len(runes) == 0 {
		return ' ', false
	}
	return runes[len(runes)-1], true
}

// Group is the entries of a kind that were found, the best first.
type Group struct {
	Kind    Kind
	Entries []*Entry
	best    int
}

// add puts an entry into its group.
func (g *Group) add(e *Entry, how int) {
	if g.Kind = e.Kind; len(g.Entries) == 0 || how < g.best {
		g.best = how
	}
	g.Entries = append(g.Entries, e)
}

// Find gives what fits some words, in groups, those with the best entry first;
// nothing fits no words. Words that find nothing are looked for again as again says.
func Find(c *page.Context, entries []*Entry, words string) []*Group {
	query := Fold(words)
	if strings.Trim(query, " ,、") == "" {
		return nil
	}
	found := find(c, entries, query)
	if len(found) == 0 {
		found = again(c, entries, query)
	}
	return found
}

// find gives what fits words that are folded.
func find(c *page.Context, entries []*Entry, query string) []*Group {
	between, certain := pairs(c, entries, query)
	var groups [kindCount]Group
	fits := map[*Entry]int{}
	for _, e := range append(slices.Clip(entries), between...) {
		how := inWords
		if e.Kind != Pairs {
			how = e.fit(query)
		} else if certain {
			how = isName
		}
		if how == fitsNot {
			continue
		}
		fits[e] = how
		groups[e.Kind].add(e, how)
	}
	var found []*Group
	for i := range groups {
		if g := &groups[i]; len(g.Entries) > 0 {
			slices.SortStableFunc(g.Entries, func(x, y *Entry) int { return cmp.Compare(fits[x], fits[y]) })
			found = append(found, g)
		}
	}
	slices.SortStableFunc(found, func(x, y *Group) int { return cmp.Compare(x.best, y.best) })
	return found
}

// mostPairs is how many pairs are found at the most, and joiners what may stand
// between two places, beside signs that are no letters.
const (
	mostPairs = 4
	joiners   = " and with vs versus the x と との "
)

// pairs are the pairs of places that words name: every one of the words is of a
// place or joins two. Words that name no more than one place may mean what it
// has with the dataset's place A; then the pairs are not certain.
func pairs(c *page.Context, entries []*Entry, query string) (found []*Entry, certain bool) {
	named := places(entries, query)
	if len(named) == 0 {
		return nil, false
	}
	others := [][]*Entry{nil}
	if certain = len(named) > 1; certain {
		others = named[1:]
	} else {
		for _, e := range entries {
			if e.place == c.Dataset.Roles.A {
				others[0] = append(others[0], e)
			}
		}
	}
	for _, x := range named[0] {
		if !certain && x.place == c.Dataset.Roles.B {
			continue // its own entry leads there
		}
		for _, y := range others[0] {
			if x != y && len(found) < mostPairs {
				found = append(found, &Entry{
					Kind: Pairs, Name: ui.Phrase{Text: c.PairName(x.place, y.place)}, Address: pairAddress(c, x.place, y.place),
					Detail: ui.Phrase{Text: joint(c, x.place, y.place, catalogue.FoundPair)},
				})
			}
		}
	}
	return found, certain
}

// byInitials are the two places whose characters are all that was looked for, as
// 日米; nil where it is anything else.
func byInitials(entries []*Entry, query string) (list [][]*Entry) {
	for _, r := range query {
		if !isWord(r) {
			continue
		}
		i := slices.IndexFunc(entries, func(e *Entry) bool { return e.initial == string(r) })
		if i < 0 || len(list) == 1 && list[0][0] == entries[i] {
			return nil
		}
		list = append(list, entries[i:i+1])
	}
	if len(list) != 2 {
		return nil
	}
	return list
}

// places are those that words name, in their order: two by their initials, any by a
// whole name, the longest first, or else by the beginning of one, which several may
// share. None are named where a word is left that does not join two.
func places(entries []*Entry, query string) [][]*Entry {
	type place struct {
		at    int
		which []*Entry
	}
	if list := byInitials(entries, query); list != nil {
		return list
	}
	// All the words together may be of one place, in any order.
	var one []*Entry
	for _, e := range entries {
		if e.Kind == Places && e.fit(query) <= inNames {
			one = append(one, e)
		}
	}
	if len(one) > 0 {
		return [][]*Entry{one}
	}
	var named []place
	rest := []byte(query)
	blank := func(at, length int) {
		for i := range length {
			rest[at+i] = ' '
		}
	}
	for _, n := range longest(entries) {
		if at := whole(string(rest), n.name); at >= 0 {
			named = append(named, place{at, []*Entry{n.of}})
			blank(at, len(n.name))
		}
	}
	for from := 0; from < len(rest); {
		word, length := nextWord(string(rest[from:]))
		at := from + length - len(word)
		from += length
		if word == "" || strings.Contains(joiners, " "+word+" ") {
			continue
		}
		var which []*Entry
		for _, e := range entries {
			if len(word) > 2 && e.Kind == Places && (has(e.names, word) || has(e.words, word)) {
				which = append(which, e)
			}
		}
		if len(which) == 0 {
			return nil
		}
		named = append(named, place{at, which})
	}
	slices.SortFunc(named, func(x, y place) int { return cmp.Compare(x.at, y.at) })
	list := make([][]*Entry, len(named))
	for i := range named {
		list[i] = named[i].which
	}
	return list
}

// placeName is a name of a place.
type placeName struct {
	name string
	of   *Entry
}

// longest are the names of the places, longer ones first: one may be a part of
// another.
func longest(entries []*Entry) []placeName {
	var names []placeName
	for _, e := range entries {
		if e.Kind != Places {
			continue
		}
		for name := range strings.SplitSeq(e.names, "\n") {
			// A code of two letters may be a word: "in", "it", "no".
			if len(name) > 2 || name == e.short {
				names = append(names, placeName{name, e})
			}
		}
	}
	slices.SortStableFunc(names, func(x, y placeName) int { return cmp.Compare(len(y.name), len(x.name)) })
	return names
}

// whole is where a text has a name as words of its own, in a language that
// writes without spaces anywhere; below 0 where it does not.
func whole(text, name string) int {
	for from := 0; ; {
		i := strings.Index(text[from:], name)
		if i < 0 {
			return -1
		}
		from += i
		before, _ := lastRune(text[:from])
		after := ' '
		if rest := []rune(text[from+len(name):]); len(rest) > 0 {
			after = rest[0]
		}
		if []rune(name)[0] >= spaceless || !isLatin(before) && !isLatin(after) {
			return from
		}
		from += len(name)
	}
}

func isLatin(r rune) bool { return isWord(r) && r < spaceless }

// nextWord is the next word of letters or digits, and how far it ends; "" at the
// end.
func nextWord(s string) (word string, end int) {
	start := -1
	for i, r := range s {
		switch {
		case isWord(r) && start < 0:
			start = i
		case !isWord(r) && start >= 0:
			return s[start:i], i
		}
	}
	if start < 0 {
		return "", len(s)
	}
	return s[start:], len(s)
}
