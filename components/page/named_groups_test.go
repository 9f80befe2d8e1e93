//go:build !js

package page_test

import (
	"strings"
	"testing"

	"bilateral/components/page/pagetest"
	"bilateral/testdata/htmlcheck"
)

// What takes the focus to be scrolled says what it is.
func TestWhatScrollsHasAName(t *testing.T) {
	found := 0
	for name, address := range pagetest.All() {
		for _, e := range htmlcheck.Parse(pagetest.HTML(t, pagetest.Build(pagetest.Deck(t), address))).All("[role=group][tabindex]") {
			found++
			if strings.TrimSpace(e.Attribute("aria-label")) == "" {
				t.Errorf("%s: %s has no name", name, e.Attribute("data-key"))
			}
		}
	}
	if found == 0 {
		t.Error("nothing scrolls")
	}
}

// The files of two pairs have two names.
func TestTheFilesOfTwoPairsHaveTwoNames(t *testing.T) {
	ds, files := pagetest.Deck(t), map[string]string{}
	for _, address := range []string{"/partners/", "/partners/?country=DEU~KOR", "/partners/?pairs=DEU-JPN"} {
		for _, c := range pagetest.Build(ds, address).Charts {
			if other := files[c.FileName]; other != "" {
				t.Errorf("%s and %s both give %s", other, address, c.FileName)
			}
			files[c.FileName] = address
		}
	}
	if files["joint-works-GBR-JPN-1990-2023"] != "/partners/" {
		t.Errorf("the files are %v", files)
	}
}
