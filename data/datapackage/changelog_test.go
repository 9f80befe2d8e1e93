package datapackage

import (
	"strings"
	"testing"
	"testing/fstest"

	"bilateral/data"
)

func TestTheRecordOfChangesIsReadAndMayBeMissing(t *testing.T) {
	ds, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	if len(ds.Revisions) < 3 || ds.Revisions[0].Version != ds.Version || ds.Released != ds.Revisions[0].Date || !ds.HasRevisions() {
		t.Errorf("version %s of %q, changes %+v", ds.Version, ds.Released, ds.Revisions)
	}
	first := ds.Revisions[len(ds.Revisions)-1]
	if first.Version != "1.0.0" || first.Text.EN == "" || first.Text.JA == "" {
		t.Errorf("the first version is %+v", first)
	}
	if ds, err = DecodeFile(secondFile); err != nil || ds.HasRevisions() || ds.Released != "" {
		t.Errorf("%v; the second dataset has %+v", err, ds)
	}
}

func TestAVersionThatTheRecordDoesNotHaveIsAFault(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"the record is behind", "version,date,change\n1.1.0,2026-11-25,Series\n", `package, field "version": "1.2.0": expected the newest version of the table changelog, 1.1.0`},
		{"a date that is none", "version,date,change\n1.2.0,yesterday,Series\n", `changelog, row 1, field "date": "yesterday"`},
		{"a change without words", "version,date,change\n1.2.0,2026-11-25,\n", `changelog, row 1, field "change"`},
		{"no dates at all", "version,change\n1.2.0,Series\n", `changelog, field "date"`},
	} {
		files := fstest.MapFS{}
		for _, name := range []string{data.DefaultFile, "phrases.csv"} {
			b, err := data.Default.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files[name] = &fstest.MapFile{Data: b}
		}
		series, err := data.Default.ReadDir("series")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range series {
			b, err := data.Default.ReadFile("series/" + f.Name())
			if err != nil {
				t.Fatal(err)
			}
			files["series/"+f.Name()] = &fstest.MapFile{Data: b}
		}
		files["changelog.csv"] = &fstest.MapFile{Data: []byte(c.file)}
		if _, err := DecodeFS(files, data.DefaultFile); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}
