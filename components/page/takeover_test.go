//go:build !js

package page_test

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/page/pagetest"
	"bilateral/components/site/whole"
	"bilateral/components/state"
)

var attributes = regexp.MustCompile(`<([a-zA-Z0-9]+)[^>]*>`)

// The program takes over the nodes that the server sent: of the tree no more than
// attributes may become other ones.
func TestADocumentTakenOverHasTheServersNodes(t *testing.T) {
	ds := pagetest.Deck(t)
	for name, address := range pagetest.All() {
		t.Run(name, func(t *testing.T) {
			st := state.Parse(ds, address)
			cat := catalogue.Of(ds, st.Language)
			doc := whole.Pages().Find(ds, st).Document(ds, st, cat, false)
			server := pagetest.HTML(t, doc)
			doc.TakeOver(cat)
			program := pagetest.HTML(t, doc)
			if attributes.ReplaceAllString(program, "<$1>") != attributes.ReplaceAllString(server, "<$1>") {
				t.Errorf("taken over it is\n%s\nthe server sent\n%s", program, server)
			}
			stops := 0
			for i, c := range doc.Charts {
				if len(c.Scene.Hits) == 0 {
					continue
				}
				stops++
				// What the server traced has its words from there.
				if _, traced := c.Scene.Spec().Form.(chart.Traced); !traced && (c.Caption.Title == "" || c.Caption.Subtitle == "") {
					t.Errorf("chart %d says nothing: its name is %q, its first words %q", i, c.Caption.Subtitle, c.Caption.Title)
				}
				if want := regexp.MustCompile(`aria-describedby="` + c.ID + `-help"[^>]* data-chart="` + strconv.Itoa(i) + `"`); !want.MatchString(program) {
					t.Errorf("chart %d is no stop for the keyboard: there is no %s", i, want)
				}
			}
			if n := strings.Count(program, "role=\"slider\""); n != stops {
				t.Errorf("%d charts are stops for the keyboard, want %d", n, stops)
			}
			if strings.Contains(program, "role=\"application\"") {
				t.Error("something is an application, at which and after which Orca is silent")
			}
			if strings.Contains(program, `class="plot`) && strings.Contains(program, `data-key="plot" role="group"`) {
				t.Error("what scrolls is a stop of its own beside its chart")
			}
		})
	}
}

// A screen reader passes over a number that it heard last, of any chart.
func TestNoTwoPlacesOfAPageHaveANumberInCommon(t *testing.T) {
	ds := pagetest.Deck(t)
	for name, address := range pagetest.All() {
		st := state.Parse(ds, address)
		doc := whole.Pages().Find(ds, st).Document(ds, st, catalogue.Of(ds, st.Language), true)
		numbers := map[float64]string{}
		for i, c := range doc.Charts {
			for hit := -1; hit < len(c.Scene.Hits); hit++ {
				for _, pinned := range []bool{false, true}[:min(2, hit+2)] {
					text, words := c.Value(i, hit, pinned, "the point")
					number, err := strconv.ParseFloat(text, 64)
					if err != nil || number < 0 || number > 100 {
						t.Fatalf("%s, chart %d, point %d: the number is %q, want one from 0 to 100", name, i, hit, text)
					}
					place := strconv.Itoa(i) + " " + strconv.Itoa(hit)
					if other := numbers[number]; other != "" {
						t.Errorf("%s: %s and %s have the number %s", name, other, place, text)
					}
					numbers[number] = place
					if want := map[bool]string{true: cmp.Or(c.Caption.Title, c.Caption.Alternative), false: "the point"}[hit < 0]; words != want {
						t.Errorf("%s, chart %d, point %d says %q, want %q", name, i, hit, words, want)
					}
				}
			}
		}
	}
}
