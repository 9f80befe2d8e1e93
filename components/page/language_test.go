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
	// englishWords are two words side by side of which one has small letters.
	englishWords = regexp.MustCompile(`[a-z][,:;]? [A-Za-z]|[A-Za-z][,:;]? [A-Za-z][a-z]`)
)

// noWords are the elements whose texts are in no language, are said to be English, or are not
// spoken.
const noWords = `[lang="en"],code,pre,kbd,.code,svg`

// everyPage are the addresses of all pages of a dataset, with what only a table
// or a search shows.
func everyPage(ds *data.Dataset) []string {
	list := []string{"/", "/?derived=1&tab=table", "/?q=zebra", "/?indicator=none", "/indicators/", "/partners/", "/partners/?tab=table", "/mobility/", "/mobility/?tab=table",
		"/evidence/", "/sources/", "/slides/", "/slides/?slide=2", "/take/?figure=joint-works", "/search/", "/search/?q=Japan", "/about/", "/about/accessibility/", "/about/glossary/", "/data/changelog/",
		"/offline/", "/nowhere/", "/embed/table/", "/embed/offline/", "/embed/partners/", "/embed/mobility/", "/embed/evidence/", "/embed/slides/", "/embed/indicators/joint-works/?compact=1"}
	for _, ind := range slices.Concat(ds.Tabled(), ds.Open()) {
		list = append(list, "/indicators/"+string(ind.ID)+"/", "/indicators/"+string(ind.ID)+"/?tab=table", "/embed/indicators/"+string(ind.ID)+"/?compact=1", "/indicators/"+string(ind.ID)+"/?derived=1")
	}
	for _, address := range slices.Clone(list) {
		list = append(list, "/ja"+address)
	}
	return list
}

// A screen reader takes the voice of the language that an element says, and a
// browser offers to translate it.
func TestEveryPageSaysWhichLanguageItsWordsAreIn(t *testing.T) {
	for _, ds := range []*data.Dataset{pagetest.Deck(t), pagetest.Second(t)} {
		marked, translated := 0, ds == pagetest.Deck(t) // the other has sentences about places without a Japanese name
		for _, address := range everyPage(ds) {
			page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, address)))
			for _, e := range page.All("[lang]") {
				text := strings.TrimSpace(e.Text())
				marked++
				switch language := e.Attribute("lang"); {
				case text == "":
					t.Errorf("%s: an element without words is said to be in %q: %s", address, language, e.Markup())
				case translated && language == "en" && japaneseLetters.MatchString(text):
					t.Errorf("%s: Japanese is said to be English: %q", address, text)
				case language == "ja" && !japaneseLetters.MatchString(text):
					t.Errorf("%s: no Japanese is said to be Japanese: %q", address, text)
				}
			}
			if strings.HasPrefix(address, "/ja/") {
				for _, piece := range page.Pieces(noWords) {
					if englishWords.MatchString(piece) {
						t.Errorf("%s: English is not said to be English: %q", address, piece)
					}
				}
			} else if found := japaneseLetters.FindString(page.Words(`[lang="ja"]`)); translated && found != "" {
				t.Errorf("%s: Japanese is not said to be Japanese: %q", address, found)
			}
		}
		if marked < 100 {
			t.Errorf("only %d elements say their language", marked)
		}
	}
}

// A name for assistive technology is in the language of its element, all of it: English in a Japanese
// one is no more than what a source is called, or a measure by its source.
func TestNamesForAssistiveTechnologyAreInOneLanguage(t *testing.T) {
	ds := pagetest.Deck(t)
	names := 0
	for _, address := range everyPage(ds) {
		page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, address)))
		for _, attribute := range []string{"aria-label", "aria-valuetext", "aria-roledescription", "title", "alt", "placeholder"} {
			for _, name := range page.Attributes("["+attribute+"]", attribute) {
				names++
				if !strings.HasPrefix(address, "/ja/") {
					if japaneseLetters.MatchString(name) {
						t.Errorf("%s: %s is Japanese: %q", address, attribute, name)
					}
					continue
				}
				for i := range ds.Sources {
					called, _ := ds.Sources[i].DisplayName().In(data.Japanese)
					name = strings.ReplaceAll(name, called, "")
				}
				for i := range ds.Indicators {
					name = strings.ReplaceAll(name, ds.Indicators[i].Name.JA, "")
				}
				if englishWords.MatchString(name) {
					t.Errorf("%s: %s has English in it: %q", address, attribute, name)
				}
			}
		}
	}
	if names < 1000 {
		t.Errorf("only %d names", names)
	}
}
