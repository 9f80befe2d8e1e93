package pages

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"bilateral/components/page"
	"bilateral/data"
	"bilateral/data/datapackage"
)

var (
	comment  = regexp.MustCompile(`(?s)/\*.*?\*/`)
	imported = regexp.MustCompile(`@import "([^"]+)"`)
	prelude  = regexp.MustCompile(`([^{}]+)\{`)
	states   = regexp.MustCompile(`:not\((?:[^()]|\([^()]*\))*\)|:(?:nth|lang)[a-z-]*\([^()]*\)|::?(?:[b-gj-z]|ac|ho|in)[a-z-]*`)
	oneOf    = regexp.MustCompile(`:(is|has)\(([^()]*)\)`)
	joined   = regexp.MustCompile(`[\s>+~]+`)
	named    = regexp.MustCompile(`\.[\w-]+|#[\w-]+|\[[\w-]+|^[a-z][a-z0-9-]*`)
)

// selectors are those of a sheet, each alternative of an :is by itself, without
// states and positions: what they say of elements for certain.
func selectors(css string) []string {
	var all []string
	var spread func(selector string)
	spread = func(selector string) {
		at := oneOf.FindStringSubmatchIndex(selector)
		if at == nil {
			all = append(all, strings.Split(selector, ",")...)
			return
		}
		within := "" // what one of has is an element of its own
		if selector[at[2]:at[3]] == "has" {
			within = " "
		}
		for alternative := range strings.SplitSeq(selector[at[4]:at[5]], ",") {
			spread(selector[:at[0]] + within + alternative + selector[at[1]:])
		}
	}
	for _, m := range prelude.FindAllStringSubmatch(comment.ReplaceAllString(css, ""), -1) {
		if text := strings.TrimSpace(m[1]); !strings.HasPrefix(text, "@") {
			spread(states.ReplaceAllString(text, ""))
		}
	}
	return all
}

// element is what selectors may name of an element: its kind, its classes, its id
// and its attributes.
type element map[string]bool

// elements are those of a page.
func elements(page string) []element {
	var all []element
	tokens := html.NewTokenizer(strings.NewReader(page))
	for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
		token := tokens.Token()
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		e := element{token.Data: true}
		for _, a := range token.Attr {
			e["["+a.Key] = true
			switch a.Key {
			case "id":
				e["#"+a.Val] = true
			case "class":
				for class := range strings.FieldsSeq(a.Val) {
					e["."+class] = true
				}
			}
		}
		all = append(all, e)
	}
	return all
}

// meets reports whether all that a selector names may stand on pages with some
// elements, wherever: each of its parts is met by one of them.
func meets(selector string, all []element) bool {
	for _, part := range joined.Split(strings.TrimSpace(selector), -1) {
		names := named.FindAllString(part, -1)
		if !slices.ContainsFunc(all, func(e element) bool {
			return !slices.ContainsFunc(names, func(name string) bool { return !e[name] })
		}) {
			return false
		}
	}
	return true
}

// The overview and the deck's figures load the first sheet alone: there, a rule of
// the second would be missing.
func TestNoRuleOfTheSecondSheetIsForPagesWithTheFirstAlone(t *testing.T) {
	for _, c := range []struct {
		selector string
		met      bool
	}{
		{".a b", true}, {"b .a", true}, {"p.a", true}, {"p:is(.a,.z)>b:hover", true}, {"p:has(b)", true}, {"p:lang(ja) b:not([lang])", true},
		{"b.a", false}, {".a .z", false}, {"p:has(.z)", false}, {"p[title]", false}, {"#a", false},
	} {
		met := slices.ContainsFunc(selectors(c.selector+"{color:red}"), func(s string) bool {
			return meets(s, elements(`<p class="a c"><b>d</b></p>`))
		})
		if met != c.met {
			t.Fatalf("%s is met by the example: %v, want %v", c.selector, met, c.met)
		}
	}
	second, err := datapackage.DecodeFile("../../testdata/second.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []element
	for _, ds := range []*data.Dataset{dataset(t), second} {
		e := New(ds)
		for _, path := range paths(e) {
			if doc := build(t, e, path); doc.Program == page.OverviewProgram && !doc.Static {
				all = append(all, elements("<html><body>"+bodyOf(t, doc))...)
			}
		}
	}
	static := filepath.Join("..", "static")
	var sheet []byte
	for _, name := range []string{"pages.css", "slides.css"} {
		b, err := os.ReadFile(filepath.Join(static, name))
		if err != nil {
			t.Fatal(err)
		}
		sheet = append(sheet, b...)
	}
	for _, m := range imported.FindAllStringSubmatch(string(sheet), -1) {
		css, err := os.ReadFile(filepath.Join(static, m[1]))
		if err != nil {
			t.Fatal(err)
		}
		for _, selector := range selectors(string(css)) {
			if meets(selector, all) {
				t.Errorf("%s: %s", m[1], strings.TrimSpace(selector))
			}
		}
	}
}
