package pages

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"bilateral/data"
)

// StewardFiles are the files that a dataset's values were read from, by the paths at which
// the site has them; none where it has not. A row that he marks as
// not to be published stands empty but for that mark and his reason, so that the numbers
// of the rows after it hold.
func StewardFiles(ds *data.Dataset, files fs.FS) (map[string][]byte, error) {
	if ds.Origins == nil || ds.Origins.Folder == "" {
		return nil, nil
	}
	names, err := fs.Glob(files, "*/*.csv")
	if err != nil {
		return nil, fmt.Errorf("pages: the steward's files: %w", err)
	}
	shown := map[string][]byte{}
	for _, name := range names {
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("pages: the steward's files: %w", err)
		}
		if shown[ds.Origins.Folder+path.Base(name)], err = publishable(content); err != nil {
			return nil, fmt.Errorf("pages: %s: %w", name, err)
		}
	}
	return shown, nil
}

// The steward's columns that say whether a row may be published, and why.
const verdictColumn = "publishable"

var reasonColumns = []string{verdictColumn, "publishable_why", "why"}

// publishable is a file without what must not be published; the file itself where it
// says nothing of that.
func publishable(content []byte) ([]byte, error) {
	rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return content, nil
	}
	verdict := slices.Index(rows[0], verdictColumn)
	if verdict < 0 {
		return content, nil
	}
	for _, row := range rows[1:] {
		if row[verdict] != "no" {
			continue
		}
		for i := range row {
			if !slices.Contains(reasonColumns, rows[0][i]) {
				row[i] = ""
			}
		}
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.WriteAll(rows); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
