//go:build !js

package page_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"bilateral/components/page/pagetest"
	"bilateral/data"
	"bilateral/testdata/htmlcheck"
)

var (
	japaneseLetters = regexp.MustCompile(`[\p{Hiragana}\p{Katakana}\p{Han}]`)
	englishSentence = regexp.MustCompile(`[A-Za-z]+(?:[ ,:;’'-]+[A-Za-z]+){5,}`)
	englishWords    = regexp.MustCompile(`\b[A-Z]?[a-z]+(?:[ ,:;]{1,2}[A-Z]?[a-z]+){2,}\b`)
)

// englishNames are English in a sentence of Japanese that no mark is due to: proper names, and terms that
// the sentence itself says in Japanese first.
var englishNames = []string{
	"Open Government Licence", "Salton and McGill", "Science and Engineering Indicators", "Japan Higher Education Forum", "Japan University Dialogue",
	"Web Content Accessibility Guidelines", "index of international collaboration", "Weighted Citation Impact", "Building on Excellence", "Web of Science", "Nature Index",
}

// everyPage are the addresses of all pages of a dataset, with what only a table
// or a search shows.
func everyPage(ds *data.Dataset) []string {
	list := []string{"/", "/?derived=1&tab=table", "/?q=zebra", "/?indicator=none", "/indicators/", "/partners/", "/partners/?tab=table", "/mobility/", "/mobility/?tab=table",
		"/evidence/", "/sources/", "/slides/", "/slides/?slide=2", "/take/?figure=joint-works", "/search/", "/search/?q=Japan", "/about/", "/nowhere/", "/embed/table/"}
	for _, ind := range slices.Concat(ds.Tabled(), ds.Open()) {
		list = append(list, "/indicators/"+string(ind.ID)+"/", "/indicators/"+string(ind.ID)+"/?tab=table")
	}
	for _, address := range slices.Clone(list) {
		list = append(list, "/ja"+address)
	}
	return list
}

// A screen reader takes the voice of the language that an element says, and a
// browser offers to translate it.
func TestEveryPageSaysWhichLanguageItsWordsAreIn(t *testing.T) {
	ds := pagetest.Deck(t)
	marked := 0
	for _, address := range everyPage(ds) {
		page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, address)))
		for _, e := range page.All("[lang]") {
			text := strings.TrimSpace(e.Text())
			marked++
			switch language := e.Attribute("lang"); {
			case text == "":
				t.Errorf("%s: an element without words is said to be in %q: %s", address, language, e.Markup())
			case language == "en" && japaneseLetters.MatchString(text):
				t.Errorf("%s: Japanese is said to be English: %q", address, text)
			case language == "ja" && !japaneseLetters.MatchString(text):
				t.Errorf("%s: no Japanese is said to be Japanese: %q", address, text)
			}
		}
		if strings.HasPrefix(address, "/ja/") {
			for _, found := range englishSentence.FindAllString(page.Words(`[lang="en"]`), -1) {
				t.Errorf("%s: English is not said to be English: %q", address, found)
			}
			for _, found := range englishWords.FindAllString(page.Words(`[lang="en"],code,pre,kbd`), -1) {
				if !slices.ContainsFunc(englishNames, func(name string) bool { return strings.Contains(found, name) }) {
					t.Errorf("%s: English is not said to be English, and no name that is known: %q", address, found)
				}
			}
		} else if found := japaneseLetters.FindString(page.Words(`[lang="ja"]`)); found != "" {
			t.Errorf("%s: Japanese is not said to be Japanese: %q", address, found)
		}
	}
	if marked < 100 {
		t.Errorf("only %d elements say their language", marked)
	}
}
