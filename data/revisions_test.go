//go:build !js

package data_test

import (
	"strings"
	"testing"

	"bilateral/data"
)

func TestTheRecordOfChangesBeginsWithTheDatasetsVersion(t *testing.T) {
	of := func(version, date string) data.Revision {
		return data.Revision{Version: version, Date: date, Text: text("Some values.")}
	}
	for _, c := range []struct {
		name string
		list []data.Revision
		want string // in the faults, "" for none
	}{
		{"no record at all", nil, ""},
		{"one version", []data.Revision{of("2.1.0", "2026-11-29")}, ""},
		{"several rows of a version, two versions of one day", []data.Revision{of("2.1.0", "2026-11-29"), of("2.1.0", "2026-11-29"), of("2.0.0", "2026-11-29")}, ""},
		{"a record that ends before the dataset's version", []data.Revision{of("2.0.0", "2026-11-29")},
			`package, field "version": "2.1.0": expected the newest version of the table changelog, 2.0.0; or a row there that says what changed`},
		{"a day that there is not", []data.Revision{of("2.1.0", "2026-02-30")}, `changelog, row 1, field "date": "2026-02-30": expected a day as YYYY-MM-DD`},
		{"two days of one version", []data.Revision{of("2.1.0", "2026-11-29"), of("2.1.0", "2026-11-28")}, `changelog, row 2, field "date": "2026-11-28": expected the day of the version's other changes, 2026-11-29`},
		{"the oldest first", []data.Revision{of("2.1.0", "2026-11-28"), of("2.0.0", "2026-11-29")}, `changelog, row 2, field "date": "2026-11-29": expected the newest version first: not after 2026-11-28`},
		{"a version in two places", []data.Revision{of("2.1.0", "2026-11-29"), of("2.0.0", "2026-11-28"), of("2.1.0", "2026-11-29")}, `changelog, row 3, field "version": "2.1.0": expected the changes of a version in rows that follow each other`},
		{"a row without a version", []data.Revision{of("2.1.0", "2026-11-29"), of("", "2026-11-28")}, `changelog, row 2, field "version": expected a version`},
		{"a row without a change", []data.Revision{{Version: "2.1.0", Date: "2026-11-29"}}, `changelog, row 1, field "change": expected a text in at least one language`},
	} {
		ds := pairOfPlaces()
		ds.Version, ds.Revisions = "2.1.0", c.list
		faults := ds.Validate()
		if got := faults.Error(); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	if strings.Contains(pairOfPlaces().Validate().Error(), "changelog") {
		t.Error("a dataset without a record is told of one")
	}
}
