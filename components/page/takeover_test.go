//go:build !js

package page_test

import (
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/page/pagetest"
	"bilateral/components/site"
	"bilateral/components/state"
)

// What the program builds for a view, and what it makes of the server's page,
// are one page: otherwise its next change would be of another.
func TestADocumentTakenOverIsThatOfTheProgram(t *testing.T) {
	ds := pagetest.Deck(t)
	for name, address := range pagetest.All() {
		t.Run(name, func(t *testing.T) {
			st := state.Parse(ds, address)
			cat := catalogue.For(st.Language)
			got := site.All().Find(ds, st).Document(ds, st, cat, false)
			server := pagetest.HTML(t, got)
			got.TakeOver(cat)
			want := site.All().Find(ds, st).Document(ds, st, cat, true)
			if pagetest.HTML(t, got) != pagetest.HTML(t, want) {
				t.Errorf("taken over it is\n%s\nwant\n%s", pagetest.HTML(t, got), pagetest.HTML(t, want))
			}
			if len(want.Charts) > 0 && pagetest.HTML(t, got) == server {
				t.Error("taking it over changes nothing")
			}
		})
	}
}
