//go:build !js

package page_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"bilateral/components/catalogue"
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
				if want := regexp.MustCompile(`aria-describedby="` + c.ID + `-help"[^>]* data-chart="` + strconv.Itoa(i) + `"`); !want.MatchString(program) {
					t.Errorf("chart %d is no stop for the keyboard: there is no %s", i, want)
				}
			}
			if n := strings.Count(program, "role=\"application\""); n != stops {
				t.Errorf("%d charts are stops for the keyboard, want %d", n, stops)
			}
			if strings.Contains(program, `class="plot`) && strings.Contains(program, `data-key="plot" role="group"`) {
				t.Error("what scrolls is a stop of its own beside its chart")
			}
		})
	}
}
