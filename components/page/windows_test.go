//go:build !js

package page_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"bilateral/components/page/pagetest"
	"bilateral/data"
	"bilateral/testdata/htmlcheck"
)

// alikes are the sentences of which the two amounts must differ.
var alikes = []*regexp.Regexp{
	regexp.MustCompile(`(?:was|were|stood at) ([^;]+?) in \d{4}, close to the ([^;]+?) recorded in`),
	regexp.MustCompile(`(?:rose|fell) from ([^;]+?) in \d{4} to ([^;]+?) in \d{4}`),
	regexp.MustCompile(`between ([^;]+?) and ([^;]+?) from \d{4}`),
	regexp.MustCompile(`(?:was|were) ([^;]+?) in \d{4}, against [^;]+?’s? ([^;]+?)\.`),
	regexp.MustCompile(`は\d{4}年に([^。]+?)で、\d{4}年（([^。]+?)）とほぼ同水準`),
	regexp.MustCompile(`\d{4}年の([^。年]+?)から\d{4}年の([^。年]+?)へ(?:増加|減少|上昇|低下)`),
}

// Of whatever years are shown, a page is headed by a finding that fits, and nothing that
// it says in words sets two amounts against each other that print alike.
func TestAnyYearsHaveAFinding(t *testing.T) {
	ds := pagetest.Deck(t)
	read := 0
	for i := range ds.Indicators {
		ind := &ds.Indicators[i]
		if ds.InTable(ind.ID) {
			continue
		}
		for start := 1990; start <= 2023; start += 3 {
			for _, length := range []int{0, 2, 7} {
				address := "/indicators/" + string(ind.ID) + "/?time=" + strconv.Itoa(start) + ".." + strconv.Itoa(start+length)
				// The languages by turns.
				prefix, longest := "", 90
				if read%2 > 0 {
					prefix, longest = "/ja", 45
				}
				read++
				checkWindow(t, ds, ind, prefix+address, longest)
			}
		}
	}
	if read < 250 {
		t.Errorf("only %d windows were read", read)
	}
}

// checkWindow looks at the words of one view.
func checkWindow(t *testing.T, ds *data.Dataset, ind *data.Indicator, address string, longest int) {
	t.Helper()
	doc := pagetest.Build(ds, address)
	root := htmlcheck.Parse(pagetest.HTML(t, doc))
	title := pagetest.Words(root.One(t, "h1"))
	if name, _ := ind.Name.In(doc.Language); title == name || title == "" {
		t.Errorf("%s is headed %q", address, title)
	}
	if n := utf8.RuneCountInString(title); n > longest {
		t.Errorf("%s has a title of %d characters: %q", address, n, title)
	}
	if len(doc.Spoken) == 0 || !strings.Contains(doc.Spoken[0], title) {
		t.Errorf("%s is announced as %q", address, doc.Spoken)
	}
	text := strings.Join(append(root.Texts("p[id$=words]"), append(root.Texts("p.summary"), title)...), " ")
	for _, alike := range alikes {
		for _, match := range alike.FindAllStringSubmatch(text, -1) {
			if match[1] == match[2] {
				t.Errorf("%s says %q", address, match[0])
			}
		}
	}
}
