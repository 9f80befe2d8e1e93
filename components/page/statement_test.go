//go:build !js

package page_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"bilateral/components/page/pagetest"
	"bilateral/data"
	"bilateral/testdata/htmlcheck"
)

// What the statement on accessibility says of all pages.

// wholeSite are both datasets' pages, in both languages, with what their views show.
func wholeSite(t *testing.T) map[*data.Dataset][]string {
	t.Helper()
	deck, second := pagetest.Deck(t), pagetest.Second(t)
	views := append(everyPage(deck), "/about/accessibility/", "/ja/about/accessibility/", "/about/glossary/", "/ja/about/glossary/", "/slides/", "/ja/slides/?slide=2", "/take/?figure=indicators", "/offline/", "/data/changelog/")
	return map[*data.Dataset][]string{deck: views, second: {"/", "/ja/", "/indicators/", "/partners/", "/ja/mobility/", "/evidence/", "/about/"}}
}

// moving is what in a style sheet moves by itself.
var moving = regexp.MustCompile(`@keyframes|animation|marquee|scroll-timeline`)

// stepped is what appears once, without moving: an animation of no length.
var stepped = regexp.MustCompile(`animation:(\w+) 0s \d+s forwards|@keyframes reveal\{to\{visibility:visible\}\}`)

// Nothing on any page plays, moves, blinks, ends or leads away by itself; no words are a
// picture, no field asks who the reader is, and no form changes or pays for anything.
func TestPagesHaveNothingThatPlaysMovesOrAsks(t *testing.T) {
	const never = `audio, video, track, embed, object, applet, marquee, blink, img, picture, canvas, svg image, svg animate, svg set,
		[autoplay], meta[http-equiv=refresh], [contenteditable], form[method=post], input[type=password], input[type=email], input[type=tel], input[type=file], input[type=date]`
	fields := map[string]bool{}
	for ds, addresses := range wholeSite(t) {
		for _, address := range addresses {
			page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, address)))
			for _, e := range page.All(never) {
				t.Errorf("%s has %.120s", address, e.Markup())
			}
			for _, name := range page.Attributes("input:not([type=hidden]), select, textarea", "name") {
				fields[name] = true
			}
			for _, method := range page.Attributes("form[method]", "method") {
				if method != "get" {
					t.Errorf("%s has a form that sends by %s", address, method)
				}
			}
		}
	}
	var asked []string
	for name := range fields {
		asked = append(asked, name)
	}
	slices.Sort(asked)
	// Of all names of fields none means the reader; one that is new is to be judged.
	if got, want := strings.Join(asked, " "), " country pairs q slides source time"; got != want {
		t.Errorf("fields ask for %q, want %q", got, want)
	}
	sheets, err := filepath.Glob(filepath.Join(pagetest.Root(t), "web", "static", "style", "*.css"))
	if err != nil || len(sheets) < 10 {
		t.Fatalf("the style sheets are %q: %v", sheets, err)
	}
	for _, sheet := range sheets {
		text, err := os.ReadFile(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if found := moving.FindString(stepped.ReplaceAllString(string(text), "")); found != "" {
			t.Errorf("%s has %s", filepath.Base(sheet), found)
		}
	}
}

// What stands around every page is the same, in the same order: the link that skips it,
// the pages with help among them, the other language, the search, the foot.
func TestEveryPageHasTheSameThingsInTheSamePlaces(t *testing.T) {
	for ds, addresses := range wholeSite(t) {
		want := map[string]string{}
		for _, address := range addresses {
			if strings.Contains(address, "/embed/") {
				continue
			}
			page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(ds, address)))
			around := "skip: " + strings.Join(page.Texts("a.skip"), "|") + "\nmasthead: " + strings.Join(page.Texts(".mast a"), "|") + "\nfoot: " + strings.Join(page.Texts(".foot nav:first-child a, .foot nav:first-child span"), "|")
			if !strings.Contains(address, "/search/") {
				around += "\nsearch: " + strings.Join(page.Attributes(".mast form [aria-label]", "aria-label"), "|")
			}
			language := "en"
			if strings.HasPrefix(address, "/ja/") {
				language = "ja"
			}
			for _, line := range strings.Split(around, "\n") {
				what, _, _ := strings.Cut(line, ": ")
				switch had, is := want[language+what]; {
				case !is:
					want[language+what] = line
				case had != line:
					t.Errorf("%s has %q, want %q", address, line, had)
				}
			}
		}
		if len(want) < 8 || strings.Count(want["enmasthead"], "|") < 5 {
			t.Errorf("what stands around a page is %q", want)
		}
	}
}

var (
	sentenceEnd = regexp.MustCompile(`[.!?:;](\s|$)`)
	aWord       = regexp.MustCompile(`[A-Za-z][A-Za-z’'-]*`)
	vowels      = regexp.MustCompile(`[aeiouy]+`)
)

// syllables are how many a word has, about.
func syllables(word string) int {
	word = strings.ToLower(word)
	n := len(vowels.FindAllString(word, -1))
	if strings.HasSuffix(word, "e") && !strings.HasSuffix(word, "le") || strings.HasSuffix(word, "ed") && !strings.HasSuffix(word, "ted") && !strings.HasSuffix(word, "ded") {
		n--
	}
	return max(n, 1)
}

// grade is the reading level of a text in years of school, after Flesch and Kincaid. Names
// within a sentence, and terms, count as words of one syllable: nobody can write them more
// plainly, and pages explain their terms.
func grade(text string, terms map[string]bool) (level float64, words int) {
	sentences, spoken := 0, 0
	for _, sentence := range sentenceEnd.Split(text, -1) {
		for i, word := range aWord.FindAllString(sentence, -1) {
			if i == 0 {
				sentences++
			}
			words++
			if i > 0 && unicode.IsUpper(rune(word[0])) || terms[strings.ToLower(word)] {
				spoken++
			} else {
				spoken += syllables(word)
			}
		}
	}
	if words == 0 {
		return 0, 0
	}
	return 0.39*float64(words)/float64(sentences) + 11.8*float64(spoken)/float64(words) - 15.59, words
}

// What is said of the charts of a page is, together and terms aside, written for readers of
// nine years of school: titles, subtitles and summaries. Terms are the words by which the
// measures are called, each of which its page defines.
func TestPagesAreWrittenPlainly(t *testing.T) {
	const most = 9.0
	if level, _ := grade("Notwithstanding institutional heterogeneity, internationally collaborative bibliometric productivity demonstrates considerable proportionality.", nil); level <= most {
		t.Fatalf("a hard sentence is of grade %.1f", level)
	}
	terms := map[string]bool{}
	for i := range pagetest.Deck(t).Indicators {
		for _, word := range aWord.FindAllString(pagetest.Deck(t).Indicators[i].Name.EN, -1) {
			terms[strings.ToLower(word)] = true
		}
	}
	checked := 0
	for _, address := range everyPage(pagetest.Deck(t)) {
		if strings.HasPrefix(address, "/ja/") {
			continue
		}
		page := htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), address)))
		var said []string
		for _, text := range page.Texts("figure .finding, figure figcaption p, figure .summary") {
			if text = strings.TrimSpace(text); text != "" && !strings.HasSuffix(text, ".") {
				text += "."
			}
			said = append(said, text)
		}
		level, words := grade(strings.Join(said, " "), terms)
		if words < 20 {
			continue
		}
		checked++
		if level > most {
			t.Errorf("%s: what is said of its charts is of grade %.1f, want %v at most", address, level, most)
		}
	}
	if checked < 20 {
		t.Errorf("only %d pages were checked", checked)
	}
}
