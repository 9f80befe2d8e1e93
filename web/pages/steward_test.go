package pages

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bilateral/components/page/pagetest"
	"bilateral/data"
)

// mostOfSources is what the steward's files may add to the server, in bytes.
const mostOfSources = 1_300_000

func TestTheStewardsFilesAreShownAsTheyAre(t *testing.T) {
	ds := pagetest.Deck(t)
	shown, err := StewardFiles(ds, data.DefaultSources)
	if err != nil {
		t.Fatal(err)
	}
	size := 0
	names, err := fs.Glob(data.DefaultSources, "sources/*.csv")
	if err != nil {
		t.Fatal(err)
	}
	if len(names) != len(shown) {
		t.Errorf("%d files are shown, want %d", len(shown), len(names))
	}
	for _, name := range names {
		want, err := fs.ReadFile(data.DefaultSources, name)
		if err != nil {
			t.Fatal(err)
		}
		size += len(want)
		got := shown["/data/sources/"+path.Base(name)]
		if bytes.Count(got, []byte("\n")) != bytes.Count(want, []byte("\n")) {
			t.Errorf("%s: its rows have other numbers", name)
		}
		if !bytes.Contains(want, []byte("publishable")) && !bytes.Equal(got, want) {
			t.Errorf("%s is another file", name)
		}
	}
	if size > mostOfSources {
		t.Errorf("%d bytes, want at most %d", size, mostOfSources)
	}
	for _, name := range ds.Origins.Files {
		if shown[ds.Origins.Folder+name] == nil {
			t.Errorf("values are from %s, which is not shown", name)
		}
	}
	if files, err := StewardFiles(pagetest.Second(t), data.DefaultSources); err != nil || len(files) > 0 {
		t.Errorf("a dataset of another's has %d of our files: %v", len(files), err)
	}
}

func TestARowThatMustNotBePublishedStandsEmpty(t *testing.T) {
	ds := &data.Dataset{Origins: &data.Origins{Folder: "/rows/"}}
	files := fstest.MapFS{"sources/a.csv": {Data: []byte("id,value,publishable,publishable_why\n1,7,yes,ours\n2,8,no,theirs\n3,9,single figures only,quoted\n")}}
	shown, err := StewardFiles(ds, files)
	if err != nil {
		t.Fatal(err)
	}
	const want = "id,value,publishable,publishable_why\n1,7,yes,ours\n,,no,theirs\n3,9,single figures only,quoted\n"
	if got := string(shown["/rows/a.csv"]); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if _, err := StewardFiles(ds, fstest.MapFS{"sources/a.csv": {Data: []byte("a,b\n\"")}}); err == nil {
		t.Error("a file that is no CSV was shown")
	}
}

// Nothing that must not be published is shown by any file.
func TestNoFileShowsWhatMustNotBePublished(t *testing.T) {
	shown, err := StewardFiles(pagetest.Deck(t), data.DefaultSources)
	if err != nil {
		t.Fatal(err)
	}
	looked := 0
	for name, content := range shown {
		rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		at := slices.Index(rows[0], "publishable")
		for i, row := range rows {
			if at < 0 || row[at] != "no" {
				continue
			}
			looked++
			for j, cell := range row {
				if cell != "" && j != at && !strings.HasSuffix(rows[0][j], "why") {
					t.Errorf("%s, row %d, %s: %q", name, i+1, rows[0][j], cell)
				}
			}
		}
	}
	if looked == 0 {
		t.Error("no row must not be published")
	}
}
