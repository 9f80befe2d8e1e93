//go:build !js

package page_test

import (
	"testing"

	"bilateral/components/page"
	"bilateral/components/page/pagetest"
	"bilateral/components/state"
	"bilateral/testdata/picture"
)

// The pictures of all pages are written as other programs read them.
func TestPicturesStandAloneInOtherPrograms(t *testing.T) {
	ds := pagetest.Deck(t)
	checked := 0
	for _, address := range []string{
		"/", "/?indicator=fwci", "/?indicator=output-growth", "/?indicator=partner-rank&form=strip", "/?indicator=student-mobility&form=flow",
		"/?indicator=researchers&form=flow", "/partners/", "/partners/?country=FRA~JPN&pairs=GBR-JPN~CHE-JPN~DEU-JPN&yScale=log", "/mobility/",
		"/indicators/joint-works/", "/indicators/international-works/?country=DEU~FRA", "/indicators/partner-works-rank/", "/indicators/field-articles/",
		"/indicators/gdp/", "/indicators/tertiary-enrolment/",
	} {
		for _, language := range []string{"", "/ja"} {
			st := state.Parse(ds, language+address)
			for _, c := range pagetest.Build(ds, language+address).Charts {
				checked++
				for _, width := range []int{page.FileWidth, 400} {
					for _, fault := range picture.Faults(c.Scene.File(width, st.Language, c.Caption.Labels(c.Source)), string(st.Language)) {
						t.Errorf("%s%s, %s, %d wide: %s", language, address, c.ID, width, fault)
					}
				}
			}
		}
	}
	if checked < 60 {
		t.Errorf("only %d pictures were checked", checked)
	}
}
