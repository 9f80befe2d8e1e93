// Command convert makes the tables of open evidence (data/series) from the
// steward's files (data/sources). It stands before the flow: next year's
// figures are new files in data/sources and one run of it. A file that breaks
// its key or its codes is refused with every fault in it, each with its row,
// field, value and what was expected; nothing is written then.
//
//	go run ./data/convert          # writes data/series
//	go run ./data/convert -check   # fails when data/series is not current
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"bilateral/data"
)

// errStale says that the tables are not what the steward's files give.
var errStale = errors.New("data/series is not current: run go run ./data/convert")

func main() {
	check := flag.Bool("check", false, "compare only, and fail when something would change")
	from := flag.String("from", "data/sources", "`folder` of the steward's files")
	to := flag.String("to", "data/series", "`folder` of the tables")
	flag.Parse()
	if err := run(*from, *to, *check, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run converts one folder into another, or compares them.
func run(from, to string, check bool, report io.Writer) error {
	tables, err := convert(os.DirFS(from))
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(tables)) {
		file := filepath.Join(to, name)
		old, err := os.ReadFile(file)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if err == nil && bytes.Equal(old, tables[name]) {
			continue
		}
		if check {
			return fmt.Errorf("%s: %w", file, errStale)
		}
		if err := os.WriteFile(file, tables[name], 0o644); err != nil {
			return err
		}
		fmt.Fprintf(report, "%s: %d rows\n", file, bytes.Count(tables[name], []byte("\n"))-1)
	}
	return nil
}

// convert makes every table from the steward's files. The error is data.Faults
// where the files are at fault, with the file as resource.
func convert(files fs.FS) (map[string][]byte, error) {
	c := &converter{files: files, tables: map[string]*table{}, told: map[cell]bool{}, places: map[string]string{}, sources: map[string]bool{}, japanese: map[string]string{}}
	tables := map[string][]byte{
		"places.csv":  c.convertPlaces(),
		"sources.csv": c.convertSources(),
	}
	collections := map[string][]point{
		"joint-works.csv":       c.jointWorks(),
		"partner-ranks.csv":     c.partnerRanks(),
		"joint-articles.csv":    c.jointArticles(),
		"articles.csv":          c.articles(),
		"articles-by-field.csv": c.fields(),
		"research-effort.csv":   c.researchEffort(),
		"students.csv":          c.students(),
	}
	tables["facts.csv"] = c.facts()
	tables["events.csv"] = c.events()
	if len(c.faults) > 0 {
		c.untranslated()
		c.faults.Sort(c.read)
		return nil, c.faults.Once()
	}
	for name, points := range collections {
		tables[name] = write(points)
	}
	return tables, nil
}

// untranslated gives many texts without their Japanese one cause.
func (c *converter) untranslated() {
	texts := map[string]bool{}
	for _, f := range c.faults {
		if f.ForeignTable == translations {
			texts[f.Value] = true
		}
	}
	for i := range c.faults {
		if f := &c.faults[i]; f.ForeignTable == translations {
			if f.Cause = oneCause(len(texts), "texts are missing"); f.Cause != "" {
				f.Resource, f.Row, f.Field, f.Want = translations, 0, "en", "a row for this text"
			}
		}
	}
}

// translations is the file with the Japanese of the steward's texts.
const translations = "translations.csv"

// fault notes what is wrong with a file.
func (c *converter) fault(t *table, row int, field, value, want string) {
	c.faults = append(c.faults, data.Fault{Resource: t.name, Row: row, Field: field, Value: value, Want: want})
}
