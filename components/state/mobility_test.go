package state

import (
	"testing"

	"bilateral/data"
)

func TestMobilityPassesOverWhatMeansNothingThere(t *testing.T) {
	ds := small()
	ds.Indicators = append(ds.Indicators, data.Indicator{ID: "flows", Collection: "people", Subject: data.OfFlow})
	for _, test := range []struct {
		name, target, printed string
		notices               int
	}{
		{"years, scale and tab", "/mobility/?time=2005..2016&yScale=log&tab=table&theme=dark", "/mobility/?tab=table&time=2005..2016&yScale=log&theme=dark", 0},
		{"a frame without controls", "/ja/embed/mobility/?hideControls=1&childId=x", "/ja/embed/mobility/?hideControls=1&childId=x", 0},
		{"the segments have no common first year", "/mobility/?scale=indexed", "/mobility/", 0},
		{"both directions are always there", "/mobility/?focus=GBR&country=GBR&pairs=GBR-JPN", "/mobility/", 0},
		{"it has one form, and its derived figures always", "/mobility/?form=bars&derived=1", "/mobility/", 0},
		{"not even a bad value of these is noticed", "/mobility/?scale=x&focus=x&form=x&derived=x", "/mobility/", 0},
		{"a bad year is", "/mobility/?time=never&yScale=none", "/mobility/", 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := Parse(ds, test.target)
			if got.Route != Mobility || got.Address() != test.printed || len(got.Notices) != test.notices {
				t.Errorf("route %d, %q with notices %v; want %q and %d", got.Route, got.Address(), got.Notices, test.printed, test.notices)
			}
		})
	}
	if got := Parse(small(), "/mobility/"); got.Route != NotFound {
		t.Error("there is a page of mobility without flows")
	}
}
