package spreadsheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"
)

// archive takes the parts of a workbook from the library and writes them once all are
// there: in an order of its own, with the day of the data, and those of many rows
// straight from the rows.
type archive struct {
	to       io.Writer
	day      time.Time
	language string // of the texts in charts
	parts    map[string]*bytes.Buffer
	// rows write a part that the library has made the frame of, by its name.
	rows map[string]func(to io.Writer, frame []byte) error
}

func newArchive(to io.Writer, day time.Time) *archive {
	return &archive{to: to, day: day, parts: map[string]*bytes.Buffer{}, rows: map[string]func(io.Writer, []byte) error{}}
}

// Create takes a part.
func (a *archive) Create(name string) (io.Writer, error) {
	part := new(bytes.Buffer)
	a.parts[name] = part
	return part, nil
}

// AddFS takes nothing: a workbook has no file of another system.
func (a *archive) AddFS(fs.FS) error { return errors.ErrUnsupported }

// first are the parts by which programs tell a workbook from another archive.
var first = []string{"[Content_Types].xml", "_rels/.rels"}

// Close writes the parts.
func (a *archive) Close() error {
	var names []string
	for name := range a.parts {
		names = append(names, name)
	}
	slices.SortFunc(names, func(x, y string) int {
		if i, j := slices.Index(first, x), slices.Index(first, y); i != j {
			return j - i // none is -1, which comes last
		}
		return strings.Compare(x, y)
	})
	out := zip.NewWriter(a.to)
	for _, name := range names {
		part, err := out.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: a.day})
		if err != nil {
			return err
		}
		content := a.parts[name].Bytes()
		if rows := a.rows[name]; rows != nil {
			err = rows(part, content)
		} else {
			_, err = part.Write(a.amended(name, content))
		}
		if err != nil {
			return err
		}
	}
	return out.Close()
}

// american is the language that the library says texts are in.
var american = regexp.MustCompile(`"en-[A-Z]{2}"`)

// family stands in a font before its character set. Where a program has not the font, it looks
// for another by that: 128 is Shift_JIS, as Excel writes it with Japanese fonts.
var family = regexp.MustCompile(`<family val="\d+"></family>|<family val="\d+"/>`)

// prefixed are the names of the properties as some programs expect them, which look at
// the prefix and not at what it stands for.
var prefixed = strings.NewReplacer("<coreProperties xmlns=", "<cp:coreProperties xmlns:cp=", "</coreProperties>", "</cp:coreProperties>",
	"<lastModifiedBy>", "<cp:lastModifiedBy>", "</lastModifiedBy>", "</cp:lastModifiedBy>", "<version>", "<cp:version>", "</version>", "</cp:version>")

// amended is a part as it should be: with the language of its texts, which the library
// takes for American, with that of its fonts, with prefixes, and with the types of content in an order, in which
// it has them by chance.
func (a *archive) amended(name string, content []byte) []byte {
	switch {
	case strings.HasPrefix(name, "xl/charts/"):
		return american.ReplaceAll(content, []byte(`"`+a.language+`"`))
	case name == "xl/styles.xml" && a.language == "ja-JP":
		return family.ReplaceAll(content, []byte(`$0<charset val="128"/>`))
	case name == "docProps/core.xml":
		return []byte(prefixed.Replace(string(content)))
	case name == first[0]:
		types := strings.SplitAfter(string(content), "></Default>")
		if last := len(types) - 1; last > 1 {
			// Before the first of them stands the head of the part.
			head, one, _ := strings.Cut(types[0], "<Default ")
			types[0] = "<Default " + one
			slices.Sort(types[:last])
			return []byte(head + strings.Join(types, ""))
		}
	}
	return content
}
