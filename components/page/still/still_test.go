//go:build !js

package still_test

import (
	"strings"
	"testing"

	"bilateral/components/catalogue"
	"bilateral/components/page/pagetest"
	"bilateral/components/page/still"
	"bilateral/data"
)

func TestPicturesAreDrawnInACopyOfTheDataset(t *testing.T) {
	for name, ds := range map[string]*data.Dataset{"deck": pagetest.Deck(t), "second": pagetest.Second(t)} {
		for _, language := range data.Languages {
			drawn := still.Draw(ds, catalogue.For(language))
			isPicture := func(what, markup string, given bool, source string) {
				if given != strings.Contains(markup, "<svg") {
					t.Errorf("%s in %s: %s has a picture: %v, want %v", name, language, what, !given, given)
				}
				if source != "" {
					t.Errorf("%s in %s: %s was drawn in the dataset itself", name, language, what)
				}
			}
			for i, f := range drawn.Features {
				isPicture("feature "+string(f.Indicator), f.Drawn.Markup, len(f.Series) > 0, ds.Features[i].Drawn.Markup)
			}
			for i, n := range drawn.Nearest {
				isPicture("nearest to "+string(n.Indicator), n.Drawn.Markup, len(n.Series) > 0, ds.Nearest[i].Drawn.Markup)
			}
			for _, ind := range drawn.Indicators {
				isPicture(string(ind.ID), ind.Sparkline, ds.InTable(ind.ID), ds.Indicator(ind.ID).Sparkline)
				if cited := strings.Contains(ind.Citation, "<blockquote>"); cited != ds.InTable(ind.ID) || ds.Indicator(ind.ID).Citation != "" {
					t.Errorf("%s in %s: %s is cited: %v", name, language, ind.ID, cited)
				}
			}
		}
	}
}

func TestPicturesAreAddedToWhatWasRead(t *testing.T) {
	ds := pagetest.Deck(t)
	drawn := still.Draw(ds, catalogue.For(data.Japanese))
	read := still.Draw(ds, catalogue.For(data.English)) // with other words, and pictures that must go
	titles := read.Features[0].Drawn.Title
	still.Add(drawn, read)
	for i := range read.Features {
		if read.Features[i].Drawn.Markup != drawn.Features[i].Drawn.Markup {
			t.Errorf("feature %d has not the picture that was drawn", i)
		}
	}
	for i := range read.Nearest {
		if read.Nearest[i].Drawn.Markup != drawn.Nearest[i].Drawn.Markup {
			t.Errorf("nearest %d has not the picture that was drawn", i)
		}
	}
	for i := range read.Indicators {
		if ind := &read.Indicators[i]; ind.Sparkline != drawn.Indicator(ind.ID).Sparkline || ind.Citation != drawn.Indicator(ind.ID).Citation {
			t.Errorf("%s has not the small line or the citation that was drawn", ind.ID)
		}
	}
	if read.Features[0].Drawn.Title != titles {
		t.Error("what was read lost its words: a picture is all that is added")
	}
}
