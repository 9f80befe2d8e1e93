//go:build !js

package catalogue

import (
	"encoding/csv"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"bilateral/components/conformance"
	"bilateral/data"
	"bilateral/data/datapackage"
)

// term is a row of the glossary, the one source of Japanese terms.
type term struct {
	english         string
	japanese, never []string // either may be several
	except          []string // in which what is never said stands for something else
}

// glossary reads glossary.csv, every row of which has a term, its reading in
// kana and where the term is from.
func glossary(t *testing.T) []term {
	t.Helper()
	f, err := os.Open("glossary.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	list := func(cell string) []string {
		if cell == "" {
			return nil
		}
		return strings.Split(cell, "|")
	}
	var terms []term
	seen := map[string]bool{}
	for i, r := range rows[1:] {
		if r[0] == "" || r[1] == "" || !reading.MatchString(r[2]) || r[3] == "" {
			t.Errorf("row %d: %q lacks a term, a reading in kana or a source", i+1, r)
		}
		if seen[r[1]] {
			t.Errorf("row %d: %s stands twice", i+1, r[1])
		}
		seen[r[1]] = true
		terms = append(terms, term{r[0], list(r[1]), list(r[4]), list(r[5])})
	}
	return terms
}

var reading = regexp.MustCompile(`^[\p{Hiragana}\p{Katakana}ー・|]+$`)

// japanese are all Japanese texts: of the catalogue and of both datasets, by
// where they stand.
func japanese(t *testing.T) map[string]string {
	t.Helper()
	deck, err := datapackage.Default()
	if err != nil {
		t.Fatal(err)
	}
	second, err := datapackage.DecodeFile("../../testdata/second.json")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for k, phrase := range Of(deck, data.Japanese).phrases {
		if Key(k) != SearchSynonyms { // which is not shown
			texts[fmt.Sprintf("phrase %d", k)] = phrase
		}
	}
	for _, ds := range []*data.Dataset{deck, second} {
		gather(texts, ds.Name, reflect.ValueOf(ds).Elem())
	}
	// The names of criteria are another's translation.
	for _, c := range conformance.Criteria() {
		texts["how "+c.Number+" is met"] = c.How.JA
	}
	for _, g := range conformance.Groups() {
		for _, h := range g.Heuristics {
			texts["how “"+h.Name+"” is met"], texts["what “"+h.Name+"” says"] = h.How.JA, h.Gloss
		}
	}
	return texts
}

// gather puts the Japanese texts of a part of a dataset to the others.
func gather(texts map[string]string, at string, v reflect.Value) {
	switch {
	case v.Type() == reflect.TypeFor[data.Text]():
		if text := v.Interface().(data.Text).JA; text != "" {
			texts[at] = text
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				gather(texts, at+"."+v.Type().Field(i).Name, v.Field(i))
			}
		}
	case v.Kind() == reflect.Slice || v.Kind() == reflect.Array:
		for i := range v.Len() {
			gather(texts, fmt.Sprintf("%s[%d]", at, i), v.Index(i))
		}
	}
}

func TestJapaneseTextsKeepToTheGlossary(t *testing.T) {
	texts := japanese(t)
	for _, term := range glossary(t) {
		for _, want := range term.japanese {
			used := false
			for _, text := range texts {
				used = used || strings.Contains(text, want)
			}
			if !used {
				t.Errorf("%s: no text says %s", term.english, want)
			}
		}
		for at, text := range texts {
			for _, allowed := range term.except {
				text = strings.ReplaceAll(text, allowed, "")
			}
			for _, word := range term.never {
				if strings.Contains(text, word) {
					t.Errorf("%s says %s, for %s: %s", at, word, term.japanese, text)
				}
			}
		}
	}
}

func TestJapaneseTextsKeepToTheRulesOfTheScript(t *testing.T) {
	texts := japanese(t)
	if len(texts) < 900 {
		t.Fatalf("only %d texts were found", len(texts))
	}
	for sentence, form := range map[string]*regexp.Regexp{
		"a semicolon is no mark of running Japanese":                     regexp.MustCompile(`；`),
		"no space follows a full stop or a comma":                        regexp.MustCompile(`[。、] `),
		"no space stands between Japanese and letters":                   regexp.MustCompile(`[\p{Han}\p{Hiragana}\p{Katakana}] [A-Za-z]|[A-Za-z] [\p{Han}\p{Hiragana}\p{Katakana}]`),
		"brackets around Japanese are full-width":                        regexp.MustCompile(`\([^)]*[\p{Han}\p{Hiragana}\p{Katakana}]|[\p{Han}\p{Hiragana}\p{Katakana}]\(`),
		"brackets are not nested":                                        regexp.MustCompile(`（[^）]*（`),
		"equations are without spaces, with full-width signs":            regexp.MustCompile(` [=÷×] |[=]`),
		"a range is ～, not a dash":                                       regexp.MustCompile(`\d[–-]\d{4}年|〜`),
		"です・ます and である are not mixed":                                    regexp.MustCompile(`(です|ます|ません|ました)。.*(である|ない|した|する|いる|ある)。|(である|ない|[^まで]した|する|いる|ある)。.*(です|ます|ません|ました)。`),
		"a count of countries is か国・地域, not 件, and amounts have no rank": regexp.MustCompile(`か国中|ヶ国|カ国`),
	} {
		for at, text := range texts {
			if found := form.FindString(typed.ReplaceAllString(text, "")); found != "" {
				t.Errorf("%s: %s: %q in %q", sentence, at, found, text)
			}
		}
	}
}

// typed is what stands in a text as it is typed into a page or an address.
var typed = regexp.MustCompile(` ?[a-zA-Z?]+=[a-zA-Z0-9"-]+ ?| ?/embed/ ?`)

// What defines, cautions and judges is である; the interface speaks です・ます.
func TestDefinitionsAndReasonsAreInPlainForm(t *testing.T) {
	polite := regexp.MustCompile(`(です|ます|ません)(。|$)`)
	plain := regexp.MustCompile(`\.(Definition|Caveats|Finding|Formula|Counting|CountingMethod|Licence|Database|Reasons|Remark|Reason|Terms)\b|Remarks\[`)
	checked := 0
	for at, text := range japanese(t) {
		if !plain.MatchString(at) {
			continue
		}
		if checked++; polite.MatchString(text) {
			t.Errorf("%s is in polite form: %s", at, text)
		}
	}
	if checked < 150 {
		t.Errorf("only %d texts were checked", checked)
	}
}
