package search

import (
	"strings"
	"unicode"

	"bilateral/components/page"
)

// The least letters of which more is guessed than they say.
const (
	leastTight = 4
	leastBrief = 3
)

// again gives what folded words that fit nothing may mean: two codes of places
// without a space, a name written with fewer spaces or signs than it has, or the
// brief form of a name in Chinese characters.
func again(c *page.Context, entries []*Entry, query string) []*Group {
	tight := lettersOf(query)
	if x, y := halves(tight); isPlace(entries, x) && isPlace(entries, y) {
		return find(c, entries, x+" "+y)
	}
	for _, e := range entries {
		if full := inFull(query, e.names); full != "" {
			return find(c, entries, full)
		}
	}
	if len([]rune(tight)) < leastTight {
		return nil
	}
	var groups [kindCount]Group
	for _, e := range entries {
		for name := range strings.SplitSeq(e.names, "\n") {
			if strings.HasPrefix(lettersOf(name), tight) {
				groups[e.Kind].add(e, beginsName)
				break
			}
		}
	}
	var found []*Group
	for i := range groups {
		if len(groups[i].Entries) > 0 {
			found = append(found, &groups[i])
		}
	}
	return found
}

// lettersOf is a text without its spaces and signs.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if isWord(r) {
			return r
		}
		return -1
	}, s)
}

// halves are the two codes of three letters that six letters may be.
func halves(s string) (x, y string) {
	if len(s) != 6 {
		return "", ""
	}
	return s[:3], s[3:]
}

// isPlace reports whether a place has that code, in small letters.
func isPlace(entries []*Entry, code string) bool {
	for _, e := range entries {
		if e.Kind == Places && code != "" && Fold(string(e.place)) == code {
			return true
		}
	}
	return false
}

// inFull is what a word is the brief form of, of Chinese characters, as 国研所 of
// 国立研究所; "" where the names have nothing such. It begins and ends as the full form
// does, and has some of its characters in their order.
func inFull(word, names string) string {
	other := func(r rune) bool { return !unicode.Is(unicode.Han, r) }
	brief := []rune(word)
	if len(brief) < leastBrief || strings.ContainsFunc(word, other) {
		return ""
	}
	for part := range strings.FieldsFuncSeq(names, other) {
		full, at := []rune(part), 0
		for _, r := range full {
			if at < len(brief) && r == brief[at] {
				at++
			}
		}
		if at == len(brief) && full[0] == brief[0] && full[len(full)-1] == brief[at-1] {
			return part
		}
	}
	return ""
}
